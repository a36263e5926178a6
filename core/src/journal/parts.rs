//! An entry in two parts, each sealed for itself: a head small enough to list by, and a body with the words.
//!
//! A damaged body is then still known by its day. Both name the entry, so parts of two entries are never taken for one.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::answered::Answered;
use super::entry::{Entry, EntryError, Mood, PhotoRef, silent};
use super::id::EntryId;
use super::stored::{PartError, load, store};
use crate::family::{ChildId, LocalMoment};

/// What is known of an entry without its words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The entry.
    pub id: EntryId,
    /// The day it tells of.
    pub date: NaiveDate,
    /// When it was first written: the order within a day.
    pub written_at: LocalMoment,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub children: BTreeSet<ChildId>,
    /// Characters of its text.
    pub size: u32,
    /// What sort of entry it is.
    pub kind: Kind,
}

/// What sort of entry it is, as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words of one's own.
    Note,
    /// An answer to a letter.
    Answer,
    /// Photos without words.
    Photos,
    /// A mood and nothing else.
    Mood,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    id: EntryId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed_at: Option<LocalMoment>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mood: Option<Mood>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answers: Option<Answered>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    tags: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    photos: Vec<PhotoRef>,
}

const HEAD: &str = "head";
const BODY: &str = "body";

impl Entry {
    /// What is known of it without its words.
    pub fn head(&self) -> Head {
        let kind = if self.answers.is_some() {
            Kind::Answer
        } else if !self.text.trim().is_empty() {
            Kind::Note
        } else if self.photos.is_empty() {
            Kind::Mood
        } else {
            Kind::Photos
        };
        Head {
            id: self.id,
            date: self.date,
            written_at: self.written_at,
            children: self.children.clone(),
            size: u32::try_from(self.text.chars().count()).unwrap_or(u32::MAX),
            kind,
        }
    }

    /// Head and body as bytes, to be sealed each for itself. The one door to storage, so the limits are checked here.
    ///
    /// # Errors
    /// [`EntryError`]: why it cannot be kept.
    pub fn seal_parts(&self) -> Result<(Vec<u8>, Vec<u8>), EntryError> {
        self.check()?;
        let body = Body {
            id: self.id,
            changed_at: self.changed_at,
            text: self.text.clone(),
            mood: self.mood.clone(),
            answers: self.answers.clone(),
            tags: self.tags.clone(),
            photos: self.photos.clone(),
        };
        // Strings and dates always have a JSON; if memory fails here there is nothing to keep.
        let part = |bytes: Result<Vec<u8>, PartError>| bytes.map_err(|_| EntryError::Empty);
        Ok((part(store(HEAD, &self.head()))?, part(store(BODY, &body))?))
    }

    /// An entry from its two parts.
    ///
    /// # Errors
    /// [`PartError`]; parts that do not belong together, or hold more than an entry can, are damaged.
    pub fn from_parts(head: &[u8], body: &[u8]) -> Result<Self, PartError> {
        let head = Head::from_bytes(head)?;
        let body: Body = load(BODY, body)?;
        let entry = Self {
            id: body.id,
            date: head.date,
            written_at: head.written_at,
            changed_at: body.changed_at,
            text: body.text,
            mood: body.mood,
            children: head.children.clone(),
            answers: body.answers,
            tags: body.tags,
            photos: body.photos,
        };
        entry.check().map_err(|_| PartError::Damaged { reason: "not an entry" })?;
        if entry.head() == head {
            Ok(entry)
        } else {
            Err(PartError::Damaged { reason: "head and body of two entries" })
        }
    }
}

impl Head {
    /// A head alone: enough to list by, and to say what is lost with a damaged body.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PartError> {
        load(HEAD, bytes)
    }

    /// The order of a journal: by the day told of, then as written.
    pub fn order(&self) -> (NaiveDate, NaiveDateTime, EntryId) {
        (self.date, self.written_at.utc(), self.id)
    }
}

silent! {
    Head { id }
}
