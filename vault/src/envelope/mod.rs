//! The key envelope: which ways there are to the two root keys. Knows bytes; `file` knows the two generations on the
//! disk, `slot` how a key is wrapped.
//!
//! The form is in `docs/formats/vault.md`. A wrong sum is damage; a right sum that a key does not open is a wrong key.

mod file;
mod slot;

pub(crate) use file::{choose, heal, write_both};
pub(crate) use slot::{Cost, Slot, Stretched};

use sha2::{Digest as _, Sha256};

use crate::error::Damage;
use crate::keys::{DeviceKey, RootKey};
use crate::{RowId, VaultError};

pub(crate) const MAGIC: [u8; 4] = *b"OTYK";
pub(crate) const VERSION: u16 = 1;
const HEAD: usize = 4 + 2 + 2 + 16 + 8;
const SUM: usize = 32;
/// More than any envelope of ours, and little enough to be read at once.
pub(crate) const LONGEST: u64 = 4096;

/// The slots of one generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Envelope {
    pub(crate) vault: RowId,
    /// Rises with each change of a slot. The database remembers it, so that an older one is known when it comes back.
    pub(crate) generation: u64,
    /// The family key under the device key: always there.
    pub(crate) family: Slot,
    /// The journal key, under the device key or under the device key and a PIN.
    pub(crate) journal: Journal,
    /// Both keys under recovery words.
    pub(crate) recovery: Option<Stretched>,
}

/// How the journal key is wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Journal {
    Device(Slot),
    Pin(Stretched),
}

/// Why bytes are no envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAnEnvelope {
    Damaged(&'static str),
    TooNew(u16),
}

const FAMILY: u8 = 1;
const JOURNAL: u8 = 2;
const PIN: u8 = 3;
const RECOVERY: u8 = 4;

impl Envelope {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut slots = vec![(FAMILY, self.family.encode())];
        slots.push(match &self.journal {
            Journal::Device(slot) => (JOURNAL, slot.encode()),
            Journal::Pin(slot) => (PIN, slot.encode()),
        });
        slots.extend(self.recovery.as_ref().map(|slot| (RECOVERY, slot.encode())));

        let mut bytes = Vec::new();
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend([u8::try_from(slots.len()).unwrap_or(u8::MAX), 0]);
        bytes.extend(self.vault);
        bytes.extend(self.generation.to_le_bytes());
        for (kind, body) in slots {
            bytes.extend([kind, u8::try_from(body.len()).unwrap_or(u8::MAX)]);
            bytes.extend(body);
        }
        let sum = Sha256::digest(&bytes);
        bytes.extend(sum);
        bytes
    }

    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, NotAnEnvelope> {
        use NotAnEnvelope::{Damaged, TooNew};
        let (bytes, sum) = bytes
            .len()
            .checked_sub(SUM)
            .filter(|length| *length >= HEAD)
            .map(|length| bytes.split_at(length))
            .ok_or(Damaged("too short"))?;
        if Sha256::digest(bytes)[..] != *sum {
            return Err(Damaged("the sum does not fit"));
        }
        if bytes[..4] != MAGIC {
            return Err(Damaged("not an envelope"));
        }
        let version = u16::from_le_bytes([bytes[4], bytes[5]]);
        if version != VERSION {
            return Err(if version == 0 { Damaged("there is no version 0") } else { TooNew(version) });
        }
        if bytes[7] != 0 {
            return Err(Damaged("not an envelope"));
        }
        let vault = array(bytes, 8).ok_or(Damaged("too short"))?;
        let generation = u64::from_le_bytes(array(bytes, 24).ok_or(Damaged("too short"))?);

        let (mut family, mut journal, mut recovery) = (None, None, None);
        let mut rest = &bytes[HEAD..];
        for _ in 0..bytes[6] {
            let (&[kind, length], after) = rest.split_first_chunk().ok_or(Damaged("a slot is cut"))?;
            let (body, after) = after.split_at_checked(length.into()).ok_or(Damaged("a slot is cut"))?;
            rest = after;
            let slot = || Slot::decode(body).ok_or(Damaged("a slot of the wrong length"));
            let stretched = || Stretched::decode(body).ok_or(Damaged("a slot that asks for too much"));
            let twice = match kind {
                FAMILY => family.replace(slot()?).is_some(),
                JOURNAL => journal.replace(Journal::Device(slot()?)).is_some(),
                PIN => journal.replace(Journal::Pin(stretched()?)).is_some(),
                RECOVERY => recovery.replace(stretched()?).is_some(),
                _ => return Err(Damaged("a slot of an unknown kind")),
            };
            if twice {
                return Err(Damaged("a slot stands twice"));
            }
        }
        match (family, journal) {
            (Some(family), Some(journal)) if rest.is_empty() => {
                Ok(Self { vault, generation, family, journal, recovery })
            }
            _ => Err(Damaged("a slot is missing")),
        }
    }

    /// The family key, or [`VaultError::WrongKey`].
    pub(crate) fn family_key(&self, device: &DeviceKey) -> Result<RootKey, VaultError> {
        self.family.unwrap_with(device, &self.vault, FAMILY).ok_or(VaultError::WrongKey)
    }

    /// The journal key, if no PIN is set.
    pub(crate) fn journal_key(&self, device: &DeviceKey) -> Result<Option<RootKey>, VaultError> {
        match &self.journal {
            Journal::Pin(_) => Ok(None),
            Journal::Device(slot) => {
                slot.unwrap_with(device, &self.vault, JOURNAL).map(Some).ok_or_else(|| {
                    VaultError::damaged(Damage::Envelope, "the slots are wrapped with different keys")
                })
            }
        }
    }
}

/// How a slot of each kind is made.
pub(crate) mod wrap {
    use super::slot::Cost;
    use super::{DeviceKey, FAMILY, JOURNAL, Journal, PIN, RECOVERY, RootKey, RowId, Slot, Stretched};
    use crate::VaultError;
    use crate::entropy::Entropy;

    pub(crate) fn family(
        key: &RootKey,
        device: &DeviceKey,
        vault: &RowId,
        entropy: &mut dyn Entropy,
    ) -> Result<Slot, VaultError> {
        Slot::wrap_with(key, device, vault, FAMILY, entropy)
    }

    pub(crate) fn journal(
        key: &RootKey,
        device: &DeviceKey,
        vault: &RowId,
        entropy: &mut dyn Entropy,
    ) -> Result<Journal, VaultError> {
        Slot::wrap_with(key, device, vault, JOURNAL, entropy).map(Journal::Device)
    }

    pub(crate) fn pin(
        key: &RootKey,
        (pin, device): (&str, &DeviceKey),
        vault: &RowId,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Journal, VaultError> {
        Stretched::wrap_with(key.bytes(), pin, Some(device), (vault, PIN), cost, entropy).map(Journal::Pin)
    }

    pub(crate) fn recovery(
        (family, journal): (&RootKey, &RootKey),
        words: &str,
        vault: &RowId,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Stretched, VaultError> {
        let both = zeroize::Zeroizing::new([family.bytes().as_slice(), journal.bytes()].concat());
        Stretched::wrap_with(&both, words, None, (vault, RECOVERY), cost, entropy)
    }

    /// The journal key behind a PIN; nothing if it is another PIN.
    pub(crate) fn unwrap_pin(
        slot: &Stretched,
        pin: &str,
        device: &DeviceKey,
        vault: &RowId,
    ) -> Result<Option<RootKey>, VaultError> {
        let key = slot.unwrap_with(pin, Some(device), (vault, PIN))?;
        Ok(key.and_then(|key| RootKey::from_slice(&key)))
    }

    /// Family and journal key behind words; nothing if they are other words.
    pub(crate) fn unwrap_recovery(
        slot: &Stretched,
        words: &str,
        vault: &RowId,
    ) -> Result<Option<(RootKey, RootKey)>, VaultError> {
        let both = slot.unwrap_with(words, None, (vault, RECOVERY))?;
        Ok(both.and_then(|both| {
            let (family, journal) = both.split_at_checked(32)?;
            Some((RootKey::from_slice(family)?, RootKey::from_slice(journal)?))
        }))
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

#[cfg(test)]
mod tests;
