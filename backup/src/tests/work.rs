//! Work: a file that asks for too much is refused before any is done.

use std::io::Cursor;

use super::{SMALL, passphrase, read, refusal, sealed, sealed_with};
use crate::error::BackupError;
use crate::seal::write;
use crate::{Header, WORK_LIMIT};

/// The same file, asking for other work. Its key no longer fits, but that shows only after the work.
fn asking_for(work: &str) -> Vec<u8> {
    let file = sealed(SMALL);
    let end = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0;
    assert_eq!(file[end - 2..end], *b" 1");
    [&file[..end - 1], work.as_bytes(), &file[end..]].concat()
}

/// 2^63 is more work than there is time, and 2^22 takes 4 GiB: were it begun, this test would not end.
#[test]
fn too_much_work_is_refused_before_it_is_done() {
    for found in [19, 20, 22, 23, 40, 63, 64, 255] {
        assert_eq!(
            refusal(asking_for(&found.to_string())),
            BackupError::TooMuchWork { found, limit: WORK_LIMIT }
        );
    }
    assert_eq!(refusal(asking_for("2")), BackupError::WrongPassphrase);
}

#[test]
fn work_up_to_the_limit_is_done() {
    assert_eq!(read(sealed_with(17, SMALL)).unwrap().len(), 2);
    assert_eq!(read(sealed_with(18, SMALL)).unwrap().len(), 2);
}

#[test]
fn a_new_backup_asks_for_the_work_that_is_documented() {
    let file = write(
        Vec::new(),
        &passphrase(),
        &Header::new([].into()),
        std::iter::empty::<Result<_, ()>>(),
        &mut |_| {},
    )
    .unwrap();
    let head = String::from_utf8_lossy(&file[..60]).into_owned();
    assert!(head.starts_with("age-encryption.org/v1\n-> scrypt "), "{head}");
    assert!(head.lines().nth(1).unwrap().ends_with(" 16"), "{head}");
    assert_eq!(read(Cursor::new(file).into_inner()).unwrap().len(), 0);
}
