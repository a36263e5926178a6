//! Two rotating copies of the database, sealed as it is. Knows how one is made and found; does not know when it is due.
//!
//! A copy makes room for a new one only after every row of the database has been checked: damage must not rotate the
//! last good copy of a row away. The check needs no key, so it is done while the journal is locked as well.

use std::fs::{self, File};

use rusqlite::Connection;

use crate::disk::{Lock, is_there, refill_reserve, sync_folder};
use crate::entropy::Entropy;
use crate::error::{Damage, Part};
use crate::folder::Folder;
use crate::reading::{Collection, Sealers, find};
use crate::seal::{Place, Sealer, Torn, check};
use crate::settings::{self, LAST_COPY};
use crate::vault::Vault;
use crate::{RowId, Urgency, VaultError, database};

const LONGEST_DAY: usize = 32;

/// Number and day of a copy. The number rises; the clock does not have to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    number: u64,
    day: String,
}

impl Label {
    fn encode(&self) -> Vec<u8> {
        [self.number.to_le_bytes().as_slice(), self.day.as_bytes()].concat()
    }

    fn read(database: &Connection, sealer: &Sealer) -> Result<Option<Self>, VaultError> {
        let Some(bytes) = settings::get(database, sealer, LAST_COPY)? else { return Ok(None) };
        let label = bytes.split_first_chunk().and_then(|(number, day)| {
            Some(Self { number: u64::from_le_bytes(*number), day: str::from_utf8(day).ok()?.to_owned() })
        });
        label.map(Some).ok_or_else(|| VaultError::database("the last copy has no name"))
    }

    fn slot(&self) -> usize {
        usize::from(self.number % 2 == 1)
    }
}

/// A copy that can be read.
pub(crate) struct Copy {
    pub(crate) database: Connection,
    number: u64,
    pub(crate) day: String,
}

/// The copies that can be read, newest first.
pub(crate) fn all(folder: &Folder, family: &Sealer) -> Vec<Copy> {
    let open = |slot| -> Result<Copy, VaultError> {
        let database = database::open_copy(&folder.copy(slot))?;
        let label =
            Label::read(&database, family)?.ok_or_else(|| VaultError::database("a copy without a name"))?;
        Ok(Copy { database, number: label.number, day: label.day })
    };
    let mut copies: Vec<Copy> = (0..2).filter_map(|slot| open(slot).ok()).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.number));
    copies
}

/// A part of a row in the newest copy in which it opens, and the day of that copy.
pub(crate) fn find_part(
    folder: &Folder,
    sealers: &Sealers,
    collection: Collection,
    part: Part,
    id: RowId,
) -> Option<(Vec<u8>, String)> {
    let sealer = sealers.of(collection.key).ok()?;
    all(folder, &sealers.family).into_iter().find_map(|copy| {
        let value = find(&copy.database, part, collection.number, &id).ok()??;
        let plain = sealer.open(Place::row(collection.number, part, id), &value).ok()?;
        Some((plain, copy.day))
    })
}

/// The first row that is not as it was written.
fn check_rows(database: &Connection) -> Result<(), VaultError> {
    let parts = [
        (Part::Head, "SELECT collection, id, sealed FROM heads"),
        (Part::Body, "SELECT collection, id, sealed FROM bodies"),
    ];
    for (part, sql) in parts {
        let mut statement = database.prepare(sql)?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let sealed = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            match check(sealed) {
                Ok(()) => (),
                Err(Torn::TooNew(found)) => return Err(VaultError::TooNew { found: found.into() }),
                Err(Torn::Damaged) => {
                    let what = Damage::Row { collection: row.get(0)?, id: row.get(1)?, part };
                    return Err(VaultError::damaged(what, "found before a copy was made"));
                }
            }
        }
    }
    Ok(())
}

impl Vault {
    /// Makes a rotating copy of the database, at most one a day; after a delete both are made again at once, so that
    /// what was deleted is in neither. True if one was made. `day` is any name for a day, such as `2026-11-25`.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if a row is: call [`Vault::repair`] before the copies are made again.
    /// [`VaultError::Full`], and the copies are as they were; [`VaultError::Busy`]; [`VaultError::Invalid`] for a day
    /// that is not 1 to 32 ASCII letters, digits and hyphens.
    pub fn make_copy(&mut self, day: &str) -> Result<bool, VaultError> {
        let named = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if day.is_empty() || day.len() > LONGEST_DAY || !day.bytes().all(named) {
            return Err(VaultError::Invalid { reason: "not the name of a day" });
        }
        self.must_be_writable()?;
        let lock = Lock::exclusive(&self.folder)?;
        self.must_be_here()?;
        self.sweep_files(&lock)?;
        refill_reserve(&self.folder);
        let last = Label::read(&self.database, &self.sealers.family)?;
        let gone = self.gone()?;
        let made_today =
            last.as_ref().is_some_and(|last| last.day == day && is_there(&self.folder.copy(last.slot())));
        if made_today && gone.is_empty() {
            return Ok(false);
        }
        check_rows(&self.database)?;
        settings::check(&self.database, &self.sealers.family)?;

        let number = last.map_or(1, |last| last.number.saturating_add(1));
        let mut label = Label { number, day: day.to_owned() };
        self.copy_to(&label)?;
        if !gone.is_empty() {
            label.number = label.number.saturating_add(1);
            self.copy_to(&label)?;
        }
        self.write(Urgency::Usual, |writing| writing.copied(&label.encode(), &gone))?;
        Ok(true)
    }

    fn gone(&self) -> Result<Vec<(u8, RowId)>, VaultError> {
        let mut statement = self.database.prepare("SELECT collection, id FROM gone")?;
        let gone = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(gone.collect::<Result<_, _>>()?)
    }

    fn copy_to(&mut self, label: &Label) -> Result<(), VaultError> {
        let temp = self.folder.copy_temp();
        let made = copy(&self.database, &self.sealers.family, &self.folder, label, &mut *self.entropy);
        if made.is_err() {
            database::discard(&temp)?;
        }
        made
    }
}

fn copy(
    from: &Connection,
    family: &Sealer,
    folder: &Folder,
    label: &Label,
    entropy: &mut dyn Entropy,
) -> Result<(), VaultError> {
    let temp = folder.copy_temp();
    database::discard(&temp)?;
    let path = temp.to_str().ok_or(VaultError::Invalid { reason: "the folder's name is not Unicode" })?;
    from.execute("VACUUM INTO ?1", [path])?;
    let copy = Connection::open(&temp)?;
    copy.query_row("PRAGMA journal_mode = DELETE", (), |_| Ok(()))?;
    settings::put_sealed(&copy, LAST_COPY, &settings::seal(family, LAST_COPY, &label.encode(), entropy)?)?;
    copy.close().map_err(|(_, error)| error)?;
    File::open(&temp)?.sync_all()?;
    fs::rename(&temp, folder.copy(label.slot()))?;
    sync_folder(folder.path())
}
