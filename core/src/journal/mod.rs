//! The journal: what a family writes for itself, as values.
//!
//! Knows what an entry, a draft and a measurement are, how they are stored as bytes, listed, found and printed, and what
//! of a photo is kept. Refuses to know where they are kept: sealing, files and passwords are the vault's. No content
//! leaves through an error or a `Debug` output.
//!
//! Start with [`Entry`], [`Entry::seal_parts`] and [`Entry::from_parts`].

mod answered;
pub mod booklet;
mod draft;
mod entry;
pub mod find;
pub mod growth;
mod growth_csv;
mod id;
pub mod listing;
mod parts;
pub mod photo;
mod refusal;
mod stored;

pub use answered::Answered;
pub use draft::{Becomes, Draft, Revision};
pub(crate) use entry::silent;
pub use entry::{Entry, EntryError, Mood, PhotoRef, limit};
pub use growth::{Growth, GrowthError};
pub use growth_csv::{GrowthWords, write_csv};
pub use id::{EntryId, GrowthId, PhotoId};
pub use parts::{Head, Kind};
pub use stored::{PartError, VERSION};
