//! Rounds of murder and damage. A child writes to a vault and says what was answered; it is killed at a random moment;
//! sometimes a file is damaged as well. Then everything that was answered must be there, or, where a file was damaged
//! beyond what a copy has, be named as lost. Nothing may be lost without a word.
//!
//! `cargo run -p otayori-torture --release -- --rounds 1000 [--seed 7] [--folder DIR]`
//!
//! The same seed asks for the same faults in the same order. When a kill arrives is up to the machine.

mod child;
mod dice;
mod faults;
mod ledger;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dice::Dice;
use faults::Fault;
use ledger::{Ledger, Tally};
use otayori_vault::{Condition, DeviceKey, Vault};

/// The one device key of every round.
pub fn key() -> DeviceKey {
    DeviceKey::new([3; 32])
}

struct Asked {
    rounds: u64,
    seed: u64,
    folder: Option<PathBuf>,
}

fn asked(arguments: &[String]) -> Result<Asked, String> {
    let mut asked = Asked { rounds: 100, seed: 1, folder: None };
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { return Err(format!("{} needs a value", pair[0])) };
        let number = || value.parse().map_err(|_| format!("{name} {value}: not a number"));
        match name.as_str() {
            "--rounds" => asked.rounds = number()?,
            "--seed" => asked.seed = number()?,
            "--folder" => asked.folder = Some(value.into()),
            _ => return Err(format!("{name}: unknown; there are --rounds, --seed and --folder")),
        }
    }
    Ok(asked)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [role, folder, seed] = arguments.as_slice()
        && role == child::ROLE
    {
        child::write(Path::new(folder), seed.parse().unwrap());
        return ExitCode::SUCCESS;
    }
    match asked(&arguments) {
        Ok(asked) => run(&asked),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn run(asked: &Asked) -> ExitCode {
    // In memory where there is such a place: a kill is a kill there too, and rounds take a tenth of the time.
    let scratch = match &asked.folder {
        Some(folder) => tempfile::tempdir_in(folder),
        None => tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()),
    };
    let scratch = scratch.unwrap();
    let mut dice = Dice::new(asked.seed);
    let (mut tally, mut ledger) = (Tally::default(), Ledger::default());
    let mut home = scratch.path().join("0");
    for round in 0..asked.rounds {
        // A new vault now and then, so that making one is interrupted as well.
        if round % 25 == 0 {
            home = scratch.path().join(round.to_string());
            ledger = Ledger::default();
        }
        child::kill_one(&home, &mut dice, &mut ledger, &mut tally);
        let fault = Fault::any(&mut dice);
        fault.happen(&home, &mut dice);
        tally.count(fault);
        look(&home, round, fault, &mut ledger, &mut tally);
    }
    println!("{tally}");
    println!("seed {}, {} rounds, losses = {}", asked.seed, asked.rounds, tally.losses);
    if tally.losses == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Opens what is left, mends it if need be, and compares it with what was answered.
fn look(home: &Path, round: u64, fault: Fault, ledger: &mut Ledger, tally: &mut Tally) {
    let mut vault = match Vault::open(home, Some(&key())) {
        Ok(vault) => vault,
        Err(error) => {
            println!("round {round}, {fault:?}: LOST, the vault does not open: {error}");
            tally.losses += ledger.len() as u64;
            *ledger = Ledger::default();
            std::fs::remove_dir_all(home).unwrap();
            return;
        }
    };
    let mut repaired = None;
    if *vault.condition() != Condition::Whole || fault.may_hurt_rows() {
        tally.repairs += 1;
        repaired = Some(vault.repair().unwrap());
    }
    let lost = ledger.compare(&vault, repaired.as_ref(), fault, tally);
    for what in &lost {
        println!("round {round}, {fault:?}: LOST {what}");
    }
    tally.losses += lost.len() as u64;
    vault.make_copy(&format!("round-{round}")).unwrap();
    let _ = std::fs::remove_dir_all(home.join("aside"));
    for entry in std::fs::read_dir(home).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("otayori.damaged.") {
            std::fs::remove_file(path).unwrap();
        }
    }
}
