//! Stories told to a terminal: `otayori --family FILE family …`, and what `today` then shows.

use std::path::PathBuf;

use otayori_tests::{otayori, refused, said};
use serde_json::Value;

/// A family's file of its own.
struct Told {
    folder: tempfile::TempDir,
}

impl Told {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("family.json")
    }

    fn with(&self, arguments: &str) -> String {
        format!("--family {} --lang en --width 72 {arguments}", self.file().display())
    }

    fn says(&self, arguments: &str) -> String {
        said(&self.with(arguments))
    }

    fn refuses(&self, arguments: &str) -> String {
        let (code, reason) = refused(&self.with(arguments));
        assert_eq!((code, reason.lines().count()), (2, 1), "{reason}");
        reason
    }

    fn today(&self, on: &str) -> Value {
        serde_json::from_str(&self.says(&format!("--json today --on {on}"))).unwrap()
    }

    fn letters(&self, on: &str) -> Vec<String> {
        let letters = self.today(on)["letters"].clone();
        letters.as_array().unwrap().iter().map(|letter| letter["slot"].as_str().unwrap().to_owned()).collect()
    }

    fn names(&self) -> Vec<String> {
        let shown: Value = serde_json::from_str(&self.says("--json family show --on 2027-03-01")).unwrap();
        shown.as_array().unwrap().iter().map(|member| member["id"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn from_the_first_test_to_the_first_days() {
    let told = Told::new();
    told.says("family add --on 2026-07-01");
    assert!(told.says("family show --on 2026-07-01").contains("The due date is not known yet"));
    assert!(told.letters("2026-07-02").is_empty());
    told.says("family correct --due 2027-03-01 --on 2026-07-06");
    assert_eq!(told.letters("2026-07-06"), ["g042"]);
    told.says("family birth --born 2027-02-27 --on 2027-03-02");
    assert_eq!(told.letters("2027-03-02"), ["d0003"]);
    let page = told.says("today --on 2027-03-03");
    assert!(page.contains("4 days old") && page.contains("Missed, and still good to know"), "{page}");
}

#[test]
fn an_ending_takes_two_steps_and_leaves_silence() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    told.letters("2026-07-06");
    let answer = told.says("family end --on 2026-09-01");
    assert!(answer.contains("has stopped") && answer.contains("loss/01"), "{answer}");
    for on in ["2026-09-01", "2026-10-15", "2027-03-01", "2028-03-01"] {
        let day = told.today(on);
        assert_eq!(day["letters"], Value::Array(vec![]), "{on}");
        assert_eq!(day["essentials"], Value::Array(vec![]), "{on}");
        assert_eq!(day["cards"], Value::Array(vec![]), "a day's page reminds nobody");
        assert_eq!(told.says(&format!("today --on {on}")).trim(), "");
    }
    assert!(told.refuses("family birth --born 2027-02-27 --on 2027-03-02").len() > 10);
    told.says("family mistake --on 2026-09-03");
    assert_eq!(told.letters("2026-09-03"), ["g101"]);
}

#[test]
fn one_of_twins() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --children 2 --on 2026-07-01");
    let page = told.says("today --on 2026-07-06");
    assert_eq!(page.matches("As long as a sesame seed").count(), 1, "{page}");
    assert!(told.refuses("family end --on 2026-08-01").contains("which one"));
    let names = told.names();
    told.says(&format!("family end {} --on 2026-08-01", names[0]));
    assert_eq!(told.letters("2026-08-02"), ["g069"]);
    told.says("family birth --born 2027-02-20 --on 2027-02-21");
    assert_eq!(told.letters("2027-02-21"), ["d0001"]);
}

#[test]
fn the_shelf_and_a_search_after_an_ending() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    let shelf = told.says("shelf --on 2026-07-06");
    assert!(shelf.starts_with("2026-07-06  g042") && shelf.lines().count() >= 15, "{shelf}");
    told.says("family end --on 2026-07-07");
    assert!(told.says("shelf --on 2026-07-08").contains("No letters"));
    let hits: Value = serde_json::from_str(&told.says("--json search bleeding")).unwrap();
    let shelves: Vec<&str> =
        hits.as_array().unwrap().iter().map(|hit| hit["slot"].as_str().unwrap()).collect();
    let first_of_pregnancy = shelves.iter().position(|slot| slot.starts_with('g')).unwrap();
    assert!(shelves[first_of_pregnancy..].iter().all(|slot| slot.starts_with('g')), "{shelves:?}");
}

#[test]
fn any_report_can_be_taken_back_and_an_earlier_loss_is_in_nobodys_way() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    told.says("family end --on 2026-08-01");
    told.says("family add --due 2028-03-01 --on 2027-07-01");
    told.says("family birth --born 2027-12-01 --on 2027-12-02");
    let log: Value = serde_json::from_str(&told.says("--json family log")).unwrap();
    let born = log.as_array().unwrap().iter().find(|entry| entry["event"]["kind"] == "born").unwrap();
    told.says(&format!("family mistake --report {} --on 2027-12-03", born["id"].as_str().unwrap()));
    assert!(told.says("family log").contains("born  -"));
    assert!(told.says("today --on 2027-12-03").contains("27 weeks"));
    told.says("family end --on 2027-12-04");
    assert_eq!(told.says("today --on 2027-12-05").trim(), "");
    assert!(told.refuses("family birth --on 2027-12-06").contains("which one"));
}

#[test]
fn twins_entered_at_birth() {
    let told = Told::new();
    told.says("family add --born 2026-07-01 --children 2 --on 2026-07-02");
    assert_eq!(told.names().len(), 2);
    assert_eq!(told.today("2026-07-02")["cards"], serde_json::json!(["multiples"]));
    assert!(told.refuses("family mistake --on 2026-07-03").contains("which one"));
}

#[test]
fn a_pause_and_what_comes_after_it() {
    let told = Told::new();
    told.says("family add --born 2026-07-01 --on 2026-07-01");
    told.says("family pause --on 2026-07-05");
    assert!(told.says("today --on 2026-07-06").contains("Letters are resting"));
    assert!(told.letters("2026-07-10").is_empty());
    told.says("family resume --on 2026-07-20");
    assert_eq!(told.letters("2026-07-20"), ["d0019"]);
}

#[test]
fn two_phones_become_one_file() {
    let (one, two) = (Told::new(), Told::new());
    one.says("family add --due 2027-03-01 --on 2026-07-01");
    two.says("family add --due 2027-03-02 --on 2026-07-02");
    one.says(&format!("family merge {} --on 2026-07-03", two.file().display()));
    assert_eq!(one.letters("2026-07-03"), ["g039"], "whoever was known here stays known");
    assert!(one.says("today --on 2026-07-03").contains("came with another file"));
    let shown: Value = serde_json::from_str(&one.says("--json family show --on 2026-07-03")).unwrap();
    let (waiting, known): (Vec<&Value>, Vec<&Value>) =
        shown.as_array().unwrap().iter().partition(|member| member["stage"]["kind"] == "unconfirmed");
    let id = |members: &[&Value]| members[0]["id"].as_str().unwrap().to_owned();
    one.says(&format!("family same {} {} --on 2026-07-03", id(&waiting), id(&known)));
    assert_eq!(one.letters("2026-07-04").len(), 1);
    assert!(!one.says("today --on 2026-07-04").contains("came with another file"));
}

#[test]
fn born_early_and_joined_later() {
    let told = Told::new();
    told.says("family add --born 2026-07-01 --born-at 30w0d --on 2026-07-02");
    let day = told.today("2026-07-02");
    assert_eq!(day["cards"][0], "preterm");
    told.says("family add --born 2020-05-05 --joined 2026-06-01 --on 2026-07-02");
    assert_eq!(told.today("2026-07-03")["cards"], serde_json::json!(["preterm", "adoption"]));
}

#[test]
fn what_cannot_be_is_refused_and_the_file_stays() {
    let told = Told::new();
    assert!(refused(&told.with("family show")).1.contains("cannot be read"));
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    let before = std::fs::read(told.file()).unwrap();
    for report in [
        "family correct --due 2030-03-01 --on 2026-07-02",
        "family birth --born 2026-07-02 --on 2026-07-02",
        "family birth --born 2027-02-20 --on 2027-02-01",
        "family correct --born 2026-07-01 --on 2026-07-02",
        "family end ffffffffffffffffffffffffffffffff --on 2026-07-02",
        "family still-so --on 2026-07-02",
        "family move Tokyo! --on 2026-07-02",
        "family pause --from 2026-02-30 --on 2026-07-02",
    ] {
        told.refuses(report);
        assert_eq!(std::fs::read(told.file()).unwrap(), before, "{report}");
    }
    for report in ["family show", "today"] {
        let (code, reason) = refused(&format!("--lang en {report}"));
        assert_eq!(code, 2, "{reason}");
    }
}

#[test]
fn a_file_that_is_no_family_is_never_written_over() {
    let told = Told::new();
    for text in ["", "{}", r#"{"family":{"otayori_family":2}}"#, "not json"] {
        std::fs::write(told.file(), text).unwrap();
        for report in ["family add --due 2027-03-01 --on 2026-07-01", "family end", "today"] {
            let (code, reason) = refused(&told.with(report));
            assert_eq!(code, 1, "{reason}");
            assert_eq!(std::fs::read_to_string(told.file()).unwrap(), text);
        }
    }
    std::fs::write(told.file(), r#"{"family":{"otayori_family":2}}"#).unwrap();
    assert!(refused(&told.with("today")).1.contains("newer version"));
    assert!(otayori().arg("--help").output().unwrap().status.success());
}

#[test]
fn how_letters_are_wanted() {
    let told = Told::new();
    said(&format!(
        "--family {} --lang ja-simple family add --due 2027-03-01 --on 2026-07-01",
        told.file().display()
    ));
    // Begun in Easy Japanese, it is read in Easy Japanese, whatever the machine speaks.
    let bare = |arguments: &str| said(&format!("--family {} --width 72 {arguments}", told.file().display()));
    assert!(bare("today --on 2026-07-06").contains("ごまの 長(なが)さ"));
    let answer = told.says("family prefer --language en --beside ja --hour 21 --notice full --ruby no");
    for line in
        ["English", "日本語", "21:00", "shows once the phone is unlocked", "no readings", "whoever carries"]
    {
        assert!(answer.contains(line), "{line}: {answer}");
    }
    let page = bare("today --on 2026-07-07");
    let (english, japanese) = (page.find("Eating when you feel sick"), page.find("つらい匂い"));
    assert!(english.is_some() && english < japanese, "{page}");
    assert!(!page.contains("(にお") && page.matches("Draft:").count() == 1, "{page}");
    assert!(bare("--lang ja today --on 2026-07-08").contains("妊娠6週"), "--lang is stronger");
    bare("family prefer --beside none");
    assert!(!bare("today --on 2026-07-07").contains("つらい匂い"));
    let before = std::fs::read(told.file()).unwrap();
    for wish in ["--language tlh", "--beside tlh", "--hour 6", "--hour 22"] {
        told.refuses(&format!("family prefer {wish}"));
    }
    assert_eq!(std::fs::read(told.file()).unwrap(), before);
    told.says("family prefer --beside en --language en");
    let kept: Value = serde_json::from_str(&told.says("--json family prefer")).unwrap();
    assert_eq!((&kept["second_language"], &kept["hour"]), (&Value::Null, &Value::from(21)));
}

#[test]
fn a_phone_of_the_other_parent() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    told.says("family prefer --track partner");
    // No letter of that track is written yet, and nothing of the other one comes instead.
    assert!(told.letters("2026-07-06").iter().all(|slot| slot.starts_with("partner/")));
    told.says("family prefer --track partner --track main");
    assert!(told.letters("2026-07-06").contains(&"g042".to_owned()));
    assert!(told.says("family end --on 2026-07-07").contains("has stopped"));
    assert!(told.letters("2026-07-08").is_empty());
}

#[test]
fn a_scan_shows_twins_and_then_one_more() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    told.says("family scan --children 2 --on 2026-08-01");
    assert_eq!(told.names().len(), 2);
    assert!(told.refuses("family scan --children 2 --on 2026-08-01").contains("already"));
    assert!(told.refuses("family scan --children 1 --on 2026-08-01").contains("family end"));
    told.says("family scan --children 3 --on 2026-08-02");
    assert_eq!(told.today("2026-08-03")["cards"], serde_json::json!(["multiples"]));
    assert_eq!(told.letters("2026-08-03"), ["g070"], "one letter for all three");
    told.says("family birth --born 2027-01-20 --born 2027-01-20 --born 2027-01-21 --on 2027-01-21");
    assert_eq!(told.letters("2027-01-22").len(), 2, "two were born a day earlier than the third");
}

#[test]
fn the_year_of_school_is_the_regions() {
    let stage =
        |region: &str| said(&format!("--lang en --region {region} stage --born 2019-04-02 --on 2026-04-01"));
    assert!(stage("JP").contains("primary school, year 1"), "{}", stage("JP"));
    assert!(stage("JP-13").contains("primary school, year 1"));
    for region in ["generic", "VN"] {
        assert!(!stage(region).contains("school"), "{}", stage(region));
    }
}

#[test]
fn two_terminals_at_once_lose_no_report() {
    let told = Told::new();
    told.says("family add --due 2027-03-01 --on 2026-07-01");
    let mut writers: Vec<_> = (0..6)
        .map(|_| {
            let arguments = told.with("family add --born 2020-05-05 --on 2026-07-02");
            otayori().args(arguments.split(' ')).spawn().unwrap()
        })
        .collect();
    assert!(writers.iter_mut().all(|writer| writer.wait().unwrap().success()));
    assert_eq!(told.names().len(), 7);
}

#[test]
fn the_file_of_a_newer_companion_says_so_whatever_surrounds_it() {
    let told = Told::new();
    let text = r#"{"family":{"otayori_family":2},"ledger":7,"wishes":{},"preferences":{"moon":1}}"#;
    std::fs::write(told.file(), text).unwrap();
    for report in ["today", "family show", "family end", "family prefer --hour 9", "shelf"] {
        let (code, reason) = refused(&told.with(report));
        assert!(code == 1 && reason.contains("newer version"), "{report}: {reason}");
        assert_eq!(std::fs::read_to_string(told.file()).unwrap(), text);
    }
}
