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

/// When a letter comes by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    /// So many days after the first day of the last period.
    Gestation(i64),
    /// So many days after the birth.
    Life(i64),
    /// So many days after a birthday.
    After { birthday: i64, days: i64 },
    /// So many months after the birth.
    Months(i64),
}

/// A letter, its day and what the words say of themselves: data of the corpus.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own in the corpus")]
struct Letter {
    slot: Slot,
    when: When,
    development: bool,
    essential: bool,
    pull_only: bool,
    about_the_child: bool,
    about_the_birth: bool,
}

/// Every letter there is, in order.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pregnancy: Vec<Letter>,
    childhood: Vec<Letter>,
}

impl Words {
    /// Their marks are those of the corpus; which there are and when they come is said again here.
    pub fn of(corpus: &Corpus) -> Self {
        let traits = corpus.traits();
        let names = |slots: &BTreeSet<otayori_pack::SlotId>| -> BTreeSet<String> {
            slots.iter().map(ToString::to_string).collect()
        };
        let essential: BTreeSet<String> = traits.essential.keys().map(ToString::to_string).collect();
        let (development, pull_only) = (names(&traits.development), names(&traits.pull_only));
        let (of_the_child, of_the_birth) = (names(&traits.about_the_child), names(&traits.about_the_birth));
        let letter = |(name, when): (String, When)| Letter {
            development: development.contains(&name),
            essential: essential.contains(&name),
            pull_only: pull_only.contains(&name),
            about_the_child: of_the_child.contains(&name),
            about_the_birth: of_the_birth.contains(&name),
            slot: name.into(),
            when,
        };
        Self {
            pregnancy: (28..294).map(|day| letter((format!("g{day:03}"), When::Gestation(day)))).collect(),
            childhood: by_age().into_iter().map(letter).collect(),
        }
    }

    /// Every day with a letter that is sent, whether the child is accompanied on that day or not.
    pub fn days(&self, child: &Child) -> BTreeMap<Date, Slot> {
        match (child.born, child.due) {
            (Some(born), _) => self.childhood(child, born),
            (None, Some(due)) => {
                let ages = Ages::from(due, child);
                let sent = self.pregnancy.iter().filter(|letter| letter.suits(child));
                sent.map(|letter| (ages.day(letter.when), letter.slot.clone())).collect()
            }
            (None, None) => BTreeMap::new(),
        }
    }

    fn childhood(&self, child: &Child, born: Date) -> BTreeMap<Date, Slot> {
        let ages = Ages::from(born, child);
        let Some(weeks) = child.weeks().filter(|weeks| *weeks < 259) else {
            let sent = self.childhood.iter().filter(|letter| letter.suits(child));
            return sent.map(|letter| (ages.day(letter.when), letter.slot.clone())).collect();
        };
        let (early, plain): (Vec<&Letter>, Vec<&Letter>) =
            self.childhood.iter().partition(|letter| letter.development && letter.first_three_years());
        let mut days: BTreeMap<Date, &Letter> =
            plain.into_iter().map(|letter| (ages.day(letter.when), letter)).collect();
        let fixed: BTreeSet<Date> = days.keys().copied().collect();
        let corrected = Ages::from(plus(born, 280 - weeks), child);
        let third = birthday(born, 3, child.last_of_february);
        // They stand in their order, and a day that two want belongs to the earlier one.
        let mut free_from = born;
        let mut waiting: Vec<(Date, &Letter)> =
            early.into_iter().map(|letter| (corrected.day(letter.when).min(third), letter)).collect();
        waiting.sort_by_key(|(wanted, _)| *wanted);
        for (wanted, letter) in waiting {
            let mut day = wanted.max(free_from);
            while fixed.contains(&day) {
                day = plus(day, 1);
            }
            free_from = plus(day, 1);
            days.insert(day, letter);
        }
        let sent = days.into_iter().filter(|(_, letter)| letter.suits(child));
        sent.map(|(day, letter)| (day, letter.slot.clone())).collect()
    }
}

impl Letter {
    fn suits(&self, child: &Child) -> bool {
        let hidden = child.milestones_hidden && self.development && !self.essential;
        let of_the_birth = child.joined.is_some() && self.about_the_birth;
        let of_the_child = child.undecided && self.about_the_child;
        !(self.pull_only || hidden || of_the_birth || of_the_child)
    }

    fn first_three_years(&self) -> bool {
        self.slot.starts_with('d') || self.slot.contains('w')
    }
}

/// The letters of a childhood in their order.
fn by_age() -> Vec<(String, When)> {
    let mut letters = Vec::new();
    for day in (0..=100).chain((103..=364).step_by(3)) {
        letters.push((format!("d{day:04}"), When::Life(day)));
    }
    for birthday in 1..=5_i64 {
        let (every, many, letter) = if birthday <= 2 { (7, 52, 'w') } else { (14, 26, 'f') };
        // The last one of a year would fall on the eve of the birthday after.
        for count in 0..many {
            let when = When::After { birthday, days: every * count };
            letters.push((format!("y{birthday}{letter}{count:02}"), when));
        }
    }
    for year in 6..=17_i64 {
        for month in 0..12 {
            letters.push((format!("y{year:02}m{month:02}"), When::Months(year * 12 + month)));
        }
    }
    letters.push(("y18".to_owned(), When::After { birthday: 18, days: 0 }));
    letters
}

/// The ages of one child: from its due date, or from its birth, or from its due date as if it were born then.
struct Ages {
    from: Date,
    last_of_february: bool,
    birthdays: [Date; 19],
}

impl Ages {
    fn from(from: Date, child: &Child) -> Self {
        let last_of_february = child.last_of_february;
        let of = |years: usize| birthday(from, i64::try_from(years).unwrap_or(0), last_of_february);
        Self { from, last_of_february, birthdays: std::array::from_fn(of) }
    }

    fn day(&self, when: When) -> Date {
        match when {
            When::Gestation(days) => plus(self.from, days - 280),
            When::Life(days) => plus(self.from, days),
            When::After { birthday, days } => {
                let birthday = usize::try_from(birthday).ok().and_then(|years| self.birthdays.get(years));
                plus(birthday.copied().unwrap_or(self.from), days)
            }
            When::Months(months) => month_day(self.from, months, self.last_of_february),
        }
    }
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
