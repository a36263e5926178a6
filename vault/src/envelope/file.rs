//! The two generations of the envelope on the disk. Knows which one counts; does not know what a slot is.
//!
//! At rest both are the same. While one is being written the other is whole. Only the newest whole one is ever tried:
//! an older one could have weaker slots, and the caller compares its generation with what the database remembers.

use std::fs;

use super::{Envelope, LONGEST, NotAnEnvelope};
use crate::VaultError;
use crate::disk::{read_if_there, release_reserve, remove_if_there, sync_folder, write_synced};
use crate::error::Damage;
use crate::folder::Folder;

/// The envelope that counts.
pub(crate) struct Chosen {
    pub(crate) envelope: Envelope,
    /// The other generation is missing, damaged or older.
    pub(crate) alone: bool,
}

/// Reads both generations and takes the newest whole one.
///
/// [`VaultError::KeyLost`] if there is none, [`VaultError::Damaged`] if none is whole, [`VaultError::TooNew`] if either
/// is newer than this code: the other may be what a newer app meant to replace.
pub(crate) fn choose(folder: &Folder) -> Result<Chosen, VaultError> {
    let mut whole = Vec::new();
    let mut damage = None;
    for number in 0..2 {
        let Some(bytes) = read_if_there(&folder.envelope(number), LONGEST)? else { continue };
        match Envelope::decode(&bytes) {
            Ok(envelope) => whole.push(envelope),
            Err(NotAnEnvelope::TooNew(found)) => return Err(VaultError::TooNew { found: found.into() }),
            Err(NotAnEnvelope::Damaged(reason)) => damage = Some(reason),
        }
    }
    if let [one, other] = whole.as_slice()
        && one.vault != other.vault
    {
        return Err(VaultError::damaged(Damage::Mixed, "two envelopes of two vaults"));
    }
    let alone = whole.len() < 2 || whole[0] != whole[1];
    match whole.into_iter().max_by_key(|envelope| envelope.generation) {
        Some(envelope) => Ok(Chosen { envelope, alone }),
        None => {
            Err(damage.map_or(VaultError::KeyLost, |reason| VaultError::damaged(Damage::Envelope, reason)))
        }
    }
}

/// Rewrites both generations. On an error, both are as they were, or both openable ones are the new one.
pub(crate) fn write_both(folder: &Folder, envelope: &Envelope) -> Result<(), VaultError> {
    let bytes = envelope.encode();
    // All room is taken before anything is replaced; where there is none, the reserve is for this too.
    if let Err(error) = write_temps(folder, &bytes) {
        let again = match error {
            VaultError::Full => release_reserve(folder).and_then(|()| write_temps(folder, &bytes)),
            error => Err(error),
        };
        if let Err(error) = again {
            for number in 0..2 {
                remove_if_there(&folder.envelope_temp(number))?;
            }
            return Err(error);
        }
    }
    for number in 0..2 {
        match fs::rename(folder.envelope_temp(number), folder.envelope(number)) {
            Err(error) if number == 0 => return Err(error.into()),
            // The new one stands; the old one must not be what a fallback finds.
            Err(_) => remove_if_there(&folder.envelope(number))?,
            Ok(()) => (),
        }
        sync_folder(folder.path())?;
    }
    Ok(())
}

fn write_temps(folder: &Folder, bytes: &[u8]) -> Result<(), VaultError> {
    (0..2).try_for_each(|number| write_synced(&folder.envelope_temp(number), bytes))
}

/// Makes the other generation the same as the chosen one, which has been opened and compared by now. A damaged one is
/// replaced, not set aside: it could hold a slot that a PIN has taken the place of.
pub(crate) fn heal(folder: &Folder, chosen: &Chosen) -> Result<(), VaultError> {
    if chosen.alone { write_both(folder, &chosen.envelope) } else { Ok(()) }
}
