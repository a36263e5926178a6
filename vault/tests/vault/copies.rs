//! Rotating copies and what they are for.

use std::fs;

use otayori_vault::{Condition, Damage, Part, RowPart, Source, Urgency, Vault, VaultError};

use crate::home::{FAMILY, Home, JOURNAL, PIN, at, body, id, put, try_put};

/// Writes over a value where it lies in the file.
fn damage(home: &Home, table: &str, row: u8) {
    let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    let sql =
        format!("UPDATE {table} SET sealed = zeroblob(length(sealed)) WHERE id = ?1 AND collection = 2");
    assert_eq!(database.execute(&sql, [id(row)]).unwrap(), 1);
}

/// Three entries, the third newer than the copy.
fn with_copy() -> (Home, Vault) {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, JOURNAL, id(1), "head 1", "body 1");
    put(&mut vault, JOURNAL, id(2), "head 2", "body 2");
    assert_eq!(vault.make_copy("2026-11-25"), Ok(true));
    put(&mut vault, JOURNAL, id(3), "head 3", "body 3");
    (home, vault)
}

#[test]
fn a_copy_is_made_once_a_day_and_again_after_a_delete() {
    let (home, mut vault) = with_copy();
    assert_eq!(vault.make_copy("2026-11-25"), Ok(false));
    assert_eq!(vault.make_copy("2026-11-26"), Ok(true));
    assert!(home.file("otayori.copy.1.db").exists() && home.file("otayori.copy.2.db").exists());
    vault.write(Urgency::Usual, |w| w.delete(JOURNAL, id(1))).unwrap();
    assert_eq!(vault.make_copy("2026-11-26"), Ok(true));
    assert_eq!(vault.make_copy("2026-11-26"), Ok(false));
    for copy in ["otayori.copy.1.db", "otayori.copy.2.db"] {
        let copy = rusqlite::Connection::open(home.file(copy)).unwrap();
        let left: i64 = copy.query_row("SELECT count(*) FROM heads", (), |row| row.get(0)).unwrap();
        assert_eq!(left, 2);
    }
    for day in ["", "2026/11/25", "きょう", &"1".repeat(33)] {
        assert!(matches!(vault.make_copy(day), Err(VaultError::Invalid { .. })), "{day}");
    }
}

#[test]
fn a_damaged_body_is_read_from_the_copy_and_says_so() {
    let (home, vault) = with_copy();
    damage(&home, "bodies", 1);
    damage(&home, "bodies", 3);
    let found = vault.read(|r| r.body_and_source(JOURNAL, id(1))).unwrap().unwrap();
    assert_eq!(found, (b"body 1".to_vec(), Source::Copy { day: "2026-11-25".into() }));
    let intact = vault.read(|r| r.body_and_source(JOURNAL, id(2))).unwrap().unwrap();
    assert_eq!(intact.1, Source::Database);
    // Newer than the copy: lost, and named.
    let lost = vault.read(|r| r.body(JOURNAL, id(3))).unwrap_err();
    let what = Damage::Row { collection: 2, id: id(3), part: Part::Body };
    assert_eq!(lost, VaultError::Damaged { what, reason: "no copy has it either".into() });
    let head = vault.read(|r| r.head(JOURNAL, id(3))).unwrap();
    assert_eq!(head.as_deref(), Some(&b"head 3"[..]), "so that it can be reported by its date");
}

#[test]
fn a_damaged_head_costs_itself() {
    let (home, vault) = with_copy();
    damage(&home, "heads", 1);
    let heads = vault.read(|r| r.heads(JOURNAL)).unwrap();
    let damaged = heads[0].1.as_ref().unwrap_err();
    assert_eq!(damaged.from_copy.as_ref().unwrap(), &(b"head 1".to_vec(), "2026-11-25".to_owned()));
    assert!(heads[1].1.is_ok() && heads[2].1.is_ok());
    assert!(!format!("{heads:?}").contains("104, 101, 97, 100, 32, 49"), "a debug print holds no content");
}

#[test]
fn damage_does_not_rotate_the_last_good_copy_away() {
    let (home, mut vault) = with_copy();
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    vault.lock();
    damage(&home, "bodies", 1);
    for day in ["2026-11-26", "2026-11-27", "2026-11-28"] {
        let refused = vault.make_copy(day).unwrap_err();
        assert!(matches!(refused, VaultError::Damaged { what: Damage::Row { .. }, .. }), "{refused:?}");
    }
    let repaired = vault.repair().unwrap();
    assert_eq!(repaired.from_copies, [RowPart { collection: 2, id: id(1), part: Part::Body }]);
    assert_eq!((repaired.rows, repaired.lost.len(), repaired.missing), (3, 0, 0));
    assert_eq!(vault.make_copy("2026-11-28"), Ok(true));
    vault.pin_unlock(PIN, at(0)).unwrap();
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("body 1"));
}

#[test]
fn a_repair_names_what_no_file_has_and_keeps_the_rest() {
    let (home, mut vault) = with_copy();
    damage(&home, "bodies", 3);
    damage(&home, "heads", 2);
    let repaired = vault.repair().unwrap();
    assert_eq!(repaired.lost, [RowPart { collection: 2, id: id(3), part: Part::Body }]);
    assert_eq!(repaired.from_copies, [RowPart { collection: 2, id: id(2), part: Part::Head }]);
    assert!(home.file("otayori.damaged.1.db").exists(), "set aside, not deleted");
    let lost = vault.read(|r| r.body(JOURNAL, id(3))).unwrap_err();
    assert!(matches!(lost, VaultError::Damaged { what: Damage::Row { .. }, .. }));
    // What is lost keeps no copy from being made.
    assert_eq!(vault.make_copy("2026-11-26"), Ok(true));
    vault.close();
    assert_eq!(*home.open().condition(), Condition::Whole);
}

#[test]
fn a_head_that_says_nothing_takes_no_row_with_it() {
    let (home, mut vault) = with_copy();
    damage(&home, "heads", 3);
    let plain = home.copy();
    let mut other = plain.open();
    assert_eq!(other.repair().unwrap().lost.len(), 1, "unless it is known to say nothing");
    let repaired = vault.repair_and(&[JOURNAL], |_, _| Ok::<_, VaultError>(())).unwrap();
    assert_eq!((repaired.rows, repaired.lost.len(), repaired.missing), (3, 0, 0));
    assert!(repaired.complete.contains(&JOURNAL.number));
    assert_eq!(body(&vault, JOURNAL, id(3)).as_deref(), Some("body 3"));
    assert_eq!(vault.read(|r| r.head(JOURNAL, id(3))).unwrap().as_deref(), Some(&b""[..]));
    vault.close();
    assert_eq!(*home.open().condition(), Condition::Whole);
}

#[test]
fn what_follows_from_a_repair_is_one_step_with_it() {
    let (home, mut vault) = with_copy();
    damage(&home, "bodies", 3);
    let before = fs::read(home.file("otayori.db")).unwrap();
    let refused = vault.repair_and(&[], |writing, _| {
        writing.put(FAMILY, id(9), b"", b"half")?;
        Err(VaultError::Busy)
    });
    assert_eq!(refused, Err(VaultError::Busy));
    assert_eq!(fs::read(home.file("otayori.db")).unwrap(), before, "nothing has happened");
    assert!(!home.file("otayori.damaged.1.db").exists());
    vault
        .repair_and(&[], |writing, repaired| {
            assert_eq!(repaired.lost, [RowPart { collection: 2, id: id(3), part: Part::Body }]);
            writing.put(FAMILY, id(9), b"", b"whole")?;
            writing.delete(JOURNAL, id(3))?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
    vault.close();
    let vault = home.open();
    assert_eq!(*vault.condition(), Condition::Whole);
    assert_eq!(body(&vault, FAMILY, id(9)).as_deref(), Some("whole"));
    assert_eq!(body(&vault, JOURNAL, id(3)), None);
}

#[test]
fn a_repair_knows_whether_every_row_is_there() {
    let (home, mut vault) = with_copy();
    let complete = |vault: &mut Vault| vault.repair().unwrap().complete.contains(&JOURNAL.number);
    assert!(complete(&mut vault), "nothing is lost");
    put(&mut vault, JOURNAL, id(4), "head 4", "body 4");
    vault.close();
    let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    database.execute("DELETE FROM heads WHERE id = ?1", [id(4)]).unwrap();
    database.execute("DELETE FROM bodies WHERE id = ?1", [id(4)]).unwrap();
    drop(database);
    let mut vault = home.open();
    assert!(!complete(&mut vault), "a row without a trace");
    vault.close();
    fs::write(home.file("otayori.db"), b"no database any more, only its copies").unwrap();
    assert!(!complete(&mut home.open()), "nobody knows what came after the copy");
}

#[test]
fn a_database_that_does_not_open_is_read_from_its_copy_until_it_is_mended() {
    let (home, vault) = with_copy();
    vault.close();
    for broken in
        [&b""[..], b"not a database at all, but long enough to be looked at as one ................"]
    {
        let home = home.copy();
        fs::write(home.file("otayori.db"), broken).unwrap();
        let mut vault = home.open();
        assert!(matches!(vault.condition(), Condition::ReadOnlyCopy { day, .. } if day == "2026-11-25"));
        assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("body 1"));
        assert_eq!(try_put(&mut vault, FAMILY, id(9), "", ""), Err(VaultError::ReadOnly));
        assert_eq!(fs::read(home.file("otayori.db")).unwrap(), broken, "nothing is deleted by itself");
        let repaired = vault.repair().unwrap();
        assert_eq!((repaired.rows, repaired.from_copies.len()), (2, 4));
        put(&mut vault, FAMILY, id(9), "new", "new");
        vault.close();
        assert_eq!(fs::read(home.file("otayori.damaged.1.db")).unwrap(), broken);
        let vault = home.open();
        assert_eq!(*vault.condition(), Condition::Whole);
        assert_eq!(body(&vault, FAMILY, id(9)).as_deref(), Some("new"));
    }
}

#[test]
fn a_row_that_vanished_is_missed_and_comes_back_from_the_copy() {
    let (home, vault) = with_copy();
    vault.close();
    let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    for table in ["heads", "bodies"] {
        database.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id(1)]).unwrap();
    }
    database.close().unwrap();
    let mut vault = home.open();
    assert!(matches!(vault.condition(), Condition::ReadOnlyCopy { .. }));
    let repaired = vault.repair().unwrap();
    assert_eq!((repaired.rows, repaired.missing), (3, 0));
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("body 1"));
    assert_eq!(body(&vault, JOURNAL, id(3)).as_deref(), Some("body 3"), "newer than the copy");
}

#[test]
fn a_vault_that_was_mended_by_another_process_is_opened_again_before_anything_is_written() {
    let (home, mut vault) = with_copy();
    let mut elsewhere = home.open();
    damage(&home, "bodies", 1);
    vault.repair().unwrap();
    let refused = try_put(&mut elsewhere, FAMILY, id(9), "new", "new").unwrap_err();
    assert!(matches!(refused, VaultError::Storage { .. }), "{refused:?}");
    let mut elsewhere = home.open();
    put(&mut elsewhere, FAMILY, id(9), "new", "new");
    assert_eq!(body(&vault, FAMILY, id(9)).as_deref(), Some("new"));
}

#[test]
fn what_was_deleted_does_not_come_back_with_a_repair() {
    let (home, mut vault) = with_copy();
    vault.write(Urgency::Usual, |w| w.delete(JOURNAL, id(1))).unwrap();
    damage(&home, "bodies", 2);
    let repaired = vault.repair().unwrap();
    assert_eq!(repaired.rows, 2);
    assert_eq!(body(&vault, JOURNAL, id(1)), None);
    assert_eq!(body(&vault, JOURNAL, id(2)).as_deref(), Some("body 2"));
}

/// A repair is cut off after each of its renames; the next opening goes on.
#[test]
fn an_interrupted_repair_is_finished_at_the_next_opening() {
    let (home, mut vault) = with_copy();
    damage(&home, "bodies", 1);
    let before = home.copy();
    vault.repair().unwrap();
    vault.close();
    let mended = fs::read(home.file("otayori.db")).unwrap();
    for moved in 0..4 {
        let home = before.copy();
        fs::write(home.file("otayori.mended.db"), &mended).unwrap();
        for suffix in ["-wal", "-shm", ""].iter().take(moved) {
            let from = home.file(&format!("otayori.db{suffix}"));
            if from.exists() {
                fs::rename(from, home.file(&format!("otayori.damaged.1.db{suffix}"))).unwrap();
            }
        }
        let vault = home.open();
        assert_eq!(*vault.condition(), Condition::Whole);
        assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("body 1"), "after {moved} renames");
        assert!(!home.file("otayori.mended.db").exists());
        assert!(home.file("otayori.damaged.1.db").exists());
    }
}
