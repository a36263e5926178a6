//! From reports to children: reads the log in order and keeps what holds.
//!
//! Total: a report that speaks of somebody unknown, or of something that a mistake took back, is passed over. What
//! holds depends on the set of reports alone, not on the order in which phones came to know them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::child::Child;
use super::event::{Choice, Entry, LifeEvent};
use super::id::{ChildId, EventId, PregnancyId};
use super::member::{Member, Standing};
use crate::calendar::{Birth, DueDate, GestationalDay, LeapBirthday};

/// Everything the reports say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Replay {
    pub(super) members: Vec<Member>,
    pub(super) single: bool,
    /// Regions by the first day in each.
    pub(super) regions: Vec<(NaiveDate, String)>,
}

/// What is gathered of one name before names are joined.
#[derive(Debug, Clone, Default)]
struct Facts {
    pregnancy: Option<PregnancyId>,
    since: Option<NaiveDate>,
    birth: Option<(usize, NaiveDate, Option<GestationalDay>)>,
    joined: Option<NaiveDate>,
    ended: bool,
    removed: bool,
}

/// The reports that a mistake took back.
pub(super) fn taken_back<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<EventId> {
    entries
        .filter_map(|entry| match entry.event {
            LifeEvent::Mistake { event } => Some(event),
            _ => None,
        })
        .collect()
}

pub(super) fn replay(entries: &[&Entry], unconfirmed: &BTreeSet<ChildId>) -> Replay {
    let void = taken_back(entries.iter().copied());
    let holds: Vec<&Entry> = entries.iter().copied().filter(|entry| !void.contains(&entry.id)).collect();
    let mut gathered = Gathered::default();
    for (order, entry) in holds.iter().enumerate() {
        gathered.read(order, entry);
    }
    gathered.finish(&holds, unconfirmed)
}

#[derive(Default)]
struct Gathered {
    facts: BTreeMap<ChildId, Facts>,
    due: BTreeMap<PregnancyId, (usize, DueDate)>,
    /// Who carries whose name: each points at a smaller id, or at itself.
    same: BTreeMap<ChildId, ChildId>,
}

impl Gathered {
    fn read(&mut self, order: usize, entry: &Entry) {
        let on = entry.recorded_at.date;
        match &entry.event {
            LifeEvent::Expecting { pregnancy, children, due } => {
                for child in children {
                    self.introduce(*child, on).pregnancy.get_or_insert(*pregnancy);
                }
                if let Some(due) = due {
                    self.due.insert(*pregnancy, (order, *due));
                }
            }
            LifeEvent::OneMore { pregnancy, child } => {
                self.introduce(*child, on).pregnancy.get_or_insert(*pregnancy);
            }
            LifeEvent::DueDate { pregnancy, due } => {
                self.due.insert(*pregnancy, (order, *due));
            }
            LifeEvent::Born { child, date, gestation } => {
                self.introduce(*child, on).birth = Some((order, *date, *gestation));
            }
            LifeEvent::BirthCorrected { child, date, gestation } => {
                if let Some(facts) = self.facts.get_mut(child).filter(|facts| facts.birth.is_some()) {
                    facts.birth = Some((order, *date, *gestation));
                }
            }
            LifeEvent::Joined { child, born, on: joined } => {
                let facts = self.introduce(*child, on);
                facts.birth = Some((order, *born, None));
                facts.joined = Some(*joined);
            }
            LifeEvent::Ended { child } => {
                // Known or not: an ending that arrives before its child must hold.
                self.facts.entry(*child).or_default().ended = true;
            }
            LifeEvent::Removed { child } => self.facts.entry(*child).or_default().removed = true,
            LifeEvent::Same { child, other } => self.join(*child, *other),
            _ => {}
        }
    }

    fn introduce(&mut self, child: ChildId, on: NaiveDate) -> &mut Facts {
        let facts = self.facts.entry(child).or_default();
        facts.since = Some(facts.since.map_or(on, |since| since.min(on)));
        facts
    }

    fn name(&self, child: ChildId) -> ChildId {
        let mut name = child;
        while let Some(next) = self.same.get(&name).filter(|next| **next != name) {
            name = *next;
        }
        name
    }

    fn join(&mut self, child: ChildId, other: ChildId) {
        let (a, b) = (self.name(child), self.name(other));
        self.same.insert(a.max(b), a.min(b));
    }

    fn finish(&self, holds: &[&Entry], unconfirmed: &BTreeSet<ChildId>) -> Replay {
        let mut groups: BTreeMap<ChildId, BTreeSet<ChildId>> = BTreeMap::new();
        for child in self.facts.keys() {
            groups.entry(self.name(*child)).or_default().insert(*child);
        }
        let dues = self.dues(&groups);
        let mut members: Vec<Member> =
            groups.values().filter_map(|names| self.member(names, &dues, unconfirmed)).collect();
        let together: Vec<usize> = members
            .iter()
            .map(|member| {
                let pregnancy = member.pregnancy;
                let here =
                    |other: &&Member| matches!(other.standing, Standing::Active | Standing::Unconfirmed);
                let shared =
                    |other: &&Member| pregnancy.is_some() && other.pregnancy == pregnancy && here(other);
                members.iter().filter(shared).count().max(1)
            })
            .collect();
        for (member, together) in members.iter_mut().zip(together) {
            member.together = together;
        }
        let mut replay = Replay { members, ..Replay::default() };
        for entry in holds {
            replay.apply_choice(&entry.event);
        }
        for member in &mut replay.members {
            member.pauses.sort_by_key(|(from, _)| *from);
        }
        replay.regions.sort_by_key(|(from, _)| *from);
        replay
    }

    /// The due date that holds for each child: the latest one of any of its pregnancies.
    fn dues(&self, groups: &BTreeMap<ChildId, BTreeSet<ChildId>>) -> BTreeMap<ChildId, DueDate> {
        let latest = |names: &BTreeSet<ChildId>| {
            let pregnancies = names.iter().filter_map(|name| self.facts.get(name)?.pregnancy);
            let dues = pregnancies.filter_map(|pregnancy| self.due.get(&pregnancy));
            dues.max_by_key(|(order, _)| *order).map(|(_, due)| *due)
        };
        groups.iter().filter_map(|(name, names)| Some((*name, latest(names)?))).collect()
    }

    fn member(
        &self,
        names: &BTreeSet<ChildId>,
        dues: &BTreeMap<ChildId, DueDate>,
        unconfirmed: &BTreeSet<ChildId>,
    ) -> Option<Member> {
        let id = *names.first()?;
        let facts: Vec<&Facts> = names.iter().filter_map(|name| self.facts.get(name)).collect();
        let due = dues.get(&id).copied();
        let birth = facts.iter().filter_map(|facts| facts.birth).max_by_key(|(order, ..)| *order);
        let dates = match birth {
            Some((_, date, gestation)) => {
                // Weeks at birth follow from the due date where nobody gave them.
                let gestation = gestation.or_else(|| due?.gestational_day(date).ok());
                let leap_birthday = LeapBirthday::default();
                Some(Child::Born(Birth { date, gestation, leap_birthday }))
            }
            None => due.map(Child::Expected),
        };
        let standing = if facts.iter().any(|facts| facts.ended) {
            Standing::Ended { born: birth.is_some() }
        } else if facts.iter().any(|facts| facts.removed) {
            Standing::Removed
        } else if names.iter().all(|name| unconfirmed.contains(name)) {
            Standing::Unconfirmed
        } else {
            Standing::Active
        };
        Some(Member {
            id,
            names: names.clone(),
            pregnancy: facts.iter().filter_map(|facts| facts.pregnancy).min(),
            dates,
            joined: facts.iter().filter_map(|facts| facts.joined).min(),
            // A name that nobody introduced is only an ending waiting for its child.
            since: facts.iter().filter_map(|facts| facts.since).min()?,
            standing,
            milestones_hidden: false,
            disability: false,
            undecided: false,
            together: 1,
            pauses: Vec::new(),
        })
    }
}

impl Replay {
    fn apply_choice(&mut self, event: &LifeEvent) {
        match event {
            LifeEvent::Paused { child, from } => self.pause(*child, *from, true),
            LifeEvent::Resumed { child, from } => self.pause(*child, *from, false),
            LifeEvent::LeapBirthday { child, on } => {
                for member in self.about(Some(*child)) {
                    if let Some(Child::Born(birth)) = &mut member.dates {
                        birth.leap_birthday = *on;
                    }
                }
            }
            LifeEvent::Chosen { choice: Choice::Single, holds, .. } => self.single = *holds,
            LifeEvent::Chosen { choice, child, holds } => {
                for member in self.about(*child) {
                    match choice {
                        Choice::MilestonesHidden => member.milestones_hidden = *holds,
                        Choice::Disability => member.disability = *holds,
                        Choice::Undecided => member.undecided = *holds,
                        Choice::Single => {}
                    }
                }
            }
            LifeEvent::Moved { region, from } => {
                self.regions.retain(|(start, _)| start != from);
                self.regions.push((*from, region.clone()));
            }
            _ => {}
        }
    }

    /// A later report about the same day, or about days before an earlier one, replaces what it covers.
    fn pause(&mut self, child: Option<ChildId>, from: NaiveDate, stopped: bool) {
        for member in self.about(child) {
            member.pauses.retain(|(start, _)| *start < from);
            member.pauses.push((from, stopped));
        }
    }

    fn about(&mut self, child: Option<ChildId>) -> impl Iterator<Item = &mut Member> {
        self.members.iter_mut().filter(move |member| child.is_none_or(|child| member.names.contains(&child)))
    }
}
