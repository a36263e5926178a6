//! What the vault itself remembers, one sealed value each: the envelope's generation, wrong PINs, the last copy, and how
//! many rows each collection should have.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use crate::entropy::Entropy;
use crate::seal::{Place, Sealer, Torn};
use crate::{RowId, VaultError};

/// The generation of the envelope that the last change of a slot wrote.
pub(crate) const GENERATION: u16 = 1;
/// Wrong PINs: see [`Tries`](crate::pin).
pub(crate) const TRIES: u16 = 2;
/// Recovery words were offered and refused.
pub(crate) const RECOVERY_REFUSED: u16 = 3;
/// Number and day of the last copy.
pub(crate) const LAST_COPY: u16 = 4;
const MANIFESTS: u16 = 0x100;

pub(crate) fn get(database: &Connection, sealer: &Sealer, name: u16) -> Result<Option<Vec<u8>>, VaultError> {
    let value: Option<Vec<u8>> = database
        .prepare_cached("SELECT sealed FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    value.map(|value| sealer.open(Place::setting(name), &value).map_err(unreadable)).transpose()
}

fn unreadable(torn: Torn) -> VaultError {
    match torn {
        Torn::Damaged => VaultError::database("a setting does not open"),
        Torn::TooNew(found) => VaultError::TooNew { found: found.into() },
    }
}

/// A setting, sealed: to be put into the table by whoever writes.
pub(crate) fn seal(
    sealer: &Sealer,
    name: u16,
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, VaultError> {
    sealer.seal(Place::setting(name), plain, entropy)
}

pub(crate) fn put_sealed(database: &Connection, name: u16, sealed: &[u8]) -> Result<(), VaultError> {
    database
        .prepare_cached(
            "INSERT INTO settings (name, sealed) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
        )?
        .execute((name, sealed))?;
    Ok(())
}

/// How many rows a collection should have, and their ids folded into one: a row that damage has hidden is missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    count: u64,
    folded: RowId,
}

impl Manifest {
    pub(crate) fn add(&mut self, id: &RowId) {
        self.count = self.count.wrapping_add(1);
        self.fold(id);
    }

    pub(crate) fn remove(&mut self, id: &RowId) {
        self.count = self.count.wrapping_sub(1);
        self.fold(id);
    }

    fn fold(&mut self, id: &RowId) {
        for (byte, other) in self.folded.iter_mut().zip(id) {
            *byte ^= other;
        }
    }

    pub(crate) fn count_of_rows(self) -> u64 {
        self.count
    }

    pub(crate) fn name(collection: u8) -> u16 {
        MANIFESTS + u16::from(collection)
    }

    pub(crate) fn encode(self) -> Vec<u8> {
        [self.count.to_le_bytes().as_slice(), &self.folded].concat()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (count, folded) = bytes.split_first_chunk()?;
        Some(Self { count: u64::from_le_bytes(*count), folded: folded.try_into().ok()? })
    }

    pub(crate) fn read(database: &Connection, sealer: &Sealer, collection: u8) -> Result<Self, VaultError> {
        match get(database, sealer, Self::name(collection))? {
            Some(bytes) => {
                Self::decode(&bytes).ok_or_else(|| VaultError::database("a count of rows that is none"))
            }
            None => Ok(Self::default()),
        }
    }

    /// What is there.
    pub(crate) fn count(database: &Connection) -> Result<BTreeMap<u8, Self>, VaultError> {
        let mut found: BTreeMap<u8, Self> = BTreeMap::new();
        let mut statement = database.prepare("SELECT collection, id FROM heads")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().add(&row.get(1)?);
        }
        Ok(found)
    }
}

/// Whether every setting opens, and the rows that should be there are.
pub(crate) fn check(database: &Connection, sealer: &Sealer) -> Result<(), VaultError> {
    // One moment: another process that writes between count and comparison is not damage.
    let database = &*Transaction::new_unchecked(database, TransactionBehavior::Deferred)?;
    let mut found = Manifest::count(database)?;
    let mut statement = database.prepare("SELECT name FROM settings")?;
    let mut names = statement.query(())?;
    while let Some(row) = names.next()? {
        let name: u16 = row.get(0)?;
        let value = get(database, sealer, name)?.unwrap_or_default();
        if let Some(collection) = name.checked_sub(MANIFESTS) {
            let collection =
                u8::try_from(collection).map_err(|_| VaultError::database("an unknown setting"))?;
            if Manifest::decode(&value) != Some(found.remove(&collection).unwrap_or_default()) {
                return Err(VaultError::database("rows are missing"));
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(VaultError::database("rows that nobody put there")) }
}
