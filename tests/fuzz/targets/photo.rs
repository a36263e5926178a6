//! Any bytes, cleaned as a photo: an error or a picture that is clean, never a panic.
//!
//! What is clean stays as it is, to the byte, and no longer says which side is up; a picture grows by a header at most.
//! Checksums of PNG are mended first: they would turn the fuzzer away at the door.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otayori_core::journal::photo::{Orientation, clean};

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if bytes.starts_with(b"\x89PNG") {
        let mut bytes = bytes.to_vec();
        mend(&mut bytes);
        check(&bytes);
    }
});

fn check(bytes: &[u8]) {
    let Ok(kept) = clean(bytes) else { return };
    assert!(kept.width > 0 && kept.height > 0, "a picture has pixels");
    assert!(kept.bytes.len() <= bytes.len() + 32, "cleaning adds no more than a header");
    let again = clean(&kept.bytes).expect("what is clean is taken");
    assert!(again.bytes == kept.bytes, "what is clean stays as it is");
    assert_eq!(again.orientation, Orientation::default(), "the file no longer says which side is up");
}

/// Sets the checksum of every chunk, as far as the lengths hold.
fn mend(bytes: &mut [u8]) -> Option<()> {
    let mut at = 8_usize;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?;
        let sum = checksum(bytes.get(at + 4..end)?);
        bytes.get_mut(end..end + 4)?.copy_from_slice(&sum.to_be_bytes());
        at = end + 4;
    }
}

/// CRC-32 (IEEE), written out: the targets lean on nothing the reader leans on.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}
