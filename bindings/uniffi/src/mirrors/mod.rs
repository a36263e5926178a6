//! Mirrors of the core's records: the same fields, said once more for the generator. Adding a field in the core does not
//! compile until it stands here too.

mod error;
mod family;
mod journal;
mod keep;
mod letters;
mod near;
mod reminders;
mod types;
mod words;

pub(crate) use types::*;
