//! How a vault is opened, made, or found to be lost. Nothing here deletes or makes anything because something could not
//! be read.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::disk::{Lock, inode, is_there, refill_reserve, release_reserve, sync_folder};
use crate::entropy::{Entropy, OsEntropy, random};
use crate::envelope::{self, Cost, Envelope, wrap};
use crate::error::Damage;
use crate::folder::Folder;
use crate::keys::{DeviceKey, KeyKind, RootKey};
use crate::reading::Sealers;
use crate::recovery;
use crate::seal::Sealer;
use crate::settings::{self, GENERATION};
use crate::vault::{Condition, Vault};
use crate::writing::Urgency;
use crate::{RowId, VaultError, copies, database, erase, repair};

impl Vault {
    /// Opens the vault in a folder; an empty or missing folder becomes a new one. Finishes an interrupted erase first.
    /// `key` is the device key, or nothing if the shell has lost it.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] and [`VaultError::KeyLost`]: try [`Vault::open_with_recovery`].
    /// [`VaultError::Damaged`] if no copy of the damaged part is left, [`VaultError::TooNew`], [`VaultError::Full`],
    /// [`VaultError::ReadOnly`] if the folder is, [`VaultError::Busy`]. [`VaultError::Invalid`] for a new vault without
    /// a key.
    pub fn open(folder: &Path, key: Option<&DeviceKey>) -> Result<Self, VaultError> {
        Self::open_with(folder, key, OsEntropy)
    }

    /// The same with random bytes from elsewhere.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with(
        folder: &Path,
        key: Option<&DeviceKey>,
        mut entropy: impl Entropy + 'static,
    ) -> Result<Self, VaultError> {
        let folder = Folder::new(folder);
        let _lock = prepare(&folder)?;
        if is_nothing(&folder)? {
            let device = key.ok_or(VaultError::Invalid { reason: "a new vault needs a device key" })?;
            make(&folder, device, &mut entropy)?;
        }
        let chosen = envelope::choose(&folder)?;
        let device = key.ok_or(VaultError::KeyLost)?;
        let family = chosen.envelope.family_key(device)?;
        let journal = chosen.envelope.journal_key(device)?;
        let mut vault =
            Self::unlocked(folder, &chosen.envelope, device.clone(), (family, journal), Box::new(entropy))?;
        // Where the disk is full or cannot be written, one generation will do until the next opening.
        let _ = envelope::heal(&vault.folder, &chosen);
        vault.remember(chosen.envelope.generation)?;
        refill_reserve(&vault.folder);
        Ok(vault)
    }

    /// Opens the vault with the recovery words and gives it to a new device key. A PIN is gone with the old key: the
    /// words open the journal, and a new PIN can be set.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] for other words, [`VaultError::KeyLost`] if there are none to this vault,
    /// [`VaultError::Invalid`] if these are not six words of a list, and as [`Vault::open`].
    pub fn open_with_recovery(folder: &Path, words: &str, new_key: &DeviceKey) -> Result<Self, VaultError> {
        let words = recovery::phrase(words)?;
        let (folder, mut entropy) = (Folder::new(folder), OsEntropy);
        let _lock = prepare(&folder)?;
        let old = envelope::choose(&folder)?.envelope;
        let slot = old.recovery.as_ref().ok_or(VaultError::KeyLost)?;
        let (family, journal) =
            wrap::unwrap_recovery(slot, &words, &old.vault)?.ok_or(VaultError::WrongKey)?;
        let new = Envelope {
            vault: old.vault,
            generation: old.generation.saturating_add(1),
            family: wrap::family(&family, new_key, &old.vault, &mut entropy)?,
            journal: wrap::journal(&journal, new_key, &old.vault, &mut entropy)?,
            recovery: old.recovery.clone(),
        };
        let keys = (family, Some(journal));
        let mut vault = Self::unlocked(folder, &old, new_key.clone(), keys, Box::new(entropy))?;
        envelope::write_both(&vault.folder, &new)?;
        vault.remember(new.generation)?;
        Ok(vault)
    }

    fn unlocked(
        folder: Folder,
        envelope: &Envelope,
        device: DeviceKey,
        (family, journal): (RootKey, Option<RootKey>),
        entropy: Box<dyn Entropy>,
    ) -> Result<Self, VaultError> {
        let id = envelope.vault;
        let sealers = Sealers {
            family: Sealer::new(&family, KeyKind::Family, id),
            journal: journal.as_ref().map(|key| Sealer::new(key, KeyKind::Journal, id)),
        };
        let opened = || open_database(&folder, &sealers.family, id);
        let (database, condition) = match opened() {
            // SQLite needs a little room even to read. That is what the reserve is for.
            Err(VaultError::Full) => release_reserve(&folder).and_then(|()| opened())?,
            opened => opened?,
        };
        let newest = match remembered(&database, &sealers.family) {
            // What is damaged and has no copy cannot say which envelope was the newest.
            Err(_) if matches!(condition, Condition::ReadOnlyDamaged { .. }) => 0,
            newest => newest?,
        };
        if newest > envelope.generation {
            let reason = "an older envelope stands in the place of the newest";
            return Err(VaultError::damaged(Damage::Envelope, reason));
        }
        let inode = inode(&folder);
        Ok(Self {
            folder,
            database,
            inode,
            id,
            device,
            family,
            journal,
            sealers,
            condition,
            entropy,
            cost: Cost::USUAL,
        })
    }

    /// The database remembers the newest envelope, so that an older one is known when it comes back. Where it cannot be
    /// written now, the next opening does it: both generations are the newest by now.
    pub(crate) fn remember(&mut self, generation: u64) -> Result<(), VaultError> {
        if self.condition == Condition::Whole
            && remembered(&self.database, &self.sealers.family)? < generation
        {
            let value = generation.to_le_bytes();
            let _ = self.write(Urgency::MustHold, |writing| writing.put_setting(GENERATION, &value));
        }
        Ok(())
    }
}

/// Whether recovery words would open the vault in a folder. Needs no key.
///
/// # Errors
/// As [`Vault::open`] for an envelope that is lost, damaged or too new.
pub fn has_recovery(folder: &Path) -> Result<bool, VaultError> {
    Ok(envelope::choose(&Folder::new(folder))?.envelope.recovery.is_some())
}

fn remembered(database: &Connection, family: &Sealer) -> Result<u64, VaultError> {
    let value = settings::get(database, family, GENERATION)?;
    Ok(value.and_then(|value| value.try_into().ok()).map_or(0, u64::from_le_bytes))
}

fn prepare(folder: &Folder) -> Result<Lock, VaultError> {
    fs::create_dir_all(folder.path())?;
    let lock = match Lock::exclusive(folder) {
        Err(VaultError::Full) => release_reserve(folder).and_then(|()| Lock::exclusive(folder))?,
        lock => lock?,
    };
    if is_there(&folder.erase_marker()) {
        erase::finish(folder)?;
    }
    repair::finish(folder)?;
    Ok(lock)
}

/// Whether no call has ever returned from opening a vault here. A database that is still unborn has been promised to
/// nobody; anything else of ours means that a vault is or was here.
fn is_nothing(folder: &Folder) -> Result<bool, VaultError> {
    if is_there(&folder.database()) {
        return Ok(false);
    }
    if is_there(&folder.unborn()) {
        return Ok(true);
    }
    let harmless = [folder.lock(), folder.reserve()];
    let mut ours = false;
    for entry in fs::read_dir(folder.path())? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        ours |= name.starts_with(crate::folder::PREFIX) && !harmless.contains(&path);
    }
    Ok(!ours)
}

/// The database is unborn until both envelopes are on the disk: an interruption leaves nothing, or a whole vault.
fn make(folder: &Folder, device: &DeviceKey, entropy: &mut dyn Entropy) -> Result<(), VaultError> {
    let id: RowId = random(entropy)?;
    database::make(&folder.unborn(), id)?.close().map_err(|(_, error)| error)?;
    sync_folder(folder.path())?;
    let (family, journal) = (RootKey::random(entropy)?, RootKey::random(entropy)?);
    let envelope = Envelope {
        vault: id,
        generation: 1,
        family: wrap::family(&family, device, &id, entropy)?,
        journal: wrap::journal(&journal, device, &id, entropy)?,
        recovery: None,
    };
    envelope::write_both(folder, &envelope)?;
    fs::rename(folder.unborn(), folder.database())?;
    sync_folder(folder.path())
}

pub(crate) fn open_database(
    folder: &Folder,
    family: &Sealer,
    id: RowId,
) -> Result<(Connection, Condition), VaultError> {
    let (database, error) = match identified(folder, id) {
        Ok(database) => match settings::check(&database, family) {
            Ok(()) => return Ok((database, Condition::Whole)),
            Err(error) => (Some(database), error),
        },
        Err(error) => (None, error),
    };
    let VaultError::Damaged { reason, .. } = &error else { return Err(error) };
    let reason = reason.clone();
    if let Some(copy) = copies::all(folder, family).into_iter().next() {
        return Ok((copy.database, Condition::ReadOnlyCopy { day: copy.day, reason }));
    }
    match database {
        Some(database) => Ok((database, Condition::ReadOnlyDamaged { reason })),
        None => Err(error),
    }
}

/// The database, if it is the one this envelope belongs to.
fn identified(folder: &Folder, id: RowId) -> Result<Connection, VaultError> {
    let database = database::open(&folder.database())?;
    if database::vault_id(&database)? == id {
        Ok(database)
    } else {
        Err(VaultError::damaged(Damage::Mixed, "the database has another id than the envelope"))
    }
}
