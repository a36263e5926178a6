//! What is not an entry yet, and what was one: drafts and the one step of history.
//!
//! Knows how one entry becomes the next and which of two stands. Does not know when to save: that is the screen's.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::entry::{Entry, silent};
use super::stored::{PartError, load, store};
use crate::family::LocalMoment;

/// Words saved while they are being typed. Has no limits: text too long for an entry must not be lost before it is
/// shortened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// When it was saved.
    pub saved_at: LocalMoment,
    /// What it is to become.
    pub becomes: Becomes,
    /// The entry as far as it is written.
    pub entry: Entry,
}

/// What a draft is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Becomes {
    /// A new entry.
    New,
    /// A change of the entry that has its id.
    Change,
}

/// How an entry was before its last change. One is kept, no more.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// When it was replaced.
    pub replaced_at: LocalMoment,
    /// As it was.
    pub before: Entry,
}

const DRAFT: &str = "draft";
const REVISION: &str = "revision";

impl Draft {
    /// As bytes, to be sealed.
    ///
    /// # Errors
    /// [`PartError::Damaged`] only if memory is.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PartError> {
        store(DRAFT, self)
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PartError> {
        load(DRAFT, bytes)
    }
}

impl Revision {
    /// As bytes, to be sealed.
    ///
    /// # Errors
    /// [`PartError::Damaged`] only if memory is.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PartError> {
        store(REVISION, self)
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PartError> {
        let revision: Self = load(REVISION, bytes)?;
        revision.before.check().map_err(|_| PartError::Damaged { reason: "not an entry" })?;
        Ok(revision)
    }
}

impl Entry {
    /// The entry with everything that `new` says, and what it was until now. Its id and the moment it was first written
    /// stay. One step back is the same with [`Revision::before`] as `new`.
    pub fn changed(self, new: Self, at: LocalMoment) -> (Self, Revision) {
        let now = Self { id: self.id, written_at: self.written_at, changed_at: Some(at), ..new };
        (now, Revision { replaced_at: at, before: self })
    }

    /// Two tellings of one entry, from two phones: the one touched last stands and the other is its history. Of two
    /// touched at the same moment the greater stands, so that both phones choose the same one.
    pub fn merged(self, other: Self) -> (Self, Option<Revision>) {
        if self == other {
            return (self, None);
        }
        let rank = |entry: &Self| (entry.touched(), serde_json::to_string(entry).unwrap_or_default());
        let (stands, before) = if rank(&self) >= rank(&other) { (self, other) } else { (other, self) };
        let replaced_at = stands.changed_at.unwrap_or(stands.written_at);
        (stands, Some(Revision { replaced_at, before }))
    }
}

silent! {
    Draft { becomes }
    Revision { replaced_at }
}
