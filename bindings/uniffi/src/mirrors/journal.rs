//! The journal. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// What sort of entry it is, as a list shows it.
#[uniffi::remote(Enum)]
pub enum EntryKind {
    /// Words of one's own.
    Note,
    /// An answer to a letter.
    Answer,
    /// Photos without words.
    Photos,
    /// A mood and nothing else.
    Mood,
}

/// How a picture is coded.
#[uniffi::remote(Enum)]
pub enum PhotoFormat {
    /// JPEG.
    Jpeg,
    /// PNG. An animated one is kept as its still picture.
    Png,
    /// WebP, also animated.
    Webp,
}

/// How it was. Nothing is counted or compared.
#[uniffi::remote(Enum)]
pub enum MoodChoice {
    /// Calm.
    Calm,
    /// Glad.
    Glad,
    /// Tired.
    Tired,
    /// Worried.
    Worried,
    /// Low.
    Low,
    /// In one's own words.
    Own {
        /// The words.
        words: String,
    },
}

/// A photo of an entry. The picture is asked for by its id.
#[uniffi::remote(Record)]
pub struct PhotoRow {
    /// Its name.
    pub id: PhotoId,
    /// How it is coded.
    pub format: PhotoFormat,
    /// Pixels across, as stored: before it is turned.
    pub width: u32,
    /// Pixels down, as stored.
    pub height: u32,
    /// How it must be turned to be seen upright: 1 to 8, as Exif numbers them.
    pub orientation: u8,
    /// Words under it, also read aloud in its place.
    pub caption: String,
}

/// A part of a picture.
#[uniffi::remote(Record)]
pub struct PhotoPart {
    /// The bytes from the place asked for; none after the end.
    pub bytes: Vec<u8>,
    /// Bytes of the whole picture.
    pub total: u64,
}

/// An entry in a list.
#[uniffi::remote(Record)]
pub struct EntryRow {
    /// Its name.
    pub id: EntryId,
    /// The day it tells of; `None` where not even that can be read.
    pub date: Option<NaiveDate>,
    /// What sort of entry it is.
    pub kind: EntryKind,
    /// Its first line, or what stands for it.
    pub opening: String,
    /// Whom it is about.
    pub children: Vec<ChildId>,
    /// Its first photo.
    pub photo: Option<PhotoRow>,
    /// It cannot be read; a sealed copy or a backup may have it.
    pub is_damaged: bool,
    /// Why it is shown on this day, in a list of this day in earlier years.
    pub since: Option<Wording>,
}

/// The journal of some days.
#[uniffi::remote(Record)]
pub struct JournalScreen {
    /// Its entries, the latest day first.
    pub rows: Vec<EntryRow>,
    /// What was being typed and never became an entry.
    pub drafts: Vec<EntryForm>,
    /// Said where some entries cannot be read.
    pub unreadable: Option<Wording>,
}

/// Entries in which words stand.
#[uniffi::remote(Record)]
pub struct JournalFound {
    /// The entries, the latest day first.
    pub rows: Vec<EntryRow>,
    /// Said where some entries cannot be read.
    pub unreadable: Option<Wording>,
}

/// An entry.
#[uniffi::remote(Record)]
pub struct EntryPage {
    /// What stands in it, as a form to change it.
    pub form: EntryForm,
    /// When it was first written.
    pub written_at: LocalMoment,
    /// When it was last changed.
    pub changed_at: Option<LocalMoment>,
    /// Its date in words.
    pub date: Wording,
    /// Its mood in words.
    pub mood: Option<Wording>,
    /// The letter it answers, as that letter was.
    pub answers: Option<LetterText>,
    /// Whether it can go one step back.
    pub has_earlier: bool,
}

/// What a person writes or changes.
#[uniffi::remote(Record)]
pub struct EntryForm {
    /// Its name; `None` for one that is begun now: it gets one when it is first saved.
    pub id: Option<EntryId>,
    /// The day it tells of.
    pub date: NaiveDate,
    /// The words.
    pub text: String,
    /// How it was.
    pub mood: Option<MoodChoice>,
    /// Whom it is about; nobody: the family.
    pub children: Vec<ChildId>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Its photos in order.
    pub photos: Vec<PhotoRow>,
    /// The letter it answers. Its words are kept as they are read now, and stay.
    pub answers: Option<SlotId>,
}

/// What was measured on a day.
#[uniffi::remote(Record)]
pub struct GrowthRow {
    /// Its name; `None` for a new one.
    pub id: Option<GrowthId>,
    /// Who was measured.
    pub child: ChildId,
    /// When.
    pub date: NaiveDate,
    /// Grams.
    pub weight_g: Option<u32>,
    /// Millimetres.
    pub length_mm: Option<u32>,
    /// Head circumference in millimetres.
    pub head_mm: Option<u32>,
    /// Words beside the numbers.
    pub note: String,
}

/// How a booklet is written.
#[uniffi::remote(Enum)]
pub enum BookletForm {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file with the photos in it.
    Html,
}

/// What went into a file.
#[uniffi::remote(Record)]
pub struct Exported {
    /// How many entries or measurements.
    pub count: u32,
    /// How many could not be read and are not in it.
    pub unreadable: u32,
}
