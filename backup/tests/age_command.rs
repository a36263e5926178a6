//! Nobody is locked in: the public `age` command opens our files, and we open what it makes.
//!
//! `age` reads a passphrase from a terminal alone, so `tests/tools/age_terminal.py` plays one.

// A failed unwrap is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};

use otayori_backup::{Backup, BackupError, Foreign, Header, Passphrase, write};
use serde_json::{Value, json};

const PASSPHRASE: &str = "hazel elder 山吹";

fn age(arguments: &[&str]) -> Output {
    let tool = |name| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: ./check sets it"));
    let terminal = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tools/age_terminal.py");
    Command::new(tool("OTAYORI_PYTHON"))
        .arg(terminal)
        .args([PASSPHRASE, &tool("OTAYORI_AGE")])
        .args(arguments)
        .output()
        .unwrap()
}

fn run_age(arguments: &[&str]) {
    let output = age(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned()).unwrap()
}

/// A few pieces of 64 KiB, so that their borders are crossed.
fn records() -> Vec<Value> {
    (0..40).map(|day| json!({ "kind": "entry", "day": day, "text": "ねむい。".repeat(500) })).collect()
}

fn header() -> Header {
    Header::new(BTreeMap::from([("entry".to_owned(), 40)]))
}

#[test]
#[ignore = "needs Python and the age command: ./check runs it"]
fn the_age_command_opens_our_backup_and_we_open_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (ours, plain, theirs) = (path("ours.age"), path("plain.jsonl"), path("theirs.age"));

    let file = File::create(&ours).unwrap();
    write(file, &passphrase(), &header(), records().into_iter().map(Ok::<_, Infallible>), &mut |_| {})
        .unwrap();
    run_age(&["--decrypt", "--output", &plain, &ours]);
    let text = fs::read_to_string(&plain).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(lines[0], json!({ "otayori-backup": 1, "counts": { "entry": 40 } }));
    assert_eq!(lines[1..=40], records());
    assert_eq!(lines[41..], [json!({ "kind": "end", "records": 40 })]);

    run_age(&["--passphrase", "--output", &theirs, &plain]);
    let mut backup = Backup::open(File::open(&theirs).unwrap(), &passphrase(), &mut |_| {}).unwrap();
    assert_eq!(backup.header(), &header());
    let read: Vec<Value> = backup.records().unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(read, records());
}

#[test]
#[ignore = "needs Python and the age command: ./check runs it"]
fn an_age_file_written_as_text_is_refused_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (plain, armored) = (path("plain"), path("armored.age"));
    fs::write(&plain, "{\"otayori-backup\":1,\"counts\":{}}\n{\"kind\":\"end\",\"records\":0}\n").unwrap();
    run_age(&["--passphrase", "--armor", "--output", &armored, &plain]);
    let opened = Backup::open(File::open(&armored).unwrap(), &passphrase(), &mut |_| {});
    assert_eq!(opened.err(), Some(BackupError::NotABackup { reason: Foreign::Armored }));
}
