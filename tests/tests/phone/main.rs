//! A phone through the records it draws: what each call says, in the person's language.

mod damage;
mod full_disk;
mod help;
mod letters;
mod photos;
mod reasons;
mod reminders;
mod silence;
#[allow(dead_code, reason = "the tests of the vault use more of it")]
#[path = "../../../vault/tests/vault/small_disk.rs"]
mod small_disk;
mod told;

use std::path::Path;

use otayori_core::family::LocalMoment;
use otayori_core::screens::Phone;
use otayori_tests::date;

/// A morning in Japan.
fn morning(day: &str) -> LocalMoment {
    LocalMoment { date: date(day), time: "10:00:00".parse().unwrap(), utc_offset_minutes: 540 }
}

/// A companion that was just begun, on a phone in a language.
fn begun(folder: &Path, language: &str) -> Phone {
    let mut phone = Phone::new(folder, language).unwrap();
    phone.open(Some(&[1; 32])).unwrap();
    phone
}
