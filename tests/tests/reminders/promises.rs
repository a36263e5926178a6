//! Random years on random phones: whatever happens, the promises hold.
//!
//! `OTAYORI_REMINDERS=5000` for a long run. The simulator in `tests/simulator` asks the same of hostile phones; here the
//! phone keeps the contract, and only people and their days are random.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use otayori_core::calendar::{DueDate, GestationalDay};
use otayori_core::family::{ChildId, LifeEvent, NoticeText, PregnancyId, Standing, Track};
use otayori_core::pack::SlotId;
use otayori_core::reminders::{About, Due, Limits, Pending, Permission, report};
use otayori_core::stage::Stage;
use otayori_tests::date;
use proptest::prelude::*;

use super::phone::{Phone, at};

/// What somebody does on some day.
#[derive(Debug, Clone)]
enum Act {
    Wake(u8),
    Open(u8),
    Days(u16),
    Expect(u16),
    Born { days_ago: u16, weeks: Option<u16> },
    DueDate { which: usize, ahead: u16 },
    Birth(usize),
    End(usize),
    Remove(usize),
    Pause(usize, u8),
    Resume(usize, u8),
    Hour(u8),
    Full(bool),
    Deadline { which: usize, ahead: u8, room: u8 },
    Permission(bool),
    Limit(usize),
    Off,
}

fn some_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..24u8).prop_map(Act::Wake),
        4 => (0..24u8).prop_map(Act::Open),
        6 => (1..5u16).prop_map(Act::Days),
        2 => (5..120u16).prop_map(Act::Days),
        1 => (0..279u16).prop_map(Act::Expect),
        1 => (0..6_000u16, prop::option::of(24..42u16))
            .prop_map(|(days_ago, weeks)| Act::Born { days_ago, weeks }),
        1 => (any::<usize>(), 0..279u16).prop_map(|(which, ahead)| Act::DueDate { which, ahead }),
        1 => any::<usize>().prop_map(Act::Birth),
        1 => any::<usize>().prop_map(Act::End),
        1 => any::<usize>().prop_map(Act::Remove),
        1 => (any::<usize>(), 0..9u8).prop_map(|(which, ahead)| Act::Pause(which, ahead)),
        1 => (any::<usize>(), 0..9u8).prop_map(|(which, ahead)| Act::Resume(which, ahead)),
        1 => (7..22u8).prop_map(Act::Hour),
        1 => any::<bool>().prop_map(Act::Full),
        1 => (any::<usize>(), 0..20u8, 0..9u8)
            .prop_map(|(which, ahead, room)| Act::Deadline { which, ahead, room }),
        1 => any::<bool>().prop_map(Act::Permission),
        1 => (1..60usize).prop_map(Act::Limit),
        1 => Just(Act::Off),
    ]
}

struct Life {
    phone: Phone,
    day: NaiveDate,
    hour: u8,
    limits: Limits,
    children: Vec<ChildId>,
    pregnancies: Vec<PregnancyId>,
}

impl Life {
    fn now(&self) -> otayori_core::family::LocalMoment {
        at(self.day, &format!("{:02}:05", self.hour))
    }

    fn of<T: Copy>(from: &[T], which: usize) -> Option<T> {
        (!from.is_empty()).then(|| from[which % from.len()])
    }

    /// Reports what can be true; what cannot is refused by the family and changes nothing.
    fn says(&mut self, event: LifeEvent) {
        let mut tried = self.phone.household.family.clone();
        let id = otayori_core::family::EventId::from_random([0xff; 16]);
        if tried.record(id, at(self.day, "00:00"), event.clone()).is_ok() {
            self.phone.says(&self.day.to_string(), event);
        }
    }

    fn lives(&mut self, act: &Act) -> Result<(), TestCaseError> {
        match act {
            Act::Wake(hour) => self.hour = self.hour.max(*hour),
            Act::Open(hour) => {
                self.hour = self.hour.max(*hour);
                self.phone.opens(self.now());
            }
            Act::Days(days) => {
                self.day = self.day + Days::new((*days).into());
                self.hour = 0;
            }
            Act::Expect(ahead) => {
                let due = self.day + Days::new((*ahead).into());
                let (pregnancy, child) = self.phone.expects(&self.day.to_string(), &due.to_string());
                self.pregnancies.push(pregnancy);
                self.children.push(child);
            }
            Act::Born { days_ago, weeks } => {
                let child = self.phone.child();
                let gestation = weeks.map(|weeks| GestationalDay::from_weeks(weeks, 0).unwrap());
                self.says(LifeEvent::Born {
                    child,
                    date: self.day - Days::new((*days_ago).into()),
                    gestation,
                });
                self.children.push(child);
            }
            Act::DueDate { which, ahead } => {
                if let Some(pregnancy) = Self::of(&self.pregnancies, *which) {
                    let due = DueDate::new(self.day + Days::new((*ahead).into()));
                    self.says(LifeEvent::DueDate { pregnancy, due });
                }
            }
            Act::Birth(which) | Act::End(which) | Act::Remove(which) => {
                if let Some(child) = Self::of(&self.children, *which) {
                    self.says(match act {
                        Act::Birth(_) => LifeEvent::Born { child, date: self.day, gestation: None },
                        Act::End(_) => LifeEvent::Ended { child },
                        _ => LifeEvent::Removed { child },
                    });
                }
            }
            Act::Pause(which, ahead) | Act::Resume(which, ahead) => {
                let from = self.day + Days::new((*ahead).into());
                let child = Self::of(&self.children, *which).filter(|_| which % 3 > 0);
                self.says(match act {
                    Act::Pause(..) => LifeEvent::Paused { child, from },
                    _ => LifeEvent::Resumed { child, from },
                });
            }
            Act::Hour(hour) => self.phone.household.preferences.hour = (*hour).try_into().unwrap(),
            Act::Full(full) => {
                self.phone.household.preferences.notice =
                    if *full { NoticeText::Full } else { NoticeText::Neutral };
            }
            Act::Deadline { which, ahead, room } => {
                if let Some(child) = Self::of(&self.children, *which) {
                    let on = self.day + Days::new((*ahead).into());
                    let not_after = on + Days::new((*room).into());
                    let id = format!("item-{}", self.phone.deadlines.len());
                    self.phone.deadlines.push(Due { id, child, on, not_after });
                }
            }
            Act::Permission(granted) => {
                self.phone.permission = if *granted { Permission::Granted } else { Permission::Refused };
            }
            Act::Limit(limit) => self.phone.limits = self.limits.at_most(*limit),
            // Android forgets its alarms.
            Act::Off if self.phone.limits.shown_by == otayori_core::reminders::ShownBy::App => {
                self.phone.queue.clear();
            }
            Act::Off => {}
        }
        self.wakes()
    }

    /// Every wake keeps every promise.
    fn wakes(&mut self) -> Result<(), TestCaseError> {
        let now = self.now();
        let before = self.phone.seen.len();
        self.phone.wakes(now);
        prop_assert!(self.phone.queue.len() <= self.phone.limits.pending);
        let posted = self.phone.seen.len() - before;
        prop_assert!(
            self.phone.seen[self.phone.seen.len() - posted.min(1)..].iter().all(|(day, _)| *day <= self.day)
        );

        // The same plan twice changes nothing.
        let pending = self.phone.pending();
        let again = self.phone.plans(now, &pending);
        prop_assert!(again.post_now.is_none(), "posts again");
        prop_assert!(again.cancel.is_empty(), "cancels again: {:?}", again.cancel);
        prop_assert!(again.presumed.is_empty() && again.missed.is_empty());
        match pending {
            Pending::Known(_) => prop_assert!(again.arm.is_empty(), "arms again: {:?}", again.arm),
            Pending::Unknown => {
                let waits: Vec<_> = self.phone.queue.values().cloned().collect();
                prop_assert_eq!(&again.arm, &waits);
            }
        }
        let mut notices = self.phone.household.notices.clone();
        report(&mut notices, &again.before_acting(), now);
        report(&mut notices, &again.after_acting(&[]), now);
        prop_assert_eq!(&notices, &self.phone.household.notices);

        // Nothing waits or hangs there for whom nothing comes.
        let family = &self.phone.household.family;
        for (id, notice) in self.phone.queue.iter().chain(&self.phone.screen) {
            for about in &notice.about {
                let member = family.member(about.child()).unwrap();
                prop_assert_eq!(member.standing, Standing::Active, "{}", id);
                prop_assert!(!member.is_paused(*id), "{} in a pause", id);
                let overdue = matches!(member.stage(*id), Ok(Stage::Overdue { .. }));
                prop_assert!(!overdue, "{} past 42 weeks", id);
            }
        }
        // The next wake is the first that waits.
        let first = self.phone.queue.values().map(|notice| notice.fire).min();
        prop_assert_eq!(again.next_wake, first);
        Ok(())
    }

    /// Whatever was ever seen.
    fn judged(&self) -> Result<(), TestCaseError> {
        let mut days = BTreeSet::new();
        let mut slots: BTreeMap<ChildId, BTreeSet<&SlotId>> = BTreeMap::new();
        let mut deadlines = BTreeSet::new();
        for (day, notice) in &self.phone.seen {
            prop_assert!(days.insert(*day), "two on {}", day);
            prop_assert_eq!(*day, notice.id);
            prop_assert!(!notice.about.is_empty());
            for about in &notice.about {
                match about {
                    About::Letter { child, slot } => {
                        prop_assert_eq!(Track::of(slot), Track::Main);
                        prop_assert!(slots.entry(*child).or_default().insert(slot), "{} twice", slot);
                    }
                    About::Deadline { child, id } => {
                        prop_assert!(deadlines.insert((*child, id)), "{} twice", id);
                        let due = self.phone.deadlines.iter().find(|due| due.id == *id).unwrap();
                        prop_assert!(due.on <= *day && *day <= due.not_after);
                    }
                    About::Quiet { .. } if notice.about.len() == 1 => {
                        prop_assert_eq!(&notice.text, &notice.public_text);
                    }
                    About::Quiet { .. } => {}
                }
            }
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("OTAYORI_REMINDERS").ok().and_then(|n| n.parse().ok()).unwrap_or(150)
    ))]

    #[test]
    fn whatever_happens_the_promises_hold(acts in prop::collection::vec(some_act(), 1..60), ios in any::<bool>()) {
        let limits = if ios { Limits::IOS } else { Limits::ANDROID };
        let mut life = Life {
            phone: Phone::new(limits),
            day: date("2026-07-06"),
            hour: 0,
            limits,
            children: Vec::new(),
            pregnancies: Vec::new(),
        };
        for act in &acts {
            life.lives(act)?;
        }
        life.judged()?;
    }
}
