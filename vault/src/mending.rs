//! What a mended database is put together from: every part of every row, from the newest file in which it is whole.
//! Knows files in their order; does not know how one takes the place of another.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OpenFlags};

use crate::error::Part;
use crate::keys::KeyKind;
use crate::reading::{Sealers, find};
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
pub(crate) struct Mending<'a> {
    sealers: &'a Sealers,
    pub(crate) sources: Vec<Source>,
    pub(crate) mended: Connection,
    gone: BTreeSet<(u8, RowId)>,
    pub(crate) done: Repaired,
}

impl<'a> Mending<'a> {
    pub(crate) fn new(vault: &'a Vault) -> Result<Self, VaultError> {
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
            sealers: &vault.sealers,
            sources,
            mended,
            gone: gone.unwrap_or_default(),
            done: Repaired::default(),
        })
    }

    pub(crate) fn heads(&mut self) -> Result<(), VaultError> {
        let mut known: BTreeSet<(u8, RowId)> = BTreeSet::new();
        let mut complete: BTreeSet<u8> = BTreeSet::new();
        let mut expected: BTreeMap<u8, Manifest> = BTreeMap::new();
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
                        expected.insert(collection, manifest);
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
        let mended = Manifest::count(&self.mended)?;
        // Where every row is that should be, an id that belongs to none is the turned bit itself.
        self.done.lost.retain(|lost| {
            let all = expected.get(&lost.collection).is_some_and(|expected| {
                *expected == mended.get(&lost.collection).copied().unwrap_or_default()
            });
            !all
        });
        let rows =
            |manifests: BTreeMap<u8, Manifest>| manifests.into_values().map(Manifest::count_of_rows).sum();
        self.done.rows = rows(mended);
        let named = self.done.lost.len() as u64;
        self.done.missing = u64::saturating_sub(rows(expected), self.done.rows + named);
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
        for source in &self.sources {
            let Ok(Some(sealed)) = find(&source.database, part, collection, &id) else { continue };
            if let Some(sealed) = whole(self.sealers, Place::row(collection, part, id), sealed) {
                let sql = match part {
                    Part::Head => include_str!("sql/put_head.sql"),
                    Part::Body => include_str!("sql/put_body.sql"),
                };
                self.mended.prepare_cached(sql)?.execute((collection, id, sealed))?;
                if source.copy {
                    self.done.from_copies.push(lost);
                }
                return Ok(());
            }
        }
        self.done.lost.push(lost);
        Ok(())
    }
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
