//! Reminders: what a shell says of the phone, and what it has to do. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// Whether notices are allowed.
#[uniffi::remote(Enum)]
pub enum NoticePermission {
    /// Yes.
    Granted,
    /// Yes, but the system holds the app back: it may come late.
    Restricted,
    /// No. What waits goes on waiting, so that all is right when they are allowed again.
    Refused,
    /// Nobody was asked yet.
    NotAsked,
}

/// Something about the phone, or about what is kept on it.
#[uniffi::remote(Enum)]
pub enum HintKind {
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

/// A civil date and time without a zone: where the phone then is.
#[uniffi::remote(Record)]
pub struct CivilTime {
    /// The date.
    pub date: NaiveDate,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A notice that waits in the system's queue.
#[uniffi::remote(Record)]
pub struct WaitingNotice {
    /// Its id: a civil date.
    pub id: NaiveDate,
    /// When it is to be shown.
    pub fire: CivilTime,
}

/// What the system says it still holds.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Enum)]
pub enum Queue {
    /// Eight alarms, which wake the app.
    Android,
    /// Sixty notices, which the system shows by itself.
    Ios,
}

/// One notice.
#[uniffi::remote(Record)]
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

/// Something to tell the person about their phone, once.
#[uniffi::remote(Record)]
pub struct HintRow {
    /// What it is about.
    pub health: HintKind,
    /// In the person's language.
    pub text: String,
}

/// What a shell has to do: first `cancel`, then `arm`, then `post`, and then say so.
#[uniffi::remote(Record)]
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
