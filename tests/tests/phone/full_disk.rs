//! A full disk: what stops letters is kept from the reserve, and everything else is refused.

use otayori_core::family::ChildId;
use otayori_core::screens::{Dated, PhoneError, StageKind, Telling, Weeks};
use otayori_tests::date;

use super::small_disk::{Disk, on_a_small_disk};
use super::{begun, morning};

const DAY: &str = "2026-12-01";

#[test]
fn on_a_full_disk_an_ending_is_kept_and_a_birth_is_refused() {
    on_a_small_disk("full_disk::inside_a_full_disk");
}

#[test]
#[ignore = "runs inside a small disk"]
fn inside_a_full_disk() {
    let Some(disk) = Disk::here() else { return };
    let stops: [fn(ChildId) -> Telling; 3] = [
        |child| Telling::Ended { child },
        |child| Telling::Removed { child },
        |child| Telling::Paused { child: Some(child), from: date(DAY) },
    ];
    let mut phone = begun(&disk.folder(), "en");
    let due = Dated::SoFar { gestation: Weeks { weeks: 20, days: 0 } };
    let told = phone.tell(&Telling::Expecting { children: 3, due }, morning(DAY)).unwrap();
    let born = Telling::Born { children: 1, on: date("2026-11-01"), gestation: None, joined: None };
    for (child, stop) in told.children.into_iter().zip(stops) {
        disk.fill_but(0);
        assert!(matches!(phone.tell(&born, morning(DAY)), Err(PhoneError::Full)));
        phone.tell(&stop(child), morning(DAY)).unwrap();
        disk.free();
    }
    drop(phone);
    let mut phone = begun(&disk.folder(), "en");
    let members = phone.family(morning(DAY)).unwrap().members;
    // One that is no longer accompanied stands in no list.
    let kinds: Vec<_> = members.into_iter().map(|member| member.kind).collect();
    assert_eq!(kinds, [StageKind::Ended, StageKind::Paused]);
}
