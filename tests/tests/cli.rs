//! Journeys through the terminal: what a person types, and what a person sees.

use otayori_core::corpus::Corpus;
use otayori_tests::{otayori, refused, run, said};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

fn json(arguments: &str) -> Value {
    serde_json::from_str(&said(&format!("{arguments} --json"))).unwrap()
}

#[test]
fn the_first_letter_in_three_languages() {
    for language in ["ja", "ja-simple", "en"] {
        let letter = said(&format!("today --due 2027-03-01 --on 2026-07-28 --width 72 --lang {language}"));
        insta::assert_snapshot!(format!("g064_{language}"), letter);
    }
}

#[test]
fn readings_can_be_hidden() {
    let with = said("read g064 --lang ja-simple --width 60");
    let without = said("read g064 --lang ja-simple --width 60 --no-ruby");
    assert!(with.contains("電話(でんわ)") && !without.contains("(でんわ)"), "{without}");
    assert!(without.contains("電話"));
}

#[test]
fn the_same_day_from_the_due_date_the_last_period_or_the_weeks() {
    let of = |who: &str| json(&format!("today {who} --on 2026-07-28 --lang en"));
    let due = of("--due 2027-03-01");
    assert_eq!(due["due"], serde_json::json!(["g064"]));
    assert_eq!(due["letter"]["is_of_today"], true);
    assert_eq!(due["letter"]["text"]["title"], "When to call at once");
    for same in ["--lmp 2026-05-25", "--weeks 9w1d", "--weeks 9+1", "--weeks 9週1日"] {
        assert_eq!(of(same), due, "{same}");
    }
}

#[test]
fn a_letter_that_is_not_written_yet_says_so_and_gives_an_earlier_one() {
    // y3f25 is the last to be written, if ever a shelf is filled from its beginning.
    let today = json("today --born 2020-01-01 --on 2023-12-17 --lang en");
    assert_eq!(today["due"], serde_json::json!(["y3f25"]));
    assert_eq!(today["letter"]["is_of_today"], false);
    assert_eq!(today["letter"]["text"]["slot"], "y1w02");
    let page = said("today --born 2020-01-01 --on 2023-12-17 --lang en --width 72");
    assert!(page.contains("The letter of this day (y3f25) is not written yet."), "{page}");
    assert!(page.contains("an earlier one, of 15 January 2021 (y1w02)"), "{page}");
}

#[test]
fn a_day_between_letters_shows_the_latest_and_names_the_next() {
    let page = said("today --born 2025-11-10 --on 2026-11-26 --lang en --width 72");
    assert!(page.contains("No letter comes on this day."), "{page}");
    assert!(page.contains("The latest one is of 24 November 2026 (y1w02)."), "{page}");
    assert!(page.contains("The next one comes on 1 December 2026."), "{page}");
    assert!(page.contains("When walking begins"), "{page}");
}

#[test]
fn before_the_fourth_week_the_first_letter_is_announced() {
    let page = said("today --lmp 2026-11-20 --on 2026-11-24 --lang en");
    assert!(page.contains("The first letter comes on 18 December 2026."), "{page}");
}

/// Nobody has said anything for 42 weeks: no number, no birth, no loss, one quiet card.
#[test]
fn past_42_weeks_nothing_is_assumed() {
    for language in ["ja", "ja-simple", "en"] {
        for on in ["2027-03-15", "2027-06-01"] {
            let today = json(&format!("today --due 2027-03-01 --on {on} --lang {language}"));
            assert_eq!(today["stage"], serde_json::json!({ "kind": "overdue" }));
            assert_eq!(today["due"], serde_json::json!([]));
            assert_eq!(today["next"], Value::Null);
            assert_eq!(today["letter"]["text"]["slot"], "card/overdue");
            let page = said(&format!("today --due 2027-03-01 --on {on} --lang {language}"));
            let stage = page.lines().next().unwrap();
            assert!(!stage.contains(|c: char| c.is_ascii_digit()), "{stage}");
        }
    }
}

#[test]
fn after_the_eighteenth_birthday_nothing_more_comes() {
    let today = json("today --born 2008-11-24 --on 2027-01-01 --lang en");
    assert_eq!(today["stage"]["kind"], "grown");
    assert_eq!((&today["due"], &today["next"]), (&serde_json::json!([]), &Value::Null));
    let page = said("today --born 2008-11-24 --on 2027-01-01 --lang en --width 72");
    assert!(page.contains("No more letters will come."), "{page}");
}

#[test]
fn a_special_day_is_a_line_above_the_letter() {
    let page = said("today --born 2026-01-01 --on 2026-04-11 --lang en --width 72");
    let (line, letter) = (page.find("100 days since the birth").unwrap(), page.find("Draft:").unwrap());
    assert!(line < letter);
    assert!(json("today --born 2026-01-01 --on 2026-04-10 --lang en")["special"].is_null());
}

#[test]
fn stages_in_words() {
    for (who, language, line) in [
        ("--due 2027-03-01 --on 2026-07-07", "ja", "妊娠6週1日 · 2か月"),
        ("--due 2027-03-01 --on 2026-07-07", "en", "6 weeks 1 day"),
        ("--due 2027-03-01 --on 2026-07-07 --region JP", "en", "6 weeks 1 day · month 2"),
        ("--born 2026-11-24 --on 2026-11-24", "ja", "生まれた日"),
        ("--born 2026-11-23 --on 2026-11-24", "en", "1 day old"),
        ("--born 2026-08-20 --on 2026-11-24", "ja", "生後96日"),
        ("--born 2026-04-20 --on 2026-11-24", "ja", "生後7か月4日"),
        ("--born 2024-09-01 --on 2026-11-24", "en", "2 years 2 months"),
        (
            "--born 2026-04-20 --born-at 33w2d --on 2026-11-24",
            "en",
            "7 months 4 days old · counted from the due date: 5 months 18 days old",
        ),
        ("--born 2024-02-29 --on 2025-02-28", "ja", "生後11か月30日"),
        ("--born 2024-02-29 --on 2025-02-28 --leap-birthday feb28", "ja", "1歳0か月"),
    ] {
        let page = said(&format!("stage {who} --lang {language} --width 100"));
        assert_eq!(page.lines().next().unwrap(), line);
    }
    // The year of school is Japan's, so it is told to readers in Japan.
    assert!(said("stage --born 2020-04-01 --on 2026-11-24 --lang ja").contains("小学1年生"));
    assert!(!said("stage --born 2020-04-01 --on 2026-11-24 --lang en").contains("school"));
    assert!(
        said("stage --born 2020-04-02 --on 2026-11-24 --lang en --region JP")
            .contains("1 school year until school begins")
    );
}

/// One line, exit code 2, in the language asked for.
#[test]
fn a_date_that_cannot_be_is_refused_in_the_readers_language() {
    let on = "--on 2026-11-24";
    for who in [
        "--due 2029-11-24",
        "--due 2026-01-01",
        "--born 2026-11-25",
        "--born 1900-01-01",
        "--lmp 2026-11-25",
        "--lmp 2024-11-25",
        "--due 2027-02-30",
        "--due tomorrow",
        "--weeks 12",
        "--weeks 43w0d",
        "--weeks 12w7d",
        "--weeks -1w0d",
        "--born 2026-01-01 --born-at 50w",
    ] {
        for command in ["today", "upcoming", "stage"] {
            let (code, ja) = refused(&format!("{command} {} {on} --lang ja", who.replace("-1w", "x1w")));
            assert_eq!(code, 2, "{command} {who}: {ja}");
            assert_eq!(ja.lines().count(), 1, "{ja}");
            assert!(ja.contains('。') || ja.contains('：'), "{ja}");
        }
        let (code, en) = refused(&format!("today {} {on} --lang en", who.replace("-1w", "x1w")));
        assert_eq!((code, en.lines().count()), (2, 1), "{en}");
        assert!(en.is_ascii() || en.contains('“'), "{en}");
    }
    let (_, reason) = refused("today --due 2029-11-24 --on 2026-11-24 --lang en");
    insta::assert_snapshot!(reason.trim(), @"A due date of 24 November 2029 is more than 280 days ahead: the pregnancy would not have begun. Please check the year.");
    let (_, reason) = refused("today --born 2026-11-25 --on 2026-11-24 --lang ja");
    insta::assert_snapshot!(reason.trim(), @"2026年11月25日 はまだ来ていない日です。妊娠中のときは、--due で予定日を書いてください。");
    let (code, _) = refused("today --due 2026-11-31 --on 2026-11-24 --lang ja-simple");
    assert_eq!(code, 2);
}

#[test]
fn the_edges_of_what_is_accepted() {
    for who in [
        "--due 2027-08-31",
        "--due 2026-07-07",
        "--born 2026-11-24",
        "--born 1926-11-25",
        "--lmp 2026-11-24",
        "--weeks 42w6d",
    ] {
        assert!(run(&format!("today {who} --on 2026-11-24 --lang en")).status.success(), "{who}");
    }
    for who in ["--due 2027-09-01", "--due 2026-07-06", "--born 1926-11-23"] {
        assert_eq!(refused(&format!("today {who} --on 2026-11-24 --lang en")).0, 2, "{who}");
    }
}

#[test]
fn a_question_that_cannot_be_understood() {
    for arguments in [
        "today",
        "today --due 2027-03-01 --born 2026-01-01",
        "read",
        "read g28",
        "read g027",
        "search",
        "tomorrow",
        "about --lang tlh",
        "about --width 5",
        "upcoming --due 2027-03-01 --days 0",
        "today --weeks 9w0d --born-at 30w",
    ] {
        let (code, reason) = refused(arguments);
        assert_eq!(code, 2, "{arguments}");
        assert!(!reason.is_empty() && !reason.contains("panicked"), "{reason}");
    }
    let (_, reason) = refused("about --lang tlh");
    assert!(reason.contains("ja, ja-simple, en"), "{reason}");
}

#[test]
fn a_letter_without_a_text_is_not_found() {
    let (code, reason) = refused("read y17m11 --lang ja");
    assert_eq!(code, 1, "{reason}");
    assert!(reason.contains("まだ書かれていません"), "{reason}");
}

#[test]
fn upcoming_lists_days_and_letters() {
    let page = said("upcoming --due 2027-03-01 --on 2026-07-26 --days 3 --lang en --width 72");
    let days: Vec<&str> = page.lines().map(|line| &line[..18]).collect();
    assert_eq!(days, ["2026-07-26  g062  ", "2026-07-27  g063  ", "2026-07-28  g064  "]);
    let rows = json("upcoming --born 2026-11-24 --on 2026-11-24 --days 366 --lang en");
    assert_eq!(rows.as_array().unwrap().len(), 101 + 88 + 1);
    assert!(
        said("upcoming --due 2027-03-01 --on 2027-03-15 --lang en")
            .contains("No letters come in these days.")
    );
}

#[test]
fn words_are_found_again() {
    let page = said("search 口をふさが --lang ja-simple --width 72");
    assert!(page.contains("d0012") && page.contains("口を ふさが"), "{page}");
    let hits = json("search ＢＬＥＥＤＩＮＧ --lang en");
    assert!(hits.as_array().unwrap().iter().any(|hit| hit["slot"] == "g064"));
    assert!(said("search zzzz --lang en").contains("No letter has “zzzz” in it."));
    assert_eq!(otayori().args(["search", "  ", "--lang", "en"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn colour_goes_to_a_terminal_only() {
    let plain = said("read g064 --lang en");
    assert!(!plain.contains('\u{1b}'));
    let forced =
        otayori().args(["read", "g064", "--lang", "en"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    let forced = String::from_utf8(forced.stdout).unwrap();
    assert!(forced.contains("\u{1b}[1m"));
}

#[test]
fn the_machines_language_is_a_guess_and_never_easy_japanese() {
    let about = |locale: &str| {
        let output = otayori().arg("about").env("LANG", locale).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(about("ja_JP.UTF-8").contains("親になる人"));
    for other in ["en_GB.UTF-8", "de_DE.UTF-8", "C", ""] {
        assert!(about(other).contains("becoming or being parents"), "{other}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the one test of the one clock")]
fn without_a_date_it_is_today_here() {
    let before = jiff::ZonedDateTime::now().date().to_string();
    let on = json("today --weeks 20w0d --lang en")["on"].as_str().unwrap().to_owned();
    let after = jiff::ZonedDateTime::now().date().to_string();
    assert!([before, after].contains(&on), "{on}");
}

/// Every letter of every language, in a narrow window and a usual one, with readings and without.
#[test]
fn no_line_is_wider_than_the_paper() {
    let corpus = Corpus::builtin().unwrap();
    for language in corpus.languages() {
        let hits = corpus
            .search(
                if language.tag == "en" { "e" } else { "す" },
                &otayori_core::corpus::Reader::new(&language.tag),
            )
            .unwrap();
        for (n, hit) in hits.iter().enumerate() {
            let (width, ruby) = [(40, ""), (72, ""), (40, " --no-ruby")][n % 3];
            let page = said(&format!("read {} --lang {} --width {width}{ruby}", hit.slot, language.tag));
            for line in page.lines() {
                // An address or a long word may stand out; Japanese never does, for it breaks anywhere.
                let breakable = line.trim().contains(' ') || language.tag == "ja";
                assert!(line.width() <= width || !breakable, "{} {}: {line}", language.tag, hit.slot);
                assert!(!line.contains('\u{2060}'));
            }
        }
    }
}

#[test]
fn what_it_says_of_itself() {
    let about = json("about");
    assert_eq!(about["slots"], 784);
    assert_eq!(about["languages"][0]["name"], "日本語");
    for language in about["languages"].as_array().unwrap() {
        assert_eq!(language["reviewed"], 0, "no text has been signed by a clinician yet");
    }
    assert!(said("about --lang en").contains("No account, no server, no network."));
}
