//! The oracle: what a person should have seen, said again from the product's rules, slowly and without the planner's code.
//!
//! It lives beside a phone, hears what is said and sees what is shown. After each wake it compares the system's queue with the
//! days that must, may and must not have a notice; each day that has passed it asks whether its notice came. It knows no
//! ledger but its own. Where the rules leave something open (which of two platforms' habits, what a crash lost) it says so with
//! [`Expect::May`] and nothing else. Whether hints about the phone are told rightly is for [`hints`].

pub mod facts;
pub mod hints;
mod judge;
pub mod letters;
mod memory;
mod reminders;
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use self::facts::Facts;
use self::hints::Hints;
use self::letters::{Slot, Words};
use self::reminders::{Deadline, Key};
use crate::clock::between;
use crate::desk::Desk;

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

/// The oracle of one phone.
#[derive(Debug, Clone)]
pub struct Oracle<'w> {
    words: &'w Words,
    facts: Facts,
    /// How often they changed.
    heard: u32,
    days: BTreeMap<u8, BTreeMap<Date, Slot>>,
    /// Letters that a person was told of, each with its day.
    came: BTreeMap<(u8, Slot), Date>,
    /// The same by day.
    told: BTreeMap<(u8, Date), Vec<Slot>>,
    /// Letters that may have been told of: their day passed, or a wrong clock counted them.
    perhaps: BTreeMap<(u8, Slot), Date>,
    desk: Rc<Desk<'w>>,
    /// The region whose deadlines a family meets that said nothing of where it lives: that of its language.
    own_region: Option<&'static str>,
    /// Where the family lived when the app last ran.
    region: Option<&'static str>,
    deadlines: Vec<Deadline>,
    /// Deadlines that had a notice.
    reminded: BTreeMap<Key, Date>,
    /// Those that may have had one.
    unsure: BTreeSet<Key>,
    /// Those with which the app has planned before.
    planned: BTreeSet<Key>,
    /// There may be others since.
    asked_anew: bool,
    /// The first day on which a notice could come when the app last ran.
    first_open: Date,
    /// What is told of the phone.
    pub hints: Hints,
    /// The main letters come to this phone.
    pub main: bool,
    pub hour: i8,
    /// The one before it, while what waits may still be armed for it.
    hour_before: Option<i8>,
    /// The person chose titles on the lock screen.
    pub titles: bool,
    last_opened: Date,
    opened_on: BTreeSet<Date>,
    /// Every id shown, with the earliest date on the wall since.
    shown: BTreeMap<Date, Date>,
    /// Those shown by iOS of which the app has written nothing down, each with its hour: it has not run since.
    unnoted: BTreeMap<Date, i8>,
    /// When the app first wrote down what iOS had shown on a day before.
    noted: BTreeMap<Date, Date>,
    /// Of what it has not written down, that which waits again: the app ran when a clock set back had put their hour ahead again everywhere on earth.
    untold: BTreeSet<Date>,
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
    /// Days with a letter that a phone which holds the app back has let pass in a row.
    silent_days: u32,
    /// Quiet lines since the app was last opened.
    quiet: Vec<Date>,
    /// Something that stops letters was said and could not be kept: nothing at all may come.
    pub silent: bool,
    /// Days whose notice must have come and did.
    pub kept: u64,
    /// Of them, days on which something to do was told.
    pub reminders: u64,
}

impl<'w> Oracle<'w> {
    /// For a phone on which nothing was said.
    pub fn new(words: &'w Words, desk: Rc<Desk<'w>>, hour: u8, language: &str, wall: DateTime) -> Self {
        Self {
            words,
            desk,
            own_region: matches!(language, "ja" | "ja-simple").then_some("JP"),
            region: None,
            unsure: BTreeSet::new(),
            planned: BTreeSet::new(),
            asked_anew: false,
            first_open: wall.date(),
            hints: Hints::default(),
            main: true,
            facts: Facts::default(),
            heard: 0,
            days: BTreeMap::new(),
            came: BTreeMap::new(),
            told: BTreeMap::new(),
            perhaps: BTreeMap::new(),
            reminded: BTreeMap::new(),
            deadlines: Vec::new(),
            hour: i8::try_from(hour).unwrap_or(8),
            hour_before: None,
            titles: false,
            last_opened: wall.date(),
            opened_on: BTreeSet::new(),
            shown: BTreeMap::new(),
            unnoted: BTreeMap::new(),
            noted: BTreeMap::new(),
            untold: BTreeSet::new(),
            shown_on: BTreeMap::new(),
            lost: BTreeSet::new(),
            disturbed: BTreeSet::new(),
            sound_since: None,
            reaches: None,
            judged: wall.date(),
            looked: wall.date(),
            glimpsed: wall.date(),
            lowest: wall.date(),
            silent_days: 0,
            quiet: Vec::new(),
            silent: false,
            kept: 0,
            reminders: 0,
        }
    }

    /// What is known of the family.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Letters of a day for children who are accompanied on it.
    fn letters(&self, day: Date) -> Vec<(u8, Slot)> {
        if !self.main {
            return Vec::new();
        }
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
        let silent = between(self.looked_at(), day);
        match silent.cmp(&FADES_AFTER) {
            _ if !expected => Some(false),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(true),
        }
    }

    /// When somebody last looked, as the app knew it when it last ran: a clock that was ahead counts as that day.
    fn looked_at(&self) -> Date {
        self.last_opened.min(self.looked)
    }

    /// Whether a day has a notice, as things stand.
    pub fn expects(&self, day: Date) -> Expect {
        match (self.expects_letters(day), self.owes(day)) {
            (Expect::Must, _) | (_, Expect::Must) => Expect::Must,
            (Expect::May, _) | (_, Expect::May) => Expect::May,
            (Expect::MustNot, Expect::MustNot) => Expect::MustNot,
        }
    }

    fn expects_letters(&self, day: Date) -> Expect {
        let mut expect = Expect::MustNot;
        if self.silent || !self.main {
            return expect;
        }
        for (child, slot) in self.letters(day) {
            let key = (child, slot);
            // What counts as lost was told all the same: another letter may take its day.
            let untold = self.untold.contains(&day);
            let another = self.told_another(child, &key.1, day);
            if self.came.get(&key).is_some_and(|on| *on != day) || (another && !untold) {
                continue;
            }
            let unsure =
                another || self.lost.contains(&day) || self.perhaps.get(&key).is_some_and(|on| *on != day);
            match self.is_faded(child, day) {
                Some(false) if !unsure => return Expect::Must,
                Some(true) if between(self.looked_at(), day) > FADES_AFTER + 7 * 4 => {}
                _ => expect = Expect::May,
            }
        }
        // The quiet lines of a faded pregnancy need no letter of that day.
        let silent = between(self.looked_at(), day);
        let faded = (FADES_AFTER..=FADES_AFTER + 7 * 4).contains(&silent);
        if faded
            && self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day))
        {
            expect = Expect::May;
        }
        expect
    }

    /// What a notice of a day would be about, letters and things to do, each under its child.
    pub fn about(&self, day: Date) -> BTreeSet<(u8, String)> {
        let letters = self.letters(day).into_iter().filter(|(child, slot)| {
            let elsewhere = |days: &BTreeMap<(u8, Slot), Date>| {
                days.get(&(*child, Arc::clone(slot))).is_some_and(|on| *on != day)
            };
            let told =
                elsewhere(&self.came) || elsewhere(&self.perhaps) || self.told_another(*child, slot, day);
            !told && self.is_faded(*child, day) == Some(false)
        });
        let letters = letters.map(|(child, slot)| (child, slot.to_string()));
        let owed = self.of_day(day, Expect::Must).into_iter().map(|(child, id)| (child, id.to_string()));
        letters.chain(owed).collect()
    }

    /// Whether nobody is accompanied on whose account this day could have a notice.
    pub fn expects_nobody(&self, day: Date) -> bool {
        let expected =
            self.facts.children.values().any(|child| child.is_accompanied(day) && child.is_expected(day));
        self.letters(day).is_empty() && self.owes(day) == Expect::MustNot && !expected
    }

    /// How often something was said that may move letters.
    pub fn heard(&self) -> u32 {
        self.heard
    }

    /// Every letter up to a day, or of these days from one on, which the shelf must hold.
    pub fn shelf(&self, from: Option<Date>, today: Date) -> Vec<(Date, Slot, u8)> {
        let from = from.unwrap_or(Date::MIN).min(today);
        let mut shelf = Vec::new();
        for (name, child) in &self.facts.children {
            if child.ended || child.removed || child.unconfirmed {
                continue;
            }
            let days = self.days.get(name).into_iter().flat_map(|days| days.range(from..=today));
            shelf.extend(days.map(|(day, slot)| (*day, slot.clone(), *name)));
        }
        shelf
    }
}
