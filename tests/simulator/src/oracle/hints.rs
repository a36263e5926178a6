//! Which hints about the phone are told: each when it holds, and once.
//!
//! Permission off, held back and a backup that is old last until somebody changes them; a clock that went back and a notice
//! that came late happen, and are told when the app is next open, once in half a year.

use std::collections::BTreeSet;

use jiff::civil::Date;
use otayori_core::reminders::Health;

use crate::clock::{HOUR, Instant, plus};

const QUIET_DAYS: i64 = 180;
const BACKUP_AFTER: i64 = 90;
const LATE_HOURS: i8 = 2;

/// What a phone shows when the app runs.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    pub today: Date,
    /// The device's own clock.
    pub device: Instant,
    pub refused: bool,
    pub held_back: bool,
    /// A notice was shown by the app, so many hours after its time.
    pub late_by: Option<i8>,
}

/// What was told.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    told: BTreeSet<Health>,
    unsaved_since: Option<Date>,
    last: Option<Instant>,
    clock_went_back: bool,
    told_of_the_clock: Option<Date>,
    came_late: bool,
}

impl Hints {
    /// Something was written that no backup has.
    pub fn writes(&mut self, on: Date) {
        self.unsaved_since.get_or_insert(on);
    }

    /// A backup was made.
    pub fn saves(&mut self) {
        self.unsaved_since = None;
    }

    /// The app planned, and wrote that down.
    pub fn looks(&mut self, sight: &Sight) {
        let holds = self.lasting(sight);
        self.told.retain(|health| holds.contains(health));
        let back = self.last.is_some_and(|last| last - sight.device > HOUR);
        if back && self.told_of_the_clock.is_none_or(|day| sight.today >= plus(day, QUIET_DAYS)) {
            self.clock_went_back = true;
        }
        self.came_late |= sight.late_by.is_some_and(|hours| hours >= LATE_HOURS);
        self.last = Some(sight.device);
    }

    /// The app is open and has told these. What is wrong with them.
    pub fn tells(&mut self, sight: &Sight, told: &BTreeSet<Health>) -> Result<(), String> {
        let mut due: BTreeSet<Health> = self.lasting(sight).difference(&self.told).copied().collect();
        let quiet = self.told_of_the_clock.is_some_and(|day| sight.today < plus(day, QUIET_DAYS));
        if self.clock_went_back && !quiet {
            due.insert(Health::ClockJumped);
        }
        // Whether a late notice had been set at all is the phone's secret.
        let late = told.contains(&Health::Late);
        if late {
            due.insert(Health::Late);
        }
        if due != *told || (late && !self.came_late) {
            return Err(format!("told {told:?}, and {due:?} held and was not told"));
        }
        self.told.extend(told.iter().filter(|health| !matches!(health, Health::ClockJumped | Health::Late)));
        if told.contains(&Health::ClockJumped) {
            self.told_of_the_clock = Some(sight.today);
            self.clock_went_back = false;
        }
        self.came_late &= !late;
        Ok(())
    }

    fn lasting(&self, sight: &Sight) -> BTreeSet<Health> {
        let old = self.unsaved_since.is_some_and(|since| since <= plus(sight.today, -BACKUP_AFTER));
        let holds = [
            (Health::PermissionOff, sight.refused),
            (Health::Restricted, sight.held_back && !sight.refused),
            (Health::BackupOld, old),
        ];
        holds.into_iter().filter_map(|(health, holds)| holds.then_some(health)).collect()
    }
}
