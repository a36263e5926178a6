//! The companion: what a family told it and what somebody wrote, kept in one vault.
//!
//! Knows use cases: each method is one. Does not know screens, clocks or letters' words. Everything that a phone does to
//! its storage goes through here.
//!
//! Start with [`Companion::open`], [`Companion::change`] and [`Companion::write_entry`].

mod backup;
mod collections;
mod error;
mod household;
mod journal;
mod photos;
mod row;

pub use backup::{Restored, Waiting};
pub use error::CompanionError;
pub use journal::Listed;
pub use otayori_backup::Passphrase;
pub use otayori_vault::{
    Condition, DeviceKey, PinState, RecoveryWords, Uptime, VaultError, WordLanguage, erase,
};

use std::path::Path;

use otayori_vault::Vault;

/// One family's companion on one phone.
pub struct Companion {
    vault: Vault,
    /// The day of the last sealed copy made here: `None` until the shell says what day it is.
    day: Option<chrono::NaiveDate>,
}

impl std::fmt::Debug for Companion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Companion").finish_non_exhaustive()
    }
}

impl Companion {
    /// Opens the companion in a folder, or begins one where the folder is empty.
    ///
    /// # Errors
    /// [`CompanionError::Vault`]: a wrong key, a lost key, a damaged file, a newer version and a full disk are five
    /// different errors, each with a way on.
    pub fn open(folder: &Path, key: Option<&DeviceKey>) -> Result<Self, CompanionError> {
        Ok(Self { vault: Vault::open(folder, key)?, day: None })
    }

    /// Opens it with the recovery words, where the device key is lost; from then on it opens with the new key.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] for other words.
    pub fn open_with_recovery(folder: &Path, words: &str, key: &DeviceKey) -> Result<Self, CompanionError> {
        Ok(Self { vault: Vault::open_with_recovery(folder, words, key)?, day: None })
    }

    /// Whether the file is whole, or this is a sealed copy from before it was damaged.
    pub fn condition(&self) -> &Condition {
        self.vault.condition()
    }

    /// Tells what day it is: once a day a sealed copy is made, from which text and family come back.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn is_day(&mut self, day: chrono::NaiveDate) -> Result<(), CompanionError> {
        self.day = Some(day);
        self.vault.make_copy(&day.to_string())?;
        Ok(())
    }

    /// What was deleted must not live on in a copy.
    fn after_delete(&mut self) -> Result<(), CompanionError> {
        self.vault.remake_copies()?;
        Ok(())
    }

    /// The vault itself, for its PIN, its words and its repair.
    pub fn vault(&mut self) -> &mut Vault {
        &mut self.vault
    }
}
