//! Files of another kind, and files for other people: each is named for what it is.

use std::io::{Cursor, Write as _};
use std::iter;

use super::{SMALL, passphrase, refusal, sealed};
use crate::error::{BackupError, Foreign};
use crate::open::Backup;
use crate::passphrase::{EmptyPassphrase, Passphrase};

fn not(reason: Foreign) -> BackupError {
    BackupError::NotABackup { reason }
}

#[test]
fn another_kind_of_file_is_named_for_what_it_is() {
    let cases: &[(&[u8], BackupError)] = &[
        (b"", BackupError::Cut),
        (b"age-encryption.org", BackupError::Cut),
        (b"hello", not(Foreign::NotAge)),
        (b"{\"otayori-backup\":1}", not(Foreign::NotAge)),
        (&[0xFF; 10_000], not(Foreign::NotAge)),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", not(Foreign::Armored)),
        (b"\r\n  -----BEGIN AGE ENCRYPTED FILE-----\r\nYWdl", not(Foreign::Armored)),
        (b"age-encryption.org/v2\nwhatever follows", not(Foreign::OtherAge)),
    ];
    for (file, expected) in cases {
        assert_eq!(&refusal(file), expected, "{}", String::from_utf8_lossy(&file[..file.len().min(40)]));
    }
}

#[test]
fn a_file_for_a_key_says_that_no_passphrase_opens_it() {
    let key = age::x25519::Identity::generate().to_public();
    let mut file = Vec::new();
    let sealed = age::Encryptor::with_recipients(iter::once(&key as _)).unwrap();
    let mut out = sealed.wrap_output(&mut file).unwrap();
    out.write_all(SMALL.as_bytes()).unwrap();
    out.finish().unwrap();
    assert_eq!(refusal(file), not(Foreign::NoPassphrase));
}

#[test]
fn a_wrong_passphrase_is_said_so() {
    for wrong in ["hazel and elde", "hazel and elder ", "Hazel and elder", "はしばみとにわとこ"] {
        let passphrase = Passphrase::new(wrong.to_owned()).unwrap();
        let opened = Backup::open(Cursor::new(sealed(SMALL)), &passphrase, &mut |_| {});
        assert_eq!(opened.err(), Some(BackupError::WrongPassphrase), "{wrong}");
    }
}

#[test]
fn an_empty_passphrase_is_refused_and_a_passphrase_is_never_shown() {
    assert_eq!(Passphrase::new(String::new()).err(), Some(EmptyPassphrase));
    assert!(!format!("{:?}", passphrase()).contains("hazel"));
    let backup = Backup::open(Cursor::new(sealed(SMALL)), &passphrase(), &mut |_| {}).unwrap();
    assert_eq!(format!("{backup:?}"), "Backup { .. }");
}
