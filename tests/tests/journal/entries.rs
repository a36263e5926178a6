//! Entries, drafts and history as bytes.

use std::collections::BTreeSet;

use otayori_core::family::ChildId;
use otayori_core::journal::photo::{Format, Orientation};
use otayori_core::journal::{
    Answered, Becomes, Draft, Entry, EntryError, EntryId, Head, Kind, Mood, PartError, PhotoId, PhotoRef,
    Revision, limit,
};
use otayori_core::pack::Message;
use otayori_tests::{date, slot};
use proptest::prelude::*;

use super::{cases, entry, moment};

fn photo(id: u8) -> PhotoRef {
    PhotoRef {
        id: PhotoId::from_random([id; 16]),
        format: Format::Jpeg,
        width: 4_032,
        height: 3_024,
        orientation: Orientation::try_from(6).unwrap(),
        caption: "ゆびが五本".to_owned(),
    }
}

fn full() -> Entry {
    let message =
        Message::parse("{妊娠|にんしん}8{週|しゅう}\n{水|みず}を。\n\n- {朝|あさ}\n- {夜|よる}\n\n- べつ")
            .unwrap();
    Entry {
        changed_at: Some(moment("2026-11-26")),
        mood: Some(Mood::Own("ほっと".to_owned())),
        children: BTreeSet::from([ChildId::from_random([7; 16])]),
        answers: Some(Answered::of(slot("g056"), &message, "ja-simple")),
        tags: BTreeSet::from(["はじめて".to_owned()]),
        photos: vec![photo(9)],
        ..entry(1, "2026-11-25", "きょう、心ぞうの 音を 聞きました。")
    }
}

#[test]
fn an_entry_comes_back_from_its_two_parts() {
    let (head, body) = full().seal_parts().unwrap();
    assert!(Entry::from_parts(&head, &body).unwrap() == full());
    assert!(Head::from_bytes(&head).unwrap() == full().head());
    assert_eq!(
        String::from_utf8(head).unwrap(),
        r#"{"otayori_journal":1,"part":"head","holds":{"id":"01010101010101010101010101010101","date":"2026-11-25","written_at":{"date":"2026-11-25","time":"21:30:00","utc_offset_minutes":540},"children":["07070707070707070707070707070707"],"size":18,"kind":"answer"}}"#
    );
    assert_eq!(
        String::from_utf8(body).unwrap(),
        r#"{"otayori_journal":1,"part":"body","holds":{"id":"01010101010101010101010101010101","changed_at":{"date":"2026-11-26","time":"21:30:00","utc_offset_minutes":540},"text":"きょう、心ぞうの 音を 聞きました。","mood":{"own":"ほっと"},"answers":{"slot":"g056","title":"{妊娠|にんしん}8{週|しゅう}","text":"{水|みず}を。\n\n- {朝|あさ}\n- {夜|よる}\n\n- べつ","language":"ja-simple"},"tags":["はじめて"],"photos":[{"id":"09090909090909090909090909090909","format":"jpeg","width":4032,"height":3024,"orientation":6,"caption":"ゆびが五本"}]}}"#
    );
}

#[test]
fn the_head_says_what_sort_of_entry_it_is_and_none_of_its_words() {
    let bare = entry(1, "2026-11-25", "");
    let cases = [
        (full(), Kind::Answer),
        (entry(1, "2026-11-25", "ねた"), Kind::Note),
        (Entry { photos: vec![photo(1)], mood: Some(Mood::Glad), ..bare.clone() }, Kind::Photos),
        (Entry { mood: Some(Mood::Calm), ..bare }, Kind::Mood),
    ];
    for (entry, kind) in cases {
        assert_eq!(entry.head().kind, kind);
        let (head, _) = entry.seal_parts().unwrap();
        let head = String::from_utf8(head).unwrap();
        assert!(
            !["音", "ほっと", "はじめて", "g056", "妊娠"].iter().any(|word| head.contains(word)),
            "{head}"
        );
    }
}

#[test]
fn parts_of_two_entries_are_never_one() {
    let (head, body) = full().seal_parts().unwrap();
    let (other_head, other_body) = entry(2, "2026-11-25", "べつの").seal_parts().unwrap();
    for (head, body) in
        [(&head, &other_body), (&other_head, &body), (&body, &head), (&head, &head), (&body, &body)]
    {
        assert!(matches!(Entry::from_parts(head, body), Err(PartError::Damaged { .. })));
    }
}

#[test]
fn a_newer_part_is_refused_whatever_its_shape() {
    let newer = br#"{"otayori_journal":2,"anything":[1]}"#;
    let (head, body) = full().seal_parts().unwrap();
    let too_new = PartError::TooNew { found: 2 };
    assert_eq!(Entry::from_parts(newer, &body).err(), Some(too_new));
    assert_eq!(Entry::from_parts(&head, newer).err(), Some(too_new));
    assert_eq!(Draft::from_bytes(newer).err(), Some(too_new));
    assert_eq!(Revision::from_bytes(newer).err(), Some(too_new));
    let none = br#"{"otayori_journal":0,"part":"body","holds":{}}"#;
    assert!(matches!(Entry::from_parts(&head, none), Err(PartError::Damaged { .. })));
}

#[test]
fn a_cut_part_is_refused_wherever_it_is_cut() {
    let (head, body) = full().seal_parts().unwrap();
    for end in 0..head.len() {
        assert!(Entry::from_parts(&head[..end], &body).is_err(), "head cut at {end}");
    }
    for end in 0..body.len() {
        assert!(Entry::from_parts(&head, &body[..end]).is_err(), "body cut at {end}");
    }
}

#[test]
fn a_limit_is_the_last_that_fits() {
    type Case = (EntryError, usize, fn(usize) -> Entry);
    let cases: [Case; 8] = [
        (EntryError::TextTooLong, limit::TEXT, |n| entry(1, "2026-11-25", &"あ".repeat(n))),
        (EntryError::TooManyTags, limit::TAGS, |n| Entry {
            tags: (0..n).map(|n| n.to_string()).collect(),
            ..full()
        }),
        (EntryError::Tag, limit::TAG, |n| Entry { tags: BTreeSet::from(["語".repeat(n)]), ..full() }),
        (EntryError::TooManyPhotos, limit::PHOTOS, |n| Entry {
            photos: (0..n).map(|n| photo(u8::try_from(n).unwrap())).collect(),
            ..full()
        }),
        (EntryError::Photo, limit::CAPTION, |n| Entry {
            photos: vec![PhotoRef { caption: "a".repeat(n), ..photo(1) }],
            ..full()
        }),
        (EntryError::Mood, limit::MOOD, |n| Entry { mood: Some(Mood::Own("気".repeat(n))), ..full() }),
        (EntryError::TooManyChildren, limit::CHILDREN, |n| Entry {
            children: (0..n).map(|n| ChildId::from_random([u8::try_from(n).unwrap(); 16])).collect(),
            ..full()
        }),
        (EntryError::Letter, limit::TITLE, |n| Entry {
            answers: Some(Answered { title: "題".repeat(n), ..full().answers.unwrap() }),
            ..full()
        }),
    ];
    for (error, limit, made) in cases {
        let (head, body) = made(limit).seal_parts().unwrap();
        assert!(Entry::from_parts(&head, &body).unwrap() == made(limit), "{error}");
        assert_eq!(made(limit + 1).seal_parts(), Err(error));
    }
}

#[test]
fn what_cannot_be_kept_says_why() {
    let tag = |tag: &str| Entry { tags: BTreeSet::from([tag.to_owned()]), ..full() };
    let cases = [
        (EntryError::Empty, entry(1, "2026-11-25", " \n\u{3000}")),
        (EntryError::Date, Entry { date: date("1799-12-31"), ..full() }),
        (EntryError::Date, Entry { date: date("3001-01-01"), ..full() }),
        (EntryError::Mood, Entry { mood: Some(Mood::Own(" ".to_owned())), ..full() }),
        (EntryError::Tag, tag("")),
        (EntryError::Tag, tag(" あ")),
        (EntryError::Tag, tag("あ\nい")),
        (EntryError::Photo, Entry { photos: vec![photo(1), photo(1)], ..full() }),
        (EntryError::Photo, Entry { photos: vec![PhotoRef { width: 0, ..photo(1) }], ..full() }),
    ];
    for (error, entry) in cases {
        assert_eq!(entry.seal_parts(), Err(error));
    }
}

#[test]
fn a_draft_keeps_even_what_is_too_long() {
    let entry = entry(3, "2026-11-25", &"長".repeat(limit::TEXT + 1));
    let draft = Draft { saved_at: moment("2026-11-25"), becomes: Becomes::New, entry };
    assert!(Draft::from_bytes(&draft.to_bytes().unwrap()).unwrap() == draft);
    assert_eq!(draft.entry.seal_parts(), Err(EntryError::TextTooLong));
}

#[test]
fn a_change_keeps_one_step_and_a_step_back_is_a_change() {
    let first = entry(1, "2026-11-25", "一");
    // Whatever the screen hands in, the entry keeps its name and its first moment.
    let typed = entry(2, "2026-11-20", "二");
    let (second, revision) = first.clone().changed(typed, moment("2026-11-26"));
    assert_eq!((second.id, second.written_at), (first.id, first.written_at));
    assert_eq!((second.text.as_str(), second.date), ("二", date("2026-11-20")));
    assert!(revision.before == first);
    assert!(Revision::from_bytes(&revision.to_bytes().unwrap()).unwrap() == revision);
    let (third, revision) = second.clone().changed(revision.before, moment("2026-11-27"));
    assert_eq!((third.text.as_str(), third.changed_at), ("一", Some(moment("2026-11-27"))));
    assert!(revision.before == second);
}

#[test]
fn two_tellings_end_the_same_on_both_phones() {
    let first = entry(1, "2026-11-25", "一");
    let (ours, _) = first.clone().changed(entry(1, "2026-11-25", "ここで"), moment("2026-11-26"));
    let (later, _) = first.clone().changed(entry(1, "2026-11-25", "あちらで"), moment("2026-11-27"));
    let (same_time, _) = first.changed(entry(1, "2026-11-25", "同時に"), moment("2026-11-26"));
    for other in [later.clone(), same_time] {
        let (here, history) = ours.clone().merged(other.clone());
        let (there, same_history) = other.clone().merged(ours.clone());
        assert!(here == there && history == same_history && history.is_some());
    }
    assert!(ours.clone().merged(later.clone()).0 == later);
    assert!(ours.clone().merged(ours.clone()) == (ours, None));
}

#[test]
fn no_debug_output_says_what_was_written() {
    let (changed, revision) = full().changed(full(), moment("2026-11-27"));
    let draft = Draft { saved_at: moment("2026-11-27"), becomes: Becomes::Change, entry: full() };
    let said = format!(
        "{changed:?} {revision:?} {draft:?} {:?} {:?} {:?}",
        full().head(),
        full().answers,
        full().mood
    );
    for word in ["心ぞう", "ほっと", "はじめて", "ゆび", "妊娠", "g056", "2026-11-25"] {
        assert!(!said.contains(word), "{said}");
    }
    let body = br#"{"otayori_journal":1,"part":"body","holds":{"id":"PLANTED"}}"#;
    let (head, _) = full().seal_parts().unwrap();
    let error = Entry::from_parts(&head, body).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("PLANTED"));
}

#[test]
fn a_letter_is_kept_as_it_was_read() {
    let message = Message::parse("{題|だい}\n{水|みず}を。\n\n- {朝|あさ}\n- {夜|よる}\n\n- べつ").unwrap();
    assert_eq!(Answered::of(slot("g056"), &message, "ja").message(), message);
    let plain =
        Answered { slot: slot("g056"), title: "a|b".into(), text: "{\n- x".into(), language: "en".into() };
    assert_eq!(plain.message().title.plain(), "a|b");
    assert_eq!(plain.message().body.plain(), "{\n- x");
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn any_text_comes_back_as_it_was_typed(text in "\\PC{0,40}[\\s\\S]{0,40}", day in 0..400_000_i32) {
        let date = chrono::NaiveDate::from_num_days_from_ce_opt(657_072 + day).unwrap();
        let made = Entry { date, ..entry(1, "2026-11-25", &format!("x{text}")) };
        let (head, body) = made.seal_parts().unwrap();
        prop_assert!(Entry::from_parts(&head, &body).unwrap() == made);
    }

    #[test]
    fn mutated_parts_are_an_error_or_an_entry(at in 0..2_000_usize, byte: u8) {
        let (mut head, mut body) = full().seal_parts().unwrap();
        let split = head.len();
        let whole = split + body.len();
        let at = at % whole;
        if at < split { head[at] = byte } else { body[at - split] = byte }
        if let Ok(entry) = Entry::from_parts(&head, &body) {
            prop_assert!(entry.seal_parts().is_ok());
            prop_assert_eq!(entry.id, EntryId::from_random([1; 16]));
        }
    }
}
