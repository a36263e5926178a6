//! From the start of a process to the letter; what is due; a search. Each beside a plain reader of one JSON file with
//! the same texts, in the same run. Nothing asserts a time.
//!
//! `cargo bench -p otayori-tests`

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use chrono::Days;
use divan::{Bencher, black_box};
use otayori_compiler::Content;
use otayori_core::calendar::{Birth, DueDate};
use otayori_core::corpus::{Corpus, Reader};
use otayori_core::family::Child;
use otayori_core::pack::SlotId;
use otayori_tests::date;

fn main() {
    let texts = texts();
    let bytes: usize = texts.values().map(String::len).sum();
    println!("corpus: {} texts in ja, {bytes} bytes; the JSON file has {} bytes", texts.len(), json().len());
    divan::main();
}

/// The texts of one language as a plain reader would keep them.
fn texts() -> BTreeMap<String, String> {
    let content = Content::load(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../content"));
    content.texts["ja"].iter().map(|(key, text)| (key.to_string(), text.stored.clone())).collect()
}

fn json() -> String {
    serde_json::to_string(&texts()).unwrap()
}

static JSON_FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let file = tempfile::tempdir().unwrap().keep().join("ja.json");
    std::fs::write(&file, json()).unwrap();
    file
});

static JSON: LazyLock<String> = LazyLock::new(json);
static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::builtin().unwrap());

const SLOT: &str = "g064";

mod process_start_to_letter {
    use super::{Bencher, Command, JSON_FILE, SLOT};

    fn time(bencher: Bencher, mut command: Command) {
        bencher.bench_local(move || command.output().unwrap());
    }

    #[divan::bench]
    fn an_empty_process(bencher: Bencher) {
        time(bencher, Command::new(env!("CARGO_BIN_EXE_plain_json")));
    }

    #[divan::bench]
    fn one_json_file(bencher: Bencher) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plain_json"));
        command.arg(JSON_FILE.as_path()).arg(SLOT);
        time(bencher, command);
    }

    #[divan::bench]
    fn otayori_today(bencher: Bencher) {
        let mut command = otayori_tests::otayori_release();
        command.args(["today", "--due", "2027-03-01", "--on", "2026-07-28", "--lang", "ja"]);
        time(bencher, command);
    }
}

mod library_start_to_letter {
    use super::{BTreeMap, Corpus, JSON, Reader, SLOT, black_box};

    #[divan::bench]
    fn one_json_file() -> String {
        let texts: BTreeMap<String, String> = serde_json::from_str(&JSON).unwrap();
        texts[SLOT].clone()
    }

    #[divan::bench]
    fn packs() -> String {
        let corpus = Corpus::builtin().unwrap();
        let letter = corpus.letter(&SLOT.parse().unwrap(), black_box(&Reader::new("ja"))).unwrap().unwrap();
        letter.message.body.plain()
    }
}

mod one_more_letter {
    use super::{CORPUS, Reader, SLOT, black_box};

    #[divan::bench]
    fn packs() -> String {
        let letter = CORPUS.letter(&SLOT.parse().unwrap(), black_box(&Reader::new("ja"))).unwrap().unwrap();
        letter.message.body.plain()
    }
}

mod search {
    use super::{BTreeMap, CORPUS, JSON, Reader, black_box};

    #[divan::bench(args = ["夜", "電話", "ない言葉です"])]
    fn one_json_file(words: &str) -> usize {
        let texts: BTreeMap<String, String> = serde_json::from_str(&JSON).unwrap();
        texts.values().filter(|text| text.contains(black_box(words))).count()
    }

    #[divan::bench(args = ["夜", "電話", "ない言葉です"])]
    fn packs(words: &str) -> usize {
        CORPUS.search(black_box(words), &Reader::new("ja")).unwrap().len()
    }
}

mod due {
    use super::{Birth, CORPUS, Child, Days, DueDate, SlotId, black_box, date};

    #[divan::bench]
    fn in_pregnancy() -> Vec<SlotId> {
        let on = date("2026-07-28");
        let child = Child::Expected(DueDate::new(date("2027-03-01")));
        CORPUS.due(black_box(&child.stage(on).unwrap()), on)
    }

    /// As fast at day 6,500 as at day 30.
    #[divan::bench(args = [30, 6_500])]
    fn on_day_of_life(day: u64) -> Vec<SlotId> {
        let on = date("2026-11-24") + Days::new(day);
        let child = Child::Born(Birth::on(date("2026-11-24")));
        CORPUS.due(black_box(&child.stage(on).unwrap()), on)
    }

    #[divan::bench]
    fn a_whole_childhood_day_by_day() -> usize {
        let child = Child::Born(Birth::on(date("2026-11-24")));
        (0..6_575)
            .map(|day| date("2026-11-24") + Days::new(day))
            .map(|on| CORPUS.due(&child.stage(on).unwrap(), on).len())
            .sum()
    }
}
