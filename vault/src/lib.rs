//! The vault: bytes under keys, in one folder, sealed. It knows rows, files, keys, a PIN and recovery words. It refuses
//! to know what is in them, what day it is, and what a phone is.
//!
//! What it promises is in `docs/threat-model.md`, what its files look like in `docs/formats/vault.md`. In short: a copy
//! of the folder is worthless without the device key, and for the journal without the PIN; what was answered is on the
//! disk; nothing is deleted or made again because it could not be read.
//!
//! ```
//! use otayori_vault::{Collection, DeviceKey, KeyKind, Urgency, Vault, VaultError};
//!
//! const LETTERS: Collection = Collection::new(1, KeyKind::Family);
//!
//! # let home = tempfile::tempdir().unwrap();
//! # let folder = home.path();
//! let key = DeviceKey::new([7; 32]); // from the phone's key store
//! let mut vault = Vault::open(folder, Some(&key))?;
//! let id = vault.random_id()?;
//! vault.write(Urgency::Usual, |writing| writing.put(LETTERS, id, b"a head", b"a body"))?;
//! assert_eq!(vault.read(|reading| reading.body(LETTERS, id))?.as_deref(), Some(&b"a body"[..]));
//! # Ok::<(), VaultError>(())
//! ```
//!
//! Start reading at [`Vault::open`] and [`Vault::write`].

mod chunks;
mod copies;
mod database;
mod disk;
mod entropy;
mod envelope;
mod erase;
mod error;
mod files;
mod folder;
mod keys;
mod lock;
mod mending;
mod open;
mod padding;
mod pin;
mod reading;
mod recovery;
mod repair;
mod seal;
mod settings;
mod vault;
mod writing;

#[cfg(feature = "seams")]
#[doc(hidden)]
pub use entropy::Seeded;
pub use entropy::{Entropy, OsEntropy};
pub use erase::erase;
pub use error::{Damage, Part, Refusal, VaultError};
pub use keys::{DeviceKey, KeyKind};
pub use open::has_recovery;
pub use pin::{PinState, Uptime};
pub use reading::{Collection, PartOfRow, Reading, Row, RowDamaged, Source};
pub use recovery::{RecoveryWords, WORDS, WordLanguage};
pub use repair::{Repaired, RowPart};
pub use vault::{Condition, Vault};
pub use writing::{Urgency, Writing};

/// The name of a row or a file: 16 random bytes. It is not sealed and must say nothing.
pub type RowId = [u8; 16];
