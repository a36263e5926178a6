//! Two clocks for a child born early, against a slow and obvious retelling of the rule.

use std::collections::{BTreeSet, VecDeque};

use chrono::{Days, NaiveDate};
use otayori_core::calendar::{Birth, GestationalDay};
use otayori_core::corpus::Corpus;
use otayori_core::family::Child;
use otayori_core::pack::SlotId;
use otayori_tests::date;

fn early(born: NaiveDate, weeks: u16, days: u16) -> Birth {
    Birth { gestation: Some(GestationalDay::from_weeks(weeks, days).unwrap()), ..Birth::on(born) }
}

fn lived(corpus: &Corpus, birth: Birth) -> Vec<(NaiveDate, SlotId)> {
    let child = Child::Born(birth);
    (0..19 * 366)
        .flat_map(|n| {
            let day = birth.date + Days::new(n);
            corpus.due(&child.stage(day).unwrap(), day).into_iter().map(move |slot| (day, slot))
        })
        .collect()
}

/// Day by day with a queue in hand, as the rule is told: the calendar's letter is delivered, the other waits.
fn retold(corpus: &Corpus, birth: Birth) -> Vec<(NaiveDate, SlotId)> {
    let term = Child::Born(Birth { gestation: None, ..birth });
    let due = birth.date + Days::new(280 - u64::from(birth.gestation.unwrap().days()));
    let corrected = Child::Born(Birth { gestation: None, date: due, ..birth });
    let third = birth.birthday(3).unwrap();
    let two_clocks = |slot: &SlotId| {
        let development =
            corpus.slot(slot).unwrap().unwrap().clock == otayori_core::pack::record::Clock::Development;
        development && matches!(slot, SlotId::Life(_) | SlotId::Week { .. })
    };
    let on = |child: &Child, day: NaiveDate| {
        child.stage(day).ok().and_then(|stage| corpus.due(&stage, day).into_iter().next())
    };
    let (mut waiting, mut heard, mut told) = (VecDeque::new(), BTreeSet::new(), Vec::new());
    for n in 0..19 * 366 {
        let day = birth.date + Days::new(n);
        let by_age = on(&term, day).filter(|slot| !two_clocks(slot));
        if day <= third {
            waiting.extend(on(&corrected, day).filter(two_clocks).filter(|slot| heard.insert(slot.clone())));
        }
        if day == third {
            // Correction ends: whatever has not had its day yet waits from now on.
            let mut rest = Vec::new();
            for m in 1..400 {
                rest.extend(on(&corrected, third + Days::new(m)).filter(two_clocks));
            }
            waiting.extend(rest.into_iter().filter(|slot| heard.insert(slot.clone())));
        }
        let letter = match by_age {
            Some(slot) => Some(slot),
            None => waiting.pop_front(),
        };
        told.extend(letter.map(|slot| (day, slot)));
    }
    told
}

#[test]
fn both_tellings_agree_for_every_week_of_birth() {
    let corpus = Corpus::builtin().unwrap();
    for weeks in 22..=36 {
        for born in ["2024-02-29", "2025-01-31", "2026-11-24"] {
            let birth = early(date(born), weeks, weeks % 7);
            assert_eq!(lived(&corpus, birth), retold(&corpus, birth), "born {born} at {weeks} weeks");
        }
    }
}

#[test]
fn nothing_is_missing_and_nothing_comes_twice() {
    let corpus = Corpus::builtin().unwrap();
    for weeks in [22, 28, 33, 36] {
        let birth = early(date("2026-01-01"), weeks, 3);
        let letters = lived(&corpus, birth);
        let days: BTreeSet<_> = letters.iter().map(|(day, _)| day).collect();
        let slots: BTreeSet<_> = letters.iter().map(|(_, slot)| slot).collect();
        assert_eq!((days.len(), slots.len(), letters.len()), (516, 516, 516), "{weeks} weeks");
    }
}

#[test]
fn no_ability_is_told_before_its_corrected_day_and_no_vaccine_after_its_own() {
    let corpus = Corpus::builtin().unwrap();
    let birth = early(date("2026-01-01"), 28, 0);
    for (day, slot) in lived(&corpus, birth) {
        let SlotId::Life(n) = slot else { continue };
        let since_birth = (day - birth.date).num_days();
        if corpus.follows_development(&slot) {
            assert!(since_birth >= i64::from(n) + 84, "{slot} came on day {since_birth}");
        } else {
            assert_eq!(since_birth, i64::from(n), "{slot}");
        }
    }
}

#[test]
fn a_birth_at_37_weeks_has_one_clock() {
    let corpus = Corpus::builtin().unwrap();
    let term = Birth::on(date("2026-01-01"));
    assert_eq!(lived(&corpus, early(term.date, 37, 0)), lived(&corpus, term));
}
