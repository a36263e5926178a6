//! A backup: a public `age` file, opened by a passphrase, with JSON Lines inside.
//!
//! Knows how such a file is written, and how one from anywhere is read without harm: cut, damaged, foreign, newer, or made
//! to exhaust a phone. Refuses to know vaults and families: a record is a JSON object with a `kind`, and what the kinds
//! mean is the caller's. Knows no paths either: where the bytes come from, where they go and when they are safe on the
//! disk is the caller's too.
//!
//! Start with [`write()`] and [`Backup::open`]; the lines alone, without the seal, are [`inside`]. The format is
//! `docs/formats/backup.md`: whoever has the passphrase, the `age` command and a text editor needs no companion.

mod error;
mod header;
pub mod inside;
mod line;
mod open;
mod passphrase;
mod seal;
#[cfg(test)]
mod tests;

pub use error::{BackupError, Damage, Fault, Foreign, WriteError};
pub use header::Header;
pub use open::Backup;
pub use passphrase::{EmptyPassphrase, Passphrase};
pub use seal::write;

/// The version of the format that this crate writes.
pub const VERSION: u32 = 1;

/// Work a new backup asks for: scrypt with N = 2^16, r = 8, p = 1. About one second and 64 MiB on a phone.
pub const WORK: u8 = 16;

/// More work is refused before it is done. 2^18 is what the `age` command asks for and takes 256 MiB; phones have died
/// of files that ask for four times that.
pub const WORK_LIMIT: u8 = 18;

/// A line, without its newline, has at most this many bytes: 1 MiB. What is bigger travels as several records.
pub const LINE_LIMIT: usize = 1 << 20;

/// A backup has at most this many records.
pub const RECORD_LIMIT: u64 = 1_000_000;
