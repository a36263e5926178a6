//! What is near on a command line: own numbers first, letters of the school year beside the others, reminders among what comes.

use std::path::Path;

use otayori_tests::otayori;
use serde_json::Value;

fn run(at: &Path, arguments: &str) -> (i32, String) {
    let output = otayori()
        .args(["--home", "diary", "--device-key", "diary.key", "--lang", "en"])
        .args(arguments.split(' '))
        .current_dir(at)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

fn said(at: &Path, arguments: &str) -> String {
    let (code, text) = run(at, arguments);
    assert_eq!(code, 0, "{arguments}: {text}");
    text
}

fn json(at: &Path, arguments: &str) -> Value {
    serde_json::from_str(&said(at, &format!("{arguments} --json"))).unwrap()
}

/// A companion of a family in Japan with a child of six.
fn diary() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    said(at, "init");
    said(at, "family add --born 2020-10-05 --on 2026-09-01");
    said(at, "family move JP --on 2026-09-01");
    folder
}

#[test]
fn a_letter_of_the_school_year_comes_once_and_is_on_the_shelf_as_read() {
    let folder = diary();
    let at = folder.path();
    let title = "The school-entry health check";
    assert!(!said(at, "today --on 2026-10-04").contains(title), "it waits for the month's own letter");
    let today = json(at, "today --on 2026-10-05");
    let slots: Vec<&str> =
        today["letters"].as_array().unwrap().iter().map(|l| l["slot"].as_str().unwrap()).collect();
    assert_eq!(slots, ["y06m00", "JP/school-entry-check"]);
    let help = &today["letters"][1]["help_lines"];
    assert!(help.as_array().unwrap().iter().any(|row| row["help"] == "school"), "{help}");
    assert!(said(at, "today --on 2026-10-05").contains(title), "the same day, the same page");
    assert!(!said(at, "today --on 2026-10-20").contains(title), "once is enough");
    assert!(said(at, "shelf --on 2026-10-20").contains("2026-10-05  JP/school-entry-check"));
    assert!(said(at, "read JP/school-entry-check --on 2026-10-20").contains(title));
    assert_eq!(run(at, "read JP/nothing --on 2026-10-20").0, 2);
}

#[test]
fn a_letter_for_programs_carries_whom_to_call() {
    let folder = diary();
    let lines = json(folder.path(), "read g064 --on 2026-12-01")["help_lines"].clone();
    let numbers: Vec<&str> =
        lines.as_array().unwrap().iter().filter_map(|row| row["line"]["number"].as_str()).collect();
    assert!(numbers.contains(&"119"), "{lines}");
    said(folder.path(), "numbers add Clinic 03-1 --for maternity-unit");
    let first = json(folder.path(), "read g064 --on 2026-12-01")["help_lines"][0]["line"].clone();
    assert_eq!(
        (first["number"].as_str(), first["region"].is_null()),
        (Some("03-1"), true),
        "one's own comes first"
    );
}

#[test]
fn reminders_stand_among_what_comes() {
    let folder = diary();
    let coming = said(folder.path(), "upcoming --on 2026-10-05 --days 60");
    assert!(
        coming.contains("2026-10-20  !       Health check before school (until 30 November 2026)"),
        "{coming}"
    );
    let rows = json(folder.path(), "upcoming --on 2026-10-05 --days 60");
    let row = rows.as_array().unwrap().iter().find(|row| row["on"] == "2026-10-20").unwrap();
    assert_eq!(
        (row["deadline"].as_str(), row["last"].as_str()),
        (Some("JP/school-entry-check"), Some("2026-11-30"))
    );
    let plan = said(folder.path(), "plan --now 2026-10-20T07:00+09:00");
    assert!(plan.contains("2026-10-20"), "{plan}");
}

#[test]
fn own_numbers_are_listed_used_and_removed() {
    let folder = diary();
    let at = folder.path();
    assert!(said(at, "numbers list").contains("no numbers of your own"));
    said(at, "numbers add Aya 090-1234");
    let support = said(at, "support --situation parents-at-limit --now 2026-12-01T02:30+09:00");
    assert!(support.find("Aya").unwrap() < support.find("189").unwrap(), "{support}");
    for wrong in ["numbers add Aya call-me", "numbers add Aya 1 --for parents"] {
        assert_eq!(run(at, wrong).0, 2, "{wrong}");
    }
    let list = json(at, "numbers list");
    let id = list[0]["id"].as_str().unwrap();
    assert!(said(at, &format!("numbers remove {}", &id[..6])).contains("Removed."));
    assert_eq!(run(at, &format!("numbers remove {id}")).0, 2);
    assert!(!said(at, "support --situation parents-at-limit --now 2026-12-01T02:30+09:00").contains("Aya"));
}
