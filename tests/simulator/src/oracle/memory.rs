//! What the oracle remembers: what was said, which letters have come, and what a clock or a crash has made doubtful.

use jiff::civil::{Date, DateTime};

use super::Oracle;
use super::facts::Facts;
use super::judge::has_passed_somewhere;
use crate::clock::{between, plus};
use crate::phone::Phone;
use crate::report::Report;

/// From one side of the date line to the other, in dates.
const SKIPPED_AT_MOST: i64 = 2;

impl Oracle<'_> {
    /// A report that holds.
    pub fn hears(&mut self, report: &Report) {
        self.facts.hear(report);
        if let Report::Same { .. } = report {
            self.renames();
        }
        self.refresh();
    }

    /// What another phone told: nobody has said here whether it is so.
    pub fn meets(&mut self, report: &Report) {
        self.facts.hear(report);
        if let Report::Expecting { children, .. } = report {
            self.facts.waits(children);
        }
        self.refresh();
    }

    /// What is known under a name that was given up.
    fn renames(&mut self) {
        let names = self.facts.clone();
        let name = |child: u8| names.name(child);
        for memory in [&mut self.came, &mut self.perhaps] {
            for ((child, slot), day) in std::mem::take(memory) {
                let first = memory.entry((name(child), slot)).or_insert(day);
                *first = (*first).min(day);
            }
        }
        for ((child, day), slots) in std::mem::take(&mut self.told) {
            self.told.entry((name(child), day)).or_default().extend(slots);
        }
        self.reminded =
            std::mem::take(&mut self.reminded).into_iter().map(|((c, id), on)| ((name(c), id), on)).collect();
        self.unsure = std::mem::take(&mut self.unsure).into_iter().map(|(c, id)| (name(c), id)).collect();
    }

    /// Other facts: those of a backup.
    pub fn knows(&mut self, facts: Facts, forgets_what_came: bool) {
        self.facts = facts;
        if forgets_what_came {
            self.perhaps.append(&mut self.came);
            self.told.clear();
            // What another phone showed this one cannot know.
            self.shown.clear();
            self.shown_on.clear();
            self.unnoted.clear();
            self.noted.clear();
            self.untold.clear();
            self.opened_on.clear();
            self.reminded.clear();
            self.unsure.clear();
            self.planned.clear();
            self.hints = super::Hints::default();
            self.quiet.clear();
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        self.heard += 1;
        self.days = self.facts.children.iter().map(|(name, child)| (*name, self.words.days(child))).collect();
        self.region = self.home(self.glimpsed);
        self.ask();
    }

    /// A crash lost a notice that the ledger had noted already: it need not come any more.
    pub fn loses(&mut self, day: Date) {
        self.lost.insert(day);
    }

    /// Something happened after which a missing notice of these days is nobody's fault.
    pub fn disturbs(&mut self, wall: DateTime) {
        for days in -1..=1 {
            self.disturbed.insert(plus(wall.date(), days));
        }
        self.sound_since = None;
    }

    /// The same for some days on.
    pub fn disturbs_for(&mut self, wall: DateTime, days: i64) {
        for day in 0..=days {
            self.disturbs(plus(wall.date(), day).to_datetime(wall.time()));
        }
    }

    /// The wall shows a date, whether or not the app runs.
    pub(super) fn looks_at(&mut self, wall: DateTime) {
        self.lowest = self.lowest.min(wall.date());
        let today = wall.date();
        if today < std::mem::replace(&mut self.glimpsed, today) {
            self.shown.values_mut().for_each(|earliest| *earliest = (*earliest).min(today));
        }
    }

    /// The app runs on a date: what was noted for days further ahead than tomorrow counts for nothing. Where only a date on
    /// which the app did not run made it so, both are right.
    pub fn runs_on(&mut self, wall: DateTime) {
        self.looks_at(wall);
        let lowest = std::mem::replace(&mut self.lowest, wall.date());
        if lowest >= std::mem::replace(&mut self.looked, wall.date()) {
            return;
        }
        let (latest, unsure) = (plus(wall.date(), 1), plus(lowest, 1));
        // What iOS showed on its day and the app first noted while it was ahead counts for nothing either.
        let void = |day: Date| self.noted.get(&day).copied().unwrap_or(day).max(day) > unsure;
        let ahead: Vec<_> =
            self.came.iter().filter(|(_, day)| void(**day)).map(|(key, _)| key.clone()).collect();
        let reminders: Vec<_> =
            self.reminded.iter().filter(|(_, day)| void(**day)).map(|(key, _)| key.clone()).collect();
        let opened = self.opened_on.split_off(&plus(unsure, 1));
        let days = ahead.iter().filter_map(|key| self.came.get(key)).chain(&opened);
        let open: Vec<Date> = days.filter(|day| **day <= latest).copied().collect();
        self.lost.extend(open);
        for key in ahead {
            if let Some(day) = self.came.remove(&key) {
                self.told.remove(&(key.0, day));
                self.perhaps.insert(key, day);
            }
        }
        self.forgets_reminders(reminders);
        self.last_opened = if self.last_opened > latest { wall.date() } else { self.last_opened };
    }

    /// The person opens the app: today's letters are read. `waits`: today's notice waited until now, and would have come.
    pub fn opens(&mut self, wall: DateTime, waits: bool) {
        self.runs_on(wall);
        let today = wall.date();
        self.reads_reminders(today, waits);
        self.last_opened = today;
        self.quiet.clear();
        self.opened_on.insert(today);
        self.note(today);
    }

    /// The letters of a day have come. A quiet line stands for none of them.
    pub(super) fn note(&mut self, day: Date) {
        for (child, slot) in self.letters(day) {
            let key = (child, slot);
            if self.is_faded(child, day) != Some(false) {
                self.perhaps.entry(key).or_insert(day);
            } else if !self.told_another(child, &key.1, day) && !self.came.contains_key(&key) {
                self.told.entry((child, day)).or_default().push(key.1.clone());
                self.came.insert(key, day);
            }
        }
    }

    /// The app ran and could write. What the system has shown since is noted then, except where the clock says that it cannot
    /// have been shown anywhere yet: that waits again, as if it had been lost.
    pub fn notes_what_was_shown(&mut self, phone: &Phone) {
        let today = phone.wall().date();
        let passed = |(day, hour): &(&Date, &i8)| has_passed_somewhere(**day, **hour, phone);
        self.noted.extend(self.unnoted.iter().filter(passed).map(|(day, _)| (*day, today)));
        self.unnoted.retain(|day, hour| !has_passed_somewhere(*day, *hour, phone));
        self.noted.retain(|_, noted| *noted >= plus(today, -400));
        self.untold.extend(self.unnoted.keys());
        self.waits_again(phone);
    }

    /// What no longer waits does not come again.
    pub fn waits_again(&mut self, phone: &Phone) {
        self.untold.retain(|day| phone.queue.contains_key(day));
    }

    /// The clock or zone moved: days that the wall shows again are not judged twice, and a day that a journey skipped went by.
    pub fn moved(&mut self, wall: DateTime) {
        self.looks_at(wall);
        let today = wall.date();
        if between(self.judged, today) <= SKIPPED_AT_MOST {
            while self.judged < today {
                self.goes_by(self.judged);
                self.judged = plus(self.judged, 1);
            }
        }
        self.judged = today;
        self.disturbs(wall);
    }
}
