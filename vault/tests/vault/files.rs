//! Sealed files: of every length, in another vault, cut, joined, turned.

use std::fs;

use otayori_vault::{Damage, KeyKind, RowId, Vault, VaultError};

use crate::home::{Home, PIN, id, key};

const CHUNK: usize = 64 * 1024;

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 % 251).to_le_bytes()[0]).collect()
}

fn get(vault: &Vault, id: RowId, kind: KeyKind) -> Result<Vec<u8>, VaultError> {
    let mut out = Vec::new();
    let length = vault.file_get(id, kind, &mut out)?;
    assert_eq!(length, out.len() as u64);
    Ok(out)
}

fn path(home: &Home, id: RowId) -> std::path::PathBuf {
    home.file("otayori.files").join(format!("{:032x}", u128::from_be_bytes(id)))
}

#[test]
fn a_file_of_any_length_comes_back() {
    let home = Home::new();
    let mut vault = home.open();
    for length in [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000] {
        let plain = bytes(length);
        assert_eq!(vault.file_put(id(1), KeyKind::Journal, &mut plain.as_slice()), Ok(length as u64));
        assert_eq!(get(&vault, id(1), KeyKind::Journal).unwrap(), plain, "{length}");
        let chunks: Vec<u8> = (0..)
            .map_while(|number| vault.file_chunk(id(1), KeyKind::Journal, number).unwrap())
            .flatten()
            .collect();
        assert_eq!(chunks, plain, "{length}, chunk by chunk");
        assert_eq!(vault.file_chunk(id(1), KeyKind::Journal, 9_999), Ok(None));
    }
    assert_eq!(vault.files().unwrap(), [id(1)]);
    vault.file_delete(id(1)).unwrap();
    vault.file_delete(id(1)).unwrap();
    assert_eq!(vault.files().unwrap(), Vec::<RowId>::new());
}

#[test]
fn a_part_of_a_file_opens_the_chunks_it_lies_in_and_no_other() {
    let home = Home::new();
    let mut vault = home.open();
    let plain = bytes(3 * CHUNK + 100);
    let part = |vault: &Vault, from: usize, at_most: usize| {
        vault.file_part(id(1), KeyKind::Journal, from as u64, at_most as u64)
    };
    vault.file_put(id(1), KeyKind::Journal, &mut plain.as_slice()).unwrap();
    let ends = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 99, plain.len(), plain.len() + 1];
    for from in ends {
        for at_most in [0, 1, 1000, CHUNK, 2 * CHUNK + 7, usize::MAX] {
            let end = from.saturating_add(at_most).min(plain.len());
            let expected = plain.get(from..end).unwrap_or_default().to_vec();
            assert_eq!(part(&vault, from, at_most), Ok((expected, plain.len() as u64)), "{from} {at_most}");
        }
    }
    // The third chunk is turned: only whoever reads it sees that.
    let mut sealed = fs::read(path(&home, id(1))).unwrap();
    sealed[22 + 2 * (24 + CHUNK + 16) + 500] ^= 1;
    fs::write(path(&home, id(1)), sealed).unwrap();
    assert!(get(&vault, id(1), KeyKind::Journal).is_err());
    assert!(part(&vault, 2 * CHUNK - 1, 1).is_ok());
    assert!(part(&vault, 3 * CHUNK, 100).is_ok());
    for (from, at_most) in [(2 * CHUNK - 1, 2), (2 * CHUNK, 1), (3 * CHUNK - 1, 1)] {
        let damaged = part(&vault, from, at_most);
        assert!(matches!(damaged, Err(VaultError::Damaged { what: Damage::File { .. }, .. })), "{from}");
    }
}

#[test]
fn the_length_of_a_file_tells_little_of_the_length_of_a_photo() {
    let home = Home::new();
    let mut vault = home.open();
    let mut lengths = std::collections::BTreeSet::new();
    for length in 100_000..100_050 {
        vault.file_put(id(1), KeyKind::Family, &mut bytes(length).as_slice()).unwrap();
        lengths.insert(fs::metadata(path(&home, id(1))).unwrap().len());
    }
    assert_eq!(lengths.len(), 1);
}

#[test]
fn a_file_opens_only_where_it_belongs() {
    let home = Home::new();
    let mut vault = home.open();
    vault.file_put(id(1), KeyKind::Family, &mut b"one".as_slice()).unwrap();
    vault.file_put(id(2), KeyKind::Family, &mut b"two".as_slice()).unwrap();
    fs::copy(path(&home, id(1)), path(&home, id(2))).unwrap();
    let moved =
        VaultError::Damaged { what: Damage::File { id: id(2) }, reason: "the end does not open".into() };
    assert_eq!(get(&vault, id(2), KeyKind::Family), Err(moved));
    let other = get(&vault, id(1), KeyKind::Journal).unwrap_err();
    assert!(matches!(other, VaultError::Damaged { what: Damage::File { .. }, .. }));

    let elsewhere = Home::new();
    let another = Vault::open(&elsewhere.path(), Some(&key())).unwrap();
    fs::create_dir(elsewhere.file("otayori.files")).unwrap();
    fs::copy(path(&home, id(1)), path(&elsewhere, id(1))).unwrap();
    assert!(get(&another, id(1), KeyKind::Family).is_err());
}

#[test]
fn every_turned_byte_and_every_cut_is_noticed() {
    let home = Home::new();
    let mut vault = home.open();
    let plain = bytes(2 * CHUNK + 500);
    vault.file_put(id(1), KeyKind::Family, &mut plain.as_slice()).unwrap();
    let whole = fs::read(path(&home, id(1))).unwrap();
    let places = (0..60).chain((60..whole.len()).step_by(997)).chain(whole.len() - 60..whole.len());
    for at in places {
        let mut turned = whole.clone();
        turned[at] ^= 4;
        fs::write(path(&home, id(1)), turned).unwrap();
        assert!(get(&vault, id(1), KeyKind::Family).is_err(), "byte {at}");
        fs::write(path(&home, id(1)), &whole[..at]).unwrap();
        assert!(get(&vault, id(1), KeyKind::Family).is_err(), "cut at {at}");
    }
    // Whole chunks left out, doubled, exchanged, or from another writing of the same file.
    let chunk = |number: usize| 22 + number * (CHUNK + 40)..22 + (number + 1) * (CHUNK + 40);
    let without = [&whole[..chunk(0).start], &whole[chunk(1).start..]].concat();
    let doubled = [&whole[..chunk(0).end], &whole[chunk(0).start..]].concat();
    let mut exchanged = whole.clone();
    exchanged[chunk(0)].copy_from_slice(&whole[chunk(1)]);
    vault.file_put(id(1), KeyKind::Family, &mut plain.as_slice()).unwrap();
    let mut mixed = fs::read(path(&home, id(1))).unwrap();
    mixed[chunk(1)].copy_from_slice(&whole[chunk(1)]);
    for forged in [without, doubled, exchanged, mixed] {
        fs::write(path(&home, id(1)), forged).unwrap();
        assert!(get(&vault, id(1), KeyKind::Family).is_err());
    }
}

#[test]
fn a_missing_file_is_damage_that_names_it() {
    let home = Home::new();
    let vault = home.open();
    let missing =
        VaultError::Damaged { what: Damage::File { id: id(7) }, reason: "the file is missing".into() };
    assert_eq!(get(&vault, id(7), KeyKind::Family), Err(missing));
}

#[test]
fn a_locked_journal_gives_no_file() {
    let home = Home::new();
    let mut vault = home.open();
    vault.file_put(id(1), KeyKind::Journal, &mut b"photo".as_slice()).unwrap();
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    vault.lock();
    assert_eq!(get(&vault, id(1), KeyKind::Journal), Err(VaultError::Locked));
    assert_eq!(vault.file_put(id(2), KeyKind::Journal, &mut b"x".as_slice()), Err(VaultError::Locked));
}

#[test]
fn a_source_that_fails_leaves_the_old_file() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the camera went away"))
        }
    }
    let home = Home::new();
    let mut vault = home.open();
    vault.file_put(id(1), KeyKind::Family, &mut b"old".as_slice()).unwrap();
    assert!(vault.file_put(id(1), KeyKind::Family, &mut Failing).is_err());
    assert_eq!(get(&vault, id(1), KeyKind::Family).unwrap(), b"old");
    assert_eq!(fs::read_dir(home.file("otayori.files")).unwrap().count(), 1);
}

#[test]
fn what_an_interrupted_writing_left_is_swept_up_with_the_next_copy() {
    let home = Home::new();
    let mut vault = home.open();
    vault.file_put(id(1), KeyKind::Family, &mut b"photo".as_slice()).unwrap();
    let left = home.file("otayori.files").join(format!("{}.tmp", "09".repeat(16)));
    fs::write(&left, "half").unwrap();
    assert_eq!(vault.files().unwrap(), [id(1)]);
    vault.make_copy("2026-11-25").unwrap();
    assert!(!left.exists());
}
