//! Frozen vaults: what a released version wrote opens for ever. `tests/fixtures/v1/README.md` says how it was made.

use std::path::{Path, PathBuf};
use std::process::Command;

use otayori_vault::{DeviceKey, KeyKind, RowId, Seeded, Urgency, Vault, WordLanguage};

use crate::home::{FAMILY, Home, JOURNAL, PIN, at, copy_folder};

const WORDS: &str = "かがみ さむけ ねむたい こうりつ ちちおや なれる";

fn device() -> DeviceKey {
    DeviceKey::new(std::array::from_fn(|at| at.to_le_bytes()[0]))
}

fn row(number: u8) -> RowId {
    [0x10 + number; 16]
}

const FILE: RowId = [0xf1; 16];

/// Collection, row, head, body.
fn rows() -> Vec<(otayori_vault::Collection, RowId, String, String)> {
    vec![
        (FAMILY, row(1), "{\"kind\":\"expecting\"}".into(), "{\"due\":\"2027-03-01\"}".into()),
        (FAMILY, row(2), String::new(), String::new()),
        (JOURNAL, row(1), "2026-07-28".into(), "はじめて動いた。小さな泡のようだった。".into()),
        (JOURNAL, row(3), "2026-11-24".into(), "生まれた。".repeat(1_500)),
    ]
}

fn photo() -> Vec<u8> {
    (0..70_000_u64).map(|at| (at * at % 251).to_le_bytes()[0]).collect()
}

fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/v1/vault")
}

fn thawed() -> Home {
    let home = Home::new();
    copy_folder(&frozen(), &home.path());
    home
}

#[test]
fn a_vault_of_format_1_opens() {
    let home = thawed();
    let mut vault = Vault::open(&home.path(), Some(&device())).unwrap();
    assert!(!vault.is_unlocked());
    vault.pin_unlock(PIN, at(0)).unwrap();
    everything_is_there(&vault);
}

#[test]
fn a_vault_of_format_1_opens_with_its_words() {
    let home = thawed();
    let vault = Vault::open_with_recovery(&home.path(), WORDS, &crate::home::other_key()).unwrap();
    everything_is_there(&vault);
}

#[test]
fn a_copy_of_format_1_opens() {
    let home = thawed();
    std::fs::write(home.file("otayori.db"), "").unwrap();
    let mut vault = Vault::open(&home.path(), Some(&device())).unwrap();
    assert_eq!(vault.repair().unwrap().rows, 4);
    vault.pin_unlock(PIN, at(0)).unwrap();
    everything_is_there(&vault);
}

/// All upgrades of a frozen vault end where a new one begins.
#[test]
fn an_old_vault_gets_the_schema_of_a_new_one() {
    let schema = |home: &Home| -> Vec<String> {
        let database = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
        let mut statement =
            database.prepare("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name").unwrap();
        let sql = statement.query_map((), |row| row.get(0)).unwrap();
        sql.collect::<Result<_, _>>().unwrap()
    };
    let (old, new) = (thawed(), Home::new());
    Vault::open(&old.path(), Some(&device())).unwrap().close();
    new.open().close();
    assert_eq!(schema(&old), schema(&new));
    assert_eq!(schema(&new).len(), 5);
}

fn everything_is_there(vault: &Vault) {
    for (collection, id, head, body) in rows() {
        let (read_head, read_body) =
            vault.read(|r| Ok((r.head(collection, id)?, r.body(collection, id)?))).unwrap();
        assert_eq!((read_head.unwrap(), read_body.unwrap()), (head.into_bytes(), body.into_bytes()));
    }
    let mut read = Vec::new();
    vault.file_get(FILE, KeyKind::Journal, &mut read).unwrap();
    assert_eq!(read, photo());
}

/// Writes a fixture into the folder that `OTAYORI_FIXTURE` names. A released one is never written again.
#[test]
#[ignore = "makes a fixture"]
fn make() {
    let Ok(folder) = std::env::var("OTAYORI_FIXTURE") else { return };
    let mut vault = Vault::open_with(Path::new(&folder), Some(&device()), Seeded::new(2026)).unwrap();
    for (collection, id, head, body) in rows() {
        vault.write(Urgency::Usual, |w| w.put(collection, id, head.as_bytes(), body.as_bytes())).unwrap();
    }
    vault.file_put(FILE, KeyKind::Journal, &mut photo().as_slice()).unwrap();
    let words = vault.recovery_words_new(WordLanguage::Japanese).unwrap();
    println!("words: {}", words.words().join(" "));
    vault.pin_set(PIN).unwrap();
    vault.make_copy("2026-11-25").unwrap();
    vault.close();
    for left in ["otayori.lock", "otayori.reserve"] {
        std::fs::remove_file(Path::new(&folder).join(left)).unwrap();
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

/// The format is public: a second reader, written from its document alone, reads the same.
#[test]
#[ignore = "needs Python with pynacl and argon2-cffi: ./check runs it"]
fn a_reader_written_from_the_document_reads_the_same() {
    let python =
        std::env::var("OTAYORI_PYTHON").expect("OTAYORI_PYTHON names a Python with pynacl and argon2-cffi");
    let mut ours: Vec<String> = rows()
        .into_iter()
        .map(|(collection, id, head, body)| {
            let parts = [hex(head.as_bytes()), hex(body.as_bytes())];
            format!("row {} {} {}", collection.number, hex(&id), parts.join(" "))
        })
        .collect();
    ours.push(format!("file {} {}", hex(&FILE), hex(&photo())));
    for way in [["--pin", PIN], ["--words", WORDS]] {
        let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/readers/vault.py");
        let mut command = Command::new(&python);
        command
            .arg(reader)
            .arg(frozen())
            .args(["--device-key", &hex(&std::array::from_fn::<u8, 32, _>(|at| at.to_le_bytes()[0]))]);
        let output = command.args(way).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let theirs = String::from_utf8(output.stdout).unwrap();
        assert_eq!(theirs.lines().collect::<Vec<_>>(), ours, "{}", way[0]);
    }
}
