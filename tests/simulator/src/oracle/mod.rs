//! The oracle: what a person should have seen, said again from the product's rules, slowly and without the planner's code.
//!
//! It lives beside a phone, hears what is said and sees what is shown. After each wake it compares the system's queue with the
//! days that must, may and must not have a notice; each day that has passed it asks whether its notice came. It knows no
//! ledger but its own. Where the rules leave something open (which of two platforms' habits, what a crash lost) it says so with
//! [`Expect::May`] and nothing else.

pub mod facts;
mod judge;
pub mod letters;
mod memory;
mod watch;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

use self::facts::Facts;
use self::letters::{Slot, Words};
use crate::clock::{between, plus};

/// After so many days unopened a pregnancy has four weekly lines, and then nothing.
const FADES_AFTER: i64 = 21;

/// Whether a day has a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Yes.
    Must,
    /// The rules leave it open.
    May,
    /// No.
    MustNot,
}

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which: the same words for the same rule, so that a story can be shrunk.
    pub rule: &'static str,
    /// What the wall showed.
    pub wall: DateTime,
    /// What was found.
    pub found: String,
}

/// Something to be done by a day, as the simulator gives it to the planner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    pub child: u8,
    pub name: &'static str,
    pub on: Date,
    pub not_after: Date,
}

/// The oracle of one phone.
#[derive(Debug, Clone)]
pub struct Oracle<'w> {
    words: &'w Words,
    facts: Facts,
    days: BTreeMap<u8, BTreeMap<Date, Slot>>,
    /// Letters that a person was told of, each with its day.
    came: BTreeMap<(u8, Slot), Date>,
    /// The same by day.
    told: BTreeMap<(u8, Date), Vec<Slot>>,
    /// Letters that may have been told of: their day passed, or a wrong clock counted them.
    perhaps: BTreeMap<(u8, Slot), Date>,
    /// Deadlines that had a notice.
    reminded: BTreeMap<(u8, &'static str), Date>,
    deadlines: Vec<Deadline>,
    pub hour: i8,
    /// The person chose titles on the lock screen.
    pub titles: bool,
    last_opened: Date,
    opened_on: BTreeSet<Date>,
    /// Every id shown, with the earliest date on the wall since.
    shown: BTreeMap<Date, Date>,
    /// Dates on the wall on which something was shown, and whether the system was late with it.
    shown_on: BTreeMap<Date, bool>,
    /// Notices that a crash lost after they had been written down.
    lost: BTreeSet<Date>,
    /// Dates near which something happened that a person would not hold against a notice.
    disturbed: BTreeSet<Date>,
    /// Since when the queue is known to be right, and nothing has touched it.
    sound_since: Option<DateTime>,
    /// The last date the queue reaches, where it was full.
    reaches: Option<Date>,
    judged: Date,
    /// The date on the wall when the app last ran.
    looked: Date,
    /// The date on the wall when anybody last looked.
    glimpsed: Date,
    /// The lowest date on the wall since the app last ran.
    lowest: Date,
    /// Quiet lines since the app was last opened.
    quiet: Vec<Date>,
    /// Something that stops letters was said and could not be kept: nothing at all may come.
    pub silent: bool,
    /// Days whose notice must have come and did.
    pub kept: u64,
}

impl<'w> Oracle<'w> {
    /// For a phone on which nothing was said.
    pub fn new(words: &'w Words, hour: u8, wall: DateTime) -> Self {
        Self {
            words,
            facts: Facts::default(),
            days: BTreeMap::new(),
            came: BTreeMap::new(),
            told: BTreeMap::new(),
            perhaps: BTreeMap::new(),
            reminded: BTreeMap::new(),
            deadlines: Vec::new(),
            hour: i8::try_from(hour).unwrap_or(8),
            titles: false,
            last_opened: wall.date(),
            opened_on: BTreeSet::new(),
            shown: BTreeMap::new(),
            shown_on: BTreeMap::new(),
            lost: BTreeSet::new(),
            disturbed: BTreeSet::new(),
            sound_since: None,
            reaches: None,
            judged: wall.date(),
            looked: wall.date(),
            glimpsed: wall.date(),
            lowest: wall.date(),
            quiet: Vec::new(),
            silent: false,
            kept: 0,
        }
    }

    /// What is known of the family.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What the simulator tells the planner of things to be done.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// Letters of a day for children who are accompanied on it.
    fn letters(&self, day: Date) -> Vec<(u8, Slot)> {
        let accompanied = self.facts.children.iter().filter(|(_, child)| child.is_accompanied(day));
        let letters =
            accompanied.filter_map(|(name, _)| Some((*name, self.days.get(name)?.get(&day)?.clone())));
        letters.collect()
    }

    /// Their names.
    pub fn letters_of(&self, day: Date) -> BTreeSet<String> {
        self.letters(day).into_iter().map(|(_, slot)| slot.to_string()).collect()
    }

    /// Whether this child had another letter on this day already.
    fn told_another(&self, child: u8, slot: &str, day: Date) -> bool {
        self.told.get(&(child, day)).is_some_and(|slots| slots.iter().any(|other| **other != *slot))
    }

    fn is_faded(&self, child: u8, day: Date) -> Option<bool> {
        let expected = self.facts.children.get(&child).is_some_and(|child| child.is_expected(day));
        let silent = between(self.last_opened, day);
        match silent.cmp(&FADES_AFTER) {
            _ if !expected => Some(false),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(true),
        }
    }

    /// Whether a day has a notice, as things stand.
    pub fn expects(&self, day: Date) -> Expect {
        let mut expect = Expect::MustNot;
        if self.silent {
            return expect;
        }
        for (child, slot) in self.letters(day) {
            let key = (child, slot);
            if self.came.get(&key).is_some_and(|on| *on != day) || self.told_another(child, &key.1, day) {
                continue;
            }
            let unsure = self.lost.contains(&day) || self.perhaps.get(&key).is_some_and(|on| *on != day);
            match self.is_faded(child, day) {
                Some(false) if !unsure => return Expect::Must,
                Some(true) if between(self.last_opened, day) > FADES_AFTER + 7 * 4 => {}
                _ => expect = Expect::May,
            }
        }
        // The quiet lines of a faded pregnancy need no letter of that day.
        let silent = between(self.last_opened, day);
        let faded = (FADES_AFTER..=FADES_AFTER + 7 * 4).contains(&silent);
        if faded
            && self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day))
        {
            expect = Expect::May;
        }
        for deadline in &self.deadlines {
            let accompanied =
                self.facts.children.get(&deadline.child).is_some_and(|child| child.is_accompanied(day));
            let reminded = self.reminded.get(&(deadline.child, deadline.name)).is_some_and(|on| *on != day);
            if accompanied && !reminded && (deadline.on..=deadline.not_after).contains(&day) {
                // Which day of its window is for the planner; that it comes at all is asked by `judges`.
                expect = Expect::May;
            }
        }
        expect
    }

    /// Whether nobody is accompanied on whose account this day could have a notice.
    pub fn expects_nobody(&self, day: Date) -> bool {
        let of_a_deadline = self.deadlines.iter().any(|deadline| {
            let child = self.facts.children.get(&deadline.child);
            child.is_some_and(|child| child.is_accompanied(day))
                && (deadline.on..=deadline.not_after).contains(&day)
        });
        let expected =
            self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day));
        self.letters(day).is_empty() && !of_a_deadline && !expected
    }

    /// Every letter up to a day, which the shelf must hold.
    pub fn shelf(&self, today: Date) -> Vec<(Date, Slot, u8)> {
        let mut shelf = Vec::new();
        for (name, child) in &self.facts.children {
            if child.ended || child.removed || child.unconfirmed {
                continue;
            }
            let days = self.days.get(name).into_iter().flatten();
            shelf.extend(
                days.filter(|(day, _)| **day <= today).map(|(day, slot)| (*day, slot.clone(), *name)),
            );
        }
        shelf
    }
}

/// Three things to do for each child: one in the days of daily letters, and two on days that have none.
fn deadlines(facts: &Facts) -> Vec<Deadline> {
    let born = facts.children.iter().filter_map(|(name, child)| Some((*name, child.born?)));
    let of = |(child, born): (u8, Date)| {
        let three = [("birth-report", 9, 14), ("vaccine", 131, 150), ("before-school", 2_001, 2_030)];
        three.map(|(name, on, not_after)| Deadline {
            child,
            name,
            on: plus(born, on),
            not_after: plus(born, not_after),
        })
    };
    born.flat_map(of).collect()
}
