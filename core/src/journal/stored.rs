//! How each part of the journal stands as bytes: JSON with a version and the name of the part.
//!
//! Knows the frame, not what it holds. A part of a newer version is refused before its shape is looked at, and a part
//! read in another's place is refused whatever it holds. No error repeats what was read: it may be somebody's words.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version of every part that this core writes.
pub const VERSION: u32 = 1;

/// Why a part is not taken. Nothing is changed by reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum PartError {
    /// Written by a newer companion: update, and it opens.
    #[error("written by a newer version of the companion (journal version {found})")]
    TooNew {
        /// Its version.
        found: u64,
    },
    /// Not what it should be: look for it in a copy or a backup.
    #[error("damaged: {reason}")]
    Damaged {
        /// What is wrong with it, without a word of what it holds.
        reason: &'static str,
    },
}

/// Read first: a newer part may have any shape.
#[derive(Deserialize)]
struct Version {
    otayori_journal: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame<T> {
    otayori_journal: u32,
    part: String,
    holds: T,
}

/// A part as bytes.
pub(super) fn store<T: Serialize>(part: &str, holds: &T) -> Result<Vec<u8>, PartError> {
    let frame = Frame { otayori_journal: VERSION, part: part.to_owned(), holds };
    serde_json::to_vec(&frame).map_err(|_| PartError::Damaged { reason: "it cannot be written as JSON" })
}

/// A part from bytes.
pub(super) fn load<T: DeserializeOwned>(part: &str, bytes: &[u8]) -> Result<T, PartError> {
    let version: Version = serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
    if version.otayori_journal > VERSION.into() {
        return Err(PartError::TooNew { found: version.otayori_journal });
    }
    if version.otayori_journal == 0 {
        return Err(PartError::Damaged { reason: "there is no version 0" });
    }
    let frame: Frame<T> = serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
    if frame.part == part { Ok(frame.holds) } else { Err(PartError::Damaged { reason: "another part" }) }
}

/// The parser's own words quote what it read.
fn damaged(error: &serde_json::Error) -> PartError {
    use serde_json::error::Category;
    let reason = match error.classify() {
        Category::Eof => "it is cut",
        Category::Syntax | Category::Io => "not JSON",
        Category::Data => "not the shape of this part",
    };
    PartError::Damaged { reason }
}
