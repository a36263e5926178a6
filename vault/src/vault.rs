//! The vault that is open: one connection, two keys, and the doors to reading and writing. Opening it is in `open`, the
//! PIN and the words in `lock`, files in `files`, copies in `copies`, mending in `repair`.

use std::fmt;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::disk::{refill_reserve, release_reserve};
use crate::entropy::{Entropy, random};
use crate::envelope::Cost;
use crate::folder::Folder;
use crate::keys::{DeviceKey, RootKey};
use crate::reading::{Reading, Sealers};
use crate::writing::{Steps, Urgency, Writing};
use crate::{RowId, VaultError, database, disk};

/// Whether the vault is what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It is.
    Whole,
    /// The database is damaged, and this is the newest copy of it. Nothing can be written until [`Vault::repair`].
    ReadOnlyCopy {
        /// The day the copy was made, as [`Vault::make_copy`] was told.
        day: String,
        /// How the damage shows.
        reason: String,
    },
    /// The database is damaged, there is no copy, and this is what can still be read. Nothing can be written until
    /// [`Vault::repair`].
    ReadOnlyDamaged {
        /// How the damage shows.
        reason: String,
    },
}

/// An open vault.
pub struct Vault {
    pub(crate) folder: Folder,
    pub(crate) database: Connection,
    /// The file behind `database`, to be told from another of the same name.
    pub(crate) inode: Option<(u64, u64)>,
    pub(crate) id: RowId,
    pub(crate) device: DeviceKey,
    pub(crate) family: RootKey,
    pub(crate) journal: Option<RootKey>,
    pub(crate) sealers: Sealers,
    pub(crate) condition: Condition,
    pub(crate) entropy: Box<dyn Entropy>,
    pub(crate) cost: Cost,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("condition", &self.condition).finish_non_exhaustive()
    }
}

impl Vault {
    /// Whether it is whole, or can only be read.
    pub fn condition(&self) -> &Condition {
        &self.condition
    }

    /// The vault's own id: random, not secret.
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// 16 random bytes: an id for a new row or file.
    ///
    /// # Errors
    /// [`VaultError::Storage`] if the system has none to give.
    pub fn random_id(&mut self) -> Result<RowId, VaultError> {
        random(&mut *self.entropy)
    }

    /// Reads one consistent moment: what other processes write meanwhile is not seen.
    ///
    /// # Errors
    /// What `f` returns; [`VaultError::Damaged`] if the database is.
    pub fn read<T>(&self, f: impl FnOnce(&Reading<'_>) -> Result<T, VaultError>) -> Result<T, VaultError> {
        let transaction = Transaction::new_unchecked(&self.database, TransactionBehavior::Deferred)?;
        let reading = Reading { database: &transaction, sealers: &self.sealers, folder: &self.folder };
        f(&reading)
    }

    /// Makes one change, all of it or nothing. When this returns it is on the disk. Nothing another process does comes
    /// between what `f` reads and what it writes; if `f` returns an error or panics, nothing has happened.
    ///
    /// # Errors
    /// What `f` returns; [`VaultError::Full`], [`VaultError::Busy`] after five seconds, [`VaultError::ReadOnly`] unless
    /// the vault is [`Condition::Whole`].
    pub fn write<T, E: From<VaultError>>(
        &mut self,
        urgency: Urgency,
        f: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.must_be_writable()?;
        let (kept, deleted) = self.change(urgency, f)?;
        if deleted {
            // The log still holds pages from before. Where somebody reads them, the next delete or closing cuts it.
            let _ = database::checkpoint(&self.database);
        }
        Ok(kept)
    }

    fn change<T, E: From<VaultError>>(
        &mut self,
        urgency: Urgency,
        f: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<(T, bool), E> {
        let transaction = begin(&self.database, &self.folder, urgency)?;
        let version = data_version(&transaction)?;
        let reading = Reading { database: &transaction, sealers: &self.sealers, folder: &self.folder };
        let mut writing = Writing::new(reading, &mut *self.entropy);
        let kept = f(&mut writing)?;
        let steps = writing.finish()?;
        match transaction.commit().map_err(VaultError::from) {
            Ok(()) => (),
            Err(VaultError::Full) if urgency == Urgency::MustHold => self.again(&steps, version)?,
            Err(error) => return Err(error.into()),
        }
        Ok((kept, steps.delete_anything()))
    }

    /// A full disk undid the change: the same steps once more, in the room of the reserve. Not if somebody else has
    /// written since, for then `f` might have decided otherwise.
    fn again(&self, steps: &Steps, version: i64) -> Result<(), VaultError> {
        release_reserve(&self.folder)?;
        let transaction = begin(&self.database, &self.folder, Urgency::MustHold)?;
        if data_version(&transaction)? != version {
            return Err(VaultError::Full);
        }
        steps.take(&transaction)?;
        transaction.commit()?;
        refill_reserve(&self.folder);
        Ok(())
    }

    /// Empties SQLite's log into the database: for when the app goes to the background.
    ///
    /// # Errors
    /// Storage errors. Nothing that was written is lost by one.
    pub fn rest(&mut self) -> Result<(), VaultError> {
        if self.condition == Condition::Whole { database::checkpoint(&self.database) } else { Ok(()) }
    }

    /// Closes the vault; dropping it does the same.
    pub fn close(self) {
        drop(self);
    }

    /// Whole, and still the database of this folder: what is written to a file that has lost its name is lost.
    pub(crate) fn must_be_writable(&self) -> Result<(), VaultError> {
        if self.condition != Condition::Whole {
            return Err(VaultError::ReadOnly);
        }
        match disk::inode(&self.folder) {
            now if now == self.inode => Ok(()),
            None => Err(VaultError::KeyLost),
            Some(_) => Err(VaultError::Storage {
                reason: "another process mended the vault: open it again".to_owned(),
            }),
        }
    }

    /// Another process may have erased everything: nothing is made again in its place.
    pub(crate) fn must_be_here(&self) -> Result<(), VaultError> {
        let envelopes = (0..2).any(|number| disk::is_there(&self.folder.envelope(number)));
        if envelopes && !disk::is_there(&self.folder.erase_marker()) {
            Ok(())
        } else {
            Err(VaultError::KeyLost)
        }
    }

    /// A PIN and words that cost next to nothing.
    #[cfg(feature = "seams")]
    #[doc(hidden)]
    pub fn cheap(&mut self) {
        self.cost = Cost::CHEAP;
    }
}

/// The write lock, for which SQLite may need a little room.
fn begin<'a>(
    database: &'a Connection,
    folder: &Folder,
    urgency: Urgency,
) -> Result<Transaction<'a>, VaultError> {
    let try_it = || Transaction::new_unchecked(database, TransactionBehavior::Immediate);
    match try_it().map_err(VaultError::from) {
        Err(VaultError::Full) if urgency == Urgency::MustHold => {
            release_reserve(folder)?;
            Ok(try_it()?)
        }
        other => other,
    }
}

/// Changes when another connection has written.
fn data_version(database: &Connection) -> Result<i64, VaultError> {
    Ok(database.query_row("PRAGMA data_version", (), |row| row.get(0))?)
}
