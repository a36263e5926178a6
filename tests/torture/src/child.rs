//! The child that writes until it is killed, and the parent's end of it.
//!
//! The child says `doing …` before a change and `done` after it was answered. What was being done when it died may have
//! happened or not; what was done must have.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use otayori_vault::{Collection, KeyKind, RowId, Urgency, Vault, VaultError};

use crate::dice::Dice;
use crate::key;
use crate::ledger::{Ledger, Tally};

pub const ROLE: &str = "write-until-killed";
/// What the child writes to.
pub const FAMILY: Collection = Collection::new(1, KeyKind::Family);
pub const JOURNAL: Collection = Collection::new(2, KeyKind::Journal);

/// What stands in a row that was written for the `turn`-th time.
pub fn text(id: RowId, turn: u64) -> Vec<u8> {
    let length = 20 + usize::from(id[0]) * 30 + usize::try_from(turn % 7).unwrap() * 200;
    format!("{} {turn} ", u128::from_be_bytes(id)).into_bytes().into_iter().cycle().take(length).collect()
}

/// A file's content.
pub fn photo(id: RowId, turn: u64) -> Vec<u8> {
    text(id, turn).into_iter().cycle().take(40_000 + usize::from(id[1]) * 500).collect()
}

/// Few ids, so that rows are written over and deleted.
fn some_id(dice: &mut Dice) -> RowId {
    [dice.below(40).to_le_bytes()[0]; 16]
}

pub fn write(folder: &Path, seed: u64) {
    let mut dice = Dice::new(seed);
    let mut vault = Vault::open(folder, Some(&key())).unwrap();
    let say = |line: &str| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").and_then(|()| out.flush()).unwrap();
    };
    let mut turn = seed % 1_000_000 * 1_000;
    loop {
        turn += 1;
        let id = some_id(&mut dice);
        let name = u128::from_be_bytes(id);
        match dice.below(12) {
            0..=6 => {
                say(&format!("doing put {name} {turn}"));
                put(&mut vault, id, turn).unwrap();
            }
            7..=8 => {
                say(&format!("doing delete {name} 0"));
                let gone = |w: &mut otayori_vault::Writing<'_>| {
                    w.delete(FAMILY, id)?;
                    w.delete(JOURNAL, id)
                };
                vault.write(Urgency::Usual, gone).unwrap();
            }
            9 => {
                say(&format!("doing file {name} {turn}"));
                vault.file_put(id, KeyKind::Journal, &mut photo(id, turn).as_slice()).unwrap();
            }
            10 => {
                say("doing copy 0 0");
                vault.make_copy(&format!("turn-{turn}")).unwrap();
            }
            _ => {
                say("doing rest 0 0");
                vault.rest().unwrap();
            }
        }
        say("done");
    }
}

/// An event and its entry, in one change: never one without the other.
fn put(vault: &mut Vault, id: RowId, turn: u64) -> Result<(), VaultError> {
    vault.write(Urgency::MustHold, |w| {
        w.put(FAMILY, id, &turn.to_le_bytes(), &text(id, turn))?;
        w.put(JOURNAL, id, &turn.to_le_bytes(), &text(id, turn))
    })
}

/// Starts a child, lets it write for a while, kills it, and takes down what it said.
pub fn kill_one(folder: &Path, dice: &mut Dice, ledger: &mut Ledger, tally: &mut Tally) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg(ROLE)
        .arg(folder)
        .arg(dice.next().to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // From before it has opened the vault to dozens of changes later.
    std::thread::sleep(Duration::from_micros(dice.below(60_000)));
    child.kill().unwrap();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["doing", what, id, turn] => {
                ledger.doing(what, u128::to_be_bytes(id.parse().unwrap()), turn.parse().unwrap());
            }
            // The last line may be cut: that was not an answer.
            ["done"] => {
                ledger.done();
                tally.answered += 1;
            }
            _ => (),
        }
    }
    child.wait().unwrap();
    tally.kills += 1;
}
