//! `init`, `pin`, `recovery`, `backup`, `restore`, `repair`, `erase`: the folder's own affairs.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use otayori_core::companion::{
    Companion, Passphrase, PinState, Restored, Uptime, WordLanguage, erase, is_there,
};
use otayori_core::pack::RubyText;
use otayori_core::strings::Key;

use crate::args::{PinCommand, RecoveryCommand};
use crate::clock;
use crate::commands::{Failure, Session};
use crate::home::{self, Home, failure};

impl Session {
    pub(crate) fn init(&self) -> Result<ExitCode, Failure> {
        let home = self.home()?;
        let mut companion = home.begin(&self.strings)?;
        let language = self.reader.language.clone();
        let kept = companion.change(|household| {
            household.preferences.language.clone_from(&language);
            Ok::<(), otayori_core::companion::CompanionError>(())
        });
        kept.map_err(|error| failure(error, &self.strings))?;
        let values = [
            ("home", home.typed.display().to_string().into()),
            ("key", home.key_file.display().to_string().into()),
        ];
        self.note(&[self.strings.ruby(Key::HomeBegun, &values)])
    }

    /// The companion with its journal open; asks for the PIN if there is one.
    pub(crate) fn unlocked(&self) -> Result<Companion, Failure> {
        let mut companion = self.home()?.open(&self.strings)?;
        self.unlock(&mut companion)?;
        Ok(companion)
    }

    fn unlock(&self, companion: &mut Companion) -> Result<(), Failure> {
        if companion.vault().is_unlocked() {
            return Ok(());
        }
        let pin = self.secrets.ask(Key::PinAsk, &self.strings)?;
        let opened = companion.vault().pin_unlock(&pin, uptime());
        opened.map_err(|error| failure(error.into(), &self.strings))
    }

    pub(crate) fn pin(&self, command: &PinCommand) -> Result<ExitCode, Failure> {
        let mut companion = self.home()?.open(&self.strings)?;
        let fail = |error: otayori_core::companion::VaultError| failure(error.into(), &self.strings);
        let answer = match command {
            PinCommand::Set { without_words } => {
                let pin = self.secrets.ask_new(Key::PinAskNew, &self.strings)?;
                if *without_words {
                    companion.vault().recovery_refused().map_err(fail)?;
                }
                companion.vault().pin_set(&pin).map_err(fail)?;
                Key::PinIsSet
            }
            PinCommand::Change => {
                let old = self.secrets.ask(Key::PinAsk, &self.strings)?;
                let new = self.secrets.ask_new(Key::PinAskNew, &self.strings)?;
                companion.vault().pin_change(&old, &new, uptime()).map_err(fail)?;
                Key::PinIsSet
            }
            PinCommand::Remove => {
                let pin = self.secrets.ask(Key::PinAsk, &self.strings)?;
                companion.vault().pin_remove(&pin, uptime()).map_err(fail)?;
                Key::PinIsRemoved
            }
            PinCommand::Unlock => match companion.vault().pin_state(uptime()).map_err(fail)? {
                PinState::None => Key::PinIsRemoved,
                PinState::Set { .. } => {
                    self.unlock(&mut companion)?;
                    Key::PinIsRight
                }
            },
        };
        self.note(&[self.strings.ruby(answer, &[])])
    }

    pub(crate) fn recovery(&self, command: &RecoveryCommand) -> Result<ExitCode, Failure> {
        match command {
            RecoveryCommand::Words => {
                let mut companion = self.unlocked()?;
                let language =
                    if self.reader.language == "en" { WordLanguage::English } else { WordLanguage::Japanese };
                let words = companion.vault().recovery_words_new(language);
                let words = words.map_err(|error| failure(error.into(), &self.strings))?;
                let line = RubyText::unmarked(&format!("    {}", words.words().join(" ")));
                self.note(&[self.strings.ruby(Key::RecoveryShown, &[]), line])
            }
            RecoveryCommand::Open => {
                let home = self.home()?;
                let words = self.secrets.ask(Key::RecoveryAsk, &self.strings)?;
                self.open_with_words(home, &words)?;
                let values = [("key", home.key_file.display().to_string().into())];
                self.note(&[self.strings.ruby(Key::RecoveryOpened, &values)])
            }
        }
    }

    /// The new key is on the disk before the folder asks for it, and takes the old one's place only when the words were
    /// right.
    fn open_with_words(&self, home: &Home, words: &str) -> Result<(), Failure> {
        if !is_there(&home.folder) {
            return Err(Failure::Question(self.strings.text(Key::HomeNeeded, &[])));
        }
        if home.open(&self.strings).is_ok() {
            // Its key is there, or was waiting from a recovery that was interrupted: no word is needed.
            return Ok(());
        }
        let coming = Home { key_file: home.waiting_key_file(), ..home.clone() };
        let key = coming.new_key()?;
        let opened = Companion::open_with_recovery(&home.folder, words, &key);
        if let Err(error) = opened {
            _ = fs::remove_file(&coming.key_file);
            return Err(failure(error, &self.strings));
        }
        fs::rename(&coming.key_file, &home.key_file).map_err(|error| home::broken(&home.key_file, &error))
    }

    pub(crate) fn backup(&self, file: &Path) -> Result<ExitCode, Failure> {
        let mut companion = self.unlocked()?;
        let passphrase = self.passphrase(true)?;
        if file.exists() {
            let values = [("file", file.display().to_string().into())];
            return Err(Failure::Question(self.strings.text(Key::BackupExists, &values)));
        }
        // Under another name until it is whole: what is cut must not look like a backup.
        let mut part = file.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        _ = fs::remove_file(&part);
        let out = new_file(&part, self)?;
        let mut records = 0;
        let written = companion.backup_to(BufWriter::new(out), &passphrase, &mut |done, total| {
            records = done;
            progress(done, total);
        });
        let synced = written.and_then(|out| {
            let file = out.into_inner().map_err(|error| error.error().to_string());
            let synced = file.and_then(|file| file.sync_all().map_err(|error| error.to_string()));
            synced.map_err(|reason| otayori_core::companion::CompanionError::Unwritten { reason })
        });
        if let Err(error) = synced {
            // What was written until now opens nowhere.
            _ = fs::remove_file(&part);
            return Err(failure(error, &self.strings));
        }
        fs::rename(&part, file).map_err(|error| home::broken(file, &error))?;
        // A backup that cannot be noted is a backup.
        _ = companion.backed_up();
        let values = [
            ("file", file.display().to_string().into()),
            ("records", u32::try_from(records).unwrap_or(u32::MAX).into()),
        ];
        self.note(&[self.strings.ruby(Key::BackupWritten, &values)])
    }

    pub(crate) fn restore(&self, file: &Path, dry_run: bool) -> Result<ExitCode, Failure> {
        let mut companion = self.unlocked()?;
        let input = File::open(file).map_err(|error| home::broken(file, &error))?;
        let passphrase = self.passphrase(false)?;
        let restored = companion.restore_from(input, &passphrase, dry_run, &mut progress);
        let restored = restored.map_err(|error| failure(error, &self.strings))?;
        self.note(&self.in_restored(&restored, dry_run))
    }

    fn passphrase(&self, new: bool) -> Result<Passphrase, Failure> {
        let secret = if new {
            self.secrets.ask_new(Key::BackupAsk, &self.strings)?
        } else {
            self.secrets.ask(Key::BackupAsk, &self.strings)?
        };
        let none = |_| Failure::Question(self.strings.text(Key::ErrorSecrets, &[]));
        Passphrase::new(secret.to_string()).map_err(none)
    }

    fn in_restored(&self, restored: &Restored, dry_run: bool) -> Vec<RubyText> {
        let Restored { reports, waiting, entries, changed, deleted, growths, photos, .. } = restored;
        let Restored { preferences, regions, keys, numbers, .. } = restored;
        let counts = [
            (Key::RestoreReports, *reports),
            (Key::RestoreWaiting, waiting.len()),
            (Key::RestoreEntries, *entries),
            (Key::RestoreChanged, *changed),
            (Key::RestoreDeleted, *deleted),
            (Key::RestoreGrowths, *growths),
            (Key::RestorePhotos, *photos),
            (Key::RestoreRegions, *regions),
            (Key::RestoreKeys, *keys),
            (Key::RestoreNumbers, *numbers),
        ];
        let said = counts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| {
            self.strings.ruby(*key, &[("count", u32::try_from(*count).unwrap_or(u32::MAX).into())])
        });
        let mut lines: Vec<RubyText> = said.collect();
        if *preferences {
            lines.push(self.strings.ruby(Key::RestorePreferences, &[]));
        }
        if lines.is_empty() {
            return vec![self.strings.ruby(Key::RestoreNothing, &[])];
        }
        let heading = if dry_run { Key::RestoreWould } else { Key::RestoreDid };
        lines.insert(0, self.strings.ruby(heading, &[]));
        lines
    }

    pub(crate) fn repair(&self) -> Result<ExitCode, Failure> {
        let mut companion = self.home()?.open(&self.strings)?;
        let repaired = companion.repair().map_err(|error| failure(error, &self.strings))?;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let missing = usize::try_from(repaired.missing).unwrap_or(usize::MAX);
        let values = [
            ("copies", number(repaired.from_copies.len()).into()),
            ("lost", number(repaired.lost.len().saturating_add(missing)).into()),
        ];
        self.note(&[self.strings.ruby(Key::HomeRepaired, &values)])
    }

    /// The key first: from then on nothing in the folder can be read, whatever happens. A key that cannot be removed
    /// keeps nothing else from being erased.
    pub(crate) fn erase(&self) -> Result<ExitCode, Failure> {
        let home = self.home()?;
        if !home.folder.exists() || !is_there(&home.folder) {
            return Err(Failure::Question(self.strings.text(Key::HomeNeeded, &[])));
        }
        let keys = [home.key_file.clone(), home.waiting_key_file()];
        let removed = keys.iter().map(|key| match fs::remove_file(key) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(home::broken(key, &error)),
            _ => Ok(()),
        });
        let removed = removed.collect::<Result<(), Failure>>();
        erase(&home.folder).map_err(|error| failure(error.into(), &self.strings))?;
        removed?;
        self.note(&[self.strings.ruby(Key::HomeErased, &[])])
    }

    /// The usual answer of a command: a few quiet lines.
    #[expect(clippy::unnecessary_wraps, reason = "as every command answers")]
    pub(crate) fn note(&self, lines: &[RubyText]) -> Result<ExitCode, Failure> {
        let mut page = self.page();
        page.note(lines);
        page.print();
        Ok(ExitCode::SUCCESS)
    }
}

/// A file that was not there before.
pub(crate) fn new_file(path: &Path, session: &Session) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // What was sealed stays its owner's when it leaves the folder.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(path);
    opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let values = [("file", path.display().to_string().into())];
            Failure::Question(session.strings.text(Key::BackupExists, &values))
        }
        _ => home::broken(path, &error),
    })
}

/// How far it is, on the terminal only.
fn progress(done: u64, total: u64) {
    use std::io::IsTerminal as _;
    let mut out = io::stderr();
    if out.is_terminal() && (done.is_multiple_of(64) || done == total) {
        _ = write!(out, "\r{done}/{total}");
        if done == total {
            _ = writeln!(out);
        }
    }
}

/// How long this machine has been up. Where the system does not say, the clock stands in for it: a terminal on such a
/// system can shorten a wait by setting its clock, a phone cannot.
fn uptime() -> Uptime {
    let read = |file| fs::read_to_string(file).ok();
    let since = read("/proc/uptime").and_then(|text| text.split(['.', ' ']).next()?.parse::<u64>().ok());
    let boot = read("/proc/sys/kernel/random/boot_id")
        .and_then(|text| u128::from_str_radix(&text.trim().replace('-', ""), 16).ok());
    match since.zip(boot) {
        Some((seconds, boot)) => Uptime { since_boot_ms: seconds * 1000, boot: boot.to_be_bytes() },
        None => Uptime { since_boot_ms: clock::milliseconds(), boot: [0; 16] },
    }
}
