//! One sealed value: padded, encrypted, bound to its place. Knows bytes and places; knows no database and no file.
//!
//! The form is in `docs/formats/vault.md`. A checksum that needs no key lies in front, so that a locked journal can be
//! checked for damage before an old copy makes room for a new one.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, random};
use crate::error::Part;
use crate::keys::{KeyKind, RootKey, derive};
use crate::padding::{pad, unpad};
use crate::{RowId, VaultError};

/// The version of a sealed value that this code writes.
pub(crate) const VERSION: u8 = 1;
const CHECKSUM: usize = 4;
const NONCE: usize = 24;
const HEAD: usize = 2 + CHECKSUM + NONCE;

/// Where a value lives. It opens nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    collection: u8,
    part: u8,
    id: RowId,
}

impl Place {
    pub(crate) fn row(collection: u8, part: Part, id: RowId) -> Self {
        let part = match part {
            Part::Head => 1,
            Part::Body => 2,
        };
        Self { collection, part, id }
    }

    pub(crate) fn setting(name: u16) -> Self {
        Self { collection: 0, part: 3, id: u128::from(name).to_le_bytes() }
    }
}

/// Why a value does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Torn {
    /// Changed, moved, or cut.
    Damaged,
    /// A later form.
    TooNew(u8),
}

/// Seals and opens with one root key.
#[derive(Clone)]
pub(crate) struct Sealer {
    cipher: XChaCha20Poly1305,
    kind: KeyKind,
    vault: RowId,
}

impl Sealer {
    pub(crate) fn new(root: &RootKey, kind: KeyKind, vault: RowId) -> Self {
        let key = derive(root.bytes(), &vault, "otayori vault 1: rows");
        Self { cipher: XChaCha20Poly1305::new((&*key).into()), kind, vault }
    }

    fn associated(&self, place: Place) -> [u8; 36] {
        let mut data = [0; 36];
        data[0] = VERSION;
        data[1] = self.kind.code();
        data[2..18].copy_from_slice(&self.vault);
        data[18] = place.collection;
        data[19] = place.part;
        data[20..].copy_from_slice(&place.id);
        data
    }

    pub(crate) fn seal(
        &self,
        place: Place,
        plain: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>, VaultError> {
        let padded = pad(plain).ok_or(VaultError::Invalid { reason: "a value of 4 GiB or more" })?;
        let nonce: [u8; NONCE] = random(entropy)?;
        let payload = Payload { msg: &padded, aad: &self.associated(place) };
        let cipher = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| VaultError::Invalid { reason: "a value too long to seal" })?;
        let mut sealed = Vec::with_capacity(HEAD + cipher.len());
        sealed.extend([VERSION, self.kind.code()]);
        sealed.extend([0; CHECKSUM]);
        sealed.extend(nonce);
        sealed.extend(cipher);
        Ok(stamped(sealed))
    }

    pub(crate) fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Torn> {
        // What opens is whole: the checksum is asked only about what does not.
        self.opened(place, sealed).ok_or_else(|| check(sealed).err().unwrap_or(Torn::Damaged))
    }

    fn opened(&self, place: Place, sealed: &[u8]) -> Option<Vec<u8>> {
        let (head, sealed) = sealed.split_at_checked(HEAD)?;
        let nonce: [u8; NONCE] = head[2 + CHECKSUM..].try_into().ok()?;
        let payload = Payload { msg: sealed, aad: &self.associated(place) };
        let padded = self.cipher.decrypt(&XNonce::from(nonce), payload).ok()?;
        if head[..2] == [VERSION, self.kind.code()] { unpad(&Zeroizing::new(padded)) } else { None }
    }
}

/// Whether a value is as it was written, as far as can be told without a key.
pub(crate) fn check(sealed: &[u8]) -> Result<(), Torn> {
    if sealed.len() < HEAD || sealed[2..2 + CHECKSUM] != checksum(sealed) {
        Err(Torn::Damaged)
    } else if sealed[0] == VERSION {
        Ok(())
    } else {
        Err(Torn::TooNew(sealed[0]))
    }
}

/// With its checksum in front. Shorter than a value: as it is.
pub(crate) fn stamped(mut sealed: Vec<u8>) -> Vec<u8> {
    if sealed.len() >= HEAD {
        let checksum = checksum(&sealed);
        sealed[2..2 + CHECKSUM].copy_from_slice(&checksum);
    }
    sealed
}

fn checksum(sealed: &[u8]) -> [u8; CHECKSUM] {
    let mut hash = Sha256::new();
    hash.update(&sealed[..2]);
    hash.update(&sealed[2 + CHECKSUM..]);
    let hash = hash.finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OsEntropy;
    use crate::padding::padme;

    fn sealer(kind: KeyKind) -> Sealer {
        Sealer::new(&RootKey::from_slice(&[7; 32]).unwrap(), kind, [1; 16])
    }

    #[test]
    fn a_value_opens_in_its_own_place_and_nowhere_else() {
        let place = Place::row(3, Part::Body, [9; 16]);
        let sealed = sealer(KeyKind::Family).seal(place, "おなか".as_bytes(), &mut OsEntropy).unwrap();
        assert_eq!(sealer(KeyKind::Family).open(place, &sealed).unwrap(), "おなか".as_bytes());
        for other in [
            Place::row(4, Part::Body, [9; 16]),
            Place::row(3, Part::Head, [9; 16]),
            Place::row(3, Part::Body, [8; 16]),
            Place::setting(9),
        ] {
            assert_eq!(sealer(KeyKind::Family).open(other, &sealed), Err(Torn::Damaged), "{other:?}");
        }
        assert_eq!(sealer(KeyKind::Journal).open(place, &sealed), Err(Torn::Damaged));
        let elsewhere = Sealer::new(&RootKey::from_slice(&[7; 32]).unwrap(), KeyKind::Family, [2; 16]);
        assert_eq!(elsewhere.open(place, &sealed), Err(Torn::Damaged));
    }

    #[test]
    fn every_turned_bit_and_every_cut_is_noticed_without_a_key() {
        let place = Place::row(3, Part::Body, [9; 16]);
        let sealed = sealer(KeyKind::Journal).seal(place, b"text", &mut OsEntropy).unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut turned = sealed.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(check(&turned), Err(Torn::Damaged), "bit {bit}");
            let in_checksum = (2..2 + CHECKSUM).contains(&(bit / 8));
            assert_eq!(sealer(KeyKind::Journal).open(place, &turned).is_ok(), in_checksum, "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(check(&sealed[..length]), Err(Torn::Damaged), "cut at {length}");
        }
    }

    proptest::proptest! {
        /// Whatever is sealed comes back, and no bytes in a seal's place make a reader fall over.
        #[test]
        fn what_is_sealed_is_opened(
            plain in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..5_000),
            noise in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
        ) {
            let place = Place::row(3, Part::Head, [9; 16]);
            let sealed = sealer(KeyKind::Family).seal(place, &plain, &mut OsEntropy).unwrap();
            let longest = HEAD as u64 + padme(4 + plain.len() as u64).max(32) + 16;
            assert_eq!((sealed.len() as u64, sealer(KeyKind::Family).open(place, &sealed)), (longest, Ok(plain)));
            let mut summed = noise;
            if summed.len() >= HEAD {
                summed[0] = VERSION;
                let sum = checksum(&summed);
                summed[2..6].copy_from_slice(&sum);
            }
            assert_eq!(sealer(KeyKind::Family).open(place, &summed), Err(Torn::Damaged));
            let _ = unpad(&summed);
        }
    }

    #[test]
    fn a_later_form_is_not_called_damage() {
        let mut sealed = sealer(KeyKind::Family).seal(Place::setting(1), b"x", &mut OsEntropy).unwrap();
        sealed[0] = 2;
        let sum = checksum(&sealed);
        sealed[2..6].copy_from_slice(&sum);
        assert_eq!(check(&sealed), Err(Torn::TooNew(2)));
    }
}
