//! A damaged database is mended from what can be read of it and from its copies. Knows rows, not what is in them.
//!
//! The damaged file is set aside, never deleted. What came from a copy and what is lost is named.

use std::collections::BTreeSet;
use std::fs::{self, File};

use rusqlite::{Connection, OpenFlags};

use crate::disk::{Lock, is_there, sync_folder};
use crate::error::Part;
use crate::folder::{Folder, beside};
use crate::keys::KeyKind;
use crate::reading::{Sealers, find};
use crate::seal::{Place, Sealer, check};
use crate::settings::{self, GENERATION, LAST_COPY, Manifest, RECOVERY_REFUSED, TRIES};
use crate::vault::{Condition, Vault};
use crate::{RowId, VaultError, copies, database, envelope, open};

/// A part of a row that no file has any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Its collection.
    pub collection: u8,
    /// Its id.
    pub id: RowId,
    /// The head, and with it the row; or the body alone.
    pub part: Part,
}

/// What a repair did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Rows in the mended database.
    pub rows: u64,
    /// Parts that are now as the copies had them, maybe older than what was last written.
    pub from_copies: Vec<Lost>,
    /// Parts that are lost.
    pub lost: Vec<Lost>,
    /// Rows that should be there and of which nothing was found, not even an id.
    pub missing: u64,
}

/// One file that rows are taken from. The damaged database comes first: what opens there is the newest.
struct Source {
    database: Connection,
    copy: bool,
}

impl Vault {
    /// Mends the database: every part that opens stays, every other comes from the newest copy that has it. The damaged
    /// file is set aside in the folder. Rows of a locked journal are checked as far as can be without its key.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if nothing can be read at all; [`VaultError::Full`] and [`VaultError::Busy`], and nothing
    /// has happened.
    pub fn repair(&mut self) -> Result<Repaired, VaultError> {
        let _lock = Lock::exclusive(&self.folder)?;
        self.must_be_here()?;
        let mut mending = Mending::new(self)?;
        mending.heads()?;
        mending.bodies()?;
        let Mending { sources, mended: database, done: repaired, .. } = mending;
        self.carry_settings(&sources, &database)?;
        drop(sources);
        database.close().map_err(|(_, error)| error)?;

        File::open(self.folder.mending())?.sync_all()?;
        // The damaged database must be closed before its files are moved.
        self.database = Connection::open_in_memory()?;
        fs::rename(self.folder.mending(), self.folder.mended())?;
        sync_folder(self.folder.path())?;
        finish(&self.folder)?;
        self.database = open::identified(&self.folder, self.id)?;
        self.condition = Condition::Whole;
        Ok(repaired)
    }

    /// The settings of the first source in which they open; the counts of rows are counted.
    fn carry_settings(&mut self, sources: &[Source], to: &Connection) -> Result<(), VaultError> {
        let family = &self.sealers.family;
        for name in [TRIES, RECOVERY_REFUSED, LAST_COPY] {
            let found =
                sources.iter().find_map(|source| settings::get(&source.database, family, name).ok()?);
            if let Some(value) = found {
                settings::put_sealed(to, name, &settings::seal(family, name, &value, &mut *self.entropy)?)?;
            }
        }
        let generation = envelope::choose(&self.folder)?.envelope.generation.to_le_bytes();
        settings::put_sealed(
            to,
            GENERATION,
            &settings::seal(family, GENERATION, &generation, &mut *self.entropy)?,
        )?;
        for (collection, manifest) in Manifest::count(to)? {
            let name = Manifest::name(collection);
            let sealed = settings::seal(family, name, &manifest.encode(), &mut *self.entropy)?;
            settings::put_sealed(to, name, &sealed)?;
        }
        Ok(())
    }
}

/// Puts a finished repair in the place of the damaged database. Interrupted anywhere, it goes on here.
pub(crate) fn finish(folder: &Folder) -> Result<(), VaultError> {
    if !is_there(&folder.mended()) {
        return Ok(());
    }
    let database = folder.database();
    let aside = (1..=u32::MAX).map(|number| folder.aside(number)).find(|path| !is_there(path));
    let aside = aside.ok_or(VaultError::Invalid { reason: "too many damaged files" })?;
    // The log first: beside the mended database it would be taken for its own.
    for suffix in ["-wal", "-shm", ""] {
        let from = beside(&database, suffix);
        if is_there(&from) {
            fs::rename(from, beside(&aside, suffix))?;
        }
    }
    sync_folder(folder.path())?;
    fs::rename(folder.mended(), database)?;
    sync_folder(folder.path())
}

struct Mending<'a> {
    sealers: &'a Sealers,
    sources: Vec<Source>,
    mended: Connection,
    gone: BTreeSet<(u8, RowId)>,
    done: Repaired,
}

impl<'a> Mending<'a> {
    fn new(vault: &'a Vault) -> Result<Self, VaultError> {
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

    fn heads(&mut self) -> Result<(), VaultError> {
        let mut known: BTreeSet<(u8, RowId)> = BTreeSet::new();
        let mut complete: BTreeSet<u8> = BTreeSet::new();
        let mut expected = 0;
        for source in &self.sources {
            let ids = ids(&source.database);
            if source.copy {
                // A row that only a copy has was lost, unless it was deleted: where no row is missing, it was.
                known.extend(
                    ids.into_iter().filter(|id| !complete.contains(&id.0) && !self.gone.contains(id)),
                );
            } else {
                let mut found: std::collections::BTreeMap<u8, Manifest> = std::collections::BTreeMap::new();
                for (collection, id) in &ids {
                    found.entry(*collection).or_default().add(id);
                }
                for collection in 1..=u8::MAX {
                    if let Ok(manifest) = Manifest::read(&source.database, &self.sealers.family, collection) {
                        expected += manifest.count_of_rows();
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
        self.done.rows = Manifest::count(&self.mended)?.into_values().map(Manifest::count_of_rows).sum();
        let named = self.done.lost.len() as u64;
        self.done.missing = u64::saturating_sub(expected, self.done.rows + named);
        Ok(())
    }

    fn bodies(&mut self) -> Result<(), VaultError> {
        for (collection, id) in ids(&self.mended) {
            self.part(Part::Body, collection, id)?;
        }
        Ok(())
    }

    fn part(&mut self, part: Part, collection: u8, id: RowId) -> Result<(), VaultError> {
        let lost = Lost { collection, id, part };
        for source in &self.sources {
            let Ok(Some(sealed)) = find(&source.database, part, collection, &id) else { continue };
            if opens(self.sealers, Place::row(collection, part, id), &sealed) {
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

/// Whether a value is whole, and opens if there is a key for it.
fn opens(sealers: &Sealers, place: Place, sealed: &[u8]) -> bool {
    let with = |sealer: &Sealer| sealer.open(place, sealed).is_ok();
    check(sealed).is_ok()
        && match sealed.get(1) {
            Some(&code) if code == KeyKind::Family.code() => with(&sealers.family),
            Some(_) => sealers.journal.as_ref().is_none_or(with),
            None => false,
        }
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
