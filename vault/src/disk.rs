//! Files that are wholly there or not at all, a lock between processes, and a reserve for a full disk. Knows no formats.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::VaultError;
use crate::folder::Folder;

/// Writes a file and waits until it is on the disk.
pub(crate) fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

/// A rename is on the disk only when its folder is.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    // Windows has no such thing as a synced folder, and no phone runs it.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A small file, or nothing if there is none. Longer than `most` bytes: cut there, for the reader to refuse.
pub(crate) fn read_if_there(path: &Path, most: u64) -> Result<Option<Vec<u8>>, VaultError> {
    match File::open(path) {
        Ok(file) => {
            let mut bytes = Vec::new();
            file.take(most).read_to_end(&mut bytes)?;
            Ok(Some(bytes))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Removes a file; one that is not there is fine.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

pub(crate) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Length in bytes; none if there is no such file.
pub(crate) fn length(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|data| data.len())
}

/// Which file a vault has open as its database: another process may erase it or put a mended one in its place. None
/// where the system has no such numbers, or there is no database.
pub(crate) fn inode(folder: &Folder) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        fs::metadata(folder.database()).ok().map(|data| (data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

/// One process at a time makes a vault, writes an envelope, a copy, or erases. Held until it is dropped.
pub(crate) struct Lock(#[expect(dead_code, reason = "closing the file lets go of the lock")] File);

const TRIES: u32 = 250;
const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    pub(crate) fn exclusive(folder: &Folder) -> Result<Self, VaultError> {
        Self::acquire(folder, File::try_lock)
    }

    /// With others who write a file of their own, but with nobody who sweeps up behind them.
    pub(crate) fn shared(folder: &Folder) -> Result<Self, VaultError> {
        Self::acquire(folder, File::try_lock_shared)
    }

    fn acquire(folder: &Folder, how: fn(&File) -> Result<(), TryLockError>) -> Result<Self, VaultError> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.lock())?;
        for _ in 0..TRIES {
            match how(&file) {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(VaultError::Busy)
    }
}

/// Room kept free for what must not be lost: an ending, a pause, a wrong PIN.
const RESERVE: usize = 256 * 1024;
const STEP: usize = 4 * 1024;

/// Gives the reserve back to the disk.
pub(crate) fn release_reserve(folder: &Folder) -> Result<(), VaultError> {
    remove_if_there(&folder.reserve())
}

/// Makes the reserve again, as large as there is room for. A smaller reserve is better than none, and a vault without
/// one is still a vault: there is no error.
pub(crate) fn refill_reserve(folder: &Folder) {
    if length(&folder.reserve()).is_some_and(|length| length >= RESERVE as u64) {
        return;
    }
    let Ok(mut file) = File::create(folder.reserve()) else { return };
    // Not zeros: some file systems do not give zeros any room.
    let step: Vec<u8> = (0..STEP).map(|at| (at.wrapping_mul(167) >> 3).to_le_bytes()[0] | 1).collect();
    for _ in 0..RESERVE / STEP {
        if file.write_all(&step).is_err() {
            break;
        }
    }
    // Where the disk is full the reserve is shorter, and the next opening tries again.
    let _ = file.sync_all();
}
