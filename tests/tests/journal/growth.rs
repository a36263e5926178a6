//! Measurements: only the impossible is refused, and a spreadsheet runs nothing.

use otayori_core::family::ChildId;
use otayori_core::journal::{Growth, GrowthError, GrowthId, GrowthWords, PartError, write_csv};
use otayori_tests::date;
use proptest::prelude::*;

use super::cases;

fn growth(id: u8, day: &str, weight_g: Option<u32>, note: &str) -> Growth {
    Growth {
        id: GrowthId::from_random([id; 16]),
        child: ChildId::from_random([7; 16]),
        date: date(day),
        weight_g,
        length_mm: None,
        head_mm: None,
        note: note.to_owned(),
    }
}

fn table(rows: &[Growth], name: &str, for_spreadsheets: bool) -> String {
    let words = GrowthWords {
        date: "日付".into(),
        child: "子ども".into(),
        weight_g: "体重 (g)".into(),
        length_mm: "身長 (mm)".into(),
        head_mm: "頭囲 (mm)".into(),
        note: "メモ".into(),
    };
    let mut out = Vec::new();
    write_csv(&mut out, rows, &words, |_| name.to_owned(), for_spreadsheets).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_measurement_comes_back() {
    let made = Growth { length_mm: Some(498), ..growth(1, "2026-11-25", Some(3_050), "") };
    let bytes = made.to_bytes().unwrap();
    assert_eq!(
        String::from_utf8(bytes.clone()).unwrap(),
        r#"{"otayori_journal":1,"part":"growth","holds":{"id":"01010101010101010101010101010101","child":"07070707070707070707070707070707","date":"2026-11-25","weight_g":3050,"length_mm":498}}"#
    );
    assert!(Growth::from_bytes(&bytes).unwrap() == made);
    assert!(!format!("{made:?}").contains("3050"));
    let impossible = String::from_utf8(bytes).unwrap().replace("3050", "5");
    assert!(matches!(Growth::from_bytes(impossible.as_bytes()), Err(PartError::Damaged { .. })));
}

#[test]
fn only_the_impossible_is_refused() {
    let of =
        |weight_g, length_mm, head_mm| Growth { length_mm, head_mm, ..growth(1, "2026-11-25", weight_g, "") };
    // The smallest child known to have lived weighed 212 g and was 24 cm long.
    for fine in
        [of(Some(212), Some(240), Some(165)), of(Some(3_000), None, None), of(None, Some(1_900), None)]
    {
        assert_eq!(fine.check(), Ok(()));
    }
    for (error, growth) in [
        (GrowthError::Empty, of(None, None, None)),
        (GrowthError::Weight, of(Some(3), None, None)),
        (GrowthError::Weight, of(Some(3_000_000), None, None)),
        (GrowthError::Length, of(None, Some(49), None)),
        (GrowthError::Length, of(None, Some(5_000), None)),
        (GrowthError::Head, of(None, None, Some(33))),
        (GrowthError::Head, of(None, None, Some(3_300))),
        (GrowthError::Date, Growth { date: date("0026-11-25"), ..of(Some(3_000), None, None) }),
        (GrowthError::NoteTooLong, growth(1, "2026-11-25", None, &"あ".repeat(1_001))),
    ] {
        assert_eq!(growth.check(), Err(error));
    }
}

#[test]
fn the_table_has_a_line_a_day_in_their_order() {
    let later =
        Growth { length_mm: Some(520), head_mm: Some(360), ..growth(1, "2026-12-25", Some(4_100), "健診") };
    let rows = [later, growth(2, "2026-11-25", Some(3_050), "said \"hello\",\nthen slept")];
    let expected = "\"日付\",\"子ども\",\"体重 (g)\",\"身長 (mm)\",\"頭囲 (mm)\",\"メモ\"\r\n\
        \"2026-11-25\",\"はる\",3050,\"\",\"\",\"said \"\"hello\"\",\nthen slept\"\r\n\
        \"2026-12-25\",\"はる\",4100,520,360,\"健診\"\r\n";
    assert_eq!(table(&rows, "はる", false), expected);
    assert_eq!(table(&rows, "はる", true), format!("\u{FEFF}{expected}"));
}

#[test]
fn a_spreadsheet_runs_nothing() {
    for cell in ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\n1", "＝1", "\r=1", "\u{3000}@x"] {
        let written = table(&[growth(1, "2026-11-25", None, cell)], cell, false);
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!((&row[1], &row[5]), (&*format!("'{cell}"), &*format!("'{cell}")));
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn any_note_is_one_cell(note in "[\\s\\S]{0,40}") {
        let written = table(&[growth(1, "2026-11-25", Some(3_000), &note)], "はる", false);
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), 1);
        let cell = &rows[0][5];
        prop_assert!(cell == note || cell.strip_prefix('\'') == Some(&note));
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    }
}
