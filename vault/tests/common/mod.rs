//! What the tests share: a folder that goes away, a key, two collections.

#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]

use std::fs;
use std::path::{Path, PathBuf};

use otayori_vault::{Collection, DeviceKey, KeyKind, RowId, Uptime, Urgency, Vault, VaultError};
use tempfile::TempDir;

pub const FAMILY: Collection = Collection::new(1, KeyKind::Family);
pub const JOURNAL: Collection = Collection::new(2, KeyKind::Journal);
pub const PIN: &str = "246810";

pub fn key() -> DeviceKey {
    DeviceKey::new([42; 32])
}

pub fn other_key() -> DeviceKey {
    DeviceKey::new([43; 32])
}

pub fn id(number: u8) -> RowId {
    [number; 16]
}

pub fn at(seconds: u64) -> Uptime {
    Uptime { since_boot_ms: seconds * 1_000, boot: [1; 16] }
}

/// A folder with the name of a vault in it.
pub struct Home {
    home: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn open(&self) -> Vault {
        self.try_open().unwrap()
    }

    pub fn try_open(&self) -> Result<Vault, VaultError> {
        let mut vault = Vault::open(&self.path(), Some(&key()))?;
        vault.cheap();
        Ok(vault)
    }

    /// Another folder with the same files.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        copy_folder(&self.path(), &copy.path());
        copy
    }

    /// Names and bytes of all files.
    pub fn bytes(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        collect(&self.path(), &mut files);
        files.sort();
        files
    }
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()));
        }
    }
}

pub fn put(vault: &mut Vault, collection: Collection, id: RowId, head: &str, body: &str) {
    try_put(vault, collection, id, head, body).unwrap();
}

pub fn try_put(
    vault: &mut Vault,
    collection: Collection,
    id: RowId,
    head: &str,
    body: &str,
) -> Result<(), VaultError> {
    vault.write(Urgency::Usual, |writing| writing.put(collection, id, head.as_bytes(), body.as_bytes()))
}

pub fn body(vault: &Vault, collection: Collection, id: RowId) -> Option<String> {
    vault.read(|reading| reading.body(collection, id)).unwrap().map(|body| String::from_utf8(body).unwrap())
}
