//! One phone's letters, and what is near.

use chrono::{Days, NaiveDate};
use otayori_pack::SlotId;

use super::desk::{LetterPage, SlotRow};
use super::error::PhoneError;
use super::help::{HelpScreen, Situation};
use super::near::{CounterCardPage, DeadlineGroup, DeadlineRow};
use super::phone::Phone;
use super::shelf::{CardShelf, SearchRow, ShelfMonth, ShelfRow, UpcomingRow};
use super::today::TodayScreen;
use crate::arrival::{Arrival, arrivals, essentials, note};
use crate::companion::{CompanionError, Condition};
use crate::corpus::Reader;
use crate::family::LocalMoment;
use crate::household::Household;
use crate::reminders::{Due, upcoming};

impl Phone {
    /// Everything of a day, noted as come and read. The app shows it when it comes to the front. In a sealed copy everybody
    /// waits to be confirmed: what was told since it was made could be an ending.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`]; [`PhoneError::Damaged`] where a report cannot be read: it could be an ending. A full disk keeps
    /// nobody from reading.
    pub fn today(&mut self, now: LocalMoment) -> Result<TodayScreen, PhoneError> {
        let Self { corpus, regions, home, .. } = self;
        let home = home.as_mut().ok_or(PhoneError::NotOpen)?;
        let come = |household: &mut Household| {
            let reader = reader_of(household, now.date);
            let (family, ledger) = (&household.family, &household.ledger);
            let tracks = household.preferences.tracks.iter();
            let mut coming: Vec<Arrival> =
                tracks.flat_map(|track| arrivals(corpus, family, ledger, *track, now.date)).collect();
            coming.extend(regions.arrivals(corpus, family, ledger, corpus.region(&reader), now.date));
            note(&mut household.ledger, &coming, now.date);
            household.notices.opened(now.date);
            coming
        };
        let noted = home.change(|household| Ok::<_, CompanionError>((come(household), household.clone())));
        let (coming, household, not_noted) = match noted.map_err(PhoneError::from) {
            Ok((coming, household)) => (coming, household, false),
            Err(error) if error.only_keeps_from_writing() => {
                let mut household = home.household()?;
                (come(&mut household), household, true)
            }
            Err(error) => return Err(error),
        };
        let copied = if not_noted { Ok(()) } else { home.is_day(now.date) };
        let damaged = *home.condition() != Condition::Whole
            || matches!(copied.map_err(PhoneError::from), Err(PhoneError::Damaged { .. }));
        let read = self.reading(household)?;
        let mut screen = self.desk(&read, now).today(&coming)?;
        screen.not_noted = not_noted;
        screen.needs_repair = damaged;
        Ok(screen)
    }

    /// An earlier day, as it stands on the shelf. Nothing is noted. A day to come is empty.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn day(&mut self, on: NaiveDate, now: LocalMoment) -> Result<TodayScreen, PhoneError> {
        self.with_home(now, |desk| desk.day(on))
    }

    /// A letter or card by its slot. `of` is the day it belongs to, if it has one.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] where there is no such slot, or no text for it. Needs nothing to be open.
    pub fn letter(
        &mut self,
        slot: &SlotId,
        of: Option<NaiveDate>,
        now: LocalMoment,
    ) -> Result<LetterPage, PhoneError> {
        let page = self.with(now, |desk| desk.letter(slot, of, &[], None))?;
        page.ok_or_else(|| PhoneError::not_found("letter"))
    }

    /// Letters from one day to another, both included, latest first.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn shelf(
        &mut self,
        from: NaiveDate,
        until: NaiveDate,
        now: LocalMoment,
    ) -> Result<Vec<ShelfRow>, PhoneError> {
        self.with_home(now, |desk| desk.shelf(from, until))
    }

    /// Months with letters, latest first.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn shelf_months(&mut self, now: LocalMoment) -> Result<Vec<ShelfMonth>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.shelf_months()))
    }

    /// Letters in which words stand, from one character on; none for spaces.
    ///
    /// # Errors
    /// As [`Phone::letter`].
    pub fn search(&mut self, words: &str, now: LocalMoment) -> Result<Vec<SearchRow>, PhoneError> {
        self.with(now, |desk| desk.search(words))
    }

    /// What comes from now on, for so many days.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn upcoming(&mut self, days: u32, now: LocalMoment) -> Result<Vec<UpcomingRow>, PhoneError> {
        let read = self.read_home()?;
        let ahead = Days::new(u64::from(days).saturating_sub(1));
        let until = now.date.checked_add_days(ahead).unwrap_or(NaiveDate::MAX);
        let due = self.regions.due(&self.corpus, &read.household, now.date);
        let wanted: Vec<Due> = due.iter().map(|(due, _)| due.clone()).collect();
        let coming = upcoming(&self.corpus, &read.strings, &read.household, &wanted, now, until);
        self.desk(&read, now).upcoming(&coming, &due)
    }

    /// Safety letters that were missed and still matter.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn essentials(&mut self, now: LocalMoment) -> Result<Vec<SlotRow>, PhoneError> {
        self.with_home(now, |desk| {
            let Household { family, ledger, .. } = desk.household;
            let missed = essentials(desk.corpus, family, ledger, now.date);
            missed.iter().map(|slot| desk.row(slot, now.date)).collect()
        })
    }

    /// Shelves of cards. Those for everybody are there with nothing open.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    // The method's own name is not general enough over the lifetime of a desk.
    #[allow(clippy::redundant_closure_for_method_calls)]
    pub fn cards(&mut self, now: LocalMoment) -> Result<Vec<CardShelf>, PhoneError> {
        self.with(now, |desk| desk.cards())
    }

    /// Situations in which somebody can be called.
    ///
    /// # Errors
    /// As [`Phone::cards`].
    pub fn situations(&mut self, now: LocalMoment) -> Result<Vec<Situation>, PhoneError> {
        self.with(now, |desk| Ok(desk.situations()))
    }

    /// Whom to call in a situation, by its help key.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn help(&mut self, situation: &str, now: LocalMoment) -> Result<HelpScreen, PhoneError> {
        self.with(now, |desk| desk.help(situation))
    }

    /// What is open or opens soon, child by child; `all`: also what opens much later.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn deadlines(&mut self, all: bool, now: LocalMoment) -> Result<Vec<DeadlineGroup>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.deadlines(all)))
    }

    /// What is for after a loss: only where something ended, and only for whoever asks.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn deadlines_after_loss(&mut self, now: LocalMoment) -> Result<Vec<DeadlineRow>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.deadlines_after_loss()))
    }

    /// Cards to show at a counter, without those for after a loss.
    ///
    /// # Errors
    /// As [`Phone::cards`].
    pub fn counter_cards(&mut self, now: LocalMoment) -> Result<Vec<CounterCardPage>, PhoneError> {
        self.with(now, |desk| Ok(desk.counter_cards()))
    }

    /// Those for after a loss: only where something ended, and only for whoever asks.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn counter_cards_after_loss(&mut self, now: LocalMoment) -> Result<Vec<CounterCardPage>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.counter_cards_after_loss()))
    }
}

/// A letter uses the region of its own day.
fn reader_of(household: &Household, on: NaiveDate) -> Reader {
    let reader = Reader::new(&household.preferences.language);
    match household.family.region_on(on) {
        Some(region) => reader.in_region(region),
        None => reader,
    }
}
