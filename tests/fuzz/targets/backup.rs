//! Any bytes, opened as a backup: an error or a backup whose every record can be read, never a panic.
//!
//! A seal would turn the fuzzer away at the door, so the bytes are tried three ways: as a file, as the lines behind a seal
//! that is made for them, and as lines alone.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use otayori_backup::{Backup, Passphrase, inside};

fuzz_target!(|bytes: &[u8]| {
    let lines = inside::Reader::new(bytes).map(|reader| {
        let header = reader.header().clone();
        reader.collect::<Result<Vec<_>, _>>().map(|records| (header, records))
    });
    if let Ok(Ok((header, records))) = &lines {
        let again = records.iter().cloned().map(Ok::<_, ()>);
        // Refused only where a line grows beyond the limit: 1e15 is written out.
        if let Ok(written) = inside::write(Vec::new(), header, again, &mut |_| {}) {
            let reader = inside::Reader::new(written.as_slice()).expect("our own header");
            assert_eq!(reader.header(), header);
            assert_eq!(&reader.collect::<Result<Vec<_>, _>>().expect("our own lines"), records);
        }
    }
    if !asks_for_work(bytes) {
        open(bytes);
    }
    // Sealing and opening takes a thousand times longer than reading: now and then, and whenever the fuzzer asks.
    if let Some(inner) = bytes.strip_prefix(b"+") {
        open(&seal(inner));
    } else if bytes.len() % 64 == 0 {
        open(&seal(bytes));
    }
});

fn passphrase() -> Passphrase {
    Passphrase::new("fuzz".to_owned()).expect("not empty")
}

fn open(file: &[u8]) {
    let Ok(mut backup) = Backup::open(Cursor::new(file), &passphrase(), &mut |_| {}) else { return };
    let records = backup.records().expect("opened");
    for record in records {
        record.expect("seen when it was opened");
    }
}

/// A second of work for each of a million files is not what is looked for here.
fn asks_for_work(bytes: &[u8]) -> bool {
    bytes.windows(9).any(|window| window == b"-> scrypt")
}

fn seal(lines: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new("fuzz".to_owned().into());
    recipient.set_work_factor(1);
    let sealed = age::Encryptor::with_recipients(std::iter::once(&recipient as _)).expect("one recipient");
    let mut out = sealed.wrap_output(Vec::new()).expect("memory");
    out.write_all(lines).expect("memory");
    out.finish().expect("memory")
}
