//! One phone's lock, backup, repair and erasing.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::PhoneError;
use super::phone::Phone;
use crate::companion::{Companion, Passphrase, PinState, Restored, Uptime, WordLanguage, erase};
use crate::family::ChildId;
use crate::strings::Key;

/// How far a backup or a restore is: asked from another thread while it runs.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgressNow {
    /// Records that are done.
    pub done: u64,
    /// Records there are; 0 while that is not known.
    pub total: u64,
}

impl Progress {
    /// How far it is now; of the last one, when nothing runs.
    pub fn now(&self) -> ProgressNow {
        ProgressNow { done: self.done.load(Ordering::Relaxed), total: self.total.load(Ordering::Relaxed) }
    }

    fn is(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }
}

/// How long the phone has been on. A shell takes both from the system; a wall clock is never asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UptimeNow {
    /// Milliseconds since the phone started, sleep included.
    pub since_boot_ms: u64,
    /// Another text after each start: a boot count or a boot id.
    pub boot: String,
}

impl UptimeNow {
    fn read(&self) -> Uptime {
        let mut boot = [0; 16];
        // Folded: a boot count fits, and of a boot id every character counts.
        for (n, byte) in self.boot.bytes().enumerate() {
            if let Some(place) = boot.get_mut(n % 16) {
                *place ^= byte.rotate_left(u32::try_from(n / 16).unwrap_or_default());
            }
        }
        Uptime { since_boot_ms: self.since_boot_ms, boot }
    }
}

/// Whether the journal is open, and what opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockState {
    /// The journal can be read and written.
    pub is_unlocked: bool,
    /// Whether a PIN is set, and whether it can be tried.
    pub pin: PinTries,
    /// There are recovery words.
    pub has_recovery: bool,
}

/// Whether a PIN is set, and whether it can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinTries {
    /// There is none.
    NotSet,
    /// There is one.
    Set {
        /// Tries left before a wait starts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try; 0: now.
        wait_ms: u64,
    },
}

/// What a restore did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restoring {
    /// Reports that were not known here.
    pub reports: u32,
    /// Children who come with it: each waits until somebody says how it is.
    pub waiting: Vec<ChildId>,
    /// Entries that were not here.
    pub entries: u32,
    /// Entries of which the newer of two texts stands and the other is one step back.
    pub changed: u32,
    /// Entries and numbers of one's own that were deleted on the other side and go here too.
    pub deleted: u32,
    /// Measurements that were not here.
    pub growths: u32,
    /// Photos that came: they were not here, or could not be read.
    pub photos: u32,
    /// How letters are wanted, taken because nothing was chosen here yet.
    pub wishes: bool,
    /// Regions from outside that were not here, or older.
    pub regions: u32,
    /// Keys whose regions count here from now on.
    pub keys: u32,
    /// Numbers of one's own that were not here, or were put right there.
    pub numbers: u32,
}

/// What a repair did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mended {
    /// Parts that came from a sealed copy.
    pub from_copies: u32,
    /// Parts that are lost.
    pub lost: u32,
}

impl Phone {
    /// Whether the journal is open, and what opens it.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`]; errors of storage.
    pub fn lock_state(&mut self, uptime: &UptimeNow) -> Result<LockState, PhoneError> {
        let vault = self.home()?.vault();
        let pin = match vault.pin_state(uptime.read())? {
            PinState::None => PinTries::NotSet,
            PinState::Set { free_tries, wait_ms } => PinTries::Set { free_tries, wait_ms },
        };
        Ok(LockState { is_unlocked: vault.is_unlocked(), pin, has_recovery: vault.has_recovery() })
    }

    /// Closes the journal. Without a PIN there is nothing to close it with. A picture that was begun is gone.
    pub fn lock(&mut self) {
        self.picture = None;
        if let Some(home) = &mut self.home {
            home.vault().lock();
        }
    }

    /// Opens the journal. The try is counted, on the disk, before it is looked at.
    ///
    /// # Errors
    /// [`PhoneError::WrongPin`], [`PhoneError::PinWait`]; [`PhoneError::Invalid`] if this is no PIN or none is set.
    pub fn unlock(&mut self, pin: &str, uptime: &UptimeNow) -> Result<(), PhoneError> {
        self.ask(|home| home.vault().pin_unlock(pin, uptime.read()))
    }

    /// Sets the first PIN, six digits or more. Letters and reminders never ask for it.
    ///
    /// # Errors
    /// [`PhoneError::WordsFirst`] before recovery words were made or refused; [`PhoneError::Invalid`].
    pub fn set_pin(&mut self, pin: &str) -> Result<(), PhoneError> {
        self.ask(|home| home.vault().pin_set(pin))
    }

    /// Puts another PIN in the place of one. A wrong old one counts as a try.
    ///
    /// # Errors
    /// As [`Phone::unlock`].
    pub fn change_pin(&mut self, old: &str, new: &str, uptime: &UptimeNow) -> Result<(), PhoneError> {
        self.ask(|home| home.vault().pin_change(old, new, uptime.read()))
    }

    /// Takes the PIN away. A wrong one counts as a try.
    ///
    /// # Errors
    /// As [`Phone::unlock`].
    pub fn remove_pin(&mut self, pin: &str, uptime: &UptimeNow) -> Result<(), PhoneError> {
        self.ask(|home| home.vault().pin_remove(pin, uptime.read()))
    }

    /// Makes six recovery words in the place of any before. They are given once and kept nowhere.
    ///
    /// # Errors
    /// [`PhoneError::Locked`]; errors of storage.
    pub fn new_recovery_words(&mut self) -> Result<Vec<String>, PhoneError> {
        let language = self.read_language();
        let is_japanese = language.split('-').next() == Some("ja");
        let language = if is_japanese { WordLanguage::Japanese } else { WordLanguage::English };
        Ok(self.home()?.vault().recovery_words_new(language)?.words().to_vec())
    }

    /// Recovery words were offered and refused, and the person has confirmed that a lost phone or a forgotten PIN then means a
    /// lost journal.
    ///
    /// # Errors
    /// Errors of storage.
    pub fn refuse_recovery_words(&mut self) -> Result<(), PhoneError> {
        Ok(self.home()?.vault().recovery_refused()?)
    }

    /// The app goes to the background: what is in SQLite's log goes into the database.
    ///
    /// # Errors
    /// Errors of storage. Nothing that was written is lost by one.
    pub fn rest(&mut self) -> Result<(), PhoneError> {
        Ok(self.home()?.vault().rest()?)
    }

    /// Writes a backup of everything into a new file, which opens with the passphrase alone. Under another name until it is
    /// whole: what is cut must not look like a backup. The answer is how many records are in it.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] if the file is there, or for an empty passphrase; [`PhoneError::Locked`];
    /// [`PhoneError::Damaged`] names what cannot be read: a backup that leaves something out would be taken for whole.
    pub fn backup_to(
        &mut self,
        file: &Path,
        passphrase: &str,
        progress: &Progress,
    ) -> Result<u64, PhoneError> {
        progress.is(0, 0);
        let passphrase = self.secret(passphrase)?;
        if file.exists() {
            return Err(self.refused(Key::FileThere));
        }
        let home = self.home()?;
        let part = part_of(file);
        let records = write_backup(home, &part, &passphrase, progress)
            .and_then(|records| Ok(fs::rename(&part, file).map(|()| records)?));
        if records.is_err() {
            // What was written until now opens nowhere.
            _ = fs::remove_file(&part);
        } else {
            // A backup that cannot be noted is a backup.
            _ = home.backed_up();
        }
        records
    }

    /// Takes a backup in, or with `dry_run` only says what it would do. Nothing that is here is lost, what was deleted on
    /// either side stays deleted, and every child that comes with it waits until somebody says how it is. A usual plan
    /// follows.
    ///
    /// # Errors
    /// [`PhoneError::WrongKey`] for another passphrase; [`PhoneError::Invalid`] for what is no backup;
    /// [`PhoneError::Damaged`] for one that is cut; [`PhoneError::TooNew`]; [`PhoneError::Locked`]. Nothing is changed then.
    pub fn restore_from(
        &mut self,
        file: &Path,
        passphrase: &str,
        dry_run: bool,
        progress: &Progress,
    ) -> Result<Restoring, PhoneError> {
        progress.is(0, 0);
        let passphrase = self.secret(passphrase)?;
        let input = match File::open(file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(PhoneError::not_found("file"));
            }
            opened => opened?,
        };
        let report = &mut |done, total| progress.is(done, total);
        let restored = self.ask(|home| home.restore_from(input, &passphrase, dry_run, report))?;
        if !dry_run {
            self.reload_regions();
        }
        Ok(Restoring::from(restored))
    }

    /// Mends a damaged folder from its sealed copies. Reports that are lost for good are let go, and where one may be lost every
    /// child waits to be confirmed.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] if nothing can be read at all; errors of storage.
    pub fn repair(&mut self) -> Result<Mended, PhoneError> {
        let repaired = self.home()?.repair()?;
        // A region may be among what was mended.
        self.reload_regions();
        let missing = usize::try_from(repaired.missing).unwrap_or(usize::MAX);
        Ok(Mended {
            from_copies: number(repaired.from_copies.len()),
            lost: number(repaired.lost.len().saturating_add(missing)),
        })
    }

    /// Erases everything, at once and without a key. The shell deletes the device key first, and takes back every notice.
    /// Interrupted, the next opening finishes it.
    ///
    /// # Errors
    /// Errors of storage: call it again, it goes on where it stopped.
    pub fn erase_everything(&mut self) -> Result<(), PhoneError> {
        self.shut();
        Ok(erase(&self.folder)?)
    }

    fn secret(&mut self, passphrase: &str) -> Result<Passphrase, PhoneError> {
        Passphrase::new(passphrase.to_owned()).map_err(|_| self.refused(Key::PassphraseNeeded))
    }
}

fn write_backup(
    home: &Companion,
    part: &Path,
    passphrase: &Passphrase,
    progress: &Progress,
) -> Result<u64, PhoneError> {
    // What an interrupted backup left.
    _ = fs::remove_file(part);
    let file = File::options().write(true).create_new(true).open(part)?;
    let mut records = 0;
    let written = home.backup_to(BufWriter::new(file), passphrase, &mut |done, total| {
        records = done;
        progress.is(done, total);
    })?;
    written.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(records)
}

fn part_of(file: &Path) -> PathBuf {
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    part.into()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl From<Restored> for Restoring {
    fn from(restored: Restored) -> Self {
        Self {
            reports: number(restored.reports),
            waiting: restored.waiting,
            entries: number(restored.entries),
            changed: number(restored.changed),
            deleted: number(restored.deleted),
            growths: number(restored.growths),
            photos: number(restored.photos),
            wishes: restored.preferences,
            regions: number(restored.regions),
            keys: number(restored.keys),
            numbers: number(restored.numbers),
        }
    }
}
