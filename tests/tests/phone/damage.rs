//! What damage may take, and what it never may: an ending. Nobody is reminded of what has ended because a file was torn.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use otayori_core::family::ChildId;
use otayori_core::screens::{
    Dated, EntryForm, Phone, PhoneError, Progress, StageKind, Telling, TodayScreen, Weeks,
};
use rusqlite::Connection;
use tempfile::TempDir;

use super::{begun, morning};

const DAY: &str = "2026-12-01";
const A_YEAR_LATER: &str = "2027-12-01";
const PASSPHRASE: &str = "hazel elder";

fn expecting(phone: &mut Phone) -> ChildId {
    let due = Dated::SoFar { gestation: Weeks { weeks: 20, days: 3 } };
    phone.tell(&Telling::Expecting { children: 1, due }, morning(DAY)).unwrap().children[0]
}

fn opened(folder: &Path) -> Phone {
    let mut phone = Phone::new(folder, "en").unwrap();
    phone.open(Some(&[1; 32])).unwrap();
    phone
}

fn database(folder: &Path) -> Connection {
    Connection::open(folder.join("otayori.db")).unwrap()
}

fn reports(folder: &Path) -> BTreeSet<Vec<u8>> {
    let database = database(folder);
    let mut statement = database.prepare("SELECT id FROM heads WHERE collection = 1").unwrap();
    statement.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Tells something, and names the one row in which it stands.
fn row_of(folder: &Path, phone: &mut Phone, telling: &Telling) -> Vec<u8> {
    let before = reports(folder);
    phone.tell(telling, morning(DAY)).unwrap();
    let new: Vec<Vec<u8>> = reports(folder).difference(&before).cloned().collect();
    assert_eq!(new.len(), 1);
    new[0].clone()
}

/// Writes over one part of a report where it lies in the file.
fn spoil(folder: &Path, table: &str, row: &[u8]) {
    let sql =
        format!("UPDATE {table} SET sealed = zeroblob(length(sealed)) WHERE collection = 1 AND id = ?1");
    assert_eq!(database(folder).execute(&sql, [row]).unwrap(), 1);
}

fn without_copies(folder: &Path) {
    for copy in ["otayori.copy.1.db", "otayori.copy.2.db"] {
        _ = fs::remove_file(folder.join(copy));
    }
}

fn kinds(phone: &mut Phone) -> Vec<StageKind> {
    phone.family(morning(DAY)).unwrap().members.iter().map(|member| member.kind).collect()
}

fn shown(screen: &TodayScreen) -> Vec<StageKind> {
    screen.members.iter().map(|member| member.kind).collect()
}

#[test]
fn a_pregnancy_whose_ending_cannot_be_read_is_on_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let child = expecting(&mut phone);
    let ended = row_of(folder.path(), &mut phone, &Telling::Ended { child });
    phone.shut();
    spoil(folder.path(), "bodies", &ended);
    without_copies(folder.path());
    let mut phone = opened(folder.path());
    let page = phone.today(morning(DAY));
    assert!(matches!(page, Err(PhoneError::Damaged { .. })), "{page:?}");
    phone.tell(&Telling::Paused { child: None, from: morning(DAY).date }, morning(DAY)).unwrap();
    assert!(matches!(phone.today(morning(DAY)), Err(PhoneError::Damaged { .. })));
    phone.repair().unwrap();
    assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed], "that it ended is gone: nobody guesses");
}

#[test]
fn a_repair_loses_no_ending_with_a_head_that_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let child = expecting(&mut phone);
    phone.today(morning(DAY)).unwrap();
    let ended = row_of(folder.path(), &mut phone, &Telling::Ended { child });
    spoil(folder.path(), "heads", &ended);
    assert_eq!(kinds(&mut phone), [StageKind::Ended]);
    assert_eq!(phone.repair().unwrap().lost, 0);
    assert_eq!(kinds(&mut phone), [StageKind::Ended]);
    phone.shut();
    assert_eq!(kinds(&mut opened(folder.path())), [StageKind::Ended]);
}

/// The copy is of the morning, the ending of noon, the damage of the night.
#[test]
fn where_an_ending_may_be_lost_without_a_trace_everybody_waits_before_and_after_the_repair() {
    let nights: [(&str, fn(&Path, &[u8])); 3] = [
        ("the row is gone", |folder, row| {
            let database = database(folder);
            for table in ["heads", "bodies"] {
                let sql = format!("DELETE FROM {table} WHERE collection = 1 AND id = ?1");
                assert_eq!(database.execute(&sql, [row]).unwrap(), 1);
            }
        }),
        ("every count of rows is gone", |folder, row| {
            let database = database(folder);
            database.execute("DELETE FROM heads WHERE id = ?1", [row]).unwrap();
            database.execute("DELETE FROM bodies WHERE id = ?1", [row]).unwrap();
            database.execute("UPDATE settings SET sealed = zeroblob(length(sealed))", ()).unwrap();
        }),
        ("nothing is a database", |folder, _| {
            for name in ["otayori.db-wal", "otayori.db-shm"] {
                _ = fs::remove_file(folder.join(name));
            }
            fs::write(folder.join("otayori.db"), b"a file that is no database, and longer than a header")
                .unwrap();
        }),
    ];
    for (night, damage) in nights {
        let folder = tempfile::tempdir().unwrap();
        let mut phone = begun(folder.path(), "en");
        let child = expecting(&mut phone);
        phone.today(morning(DAY)).unwrap();
        let ended = row_of(folder.path(), &mut phone, &Telling::Ended { child });
        phone.shut();
        damage(folder.path(), &ended);
        let mut phone = Phone::new(folder.path(), "en").unwrap();
        assert_eq!(phone.open(Some(&[1; 32])).unwrap().copy_of.as_deref(), Some(DAY), "{night}");
        let screen = phone.today(morning(DAY)).unwrap();
        assert_eq!(shown(&screen), [StageKind::Unconfirmed], "{night}");
        assert!(screen.members.iter().all(|member| member.letters.is_empty()), "{night}");
        assert!(screen.needs_repair, "{night}");
        phone.repair().unwrap();
        assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed], "{night}");
        phone.shut();
        let mut phone = opened(folder.path());
        assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed], "{night}");
        phone.tell(&Telling::StillSo { child }, morning(DAY)).unwrap();
        assert_eq!(kinds(&mut phone), [StageKind::Expecting], "{night}");
    }
}

#[test]
fn a_repair_that_finds_every_report_asks_nobody_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let child = expecting(&mut phone);
    let more = Telling::OneMore { pregnancy: pregnancy(&mut phone) };
    let told = row_of(folder.path(), &mut phone, &more);
    phone.today(morning(DAY)).unwrap();
    spoil(folder.path(), "bodies", &told);
    assert_eq!(phone.repair().unwrap().lost, 0, "the copy has it");
    assert_eq!(kinds(&mut phone), [StageKind::Expecting; 2], "{child}");
}

fn pregnancy(phone: &mut Phone) -> otayori_core::family::PregnancyId {
    phone.family(morning(DAY)).unwrap().members[0].pregnancy.unwrap()
}

/// A phone that took in what another had.
fn restored_from(phone: &mut Phone) -> (TempDir, Phone) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.age");
    phone.backup_to(&file, PASSPHRASE, &Progress::default()).unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    let mut other = begun(&home, "en");
    // A copy from before the restore does not know who waits.
    other.today(morning(DAY)).unwrap();
    other.restore_from(&file, PASSPHRASE, false, &Progress::default()).unwrap();
    (folder, other)
}

#[test]
fn whoever_waits_goes_on_waiting_where_that_cannot_be_read() {
    for copies in [true, false] {
        let first = tempfile::tempdir().unwrap();
        let mut first = begun(first.path(), "en");
        let child = expecting(&mut first);
        let (folder, mut phone) = restored_from(&mut first);
        let home = folder.path().join("home");
        assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed]);
        phone.shut();
        let sql = "UPDATE bodies SET sealed = zeroblob(length(sealed)) WHERE collection = 2";
        assert_eq!(database(&home).execute(sql, ()).unwrap(), 1);
        if !copies {
            without_copies(&home);
        }
        let mut phone = opened(&home);
        assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed]);
        phone.repair().unwrap();
        assert_eq!(kinds(&mut phone), [StageKind::Unconfirmed]);
        phone.tell(&Telling::StillSo { child }, morning(DAY)).unwrap();
        phone.shut();
        assert_eq!(kinds(&mut opened(&home)), [StageKind::Expecting]);
    }
}

fn entry_about(phone: &mut Phone, child: ChildId) {
    let form = EntryForm {
        id: None,
        date: morning(DAY).date,
        text: "It moved.".to_owned(),
        mood: None,
        children: vec![child],
        tags: Vec::new(),
        photos: Vec::new(),
        answers: None,
    };
    phone.write_entry(&form, morning(DAY)).unwrap();
}

fn memories(phone: &mut Phone) -> usize {
    phone.on_this_day(morning(A_YEAR_LATER)).unwrap().len()
}

fn in_the_journal(phone: &mut Phone) -> usize {
    let day = morning(DAY).date;
    phone.journal(day, day, None, morning(A_YEAR_LATER)).unwrap().rows.len()
}

#[test]
fn what_is_written_about_a_child_comes_up_by_itself_only_while_the_child_is_accompanied() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let child = expecting(&mut phone);
    entry_about(&mut phone, child);
    assert_eq!(memories(&mut phone), 1);

    let (_other, mut waiting) = restored_from(&mut phone);
    assert_eq!((memories(&mut waiting), in_the_journal(&mut waiting)), (0, 1), "it may have been lost since");
    waiting.tell(&Telling::StillSo { child }, morning(DAY)).unwrap();
    assert_eq!(memories(&mut waiting), 1);

    let ended = row_of(folder.path(), &mut phone, &Telling::Ended { child });
    assert_eq!((memories(&mut phone), in_the_journal(&mut phone)), (0, 1));
    phone.shut();
    spoil(folder.path(), "bodies", &ended);
    without_copies(folder.path());
    let mut phone = opened(folder.path());
    assert_eq!((memories(&mut phone), in_the_journal(&mut phone)), (0, 1), "a family that cannot be read");
}
