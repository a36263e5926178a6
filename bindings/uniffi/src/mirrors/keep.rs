//! The folder: opening, lock, backup, erasing. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// What is in the folder, as far as can be seen without a key.
#[uniffi::remote(Record)]
pub struct HomeState {
    /// A companion is there, whole or not. If not, opening begins a new one.
    pub is_there: bool,
    /// Recovery words would open it.
    pub has_recovery: bool,
    /// It is open now.
    pub is_open: bool,
}

/// How an opening went.
#[uniffi::remote(Record)]
pub struct Opened {
    /// Nobody is written down yet: ask whom letters are for.
    pub is_first_run: bool,
    /// The journal asks for no PIN now.
    pub is_unlocked: bool,
    /// It can only be read: this is a sealed copy of that day, from before the folder was damaged. `undated` where no day is
    /// known.
    pub copy_of: Option<String>,
    /// It is damaged and there is no copy: what still opens can be read.
    pub is_damaged: bool,
    /// The language read.
    pub language: String,
}

/// How long the phone has been on. A shell takes both from the system; a wall clock is never asked.
#[uniffi::remote(Record)]
pub struct UptimeNow {
    /// Milliseconds since the phone started, sleep included.
    pub since_boot_ms: u64,
    /// Another text after each start: a boot count or a boot id.
    pub boot: String,
}

/// Whether the journal is open, and what opens it.
#[uniffi::remote(Record)]
pub struct LockState {
    /// The journal can be read and written.
    pub is_unlocked: bool,
    /// Whether a PIN is set, and whether it can be tried.
    pub pin: PinTries,
    /// There are recovery words.
    pub has_recovery: bool,
}

/// Whether a PIN is set, and whether it can be tried.
#[uniffi::remote(Enum)]
pub enum PinTries {
    /// There is none.
    NotSet,
    /// There is one.
    Set {
        /// Tries left before a wait starts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try; 0: now.
        wait_ms: u64,
    },
}

/// How far something is.
#[uniffi::remote(Record)]
pub struct ProgressNow {
    /// Records that are done.
    pub done: u64,
    /// Records there are; 0 while that is not known.
    pub total: u64,
}

/// What a restore did, or would do.
#[uniffi::remote(Record)]
pub struct Restoring {
    /// Reports that were not known here.
    pub reports: u32,
    /// Children who come with it: each waits until somebody says how it is.
    pub waiting: Vec<ChildId>,
    /// Entries that were not here.
    pub entries: u32,
    /// Entries of which the newer of two texts stands and the other is one step back.
    pub changed: u32,
    /// Entries and numbers of one's own that were deleted on the other side and go here too.
    pub deleted: u32,
    /// Measurements that were not here.
    pub growths: u32,
    /// Photos that came: they were not here, or could not be read.
    pub photos: u32,
    /// How letters are wanted, taken because nothing was chosen here yet.
    pub wishes: bool,
    /// Regions from outside that were not here, or older.
    pub regions: u32,
    /// Keys whose regions count here from now on.
    pub keys: u32,
    /// Numbers of one's own that were not here, or were put right there.
    pub numbers: u32,
}

/// What a repair did.
#[uniffi::remote(Record)]
pub struct Mended {
    /// Parts that came from a sealed copy.
    pub from_copies: u32,
    /// Parts that are lost.
    pub lost: u32,
}
