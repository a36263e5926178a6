//! What the tests share: small files sealed with next to no work, so that thousands of them can be opened.

mod damage;
mod foreign;
mod inside;
mod vectors;
mod work;

use std::io::{Cursor, Write as _};

use serde_json::Value;

use crate::error::{BackupError, Damage, Fault, WriteError};
use crate::open::Backup;
use crate::passphrase::Passphrase;
use crate::seal::seal;

/// A whole backup of two records.
const SMALL: &str = concat!(
    r#"{"otayori-backup":1,"counts":{"entry":2}}"#,
    "\n",
    r#"{"kind":"entry","text":"one"}"#,
    "\n",
    r#"{"kind":"entry","text":"two"}"#,
    "\n",
    r#"{"kind":"end","records":2}"#,
    "\n",
);

fn passphrase() -> Passphrase {
    Passphrase::new("hazel and elder".to_owned()).unwrap()
}

/// An age file with any bytes inside, sealed with work of 2^1.
fn sealed(inside: impl AsRef<[u8]>) -> Vec<u8> {
    sealed_with(1, inside)
}

fn sealed_with(work: u8, inside: impl AsRef<[u8]>) -> Vec<u8> {
    seal(Vec::new(), &passphrase(), work, |mut out| match out.write_all(inside.as_ref()) {
        Ok(()) => Ok(out),
        Err(error) => Err(WriteError::<()>::Storage { reason: error.kind() }),
    })
    .unwrap()
}

/// Opens a file and reads all there is.
fn read(file: impl AsRef<[u8]>) -> Result<Vec<Value>, BackupError> {
    Backup::open(Cursor::new(file), &passphrase(), &mut |_| {})?.records()?.collect()
}

fn refusal(file: impl AsRef<[u8]>) -> BackupError {
    match read(file) {
        Err(error) => error,
        Ok(records) => panic!("opened, {} records", records.len()),
    }
}

fn wrong(line: u64, fault: Fault) -> BackupError {
    BackupError::Damaged { reason: Damage::Line { line, fault } }
}
