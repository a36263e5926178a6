//! Where a family is kept: in a companion's sealed folder, or in a JSON file that a person can read.
//!
//! Knows the file system. A file that cannot be read is an error and is never written over; a new one takes the old
//! one's place only when it is whole; whoever changes it holds a lock beside it, so that two at once lose nothing.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use otayori_core::companion::{CompanionError, CompanionRegions};
use otayori_core::corpus::Corpus;
use otayori_core::family::{Family, Preferences};
use otayori_core::household::Household;
use otayori_core::ledger::Ledger;
use otayori_core::region::OwnNumber;
use otayori_core::reminders::Notices;
use otayori_core::strings::{Key, Strings};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::commands::Failure;
use crate::home::{Home, failure};

/// Ten seconds, in hundredths.
const LONGEST_WAIT: u32 = 1_000;

/// A family's place.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// A sealed folder.
    Home(Home),
    /// A readable file.
    File(ReadableFile),
}

impl Place {
    /// What is kept there.
    pub(crate) fn read(&self, strings: &Strings) -> Result<Household, Failure> {
        match self {
            Self::File(file) => file.read(strings),
            Self::Home(home) => home.open(strings)?.household().map_err(|error| failure(error, strings)),
        }
    }

    /// Reads it, changes it and writes it, all or nothing: whoever comes later waits, and then reads what was written.
    pub(crate) fn change<T>(
        &self,
        strings: &Strings,
        change: impl FnMut(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match self {
            Self::File(file) => file.change(strings, change),
            Self::Home(home) => in_vault(home, strings, change),
        }
    }

    /// The same where it may not be written any more, for an answer that is worth more than its note: a sealed copy is
    /// read, and what was noted on it is let go.
    pub(crate) fn change_if_possible<T>(
        &self,
        strings: &Strings,
        mut change: impl FnMut(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match self {
            Self::Home(home) if home.is_read_only() => change(&mut self.read(strings)?),
            place => place.change(strings, change),
        }
    }

    /// The same, from a new family where there is none yet; it is read in the language in which it was begun.
    pub(crate) fn begin_or_change<T>(
        &self,
        language: &str,
        strings: &Strings,
        change: impl FnMut(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match self {
            Self::File(file) => file.begin_or_change(language, strings, change),
            Self::Home(home) => in_vault(home, strings, change),
        }
    }

    /// What a question needs before it is asked; what is wrong with the place is said by whoever reads it.
    pub(crate) fn peek(&self, corpus: &Corpus) -> Peeked {
        match self {
            Self::File(file) => Peeked { household: file.peek(), ..Peeked::default() },
            Self::Home(home) => {
                let Some(companion) = home.peek() else { return Peeked::default() };
                let own = companion.own_numbers().unwrap_or_default();
                Peeked {
                    household: companion.household().ok(),
                    own: own.into_iter().map(|kept| kept.number).collect(),
                    regions: companion.regions(corpus).ok(),
                }
            }
        }
    }
}

/// What can be read of a place without a word about it.
#[derive(Debug, Default)]
pub(crate) struct Peeked {
    pub(crate) household: Option<Household>,
    pub(crate) own: Vec<OwnNumber>,
    /// Nothing where none can be kept: then what is built in counts.
    pub(crate) regions: Option<CompanionRegions>,
}

/// An error of the companion's own waits until its words are known.
enum Refused {
    Theirs(Failure),
    Ours(CompanionError),
}

impl From<CompanionError> for Refused {
    fn from(error: CompanionError) -> Self {
        Self::Ours(error)
    }
}

fn in_vault<T>(
    home: &Home,
    strings: &Strings,
    mut change: impl FnMut(&mut Household) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let changed = home.open(strings)?.change(|household| change(household).map_err(Refused::Theirs));
    changed.map_err(|refused| match refused {
        Refused::Theirs(failure) => failure,
        Refused::Ours(error) => failure(error, strings),
    })
}

/// A family's file.
#[derive(Debug, Clone)]
pub(crate) struct ReadableFile(pub(crate) PathBuf);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    family: Value,
    #[serde(default)]
    ledger: Ledger,
    #[serde(default)]
    preferences: Preferences,
    #[serde(default)]
    notices: Notices,
}

impl ReadableFile {
    /// What is kept there.
    pub(crate) fn read(&self, strings: &Strings) -> Result<Household, Failure> {
        self.read_quietly().map_err(|reason| {
            let values = [("file", self.0.display().to_string().into()), ("reason", reason.into())];
            Failure::Broken(strings.text(Key::ErrorFamilyFile, &values))
        })
    }

    fn read_quietly(&self) -> Result<Household, String> {
        let text = fs::read_to_string(&self.0).map_err(|error| error.to_string())?;
        let whole: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        // First: the file of a newer companion may have any shape around the family.
        let family = Family::from_json(&whole["family"].to_string()).map_err(|error| error.to_string())?;
        let stored: Stored = serde_json::from_value(whole).map_err(|error| error.to_string())?;
        let Stored { ledger, preferences, notices, .. } = stored;
        Ok(Household { family, ledger, preferences, notices })
    }

    /// Reads it, changes it and writes it, all or nothing: whoever comes later waits, and then reads what was written.
    fn change<T>(
        &self,
        strings: &Strings,
        change: impl FnOnce(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let _lock = self.lock(strings)?;
        self.changed(self.read(strings)?, change)
    }

    /// The same, from a new family where there is none yet; it is read in the language in which it was begun.
    fn begin_or_change<T>(
        &self,
        language: &str,
        strings: &Strings,
        change: impl FnOnce(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let _lock = self.lock(strings)?;
        let household = if self.0.exists() {
            self.read(strings)?
        } else {
            let preferences = Preferences { language: language.to_owned(), ..Preferences::default() };
            Household { preferences, ..Household::default() }
        };
        self.changed(household, change)
    }

    fn peek(&self) -> Option<Household> {
        self.read_quietly().ok()
    }

    fn changed<T>(
        &self,
        mut household: Household,
        change: impl FnOnce(&mut Household) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let before = household.clone();
        let answer = change(&mut household)?;
        if household != before {
            self.write(&household)?;
        }
        Ok(answer)
    }

    /// Writes it beside the old file and then puts it in its place.
    fn write(&self, household: &Household) -> Result<(), Failure> {
        let broken = |error: String| Failure::Broken(format!("{}: {error}", self.0.display()));
        let family = household.family.to_json().map_err(|error| broken(error.to_string()))?;
        let stored = Stored {
            family: serde_json::from_str(&family).map_err(|error| broken(error.to_string()))?,
            ledger: household.ledger.clone(),
            preferences: household.preferences.clone(),
            notices: household.notices.clone(),
        };
        let text = serde_json::to_string_pretty(&stored).map_err(|error| broken(error.to_string()))?;
        self.replace(text.as_bytes()).map_err(|error| broken(error.to_string()))
    }

    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(bytes)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.0).map_err(|error| error.error)?;
        Ok(())
    }

    /// Waits for whoever writes now, but not for somebody who hangs.
    fn lock(&self, strings: &Strings) -> Result<File, Failure> {
        let mut beside = self.0.as_os_str().to_owned();
        beside.push(".lock");
        let broken = |error: &io::Error| Failure::Broken(format!("{}: {error}", self.0.display()));
        let file = File::create(PathBuf::from(beside)).map_err(|error| broken(&error))?;
        for _ in 0..LONGEST_WAIT {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
                Err(TryLockError::Error(error)) => return Err(broken(&error)),
            }
        }
        let values = [("file", self.0.display().to_string().into())];
        Err(Failure::Broken(strings.text(Key::ErrorFamilyBusy, &values)))
    }
}
