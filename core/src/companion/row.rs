//! How a value stands in a row of the family: JSON with a version, so that an older companion refuses what it cannot know.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::CompanionError;
use otayori_vault::RowDamaged;

/// The version of every row that this core writes.
const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Version {
    otayori_row: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame<T> {
    otayori_row: u32,
    holds: T,
}

/// A value as bytes, to be sealed.
pub(super) fn store<T: Serialize>(what: &str, value: &T) -> Result<Vec<u8>, CompanionError> {
    let frame = Frame { otayori_row: VERSION, holds: value };
    serde_json::to_vec(&frame).map_err(|_| damaged(what, "it cannot be written as JSON"))
}

/// A value from bytes. No error repeats what was read: it may be somebody's words.
pub(super) fn load<T: DeserializeOwned>(what: &str, bytes: &[u8]) -> Result<T, CompanionError> {
    let version: Version = serde_json::from_slice(bytes).map_err(|_| damaged(what, "not a row"))?;
    if version.otayori_row > VERSION.into() {
        return Err(CompanionError::TooNew { found: version.otayori_row });
    }
    let frame: Frame<T> = serde_json::from_slice(bytes).map_err(|_| damaged(what, "not of its shape"))?;
    Ok(frame.holds)
}

/// A part of a row, from a sealed copy where the row itself does not open: rows of reports never change, and a note of what
/// came is better a day old than lost.
pub(super) fn whole(what: &str, part: Result<Vec<u8>, RowDamaged>) -> Result<Vec<u8>, CompanionError> {
    part.or_else(|torn| {
        torn.from_copy
            .map(|(bytes, _)| bytes)
            .ok_or_else(|| damaged(what, "it does not open, and no copy has it"))
    })
}

pub(super) fn damaged(what: &str, reason: &str) -> CompanionError {
    CompanionError::Damaged { what: what.to_owned(), reason: reason.to_owned() }
}
