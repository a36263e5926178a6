//! The first line: that this is a backup, of which version, and how many records of each kind follow.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{BackupError, Damage, Fault, Foreign};
use crate::{LINE_LIMIT, RECORD_LIMIT, VERSION};

/// The field that makes a line a header.
pub(crate) const NAME: &str = "otayori-backup";

/// What the first line says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    #[serde(rename = "otayori-backup")]
    version: u32,
    /// How many records of each kind there are. A kind without records may be left out. [`crate::Backup::open`] has
    /// counted them, so they are true.
    pub counts: BTreeMap<String, u64>,
    /// Whatever else the caller wants said first, such as the day; readers that do not know a field ignore it. What must
    /// not be ignored is a new version.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Header {
    /// The header of a new backup.
    pub fn new(counts: BTreeMap<String, u64>) -> Self {
        Self { version: VERSION, counts, more: Map::new() }
    }

    /// The version of the format, from 1 to [`VERSION`].
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The line, without its newline, if a reader will find in it what is said here.
    pub(crate) fn line(&self) -> Result<String, Fault> {
        let line = serde_json::to_string(self).map_err(|_| Fault::NotAHeader)?;
        if line.len() > LINE_LIMIT {
            return Err(Fault::TooLong);
        }
        match Self::read(line.as_bytes()) {
            Ok(read) if read == *self => Ok(line),
            Err(BackupError::Damaged { reason: Damage::Line { fault, .. } }) => Err(fault),
            _ => Err(Fault::NotAHeader),
        }
    }

    /// From the first line of a file. A line that does not name itself a header is no damage: the file is another's.
    pub(crate) fn read(line: &[u8]) -> Result<Self, BackupError> {
        let other = BackupError::NotABackup { reason: Foreign::OtherContent };
        let wrong = |fault| BackupError::Damaged { reason: Damage::Line { line: 1, fault } };
        let Ok(Value::Object(fields)) = serde_json::from_slice(line) else { return Err(other) };
        // Read first: a newer header may have any shape.
        let version = fields.get(NAME).ok_or(other)?;
        match version.as_u64() {
            Some(found) if found > VERSION.into() => return Err(BackupError::TooNew { found }),
            Some(1..) => {}
            _ => return Err(wrong(Fault::NotAHeader)),
        }
        // From the line, not from the fields: a field that stands twice is seen only here.
        let header: Self = serde_json::from_slice(line).map_err(|_| wrong(Fault::NotAHeader))?;
        if header.total().is_none_or(|total| total > RECORD_LIMIT) {
            return Err(wrong(Fault::TooMany));
        }
        Ok(header)
    }

    /// How many records there are of all kinds; nothing if that cannot be counted.
    fn total(&self) -> Option<u64> {
        self.counts.values().try_fold(0_u64, |sum, count| sum.checked_add(*count))
    }
}
