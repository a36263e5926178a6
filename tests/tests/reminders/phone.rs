//! A phone that keeps the contract: it asks for a plan, writes down what it will do, does it, and writes down what it did.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveTime};
use otayori_core::arrival::{arrivals, note};
use otayori_core::calendar::DueDate;
use otayori_core::corpus::Corpus;
use otayori_core::family::{ChildId, EventId, LifeEvent, LocalMoment, PregnancyId, Track};
use otayori_core::household::Household;
use otayori_core::reminders::{
    Due, Limits, Notice, Pending, Permission, Plan, Report, ShownBy, after_report, plan, report,
};
use otayori_core::strings::Strings;
use otayori_tests::date;

pub(crate) static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::builtin().unwrap());
static STRINGS: LazyLock<BTreeMap<String, Strings>> = LazyLock::new(|| {
    let tags = CORPUS.languages().iter().map(|row| row.tag.clone());
    tags.map(|tag| (tag.clone(), Strings::of(&CORPUS, &tag).unwrap())).collect()
});

pub(crate) struct Phone {
    pub(crate) household: Household,
    pub(crate) deadlines: Vec<Due>,
    pub(crate) limits: Limits,
    pub(crate) permission: Permission,
    /// What waits in the system.
    pub(crate) queue: BTreeMap<NaiveDate, Notice>,
    /// Everything a person ever saw, by the day on the wall.
    pub(crate) seen: Vec<(NaiveDate, Notice)>,
    /// What hangs on the screen.
    pub(crate) screen: BTreeMap<NaiveDate, Notice>,
    next: u128,
}

/// `2027-03-01 08:30`, in Tokyo.
pub(crate) fn moment(text: &str) -> LocalMoment {
    let (day, time) = text.split_once(' ').unwrap();
    LocalMoment { date: date(day), time: time_of(time), utc_offset_minutes: 540 }
}

pub(crate) fn at(day: NaiveDate, time: &str) -> LocalMoment {
    LocalMoment { date: day, time: time_of(time), utc_offset_minutes: 540 }
}

fn time_of(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

impl Phone {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            household: Household::default(),
            deadlines: Vec::new(),
            limits,
            permission: Permission::Granted,
            queue: BTreeMap::new(),
            seen: Vec::new(),
            screen: BTreeMap::new(),
            next: 1 << 64,
        }
    }

    pub(crate) fn android() -> Self {
        Self::new(Limits::ANDROID)
    }

    pub(crate) fn ios() -> Self {
        Self::new(Limits::IOS)
    }

    fn bytes(&mut self) -> [u8; 16] {
        self.next += 1;
        self.next.to_be_bytes()
    }

    pub(crate) fn child(&mut self) -> ChildId {
        ChildId::from_random(self.bytes())
    }

    pub(crate) fn expects(&mut self, on: &str, due: &str) -> (PregnancyId, ChildId) {
        let (pregnancy, child) = (PregnancyId::from_random(self.bytes()), self.child());
        let due = Some(DueDate::new(date(due)));
        self.says(on, LifeEvent::Expecting { pregnancy, children: vec![child], due });
        (pregnancy, child)
    }

    pub(crate) fn born(&mut self, on: &str, born: &str) -> ChildId {
        let child = self.child();
        self.says(on, LifeEvent::Born { child, date: date(born), gestation: None });
        child
    }

    /// Records a report at midnight, and takes back what no longer holds before it is kept.
    pub(crate) fn says(&mut self, on: &str, event: LifeEvent) -> Vec<NaiveDate> {
        let mut after = self.household.clone();
        let id = EventId::from_random(self.bytes());
        after.family.record(id, moment(&format!("{on} 00:00")), event).unwrap();
        let cancel = after_report(&self.household, &after, &self.pending());
        for id in &cancel {
            self.queue.remove(id);
            self.screen.remove(id);
        }
        let gone = Report { cancelled: cancel.clone(), ..Report::default() };
        report(&mut after.notices, &gone, moment(&format!("{on} 00:00")));
        self.household = after;
        cancel
    }

    pub(crate) fn pending(&self) -> Pending {
        match self.limits.shown_by {
            ShownBy::App => Pending::Unknown,
            ShownBy::System => {
                Pending::Known(self.queue.iter().map(|(id, notice)| (*id, notice.fire)).collect())
            }
        }
    }

    pub(crate) fn plans(&self, now: LocalMoment, pending: &Pending) -> Plan {
        let strings = &STRINGS[&self.household.preferences.language];
        plan(&CORPUS, strings, &self.household, &self.deadlines, now, pending, self.limits, self.permission)
    }

    /// Time has come to a moment: the system shows by itself what it can.
    pub(crate) fn time_passes(&mut self, now: LocalMoment) {
        let wall = now.date.and_time(now.time);
        let due: Vec<NaiveDate> =
            self.queue.values().filter(|notice| notice.fire <= wall).map(|notice| notice.id).collect();
        for id in due {
            let notice = self.queue.remove(&id).unwrap();
            // An alarm that fired is the wake itself.
            if self.limits.shown_by == ShownBy::System {
                self.seen.push((notice.fire.date(), notice.clone()));
                self.screen.insert(id, notice);
            }
        }
    }

    /// Something woke the app.
    pub(crate) fn wakes(&mut self, now: LocalMoment) -> Plan {
        self.time_passes(now);
        self.wakes_with(now, &self.pending())
    }

    pub(crate) fn wakes_with(&mut self, now: LocalMoment, pending: &Pending) -> Plan {
        let plan = self.plans(now, pending);
        report(&mut self.household.notices, &plan.before_acting(), now);
        self.acts(&plan, now);
        report(&mut self.household.notices, &plan.after_acting(&[]), now);
        plan
    }

    pub(crate) fn acts(&mut self, plan: &Plan, now: LocalMoment) {
        for id in &plan.cancel {
            self.queue.remove(id);
            self.screen.remove(id);
        }
        for notice in &plan.arm {
            self.queue.insert(notice.id, notice.clone());
            assert!(self.queue.len() <= self.limits.pending, "more than the system keeps: {:?}", self.queue);
        }
        if let Some(notice) = &plan.post_now {
            self.seen.push((now.date, notice.clone()));
            self.screen.insert(notice.id, notice.clone());
        }
    }

    /// Somebody opens the app and reads the day's letters.
    pub(crate) fn opens(&mut self, now: LocalMoment) -> Plan {
        self.time_passes(now);
        self.household.notices.opened(now.date);
        let shown = arrivals(&CORPUS, &self.household.family, &self.household.ledger, Track::Main, now.date);
        note(&mut self.household.ledger, &shown, now.date);
        self.wakes_with(now, &self.pending())
    }

    /// Wakes at the alarms that are set, until a day; nobody opens the app.
    pub(crate) fn lives_until(&mut self, from: LocalMoment, until: &str) {
        self.wakes(from);
        let until = date(until);
        while let Some(fire) = self.queue.values().map(|notice| notice.fire).min() {
            if fire.date() >= until {
                break;
            }
            self.wakes(LocalMoment { date: fire.date(), time: fire.time(), ..from });
        }
    }

    pub(crate) fn seen_on(&self, day: &str) -> usize {
        self.seen.iter().filter(|(on, _)| *on == date(day)).count()
    }
}
