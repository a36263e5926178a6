//! A full disk, and a folder that cannot be written.

use std::fs;

use otayori_vault::{KeyKind, PinState, Urgency, Vault, VaultError, WordLanguage, erase};

use crate::home::{FAMILY, JOURNAL, PIN, at, body, id, key, try_put};
use crate::small_disk::{Disk, on_a_small_disk};

fn open(disk: &Disk) -> Vault {
    let mut vault = Vault::open(&disk.folder(), Some(&key())).unwrap();
    vault.cheap();
    vault
}

#[test]
fn on_a_full_disk_nothing_happens_but_what_must_hold() {
    on_a_small_disk("full_disk::inside_nothing_happens_but_what_must_hold");
}

#[test]
#[ignore = "runs inside a small disk"]
fn inside_nothing_happens_but_what_must_hold() {
    let Some(disk) = Disk::here() else { return };
    let mut vault = open(&disk);
    try_put(&mut vault, JOURNAL, id(1), "head", "before").unwrap();
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    disk.fill_but(0);

    let long = "long ".repeat(20_000);
    assert_eq!(try_put(&mut vault, JOURNAL, id(2), "head", &long), Err(VaultError::Full));
    assert_eq!(try_put(&mut vault, JOURNAL, id(1), "head", &long), Err(VaultError::Full));
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("before"));
    assert_eq!(vault.make_copy("day"), Err(VaultError::Full));
    assert_eq!(vault.file_put(id(1), KeyKind::Family, &mut long.as_bytes()), Err(VaultError::Full));
    assert_eq!(vault.files(), Ok(vec![]));

    // An ending holds where a letter does not, in a new process too.
    assert_eq!(try_put(&mut vault, FAMILY, id(3), "letter", "letter"), Err(VaultError::Full));
    vault.write(Urgency::MustHold, |w| w.put(FAMILY, id(3), b"ended", b"ended")).unwrap();
    assert_eq!(body(&vault, FAMILY, id(3)).as_deref(), Some("ended"));
    drop(vault);
    disk.fill_but(0);
    let mut vault = open(&disk);
    assert_eq!(body(&vault, FAMILY, id(3)).as_deref(), Some("ended"));
    // A wrong PIN is counted, or not tried.
    match vault.pin_unlock("999999", at(0)) {
        Err(VaultError::WrongPin { free_tries: 4, .. }) => {
            assert_eq!(vault.pin_state(at(0)), Ok(PinState::Set { free_tries: 4, wait_ms: 0 }));
        }
        other => panic!("{other:?}"),
    }
    // The reserve is made again when there is room.
    disk.free();
    vault.make_copy("day").unwrap();
    assert_eq!(fs::metadata(disk.folder().join("otayori.reserve")).unwrap().len(), 256 * 1024);
}

#[test]
fn at_every_degree_of_fullness_a_change_is_kept_or_refused() {
    on_a_small_disk("full_disk::inside_every_degree_of_fullness");
}

#[test]
#[ignore = "runs inside a small disk"]
fn inside_every_degree_of_fullness() {
    let Some(disk) = Disk::here() else { return };
    let (mut kept, mut refused) = (0, 0);
    for pages in (0..80).step_by(2) {
        let _ = fs::remove_dir_all(disk.folder());
        let mut vault = open(&disk);
        try_put(&mut vault, JOURNAL, id(0), "head", "first").unwrap();
        vault.make_copy("day-1").unwrap();
        disk.fill_but(pages);
        let mut expected = vec![("first".to_owned(), 0)];
        let mut pin = false;
        for step in 1..8 {
            let text = format!("{step} ").repeat(1_500);
            match try_put(&mut vault, JOURNAL, id(step), "head", &text) {
                Ok(()) => expected.push((text, step)),
                Err(error) => assert_eq!(error, VaultError::Full),
            }
            let full = |result: Result<bool, VaultError>| match result {
                Ok(done) => done,
                Err(error) => {
                    assert_eq!(error, VaultError::Full);
                    false
                }
            };
            full(vault.make_copy(&format!("day-{step}")));
            full(vault.recovery_words_new(WordLanguage::English).map(|_| true));
            if !pin && vault.has_recovery() {
                pin = full(vault.pin_set(PIN).map(|()| true));
            }
        }
        kept += expected.len() - 1;
        refused += 8 - expected.len();
        drop(vault);
        // Still full, and in a new process.
        let mut vault = open(&disk);
        assert_eq!(vault.is_unlocked(), !pin, "{pages} pages");
        if pin {
            vault.pin_unlock(PIN, at(0)).unwrap();
        }
        for (text, row) in expected {
            assert_eq!(body(&vault, JOURNAL, id(row)), Some(text), "{pages} pages");
        }
        disk.free();
    }
    println!("{kept} kept, {refused} refused");
    assert!(kept > 0 && refused > 0);
}

#[test]
fn an_erase_works_on_a_full_disk() {
    on_a_small_disk("full_disk::inside_an_erase");
}

#[test]
#[ignore = "runs inside a small disk"]
fn inside_an_erase() {
    let Some(disk) = Disk::here() else { return };
    let mut vault = open(&disk);
    try_put(&mut vault, JOURNAL, id(1), "head", "before").unwrap();
    vault.make_copy("day").unwrap();
    disk.fill_but(0);
    drop(vault);
    disk.fill_but(0);
    erase(&disk.folder()).unwrap();
    let left: Vec<_> = fs::read_dir(disk.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["otayori.lock"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_so() {
    on_a_small_disk("full_disk::inside_a_read_only_folder");
}

#[test]
#[ignore = "runs inside a small disk"]
fn inside_a_read_only_folder() {
    let Some(disk) = Disk::here() else { return };
    let mut vault = open(&disk);
    try_put(&mut vault, JOURNAL, id(1), "head", "before").unwrap();
    vault.close();
    disk.remount("ro");
    assert_eq!(Vault::open(&disk.folder(), Some(&key())).unwrap_err(), VaultError::ReadOnly);
    assert_eq!(erase(&disk.folder()), Err(VaultError::ReadOnly));
    disk.remount("rw");
    assert_eq!(body(&open(&disk), JOURNAL, id(1)).as_deref(), Some("before"));
}
