//! What can go wrong on a phone, one variant for each thing a person or a shell can do about it.
//!
//! Richer errors stay inside; here they become few. Nothing secret and nothing of anybody's words is in one.

use otayori_pack::region::RegionError;
use otayori_vault::VaultError;
use thiserror::Error;

use crate::companion::{BackupError, CompanionError, vault_sentence};
use crate::corpus::CorpusError;
use crate::region::InstallError;
use crate::strings::{Key, Strings, StringsError};

/// Why the companion cannot do it. Unless it says otherwise, nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhoneError {
    /// Nothing is open: open the folder first. After an erase this is how it stays until a new beginning.
    #[error("nothing is open")]
    NotOpen,
    /// It cannot be so: put it right and try again.
    #[error("{reason}")]
    Invalid {
        /// Why: a sentence in the language read, wherever a person can put it right. A mistake of the shell is said in English.
        reason: String,
    },
    /// There is no such thing.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for.
        what: String,
    },
    /// The journal is locked: ask for the PIN.
    #[error("the journal is locked")]
    Locked,
    /// Not the key, not the words, or not the passphrase.
    #[error("this key, or these words, do not open it")]
    WrongKey,
    /// Not the PIN. It has been counted.
    #[error("not the PIN")]
    WrongPin {
        /// Tries left before a wait starts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
    /// Too many wrong PINs. This try was not looked at and does not count.
    #[error("the PIN can be tried again in {wait_ms} ms")]
    PinWait {
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
    /// Before a PIN: make recovery words, or confirm that none are wanted.
    #[error("recovery words come before a PIN, or their refusal")]
    WordsFirst,
    /// A companion is here and its key is not: recovery words or a backup lead on. Never a new beginning.
    #[error("the key is lost")]
    KeyLost,
    /// Something is damaged. Nothing was deleted: repair, or restore a backup elsewhere.
    #[error("{what} is damaged: {reason}")]
    Damaged {
        /// What, by its day where that is known.
        what: String,
        /// How it shows.
        reason: String,
    },
    /// Written by a newer version: update. Nothing is lost.
    #[error("written by a newer version ({found})")]
    TooNew {
        /// Its version.
        found: u64,
    },
    /// Nobody here knows the key that signed this file. Compare its fingerprint with its owner's, by another way than the file
    /// came.
    #[error("signed by a key that nobody here knows")]
    UnknownSigner {
        /// The fingerprint to compare.
        fingerprint: String,
    },
    /// The disk is full: make room and try again.
    #[error("the disk is full")]
    Full,
    /// This is a sealed copy from before a damage, or a folder that cannot be written: repair first.
    #[error("it can only be read")]
    ReadOnly,
    /// Another process is writing: try again.
    #[error("another process is busy with it")]
    Busy,
    /// The system refused, for a reason that is none of the above.
    #[error("storage: {reason}")]
    Storage {
        /// What it said.
        reason: String,
    },
}

impl PhoneError {
    pub(super) fn invalid(reason: impl Into<String>) -> Self {
        Self::Invalid { reason: reason.into() }
    }

    /// With the reason in the reader's language, wherever a person can put something right.
    pub(super) fn told(error: CompanionError, strings: &Strings) -> Self {
        let say = |key| Self::invalid(strings.text(key, &[]));
        match error {
            CompanionError::Invalid { reason } => Self::invalid(reason.sentence(strings)),
            CompanionError::Vault(VaultError::Refused(refusal)) => {
                Self::invalid(vault_sentence(refusal, strings))
            }
            CompanionError::Backup(BackupError::NotABackup { .. }) => say(Key::BackupIsNone),
            CompanionError::Backup(BackupError::TooMuchWork { .. }) => say(Key::ErrorTooMuchWork),
            CompanionError::Region(error @ InstallError::UnknownKey { .. }) => {
                CompanionError::Region(error).into()
            }
            CompanionError::Region(error) => Self::invalid(error.sentence(strings)),
            error => error.into(),
        }
    }

    pub(super) fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.to_owned() }
    }

    /// Whether a thing can still be read where this came while writing.
    pub(super) fn only_keeps_from_writing(&self) -> bool {
        matches!(self, Self::Full | Self::ReadOnly | Self::Busy | Self::Storage { .. })
    }
}

impl From<CompanionError> for PhoneError {
    fn from(error: CompanionError) -> Self {
        match error {
            CompanionError::Invalid { reason } => Self::invalid(reason.to_string()),
            CompanionError::Report(reason) => Self::Invalid { reason: reason.to_string() },
            CompanionError::NotFound { what } => Self::not_found(what),
            CompanionError::Vault(error) => error.into(),
            CompanionError::Unwritten { reason } => Self::Storage { reason },
            CompanionError::Backup(error) => error.into(),
            CompanionError::Damaged { what, reason } => Self::Damaged { what, reason },
            CompanionError::TooNew { found } => Self::TooNew { found },
            CompanionError::Region(InstallError::UnknownKey { fingerprint }) => {
                Self::UnknownSigner { fingerprint }
            }
            CompanionError::Region(error) => Self::invalid(error.to_string()),
        }
    }
}

impl From<VaultError> for PhoneError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Locked => Self::Locked,
            VaultError::WrongKey => Self::WrongKey,
            VaultError::WrongPin { free_tries, wait_ms } => Self::WrongPin { free_tries, wait_ms },
            VaultError::Wait { ms } => Self::PinWait { wait_ms: ms },
            VaultError::KeyLost => Self::KeyLost,
            VaultError::RecoveryUndecided => Self::WordsFirst,
            VaultError::Damaged { what, reason } => Self::Damaged { what: what.to_string(), reason },
            VaultError::TooNew { found } => Self::TooNew { found: found.into() },
            VaultError::Full => Self::Full,
            VaultError::ReadOnly => Self::ReadOnly,
            VaultError::Busy => Self::Busy,
            VaultError::Refused(refusal) => Self::invalid(refusal.to_string()),
            VaultError::Invalid { reason } => Self::invalid(reason),
            VaultError::Storage { reason } => Self::Storage { reason },
        }
    }
}

impl From<BackupError> for PhoneError {
    fn from(error: BackupError) -> Self {
        let reason = error.to_string();
        match error {
            BackupError::WrongPassphrase => Self::WrongKey,
            BackupError::TooNew { found } => Self::TooNew { found },
            BackupError::NotABackup { .. } | BackupError::TooMuchWork { .. } => Self::Invalid { reason },
            BackupError::Damaged { .. } | BackupError::Cut => {
                Self::Damaged { what: "the backup".to_owned(), reason }
            }
            BackupError::Storage { .. } => Self::Storage { reason },
        }
    }
}

impl From<CorpusError> for PhoneError {
    fn from(error: CorpusError) -> Self {
        match error {
            CorpusError::UnknownLanguage { .. } => Self::not_found("language"),
            error => Self::Damaged { what: "the library".to_owned(), reason: error.to_string() },
        }
    }
}

impl From<StringsError> for PhoneError {
    fn from(error: StringsError) -> Self {
        match error {
            StringsError::Corpus(error) => error.into(),
            error @ StringsError::Unreadable { .. } => {
                Self::Damaged { what: "the library".to_owned(), reason: error.to_string() }
            }
        }
    }
}

impl From<RegionError> for PhoneError {
    fn from(error: RegionError) -> Self {
        Self::Damaged { what: "the library".to_owned(), reason: error.to_string() }
    }
}

impl From<std::io::Error> for PhoneError {
    fn from(error: std::io::Error) -> Self {
        VaultError::from(error).into()
    }
}
