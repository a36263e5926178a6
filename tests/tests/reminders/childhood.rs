//! Whole childhoods on phones that do what they should.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use otayori_core::calendar::{Birth, DueDate, GestationalDay, LeapBirthday};
use otayori_core::family::{Child, LifeEvent};
use otayori_core::pack::SlotId;
use otayori_core::reminders::About;
use otayori_core::reminders::upcoming;
use otayori_core::strings::Strings;
use otayori_tests::date;
use proptest::prelude::*;

use super::phone::{CORPUS, Phone, at, moment};

#[test]
fn every_letter_of_eighteen_years_is_announced_on_its_day() {
    for mut phone in [Phone::android(), Phone::ios()] {
        let child = phone.child();
        phone.says("2026-07-01", LifeEvent::Born { child, date: date("2026-07-01"), gestation: None });
        phone.wakes(moment("2026-07-01 06:00"));
        phone.lives_until(moment("2026-07-01 06:00"), "2050-01-01");
        phone.wakes(moment("2050-01-01 12:00"));
        let birth = Child::Born(Birth::on(date("2026-07-01")));
        // What only waits on the shelf is never announced.
        let pushed = |slot: &SlotId| !CORPUS.traits().pull_only.contains(slot);
        let wanted: Vec<_> =
            CORPUS.ahead(&birth, date("2026-07-01")).filter(|(_, slot)| pushed(slot)).collect();
        let seen: Vec<_> = phone
            .seen
            .iter()
            .map(|(day, notice)| match notice.about.as_slice() {
                [About::Letter { slot, .. }] => (*day, slot.clone()),
                other => panic!("{day}: {other:?}"),
            })
            .collect();
        assert!(seen == wanted, "{:?}", seen.iter().zip(&wanted).find(|(one, other)| one != other));
        assert!(seen.len() > 500);
        assert!(phone.queue.is_empty());
    }
}

/// What is kept of what was shown does not grow with the years, but for the names of slots.
#[test]
fn the_ledger_keeps_days_for_a_season_and_slots_for_ever() {
    let mut phone = Phone::android();
    phone.born("2026-07-01", "2026-07-01");
    phone.lives_until(moment("2026-07-01 06:00"), "2044-01-01");
    let kept = serde_json::to_value(&phone.household.notices).unwrap();
    assert!(kept["days"].as_object().unwrap().len() < 30, "{}", kept["days"]);
    let slots = kept["noticed"].as_object().unwrap().values().next().unwrap().as_array().unwrap().len();
    assert!(slots > 480, "{slots}");
}

/// What will come, and when, is what then comes.
#[test]
fn what_is_foretold_is_what_comes() {
    let mut phone = Phone::android();
    phone.expects("2026-07-06", "2027-03-01");
    phone.born("2026-07-06", "2023-02-28");
    phone.wakes(moment("2026-07-06 06:00"));
    let strings = Strings::of(&CORPUS, "ja").unwrap();
    let until = date("2026-10-31");
    let foretold = upcoming(&CORPUS, &strings, &phone.household, &[], moment("2026-07-06 06:00"), until);
    for day in date("2026-07-06").iter_days().take_while(|day| *day <= until) {
        phone.wakes(at(day, "08:00"));
        phone.opens(at(day, "22:00"));
    }
    assert!(foretold.len() > 100);
    let seen: Vec<_> = phone.seen.iter().map(|(_, notice)| notice.clone()).collect();
    assert!(seen == foretold);
}

fn some_child() -> impl Strategy<Value = Child> {
    let births = (0..9_000u64, prop::option::of(22u16..43), any::<bool>()).prop_map(|(day, weeks, last)| {
        Child::Born(Birth {
            date: date("2016-01-01") + Days::new(day),
            gestation: weeks.map(|weeks| GestationalDay::from_weeks(weeks, 0).unwrap()),
            leap_birthday: if last { LeapBirthday::LastOfFebruary } else { LeapBirthday::FirstOfMarch },
        })
    });
    let leap = prop::sample::select(vec!["2016-02-29", "2020-02-29", "2024-02-29"]).prop_map(|day| {
        Child::Born(Birth { leap_birthday: LeapBirthday::LastOfFebruary, ..Birth::on(date(day)) })
    });
    let awaited =
        (0..9_000u64).prop_map(|day| Child::Expected(DueDate::new(date("2016-01-01") + Days::new(day))));
    prop_oneof![4 => births, 1 => leap, 1 => awaited]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("OTAYORI_CHILDHOODS").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
    ))]

    /// Walking from letter to letter finds the days that walking from day to day finds.
    #[test]
    fn no_day_with_a_letter_is_jumped_over(child in some_child(), later in 0..7_000u64) {
        let begins = match child {
            Child::Expected(due) => due.date() - Days::new(280),
            Child::Born(birth) => birth.date,
        };
        let from = begins + Days::new(later);
        let slow: Vec<NaiveDate> = CORPUS.ahead(&child, from).map(|(day, _)| day).collect();
        let fast: Vec<NaiveDate> = CORPUS.days_ahead("main", child, from).collect();
        prop_assert!(fast.windows(2).all(|pair| pair[0] < pair[1]), "out of order");
        let slow: BTreeSet<NaiveDate> = slow.into_iter().collect();
        let fast: BTreeSet<NaiveDate> = fast.into_iter().collect();
        prop_assert_eq!(fast, slow);
    }
}
