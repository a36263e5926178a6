//! The bounded run: a few hundred families on hostile phones, and a few zones, with nothing broken. More of them:
//! `OTAYORI_CHILDHOODS=10000 cargo test -p otayori-simulator`.

use std::env;

use otayori_simulator::faults::Fault;
use otayori_simulator::many::{histories, lives, zones};
use otayori_simulator::oracle::letters::Words;
use otayori_simulator::planner::{Library, Real};
use otayori_simulator::story::Plot;

#[test]
fn families_on_hostile_phones_get_each_notice_once_and_none_after_a_loss() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let runs = env::var("OTAYORI_CHILDHOODS").ok().and_then(|many| many.parse().ok()).unwrap_or(200);
    let mut plots = histories(1, runs);
    if runs <= 1_000 {
        plots.iter_mut().for_each(|plot| plot.years = plot.years.min(2));
    }
    let tally = lives(&plots, 2, &Real(&library), &words);
    assert!(tally.broken.is_empty(), "{tally}");
    assert!(tally.kept > 1_000, "{tally}");
    let never: Vec<_> =
        Fault::ALL.into_iter().filter(|fault| !tally.faults.contains_key(fault.name())).collect();
    assert!(never.is_empty(), "never struck: {never:?}");
}

#[test]
fn a_zone_that_skipped_a_day_and_one_with_half_an_hour_of_summer_lose_nothing() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let names = ["Pacific/Apia", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Tokyo"];
    let plots: Vec<_> = zones(19).into_iter().filter(|plot| names.contains(&plot.zone.as_str())).collect();
    let tally = lives(&plots, 2, &Real(&library), &words);
    assert!(tally.broken.is_empty(), "{tally}");
    assert_eq!(tally.lives, 8);
}

/// What the simulator found in the planner, each with its story: notices that came again after flying west, a queue one short
/// after a post, a day read under a clock a year ahead that was announced in the evening, and one place too many in the queue
/// after two wakes at once. And what the oracle held against it wrongly: a clock set back by a day, of which iOS tells
/// nothing, and a deadline that iOS swallowed in the evening of a day on which notices were refused, and
/// reminders that iOS showed and the app first noted under a clock a year ahead.
#[test]
fn what_was_found_once_stays_mended() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let plot = |seed, zone: &str, years, faults, start: &str| Plot {
        seed,
        zone: zone.to_owned(),
        start: start.parse().unwrap(),
        years,
        faults,
        platform: None,
    };
    let plots = [
        plot(10, "Europe/Gibraltar", 19, 4.0, "2026-09-16"),
        plot(14, "Europe/Mariehamn", 2, 30.0, "2024-10-28"),
        plot(7, "Europe/Samara", 3, 12.0, "2026-08-20"),
        plot(112, "America/Whitehorse", 19, 12.0, "2024-04-21"),
        plot(37, "America/Rio_Branco", 4, 30.0, "2026-09-14"),
        plot(284, "Etc/GMT-9", 2, 30.0, "2025-04-03"),
        plot(29, "Africa/Bissau", 19, 30.0, "2024-09-22"),
        plot(210, "Europe/Tiraspol", 2, 4.0, "2024-04-30"),
        plot(240, "Pacific/Palau", 4, 4.0, "2026-09-26"),
    ];
    let tally = lives(&plots, 2, &Real(&library), &words);
    assert!(tally.broken.is_empty(), "{tally}");
}
