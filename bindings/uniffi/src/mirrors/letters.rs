//! Today, the shelf, and what comes next. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// What kind of stage it is, so that a screen can choose its form.
#[uniffi::remote(Enum)]
pub enum StageKind {
    /// A day before there was anything to count.
    Ahead,
    /// A pregnancy whose due date nobody knows yet.
    Undated,
    /// In pregnancy.
    Expecting,
    /// From 42 completed weeks on, with nothing reported: no number is shown.
    Overdue,
    /// Born, and not yet eighteen.
    Growing,
    /// Eighteen or older.
    Grown,
    /// Letters rest.
    Paused,
    /// It has ended: nothing comes, nothing is counted.
    Ended,
    /// No longer accompanied here.
    Removed,
    /// Restored: waits for somebody to say how it is.
    Unconfirmed,
}

/// The page of one day.
#[uniffi::remote(Record)]
pub struct TodayScreen {
    /// The day.
    pub on: NaiveDate,
    /// Everybody who is accompanied, each with their letters.
    pub members: Vec<TodayMember>,
    /// Safety letters that were missed and still matter.
    pub essentials: Vec<SlotRow>,
    /// Cards that are open because of what was reported.
    pub cards: Vec<SlotRow>,
    /// Said where nobody is written down yet.
    pub nobody: Option<Wording>,
    /// Nobody is accompanied any more and something ended: one line, and the way to the cards. No dates, no weeks.
    pub is_quiet: bool,
    /// The nearest earlier day with a letter.
    pub earlier: Option<NaiveDate>,
    /// The next day with a letter, up to today; a letter to come is not shown before its day.
    pub later: Option<NaiveDate>,
    /// What was read could not be noted: the disk is full, or this is a sealed copy.
    pub not_noted: bool,
    /// Something in the folder is damaged: offer to repair it.
    pub needs_repair: bool,
}

/// One who is accompanied, on a day.
#[uniffi::remote(Record)]
pub struct TodayMember {
    /// Who.
    pub child: ChildId,
    /// What kind of stage this is.
    pub kind: StageKind,
    /// Where they are, in words; `None` for a twin, who shares the line of the first.
    pub stage: Option<Wording>,
    /// The year of school.
    pub details: Vec<Wording>,
    /// The line above the letter on a special day.
    pub special: Option<LetterText>,
    /// The letters of the day; one for several children stands under the last of them.
    pub letters: Vec<LetterPage>,
    /// Letters of the day that have no text yet.
    pub notes: Vec<Wording>,
}

/// A letter on the shelf.
#[uniffi::remote(Record)]
pub struct ShelfRow {
    /// The day it belongs to.
    pub of: NaiveDate,
    /// The letter.
    pub letter: SlotRow,
    /// For whom.
    pub child: ChildId,
    /// The day it came; `None`: unread, and nobody counts.
    pub came_on: Option<NaiveDate>,
}

/// Letters of a month on the shelf.
#[uniffi::remote(Record)]
pub struct ShelfMonth {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// How many letters stand there.
    pub letters: u32,
}

/// A letter in which words were found.
#[uniffi::remote(Record)]
pub struct SearchRow {
    /// The letter.
    pub letter: SlotRow,
    /// Whether the words stand in its title; otherwise in a line of its body.
    pub in_title: bool,
    /// That line before the words.
    pub before: String,
    /// The words as they stand there.
    pub found: String,
    /// That line after the words.
    pub after: String,
    /// To be shown after the others: of a pregnancy that ended.
    pub is_quiet: bool,
}

/// A shelf of cards that a person may open. Nothing on it is ever sent.
#[uniffi::remote(Record)]
pub struct CardShelf {
    /// Its name: `card`, `loss`, `preterm`, and so on.
    pub shelf: String,
    /// Its cards.
    pub cards: Vec<SlotRow>,
    /// Named only to somebody who asks: it stands behind a quiet word and never on a day's page.
    pub is_for_those_who_ask: bool,
}

/// A day to come with its letters.
#[uniffi::remote(Record)]
pub struct UpcomingRow {
    /// The day.
    pub on: NaiveDate,
    /// The hour at which its notice comes, local time.
    pub hour: u8,
    /// Its letters, each once.
    pub letters: Vec<SlotRow>,
    /// What it reminds of, each once.
    pub deadlines: Vec<DeadlineRow>,
}
