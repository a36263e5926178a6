//! What the tests share: a folder that goes away, a key, two collections.

use std::fs;
use std::path::{Path, PathBuf};

use otayori_vault::{Collection, DeviceKey, KeyKind, RowId, Uptime, Urgency, Vault, VaultError};
use tempfile::TempDir;

pub(crate) const FAMILY: Collection = Collection::new(1, KeyKind::Family);
pub(crate) const JOURNAL: Collection = Collection::new(2, KeyKind::Journal);
pub(crate) const PIN: &str = "246810";

pub(crate) fn key() -> DeviceKey {
    DeviceKey::new([42; 32])
}

pub(crate) fn other_key() -> DeviceKey {
    DeviceKey::new([43; 32])
}

pub(crate) fn id(number: u8) -> RowId {
    [number; 16]
}

pub(crate) fn at(seconds: u64) -> Uptime {
    Uptime { since_boot_ms: seconds * 1_000, boot: [1; 16] }
}

/// A folder with the name of a vault in it.
pub(crate) struct Home {
    home: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { home: scratch() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub(crate) fn open(&self) -> Vault {
        self.try_open().unwrap()
    }

    pub(crate) fn try_open(&self) -> Result<Vault, VaultError> {
        let mut vault = Vault::open(&self.path(), Some(&key()))?;
        vault.cheap();
        Ok(vault)
    }

    /// Another folder with the same files.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        copy_folder(&self.path(), &copy.path());
        copy
    }

    /// Names and bytes of all files.
    pub(crate) fn bytes(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        collect(&self.path(), &mut files);
        files.sort();
        files
    }
}

/// In memory where there is such a place: a disk that syncs for real makes thousands of cases slow and proves no more.
fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// How often to repeat what is random: `OTAYORI_CASES=50 cargo test -p otayori-vault`.
pub(crate) fn times() -> u64 {
    std::env::var("OTAYORI_CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Numbers that look random and are the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
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

pub(crate) fn put(vault: &mut Vault, collection: Collection, id: RowId, head: &str, body: &str) {
    try_put(vault, collection, id, head, body).unwrap();
}

pub(crate) fn try_put(
    vault: &mut Vault,
    collection: Collection,
    id: RowId,
    head: &str,
    body: &str,
) -> Result<(), VaultError> {
    vault.write(Urgency::Usual, |writing| writing.put(collection, id, head.as_bytes(), body.as_bytes()))
}

pub(crate) fn body(vault: &Vault, collection: Collection, id: RowId) -> Option<String> {
    vault.read(|reading| reading.body(collection, id)).unwrap().map(|body| String::from_utf8(body).unwrap())
}
