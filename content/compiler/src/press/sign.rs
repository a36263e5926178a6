//! Signing a pack for outside, with a key of minisign.
//!
//! Knows keys and envelopes. A secret key lives in a file of its owner and nowhere else; nothing here prints one, and no
//! error names what stands in it.

use std::fmt;
use std::io::Cursor;

use minisign::{PublicKey, SecretKey, SecretKeyBox};
use otayori_pack::signed::{self, SignedError};
use thiserror::Error;

/// Why nothing was signed.
#[derive(Debug, Error)]
pub enum SignError {
    /// Not a secret key of minisign.
    #[error("this is not a secret key: give the .key file that `otayori-content region key` wrote")]
    NotAKey,
    /// A key with a password, and not this one.
    #[error("the password does not open this key")]
    WrongPassword,
    /// The system gives no random numbers, or the signature cannot be made.
    #[error("the signature could not be made: {reason}")]
    Failed {
        /// Why, as the library says it.
        reason: String,
    },
    /// A pack that no phone would take.
    #[error(transparent)]
    Pack(#[from] SignedError),
}

fn failed(error: &minisign::PError) -> SignError {
    SignError::Failed { reason: error.to_string() }
}

/// A new key in the two files that minisign keeps.
pub struct KeyPair {
    /// To be kept, and given to nobody.
    pub secret: String,
    /// To be given to everybody.
    pub public: String,
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyPair").field("public", &self.public).finish_non_exhaustive()
    }
}

/// Draws a new key; with a password, its secret half is encrypted.
///
/// # Errors
/// [`SignError::Failed`] where the system gives no random numbers.
pub fn new_key_pair(password: Option<String>) -> Result<KeyPair, SignError> {
    let pair = match password {
        None => minisign::KeyPair::generate_unencrypted_keypair(),
        Some(password) => minisign::KeyPair::generate_encrypted_keypair(Some(password)),
    };
    let pair = pair.map_err(|error| failed(&error))?;
    let secret = pair.sk.to_box(Some("otayori secret key: keep it, give it to nobody"));
    Ok(KeyPair {
        secret: secret.map_err(|error| failed(&error))?.into_string(),
        public: pair.pk.to_box().map_err(|error| failed(&error))?.into_string(),
    })
}

/// A secret key, opened.
pub struct Signer {
    secret: SecretKey,
    public: signed::PublicKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("public", &self.public).finish_non_exhaustive()
    }
}

impl Signer {
    /// Opens the text of a secret key file.
    ///
    /// # Errors
    /// [`SignError::NotAKey`]; [`SignError::WrongPassword`], also for a key that has a password where none was given.
    pub fn open(file: &str, password: Option<String>) -> Result<Self, SignError> {
        let key = || SecretKeyBox::from_string(file).map_err(|_| SignError::NotAKey);
        let secret = match key()?.into_unencrypted_secret_key() {
            Ok(secret) => secret,
            // Without a password the library would ask a terminal.
            Err(_) => match password {
                Some(password) => {
                    key()?.into_secret_key(Some(password)).map_err(|_| SignError::WrongPassword)?
                }
                None if is_encrypted(file) => return Err(SignError::WrongPassword),
                None => return Err(SignError::NotAKey),
            },
        };
        let public = PublicKey::from_secret_key(&secret).map_err(|_| SignError::NotAKey)?;
        let public = public.to_base64().parse().map_err(|_| SignError::NotAKey)?;
        Ok(Self { secret, public })
    }

    /// The public half.
    pub fn public(&self) -> &signed::PublicKey {
        &self.public
    }

    /// A pack in its envelope, ready to be given out. `about` is signed with it and shown by `minisign -V`.
    ///
    /// # Errors
    /// [`SignError::Pack`] for a pack too large for a phone, [`SignError::Failed`].
    pub fn seal(&self, pack: &[u8], about: &str) -> Result<Vec<u8>, SignError> {
        let signature =
            minisign::sign(None, &self.secret, Cursor::new(pack), Some(about), Some("otayori pack"))
                .map_err(|error| failed(&error))?;
        Ok(signed::seal(&self.public, &signature.into_string(), pack)?)
    }
}

/// Whether a secret key file asks for a password: its third and fourth byte name the method.
fn is_encrypted(file: &str) -> bool {
    file.lines().nth(1).is_some_and(|line| line.starts_with("RWRTY"))
}

#[cfg(test)]
mod tests {
    use otayori_pack::signed::Envelope;

    use super::*;

    #[test]
    fn what_is_sealed_here_is_verified_there() {
        let pair = new_key_pair(None).unwrap();
        let signer = Signer::open(&pair.secret, None).unwrap();
        let bytes = signer.seal(b"words", "region XX version 1").unwrap();
        let public: signed::PublicKey = pair.public.parse().unwrap();
        assert_eq!(Envelope::open(&bytes).unwrap().verify(&public).unwrap(), b"words");
        let other: signed::PublicKey = new_key_pair(None).unwrap().public.parse().unwrap();
        assert_eq!(Envelope::open(&bytes).unwrap().verify(&other), Err(SignedError::OtherKey));
        assert!(!format!("{pair:?} {signer:?}").contains(pair.secret.lines().nth(1).unwrap()));
    }

    #[test]
    fn a_secret_key_that_is_none_is_refused() {
        for wrong in [
            "",
            "one line",
            "untrusted comment: x\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n",
        ] {
            assert!(matches!(Signer::open(wrong, None), Err(SignError::NotAKey)), "{wrong}");
        }
    }
}
