//! What was said, as the oracle understands it: one row a child, no log, no replay.
//!
//! Written from the product's rules, not from the core's code; it shares none of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::clock::between;
use crate::report::Report;

/// A child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Child {
    pub pregnancy: Option<u8>,
    pub due: Option<Date>,
    pub born: Option<Date>,
    /// Days of gestation at birth, as told.
    pub told_weeks: Option<u16>,
    /// The day on which it joined the family.
    pub joined: Option<Date>,
    pub ended: bool,
    pub removed: bool,
    pub unconfirmed: bool,
    pub milestones_hidden: bool,
    pub undecided: bool,
    pub last_of_february: bool,
    /// By first day: stopped or not; the last one before a date counts.
    pub pauses: BTreeMap<Date, bool>,
}

impl Child {
    /// The first day from one on for which something may come for it, as far as anybody said.
    pub fn accompanied_from(&self, on: Date) -> Option<Date> {
        let resumed = || self.pauses.range(on..).find(|(_, stopped)| !**stopped).map(|(day, _)| *day);
        if self.is_accompanied(on) { Some(on) } else { resumed().filter(|day| self.is_accompanied(*day)) }
    }

    /// Whether anything may come for it on a day.
    pub fn is_accompanied(&self, on: Date) -> bool {
        let paused = self.pauses.range(..=on).next_back().is_some_and(|(_, stopped)| *stopped);
        self.accompanied_somehow() && !paused
    }

    /// Whether it is accompanied, resting or not.
    pub fn accompanied_somehow(&self) -> bool {
        !(self.ended || self.removed || self.unconfirmed)
    }

    /// Days of gestation at birth: told, or counted from the due date where the two belong together.
    pub fn weeks(&self) -> Option<i64> {
        let counted = || {
            let days = 280 - between(self.born?, self.due?);
            (140..=314).contains(&days).then_some(days).filter(|days| *days < 301)
        };
        self.told_weeks.map(i64::from).or_else(counted)
    }

    /// Whether it is on its way on a day, as far as anybody said, and not past 42 weeks.
    pub fn is_expected(&self, on: Date) -> bool {
        self.born.is_none() && self.due.is_some_and(|due| 280 - between(on, due) < 294)
    }
}

/// A family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub children: BTreeMap<u8, Child>,
    /// Where the family lives, by first day.
    pub regions: BTreeMap<Date, &'static str>,
    /// Other names of children.
    same: BTreeMap<u8, u8>,
}

impl Facts {
    /// What a report changes, once the core has taken it.
    pub fn hear(&mut self, report: &Report) {
        match report {
            Report::Expecting { pregnancy, children, due } => {
                for child in children {
                    let new = Child { pregnancy: Some(*pregnancy), due: *due, ..Child::default() };
                    self.children.insert(*child, new);
                }
            }
            Report::OneMore { pregnancy, child } => {
                let due = self
                    .children
                    .values()
                    .find(|child| child.pregnancy == Some(*pregnancy))
                    .and_then(|c| c.due);
                let new = Child { pregnancy: Some(*pregnancy), due, ..Child::default() };
                self.children.insert(*child, new);
            }
            Report::DueDate { pregnancy, due } => {
                let of_it = self.children.values_mut().filter(|child| child.pregnancy == Some(*pregnancy));
                of_it.for_each(|child| child.due = Some(*due));
            }
            Report::Born { child, on, gestation } | Report::BirthCorrected { child, on, gestation } => {
                let child = self.of(*child);
                child.born = Some(*on);
                child.told_weeks = gestation.or(child.told_weeks);
                child.unconfirmed &= matches!(report, Report::BirthCorrected { .. });
            }
            Report::Joined { child, born, on } => {
                let new = Child { born: Some(*born), joined: Some(*on), ..Child::default() };
                self.children.insert(*child, new);
            }
            Report::Same { child, other } => self.join(self.name(*child), self.name(*other)),
            Report::Moved { region, from } => _ = self.regions.insert(*from, *region),
            Report::Ended { child } => self.of(*child).ended = true,
            Report::NotEnded { child } => self.of(*child).ended = false,
            Report::Removed { child } => self.of(*child).removed = true,
            Report::StillSo { child } => self.of(*child).unconfirmed = false,
            Report::MilestonesHidden { child, holds } => self.of(*child).milestones_hidden = *holds,
            Report::Undecided { child, holds } => self.of(*child).undecided = *holds,
            Report::LastOfFebruary { child } => self.of(*child).last_of_february = true,
            Report::Paused { child, from } => {
                self.about(*child, |child| _ = child.pauses.insert(*from, true))
            }
            Report::Resumed { child, from } => self.about(*child, |child| {
                let running = child.pauses.range(..=*from).next_back().is_some_and(|(_, stopped)| *stopped);
                if !running {
                    child.pauses.retain(|day, _| day <= from);
                }
                child.pauses.insert(*from, false);
            }),
        }
    }

    /// Nobody has said yet that these are so.
    pub fn waits(&mut self, children: &[u8]) {
        children.iter().for_each(|child| self.of(*child).unconfirmed = true);
    }

    /// The name under which a child is known here.
    pub fn name(&self, child: u8) -> u8 {
        self.same.get(&child).copied().unwrap_or(child)
    }

    /// Whether a report ends what is known and has not ended: the core has to take it.
    pub fn can_end(&self, report: &Report) -> bool {
        let (Report::Ended { child } | Report::Removed { child }) = report else { return false };
        self.children.get(&self.name(*child)).is_some_and(|child| !child.ended && !child.removed)
    }

    /// Where the family lives on a day, if anybody said.
    pub fn region_on(&self, on: Date) -> Option<&'static str> {
        self.regions.range(..=on).next_back().map(|(_, region)| *region)
    }

    fn of(&mut self, child: u8) -> &mut Child {
        self.children.entry(self.name(child)).or_default()
    }

    /// Two rows become one: of two that differ, what was said here and confirmed holds; an ending holds whoever said it.
    fn join(&mut self, one: u8, two: u8) {
        let (kept, gone) = (one.min(two), one.max(two));
        let (Some(a), Some(b)) = (self.children.remove(&kept), self.children.remove(&gone)) else { return };
        let (mut row, other) = if a.unconfirmed { (b, a) } else { (a, b) };
        row.ended |= other.ended;
        row.removed |= other.removed;
        row.unconfirmed &= other.unconfirmed;
        row.born = row.born.or(other.born);
        self.children.insert(kept, row);
        self.same.values_mut().filter(|name| **name == gone).for_each(|name| *name = kept);
        self.same.insert(gone, kept);
    }

    fn about(&mut self, child: Option<u8>, change: impl Fn(&mut Child)) {
        let child = child.map(|child| self.name(child));
        let known = self.children.iter_mut().filter(|(name, _)| child.is_none_or(|child| child == **name));
        known.for_each(|(_, child)| change(child));
    }
}
