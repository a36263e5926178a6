//! Whatever a person can put right is said in the language that is read.

use std::collections::BTreeSet;

use otayori_core::journal::photo::MAX_BYTES;
use otayori_core::screens::{
    BookletForm, EntryForm, GrowthRow, MoodChoice, OwnNumberRow, Phone, PhoneError, Progress, Telling,
    UptimeNow, Wishes,
};
use tempfile::TempDir;

use super::{begun, morning};

const DAY: &str = "2026-12-01";

/// A phone and a folder beside its own.
struct Desk {
    phone: Phone,
    folder: TempDir,
}

impl Desk {
    fn new(language: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("home");
        std::fs::create_dir(&home).unwrap();
        Self { phone: begun(&home, language), folder }
    }

    fn entry(&mut self, change: impl FnOnce(&mut EntryForm)) -> Result<(), PhoneError> {
        let mut form = EntryForm {
            id: None,
            date: otayori_tests::date(DAY),
            text: "x".to_owned(),
            mood: None,
            children: Vec::new(),
            tags: Vec::new(),
            photos: Vec::new(),
            answers: None,
        };
        change(&mut form);
        self.phone.write_entry(&form, morning(DAY)).map(|_| ())
    }

    fn growth(&mut self, change: impl FnOnce(&mut GrowthRow)) -> Result<(), PhoneError> {
        let told = Telling::Born {
            children: 1,
            on: otayori_tests::date("2026-11-01"),
            gestation: None,
            joined: None,
        };
        let child = self.phone.tell(&told, morning(DAY)).unwrap().children[0];
        let mut row = GrowthRow {
            id: None,
            child,
            date: otayori_tests::date(DAY),
            weight_g: None,
            length_mm: None,
            head_mm: None,
            note: String::new(),
        };
        change(&mut row);
        self.phone.write_growth(&row).map(|_| ())
    }

    fn picture(&mut self, bytes: &[u8]) -> Result<(), PhoneError> {
        self.phone.begin_photo();
        self.phone.add_to_photo(bytes)?;
        self.phone.keep_photo().map(|_| ())
    }

    fn number(&mut self, name: &str, number: &str) -> Result<(), PhoneError> {
        let (name, number) = (name.to_owned(), number.to_owned());
        self.phone.write_number(&OwnNumberRow { id: None, name, number, helps: Vec::new() }).map(|_| ())
    }

    fn backup(&mut self, passphrase: &str) -> Result<(), PhoneError> {
        let file = self.folder.path().join("backup.age");
        self.phone.backup_to(&file, passphrase, &Progress::default()).map(|_| ())
    }

    fn restore(&mut self, bytes: &[u8]) -> Result<(), PhoneError> {
        let file = self.folder.path().join("other.age");
        std::fs::write(&file, bytes).unwrap();
        self.phone.restore_from(&file, "hazel elder", false, &Progress::default()).map(|_| ())
    }
}

fn uptime() -> UptimeNow {
    UptimeNow { since_boot_ms: 1_000_000, boot: "boot".to_owned() }
}

type Mistake = (&'static str, fn(&mut Desk) -> Result<(), PhoneError>);

/// What a person can do wrong on a screen.
const MISTAKES: [Mistake; 36] = [
    ("an empty entry", |desk| desk.entry(|form| form.text = " ".to_owned())),
    ("a text that is too long", |desk| desk.entry(|form| form.text = "x".repeat(100_001))),
    ("a date nobody counts", |desk| desk.entry(|form| form.date = otayori_tests::date("1700-01-01"))),
    ("too many tags", |desk| desk.entry(|form| form.tags = (0..21).map(|n| n.to_string()).collect())),
    ("a tag that is too long", |desk| desk.entry(|form| form.tags = vec!["x".repeat(41)])),
    ("a mood of no words", |desk| {
        desk.entry(|form| form.mood = Some(MoodChoice::Own { words: String::new() }))
    }),
    ("no measurement", |desk| desk.growth(|_| ())),
    ("a weight nobody has", |desk| desk.growth(|row| row.weight_g = Some(3))),
    ("a length nobody has", |desk| desk.growth(|row| row.length_mm = Some(49))),
    ("a head nobody has", |desk| desk.growth(|row| row.head_mm = Some(3_300))),
    ("a note that is too long", |desk| desk.growth(|row| row.note = "x".repeat(1_001))),
    ("a measurement of another age", |desk| {
        desk.growth(|row| {
            row.weight_g = Some(3_000);
            row.date = otayori_tests::date("3500-01-01");
        })
    }),
    ("a text for a picture", |desk| desk.picture(b"no picture")),
    ("a picture of a kind that is not kept", |desk| desk.picture(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")),
    ("a picture that is too large", |desk| desk.picture(&vec![0xFF; MAX_BYTES + 1])),
    ("a picture that is cut", |desk| {
        let whole = include_bytes!("../../fixtures/photos/grey.png");
        desk.picture(&whole[..whole.len() / 2])
    }),
    ("a PIN that is too short", |desk| {
        desk.phone.refuse_recovery_words()?;
        desk.phone.set_pin("12345")
    }),
    ("a second PIN", |desk| {
        desk.phone.refuse_recovery_words()?;
        desk.phone.set_pin("123456")?;
        desk.phone.set_pin("123456")
    }),
    ("a new PIN that is too short", |desk| {
        desk.phone.refuse_recovery_words()?;
        desk.phone.set_pin("123456")?;
        desk.phone.change_pin("123456", "abcdef", &uptime())
    }),
    ("a PIN where none is", |desk| desk.phone.unlock("123456", &uptime())),
    ("the removal of a PIN that is not there", |desk| desk.phone.remove_pin("123456", &uptime())),
    ("five words", |desk| desk.phone.open_with_recovery("zoo zoo zoo zoo zoo", &[2; 32]).map(|_| ())),
    ("words of one's own", |desk| {
        desk.phone.open_with_recovery("six words that are no words", &[2; 32]).map(|_| ())
    }),
    ("a backup without a passphrase", |desk| desk.backup("")),
    ("a backup in the place of another", |desk| {
        desk.backup("hazel elder")?;
        desk.backup("hazel elder")
    }),
    ("a restore without a passphrase", |desk| {
        let file = desk.folder.path().join("none");
        desk.phone.restore_from(&file, "", true, &Progress::default()).map(|_| ())
    }),
    ("a restore of what is no backup", |desk| desk.restore(b"Dear diary")),
    ("a booklet in the place of a file", |desk| {
        let file = desk.folder.path().join("journal.txt");
        std::fs::write(&file, "here").unwrap();
        desk.phone.export_journal(&file, BookletForm::Text, None, None).map(|_| ())
    }),
    ("a table in the place of a file", |desk| {
        let file = desk.folder.path().join("growth.csv");
        std::fs::write(&file, "here").unwrap();
        desk.phone.export_growth(&file).map(|_| ())
    }),
    ("a number without a name", |desk| desk.number(" ", "1")),
    ("a number that nobody can dial", |desk| desk.number("Aya", "call me")),
    ("one number more than can be kept", |desk| (0..65).try_for_each(|n| desk.number("Aya", &n.to_string()))),
    ("a due date that is too far", |desk| {
        let due = otayori_core::screens::Dated::DueDate { date: otayori_tests::date("2029-01-01") };
        desk.phone.tell(&Telling::Expecting { children: 1, due }, morning(DAY)).map(|_| ())
    }),
    ("a birth that is still to come", |desk| {
        let on = otayori_tests::date("2027-01-01");
        let born = Telling::Born { children: 1, on, gestation: None, joined: None };
        desk.phone.tell(&born, morning(DAY)).map(|_| ())
    }),
    ("an hour of the night", |desk| {
        let wishes = desk.phone.wishes()?;
        desk.phone.wish(&Wishes { hour: 3, ..wishes })
    }),
    ("a file that is no region", |desk| desk.phone.install_region(b"Dear diary", None).map(|_| ())),
];

fn reason(what: &str, language: &str) -> String {
    let (_, mistake) = MISTAKES.iter().find(|(name, _)| *name == what).unwrap();
    match mistake(&mut Desk::new(language)) {
        Err(PhoneError::Invalid { reason }) => reason,
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn each_mistake_is_said_in_the_language_that_is_read() {
    for (what, _) in MISTAKES {
        let said: Vec<String> = ["en", "ja", "ja-simple"].iter().map(|tag| reason(what, tag)).collect();
        assert_eq!(said.iter().collect::<BTreeSet<_>>().len(), 3, "{what}: {said:?}");
        assert!(
            said[0].starts_with(|first: char| first.is_uppercase() || first == '“' || first.is_ascii_digit()),
            "{}",
            said[0]
        );
        for (language, said) in ["en", "ja", "ja-simple"].iter().zip(&said) {
            let end = if *language == "en" { '.' } else { '。' };
            assert!(said.ends_with(end), "{what} in {language}: {said}");
        }
    }
}

#[test]
fn numbers_in_a_reason_are_those_that_hold() {
    assert_eq!(reason("too many tags", "en"), "Too many tags: 20 at most.");
    assert_eq!(reason("a text that is too long", "ja"), "文が長すぎます。100000文字までです。");
    assert_eq!(
        reason("a weight nobody has", "en"),
        "Please check the weight: 100 g to 700000 g can be written down."
    );
}

#[test]
fn the_language_is_the_familys_and_before_it_is_open_the_phones() {
    let mut desk = Desk::new("en");
    let wishes = desk.phone.wishes().unwrap();
    desk.phone.wish(&Wishes { language: "ja".to_owned(), ..wishes }).unwrap();
    let words = |desk: &mut Desk| match desk.phone.open_with_recovery("zoo", &[2; 32]) {
        Err(PhoneError::Invalid { reason }) => reason,
        other => panic!("{other:?}"),
    };
    let empty = |desk: &mut Desk| match desk.entry(|form| form.text.clear()) {
        Err(PhoneError::Invalid { reason }) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(empty(&mut desk), "まだ何も書いていません。");
    assert_eq!(words(&mut desk), "The recovery words are six words.");
}
