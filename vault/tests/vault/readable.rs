//! Nothing a person wrote can be read in any byte of the folder, in any spelling, at any time.

use std::fs;

use otayori_vault::{KeyKind, Urgency, WordLanguage};

use crate::home::{FAMILY, Home, JOURNAL, PIN, at, id, put};

const PLANTED: [&str; 6] = [
    "たんぽぽの綿毛を吹いた日のこと",
    "The night the window stayed open",
    "花子ちゃん",
    "2026-11-24",
    "g064-morning-sickness",
    PIN,
];

fn spellings(text: &str) -> [Vec<u8>; 3] {
    let units: Vec<u16> = text.encode_utf16().collect();
    [
        text.as_bytes().to_vec(),
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ]
}

fn holds(home: &Home, bytes: &[u8]) -> Option<String> {
    let found = |(_, file): &(String, Vec<u8>)| file.windows(bytes.len()).any(|window| window == bytes);
    home.bytes().into_iter().find(found).map(|(name, _)| name)
}

fn nothing_readable(home: &Home, words: &str, when: &str) {
    for text in PLANTED.iter().copied().chain(words.split(' ')) {
        for spelling in spellings(text) {
            assert_eq!(holds(home, &spelling), None, "{text} {when}");
        }
    }
}

#[test]
fn planted_sentences_are_in_no_byte_before_or_after_a_delete() {
    let home = Home::new();
    let mut vault = home.open();
    let planted = PLANTED.join(" / ");
    for row in 0..6 {
        put(&mut vault, FAMILY, id(row), &planted, &planted.repeat(40));
        put(&mut vault, JOURNAL, id(row), &planted, &planted.repeat(40));
        vault.file_put(id(row), KeyKind::Journal, &mut planted.repeat(900).as_bytes()).unwrap();
    }
    let words = vault.recovery_words_new(WordLanguage::Japanese).unwrap().words().join(" ");
    vault.pin_set(PIN).unwrap();
    vault.lock();
    vault.pin_unlock(PIN, at(0)).unwrap();
    nothing_readable(&home, &words, "with the log");
    vault.make_copy("day-1").unwrap();
    vault.repair().unwrap();
    nothing_readable(&home, &words, "with copies and a file set aside");
    for row in 0..6 {
        vault.write(Urgency::Usual, |w| w.delete(JOURNAL, id(row))).unwrap();
        vault.file_delete(id(row)).unwrap();
    }
    nothing_readable(&home, &words, "after deletes");
    vault.make_copy("day-2").unwrap();
    vault.close();
    nothing_readable(&home, &words, "closed");
}

/// Not even the sealed bytes stay: a key that leaks later opens nothing that was deleted before.
#[test]
fn the_sealed_bytes_of_a_deleted_row_are_gone() {
    let home = Home::new();
    let mut vault = home.open();
    for row in 0..20 {
        put(&mut vault, JOURNAL, id(row), "head", &"text ".repeat(usize::from(row) * 100));
    }
    vault.make_copy("day-1").unwrap();
    vault.make_copy("day-2").unwrap();
    let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    let sealed = |part: &str, row: u8| -> Vec<u8> {
        let sql = format!("SELECT sealed FROM {part} WHERE id = ?1");
        database.query_row(&sql, [id(row)], |row| row.get(0)).unwrap()
    };
    let pieces: Vec<Vec<u8>> = [3, 10, 19]
        .into_iter()
        .flat_map(|row| [sealed("heads", row), sealed("bodies", row)])
        .flat_map(|sealed| [sealed[6..30].to_vec(), sealed[sealed.len() - 24..].to_vec()])
        .collect();
    let kept = sealed("heads", 4)[6..30].to_vec();
    drop(database);
    for piece in &pieces {
        assert!(holds(&home, piece).is_some(), "or the test looks for the wrong thing");
    }
    for row in [3, 10, 19] {
        assert!(vault.write(Urgency::Usual, |w| w.delete(JOURNAL, id(row))).unwrap());
    }
    let database = fs::read(home.file("otayori.db")).unwrap();
    for piece in &pieces {
        assert!(!database.windows(24).any(|window| window == piece), "in the database");
    }
    assert_eq!(fs::metadata(home.file("otayori.db-wal")).map_or(0, |log| log.len()), 0);
    vault.make_copy("day-2").unwrap();
    for piece in &pieces {
        assert_eq!(holds(&home, piece), None);
    }
    assert!(holds(&home, &kept).is_some());
}
