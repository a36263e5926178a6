//! Reminders: which notice waits in the phone's queue, which one is shown now, and what has to be taken back.
//!
//! State in, decision out. Knows the household, civil dates and what the shell says of the phone. Refuses to know zones,
//! alarms and delivery: every time in here is civil, and a notice has its civil date for a name and nothing else. What it
//! is about stands in [`Notices`], which is kept sealed. There is one notice a day for the whole family.
//!
//! Start with [`plan`]; `docs/shell-contract.md` says when a phone calls it and in which order it acts.

mod about;
mod after;
mod day;
mod forecast;
mod health;
mod notices;
mod plan;
mod report;
mod words;

pub use about::About;
pub use after::after_report;
pub use health::{Health, Hint};
pub use notices::Notices;
pub use plan::{plan, upcoming};
pub use report::{Report, report};

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::family::ChildId;

/// The end of the day for a notice that comes late, 21:00. One wanted at 21:00 has an hour more, because an inexact alarm
/// may take one.
pub const LATEST: u32 = 21;
/// After so many days without opening the app, what concerns a pregnancy becomes four weekly notices and then nothing.
pub const FADES_AFTER: u64 = 21;
/// Days for which it is kept which notice came on which day; of older ones only the slots are kept.
pub const KEPT: u64 = 90;

/// What the system says it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// It does not say: Android's alarms cannot be listed. Everything is armed again then, which replaces what is there.
    Unknown,
    /// Each notice that waits, by its id, with the civil time at which it is to be shown.
    Known(BTreeMap<NaiveDate, NaiveDateTime>),
}

impl Pending {
    /// Nothing waits: after a reboot of Android.
    pub fn nothing() -> Self {
        Self::Known(BTreeMap::new())
    }

    fn holds(&self, id: NaiveDate) -> Option<NaiveDateTime> {
        match self {
            Self::Unknown => None,
            Self::Known(waiting) => waiting.get(&id).copied(),
        }
    }
}

/// What a platform allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many notices may wait at once.
    pub pending: usize,
    /// Who shows an armed notice when its time comes.
    pub shown_by: ShownBy,
}

impl Limits {
    /// Alarms wake the app, which then shows the notice.
    pub const ANDROID: Self = Self { pending: 8, shown_by: ShownBy::App };
    /// Of more than 64 waiting the system drops some.
    pub const IOS: Self = Self { pending: 60, shown_by: ShownBy::System };

    /// The same, where the system allows fewer.
    #[must_use]
    pub fn at_most(self, pending: usize) -> Self {
        Self { pending: self.pending.min(pending), ..self }
    }
}

/// Who shows a notice when its time comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownBy {
    /// The app, woken by an alarm: it asks for a plan and shows `post_now`.
    App,
    /// The system, without the app: what is past and waits no longer is presumed to have been shown.
    System,
}

/// Whether notices are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Yes.
    Granted,
    /// Yes, but the system holds the app back: it may come late.
    Restricted,
    /// No. What waits goes on waiting, so that all is right when they are allowed again.
    Refused,
    /// Nobody was asked yet.
    NotAsked,
}

impl Permission {
    fn shows(self) -> bool {
        matches!(self, Self::Granted | Self::Restricted)
    }
}

/// Something a family has to do by a day. It can bring one reminder of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Due {
    /// What it is; the same for every family.
    pub id: String,
    /// For whom.
    pub child: ChildId,
    /// The day on which to be reminded of it.
    pub on: NaiveDate,
    /// The last day on which a reminder is not too late.
    pub not_after: NaiveDate,
}

/// One notice: that of a day.
#[derive(Clone, PartialEq, Eq)]
pub struct Notice {
    /// The day. Its only name outside.
    pub id: NaiveDate,
    /// When it is shown, where the phone then is. The shell turns it into an instant.
    pub fire: NaiveDateTime,
    /// What it says to somebody who has unlocked the phone.
    pub text: String,
    /// What it says on a locked screen that shows no private notices. Always neutral.
    pub public_text: String,
    /// Of everything it says and is about: another hash is armed again under the same id.
    pub hash: u32,
    /// Whom and what it is about. Never given to the system.
    pub about: Vec<About>,
}

impl std::fmt::Debug for Notice {
    /// Without its words: they may name a letter.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Notice");
        shown
            .field("id", &self.id)
            .field("fire", &self.fire)
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}

/// What a shell has to do. The same plan twice changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// To be armed, earliest first; each replaces what waits under its id.
    pub arm: Vec<Notice>,
    /// To be taken back, waiting or shown. Before anything is armed or shown: the id of `post_now` may be among them, for
    /// its own alarm may still wait.
    pub cancel: Vec<NaiveDate>,
    /// To be shown now: the notice of today, if it should have come and did not.
    pub post_now: Option<Notice>,
    /// Days whose notice is presumed to have been shown by the system.
    pub presumed: Vec<NaiveDate>,
    /// Days since the last plan whose notice did not come. Their letters are on the shelf; nothing more is done.
    pub missed: Vec<NaiveDate>,
    /// What to tell the person when the app is open, each thing once.
    pub health: Vec<Hint>,
    /// Hints once told that no longer hold; they may be told again.
    pub well: Vec<Health>,
    /// When to ask for a plan again at the latest; `None` when nothing will come.
    pub next_wake: Option<NaiveDateTime>,
}
