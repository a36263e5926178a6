//! Any bytes, opened and read as a pack: an error or a pack whose every text can be read, never a panic.
//!
//! A checksum would turn the fuzzer away at the door, so the checksums are mended first: what lies behind them is what
//! a forger who can count would reach.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otayori_pack::Pack;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    let _ = Pack::open(bytes.clone()).and_then(|pack| pack.read_all().map(|_| ()));
    mend(&mut bytes);
    let Ok(pack) = Pack::open(bytes) else { return };
    let _ = pack.read_all();
    for entry in pack.entries() {
        let _ = pack.find(entry.key, entry.variant);
    }
});

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
}

/// Sets the checksums of every frame and of the header, as far as the layout holds.
fn mend(bytes: &mut [u8]) -> Option<()> {
    let end = number(bytes, 16)?.min(bytes.len());
    let name = usize::from(u16::from_le_bytes(bytes.get(20..22)?.try_into().ok()?));
    let frames = usize::from(u16::from_le_bytes(bytes.get(22..24)?.try_into().ok()?));
    let mut at = end;
    for row in 0..frames.min(4_096) {
        let field = 36 + name + row * 12;
        let length = number(bytes, field)?;
        let sum = checksum(&[bytes.get(at..at.checked_add(length)?)?]);
        bytes.get_mut(field + 8..field + 12)?.copy_from_slice(&sum.to_le_bytes());
        at += length;
    }
    let sum = checksum(&[bytes.get(..12)?, bytes.get(16..end)?]);
    bytes.get_mut(12..16)?.copy_from_slice(&sum.to_le_bytes());
    Some(())
}

/// CRC-32 (IEEE), written out: the targets lean on nothing the reader leans on.
fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = !0_u32;
    for byte in parts.iter().flat_map(|part| part.iter()) {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}
