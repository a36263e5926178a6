//! What the check says of a region, in words and with a line.

use otayori_compiler::Level;

use super::author::{Author, deadline, line};

const DESK: &str = "helps = [\"mind\"]\nnumber = \"0120-1\"";

/// The complaint about a region in which one thing is wrong.
fn complaint(write: impl Fn(&Author)) -> (String, usize, Level, String) {
    let author = Author::new("JP");
    write(&author);
    let findings = author.findings();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let finding = &findings[0];
    (finding.rule.to_owned(), finding.place.line, finding.level, finding.what.clone())
}

#[test]
fn a_region_without_a_record_has_nothing_wrong_with_it() {
    assert_eq!(Author::new("JP").findings(), []);
    assert_eq!(Author::new("generic").findings(), []);
    for id in ["GB", "PH"] {
        let errors: Vec<_> =
            Author::fixture(id).findings().into_iter().filter(|f| f.rule != "stale").collect();
        assert_eq!(errors, [], "{id}");
    }
}

#[test]
fn help_lines_are_judged_in_plain_words() {
    let cases: &[(&str, &str, usize, &str)] = &[
        (
            "helps = [\"parent-limit\"]\nnumber = \"1\"",
            "help-key",
            4,
            "there is no help key `parent-limit`; did you mean parents-at-limit?",
        ),
        ("helps = []\nnumber = \"1\"", "help-key", 4, "it answers no help key"),
        ("helps = [\"mind\"]\nnumber = \"call us\"", "number", 5, "`call us` cannot be dialled"),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nalso = [ { number = \"0120 1\", when = { en = \"a\", ja = \"あ\" } } ]",
            "number",
            6,
            "`0120 1` cannot be dialled",
        ),
        ("helps = [\"mind\"]\nchannel = \"chat\"\nnumber = \"1\"", "address", 5, "has an address"),
        ("helps = [\"mind\"]\nnumber = \"1\"\naddress = \"javascript:0\"", "address", 6, "is not an address"),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nlanguages = [ { code = \"English\" } ]",
            "language",
            6,
            "`English` is not a language code",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nlanguages = [ { code = \"en\" }, { code = \"en\" } ]",
            "language",
            6,
            "stands twice",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nhours = [ { days = [\"mon\"], from = \"22:00\", to = \"06:00\" } ]",
            "hours",
            6,
            "22:00 to 06:00 ends before it begins: past midnight, write two rows",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nhours = [ { days = [\"mon\"], from = \"09:00\", to = \"12:00\" }, { days = [\"mon\", \"tue\"], from = \"11:00\", to = \"13:00\" } ]",
            "hours",
            6,
            "09:00 to 12:00 and 11:00 to 13:00 overlap on mon",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nhours = \"24/7\"",
            "toml",
            6,
            "\"always\", \"varies\" or a list",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nhours = [ { days = [\"mon\"], from = \"9\", to = \"12:00\" } ]",
            "toml",
            6,
            "`9` is not a time",
        ),
        ("helps = [\"mind\"]\nnumber = \"1\"\nnubmer = \"2\"", "toml", 6, "unknown field `nubmer`"),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nnote = { en = \"only here\" }",
            "parity",
            6,
            "has no text in `ja`",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nnote = { en = \"a\", ja = \"あ\", ne = \"क\" }",
            "language",
            6,
            "`ne`, which is not among the languages",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nnote = { en = \"a {b\", ja = \"あ\" }",
            "ruby",
            6,
            "is never closed",
        ),
        (
            "emergency = true\nhelps = [\"mind\"]\naddress = \"https://ngo.example/\"",
            "number",
            4,
            "an emergency record has a number",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nchecked_at = \"yesterday\"",
            "checked-at",
            6,
            "write YYYY-MM-DD",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nchecked_at = \"2062-05-01\"",
            "checked-at",
            6,
            "checked_at lies ahead of 2026-11-01",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nexpires_after = 732",
            "checked-at",
            6,
            "expires_after is 732 days; after 731",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nchecked_at = \"2026-05-01\"",
            "stale",
            6,
            "`desk` expired on 2026-10-28",
        ),
        (
            "helps = [\"mind\"]\nnumber = \"1\"\nchecked_at = \"2026-07-04\"",
            "stale",
            6,
            "`desk` expires on 2026-12-31",
        ),
    ];
    for (fields, rule, at, what) in cases {
        let found = complaint(|author| _ = author.write("help.toml", &line("desk", fields)));
        let level = if *rule == "stale" { Level::Warning } else { Level::Error };
        assert_eq!((found.0.as_str(), found.1, found.2), (*rule, *at, level), "{fields}: {}", found.3);
        assert!(found.3.contains(what), "{fields}: {}", found.3);
    }
    // 60 days before its term nothing is said yet: 1 November and 61 days more are the 1st of January.
    Author::new("JP")
        .write("help.toml", &line("desk", &format!("{DESK}\nchecked_at = \"2026-07-05\"")))
        .press();
}

#[test]
fn sources_ids_and_strangers_are_noticed() {
    type Case<'a> = (&'a dyn Fn(&Author), &'a str, &'a str);
    let cases: &[Case<'_>] = &[
        (
            &|a| _ = a.write("help.toml", &line("desk", DESK).replace("[\"E1\"]", "[]")),
            "source",
            "has no source",
        ),
        (
            &|a| _ = a.write("help.toml", &line("desk", DESK).replace("E1", "E2")),
            "source",
            "`E2` is not in sources.toml",
        ),
        (
            &|a| {
                _ = a.write("help.toml", &line("desk", DESK)).edit(
                    "sources.toml",
                    "grade = \"A\"",
                    "grade = \"C\"",
                )
            },
            "S-20",
            "weak sources",
        ),
        (
            &|a| _ = a.write("help.toml", &(line("desk", DESK) + &line("desk", DESK))),
            "twice",
            "the line `desk` stands twice",
        ),
        (&|a| _ = a.write("help.toml", &line("My desk", DESK)), "id", "lower-case letters"),
        (
            &|a| _ = a.write("help.toml", &line("desk", DESK).replace("[[line]]", "[[lines]]")),
            "toml",
            "write [[line]]",
        ),
        (&|a| _ = a.write("numbers.toml", ""), "file", "nobody reads this file"),
        (&|a| _ = a.edit("region.toml", "\"en\", \"ja\"]", "\"en\", \"ja\", \"tlh\"]"), "language", "`tlh`"),
        (
            &|a| _ = a.edit("region.toml", "parent = \"generic\"", "parent = \"GB\""),
            "parent",
            "`GB` is not what `JP` lies in",
        ),
        (&|a| _ = a.edit("region.toml", "parent = \"generic\"", ""), "parent", "has no parent"),
        (&|a| _ = a.edit("region.toml", "id = \"JP\"", "id = \"FR\""), "region", "name them alike"),
        (&|a| _ = a.edit("region.toml", "version = 1", "version = 0"), "version", "count from 1"),
        (
            &|a| _ = a.edit("region.toml", "offsets = [540]", "offsets = [1, 2, 3]"),
            "zone",
            "one or two numbers",
        ),
    ];
    for (n, (write, rule, what)) in cases.iter().enumerate() {
        let author = Author::new("JP");
        write(&author);
        let findings = author.findings();
        let found = findings.iter().any(|finding| finding.rule == *rule && finding.what.contains(what));
        assert!(found, "case {n}, {rule}: {findings:#?}");
    }
}

#[test]
fn deadlines_come_in_order_whatever_the_day_of_birth() {
    for (fields, what) in [
        ("anchor = \"birth\"\nopens = \"14d\"\ncloses = \"13d\"", "it closes before it opens"),
        ("anchor = \"birth\"\nopens = \"1y\"\ncloses_before = \"1y\"", "it closes before it opens"),
        // 31 days are a month in January alone.
        ("anchor = \"birth\"\nopens = \"1m\"\ncloses = \"30d\"", "it closes before it opens"),
        (
            "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"13d\"\nremind = \"14d\"",
            "the reminder comes after the last day",
        ),
        (
            "anchor = \"school-year\"\nopens = \"before-1 04-01\"\ncloses = \"before-2 03-31\"",
            "it closes before it opens",
        ),
        ("anchor = \"school-year\"\nopens = \"0d\"", "write before-1 04-01"),
        ("anchor = \"birth\"\nopens = \"before-1 04-01\"", "belongs to anchor = \"school-year\""),
        (
            "anchor = \"birth\"\nopens = \"0d\"\ncloses = \"upper-3 03-31\"\nremind = \"upper-3 01-01\"",
            "belongs to anchor = \"school-year\"",
        ),
        (
            "anchor = \"joined\"\nopens = \"0d\"\ncloses = \"upper-3 03-31\"",
            "belongs to anchor = \"school-year\"",
        ),
        ("anchor = \"birth\"\nopens = \"18y\"\ncloses = \"upper-2 03-31\"", "it closes before it opens"),
        ("anchor = \"gestation\"\nopens = \"8m\"", "not a day of pregnancy"),
        ("anchor = \"birth\"\nopens = \"0d\"\ncloses = \"1m\"\ncloses_before = \"2m\"", "keep one"),
        ("anchor = \"gestation\"\nopens = \"8w0d\"\ncloses_before = \"12w0d\"", "an age of the child"),
        (
            "anchor = \"birth\"\nopens = \"0d\"\nremind = \"1d\"\nafter_loss = true",
            "nobody is reminded after a loss",
        ),
    ] {
        let found = complaint(|author| _ = author.write("deadlines.toml", &deadline("one", fields)));
        assert!(found.0 == "deadline" && found.3.contains(what), "{fields}: {found:?}");
    }
    let author = Author::new("JP");
    author.write("deadlines.toml", &deadline("one", "anchor = \"birth\"\nopens = \"soon\""));
    assert!(author.findings()[0].what.contains("`soon` is not an age: write 13d"), "{:?}", author.findings());
}

#[test]
fn a_letter_of_a_region_that_carries_a_danger_says_when_to_act() {
    let author = Author::new("JP");
    author.write("letters.toml", "[\"JP/hour\"]\nmonth = \"primary-2 04\"\npillar = \"parent-mind\"\ntopic = \"t\"\nsources = [\"E1\"]\nhelp = [\"crisis\"]\nsafety = [\"mind-danger\"]\nchecked_at = \"2026-11-01\"\n");
    let of = |en: &str| {
        author.write("letters/en.md", &format!("## JP/hour The hour\n{en}\n\n"));
        author.write("letters/ja.md", "## JP/hour つらい時間\nいますぐ電話してください。\n\n");
        author.findings().iter().filter(|finding| finding.rule == "S-07").count()
    };
    assert_eq!(of("Some hours are heavy. Call the number below."), 1);
    assert_eq!(of("Some hours are heavy. Call the number below now."), 0);
}

#[test]
fn easy_japanese_has_its_readings_in_records_too() {
    let author = Author::new("JP");
    author.edit("region.toml", "\"en\", \"ja\"]", "\"en\", \"ja-simple\"]");
    author.edit("region.toml", "ja = \"名前\"", "ja-simple = \"{日本|にほん}\"");
    author.edit("region.toml", "office_language = \"ja\"", "office_language = \"en\"");
    let desk = |name: &str| line("desk", DESK).replace("ja = \"電話\"", &format!("ja-simple = \"{name}\""));
    author.write("help.toml", &desk("{電話|でんわ}"));
    assert_eq!(author.findings(), []);
    author.write("help.toml", &desk("電話"));
    let findings = author.findings();
    assert!(
        findings.iter().any(|f| f.rule == "EJ07" && f.what.contains("`電話` has no reading")),
        "{findings:?}"
    );
}

#[test]
fn a_text_with_a_safety_fact_is_not_replaced() {
    let author = Author::new("JP");
    for tag in ["en", "ja"] {
        author.write(&format!("overrides/{tag}.md"), "## g064 It is nothing\nWait and see.\n");
    }
    let findings = author.findings();
    let refused =
        |f: &&otayori_compiler::Finding| f.rule == "safety" && f.what.contains("a region may not replace it");
    assert_eq!(findings.iter().filter(refused).count(), 2, "{findings:#?}");
}

#[test]
fn what_is_weak_says_so_in_every_language() {
    let weak = |en: &str, ja: &str| {
        let author = Author::new("JP");
        let note = format!("note = {{ en = \"{en}\", ja = \"{ja}\" }}\nstatus = \"weak\"");
        author.write("help.toml", &line("desk", &format!("{DESK}\n{note}")));
        let findings = author.findings().into_iter();
        findings.map(|finding| (finding.rule, finding.level, finding.what)).collect::<Vec<_>>()
    };
    assert_eq!(weak("They may have other hours: ask first.", "時間が違うことがあります。"), []);
    let silent = weak("They listen day and night.", "時間が違うことがあります。");
    assert_eq!(silent.len(), 1, "{silent:?}");
    let (rule, level, what) = &silent[0];
    assert_eq!((*rule, *level), ("doubt", Level::Warning));
    assert!(what.contains("`desk` is weak and its words in `en` do not say so"), "{what}");
    assert_eq!(weak("They listen.", "話を聞きます。").len(), 2, "to listen is no doubt");
}
