//! Sealed files of their own, for what is too large for a row. Knows chunks; does not know what a picture is.
//!
//! The form is in `docs/formats/vault.md`: chunks of 64 KiB, each bound to the vault, the file, its number and one
//! writing of the file, then an end that holds the length, so that a file cannot be cut, joined or put together from two.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};

use crate::chunks::{Chunks, MAGIC, Opened, VERSION, write_chunks};
use crate::disk::{Lock, is_there, remove_if_there, sync_folder};
use crate::entropy::random;
use crate::keys::KeyKind;
use crate::vault::Vault;
use crate::{RowId, VaultError};

impl Vault {
    /// Seals a file, new or in the place of the one with this id, and gives its length in plain bytes. When this returns
    /// it is on the disk; put the row that names it afterwards.
    ///
    /// # Errors
    /// [`VaultError::Locked`]; [`VaultError::Full`], and nothing has happened; [`VaultError::ReadOnly`];
    /// [`VaultError::Storage`] if `source` fails.
    pub fn file_put(&mut self, id: RowId, key: KeyKind, source: &mut dyn Read) -> Result<u64, VaultError> {
        self.must_be_writable()?;
        let _lock = Lock::shared(&self.folder)?;
        self.must_be_here()?;
        let writing = random(&mut *self.entropy)?;
        let chunks = Chunks::new(self, key, id, writing)?;
        fs::create_dir_all(self.folder.files())?;
        sync_folder(self.folder.path())?;
        let temp = self.folder.file_temp(id);
        let written = (|| {
            let file = File::create(&temp)?;
            let mut out = BufWriter::new(file);
            out.write_all(&MAGIC)?;
            out.write_all(&[VERSION, key.code()])?;
            out.write_all(&writing)?;
            let length = write_chunks(&mut out, &chunks, source, &mut *self.entropy)?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&temp, self.folder.file(id))?;
            sync_folder(&self.folder.files())?;
            Ok(length)
        })();
        if written.is_err() {
            remove_if_there(&temp)?;
        }
        written
    }

    /// Opens a sealed file into `sink` and gives its length in plain bytes. A damaged chunk ends it: what was given out
    /// before is right, but not all.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if it is, or is not there; [`VaultError::Locked`]; [`VaultError::TooNew`];
    /// [`VaultError::Storage`] if `sink` fails.
    pub fn file_get(&self, id: RowId, key: KeyKind, sink: &mut dyn Write) -> Result<u64, VaultError> {
        let mut opened = Opened::new(self, &self.folder.file(id), id, key)?;
        let mut number = 0;
        while let Some(plain) = opened.chunk(number)? {
            sink.write_all(&plain)?;
            number += 1;
        }
        sink.flush()?;
        Ok(opened.length)
    }

    /// One chunk of a sealed file, 64 KiB but for the last; nothing behind the last. For a reader that seeks.
    ///
    /// # Errors
    /// As [`Vault::file_get`].
    pub fn file_chunk(&self, id: RowId, key: KeyKind, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        Opened::new(self, &self.folder.file(id), id, key)?.chunk(number)
    }

    /// A part of a sealed file, from a place on, at most so many plain bytes, and the length of all of it. Costs what the
    /// chunks cost in which the part lies, however long the file is.
    ///
    /// # Errors
    /// As [`Vault::file_get`]. A chunk that is damaged elsewhere is not seen.
    pub fn file_part(
        &self,
        id: RowId,
        key: KeyKind,
        from: u64,
        at_most: u64,
    ) -> Result<(Vec<u8>, u64), VaultError> {
        let mut opened = Opened::new(self, &self.folder.file(id), id, key)?;
        Ok((opened.part(from, at_most)?, opened.length))
    }

    /// Removes a sealed file; one that is not there is fine. Delete the row that names it first.
    ///
    /// # Errors
    /// [`VaultError::ReadOnly`], [`VaultError::Storage`].
    pub fn file_delete(&mut self, id: RowId) -> Result<(), VaultError> {
        if is_there(&self.folder.files()) {
            remove_if_there(&self.folder.file(id))?;
            sync_folder(&self.folder.files())?;
        }
        Ok(())
    }

    /// The ids of all sealed files, in the order of their bytes.
    ///
    /// # Errors
    /// [`VaultError::Storage`].
    pub fn files(&self) -> Result<Vec<RowId>, VaultError> {
        let mut ids = Vec::new();
        if is_there(&self.folder.files()) {
            for entry in fs::read_dir(self.folder.files())? {
                let name = entry?.file_name();
                let id =
                    name.to_str().filter(|name| name.len() == 32).map(|name| u128::from_str_radix(name, 16));
                ids.extend(id.and_then(Result::ok).map(u128::to_be_bytes));
            }
        }
        ids.sort_unstable();
        Ok(ids)
    }

    /// Removes what an interrupted writing left: at most once a day, under the lock.
    pub(crate) fn sweep_files(&self, _lock: &Lock) -> Result<(), VaultError> {
        if is_there(&self.folder.files()) {
            for entry in fs::read_dir(self.folder.files())? {
                let path = entry?.path();
                if path.extension().is_some_and(|extension| extension == "tmp") {
                    remove_if_there(&path)?;
                }
            }
        }
        Ok(())
    }
}
