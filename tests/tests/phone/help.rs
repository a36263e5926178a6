//! Whom to call, as a phone shows it.

use otayori_core::screens::{HelpUnder, OwnNumberRow, Phone, Telling};
use otayori_tests::slot;

use super::{begun, morning};

fn own(name: &str, number: &str, helps: &[&str]) -> OwnNumberRow {
    let helps = helps.iter().map(|key| (*key).to_owned()).collect();
    OwnNumberRow { id: None, name: name.to_owned(), number: number.to_owned(), helps }
}

fn lives_in_japan(phone: &mut Phone) {
    let now = morning("2026-12-01");
    phone.tell(&Telling::Moved { region: "JP".to_owned(), from: now.date }, now).unwrap();
}

fn under(phone: &mut Phone) -> Vec<String> {
    let letter = phone.letter(&slot("g064"), None, morning("2026-12-01")).unwrap();
    let row = |help: &HelpUnder| help.line.as_ref().map_or(help.key.clone(), |line| line.name.plain.clone());
    letter.help.iter().map(row).collect()
}

#[test]
fn of_a_number_that_a_person_entered_nobody_says_that_its_hours_are_not_known() {
    for (language, own_words) in [("en", "your own"), ("ja", "自分の番号"), ("ja-simple", "あなたの 番号")]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut phone = begun(folder.path(), language);
        phone.write_number(&own("Midwife", "03-1234", &["midwife"])).unwrap();
        let help = phone.help("midwife", morning("2026-12-01")).unwrap();
        assert_eq!(help.lines[0].name.plain, "Midwife");
        assert_eq!(help.lines[0].facts.plain, own_words);
    }
}

#[test]
fn no_number_that_a_person_entered_hides_another_line_under_a_letter() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "ja");
    let before = under(&mut phone);
    phone.write_number(&own("Hospital", "03-1111", &["maternity-unit"])).unwrap();
    phone.write_number(&own("Aya", "03-2222", &[])).unwrap();
    let after = under(&mut phone);
    // The ambulance is asked for first, and whoever is good for everything does not stand before it.
    assert_eq!(after[..3], ["Hospital".to_owned(), before[0].clone(), "Aya".to_owned()]);
    assert_eq!(after[3..], before[1..]);
}

/// A parent reads names of languages, not codes.
#[test]
fn what_is_spoken_stands_in_the_readers_own_words() {
    for (language, japanese, english) in
        [("en", "Japanese", "English"), ("ja", "日本語", "英語"), ("ja-simple", "日本語", "英語")]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut phone = begun(folder.path(), language);
        lives_in_japan(&mut phone);
        let mut said = Vec::new();
        for situation in phone.situations(morning("2026-12-01")).unwrap() {
            let help = phone.help(&situation.key, morning("2026-12-01")).unwrap();
            said.extend(help.lines.iter().chain(&help.emergency).filter_map(|line| line.spoken.clone()));
        }
        assert!(said.iter().any(|line| line.plain.contains(japanese) && line.plain.contains(english)));
        let lists = said.iter().map(|line| line.plain.split_once(": ").unwrap().1);
        let between = if language == "en" { ", " } else { "、" };
        for name in lists.flat_map(|list| list.split(between).map(str::to_owned).collect::<Vec<_>>()) {
            let code = name.len() < 4 && name.chars().all(|letter| letter.is_ascii_lowercase());
            assert!(!code, "{language}: {name}");
        }
    }
}

/// A lost key leaves nobody without the numbers of the country in which the phone is.
#[test]
fn where_nobody_said_where_they_live_the_country_of_the_phone_decides_whom_to_call() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = Phone::new(&folder.path().join("home"), "en-GB").unwrap();
    let ambulance = |phone: &mut Phone| {
        let help = phone.help("ambulance", morning("2026-12-01")).unwrap();
        let lines = help.lines.into_iter().chain(help.emergency);
        lines.filter_map(|line| line.number).any(|number| number == "119")
    };
    assert!(!ambulance(&mut phone));
    phone.phone_country("jp");
    assert!(ambulance(&mut phone));
    assert!(
        phone
            .beside()
            .unwrap()
            .help("ambulance", morning("2026-12-01"))
            .unwrap()
            .lines
            .iter()
            .any(|line| line.number.as_deref() == Some("119"))
    );
    for nothing in ["", "x", "Japan", "??"] {
        phone.phone_country(nothing);
        assert!(!ambulance(&mut phone), "{nothing}");
    }
    // What the family says goes first.
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "ja");
    phone.phone_country("GB");
    assert!(!ambulance(&mut phone), "nobody said anything: where the phone is");
    lives_in_japan(&mut phone);
    assert!(ambulance(&mut phone));
}
