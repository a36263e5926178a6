//! The passphrase of a backup. Knows that it is a secret and not empty; how long it must be and in which words it is asked
//! for is the caller's.

use std::fmt;

use age::secrecy::SecretString;
use age::secrecy::zeroize::Zeroize as _;
use thiserror::Error;

/// A passphrase, wiped from memory when it is dropped and never shown.
///
/// Its UTF-8 bytes count, as with the `age` command: no spaces are taken off and nothing is normalised. A shell whose
/// keyboard may give decomposed letters (か + ゙) composes them first.
#[derive(Clone)]
pub struct Passphrase(SecretString);

/// A passphrase without a letter seals nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the passphrase is empty")]
pub struct EmptyPassphrase;

impl Passphrase {
    /// From what was typed. The text given is wiped.
    ///
    /// # Errors
    /// [`EmptyPassphrase`].
    pub fn new(mut text: String) -> Result<Self, EmptyPassphrase> {
        if text.is_empty() {
            return Err(EmptyPassphrase);
        }
        // A copy of the right size: a `String` with room to spare would be moved when it shrinks, and not wiped.
        let secret = SecretString::from(text.as_str());
        text.zeroize();
        Ok(Self(secret))
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}
