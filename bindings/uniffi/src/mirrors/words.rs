//! Text, letters and the languages they are in. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// A run of text and, where the writer gave one, its reading.
#[uniffi::remote(Record)]
pub struct Segment {
    /// The text as written.
    pub base: String,
    /// How it is read, in kana, if the writer said so.
    pub ruby: Option<String>,
}

/// A line of text in its three faces.
#[uniffi::remote(Record)]
pub struct Wording {
    /// The runs in reading order, each with its reading if it has one.
    pub segments: Vec<Segment>,
    /// Without readings: to search in, to copy, to share.
    pub plain: String,
    /// What a voice should say.
    pub speech: String,
    /// The tag of its language, for line breaks and voices.
    pub language: String,
}

/// A text with a title, in one language.
#[uniffi::remote(Record)]
pub struct LetterText {
    /// The tag of its language.
    pub language: String,
    /// One line.
    pub title: Wording,
    /// Paragraphs and lists in order.
    pub blocks: Vec<LetterBlock>,
    /// Title and body without readings, a line each: to share as text.
    pub plain: String,
    /// Title and body as a voice should say them, a line each.
    pub speech: String,
}

/// One paragraph or one list.
#[uniffi::remote(Enum)]
pub enum LetterBlock {
    /// Sentences that flow.
    Paragraph {
        /// The text.
        text: Wording,
    },
    /// Items that stand one below the other.
    Bullets {
        /// The items.
        items: Vec<Wording>,
    },
}

/// A letter as a screen shows it.
#[uniffi::remote(Record)]
pub struct LetterPage {
    /// Its slot, such as `g064`.
    pub slot: SlotId,
    /// The day it belongs to, if it has one.
    pub of: Option<NaiveDate>,
    /// For whom it is; nobody for a card.
    pub children: Vec<ChildId>,
    /// The text.
    pub text: LetterText,
    /// The same in the second language, where one is chosen and has it.
    pub beside: Option<LetterText>,
    /// What must be said before it: that it was read before, or that it is in another language.
    pub notes: Vec<Wording>,
    /// The day on which it came before, after a date was moved.
    pub read_on: Option<NaiveDate>,
    /// Whether a clinician signed this very text.
    pub reviewed: bool,
    /// The same in words.
    pub review: Wording,
    /// Where its facts come from.
    pub sources: Vec<SourceRow>,
    /// For each kind of help that belongs under it the line to call first.
    pub help: Vec<HelpUnder>,
    /// Said where no number is known for any of them.
    pub help_none: Option<Wording>,
}

/// A source of a letter.
#[uniffi::remote(Record)]
pub struct SourceRow {
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    pub organisation: String,
    /// Year of publication as stated there.
    pub year: String,
    /// Where it was seen. Shown as text; nothing is opened by itself.
    pub address: String,
}

/// A letter or card in a list.
#[uniffi::remote(Record)]
pub struct SlotRow {
    /// Its slot.
    pub slot: SlotId,
    /// Its title; `None` where it is not written yet.
    pub title: Option<Wording>,
}

/// How a language breaks its lines.
#[uniffi::remote(Enum)]
pub enum LineBreak {
    /// Between almost any two characters (UAX #14), as in Japanese.
    Anywhere,
    /// At the spaces between phrases only, as in Easy Japanese.
    Phrase,
    /// Between words.
    Word,
}

/// How a language uses readings.
#[uniffi::remote(Enum)]
pub enum RubyHabit {
    /// Every kanji run has one.
    Full,
    /// Only hard words have one.
    Some,
    /// None.
    None,
}

/// A language a reader can choose.
#[uniffi::remote(Record)]
pub struct LanguageRow {
    /// Its tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Where its lines may break.
    pub line_break: LineBreak,
    /// Whether its readers expect readings.
    pub ruby: RubyHabit,
    /// How many texts it has.
    pub texts: u32,
    /// How many of them a named clinician signed.
    pub reviewed: u32,
}

/// What this is.
#[uniffi::remote(Record)]
pub struct AboutScreen {
    /// What it is for.
    pub purpose: Wording,
    /// That everything is on this device.
    pub privacy: Wording,
    /// Under which terms code and words are given.
    pub licence: Wording,
    /// The edition of the words.
    pub edition: u32,
    /// The day on which sources were judged fresh, `YYYY-MM-DD`.
    pub as_of: String,
    /// Dated slots that exist.
    pub slots: u32,
    /// The version of this library.
    pub version: String,
    /// Languages with their counts.
    pub languages: Vec<LanguageRow>,
}

/// A value in a string of the interface.
#[uniffi::remote(Enum)]
pub enum Filling {
    /// A count: plurals follow it.
    Number {
        /// The count.
        number: i64,
    },
    /// A text.
    Text {
        /// The text.
        text: String,
    },
}
