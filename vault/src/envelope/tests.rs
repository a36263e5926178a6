//! What bytes can do to an envelope.

use proptest::prelude::*;

use super::*;
use crate::OsEntropy;

fn envelope() -> (Envelope, DeviceKey) {
    let (vault, device, entropy) = ([5; 16], DeviceKey::new([6; 32]), &mut OsEntropy);
    let (family, journal) = (RootKey::random(entropy).unwrap(), RootKey::random(entropy).unwrap());
    let envelope = Envelope {
        vault,
        generation: 3,
        family: wrap::family(&family, &device, &vault, entropy).unwrap(),
        journal: wrap::pin(&journal, ("123456", &device), &vault, Cost::CHEAP, entropy).unwrap(),
        recovery: Some(wrap::recovery((&family, &journal), "a b c", &vault, Cost::CHEAP, entropy).unwrap()),
    };
    (envelope, device)
}

/// With the sum made right again: what a forger can write, or a later version.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len() - SUM;
    let sum = Sha256::digest(&bytes[..length]);
    bytes[length..].copy_from_slice(&sum);
    bytes
}

#[test]
fn what_is_written_is_read() {
    let (envelope, device) = envelope();
    let read = Envelope::decode(&envelope.encode()).unwrap();
    assert_eq!(read, envelope);
    assert!(read.family_key(&device).is_ok());
    assert!(matches!(read.family_key(&DeviceKey::new([7; 32])), Err(VaultError::WrongKey)));
}

#[test]
fn every_turned_bit_and_every_cut_is_damage() {
    let bytes = envelope().0.encode();
    for bit in 0..bytes.len() * 8 {
        let mut turned = bytes.clone();
        turned[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(Envelope::decode(&turned), Err(NotAnEnvelope::Damaged(_))), "bit {bit}");
    }
    for length in 0..bytes.len() {
        assert!(matches!(Envelope::decode(&bytes[..length]), Err(NotAnEnvelope::Damaged(_))), "{length}");
    }
}

#[test]
fn a_forged_byte_opens_nothing_else() {
    let (envelope, device) = envelope();
    let bytes = envelope.encode();
    for at in 0..bytes.len() - SUM {
        let mut forged = bytes.clone();
        forged[at] ^= 0x41;
        let Ok(forged) = Envelope::decode(&summed(forged)) else { continue };
        let same = forged.family_key(&device).is_ok()
            && forged.journal == envelope.journal
            && forged.recovery == envelope.recovery;
        assert!(!same || forged.generation != envelope.generation, "byte {at}");
    }
}

#[test]
fn a_later_version_is_refused_by_its_number() {
    let mut bytes = envelope().0.encode();
    bytes[4] = 9;
    assert_eq!(Envelope::decode(&summed(bytes)), Err(NotAnEnvelope::TooNew(9)));
}

#[test]
fn a_slot_that_asks_for_a_gigabyte_is_refused() {
    let (mut envelope, _) = envelope();
    for cost in [
        Cost { memory_kib: 1024 * 1024, passes: 2, lanes: 1 },
        Cost { memory_kib: 19 * 1024, passes: 10_000, lanes: 1 },
        Cost { memory_kib: 19 * 1024, passes: 2, lanes: 64 },
        Cost { memory_kib: 0, passes: 0, lanes: 0 },
    ] {
        if let Some(slot) = &mut envelope.recovery {
            *slot = slot.clone().asking(cost);
        }
        let refused = Envelope::decode(&envelope.encode());
        assert_eq!(refused, Err(NotAnEnvelope::Damaged("a slot that asks for too much")), "{cost:?}");
    }
}

/// Bytes in the place of some of an envelope's, the sum made right again: what a fuzzer would send.
fn forged() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12);
    (changes, 0..400_usize).prop_map(|(changes, length)| {
        let mut bytes = envelope().0.encode();
        for (at, byte) in changes {
            // Mostly near the front, where the lengths are.
            let at = at.index(bytes.len()).min(at.index(120));
            bytes[at] = byte;
        }
        bytes.resize(length.max(SUM), 7);
        summed(bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_make_a_reader_fall_over(bytes in prop_oneof![
        forged(),
        prop::collection::vec(any::<u8>(), SUM..500).prop_map(summed),
    ]) {
        if let Ok(envelope) = Envelope::decode(&bytes) {
            prop_assert_eq!(Envelope::decode(&envelope.encode()), Ok(envelope));
        }
    }
}
