//! What a person waits for, each beside plain SQLite in the same run: opening and the first answer, saving while typing,
//! a search in nineteen years, a backup of photos. Nothing asserts a time.
//!
//! `cargo bench -p otayori-tests --bench companion`

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed bench")]

use std::io::sink;
use std::path::Path;

use chrono::Days;
use divan::{Bencher, black_box};
use otayori_core::companion::{Companion, DeviceKey, Passphrase};
use otayori_core::family::LocalMoment;
use otayori_core::journal::find::Search;
use otayori_core::journal::{Becomes, Draft, Entry, EntryId};
use otayori_tests::date;
use rusqlite::Connection;
use tempfile::TempDir;

const ENTRIES: u32 = 5_000;
/// Copies of a photo that make ten megabytes.
const TEN_MEGABYTES: usize = 10_000_000;

fn main() {
    divan::main();
}

fn at() -> LocalMoment {
    LocalMoment { date: date("2026-01-01"), time: "21:30:00".parse().unwrap(), utc_offset_minutes: 540 }
}

fn entry(n: u32) -> Entry {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&n.wrapping_mul(0x9e37_79b9).to_be_bytes());
    let day = at().date.checked_add_days(Days::new(u64::from(n))).unwrap();
    let text = "きょうは はじめて ねがえりを した。よる 3回 おきた。".repeat(1 + n as usize % 12);
    Entry::new(EntryId::from_random(id), day, at(), text)
}

fn open(folder: &Path) -> Companion {
    Companion::open(folder, Some(&DeviceKey::new([1; 32]))).unwrap()
}

fn plain(folder: &Path) -> Connection {
    let database = Connection::open(folder.join("plain.db")).unwrap();
    database
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
             CREATE TABLE IF NOT EXISTS entry (id BLOB PRIMARY KEY, day TEXT, text TEXT) STRICT;",
        )
        .unwrap();
    database
}

fn put(database: &Connection, entry: &Entry) {
    let row = (entry.id.to_bytes(), entry.date.to_string(), &entry.text);
    database.execute("INSERT OR REPLACE INTO entry VALUES (?1, ?2, ?3)", row).unwrap();
}

fn scratch() -> TempDir {
    std::env::var_os("OTAYORI_BENCH_FOLDER").map_or_else(tempfile::tempdir, tempfile::tempdir_in).unwrap()
}

#[divan::bench_group(sample_count = 50)]
mod open_and_first_answer {
    use super::*;

    #[divan::bench]
    fn companion(bencher: Bencher) {
        let folder = scratch();
        open(folder.path()).write_entry(&entry(1), at()).unwrap();
        bencher.bench(|| black_box(open(folder.path()).household().unwrap()));
    }

    #[divan::bench]
    fn plain_sqlite(bencher: Bencher) {
        let folder = scratch();
        put(&plain(folder.path()), &entry(1));
        bencher.bench(|| {
            let database = plain(folder.path());
            black_box(
                database.query_row("SELECT text FROM entry", (), |row| row.get::<_, String>(0)).unwrap(),
            )
        });
    }
}

#[divan::bench_group(sample_count = 50)]
mod save_while_typing {
    use super::*;

    #[divan::bench]
    fn companion(bencher: Bencher) {
        let folder = scratch();
        let mut companion = open(folder.path());
        let draft = Draft { saved_at: at(), becomes: Becomes::New, entry: entry(1) };
        bencher.bench_local(|| companion.save_draft(&draft).unwrap());
    }

    #[divan::bench]
    fn plain_sqlite(bencher: Bencher) {
        let folder = scratch();
        let database = plain(folder.path());
        bencher.bench_local(|| put(&database, &entry(1)));
    }
}

#[divan::bench_group(sample_count = 20)]
mod search_5000_entries {
    use super::*;

    #[divan::bench]
    fn companion(bencher: Bencher) {
        let folder = scratch();
        let mut companion = open(folder.path());
        (0..ENTRIES).for_each(|n| companion.write_entry(&entry(n), at()).unwrap());
        let search = Search::new("虹");
        bencher.bench_local(|| {
            let (entries, _) = companion.whole_entries().unwrap();
            black_box(search.places(&entries).count())
        });
    }

    #[divan::bench]
    fn plain_sqlite(bencher: Bencher) {
        let folder = scratch();
        let database = plain(folder.path());
        database.execute_batch("BEGIN").unwrap();
        (0..ENTRIES).for_each(|n| put(&database, &entry(n)));
        database.execute_batch("COMMIT").unwrap();
        bencher.bench_local(|| {
            let found = "SELECT count(*) FROM entry WHERE text LIKE '%虹%'";
            black_box(database.query_row(found, (), |row| row.get::<_, i64>(0)).unwrap())
        });
    }
}

#[divan::bench_group(sample_count = 5)]
mod backup_of_10_megabytes {
    use super::*;

    /// scrypt alone takes most of it: a passphrase is meant to cost work.
    #[divan::bench]
    fn companion(bencher: Bencher) {
        let folder = scratch();
        let mut companion = open(folder.path());
        let mut written = entry(1);
        let picture = big_picture();
        for _ in 0..TEN_MEGABYTES / picture.len() {
            written.photos.push(companion.add_photo(&picture).unwrap());
        }
        companion.write_entry(&written, at()).unwrap();
        let passphrase = Passphrase::new("bench".to_owned()).unwrap();
        bencher.bench_local(|| companion.backup_to(sink(), &passphrase, &mut |_, _| {}).unwrap());
    }

    #[divan::bench]
    fn plain_sqlite(bencher: Bencher) {
        let folder = scratch();
        let database = plain(folder.path());
        database.execute_batch("CREATE TABLE photo (bytes BLOB) STRICT").unwrap();
        let picture = big_picture();
        for _ in 0..TEN_MEGABYTES / picture.len() {
            database.execute("INSERT INTO photo VALUES (?1)", [&picture]).unwrap();
        }
        let copy = folder.path().join("copy.db");
        bencher.bench_local(|| {
            _ = std::fs::remove_file(&copy);
            database.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
        });
    }
}

/// A PNG of a megabyte that nothing compresses.
fn big_picture() -> Vec<u8> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/photos/rgb.png");
    let small = std::fs::read(fixture).unwrap();
    let at = small.windows(4).position(|kind| kind == b"IDAT").unwrap();
    let mut noise = 0x2545_F491_4F6C_DD1D_u64;
    let data: Vec<u8> = (0..1_000_000)
        .map(|_| {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            noise.to_le_bytes()[0]
        })
        .collect();
    // Another IDAT chunk behind the first: its bytes are never decoded here.
    let first = u32::from_be_bytes(small[at - 4..at].try_into().unwrap()) as usize;
    let after = at + 4 + first + 4;
    let mut chunk = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    chunk.extend(b"IDAT");
    chunk.extend(&data);
    let sum = crc32fast::hash(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    [&small[..after], &chunk, &small[after..]].concat()
}
