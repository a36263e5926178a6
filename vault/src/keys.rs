//! Keys, and which key follows from which. Knows what a key is for; does not know where one is kept.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, random};
use crate::{RowId, VaultError};

/// The key the shell keeps in the phone's own key store. Whoever holds the files without it holds nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceKey(Zeroizing<[u8; 32]>);

impl DeviceKey {
    /// From the 32 random bytes the shell keeps.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(…)")
    }
}

/// Which of the two root keys something is sealed with. They are independent: neither follows from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Opens with the device key alone, so that reminders can be planned after a reboot.
    Family,
    /// Needs the PIN as well, if one is set.
    Journal,
}

impl KeyKind {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Family => 1,
            Self::Journal => 2,
        }
    }
}

/// A root key: random, and never used but to derive.
#[derive(Clone)]
pub(crate) struct RootKey(Zeroizing<[u8; 32]>);

impl RootKey {
    pub(crate) fn random(entropy: &mut dyn Entropy) -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random(entropy)?)))
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// HKDF-SHA256 with the vault's id as salt. The purpose is part of the format.
pub(crate) fn derive(secret: &[u8], vault: &RowId, purpose: &'static str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // Only a length above 255 hashes can fail, and 32 bytes are one.
    let done = Hkdf::<Sha256>::new(Some(vault), secret).expand(purpose.as_bytes(), key.as_mut());
    debug_assert!(done.is_ok());
    key
}
