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
mod numbers;
mod photos;
mod refusal;
mod regions;
mod row;
mod sweeping;

pub use backup::Restored;
pub use error::CompanionError;
pub use journal::Listed;
pub use numbers::{KeptNumber, NumberId};
pub use otayori_backup::{BackupError, Passphrase};
pub use otayori_vault::{
    Condition, DeviceKey, PinState, RecoveryWords, Refusal as VaultRefusal, Repaired, Uptime, VaultError,
    WordLanguage, erase,
};
pub use refusal::{Refusal, vault_sentence};
pub use regions::{Aside, CompanionRegions};

use std::path::Path;

use otayori_vault::{Reading, Vault};

/// The day of a copy that is made before anybody said what day it is.
const UNDATED: &str = "undated";

/// Whether a companion is in a folder, whole or not.
pub fn is_there(folder: &Path) -> bool {
    // An empty lock file is what an erased companion leaves.
    let named = |name: &std::ffi::OsStr| {
        let name = name.to_string_lossy();
        name.starts_with("otayori.") && name != "otayori.lock"
    };
    // What an interrupted erase left is nobody's companion any more; the next beginning finishes it.
    if folder.join("otayori.erase").exists() {
        return false;
    }
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.into_iter().any(|file| named(&file.file_name()))
}

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

    /// Tells what day it is: once a day a sealed copy is made, from which text and family come back, and pictures that nothing
    /// has named for days go.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn is_day(&mut self, day: chrono::NaiveDate) -> Result<(), CompanionError> {
        self.day = Some(day);
        self.vault.make_copy(&day.to_string())?;
        _ = self.sweep(day);
        Ok(())
    }

    /// Whether nobody has told anything here yet, nor chosen how letters are wanted.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn is_new(&self) -> Result<bool, CompanionError> {
        self.reads(household::is_new)
    }

    /// Mends a damaged folder from its copies. Reports that are lost for good are let go, and where one may be lost every
    /// child waits to be confirmed, in the same step: it could have been an ending. Lost steps back, measurements and numbers of
    /// one's own are let go after it, those of the journal while it is open: no backup could be made beside them. An entry stays,
    /// named by its day.
    ///
    /// # Errors
    /// [`CompanionError::Vault`]; [`CompanionError::TooNew`]. No report was let go then without everybody waiting.
    pub fn repair(&mut self) -> Result<Repaired, CompanionError> {
        let repaired = self.vault.repair_and(&collections::WITHOUT_HEADS, household::after_repair)?;
        self.let_go_of_lost_parts()?;
        Ok(repaired)
    }

    /// What was deleted must not live on in a copy. False if a copy could not be made again now: it still has what was
    /// deleted, sealed, until the next one is made.
    fn after_delete(&mut self) -> bool {
        let day = self.day.map_or_else(|| UNDATED.to_owned(), |day| day.to_string());
        self.vault.make_copy(&day).is_ok()
    }

    /// Reads one consistent moment.
    fn reads<T>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, CompanionError>,
    ) -> Result<T, CompanionError> {
        let mut answer = None;
        self.vault.read(|rows| {
            answer = Some(read(rows));
            Ok(())
        })?;
        answer.unwrap_or_else(|| Err(row::damaged("the vault", "nothing was read")))
    }

    /// The vault itself, for its PIN, its words and its repair.
    pub fn vault(&mut self) -> &mut Vault {
        &mut self.vault
    }
}
