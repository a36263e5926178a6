//! What is open until when, and the letters of the school year.

use chrono::{Datelike, Days, NaiveDate};
use otayori_core::calendar::{Birth, DueDate, GestationalDay};
use otayori_core::corpus::{Corpus, Reader};
use otayori_core::family::{Child, ChildId, EventId, Family, LifeEvent, PregnancyId};
use otayori_core::region::{Deadline, Regions, Subject};
use otayori_tests::{date, slot};

use super::author::{Author, deadline, moment, regions, tags};

fn written(fields: &[(&str, &str)]) -> Regions {
    let author = Author::new("JP");
    let text: String = fields.iter().map(|(id, fields)| deadline(id, fields)).collect();
    author.write("deadlines.toml", &text);
    regions(&[&author])
}

fn born(text: &str) -> Subject {
    Child::Born(Birth::on(date(text))).into()
}

fn of(regions: &Regions, subject: &Subject, on: &str) -> Vec<Deadline> {
    regions.deadlines(subject, Some("JP-13"), &tags(&["en"]), date(on))
}

fn days(deadline: &Deadline) -> (String, Option<String>, Option<String>) {
    let window = deadline.window.unwrap();
    (
        window.opens.to_string(),
        window.last.map(|day| day.to_string()),
        deadline.remind.map(|day| day.to_string()),
    )
}

#[test]
fn the_last_day_is_the_one_an_office_means() {
    let (report, status) = (
        "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"13d\"\nremind = \"7d\"",
        "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"29d\"",
    );
    let (bcg, rota) = (
        "anchor = \"birth\"\nopens = \"0d\"\ncloses_before = \"1y\"",
        "anchor = \"birth\"\nopens = \"6w0d\"\ncloses = \"14w6d\"",
    );
    let (month, open) =
        ("anchor = \"birth\"\nopens = \"1m\"\ncloses_before = \"2m\"", "anchor = \"birth\"\nopens = \"3y\"");
    for (fields, born_on, opens, last) in [
        // Day 14 and day 30, the day of birth counted (Family Register Act art. 49; Immigration Act art. 22-2).
        (report, "2026-11-20", "2026-11-20", Some("2026-12-03")),
        (status, "2026-11-20", "2026-11-20", Some("2026-12-19")),
        // Until the day before the first birthday.
        (bcg, "2026-11-20", "2026-11-20", Some("2027-11-19")),
        (bcg, "2024-02-29", "2024-02-29", Some("2025-02-28")),
        (rota, "2026-11-20", "2027-01-01", Some("2027-03-04")),
        // A month without a 31st is complete on its last day.
        (month, "2026-01-31", "2026-02-28", Some("2026-03-30")),
        (open, "2024-02-29", "2027-03-01", None),
    ] {
        let regions = written(&[("one", fields)]);
        let found = of(&regions, &born(born_on), born_on);
        let (first, end, _) = days(&found[0]);
        assert_eq!((first.as_str(), end.as_deref()), (opens, last), "{fields} of {born_on}");
        if let Some(last) = last {
            let last = date(last);
            assert_eq!(of(&regions, &born(born_on), &last.to_string()).len(), 1, "the last day is a day");
            let after = |days| of(&regions, &born(born_on), &(last + Days::new(days)).to_string());
            let next = after(1);
            assert!(next[0].is_past && !next[0].is_open && next[0].remind.is_none(), "still worth asking");
            assert_eq!(after(60).len(), 1, "sixty days on");
            assert!(after(61).is_empty(), "and no longer");
        }
    }
}

#[test]
fn what_ends_first_comes_first_and_what_opens_later_after_it() {
    let regions = written(&[
        ("later", "anchor = \"birth\"\nopens = \"1y\"\ncloses = \"2y\""),
        ("long", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"29d\""),
        ("endless", "anchor = \"birth\"\nopens = \"0d\""),
        ("soon", "anchor = \"birth\"\nopens = \"2m\"\ncloses = \"3m\""),
        ("short", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"13d\""),
        ("over", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"1d\""),
    ]);
    let found = of(&regions, &born("2026-11-20"), "2026-11-25");
    let ids: Vec<&str> = found.iter().map(|deadline| deadline.id.as_str()).collect();
    assert_eq!(ids, ["short", "long", "endless", "over", "soon", "later"]);
    assert_eq!(
        found.iter().map(|deadline| deadline.is_open).collect::<Vec<_>>(),
        [true, true, true, false, false, false]
    );
    assert_eq!(found.iter().filter(|deadline| deadline.is_past).count(), 1);
}

#[test]
fn a_child_born_early_has_the_same_last_days() {
    let regions = written(&[("rota", "anchor = \"birth\"\nopens = \"6w0d\"\ncloses = \"14w6d\"")]);
    let early = Birth {
        gestation: Some(GestationalDay::from_weeks(28, 0).unwrap()),
        ..Birth::on(date("2026-11-20"))
    };
    let on = "2026-11-25";
    assert_eq!(of(&regions, &Child::Born(early).into(), on), of(&regions, &born("2026-11-20"), on));
}

#[test]
fn weeks_of_pregnancy_end_with_the_birth() {
    let regions = written(&[(
        "rsv",
        "anchor = \"gestation\"\nopens = \"28w0d\"\ncloses = \"36w6d\"\nremind = \"30w0d\"",
    )]);
    let due = Child::Expected(DueDate::new(date("2027-03-01"))).into();
    let found = of(&regions, &due, "2026-12-01");
    // 40w0d is the due date: 28w0d lies 84 days before it, 36w6d 22 days.
    assert_eq!(days(&found[0]), ("2026-12-07".into(), Some("2027-02-07".into()), Some("2026-12-21".into())));
    assert!(of(&regions, &born("2026-11-20"), "2026-12-10").is_empty());
}

#[test]
fn the_school_year_of_a_cohort_is_one_window_for_all_of_it() {
    let fields = "anchor = \"school-year\"\nopens = \"before-1 04-01\"\ncloses = \"before-1 03-31\"\nremind = \"before-1 01-15\"";
    let regions = written(&[("mr", fields)]);
    // Every Japanese city prints these pairs: the second MR dose of fiscal 2026 is for 2020-04-02 to 2021-04-01.
    for born_on in ["2020-04-02", "2020-12-31", "2021-01-01", "2021-04-01"] {
        let found = of(&regions, &born(born_on), "2026-04-01");
        assert_eq!(
            days(&found[0]),
            ("2026-04-01".into(), Some("2027-03-31".into()), Some("2027-01-15".into())),
            "{born_on}"
        );
    }
    for (born_on, opens) in [("2020-04-01", "2025-04-01"), ("2021-04-02", "2027-04-01")] {
        let found = of(&regions, &born(born_on), "2025-04-01");
        assert_eq!(days(&found[0]).0, opens, "{born_on}");
    }
    // The last year of HPV ends in March of the first year of upper secondary school.
    let hpv = written(&[(
        "hpv",
        "anchor = \"school-year\"\nopens = \"primary-6 04-01\"\ncloses = \"upper-1 03-31\"",
    )]);
    let found = of(&hpv, &born("2014-06-01"), "2026-11-25");
    assert_eq!(days(&found[0]), ("2026-04-01".into(), Some("2031-03-31".into()), None));
}

#[test]
fn what_is_open_from_the_birth_may_end_with_a_year_of_school() {
    let author = Author::new("JP");
    author.write(
        "deadlines.toml",
        &deadline("allowance", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"upper-3 03-31\""),
    );
    assert_eq!(author.findings(), []);
    let regions = regions(&[&author]);
    // Until the first 31 March on or after the day on which 18 is reached, which the law puts on the eve of the birthday: a
    // child of 1 April ends with those born the day before it, not a year later.
    for (born_on, last) in [
        ("2020-03-31", "2038-03-31"),
        ("2020-04-01", "2038-03-31"),
        ("2020-04-02", "2039-03-31"),
        ("2020-12-31", "2039-03-31"),
        ("2024-02-29", "2042-03-31"),
    ] {
        let found = of(&regions, &born(born_on), born_on);
        assert_eq!(days(&found[0]), (born_on.into(), Some(last.into()), None), "{born_on}");
    }
}

#[test]
fn a_family_is_told_of_what_holds_for_it_and_of_nothing_else() {
    let regions = written(&[
        ("report", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"13d\"\nremind = \"7d\""),
        ("joined", "anchor = \"joined\"\nopens = \"0d\"\ncloses_before = \"1y\"\nremind = \"14d\""),
        ("loss", "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"56d\"\nafter_loss = true"),
    ]);
    let (at, on) = (moment("2026-11-25T12:00+09:00"), date("2026-11-25"));
    let id = |n: u8| EventId::from_random([n; 16]);
    let (child, joined) = (ChildId::from_random([1; 16]), ChildId::from_random([2; 16]));
    let mut family = Family::default();
    let pregnancy = PregnancyId::from_random([9; 16]);
    let expecting = LifeEvent::Expecting {
        pregnancy,
        children: vec![child],
        due: Some(DueDate::new(date("2026-11-22"))),
    };
    family.record(id(1), at, expecting).unwrap();
    family.record(id(2), at, LifeEvent::Born { child, date: date("2026-11-20"), gestation: None }).unwrap();
    family
        .record(
            id(3),
            at,
            LifeEvent::Joined { child: joined, born: date("2026-03-01"), on: date("2026-11-10") },
        )
        .unwrap();
    let told = |family: &Family, child: ChildId| -> Option<Vec<(String, Option<NaiveDate>)>> {
        let subject = Subject::of(family.member(child).unwrap(), on)?;
        let found = regions.deadlines(&subject, Some("JP"), &tags(&["en"]), on);
        Some(found.into_iter().map(|deadline| (deadline.id, deadline.remind)).collect())
    };
    assert_eq!(told(&family, child), Some(vec![("report".into(), Some(date("2026-11-27")))]));
    // Opened on the day of joining, closed by the child's own age; the birth is long reported.
    assert_eq!(told(&family, joined), Some(vec![("joined".into(), Some(date("2026-11-24")))]));
    // A pause shows and does not speak.
    family.record(id(4), at, LifeEvent::Paused { child: Some(child), from: on }).unwrap();
    assert_eq!(told(&family, child), Some(vec![("report".into(), None)]));
    // After an ending nothing is said. What is for after a loss is there for whoever asks, without a day and a reminder.
    family.record(id(5), at, LifeEvent::Ended { child }).unwrap();
    assert_eq!(told(&family, child), None);
    let asked = regions.after_loss(Some("JP"), &tags(&["en"]), on);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].id.as_str(), asked[0].window, asked[0].remind), ("loss", None, None));
}

fn letters(months: &[(&str, &str)]) -> Author {
    let author = Author::new("JP");
    let row = |(id, month): &(&str, &str)| {
        format!(
            "[\"JP/{id}\"]\nmonth = \"{month}\"\npillar = \"support\"\ntopic = \"t\"\nsources = [\"E1\"]\nhelp = [\"school\"]\nchecked_at = \"2026-11-01\"\n\n"
        )
    };
    author.write("letters.toml", &months.iter().map(row).collect::<String>());
    for tag in ["en", "ja"] {
        let text = |(id, _): &(&str, &str)| format!("## JP/{id} Title {id}\nThe text of {id} in {tag}.\n\n");
        author.write(&format!("letters/{tag}.md"), &months.iter().map(text).collect::<String>());
    }
    author
}

#[test]
fn at_most_one_letter_of_the_school_year_comes_in_a_month() {
    let author = letters(&[
        ("check", "before-1 10"),
        ("forms", "before-1 10"),
        ("entrance", "primary-1 04"),
        ("march", "before-1 03"),
        ("own", "before-1 11"),
    ]);
    let regions = regions(&[&author]);
    let due: Vec<(String, String)> = regions
        .letters(date("2020-06-01"), Some("JP-13"))
        .into_iter()
        .map(|due| (due.month.to_string(), due.id))
        .collect();
    let expected = [
        ("2026-10-01", "JP/check"),
        ("2026-11-01", "JP/forms"),
        ("2026-12-01", "JP/own"),
        ("2027-03-01", "JP/march"),
        ("2027-04-01", "JP/entrance"),
    ];
    assert_eq!(due, expected.map(|(month, id)| (month.to_owned(), id.to_owned())));
    // A year later for the next cohort, whichever day of it somebody was born on.
    let of = |born: &str| regions.letters(date(born), Some("JP")).first().unwrap().month;
    assert_eq!(
        (of("2020-04-02").year(), of("2021-04-01").year(), of("2021-04-02").year()),
        (2026, 2026, 2027)
    );
    assert!(regions.letters(date("2020-06-01"), Some("GB")).is_empty(), "no Japanese letter appears abroad");

    let letter =
        regions.letter_in_month(date("2020-06-01"), Some("JP"), &tags(&["en"]), date("2026-10-31")).unwrap();
    assert_eq!(
        (letter.id.as_str(), letter.message.body.plain().as_str()),
        ("JP/check", "The text of check in en.")
    );
    assert_eq!((letter.help, letter.sources.len()), (tags(&["school"]), 1));
    assert!(
        regions.letter_in_month(date("2020-06-01"), Some("JP"), &tags(&["en"]), date("2026-09-30")).is_none()
    );
}

#[test]
fn a_card_is_read_by_the_officer_and_by_whoever_shows_it() {
    let author = Author::new("JP");
    let say = "say = { en = \"An interpreter, please.\", ja = \"通訳をお願いします。\" }\nticks = [ { en = \"Nepali\", ja = \"ネパール語\" } ]";
    let card = super::author::deadline("interpreter", say)
        .replace("[[deadline]]", "[[card]]")
        .replace("kind = \"law\"\n", "");
    let card: String =
        card.lines().filter(|line| !line.starts_with("until")).map(|line| format!("{line}\n")).collect();
    author.write("counter.toml", &card);
    let regions = regions(&[&author]);
    let cards = regions.counter_cards(Some("JP-13"), &tags(&["en"]), date("2026-11-25"), false);
    let card = &cards[0];
    assert_eq!(
        (card.office.text.plain().as_str(), card.office.language.as_str()),
        ("通訳をお願いします。", "ja")
    );
    assert_eq!(card.yours.text.plain(), "An interpreter, please.");
    assert_eq!(
        (card.ticks[0].office.text.plain().as_str(), card.ticks[0].yours.text.plain().as_str()),
        ("ネパール語", "Nepali")
    );
    assert!(regions.counter_cards(Some("GB"), &tags(&["en"]), date("2026-11-25"), true).is_empty());
}

#[test]
fn a_region_replaces_a_text_that_carries_no_safety_fact() {
    let corpus = Corpus::builtin().unwrap();
    let plain = "g028";
    assert!(corpus.slot(&slot(plain)).unwrap().unwrap().safety.is_empty(), "choose another slot");
    let author = Author::new("JP");
    for tag in ["en", "ja"] {
        author.write(
            &format!("overrides/{tag}.md"),
            &format!("## {plain} Ours\nThe text of the region in {tag}.\n"),
        );
    }
    // The rules of letters find it too short, which is no matter here.
    let pack = otayori_core::pack::Pack::open(author.press_unjudged()).unwrap();
    let regions = Regions::from_packs(vec![pack]).unwrap();
    let title = |reader: &Reader| {
        let letter = regions.letter(&corpus, &slot(plain), reader).unwrap().unwrap();
        (letter.message.title.plain(), letter.language, letter.region)
    };
    let en = Reader::new("en");
    assert_eq!(title(&en.clone().in_region("JP-13")), ("Ours".into(), "en".into(), Some("JP".into())));
    assert_eq!(title(&en), ("How the weeks are counted".into(), "en".into(), None));
    assert_eq!(title(&en.in_region("GB")), ("How the weeks are counted".into(), "en".into(), None));
    assert_eq!(title(&Reader::new("ja")).0, "Ours", "Japanese readers are in Japan until they say where");
    let ours = regions.letter(&corpus, &slot(plain), &Reader::new("ja")).unwrap().unwrap();
    assert!(ours.sources.is_empty(), "the app's sources say nothing of another's words");
    assert!(ours.written_by.unwrap().replaces);
    // A text in the reader's language goes before the region's in another.
    assert_eq!(title(&Reader::new("ja-simple")).1, "ja-simple");
}

/// Nobody who waits for a child finds a stillbirth in a list; whoever asks finds it last.
#[test]
fn a_card_for_after_a_loss_stands_in_nobody_elses_list() {
    let regions = Regions::builtin().unwrap();
    let ids = |after_loss| {
        let cards = regions.counter_cards(Some("JP"), &tags(&["ja"]), date("2026-11-25"), after_loss);
        cards.into_iter().map(|card| card.id).collect::<Vec<_>>()
    };
    let (usual, all) = (ids(false), ids(true));
    assert!(!usual.contains(&"stillbirth-report".to_owned()));
    assert_eq!(all.last().map(String::as_str), Some("stillbirth-report"));
    assert_eq!(all[..all.len() - 1], usual[..]);
}
