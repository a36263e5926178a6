//! What can go wrong, one variant for each thing a person or a shell can do about it. No secret and no content is ever
//! part of an error.

use std::io;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::RowId;

/// Why the vault did not do what was asked. Unless it says otherwise, nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultError {
    /// The journal is locked: ask for the PIN.
    #[error("the journal is locked")]
    Locked,
    /// The envelope is whole, but not for this device key, or not for these words.
    #[error("this key does not open the vault")]
    WrongKey,
    /// Not the PIN. It has been counted.
    #[error("not the PIN; {free_tries} more before a wait, wait {wait_ms} ms")]
    WrongPin {
        /// Tries left before a wait starts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
    /// Too many wrong PINs. This try was not looked at and does not count.
    #[error("wait {ms} ms")]
    Wait {
        /// Milliseconds of uptime until the next try.
        ms: u64,
    },
    /// The vault is here and the key is not: the shell has no device key, or the envelope is gone. Ask for the recovery
    /// words ([`has_recovery`](crate::has_recovery) says whether there are any), or for a backup. Never a new vault.
    #[error("the key to this vault is lost")]
    KeyLost,
    /// A PIN needs recovery words, or their refusal.
    #[error("recovery words come before a PIN, or their refusal")]
    RecoveryUndecided,
    /// Something is damaged, and no copy of it could be read.
    #[error("damaged: {what}: {reason}")]
    Damaged {
        /// What.
        what: Damage,
        /// How it shows.
        reason: String,
    },
    /// Written by a newer version. Nothing is read, nothing is lost: update.
    #[error("written by a newer version (format {found})")]
    TooNew {
        /// Its format.
        found: u32,
    },
    /// The disk, or the app's share of it, is full.
    #[error("the disk is full")]
    Full,
    /// The folder cannot be written, or the vault was opened from a copy: see [`Condition`](crate::Condition).
    #[error("the vault can only be read")]
    ReadOnly,
    /// Another process holds the vault for longer than a few seconds: try again.
    #[error("another process is busy with the vault")]
    Busy,
    /// What was typed cannot be it, or comes at the wrong time: say why, and ask again.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The caller asked for something that cannot be.
    #[error("not possible: {reason}")]
    Invalid {
        /// Why not.
        reason: &'static str,
    },
    /// The system refused, for a reason that is none of the above.
    #[error("storage: {reason}")]
    Storage {
        /// What it said.
        reason: String,
    },
}

/// What a person can put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A PIN has six to 64 digits.
    #[error("a PIN has six to 64 digits")]
    PinDigits,
    /// A PIN is set already: it can be changed or removed.
    #[error("a PIN is set already")]
    PinIsSet,
    /// No PIN is set.
    #[error("no PIN is set")]
    NoPin,
    /// Recovery words are six words.
    #[error("recovery words are six words")]
    SixWords,
    /// A word that is in no list of recovery words.
    #[error("a word that is in no list of recovery words")]
    UnknownWord,
}

/// What is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Damage {
    /// Both generations of the key envelope.
    #[error("the key envelope")]
    Envelope,
    /// The envelope and the database are not of one vault.
    #[error("the files belong to different vaults")]
    Mixed,
    /// The database.
    #[error("the database")]
    Database,
    /// One row, or one part of it.
    #[error("the {part} of a row in collection {collection}")]
    Row {
        /// Its collection.
        collection: u8,
        /// Its id.
        id: RowId,
        /// Which part.
        part: Part,
    },
    /// A sealed file.
    #[error("a sealed file")]
    File {
        /// Its id.
        id: RowId,
    },
}

/// A part of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Part {
    /// The part that lists show.
    #[error("head")]
    Head,
    /// The part that is read one at a time.
    #[error("body")]
    Body,
}

impl VaultError {
    pub(crate) fn damaged(what: Damage, reason: impl Into<String>) -> Self {
        Self::Damaged { what, reason: reason.into() }
    }

    pub(crate) fn database(reason: impl Into<String>) -> Self {
        Self::damaged(Damage::Database, reason)
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            // A value of the wrong type: STRICT tables do not hold one unless the page was damaged.
            return Self::database("a value of an unexpected type");
        };
        let reason = rusqlite::ffi::code_to_str(failure.extended_code).to_owned();
        match failure.code {
            // A schema that does not have our tables, or SQL that does not fit it, is damage too.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => {
                Self::database(reason)
            }
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            // SQLite tells a full disk from a quota and from a wal-index that cannot grow; a person need not.
            ErrorCode::SystemIoFailure if NO_ROOM.contains(&failure.extended_code) => Self::Full,
            _ => Self::Storage { reason },
        }
    }
}

const NO_ROOM: [i32; 2] = [rusqlite::ffi::SQLITE_IOERR_WRITE, rusqlite::ffi::SQLITE_IOERR_SHMSIZE];

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            kind => Self::Storage { reason: kind.to_string() },
        }
    }
}
