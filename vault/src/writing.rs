//! One change of the vault: everything in it or nothing. Knows rows; does not know when it is written, nor how often.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use rusqlite::Connection;

use crate::entropy::Entropy;
use crate::error::Part;
use crate::reading::{Collection, Reading};
use crate::seal::Place;
use crate::settings::{self, Manifest};
use crate::{RowId, VaultError};

/// How much a change matters on a full disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// As usual: [`VaultError::Full`] and nothing has happened.
    Usual,
    /// An ending, a pause, a wrong PIN: the reserve is given up for it.
    MustHold,
}

/// A step of a change, sealed: on a full disk all of them are done once more, after the reserve has been given up.
enum Step {
    Put { part: Part, collection: u8, id: RowId, sealed: Vec<u8> },
    Delete { collection: u8, id: RowId },
    Setting { name: u16, sealed: Vec<u8> },
}

impl Step {
    fn take(&self, database: &Connection) -> Result<(), VaultError> {
        match self {
            Self::Put { part, collection, id, sealed } => {
                let sql = match part {
                    Part::Head => include_str!("sql/put_head.sql"),
                    Part::Body => include_str!("sql/put_body.sql"),
                };
                database.prepare_cached(sql)?.execute((collection, id, sealed))?;
                if *part == Part::Head {
                    let back = "DELETE FROM gone WHERE collection = ?1 AND id = ?2";
                    database.prepare_cached(back)?.execute((collection, id))?;
                }
            }
            Self::Delete { collection, id } => {
                for sql in [
                    "DELETE FROM bodies WHERE collection = ?1 AND id = ?2",
                    "DELETE FROM heads WHERE collection = ?1 AND id = ?2",
                    "INSERT INTO gone (collection, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                ] {
                    database.prepare_cached(sql)?.execute((collection, id))?;
                }
            }
            Self::Setting { name, sealed } => settings::put_sealed(database, *name, sealed)?,
        }
        Ok(())
    }
}

/// A change in the making. Given out by [`Vault::write`](crate::Vault::write); reads what it has written.
pub struct Writing<'a> {
    reading: Reading<'a>,
    entropy: &'a mut dyn Entropy,
    manifests: BTreeMap<u8, Manifest>,
    steps: Steps,
    /// A step failed. Whoever passes over the error must not have half of a change kept.
    broken: bool,
}

/// What a change has done so far.
#[derive(Default)]
pub(crate) struct Steps(Vec<Step>);

impl Steps {
    /// All of them again.
    pub(crate) fn take(&self, database: &Connection) -> Result<(), VaultError> {
        self.0.iter().try_for_each(|step| step.take(database))
    }

    pub(crate) fn delete_anything(&self) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Delete { .. }))
    }
}

impl fmt::Debug for Writing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Writing(…)")
    }
}

impl<'a> Deref for Writing<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reading
    }
}

impl<'a> Writing<'a> {
    pub(crate) fn new(reading: Reading<'a>, entropy: &'a mut dyn Entropy) -> Self {
        Self { reading, entropy, manifests: BTreeMap::new(), steps: Steps::default(), broken: false }
    }

    /// Puts a row, new or in the place of the one with this id.
    ///
    /// # Errors
    /// [`VaultError::Locked`]; [`VaultError::Invalid`] for 4 GiB and more; storage errors.
    pub fn put(
        &mut self,
        collection: Collection,
        id: RowId,
        head: &[u8],
        body: &[u8],
    ) -> Result<(), VaultError> {
        if collection.number == 0 {
            return Err(VaultError::Invalid { reason: "collections are numbered from 1" });
        }
        self.reading.sealers.of(collection.key)?;
        if !self.is_there(collection, id)? {
            self.manifest(collection)?.add(&id);
        }
        self.put_part(collection, Part::Head, id, head)?;
        self.put_part(collection, Part::Body, id, body)
    }

    /// Puts another head to a row that is there.
    ///
    /// # Errors
    /// As [`Writing::put`]; [`VaultError::Invalid`] if there is no such row.
    pub fn put_head(&mut self, collection: Collection, id: RowId, head: &[u8]) -> Result<(), VaultError> {
        self.must_be_there(collection, id)?;
        self.put_part(collection, Part::Head, id, head)
    }

    /// Puts another body to a row that is there.
    ///
    /// # Errors
    /// As [`Writing::put`]; [`VaultError::Invalid`] if there is no such row.
    pub fn put_body(&mut self, collection: Collection, id: RowId, body: &[u8]) -> Result<(), VaultError> {
        self.must_be_there(collection, id)?;
        self.put_part(collection, Part::Body, id, body)
    }

    /// Deletes a row: its bytes are overwritten. True if there was one. Needs no key. The rotating copies still have it
    /// until [`Vault::make_copy`](crate::Vault::make_copy) is called.
    ///
    /// # Errors
    /// Storage errors.
    pub fn delete(&mut self, collection: Collection, id: RowId) -> Result<bool, VaultError> {
        let there = self.is_there(collection, id)?;
        if there {
            self.manifest(collection)?.remove(&id);
            self.step(Step::Delete { collection: collection.number, id })?;
        }
        Ok(there)
    }

    /// 16 random bytes: an id for a new row.
    ///
    /// # Errors
    /// [`VaultError::Storage`] if the system has none to give.
    pub fn random_id(&mut self) -> Result<RowId, VaultError> {
        crate::entropy::random(self.entropy)
    }

    fn must_be_there(&self, collection: Collection, id: RowId) -> Result<(), VaultError> {
        self.reading.sealers.of(collection.key)?;
        if self.is_there(collection, id)? {
            Ok(())
        } else {
            Err(VaultError::Invalid { reason: "there is no such row" })
        }
    }

    fn put_part(
        &mut self,
        collection: Collection,
        part: Part,
        id: RowId,
        plain: &[u8],
    ) -> Result<(), VaultError> {
        let with = self.reading.sealers.of(collection.key)?;
        let sealed = with.seal(Place::row(collection.number, part, id), plain, self.entropy)?;
        self.step(Step::Put { part, collection: collection.number, id, sealed })
    }

    /// A setting of the vault's own.
    pub(crate) fn put_setting(&mut self, name: u16, plain: &[u8]) -> Result<(), VaultError> {
        let sealed = settings::seal(&self.reading.sealers.family, name, plain, self.entropy)?;
        self.step(Step::Setting { name, sealed })
    }

    fn manifest(&mut self, collection: Collection) -> Result<&mut Manifest, VaultError> {
        let number = collection.number;
        if let std::collections::btree_map::Entry::Vacant(place) = self.manifests.entry(number) {
            place.insert(Manifest::read(self.reading.database, &self.reading.sealers.family, number)?);
        }
        Ok(self.manifests.entry(number).or_default())
    }

    fn step(&mut self, step: Step) -> Result<(), VaultError> {
        let taken = step.take(self.reading.database);
        self.broken |= taken.is_err();
        self.steps.0.push(step);
        taken
    }

    /// The counts of rows go in last. What was done is given back, to be done again if it must be.
    pub(crate) fn finish(mut self) -> Result<Steps, VaultError> {
        if self.broken {
            return Err(VaultError::Invalid { reason: "a part of the change had failed" });
        }
        for (collection, manifest) in std::mem::take(&mut self.manifests) {
            self.put_setting(Manifest::name(collection), &manifest.encode())?;
        }
        Ok(self.steps)
    }
}

impl Writing<'_> {
    /// The copies are made: what was deleted before is in neither.
    pub(crate) fn copied(&mut self, label: &[u8], gone: &[(u8, RowId)]) -> Result<(), VaultError> {
        for (collection, id) in gone {
            let sql = "DELETE FROM gone WHERE collection = ?1 AND id = ?2";
            self.reading.database.prepare_cached(sql)?.execute((collection, id))?;
        }
        self.put_setting(settings::LAST_COPY, label)
    }
}
