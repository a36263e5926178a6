//! What the shell should tell the person about their phone, in words, each thing once.
//!
//! Knows what was told when. Does not know screens: a hint waits until the app is open and the shell says that it was told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::strings::{Key, Strings};

/// Something about the phone, or about what is kept on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Health {
    /// Notices are not allowed: letters wait in the app.
    PermissionOff,
    /// The system holds the app back: notices may come late or not at all.
    Restricted,
    /// The clock went back.
    ClockJumped,
    /// A notice came hours after its time.
    Late,
    /// The journal has entries from months ago that no backup has.
    BackupOld,
}

impl Health {
    /// Whether it lasts until somebody changes it; the others happen and are over.
    pub(super) fn lasts(self) -> bool {
        !matches!(self, Self::ClockJumped | Self::Late)
    }
}

/// What to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it is about.
    pub health: Health,
    /// In the language of the person.
    pub text: String,
}

/// Days for which the journal may be without a backup before one is offered.
pub(super) const BACKUP_AFTER: u64 = 90;

/// A clock is put right by minutes all the time.
pub(super) fn clock_tolerance() -> TimeDelta {
    TimeDelta::hours(1)
}

/// An alarm may take an hour; more is worth a word.
pub(super) fn late_after() -> TimeDelta {
    TimeDelta::hours(2)
}

pub(super) fn hint(health: Health, strings: &Strings) -> Hint {
    let key = match health {
        Health::PermissionOff => Key::HealthPermission,
        Health::Restricted => Key::HealthRestricted,
        Health::ClockJumped => Key::HealthClock,
        Health::Late => Key::HealthLate,
        Health::BackupOld => Key::HealthBackup,
    };
    Hint { health, text: strings.text(key, &[]) }
}

/// What has happened once is not told again for half a year.
const QUIET_DAYS: u64 = 180;

/// What waits to be told, and what was told when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Told {
    waiting: BTreeSet<Health>,
    told: BTreeMap<Health, NaiveDate>,
}

impl Told {
    /// Of what holds now and what waits, that which is to be told.
    pub(super) fn to_tell(&self, holds: &BTreeSet<Health>, today: NaiveDate) -> Vec<Health> {
        let waits = self.waiting.iter().copied().filter(|health| !health.lasts() || holds.contains(health));
        let all: BTreeSet<Health> = waits.chain(holds.iter().copied()).collect();
        all.into_iter().filter(|health| !self.was_told(*health, today)).collect()
    }

    /// What was told or waits and no longer holds.
    pub(super) fn well(&self, holds: &BTreeSet<Health>) -> Vec<Health> {
        let known: BTreeSet<Health> = self.told.keys().chain(&self.waiting).copied().collect();
        known.into_iter().filter(|health| health.lasts() && !holds.contains(health)).collect()
    }

    pub(super) fn note(&mut self, noticed: &[Health], told: &[Health], well: &[Health], today: NaiveDate) {
        for health in well {
            self.waiting.remove(health);
            self.told.remove(health);
        }
        self.waiting.extend(noticed);
        for health in told {
            self.waiting.remove(health);
            self.told.insert(*health, today);
        }
    }

    fn was_told(&self, health: Health, today: NaiveDate) -> bool {
        self.told.get(&health).is_some_and(|day| {
            let again = day.checked_add_days(Days::new(QUIET_DAYS));
            health.lasts() || again.is_none_or(|again| today < again)
        })
    }
}
