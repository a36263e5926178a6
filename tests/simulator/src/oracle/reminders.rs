//! What a family has to do by a day, and whether its one reminder has come.
//!
//! It falls on the first day from its own on on which a notice can come for the child, and not after it is too late. Where a
//! crash, a refused permission or a clock leaves open whether it was told, it may come or not.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use otayori_core::calendar::DueDate;
use otayori_core::region::Subject;

use super::{Expect, Oracle};
use crate::clock::plus;
use crate::report::chrono;

/// A child and what is to be done for it.
pub(super) type Key = (u8, Arc<str>);

/// Something to be done by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deadline {
    pub(super) child: u8,
    pub(super) id: Arc<str>,
    pub(super) on: Date,
    pub(super) not_after: Date,
}

impl Deadline {
    fn key(&self) -> Key {
        (self.child, Arc::clone(&self.id))
    }
}

impl Oracle<'_> {
    /// The app runs on a date: what is asked is what is asked where the family then lives.
    pub fn lives_on(&mut self, today: Date) {
        let region = self.home(today);
        if region != self.region {
            self.region = region;
            self.ask();
        }
    }

    /// Where the family lives as far as deadlines go: where it said, else where its language is at home; nowhere in particular
    /// asks for nothing.
    pub(super) fn home(&self, on: Date) -> Option<&'static str> {
        self.facts.region_on(on).or(self.own_region).filter(|region| *region != "generic")
    }

    /// What the region asks for each child.
    pub(super) fn ask(&mut self) {
        self.deadlines.clear();
        self.asked_anew = true;
        let Some(region) = self.region else { return };
        for (name, child) in &self.facts.children {
            let subject = Subject {
                born: child.born.map(chrono),
                due: child.due.filter(|_| child.born.is_none()).map(|due| DueDate::new(chrono(due))),
                joined: child.joined.map(chrono),
                paused: false,
            };
            let items = self.desk.items(region, subject);
            let of_child = |item: &crate::desk::Item| Deadline {
                child: *name,
                id: Arc::clone(&item.id),
                on: item.on,
                not_after: item.not_after,
            };
            self.deadlines.extend(items.iter().map(of_child));
        }
    }

    /// Whether the reminder of something falls on a day.
    pub(super) fn reminder(&self, deadline: &Deadline, day: Date) -> Expect {
        if day < deadline.on || day > deadline.not_after {
            return Expect::MustNot;
        }
        let key = deadline.key();
        let Some(child) = self.facts.children.get(&deadline.child) else { return Expect::MustNot };
        // Past 42 weeks there is silence until somebody says what happened.
        let overdue = child.born.is_none() && child.due.is_some() && !child.is_expected(day);
        let open = child.is_accompanied(day) && !overdue;
        let told = self.reminded.get(&key).is_some_and(|on| *on != day);
        let faded = self.is_faded(deadline.child, day);
        if !open || told || self.silent || faded == Some(true) {
            return Expect::MustNot;
        }
        if faded.is_none()
            || self.unsure.contains(&key)
            || self.sound_since.is_none()
            || self.lost.contains(&day)
        {
            return Expect::May;
        }
        // On a day that has passed the app could have told of it.
        if day < self.first_open || self.reminder_day(deadline, self.first_open) == Some(day) {
            Expect::Must
        } else {
            Expect::MustNot
        }
    }

    /// The day of a reminder, if the first day on which a notice can come is this one.
    pub(super) fn reminder_day(&self, deadline: &Deadline, from: Date) -> Option<Date> {
        let child = self.facts.children.get(&deadline.child)?;
        child.accompanied_from(deadline.on.max(from)).filter(|day| *day <= deadline.not_after)
    }

    /// Whether a day has a notice on account of something to do.
    pub fn owes(&self, day: Date) -> Expect {
        let mut owes = Expect::MustNot;
        for deadline in &self.deadlines {
            match self.reminder(deadline, day) {
                Expect::Must => return Expect::Must,
                Expect::May => owes = Expect::May,
                Expect::MustNot => {}
            }
        }
        owes
    }

    pub(super) fn of_day(&self, day: Date, expect: Expect) -> Vec<Key> {
        let of_it = self.deadlines.iter().filter(|deadline| self.reminder(deadline, day) == expect);
        of_it.map(Deadline::key).collect()
    }

    /// The notice of a day was seen.
    pub(super) fn reminds(&mut self, day: Date) {
        let (must, may) = (self.of_day(day, Expect::Must), self.of_day(day, Expect::May));
        // With nothing else to tell, and one thing alone that could have been meant, it was that.
        let only = must.is_empty() && may.len() == 1 && self.letters(day).is_empty();
        let (known, open) = if only { (may, must) } else { (must, may) };
        for key in known {
            self.unsure.remove(&key);
            self.reminded.insert(key, day);
        }
        self.unsure.extend(open);
    }

    /// The app is opened. What waits for today is read, where it is known to wait.
    pub(super) fn reads_reminders(&mut self, today: Date, waits: bool) {
        for key in self.of_day(today, Expect::Must) {
            if waits {
                self.reminded.insert(key, today);
            } else if !self.shown.contains_key(&today) {
                self.unsure.insert(key);
            }
        }
        for key in self.of_day(today, Expect::May) {
            if self.planned.contains(&key) {
                self.unsure.insert(key);
            }
        }
    }

    /// A day has passed: what fell on it and was not seen may have been told all the same.
    pub(super) fn passes(&mut self, day: Date) {
        if self.shown.contains_key(&day) || self.opened_on.contains(&day) {
            return;
        }
        for expect in [Expect::Must, Expect::May] {
            let keys = self.of_day(day, expect);
            self.unsure.extend(keys);
        }
    }

    /// The app ran, and was or was not stopped on the way.
    pub fn has_planned(&mut self, asked: DateTime, complete: bool) {
        if std::mem::take(&mut self.asked_anew) {
            self.planned.extend(self.deadlines.iter().map(Deadline::key));
        }
        if !complete {
            let soon = plus(asked.date(), 1);
            let near = self.deadlines.iter().filter(|deadline| deadline.on <= soon).map(Deadline::key);
            self.unsure.extend(near.filter(|key| !self.reminded.contains_key(key)));
        }
    }

    /// A clock that was ahead noted what counts for nothing.
    pub(super) fn forgets_reminders(&mut self, ahead: Vec<Key>) {
        for key in ahead {
            self.reminded.remove(&key);
            self.unsure.insert(key);
        }
    }

    /// What a day has to remind of, for a person to read.
    pub(super) fn owed(&self, day: Date) -> String {
        let owed = self.of_day(day, Expect::Must);
        let names: Vec<String> = owed.iter().map(|(child, id)| format!("{id} of child {child}")).collect();
        names.join(", ")
    }
}
