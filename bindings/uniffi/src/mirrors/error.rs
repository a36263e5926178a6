//! What can go wrong, one variant for each thing a person or a shell can do about it. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// Why the companion cannot do it. Unless it says otherwise, nothing has changed.
#[uniffi::remote(Error)]
pub enum CompanionError {
    /// Nothing is open: open the folder first. After an erase this is how it stays until a new beginning.
    NotOpen,
    /// It cannot be so: put it right and try again.
    Invalid {
        /// Why: a sentence in the language read, wherever a person can put it right. A mistake of the shell is said in English.
        reason: String,
    },
    /// There is no such thing.
    NotFound {
        /// What was looked for.
        what: String,
    },
    /// The journal is locked: ask for the PIN.
    Locked,
    /// Not the key, not the words, or not the passphrase.
    WrongKey,
    /// Not the PIN. It has been counted.
    WrongPin {
        /// Tries left before a wait starts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
    /// Too many wrong PINs. This try was not looked at and does not count.
    PinWait {
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
    /// Before a PIN: make recovery words, or confirm that none are wanted.
    WordsFirst,
    /// A companion is here and its key is not: recovery words or a backup lead on. Never a new beginning.
    KeyLost,
    /// Something is damaged. Nothing was deleted: repair, or restore a backup elsewhere.
    Damaged {
        /// What, by its day where that is known.
        what: String,
        /// How it shows.
        reason: String,
    },
    /// Written by a newer version: update. Nothing is lost.
    TooNew {
        /// Its version.
        found: u64,
    },
    /// Nobody here knows the key that signed this file. Compare its fingerprint with its owner's, by another way than the file
    /// came.
    UnknownSigner {
        /// The fingerprint to compare.
        fingerprint: String,
    },
    /// The disk is full: make room and try again.
    Full,
    /// This is a sealed copy from before a damage, or a folder that cannot be written: repair first.
    ReadOnly,
    /// Another process is writing: try again.
    Busy,
    /// The system refused, for a reason that is none of the above.
    Storage {
        /// What it said.
        reason: String,
    },
}
