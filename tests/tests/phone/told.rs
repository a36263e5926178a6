//! What is offered to tell, and what follows from it.

use chrono::Days;
use otayori_core::companion::{Companion, DeviceKey};
use otayori_core::family::{ChildId, PregnancyId};
use otayori_core::screens::{
    Dated, MayTell, MemberRow, Phone, PhoneError, Progress, StageKind, Telling, Weeks, Wishes,
};
use otayori_tests::date;

use super::{begun, morning};

const DAY: &str = "2026-12-01";
const PASSPHRASE: &str = "hazel elder";

fn expecting(phone: &mut Phone, weeks: u8) -> (ChildId, PregnancyId) {
    let due = Dated::SoFar { gestation: Weeks { weeks, days: 0 } };
    phone.tell(&Telling::Expecting { children: 1, due }, morning(DAY)).unwrap();
    let member = members(phone).into_iter().find(|member| member.kind == StageKind::Expecting).unwrap();
    (member.child, member.pregnancy.unwrap())
}

fn members(phone: &mut Phone) -> Vec<MemberRow> {
    phone.family(morning(DAY)).unwrap().members
}

fn born(children: u8) -> Telling {
    Telling::Born { children, on: date("2026-11-01"), gestation: None, joined: None }
}

/// The backup of one phone, taken in by another.
fn take_in(from: &mut Phone, to: &mut Phone) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.age");
    from.backup_to(&file, PASSPHRASE, &Progress::default()).unwrap();
    to.restore_from(&file, PASSPHRASE, false, &Progress::default()).unwrap();
}

#[test]
fn one_child_whom_two_phones_were_told_as_born_can_be_made_one() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut one, mut two) = (begun(one.path(), "en"), begun(two.path(), "en"));
    let other = one.tell(&born(1), morning(DAY)).unwrap().children[0];
    let child = two.tell(&born(1), morning(DAY)).unwrap().children[0];
    take_in(&mut one, &mut two);
    let waits = members(&mut two).into_iter().find(|member| member.child == other).unwrap();
    assert!(waits.may.contains(&MayTell::Same), "{:?}", waits.may);
    two.tell(&Telling::Same { child, other }, morning(DAY)).unwrap();
    assert_eq!(members(&mut two).len(), 1);
}

#[test]
fn siblings_of_one_birth_are_never_offered_as_one() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut one, mut two) = (begun(one.path(), "en"), begun(two.path(), "en"));
    let twins = one.tell(&born(2), morning(DAY)).unwrap().children;
    take_in(&mut one, &mut two);
    two.tell(&Telling::StillSo { child: twins[0] }, morning(DAY)).unwrap();
    let waits = members(&mut two).into_iter().find(|member| member.child == twins[1]).unwrap();
    assert!(waits.may.contains(&MayTell::StillSo) && !waits.may.contains(&MayTell::Same), "{:?}", waits.may);
}

#[test]
fn the_words_for_after_a_loss_are_offered_however_it_was_told() {
    let ways: [fn(ChildId, PregnancyId) -> Telling; 2] = [
        |child, _| Telling::Ended { child },
        |child, pregnancy| Telling::Birth { pregnancy, first: Some(child), born: Vec::new(), ended: 1 },
    ];
    for way in ways {
        let folder = tempfile::tempdir().unwrap();
        let mut phone = begun(folder.path(), "en");
        let (child, pregnancy) = expecting(&mut phone, 38);
        let told = phone.tell(&way(child, pregnancy), morning(DAY)).unwrap();
        assert_eq!(told.cards.as_deref(), Some("loss"));
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(begun(folder.path(), "en").tell(&born(1), morning(DAY)).unwrap().cards, None);
}

#[test]
fn counter_cards_for_after_a_loss_are_a_list_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "ja");
    let ids = |phone: &mut Phone| -> Vec<String> {
        phone.counter_cards(morning(DAY)).unwrap().into_iter().map(|card| card.id).collect()
    };
    let after_loss = |phone: &mut Phone| -> Vec<String> {
        phone.counter_cards_after_loss(morning(DAY)).unwrap().into_iter().map(|card| card.id).collect()
    };
    let usual = ids(&mut phone);
    assert!(usual.contains(&"passport-papers".to_owned()), "{usual:?}");
    let (child, _) = expecting(&mut phone, 20);
    assert_eq!(after_loss(&mut phone), [""; 0], "nothing has ended");
    phone.tell(&Telling::Ended { child }, morning(DAY)).unwrap();
    phone.tell(&born(1), morning(DAY)).unwrap();
    assert_eq!(ids(&mut phone), usual, "they stand beside no child");
    assert!(after_loss(&mut phone).contains(&"stillbirth-report".to_owned()));
}

#[test]
fn of_a_day_to_come_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    expecting(&mut phone, 38);
    for ahead in [1, 14, 60, 400] {
        let on = date(DAY).checked_add_days(Days::new(ahead)).unwrap();
        let page = phone.day(on, morning(DAY)).unwrap();
        assert_eq!((page.members.len(), page.cards.len(), page.essentials.len()), (0, 0, 0), "{on}");
        assert_eq!((page.is_quiet, page.nobody), (false, None));
        assert_eq!((page.earlier, page.later), (Some(date(DAY)), None), "the way back to today");
    }
    assert_eq!(phone.day(date(DAY), morning(DAY)).unwrap().members.len(), 1);
}

#[test]
fn a_number_of_children_that_cannot_be_is_called_that() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let (_, pregnancy) = expecting(&mut phone, 38);
    let due = Dated::Unknown;
    let mut said = |telling: &Telling| match phone.tell(telling, morning(DAY)) {
        Err(PhoneError::Invalid { reason }) => reason,
        other => panic!("{telling:?}: {other:?}"),
    };
    let nine = said(&Telling::Expecting { children: 9, due });
    for children in [0, 19, 40, 255] {
        assert_eq!(said(&Telling::Expecting { children, due }), nine);
        assert_eq!(said(&born(children)), nine);
        let joined = Some(date("2026-11-15"));
        let on = date("2026-11-01");
        assert_eq!(said(&Telling::Born { children, on, gestation: None, joined }), nine);
        let birth = Telling::Birth { pregnancy, first: None, born: Vec::new(), ended: children };
        assert_eq!(said(&birth), nine);
    }
}

#[test]
fn a_beginning_that_was_cut_off_is_read_in_the_phones_language() {
    let folder = tempfile::tempdir().unwrap();
    drop(Companion::open(folder.path(), Some(&DeviceKey::new([1; 32]))).unwrap());
    let mut phone = Phone::new(folder.path(), "en-GB").unwrap();
    assert_eq!(phone.open(Some(&[1; 32])).unwrap().language, "en");
    let wishes = phone.wishes().unwrap();
    phone.wish(&Wishes { language: "ja-simple".to_owned(), ..wishes }).unwrap();
    phone.shut();
    assert_eq!(phone.open(Some(&[1; 32])).unwrap().language, "ja-simple", "chosen is chosen");
}

#[test]
fn a_report_says_of_whom_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let (child, pregnancy) = expecting(&mut phone, 20);
    let other = phone.tell(&born(1), morning(DAY)).unwrap().children[0];
    phone
        .tell(
            &Telling::DueDate { pregnancy, due: Dated::SoFar { gestation: Weeks { weeks: 21, days: 0 } } },
            morning(DAY),
        )
        .unwrap();
    phone.tell(&Telling::Ended { child: other }, morning(DAY)).unwrap();
    let reports = phone.reports(morning(DAY)).unwrap();
    let of: Vec<(&str, Vec<ChildId>)> =
        reports.iter().map(|row| (row.kind.as_str(), row.children.clone())).collect();
    let wanted = [("expecting", child), ("born", other), ("due-date", child), ("ended", other)];
    assert_eq!(of, wanted.map(|(kind, child)| (kind, vec![child])));
    let ended = reports.last().unwrap().report;
    phone.tell(&Telling::TakenBack { report: ended }, morning(DAY)).unwrap();
    assert_eq!(phone.reports(morning(DAY)).unwrap().last().unwrap().children, [other]);
    phone.tell(&Telling::Removed { child: other }, morning(DAY)).unwrap();
    assert!(phone.reports(morning(DAY)).unwrap().last().unwrap().children.is_empty());
}
