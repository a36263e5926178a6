//! Regions and numbers in a companion: what is taken in stays, what is refused changes nothing, what no longer opens waits
//! aside, and a backup brings them back.

use std::io::Cursor;
use std::path::Path;

use otayori_core::companion::{Aside, Companion, CompanionError, DeviceKey, Passphrase, Restored};
use otayori_core::region::{Freshness, InstallError, KeyRole, OwnNumber, OwnNumberError};
use otayori_tests::date;

use super::author::{Author, line, moment, tags};
use super::installing::{Desk, nepal};

const KEY: [u8; 32] = [7; 32];

fn open(folder: &Path) -> Companion {
    Companion::open(folder, Some(&DeviceKey::new(KEY))).unwrap()
}

fn version(author: &Author, version: u32) -> Vec<u8> {
    let text = std::fs::read_to_string(author.path().join("region.toml")).unwrap();
    let old = text.lines().find(|line| line.starts_with("version")).unwrap().to_owned();
    author.edit("region.toml", &old, &format!("version = {version}"));
    author.press()
}

fn refusal(taken: Result<impl std::fmt::Debug, CompanionError>) -> InstallError {
    match taken {
        Err(CompanionError::Region(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// The number to dial first.
fn ambulance(companion: &Companion, desk: &Desk) -> String {
    let regions = companion.regions(&desk.corpus).unwrap().regions;
    let now = moment("2026-12-01T12:00+05:45");
    let lines = regions.help_lines(&tags(&["ambulance"]), &tags(&["en"]), Some("NP"), now, &[]);
    lines.into_iter().find_map(|line| line.number).unwrap()
}

fn aside(companion: &Companion, desk: &Desk) -> Vec<Aside> {
    companion.regions(&desk.corpus).unwrap().aside
}

#[test]
fn a_region_is_asked_after_the_next_opening() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    assert_eq!(ambulance(&companion, &desk), "112");
    let print = desk.signer.public().fingerprint();
    let listing = companion.install_region(&desk.seal(&nepal().press()), Some(&print), &desk.corpus).unwrap();
    assert_eq!((listing.region.as_str(), listing.version, listing.role), ("NP", 1, KeyRole::Trusted));
    drop(companion);
    let companion = open(folder.path());
    assert_eq!(ambulance(&companion, &desk), "102");
    assert_eq!(companion.installed_regions(&desk.corpus).unwrap(), [listing]);
    assert_eq!(companion.trusted_keys().unwrap().len(), 1);
    assert_eq!(aside(&companion, &desk), []);
}

#[test]
fn a_key_is_trusted_by_its_fingerprint_and_by_nothing_else() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let file = desk.seal(&nepal().press());
    let print = desk.signer.public().fingerprint();
    let unknown = refusal(companion.install_region(&file, None, &desk.corpus));
    assert_eq!(unknown, InstallError::UnknownKey { fingerprint: print.clone() });
    let stranger = Desk::new().signer.public().fingerprint();
    for other in [stranger.as_str(), "", &print[..19], "yes"] {
        let refused = refusal(companion.install_region(&file, Some(other), &desk.corpus));
        assert_eq!(refused, InstallError::OtherFingerprint, "{other}");
    }
    let refused = refusal(companion.trust_key(desk.signer.public(), &stranger));
    assert_eq!(refused, InstallError::OtherFingerprint);
    assert!(companion.trusted_keys().unwrap().is_empty());
    companion.trust_key(desk.signer.public(), &print.replace(' ', "").to_uppercase()).unwrap();
    companion.install_region(&file, None, &desk.corpus).unwrap();
}

#[test]
fn what_is_refused_changes_nothing_not_even_the_keys() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let print = desk.signer.public().fingerprint();
    let stray = nepal();
    stray.edit("region.toml", "parent = \"generic\"", "parent = \"JP\"");
    let refused =
        refusal(companion.install_region(&desk.seal(&stray.press_unjudged()), Some(&print), &desk.corpus));
    assert!(matches!(refused, InstallError::Mistake { .. }), "{refused}");
    let mut forged = desk.seal(&nepal().press());
    *forged.last_mut().unwrap() ^= 1;
    let refused = refusal(companion.install_region(&forged, Some(&print), &desk.corpus));
    assert_eq!(refused, InstallError::Forged);
    assert!(companion.trusted_keys().unwrap().is_empty());
    assert_eq!(ambulance(&companion, &desk), "112");
}

#[test]
fn versions_rise_and_remember_a_removal() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let (print, author) = (desk.signer.public().fingerprint(), nepal());
    let (one, two) = (desk.seal(&version(&author, 1)), desk.seal(&version(&author, 2)));
    companion.install_region(&two, Some(&print), &desk.corpus).unwrap();
    let mut install = |file: &[u8]| companion.install_region(file, None, &desk.corpus);
    assert_eq!(refusal(install(&two)), InstallError::AlreadyHere { region: "NP".into(), version: 2 });
    let older = InstallError::Older { region: "NP".into(), found: 1, known: 2 };
    assert_eq!(refusal(install(&one)), older);
    companion.remove_region("NP").unwrap();
    assert_eq!(ambulance(&companion, &desk), "112");
    assert!(matches!(companion.remove_region("NP"), Err(CompanionError::NotFound { .. })));
    assert!(matches!(companion.remove_region("JP"), Err(CompanionError::NotFound { .. })), "it is built in");
    assert_eq!(refusal(companion.install_region(&one, None, &desk.corpus)), older);
    companion.install_region(&two, None, &desk.corpus).unwrap();
    let three = desk.seal(&version(&author, 3));
    companion.install_region(&three, None, &desk.corpus).unwrap();
    let installed = companion.installed_regions(&desk.corpus).unwrap();
    assert_eq!(
        installed.iter().map(|listing| listing.version).collect::<Vec<_>>(),
        [3],
        "one stands for the other"
    );
}

#[test]
fn what_a_forgotten_key_brought_waits_aside() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let print = desk.signer.public().fingerprint();
    let file = desk.seal(&nepal().press());
    companion.install_region(&file, Some(&print), &desk.corpus).unwrap();
    companion.forget_key(&print).unwrap();
    assert!(matches!(companion.forget_key(&print), Err(CompanionError::NotFound { .. })));
    assert_eq!(ambulance(&companion, &desk), "112");
    let waiting = aside(&companion, &desk);
    assert_eq!((waiting[0].region.as_deref(), waiting[0].version), (Some("NP"), Some(1)));
    assert_eq!(waiting[0].reason, InstallError::UnknownKey { fingerprint: print.clone() });
    // The same file with its fingerprint compared again brings it back.
    companion.install_region(&file, Some(&print), &desk.corpus).unwrap();
    assert_eq!(ambulance(&companion, &desk), "102");
    assert_eq!(aside(&companion, &desk), []);
}

#[test]
fn a_damaged_region_blocks_nothing_and_comes_from_a_copy() {
    let desk = Desk::new();
    for (with_copy, wanted) in [(true, "102"), (false, "112")] {
        let folder = tempfile::tempdir().unwrap();
        let mut companion = open(folder.path());
        let print = desk.signer.public().fingerprint();
        companion.install_region(&desk.seal(&nepal().press()), Some(&print), &desk.corpus).unwrap();
        if with_copy {
            companion.is_day(date("2026-12-01")).unwrap();
        }
        drop(companion);
        let database = rusqlite::Connection::open(folder.path().join("otayori.db")).unwrap();
        let turned =
            database.execute("UPDATE bodies SET sealed = zeroblob(64) WHERE collection = 9", ()).unwrap();
        assert_eq!(turned, 1);
        drop(database);
        let companion = open(folder.path());
        assert_eq!(ambulance(&companion, &desk), wanted);
        let reasons: Vec<InstallError> =
            aside(&companion, &desk).into_iter().map(|aside| aside.reason).collect();
        assert_eq!(reasons, if with_copy { vec![] } else { vec![InstallError::Damaged] });
        assert!(companion.household().is_ok());
    }
}

#[test]
fn a_region_over_its_term_is_asked_and_says_so() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let author = nepal();
    let desk_line = "helps = [\"mind\"]\nnumber = \"0120-1\"\nhours = \"always\"";
    let emergency = "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"102\"";
    author.write("help.toml", &[line("ambulance", emergency), line("mind", desk_line)].concat());
    let print = desk.signer.public().fingerprint();
    companion.install_region(&desk.seal(&author.press()), Some(&print), &desk.corpus).unwrap();
    let regions = companion.regions(&desk.corpus).unwrap().regions;
    let lines = regions.help_lines(
        &tags(&["mind"]),
        &tags(&["en"]),
        Some("NP"),
        moment("2046-01-01T12:00+05:45"),
        &[],
    );
    let of_nepal: Vec<_> = lines.iter().filter(|line| line.region.as_deref() == Some("NP")).collect();
    let checked_on = date("2026-11-01");
    assert_eq!(of_nepal[0].freshness, Freshness::MayHaveChanged { checked_on });
    assert_eq!((of_nepal[1].number.as_deref(), of_nepal[1].freshness), (Some("102"), Freshness::Fresh));
}

fn own(name: &str, helps: &[&str]) -> OwnNumber {
    OwnNumber::new(name, "03-1234-5678", &tags(helps)).unwrap()
}

#[test]
fn numbers_are_kept_put_right_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut companion = open(folder.path());
    let midwife = companion.add_number(&own("Midwife", &["midwife"])).unwrap();
    companion.add_number(&own("Aya", &[])).unwrap();
    companion.change_number(midwife, &own("Ms Sato", &["midwife", "doctor"])).unwrap();
    drop(companion);
    let mut companion = open(folder.path());
    let names = |companion: &Companion| -> Vec<String> {
        companion.own_numbers().unwrap().into_iter().map(|kept| kept.number.name).collect()
    };
    assert_eq!(names(&companion), ["Aya", "Ms Sato"]);
    companion.remove_number(midwife).unwrap();
    assert!(matches!(companion.remove_number(midwife), Err(CompanionError::NotFound { .. })));
    assert!(matches!(companion.change_number(midwife, &own("x", &[])), Err(CompanionError::NotFound { .. })));
    assert_eq!(names(&companion), ["Aya"]);
    for n in 0..63 {
        companion.add_number(&own(&format!("n{n}"), &[])).unwrap();
    }
    assert!(matches!(companion.add_number(&own("one more", &[])), Err(CompanionError::Invalid { .. })));
}

#[test]
fn what_cannot_be_dialled_is_not_kept() {
    let new = |name: &str, number: &str, helps: &[&str]| OwnNumber::new(name, number, &tags(helps));
    assert_eq!(new(" 病院 ", "０９０－１２３４ー５", &[]).unwrap().number, "090-1234-5");
    assert_eq!(new("x", "+81 (3) 1234#5*6", &[]).unwrap().number, "+81 (3) 1234#5*6");
    let long = "あ".repeat(61);
    for name in ["", "  ", "two\nlines", long.as_str()] {
        assert_eq!(new(name, "1", &[]), Err(OwnNumberError::Name), "{name}");
    }
    for number in ["", "-", "call me", "1;2", "123456789012345678901234567890123"] {
        assert_eq!(new("x", number, &[]), Err(OwnNumberError::Number), "{number}");
    }
    assert_eq!(new("x", "1", &["Mind"]), Err(OwnNumberError::Helps));
    assert!(!format!("{:?}", own("Aya", &["mind"])).contains("Aya"), "a log has nobody's name");
}

#[test]
fn a_number_for_everything_stands_behind_the_ambulance_alone() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let regions = open(folder.path()).regions(&desk.corpus).unwrap().regions;
    let names = |key: &str| -> Vec<String> {
        let own = [own("Aya", &[]), own("Dr Mori", &["ambulance"])];
        let now = moment("2026-12-01T12:00+09:00");
        let lines = regions.help_lines(&tags(&[key]), &tags(&["en"]), Some("JP"), now, &own);
        lines
            .into_iter()
            .map(|line| {
                line.number.filter(|_| line.region.is_some()).unwrap_or_else(|| line.name.text.plain())
            })
            .collect()
    };
    assert_eq!(names("ambulance")[..3], ["Dr Mori", "119", "Aya"]);
    assert_eq!(names("parents-at-limit")[0], "Aya");
    assert!(!names("parents-at-limit").contains(&"Dr Mori".to_owned()));
}

fn backup(companion: &Companion) -> Vec<u8> {
    let passphrase = Passphrase::new("hazel-elder-rowan-birch".to_owned()).unwrap();
    companion.backup_to(Vec::new(), &passphrase, &mut |_, _| {}).unwrap()
}

fn restore(companion: &mut Companion, bytes: &[u8]) -> Restored {
    let passphrase = Passphrase::new("hazel-elder-rowan-birch".to_owned()).unwrap();
    companion.restore_from(Cursor::new(bytes), &passphrase, false, &mut |_, _| {}).unwrap()
}

#[test]
fn a_backup_brings_regions_keys_and_numbers_back() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut lost = open(folder.path());
    let print = desk.signer.public().fingerprint();
    let file = desk.seal(&nepal().press());
    lost.install_region(&file, Some(&print), &desk.corpus).unwrap();
    lost.add_number(&own("Aya", &[])).unwrap();
    let gone = lost.add_number(&own("Mistake", &[])).unwrap();
    let before = backup(&lost);
    lost.remove_number(gone).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let mut found = open(folder.path());
    let restored = restore(&mut found, &backup(&lost));
    assert_eq!((restored.regions, restored.keys, restored.numbers), (1, 1, 1));
    assert_eq!(ambulance(&found, &desk), "102");
    assert_eq!(found.own_numbers().unwrap()[0].number, own("Aya", &[]));
    // Twice is nothing; and what was deleted on one side stays so, whatever an older backup says.
    let again = restore(&mut found, &before);
    assert_eq!((again.regions, again.keys, again.numbers), (0, 0, 0));
    assert_eq!(found.own_numbers().unwrap().len(), 1);

    // Whoever removed a region or forgot a key does not get it back with an older backup.
    found.remove_region("NP").unwrap();
    found.forget_key(&print).unwrap();
    let again = restore(&mut found, &before);
    assert_eq!((again.regions, again.keys), (0, 0));
    assert_eq!(ambulance(&found, &desk), "112");
    assert!(found.trusted_keys().unwrap().is_empty());
    let author = nepal();
    let older = desk.seal(&version(&author, 1));
    let three = desk.seal(&version(&author, 3));
    found.install_region(&three, Some(&print), &desk.corpus).unwrap();
    assert_eq!(restore(&mut found, &before).regions, 0);
    assert!(matches!(
        refusal(found.install_region(&older, None, &desk.corpus)),
        InstallError::Older { known: 3, .. }
    ));
}

/// A backup of lines that no companion would write.
fn backup_of(records: Vec<serde_json::Value>) -> Vec<u8> {
    let mut counts = std::collections::BTreeMap::new();
    for record in &records {
        *counts.entry(record["kind"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    let passphrase = Passphrase::new("hazel-elder-rowan-birch".to_owned()).unwrap();
    let header = otayori_backup::Header::new(counts);
    let records = records.into_iter().map(Ok::<_, std::convert::Infallible>);
    otayori_backup::write(Vec::new(), &passphrase, &header, records, &mut |_| {}).unwrap()
}

#[test]
fn no_backup_brings_a_key_that_speaks_for_a_region_of_the_app() {
    use base64::Engine as _;
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let author = Author::new("JP");
    author
        .write("help.toml", &line("yorisoi", "helps = [\"mind\"]\nnumber = \"0990-1\"\nhours = \"always\""));
    let file = desk.seal(&version(&author, 999_999));
    let key = desk.signer.public().to_string();
    let mark = serde_json::json!({ "key": key, "region": "JP", "version": 999_999 });
    let base64 = base64::prelude::BASE64_STANDARD.encode(&file);
    restore(
        &mut companion,
        &backup_of(vec![
            serde_json::json!({ "kind": "region-key", "key": key, "trusted": true }),
            serde_json::json!({ "kind": "region", "version": mark, "part": 0, "of": 1, "base64": base64 }),
        ]),
    );
    let known = companion.regions(&desk.corpus).unwrap();
    assert_eq!(known.aside[0].reason, InstallError::NotItsRegion { region: "JP".into() });
    let japan = known.regions.list(&tags(&["en"])).into_iter().find(|row| row.id == "JP").unwrap();
    assert!(japan.is_built_in && known.regions.installed().is_empty());
    companion.remove_region("JP").unwrap();
    assert_eq!(aside(&companion, &desk), []);
}

#[test]
fn a_key_that_is_trusted_again_is_not_forgotten_by_an_older_backup() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let print = desk.signer.public().fingerprint();
    let file = desk.seal(&nepal().press());
    companion.install_region(&file, Some(&print), &desk.corpus).unwrap();
    let trusted = backup(&companion);
    companion.forget_key(&print).unwrap();
    let forgotten = backup(&companion);
    companion.install_region(&file, Some(&print), &desk.corpus).unwrap();
    restore(&mut companion, &forgotten);
    restore(&mut companion, &trusted);
    assert_eq!(ambulance(&companion, &desk), "102");
    let again = backup(&companion);
    // Forgotten once more, no backup brings it back, whichever word it has.
    companion.forget_key(&print).unwrap();
    for older in [&trusted, &forgotten, &again] {
        restore(&mut companion, older);
        assert_eq!(
            (ambulance(&companion, &desk).as_str(), companion.trusted_keys().unwrap().len()),
            ("112", 0)
        );
    }
    // Another phone that knows only the forgetting learns of the trust.
    let folder = tempfile::tempdir().unwrap();
    let mut other = open(folder.path());
    restore(&mut other, &forgotten);
    assert_eq!(ambulance(&other, &desk), "112");
    restore(&mut other, &again);
    assert_eq!(ambulance(&other, &desk), "102");
}

/// Zeroes in the place of every region, and no copy that has them.
fn spoil_regions(folder: &Path) {
    let database = rusqlite::Connection::open(folder.join("otayori.db")).unwrap();
    let turned = database
        .execute("UPDATE bodies SET sealed = zeroblob(length(sealed)) WHERE collection = 9", ())
        .unwrap();
    assert!(turned > 0);
    for copy in ["otayori.copy.1.db", "otayori.copy.2.db"] {
        _ = std::fs::remove_file(folder.join(copy));
    }
}

#[test]
fn a_region_that_cannot_be_opened_is_named_replaced_and_removed() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let print = desk.signer.public().fingerprint();
    let file = desk.seal(&nepal().press());
    companion.install_region(&file, Some(&print), &desk.corpus).unwrap();
    spoil_regions(folder.path());
    let damaged = aside(&companion, &desk);
    assert_eq!((damaged[0].region.as_deref(), damaged[0].version), (Some("NP"), Some(1)));
    companion.install_region(&file, None, &desk.corpus).unwrap();
    assert_eq!((aside(&companion, &desk), ambulance(&companion, &desk).as_str()), (vec![], "102"));
    spoil_regions(folder.path());
    companion.remove_region("NP").unwrap();
    assert_eq!(aside(&companion, &desk), []);
}

#[test]
fn what_is_lost_comes_back_with_a_backup_and_what_was_removed_does_not() {
    let (folder, desk) = (tempfile::tempdir().unwrap(), Desk::new());
    let mut companion = open(folder.path());
    let print = desk.signer.public().fingerprint();
    companion.install_region(&desk.seal(&nepal().press()), Some(&print), &desk.corpus).unwrap();
    let bhutan = Author::new("BT");
    companion.install_region(&desk.seal(&bhutan.press()), None, &desk.corpus).unwrap();
    let both = backup(&companion);
    companion.remove_region("BT").unwrap();
    spoil_regions(folder.path());
    assert_eq!(restore(&mut companion, &both).regions, 1);
    let installed = companion.installed_regions(&desk.corpus).unwrap();
    assert_eq!(installed.iter().map(|row| row.region.as_str()).collect::<Vec<_>>(), ["NP"]);
    assert_eq!(aside(&companion, &desk), []);
}

#[test]
fn a_number_that_was_put_right_travels_and_a_deletion_is_said() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut here, mut there) = (open(here.path()), open(there.path()));
    let id = here.add_number(&own("Hospital", &[])).unwrap();
    let first = backup(&here);
    restore(&mut there, &first);
    let right = OwnNumber::new("Hospital", "03-9999-9999", &[]).unwrap();
    here.change_number(id, &right).unwrap();
    assert_eq!(restore(&mut there, &backup(&here)).numbers, 1);
    assert_eq!(there.own_numbers().unwrap()[0].number, right);
    assert_eq!(restore(&mut there, &first).numbers, 0, "an older backup puts nothing wrong again");
    assert_eq!(there.own_numbers().unwrap()[0].number, right);
    here.remove_number(id).unwrap();
    let passphrase = Passphrase::new("hazel-elder-rowan-birch".to_owned()).unwrap();
    let file = backup(&here);
    let trial = there.restore_from(Cursor::new(&file), &passphrase, true, &mut |_, _| {}).unwrap();
    assert_eq!((trial.deleted, there.own_numbers().unwrap().len()), (1, 1));
    assert_eq!(restore(&mut there, &file), trial);
    assert_eq!(restore(&mut there, &file).deleted, 0, "twice is once");
}
