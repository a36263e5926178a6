//! Opening and the first read, one durable write, a list of 5,000 heads, each beside plain SQLite in the same run, with
//! the same settings and the same plain bytes. Nothing asserts a time.
//!
//! `cargo bench -p otayori-vault`; `OTAYORI_BENCH_FOLDER` names the disk to measure.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed bench")]

use std::cell::RefCell;
use std::path::PathBuf;

use divan::{Bencher, black_box};
use otayori_vault::{Collection, DeviceKey, KeyKind, Urgency, Vault};
use rusqlite::Connection;
use tempfile::TempDir;

const JOURNAL: Collection = Collection::new(2, KeyKind::Journal);
const ENTRIES: u32 = 5_000;
const HEAD: &str =
    r#"{"date":"2026-11-24","child":"00112233445566778899aabbccddeeff","size":480,"kind":"entry"}"#;

fn main() {
    divan::main();
}

fn key() -> DeviceKey {
    DeviceKey::new([1; 32])
}

fn body(number: u32) -> String {
    "きょうは公園でどんぐりを拾った。".repeat(1 + number as usize % 20)
}

fn id(number: u32) -> [u8; 16] {
    // Scattered, as random ids are.
    (u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).to_be_bytes()
}

fn scratch() -> TempDir {
    std::env::var_os("OTAYORI_BENCH_FOLDER").map_or_else(tempfile::tempdir, tempfile::tempdir_in).unwrap()
}

/// A vault and a plain database with the same entries.
struct Both {
    _scratch: TempDir,
    vault: PathBuf,
    plain: PathBuf,
}

impl Both {
    fn with(entries: u32) -> Self {
        let scratch = scratch();
        let (folder, plain) = (scratch.path().join("vault"), scratch.path().join("plain.db"));
        let mut vault = Vault::open(&folder, Some(&key())).unwrap();
        vault
            .write(Urgency::Usual, |w| {
                (0..entries).try_for_each(|n| w.put(JOURNAL, id(n), HEAD.as_bytes(), body(n).as_bytes()))
            })
            .unwrap();
        vault.close();
        let database = open_plain(&plain);
        database.execute_batch(include_str!("plain.sql")).unwrap();
        database.execute_batch("BEGIN").unwrap();
        (0..entries).for_each(|n| put_plain(&database, n, HEAD, &body(n)));
        database.execute_batch("COMMIT").unwrap();
        Self { _scratch: scratch, vault: folder, plain }
    }

    fn vault(&self) -> Vault {
        Vault::open(&self.vault, Some(&key())).unwrap()
    }
}

fn open_plain(path: &PathBuf) -> Connection {
    let database = Connection::open(path).unwrap();
    database
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")
        .unwrap();
    database
}

fn put_plain(database: &Connection, number: u32, head: &str, body: &str) {
    for (table, value) in [("heads", head), ("bodies", body)] {
        let sql = format!("INSERT OR REPLACE INTO {table} VALUES (2, ?1, ?2)");
        database.prepare_cached(&sql).unwrap().execute((id(number), value.as_bytes())).unwrap();
    }
}

fn one_plain(database: &Connection) -> Vec<u8> {
    database
        .query_row("SELECT value FROM bodies WHERE collection = 2 AND id = ?1", [id(7)], |row| row.get(0))
        .unwrap()
}

#[divan::bench_group(sample_count = 50, sample_size = 1)]
mod open_and_first_read {
    use super::{Bencher, Both, ENTRIES, JOURNAL, id, one_plain, open_plain};

    #[divan::bench(args = [10, ENTRIES])]
    fn vault(bencher: Bencher, entries: u32) {
        let both = Both::with(entries);
        bencher.bench_local(|| both.vault().read(|r| r.body(JOURNAL, id(7))).unwrap());
    }

    #[divan::bench(args = [10, ENTRIES])]
    fn plain_sqlite(bencher: Bencher, entries: u32) {
        let both = Both::with(entries);
        bencher.bench_local(|| one_plain(&open_plain(&both.plain)));
    }
}

#[divan::bench_group(sample_count = 200, sample_size = 1)]
mod one_durable_write {
    use super::{Bencher, Both, HEAD, JOURNAL, RefCell, Urgency, body, id, open_plain, put_plain};

    #[divan::bench]
    fn vault(bencher: Bencher) {
        let both = Both::with(100);
        let vault = RefCell::new(both.vault());
        bencher.bench_local(|| {
            let put = |w: &mut otayori_vault::Writing<'_>| {
                w.put(JOURNAL, id(7), HEAD.as_bytes(), body(7).as_bytes())
            };
            vault.borrow_mut().write(Urgency::Usual, put).unwrap();
        });
    }

    #[divan::bench]
    fn plain_sqlite(bencher: Bencher) {
        let both = Both::with(100);
        let database = open_plain(&both.plain);
        let mut turn = 0;
        bencher.bench_local(|| {
            database.execute_batch("BEGIN IMMEDIATE").unwrap();
            // Another text each time: SQLite does not write what is the same.
            turn += 1;
            put_plain(&database, 7, &format!("{HEAD}{turn}"), &format!("{}{turn}", body(7)));
            database.execute_batch("COMMIT").unwrap();
        });
    }
}

#[divan::bench_group(sample_count = 50, sample_size = 1)]
mod five_thousand {
    use super::{Bencher, Both, ENTRIES, JOURNAL, black_box, open_plain};

    #[divan::bench]
    fn sealed_heads(bencher: Bencher) {
        let both = Both::with(ENTRIES);
        let vault = both.vault();
        bencher.bench_local(|| black_box(vault.read(|r| r.heads(JOURNAL)).unwrap()).len());
    }

    #[divan::bench]
    fn plain_heads(bencher: Bencher) {
        let both = Both::with(ENTRIES);
        let database = open_plain(&both.plain);
        bencher.bench_local(|| all(&database, "heads"));
    }

    #[divan::bench]
    fn sealed_heads_and_bodies(bencher: Bencher) {
        let both = Both::with(ENTRIES);
        let vault = both.vault();
        bencher.bench_local(|| black_box(vault.read(|r| r.rows(JOURNAL)).unwrap()).len());
    }

    #[divan::bench]
    fn plain_bodies(bencher: Bencher) {
        let both = Both::with(ENTRIES);
        let database = open_plain(&both.plain);
        bencher.bench_local(|| all(&database, "bodies"));
    }

    fn all(database: &rusqlite::Connection, table: &str) -> usize {
        let mut statement = database.prepare(&format!("SELECT id, value FROM {table}")).unwrap();
        let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let rows: Vec<([u8; 16], Vec<u8>)> = rows.collect::<Result<_, _>>().unwrap();
        black_box(rows).len()
    }
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod copy_of_five_thousand {
    use super::{Bencher, Both, ENTRIES, RefCell};

    #[divan::bench]
    fn vault(bencher: Bencher) {
        let both = Both::with(ENTRIES);
        let vault = RefCell::new(both.vault());
        let mut day = 0;
        bencher.bench_local(|| {
            day += 1;
            assert!(vault.borrow_mut().make_copy(&format!("day-{day}")).unwrap());
        });
    }
}
