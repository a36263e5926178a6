//! Families: random, but such as one could meet. What they say, and how often they open the app.
//!
//! Knows pregnancies, births, losses and habits. Does not know phones or faults of phones.

use fastrand::Rng;
use jiff::civil::Date;

use crate::clock::plus;
use crate::faults::Fault;
use crate::report::Report;

/// How often somebody opens the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Most days.
    Daily,
    /// Once or twice a week.
    Weekly,
    /// About once a month.
    Monthly,
    /// A few times a year.
    Rarely,
}

impl Habit {
    /// The mean number of days between two openings.
    pub fn every(self) -> i64 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 5,
            Self::Monthly => 30,
            Self::Rarely => 100,
        }
    }

    /// Any of them; the two frequent ones more often.
    pub fn any(roll: &mut Rng) -> Self {
        match roll.u8(0..10) {
            0..=3 => Self::Daily,
            4..=6 => Self::Weekly,
            7..=8 => Self::Monthly,
            _ => Self::Rarely,
        }
    }
}

/// Something said on a day, with the fault it stands for, where it is one of the catalogue.
pub type Saying = (Date, Report, Option<Fault>);

/// A history being written.
struct Life<'a> {
    roll: &'a mut Rng,
    said: Vec<Saying>,
    children: u8,
    pregnancies: u8,
    /// The faults of the catalogue that a family makes; without them its history is plain.
    faults: bool,
}

/// What a family says from a day on, for some years. In the order in which it is said.
pub fn family(start: Date, years: i64, faults: bool, roll: &mut Rng) -> Vec<Saying> {
    let mut life = Life { roll, said: Vec::new(), children: 0, pregnancies: 0, faults };
    let end = plus(start, years * 365);
    let first = match life.roll.u8(0..10) {
        0 => life.born_before(start),
        1 => life.joined(start),
        _ => life.pregnancy(start, false),
    };
    let mut from = first;
    // A second, sometimes a third.
    while life.faults && life.children < 6 && life.roll.u8(0..10) < 4 {
        from = plus(from, life.roll.i64(300..1_500));
        if from >= end {
            break;
        }
        from = if life.roll.u8(0..8) == 0 { life.joined(from) } else { life.pregnancy(from, true) };
    }
    if life.faults {
        life.later(start, end);
    }
    let mut said = life.said;
    said.sort_by_key(|(day, _, _)| *day);
    said.retain(|(day, _, _)| *day < end);
    said
}

impl Life<'_> {
    fn say(&mut self, on: Date, report: Report, fault: Option<Fault>) {
        self.said.push((on, report, fault));
    }

    fn some(&mut self, days: std::ops::Range<i64>) -> i64 {
        self.roll.i64(days)
    }

    fn one_in(&mut self, many: u8) -> bool {
        self.faults && self.roll.u8(0..many) == 0
    }

    fn next_child(&mut self) -> u8 {
        self.children += 1;
        self.children - 1
    }

    /// Told of after the birth. The day from which the next can come.
    fn born_before(&mut self, on: Date) -> Date {
        let child = self.next_child();
        let born = plus(on, -self.some(0..900));
        self.say(on, Report::Born { child, on: born, gestation: None }, None);
        on
    }

    fn joined(&mut self, on: Date) -> Date {
        let child = self.next_child();
        let joined = plus(on, -self.some(0..20));
        let born = plus(joined, -self.some(0..2_500));
        self.say(on, Report::Joined { child, born, on: joined }, None);
        on
    }

    fn pregnancy(&mut self, on: Date, second: bool) -> Date {
        let pregnancy = self.pregnancies;
        self.pregnancies += 1;
        let mut children = vec![self.next_child()];
        if self.one_in(12) {
            children.push(self.next_child());
        }
        let known_at = self.some(30..130);
        let mut due = plus(on, 280 - known_at);
        let later = self.one_in(6);
        let fault = second.then_some(Fault::SecondChild);
        let told = (!later).then_some(due);
        self.say(on, Report::Expecting { pregnancy, children: children.clone(), due: told }, fault);
        if later {
            let day = plus(on, self.some(5..40));
            self.say(day, Report::DueDate { pregnancy, due }, None);
        }
        if self.one_in(10) {
            let child = self.next_child();
            children.push(child);
            let day = plus(on, self.some(10..60));
            self.say(day, Report::OneMore { pregnancy, child }, None);
        }
        if self.one_in(5) {
            let by = self.some(2..15);
            let day = plus(on, self.some(45..80));
            due = plus(due, by);
            self.say(day, Report::DueDate { pregnancy, due }, Some(Fault::DueDateForward));
        }
        if self.one_in(5) {
            let by = self.some(2..15);
            let day = plus(on, self.some(81..100));
            due = plus(due, -by);
            self.say(day, Report::DueDate { pregnancy, due }, Some(Fault::DueDateBack));
        }
        if self.one_in(10) {
            let (from, to) = (self.some(3..20), self.some(25..60));
            self.say(plus(on, from), Report::Undecided { child: children[0], holds: true }, None);
            self.say(plus(on, to), Report::Undecided { child: children[0], holds: false }, None);
        }
        let mut born = match self.roll.u8(0..10) {
            0 if self.faults => plus(due, -self.some(22..110)),
            _ => plus(due, self.some(-18..12)),
        };
        born = born.max(plus(on, 101));
        let mut last = born;
        for child in children {
            if self.one_in(7) {
                let latest = (born - on).get_days().max(2);
                let ended = plus(on, self.some(1..i64::from(latest)));
                let fault = self.roll.bool().then_some(Fault::LossThenDead);
                self.say(ended, Report::Ended { child }, fault);
                if self.one_in(4) {
                    self.say(plus(ended, 1), Report::NotEnded { child }, None);
                } else {
                    continue;
                }
            }
            if self.one_in(25) {
                // Nobody ever says how it ended.
                continue;
            }
            let late = self.one_in(6);
            let (by, fault) = if late {
                (self.some(10..60), Some(Fault::BirthRecordedLate))
            } else {
                (self.some(0..4), None)
            };
            let gestation = self.one_in(4).then(|| 280 - i64::from((due - born).get_days()));
            let gestation =
                gestation.and_then(|days| u16::try_from(days).ok()).filter(|days| (140..301).contains(days));
            self.say(plus(born, by), Report::Born { child, on: born, gestation }, fault);
            if self.one_in(15) {
                let day = plus(born, by + self.roll.i64(1..20));
                self.say(day, Report::BirthCorrected { child, on: plus(born, -1), gestation: None }, None);
            }
            last = last.max(plus(born, by));
        }
        last
    }

    /// What comes in the years: pauses, choices, and endings at any age.
    fn later(&mut self, start: Date, end: Date) {
        let days = i64::from((end - start).get_days()).max(2);
        for _ in 0..self.roll.u8(0..3) {
            let child = self.roll.bool().then(|| self.roll.u8(0..self.children));
            let from = plus(start, self.some(1..days));
            let planned = self.some(0..4) * 5;
            self.say(from, Report::Paused { child, from: plus(from, planned) }, None);
            if self.roll.u8(0..5) > 0 {
                let again = plus(from, planned + self.roll.i64(1..120));
                self.say(again, Report::Resumed { child, from: again }, None);
            }
        }
        for child in 0..self.children {
            let day = plus(start, self.some(200..days.max(201)));
            match self.roll.u8(0..20) {
                0 => self.say(day, Report::Ended { child }, Some(Fault::LossThenDead)),
                1 => self.say(day, Report::Removed { child }, None),
                2 => self.say(day, Report::MilestonesHidden { child, holds: true }, None),
                3 => self.say(day, Report::LastOfFebruary { child }, None),
                _ => {}
            }
        }
    }
}
