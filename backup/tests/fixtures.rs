//! Files that must open for ever: `tests/fixtures/README.md`. None of them is ever made again.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::convert::Infallible;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use otayori_backup::{Backup, Header, Passphrase, inside};
use serde_json::Value;

const PASSPHRASE: &str = "hazel-elder-rowan-はしばみ";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn lines() -> String {
    fs::read_to_string(fixture("v1.jsonl")).unwrap()
}

fn opened(name: &str) -> (Header, Vec<Value>) {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let file = File::open(fixture(name)).unwrap();
    let mut backup = Backup::open(file, &passphrase, &mut |_| {}).unwrap();
    let records = backup.records().unwrap().collect::<Result<_, _>>().unwrap();
    (backup.header().clone(), records)
}

fn expected() -> (Header, Vec<Value>) {
    let text = lines();
    let reader = inside::Reader::new(text.as_bytes()).unwrap();
    (reader.header().clone(), reader.collect::<Result<_, _>>().unwrap())
}

#[test]
fn the_first_backup_opens() {
    let (header, records) = opened("v1.age");
    assert_eq!(header.version(), 1);
    assert_eq!(header.more["written-on"], "2026-11-25");
    assert_eq!(records[0]["text"], "はじめて笑った。\nちいさな声で。");
    assert_eq!(records[1]["weight"].as_f64(), Some(3.42));
    assert_eq!((header, records), expected());
}

/// The `age` command asks for work of 2^18, the most that is done here.
#[test]
fn a_file_made_by_the_age_command_opens() {
    assert_eq!(opened("by-age-1.1.1.age"), expected());
}

#[test]
fn the_lines_are_written_as_they_were() {
    let (header, records) = expected();
    let records = records.into_iter().map(Ok::<_, Infallible>);
    let written = inside::write(Vec::new(), &header, records, &mut |_| {}).unwrap();
    let read: Vec<Value> =
        inside::Reader::new(written.as_slice()).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(read, expected().1);
    // Fields may stand in another order; that is all that may differ.
    let sorted = |text: &str| text.lines().map(|line| line.parse::<Value>().unwrap()).collect::<Vec<_>>();
    assert_eq!(sorted(std::str::from_utf8(&written).unwrap()), sorted(&lines()));
}

#[test]
fn the_document_shows_the_lines_that_are_there() {
    let document = fs::read_to_string(fixture("../../../docs/formats/backup.md")).unwrap();
    let shown = document.split("```jsonl\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown, lines());
}
