//! One slot: a key wrapped with another. Knows how a PIN and words are stretched, and what is too much to ask of a
//! phone.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::{MAGIC, VERSION};
use crate::entropy::{Entropy, random};
use crate::keys::{DeviceKey, RootKey, derive};
use crate::{RowId, VaultError};

const NONCE: usize = 24;
const TAG: usize = 16;
const SALT: usize = 16;

/// A key wrapped with the device key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    nonce: [u8; NONCE],
    wrapped: Vec<u8>,
}

/// Keys wrapped with something a person knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretched {
    salt: [u8; SALT],
    cost: Cost,
    slot: Slot,
}

/// What Argon2id may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl Cost {
    /// The least that OWASP asks for; about a tenth of a second on a phone.
    pub(crate) const USUAL: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
    /// Phones have died of files that asked for a gigabyte.
    const MOST: Self = Self { memory_kib: 128 * 1024, passes: 16, lanes: 4 };

    #[cfg(feature = "seams")]
    pub(crate) const CHEAP: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    fn is_bearable(self) -> bool {
        self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes
            && self.params().is_ok()
    }

    fn params(self) -> Result<Params, argon2::Error> {
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
    }

    fn encode(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..4].copy_from_slice(&self.memory_kib.to_le_bytes());
        bytes[4..8].copy_from_slice(&self.passes.to_le_bytes());
        bytes[8..].copy_from_slice(&self.lanes.to_le_bytes());
        bytes
    }
}

/// What a slot is bound to: it opens in no other vault, as no other kind, with no other cost.
fn associated(vault: &RowId, kind: u8, rest: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(24 + rest.len());
    data.extend(MAGIC);
    data.extend(VERSION.to_le_bytes());
    data.extend(vault);
    data.push(kind);
    data.extend(rest);
    data
}

impl Slot {
    fn seal(
        secret: &[u8],
        key: &[u8; 32],
        associated: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Self, VaultError> {
        let nonce = random(entropy)?;
        let wrapped = XChaCha20Poly1305::new(key.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: associated })
            .map_err(|_| VaultError::Invalid { reason: "a key too long to wrap" })?;
        Ok(Self { nonce, wrapped })
    }

    fn open(&self, key: &[u8; 32], associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        XChaCha20Poly1305::new(key.into())
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.wrapped, aad: associated })
            .map(Zeroizing::new)
            .ok()
    }

    pub(super) fn wrap_with(
        key: &RootKey,
        device: &DeviceKey,
        vault: &RowId,
        kind: u8,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, VaultError> {
        let kek = derive(device.bytes(), vault, "otayori vault 1: device");
        Self::seal(key.bytes(), &kek, &associated(vault, kind, &[]), entropy)
    }

    pub(super) fn unwrap_with(&self, device: &DeviceKey, vault: &RowId, kind: u8) -> Option<RootKey> {
        let kek = derive(device.bytes(), vault, "otayori vault 1: device");
        RootKey::from_slice(&self.open(&kek, &associated(vault, kind, &[]))?)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        [self.nonce.as_slice(), &self.wrapped].concat()
    }

    pub(super) fn decode(body: &[u8]) -> Option<Self> {
        let (nonce, wrapped) = body.split_first_chunk()?;
        (wrapped.len() == 32 + TAG).then(|| Self { nonce: *nonce, wrapped: wrapped.to_vec() })
    }
}

impl Stretched {
    pub(super) fn wrap_with(
        keys: &[u8],
        known: &str,
        device: Option<&DeviceKey>,
        (vault, kind): (&RowId, u8),
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, VaultError> {
        let salt = random(entropy)?;
        let kek = stretch(known, &salt, cost, device, vault)?;
        let bound = associated(vault, kind, &[salt.as_slice(), &cost.encode()].concat());
        Ok(Self { salt, cost, slot: Slot::seal(keys, &kek, &bound, entropy)? })
    }

    pub(super) fn unwrap_with(
        &self,
        known: &str,
        device: Option<&DeviceKey>,
        (vault, kind): (&RowId, u8),
    ) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let kek = stretch(known, &self.salt, self.cost, device, vault)?;
        let bound = associated(vault, kind, &[self.salt.as_slice(), &self.cost.encode()].concat());
        Ok(self.slot.open(&kek, &bound))
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        [self.salt.as_slice(), &self.cost.encode(), &self.slot.encode()].concat()
    }

    pub(super) fn decode(body: &[u8]) -> Option<Self> {
        let (salt, rest) = body.split_first_chunk()?;
        let (cost, rest) = rest.split_first_chunk::<12>()?;
        let number = |at: usize| cost.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        let cost = Cost { memory_kib: number(0)?, passes: number(4)?, lanes: number(8)? };
        let (nonce, wrapped) = rest.split_first_chunk()?;
        let fits = [32 + TAG, 64 + TAG].contains(&wrapped.len());
        (fits && cost.is_bearable()).then(|| Self {
            salt: *salt,
            cost,
            slot: Slot { nonce: *nonce, wrapped: wrapped.to_vec() },
        })
    }
}

/// Argon2id of what is known, and the device key before it where there is one: whoever has the files alone cannot even
/// begin to guess a PIN.
fn stretch(
    known: &str,
    salt: &[u8; SALT],
    cost: Cost,
    device: Option<&DeviceKey>,
    vault: &RowId,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let failed = |_| VaultError::Storage { reason: "no memory to stretch a PIN".to_owned() };
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params().map_err(failed)?);
    let mut stretched = Zeroizing::new([0; 32]);
    argon.hash_password_into(known.as_bytes(), salt, stretched.as_mut()).map_err(failed)?;
    Ok(match device {
        Some(device) => {
            let both = Zeroizing::new([device.bytes().as_slice(), stretched.as_slice()].concat());
            derive(&both, vault, "otayori vault 1: device and PIN")
        }
        None => derive(stretched.as_slice(), vault, "otayori vault 1: recovery"),
    })
}

#[cfg(test)]
impl Stretched {
    /// The same slot, with another cost written on it.
    pub(super) fn asking(self, cost: Cost) -> Self {
        Self { cost, ..self }
    }
}
