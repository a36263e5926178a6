//! The names of the vault's files, and nothing of what is in them.
//!
//! Every name at the top begins with `otayori.`, so that an erase knows what is ours and leaves the rest alone.

use std::path::{Path, PathBuf};

use crate::RowId;

/// What every file of the vault begins with.
pub(crate) const PREFIX: &str = "otayori.";
/// The folder of sealed files.
pub(crate) const FILES: &str = "otayori.files";

/// The folder of a vault.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("otayori.db")
    }

    /// A database that is still being made: no call has returned from it yet.
    pub(crate) fn unborn(&self) -> PathBuf {
        self.0.join("otayori.new.db")
    }

    /// A database that a repair is putting together.
    pub(crate) fn mending(&self) -> PathBuf {
        self.0.join("otayori.mending.db")
    }

    /// A database that a repair has finished: the next opening puts it in place if the repair could not.
    pub(crate) fn mended(&self) -> PathBuf {
        self.0.join("otayori.mended.db")
    }

    /// A damaged database that a repair has set aside.
    pub(crate) fn aside(&self, number: u32) -> PathBuf {
        self.0.join(format!("otayori.damaged.{number}.db"))
    }

    pub(crate) fn envelope(&self, generation: usize) -> PathBuf {
        self.0.join(format!("otayori.keys.{}", generation + 1))
    }

    pub(crate) fn envelope_temp(&self, generation: usize) -> PathBuf {
        self.0.join(format!("otayori.keys.{}.tmp", generation + 1))
    }

    pub(crate) fn copy(&self, slot: usize) -> PathBuf {
        self.0.join(format!("otayori.copy.{}.db", slot + 1))
    }

    pub(crate) fn copy_temp(&self) -> PathBuf {
        self.0.join("otayori.copy.tmp")
    }

    pub(crate) fn erase_marker(&self) -> PathBuf {
        self.0.join("otayori.erase")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.0.join("otayori.lock")
    }

    pub(crate) fn reserve(&self) -> PathBuf {
        self.0.join("otayori.reserve")
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.0.join(FILES)
    }

    pub(crate) fn file(&self, id: RowId) -> PathBuf {
        self.files().join(format!("{:032x}", u128::from_be_bytes(id)))
    }

    pub(crate) fn file_temp(&self, id: RowId) -> PathBuf {
        self.files().join(format!("{:032x}.tmp", u128::from_be_bytes(id)))
    }
}

/// SQLite's own files beside a database.
pub(crate) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
