//! `libotayori`: the companion for Kotlin and Swift.
//!
//! One object, [`OtayoriCompanion`], and mirrors of the core's plain records. Each method takes a lock, asks
//! `otayori_core::screens` and gives back what it says: there is no logic here, no clock, and no conversion but text to date
//! and back. Everything is synchronous; a shell calls from a background thread.
//!
//! The only `unsafe` is what UniFFI generates, which is why this crate alone does not forbid it.

mod companion;
#[cfg(feature = "for-tests")]
mod for_tests;
mod long;
mod mirrors;

pub use companion::{OtayoriCompanion, every_notice_id};

uniffi::setup_scaffolding!();
