//! The plan: what is armed, taken back and shown, given what the phone says.
//!
//! A pure function of the household, the ledger of notices in it and the moment. It trusts the ledger for what was shown and
//! the system for what waits, and where the two differ it asks for what cannot harm: to arm again, to take back twice, never
//! to show again.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::day::View;
use super::forecast::days;
use super::notices::Row;
use super::words::Words;
use super::{
    About, Due, Health, KEPT, LATEST, Limits, Notice, Notices, Pending, Permission, Plan, ShownBy, health,
};
use crate::corpus::Corpus;
use crate::family::{Family, LocalMoment};
use crate::household::Household;
use crate::strings::Strings;

/// Hours by which Kiribati is ahead of UTC.
const EASTERNMOST: i64 = 14;
/// A phone that holds the app back lets one alarm through in this time.
const ONE_ALARM_IN: TimeDelta = TimeDelta::hours(24);
/// Two wakes within this time come at once.
const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// What a shell has to do now. The strings are those of the language in the preferences.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a fact of another kind, and a bundle would only hide them"
)]
pub fn plan(
    corpus: &Corpus,
    strings: &Strings,
    household: &Household,
    deadlines: &[Due],
    now: LocalMoment,
    pending: &Pending,
    limits: Limits,
    permission: Permission,
) -> Plan {
    let words = Words::new(corpus, strings, household);
    let presumed = presumed(&household.notices, now, pending, limits.shown_by);
    let notices = household.notices.presuming(&presumed, now.date);
    let phone = Phone { family: &household.family, notices: &notices, now, pending, limits };
    let first = phone.first_open_day(&words, permission.shows());
    let view = View::new(corpus, household, &notices, deadlines, now.date, first);

    let free = phone.free_from(permission);
    let comes_too_late = |day: NaiveDate| {
        let fire = words.fire(day);
        fire > phone.wall() && free.is_some_and(|free| latest(fire) < free)
    };
    // Under a clock set back, tomorrow's has come already.
    let open = days(&view, first).filter(|day| !phone.has_come(*day) && !comes_too_late(*day));
    let mut ahead = open.filter_map(|day| {
        let about = view.about(day);
        (!about.is_empty()).then_some((day, about))
    });
    let mut ahead = ahead.by_ref().peekable();
    // The hour of today's notice is past, and it has not come.
    let due = ahead.next_if(|(day, _)| words.fire(*day) <= phone.wall());
    let late = due.is_some() && phone.is_late();
    let post_now =
        due.filter(|_| !late && permission.shows()).map(|(day, about)| words.notice(day, about, false));
    let next_wake = ahead.peek().map(|(day, _)| words.fire(*day));

    let room = limits.pending.saturating_sub(usize::from(late || phone.lingers()));
    let mut kept: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut arm: Vec<Notice> = Vec::new();
    while kept.len() < room {
        let Some((day, about)) = ahead.next() else { break };
        let is_full = kept.len() + 1 == room && limits.shown_by == ShownBy::System;
        let last = is_full && ahead.peek().is_some();
        kept.insert(day);
        if !phone.waits(&words, day, &about, last) {
            arm.push(words.notice(day, about, last));
        }
    }
    kept.extend(late.then_some(now.date));
    let health = phone.health(permission, post_now.as_ref());
    let told = &notices.told;
    Plan {
        cancel: phone.not_wanted(&kept, post_now.as_ref()),
        missed: phone.missed(&view),
        health: told
            .to_tell(&health, now.date)
            .into_iter()
            .map(|health| health::hint(health, strings))
            .collect(),
        well: told.well(&health),
        arm,
        post_now,
        presumed,
        next_wake,
    }
}

/// What will come from now on to a day, and when: the same function run forward, for somebody who goes on opening the app.
pub fn upcoming(
    corpus: &Corpus,
    strings: &Strings,
    household: &Household,
    deadlines: &[Due],
    now: LocalMoment,
    until: NaiveDate,
) -> Vec<Notice> {
    let words = Words::new(corpus, strings, household);
    let pending = Pending::Unknown;
    let notices = &household.notices;
    let phone = Phone { family: &household.family, notices, now, pending: &pending, limits: Limits::ANDROID };
    let first = phone.first_open_day(&words, true);
    let mut view = View::new(corpus, household, notices, deadlines, now.date, first);
    view.fades = false;
    let ahead = days(&view, first).take_while(|day| *day <= until);
    let mut notices = Vec::new();
    for day in ahead {
        let about = view.about(day);
        if !about.is_empty() {
            notices.push(words.notice(day, about, false));
        }
    }
    notices
}

/// Notices that the system may have shown by itself: armed, no longer waiting, and past on some wall on earth. Whoever flies
/// west after breakfast meets the same morning again, and not the same notice. Nobody flies between two wakes that come at
/// once: the second may have asked what waits before the first armed it.
fn presumed(notices: &Notices, now: LocalMoment, pending: &Pending, shown_by: ShownBy) -> Vec<NaiveDate> {
    let wall = now.date.and_time(now.time);
    let furthest = if is_at_once(notices, now) { wall } else { furthest_wall(now) };
    let gone = |id: NaiveDate, row: &Row| {
        let passed = match pending {
            Pending::Unknown => row.fire <= wall,
            Pending::Known(waiting) => !waiting.contains_key(&id) && row.fire <= furthest,
        };
        row.queued && !row.has_come(id, now.date) && passed
    };
    match shown_by {
        ShownBy::App => Vec::new(),
        ShownBy::System => {
            notices.days.iter().filter(|(id, row)| gone(**id, row)).map(|(id, _)| *id).collect()
        }
    }
}

/// Whether the last report was made a moment ago: another wake came at once with this one.
fn is_at_once(notices: &Notices, now: LocalMoment) -> bool {
    let since = notices.last_seen.map(|seen| now.utc().signed_duration_since(seen.utc()));
    since.is_some_and(|since| (TimeDelta::zero()..AT_ONCE).contains(&since))
}

/// What the easternmost wall on earth shows at this moment.
fn furthest_wall(now: LocalMoment) -> NaiveDateTime {
    let utc = now.utc();
    utc.checked_add_signed(TimeDelta::hours(EASTERNMOST)).unwrap_or(utc)
}

/// The facts of one moment.
struct Phone<'a> {
    family: &'a Family,
    notices: &'a Notices,
    now: LocalMoment,
    pending: &'a Pending,
    limits: Limits,
}

impl Phone<'_> {
    fn wall(&self) -> NaiveDateTime {
        self.now.date.and_time(self.now.time)
    }

    fn rows(&self) -> impl Iterator<Item = (NaiveDate, &Row)> {
        self.notices.days.iter().map(|(id, row)| (*id, row))
    }

    fn has_come(&self, id: NaiveDate) -> bool {
        self.notices.has_come(id, self.now.date)
    }

    /// The civil time before which no further alarm comes: a phone that holds the app back lets one through in a day, and one
    /// has just come too late to be shown. Set for a day that would be lost the same way, the next alarm would again
    /// come too late, and so on for ever; without it the day after is in time.
    fn free_from(&self, permission: Permission) -> Option<NaiveDateTime> {
        if permission != Permission::Restricted || self.limits.shown_by == ShownBy::System {
            return None;
        }
        let comes_now =
            |(id, row): (NaiveDate, &Row)| row.queued && row.fire <= self.wall() && !self.has_come(id);
        let came = if self.rows().any(comes_now) { Some(self.now) } else { self.notices.too_late };
        let came = came.map(|came| came.utc()).filter(|came| *came <= self.now.utc())?;
        let here = TimeDelta::minutes(self.now.utc_offset_minutes.into());
        came.checked_add_signed(ONE_ALARM_IN)?.checked_add_signed(here)
    }

    /// Today, if its notice may still come; else tomorrow. Past its hour it comes only where the app may show it.
    fn first_open_day(&self, words: &Words<'_>, shows: bool) -> NaiveDate {
        let today = self.now.date;
        let fire = words.fire(today);
        let in_time = if shows { self.wall() <= latest(fire) } else { self.wall() < fire };
        let open = !self.has_come(today) && in_time;
        if open { today } else { today.succ_opt().unwrap_or(today) }
    }

    /// Whether today's notice waits in the system past its hour: it will come, late.
    fn is_late(&self) -> bool {
        let overdue = self.pending.holds(self.now.date).is_some_and(|fire| fire <= self.wall());
        self.limits.shown_by == ShownBy::System && overdue
    }

    /// Whether the very notice waits already.
    fn waits(&self, words: &Words<'_>, day: NaiveDate, about: &[About], last: bool) -> bool {
        self.pending.holds(day) == Some(words.fire(day)) && {
            let row = self.notices.days.get(&day);
            row.is_some_and(|row| row.queued && !row.unsure && row.hash == words.hash(day, about, last))
        }
    }

    /// What may wait and is not wanted, and what hangs on the screen and no longer stands, or gave way to a newer one.
    fn not_wanted(&self, kept: &BTreeSet<NaiveDate>, posting: Option<&Notice>) -> Vec<NaiveDate> {
        let hanging = self.rows().filter(|(_, row)| row.hangs()).map(|(id, _)| id);
        // Tomorrow's may have been shown further east: today's does not give way to it.
        let hanging = hanging.filter(|id| *id <= self.now.date);
        let newest = hanging.chain(posting.map(|notice| notice.id)).max();
        let mut ids = BTreeSet::new();
        for (id, row) in self.rows() {
            let goes = row.hangs() && (Some(id) < newest || !self.stands(id, row));
            if (row.queued && !kept.contains(&id)) || goes {
                ids.insert(id);
            }
        }
        if let Pending::Known(waiting) = self.pending {
            ids.extend(waiting.keys().filter(|id| !kept.contains(id)));
        }
        // What hangs there today stays, even if its alarm has not fired yet.
        ids.retain(|id| *id != self.now.date || !self.stays() || self.is_left_over());
        ids.into_iter().collect()
    }

    fn stands(&self, id: NaiveDate, row: &Row) -> bool {
        row.about.iter().all(|about| about.stands(self.family, id))
    }

    /// Whether the system says that today's still waits although it was shown: it is left alone, and takes up room. An alarm
    /// is taken back before its notice is shown, so one that cannot be listed is not counted.
    fn lingers(&self) -> bool {
        // What the app showed itself it has taken back before, or does so at this moment: a list in which it still stands is
        // older than that.
        let row = self.notices.days.get(&self.now.date);
        let is_gone =
            row.is_some_and(|row| row.was_posted() && (!row.queued || is_at_once(self.notices, self.now)));
        self.pending.holds(self.now.date).is_some() && self.stays() && !is_gone
    }

    /// Whether a wake died before it took back the alarm of what it was about to show: nobody knows whether it was shown, and
    /// the alarm may still wait. Of two wakes at once the other has not acted yet.
    fn is_left_over(&self) -> bool {
        let row = self.notices.days.get(&self.now.date);
        let waits = row.is_some_and(|row| row.queued && row.hangs());
        waits && *self.pending == Pending::Unknown && !is_at_once(self.notices, self.now)
    }

    fn stays(&self) -> bool {
        let row = self.notices.days.get(&self.now.date);
        row.is_some_and(|row| row.hangs() && self.stands(self.now.date, row))
    }

    /// Days since the last report that had a notice which did not come.
    fn missed(&self, view: &View<'_>) -> Vec<NaiveDate> {
        let Some(seen) = self.notices.last_seen else { return Vec::new() };
        let oldest = self.now.date.checked_sub_days(Days::new(KEPT)).unwrap_or(NaiveDate::MIN);
        if seen.date >= self.now.date {
            return Vec::new();
        }
        // Of deadlines none is past: each has a day on which its reminder can still come.
        let known = |day: NaiveDate| {
            let about = view.about(day);
            let mut members = about.iter().filter_map(|about| self.family.member(about.child()));
            members.any(|member| member.since <= day)
        };
        days(view, seen.date.max(oldest))
            .take_while(|day| *day < self.now.date)
            .filter(|day| !self.has_come(*day) && known(*day))
            .collect()
    }

    /// What holds now.
    fn health(&self, permission: Permission, posting: Option<&Notice>) -> BTreeSet<Health> {
        let notices = self.notices;
        let back = notices.last_seen.map(|seen| seen.utc().signed_duration_since(self.now.utc()));
        let old = self.now.date.checked_sub_days(Days::new(health::BACKUP_AFTER));
        let holds = [
            (Health::PermissionOff, permission == Permission::Refused),
            (Health::Restricted, permission == Permission::Restricted),
            (Health::ClockJumped, back.is_some_and(|back| back > health::clock_tolerance())),
            (Health::Late, posting.is_some_and(|notice| self.came_late(notice))),
            (Health::BackupOld, notices.unsaved_since.zip(old).is_some_and(|(since, old)| since <= old)),
        ];
        holds.into_iter().filter_map(|(health, holds)| holds.then_some(health)).collect()
    }

    /// Whether its alarm was set and came hours late. Where the system says that nothing waited, the phone was off.
    fn came_late(&self, notice: &Notice) -> bool {
        let queued =
            self.notices.days.get(&notice.id).is_some_and(|row| row.queued && row.fire <= self.wall());
        let waited = match self.pending {
            Pending::Unknown => true,
            Pending::Known(waiting) => waiting.contains_key(&notice.id),
        };
        queued && waited && self.wall().signed_duration_since(notice.fire) >= health::late_after()
    }
}

/// The last moment for a notice of a day.
fn latest(fire: NaiveDateTime) -> NaiveDateTime {
    let evening = fire.date().and_time(NaiveTime::from_hms_opt(LATEST, 0, 0).unwrap_or(NaiveTime::MIN));
    evening.max(fire.checked_add_signed(TimeDelta::hours(1)).unwrap_or(fire))
}
