//! Rows: put, read, changed, deleted, in one moment and all or nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::home::{FAMILY, Home, JOURNAL, body, id, put};
use otayori_vault::{KeyKind, Urgency, VaultError};
use proptest::prelude::*;

#[test]
fn what_was_put_is_there_after_opening_again() {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "head", "body");
    put(&mut vault, JOURNAL, id(1), "entry", "おなかの子へ");
    let vault_id = vault.id();
    vault.close();

    let vault = home.open();
    assert_eq!(vault.id(), vault_id);
    assert_eq!(body(&vault, FAMILY, id(1)).as_deref(), Some("body"));
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("おなかの子へ"));
    assert_eq!(body(&vault, JOURNAL, id(2)), None);
    let heads = vault.read(|reading| reading.heads(JOURNAL)).unwrap();
    assert_eq!(heads, [(id(1), Ok(b"entry".to_vec()))]);
    assert_eq!(vault.read(|reading| reading.head(FAMILY, id(1))).unwrap().as_deref(), Some(&b"head"[..]));
}

#[test]
fn a_change_is_all_or_nothing() {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "before", "before");
    let stopped: Result<(), VaultError> = vault.write(Urgency::Usual, |writing| {
        writing.put(FAMILY, id(1), b"after", b"after")?;
        writing.put(FAMILY, id(2), b"after", b"after")?;
        assert_eq!(writing.ids(FAMILY)?, [id(1), id(2)], "a change reads what it has written");
        Err(VaultError::Invalid { reason: "the caller thought better of it" })
    });
    assert!(stopped.is_err());
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        vault.write(Urgency::Usual, |writing| -> Result<(), VaultError> {
            writing.delete(FAMILY, id(1))?;
            panic!("the caller fell over")
        })
    }));
    assert!(panicked.is_err());
    for vault in [vault, home.open()] {
        assert_eq!(vault.read(|reading| reading.ids(FAMILY)).unwrap(), [id(1)]);
        assert_eq!(body(&vault, FAMILY, id(1)).as_deref(), Some("before"));
    }
}

#[test]
fn a_deleted_row_is_gone_and_only_that_one() {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "one", "one");
    put(&mut vault, FAMILY, id(2), "two", "two");
    let delete = |vault: &mut otayori_vault::Vault| vault.write(Urgency::Usual, |w| w.delete(FAMILY, id(1)));
    assert!(delete(&mut vault).unwrap());
    assert!(!delete(&mut vault).unwrap());
    assert_eq!(body(&vault, FAMILY, id(1)), None);
    assert_eq!(body(&vault, FAMILY, id(2)).as_deref(), Some("two"));
}

#[test]
fn parts_of_a_row_change_by_themselves() {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "head", "body");
    vault.write(Urgency::Usual, |w| w.put_body(FAMILY, id(1), b"another")).unwrap();
    vault.write(Urgency::Usual, |w| w.put_head(FAMILY, id(1), b"other")).unwrap();
    let row = vault.read(|reading| reading.rows(FAMILY)).unwrap().remove(0);
    assert_eq!((row.head.unwrap(), row.body.unwrap()), (b"other".to_vec(), b"another".to_vec()));
    let none = vault.write(Urgency::Usual, |w| w.put_body(FAMILY, id(9), b""));
    assert_eq!(none, Err(VaultError::Invalid { reason: "there is no such row" }));
}

#[test]
fn a_reading_is_one_moment() {
    let home = Home::new();
    let (mut writer, reader) = (home.open(), home.open());
    put(&mut writer, FAMILY, id(1), "one", "one");
    reader
        .read(|reading| {
            assert_eq!(reading.ids(FAMILY)?.len(), 1);
            put(&mut writer, FAMILY, id(2), "two", "two");
            assert_eq!(reading.ids(FAMILY)?.len(), 1);
            Ok(())
        })
        .unwrap();
    assert_eq!(reader.read(|reading| reading.ids(FAMILY)).unwrap().len(), 2);
}

#[test]
fn a_collection_has_a_number() {
    let home = Home::new();
    let mut vault = home.open();
    let zero = otayori_vault::Collection::new(0, KeyKind::Family);
    let refused: Result<(), VaultError> = vault.write(Urgency::Usual, |w| w.put(zero, id(1), b"", b""));
    assert_eq!(refused, Err(VaultError::Invalid { reason: "collections are numbered from 1" }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// A vault and a plain map live through the same changes and agree after each opening.
    #[test]
    fn a_vault_is_a_map(changes in prop::collection::vec(
        (0..3_u8, any::<bool>(), 0..8_u8, prop::collection::vec(any::<u8>(), 0..6_000)), 1..24,
    )) {
        let home = Home::new();
        let mut map = std::collections::BTreeMap::new();
        for part in changes.chunks(6) {
            let mut vault = home.open();
            for (what, journal, row, bytes) in part {
                let collection = if *journal { JOURNAL } else { FAMILY };
                if *what == 0 {
                    vault.write(Urgency::Usual, |w| w.delete(collection, id(*row))).unwrap();
                    map.remove(&(collection, *row));
                } else {
                    let head = &bytes[..bytes.len() / 2];
                    vault.write(Urgency::MustHold, |w| w.put(collection, id(*row), head, bytes)).unwrap();
                    map.insert((collection, *row), bytes.clone());
                }
            }
            vault.close();
            let vault = home.open();
            for collection in [FAMILY, JOURNAL] {
                let rows = vault.read(|reading| reading.rows(collection)).unwrap();
                let ours: Vec<_> = rows.into_iter().map(|row| (row.id[0], row.body.unwrap())).collect();
                let theirs: Vec<_> = map.iter().filter(|((c, _), _)| *c == collection)
                    .map(|((_, row), bytes)| (*row, bytes.clone())).collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
