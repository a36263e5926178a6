//! Who is called first, and whether they answer now.

use otayori_core::family::LocalMoment;
use otayori_core::pack::Pack;
use otayori_core::region::{Freshness, HelpLine, Open, OwnNumber, Regions};
use otayori_tests::date;

use super::author::{Author, line, moment, regions, tags};

fn one_line(fields: &str, zone: &str) -> Regions {
    let author = Author::new("JP");
    author.edit("region.toml", "offsets = [540]", zone);
    author.write("help.toml", &line("desk", &format!("helps = [\"mind\"]\nnumber = \"0120-1\"\n{fields}")));
    regions(&[&author])
}

fn state(regions: &Regions, now: &str) -> Open {
    regions.help_lines(&tags(&["mind"]), &tags(&["en"]), Some("JP"), moment(now), &[])[0].state
}

fn names(lines: &[HelpLine]) -> Vec<&str> {
    lines.iter().map(|line| line.id.as_str()).collect()
}

#[test]
fn a_clock_that_no_zone_has_is_counted_with_all_the_same() {
    let hours = r#"hours = [ { days = ["tue"], from = "09:00", to = "17:00" } ]"#;
    let regions = one_line(hours, "offsets = []");
    for utc_offset_minutes in [i16::MIN, -1_440, 1_440, i16::MAX] {
        let now = LocalMoment { utc_offset_minutes, ..moment("2026-12-01T08:00+09:00") };
        let line = &regions.help_lines(&tags(&["mind"]), &tags(&["en"]), Some("JP"), now, &[])[0];
        let opens = LocalMoment { utc_offset_minutes, ..moment("2026-12-01T09:00+09:00") };
        assert_eq!(line.state, Open::Closed { opens: Some(opens) }, "{utc_offset_minutes}");
    }
}

#[test]
fn hours_are_those_of_the_region() {
    // 1 December 2026 is a Tuesday.
    let weekdays =
        r#"hours = [ { days = ["mon", "tue", "wed", "thu", "fri"], from = "09:00", to = "17:00" } ]"#;
    let night = r#"hours = [ { days = ["fri"], from = "22:00", to = "24:00" }, { days = ["sat"], from = "00:00", to = "06:00" } ]"#;
    let japan = "offsets = [540]";
    let cases = [
        (weekdays, "2026-12-01T09:00+09:00", None),
        (weekdays, "2026-12-01T16:59+09:00", None),
        (weekdays, "2026-12-01T17:00+09:00", Some("2026-12-02T09:00+09:00")),
        (weekdays, "2026-12-01T08:59+09:00", Some("2026-12-01T09:00+09:00")),
        (weekdays, "2026-12-04T20:00+09:00", Some("2026-12-07T09:00+09:00")),
        // Whoever is elsewhere hears of it by the own clock: 9 in Tokyo is 1 in Paris, and the evening before in New York.
        (weekdays, "2026-12-01T08:30+01:00", None),
        (weekdays, "2026-12-01T12:00+01:00", Some("2026-12-02T01:00+01:00")),
        (weekdays, "2026-12-06T12:00-05:00", Some("2026-12-06T19:00-05:00")),
        // Past midnight: two rows.
        (night, "2026-12-04T23:59+09:00", None),
        (night, "2026-12-05T00:00+09:00", None),
        (night, "2026-12-05T05:59+09:00", None),
        (night, "2026-12-05T06:00+09:00", Some("2026-12-11T22:00+09:00")),
        (night, "2026-12-04T21:59+09:00", Some("2026-12-04T22:00+09:00")),
    ];
    for (hours, now, opens) in cases {
        let expected = opens.map_or(Open::Open, |opens| Open::Closed { opens: Some(moment(opens)) });
        assert_eq!(state(&one_line(hours, japan), now), expected, "{hours} at {now}");
    }
    for (hours, expected) in
        [("hours = \"always\"", Open::Open), ("hours = \"varies\"", Open::Varies), ("", Open::Unknown)]
    {
        assert_eq!(state(&one_line(hours, japan), "2026-12-01T03:00+09:00"), expected);
    }
}

#[test]
fn a_line_open_once_a_week_opens_again_in_seven_days() {
    let regions =
        one_line(r#"hours = [ { days = ["tue"], from = "10:00", to = "11:00" } ]"#, "offsets = [540]");
    let opens = Some(moment("2026-12-08T10:00+09:00"));
    assert_eq!(state(&regions, "2026-12-01T11:00+09:00"), Open::Closed { opens });
}

#[test]
fn where_clocks_change_the_phone_says_which_hour_it_is() {
    let hours = r#"hours = [ { days = ["tue"], from = "09:00", to = "17:00" } ]"#;
    let two = one_line(hours, "offsets = [0, 60]");
    assert_eq!(state(&two, "2026-12-01T16:30+00:00"), Open::Open, "in the zone, in winter");
    assert_eq!(state(&two, "2026-06-02T16:30+01:00"), Open::Open, "in the zone, in summer");
    // In Tokyo at 1:30 it is 16:30 or 17:30 there: nobody here knows.
    assert_eq!(state(&two, "2026-12-02T01:30+09:00"), Open::Unknown);
    assert_eq!(state(&two, "2026-12-01T22:00+09:00"), Open::Open, "open either way");
    // Closed either way: the later of both openings.
    let opens = Some(moment("2026-12-01T18:00+09:00"));
    assert_eq!(state(&two, "2026-12-01T12:00+09:00"), Open::Closed { opens });
}

#[test]
fn who_answers_now_in_a_language_of_the_reader_goes_first() {
    let author = Author::new("JP");
    let closed = r#"hours = [ { days = ["tue"], from = "09:00", to = "17:00" } ]"#;
    let lines = [
        ("closed-yours", format!("{closed}\nlanguages = [ {{ code = \"en\" }} ]")),
        ("open-theirs", "hours = \"always\"\nlanguages = [ { code = \"ja\" } ]".to_owned()),
        ("varies-yours", "hours = \"varies\"\nlanguages = [ { code = \"en\" } ]".to_owned()),
        ("open-unsaid", "hours = \"always\"".to_owned()),
        ("open-yours", "hours = \"always\"\nlanguages = [ { code = \"ja\" }, { code = \"en\" } ]".to_owned()),
        (
            "yours-by-day",
            format!("hours = \"always\"\nlanguages = [ {{ code = \"ja\" }}, {{ code = \"en\", {closed} }} ]"),
        ),
    ];
    let text: String = lines
        .iter()
        .map(|(id, fields)| line(id, &format!("helps = [\"mind\"]\nnumber = \"0120-1\"\n{fields}")))
        .collect();
    author.write("help.toml", &text);
    let regions = regions(&[&author]);
    let own = [
        OwnNumber { name: "Aya".into(), number: "090-1".into(), helps: Vec::new() },
        OwnNumber { name: "Hospital".into(), number: "03-1".into(), helps: tags(&["maternity-unit"]) },
    ];
    let lines = regions.help_lines(
        &tags(&["mind"]),
        &tags(&["en"]),
        Some("JP"),
        moment("2026-12-01T02:30+09:00"),
        &own,
    );
    assert_eq!(lines[0].name.text.plain(), "Aya", "a friend stands above every line");
    assert_eq!(lines[0].region, None);
    let order =
        ["", "open-yours", "open-unsaid", "varies-yours", "open-theirs", "yours-by-day", "closed-yours"];
    assert_eq!(names(&lines), order, "the hospital is not for this");
    let by_day = lines.iter().find(|line| line.id == "yours-by-day").unwrap();
    assert_eq!(by_day.state, Open::Open);
    assert_eq!(by_day.in_yours, Some(Open::Closed { opens: Some(moment("2026-12-01T09:00+09:00")) }));
    // By day the same line answers in English.
    let lines = regions.help_lines(
        &tags(&["mind"]),
        &tags(&["en"]),
        Some("JP"),
        moment("2026-12-01T10:00+09:00"),
        &[],
    );
    assert_eq!(names(&lines)[..3], ["closed-yours", "open-yours", "yours-by-day"]);
    // Easy Japanese is Japanese.
    let simple = regions.help_lines(
        &tags(&["mind"]),
        &tags(&["ja-simple"]),
        Some("JP"),
        moment("2026-12-01T02:30+09:00"),
        &[],
    );
    assert_eq!(names(&simple)[0], "open-theirs");
    assert_eq!(simple[0].name.language, "ja");
}

#[test]
fn an_old_record_says_so_and_an_emergency_number_never_does() {
    let author = Author::new("JP");
    let lines = [
        line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"119\""),
        line("desk", "helps = [\"ambulance\"]\nnumber = \"0120-1\""),
        line("short", "helps = [\"ambulance\"]\nnumber = \"0120-2\"\nexpires_after = 10"),
    ];
    author.write("help.toml", &lines.concat());
    let regions = regions(&[&author]);
    let old = Freshness::MayHaveChanged { checked_on: date("2026-11-01") };
    for (on, desk, short) in [
        ("2026-11-11", Freshness::Fresh, Freshness::Fresh),
        ("2026-11-12", Freshness::Fresh, old),
        ("2027-04-30", Freshness::Fresh, old),
        ("2027-05-01", old, old),
        ("2046-05-01", old, old),
    ] {
        let now = moment(&format!("{on}T12:00+09:00"));
        let lines = regions.help_lines(&tags(&["ambulance"]), &tags(&["en"]), Some("JP"), now, &[]);
        let of = |id: &str| lines.iter().find(|line| line.id == id).unwrap();
        assert_eq!(lines[0].number.as_deref(), Some("119"));
        assert_eq!(of("ambulance").freshness, Freshness::Fresh, "{on}");
        assert_eq!((of("desk").freshness, of("short").freshness), (desk, short), "{on}");
    }
}

/// The slip of a pen, or a wish: no record is believed for ever.
#[test]
fn a_line_that_was_looked_at_in_a_year_to_come_is_doubted() {
    let author = Author::new("JP");
    let lines = [
        line("slip", "helps = [\"mind\"]\nnumber = \"1\"\nchecked_at = \"9999-01-01\""),
        line("wish", "helps = [\"mind\"]\nnumber = \"2\"\nexpires_after = 65535"),
    ];
    author.write("help.toml", &lines.concat());
    let regions = Regions::from_packs(vec![Pack::open(author.press_unjudged()).unwrap()]).unwrap();
    let fresh = |id: &str, on: &str| {
        let now = moment(&format!("{on}T12:00+09:00"));
        let lines = regions.help_lines(&tags(&["mind"]), &tags(&["en"]), Some("JP"), now, &[]);
        lines.iter().find(|line| line.id == id).unwrap().freshness == Freshness::Fresh
    };
    assert!(!fresh("slip", "2026-12-01"));
    // Whoever reads of an earlier day is told nothing of it.
    assert!(fresh("wish", "2026-02-01") && fresh("wish", "2028-11-01"));
    assert!(!fresh("wish", "2028-11-02") && !fresh("wish", "2025-10-30"));
}

#[test]
fn emergency_numbers_are_there_whatever_is_asked() {
    let author = Author::new("JP");
    author.write(
        "help.toml",
        &(line("desk", "helps = [\"mind\"]\nnumber = \"0120-1\"\nhours = \"always\"")
            + &line("police", "emergency = true\nhelps = [\"police\"]\nnumber = \"110\"")),
    );
    let regions = regions(&[&author]);
    for (keys, order) in
        [(vec!["mind"], vec!["desk", "police"]), (vec![], vec!["police"]), (vec!["school"], vec!["police"])]
    {
        let lines = regions.help_lines(
            &tags(&keys),
            &tags(&["en"]),
            Some("JP-13"),
            moment("2026-12-01T02:30+09:00"),
            &[],
        );
        assert_eq!(names(&lines), order, "{keys:?}");
        assert!(lines.last().unwrap().answers.is_none());
    }
}
