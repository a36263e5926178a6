//! Reminders, as a shell takes and gives them. What is armed, shown or taken back is decided in [`crate::reminders`];
//! `docs/shell-contract.md` says in which order a shell acts.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use crate::family::LocalMoment;
use crate::reminders::{Health, Hint, Limits, Notice, Pending, Plan};

/// A civil date and time without a zone: where the phone then is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CivilTime {
    /// The date.
    pub date: NaiveDate,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A notice that waits in the system's queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingNotice {
    /// Its id: a civil date.
    pub id: NaiveDate,
    /// When it is to be shown.
    pub fire: CivilTime,
}

/// What the system says it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PendingNotices {
    /// It does not say, as on Android, except after a boot.
    Unknown,
    /// These, and no others; none after a boot of Android.
    Known {
        /// Each notice that waits.
        waiting: Vec<WaitingNotice>,
    },
}

/// The queue of a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Eight alarms, which wake the app.
    Android,
    /// Sixty notices, which the system shows by itself.
    Ios,
}

/// One notice.
#[derive(Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Its id, a civil date: the only thing about it that goes into a queue.
    pub id: NaiveDate,
    /// When it is shown, where the phone then is.
    pub fire: CivilTime,
    /// What it says to somebody who has unlocked the phone.
    pub text: String,
    /// What it says on a locked screen. Always neutral.
    pub public_text: String,
}

impl std::fmt::Debug for NoticeRow {
    /// Without its words: they may name a letter.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoticeRow").field("id", &self.id).field("fire", &self.fire).finish_non_exhaustive()
    }
}

/// Something to tell the person about their phone, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HintRow {
    /// What it is about.
    pub health: Health,
    /// In the person's language.
    pub text: String,
}

/// What a shell has to do: first `cancel`, then `arm`, then `post`, and then say so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReminderPlan {
    /// Names this plan, for saying that it is done.
    pub number: u64,
    /// To be taken back, waiting or shown.
    pub cancel: Vec<NaiveDate>,
    /// To be armed, earliest first; each replaces what waits under its id.
    pub arm: Vec<NoticeRow>,
    /// To be shown now.
    pub post: Option<NoticeRow>,
    /// Days whose notice did not come. Their letters are on the shelf.
    pub missed: Vec<NaiveDate>,
    /// What to tell the person when the app is open.
    pub hints: Vec<HintRow>,
    /// When to ask for a plan again at the latest; `None` when nothing will come.
    pub next_wake: Option<CivilTime>,
    /// Whether it was written down. If not, the disk is full or nothing can be written: then no notice is armed or
    /// shown, only taken back, and on Android an alarm without a notice asks again at `next_wake`.
    pub is_kept: bool,
}

impl ReminderPlan {
    /// A plan that was written down.
    pub(super) fn kept(number: u64, plan: &Plan) -> Self {
        Self {
            number,
            cancel: plan.cancel.clone(),
            arm: plan.arm.iter().map(NoticeRow::from).collect(),
            post: plan.post_now.as_ref().map(NoticeRow::from),
            missed: plan.missed.clone(),
            hints: plan.health.iter().map(HintRow::from).collect(),
            next_wake: plan.next_wake.map(CivilTime::from),
            is_kept: true,
        }
    }

    /// Of a plan that could not be written down, what is safe: taking back, and asking again.
    pub(super) fn not_kept(number: u64, plan: &Plan) -> Self {
        Self {
            cancel: plan.cancel.clone(),
            next_wake: plan.next_wake.map(CivilTime::from),
            number,
            ..Self::default()
        }
    }
}

impl PendingNotices {
    pub(super) fn read(&self) -> Pending {
        match self {
            Self::Unknown => Pending::Unknown,
            Self::Known { waiting } => {
                let rows = waiting.iter().map(|notice| (notice.id, notice.fire.moment()));
                Pending::Known(rows.collect::<BTreeMap<_, _>>())
            }
        }
    }
}

impl Queue {
    pub(super) fn limits(self, at_most: Option<u32>) -> Limits {
        let limits = match self {
            Self::Android => Limits::ANDROID,
            Self::Ios => Limits::IOS,
        };
        at_most.map_or(limits, |most| limits.at_most(usize::try_from(most).unwrap_or(usize::MAX)))
    }
}

impl CivilTime {
    /// An hour that is none is midnight: such a notice is armed again under its true time.
    fn moment(self) -> NaiveDateTime {
        let time = NaiveTime::from_hms_opt(self.hour.into(), self.minute.into(), 0);
        self.date.and_time(time.unwrap_or(NaiveTime::MIN))
    }
}

impl From<NaiveDateTime> for CivilTime {
    fn from(at: NaiveDateTime) -> Self {
        let small = |number: u32| u8::try_from(number).unwrap_or_default();
        Self { date: at.date(), hour: small(at.hour()), minute: small(at.minute()) }
    }
}

impl From<&Notice> for NoticeRow {
    fn from(notice: &Notice) -> Self {
        Self {
            id: notice.id,
            fire: notice.fire.into(),
            text: notice.text.clone(),
            public_text: notice.public_text.clone(),
        }
    }
}

impl From<&Hint> for HintRow {
    fn from(hint: &Hint) -> Self {
        Self { health: hint.health, text: hint.text.clone() }
    }
}

/// Days back and ahead in which a notice of ours can be.
const BACK: u64 = 40;
const AHEAD: u64 = 400;

/// Every id that a notice can have, for a shell that has to take back everything and cannot ask what there is.
pub fn every_id(now: LocalMoment) -> Vec<NaiveDate> {
    let from = now.date.checked_sub_days(Days::new(BACK)).unwrap_or(now.date);
    from.iter_days().take(usize::try_from(BACK + AHEAD + 1).unwrap_or_default()).collect()
}
