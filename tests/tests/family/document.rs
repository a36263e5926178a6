//! The family as text.

use otayori_core::family::{DocumentError, Family, Hour, LifeEvent, Preferences};
use otayori_tests::date;

use super::home::Home;

fn some_family() -> Family {
    let mut home = Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 2);
    home.says("2026-07-02", LifeEvent::Ended { child: children[0] });
    home.says("2026-07-03", LifeEvent::Paused { child: None, from: date("2026-07-10") });
    home.says("2026-07-04", LifeEvent::Moved { region: "JP-13".into(), from: date("2026-07-01") });
    home.family.union(&Home::number(2).family)
}

#[test]
fn what_is_written_is_read_again() {
    let family = some_family();
    let text = family.to_json().unwrap();
    assert_eq!(Family::from_json(&text).unwrap(), family);
    assert_eq!(Family::from_json(&text).unwrap().to_json().unwrap(), text);
}

#[test]
fn a_newer_document_is_refused_whatever_it_looks_like() {
    for text in [r#"{"otayori_family":2}"#, r#"{"otayori_family":99,"log":"of another shape"}"#] {
        assert!(matches!(Family::from_json(text), Err(DocumentError::TooNew { .. })), "{text}");
    }
}

#[test]
fn what_is_no_family_is_damaged_and_never_an_empty_family() {
    let text = some_family().to_json().unwrap();
    for bad in ["", "{}", "null", r#"{"otayori_family":1}"#, &text[..text.len() / 2]] {
        assert!(matches!(Family::from_json(bad), Err(DocumentError::Damaged { .. })), "{bad}");
    }
    let far = text.replace("2026-07-10", "9999-07-10");
    assert!(matches!(Family::from_json(&far), Err(DocumentError::Damaged { .. })));
    let zero = text.replacen(r#""otayori_family":1"#, r#""otayori_family":0"#, 1);
    assert!(matches!(Family::from_json(&zero), Err(DocumentError::Damaged { .. })));
}

#[test]
fn letters_come_by_day_and_a_phones_choices_are_its_own() {
    let preferences = Preferences::default();
    let text = serde_json::to_string(&preferences).unwrap();
    assert_eq!(serde_json::from_str::<Preferences>(&text).unwrap(), preferences);
    assert!(Hour::try_from(7).is_ok() && Hour::try_from(21).is_ok());
    for night in [0, 6, 22, 24] {
        assert!(Hour::try_from(night).is_err(), "{night}");
        assert!(serde_json::from_str::<Preferences>(&format!(r#"{{"hour":{night}}}"#)).is_err());
    }
}
