//! A search in nineteen years of entries, and a photo cleaned. Nothing asserts a time.
//!
//! `cargo bench -p otayori-tests --bench journal`

use std::path::Path;

use chrono::Days;
use divan::{Bencher, black_box};
use otayori_core::family::LocalMoment;
use otayori_core::journal::find::Search;
use otayori_core::journal::photo::clean;
use otayori_core::journal::{Entry, EntryId};
use otayori_tests::date;

fn main() {
    let entries = entries();
    let bytes: usize = entries.iter().map(|entry| entry.text.len()).sum();
    println!(
        "journal: {} entries, {bytes} bytes of text; the photo has {} bytes",
        entries.len(),
        photo().len()
    );
    divan::main();
}

/// 5,000 entries of about 400 characters, Japanese and English in turn; one holds a word that no other has.
fn entries() -> Vec<Entry> {
    let japanese =
        "きょうは はじめて ねがえりを した。ミルクを 160ml 飲んで、よる 3回 おきた。雨の日に 家で すごした。";
    let english =
        "She turned over today, for the first time. 160 ml of milk, up three times at night; it rained. ";
    let at =
        LocalMoment { date: date("2026-01-01"), time: "21:30:00".parse().unwrap(), utc_offset_minutes: 540 };
    (0..5_000_u32)
        .map(|n| {
            let (text, times) = if n % 2 == 0 { (japanese, 8) } else { (english, 4) };
            let word = if n == 4_000 { "虹を見た" } else { "" };
            let mut id = [0; 16];
            id[..4].copy_from_slice(&n.to_be_bytes());
            let day = at.date.checked_add_days(Days::new(u64::from(n))).unwrap();
            Entry::new(EntryId::from_random(id), day, at, text.repeat(times) + word)
        })
        .collect()
}

/// As large as a photo may be: real segments, and a scan made long. Nothing is decoded.
fn photo() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/photos/baseline.jpg");
    let kept = clean(&std::fs::read(path).unwrap()).unwrap().bytes;
    let (front, end) = kept.split_at(kept.len() - 2);
    let coded =
        (0..8_000_000_u32).map(|n| if n % 250 == 0 { [0xFF, 0] } else { [n.to_le_bytes()[0] >> 1, 7] });
    [front, &coded.flatten().take(8_000_000).collect::<Vec<u8>>(), end].concat()
}

/// Words that one entry has, none has, and all have.
#[divan::bench(args = ["虹", "ﾆｼﾞを", "虹を見", "zebra", "みるく"])]
fn search_in_5_000_entries(bencher: Bencher, words: &str) {
    let entries = entries();
    bencher.bench(|| Search::new(words).places(black_box(&entries)).count());
}

#[divan::bench]
fn clean_a_photo_of_8_mb(bencher: Bencher) {
    let photo = photo();
    bencher.bench(|| clean(black_box(&photo)));
}
