//! The public test vectors of age for files with a passphrase: `tests/vectors/README.md`.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::error::{BackupError, Damage, Foreign};
use crate::open::{Backup, unseal};
use crate::passphrase::Passphrase;

struct Vector {
    name: String,
    head: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
        let mut vectors = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name.starts_with('.') || name == "README.md" {
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            let split = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
            let head = std::str::from_utf8(&bytes[..split]).unwrap();
            let pair =
                |line: &str| line.split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()));
            vectors.push(Self {
                name,
                head: head.lines().map(|line| pair(line).unwrap()).collect(),
                file: bytes[split + 2..].to_vec(),
            });
        }
        vectors
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.head.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    fn passphrase(&self) -> Passphrase {
        Passphrase::new(self.get("passphrase").unwrap_or("password").to_owned()).unwrap()
    }
}

#[test]
fn every_public_vector_ends_as_it_says() {
    let vectors = Vector::all();
    assert_eq!(vectors.len(), 28);
    for vector in vectors {
        let opened = Backup::open(Cursor::new(&vector.file), &vector.passphrase(), &mut |_| {});
        let error = opened.err().unwrap_or_else(|| panic!("{}: not ours, and opened", vector.name));
        let not = |reason| BackupError::NotABackup { reason };
        let expected = match (vector.name.as_str(), vector.get("expect").unwrap()) {
            // What we answer otherwise than a general tool, or more exactly.
            ("armor_scrypt", _) => not(Foreign::Armored),
            ("empty", _) => BackupError::Cut,
            ("version_unsupported", _) => not(Foreign::OtherAge),
            ("scrypt_uppercase", "no match") => not(Foreign::NoPassphrase),
            ("scrypt_work_factor_23", _) => BackupError::TooMuchWork { found: 23, limit: 18 },
            // The seal opens, and inside is no backup.
            (_, "success") => not(Foreign::OtherContent),
            (_, "no match") => BackupError::WrongPassphrase,
            (_, "header failure") => BackupError::Damaged { reason: Damage::Header },
            (name, expect) => panic!("{name}: {expect} is not known here"),
        };
        assert_eq!(error, expected, "{}", vector.name);
    }
}

#[test]
fn the_plaintext_of_a_vector_has_the_sum_it_says() {
    let mut opened = 0;
    for vector in Vector::all() {
        let Ok(mut plain) = unseal(Cursor::new(&vector.file), &vector.passphrase()) else { continue };
        let mut text = Vec::new();
        plain.read_to_end(&mut text).unwrap();
        let sum = Sha256::digest(&text).iter().fold(String::new(), |mut sum, byte| {
            let _ = write!(sum, "{byte:02x}");
            sum
        });
        assert_eq!(Some(sum.as_str()), vector.get("payload"), "{}", vector.name);
        opened += 1;
    }
    assert_eq!(opened, 1, "one vector is a whole binary file for a passphrase");
}
