//! Regions from outside, and the keys that may bring them, in the vault.
//!
//! Knows whose key a person trusted, which files are kept, and how far the version of each key has come. What is judged of
//! a file is judged in [`crate::region::install`]; here an answer is kept, all of it or nothing. A file that no longer opens is
//! left aside with its reason: nothing is deleted for it, and nothing else waits for it.
//!
//! Start with [`Companion::regions`] and [`Companion::install_region`].

use std::collections::{BTreeMap, BTreeSet};

use otayori_pack::signed::PublicKey;
use otayori_vault::{Reading, RowId, Urgency, VaultError, Writing};
use serde::{Deserialize, Serialize};

use super::Companion;
use super::collections::{ONLY, REGION, REGION_KEYS, REGION_VERSIONS};
use super::error::CompanionError;
use super::refusal::Refusal;
use super::row::{damaged, load, store, whole};
use crate::corpus::Corpus;
use crate::region::{
    InstallError, Installed, KeyRole, Known, KnownVersion, Regions, TrustedKey, compared_key,
    compiled_in_keys, install, reopen,
};

/// Names of rows in errors.
const FILE: &str = "a region from outside";
const KEYS: &str = "the keys that may bring regions";
const VERSIONS: &str = "the versions of regions";

/// So many regions from outside are kept, and so many keys trusted.
const MOST: usize = 64;

/// The regions of one companion.
#[derive(Debug, Clone)]
pub struct CompanionRegions {
    /// What is built in and what was installed.
    pub regions: Regions,
    /// What is kept and not used, and why.
    pub aside: Vec<Aside>,
}

/// A region that is kept and not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its id; nothing where not even that can be read.
    pub region: Option<String>,
    /// Its version.
    pub version: Option<u32>,
    /// Why it is not used: [`InstallError::UnknownKey`] after its key was forgotten, [`InstallError::Older`] once the app itself
    /// knows as much, [`InstallError::NotItsRegion`] once the app itself has a region of that name,
    /// [`InstallError::Damaged`] where no copy opens.
    pub reason: InstallError,
}

/// Whose keys count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    /// As texts of minisign.
    pub(super) trusted: BTreeSet<String>,
    /// Trusted once: an older backup must not bring them back.
    pub(super) forgotten: BTreeSet<String>,
    /// How often somebody decided anew about a key: the later word holds, whatever the clocks of two phones say. Nothing for
    /// one that was trusted once and forgotten at most once.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) changes: BTreeMap<String, u32>,
}

/// A region, whose it is and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// The key, as text.
    pub(super) key: String,
    /// The region.
    pub(super) region: String,
    /// The version.
    pub(super) version: u32,
}

/// A row of a file that no longer opens.
pub(super) struct Lost {
    row: RowId,
    /// What it was, where its head still says so.
    mark: Option<Mark>,
}

/// A file that is kept.
pub(super) struct Kept {
    pub(super) row: RowId,
    pub(super) mark: Mark,
    pub(super) bytes: Vec<u8>,
}

impl Companion {
    /// What is built in, with what was installed here. What cannot be used is left aside and named; it stays where it is.
    ///
    /// # Errors
    /// [`CompanionError::Vault`] only where the vault itself does not answer.
    pub fn regions(&self, corpus: &Corpus) -> Result<CompanionRegions, CompanionError> {
        let mut regions = builtin()?;
        let mut aside = Vec::new();
        let (keys, kept, lost) = self.reads(|rows| {
            let (kept, lost) = kept(rows)?;
            Ok((read_keys(rows)?, kept, lost))
        })?;
        let built_in = regions.built_in();
        for Kept { mark, bytes, .. } in kept {
            let mut leave = |reason| {
                aside.push(Aside { region: Some(mark.region.clone()), version: Some(mark.version), reason });
            };
            match opened(&bytes, &mark, &keys.list(), corpus) {
                Err(reason) => leave(reason),
                Ok(verified) => {
                    let role = verified.listing().role;
                    let known = built_in.get(&mark.region).copied().unwrap_or(mark.version);
                    if !regions.add(verified) {
                        let region = mark.region.clone();
                        leave(match role {
                            // Built in since, or brought by a backup that nobody judged.
                            KeyRole::Trusted => InstallError::NotItsRegion { region },
                            KeyRole::CompiledIn => InstallError::Older { region, found: mark.version, known },
                        });
                    }
                }
            }
        }
        let unknown = Aside { region: None, version: None, reason: InstallError::Damaged };
        aside.extend(lost.into_iter().map(|lost| Aside {
            region: lost.mark.as_ref().map(|mark| mark.region.clone()),
            version: lost.mark.as_ref().map(|mark| mark.version),
            ..unknown.clone()
        }));
        Ok(CompanionRegions { regions, aside })
    }

    /// The regions from outside that are used, by id.
    ///
    /// # Errors
    /// As [`Companion::regions`].
    pub fn installed_regions(&self, corpus: &Corpus) -> Result<Vec<Installed>, CompanionError> {
        Ok(self.regions(corpus)?.regions.installed().into_iter().cloned().collect())
    }

    /// Takes a file from outside in, whole or not at all. `compared`: the fingerprint of its key, as a person has it from
    /// its owner by another way; with it the key is trusted from then on. Without it only a key that counts already brings a
    /// region.
    ///
    /// # Errors
    /// [`CompanionError::Region`], a sentence for the person who tried; [`InstallError::UnknownKey`] has the fingerprint to
    /// compare. Nothing was changed then.
    pub fn install_region(
        &mut self,
        bytes: &[u8],
        compared: Option<&str>,
        corpus: &Corpus,
    ) -> Result<Installed, CompanionError> {
        let built_in = builtin()?.built_in();
        self.vault.write(Urgency::Usual, |rows| {
            let before = read_keys(rows)?;
            let mut keys = before.clone();
            if let Some(fingerprint) = compared {
                keys.trust(&compared_key(bytes, fingerprint)?)?;
            }
            let (kept, lost) = kept(rows)?;
            // What lies aside may come again.
            let in_use = |kept: &Kept| opened(&kept.bytes, &kept.mark, &before.list(), corpus).is_ok();
            let in_use: BTreeSet<Mark> =
                kept.iter().filter(|kept| in_use(kept)).map(|kept| kept.mark.clone()).collect();
            let marks = marks(rows, &kept)?;
            let versions = marks.iter().map(|mark| known(mark, in_use.contains(mark))).collect();
            let verified = install(bytes, &keys.list(), &Known { built_in, versions }, corpus)?;
            let Installed { region, version, key, .. } = verified.listing();
            let mark = Mark { key: key.to_string(), region: region.clone(), version: *version };
            put(rows, &kept, &lost, mark, verified.bytes())?;
            if keys != before {
                rows.put(REGION_KEYS, ONLY, &[], &store(KEYS, &keys)?)?;
            }
            Ok(verified.listing().clone())
        })
    }

    /// Takes a region from outside away, whoever brought it, readable or not. What is built in stays, and so does what is known of its
    /// versions. False: a rotating copy could not be made again now and still has it, sealed, until the next one is made.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`].
    pub fn remove_region(&mut self, region: &str) -> Result<bool, CompanionError> {
        self.vault.write(Urgency::Usual, |rows| {
            let (kept, lost) = kept(rows)?;
            let of_it = rows_of(&kept, &lost, |mark| mark.region == region);
            if of_it.is_empty() {
                return Err(CompanionError::NotFound { what: "region from outside" });
            }
            let marks = marks(rows, &kept)?;
            put_marks(rows, marks)?;
            for row in of_it {
                rows.delete(REGION, row)?;
            }
            Ok(())
        })?;
        Ok(self.after_delete())
    }

    /// The keys whose regions count: those compiled in, then those that a person trusted.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn trusted_keys(&self) -> Result<Vec<TrustedKey>, CompanionError> {
        self.reads(|rows| Ok(read_keys(rows)?.list()))
    }

    /// Trusts a key, once a person has compared its fingerprint with its owner's.
    ///
    /// # Errors
    /// [`InstallError::OtherFingerprint`] if they differ; then it is not trusted.
    pub fn trust_key(&mut self, key: &PublicKey, compared: &str) -> Result<(), CompanionError> {
        if !key.has_fingerprint(compared) {
            return Err(InstallError::OtherFingerprint.into());
        }
        self.vault.write(Urgency::Usual, |rows| {
            let mut keys = read_keys(rows)?;
            keys.trust(key)?;
            Ok(rows.put(REGION_KEYS, ONLY, &[], &store(KEYS, &keys)?)?)
        })
    }

    /// Trusts a key no longer, by its fingerprint. What it brought is kept aside and not used.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`] if nobody trusted it here; a key that is compiled in cannot be forgotten.
    pub fn forget_key(&mut self, fingerprint: &str) -> Result<(), CompanionError> {
        self.vault.write(Urgency::Usual, |rows| {
            let mut keys = read_keys(rows)?;
            let is_it =
                |text: &&String| text.parse().is_ok_and(|key: PublicKey| key.has_fingerprint(fingerprint));
            let found = keys.trusted.iter().find(is_it).cloned();
            let key = found.ok_or(CompanionError::NotFound { what: "key that was trusted" })?;
            keys.decide(&key, false);
            Ok(rows.put(REGION_KEYS, ONLY, &[], &store(KEYS, &keys)?)?)
        })
    }
}

impl Keys {
    fn trust(&mut self, key: &PublicKey) -> Result<(), CompanionError> {
        let text = key.to_string();
        if compiled_in_keys().iter().any(|own| own.key == *key) {
            return Ok(());
        }
        if !self.trusted.contains(&text) {
            self.decide(&text, true);
        }
        if self.trusted.len() > MOST {
            let most = u32::try_from(MOST).unwrap_or(u32::MAX);
            return Err(CompanionError::Invalid { reason: Refusal::KeysFull { most } });
        }
        Ok(())
    }

    /// A person decides about a key. Only whoever comes back to a key that was forgotten is counted: of two words otherwise
    /// the one that forgets holds.
    fn decide(&mut self, key: &str, trusted: bool) {
        let changes = self.changes.get(key).copied().unwrap_or_default();
        let anew = u32::from(trusted && self.forgotten.contains(key));
        self.note(key.to_owned(), trusted, changes.saturating_add(anew));
    }

    /// Writes down what holds of a key, as somebody decided here or in a backup.
    pub(super) fn note(&mut self, key: String, trusted: bool, changes: u32) {
        self.trusted.remove(&key);
        self.forgotten.remove(&key);
        if changes > 0 {
            self.changes.insert(key.clone(), changes);
        }
        _ = if trusted { self.trusted.insert(key) } else { self.forgotten.insert(key) };
    }

    /// What holds of each key on two phones: whoever decided more often, and of as many the one that forgets.
    fn joined(&self, theirs: &Self) -> Self {
        let mut joined = self.clone();
        for key in theirs.trusted.iter().chain(&theirs.forgotten) {
            let word = |keys: &Self| {
                let changes = keys.changes.get(key).copied().unwrap_or_default();
                let said = keys.trusted.contains(key) || keys.forgotten.contains(key);
                said.then_some((changes, keys.forgotten.contains(key)))
            };
            if let Some((changes, forgotten)) = word(self).max(word(theirs)) {
                joined.note(key.clone(), !forgotten, changes);
            }
        }
        joined
    }

    /// Those that count.
    fn list(&self) -> Vec<TrustedKey> {
        let trusted = self.trusted.iter().filter_map(|text| text.parse().ok());
        let trusted = trusted.map(|key| TrustedKey { key, role: KeyRole::Trusted });
        compiled_in_keys().into_iter().chain(trusted).collect()
    }
}

fn builtin() -> Result<Regions, CompanionError> {
    Regions::builtin().map_err(|error| damaged("a region of the app", &error.to_string()))
}

/// A file as it was kept, and what it says is what it was kept as.
fn opened(
    bytes: &[u8],
    mark: &Mark,
    keys: &[TrustedKey],
    corpus: &Corpus,
) -> Result<crate::region::Verified, InstallError> {
    let verified = reopen(bytes, keys, corpus)?;
    let Installed { region, version, key, .. } = verified.listing();
    if (region, *version, key.to_string()) != (&mark.region, mark.version, mark.key.clone()) {
        return Err(InstallError::Damaged);
    }
    Ok(verified)
}

/// The files that can be read, and those that cannot. A newer companion's are left to it.
pub(super) fn kept(rows: &Reading<'_>) -> Result<(Vec<Kept>, Vec<Lost>), CompanionError> {
    let (mut kept, mut lost) = (Vec::new(), Vec::new());
    for row in rows.rows(REGION)? {
        match whole(FILE, row.head).and_then(|head| load::<Mark>(FILE, &head)) {
            Err(CompanionError::TooNew { .. }) => {}
            Err(_) => lost.push(Lost { row: row.id, mark: None }),
            Ok(mark) => match whole(FILE, row.body) {
                Ok(bytes) => kept.push(Kept { row: row.id, mark, bytes }),
                Err(_) => lost.push(Lost { row: row.id, mark: Some(mark) }),
            },
        }
    }
    kept.sort_by(|a, b| a.mark.cmp(&b.mark));
    Ok((kept, lost))
}

/// The rows of a region, of those that open and those that do not.
fn rows_of(kept: &[Kept], lost: &[Lost], is_it: impl Fn(&Mark) -> bool) -> Vec<RowId> {
    let kept = kept.iter().map(|kept| (kept.row, Some(&kept.mark)));
    let all = kept.chain(lost.iter().map(|lost| (lost.row, lost.mark.as_ref())));
    all.filter(|(_, mark)| mark.is_some_and(&is_it)).map(|(row, _)| row).collect()
}

/// Keys that cannot be read count as none: a region waits aside until its key is compared again.
pub(super) fn read_keys(rows: &Reading<'_>) -> Result<Keys, CompanionError> {
    Ok(one(rows, REGION_KEYS, KEYS)?.unwrap_or_default())
}

/// How far each key has come, whatever of it is still here.
pub(super) fn marks(rows: &Reading<'_>, kept: &[Kept]) -> Result<Vec<Mark>, CompanionError> {
    let seen: Vec<Mark> = one(rows, REGION_VERSIONS, VERSIONS)?.unwrap_or_default();
    Ok(highest(seen.into_iter().chain(kept.iter().map(|kept| kept.mark.clone()))))
}

/// Of each key and region the highest version.
fn highest(marks: impl Iterator<Item = Mark>) -> Vec<Mark> {
    let mut highest: Vec<Mark> = Vec::new();
    let mut sorted: Vec<Mark> = marks.collect();
    sorted.sort();
    for mark in sorted {
        match highest.last_mut() {
            Some(last) if (&last.key, &last.region) == (&mark.key, &mark.region) => *last = mark,
            _ => highest.push(mark),
        }
    }
    highest
}

/// Whether one key brought both, for one region.
fn is_of_one(one: &Mark, other: &Mark) -> bool {
    (&one.key, &one.region) == (&other.key, &other.region)
}

fn known(mark: &Mark, installed: bool) -> KnownVersion {
    let Mark { key, region, version } = mark.clone();
    KnownVersion { key, region, version, installed }
}

fn put_marks(rows: &mut Writing<'_>, marks: Vec<Mark>) -> Result<(), CompanionError> {
    let marks = highest(marks.into_iter());
    Ok(rows.put(REGION_VERSIONS, ONLY, &[], &store(VERSIONS, &marks)?)?)
}

/// Keeps a file in the place of what its key brought before, and how far that key has come.
fn put(
    rows: &mut Writing<'_>,
    kept: &[Kept],
    lost: &[Lost],
    mark: Mark,
    bytes: &[u8],
) -> Result<(), CompanionError> {
    let mut known = marks(rows, kept)?;
    for former in rows_of(kept, lost, |former| is_of_one(former, &mark)) {
        rows.delete(REGION, former)?;
    }
    if rows.ids(REGION)?.len() >= MOST {
        return Err(InstallError::TooLarge { what: format!("{MOST} regions") }.into());
    }
    let row = rows.random_id()?;
    rows.put(REGION, row, &store(FILE, &mark)?, bytes)?;
    known.push(mark);
    put_marks(rows, known)
}

/// The one row of a collection. What is damaged and has no copy counts as not there.
fn one<T: serde::de::DeserializeOwned>(
    rows: &Reading<'_>,
    collection: otayori_vault::Collection,
    what: &str,
) -> Result<Option<T>, CompanionError> {
    let bytes = match rows.body(collection, ONLY) {
        Err(VaultError::Damaged { .. }) => None,
        bytes => bytes?,
    };
    match bytes.map(|bytes| load(what, &bytes)).transpose() {
        Err(CompanionError::Damaged { .. }) => Ok(None),
        read => read,
    }
}

/// What of a backup came in.
#[derive(Debug, Default)]
pub(super) struct TakenIn {
    pub(super) regions: usize,
    pub(super) keys: usize,
}

/// Takes in keys, versions and files of a backup. A key that was forgotten on either side stays so, unless somebody trusted it
/// again since; a region that was removed here, or is newer here, stays as it is. A file is judged when it is opened, as every
/// other.
pub(super) fn take_in(
    rows: &mut Writing<'_>,
    theirs: &Keys,
    versions: &[Mark],
    files: &[(Mark, Vec<u8>)],
) -> Result<TakenIn, CompanionError> {
    let mut taken = TakenIn::default();
    let before = read_keys(rows)?;
    let keys = before.joined(theirs);
    if keys != before && keys.trusted.len() <= MOST {
        taken.keys = keys.trusted.difference(&before.trusted).count();
        rows.put(REGION_KEYS, ONLY, &[], &store(KEYS, &keys)?)?;
    }
    for (mark, bytes) in files {
        let (kept, lost) = kept(rows)?;
        let known = marks(rows, &kept)?;
        let reached = known.iter().find(|known| is_of_one(known, mark));
        // What is lost here comes back from there.
        let again = lost.iter().any(|lost| lost.mark.as_ref() == Some(mark));
        let in_its_place = rows_of(&kept, &lost, |former| is_of_one(former, mark)).len();
        let has_room = rows.ids(REGION)?.len() - in_its_place < MOST;
        let is_newer =
            |reached: &Mark| reached.version < mark.version || (again && reached.version == mark.version);
        if reached.is_none_or(is_newer) && has_room {
            put(rows, &kept, &lost, mark.clone(), bytes)?;
            taken.regions += 1;
        }
    }
    let (kept, _) = kept(rows)?;
    let known = marks(rows, &kept)?;
    let all = highest(known.iter().chain(versions).cloned());
    if all != known {
        put_marks(rows, all)?;
    }
    Ok(taken)
}
