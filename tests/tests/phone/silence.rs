//! What a person wrote, measured or entered stands in no log.

use otayori_core::screens::{EntryForm, GrowthRow, MoodChoice, OwnNumberRow, Telling};
use otayori_tests::date;

use super::{begun, morning};

const DAY: &str = "2026-12-01";

#[test]
fn no_debug_output_of_a_screen_has_anybodys_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let told = Telling::Born { children: 1, on: date("2026-11-01"), gestation: None, joined: None };
    let child = phone.tell(&told, morning(DAY)).unwrap().children[0];
    phone.begin_photo();
    phone.add_to_photo(include_bytes!("../../fixtures/photos/baseline.jpg")).unwrap();
    let mut photo = phone.keep_photo().unwrap();
    photo.caption = "PLANTED".to_owned();
    let form = EntryForm {
        id: None,
        date: date(DAY),
        text: "PLANTED".to_owned(),
        mood: Some(MoodChoice::Own { words: "PLANTED".to_owned() }),
        children: vec![child],
        tags: vec!["PLANTED".to_owned()],
        photos: vec![photo],
        answers: None,
    };
    let id = phone.write_entry(&form, morning(DAY)).unwrap();
    let growth = GrowthRow {
        id: None,
        child,
        date: date(DAY),
        weight_g: Some(4_321),
        length_mm: None,
        head_mm: None,
        note: "PLANTED".to_owned(),
    };
    phone.write_growth(&growth).unwrap();
    let helps = vec!["midwife".to_owned()];
    let number = OwnNumberRow { id: None, name: "PLANTED".to_owned(), number: "4321".to_owned(), helps };
    phone.write_number(&number).unwrap();
    let journal = phone.journal(date(DAY), date(DAY), None, morning(DAY)).unwrap();
    assert_eq!(journal.rows[0].opening, "PLANTED");
    let said = format!(
        "{form:?} {:?} {journal:?} {:?} {:?} {:?} {:?}",
        form.mood,
        phone.entry(id, morning(DAY)).unwrap(),
        phone.journal_search("PLANTED", morning(DAY)).unwrap(),
        phone.growth(child).unwrap(),
        phone.help("midwife", morning(DAY)).unwrap(),
    );
    for word in ["PLANTED", "4321"] {
        assert!(!said.contains(word), "{said}");
    }
}

#[test]
fn a_measurement_that_cannot_be_read_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(&folder.path().join("home"), "en");
    let told = Telling::Born { children: 1, on: date("2026-11-01"), gestation: None, joined: None };
    let child = phone.tell(&told, morning(DAY)).unwrap().children[0];
    for weight in [4_000, 4_100] {
        let row = GrowthRow {
            id: None,
            child,
            date: date(DAY),
            weight_g: Some(weight),
            length_mm: None,
            head_mm: None,
            note: String::new(),
        };
        phone.write_growth(&row).unwrap();
    }
    let database = rusqlite::Connection::open(folder.path().join("home/otayori.db")).unwrap();
    let one = "UPDATE bodies SET sealed = zeroblob(length(sealed)) WHERE collection = 19
        AND id = (SELECT min(id) FROM bodies WHERE collection = 19)";
    assert_eq!(database.execute(one, []).unwrap(), 1);
    let exported = phone.export_growth(&folder.path().join("growth.csv")).unwrap();
    assert_eq!((exported.count, exported.unreadable), (1, 1));
}
