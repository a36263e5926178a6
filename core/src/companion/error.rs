//! What can go wrong, each with something a person can do about it.

use thiserror::Error;

use super::refusal::Refusal;
use crate::family::{DocumentError, Reason};
use crate::journal::PartError;
use crate::region::InstallError;
use otayori_backup::BackupError;
use otayori_vault::VaultError;

/// Why the companion cannot do it.
#[derive(Debug, Error)]
pub enum CompanionError {
    /// It cannot be so: put it right and try again.
    #[error("{reason}")]
    Invalid {
        /// Why.
        reason: Refusal,
    },
    /// A report that cannot be true.
    #[error(transparent)]
    Report(#[from] Reason),
    /// A region from outside is not taken, and why.
    #[error(transparent)]
    Region(#[from] InstallError),
    /// There is no such thing.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for: an entry, a draft, a photo.
        what: &'static str,
    },
    /// What is kept cannot be opened, or not kept: [`VaultError`] says which and what to do.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A file outside the vault cannot be written.
    #[error("the file cannot be written: {reason}")]
    Unwritten {
        /// What the system said.
        reason: String,
    },
    /// A backup cannot be read.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Something in the vault is not what its place promises. Everything else still opens.
    #[error("{what} is damaged: {reason}")]
    Damaged {
        /// What, by its day where that is known.
        what: String,
        /// How.
        reason: String,
    },
    /// Written by a newer companion: update, and it opens. Nothing was changed.
    #[error("written by a newer version of the companion (version {found})")]
    TooNew {
        /// Its version.
        found: u64,
    },
}

impl From<DocumentError> for CompanionError {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::TooNew { found } => Self::TooNew { found },
            DocumentError::Damaged { reason } => Self::Damaged { what: "the family".to_owned(), reason },
        }
    }
}

impl CompanionError {
    /// A part of the journal that cannot be read.
    pub(super) fn part(what: impl Into<String>, error: PartError) -> Self {
        match error {
            PartError::TooNew { found } => Self::TooNew { found },
            PartError::Damaged { reason } => Self::Damaged { what: what.into(), reason: reason.to_owned() },
        }
    }
}
