//! Any bytes as the key envelope, and any bytes as sealed rows, in a real folder: an error or a vault, never a panic, and
//! never a new vault in the old one's place.
//!
//! The first byte chooses. A sum would turn the fuzzer away at the door of the envelope, so it is set right first: what
//! lies behind it is what a forger who can count would reach.
#![no_main]

use std::cell::RefCell;
use std::fs;

use libfuzzer_sys::fuzz_target;
use otayori_vault::{Collection, DeviceKey, KeyKind, Urgency, Vault, VaultError};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const ROWS: Collection = Collection::new(1, KeyKind::Family);
const ID: [u8; 16] = [9; 16];

/// A folder with one row, and its files as they were.
struct Whole {
    folder: TempDir,
    files: Vec<(String, Vec<u8>)>,
}

thread_local! {
    static WHOLE: RefCell<Whole> = RefCell::new(Whole::new());
}

impl Whole {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut vault = Vault::open(folder.path(), Some(&key())).unwrap();
        vault.write(Urgency::Usual, |rows| rows.put(ROWS, ID, b"head", b"body")).unwrap();
        vault.close();
        let names = ["otayori.db", "otayori.keys.1", "otayori.keys.2"];
        let files = names.map(|name| (name.to_owned(), fs::read(folder.path().join(name)).unwrap())).to_vec();
        Self { folder, files }
    }

    fn again(&self) {
        for name in ["otayori.db-wal", "otayori.db-shm"] {
            _ = fs::remove_file(self.folder.path().join(name));
        }
        for (name, bytes) in &self.files {
            fs::write(self.folder.path().join(name), bytes).unwrap();
        }
    }
}

fn key() -> DeviceKey {
    DeviceKey::new([7; 32])
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    WHOLE.with_borrow(|whole| {
        whole.again();
        if choice % 2 == 0 { envelope(whole, bytes) } else { row(whole, bytes) }
    });
});

fn envelope(whole: &Whole, bytes: &[u8]) {
    let mut sealed = bytes.to_vec();
    sealed.extend(Sha256::digest(bytes));
    for name in ["otayori.keys.1", "otayori.keys.2"] {
        fs::write(whole.folder.path().join(name), &sealed).unwrap();
    }
    let opened = Vault::open(whole.folder.path(), Some(&key()));
    if let Ok(vault) = opened {
        // Only the envelope that was there opens it.
        assert_eq!(vault.read(|rows| rows.body(ROWS, ID)).unwrap().as_deref(), Some(&b"body"[..]));
    }
}

fn row(whole: &Whole, bytes: &[u8]) {
    let database = rusqlite::Connection::open(whole.folder.path().join("otayori.db")).unwrap();
    database.execute("UPDATE bodies SET sealed = ?1 WHERE collection = 1", [bytes]).unwrap();
    drop(database);
    let Ok(vault) = Vault::open(whole.folder.path(), Some(&key())) else { return };
    match vault.read(|rows| rows.body(ROWS, ID)) {
        Ok(body) => assert_eq!(body.as_deref(), Some(&b"body"[..]), "a forged row was taken for true"),
        Err(VaultError::Damaged { .. } | VaultError::TooNew { .. }) => {}
        Err(error) => panic!("{error}"),
    }
}
