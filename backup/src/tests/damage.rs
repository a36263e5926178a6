//! Damage: a file that was cut, or in which a byte was changed, gives out nothing at all.

use std::cell::Cell;
use std::convert::Infallible;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use serde_json::json;

use super::{SMALL, passphrase, read, refusal, sealed};
use crate::error::{BackupError, Damage, WriteError};
use crate::open::Backup;
use crate::seal::seal;
use crate::{Header, inside};

/// Of a sealed piece: 64 KiB of text and 16 bytes of proof.
const PIECE: usize = 65_536 + 16;

fn header_length(file: &[u8]) -> usize {
    let mac = file.windows(5).position(|bytes| bytes == b"\n--- ").unwrap();
    mac + 1 + file[mac + 1..].iter().position(|byte| *byte == b'\n').unwrap() + 1
}

/// A backup of so many records of about 10 KB.
fn large(records: usize) -> String {
    let record = format!("{{\"kind\":\"entry\",\"text\":\"{}\"}}\n", "x".repeat(10_000));
    format!("{{\"otayori-backup\":1,\"counts\":{{\"entry\":{records}}}}}\n")
        + &record.repeat(records)
        + &format!("{{\"kind\":\"end\",\"records\":{records}}}\n")
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let file = sealed(SMALL);
    let certain = header_length(&file) + 16;
    for length in 0..file.len() {
        let expected = if length <= certain {
            BackupError::Cut
        } else {
            // Inside a piece a cut cannot be told from any other damage.
            BackupError::Damaged { reason: Damage::Seal }
        };
        assert_eq!(refusal(&file[..length]), expected, "cut at {length} of {}", file.len());
    }
}

#[test]
fn a_large_file_cut_at_the_border_of_a_piece_is_refused_as_cut() {
    let file = sealed(large(40));
    let first = header_length(&file) + 16;
    let borders: Vec<usize> = (first..file.len()).step_by(PIECE).collect();
    assert!(borders.len() > 5);
    for border in borders {
        assert_eq!(refusal(&file[..border]), BackupError::Cut, "cut at {border}");
        for length in [border - 1, border + 1] {
            let error = refusal(&file[..length]);
            let in_nonce = length < first;
            let expected =
                if in_nonce { BackupError::Cut } else { BackupError::Damaged { reason: Damage::Seal } };
            assert_eq!(error, expected, "cut at {length}");
        }
    }
}

#[test]
fn a_piece_left_out_doubled_swapped_or_added_is_refused() {
    let file = sealed(large(40));
    let first = header_length(&file) + 16;
    let (head, pieces) = file.split_at(first);
    let pieces: Vec<&[u8]> = pieces.chunks(PIECE).collect();
    let orders: [Vec<usize>; 4] = [
        vec![0, 2, 3, 4, 5, 6],
        vec![0, 0, 1, 2, 3, 4, 5, 6],
        vec![1, 0, 2, 3, 4, 5, 6],
        vec![0, 1, 2, 3, 4, 5, 6, 6],
    ];
    let last = pieces.len() - 1;
    assert_eq!(last, 6);
    for order in orders {
        let changed: Vec<u8> =
            head.iter().copied().chain(order.iter().flat_map(|piece| pieces[*piece].to_vec())).collect();
        assert_eq!(refusal(changed), BackupError::Damaged { reason: Damage::Seal }, "{order:?}");
    }
}

/// Two bits of every byte; all of them with `OTAYORI_EVERY_BIT=1`.
#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let masks: &[u8] = if std::env::var_os("OTAYORI_EVERY_BIT").is_some() {
        &[1, 2, 4, 8, 16, 32, 64, 128, 255]
    } else {
        &[1, 128]
    };
    let file = sealed(SMALL);
    let payload = header_length(&file) + 16;
    for at in 0..file.len() {
        for mask in masks {
            let mut changed = file.clone();
            changed[at] ^= mask;
            let error = refusal(&changed);
            if at >= payload {
                assert_eq!(error, BackupError::Damaged { reason: Damage::Seal }, "byte {at} ^ {mask}");
            }
        }
    }
}

#[test]
fn what_was_changed_is_told_as_far_as_it_can_be_known() {
    let file = sealed(SMALL);
    let text = String::from_utf8_lossy(&file).into_owned();
    let changed = |at: usize| {
        let mut file = file.clone();
        file[at] = if file[at] == b'B' { b'C' } else { b'B' };
        refusal(file)
    };
    let salt = text.find("-> scrypt ").unwrap() + 12;
    let key = text.match_indices('\n').nth(1).unwrap().0 + 3;
    let sum = text.find("\n--- ").unwrap() + 7;
    let nonce = header_length(&file) + 3;
    assert_eq!(changed(0), BackupError::NotABackup { reason: crate::Foreign::NotAge });
    assert_eq!(changed(salt), BackupError::WrongPassphrase);
    assert_eq!(changed(key), BackupError::WrongPassphrase);
    assert_eq!(changed(sum), BackupError::Damaged { reason: Damage::Header });
    assert_eq!(changed(text.find("scrypt").unwrap() - 3), BackupError::Damaged { reason: Damage::Header });
    assert_eq!(changed(nonce), BackupError::Damaged { reason: Damage::Seal });
}

/// What is inside a damaged file is not believed, not even that it is newer.
#[test]
fn damage_to_the_seal_is_told_before_anything_inside() {
    for inside in ["{\"otayori-backup\":9}\n", "rubbish\n", "{\"otayori-backup\":1,\"counts\":{}}\nrubbish\n"]
    {
        let file = sealed(inside.to_owned() + &"x".repeat(200_000));
        let (cut, last) = (header_length(&file) + 16 + 2 * PIECE, file.len() - 1);
        assert!(!matches!(refusal(&file), BackupError::Cut | BackupError::Damaged { reason: Damage::Seal }));
        assert_eq!(refusal(&file[..cut]), BackupError::Cut);
        let mut changed = file;
        changed[last] ^= 1;
        assert_eq!(refusal(changed), BackupError::Damaged { reason: Damage::Seal });
    }
}

/// The parser of age begins anew with each line: a header without an end must not keep a phone busy.
#[test]
fn a_header_that_does_not_end_is_refused() {
    let endless = "age-encryption.org/v1\n".to_owned() + &"-> x\n\n".repeat(1_000_000);
    assert_eq!(refusal(endless), BackupError::Damaged { reason: Damage::Header });
}

/// A file in a place that fails after so many bytes, or that is shortened once it was opened.
struct Failing {
    inner: Cursor<Vec<u8>>,
    left: Rc<Cell<usize>>,
}

impl Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(self.left.get());
        if most == 0 && !into.is_empty() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let read = self.inner.read(&mut into[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

impl Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[test]
fn a_place_that_cannot_be_read_is_not_called_damage() {
    let file = sealed(large(20));
    for left in [0, 10, 4_095, 5_000, 100_000, file.len()] {
        let input = Failing { inner: Cursor::new(file.clone()), left: Rc::new(Cell::new(left)) };
        let opened = Backup::open(input, &passphrase(), &mut |_| {});
        assert_eq!(opened.err(), Some(BackupError::Storage { reason: io::ErrorKind::TimedOut }), "{left}");
    }
    let left = Rc::new(Cell::new(usize::MAX));
    let input = Failing { inner: Cursor::new(file), left: Rc::clone(&left) };
    let mut backup = Backup::open(input, &passphrase(), &mut |_| {}).unwrap();
    left.set(100_000);
    let mut records = backup.records().unwrap();
    let error = records.find_map(Result::err);
    assert_eq!(error, Some(BackupError::Storage { reason: io::ErrorKind::TimedOut }));
    assert!(records.next().is_none(), "nothing comes after an error");
}

/// A disk with so many bytes left.
struct Disk {
    written: Vec<u8>,
    room: usize,
}

impl io::Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let most = bytes.len().min(self.room - self.written.len());
        if most == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.written.extend_from_slice(&bytes[..most]);
        Ok(most)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said_so_wherever_it_is_full_and_what_was_written_opens_nowhere() {
    let records =
        || (0..12).map(|_| Ok::<_, Infallible>(json!({ "kind": "entry", "text": "x".repeat(10_000) })));
    let header = Header::new([("entry".to_owned(), 12)].into());
    let attempt = |room| {
        let mut disk = Disk { written: Vec::new(), room };
        let done =
            seal(&mut disk, &passphrase(), 1, |out| inside::write(out, &header, records(), &mut |_| {}));
        (done.map(|_| ()), disk.written)
    };
    let (done, whole) = attempt(usize::MAX);
    assert_eq!((done, read(&whole).unwrap().len()), (Ok(()), 12));
    for room in (0..400).step_by(7).chain((400..whole.len()).step_by(5_003)).chain([whole.len() - 1]) {
        let (done, written) = attempt(room);
        assert_eq!(done, Err(WriteError::Storage { reason: io::ErrorKind::StorageFull }), "room for {room}");
        refusal(&written);
    }
}

#[test]
fn a_whole_file_opens_so_the_tests_above_can_fail() {
    assert_eq!(read(sealed(SMALL)).unwrap().len(), 2);
    assert_eq!(read(sealed(large(40))).unwrap().len(), 40);
}
