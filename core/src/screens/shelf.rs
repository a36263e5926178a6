//! The shelf: letters that came, words found again, cards, and what comes next.

use chrono::NaiveDate;
use otayori_pack::SlotId;

use super::desk::{Desk, SlotRow};
use super::error::PhoneError;
use super::near::DeadlineRow;
use super::wording::Wording;
use crate::arrival::{Branch, branches, is_quiet};
use crate::corpus::{Hit, Part, Reader};
use crate::family::ChildId;
use crate::region::Deadline;
use crate::reminders::{About, Due, Notice};

/// A letter on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfRow {
    /// The day it belongs to.
    pub of: NaiveDate,
    /// The letter.
    pub letter: SlotRow,
    /// For whom.
    pub child: ChildId,
    /// The day it came; `None`: unread, and nobody counts.
    pub came_on: Option<NaiveDate>,
}

/// Letters of a month on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfMonth {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// How many letters stand there.
    pub letters: u32,
}

/// A letter in which words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRow {
    /// The letter.
    pub letter: SlotRow,
    /// Whether the words stand in its title; otherwise in a line of its body.
    pub in_title: bool,
    /// That line before the words.
    pub before: String,
    /// The words as they stand there.
    pub found: String,
    /// That line after the words.
    pub after: String,
    /// To be shown after the others: of a pregnancy that ended.
    pub is_quiet: bool,
}

/// A shelf of cards that a person may open. Nothing on it is ever sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardShelf {
    /// Its name: `card`, `loss`, `preterm`, and so on.
    pub shelf: String,
    /// Its cards.
    pub cards: Vec<SlotRow>,
    /// Named only to somebody who asks: it stands behind a quiet word and never on a day's page.
    pub is_for_those_who_ask: bool,
}

/// A day to come with its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpcomingRow {
    /// The day.
    pub on: NaiveDate,
    /// The hour at which its notice comes, local time.
    pub hour: u8,
    /// Its letters, each once.
    pub letters: Vec<SlotRow>,
    /// What it reminds of, each once.
    pub deadlines: Vec<DeadlineRow>,
}

/// Cards that are there for everybody.
const CARDS: &str = "card";

impl Desk<'_> {
    /// Letters from one day to another, both included, latest first.
    pub(super) fn shelf(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<ShelfRow>, PhoneError> {
        let shelved = self.shelved().into_iter().filter(|shelved| (from..=until).contains(&shelved.of));
        let row = |shelved: crate::arrival::Shelved| {
            let letter = self.row(&shelved.slot, shelved.of)?;
            Ok(ShelfRow { of: shelved.of, letter, child: shelved.child, came_on: shelved.came_on })
        };
        shelved.map(row).collect()
    }

    /// Months with letters, latest first.
    pub(super) fn shelf_months(&self) -> Vec<ShelfMonth> {
        let mut months: Vec<ShelfMonth> = Vec::new();
        for shelved in self.shelved() {
            let Some(month) = month_of(shelved.of) else { continue };
            match months.last_mut() {
                Some(last) if last.first == month.first => last.letters += 1,
                _ => months.push(month),
            }
        }
        months
    }

    /// Letters in which words stand.
    pub(super) fn search(&self, words: &str) -> Result<Vec<SearchRow>, PhoneError> {
        let reader: Reader = self.reader(self.now.date);
        let hits = self.corpus.search(words, &reader)?.into_iter();
        let mut rows: Vec<SearchRow> = hits.filter_map(|hit| self.search_row(&hit)).collect();
        // A pregnancy that ended is not what a search begins with.
        rows.sort_by_key(|row| row.is_quiet);
        Ok(rows)
    }

    fn search_row(&self, hit: &Hit) -> Option<SearchRow> {
        let line = match hit.part {
            Part::Title => hit.message.title.plain(),
            Part::Line(n) => hit.message.body.lines().nth(n)?.plain(),
        };
        let title = Some(Wording::of(&hit.message.title, self.language));
        Some(SearchRow {
            letter: SlotRow { slot: hit.slot.clone(), title },
            in_title: hit.part == Part::Title,
            before: line.get(..hit.range.start)?.to_owned(),
            found: line.get(hit.range.clone())?.to_owned(),
            after: line.get(hit.range.end..)?.to_owned(),
            is_quiet: is_quiet(&self.household.family, hit.slot.shelf()),
        })
    }

    /// Shelves of cards: those for everybody, and those open because of what was reported.
    pub(super) fn cards(&self) -> Result<Vec<CardShelf>, PhoneError> {
        let open = branches(&self.household.family, self.now.date);
        let shelves = open.iter().map(|branch| (branch.shelf(), branch.is_for_those_who_ask()));
        std::iter::once((CARDS, false))
            .chain(shelves)
            .map(|(shelf, asks)| self.card_shelf(shelf, asks))
            .collect()
    }

    fn card_shelf(&self, name: &str, is_for_those_who_ask: bool) -> Result<CardShelf, PhoneError> {
        let on = self.now.date;
        let slots = self.corpus.traits().pull_only.iter().filter(|slot| slot.shelf() == name);
        let cards = slots.map(|slot| self.row(slot, on)).collect::<Result<Vec<_>, _>>()?;
        let cards = cards.into_iter().filter(|card| card.title.is_some()).collect();
        Ok(CardShelf { shelf: name.to_owned(), cards, is_for_those_who_ask })
    }

    /// Days to come, from what the planner says.
    pub(super) fn upcoming(
        &self,
        coming: &[Notice],
        due: &[(Due, Deadline)],
    ) -> Result<Vec<UpcomingRow>, PhoneError> {
        coming.iter().map(|notice| self.upcoming_row(notice, due)).collect()
    }

    fn upcoming_row(&self, notice: &Notice, due: &[(Due, Deadline)]) -> Result<UpcomingRow, PhoneError> {
        use chrono::Timelike as _;
        let (mut slots, mut named): (Vec<SlotId>, Vec<&String>) = (Vec::new(), Vec::new());
        let mut deadlines = Vec::new();
        for about in &notice.about {
            match about {
                About::Letter { slot, .. } if !slots.contains(slot) => slots.push(slot.clone()),
                About::Deadline { child, id } if !named.contains(&id) => {
                    named.push(id);
                    let of_it = |(due, _): &&(Due, Deadline)| due.id == *id && due.child == *child;
                    deadlines.extend(due.iter().find(of_it).map(|(_, deadline)| self.deadline(deadline)));
                }
                _ => {}
            }
        }
        let letters = slots.iter().map(|slot| self.row(slot, notice.id));
        Ok(UpcomingRow {
            on: notice.id,
            hour: u8::try_from(notice.fire.hour()).unwrap_or_default(),
            letters: letters.collect::<Result<_, _>>()?,
            deadlines,
        })
    }
}

/// The shelf of cards that an ending opens.
pub(super) fn shelf_after_ending(born: bool) -> &'static str {
    if born { Branch::Bereaved.shelf() } else { Branch::Loss.shelf() }
}

fn month_of(day: NaiveDate) -> Option<ShelfMonth> {
    use chrono::{Datelike as _, Months};
    let first = day.with_day(1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(ShelfMonth { first, last, letters: 1 })
}
