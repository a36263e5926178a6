//! From reports to children: reads the log in order and keeps what holds.
//!
//! Total: a report that speaks of somebody unknown, or of something that a mistake took back, is passed over. What
//! holds depends on the set of reports alone, not on the order in which phones came to know them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::check::belongs;
use super::child::Child;
use super::event::{Choice, Entry, LifeEvent};
use super::id::{ChildId, EventId, PregnancyId};
use super::member::{Member, Standing};
use super::names::Names;
use crate::calendar::{Birth, DueDate, GestationalDay, LeapBirthday};

/// Everything the reports say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Replay {
    pub(super) members: Vec<Member>,
    pub(super) single: bool,
    /// Regions by the first day in each.
    pub(super) regions: Vec<(NaiveDate, String)>,
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

/// Reads the log, given in its order.
pub(super) fn replay(entries: &[&Entry], unconfirmed: &BTreeSet<ChildId>) -> Replay {
    let void = taken_back(entries.iter().copied());
    let holds: Vec<&Entry> = entries.iter().copied().filter(|entry| !void.contains(&entry.id)).collect();
    let mut gathered = Gathered::default();
    for (order, entry) in holds.iter().enumerate() {
        gathered.read(order, entry);
    }
    let mut replay = Replay { members: gathered.members(unconfirmed), ..Replay::default() };
    for (order, entry) in holds.iter().enumerate() {
        replay.choose(order, &entry.event);
    }
    replay.regions.sort_by_key(|(from, _)| *from);
    replay
}

/// What is said of one name.
#[derive(Debug, Clone, Default)]
struct Facts {
    /// The reports that made it known: place in the log and day.
    known: Option<(usize, NaiveDate)>,
    pregnancy: Option<PregnancyId>,
    /// Whether a birth was reported, and not only corrected.
    born: bool,
    births: Vec<Told>,
    joined: Option<NaiveDate>,
    ended: bool,
    removed: bool,
}

/// One telling of a birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    order: usize,
    date: NaiveDate,
    gestation: Option<GestationalDay>,
}

#[derive(Default)]
struct Gathered {
    facts: BTreeMap<ChildId, Facts>,
    due: BTreeMap<PregnancyId, (usize, DueDate)>,
    children: Names<ChildId>,
}

impl Gathered {
    fn read(&mut self, order: usize, entry: &Entry) {
        let seen = (order, entry.recorded_at.date);
        match &entry.event {
            LifeEvent::Expecting { pregnancy, children, due } => {
                for child in children {
                    self.introduce(*child, seen).pregnancy.get_or_insert(*pregnancy);
                }
                if let Some(due) = due {
                    self.due.insert(*pregnancy, (order, *due));
                }
            }
            LifeEvent::OneMore { pregnancy, child } => {
                self.introduce(*child, seen).pregnancy.get_or_insert(*pregnancy);
            }
            LifeEvent::DueDate { pregnancy, due } => _ = self.due.insert(*pregnancy, (order, *due)),
            LifeEvent::Born { child, date, gestation } => {
                let facts = self.introduce(*child, seen);
                facts.born = true;
                facts.births.push(Told { order, date: *date, gestation: *gestation });
            }
            LifeEvent::BirthCorrected { child, date, gestation } => {
                self.of(*child).births.push(Told { order, date: *date, gestation: *gestation });
            }
            LifeEvent::Joined { child, born, on } => {
                let facts = self.introduce(*child, seen);
                facts.born = true;
                facts.births.push(Told { order, date: *born, gestation: None });
                facts.joined = Some(*on);
            }
            // Known or not: an ending that arrives before its child must hold.
            LifeEvent::Ended { child } => self.of(*child).ended = true,
            LifeEvent::Removed { child } => self.of(*child).removed = true,
            LifeEvent::Same { child, other } => self.children.join(*child, *other),
            _ => {}
        }
    }

    fn of(&mut self, child: ChildId) -> &mut Facts {
        self.facts.entry(child).or_default()
    }

    fn introduce(&mut self, child: ChildId, seen: (usize, NaiveDate)) -> &mut Facts {
        let facts = self.of(child);
        facts.known.get_or_insert(seen);
        facts
    }

    fn members(&self, unconfirmed: &BTreeSet<ChildId>) -> Vec<Member> {
        let mut groups: BTreeMap<ChildId, BTreeSet<ChildId>> = BTreeMap::new();
        for child in self.facts.keys() {
            groups.entry(self.children.of(*child)).or_default().insert(*child);
        }
        // One child, one pregnancy: where two phones gave it two names, those are one too.
        let mut pregnancies = Names::default();
        for names in groups.values() {
            let mut of_child = names.iter().filter_map(|name| self.facts.get(name)?.pregnancy);
            if let Some(first) = of_child.next() {
                of_child.for_each(|other| pregnancies.join(first, other));
            }
        }
        let mut members: Vec<Member> =
            groups.into_values().filter_map(|names| self.member(names, &pregnancies, unconfirmed)).collect();
        let mut together: BTreeMap<PregnancyId, usize> = BTreeMap::new();
        for pregnancy in members.iter().filter(|member| member.standing.is_here()).filter_map(|m| m.pregnancy)
        {
            *together.entry(pregnancy).or_default() += 1;
        }
        for member in &mut members {
            let count = member.pregnancy.and_then(|pregnancy| together.get(&pregnancy));
            member.together = count.copied().unwrap_or(1);
        }
        members
    }

    fn member(
        &self,
        names: BTreeSet<ChildId>,
        pregnancies: &Names<PregnancyId>,
        unconfirmed: &BTreeSet<ChildId>,
    ) -> Option<Member> {
        let facts: Vec<&Facts> = names.iter().filter_map(|name| self.facts.get(name)).collect();
        // A name that nobody introduced is only an ending waiting for its child.
        let (first_seen, _) = facts.iter().filter_map(|facts| facts.known).min()?;
        let since = facts.iter().filter_map(|facts| facts.known).map(|(_, on)| on).min()?;
        let pregnancy = facts.iter().find_map(|facts| facts.pregnancy).map(|any| pregnancies.of(any));
        let due = self.due_of(pregnancy, pregnancies);
        let birth = birth(&facts, due);
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
            id: *names.first()?,
            pregnancy,
            due,
            dates: birth.map(Child::Born).or(due.map(Child::Expected)),
            joined: facts.iter().filter_map(|facts| facts.joined).min(),
            since,
            standing,
            milestones_hidden: false,
            disability: false,
            undecided: false,
            together: 1,
            first_seen,
            pauses: Vec::new(),
            names,
        })
    }

    /// The due date told last, under whichever name of the pregnancy.
    fn due_of(&self, pregnancy: Option<PregnancyId>, pregnancies: &Names<PregnancyId>) -> Option<DueDate> {
        let pregnancy = pregnancy?;
        let told = self.due.iter().filter(|(name, _)| pregnancies.of(**name) == pregnancy);
        told.map(|(_, told)| told).max_by_key(|(order, _)| *order).map(|(_, due)| *due)
    }
}

/// The birth told last. A telling without weeks leaves those told before; where nobody told them they follow from the
/// due date, if the two belong together.
fn birth(facts: &[&Facts], due: Option<DueDate>) -> Option<Birth> {
    if !facts.iter().any(|facts| facts.born) {
        return None;
    }
    let mut told: Vec<Told> = facts.iter().flat_map(|facts| facts.births.iter().copied()).collect();
    told.sort_unstable();
    let date = told.last()?.date;
    let weeks = told.iter().rev().find_map(|told| told.gestation);
    let derived = || due.filter(|due| belongs(*due, date))?.gestational_day(date).ok();
    Some(Birth { date, gestation: weeks.or_else(derived), leap_birthday: LeapBirthday::default() })
}

impl Replay {
    fn choose(&mut self, order: usize, event: &LifeEvent) {
        match event {
            LifeEvent::Paused { child, from } => {
                for member in self.about(order, *child) {
                    member.pauses.retain(|(start, _)| start != from);
                    member.pauses.push((*from, true));
                    member.pauses.sort_unstable();
                }
            }
            LifeEvent::Resumed { child, from } => {
                for member in self.about(order, *child) {
                    // Resuming ends the pause of that day; while none holds, it calls off those that were planned.
                    let planned = !member.is_paused(*from);
                    member.pauses.retain(|(start, _)| start != from && !(planned && start > from));
                    member.pauses.push((*from, false));
                    member.pauses.sort_unstable();
                }
            }
            LifeEvent::LeapBirthday { child, on } => {
                for member in self.about(order, Some(*child)) {
                    if let Some(Child::Born(birth)) = &mut member.dates {
                        birth.leap_birthday = *on;
                    }
                }
            }
            LifeEvent::Chosen { choice: Choice::Single, holds, .. } => self.single = *holds,
            LifeEvent::Chosen { choice, child, holds } => {
                for member in self.about(order, *child) {
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

    /// A child, or everybody who was known when it was said: a later pregnancy starts clean.
    fn about(&mut self, order: usize, child: Option<ChildId>) -> impl Iterator<Item = &mut Member> {
        self.members.iter_mut().filter(move |member| match child {
            Some(child) => member.names.contains(&child),
            None => member.first_seen < order,
        })
    }
}
