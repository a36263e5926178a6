//! Whom to call, as a phone shows it.

use otayori_core::screens::{HelpUnder, OwnNumberRow, Phone};
use otayori_tests::slot;

use super::{begun, morning};

fn own(name: &str, number: &str, helps: &[&str]) -> OwnNumberRow {
    let helps = helps.iter().map(|key| (*key).to_owned()).collect();
    OwnNumberRow { id: None, name: name.to_owned(), number: number.to_owned(), helps }
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
