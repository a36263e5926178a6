//! What the zones of the world do between the earliest hour of a letter and the latest.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use otayori_simulator::clock::{zone, zones};

/// What a wall shows at an instant, by the offset that held a second before it, and by the one from then on.
fn around(zone: &TimeZone, at: Timestamp) -> (DateTime, DateTime) {
    let second = jiff::SignedDuration::from_secs(1);
    let before = zone.to_offset(at - second).to_datetime(at);
    (before, zone.to_offset(at).to_datetime(at))
}

/// Decision 0014 rests on it: an hour that can be chosen always comes, and comes once, but for one evening a year on Easter Island,
/// where nine comes twice. One id a day makes one notice of it.
#[test]
fn an_hour_of_the_day_is_never_skipped_and_comes_twice_on_one_island_only() {
    let from: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let to: Timestamp = "2046-01-01T00:00:00Z".parse().unwrap();
    let mut skipped = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for name in zones() {
        let zone = zone(&name).unwrap();
        for change in zone.following(from).take_while(|change| change.timestamp() < to) {
            let (before, after) = around(&zone, change.timestamp());
            for hour in 7..=21 {
                let on = |day: DateTime| day.date().at(hour, 0, 0, 0);
                if (before..after).contains(&on(before)) || (before..after).contains(&on(after)) {
                    skipped.insert((name.clone(), hour));
                }
                if (after..before).contains(&on(before)) || (after..before).contains(&on(after)) {
                    twice.insert((name.clone(), hour));
                }
            }
        }
    }
    assert_eq!(skipped, BTreeSet::new());
    let island = ["Chile/EasterIsland", "Pacific/Easter"].map(|name| (name.to_owned(), 21));
    assert_eq!(twice, BTreeSet::from(island));
}
