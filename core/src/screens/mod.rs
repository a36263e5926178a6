//! Screens as values: what a phone asks of the companion, one call a screen or an event.
//!
//! [`Phone`] holds one companion's folder and the words, and answers with plain records: state in, value out. Everything a
//! screen needs is in its record, in the person's language, so that a shell draws and decides nothing. Knows no widgets, no
//! clock and no key store: moments, keys and what the system holds come in as arguments.
//!
//! Start with [`Phone::new`], [`Phone::open`], [`Phone::tell`] and [`Phone::today`]. `bindings/uniffi` opens exactly this to
//! Kotlin and Swift.

mod about;
mod beside;
mod desk;
mod error;
mod family;
mod help;
mod journal;
mod line_words;
mod near;
mod reminders;
mod shelf;
mod stage_words;
mod telling;
mod today;
mod wording;

mod phone;
mod phone_family;
mod phone_journal;
mod phone_keep;
mod phone_letters;
mod phone_region;
mod phone_reminders;

pub use about::{AboutScreen, Filling, LanguageRow};
pub use beside::Beside;
pub use desk::{LetterPage, SlotRow, SourceRow};
pub use error::PhoneError;
pub use family::{FamilyScreen, MayTell, MemberRow, ReportRow, Wishes};
pub use help::{Answering, HelpRow, HelpScreen, HelpUnder, OtherNumberRow, Situation};
pub use journal::{
    BookletForm, EntryForm, EntryPage, EntryRow, Exported, GrowthRow, JournalFound, JournalScreen,
    MoodChoice, PhotoPart, PhotoRow,
};
pub use line_words::{doubts, languages, letter_doubts, line_facts, line_spoken};
pub use near::{CounterCardPage, CounterTick, DeadlineGroup, DeadlineRow};
pub use phone::{HomeState, Opened, Phone};
pub use phone_family::Preview;
pub use phone_keep::{LockState, Mended, PinTries, Progress, ProgressNow, Restoring, UptimeNow};
pub use phone_region::{InstalledRegion, OwnNumberRow, RegionAside, RegionChoice, RegionsScreen};
pub use reminders::{
    CivilTime, HintRow, NoticeRow, PendingNotices, Queue, ReminderPlan, WaitingNotice, every_id,
};
pub use shelf::{CardShelf, SearchRow, ShelfMonth, ShelfRow, UpcomingRow};
pub use stage_words::{StageKind, counts_as_in_japan, date_text, grade_line, stage_line};
pub use telling::{Dated, Telling, Told, Weeks};
pub use today::{TodayMember, TodayScreen};
pub use wording::{LetterBlock, LetterText, Wording};
