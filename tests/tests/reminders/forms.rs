//! What a notice says, and what it never says.

use std::collections::BTreeSet;

use otayori_core::family::NoticeText;
use otayori_core::reminders::{Due, Limits, Notices, report};
use otayori_tests::date;

use super::phone::{CORPUS, Phone, moment};

fn family(limits: Limits, language: &str) -> Phone {
    let mut phone = Phone::new(limits);
    phone.household.preferences.language = language.to_owned();
    phone.expects("2026-07-06", "2027-03-01");
    let child = phone.born("2026-07-06", "2026-06-01");
    phone.deadlines =
        vec![Due { id: "form".to_owned(), child, on: date("2026-07-08"), not_after: date("2026-07-09") }];
    phone
}

/// Words that would tell whoever looks over a shoulder.
const TELLING: [&str; 18] = [
    "赤ちゃん",
    "妊娠",
    "子",
    "こども",
    "お腹",
    "死",
    "産",
    "流",
    "暴力",
    "週",
    "baby",
    "pregnan",
    "child",
    "loss",
    "birth",
    "week",
    "violence",
    "letter about",
];

#[test]
fn a_neutral_notice_says_nothing_of_a_family() {
    for language in ["ja", "ja-simple", "en"] {
        for limits in [Limits::ANDROID, Limits::IOS.at_most(5)] {
            let mut phone = family(limits, language);
            phone.opens(moment("2026-07-06 12:00"));
            assert!(!phone.queue.is_empty());
            // Of a pregnancy alone that nobody reads of come letters and then the quiet line.
            let mut alone = Phone::new(Limits::IOS);
            alone.household.preferences.language = language.to_owned();
            alone.expects("2026-07-06", "2027-03-01");
            alone.opens(moment("2026-07-06 12:00"));
            let texts: BTreeSet<_> = alone.queue.values().map(|notice| &notice.text).collect();
            assert!(texts.len() > 1, "{texts:?}");
            for notice in phone.queue.values().chain(alone.queue.values()) {
                assert_eq!(notice.text, notice.public_text);
                for word in TELLING {
                    assert!(!notice.text.to_lowercase().contains(word), "{language}: {}", notice.text);
                }
                // In the language that was chosen: only Easy Japanese has its words apart.
                assert_eq!(notice.text.is_ascii(), language == "en", "{}", notice.text);
                assert!(notice.text.contains(' ') != (language == "ja"), "{language}: {}", notice.text);
                assert!(!notice.text.contains(['《', '｜', '{', '-']), "{language}: {}", notice.text);
            }
        }
    }
}

#[test]
fn a_full_notice_has_the_titles_and_a_neutral_face() {
    for language in ["ja", "ja-simple", "en"] {
        let mut phone = family(Limits::ANDROID, language);
        phone.opens(moment("2026-07-06 12:00"));
        let neutral = phone.queue[&date("2026-07-08")].text.clone();
        phone.household.preferences.notice = NoticeText::Full;
        phone.wakes(moment("2026-07-06 12:01"));
        let notice = &phone.queue[&date("2026-07-08")];
        let reader = otayori_core::corpus::Reader::new(language);
        for slot in ["g044", "d0037"] {
            let title =
                CORPUS.letter(&slot.parse().unwrap(), &reader).unwrap().unwrap().message.title.plain();
            assert!(notice.text.contains(&title), "{language}: {}", notice.text);
        }
        assert_eq!(notice.text.lines().count(), 3, "two letters and a date: {}", notice.text);
        assert_eq!(notice.public_text, neutral);
    }
}

/// The system shows what it has; when that comes to an end, the last one says how to go on.
#[test]
fn the_last_one_armed_says_that_opening_the_app_keeps_them_coming() {
    let mut phone = family(Limits::IOS, "en");
    phone.opens(moment("2026-07-06 12:00"));
    let last = phone.queue.last_key_value().unwrap().1;
    assert!(last.text.contains("Opening the app"), "{}", last.text);
    assert_eq!(phone.queue.values().filter(|notice| notice.text == last.text).count(), 1);
    // Nothing more is to come, or the app arms the next one itself: no such words.
    let mut phone = Phone::ios();
    phone.household.preferences.language = "en".to_owned();
    phone.born("2026-07-06", "2009-01-01");
    phone.opens(moment("2026-07-06 12:00"));
    assert!(phone.queue.values().all(|notice| !notice.text.contains("Open")));
    let mut phone = family(Limits::ANDROID, "en");
    phone.opens(moment("2026-07-06 12:00"));
    assert!(phone.queue.values().all(|notice| !notice.text.contains("Open")));
}

/// Words are known to wait once the shell has said that it armed them: one that died before leaves older ones in the queue.
#[test]
fn words_that_a_shell_died_over_are_armed_again() {
    let mut phone = family(Limits::IOS, "en");
    phone.opens(moment("2026-07-06 12:00"));
    phone.household.preferences.language = "ja".to_owned();
    let now = moment("2026-07-06 12:02");
    let died = phone.plans(now, &phone.pending());
    assert!(!died.arm.is_empty());
    report(&mut phone.household.notices, &died.before_acting(), now);
    assert_eq!(phone.wakes(moment("2026-07-06 12:03")).arm, died.arm);
    assert_eq!(phone.wakes(moment("2026-07-06 12:04")).arm, []);
}

#[test]
fn whatever_changes_in_a_notice_arms_it_again_under_its_id_and_nothing_else_does() {
    let mut phone = family(Limits::IOS, "en");
    phone.opens(moment("2026-07-06 12:00"));
    let ids: Vec<_> = phone.queue.keys().copied().collect();
    assert_eq!(phone.wakes(moment("2026-07-06 12:01")).arm, []);
    for change in ["language", "hour", "text", "people"] {
        let preferences = &mut phone.household.preferences;
        match change {
            "language" => preferences.language = "ja".to_owned(),
            "hour" => preferences.hour = 19.try_into().unwrap(),
            "text" => preferences.notice = NoticeText::Full,
            _ => _ = phone.born("2026-07-06", "2026-06-02"),
        }
        let plan = phone.wakes(moment("2026-07-06 12:02"));
        let armed: Vec<_> = plan.arm.iter().map(|notice| notice.id).collect();
        assert!(armed == ids || change == "text", "{change}: {armed:?}");
        assert!(!armed.is_empty(), "{change}");
        assert_eq!(plan.cancel, []);
        assert_eq!(phone.queue.keys().copied().collect::<Vec<_>>(), ids, "{change}");
        assert_eq!(phone.wakes(moment("2026-07-06 12:03")).arm, [], "{change}");
    }
}

#[test]
fn nothing_that_is_printed_for_a_programmer_holds_words_or_names() {
    let mut phone = family(Limits::IOS, "en");
    phone.household.preferences.notice = NoticeText::Full;
    let plan = phone.opens(moment("2026-07-06 12:00"));
    let printed = format!("{plan:?}");
    assert!(plan.arm.len() > 10);
    assert!(!printed.contains(&plan.arm[0].text) && !printed.contains("g04"), "{printed}");
}

#[test]
fn the_ledger_of_notices_reads_back_as_it_was() {
    let mut phone = family(Limits::IOS, "ja");
    phone.opens(moment("2026-07-06 12:00"));
    phone.lives_until(moment("2026-07-06 13:00"), "2026-12-01");
    let text = serde_json::to_string(&phone.household.notices).unwrap();
    assert_eq!(serde_json::from_str::<Notices>(&text).unwrap(), phone.household.notices);
    assert_eq!(serde_json::from_str::<Notices>("{}").unwrap(), Notices::default());
}
