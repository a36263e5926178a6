//! The shell: the small state machine of `docs/shell-contract.md`, as the Android and iOS apps have to be written.
//!
//! Knows when to ask for a plan, what to commit and in which order to act. Decides nothing itself. A process may die between
//! any two of its steps: nothing lives in here that is not in the store.

use std::collections::BTreeSet;

use ::chrono::TimeDelta;
use jiff::civil::Date;
use otayori_core::family::{EventId, LocalMoment, Preferences};
use otayori_core::household::Household;
use otayori_core::reminders::{self, Due, Health, Limits, Pending, Permission as Allowed, Plan};

use crate::happening::Crash;
use crate::phone::{Permission, Phone, Platform};
use crate::planner::{Ask, Library, Planner, moment, naive, wall};
use crate::report::{Report, chrono, civil, event_id};

/// Where somebody else holds the store, the app asks again after this time.
const BUSY_FOR: TimeDelta = TimeDelta::minutes(30);

/// Why the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// The person opened it.
    Opened,
    /// Android, unlocked for the first time after it was switched on.
    Booted,
    /// An alarm.
    Alarm,
    /// The app was updated.
    Updated,
    /// The clock, the zone or the language was changed.
    ClockOrZone,
    /// iOS, in the background.
    Refresh,
    /// A choice was made where the day's page is not seen: in the settings to which the system leads.
    Chosen,
}

/// What one phone keeps on its disk.
#[derive(Debug, Clone, Default)]
pub struct Store {
    pub household: Household,
    /// A backup in a safe place.
    pub backup: Option<Household>,
    endings: Vec<(u8, EventId)>,
    reports: u32,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Kept.
    Kept,
    /// The core says that it cannot be.
    Refused,
    /// It could not be written down; the queue was emptied of what it stops.
    NotKept,
}

/// What a wake did, for the judge.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// The notice shown, if any.
    pub posted: Vec<Date>,
    /// Everything was carried out.
    pub complete: bool,
    /// The plans, in order.
    pub plans: Vec<Plan>,
    /// The deadlines with which the last was asked for.
    pub deadlines: Vec<Due>,
    /// The app was open, and these hints stood on its screen.
    pub told: Option<BTreeSet<Health>>,
}

/// A phone with the app on it.
pub struct Shell<'a> {
    pub planner: &'a dyn Planner,
    pub phone: Phone,
    pub store: Store,
    /// The next wake dies here.
    pub crash: Option<Crash>,
    /// The next wake comes twice at once.
    pub twice: bool,
    /// Something that stops letters was said and could not be written down. The one thing a shell keeps outside the store.
    pub silence: Option<Report>,
}

impl Shell<'_> {
    fn limits(&self) -> Limits {
        if self.phone.platform == Platform::Ios { Limits::IOS } else { Limits::ANDROID }
    }

    fn allowed(&self) -> Allowed {
        match self.phone.permission {
            Permission::Granted if self.phone.is_held_back() => Allowed::Restricted,
            Permission::Granted => Allowed::Granted,
            Permission::Refused => Allowed::Refused,
            Permission::NotAsked => Allowed::NotAsked,
        }
    }

    fn pending(&self, wake: Wake) -> Pending {
        match self.phone.pending() {
            Some(held) => Pending::Known(held.into_iter().map(|(id, at)| (chrono(id), naive(at))).collect()),
            None if wake == Wake::Booted => Pending::nothing(),
            None => Pending::Unknown,
        }
    }

    /// Whether anything more can be written: the reserve file makes room for what the ledger and an ending need.
    fn has_room(&self) -> bool {
        // Without its key a store takes nothing either.
        !self.phone.trouble.key_lost && !(self.phone.trouble.store_full && self.phone.trouble.reserve_gone)
    }

    /// What is on the disk, to be changed and committed: taken out where the commit will succeed, which saves a copy.
    fn read(&mut self) -> Household {
        if self.has_room() { std::mem::take(&mut self.store.household) } else { self.store.household.clone() }
    }

    /// Writes the household down. Whether it could.
    fn commit(&mut self, household: Household) -> bool {
        let fits = self.has_room();
        if fits {
            self.store.household = household;
        }
        fits
    }

    /// The app runs.
    pub fn wake(&mut self, wake: Wake) -> Done {
        let mut done = Done::default();
        if !self.phone.can_run() {
            // An unreadable store is not an empty one: nothing is touched until it can be read.
            return done;
        }
        if self.phone.trouble.key_lost || self.silence.is_some() {
            self.phone.cancel_all();
            return done;
        }
        if self.phone.trouble.busy {
            self.phone.arm_bare(Some(wall(naive(self.phone.wall()) + BUSY_FOR)));
            return done;
        }
        let crash = self.crash.take();
        let rounds = if std::mem::take(&mut self.twice) { 2 } else { 1 };
        // Both receivers ask the system before either has acted.
        let pending = self.pending(wake);
        let mut decided = Vec::new();
        for _ in 0..rounds {
            match self.decide(wake, &pending, &mut done) {
                Ok(plan) => decided.push(plan),
                // Nothing may be done that is not written down; to take back needs no writing, and neither does asking again.
                Err(plan) => {
                    plan.cancel.iter().for_each(|id| self.phone.cancel(civil(*id)));
                    self.phone.arm_bare(plan.next_wake.map(wall));
                }
            }
        }
        if crash == Some(Crash::BeforeArming) {
            done.plans = decided;
            return done;
        }
        for plan in &decided {
            self.act(plan, &mut done);
        }
        if crash == Some(Crash::BeforeRecording) {
            done.plans = decided;
            return done;
        }
        done.complete = !decided.is_empty();
        for plan in &decided {
            done.complete &= self.record(plan);
        }
        if wake == Wake::Opened && done.complete {
            done.told = self.tell(&decided);
        }
        done.plans = decided;
        done
    }

    /// The hints stand on the screen.
    fn tell(&mut self, decided: &[Plan]) -> Option<BTreeSet<Health>> {
        let told: BTreeSet<Health> =
            decided.iter().flat_map(|plan| &plan.health).map(|hint| hint.health).collect();
        if !told.is_empty() {
            let now = moment(self.phone.wall(), self.phone.offset());
            let mut household = self.read();
            let report = reminders::Report { told: told.iter().copied().collect(), ..Default::default() };
            self.planner.report(&mut household.notices, &report, now);
            if !self.commit(household) {
                return None;
            }
        }
        Some(told)
    }

    /// One transaction: read, plan, and write down what is about to be done. An error: it could not be written down.
    fn decide(&mut self, wake: Wake, pending: &Pending, done: &mut Done) -> Result<Plan, Plan> {
        let now = moment(self.phone.wall(), self.phone.offset());
        let mut household = self.read();
        if wake == Wake::Opened {
            self.planner.opened(&mut household, now);
        }
        done.deadlines = self.dues(&household, now);
        let plan = self.ask(&household, &done.deadlines, pending);
        self.planner.report(&mut household.notices, &plan.before_acting(), now);
        if self.commit(household) { Ok(plan) } else { Err(plan) }
    }

    fn ask(&self, household: &Household, deadlines: &[Due], pending: &Pending) -> Plan {
        self.planner.plan(&Ask {
            household,
            deadlines,
            now: moment(self.phone.wall(), self.phone.offset()),
            pending,
            limits: self.limits(),
            permission: self.allowed(),
        })
    }

    /// What the planner says when it is asked again at once. Nothing is done about it.
    pub fn asks_again(&self, done: &Done) -> Plan {
        self.ask(&self.store.household, &done.deadlines, &self.pending(Wake::Alarm))
    }

    /// What the region where the family lives asks of it, as an app asks.
    fn dues(&self, household: &Household, now: LocalMoment) -> Vec<Due> {
        let Library { corpus, regions, .. } = self.planner.words();
        regions.reminders(corpus, household, now.date)
    }

    fn act(&mut self, plan: &Plan, done: &mut Done) {
        // What waits now asks by itself.
        self.phone.arm_bare(None);
        for id in &plan.cancel {
            self.phone.cancel(civil(*id));
        }
        for notice in &plan.arm {
            self.phone.arm(civil(notice.id), wall(notice.fire), &notice.text);
        }
        if let Some(notice) = &plan.post_now {
            self.phone.post(civil(notice.id), &notice.text);
            done.posted.push(civil(notice.id));
        }
    }

    fn record(&mut self, plan: &Plan) -> bool {
        let now = moment(self.phone.wall(), self.phone.offset());
        let mut household = self.read();
        self.planner.report(&mut household.notices, &plan.after_acting(&[]), now);
        self.commit(household)
    }

    /// The person says something, in the open app. What it stops leaves the queue first, whatever the disk says; then it is
    /// written down.
    pub fn say(&mut self, report: &Report) -> Said {
        let now = moment(self.phone.wall(), self.phone.offset());
        let before = self.store.household.clone();
        let mut after = before.clone();
        let id = event_id(self.store.reports);
        self.store.reports += 1;
        let ending = match report {
            Report::NotEnded { child } => {
                self.store.endings.iter().rev().find(|(ended, _)| ended == child).map(|(_, id)| *id)
            }
            _ => None,
        };
        let Some(event) = report.event(ending) else { return Said::Refused };
        if after.family.record(id, now, event).is_err() {
            return Said::Refused;
        }
        let cancels = self.planner.after_report(&before, &after, &self.pending(Wake::Opened));
        for day in &cancels {
            self.phone.cancel(civil(*day));
        }
        let gone = reminders::Report { cancelled: cancels, ..Default::default() };
        self.planner.report(&mut after.notices, &gone, now);
        if !self.commit(after) {
            if report.stops() {
                self.phone.cancel_all();
                self.silence = Some(report.clone());
            }
            return Said::NotKept;
        }
        self.silence = None;
        if let Report::Ended { child } = report {
            self.store.endings.push((*child, id));
        }
        Said::Kept
    }

    /// Another hour, another text, other letters.
    pub fn choose(&mut self, choose: impl FnOnce(&mut Preferences)) -> bool {
        let mut household = self.store.household.clone();
        choose(&mut household.preferences);
        self.commit(household)
    }

    /// Something is written into the journal. Whether it could be kept: the reserve is not for entries.
    pub fn writes(&mut self) -> bool {
        if self.phone.trouble.store_full {
            return false;
        }
        let today = chrono(self.phone.wall().date());
        let mut household = self.store.household.clone();
        household.notices.wrote(today);
        self.commit(household)
    }

    /// A backup leaves the phone. Whether that could be noted.
    pub fn backs_up(&mut self) -> bool {
        let mut household = self.store.household.clone();
        household.notices.backed_up();
        self.commit(household)
    }

    /// What another phone of the family knows comes here.
    pub fn takes_in(&mut self, theirs: &Household) -> bool {
        let mut household = self.store.household.clone();
        household.take_in(theirs);
        self.commit(household)
    }

    /// What the backup holds comes back: here, or on a phone that holds nothing.
    pub fn restore(&mut self, onto_a_new_phone: bool) -> bool {
        let Some(backup) = self.store.backup.clone() else { return false };
        let mut household = self.store.household.clone();
        if onto_a_new_phone {
            // Its choices are the new phone's own; the person makes them again at once.
            household = Household { preferences: household.preferences, ..Household::default() };
        }
        household.take_in(&backup);
        self.commit(household)
    }
}
