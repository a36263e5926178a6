//! What a mended database is put together from: every part of every row, from the newest file in which it is whole.
//! Knows files in their order; does not know how one takes the place of another.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OpenFlags};

use crate::entropy::Entropy;
use crate::error::Part;
use crate::keys::KeyKind;
use crate::reading::{Collection, Sealers, find};
use crate::repair::{Repaired, RowPart};
use crate::seal::{Place, Sealer, check, stamped};
use crate::settings::{self, GENERATION, Manifest};
use crate::vault::Vault;
use crate::{RowId, VaultError, copies, database};

/// One file that rows are taken from. The damaged database comes first: what opens there is the newest.
pub(crate) struct Source {
    pub(crate) database: Connection,
    pub(crate) copy: bool,
}

/// A mended database in the making.
pub(crate) struct Mending {
    sealers: Sealers,
    pub(crate) sources: Vec<Source>,
    pub(crate) mended: Connection,
    gone: BTreeSet<(u8, RowId)>,
    /// The counts of rows, as the damaged database has them.
    expected: BTreeMap<u8, Manifest>,
    pub(crate) done: Repaired,
}

impl Mending {
    pub(crate) fn new(vault: &Vault) -> Result<Self, VaultError> {
        let family = &vault.sealers.family;
        let mut sources = Vec::new();
        // Not opened for the usual work: nothing of it is changed, and what is damaged may stay so.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if let Ok(database) = Connection::open_with_flags(vault.folder.database(), flags)
            && is_ours(&database, family, vault.id)
        {
            // One moment, as far as the damage lets SQLite begin one.
            let _ = database.execute_batch("BEGIN");
            sources.push(Source { database, copy: false });
        }
        for copy in copies::all(&vault.folder, family) {
            sources.push(Source { database: copy.database, copy: true });
        }
        if sources.is_empty() {
            return Err(VaultError::database("there is nothing to mend it from"));
        }
        let mended = database::make(&vault.folder.mending(), vault.id)?;
        let gone = sources.first().filter(|source| !source.copy).map(|source| gone(&source.database));
        Ok(Self {
            sealers: vault.sealers.clone(),
            sources,
            mended,
            gone: gone.unwrap_or_default(),
            expected: BTreeMap::new(),
            done: Repaired::default(),
        })
    }

    pub(crate) fn heads(&mut self) -> Result<(), VaultError> {
        let mut known: BTreeSet<(u8, RowId)> = BTreeSet::new();
        let mut complete: BTreeSet<u8> = BTreeSet::new();
        for source in &self.sources {
            let ids = ids(&source.database);
            if source.copy {
                // A row that only a copy has was lost, unless it was deleted: where no row is missing, it was.
                known.extend(
                    ids.into_iter().filter(|id| !complete.contains(&id.0) && !self.gone.contains(id)),
                );
            } else {
                let mut found: BTreeMap<u8, Manifest> = BTreeMap::new();
                for (collection, id) in &ids {
                    found.entry(*collection).or_default().add(id);
                }
                for collection in 0..=u8::MAX {
                    if let Ok(manifest) = Manifest::read(&source.database, &self.sealers.family, collection) {
                        self.expected.insert(collection, manifest);
                        if manifest == found.remove(&collection).unwrap_or_default() {
                            complete.insert(collection);
                        }
                    }
                }
                known.extend(ids);
            }
        }
        for (collection, id) in known {
            self.part(Part::Head, collection, id)?;
        }
        Ok(())
    }

    /// A head that says nothing is made again where the body is whole: a row must not be lost with it.
    pub(crate) fn empty_heads(
        &mut self,
        of: &[Collection],
        entropy: &mut dyn Entropy,
    ) -> Result<(), VaultError> {
        for lost in std::mem::take(&mut self.done.lost) {
            let (collection, id) = (lost.collection, lost.id);
            let known = of.iter().find(|known| known.number == collection);
            let sealer = known.and_then(|known| self.sealers.of(known.key).ok());
            let Some(sealer) = sealer.filter(|_| self.newest(Part::Body, collection, &id).is_some()) else {
                self.done.lost.push(lost);
                continue;
            };
            let head = sealer.seal(Place::row(collection, Part::Head, id), &[], &mut *entropy)?;
            put(&self.mended, Part::Head, collection, &id, &head)?;
        }
        Ok(())
    }

    /// What is there, against what should be.
    pub(crate) fn count(&mut self) -> Result<(), VaultError> {
        let mended = Manifest::count(&self.mended)?;
        let rows = |manifests: &BTreeMap<u8, Manifest>| {
            manifests.values().copied().map(Manifest::count_of_rows).sum::<u64>()
        };
        self.done.rows = rows(&mended);
        let is_there = |(collection, expected): (&u8, &Manifest)| {
            (*expected == mended.get(collection).copied().unwrap_or_default()).then_some(*collection)
        };
        let complete: BTreeSet<u8> = self.expected.iter().filter_map(is_there).collect();
        // Where every row is that should be, an id that belongs to none is the turned bit itself.
        self.done.lost.retain(|lost| !complete.contains(&lost.collection));
        let named = self.done.lost.len() as u64;
        self.done.missing = u64::saturating_sub(rows(&self.expected), self.done.rows + named);
        self.done.complete = complete;
        Ok(())
    }

    pub(crate) fn bodies(&mut self) -> Result<(), VaultError> {
        for (collection, id) in ids(&self.mended) {
            self.part(Part::Body, collection, id)?;
        }
        Ok(())
    }

    fn part(&mut self, part: Part, collection: u8, id: RowId) -> Result<(), VaultError> {
        let lost = RowPart { collection, id, part };
        let Some((sealed, from_copy)) = self.newest(part, collection, &id) else {
            self.done.lost.push(lost);
            return Ok(());
        };
        put(&self.mended, part, collection, &id, &sealed)?;
        if from_copy {
            self.done.from_copies.push(lost);
        }
        Ok(())
    }

    /// A part as the newest source has it in which it is whole, and whether that is a copy.
    fn newest(&self, part: Part, collection: u8, id: &RowId) -> Option<(Vec<u8>, bool)> {
        self.sources.iter().find_map(|source| {
            let sealed = find(&source.database, part, collection, id).ok()??;
            let whole = whole(&self.sealers, Place::row(collection, part, *id), sealed)?;
            Some((whole, source.copy))
        })
    }
}

fn put(to: &Connection, part: Part, collection: u8, id: &RowId, sealed: &[u8]) -> Result<(), VaultError> {
    let sql = match part {
        Part::Head => include_str!("sql/put_head.sql"),
        Part::Body => include_str!("sql/put_body.sql"),
    };
    to.prepare_cached(sql)?.execute((collection, id, sealed))?;
    Ok(())
}

/// By its id; where that cannot be read, by a setting that our key opens.
fn is_ours(database: &Connection, family: &Sealer, id: RowId) -> bool {
    let opens = || matches!(settings::get(database, family, GENERATION), Ok(Some(_)));
    database::vault_id(database).map_or_else(|_| opens(), |found| found == id)
}

/// A value that is whole, and opens if there is a key for it. One that opens in spite of its checksum gets a right one.
fn whole(sealers: &Sealers, place: Place, sealed: Vec<u8>) -> Option<Vec<u8>> {
    let family = sealed.get(1) == Some(&KeyKind::Family.code());
    let key = if family { Some(&sealers.family) } else { sealers.journal.as_ref() };
    let whole = match key {
        Some(key) => key.open(place, &sealed).is_ok(),
        None => check(&sealed).is_ok(),
    };
    whole.then(|| stamped(sealed))
}

fn gone(database: &Connection) -> BTreeSet<(u8, RowId)> {
    pairs(database, "SELECT collection, id FROM gone")
}

/// The ids of all rows that can be reached: from the front, and past a damaged page from the back.
fn ids(database: &Connection) -> BTreeSet<(u8, RowId)> {
    let mut ids = pairs(database, "SELECT collection, id FROM heads ORDER BY collection, id");
    ids.extend(pairs(database, "SELECT collection, id FROM heads ORDER BY collection DESC, id DESC"));
    ids.extend(pairs(database, "SELECT collection, id FROM bodies ORDER BY collection, id"));
    ids.extend(pairs(database, "SELECT collection, id FROM bodies ORDER BY collection DESC, id DESC"));
    ids
}

/// As far as it goes.
fn pairs(database: &Connection, sql: &str) -> BTreeSet<(u8, RowId)> {
    let mut pairs = BTreeSet::new();
    let Ok(mut statement) = database.prepare(sql) else { return pairs };
    let Ok(mut rows) = statement.query(()) else { return pairs };
    while let Ok(Some(row)) = rows.next() {
        if let (Ok(collection), Ok(id)) = (row.get(0), row.get(1)) {
            pairs.insert((collection, id));
        }
    }
    pairs
}
