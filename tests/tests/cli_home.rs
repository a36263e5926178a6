//! A companion's sealed folder in a terminal: journal, PIN, words, backup, erasing, through the command alone.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use otayori_tests::otayori;
use serde_json::Value;

/// A machine with a folder for the companion and another one for keys.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    /// With a companion in it.
    fn new() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        machine.says("init", "");
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn home(&self) -> PathBuf {
        self.path("diary")
    }

    /// The one file below the place for keys.
    fn key_file(&self) -> PathBuf {
        let keys = fs::read_dir(self.path("data/otayori/keys")).unwrap();
        let keys: Vec<PathBuf> = keys.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(keys.len(), 1, "{keys:?}");
        keys[0].clone()
    }

    /// Arguments separated by spaces, secrets by lines.
    fn run(&self, arguments: &str, secrets: &str) -> Output {
        self.run_with(&arguments.split(' ').collect::<Vec<_>>(), secrets)
    }

    fn run_with(&self, arguments: &[&str], secrets: &str) -> Output {
        let mut command = otayori();
        command.env("XDG_DATA_HOME", self.path("data")).current_dir(self.folder.path());
        command
            .args(["--home", "diary", "--lang", "en", "--width", "72", "--secrets-fd", "0"])
            .args(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A command that asks for nothing may be gone before it is given anything.
        _ = child.stdin.take().unwrap().write_all(secrets.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn says(&self, arguments: &str, secrets: &str) -> String {
        let output = self.run(arguments, secrets);
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refuses(&self, arguments: &str, secrets: &str) -> String {
        let output = self.run(arguments, secrets);
        assert!(!output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stdout));
        let reason = String::from_utf8(output.stderr).unwrap();
        assert!(!reason.contains("panicked"), "{reason}");
        reason
    }

    fn writes(&self, text: &str, more: &str) -> String {
        let mut arguments = vec!["journal", "add", text];
        arguments.extend(more.split(' ').filter(|word| !word.is_empty()));
        let output = self.run_with(&arguments, "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Names of entries, the latest day first.
    fn entries(&self, secrets: &str) -> Vec<String> {
        let listed: Value = serde_json::from_str(&self.says("--json journal list", secrets)).unwrap();
        let id = |head: &Value| head["id"].as_str().unwrap().to_owned();
        listed.as_array().unwrap().iter().map(id).collect()
    }
}

/// Every byte below a folder.
fn bytes_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(bytes_below(&path));
        } else {
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    files
}

/// A file in which a text stands, in UTF-8 or UTF-16.
fn stands_in(folder: &Path, text: &str) -> Option<PathBuf> {
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let forms = [text.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
    let holds = |bytes: &[u8]| {
        forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form.as_slice()))
    };
    bytes_below(folder).into_iter().find(|(_, bytes)| holds(bytes)).map(|(path, _)| path)
}

#[test]
fn a_companion_begins_with_a_key_of_its_own() {
    let machine = Machine::new();
    let key = machine.key_file();
    assert!(!key.starts_with(machine.home()), "the key does not lie beside what it opens");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(machine.refuses("init", "").contains("already"));
    machine.says("family add --due 2027-03-01 --on 2026-07-01", "");
    assert!(machine.says("today --on 2026-07-06", "").contains("As long as a sesame seed"));
    assert!(machine.says("shelf --on 2026-07-06", "").starts_with("2026-07-06  g042"));
    machine.says("family end --on 2026-07-07", "");
    assert_eq!(machine.says("today --on 2026-07-08", "").trim(), "");
    let nowhere = Machine { folder: tempfile::tempdir().unwrap() };
    assert!(nowhere.refuses("today", "").contains("init"), "nothing begins by itself");
    assert!(!nowhere.home().exists());
}

#[test]
fn a_journal_for_oneself() {
    let machine = Machine::new();
    machine.says("family add --born 2026-01-05 --on 2026-01-05", "");
    let answer = machine.writes(
        "はじめて笑った。\n朝の光のなかで。",
        "--date 2026-02-20 --mood glad --tag 笑顔 --answers d0046 --on 2026-02-21",
    );
    assert!(answer.contains("recovery words"), "the words are offered with the first entry: {answer}");
    let answer = machine.writes("A long night", "--on 2026-03-01 --mood worn");
    assert!(!answer.contains("recovery words"));
    let entries = machine.entries("");
    assert_eq!(entries.len(), 2);
    let first = machine.says(&format!("journal show {}", &entries[1][..6]), "");
    for words in
        ["20 February 2026", "はじめて笑った。\n朝の光のなかで。", "Mood: glad", "Tags: 笑顔", "(d0046)"]
    {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(machine.says("journal list --month 2026-02", "").contains("はじめて笑った"));
    assert!(!machine.says("journal list --month 2026-03", "").contains("はじめて笑った"));
    assert!(machine.says("journal list --this-day --on 2027-02-20", "").contains("1 year ago"));
    for words in ["笑", "わらっ", "ﾊｼﾞﾒﾃ", "LONG", "worn"] {
        let found = machine.says(&format!("journal search {words}"), "");
        assert_eq!(found.trim().lines().count(), 1, "{words}: {found}");
        assert_eq!(found.contains("2026-"), words != "わらっ", "{words}: {found}");
    }
    let name = &entries[0];
    machine.says(&format!("journal edit {name} A short night --on 2026-03-02"), "");
    assert!(machine.says(&format!("journal show {name}"), "").contains("A short night"));
    assert!(machine.says(&format!("journal show {name} --before"), "").contains("A long night"));
    machine.says(&format!("journal undo {name} --on 2026-03-03"), "");
    assert!(machine.says(&format!("journal show {name}"), "").contains("A long night"));
    machine.says(&format!("journal delete {name}"), "");
    assert_eq!(machine.entries("").len(), 1);
    assert!(machine.refuses(&format!("journal show {name}"), "").contains("nothing called"));
}

#[test]
fn a_booklet_and_a_table_go_where_they_are_told() {
    let machine = Machine::new();
    machine.says("family add --born 2026-01-05 --on 2026-01-05", "");
    machine.writes("<b>Not bold</b> *nor this*", "--on 2026-02-01 --answers d0012");
    machine.writes("Another day", "--on 2026-03-01");
    let answer = machine.says("journal export out.html --format html --to 2026-02-28", "");
    assert!(answer.contains("Everybody who has the file"), "{answer}");
    let page = fs::read_to_string(machine.path("out.html")).unwrap();
    assert!(
        page.contains("&lt;b&gt;") && !page.contains("<b>Not") && !page.contains("Another day"),
        "{page}"
    );
    assert!(page.contains("When the crying will not stop"), "the letter it answers stands with it");
    assert!(machine.refuses("journal export out.html", "").contains("there already"));
    machine.says("journal export out.md --format markdown", "");
    let page = fs::read_to_string(machine.path("out.md")).unwrap();
    assert!(page.contains(r"\*nor this\*") && page.contains("Another day"), "{page}");
    machine.says("growth add --date 2026-02-05 --weight 4150 --length 545", "");
    assert!(machine.says("growth list", "").contains("Weight (g) 4150"));
    assert!(machine.refuses("growth add --date 2026-02-05 --weight 1", "").contains("cannot be kept"));
    machine.says("growth export growth.csv", "");
    let table = fs::read_to_string(machine.path("growth.csv")).unwrap();
    assert!(table.contains(",4150,545,"), "{table}");
}

#[test]
fn a_photo_loses_what_it_knew_and_comes_out_again() {
    let machine = Machine::new();
    let picture = include_bytes!("../fixtures/photos/baseline.jpg");
    assert!(picture.windows(4).any(|window| window == b"Exif"), "the fixture has something to lose");
    fs::write(machine.path("in.jpg"), picture).unwrap();
    machine.writes("Look", "--photo in.jpg --on 2026-02-01");
    let name = machine.entries("").remove(0);
    machine.says(&format!("journal photo {name} out.jpg"), "");
    let out = fs::read(machine.path("out.jpg")).unwrap();
    assert!(out.starts_with(&[0xFF, 0xD8]) && !out.windows(4).any(|window| window == b"Exif"));
    fs::write(machine.path("no.jpg"), b"no picture").unwrap();
    assert!(machine.refuses("journal add Look --photo no.jpg", "").contains("JPEG, PNG and WebP"));
    let sealed = || {
        bytes_below(&machine.home())
            .into_iter()
            .filter(|(path, _)| path.to_string_lossy().contains("otayori.files"))
            .count()
    };
    assert_eq!(sealed(), 1);
    machine.says(&format!("journal delete {name}"), "");
    assert_eq!(sealed(), 0, "the photo goes with its entry");
}

#[test]
fn a_pin_stands_before_the_journal_and_nowhere_else() {
    let machine = Machine::new();
    machine.says("family add --due 2027-03-01 --on 2026-07-01", "");
    machine.writes("for me alone", "--on 2026-07-02");
    assert!(machine.refuses("pin set", "482913\n").contains("recovery words"), "words come before a PIN");
    assert!(
        machine.refuses("pin set --without-words", "1234\n").contains("6 to 64 digits"),
        "six digits or more"
    );
    machine.says("pin set --without-words", "482913\n");
    assert!(machine.says("today --on 2026-07-06", "").contains("sesame"), "letters need no PIN");
    assert!(machine.refuses("journal list", "").contains("secret"));
    assert_eq!(machine.entries("482913\n").len(), 1);
    for left in [4, 3, 2, 1] {
        let reason = machine.refuses("journal list", "000000\n");
        assert!(reason.contains("not the PIN") && reason.contains(&left.to_string()), "{left}: {reason}");
    }
    assert!(machine.refuses("journal list", "000000\n").contains("seconds"));
    assert!(machine.refuses("journal list", "482913\n").contains("next try"), "even the right PIN waits");
}

#[test]
fn a_pin_is_changed_and_removed() {
    let machine = Machine::new();
    machine.writes("for me alone", "--on 2026-07-02");
    machine.says("pin set --without-words", "482913\n");
    machine.says("pin change", "482913\n7351908\n");
    assert!(machine.refuses("pin unlock", "482913\n").contains("not the PIN"));
    assert!(machine.says("pin unlock", "7351908\n").contains("That is the PIN"));
    machine.says("pin remove", "7351908\n");
    assert_eq!(machine.entries("").len(), 1);
    assert!(machine.says("lock", "").contains("closed"));
}

#[test]
fn six_words_open_what_a_lost_key_closed() {
    let machine = Machine::new();
    machine.writes("still here", "--on 2026-07-02");
    let page = machine.says("recovery words", "");
    let words: Vec<&str> = page.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(words.len(), 6, "{page}");
    let words = words.join(" ");
    fs::remove_file(machine.key_file()).unwrap();
    for command in ["journal list", "today", "init"] {
        let reason = machine.refuses(command, "");
        assert!(reason.contains("recovery open") || reason.contains("already"), "{command}: {reason}");
    }
    let wrong = machine.refuses("recovery open", "not the six words at all\n");
    assert!(!wrong.is_empty() && machine.refuses("journal list", "").contains("recovery open"));
    machine.says("recovery open", &format!("{}\n", words.to_uppercase()));
    assert_eq!(machine.entries("").len(), 1);
}

#[test]
fn a_backup_moves_to_another_machine_and_asks_about_each_child() {
    let old = Machine::new();
    old.says("family add --due 2027-03-01 --on 2026-07-01", "");
    old.writes("before the move", "--on 2026-07-02");
    old.writes("to be deleted", "--on 2026-07-03");
    fs::write(old.path("in.jpg"), include_bytes!("../fixtures/photos/baseline.jpg")).unwrap();
    old.writes("a photo", "--photo in.jpg --on 2026-07-04");
    old.says("backup moving.age", "correct horse\n");
    assert!(old.refuses("backup moving.age", "correct horse\n").contains("there already"));
    let file = fs::read(old.path("moving.age")).unwrap();
    assert!(file.starts_with(b"age-encryption.org/v1\n-> scrypt "));

    let new = Machine::new();
    fs::write(new.path("moving.age"), &file).unwrap();
    assert!(new.refuses("restore moving.age", "wrong\n").contains("does not open"));
    let would = new.says("restore moving.age --dry-run", "correct horse\n");
    for line in ["would bring", "1 report", "1 child who waits", "3 entries", "1 photo"] {
        assert!(would.contains(line), "{line}: {would}");
    }
    assert!(new.entries("").is_empty() && new.says("family show", "").contains("Nobody"));
    let did = new.says("restore moving.age", "correct horse\n");
    assert_eq!(did.replace("From this backup came", ""), would.replace("This backup would bring", ""));
    let today: Value = serde_json::from_str(&new.says("--json today --on 2026-07-06", "")).unwrap();
    assert_eq!(today["letters"], Value::Array(vec![]), "a child that came with a backup waits");
    new.says("family still-so --on 2026-07-06", "");
    assert!(new.says("today --on 2026-07-06", "").contains("sesame"));

    let gone = new
        .entries("")
        .into_iter()
        .find(|id| new.says(&format!("journal show {id}"), "").contains("deleted"));
    new.says(&format!("journal delete {}", gone.unwrap()), "");
    let again = new.says("restore moving.age", "correct horse\n");
    assert!(again.contains("Nothing that is not here"), "what was deleted stays deleted: {again}");
    assert_eq!(new.entries("").len(), 2);
    for cut in [0, 1, 100, file.len() / 2, file.len() - 1] {
        fs::write(new.path("cut.age"), &file[..cut]).unwrap();
        let reason = new.refuses("restore cut.age", "correct horse\n");
        assert!(!reason.is_empty() && new.entries("").len() == 2, "{cut}");
    }
}

#[test]
fn everything_is_erased() {
    let machine = Machine::new();
    machine.writes("gone for good", "--on 2026-07-02");
    let key = machine.key_file();
    assert!(!machine.run("erase", "").status.success(), "it wants a yes");
    assert!(machine.says("erase --everything", "").contains("erased"));
    assert!(!key.exists());
    let left = bytes_below(&machine.home());
    assert!(left.iter().all(|(path, bytes)| path.ends_with("otayori.lock") && bytes.is_empty()), "{left:?}");
    assert!(machine.refuses("journal list", "").contains("init"));
}

#[test]
fn nothing_that_was_written_can_be_read_in_any_file() {
    let machine = Machine::new();
    let planted = ["Zebrafinken", "ねむれぬよる", "2019-04-23", "d0046", "Quittenbrot", "Weltschmerz"];
    machine.says("family add --born 2019-04-23 --on 2026-07-01", "");
    machine.writes(
        "Zebrafinken ねむれぬよる",
        "--date 2019-04-23 --tag Quittenbrot --mood Weltschmerz --answers d0046 --on 2026-07-02",
    );
    machine.says("growth add --date 2019-04-23 --weight 3210 --note Quittenbrot", "");
    machine.says("today --on 2026-07-06", "");
    machine.says("backup safe.age", "correct horse\n");
    let name = machine.entries("").remove(0);
    let below = machine.folder.path();
    for text in planted {
        assert_eq!(stands_in(below, text), None, "{text}");
    }
    machine.says(&format!("journal edit {name} Zebrafinken --on 2026-07-03"), "");
    machine.says(&format!("journal delete {name}"), "");
    for text in planted {
        assert_eq!(stands_in(below, text), None, "{text} after deletion");
    }
    fs::write(machine.path("planted"), "x Zebrafinken").unwrap();
    assert!(stands_in(below, "Zebrafinken").is_some(), "the search itself finds");
}

#[test]
fn two_terminals_at_once_lose_no_entry() {
    let machine = Machine::new();
    std::thread::scope(|scope| {
        for n in 0..6 {
            let machine = &machine;
            scope.spawn(move || machine.writes(&format!("entry {n}"), "--on 2026-07-02"));
        }
        for _ in 0..4 {
            let machine = &machine;
            scope.spawn(move || machine.says("family add --born 2020-05-05 --on 2026-07-02", ""));
        }
    });
    assert_eq!(machine.entries("").len(), 6);
    let shown: Value = serde_json::from_str(&machine.says("--json family show", "")).unwrap();
    assert_eq!(shown.as_array().unwrap().len(), 4);
}

#[test]
fn secrets_and_words_on_one_input_are_kept_apart() {
    let machine = Machine::new();
    machine.says("pin set --without-words", "482913\n");
    let long = "a line of words\n".repeat(3_000);
    machine.says("journal add - --on 2026-07-02", &format!("482913\n{long}"));
    let name = machine.entries("482913\n").remove(0);
    let shown: Value =
        serde_json::from_str(&machine.says(&format!("--json journal show {name}"), "482913\n")).unwrap();
    assert_eq!(shown["text"].as_str().unwrap(), long.trim_end());
}

#[test]
fn what_cannot_be_an_entry_stays_a_draft_that_can_be_finished() {
    let machine = Machine::new();
    let reason = machine.refuses("journal add words-to-keep --photo nowhere.jpg --on 2026-07-02", "");
    assert!(reason.contains("nowhere.jpg"), "{reason}");
    let drafts: Value = serde_json::from_str(&machine.says("--json journal drafts", "")).unwrap();
    let name = drafts[0]["entry"]["id"].as_str().unwrap();
    assert!(machine.says("journal list", "").contains("words-to-keep"));
    machine.says(&format!("journal finish {name} --mood calm"), "");
    assert_eq!(machine.entries("").len(), 1);
    assert!(machine.says("journal drafts", "").contains("Nothing"));
    assert!(
        machine.refuses(&format!("journal edit {name} other --date 2026-02-30"), "").contains("not a date")
    );
    machine.says(&format!("journal drop {name}"), "");
    assert!(machine.says(&format!("journal show {name}"), "").contains("words-to-keep"), "the entry stays");
}

#[test]
fn a_folder_has_one_key_however_it_is_typed() {
    let machine = Machine::new();
    machine.writes("here", "--on 2026-07-02");
    let typed = |home: &str| {
        let mut command = otayori();
        command.env("XDG_DATA_HOME", machine.path("data")).current_dir(machine.folder.path());
        let output = command.args(["--lang", "en", "--home", home, "journal", "list"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let whole = machine.home().display().to_string();
    for home in ["diary", "diary/", "./diary", "data/../diary", &whole] {
        assert!(typed(home).contains("here"), "{home}");
    }
}

#[test]
fn erasing_where_nothing_is_says_so() {
    let machine = Machine { folder: tempfile::tempdir().unwrap() };
    assert!(machine.refuses("erase --everything", "").contains("init"));
}

#[test]
fn choices_move_with_a_backup_to_a_companion_where_nothing_was_chosen() {
    let (old, new) = (Machine::new(), Machine::new());
    old.says("family prefer --hour 20 --beside ja", "");
    old.says("backup moving.age", "correct horse\n");
    fs::copy(old.path("moving.age"), new.path("moving.age")).unwrap();
    assert!(new.says("restore moving.age", "correct horse\n").contains("how letters are wanted"));
    assert!(new.says("family prefer", "").contains("20:00"));
    new.says("family prefer --hour 9", "");
    assert!(new.says("restore moving.age", "correct horse\n").contains("Nothing"));
    assert!(new.says("family prefer", "").contains("9:00"));
}

#[test]
fn a_backup_is_offered_when_the_journal_has_been_without_one_for_months() {
    let machine = Machine::new();
    let offered = |day: &str| {
        let plan: Value =
            serde_json::from_str(&machine.says(&format!("plan --json --now {day}T09:00+09:00"), "")).unwrap();
        plan["health"].as_array().unwrap().iter().any(|hint| hint["kind"] == "backup-old")
    };
    let write = |text: &str, day: &str| {
        let output = machine.run_with(&["journal", "--on", day, "add", text], "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    assert!(!offered("2026-12-01"));
    write("The first snow.", "2026-07-01");
    write("The second.", "2026-08-01");
    assert!(!offered("2026-09-28"));
    assert!(offered("2026-09-29"), "ninety days after the first");
    machine.says("backup safe.age", "correct horse\n");
    assert!(!offered("2027-07-01"));
    write("The third.", "2027-07-01");
    assert!(offered("2027-10-01"));
}
