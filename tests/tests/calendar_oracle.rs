//! The calendar against an independent oracle: jiff, over every day of 1990 to 2060.
//!
//! chrono counts in the core, jiff counts here; they share no code. One rule is named as an exception: jiff puts the
//! birthday of 29 February on the 28th in common years, the core by default on 1 March.

use chrono::{Datelike, NaiveDate};
use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};
use otayori_core::calendar::{Age, Birth, DueDate, LeapBirthday, SchoolYears};
use proptest::prelude::*;

const FIRST: Date = date(1990, 1, 1);
const LAST: Date = date(2060, 12, 31);

fn every_day() -> impl Iterator<Item = Date> {
    FIRST.series(1.day()).take_while(|day| *day <= LAST)
}

fn chrono(day: Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year().into(), day.month().try_into().unwrap(), day.day().try_into().unwrap())
        .unwrap()
}

fn jiff(day: NaiveDate) -> Date {
    date(day.year().try_into().unwrap(), day.month().try_into().unwrap(), day.day().try_into().unwrap())
}

fn is_leap_day(day: Date) -> bool {
    (day.month(), day.day()) == (2, 29)
}

/// The day on which months of age are completed, as jiff counts: the same day of the month, or the month's last. The
/// exception, spelt out: born on 29 February, whole years, common year, and the family keeps 1 March.
fn anniversary(born: Date, months: u32, leap_birthday: LeapBirthday) -> Date {
    let clamped = born.checked_add(i64::from(months).months()).unwrap();
    let moved = is_leap_day(born) && months.is_multiple_of(12) && !is_leap_day(clamped);
    if moved && leap_birthday == LeapBirthday::FirstOfMarch { clamped.tomorrow().unwrap() } else { clamped }
}

const BOTH: [LeapBirthday; 2] = [LeapBirthday::FirstOfMarch, LeapBirthday::LastOfFebruary];

#[test]
fn every_birthday_and_month_of_every_birth_from_1990_to_2060() {
    let mut births = 0;
    for born in every_day() {
        births += 1;
        for leap_birthday in BOTH {
            let birth = Birth { leap_birthday, ..Birth::on(chrono(born)) };
            for months in 0..=18 * 12_u32 {
                let expected = anniversary(born, months, leap_birthday);
                assert_eq!(birth.month_day(months).map(jiff), Some(expected), "{born} + {months} months");
            }
        }
    }
    assert_eq!(births, 25_933, "71 years with 18 leap days");
}

/// An age is the anniversaries that have come, and the days since the last. (jiff's own `until` is no oracle here: it
/// says 1 month 30 days on 30 September for a birth on 31 July, a day on which the second month is completed.)
#[test]
fn ages_on_every_day_of_a_childhood_for_births_across_1990_to_2060() {
    // A prime stride meets every day of the year and every leap-year phase; leap days are added.
    let births = || every_day().enumerate().filter(|(n, day)| n % 211 == 0 || is_leap_day(*day));
    for (leap_birthday, (_, born)) in
        BOTH.into_iter().flat_map(|rule| births().map(move |birth| (rule, birth)))
    {
        let birth = Birth { leap_birthday, ..Birth::on(chrono(born)) };
        let mut months = 0_u16;
        for on in born.series(1.day()).take(19 * 366) {
            while anniversary(born, u32::from(months) + 1, leap_birthday) <= on {
                months += 1;
            }
            let since = anniversary(born, months.into(), leap_birthday);
            let days = on.since((Unit::Day, since)).unwrap().get_days();
            let expected = Age { years: months / 12, months: months % 12, days: days.try_into().unwrap() };
            assert_eq!(birth.age(chrono(on)).unwrap(), expected, "born {born}, on {on}");
        }
    }
}

#[test]
fn days_of_life_and_of_gestation_on_every_day() {
    let born = date(2026, 2, 28);
    let due = DueDate::new(chrono(born));
    for on in every_day() {
        let days = on.since((Unit::Day, born)).unwrap().get_days();
        let day_of_life = Birth::on(chrono(born)).day_of_life(chrono(on)).ok();
        assert_eq!(day_of_life.map(i64::from), (days >= 0).then_some(days.into()), "{on}");
        let gestation = due.gestational_day(chrono(on)).ok().map(|day| i32::from(day.days()));
        assert_eq!(gestation, (days >= -280).then_some(days + 280), "{on}");
    }
}

#[test]
fn school_years_of_every_birth_from_1990_to_2040() {
    // As the region JP writes it down.
    let japan = SchoolYears { begins: (4, 1), last_birthday: (4, 1), entry_age: 6, lengths: (6, 3, 3) };
    for born in every_day().take_while(|day| day.year() < 2041) {
        // A slow restatement: the school year of entry is the first that begins after the sixth birthday, 1 April
        // birthdays counting as the day before.
        let counted = if (born.month(), born.day()) == (4, 1) { born.yesterday().unwrap() } else { born };
        let sixth = counted.checked_add(6.years()).unwrap();
        let mut entry = date(sixth.year(), 4, 1);
        if entry <= sixth {
            entry = date(sixth.year() + 1, 4, 1);
        }
        assert_eq!(japan.entry_year(chrono(born)), i32::from(entry.year()), "{born}");
    }
}

proptest! {
    #[test]
    fn corrected_age_is_age_less_the_weeks_missing(
        born in 0_i32..25_000, weeks in 22_u16..37, days in 0_u16..7, later in 0_i64..1_095,
    ) {
        let born = chrono(FIRST.checked_add(born.days()).unwrap());
        let gestation = otayori_core::calendar::GestationalDay::from_weeks(weeks, days).unwrap();
        let birth = Birth { gestation: Some(gestation), ..Birth::on(born) };
        let on = born + chrono::Days::new(later.unsigned_abs());
        let corrected = birth.corrected(on).unwrap();
        let missing = 280 - i64::from(gestation.days());
        prop_assert_eq!(on.signed_duration_since(corrected.date).num_days(), later - missing);
        prop_assert!(birth.corrected(birth.birthday(3).unwrap()).is_none());
    }
}
