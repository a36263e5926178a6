//! The planner in a terminal: what a phone would be asked to do, and what will come.

use otayori_tests::otayori;
use serde_json::Value;

/// A family's file, and what the terminal says of it.
struct Told {
    folder: tempfile::TempDir,
}

impl Told {
    fn new() -> Self {
        let told = Self { folder: tempfile::tempdir().unwrap() };
        told.says("family add --due 2027-03-01 --on 2026-07-06");
        told.says("family add --born 2020-07-20 --on 2026-07-06");
        told
    }

    fn output(&self, arguments: &str) -> std::process::Output {
        let mut command = otayori();
        command.arg("--family").arg(self.folder.path().join("family.json")).args(["--lang", "en"]);
        command.args(arguments.split(' ')).output().unwrap()
    }

    fn says(&self, arguments: &str) -> String {
        let output = self.output(arguments);
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn plans(&self, arguments: &str) -> Value {
        serde_json::from_str(&self.says(&format!("plan --json {arguments}"))).unwrap()
    }
}

#[test]
fn a_plan_shows_today_and_arms_what_the_platform_takes() {
    let told = Told::new();
    for (platform, count) in [("android", 8), ("ios", 60)] {
        let plan = told.plans(&format!("--platform {platform} --now 2026-07-20T08:30+09:00"));
        assert_eq!(plan["post_now"]["id"], "2026-07-20");
        // A letter of pregnancy and one of the sixth birthday: one notice.
        assert_eq!(plan["post_now"]["about"].as_array().unwrap().len(), 2);
        assert_eq!(plan["post_now"]["text"], "A letter has come");
        let armed = plan["arm"].as_array().unwrap();
        assert!(armed.len() <= count, "{platform}: {}", armed.len());
        assert_eq!(plan["next_wake"], armed[0]["fire"]);
        assert_eq!(armed[0]["fire"], "2026-07-21 08:00");
    }
}

#[test]
fn a_day_read_in_the_terminal_is_not_announced() {
    let told = Told::new();
    told.says("today --on 2026-07-20");
    assert_eq!(told.plans("--now 2026-07-20T08:30+09:00")["post_now"], Value::Null);
}

#[test]
fn a_family_at_rest_has_an_empty_plan() {
    let told = Told::new();
    told.says("family pause --on 2026-07-06");
    let plan = told.plans("--now 2026-07-20T08:30+09:00");
    assert_eq!(plan["arm"], Value::Array(Vec::new()));
    assert_eq!(plan["next_wake"], Value::Null);
    assert!(told.says("plan --now 2026-07-20T08:30+09:00").contains("Nothing is going to come."));
}

#[test]
fn what_will_come_to_a_family_stands_day_by_day() {
    let told = Told::new();
    let coming = told.says("upcoming --on 2026-07-19 --days 3");
    let days: Vec<&str> = coming.lines().filter_map(|line| line.get(..20)).collect();
    assert_eq!(
        days,
        ["2026-07-19  g055    ", "2026-07-20  g056    ", "2026-07-20  y06m00  ", "2026-07-21  g057    "]
    );
}

#[test]
fn a_moment_that_is_none_is_said_so() {
    let output = Told::new().output("plan --now tomorrow");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("is not a moment"));
}

/// Nothing of the machine's clock or zone is in it: the same seed is the same childhood everywhere.
#[test]
fn a_simulated_childhood_can_be_read() {
    let says = |arguments: &str| {
        let output = otayori().args(arguments.split(' ')).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let whole = says("simulate --zone Asia/Tokyo --years 1 --seed 12 --faults 12");
    let days: Vec<&str> = whole.lines().take(60).collect();
    insta::assert_snapshot!(days.join("\n"));
    insta::assert_snapshot!(says(
        "simulate --zone Pacific/Apia --years 19 --seed 3 --start 2008-11-20 --brief"
    ));
    assert_eq!(whole, says("simulate --zone Asia/Tokyo --years 1 --seed 12 --faults 12"));
}

#[test]
fn a_zone_that_does_not_exist_is_a_question() {
    let output = otayori().args(["--lang", "en", "simulate", "--zone", "Asia/Nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no time zone"));
}
