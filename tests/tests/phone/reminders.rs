//! Reminders through the calls that an app makes: what is told in between, and what the next plan arms.

use chrono::NaiveDate;
use otayori_core::family::LocalMoment;
use otayori_core::reminders::Permission;
use otayori_core::screens::{Dated, PendingNotices, Phone, Queue, Telling, WaitingNotice, Weeks};
use otayori_tests::date;

use super::begun;

fn in_new_york(day: &str, time: &str) -> LocalMoment {
    LocalMoment { date: date(day), time: format!("{time}:00").parse().unwrap(), utc_offset_minutes: -300 }
}

/// An iPhone: it says what waits, and shows it by itself.
struct Iphone {
    phone: Phone,
    waiting: Vec<WaitingNotice>,
}

impl Iphone {
    fn waits(&self) -> PendingNotices {
        PendingNotices::Known { waiting: self.waiting.clone() }
    }

    fn holds(&self, id: NaiveDate) -> bool {
        self.waiting.iter().any(|notice| notice.id == id)
    }

    fn wakes(&mut self, now: LocalMoment) {
        let pending = self.waits();
        let plan = self.phone.plan(now, true, &pending, Queue::Ios, None, Permission::Granted).unwrap();
        self.waiting.retain(|notice| !plan.cancel.contains(&notice.id));
        for notice in &plan.arm {
            self.waiting.retain(|other| other.id != notice.id);
            self.waiting.push(WaitingNotice { id: notice.id, fire: notice.fire });
        }
        self.phone.plan_done(plan.number, &[], now).unwrap();
    }

    /// As the contract says: what no longer holds leaves the queue, then it is written down, then a usual plan follows.
    fn tells(&mut self, telling: &Telling, now: LocalMoment) {
        let gone = self.phone.would_cancel(telling, &self.waits(), now).unwrap();
        self.waiting.retain(|notice| !gone.contains(&notice.id));
        self.phone.tell(telling, now).unwrap();
        self.wakes(now);
    }
}

/// At five in the afternoon in New York it is tomorrow morning somewhere on earth: what no longer waits could have been shown there.
/// But this was taken back, and by the app itself.
#[test]
fn what_a_report_takes_back_is_not_taken_for_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut iphone = Iphone { phone: begun(folder.path(), "en"), waiting: Vec::new() };
    let due = |weeks, days| Dated::SoFar { gestation: Weeks { weeks, days } };
    let first = Telling::Expecting { children: 1, due: due(20, 0) };
    iphone.tells(&first, in_new_york("2026-12-01", "09:00"));
    let tomorrow = date("2026-12-02");
    assert!(iphone.holds(tomorrow));
    let pregnancy = iphone.phone.family(in_new_york("2026-12-01", "17:00")).unwrap().members[0].pregnancy;
    let corrected = Telling::DueDate { pregnancy: pregnancy.unwrap(), due: due(20, 3) };
    iphone.tells(&corrected, in_new_york("2026-12-01", "17:00"));
    assert!(iphone.holds(tomorrow), "{:?}", iphone.waiting);
}
