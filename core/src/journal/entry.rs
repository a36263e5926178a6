//! One entry: what somebody wrote on a day, about whom, and the letter it answers as that letter was.
//!
//! Knows the shape of an entry and its limits. Does not know whether a child, a letter or a photo exists: an entry outlives
//! all three.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::answered::Answered;
use super::id::{EntryId, PhotoId};
use super::photo::{Format, Orientation};
use crate::family::{ChildId, LocalMoment, is_countable};

/// How much an entry holds. Characters are Unicode scalar values. A limit is never lowered: what was written must open.
pub mod limit {
    /// Characters of the text of an entry, and of the letter it answers.
    pub const TEXT: usize = 100_000;
    /// Tags of an entry.
    pub const TAGS: usize = 20;
    /// Characters of a tag.
    pub const TAG: usize = 40;
    /// Photos of an entry.
    pub const PHOTOS: usize = 20;
    /// Characters of what is written under a photo.
    pub const CAPTION: usize = 400;
    /// Characters of a mood in one's own words.
    pub const MOOD: usize = 100;
    /// Children an entry is about.
    pub const CHILDREN: usize = 50;
    /// Characters of the title of a letter.
    pub const TITLE: usize = 1_000;
    /// Bytes of the tag of a language.
    pub const LANGUAGE: usize = 64;
}

/// Something written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// The day it tells of, which may lie before or after the day of writing.
    pub date: NaiveDate,
    /// When it was first written.
    pub written_at: LocalMoment,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<LocalMoment>,
    /// The words, as they were typed.
    pub text: String,
    /// How it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// Whom it is about; nobody: the family.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub children: BTreeSet<ChildId>,
    /// The letter it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answered>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Its photos, in the order chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<PhotoRef>,
}

/// How it was. Nothing is counted or compared.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
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
    Own(String),
}

impl Mood {
    /// The own words, where it has some.
    pub fn own(&self) -> Option<&str> {
        match self {
            Self::Own(words) => Some(words),
            _ => None,
        }
    }
}

/// A photo of an entry: all that must be known to show it. The picture itself lies elsewhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoRef {
    /// Its name.
    pub id: PhotoId,
    /// How it is coded.
    pub format: Format,
    /// Pixels across, as stored: before it is turned.
    pub width: u32,
    /// Pixels down, as stored.
    pub height: u32,
    /// How it must be turned to be seen upright.
    pub orientation: Orientation,
    /// Words under it, also read aloud in its place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// Why an entry cannot be kept. It can be once this is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum EntryError {
    /// Neither text nor mood nor photo.
    #[error("nothing is written yet")]
    Empty,
    /// A year before 1800 or after 3000.
    #[error("the date is outside the years that can be counted")]
    Date,
    /// More than [`limit::TEXT`] characters, here or in the letter.
    #[error("the text has more than {} characters", limit::TEXT)]
    TextTooLong,
    /// A mood in own words with no word or more than [`limit::MOOD`] characters.
    #[error("a mood has 1 to {} characters", limit::MOOD)]
    Mood,
    /// More than [`limit::CHILDREN`] children.
    #[error("an entry is about {} children at most", limit::CHILDREN)]
    TooManyChildren,
    /// More than [`limit::TAGS`] tags.
    #[error("an entry has {} tags at most", limit::TAGS)]
    TooManyTags,
    /// A tag that is empty, longer than [`limit::TAG`] characters, of several lines, or with spaces around it.
    #[error("a tag has 1 to {} characters on one line", limit::TAG)]
    Tag,
    /// More than [`limit::PHOTOS`] photos.
    #[error("an entry has {} photos at most", limit::PHOTOS)]
    TooManyPhotos,
    /// The same photo twice, one without a pixel, or a caption of more than [`limit::CAPTION`] characters.
    #[error(
        "a photo is there twice, has no pixels, or its caption has more than {} characters",
        limit::CAPTION
    )]
    Photo,
    /// A letter whose title or language is longer than any that was ever sent.
    #[error("this is no letter")]
    Letter,
}

impl Entry {
    /// An entry with a text and nothing else.
    pub fn new(id: EntryId, date: NaiveDate, written_at: LocalMoment, text: impl Into<String>) -> Self {
        Self {
            id,
            date,
            written_at,
            changed_at: None,
            text: text.into(),
            mood: None,
            children: BTreeSet::new(),
            answers: None,
            tags: BTreeSet::new(),
            photos: Vec::new(),
        }
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// The first [`EntryError`].
    pub fn check(&self) -> Result<(), EntryError> {
        let no_words = self.text.trim().is_empty();
        let must = |holds: bool, error: EntryError| if holds { Ok(()) } else { Err(error) };
        must(!no_words || self.mood.is_some() || !self.photos.is_empty(), EntryError::Empty)?;
        must(is_countable(self.date), EntryError::Date)?;
        must(fits(&self.text, limit::TEXT), EntryError::TextTooLong)?;
        if let Some(Mood::Own(words)) = &self.mood {
            must(!words.trim().is_empty() && fits(words, limit::MOOD), EntryError::Mood)?;
        }
        must(self.children.len() <= limit::CHILDREN, EntryError::TooManyChildren)?;
        must(self.tags.len() <= limit::TAGS, EntryError::TooManyTags)?;
        must(self.tags.iter().all(|tag| is_tag(tag)), EntryError::Tag)?;
        must(self.photos.len() <= limit::PHOTOS, EntryError::TooManyPhotos)?;
        let ids: BTreeSet<PhotoId> = self.photos.iter().map(|photo| photo.id).collect();
        let sound =
            |photo: &PhotoRef| photo.width > 0 && photo.height > 0 && fits(&photo.caption, limit::CAPTION);
        must(ids.len() == self.photos.len() && self.photos.iter().all(sound), EntryError::Photo)?;
        self.answers.as_ref().map_or(Ok(()), |letter| {
            must(fits(&letter.text, limit::TEXT), EntryError::TextTooLong)?;
            must(
                fits(&letter.title, limit::TITLE) && letter.language.len() <= limit::LANGUAGE,
                EntryError::Letter,
            )
        })
    }

    /// The last moment it was touched, in UTC.
    pub fn touched(&self) -> NaiveDateTime {
        self.changed_at.unwrap_or(self.written_at).utc()
    }
}

/// Whether a text has at most so many characters. A character has one byte at least, so most need no counting.
pub(super) fn fits(text: &str, characters: usize) -> bool {
    text.len() <= characters || text.chars().nth(characters).is_none()
}

fn is_tag(tag: &str) -> bool {
    !tag.is_empty() && tag.trim() == tag && fits(tag, limit::TAG) && !tag.chars().any(char::is_control)
}

/// What is written stays out of logs: these say which one, and no more.
macro_rules! silent {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))*.finish_non_exhaustive()
            }
        })*
    };
}
pub(crate) use silent;

silent! {
    Entry { id }
    Mood {}
    PhotoRef { id }
}
