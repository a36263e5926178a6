//! The family's file: its reports, which letters came, and this machine's choices, as one JSON document.
//!
//! Knows the file system. A file that cannot be read is an error and is never written over; a new one takes the old
//! one's place only when it is whole; whoever changes it holds a lock beside it, so that two at once lose nothing.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use otayori_core::family::{ChildId, EventId, Family, Member, Preferences, PregnancyId, Standing};
use otayori_core::ledger::Ledger;
use otayori_core::strings::{Key, Strings};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::commands::Failure;

/// Shorter names are hard to tell apart, longer ones hard to type.
const SHORTEST_NAME: usize = 4;
/// Ten seconds, in hundredths.
const LONGEST_WAIT: u32 = 1_000;

/// A family on this machine.
pub(crate) struct Household {
    path: PathBuf,
    pub(crate) family: Family,
    pub(crate) ledger: Ledger,
    pub(crate) preferences: Preferences,
    /// Held until the change is written; nobody who only reads needs it.
    _lock: Option<File>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    family: Value,
    #[serde(default)]
    ledger: Ledger,
    #[serde(default)]
    preferences: Preferences,
}

impl Household {
    /// Reads a family's file.
    pub(crate) fn open(path: &Path, strings: &Strings) -> Result<Self, Failure> {
        let unreadable = |reason: String| {
            let values = [("file", path.display().to_string().into()), ("reason", reason.into())];
            Failure::Broken(strings.text(Key::ErrorFamilyFile, &values))
        };
        let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
        let whole: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
        // First: the file of a newer companion may have any shape around the family.
        let family =
            Family::from_json(&whole["family"].to_string()).map_err(|error| unreadable(error.to_string()))?;
        let stored: Stored = serde_json::from_value(whole).map_err(|error| unreadable(error.to_string()))?;
        let Stored { ledger, preferences, .. } = stored;
        Ok(Self { path: path.to_owned(), family, ledger, preferences, _lock: None })
    }

    /// The same, to change it: whoever comes later waits, and then reads what was written.
    pub(crate) fn open_to_change(path: &Path, strings: &Strings) -> Result<Self, Failure> {
        let lock = lock(path, strings)?;
        Ok(Self { _lock: Some(lock), ..Self::open(path, strings)? })
    }

    /// The same, or a new family where there is no file yet; it is read in the language in which it was begun.
    pub(crate) fn open_or_begin(path: &Path, language: &str, strings: &Strings) -> Result<Self, Failure> {
        let lock = lock(path, strings)?;
        if path.exists() {
            return Ok(Self { _lock: Some(lock), ..Self::open(path, strings)? });
        }
        Ok(Self {
            path: path.to_owned(),
            family: Family::default(),
            ledger: Ledger::default(),
            preferences: Preferences { language: language.to_owned(), ..Preferences::default() },
            _lock: Some(lock),
        })
    }

    /// How letters are wanted, if a file says so; what is wrong with the file is said by whoever opens it.
    pub(crate) fn preferences_in(path: &Path) -> Option<Preferences> {
        let whole: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
        serde_json::from_value(whole.get("preferences")?.clone()).ok()
    }

    /// Writes it beside the old file and then puts it in its place.
    pub(crate) fn save(&self) -> Result<(), Failure> {
        let broken = |error: String| Failure::Broken(format!("{}: {error}", self.path.display()));
        let family = self.family.to_json().map_err(|error| broken(error.to_string()))?;
        let stored = Stored {
            family: serde_json::from_str(&family).map_err(|error| broken(error.to_string()))?,
            ledger: self.ledger.clone(),
            preferences: self.preferences.clone(),
        };
        let text = serde_json::to_string_pretty(&stored).map_err(|error| broken(error.to_string()))?;
        self.replace(text.as_bytes()).map_err(|error| broken(error.to_string()))
    }

    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(bytes)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }

    /// The shortest beginning of a child's id that no other child's has.
    pub(crate) fn name(&self, child: ChildId) -> String {
        shortest(&child.to_string(), self.family.members().iter().flat_map(names))
    }

    /// The child whose id begins so; without a name, the only one of whom this can be said.
    pub(crate) fn child(
        &self,
        text: Option<&str>,
        can_be: impl Fn(&Member) -> bool,
        strings: &Strings,
    ) -> Result<&Member, Failure> {
        let meant = |member: &&Member| match text {
            Some(text) => !text.is_empty() && names(member).any(|id| id.starts_with(text)),
            None => can_be(member),
        };
        let mut found = self.family.members().iter().filter(meant);
        match (found.next(), found.next()) {
            (Some(member), None) => Ok(member),
            _ => Err(no_name(text, strings)),
        }
    }

    /// The pregnancy of the child whose id begins so, and that child; without a name, the only pregnancy there is.
    pub(crate) fn pregnancy(
        &self,
        text: Option<&str>,
        strings: &Strings,
    ) -> Result<(PregnancyId, Option<ChildId>), Failure> {
        if text.is_some() {
            let member = self.child(text, Member::is_awaited, strings)?;
            let pregnancy = member.pregnancy.ok_or_else(|| no_name(text, strings))?;
            return Ok((pregnancy, Some(member.id)));
        }
        let awaited = self.family.members().iter().filter(|member| member.is_awaited());
        let all: BTreeSet<PregnancyId> = awaited.filter_map(|member| member.pregnancy).collect();
        match all.first() {
            Some(only) if all.len() == 1 => Ok((*only, None)),
            _ => Err(no_name(text, strings)),
        }
    }

    /// The report whose id begins so.
    pub(crate) fn report(&self, text: &str, strings: &Strings) -> Result<EventId, Failure> {
        let log = self.family.log();
        let mut found = log.iter().map(|entry| entry.id).filter(|id| id.to_string().starts_with(text));
        match (found.next(), found.next()) {
            (Some(id), None) if !text.is_empty() => Ok(id),
            _ => Err(no_name(Some(text), strings)),
        }
    }
}

/// Waits for whoever writes now, but not for somebody who hangs.
fn lock(path: &Path, strings: &Strings) -> Result<File, Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let broken = |error: &io::Error| Failure::Broken(format!("{}: {error}", path.display()));
    let file = File::create(PathBuf::from(beside)).map_err(|error| broken(&error))?;
    for _ in 0..LONGEST_WAIT {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
            Err(TryLockError::Error(error)) => return Err(broken(&error)),
        }
    }
    let values = [("file", path.display().to_string().into())];
    Err(Failure::Broken(strings.text(Key::ErrorFamilyBusy, &values)))
}

/// Whether a child is accompanied, or may be.
pub(crate) fn is_here(member: &Member) -> bool {
    matches!(member.standing, Standing::Active | Standing::Unconfirmed)
}

fn names(member: &Member) -> impl Iterator<Item = String> {
    member.names.iter().map(ToString::to_string)
}

fn shortest(id: &str, all: impl Iterator<Item = String>) -> String {
    let shared = |other: &String| id.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let length = all.filter(|other| other != id).map(|other| shared(&other) + 1).max().unwrap_or_default();
    id.get(..length.max(SHORTEST_NAME)).unwrap_or(id).to_owned()
}

fn no_name(text: Option<&str>, strings: &Strings) -> Failure {
    Failure::Question(match text {
        Some(text) => strings.text(Key::ErrorName, &[("text", text.into())]),
        None => strings.text(Key::ErrorWhich, &[]),
    })
}
