//! What can happen to files besides a kill.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dice::Dice;

/// What happened after the kill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing else.
    OnlyKilled,
    /// A bit of the database turned.
    BitInDatabase,
    /// The database was cut.
    DatabaseCut,
    /// The database was emptied.
    DatabaseEmptied,
    /// One generation of the envelope is gone, cut or turned.
    Envelope,
    /// One rotating copy was damaged.
    Copy,
    /// A half-written file of each kind lies about.
    Leftovers,
    /// Another process opens the vault at the same time.
    Crowd,
}

impl Fault {
    /// Half of the rounds only kill.
    pub fn any(dice: &mut Dice) -> Self {
        match dice.below(14) {
            0 => Self::BitInDatabase,
            1 => Self::DatabaseCut,
            2 => Self::DatabaseEmptied,
            3 => Self::Envelope,
            4 => Self::Copy,
            5 => Self::Leftovers,
            6 => Self::Crowd,
            _ => Self::OnlyKilled,
        }
    }

    /// Whether rows newer than the copy may be lost. They must be named, or the vault must say it is a copy.
    pub fn may_hurt_rows(self) -> bool {
        matches!(self, Self::BitInDatabase | Self::DatabaseCut | Self::DatabaseEmptied)
    }

    pub fn happen(self, home: &Path, dice: &mut Dice) {
        let database = home.join("otayori.db");
        let copies = [home.join("otayori.copy.1.db"), home.join("otayori.copy.2.db")];
        let has_copy = copies.iter().any(|copy| copy.exists());
        match self {
            Self::OnlyKilled => (),
            // Without a copy there is nothing to come back from: that is not what is counted here.
            Self::BitInDatabase if has_copy => turn_a_bit(&database, dice),
            Self::DatabaseCut if has_copy => cut(&database, dice),
            Self::DatabaseEmptied if has_copy => cut_at(&database, 0),
            Self::BitInDatabase | Self::DatabaseCut | Self::DatabaseEmptied => (),
            Self::Envelope if database.exists() => {
                let envelope = home.join(format!("otayori.keys.{}", 1 + dice.below(2)));
                match dice.below(3) {
                    0 => drop(fs::remove_file(envelope)),
                    1 => cut(&envelope, dice),
                    _ => turn_a_bit(&envelope, dice),
                }
            }
            Self::Envelope => (),
            Self::Copy => turn_a_bit(&copies[usize::try_from(dice.below(2)).unwrap()], dice),
            Self::Leftovers => {
                if database.exists() {
                    for name in ["otayori.copy.tmp", "otayori.keys.1.tmp", "otayori.mending.db"] {
                        fs::write(home.join(name), "half").unwrap();
                    }
                }
            }
            Self::Crowd => {
                let others: Vec<_> = (0..3)
                    .map(|_| {
                        let home = home.to_owned();
                        std::thread::spawn(move || {
                            otayori_vault::Vault::open(&home, Some(&crate::key())).unwrap().close();
                        })
                    })
                    .collect();
                others.into_iter().for_each(|other| other.join().unwrap());
            }
        }
    }
}

fn turn_a_bit(path: &PathBuf, dice: &mut Dice) {
    let Ok(mut bytes) = fs::read(path) else { return };
    // The four bytes that hold the format are left alone: a newer format is not to be told from a turned bit there.
    let bit = dice.below(bytes.len() as u64 * 8);
    let at = usize::try_from(bit / 8).unwrap();
    if !(60..64).contains(&at) {
        bytes[at] ^= 1 << (bit % 8);
        fs::write(path, bytes).unwrap();
    }
}

fn cut(path: &PathBuf, dice: &mut Dice) {
    if let Ok(data) = fs::metadata(path) {
        cut_at(path, dice.below(data.len()));
    }
}

fn cut_at(path: &PathBuf, length: u64) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(length).unwrap();
}
