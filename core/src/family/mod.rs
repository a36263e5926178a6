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
mod preferences;
mod replay;

pub use check::Reason;
pub use child::Child;
pub use document::{DocumentError, VERSION};
pub use event::{Choice, Entry, LifeEvent, LocalMoment};
pub use id::{ChildId, EventId, NotAnId, PregnancyId};
pub use member::{Member, Standing};
pub use preferences::{Hour, NotAnHour, NoticeText, Preferences, Track};

use std::collections::{BTreeMap, BTreeSet};

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
    log: BTreeMap<EventId, Entry>,
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
        if self.log.contains_key(&id) {
            return Err(Reason::KnownEvent);
        }
        check::check(self, at, &event)?;
        match &event {
            LifeEvent::StillSo { child } => {
                let names = self.member(*child).map(|member| member.names.clone()).unwrap_or_default();
                self.unconfirmed.retain(|name| !names.contains(name));
            }
            // A child just entered here is known here.
            LifeEvent::Born { child, .. } => _ = self.unconfirmed.remove(child),
            _ => {}
        }
        let number =
            self.log.values().map(|entry| entry.number).max().map_or(0, |last| last.saturating_add(1));
        self.log.insert(id, Entry { id, number, recorded_at: at, event });
        self.refresh();
        Ok(())
    }

    /// Both logs in one. A child whom one side did not know waits as [`Standing::Unconfirmed`] until somebody says how
    /// it is; an ending known to either side holds.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (ours, theirs) = (self.introduced(), other.introduced());
        let mut unconfirmed: BTreeSet<ChildId> = ours.symmetric_difference(&theirs).copied().collect();
        unconfirmed.extend(self.unconfirmed.iter().chain(&other.unconfirmed));
        let mut log = self.log.clone();
        for (id, entry) in &other.log {
            // The same id with two texts is damage; either side must then keep the same one.
            let kept = log.entry(*id).or_insert_with(|| entry.clone());
            if rank(entry) > rank(kept) {
                kept.clone_from(entry);
            }
        }
        Self::replayed(log, unconfirmed)
    }

    fn replayed(log: BTreeMap<EventId, Entry>, unconfirmed: BTreeSet<ChildId>) -> Self {
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
        let mut entries: Vec<&Entry> = self.log.values().collect();
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
        replay::taken_back(self.log.values()).contains(&event)
    }

    fn introduced(&self) -> BTreeSet<ChildId> {
        self.log.values().flat_map(Entry::introduces).collect()
    }

    /// The awaited children of a pregnancy, in the order of their names.
    fn awaited(&self, pregnancy: PregnancyId) -> impl Iterator<Item = &Member> {
        let awaited = |member: &&Member| member.birth().is_none() && member.standing == Standing::Active;
        self.now.members.iter().filter(move |member| member.pregnancy == Some(pregnancy)).filter(awaited)
    }
}

/// A total order on entries of one id.
fn rank(entry: &Entry) -> impl Ord + use<> {
    (entry.order(), entry.recorded_at.date, entry.recorded_at.utc_offset_minutes, entry.event.clone())
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
    /// The reports that a birth consists of: the first outcome is that of the first awaited child, and so on; a child
    /// nobody knew of takes a name from `fresh`. Record each with [`Family::record`].
    ///
    /// Children for whom no outcome is given are still awaited: twins can be born days apart.
    ///
    /// # Errors
    /// [`Reason::UnknownPregnancy`] if none of its children was ever reported, [`Reason::NoName`] if `fresh` runs out.
    pub fn birth_events(
        &self,
        pregnancy: PregnancyId,
        outcomes: &[(NaiveDate, Outcome)],
        mut fresh: impl Iterator<Item = ChildId>,
    ) -> Result<Vec<LifeEvent>, Reason> {
        if !self.now.members.iter().any(|member| member.pregnancy == Some(pregnancy)) {
            return Err(Reason::UnknownPregnancy);
        }
        let mut awaited = self.awaited(pregnancy).map(|member| member.id);
        let mut events = Vec::new();
        for (date, outcome) in outcomes {
            let child = if let Some(child) = awaited.next() {
                child
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
        let void = replay::taken_back(self.log.values());
        let ended =
            |entry: &&&Entry| matches!(entry.event, LifeEvent::Ended { child } if names.contains(&child));
        let log = self.log();
        log.iter().filter(ended).map(|entry| entry.id).filter(|id| !void.contains(id)).collect()
    }
}
