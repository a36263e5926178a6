//! The family document: what people reported, and what follows from it.
//!
//! A family is the replay of its reports, and the union of two logs is the family of both. Knows what was reported and
//! nothing else: no birth, loss or recovery is inferred from a date. Does not know letters, phones or storage.
//!
//! Start with [`Family::record`], [`Family::members`] and [`Member::stage`].

mod check;
mod child;
mod document;
mod event;
mod id;
mod member;
mod names;
mod preferences;
mod replay;

pub(crate) use check::{MOST_CHILDREN, is_countable};
pub use check::{Reason, born, due_date};
pub use child::Child;
pub use document::{DocumentError, VERSION};
pub use event::{Choice, Entry, LifeEvent, LocalMoment};
pub(crate) use id::random_id;
pub use id::{ChildId, EventId, NotAnId, PregnancyId};
pub use member::{Member, Standing};
pub use preferences::{Hour, NotAnHour, NoticeText, Preferences, Track};

use std::collections::BTreeSet;

use chrono::NaiveDate;
use replay::Replay;

/// Everything a family reported, and what follows from it.
///
/// ```
/// use otayori_core::calendar::DueDate;
/// use otayori_core::family::{ChildId, EventId, Family, LifeEvent, LocalMoment, PregnancyId};
/// use otayori_core::stage::Stage;
///
/// let on = "2026-07-06".parse().unwrap();
/// let at = LocalMoment { date: on, time: "21:30:00".parse().unwrap(), utc_offset_minutes: 540 };
/// let child = ChildId::from_random([1; 16]);
/// let pregnancy = PregnancyId::from_random([2; 16]);
/// let due = Some(DueDate::new("2027-03-01".parse().unwrap()));
///
/// let mut family = Family::default();
/// family.record(EventId::from_random([3; 16]), at, LifeEvent::Expecting { pregnancy, children: vec![child], due })?;
/// assert!(matches!(family.members()[0].stage(on), Ok(Stage::Expecting { .. })));
/// family.record(EventId::from_random([4; 16]), at, LifeEvent::Ended { child })?;
/// assert_eq!(family.members()[0].stage(on), Ok(Stage::Ended));
/// # Ok::<(), otayori_core::family::Reason>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    /// A set: the same report twice is one, and of one id with two texts (damage) both are kept, so that none is lost.
    log: BTreeSet<Entry>,
    /// Children who came with a restore and about whom nobody has said anything since. A phone's own knowledge: it is
    /// no report.
    unconfirmed: BTreeSet<ChildId>,
    now: Replay,
}

impl Family {
    /// Adds a report, if it can be true. On an error the family is as it was.
    ///
    /// # Errors
    /// [`Reason`]: why it cannot be.
    pub fn record(&mut self, id: EventId, at: LocalMoment, event: LifeEvent) -> Result<(), Reason> {
        if self.log.iter().any(|entry| entry.id == id) {
            return Err(Reason::KnownEvent);
        }
        // A clock millennia off must not make the family unreadable, nor an ending refused.
        let at = LocalMoment { date: check::clamped(at.date), ..at };
        check::check(self, at, &event)?;
        if let LifeEvent::StillSo { child } | LifeEvent::Born { child, .. } = &event {
            // Whoever speaks of a child here says that it is here.
            let names = self.member(*child).map(|member| member.names.clone()).unwrap_or_default();
            self.unconfirmed.retain(|name| !names.contains(name));
        }
        let number = self.log.iter().map(|entry| entry.number).max().map_or(0, |last| last.saturating_add(1));
        self.log.insert(Entry { id, number, recorded_at: at, event });
        self.refresh();
        Ok(())
    }

    /// Adds several reports, or none of them.
    ///
    /// # Errors
    /// The first [`Reason`].
    pub fn record_all(
        &mut self,
        at: LocalMoment,
        reports: impl IntoIterator<Item = (EventId, LifeEvent)>,
    ) -> Result<(), Reason> {
        let before = self.clone();
        for (id, event) in reports {
            if let Err(reason) = self.record(id, at, event) {
                *self = before;
                return Err(reason);
            }
        }
        Ok(())
    }

    /// Both logs in one. A child whom one side did not know waits as [`Standing::Unconfirmed`] until somebody says how
    /// it is; an ending known to either side holds.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (ours, theirs) = (self.introduced(), other.introduced());
        let mut unconfirmed: BTreeSet<ChildId> = ours.symmetric_difference(&theirs).copied().collect();
        unconfirmed.extend(self.unconfirmed.iter().chain(&other.unconfirmed));
        Self::replayed(self.log.union(&other.log).cloned().collect(), unconfirmed)
    }

    /// What another phone or a backup knows, taken in here. The reports of both; a child whom only the other side knew waits
    /// as [`Standing::Unconfirmed`], and nobody known here does because an old backup had not heard of it yet.
    #[must_use]
    pub fn taking_in(&self, other: &Self) -> Self {
        let is_new = |child: &ChildId| self.member(*child).is_none();
        let mut unconfirmed = self.unconfirmed.clone();
        unconfirmed.extend(other.introduced().into_iter().filter(is_new));
        Self::replayed(self.log.union(&other.log).cloned().collect(), unconfirmed)
    }

    /// The same family, in which everybody waits to be confirmed: for where a report may be missing that nobody can name.
    #[must_use]
    pub(crate) fn waiting(self) -> Self {
        let everybody = self.introduced();
        Self::replayed(self.log, everybody)
    }

    /// A family from its reports and the children that wait; `None` if a date cannot be counted.
    pub(crate) fn of(log: BTreeSet<Entry>, unconfirmed: BTreeSet<ChildId>) -> Option<Self> {
        log.iter().all(check::countable).then(|| Self::replayed(log, unconfirmed))
    }

    /// The reports as a set.
    pub(crate) fn entries(&self) -> &BTreeSet<Entry> {
        &self.log
    }

    /// Children who came with a restore and wait to be confirmed.
    pub(crate) fn unconfirmed(&self) -> &BTreeSet<ChildId> {
        &self.unconfirmed
    }

    fn replayed(log: BTreeSet<Entry>, unconfirmed: BTreeSet<ChildId>) -> Self {
        let mut family = Self { log, unconfirmed, now: Replay::default() };
        family.refresh();
        family
    }

    fn refresh(&mut self) {
        let now = replay::replay(&self.log(), &self.unconfirmed);
        self.now = now;
    }

    /// The reports in the order in which they are read.
    pub fn log(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.log.iter().collect();
        // Stable: what has the same order stays in the order of the set.
        entries.sort_by_key(|entry| entry.order());
        entries
    }

    /// Every child ever reported, awaited or born, ended ones among them.
    pub fn members(&self) -> &[Member] {
        &self.now.members
    }

    /// A child by any of its names.
    pub fn member(&self, child: ChildId) -> Option<&Member> {
        self.now.members.iter().find(|member| member.names.contains(&child))
    }

    /// One parent carries the days.
    pub fn is_single(&self) -> bool {
        self.now.single
    }

    /// Where the family lived on a day, if anybody said.
    pub fn region_on(&self, on: NaiveDate) -> Option<&str> {
        self.now.regions.iter().rev().find(|(from, _)| *from <= on).map(|(_, region)| region.as_str())
    }

    /// Whether a report was taken back.
    pub fn is_taken_back(&self, event: EventId) -> bool {
        replay::taken_back(self.log.iter()).contains(&event)
    }

    fn introduced(&self) -> BTreeSet<ChildId> {
        self.log.iter().flat_map(Entry::introduces).collect()
    }

    /// The awaited children of a pregnancy, in the order of their names.
    fn awaited(&self, pregnancy: PregnancyId) -> impl Iterator<Item = &Member> {
        self.now
            .members
            .iter()
            .filter(move |member| member.pregnancy == Some(pregnancy) && member.is_awaited())
    }
}

/// What a birth brought, one a child: [`Family::birth_events`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A child was born.
    Born,
    /// It has ended. Nothing is asked.
    Ended,
}

impl Family {
    /// The reports that a birth consists of: the first outcome is that of `first`, if it is one of the awaited, the next
    /// that of the next awaited child, and so on; a child nobody knew of takes a name from `fresh`. Give them to
    /// [`Family::record_all`].
    ///
    /// Children for whom no outcome is given are still awaited: twins can be born days apart.
    ///
    /// # Errors
    /// [`Reason::UnknownPregnancy`] if none of its children was ever reported; [`Reason::BornAlready`] or
    /// [`Reason::Ended`] if nobody is awaited, for then nobody was born; [`Reason::HowMany`] without an outcome;
    /// [`Reason::NoName`] if `fresh` runs out.
    pub fn birth_events(
        &self,
        pregnancy: PregnancyId,
        first: Option<ChildId>,
        outcomes: &[(NaiveDate, Outcome)],
        mut fresh: impl Iterator<Item = ChildId>,
    ) -> Result<Vec<LifeEvent>, Reason> {
        let mut children: Vec<&Member> =
            self.now.members.iter().filter(|member| member.pregnancy == Some(pregnancy)).collect();
        if children.is_empty() {
            return Err(Reason::UnknownPregnancy);
        }
        if outcomes.is_empty() {
            return Err(Reason::HowMany);
        }
        let born = children.iter().any(|member| member.birth().is_some());
        children.retain(|member| member.is_awaited());
        if children.is_empty() {
            return Err(if born { Reason::BornAlready } else { Reason::Ended });
        }
        if let Some(first) = first {
            let named = |member: &&Member| member.names.contains(&first);
            if !children.iter().any(named) {
                return Err(if born { Reason::BornAlready } else { Reason::Ended });
            }
            children.sort_by_key(|member| !named(member));
        }
        let mut awaited = children.into_iter();
        let mut events = Vec::new();
        for (date, outcome) in outcomes {
            let child = if let Some(member) = awaited.next() {
                member.id
            } else {
                let child = fresh.next().ok_or(Reason::NoName)?;
                events.push(LifeEvent::OneMore { pregnancy, child });
                child
            };
            events.push(match outcome {
                Outcome::Born => LifeEvent::Born { child, date: *date, gestation: None },
                Outcome::Ended => LifeEvent::Ended { child },
            });
        }
        Ok(events)
    }

    /// The report that ended a child, to be named by a mistake.
    pub fn endings(&self, child: ChildId) -> Vec<EventId> {
        let names = self.member(child).map(|member| member.names.clone()).unwrap_or_default();
        let void = replay::taken_back(self.log.iter());
        let ended =
            |entry: &&&Entry| matches!(entry.event, LifeEvent::Ended { child } if names.contains(&child));
        let log = self.log();
        log.iter().filter(ended).map(|entry| entry.id).filter(|id| !void.contains(id)).collect()
    }
}
