//! Why something is not kept: what a person can put right, and the sentence that says it.

use otayori_vault::Refusal as VaultRefusal;
use thiserror::Error;

use super::error::CompanionError;
use crate::journal::photo::PhotoError;
use crate::journal::{EntryError, GrowthError};
use crate::region::OwnNumberError;
use crate::strings::{Key, Strings};

/// Why something is not kept. It can be once this is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// An entry.
    #[error(transparent)]
    Entry(EntryError),
    /// A measurement.
    #[error(transparent)]
    Growth(GrowthError),
    /// A picture.
    #[error(transparent)]
    Photo(PhotoError),
    /// A number of one's own.
    #[error(transparent)]
    Number(OwnNumberError),
    /// As many numbers as can be kept are here.
    #[error("there are {most} numbers already: remove one first")]
    NumbersFull {
        /// So many.
        most: u32,
    },
    /// As many keys as can be trusted are.
    #[error("{most} keys are trusted already")]
    KeysFull {
        /// So many.
        most: u32,
    },
}

impl Refusal {
    /// Why, in the reader's language.
    pub fn sentence(self, strings: &Strings) -> String {
        match self {
            Self::Entry(error) => error.sentence(strings),
            Self::Growth(error) => error.sentence(strings),
            Self::Photo(error) => error.sentence(strings),
            Self::Number(error) => error.sentence(strings),
            Self::NumbersFull { most } => strings.text(Key::NumbersFull, &[("most", most.into())]),
            Self::KeysFull { most } => strings.text(Key::KeysFull, &[("most", most.into())]),
        }
    }
}

/// Why a PIN or words are refused, in the reader's language.
pub fn vault_sentence(refusal: VaultRefusal, strings: &Strings) -> String {
    let key = match refusal {
        VaultRefusal::PinDigits => Key::PinDigits,
        VaultRefusal::PinIsSet => Key::PinThere,
        VaultRefusal::NoPin => Key::PinNotThere,
        VaultRefusal::SixWords => Key::WordsSix,
        VaultRefusal::UnknownWord => Key::WordsUnknown,
    };
    strings.text(key, &[])
}

/// Each is an answer of the companion as it is.
macro_rules! refuses {
    ($($error:ident => $variant:ident)*) => {
        $(impl From<$error> for CompanionError {
            fn from(error: $error) -> Self {
                Self::Invalid { reason: Refusal::$variant(error) }
            }
        })*
    };
}

refuses! {
    EntryError => Entry
    GrowthError => Growth
    PhotoError => Photo
    OwnNumberError => Number
}
