//! Several processes, and one that is killed. A child is this test binary again, running `child` alone.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use otayori_vault::{Condition, PinState, RowId, Urgency, Vault, VaultError};

use crate::home::{Dice, FAMILY, Home, JOURNAL, PIN, at, key, times};

const ROLE: &str = "OTAYORI_TEST_ROLE";
const FOLDER: &str = "OTAYORI_TEST_FOLDER";

fn start(role: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["processes::child", "--exact", "--ignored", "--nocapture"])
        .env(ROLE, role)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What a child does: not a test of its own.
#[test]
#[ignore = "a child of the other tests"]
fn child() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let folder = std::env::var(FOLDER).unwrap();
    let mut vault = Vault::open(Path::new(&folder), Some(&key())).unwrap();
    vault.cheap();
    match role.as_str() {
        "hundred" => (0..100).for_each(|_| assert_ne!(record(&mut vault), [0; 16])),
        "endless" => loop {
            let id = record(&mut vault);
            println!("\nkept {}", u128::from_be_bytes(id));
        },
        "guess and say so" => {
            let _ = vault.pin_unlock("000000", at(0));
            println!("\nlooked");
        }
        "guess" => {
            for guess in 0..3 {
                let _ = vault.pin_unlock(&format!("00000{guess}"), at(0));
            }
        }
        other => panic!("{other}"),
    }
}

/// An event and its entry, in one change.
fn record(vault: &mut Vault) -> RowId {
    vault
        .write(Urgency::Usual, |writing| -> Result<RowId, VaultError> {
            let id = writing.random_id()?;
            writing.put(FAMILY, id, b"event", &id.repeat(1 + usize::from(id[0]) * 4))?;
            writing.put(JOURNAL, id, b"entry", &id)?;
            Ok(id)
        })
        .unwrap()
}

#[test]
fn two_processes_record_at_once_and_both_are_kept() {
    let home = Home::new();
    home.open().close();
    let children = [start("hundred", &home.path()), start("hundred", &home.path())];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let vault = home.open();
    assert_eq!(vault.read(|r| r.ids(FAMILY)).unwrap().len(), 200);
    assert_eq!(vault.read(|r| r.ids(JOURNAL)).unwrap().len(), 200);
}

/// An opening counts rows; a row that another process puts meanwhile is not damage.
#[test]
fn opening_while_another_process_writes_finds_no_damage() {
    let home = Home::new();
    home.open().close();
    let mut child = start("hundred", &home.path());
    while child.try_wait().unwrap().is_none() {
        assert_eq!(*home.open().condition(), Condition::Whole);
    }
    assert!(child.wait().unwrap().success());
}

#[test]
fn two_processes_that_begin_at_once_begin_one_vault() {
    for _ in 0..5 * times() {
        let home = Home::new();
        let children = [start("hundred", &home.path()), start("hundred", &home.path())];
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(home.open().read(|r| r.ids(FAMILY)).unwrap().len(), 200);
    }
}

#[test]
fn two_processes_that_guess_share_their_tries() {
    let home = Home::new();
    let mut vault = home.open();
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    let children = [start("guess", &home.path()), start("guess", &home.path())];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(vault.pin_unlock(PIN, at(0)), Err(VaultError::Wait { ms: 30_000 }));
}

/// A try that is killed before Argon2id has answered is a try all the same. The PIN here costs what a real one costs,
/// so that there is a moment to kill in.
#[test]
fn a_try_is_counted_before_it_is_looked_at() {
    let home = Home::new();
    let mut vault = Vault::open(&home.path(), Some(&key())).unwrap();
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    let mut unanswered = 0;
    for round in 0..5 {
        vault.pin_unlock(PIN, at(0)).unwrap();
        let mut child = start("guess and say so", &home.path());
        while vault.pin_state(at(0)) == Ok(PinState::Set { free_tries: 5, wait_ms: 0 }) {
            std::thread::sleep(std::time::Duration::from_micros(200));
        }
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        unanswered += u32::from(!String::from_utf8_lossy(&output.stdout).contains("looked"));
        assert_eq!(vault.pin_state(at(0)), Ok(PinState::Set { free_tries: 4, wait_ms: 0 }), "round {round}");
    }
    assert!(unanswered > 0, "no round was killed in time");
}

#[test]
fn a_vault_that_another_process_holds_is_busy() {
    let home = Home::new();
    let mut vault = home.open();
    let other = rusqlite::Connection::open(home.file("otayori.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let lock = std::fs::File::open(home.file("otayori.lock")).unwrap();
    lock.lock().unwrap();
    let opening = std::thread::spawn({
        let folder = home.path();
        move || Vault::open(&folder, Some(&key())).map(drop)
    });
    let written = vault.write(Urgency::Usual, |w| w.put(FAMILY, [1; 16], b"", b""));
    assert_eq!(written, Err(VaultError::Busy));
    assert_eq!(opening.join().unwrap(), Err(VaultError::Busy));
}

#[test]
fn a_vault_goes_from_thread_to_thread() {
    fn goes<T: Send>() {}
    goes::<Vault>();
}

/// A few rounds of what `tests/torture` does by the thousand.
#[test]
fn what_was_answered_outlives_kill_9() {
    let home = Home::new();
    home.open().close();
    let mut dice = Dice::new(5);
    let mut kept = BTreeSet::new();
    for round in 0..6 * times() {
        let mut child = start("endless", &home.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let answers = 1 + dice.below(30);
        let mut read =
            || lines.next()?.unwrap().strip_prefix("kept ").map_or(Some(None), |id| Some(id.parse().ok()));
        let mut seen = 0;
        while seen < answers {
            if let Some(id) = read().unwrap() {
                kept.insert(u128::to_be_bytes(id));
                seen += 1;
            }
        }
        child.kill().unwrap();
        // What it had answered before it died, but nobody had read yet.
        while let Some(line) = read() {
            kept.extend(line.map(u128::to_be_bytes));
        }
        child.wait().unwrap();
        let vault = home.open();
        assert_eq!(*vault.condition(), Condition::Whole, "round {round}");
        let (family, journal) = vault.read(|r| Ok((r.rows(FAMILY)?, r.rows(JOURNAL)?))).unwrap();
        let ids: BTreeSet<RowId> = family.iter().map(|row| row.id).collect();
        assert!(kept.is_subset(&ids), "round {round}: {} answered, {} there", kept.len(), ids.len());
        assert!(family.len() == journal.len() && family.iter().chain(&journal).all(|row| row.body.is_ok()));
    }
}
