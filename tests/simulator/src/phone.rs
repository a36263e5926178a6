//! The model phone: a clock that can be wrong, a zone, a queue that belongs to the system, and what a person saw.
//!
//! Knows the rules of Android (API 24 to 36) and iOS as far as they decide whether an alarm or a notice comes, and when.
//! Does not know letters, families or the planner: an id is a date and a text is a text.

mod android;
mod ios;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::clock::{self, Instant};

/// Which system, and which rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// Android, by its API level, 24 to 36.
    Android {
        /// The level.
        api: u8,
    },
    /// iOS.
    Ios,
}

impl std::fmt::Display for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Android { api } => write!(f, "Android (API {api})"),
            Self::Ios => f.write_str("iOS"),
        }
    }
}

impl Platform {
    /// Seconds by which a notice may come after its time where nothing is wrong.
    pub fn window(self) -> i64 {
        match self {
            Self::Android { api } => android::window(api),
            Self::Ios => 0,
        }
    }

    /// Whether app code runs when an alarm fires.
    pub fn runs_at_alarms(self) -> bool {
        matches!(self, Self::Android { .. })
    }
}

/// Whether the person allows notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Not asked yet.
    NotAsked,
    /// Yes.
    Granted,
    /// No.
    Refused,
}

/// One entry of the system's queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// What the wall is to show when it fires.
    pub at: DateTime,
    /// What it says. Android wakes the app instead and shows nothing by itself.
    pub text: String,
    /// Android: the device's own clock at which the alarm is due, turned into an instant when it was armed.
    pub due: Instant,
}

/// A notice that a person saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its id.
    pub id: Date,
    /// What the wall showed.
    pub wall: DateTime,
    /// When it was.
    pub at: Instant,
    /// What it said.
    pub text: String,
    /// Whether the system was late by its own doing.
    pub late: bool,
    /// Whether the system showed it without the app.
    pub by_the_system: bool,
}

/// What is wrong with the phone at the moment. Instants are those at which it ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Alarms come in batches.
    pub dozing_until: Instant,
    /// Everything comes three hours late.
    pub late_until: Instant,
    /// The RESTRICTED bucket: one alarm in 24 hours.
    pub restricted: bool,
    /// The person saves battery: the same, until they stop.
    pub held_back: bool,
    /// A maker's sleep list: nothing comes until the app is opened.
    pub asleep: bool,
    /// The system takes fewer than it promises.
    pub limit: Option<usize>,
    /// Nothing more can be written.
    pub store_full: bool,
    /// The reserve file is gone as well.
    pub reserve_gone: bool,
    /// The store cannot be opened.
    pub key_lost: bool,
    /// Somebody else holds the store, or the key store does not answer.
    pub busy: bool,
}

/// Something the queue did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fired {
    /// Android woke the app for an alarm.
    Alarm(Date),
    /// Android woke the app for an alarm without a notice.
    Bare,
    /// iOS showed a notice, or swallowed it without permission.
    Displayed(Date),
}

/// A phone.
#[derive(Debug, Clone)]
pub struct Phone {
    pub platform: Platform,
    pub seed: u64,
    /// The true time.
    pub now: Instant,
    /// Seconds by which the device's clock is ahead of it.
    pub shift: i64,
    pub zone: TimeZone,
    pub zone_name: String,
    pub on: bool,
    /// Unlocked once since it was switched on: before that the store cannot be read.
    pub unlocked: bool,
    pub permission: Permission,
    /// Force-stopped: nothing runs until the person opens the app.
    pub stopped: bool,
    pub queue: BTreeMap<Date, Queued>,
    /// Android: an alarm that only asks again, at this time of the device's own clock.
    pub bare: Option<Instant>,
    /// On the lock screen now.
    pub lock_screen: BTreeSet<Date>,
    /// Everything ever seen, in order.
    pub seen: Vec<Shown>,
    pub last_opened: Instant,
    /// The last alarm that was delivered, for quotas.
    pub last_alarm: Option<Instant>,
    pub trouble: Trouble,
}

impl Phone {
    /// A phone out of its box.
    pub fn new(platform: Platform, zone_name: &str, seed: u64, now: Instant) -> Self {
        Self {
            platform,
            seed,
            now,
            shift: 0,
            zone: clock::zone(zone_name).unwrap_or(TimeZone::UTC),
            zone_name: zone_name.to_owned(),
            on: true,
            unlocked: true,
            permission: Permission::NotAsked,
            stopped: false,
            queue: BTreeMap::new(),
            bare: None,
            lock_screen: BTreeSet::new(),
            seen: Vec::new(),
            last_opened: now,
            last_alarm: None,
            trouble: Trouble::default(),
        }
    }

    /// The device's own clock.
    pub fn device(&self) -> Instant {
        self.now + self.shift
    }

    /// What the wall shows.
    pub fn wall(&self) -> DateTime {
        clock::wall(&self.zone, self.device())
    }

    /// How far the wall is ahead of UTC, in minutes.
    pub fn offset(&self) -> i16 {
        clock::offset_minutes(&self.zone, self.device())
    }

    /// Whether app code could run and read its store.
    pub fn can_run(&self) -> bool {
        self.on && self.unlocked
    }

    /// Whether the system lets one alarm through in 24 hours.
    pub fn is_held_back(&self) -> bool {
        self.trouble.restricted || self.trouble.held_back
    }

    /// Arms a notice or an alarm; the same id is the same entry. Whether the system took it.
    pub fn arm(&mut self, id: Date, at: DateTime, text: &str) -> bool {
        if self.platform == Platform::Ios {
            return ios::arm(self, id, at, text);
        }
        let due = clock::instant(&self.zone, at);
        self.queue.insert(id, Queued { at, text: text.to_owned(), due });
        true
    }

    /// Arms an alarm without a notice, for a time of the wall; none takes back the one that waits. iOS has no such thing.
    pub fn arm_bare(&mut self, at: Option<DateTime>) {
        self.bare = at.filter(|_| self.platform.runs_at_alarms()).map(|at| clock::instant(&self.zone, at));
    }

    /// Loses every alarm, as a system does.
    pub fn lose_alarms(&mut self) {
        self.queue.clear();
        self.bare = None;
    }

    /// Takes one out of the queue and off the lock screen.
    pub fn cancel(&mut self, id: Date) {
        self.queue.remove(&id);
        self.lock_screen.remove(&id);
    }

    /// Empties both: what a shell does by itself when it cannot read its store.
    pub fn cancel_all(&mut self) {
        self.lose_alarms();
        self.lock_screen.clear();
    }

    /// Shows a notice from the app's own code. Whether the system took it; without permission it does and shows nothing.
    /// What waits under the same id is replaced by it.
    pub fn post(&mut self, id: Date, text: &str) -> bool {
        self.queue.remove(&id);
        self.display(id, text, false, false);
        true
    }

    fn display(&mut self, id: Date, text: &str, late: bool, by_the_system: bool) {
        if self.permission == Permission::Granted {
            self.lock_screen.insert(id);
            let wall = self.wall();
            self.seen.push(Shown { id, wall, at: self.now, text: text.to_owned(), late, by_the_system });
        }
    }

    /// What the system says it holds; `None` where it has no such question (Android).
    pub fn pending(&self) -> Option<Vec<(Date, DateTime)>> {
        (self.platform == Platform::Ios).then(|| self.queue.iter().map(|(id, held)| (*id, held.at)).collect())
    }

    /// The next thing the queue will do, and when. No date: the alarm without a notice.
    pub fn next_fire(&self) -> Option<(Instant, Option<Date>)> {
        if !self.on {
            return None;
        }
        match self.platform {
            Platform::Android { api } => android::next(self, api),
            Platform::Ios => ios::next(self).map(|(at, id)| (at, Some(id))),
        }
    }

    /// Whether what the queue does next comes more than an hour after its time.
    pub fn runs_late(&self, id: Option<Date>) -> bool {
        let of = |held: &Queued| match self.platform {
            Platform::Android { .. } => held.due,
            Platform::Ios => clock::instant(&self.zone, held.at),
        };
        let due = id.map_or(self.bare, |id| self.queue.get(&id).map(of));
        due.is_some_and(|due| due + clock::HOUR < self.device())
    }

    /// Lets the queue do it.
    pub fn fire(&mut self, id: Option<Date>) -> Option<Fired> {
        let Some(id) = id else {
            self.bare = None;
            self.last_alarm = Some(self.now);
            return Some(Fired::Bare);
        };
        let held = self.queue.remove(&id)?;
        match self.platform {
            Platform::Android { .. } => {
                self.last_alarm = Some(self.now);
                Some(Fired::Alarm(id))
            }
            Platform::Ios => {
                let late = clock::instant(&self.zone, held.at) + clock::HOUR < self.device();
                self.display(id, &held.text, late, true);
                Some(Fired::Displayed(id))
            }
        }
    }

    /// The person opens the app.
    pub fn opened(&mut self) {
        self.last_opened = self.now;
        self.stopped = false;
        // Who has the app open needs no notice on the lock screen: the shell withdraws what hangs there.
        self.lock_screen.clear();
        self.trouble.asleep = false;
        self.trouble.restricted = false;
    }

    /// Off. Android forgets its alarms and clears its lock screen; iOS keeps both.
    pub fn switch_off(&mut self) {
        self.on = false;
        self.unlocked = false;
        if self.platform.runs_at_alarms() {
            self.cancel_all();
        }
    }

    /// On, and locked: nothing can be read yet.
    pub fn switch_on(&mut self) {
        self.on = true;
    }

    /// The clock or the zone was moved: what iOS had for the days in between will not come.
    pub fn moved(&mut self) {
        if self.platform == Platform::Ios {
            ios::forget_what_passed(self);
        }
    }
}
