//! What can be read of one moment of the vault. Knows rows; does not know how one comes to be there.

use std::fmt;

use rusqlite::{Connection, OptionalExtension as _};

use crate::copies;
use crate::error::{Damage, Part};
use crate::folder::Folder;
use crate::keys::KeyKind;
use crate::seal::{Place, Sealer, Torn};
use crate::{RowId, VaultError};

/// A kind of row, and the key it is sealed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Collection {
    /// Its number, 1 to 255: part of the format of whoever uses the vault, never used for anything else later.
    pub number: u8,
    /// The key its rows are sealed with.
    pub key: KeyKind,
}

impl Collection {
    /// A collection. For constants.
    pub const fn new(number: u8, key: KeyKind) -> Self {
        Self { number, key }
    }
}

/// Where a part of a row was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In the database.
    Database,
    /// It is damaged there: this is from a rotating copy, and may be older than what was last written.
    Copy {
        /// The day the copy was made, as [`Vault::make_copy`](crate::Vault::make_copy) was told.
        day: String,
    },
}

/// A part of a row that does not open.
#[derive(Clone, PartialEq, Eq)]
pub struct RowDamaged {
    /// The newest rotating copy of it that does, and its day.
    pub from_copy: Option<(Vec<u8>, String)>,
}

impl fmt::Debug for RowDamaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowDamaged")
            .field("day_of_copy", &self.from_copy.as_ref().map(|copy| &copy.1))
            .finish()
    }
}

/// What a head or a body was, or that it is damaged.
pub type PartOfRow = Result<Vec<u8>, RowDamaged>;

/// A row, whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: RowId,
    /// Its head.
    pub head: PartOfRow,
    /// Its body.
    pub body: PartOfRow,
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The two sealers, the second only while the journal is open.
#[derive(Clone)]
pub(crate) struct Sealers {
    pub(crate) family: Sealer,
    pub(crate) journal: Option<Sealer>,
}

impl Sealers {
    pub(crate) fn of(&self, kind: KeyKind) -> Result<&Sealer, VaultError> {
        match kind {
            KeyKind::Family => Ok(&self.family),
            KeyKind::Journal => self.journal.as_ref().ok_or(VaultError::Locked),
        }
    }
}

/// One consistent moment. Given out by [`Vault::read`](crate::Vault::read).
pub struct Reading<'a> {
    pub(crate) database: &'a Connection,
    pub(crate) sealers: &'a Sealers,
    pub(crate) folder: &'a Folder,
}

impl fmt::Debug for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reading(…)")
    }
}

/// The statement that finds one part of one row.
pub(crate) fn find(
    database: &Connection,
    part: Part,
    collection: u8,
    id: &RowId,
) -> Result<Option<Vec<u8>>, VaultError> {
    let sql = match part {
        Part::Head => "SELECT sealed FROM heads WHERE collection = ?1 AND id = ?2",
        Part::Body => "SELECT sealed FROM bodies WHERE collection = ?1 AND id = ?2",
    };
    Ok(database.prepare_cached(sql)?.query_row((collection, id), |row| row.get(0)).optional()?)
}

impl Reading<'_> {
    /// The ids of a collection's rows, in the order of their bytes.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if the database is. Ids are not sealed: a locked journal gives them.
    pub fn ids(&self, collection: Collection) -> Result<Vec<RowId>, VaultError> {
        let mut statement = self.database.prepare_cached("SELECT id FROM heads WHERE collection = ?1")?;
        let ids = statement.query_map([collection.number], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Every head of a collection, in the order of the ids; one that does not open costs itself.
    ///
    /// # Errors
    /// [`VaultError::Locked`]; [`VaultError::Damaged`] if the database is; [`VaultError::TooNew`].
    pub fn heads(&self, collection: Collection) -> Result<Vec<(RowId, PartOfRow)>, VaultError> {
        let sealer = self.sealers.of(collection.key)?;
        let mut statement =
            self.database.prepare_cached("SELECT id, sealed FROM heads WHERE collection = ?1")?;
        let mut rows = statement.query([collection.number])?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let value = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            heads.push((
                id,
                match sealer.open(Place::row(collection.number, Part::Head, id), value) {
                    Ok(head) => Ok(head),
                    Err(Torn::TooNew(found)) => return Err(VaultError::TooNew { found: found.into() }),
                    Err(Torn::Damaged) => Err(self.damaged(collection, Part::Head, id)),
                },
            ));
        }
        Ok(heads)
    }

    /// The head of a row; nothing if there is no such row. One that is damaged is looked for in the copies.
    ///
    /// # Errors
    /// [`VaultError::Locked`]; [`VaultError::Damaged`], of this row, if no copy has it.
    pub fn head(&self, collection: Collection, id: RowId) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.part(collection, Part::Head, id)?.map(|(head, _)| head))
    }

    /// The body of a row; nothing if there is no such row. One that is damaged is looked for in the copies.
    ///
    /// # Errors
    /// As [`Reading::head`].
    pub fn body(&self, collection: Collection, id: RowId) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.part(collection, Part::Body, id)?.map(|(body, _)| body))
    }

    /// The body of a row, and whether it is from a copy and may be older than what was last written.
    ///
    /// # Errors
    /// As [`Reading::head`].
    pub fn body_and_source(
        &self,
        collection: Collection,
        id: RowId,
    ) -> Result<Option<(Vec<u8>, Source)>, VaultError> {
        self.part(collection, Part::Body, id)
    }

    /// Every row of a collection, in the order of the ids.
    ///
    /// # Errors
    /// As [`Reading::heads`].
    pub fn rows(&self, collection: Collection) -> Result<Vec<Row>, VaultError> {
        let heads = self.heads(collection)?;
        heads
            .into_iter()
            .map(|(id, head)| {
                let body = self.opened(collection, Part::Body, id)?;
                Ok(Row { id, head, body: body.ok_or_else(|| self.damaged(collection, Part::Body, id)) })
            })
            .collect()
    }

    /// Whether there is a row, whole or damaged. Needs no key.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if the database is.
    pub fn is_there(&self, collection: Collection, id: RowId) -> Result<bool, VaultError> {
        Ok(find(self.database, Part::Head, collection.number, &id)?.is_some())
    }

    fn part(
        &self,
        collection: Collection,
        part: Part,
        id: RowId,
    ) -> Result<Option<(Vec<u8>, Source)>, VaultError> {
        // The key is asked for first: whether a row is there is no business of a locked journal's.
        self.sealers.of(collection.key)?;
        if let Some(plain) = self.opened(collection, part, id)? {
            return Ok(Some((plain, Source::Database)));
        }
        if !self.is_there(collection, id)? {
            return Ok(None);
        }
        if let Some((plain, day)) = self.damaged(collection, part, id).from_copy {
            return Ok(Some((plain, Source::Copy { day })));
        }
        let what = Damage::Row { collection: collection.number, id, part };
        Err(VaultError::damaged(what, "no copy has it either"))
    }

    /// What opens; nothing if it is damaged or not there.
    fn opened(&self, collection: Collection, part: Part, id: RowId) -> Result<Option<Vec<u8>>, VaultError> {
        let sealer = self.sealers.of(collection.key)?;
        let Some(value) = find(self.database, part, collection.number, &id)? else { return Ok(None) };
        match sealer.open(Place::row(collection.number, part, id), &value) {
            Ok(plain) => Ok(Some(plain)),
            Err(Torn::TooNew(found)) => Err(VaultError::TooNew { found: found.into() }),
            Err(Torn::Damaged) => Ok(None),
        }
    }

    fn damaged(&self, collection: Collection, part: Part, id: RowId) -> RowDamaged {
        RowDamaged { from_copy: copies::find_part(self.folder, self.sealers, collection, part, id) }
    }
}
