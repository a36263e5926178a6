//! Everything goes, from any state, and stays gone.

use std::fs;

use otayori_vault::{KeyKind, Vault, VaultError, erase};

use crate::home::{FAMILY, Home, JOURNAL, body, id, key, other_key, put, try_put};

fn used() -> Home {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "head", "body");
    put(&mut vault, JOURNAL, id(1), "head", "body");
    vault.file_put(id(1), KeyKind::Journal, &mut b"photo".as_slice()).unwrap();
    vault.make_copy("2026-11-24").unwrap();
    vault.make_copy("2026-11-25").unwrap();
    vault.repair().unwrap();
    for name in ["otayori.copy.tmp", "otayori.keys.1.tmp", "otayori.db-journal", "otayori.mending.db"] {
        fs::write(home.file(name), "left over").unwrap();
    }
    vault.close();
    home
}

fn names(home: &Home) -> Vec<String> {
    home.bytes().into_iter().map(|(name, _)| name).collect()
}

#[test]
fn an_erase_leaves_an_empty_lock_and_what_is_not_ours() {
    let home = used();
    fs::write(home.file("holiday.jpg"), "not ours").unwrap();
    erase(&home.path()).unwrap();
    assert_eq!(names(&home), ["holiday.jpg", "otayori.lock"]);
    assert_eq!(fs::metadata(home.file("otayori.lock")).unwrap().len(), 0);
    // With any key at all the folder is a new vault.
    let vault = Vault::open(&home.path(), Some(&other_key())).unwrap();
    assert_eq!(body(&vault, FAMILY, id(1)), None);
}

#[test]
fn an_erase_of_nothing_is_fine() {
    let home = Home::new();
    erase(&home.path()).unwrap();
    fs::create_dir_all(home.path()).unwrap();
    erase(&home.path()).unwrap();
    erase(&home.path()).unwrap();
}

#[test]
fn an_erase_interrupted_at_any_step_is_finished_by_the_next_opening() {
    let whole = used();
    let mut left: Vec<String> = names(&whole);
    left.retain(|name| name != "otayori.lock" && name != "otayori.keys.1" && name.starts_with("otayori."));
    for step in 0..=left.len() {
        for truncated in [false, true] {
            let home = whole.copy();
            fs::rename(home.file("otayori.keys.1"), home.file("otayori.erase")).unwrap();
            if truncated {
                fs::write(home.file("otayori.erase"), "").unwrap();
            }
            for name in &left[..step] {
                fs::remove_file(home.file(name)).unwrap();
            }
            // Without a key the erase is finished all the same.
            assert!(matches!(Vault::open(&home.path(), None), Err(VaultError::Invalid { .. })));
            assert_eq!(names(&home), ["otayori.lock"], "step {step}");
            let vault = Vault::open(&home.path(), Some(&key())).unwrap();
            assert_eq!(vault.read(|r| r.ids(FAMILY)).unwrap().len(), 0);
        }
    }
}

#[test]
fn an_erase_works_on_damage_and_without_any_key() {
    let home = used();
    for name in ["otayori.keys.1", "otayori.keys.2", "otayori.db"] {
        fs::write(home.file(name), "nonsense").unwrap();
    }
    erase(&home.path()).unwrap();
    assert_eq!(names(&home), ["otayori.lock"]);
}

#[test]
fn a_vault_that_is_open_elsewhere_makes_nothing_again_after_an_erase() {
    let home = used();
    let mut elsewhere = home.open();
    erase(&home.path()).unwrap();
    assert_eq!(try_put(&mut elsewhere, FAMILY, id(1), "new", "new"), Err(VaultError::KeyLost));
    assert_eq!(elsewhere.make_copy("2026-11-26"), Err(VaultError::KeyLost));
    assert_eq!(elsewhere.repair(), Err(VaultError::KeyLost));
    assert_eq!(elsewhere.pin_set("123456"), Err(VaultError::KeyLost));
    assert_eq!(elsewhere.file_put(id(3), KeyKind::Family, &mut b"x".as_slice()), Err(VaultError::KeyLost));
    drop(elsewhere);
    assert_eq!(names(&home), ["otayori.lock"]);
}
