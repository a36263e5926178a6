//! A damaged database is mended from what can be read of it and from its copies. Knows rows, not what is in them.
//!
//! The damaged file is set aside, never deleted. What came from a copy and what is lost is named.

use std::collections::BTreeSet;
use std::fs::{self, File};

use rusqlite::Connection;

use crate::disk::{Lock, inode, is_there, sync_folder};
use crate::error::Part;
use crate::folder::{Folder, beside};
use crate::mending::{Mending, Source};
use crate::reading::{Collection, Reading};
use crate::settings::{self, GENERATION, LAST_COPY, Manifest, RECOVERY_REFUSED, TRIES};
use crate::vault::Vault;
use crate::writing::Writing;
use crate::{RowId, VaultError, database, envelope, open};

/// A part of a row, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPart {
    /// The collection.
    pub collection: u8,
    /// The row.
    pub id: RowId,
    /// The head, and with it the row; or the body alone.
    pub part: Part,
}

/// What a repair did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Rows in the mended database.
    pub rows: u64,
    /// Parts that are now as the copies had them, maybe older than what was last written.
    pub from_copies: Vec<RowPart>,
    /// Parts that are lost.
    pub lost: Vec<RowPart>,
    /// Rows that should be there and of which nothing was found, not even an id.
    pub missing: u64,
    /// Collections in which every row is that should be, by the damaged database's own count. Where that cannot be read, none
    /// is: what was written since the copy may be lost without a trace.
    pub complete: BTreeSet<u8>,
}

impl Vault {
    /// Mends the database: every part that opens stays, every other comes from the newest copy that has it. The damaged
    /// file is set aside in the folder. Rows of a locked journal are checked as far as can be without its key.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if nothing can be read at all; [`VaultError::Full`] and [`VaultError::Busy`], and nothing
    /// has happened.
    pub fn repair(&mut self) -> Result<Repaired, VaultError> {
        self.repair_and(&[], |_, _| Ok(()))
    }

    /// The same, for whoever knows what is in the rows. In the collections of `empty_heads` a head says nothing: where the
    /// body is whole it is made again. `put_right` sees what was done and writes what follows from it, in the same step: no
    /// moment lies between, in which a mended database says more than is known.
    ///
    /// # Errors
    /// As [`Vault::repair`], and what `put_right` returns: nothing has happened then.
    pub fn repair_and<E: From<VaultError>>(
        &mut self,
        empty_heads: &[Collection],
        put_right: impl FnOnce(&mut Writing<'_>, &Repaired) -> Result<(), E>,
    ) -> Result<Repaired, E> {
        let _lock = Lock::exclusive(&self.folder)?;
        self.must_be_here()?;
        let mended = self.mend(empty_heads, put_right);
        if mended.is_err() {
            database::discard(&self.folder.mending())?;
        }
        let repaired = mended?;
        // The damaged database must be closed before its files are moved.
        self.database = Connection::open_in_memory().map_err(VaultError::from)?;
        let swapped = fs::rename(self.folder.mending(), self.folder.mended())
            .map_err(VaultError::from)
            .and_then(|()| sync_folder(self.folder.path()))
            .and_then(|()| finish(&self.folder));
        // Whether or not it worked, what is there now is what is open.
        (self.database, self.condition) = open::open_database(&self.folder, &self.sealers.family, self.id)?;
        self.inode = inode(&self.folder);
        swapped?;
        Ok(repaired)
    }

    /// Puts a whole database together beside the damaged one. On the disk when this returns.
    fn mend<E: From<VaultError>>(
        &mut self,
        empty_heads: &[Collection],
        put_right: impl FnOnce(&mut Writing<'_>, &Repaired) -> Result<(), E>,
    ) -> Result<Repaired, E> {
        let (mended, done) = self.put_together(empty_heads)?;
        let reading = Reading { database: &mended, sealers: &self.sealers, folder: &self.folder };
        let mut writing = Writing::new(reading, &mut *self.entropy);
        put_right(&mut writing, &done)?;
        writing.finish()?;
        self.keep(mended)?;
        Ok(done)
    }

    /// The rows and settings, in a transaction that is still open: a sync for each of thousands of rows would take minutes.
    fn put_together(&mut self, empty_heads: &[Collection]) -> Result<(Connection, Repaired), VaultError> {
        let mut mending = Mending::new(self)?;
        mending.mended.execute_batch("BEGIN")?;
        mending.heads()?;
        mending.empty_heads(empty_heads, &mut *self.entropy)?;
        mending.count()?;
        mending.bodies()?;
        let Mending { sources, mended, done, .. } = mending;
        self.carry_settings(&sources, &mended)?;
        Ok((mended, done))
    }

    fn keep(&self, mended: Connection) -> Result<(), VaultError> {
        mended.execute_batch("COMMIT")?;
        mended.close().map_err(|(_, error)| error)?;
        File::open(self.folder.mending())?.sync_all()?;
        Ok(())
    }

    /// The settings of the first source in which they open; the counts of rows are counted.
    fn carry_settings(&mut self, sources: &[Source], to: &Connection) -> Result<(), VaultError> {
        let family = &self.sealers.family;
        for name in [TRIES, RECOVERY_REFUSED, LAST_COPY] {
            let found =
                sources.iter().find_map(|source| settings::get(&source.database, family, name).ok()?);
            if let Some(value) = found {
                settings::put_sealed(to, name, &settings::seal(family, name, &value, &mut *self.entropy)?)?;
            }
        }
        let generation = envelope::choose(&self.folder)?.envelope.generation.to_le_bytes();
        settings::put_sealed(
            to,
            GENERATION,
            &settings::seal(family, GENERATION, &generation, &mut *self.entropy)?,
        )?;
        for (collection, manifest) in Manifest::count(to)? {
            let name = Manifest::name(collection);
            let sealed = settings::seal(family, name, &manifest.encode(), &mut *self.entropy)?;
            settings::put_sealed(to, name, &sealed)?;
        }
        Ok(())
    }
}

/// Puts a finished repair in the place of the damaged database. Interrupted anywhere, it goes on here.
pub(crate) fn finish(folder: &Folder) -> Result<(), VaultError> {
    if !is_there(&folder.mended()) {
        return Ok(());
    }
    let database = folder.database();
    let aside = (1..=u32::MAX).map(|number| folder.aside(number)).find(|path| !is_there(path));
    let aside = aside.ok_or(VaultError::Invalid { reason: "too many damaged files" })?;
    // The log first: beside the mended database it would be taken for its own.
    for suffix in ["-wal", "-shm", ""] {
        let from = beside(&database, suffix);
        if is_there(&from) {
            fs::rename(from, beside(&aside, suffix))?;
        }
    }
    sync_folder(folder.path())?;
    fs::rename(folder.mended(), database)?;
    sync_folder(folder.path())
}
