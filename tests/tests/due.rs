//! Which letters fall on which days: none twice, none missing, in order.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use otayori_core::calendar::{Birth, DueDate, LeapBirthday};
use otayori_core::corpus::Corpus;
use otayori_core::family::Child;
use otayori_core::pack::SlotId;
use otayori_tests::date;

fn corpus() -> Corpus {
    Corpus::builtin().unwrap()
}

fn due(corpus: &Corpus, child: &Child, on: NaiveDate) -> Vec<SlotId> {
    child.stage(on).map(|stage| corpus.due(&stage, on)).unwrap_or_default()
}

/// Every letter from one day to another, asked day by day as a phone would.
fn lived(corpus: &Corpus, child: &Child, from: NaiveDate, days: u64) -> Vec<SlotId> {
    (0..days).flat_map(|n| due(corpus, child, from + Days::new(n))).collect()
}

/// Start dates spread over decades, leap days and month ends among them.
fn thousand_dates() -> impl Iterator<Item = NaiveDate> {
    let spread = (0..990).map(|n| date("1998-01-01") + Days::new(n * 17));
    let edges = [
        "2000-02-29",
        "2004-02-29",
        "2024-02-29",
        "2024-02-28",
        "2023-03-01",
        "2023-01-31",
        "2023-12-31",
        "2020-04-01",
        "2020-04-02",
        "2100-02-28",
    ];
    spread.chain(edges.map(date))
}

fn strictly_rising(slots: &[SlotId]) -> bool {
    slots.windows(2).all(|pair| pair[0] < pair[1])
}

#[test]
fn a_thousand_pregnancies_get_266_letters_each() {
    let corpus = corpus();
    for due_date in thousand_dates() {
        let child = Child::Expected(DueDate::new(due_date));
        let letters = lived(&corpus, &child, due_date - Days::new(300), 600);
        assert_eq!(letters.len(), 266, "due {due_date}");
        assert!(strictly_rising(&letters), "due {due_date}");
        assert_eq!((letters[0].to_string(), letters[265].to_string()), ("g028".into(), "g293".into()));
    }
}

#[test]
fn a_thousand_childhoods_get_516_letters_each() {
    let corpus = corpus();
    let expected: BTreeSet<SlotId> = corpus
        .cadence()
        .phase
        .iter()
        .filter(|phase| phase.shelf != "pregnancy")
        .flat_map(otayori_core::pack::record::Phase::slots)
        .collect();
    assert_eq!(expected.len(), 516);
    for leap_birthday in [LeapBirthday::FirstOfMarch, LeapBirthday::LastOfFebruary] {
        for born in thousand_dates() {
            let child = Child::Born(Birth { leap_birthday, ..Birth::on(born) });
            let letters = lived(&corpus, &child, born - Days::new(30), 19 * 366);
            assert_eq!(letters.len(), 516, "born {born}");
            assert!(strictly_rising(&letters), "born {born}");
            assert_eq!(letters.into_iter().collect::<BTreeSet<_>>(), expected, "born {born}");
        }
    }
}

#[test]
fn a_family_gets_the_letters_of_its_pregnancy_and_of_its_child() {
    let corpus = corpus();
    let due_date = date("2027-03-01");
    for born_on_day in 154_u64..=300 {
        let born = due_date - Days::new(280) + Days::new(born_on_day);
        let expected = Child::Expected(DueDate::new(due_date));
        let child = Child::Born(Birth::on(born));
        // On the day of birth the child's first letter comes, and none of the pregnancy's.
        let before = lived(&corpus, &expected, due_date - Days::new(280), born_on_day);
        let after = lived(&corpus, &child, born, 19 * 366);
        let pregnancy = (born_on_day - 28).min(266);
        assert_eq!((before.len() + after.len()) as u64, pregnancy + 516, "born on day {born_on_day}");
    }
}

#[test]
fn never_two_letters_of_one_child_on_one_day() {
    let corpus = corpus();
    let child = Child::Born(Birth::on(date("2024-02-29")));
    for n in 0..19 * 366 {
        assert!(due(&corpus, &child, date("2024-02-29") + Days::new(n)).len() <= 1);
    }
}

#[test]
fn letters_fall_on_the_days_their_names_say() {
    let corpus = corpus();
    let pregnancy = Child::Expected(DueDate::new(date("2027-03-01")));
    let child = Child::Born(Birth::on(date("2026-11-24")));
    let leap = Child::Born(Birth::on(date("2024-02-29")));
    let month_end = Child::Born(Birth::on(date("2020-08-31")));
    for (who, on, slot) in [
        (pregnancy, "2026-07-28", "g064"),
        (pregnancy, "2027-03-01", "g280"),
        (pregnancy, "2026-06-08", ""),
        (pregnancy, "2027-03-15", ""),
        (child, "2026-11-24", "d0000"),
        (child, "2027-03-04", "d0100"),
        (child, "2027-03-05", ""),
        (child, "2027-03-07", "d0103"),
        (child, "2027-11-23", "d0364"),
        (child, "2027-11-24", "y1w00"),
        (child, "2027-12-08", "y1w02"),
        (child, "2029-11-24", "y3f00"),
        (child, "2032-11-24", "y06m00"),
        (child, "2033-02-24", "y06m03"),
        (child, "2044-11-24", "y18"),
        (child, "2044-12-24", ""),
        (leap, "2030-02-28", ""),
        (leap, "2030-03-01", "y06m00"),
        (leap, "2030-03-29", "y06m01"),
        (leap, "2042-03-01", "y18"),
        (month_end, "2027-02-28", "y06m06"),
        (month_end, "2028-02-29", "y07m06"),
    ] {
        let found = due(&corpus, &who, date(on)).first().map(SlotId::to_string).unwrap_or_default();
        assert_eq!(found, slot, "on {on}");
    }
}

#[test]
fn what_is_ahead_and_behind_is_what_will_be_and_was_due() {
    let corpus = corpus();
    for (child, from) in [
        (Child::Expected(DueDate::new(date("2027-03-01"))), date("2026-05-25")),
        (Child::Born(Birth::on(date("2008-02-29"))), date("2008-02-29")),
    ] {
        let day_by_day = lived(&corpus, &child, from, 19 * 366);
        let ahead: Vec<SlotId> = corpus.ahead(&child, from).map(|(_, slot)| slot).collect();
        assert_eq!(ahead, day_by_day);
        let mut back: Vec<SlotId> =
            corpus.back(&child, from + Days::new(19 * 366)).map(|(_, slot)| slot).collect();
        back.reverse();
        assert_eq!(back, day_by_day);
    }
}

#[test]
fn special_days_are_a_line_above_the_letter() {
    let corpus = corpus();
    let born = date("2024-02-29");
    let child = Child::Born(Birth::on(born));
    let mut special = Vec::new();
    for n in 0..20 * 366 {
        let on = born + Days::new(n);
        special.extend(corpus.special(&child.stage(on).unwrap(), on).map(|slot| (on, slot.to_string())));
    }
    assert_eq!(special.len(), 23);
    let day = |name: &str| special.iter().find(|(_, slot)| slot == name).unwrap().0;
    assert_eq!(day("special/d0100"), born + Days::new(100));
    assert_eq!(day("special/y01"), date("2025-03-01"));
    assert_eq!(day("special/y04"), date("2028-02-29"));
    let reader = otayori_core::corpus::Reader::new("en");
    for (_, slot) in &special {
        let line = corpus.letter(&slot.parse().unwrap(), &reader).unwrap();
        assert!(line.is_some(), "{slot} has no words");
    }
    let pregnancy = Child::Expected(DueDate::new(born));
    assert_eq!(corpus.special(&pregnancy.stage(born).unwrap(), born), None);
}
