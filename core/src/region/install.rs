//! Taking in a region from outside.
//!
//! Knows signatures, versions and what a region may not do. A pure function: bytes and what is known here go in, what to
//! store or a reason comes out, and nothing is half installed. Where it is kept is for the vault.
//!
//! A key that is compiled in may bring a newer form of a region that is built in. A key that a person trusted, by
//! comparing its fingerprint, brings regions of its own and speaks for no other.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use otayori_pack::region::{Dated, GENERIC, Maintainer, Records, RegionError};
use otayori_pack::signed::{Envelope, PublicKey, SignedError};
use otayori_pack::{Pack, SlotId};
use thiserror::Error;

use super::fresh::{check_dates, checked_on, expires_on};
use super::{Layer, Regions};
use crate::corpus::{Corpus, CorpusError};

/// Public keys compiled into this library. None yet: the project has not given out a region by itself.
const KEYS: [&str; 0] = [];

/// The keys compiled into this library.
pub fn compiled_in_keys() -> Vec<TrustedKey> {
    let keys = KEYS.iter().filter_map(|text| text.parse().ok());
    keys.map(|key| TrustedKey { key, role: KeyRole::CompiledIn }).collect()
}

/// Why a key is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyRole {
    /// It is compiled in: the project's own.
    CompiledIn,
    /// A person compared its fingerprint and said yes.
    Trusted,
}

/// A key whose signature counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    /// The key.
    pub key: PublicKey,
    /// Why it counts.
    pub role: KeyRole,
}

/// The highest version of a region that a key ever brought here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownVersion {
    /// The key, as text.
    pub key: String,
    /// The region.
    pub region: String,
    /// The version.
    pub version: u32,
    /// Whether it is still here: after a removal the same version may come again.
    pub installed: bool,
}

/// What is known here before something is installed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Versions of the regions that are built in, by id ([`Regions::built_in`]).
    pub built_in: BTreeMap<String, u32>,
    /// What came from outside.
    pub versions: Vec<KnownVersion>,
}

/// Why a file is not taken. Each is something a person can do; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InstallError {
    /// Not a region that somebody signed: another file, or one without a signature.
    #[error("This file is not a signed region of Otayori. Ask for the file that ends in .otayori.")]
    NotASignedRegion,
    /// Cut or changed on the way.
    #[error("This file is damaged or was cut on the way. Ask for it again.")]
    Damaged,
    /// The signature is not of this file: somebody changed it.
    #[error("The signature does not fit: this file is not as its maintainer made it. Do not use it.")]
    Forged,
    /// The key is neither compiled in nor trusted here. The file is as that key made it, whoever's it is.
    #[error(
        "Nobody here knows the key that signed this file ({fingerprint}). Compare this fingerprint with its owner first."
    )]
    UnknownKey {
        /// The key's fingerprint, to be compared by a person.
        fingerprint: String,
    },
    /// What somebody compared is not the fingerprint of the key that signed the file.
    #[error("The fingerprint is another one: this file is not from the owner of that key. Do not use it.")]
    OtherFingerprint,
    /// For a newer companion.
    #[error("This file is for a newer version of the app. Update the app first.")]
    TooNew,
    /// More than a region may hold.
    #[error("This file is too large for a region ({what}). Ask its maintainer.")]
    TooLarge {
        /// What is too large.
        what: String,
    },
    /// Signed, and still not a region that can be read.
    #[error("This region has a mistake in it ({reason}). Tell its maintainer.")]
    Mistake {
        /// What is wrong, for the maintainer.
        reason: String,
    },
    /// An earlier version than one that was here.
    #[error("This is version {found} of {region}; version {known} was here already. Ask for a newer one.")]
    Older {
        /// The region.
        region: String,
        /// Version of the file.
        found: u32,
        /// Version known here.
        known: u32,
    },
    /// The very version that is here.
    #[error("Version {version} of {region} is already here. Nothing to do.")]
    AlreadyHere {
        /// The region.
        region: String,
        /// The version.
        version: u32,
    },
    /// A region that is built in and for which this key does not speak.
    #[error("{region} belongs to the app itself; this key may bring regions of its own only.")]
    NotItsRegion {
        /// The region.
        region: String,
    },
    /// None of its languages is spoken here.
    #[error("Its languages ({languages}) are not in this app.")]
    Languages {
        /// Their tags.
        languages: String,
    },
    /// It would replace a text that carries a safety fact.
    #[error(
        "It would replace {slot}, which carries a safety fact. A region may add to it and not replace it."
    )]
    Safety {
        /// The slot.
        slot: String,
    },
}

impl From<SignedError> for InstallError {
    fn from(error: SignedError) -> Self {
        match error {
            SignedError::NotSigned | SignedError::OtherKey => Self::NotASignedRegion,
            SignedError::TooNew { .. } => Self::TooNew,
            SignedError::Malformed { .. } => Self::Damaged,
            SignedError::TooLarge { what } => Self::TooLarge { what: what.to_owned() },
            SignedError::Forged => Self::Forged,
        }
    }
}

impl From<RegionError> for InstallError {
    fn from(error: RegionError) -> Self {
        match error {
            RegionError::TooNew { .. } | RegionError::Pack(otayori_pack::PackError::TooNew { .. }) => {
                Self::TooNew
            }
            RegionError::TooLarge { what }
            | RegionError::Pack(otayori_pack::PackError::TooLarge { what, .. }) => {
                Self::TooLarge { what: what.to_owned() }
            }
            RegionError::NotARegion => Self::NotASignedRegion,
            error => Self::Mistake { reason: error.to_string() },
        }
    }
}

impl From<CorpusError> for InstallError {
    fn from(error: CorpusError) -> Self {
        Self::Mistake { reason: error.to_string() }
    }
}

/// What a list of installed regions shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The region.
    pub region: String,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: Maintainer,
    /// The key that signed it.
    pub key: PublicKey,
    /// Why that key counts.
    pub role: KeyRole,
    /// The last day on which somebody looked at one of its sources.
    pub checked_on: NaiveDate,
    /// The last day on which none of its records is over its term, emergency numbers left aside.
    pub expires_on: Option<NaiveDate>,
}

/// A region whose signature, version and contents were found good.
#[derive(Debug, Clone)]
pub struct Verified {
    bytes: Vec<u8>,
    records: Records,
    listing: Installed,
}

impl Verified {
    /// The whole file, signature and all: what to store, and to give to [`reopen`] at the next start.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What a list shows of it.
    pub fn listing(&self) -> &Installed {
        &self.listing
    }

    /// What to remember about versions once it is stored.
    pub fn version(&self) -> KnownVersion {
        KnownVersion {
            key: self.listing.key.to_string(),
            region: self.listing.region.clone(),
            version: self.listing.version,
            installed: true,
        }
    }
}

/// The key that signed a file, once a person has compared its fingerprint.
///
/// # Errors
/// [`InstallError::OtherFingerprint`]; and what is wrong with the file.
pub fn compared_key(bytes: &[u8], fingerprint: &str) -> Result<PublicKey, InstallError> {
    let envelope = Envelope::open(bytes)?;
    let key = envelope.signer()?;
    if !key.has_fingerprint(fingerprint) {
        return Err(InstallError::OtherFingerprint);
    }
    envelope.verify(&key)?;
    Ok(key)
}

/// Looks at a file from outside and says whether it may be stored.
///
/// # Errors
/// [`InstallError`]: a sentence for the person who tried.
pub fn install(
    bytes: &[u8],
    trusted: &[TrustedKey],
    known: &Known,
    corpus: &Corpus,
) -> Result<Verified, InstallError> {
    let verified = reopen(bytes, trusted, corpus)?;
    let Installed { region, version, key, role, .. } = &verified.listing;
    let older = |known: u32| InstallError::Older { region: region.clone(), found: *version, known };
    if let Some(built_in) = known.built_in.get(region) {
        if *role != KeyRole::CompiledIn {
            return Err(InstallError::NotItsRegion { region: region.clone() });
        }
        if version <= built_in {
            return Err(older(*built_in));
        }
    }
    let key = key.to_string();
    let seen = known.versions.iter().filter(|seen| seen.key == key && seen.region == *region);
    if let Some(seen) = seen.max_by_key(|seen| seen.version) {
        if *version < seen.version {
            return Err(older(seen.version));
        }
        if *version == seen.version && seen.installed {
            return Err(InstallError::AlreadyHere { region: region.clone(), version: *version });
        }
    }
    Ok(verified)
}

/// Opens what was stored: the same checks but for the version. A key that is no longer trusted opens nothing.
///
/// # Errors
/// [`InstallError`].
pub fn reopen(bytes: &[u8], trusted: &[TrustedKey], corpus: &Corpus) -> Result<Verified, InstallError> {
    let envelope = Envelope::open(bytes)?;
    let key = envelope.signer()?;
    let payload = envelope.verify(&key)?;
    let signer = trusted.iter().find(|trusted| trusted.key == key);
    let Some(signer) = signer else {
        return Err(InstallError::UnknownKey { fingerprint: key.fingerprint() });
    };
    let pack = Pack::open(payload.to_vec()).map_err(RegionError::from)?;
    let records = Records::read(&pack)?;
    check_dates(&records)?;
    check(&records, corpus)?;
    let listing = listing(&records, signer);
    Ok(Verified { bytes: bytes.to_vec(), records, listing })
}

/// What a region may not do.
fn check(records: &Records, corpus: &Corpus) -> Result<(), InstallError> {
    let region = &records.region;
    // What it lies in follows from its id; a parent somewhere else would be asked for nobody.
    let lies_in = |parent: &String| parent == GENERIC || region.id.starts_with(&format!("{parent}-"));
    if !region.parent.as_ref().is_some_and(lies_in) && region.id != GENERIC {
        return Err(InstallError::Mistake { reason: format!("{} does not lie in its parent", region.id) });
    }
    let here = |tag: &String| corpus.languages().iter().any(|row| row.tag == *tag);
    if !region.languages.iter().any(here) {
        return Err(InstallError::Languages { languages: region.languages.join(", ") });
    }
    for name in records.texts.keys().filter(|name| !records.letters.contains_key(*name)) {
        let neither = || InstallError::Mistake {
            reason: format!("{name} is neither a letter of this region nor of the app"),
        };
        let slot: SlotId = name.parse().map_err(|_| neither())?;
        if slot.is_of_a_region() {
            return Err(neither());
        }
        if corpus.slot(&slot)?.is_some_and(|slot| !slot.safety.is_empty()) {
            return Err(InstallError::Safety { slot: name.clone() });
        }
    }
    Ok(())
}

fn listing(records: &Records, signer: &TrustedKey) -> Installed {
    fn dates<R: Dated>(records: &[R]) -> impl Iterator<Item = (NaiveDate, Option<NaiveDate>)> {
        records.iter().map(|record| (checked_on(record), expires_on(record)))
    }
    let letters: Vec<_> = records.letters.values().cloned().collect();
    let lines: Vec<_> = records.lines.iter().filter(|line| !line.emergency).cloned().collect();
    let terms = dates(&lines).chain(dates(&records.deadlines)).chain(dates(&records.cards));
    let terms: Vec<_> = terms.chain(dates(&letters)).collect();
    let looked = records.lines.iter().map(checked_on).chain(terms.iter().map(|(checked, _)| *checked));
    Installed {
        region: records.region.id.clone(),
        version: records.region.version,
        maintainer: records.region.maintainer.clone(),
        key: signer.key.clone(),
        role: signer.role,
        checked_on: looked.max().unwrap_or_default(),
        expires_on: terms.iter().filter_map(|(_, expires)| *expires).min(),
    }
}

impl Regions {
    /// The regions that are built in, with their versions.
    pub fn built_in(&self) -> BTreeMap<String, u32> {
        let built_in = self.layers.values().flatten().filter(|layer| layer.installed.is_none());
        built_in.map(|layer| (layer.records.region.id.clone(), layer.records.region.version)).collect()
    }

    /// Adds a region from outside. It is asked before what is built in under the same id; of one key and id only the newest
    /// stays. False: what is built in is as new or newer, and stands alone; an app that has caught up since knows better. False
    /// also for a key that a person trusted and a region that is built in: it speaks for its own regions only.
    pub fn add(&mut self, verified: Verified) -> bool {
        let Verified { records, listing, .. } = verified;
        self.remove(&listing.region, &listing.key);
        let layers = self.layers.entry(listing.region.clone()).or_default();
        let mut built_in = layers.iter().filter(|layer| layer.installed.is_none());
        let stays_out = built_in.any(|layer| {
            listing.role != KeyRole::CompiledIn || layer.records.region.version >= listing.version
        });
        if !stays_out {
            layers.insert(0, Arc::new(Layer { records, installed: Some(listing) }));
        }
        !stays_out
    }

    /// Takes a region of a key away again. What is built in stays.
    pub fn remove(&mut self, region: &str, key: &PublicKey) -> bool {
        let Some(layers) = self.layers.get_mut(region) else { return false };
        let before = layers.len();
        layers.retain(|layer| layer.installed.as_ref().is_none_or(|installed| installed.key != *key));
        let removed = layers.len() < before;
        if layers.is_empty() {
            self.layers.remove(region);
        }
        removed
    }

    /// The regions that came from outside, by id.
    pub fn installed(&self) -> Vec<&Installed> {
        self.layers.values().flatten().filter_map(|layer| layer.installed.as_ref()).collect()
    }
}
