//! The vault through its public door: what it keeps, what it gives back after damage, what it never shows.
//!
//! One binary, because the children that are killed are this binary again. `home` is what the tests share.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod copies;
mod damage;
mod doors;
mod erasing;
mod files;
mod fixture;
mod full_disk;
mod home;
mod processes;
mod readable;
mod rows;
mod small_disk;
