//! The lines: what goes in comes out, and what would not come out does not go in.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Cursor;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{SMALL, passphrase, read, refusal, sealed, wrong};
use crate::error::{BackupError, Fault, Foreign, WriteError};
use crate::header::Header;
use crate::open::Backup;
use crate::seal::seal;
use crate::{LINE_LIMIT, RECORD_LIMIT, inside};

fn counted(records: &[Value]) -> Header {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts.entry(record["kind"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    Header::new(counts)
}

fn lines(header: &Header, records: &[Value]) -> Result<Vec<u8>, WriteError<Infallible>> {
    inside::write(Vec::new(), header, records.iter().cloned().map(Ok), &mut |_| {})
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

prop_compose! {
    fn any_record()(
        kind in "[a-z]{1,3}".prop_filter("taken", |kind| kind != "end"),
        fields in prop::collection::btree_map(any::<String>(), any_value(), 0..5),
    ) -> Value {
        let mut record: Map<String, Value> = fields.into_iter().collect();
        record.remove("otayori-backup");
        record.insert("kind".to_owned(), kind.into());
        Value::Object(record)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_read(
        records in prop::collection::vec(any_record(), 0..12),
        more in prop::collection::btree_map("[a-z]{1,6}", any_value(), 0..3),
    ) {
        let mut header = counted(&records);
        header.more = more.into_iter().filter(|(name, _)| name != "counts").collect();
        let written = lines(&header, &records).unwrap();
        let reader = inside::Reader::new(Cursor::new(&written)).unwrap();
        prop_assert_eq!(reader.header(), &header);
        let back: Vec<Value> = reader.collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(back, records);
        prop_assert_eq!(std::str::from_utf8(&written).unwrap().lines().count(), header_and_end(&header));
    }

    #[test]
    fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..300), keep in 0..SMALL.len()) {
        // Behind a true start, so that the reader gets somewhere.
        let mut text = SMALL.as_bytes()[..keep].to_vec();
        text.extend(bytes);
        if let Ok(reader) = inside::Reader::new(Cursor::new(text)) {
            prop_assert!(reader.filter(Result::is_err).count() <= 1);
        }
    }
}

fn header_and_end(header: &Header) -> usize {
    header.counts.values().map(|count| usize::try_from(*count).unwrap()).sum::<usize>() + 2
}

proptest! {
    // Each opens a sealed file.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_is_opened(records in prop::collection::vec(any_record(), 0..40), stuff in 0_usize..100_000) {
        // Enough to fill a piece of 64 KiB, or to end on either side of its border.
        let mut records = records;
        records.push(json!({ "kind": "photo", "bytes": "x".repeat(stuff) }));
        let header = counted(&records);
        let file = seal(Vec::new(), &passphrase(), 1, |out| {
            inside::write(out, &header, records.iter().cloned().map(Ok::<_, Infallible>), &mut |_| {})
        }).unwrap();
        let mut backup = Backup::open(Cursor::new(file), &passphrase(), &mut |_| {}).unwrap();
        prop_assert_eq!(backup.header(), &header);
        for _ in 0..2 {
            let back: Vec<Value> = backup.records().unwrap().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(&back, &records);
        }
    }
}

#[test]
fn a_file_that_starts_in_the_middle_of_another_is_opened_from_there() {
    let mut bytes = b"something before".to_vec();
    let start = bytes.len() as u64;
    bytes.extend(sealed(SMALL));
    let mut input = Cursor::new(bytes);
    input.set_position(start);
    let mut backup = Backup::open(input, &passphrase(), &mut |_| {}).unwrap();
    assert_eq!(backup.records().unwrap().count(), 2);
}

#[test]
fn progress_is_told_of_every_record() {
    let records = [json!({ "kind": "a" }), json!({ "kind": "b" })];
    let mut told = Vec::new();
    let written = inside::write(
        Vec::new(),
        &counted(&records),
        records.into_iter().map(Ok::<_, Infallible>),
        &mut |done| told.push(done),
    );
    assert_eq!(told, [1, 2]);
    let file = sealed(written.unwrap());
    let mut told = Vec::new();
    Backup::open(Cursor::new(&file), &passphrase(), &mut |bytes| told.push(bytes)).unwrap();
    assert_eq!(told.len(), 2);
    assert!(told.is_sorted() && told.iter().all(|bytes| *bytes < file.len() as u64));
}

#[test]
fn a_wrong_line_is_refused_by_its_number() {
    let header = r#"{"otayori-backup":1,"counts":{"entry":2}}"#;
    let entry = r#"{"kind":"entry"}"#;
    let end = r#"{"kind":"end","records":2}"#;
    let long = format!(r#"{{"kind":"entry","text":"{}"}}"#, "x".repeat(LINE_LIMIT));
    let deep = format!(r#"{{"kind":"entry","text":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let cases: &[(&[&str], BackupError)] = &[
        (&[header, entry, entry], BackupError::Cut),
        (&[header, entry], BackupError::Cut),
        (&[header], BackupError::Cut),
        (&[header, entry, end], wrong(3, Fault::Miscounted)),
        (&[header, entry, entry, entry, end], wrong(4, Fault::Miscounted)),
        (&[header, entry, entry, r#"{"kind":"end","records":3}"#], wrong(4, Fault::Miscounted)),
        (&[header, entry, r#"{"kind":"photo"}"#, end], wrong(3, Fault::Miscounted)),
        (&[header, header, entry, entry, end], wrong(2, Fault::SecondHeader)),
        (&[header, entry, entry, end, end], wrong(5, Fault::AfterEnd)),
        (&[header, entry, entry, end, ""], wrong(5, Fault::AfterEnd)),
        (&[header, entry, "", entry, end], wrong(3, Fault::NotJson)),
        (&[header, entry, "entry", end], wrong(3, Fault::NotJson)),
        (&[header, entry, &deep, end], wrong(3, Fault::NotJson)),
        (&[header, entry, r#"{"kind":"entry"} {}"#, end], wrong(3, Fault::NotJson)),
        (&[header, entry, "[]", end], wrong(3, Fault::NotARecord)),
        (&[header, entry, "{}", end], wrong(3, Fault::NotARecord)),
        (&[header, entry, r#"{"kind":""}"#, end], wrong(3, Fault::NotARecord)),
        (&[header, entry, r#"{"kind":7}"#, end], wrong(3, Fault::NotARecord)),
        (&[header, entry, entry, r#"{"kind":"end"}"#], wrong(4, Fault::NotAnEnd)),
        (&[header, entry, entry, r#"{"kind":"end","records":-2}"#], wrong(4, Fault::NotAnEnd)),
        (&[header, entry, entry, r#"{"kind":"end","records":2,"x":0}"#], wrong(4, Fault::NotAnEnd)),
        (&[header, entry, &long, end], wrong(3, Fault::TooLong)),
        (&[r#"{"otayori-backup":0,"counts":{}}"#], wrong(1, Fault::NotAHeader)),
        (&[r#"{"otayori-backup":"1","counts":{}}"#], wrong(1, Fault::NotAHeader)),
        (&[r#"{"otayori-backup":1}"#], wrong(1, Fault::NotAHeader)),
        (&[r#"{"otayori-backup":1,"counts":{"entry":-1}}"#], wrong(1, Fault::NotAHeader)),
        (&[r#"{"otayori-backup":1,"counts":{},"counts":{}}"#], wrong(1, Fault::NotAHeader)),
        (&[r#"{"otayori-backup":1,"counts":{"a":1000000,"b":1}}"#], wrong(1, Fault::TooMany)),
        (&[r#"{"otayori-backup":1,"counts":{"a":18446744073709551615,"b":1}}"#], wrong(1, Fault::TooMany)),
        (&[r#"{"otayori-backup":2,"anything":[]}"#, "of any shape"], BackupError::TooNew { found: 2 }),
        (&[r#"{"otayori-backup":18446744073709551615}"#], BackupError::TooNew { found: u64::MAX }),
    ];
    for (lines, expected) in cases {
        assert_eq!(&refusal(sealed(lines.join("\n") + "\n")), expected, "{:.200}", lines.join("\n"));
    }
    assert_eq!(
        refusal(sealed([header.as_bytes(), b"\n", &[b'"', 0xE3, 0x81, b'"'], b"\n"].concat())),
        wrong(2, Fault::NotUtf8)
    );
}

#[test]
fn a_line_of_exactly_the_limit_is_read_and_one_byte_more_is_not() {
    for (spare, readable) in [(0, true), (1, false)] {
        let empty = json!({ "kind": "entry", "text": "" }).to_string().len();
        let record = json!({ "kind": "entry", "text": "x".repeat(LINE_LIMIT - empty + spare) });
        let header = counted(std::slice::from_ref(&record));
        let text = format!("{}\n{record}\n{}", header.line().unwrap(), r#"{"kind":"end","records":1}"#);
        assert_eq!(read(sealed(&text)).is_ok(), readable);
        let error = WriteError::Line { line: 2, fault: Fault::TooLong };
        assert_eq!(lines(&header, &[record]).err(), (!readable).then_some(error));
    }
}

#[test]
fn a_hand_made_file_may_lack_the_last_newline_and_have_those_of_another_system() {
    assert_eq!(read(sealed(SMALL)).unwrap().len(), 2);
    assert_eq!(read(sealed(SMALL.trim_end())).unwrap().len(), 2);
    assert_eq!(read(sealed(SMALL.replace('\n', "\r\n"))).unwrap().len(), 2);
    assert_eq!(
        read(sealed("{\"otayori-backup\":1,\"counts\":{}}\n{\"kind\":\"end\",\"records\":0}")).unwrap(),
        [Value::Null; 0]
    );
}

#[test]
fn an_age_file_with_something_else_inside_is_not_a_backup() {
    let never_ends = "x".repeat(LINE_LIMIT + 100);
    for text in ["", "\n", "hello", "[]\n", "{}\n", "\u{feff}{\"otayori-backup\":1}", &never_ends] {
        assert_eq!(
            refusal(sealed(text)),
            BackupError::NotABackup { reason: Foreign::OtherContent },
            "{text:.20}"
        );
    }
}

#[test]
fn what_no_reader_would_take_is_not_written() {
    let entry = json!({ "kind": "entry" });
    let deep = (0..200).fold(Value::Null, |inner, _| json!([inner]));
    let cases = [
        (Value::Null, Fault::NotARecord),
        (json!({}), Fault::NotARecord),
        (json!({ "kind": "end", "records": 1 }), Fault::NotARecord),
        (json!({ "kind": "end" }), Fault::NotAnEnd),
        (json!({ "kind": "entry", "otayori-backup": 1 }), Fault::SecondHeader),
        (json!({ "kind": "entry", "deep": deep }), Fault::NotJson),
        (json!({ "kind": "other" }), Fault::Miscounted),
    ];
    let header = Header::new(BTreeMap::from([("entry".to_owned(), 2)]));
    for (record, fault) in cases {
        let error = WriteError::Line { line: 3, fault };
        assert_eq!(lines(&header, &[entry.clone(), record.clone()]).err(), Some(error), "{record}");
    }
    let miscounted = |line| Err(WriteError::Line { line, fault: Fault::Miscounted });
    assert_eq!(lines(&header, std::slice::from_ref(&entry)), miscounted(3));
    assert_eq!(lines(&header, &vec![entry; 3]), miscounted(4));
}

#[test]
fn a_header_no_reader_would_take_is_not_written() {
    let mut taken = Header::new(BTreeMap::new());
    taken.more.insert("counts".to_owned(), Value::Null);
    let mut renamed = Header::new(BTreeMap::new());
    renamed.more.insert("otayori-backup".to_owned(), 1.into());
    let mut long = Header::new(BTreeMap::new());
    long.more.insert("note".to_owned(), "x".repeat(LINE_LIMIT).into());
    let many = Header::new(BTreeMap::from([("entry".to_owned(), RECORD_LIMIT + 1)]));
    let cases = [
        (taken, Fault::NotAHeader),
        (renamed, Fault::NotAHeader),
        (long, Fault::TooLong),
        (many, Fault::TooMany),
    ];
    for (header, fault) in cases {
        assert_eq!(lines(&header, &[]).err(), Some(WriteError::Line { line: 1, fault }));
    }
}

#[test]
fn the_callers_own_error_stops_the_writing() {
    let header = Header::new(BTreeMap::from([("entry".to_owned(), 2)]));
    let records = [Ok(json!({ "kind": "entry" })), Err("the vault is locked")];
    let mut out = Vec::new();
    let error = inside::write(&mut out, &header, records.into_iter(), &mut |_| {}).unwrap_err();
    assert_eq!(error, WriteError::Source { reason: "the vault is locked" });
    assert_eq!(refusal(sealed(out)), BackupError::Cut);
}
