//! A companion's sealed folder on this machine, and its key.
//!
//! A phone keeps the device key in its own key store. A terminal has none: the key is a file that only its owner can read,
//! in a place of its own, away from the folder it opens. Whoever can read both can read everything but a journal behind a
//! PIN.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use otayori_core::companion::{
    Companion, CompanionError, Condition, DeviceKey, VaultError, is_there, vault_sentence,
};
use otayori_core::strings::{Key, Strings};

use crate::clock;
use crate::commands::Failure;

/// A folder and the file with its key.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    /// As it was typed, to be shown.
    pub(crate) typed: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) key_file: PathBuf,
}

impl Home {
    /// The folder, with its key where `init` puts it unless another place is named.
    pub(crate) fn new(folder: &Path, key_file: Option<&Path>) -> Self {
        let whole = one_name_for(folder);
        let key_file = key_file.map_or_else(|| usual_key_file(&whole), Path::to_owned);
        Self { typed: folder.to_owned(), folder: whole, key_file }
    }

    /// Opens what is there; a terminal never begins one by itself.
    pub(crate) fn open(&self, strings: &Strings) -> Result<Companion, Failure> {
        if !is_there(&self.folder) {
            return Err(Failure::Question(strings.text(Key::HomeNeeded, &[])));
        }
        let key = self.key().map_err(|error| broken(&self.key_file, &error))?;
        let opened = Companion::open(&self.folder, key.as_ref());
        let mut companion = match opened {
            Err(error @ CompanionError::Vault(VaultError::KeyLost | VaultError::WrongKey)) => {
                self.open_with_waiting_key().ok_or_else(|| self.without_key(&error, strings))?
            }
            opened => opened.map_err(|error| failure(error, strings))?,
        };
        match companion.condition().clone() {
            Condition::Whole => {
                // A copy that cannot be made now is made another day, and keeps nobody from writing; damage is told.
                let copied = clock::today().map(|today| companion.is_day(today));
                if let Some(Err(error @ CompanionError::Vault(VaultError::Damaged { .. }))) = copied {
                    anstream::eprintln!("{}", words(failure(error, strings)));
                }
            }
            Condition::ReadOnlyCopy { day, .. } => {
                anstream::eprintln!("{}", strings.text(Key::HomeCopy, &[("day", day.into())]));
            }
            Condition::ReadOnlyDamaged { .. } => {
                anstream::eprintln!("{}", strings.text(Key::HomeDamaged, &[]));
            }
        }
        Ok(companion)
    }

    /// A recovery that was interrupted after the folder took the new key and before the key had its place.
    fn open_with_waiting_key(&self) -> Option<Companion> {
        let waiting = Self { key_file: self.waiting_key_file(), ..self.clone() };
        let companion = Companion::open(&self.folder, waiting.key().ok()?.as_ref()).ok()?;
        fs::rename(&waiting.key_file, &self.key_file).ok()?;
        Some(companion)
    }

    /// Where a new key waits until the folder has taken it.
    pub(crate) fn waiting_key_file(&self) -> PathBuf {
        let mut beside = self.key_file.clone().into_os_string();
        beside.push(".new");
        beside.into()
    }

    /// Names the file where the key was looked for.
    fn without_key(&self, error: &CompanionError, strings: &Strings) -> Failure {
        let key = match error {
            CompanionError::Vault(VaultError::WrongKey) => Key::ErrorWrongKey,
            _ => Key::ErrorKeyLost,
        };
        Failure::Broken(strings.text(key, &[("key", self.key_file.display().to_string().into())]))
    }

    /// Opens it if that is possible, and says nothing.
    pub(crate) fn peek(&self) -> Option<Companion> {
        let there = is_there(&self.folder);
        there.then(|| Companion::open(&self.folder, self.key().ok()?.as_ref()).ok()).flatten()
    }

    /// Whether what is there can be read and not written.
    pub(crate) fn is_read_only(&self) -> bool {
        self.peek().is_some_and(|companion| *companion.condition() != Condition::Whole)
    }

    /// Begins a companion: a new key, then a new folder.
    pub(crate) fn begin(&self, strings: &Strings) -> Result<Companion, Failure> {
        if is_there(&self.folder) {
            let values = [("home", self.typed.display().to_string().into())];
            return Err(Failure::Question(strings.text(Key::HomeThere, &values)));
        }
        fs::create_dir_all(&self.folder).map_err(|error| broken(&self.folder, &error))?;
        let key = match self.key().map_err(|error| broken(&self.key_file, &error))? {
            Some(key) => key,
            None => self.new_key()?,
        };
        Companion::open(&self.folder, Some(&key)).map_err(|error| failure(error, strings))
    }

    /// A new key in its file, in the place of one that opens nothing.
    pub(crate) fn new_key(&self) -> Result<DeviceKey, Failure> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| Failure::Broken(error.to_string()))?;
        self.write_key(&bytes).map_err(|error| broken(&self.key_file, &error))?;
        Ok(DeviceKey::new(bytes))
    }

    fn key(&self) -> io::Result<Option<DeviceKey>> {
        let text = match fs::read_to_string(&self.key_file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let digits = text.trim();
        let byte = |n: usize| digits.get(2 * n..2 * n + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let mut bytes = [0; 32];
        for (n, slot) in bytes.iter_mut().enumerate() {
            *slot = byte(n).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        }
        Ok(Some(DeviceKey::new(bytes)))
    }

    fn write_key(&self, bytes: &[u8; 32]) -> io::Result<()> {
        let folder = self.key_file.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.key_file)?;
        for byte in bytes {
            write!(file, "{byte:02x}")?;
        }
        writeln!(file)?;
        file.sync_all()?;
        // A key that a power cut takes back would close the folder for ever.
        #[cfg(unix)]
        if let Some(folder) = folder {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

/// One folder has one name, however it was typed: through a link, with `..`, with a slash at its end.
fn one_name_for(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    if let Ok(known) = fs::canonicalize(&whole) {
        return known;
    }
    let parent = whole.parent().and_then(|parent| fs::canonicalize(parent).ok());
    match (parent, whole.file_name()) {
        (Some(parent), Some(name)) => parent.join(name),
        _ => whole,
    }
}

/// `~/.local/share/otayori/keys/home%me%diary.key`: one file for each folder, named so that a person knows which.
fn usual_key_file(folder: &Path) -> PathBuf {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = set("XDG_DATA_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".local").join("share")))
        .or_else(|| set("APPDATA"));
    let name = folder.display().to_string();
    let name = name.trim_start_matches('/').replace('%', "%25").replace(['/', '\\', ':'], "%");
    data.unwrap_or_default().join("otayori").join("keys").join(format!("{name}.key"))
}

pub(crate) fn broken(path: &Path, error: &io::Error) -> Failure {
    Failure::Broken(format!("{}: {error}", path.display()))
}

/// Each error in the reader's language, with its way on.
pub(crate) fn failure(error: CompanionError, strings: &Strings) -> Failure {
    let say = |key| Failure::Broken(strings.text(key, &[]));
    let with = |key, name, value: String| Failure::Broken(strings.text(key, &[(name, value.into())]));
    match error {
        CompanionError::Invalid { reason } => {
            let reason = reason.sentence(strings);
            Failure::Question(strings.text(Key::ErrorInvalid, &[("reason", reason.into())]))
        }
        CompanionError::Report(reason) => {
            Failure::Question(crate::who::refusal(reason, clock::today().unwrap_or_default(), strings))
        }
        CompanionError::Region(error) => Failure::Broken(error.sentence(strings)),
        CompanionError::NotFound { what } => {
            Failure::Question(strings.text(Key::ErrorNotFound, &[("what", what.into())]))
        }
        CompanionError::Damaged { what, .. } => with(Key::ErrorDamaged, "what", what),
        CompanionError::TooNew { .. } => say(Key::ErrorTooNew),
        CompanionError::Unwritten { reason } => with(Key::ErrorStorage, "reason", reason),
        CompanionError::Backup(error) => backup_failure(&error, strings),
        CompanionError::Vault(error) => match error {
            VaultError::Locked => say(Key::ErrorLocked),
            VaultError::WrongKey => say(Key::ErrorWrongWords),
            VaultError::KeyLost => with(Key::ErrorKeyLost, "key", "-".to_owned()),
            VaultError::Full => say(Key::ErrorFull),
            VaultError::ReadOnly => say(Key::ErrorReadOnly),
            VaultError::Busy => say(Key::ErrorBusy),
            VaultError::TooNew { .. } => say(Key::ErrorTooNew),
            VaultError::RecoveryUndecided => Failure::Question(strings.text(Key::ErrorPinNeedsWords, &[])),
            VaultError::WrongPin { free_tries, wait_ms } => {
                let values = [("left", free_tries.into()), ("seconds", seconds(wait_ms).into())];
                Failure::Question(strings.text(Key::ErrorWrongPin, &values))
            }
            VaultError::Wait { ms } => {
                Failure::Question(strings.text(Key::ErrorWait, &[("seconds", seconds(ms).into())]))
            }
            VaultError::Refused(refusal) => Failure::Question(vault_sentence(refusal, strings)),
            VaultError::Invalid { reason } => {
                Failure::Question(strings.text(Key::ErrorInvalid, &[("reason", reason.into())]))
            }
            VaultError::Damaged { what, .. } => with(Key::ErrorDamaged, "what", what.to_string()),
            VaultError::Storage { reason } => with(Key::ErrorStorage, "reason", reason),
        },
    }
}

fn backup_failure(error: &otayori_core::companion::BackupError, strings: &Strings) -> Failure {
    use otayori_core::companion::BackupError;
    let say = |key| Failure::Question(strings.text(key, &[]));
    let because = |key, reason: String| Failure::Question(strings.text(key, &[("reason", reason.into())]));
    let broken = |key| Failure::Broken(strings.text(key, &[("reason", error.to_string().into())]));
    match error {
        BackupError::WrongPassphrase => say(Key::ErrorWrongPassphrase),
        BackupError::TooMuchWork { .. } => say(Key::ErrorTooMuchWork),
        BackupError::TooNew { .. } => Failure::Broken(strings.text(Key::ErrorTooNew, &[])),
        BackupError::NotABackup { reason } => because(Key::ErrorNotABackup, reason.to_string()),
        BackupError::Damaged { .. } | BackupError::Cut => broken(Key::ErrorBackupDamaged),
        BackupError::Storage { .. } => broken(Key::ErrorStorage),
    }
}

/// Whole seconds, never fewer than are left.
fn seconds(ms: u64) -> u32 {
    u32::try_from(ms.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// The words of a failure.
pub(crate) fn words(failure: Failure) -> String {
    match failure {
        Failure::Broken(reason) | Failure::Question(reason) => reason,
    }
}
