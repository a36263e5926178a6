//! The family as text: JSON with a version, so that it can be read in ten years and refused by a phone too old for it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Family;
use super::event::Entry;
use super::id::ChildId;

/// The version of the document that this core writes.
pub const VERSION: u32 = 1;

/// Why a document is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// Written by a newer companion: nothing is read, nothing is lost.
    #[error("written by a newer version of the companion (document version {found})")]
    TooNew {
        /// Its version.
        found: u64,
    },
    /// Not a family.
    #[error("not a family document: {reason}")]
    Damaged {
        /// What was found.
        reason: String,
    },
}

/// Read first: a newer document may have any shape.
#[derive(Deserialize)]
struct Version {
    otayori_family: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    otayori_family: u32,
    log: Vec<Entry>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    unconfirmed: BTreeSet<ChildId>,
}

impl Family {
    /// The document, entries in the order of the log.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] only if memory is.
    pub fn to_json(&self) -> Result<String, DocumentError> {
        let document = Document {
            otayori_family: VERSION,
            log: self.log().into_iter().cloned().collect(),
            unconfirmed: self.unconfirmed.clone(),
        };
        serde_json::to_string(&document).map_err(|error| damaged(&error))
    }

    /// From a document.
    ///
    /// # Errors
    /// [`DocumentError::TooNew`] for a version above [`VERSION`], [`DocumentError::Damaged`] for anything that is no
    /// family.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let version: Version = serde_json::from_str(text).map_err(|error| damaged(&error))?;
        if version.otayori_family > VERSION.into() {
            return Err(DocumentError::TooNew { found: version.otayori_family });
        }
        let document: Document = serde_json::from_str(text).map_err(|error| damaged(&error))?;
        if document.otayori_family == 0 {
            return Err(DocumentError::Damaged { reason: "there is no version 0".to_owned() });
        }
        let log: BTreeSet<Entry> = document.log.into_iter().collect();
        let uncountable = || DocumentError::Damaged { reason: "a date that cannot be counted".to_owned() };
        Self::of(log, document.unconfirmed).ok_or_else(uncountable)
    }
}

fn damaged(error: &serde_json::Error) -> DocumentError {
    DocumentError::Damaged { reason: error.to_string() }
}
