//! Which letter falls on which day for a child: the calendar of letters said again, slowly, day by day.
//!
//! Weeks 4 to 41 daily; days of life 0 to 100 daily, then every third to 364; ages 1 and 2 weekly, 3 to 5 every second week,
//! 6 to 17 monthly, the 18th birthday. A child born before 37 weeks has its letters of ability counted from the due date
//! until the third birthday, one letter a day, what still waits following on the free days after it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;
use otayori_core::corpus::Corpus;

use super::facts::Child;
use crate::clock::plus;

/// A letter's name.
pub type Slot = std::sync::Arc<str>;

/// What the words say of themselves: data of the corpus, by name.
#[derive(Debug, Clone, Default)]
pub struct Words {
    development: BTreeSet<String>,
    essential: BTreeSet<String>,
    pull_only: BTreeSet<String>,
    about_the_child: BTreeSet<String>,
    about_the_birth: BTreeSet<String>,
}

impl Words {
    /// From the corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let traits = corpus.traits();
        let names = |slots: &BTreeSet<otayori_pack::SlotId>| slots.iter().map(ToString::to_string).collect();
        Self {
            development: names(&traits.development),
            essential: traits.essential.keys().map(ToString::to_string).collect(),
            pull_only: names(&traits.pull_only),
            about_the_child: names(&traits.about_the_child),
            about_the_birth: names(&traits.about_the_birth),
        }
    }

    fn suit(&self, child: &Child, slot: &str) -> bool {
        if self.pull_only.contains(slot) {
            return false;
        }
        if child.joined && self.about_the_birth.contains(slot) {
            return false;
        }
        if child.undecided && self.about_the_child.contains(slot) {
            return false;
        }
        !(child.milestones_hidden && self.development.contains(slot) && !self.essential.contains(slot))
    }

    /// Every day with a letter that is sent, whether the child is accompanied on that day or not.
    pub fn days(&self, child: &Child) -> BTreeMap<Date, Slot> {
        let mut days = match (child.born, child.due) {
            (Some(born), _) => self.childhood(child, born),
            (None, Some(due)) => {
                (28..294).map(|day| (plus(due, day - 280), slot(format!("g{day:03}")))).collect()
            }
            (None, None) => BTreeMap::new(),
        };
        days.retain(|_, slot| self.suit(child, slot));
        days
    }

    fn childhood(&self, child: &Child, born: Date) -> BTreeMap<Date, Slot> {
        let plain = by_age(born, child.last_of_february);
        let Some(weeks) = child.weeks().filter(|weeks| *weeks < 259) else { return plain };
        let early = |slot: &str| self.development.contains(slot) && first_three_years(slot);
        let due = plus(born, 280 - weeks);
        let third = birthday(born, 3, child.last_of_february);
        let mut days: BTreeMap<Date, Slot> = plain.into_iter().filter(|(_, slot)| !early(slot)).collect();
        let fixed: BTreeSet<Date> = days.keys().copied().collect();
        let mut free_from = born;
        let mut waiting: Vec<(Date, (u8, Slot))> = by_age(due, child.last_of_february)
            .into_iter()
            .filter(|(_, slot)| early(slot))
            .map(|(day, slot)| (day.min(third), (u8::from(slot.starts_with('y')), slot)))
            .collect();
        waiting.sort();
        for (wanted, (_, slot)) in waiting {
            let mut day = wanted.max(free_from);
            while fixed.contains(&day) {
                day = plus(day, 1);
            }
            free_from = plus(day, 1);
            days.insert(day, slot);
        }
        days
    }
}

fn slot(name: String) -> Slot {
    name.into()
}

fn first_three_years(slot: &str) -> bool {
    slot.starts_with('d') || slot.contains('w')
}

fn by_age(born: Date, last_of_february: bool) -> BTreeMap<Date, Slot> {
    let mut days = BTreeMap::new();
    for day in (0..=100).chain((103..=364).step_by(3)) {
        days.insert(plus(born, day), slot(format!("d{day:04}")));
    }
    for year in 1..=5_i64 {
        let from = birthday(born, year, last_of_february);
        let (every, many, letter) = if year <= 2 { (7, 52, 'w') } else { (14, 26, 'f') };
        // The last one of a year would fall on the eve of the birthday after.
        for count in 0..many {
            days.insert(plus(from, every * count), slot(format!("y{year}{letter}{count:02}")));
        }
    }
    for year in 6..=17_i64 {
        for month in 0..12 {
            let day = month_day(born, year * 12 + month, last_of_february);
            days.insert(day, slot(format!("y{year:02}m{month:02}")));
        }
    }
    days.insert(birthday(born, 18, last_of_february), slot("y18".to_owned()));
    days
}

fn birthday(born: Date, years: i64, last_of_february: bool) -> Date {
    month_day(born, years * 12, last_of_february)
}

/// The same day some months on, or the month's last; 29 February has its birthday on 1 March in common years unless chosen
/// otherwise.
fn month_day(born: Date, months: i64, last_of_february: bool) -> Date {
    let day = born.checked_add(Span::new().months(months)).unwrap_or(born);
    let leap = (born.month(), born.day()) == (2, 29);
    if leap && months % 12 == 0 && day.day() == 28 && !last_of_february { plus(day, 1) } else { day }
}
