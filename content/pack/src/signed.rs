//! The envelope of a pack that comes from outside: a minisign signature, then the pack it signs.
//!
//! ```text
//!  0  4  magic "OTYS"
//!  4  2  format version
//!  6  2  S: length of the signature
//!  8  4  P: length of the pack
//! 12  8  id of the key, as minisign counts it
//! 20 32  the key itself, so that its fingerprint can be compared; it is trusted by nobody for standing here
//! 52  S  the signature, four lines as in a .minisig file
//!     P  the pack, to the last byte of the file
//! ```
//! Knows lengths and signatures. Gives out no byte of the pack before a key that the caller trusts has verified it, and
//! refuses to know who is trusted. All numbers are little-endian.

use std::fmt;
use std::str::FromStr;

use ct_codecs::{Base64, Decoder as _, Encoder as _};
use minisign_verify::Signature;
use thiserror::Error;

/// The first four bytes.
pub const MAGIC: [u8; 4] = *b"OTYS";
/// The newest envelope this crate reads, and the one it writes.
pub const FORMAT: u16 = 1;
/// Where the signature starts.
pub const HEAD: usize = 52;
/// A signature may have this many bytes.
pub const MAX_SIGNATURE: usize = 1_024;
/// How a public key of minisign begins.
const ALGORITHM: [u8; 2] = *b"Ed";
/// A pack from outside may have this many bytes: a region with a thousand records has a tenth of it.
pub const MAX_PAYLOAD: usize = 1 << 20;

/// Why an envelope is not opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignedError {
    /// The first bytes are not those of a signed pack.
    #[error("this is not a signed otayori pack")]
    NotSigned,
    /// An envelope from a later format. A newer app reads it.
    #[error("envelope format {found} is newer than format {FORMAT}, which this version reads")]
    TooNew {
        /// Format of the file.
        found: u16,
    },
    /// Lengths that do not add up to the file's, or a signature that is not one: cut, or damaged on the way.
    #[error("the file is cut or damaged: {what}")]
    Malformed {
        /// What is wrong.
        what: &'static str,
    },
    /// More than a pack from outside may have.
    #[error("the file is too large: {what}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
    },
    /// Signed with another key than this one.
    #[error("signed with another key")]
    OtherKey,
    /// The signature is not of these bytes.
    #[error("the signature does not fit the file")]
    Forged,
}

/// A text that is not a public key of minisign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a public key: write the line of a .pub file that begins with RW")]
pub struct KeyError;

/// The id of a key: a random number that its owner drew, good for finding a key and for nothing else. Anybody can make a
/// key with the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", u64::from_le_bytes(self.0))
    }
}

/// A public key of minisign.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    id: KeyId,
    point: [u8; 32],
    text: String,
    key: minisign_verify::PublicKey,
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey").field(&self.text).finish()
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    /// A `.pub` file, or the one line of it that counts.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let line = text.lines().map(str::trim).find(|line| line.starts_with("RW")).ok_or(KeyError)?;
        let key = minisign_verify::PublicKey::from_base64(line).map_err(|_| KeyError)?;
        let bytes = Base64::decode_to_vec(line, None).map_err(|_| KeyError)?;
        let id = bytes.get(2..10).and_then(|id| id.try_into().ok()).ok_or(KeyError)?;
        let point = bytes.get(10..42).and_then(|point| point.try_into().ok()).ok_or(KeyError)?;
        Ok(Self { id: KeyId(id), point, text: line.to_owned(), key })
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PublicKey {
    /// Its id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// A key from its two parts; `None` if no key of minisign can be made of them.
    fn from_parts(id: KeyId, point: [u8; 32]) -> Option<Self> {
        let bytes: Vec<u8> = ALGORITHM.iter().chain(&id.0).chain(&point).copied().collect();
        let text = Base64::encode_to_string(bytes).ok()?;
        let key = minisign_verify::PublicKey::from_base64(&text).ok()?;
        Some(Self { id, point, text, key })
    }

    /// Whether a text is its fingerprint, however its letters are grouped. Part of one is not one.
    pub fn has_fingerprint(&self, text: &str) -> bool {
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_hexdigit).collect() };
        let plain = text.chars().all(|c| c.is_ascii_hexdigit() || c.is_whitespace() || "-:.".contains(c));
        plain && digits(text).eq_ignore_ascii_case(&digits(&self.fingerprint()))
    }

    /// What two people compare aloud: the first half of the key itself in eight groups of four. To make another key that
    /// begins so takes 2^128 tries.
    pub fn fingerprint(&self) -> String {
        let pair = |pair: &[u8]| match pair {
            [high, low] => format!("{high:02x}{low:02x}"),
            _ => String::new(),
        };
        let groups: Vec<String> = self.point.chunks(2).take(8).map(pair).collect();
        groups.join(" ")
    }
}

/// An opened envelope whose signature nobody has verified yet.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    id: KeyId,
    point: [u8; 32],
    signature: &'a str,
    payload: &'a [u8],
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope").field("key", &self.id).field("bytes", &self.payload.len()).finish()
    }
}

impl<'a> Envelope<'a> {
    /// Looks at magic and lengths alone.
    ///
    /// # Errors
    /// [`SignedError`], never [`SignedError::Forged`] or [`SignedError::OtherKey`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, SignedError> {
        if bytes.get(..4) != Some(&MAGIC) {
            return Err(SignedError::NotSigned);
        }
        let cut = |what| SignedError::Malformed { what };
        let head = bytes.get(..HEAD).ok_or(cut("it ends in its header"))?;
        let [_, _, _, _, f0, f1, s0, s1, p0, p1, p2, p3, key @ ..] = head else {
            return Err(cut("it ends in its header"));
        };
        let (id, point) = key.split_at_checked(8).ok_or(cut("it ends in its header"))?;
        let found = u16::from_le_bytes([*f0, *f1]);
        if found > FORMAT {
            return Err(SignedError::TooNew { found });
        }
        let signature = usize::from(u16::from_le_bytes([*s0, *s1]));
        let payload = u32::from_le_bytes([*p0, *p1, *p2, *p3]) as usize;
        if signature > MAX_SIGNATURE {
            return Err(SignedError::TooLarge { what: "the signature" });
        }
        if payload > MAX_PAYLOAD {
            return Err(SignedError::TooLarge { what: "the pack" });
        }
        let rest = bytes.get(HEAD..).unwrap_or_default();
        if rest.len() != signature + payload {
            return Err(cut("its length is not the one it names"));
        }
        let (signature, payload) = rest.split_at(signature);
        let signature = std::str::from_utf8(signature).map_err(|_| cut("its signature is not text"))?;
        let id = KeyId(id.try_into().map_err(|_| cut("it ends in its header"))?);
        let point = point.try_into().map_err(|_| cut("it ends in its header"))?;
        Ok(Self { id, point, signature, payload })
    }

    /// The id of the key that is said to have signed it.
    pub fn key_id(&self) -> KeyId {
        self.id
    }

    /// The key that is said to have signed it: to be compared and trusted by a person, or by nobody.
    ///
    /// # Errors
    /// [`SignedError::Malformed`] where no key stands.
    pub fn signer(&self) -> Result<PublicKey, SignedError> {
        let none = SignedError::Malformed { what: "its key cannot be read" };
        PublicKey::from_parts(self.id, self.point).ok_or(none)
    }

    /// The pack, if this key signed it, byte for byte.
    ///
    /// # Errors
    /// [`SignedError::OtherKey`], [`SignedError::Forged`], or [`SignedError::Malformed`] for a signature that is none.
    pub fn verify(&self, key: &PublicKey) -> Result<&'a [u8], SignedError> {
        if (key.id, key.point) != (self.id, self.point) {
            return Err(SignedError::OtherKey);
        }
        let signature = Signature::decode(self.signature)
            .map_err(|_| SignedError::Malformed { what: "its signature cannot be read" })?;
        key.key.verify(self.payload, &signature, false).map_err(|_| SignedError::Forged)?;
        Ok(self.payload)
    }
}

/// Puts a pack and its signature in one file.
///
/// # Errors
/// [`SignedError::TooLarge`] beyond what [`Envelope::open`] accepts.
pub fn seal(key: &PublicKey, signature: &str, payload: &[u8]) -> Result<Vec<u8>, SignedError> {
    let too_large = |what| SignedError::TooLarge { what };
    if signature.len() > MAX_SIGNATURE {
        return Err(too_large("the signature"));
    }
    if payload.len() > MAX_PAYLOAD {
        return Err(too_large("the pack"));
    }
    let s = u16::try_from(signature.len()).map_err(|_| too_large("the signature"))?;
    let p = u32::try_from(payload.len()).map_err(|_| too_large("the pack"))?;
    let mut bytes = Vec::with_capacity(HEAD + signature.len() + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(s.to_le_bytes());
    bytes.extend(p.to_le_bytes());
    bytes.extend(key.id.0);
    bytes.extend(key.point);
    bytes.extend(signature.as_bytes());
    bytes.extend(payload);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of minisign's own documentation: a key, and its signature of the four bytes `test`.
    const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    const SIGNATURE: &str = "untrusted comment: signature from minisign secret key\nRUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\ntrusted comment: timestamp:1633700835\tfile:test\tprehashed\nwLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==\n";

    fn sealed() -> (PublicKey, Vec<u8>) {
        let key: PublicKey = KEY.parse().unwrap();
        (key.clone(), seal(&key, SIGNATURE, b"test").unwrap())
    }

    #[test]
    fn what_minisign_signed_is_verified() {
        let (key, bytes) = sealed();
        assert_eq!(Envelope::open(&bytes).unwrap().verify(&key).unwrap(), b"test");
        assert_eq!(key.id().to_string(), "E7620F1842B4E81F");
        assert_eq!(key.fingerprint(), "79a5 61e7 0ee0 8cd3 e754 c63e 9bd6 b9c3");
        let file = format!("untrusted comment: minisign public key E7620F1842B4E81F\n{KEY}\n");
        assert_eq!(file.parse::<PublicKey>().unwrap(), key);
        let print = key.fingerprint();
        for same in [print.clone(), print.to_uppercase(), print.replace(' ', ""), print.replace(' ', "-")] {
            assert!(key.has_fingerprint(&same), "{same}");
        }
        for other in [
            "",
            "79a5",
            &print[..38],
            &format!("{print} 0"),
            &print.replace('c', "d"),
            &format!("{print} no"),
        ] {
            assert!(!key.has_fingerprint(other), "{other}");
        }
        assert_eq!(Envelope::open(&bytes).unwrap().signer().unwrap(), key);
        for wrong in ["", "RW", "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO", "not a key"] {
            assert_eq!(wrong.parse::<PublicKey>(), Err(KeyError), "{wrong}");
        }
    }

    #[test]
    fn a_cut_file_is_refused_wherever_it_is_cut() {
        let (key, bytes) = sealed();
        for end in 0..bytes.len() {
            let cut = &bytes[..end];
            assert!(Envelope::open(cut).and_then(|envelope| envelope.verify(&key)).is_err(), "cut at {end}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(matches!(Envelope::open(&longer), Err(SignedError::Malformed { .. })));
    }

    #[test]
    fn no_changed_bit_passes() {
        let (key, bytes) = sealed();
        let untrusted = HEAD..HEAD + SIGNATURE.find('\n').unwrap();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut forged = bytes.clone();
                forged[at] ^= 1 << bit;
                let result = Envelope::open(&forged).and_then(|envelope| envelope.verify(&key));
                // The comment that minisign itself calls untrusted may say anything, and an older format is still read.
                let harmless = untrusted.contains(&at) || (4..6).contains(&at);
                assert!(result.is_err() || harmless, "bit {bit} of byte {at}");
                if let Ok(payload) = result {
                    assert_eq!(payload, b"test");
                }
            }
        }
    }

    #[test]
    fn caps_hold_before_anything_is_read() {
        let (_, mut bytes) = sealed();
        bytes[6..8].copy_from_slice(&u16::MAX.to_le_bytes());
        assert_eq!(Envelope::open(&bytes).unwrap_err(), SignedError::TooLarge { what: "the signature" });
        let (_, mut bytes) = sealed();
        bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Envelope::open(&bytes).unwrap_err(), SignedError::TooLarge { what: "the pack" });
        let (_, mut bytes) = sealed();
        bytes[4] = 2;
        assert_eq!(Envelope::open(&bytes).unwrap_err(), SignedError::TooNew { found: 2 });
        assert!(seal(&KEY.parse().unwrap(), SIGNATURE, &vec![0; MAX_PAYLOAD + 1]).is_err());
    }
}
