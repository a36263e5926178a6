//! The journal through its public doors: what is written comes back, what is planted in a photo does not, and nothing that
//! was written becomes markup.

mod booklet;
mod entries;
mod growth;
mod lists;
mod photos;

use otayori_core::family::LocalMoment;
use otayori_core::journal::{Entry, EntryId};
use otayori_tests::date;
use proptest::test_runner::Config;

/// An evening in Japan.
fn moment(day: &str) -> LocalMoment {
    LocalMoment { date: date(day), time: "21:30:00".parse().unwrap(), utc_offset_minutes: 540 }
}

fn entry(id: u8, day: &str, text: &str) -> Entry {
    Entry::new(EntryId::from_random([id; 16]), date(day), moment(day), text)
}

/// A short run by default; longer: `OTAYORI_JOURNAL=1000000 cargo test -p otayori-tests --test journal`.
fn cases(default: u32) -> Config {
    let cases = std::env::var("OTAYORI_JOURNAL").ok().and_then(|cases| cases.parse().ok());
    Config { failure_persistence: None, ..Config::with_cases(cases.unwrap_or(default)) }
}
