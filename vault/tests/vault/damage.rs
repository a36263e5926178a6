//! Turned bits, cut logs, files in the wrong place: harmless, mended from a copy, or reported. Never another text, never
//! a row that is silently gone.

use std::fs;

use otayori_vault::{Condition, Damage, KeyKind, RowId, Urgency, Vault, VaultError};

use crate::home::{Dice, FAMILY, Home, JOURNAL, body, id, key, put, times, try_put};

const ROWS: u8 = 40;

fn text(row: u8) -> String {
    // Some fit into a page, some need several.
    format!("entry {row} ").repeat(1 + usize::from(row) * 17 % 600)
}

/// A closed vault with rows of many lengths and a copy of them all.
fn full() -> Home {
    let home = Home::new();
    let mut vault = home.open();
    for row in 0..ROWS {
        let collection = if row % 4 == 0 { FAMILY } else { JOURNAL };
        put(&mut vault, collection, id(row), &format!("head {row}"), &text(row));
    }
    vault.make_copy("2026-11-25").unwrap();
    vault.close();
    home
}

/// Every row that was there is right, or its damage is an error. How many were damaged.
fn check(vault: &Vault) -> usize {
    let mut damaged = 0;
    for row in 0..ROWS {
        let collection = if row % 4 == 0 { FAMILY } else { JOURNAL };
        let read = vault.read(|reading| {
            Ok((reading.head(collection, id(row))?, reading.body_and_source(collection, id(row))?))
        });
        match read {
            Ok((Some(head), Some((body, _)))) => {
                assert_eq!(head, format!("head {row}").as_bytes());
                assert_eq!(body, text(row).as_bytes());
            }
            Err(VaultError::Damaged { .. }) => damaged += 1,
            other => panic!("row {row}: {other:?}"),
        }
    }
    damaged
}

#[test]
fn a_turned_bit_in_any_page_is_harmless_or_mended_or_reported() {
    let home = full();
    let whole = fs::read(home.file("otayori.db")).unwrap();
    let mut dice = Dice::new(1);
    let (mut harmless, mut by_copy, mut too_new) = (0, 0, 0);
    for _ in 0..2 * times() {
        for page in 0..whole.len() / 4096 {
            let bit = dice.below(4096 * 8);
            let at = page * 4096 + bit / 8;
            let mut turned = whole.clone();
            turned[at] ^= 1 << (bit % 8);
            fs::write(home.file("otayori.db"), &turned).unwrap();
            let mut vault = match home.try_open() {
                Ok(vault) => vault,
                // The four bytes that hold the format: a newer one is not to be told from a turned bit.
                Err(VaultError::TooNew { .. }) if (60..64).contains(&at) => {
                    too_new += 1;
                    continue;
                }
                Err(error) => panic!("byte {at}: {error:?}"),
            };
            check(&vault);
            if *vault.condition() == Condition::Whole {
                harmless += 1;
            } else {
                by_copy += 1;
            }
            let repaired = vault.repair().unwrap();
            assert_eq!((repaired.lost.len(), repaired.missing), (0, 0), "byte {at}: {repaired:?}");
            assert_eq!(check(&vault), 0, "byte {at}");
            assert_eq!(*vault.condition(), Condition::Whole);
            assert!(vault.make_copy("2026-11-25").is_ok());
            vault.close();
            for file in ["otayori.damaged.1.db", "otayori.damaged.1.db-wal", "otayori.damaged.1.db-shm"] {
                let _ = fs::remove_file(home.file(file));
            }
        }
    }
    println!(
        "{harmless} harmless or of one row, {by_copy} read from the copy, {too_new} taken for a newer format"
    );
    assert!(harmless > 0 && by_copy > 0);
}

#[test]
fn without_a_copy_a_turned_bit_costs_what_it_hit_and_says_so() {
    let home = full();
    for copy in ["otayori.copy.1.db", "otayori.copy.2.db"] {
        let _ = fs::remove_file(home.file(copy));
    }
    let whole = fs::read(home.file("otayori.db")).unwrap();
    let mut dice = Dice::new(2);
    let (mut cases, mut refused, mut lost) = (0, 0, 0);
    for _ in 0..times() {
        for page in 0..whole.len() / 4096 {
            let bit = dice.below(4096 * 8);
            let mut turned = whole.clone();
            turned[page * 4096 + bit / 8] ^= 1 << (bit % 8);
            let home = home.copy();
            fs::write(home.file("otayori.db"), &turned).unwrap();
            cases += 1;
            match home.try_open() {
                Ok(mut vault) if *vault.condition() == Condition::Whole => {
                    check(&vault);
                    let repaired = vault.repair().unwrap();
                    assert_eq!(repaired.missing, 0);
                    lost += repaired.lost.len();
                }
                Ok(mut vault) => {
                    let repaired = vault.repair().unwrap();
                    let named = repaired.rows + repaired.lost.len() as u64 + repaired.missing;
                    assert!(named >= ROWS.into(), "{repaired:?}");
                    lost += repaired.lost.len();
                }
                Err(VaultError::Damaged { .. } | VaultError::TooNew { .. }) => refused += 1,
                Err(error) => panic!("{error:?}"),
            }
        }
    }
    println!("{cases} turned bits without a copy: {lost} parts lost and named, {refused} files refused");
}

#[test]
fn a_turned_bit_in_any_sealed_value_is_found() {
    let home = full();
    for table in ["heads", "bodies", "settings"] {
        let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
        let count: u32 =
            database.query_row(&format!("SELECT count(*) FROM {table}"), (), |row| row.get(0)).unwrap();
        drop(database);
        let mut dice = Dice::new(3);
        for number in 0..count {
            let home = home.copy();
            let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
            let (key, mut sealed): (Vec<u8>, Vec<u8>) = database
                .query_row(
                    &format!(
                        "SELECT CAST({} AS BLOB), sealed FROM {table} LIMIT 1 OFFSET {number}",
                        if table == "settings" { "name" } else { "id" }
                    ),
                    (),
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            let bit = dice.below(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            let harmless = table == "settings" || (2..6).contains(&(bit / 8));
            let column = if table == "settings" { "CAST(name AS BLOB)" } else { "id" };
            database
                .execute(&format!("UPDATE {table} SET sealed = ?1 WHERE {column} = ?2"), (&sealed, &key))
                .unwrap();
            database.close().unwrap();
            let mut vault = home.open();
            assert_eq!(check(&vault), 0, "{table} {number}: the copy has it");
            let repaired = vault.repair().unwrap();
            assert_eq!((repaired.rows, repaired.lost.len()), (ROWS.into(), 0));
            assert_eq!(repaired.from_copies.len(), usize::from(!harmless));
        }
    }
}

/// The log ends anywhere, as after a power cut on a disk that had not synced: what is left is a beginning of what was
/// written, one change whole or not there at all.
#[test]
fn a_log_cut_at_every_512_bytes_leaves_a_beginning() {
    let home = Home::new();
    let mut vault = home.open();
    vault.rest().unwrap();
    // So few that SQLite has not begun to empty the log: what is in the database by then cannot be cut off.
    for row in 0..6 {
        vault
            .write(Urgency::Usual, |w| {
                w.put(FAMILY, id(row), b"one", text(row).as_bytes())?;
                w.put(JOURNAL, id(row), b"two", text(row).as_bytes())
            })
            .unwrap();
    }
    let log = fs::read(home.file("otayori.db-wal")).unwrap();
    let frozen = home.copy();
    let mut dice = Dice::new(4);
    let mut seen = std::collections::BTreeSet::new();
    let mut look = |log: &[u8], what: &str| {
        let home = frozen.copy();
        let _ = fs::remove_file(home.file("otayori.db-shm"));
        fs::write(home.file("otayori.db-wal"), log).unwrap();
        let vault = home.open();
        assert_eq!(*vault.condition(), Condition::Whole, "{what}");
        let (one, two) = vault.read(|r| Ok((r.ids(FAMILY)?, r.ids(JOURNAL)?))).unwrap();
        assert_eq!(one, two, "{what}");
        let beginning: Vec<RowId> = (0..6).map(id).take(one.len()).collect();
        assert_eq!(one, beginning, "{what}");
        for row in &one {
            assert_eq!(body(&vault, FAMILY, *row), Some(text(row[0])), "{what}");
        }
        seen.insert(one.len());
    };
    for length in (0..=log.len()).step_by(512) {
        look(&log[..length], &format!("cut at {length}"));
    }
    for _ in 0..100 * times() {
        let sector = dice.below(log.len() / 512) * 512;
        let mut unsynced = log.clone();
        unsynced[sector..sector + 512].fill(0);
        look(&unsynced, &format!("sector at {sector} never written"));
    }
    assert_eq!(seen.len(), 7, "every beginning was seen");
}

/// The same where the database is ahead of the log, as only a broken disk leaves it.
#[test]
fn a_log_cut_behind_a_checkpoint_is_mended_or_reported() {
    let home = full();
    let mut vault = home.open();
    for row in 0..ROWS {
        put(
            &mut vault,
            if row % 4 == 0 { FAMILY } else { JOURNAL },
            id(row),
            &format!("head {row}"),
            &text(row),
        );
    }
    let log = fs::read(home.file("otayori.db-wal")).unwrap();
    let frozen = home.copy();
    fs::remove_file(frozen.file("otayori.db-shm")).unwrap();
    let mut damaged = 0;
    for length in (0..log.len()).step_by(512 * 8) {
        let home = frozen.copy();
        fs::write(home.file("otayori.db-wal"), &log[..length]).unwrap();
        let mut vault = home.open();
        damaged += usize::from(*vault.condition() != Condition::Whole);
        check(&vault);
        let repaired = vault.repair().unwrap();
        assert_eq!((repaired.lost.len(), repaired.missing, check(&vault)), (0, 0, 0), "cut at {length}");
    }
    println!("{damaged} of {} cuts damaged the database", log.len() / 512 / 8);
}

#[test]
fn a_missing_or_empty_database_beside_an_envelope_is_damage_and_never_new() {
    let home = Home::new();
    home.open().close();
    for what in ["missing", "empty"] {
        let home = home.copy();
        if what == "empty" {
            fs::write(home.file("otayori.db"), b"").unwrap();
        } else {
            fs::remove_file(home.file("otayori.db")).unwrap();
        }
        let before = home.bytes();
        let refused = home.try_open().unwrap_err();
        let reason = format!("the file is {what}");
        assert_eq!(refused, VaultError::Damaged { what: Damage::Database, reason });
        assert_eq!(home.bytes(), before, "nothing was made in its place");
    }
}

#[test]
fn anything_of_a_vault_without_an_envelope_is_a_lost_key_and_never_new() {
    let home = full();
    let mut vault = home.open();
    vault.file_put(id(1), KeyKind::Family, &mut b"photo".as_slice()).unwrap();
    vault.close();
    for name in ["otayori.keys.1", "otayori.keys.2"] {
        fs::remove_file(home.file(name)).unwrap();
    }
    let left = ["otayori.db", "otayori.copy.1.db", "otayori.copy.2.db", "otayori.files"];
    for gone in 0..left.len() {
        let home = home.copy();
        for name in &left[..gone] {
            let path = home.file(name);
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
        assert_eq!(home.try_open().unwrap_err(), VaultError::KeyLost, "without {gone} of them");
    }
}

#[test]
fn two_damaged_envelopes_are_damage_and_not_a_wrong_key() {
    let home = Home::new();
    home.open().close();
    for name in ["otayori.keys.1", "otayori.keys.2"] {
        let mut bytes = fs::read(home.file(name)).unwrap();
        bytes[70] ^= 1;
        fs::write(home.file(name), bytes).unwrap();
    }
    let refused = home.try_open().unwrap_err();
    assert!(matches!(refused, VaultError::Damaged { what: Damage::Envelope, .. }), "{refused:?}");
}

#[test]
fn files_of_another_vault_are_told_from_ours() {
    let (one, two) = (Home::new(), Home::new());
    one.open().close();
    two.open().close();
    let swapped = one.copy();
    fs::copy(two.file("otayori.db"), swapped.file("otayori.db")).unwrap();
    let refused = swapped.try_open().unwrap_err();
    assert!(matches!(refused, VaultError::Damaged { what: Damage::Mixed, .. }), "{refused:?}");
    let mixed = one.copy();
    fs::copy(two.file("otayori.keys.2"), mixed.file("otayori.keys.2")).unwrap();
    let refused = mixed.try_open().unwrap_err();
    assert!(matches!(refused, VaultError::Damaged { what: Damage::Mixed, .. }), "{refused:?}");
}

#[test]
fn a_newer_database_is_refused_whole() {
    let home = full();
    let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    database.execute_batch("PRAGMA user_version = 2").unwrap();
    database.close().unwrap();
    let before = fs::read(home.file("otayori.db")).unwrap();
    assert_eq!(home.try_open().unwrap_err(), VaultError::TooNew { found: 2 });
    assert_eq!(fs::read(home.file("otayori.db")).unwrap(), before);
}

#[test]
fn a_vault_that_was_never_finished_is_begun_again() {
    let whole = Home::new();
    whole.open().close();
    for (step, names) in [
        vec!["otayori.db"],
        vec!["otayori.db", "otayori.keys.1"],
        vec!["otayori.db", "otayori.keys.1", "otayori.keys.2"],
    ]
    .into_iter()
    .enumerate()
    {
        let home = Home::new();
        fs::create_dir_all(home.path()).unwrap();
        for name in names {
            let to = if name == "otayori.db" { "otayori.new.db" } else { name };
            fs::copy(whole.file(name), home.file(to)).unwrap();
        }
        let mut vault = Vault::open(&home.path(), Some(&key())).unwrap();
        try_put(&mut vault, FAMILY, id(1), "a", "b").unwrap();
        vault.close();
        assert_eq!(body(&home.open(), FAMILY, id(1)).as_deref(), Some("b"), "step {step}");
        assert!(!home.file("otayori.new.db").exists());
    }
}

#[test]
fn a_new_vault_needs_a_key_and_leaves_nothing_without() {
    let home = Home::new();
    assert!(matches!(Vault::open(&home.path(), None), Err(VaultError::Invalid { .. })));
    assert!(home.open().is_unlocked());
}
