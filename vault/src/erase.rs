//! Everything of a vault goes, also on a full disk, also after a crash half way. Knows names; opens nothing.

use std::fs;
use std::path::Path;

use crate::VaultError;
use crate::disk::{Lock, is_there, remove_if_there, sync_folder, write_synced};
use crate::folder::{FILES, Folder, PREFIX};

/// Erases the vault in a folder: first the keys, without which the rest is noise, then the rest. Needs no key and no
/// room on the disk. Interrupted, the next [`Vault::open`](crate::Vault::open) finishes it. What is not the vault's own
/// stays; an empty lock file stays too.
///
/// # Errors
/// [`VaultError::ReadOnly`] if the folder is; [`VaultError::Storage`]. Call it again: it goes on where it stopped.
pub fn erase(folder: &Path) -> Result<(), VaultError> {
    let folder = Folder::new(folder);
    if !is_there(folder.path()) {
        return Ok(());
    }
    // Another process that holds the lock for long must not keep a person from erasing.
    let _lock = Lock::exclusive(&folder);
    mark(&folder)?;
    finish(&folder)
}

/// The envelope becomes the marker: a rename needs no room.
fn mark(folder: &Folder) -> Result<(), VaultError> {
    let marker = folder.erase_marker();
    if !is_there(&marker) {
        match (0..2).map(|number| folder.envelope(number)).find(|path| is_there(path)) {
            Some(envelope) => fs::rename(envelope, &marker)?,
            // Without an envelope the rest is noise already. Where there is no room for a marker, it is erased all the
            // same, only not finished by itself.
            None => drop(write_synced(&marker, &[])),
        }
        sync_folder(folder.path())?;
    }
    Ok(())
}

/// Erases what is left behind a marker, the keys first and the marker last.
pub(crate) fn finish(folder: &Folder) -> Result<(), VaultError> {
    let marker = folder.erase_marker();
    for number in 0..2 {
        remove_if_there(&folder.envelope(number))?;
        remove_if_there(&folder.envelope_temp(number))?;
    }
    // The marker was an envelope: what it wrapped goes now, its name last.
    if is_there(&marker) {
        fs::OpenOptions::new().write(true).open(&marker)?.set_len(0)?;
    }
    sync_folder(folder.path())?;
    for path in ours(folder)? {
        if path.file_name().is_some_and(|name| name == FILES) && path.is_dir() {
            fs::remove_dir_all(&path)?;
        } else {
            remove_if_there(&path)?;
        }
    }
    sync_folder(folder.path())?;
    remove_if_there(&marker)?;
    sync_folder(folder.path())
}

/// What begins with the vault's prefix, the database first.
fn ours(folder: &Folder) -> Result<Vec<std::path::PathBuf>, VaultError> {
    let kept = [folder.lock(), folder.erase_marker()];
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder.path())? {
        let path = entry?.path();
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        if ours && !kept.contains(&path) {
            paths.push(path);
        }
    }
    paths.sort_by_key(|path| !path.to_string_lossy().contains("otayori.db"));
    Ok(paths)
}
