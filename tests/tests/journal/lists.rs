//! Lists, days that come back, and words found again.

use std::collections::BTreeSet;

use otayori_core::calendar::{Birth, LeapBirthday};
use otayori_core::family::ChildId;
use otayori_core::journal::find::{Part, Search};
use otayori_core::journal::listing::{Month, Since, between, by_month, of_child, on_this_day};
use otayori_core::journal::photo::{Format, Orientation};
use otayori_core::journal::{Answered, Entry, Head, Mood, PhotoId, PhotoRef};
use otayori_core::pack::Message;
use otayori_tests::{date, slot};

use super::{entry, moment};

fn child(id: u8) -> ChildId {
    ChildId::from_random([id; 16])
}

/// Entries of these days, numbered from 1.
fn heads(days: &[&str]) -> Vec<Head> {
    days.iter().zip(1..).map(|(day, id)| entry(id, day, "x").head()).collect()
}

fn days(heads: &[&Head]) -> Vec<String> {
    heads.iter().map(|head| head.date.to_string()).collect()
}

#[test]
fn a_month_has_its_entries_in_the_order_of_their_days() {
    let all = heads(&["2026-03-31", "2025-03-02", "2026-03-01", "2026-04-01"]);
    let months = by_month(&all);
    let keys: Vec<(i32, u32)> = months.keys().map(|month| (month.year, month.month)).collect();
    assert_eq!(keys, [(2025, 3), (2026, 3), (2026, 4)]);
    assert_eq!(days(&months[&Month { year: 2026, month: 3 }]), ["2026-03-01", "2026-03-31"]);
    assert_eq!(days(&between(&all, date("2026-03-01"), date("2026-03-31"))), ["2026-03-01", "2026-03-31"]);
}

#[test]
fn within_a_day_what_was_written_first_stands_first() {
    let early = Entry { written_at: moment("2026-03-02"), ..entry(9, "2026-03-01", "x") };
    let late = Entry { written_at: moment("2026-03-05"), ..entry(1, "2026-03-01", "x") };
    let all = [late.head(), early.head()];
    let month = &by_month(&all)[&Month::of(date("2026-03-01"))];
    assert_eq!([month[0].id, month[1].id], [early.id, late.id]);
}

#[test]
fn a_child_is_found_under_every_name() {
    let about = |id, children: &[u8]| {
        let children = children.iter().map(|id| child(*id)).collect();
        Entry { children, ..entry(id, "2026-03-01", "x") }.head()
    };
    let all = [about(1, &[1]), about(2, &[2]), about(3, &[1, 3]), about(4, &[])];
    let of = |names: &[u8]| of_child(&all, &names.iter().map(|id| child(*id)).collect::<BTreeSet<_>>()).len();
    assert_eq!((of(&[1]), of(&[1, 2]), of(&[3]), of(&[4]), of(&[])), (2, 3, 1, 0, 0));
}

#[test]
fn this_day_comes_back_in_later_years() {
    let all = heads(&["2024-02-29", "2025-02-28", "2026-03-01", "2024-03-01", "2028-02-29", "2027-02-28"]);
    for (on, expected) in [
        ("2024-02-29", vec![]),
        ("2026-02-28", vec![("2024-02-29", 2), ("2025-02-28", 1)]),
        ("2026-03-01", vec![("2024-03-01", 2)]),
        ("2028-02-28", vec![("2025-02-28", 3), ("2027-02-28", 1)]),
        ("2028-02-29", vec![("2024-02-29", 4)]),
        ("2029-02-28", vec![("2024-02-29", 5), ("2025-02-28", 4), ("2027-02-28", 2), ("2028-02-29", 1)]),
    ] {
        let found: Vec<(String, Since)> = on_this_day(&all, date(on), &[], &BTreeSet::new())
            .iter()
            .map(|memory| (memory.head.date.to_string(), memory.since))
            .collect();
        let expected: Vec<(String, Since)> =
            expected.into_iter().map(|(day, years)| (day.to_owned(), Since::Years(years))).collect();
        assert_eq!(found, expected, "{on}");
    }
}

#[test]
fn on_a_monthly_day_the_earlier_ones_of_that_child_come_back() {
    let of = |id, day: &str, who: u8| {
        Entry { children: BTreeSet::from([child(who)]), ..entry(id, day, "x") }.head()
    };
    let all = [
        of(1, "2026-01-31", 1),
        of(2, "2026-02-28", 1),
        of(3, "2026-02-27", 1),
        of(4, "2026-02-28", 2),
        of(5, "2026-04-30", 1),
        entry(6, "2026-01-31", "x").head(),
    ];
    let births = [(child(1), Birth::on(date("2026-01-31")))];
    let found = |on: &str| -> Vec<(String, u32)> {
        on_this_day(&all, date(on), &births, &BTreeSet::new())
            .iter()
            .map(|memory| match memory.since {
                Since::MonthsOfAge { child: who, months } if who == child(1) => {
                    (memory.head.date.to_string(), months)
                }
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let day = |day: &str, months| (day.to_owned(), months);
    assert_eq!(found("2026-03-31"), [day("2026-01-31", 0), day("2026-02-28", 1)]);
    assert_eq!(found("2026-05-31"), [day("2026-01-31", 0), day("2026-02-28", 1), day("2026-04-30", 3)]);
    assert_eq!(found("2026-03-30"), []);
    // After the second birthday only years count.
    assert_eq!(found("2028-02-29"), []);
    // Without a day of birth there are no monthly days.
    assert!(on_this_day(&all, date("2026-03-31"), &[], &BTreeSet::new()).is_empty());
}

#[test]
fn what_has_ended_is_not_brought_up() {
    let about = |id, children: &[u8]| {
        let children = children.iter().map(|id| child(*id)).collect();
        Entry { children, ..entry(id, "2025-11-25", "x") }.head()
    };
    let all = [about(1, &[1]), about(2, &[1, 2]), about(3, &[2]), about(4, &[])];
    let quiet = BTreeSet::from([child(1)]);
    let found = on_this_day(&all, date("2026-11-25"), &[(child(1), Birth::on(date("2025-11-25")))], &quiet);
    assert_eq!(found.iter().map(|memory| memory.head.id).collect::<Vec<_>>(), [all[2].id, all[3].id]);
}

#[test]
fn a_child_of_29_february_has_monthly_days_too() {
    let born = Entry { children: BTreeSet::from([child(1)]), ..entry(1, "2024-02-29", "x") }.head();
    for (leap_birthday, birthday) in
        [(LeapBirthday::FirstOfMarch, "2025-03-01"), (LeapBirthday::LastOfFebruary, "2025-02-28")]
    {
        let births = [(child(1), Birth { leap_birthday, ..Birth::on(date("2024-02-29")) })];
        let all = [born.clone()];
        assert_eq!(on_this_day(&all, date(birthday), &births, &BTreeSet::new()).len(), 1, "{birthday}");
        assert_eq!(on_this_day(&all, date("2024-03-29"), &births, &BTreeSet::new()).len(), 1);
    }
}

fn written() -> Entry {
    let letter = Message::parse("{妊娠|にんしん}8{週|しゅう}\n{水|みず}を。\n- {朝|あさ}も").unwrap();
    let photo = PhotoRef {
        id: PhotoId::from_random([9; 16]),
        format: Format::Png,
        width: 1,
        height: 1,
        orientation: Orientation::default(),
        caption: "ちいさな足".to_owned(),
    };
    Entry {
        mood: Some(Mood::Own("ほっと".to_owned())),
        answers: Some(Answered::of(slot("g056"), &letter, "ja-simple")),
        tags: BTreeSet::from(["エコー".to_owned(), "Clinic".to_owned()]),
        photos: vec![photo],
        ..entry(1, "2026-11-25", "きょう、ﾐﾙｸを\n１５０ ml のんだ。")
    }
}

#[test]
fn any_part_of_a_word_is_found_where_it_stands() {
    let entry = written();
    let letter = entry.answers.clone().unwrap().message();
    for (words, part, place) in [
        ("みるく", Part::Text, "ﾐﾙｸ"),
        ("く", Part::Text, "ｸ"),
        ("150ML", Part::Text, "１５０ ml"),
        ("を１", Part::Text, "を\n１"),
        ("えこ", Part::Tag(1), "エコ"),
        ("CLIN", Part::Tag(0), "Clin"),
        ("ホット", Part::Mood, "ほっと"),
        ("足", Part::Caption(0), "足"),
        ("にんしん", Part::LetterTitle, "妊娠"),
        ("水を", Part::LetterLine(0), "水を"),
        ("あさ も", Part::LetterLine(1), "朝も"),
    ] {
        let found = Search::new(words).place(&entry).unwrap_or_else(|| panic!("{words}"));
        let plain = match found.part {
            Part::Text => entry.text.clone(),
            Part::Tag(n) => entry.tags.iter().nth(n).unwrap().clone(),
            Part::Mood => "ほっと".to_owned(),
            Part::Caption(n) => entry.photos[n].caption.clone(),
            Part::LetterTitle => letter.title.plain(),
            Part::LetterLine(n) => letter.body.lines().nth(n).unwrap().plain(),
        };
        assert_eq!((found.entry, found.part, &plain[found.range]), (entry.id, part, place), "{words}");
    }
    for words in ["", " \u{3000}", "ない", "g056", "妊娠|", "calm"] {
        assert_eq!(Search::new(words).place(&entry), None, "{words:?}");
    }
}

#[test]
fn entries_are_found_in_the_order_they_are_given() {
    let entries =
        [entry(3, "2026-01-03", "雪"), entry(1, "2026-01-01", "雨"), entry(2, "2026-01-02", "雪と雨")];
    let found: Vec<_> = Search::new("雨").places(&entries).map(|place| (place.entry, place.range)).collect();
    assert_eq!(found, [(entries[1].id, 0..3), (entries[2].id, 6..9)]);
}
