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
    pub joined: bool,
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
    /// Whether anything may come for it on a day.
    pub fn is_accompanied(&self, on: Date) -> bool {
        let paused = self.pauses.range(..=on).next_back().is_some_and(|(_, stopped)| *stopped);
        !(self.ended || self.removed || self.unconfirmed || paused)
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
                let child = self.children.entry(*child).or_default();
                child.born = Some(*on);
                child.told_weeks = gestation.or(child.told_weeks);
                child.unconfirmed &= matches!(report, Report::BirthCorrected { .. });
            }
            Report::Joined { child, born, .. } => {
                let new = Child { born: Some(*born), joined: true, ..Child::default() };
                self.children.insert(*child, new);
            }
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

    fn of(&mut self, child: u8) -> &mut Child {
        self.children.entry(child).or_default()
    }

    fn about(&mut self, child: Option<u8>, change: impl Fn(&mut Child)) {
        let known = self.children.iter_mut().filter(|(name, _)| child.is_none_or(|child| child == **name));
        known.for_each(|(_, child)| change(child));
    }
}
