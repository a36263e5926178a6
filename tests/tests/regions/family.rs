//! A region in a family: letters of the school year beside the others, and deadlines as reminders.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use otayori_core::arrival::note;
use otayori_core::calendar::DueDate;
use otayori_core::corpus::Corpus;
use otayori_core::family::{ChildId, EventId, LifeEvent, LocalMoment, PregnancyId};
use otayori_core::household::Household;
use otayori_core::region::{REMINDS_FOR, Regions};
use otayori_core::reminders::{About, upcoming};
use otayori_core::strings::Strings;
use otayori_tests::{date, slot};

use super::author::{Author, deadline, regions};

fn at(day: &str) -> LocalMoment {
    LocalMoment { date: date(day), time: NaiveTime::MIN, utc_offset_minutes: 540 }
}

/// A family in Japan with children born on these days, told on a day.
fn family(born: &[&str], told: &str) -> Household {
    let mut household = Household::default();
    household.preferences.language = "ja".to_owned();
    for (n, born) in (1_u8..).zip(born) {
        let event =
            LifeEvent::Born { child: ChildId::from_random([n; 16]), date: date(born), gestation: None };
        household.family.record(EventId::from_random([100 + n; 16]), at(told), event).unwrap();
    }
    household
}

#[test]
fn a_letter_of_the_region_comes_once_and_never_two_in_a_month() {
    let (corpus, regions) = (Corpus::builtin().unwrap(), Regions::builtin().unwrap());
    let mut household = family(&["2020-10-05"], "2020-10-06");
    let child = household.family.members()[0].id;
    let mut came: BTreeMap<(i32, u32), Vec<String>> = BTreeMap::new();
    let wanted = regions.letters(date("2020-10-05"), Some("JP"));
    assert!(wanted.len() > 10, "{}", wanted.len());
    // Opened every third day for eighteen years.
    for day in date("2020-10-06").iter_days().step_by(3).take_while(|day| *day < date("2039-06-01")) {
        let coming = regions.arrivals(&corpus, &household.family, &household.ledger, Some("JP"), day);
        note(&mut household.ledger, &coming, day);
        for arrival in coming {
            assert_eq!((arrival.children.as_slice(), arrival.came_on), (&[child][..], None));
            came.entry((day.year(), day.month())).or_default().push(arrival.slot.to_string());
        }
    }
    assert!(came.values().all(|slots| slots.len() == 1), "{came:?}");
    let came: Vec<String> = came.into_values().flatten().collect();
    assert_eq!(came, wanted.iter().map(|due| due.id.clone()).collect::<Vec<_>>());
}

#[test]
fn it_comes_with_the_first_letter_of_its_month_and_is_read_after_that() {
    let (corpus, regions) = (Corpus::builtin().unwrap(), Regions::builtin().unwrap());
    let mut household = family(&["2020-10-20", "2020-10-20"], "2020-10-21");
    let on = |household: &Household, day: &str| {
        regions.arrivals(&corpus, &household.family, &household.ledger, Some("JP"), date(day))
    };
    let due = regions.letters(date("2020-10-20"), Some("JP"));
    let (id, month) =
        due.iter().map(|due| (due.id.clone(), due.month)).find(|(_, m)| m.year() == 2028).unwrap();
    let letter_day = month.with_day(20).unwrap().to_string();
    let (eve, next) = (month.with_day(19).unwrap().to_string(), month.with_day(21).unwrap().to_string());
    assert!(on(&household, &eve).is_empty(), "it waits for the month's own letter");
    let coming = on(&household, &letter_day);
    assert_eq!((coming[0].slot.clone(), coming[0].children.len(), coming.len()), (slot(&id), 2, 1));
    // Whoever opens the app a day later has missed nothing.
    assert_eq!(on(&household, &next), coming);
    note(&mut household.ledger, &coming, date(&letter_day));
    assert_eq!(on(&household, &letter_day), coming, "the same page twice");
    assert!(on(&household, &next).is_empty());
    let shelf = regions.shelf(&household.family, &household.ledger, Some("JP"), date(&next));
    let shelved = shelf.iter().find(|shelved| shelved.slot == slot(&id)).unwrap();
    assert_eq!((shelved.of, shelved.came_on), (date(&letter_day), Some(date(&letter_day))));
    // Where nobody has written a school year, nothing comes.
    assert!(regions.arrivals(&corpus, &household.family, &household.ledger, None, date(&next)).is_empty());
}

#[test]
fn nothing_comes_for_a_child_that_rests_or_is_gone() {
    let (corpus, regions) = (Corpus::builtin().unwrap(), Regions::builtin().unwrap());
    let stopping: [fn(ChildId) -> LifeEvent; 2] = [
        |child| LifeEvent::Ended { child },
        |child| LifeEvent::Paused { child: Some(child), from: date("2026-10-01") },
    ];
    for stop in stopping {
        let mut household = family(&["2020-10-05"], "2026-09-01");
        let child = household.family.members()[0].id;
        assert_eq!(
            regions
                .arrivals(&corpus, &household.family, &household.ledger, Some("JP"), date("2026-10-20"))
                .len(),
            1
        );
        household.family.record(EventId::from_random([9; 16]), at("2026-10-01"), stop(child)).unwrap();
        assert!(
            regions
                .arrivals(&corpus, &household.family, &household.ledger, Some("JP"), date("2026-10-20"))
                .is_empty()
        );
    }
}

#[test]
fn every_deadline_reminds_once_and_never_too_late() {
    let (corpus, regions) = (Corpus::builtin().unwrap(), Regions::builtin().unwrap());
    let strings = Strings::of(&corpus, "ja").unwrap();
    let household = family(&["2026-10-05"], "2026-10-06");
    let now = at("2026-10-06");
    let due = regions.due(&corpus, &household, now.date);
    let wanted: Vec<_> = due.iter().map(|(due, _)| due.clone()).collect();
    assert_eq!(regions.reminders(&corpus, &household, now.date), wanted, "the same without the words");
    for (due, deadline) in &due {
        let last = deadline.window.unwrap().last;
        assert!(due.on <= due.not_after, "{}", due.id);
        assert!(last.is_none_or(|last| due.not_after < last || due.on == last), "{}", due.id);
        assert!(due.not_after <= due.on.checked_add_days(Days::new(REMINDS_FOR)).unwrap(), "{}", due.id);
    }
    let until = date("2044-12-31");
    let mut reminded: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    for notice in upcoming(&corpus, &strings, &household, &wanted, now, until) {
        for about in &notice.about {
            if let About::Deadline { id, .. } = about {
                reminded.entry(id.clone()).or_default().push(notice.id);
            }
        }
    }
    assert_eq!(reminded["JP/birth-report"], [date("2026-10-12")]);
    assert!(reminded.values().all(|days| days.len() == 1), "{reminded:?}");
    assert_eq!(reminded.len(), wanted.len(), "a child told of at once misses none");
}

/// What a region asks for in late pregnancy falls silent with everything else, until somebody says what happened.
#[test]
fn past_42_weeks_no_region_reminds_of_a_pregnancy() {
    let corpus = Corpus::builtin().unwrap();
    let strings = Strings::of(&corpus, "ja").unwrap();
    let author = Author::new("JP");
    let late = |remind| {
        format!("anchor = \"gestation\"\nopens = \"36w0d\"\ncloses = \"42w6d\"\nremind = \"{remind}\"")
    };
    let text =
        [("last", "41w6d"), ("late", "42w0d")].map(|(id, remind)| deadline(id, &late(remind))).concat();
    author.write("deadlines.toml", &text);
    let regions = regions(&[&author]);
    let mut household = Household::default();
    let event = LifeEvent::Expecting {
        pregnancy: PregnancyId::from_random([9; 16]),
        children: vec![ChildId::from_random([1; 16])],
        due: Some(DueDate::new(date("2027-03-01"))),
    };
    household.family.record(EventId::from_random([100; 16]), at("2027-01-05"), event).unwrap();
    let now = at("2027-01-05");
    let due = regions.reminders(&corpus, &household, now.date);
    assert_eq!(due.len(), 2);
    let coming = upcoming(&corpus, &strings, &household, &due, now, date("2028-01-01"));
    let reminded: Vec<_> = coming
        .iter()
        .filter(|notice| notice.about.iter().any(|about| matches!(about, About::Deadline { .. })))
        .map(|notice| notice.id)
        .collect();
    assert_eq!(reminded, [date("2027-03-14")]);
}

#[test]
fn what_was_open_for_years_is_listed_and_not_reminded() {
    let (corpus, regions) = (Corpus::builtin().unwrap(), Regions::builtin().unwrap());
    let strings = Strings::of(&corpus, "ja").unwrap();
    // A child of nearly three whom the companion hears of today; the second dose of varicella was due at eighteen months.
    let household = family(&["2023-10-20"], "2026-10-06");
    let due = regions.due(&corpus, &household, date("2026-10-06"));
    let (reminder, deadline) = due.iter().find(|(due, _)| due.id == "JP/varicella-2").unwrap();
    assert!(deadline.is_open && reminder.not_after < date("2026-10-06"));
    let wanted: Vec<_> = due.iter().map(|(due, _)| due.clone()).collect();
    let coming = upcoming(&corpus, &strings, &household, &wanted, at("2026-10-06"), date("2026-12-31"));
    let about = coming.iter().flat_map(|notice| &notice.about);
    assert!(
        about.into_iter().all(|about| !matches!(about, About::Deadline { id, .. } if id == "JP/varicella-2"))
    );
}
