//! The SQLite file: how it is opened, made and brought to the newest format. Knows tables; does not know what is in a
//! sealed value.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::disk::{is_there, length, remove_if_there};
use crate::folder::beside;
use crate::{RowId, VaultError};

/// One step from each format to the next.
const MIGRATIONS: [&str; 1] = [include_str!("sql/1.sql")];
/// The format this code writes.
#[expect(clippy::cast_possible_truncation, reason = "a handful")]
pub(crate) const FORMAT: u32 = MIGRATIONS.len() as u32;

/// Every connection. FULL: a commit that was answered is on the disk. `cache_spill`: nothing is written before the
/// commit, so a full disk shows there and nowhere else. The log is kept short because SQLite passes over everything
/// behind a damaged frame.
const PRAGMAS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_spill = OFF;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA wal_autocheckpoint = 64;
";

/// Opens a database for reading and writing, and brings it to the newest format.
pub(crate) fn open(path: &Path) -> Result<Connection, VaultError> {
    match length(path) {
        None => return Err(VaultError::database("the file is missing")),
        // SQLite would take it for a new and empty database.
        Some(0) => return Err(VaultError::database("the file is empty")),
        Some(_) => (),
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut database = Connection::open_with_flags(path, flags)?;
    database.execute_batch(PRAGMAS)?;
    let format = format(&database)?;
    if format == 0 {
        return Err(VaultError::database("the file holds no vault"));
    }
    database.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(()))?;
    migrate(&mut database, format)?;
    Ok(database)
}

/// Opens a copy, which nobody writes to: SQLite puts no files beside it.
pub(crate) fn open_copy(path: &Path) -> Result<Connection, VaultError> {
    if length(path).is_none_or(|length| length == 0) {
        return Err(VaultError::database("there is no copy"));
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let database = Connection::open_with_flags(uri(path)?, flags)?;
    database.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
    )?;
    if format(&database)? == 0 {
        return Err(VaultError::database("the file holds no vault"));
    }
    Ok(database)
}

/// `immutable` is only to be had through a URI, in which a path needs escapes.
fn uri(path: &Path) -> Result<String, VaultError> {
    use std::fmt::Write as _;
    let path = path.to_str().ok_or(VaultError::Invalid { reason: "the folder's name is not Unicode" })?;
    let mut uri = "file:".to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}

/// Makes an empty database of the newest format, whole and on the disk when this returns.
pub(crate) fn make(path: &Path, vault: RowId) -> Result<Connection, VaultError> {
    discard(path)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut database = Connection::open_with_flags(path, flags)?;
    database.execute_batch(PRAGMAS)?;
    migrate(&mut database, 0)?;
    database.execute("INSERT INTO vault (one, id) VALUES (1, ?1)", [vault])?;
    Ok(database)
}

/// Removes a database that nobody has been promised, with SQLite's files beside it.
pub(crate) fn discard(path: &Path) -> Result<(), VaultError> {
    for suffix in ["-journal", "-wal", "-shm", ""] {
        let file = beside(path, suffix);
        if is_there(&file) {
            remove_if_there(&file)?;
        }
    }
    Ok(())
}

/// The format of a database; newer than ours is refused before anything is read.
fn format(database: &Connection) -> Result<u32, VaultError> {
    let found: i64 = database.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    let found = u32::try_from(found).map_err(|_| VaultError::database("a format below zero"))?;
    if found > FORMAT { Err(VaultError::TooNew { found }) } else { Ok(found) }
}

fn migrate(database: &mut Connection, from: u32) -> Result<(), VaultError> {
    for (step, sql) in (0_u32..).zip(MIGRATIONS).skip(from as usize) {
        let transaction = database.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.execute_batch(&format!("PRAGMA user_version = {}", step + 1))?;
        transaction.commit()?;
    }
    Ok(())
}

/// The id a database says it has.
pub(crate) fn vault_id(database: &Connection) -> Result<RowId, VaultError> {
    Ok(database.query_row("SELECT id FROM vault", (), |row| row.get(0))?)
}

/// Empties the log into the database and cuts it. Where somebody is reading, as much as can be.
pub(crate) fn checkpoint(database: &Connection) -> Result<(), VaultError> {
    Ok(database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?)
}
