//! Where random bytes come from. One seam, so that a test can be replayed; knows nothing of what they are for.

use crate::VaultError;

/// A source of random bytes.
pub trait Entropy: Send {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// [`VaultError::Storage`] when the system has none to give.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError>;
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError> {
        getrandom::fill(bytes)
            .map_err(|_| VaultError::Storage { reason: "the system gave no random bytes".to_owned() })
    }
}

/// So many random bytes.
pub(crate) fn random<const N: usize>(entropy: &mut dyn Entropy) -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// Bytes that follow from a seed: for tests, where a failure must happen again.
#[cfg(feature = "seams")]
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Seeded {
    seed: u64,
    taken: u64,
}

#[cfg(feature = "seams")]
impl Seeded {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, taken: 0 }
    }
}

#[cfg(feature = "seams")]
impl Entropy for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), VaultError> {
        use sha2::{Digest as _, Sha256};
        for piece in bytes.chunks_mut(32) {
            let mut hash = Sha256::new();
            hash.update(self.seed.to_le_bytes());
            hash.update(self.taken.to_le_bytes());
            self.taken += 1;
            piece.copy_from_slice(&hash.finalize()[..piece.len()]);
        }
        Ok(())
    }
}
