//! The journal's pages: lists, an entry, what is being written, growth.
//!
//! Knows how an entry is shown and taken from a form. What an entry may hold is decided in [`crate::journal`].

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use otayori_pack::SlotId;

use super::desk::Desk;
use super::error::PhoneError;
use super::wording::{LetterText, Wording};
use crate::family::{ChildId, LocalMoment};
use crate::journal::listing::Since;
use crate::journal::photo::{Format, Orientation};
use crate::journal::{
    Answered, Draft, Entry, EntryId, Growth, GrowthId, Head, Kind, Mood, PhotoId, PhotoRef, silent,
};
use crate::strings::Key;

/// How it was. Nothing is counted or compared.
#[derive(Clone, PartialEq, Eq)]
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
#[derive(Clone, PartialEq, Eq)]
pub struct PhotoRow {
    /// Its name.
    pub id: PhotoId,
    /// How it is coded.
    pub format: Format,
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
#[derive(Clone, PartialEq, Eq)]
pub struct PhotoPart {
    /// The bytes from the place asked for; none after the end.
    pub bytes: Vec<u8>,
    /// Bytes of the whole picture.
    pub total: u64,
}

/// An entry in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Its name.
    pub id: EntryId,
    /// The day it tells of; `None` where not even that can be read.
    pub date: Option<NaiveDate>,
    /// What sort of entry it is.
    pub kind: Kind,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalScreen {
    /// Its entries, the latest day first.
    pub rows: Vec<EntryRow>,
    /// What was being typed and never became an entry.
    pub drafts: Vec<EntryForm>,
    /// Said where some entries cannot be read.
    pub unreadable: Option<Wording>,
}

/// Entries in which words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalFound {
    /// The entries, the latest day first.
    pub rows: Vec<EntryRow>,
    /// Said where some entries cannot be read.
    pub unreadable: Option<Wording>,
}

/// An entry.
#[derive(Clone, PartialEq, Eq)]
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
#[derive(Clone, PartialEq, Eq)]
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

silent! {
    MoodChoice {}
    PhotoRow { id }
    PhotoPart { total }
    EntryRow { id }
    EntryPage { form }
    EntryForm { id }
    GrowthRow { id }
}

/// What was measured on a day.
#[derive(Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookletForm {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file with the photos in it.
    Html,
}

/// What went into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// How many entries or measurements.
    pub count: u32,
    /// How many could not be read and are not in it.
    pub unreadable: u32,
}

impl Desk<'_> {
    /// An entry in a list, by its head and, where it could be read, the whole of it.
    pub(super) fn entry_row(&self, head: &Head, entry: Option<&Entry>, since: Option<Since>) -> EntryRow {
        EntryRow {
            id: head.id,
            date: Some(head.date),
            kind: head.kind,
            opening: entry.map(|entry| self.opening(entry)).unwrap_or_default(),
            children: head.children.iter().copied().collect(),
            photo: entry.and_then(|entry| entry.photos.first()).map(PhotoRow::from),
            is_damaged: entry.is_none(),
            since: since.map(|since| self.since(since)),
        }
    }

    pub(super) fn unreadable(&self, count: usize) -> Option<Wording> {
        let number = u32::try_from(count).unwrap_or(u32::MAX);
        (count > 0).then(|| self.say(Key::JournalUnreadable, &[("count", number.into())]))
    }

    /// The first line of an entry, or what stands for it.
    fn opening(&self, entry: &Entry) -> String {
        let line = entry.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        if !line.is_empty() {
            return line.trim().to_owned();
        }
        let photos = u32::try_from(entry.photos.len()).unwrap_or(u32::MAX);
        let photos = || self.strings.text(Key::JournalPhotos, &[("count", photos.into())]);
        entry.mood.as_ref().map_or_else(photos, |mood| self.mood(mood).plain)
    }

    fn since(&self, since: Since) -> Wording {
        match since {
            Since::Years(years) => self.say(Key::JournalYearsAgo, &[("years", years.into())]),
            Since::MonthsOfAge { months, .. } => {
                self.say(Key::JournalMonthsOld, &[("months", months.into())])
            }
        }
    }

    fn mood(&self, mood: &Mood) -> Wording {
        let key = match mood {
            Mood::Calm => Key::MoodCalm,
            Mood::Glad => Key::MoodGlad,
            Mood::Tired => Key::MoodTired,
            Mood::Worried => Key::MoodWorried,
            Mood::Low => Key::MoodLow,
            Mood::Own(words) => return self.wording(&otayori_pack::RubyText::unmarked(words)),
        };
        self.say(key, &[])
    }

    /// An entry.
    pub(super) fn entry_page(&self, entry: &Entry, has_earlier: bool) -> EntryPage {
        let answers = entry.answers.as_ref();
        EntryPage {
            form: EntryForm::from(entry),
            written_at: entry.written_at,
            changed_at: entry.changed_at,
            date: self.wording(&super::stage_words::date_text(entry.date, self.strings)),
            mood: entry.mood.as_ref().map(|mood| self.mood(mood)),
            answers: answers.map(|letter| LetterText::of(&letter.message(), &letter.language)),
            has_earlier,
        }
    }

    /// The form as an entry. `before` is what stands now under its name, as an entry or a draft: when it was first written
    /// stays, and so does the letter it answers, as it was read then.
    pub(super) fn entry_of(
        &self,
        form: &EntryForm,
        id: EntryId,
        before: Option<&Entry>,
    ) -> Result<Entry, PhoneError> {
        let written_at = before.map_or(self.now, |before| before.written_at);
        let known = before.and_then(|before| before.answers.as_ref());
        let answers = match &form.answers {
            None => None,
            Some(slot) => match known.filter(|known| known.slot == *slot) {
                Some(known) => Some(known.clone()),
                None => Some(self.answered(slot)?),
            },
        };
        let photos = form.photos.iter().map(PhotoRow::to_ref).collect::<Result<_, _>>()?;
        Ok(Entry {
            id,
            date: form.date,
            written_at,
            changed_at: before.and_then(|before| before.changed_at),
            text: form.text.clone(),
            mood: form.mood.clone().map(Mood::from),
            children: form.children.iter().copied().collect::<BTreeSet<_>>(),
            answers,
            tags: form.tags.iter().map(|tag| tag.trim().to_owned()).collect(),
            photos,
        })
    }

    fn answered(&self, slot: &SlotId) -> Result<Answered, PhoneError> {
        let reader = self.reader(self.now.date);
        let letter = self.words(slot, &reader)?;
        let letter = letter.ok_or_else(|| PhoneError::not_found("letter"))?;
        Ok(Answered::of(slot.clone(), &letter.message, letter.language))
    }
}

impl From<&Entry> for EntryForm {
    fn from(entry: &Entry) -> Self {
        Self {
            id: Some(entry.id),
            date: entry.date,
            text: entry.text.clone(),
            mood: entry.mood.as_ref().map(MoodChoice::from),
            children: entry.children.iter().copied().collect(),
            tags: entry.tags.iter().cloned().collect(),
            photos: entry.photos.iter().map(PhotoRow::from).collect(),
            answers: entry.answers.as_ref().map(|letter| letter.slot.clone()),
        }
    }
}

impl From<&Draft> for EntryForm {
    fn from(draft: &Draft) -> Self {
        Self::from(&draft.entry)
    }
}

impl From<&Mood> for MoodChoice {
    fn from(mood: &Mood) -> Self {
        match mood {
            Mood::Calm => Self::Calm,
            Mood::Glad => Self::Glad,
            Mood::Tired => Self::Tired,
            Mood::Worried => Self::Worried,
            Mood::Low => Self::Low,
            Mood::Own(words) => Self::Own { words: words.clone() },
        }
    }
}

impl From<MoodChoice> for Mood {
    fn from(mood: MoodChoice) -> Self {
        match mood {
            MoodChoice::Calm => Self::Calm,
            MoodChoice::Glad => Self::Glad,
            MoodChoice::Tired => Self::Tired,
            MoodChoice::Worried => Self::Worried,
            MoodChoice::Low => Self::Low,
            MoodChoice::Own { words } => Self::Own(words),
        }
    }
}

impl From<&PhotoRef> for PhotoRow {
    fn from(photo: &PhotoRef) -> Self {
        Self {
            id: photo.id,
            format: photo.format,
            width: photo.width,
            height: photo.height,
            orientation: photo.orientation.into(),
            caption: photo.caption.clone(),
        }
    }
}

impl PhotoRow {
    fn to_ref(&self) -> Result<PhotoRef, PhoneError> {
        let orientation = Orientation::try_from(self.orientation)
            .map_err(|error| PhoneError::invalid(error.to_string()))?;
        Ok(PhotoRef {
            id: self.id,
            format: self.format,
            width: self.width,
            height: self.height,
            orientation,
            caption: self.caption.clone(),
        })
    }
}

impl From<&Growth> for GrowthRow {
    fn from(growth: &Growth) -> Self {
        Self {
            id: Some(growth.id),
            child: growth.child,
            date: growth.date,
            weight_g: growth.weight_g,
            length_mm: growth.length_mm,
            head_mm: growth.head_mm,
            note: growth.note.clone(),
        }
    }
}

impl GrowthRow {
    pub(super) fn to_growth(&self, id: GrowthId) -> Growth {
        Growth {
            id,
            child: self.child,
            date: self.date,
            weight_g: self.weight_g,
            length_mm: self.length_mm,
            head_mm: self.head_mm,
            note: self.note.clone(),
        }
    }
}
