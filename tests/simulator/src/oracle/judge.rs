//! What the oracle asks of each day that has passed, and of the system's queue after each wake.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::{Expect, Oracle, Violation};
use crate::clock::{HOUR, instant, plus};
use crate::phone::{Permission, Phone, Platform, Shown};

/// So many days with a letter in a row without a notice are one too many where the app is only held back.
const SILENT_AT_MOST: u32 = 3;

impl Oracle<'_> {
    /// Every day before today: did what must come come?
    pub fn judges(&mut self, phone: &Phone) -> Result<(), Violation> {
        let wall = phone.wall();
        let today = wall.date();
        if self.judged < today {
            self.disturbed = self.disturbed.split_off(&plus(today, -400));
        }
        while self.judged < today {
            let day = self.judged;
            self.judged = plus(day, 1);
            let due = day.at(self.hour, 0, 0, 0);
            let calm = self.sound_since.is_some_and(|since| since < due)
                && !self.disturbed.contains(&day)
                && self.reaches.is_none_or(|last| day <= last);
            let must = self.expects(day) == Expect::Must && !self.opened_on.contains(&day);
            self.is_not_silenced(day, calm, must, phone)?;
            let calm = calm && is_well(phone) && !phone.is_held_back();
            if calm && must {
                if !self.shown.contains_key(&day) {
                    let rule = if self.expects_letters(day) == Expect::Must {
                        "each letter's notice comes on its day"
                    } else {
                        "a deadline brings its reminder"
                    };
                    let found = format!("{day}: {:?} {}", self.letters(day), self.owed(day));
                    return Err(Violation { rule, wall, found });
                }
                self.kept += 1;
                self.reminders += u64::from(self.owes(day) == Expect::Must);
            }
            self.goes_by(day);
        }
        self.judged = self.judged.min(today);
        Ok(())
    }

    /// A phone that holds the app back lets one alarm through in a day. One that comes too late may cost a day more, and no
    /// further one.
    fn is_not_silenced(&mut self, day: Date, calm: bool, must: bool, phone: &Phone) -> Result<(), Violation> {
        let is_only_held_back = calm && phone.is_held_back() && is_well(phone);
        let is_told = self.shown.contains_key(&day) || self.opened_on.contains(&day);
        if is_told || !is_only_held_back {
            self.silent_days = 0;
        } else if must {
            self.silent_days += 1;
        }
        if self.silent_days < SILENT_AT_MOST {
            return Ok(());
        }
        let found = format!("{day} is the third in a row without a notice");
        Err(Violation {
            rule: "a phone held back shows something every third day",
            wall: phone.wall(),
            found,
        })
    }

    /// Whether a notice appears now as on a day without trouble: within the platform's window.
    pub(super) fn comes_in_time(&self, shown: &Shown, phone: &Phone) -> bool {
        let due = shown.id.at(self.hour, 0, 0, 0);
        let calm = self.sound_since.is_some_and(|since| since < due)
            && !self.disturbed.contains(&shown.id)
            && is_well(phone)
            && !phone.is_held_back();
        let late = instant(&TimeZone::UTC, shown.wall) - instant(&TimeZone::UTC, due);
        !calm || (0..=phone.platform.window()).contains(&late)
    }

    /// Whether an app that is held back need not wait for a day: the next alarm may come too late for it.
    pub(super) fn may_be_left_out(&self, day: Date, asked: DateTime, phone: &Phone) -> bool {
        let last = day.at(self.last_hour(), 0, 0, 0);
        phone.is_held_back() && last < plus(asked.date(), 1).to_datetime(asked.time())
    }

    /// The hour up to which the app may show a day's notice.
    pub(super) fn last_hour(&self) -> i8 {
        (self.hour + 1).max(21)
    }

    /// What could not be kept is asked about again: an alarm waits, not later than the next notice that must come. `opened`:
    /// whoever has the app open reads today's.
    pub fn asks_again(&self, phone: &Phone, asked: DateTime, opened: bool) -> Result<(), Violation> {
        let at = |day: Date| day.at(self.hour, 0, 0, 0);
        let is_owed = |day: &Date| {
            let is_read = opened && *day == asked.date();
            !is_read && !self.may_be_left_out(*day, asked, phone)
        };
        let must = self.coming(asked, 3).into_iter().find(is_owed);
        let (Some(day), None) = (must, phone.trouble.limit) else { return Ok(()) };
        let alarms = phone.queue.values().map(|held| held.due).chain(phone.bare);
        // Where somebody else holds the store, half an hour is soon enough.
        let soon = if phone.trouble.busy { phone.device() + HOUR / 2 } else { 0 };
        if alarms.min().is_some_and(|first| first <= instant(&phone.zone, at(day)).max(soon)) {
            return Ok(());
        }
        let found = format!("nothing wakes the app for {day}");
        Err(Violation { rule: "what cannot be kept is asked about again", wall: asked, found })
    }

    /// Whether the queue is known to be right.
    pub fn is_sound(&self) -> bool {
        self.sound_since.is_some()
    }

    /// The earliest hour for which what waited may have been armed: a chosen one holds from the next wake on.
    fn armed_for(&self) -> i8 {
        self.hour_before.map_or(self.hour, |before| before.min(self.hour))
    }

    /// Another hour is chosen.
    pub fn hour_is(&mut self, hour: i8) {
        self.hour_before = Some(self.armed_for());
        self.hour = hour;
    }

    /// A day is over, whatever anybody saw of it.
    pub(super) fn goes_by(&mut self, day: Date) {
        self.passes(day);
        for (child, slot) in self.letters(day) {
            self.perhaps.entry((child, slot)).or_insert(day);
        }
    }

    /// After a wake that was carried out: is the queue right, and was today's notice shown?
    pub fn checks(&mut self, phone: &Phone, asked: DateTime) -> Result<(), Violation> {
        self.runs_on(asked);
        let today = asked.date();
        // What the app may show comes until the evening.
        let is_late = if phone.permission == Permission::Granted {
            asked > today.at(self.last_hour(), 0, 0, 0)
        } else {
            asked >= today.at(self.hour, 0, 0, 0)
        };
        let is_over = is_late || self.has_come(today);
        self.first_open = if is_over { plus(today, 1) } else { today };
        if is_late && phone.platform == Platform::Ios && phone.permission != Permission::Granted {
            // The system swallowed what waited for today, and does not say that nobody saw it.
            self.passes(today);
        }
        self.nothing_waits_that_must_not(phone, asked)?;
        if let Some((id, held)) = phone.queue.iter().find(|(id, held)| held.at != id.at(self.hour, 0, 0, 0)) {
            let found = format!("{id} waits for {}", held.at);
            return Err(Violation { rule: "a notice waits for the chosen hour", wall: asked, found });
        }
        let limit = limit(phone);
        let full = phone.queue.len() >= limit;
        let last = phone.queue.keys().next_back().copied();
        self.reaches = last.filter(|_| full);
        self.misses_what_was_lost(phone, today);
        if phone.trouble.limit.is_none() {
            for day in self.coming(asked, limit) {
                let beyond = full && last.is_some_and(|last| day > last);
                if phone.queue.contains_key(&day) || beyond || self.may_be_left_out(day, asked, phone) {
                    continue;
                }
                // iOS does not say whether what is gone was shown somewhere further east or lost: at most once goes first.
                let may_have_been =
                    phone.platform == Platform::Ios && has_passed_somewhere(day, self.armed_for(), phone);
                if may_have_been && self.sound_since.is_none() {
                    self.passes(day);
                    self.lost.insert(day);
                } else {
                    let found = format!("{day} is missing: {:?} {}", self.letters(day), self.owed(day));
                    return Err(Violation { rule: "after a wake the queue is right", wall: asked, found });
                }
            }
        }
        self.hour_before = None;
        self.sound_since.get_or_insert(asked);
        Ok(())
    }

    /// After any wake that could read: no more waits than may, and nothing that must not.
    pub fn nothing_waits_that_must_not(&self, phone: &Phone, asked: DateTime) -> Result<(), Violation> {
        let today = asked.date();
        let broken = |rule, found: String| Err(Violation { rule, wall: asked, found });
        if phone.queue.len() > limit(phone) {
            return broken("pending is never above the limit", format!("{} wait", phone.queue.len()));
        }
        for id in phone.queue.keys() {
            let has_come = self.has_come(*id) && !self.untold.contains(id);
            if *id < today || has_come || self.expects(*id) == Expect::MustNot {
                return broken(
                    "nothing waits that must not come",
                    format!("{id} waits: {:?} {}", self.letters(*id), self.owed(*id)),
                );
            }
        }
        Ok(())
    }

    /// What iOS lost of today and tomorrow it may have shown somewhere further east: nobody is told again of what was to be done,
    /// nor of a letter that a corrected date moves to another day.
    fn misses_what_was_lost(&mut self, phone: &Phone, today: Date) {
        let may_lose = self.sound_since.is_none() || phone.trouble.limit.is_some();
        if phone.platform == Platform::Ios && may_lose {
            for day in [today, plus(today, 1)] {
                if !phone.queue.contains_key(&day) && has_passed_somewhere(day, self.armed_for(), phone) {
                    self.goes_by(day);
                }
            }
        }
    }

    /// On Android a wake between the chosen hour and 21:00 leaves nothing of today untold.
    pub fn catches_up(&self, phone: &Phone, asked: DateTime) -> Result<(), Violation> {
        let today = asked.date();
        let in_time = asked.hour() >= self.hour && asked.hour() < 21;
        let owed = in_time
            && phone.platform.runs_at_alarms()
            && phone.permission == Permission::Granted
            && self.expects(today) == Expect::Must
            && !self.has_come(today)
            && !self.opened_on.contains(&today);
        if owed {
            let found = format!("{today}: {:?}", self.letters(today));
            return Err(Violation { rule: "a wake in time shows today's notice", wall: asked, found });
        }
        Ok(())
    }

    /// Whether the notice of a day was shown, and no clock has made that void since.
    pub(super) fn has_come(&self, id: Date) -> bool {
        self.shown.get(&id).is_some_and(|earliest| *earliest >= plus(id, -1)) || self.opened_on.contains(&id)
    }

    /// The next days that must have a notice.
    fn coming(&self, asked: DateTime, many: usize) -> Vec<Date> {
        let from =
            if asked < asked.date().at(self.hour, 0, 0, 0) { asked.date() } else { plus(asked.date(), 1) };
        let mut days: BTreeSet<Date> = BTreeSet::new();
        for calendar in self.days.values() {
            // A pause or a letter read before may take many of them away.
            days.extend(calendar.range(from..).map(|(day, _)| *day).take(many * 4));
        }
        let first = self.first_open;
        let reminders = self.deadlines.iter().filter_map(|deadline| self.reminder_day(deadline, first));
        days.extend(reminders.filter(|day| *day >= from));
        let due = days.into_iter().filter(|day| self.expects(*day) == Expect::Must && !self.has_come(*day));
        due.take(many).collect()
    }
}

/// Whether a day's hour has struck anywhere on earth: at UTC+14.
pub(super) fn has_passed_somewhere(day: Date, hour: i8, phone: &Phone) -> bool {
    let at_utc = instant(&TimeZone::UTC, day.at(hour, 0, 0, 0));
    at_utc - 14 * HOUR <= phone.device()
}

/// How many may wait.
fn limit(phone: &Phone) -> usize {
    if phone.platform == Platform::Ios { 60 } else { 8 }
}

fn is_well(phone: &Phone) -> bool {
    phone.on
        && phone.unlocked
        && !phone.stopped
        && phone.permission == Permission::Granted
        && !phone.trouble.asleep
        && !phone.trouble.key_lost
        && !phone.trouble.busy
        && phone.trouble.limit.is_none()
        && phone.now >= phone.trouble.dozing_until
        && phone.now >= phone.trouble.late_until
}
