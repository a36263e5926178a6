//! The pack file: a sorted table of names to texts, in zstd frames of one source file each.
//!
//! Knows bytes, bounds and checksums: a damaged pack is an error that names an offset, never a panic and never a
//! wrong text. Does not know what the texts mean. The layout is in `docs/formats/pack.md`; [`layout`] is the same in
//! constants. Start with [`Pack::open`] and [`Pack::find`]; [`Builder`] is the other direction.

pub mod layout;
mod read;
mod write;

pub use read::{Entry, Found, Pack};
pub use write::{Builder, WriteError};

use thiserror::Error;

/// What a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Language-free records: slots, sources, cadence, language table.
    Calendar,
    /// The texts of one language.
    Language,
    /// The records and texts of one region.
    Region,
}

/// Why bytes are not a pack that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackError {
    /// The first bytes are not those of a pack.
    #[error("this is not an otayori pack")]
    NotAPack,
    /// A pack from a later format. Nothing is lost; a newer app reads it.
    #[error("pack format {found} is newer than format {known}, which this version reads")]
    TooNew {
        /// Format of the file.
        found: u16,
        /// Newest format known here.
        known: u16,
    },
    /// Bytes that cannot be what they should be.
    #[error("the pack is damaged at byte {offset}: {what}")]
    Malformed {
        /// Bytes from the start of the file.
        offset: usize,
        /// What should stand there.
        what: &'static str,
    },
    /// Bytes that ask for more than a pack may hold, so they are not read at all.
    #[error("the pack is too large at byte {offset}: {what}")]
    TooLarge {
        /// Bytes from the start of the file.
        offset: usize,
        /// Which cap is passed.
        what: &'static str,
    },
}

#[cfg(test)]
mod tests;
