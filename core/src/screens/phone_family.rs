//! One phone's family: who there is, what is told, how letters are wanted.

use chrono::NaiveDate;

use super::error::PhoneError;
use super::family::{FamilyScreen, ReportRow, Wishes};
use super::phone::{Phone, Read};
use super::reminders::PendingNotices;
use super::telling::{MOST_NAMES, Telling, Told};
use super::wording::Wording;
use crate::family::{Hour, LocalMoment};
use crate::reminders::{Pending, Report, after_report, report};
use crate::strings::Key;

/// What something told would mean, before it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Where everybody who is new would be.
    pub stages: Vec<Wording>,
    /// The due date that follows.
    pub due: Option<NaiveDate>,
}

impl Phone {
    /// Everybody, and what may be told of them.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn family(&mut self, now: LocalMoment) -> Result<FamilyScreen, PhoneError> {
        self.with_home(now, |desk| Ok(desk.family()))
    }

    /// What was reported, in the order in which it is read.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn reports(&mut self, now: LocalMoment) -> Result<Vec<ReportRow>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.reports()))
    }

    /// What something told would mean. Nothing is kept, and nothing needs to be open.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be.
    pub fn preview(&mut self, telling: &Telling, now: LocalMoment) -> Result<Preview, PhoneError> {
        let read = self.read()?;
        let mut after = read.household.clone();
        let names = (0..MOST_NAMES).map(placeholder).collect();
        let told = telling.record(&mut after.family, now, names);
        let told = told.map_err(|reason| telling.refused(reason, now.date, &read.strings))?;
        let read = Read { household: after, ..read };
        let desk = self.desk(&read, now);
        let new = told.children.iter().filter_map(|child| read.household.family.member(*child));
        let due = new.clone().find_map(|member| member.due).map(crate::calendar::DueDate::date);
        let mut stages: Vec<Wording> = new.map(|member| desk.stage(member, now.date).1).collect();
        stages.dedup();
        Ok(Preview { stages, due })
    }

    /// The notices to take back before something is told that stops something: an ending, a pause, a removal, a birth, a
    /// corrected date. A shell takes them back first and tells then: whoever dies between has lost notices, which come
    /// again, and never shows one about what has ended.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be. While the family cannot be read, take back everything
    /// ([`super::every_id`]).
    pub fn would_cancel(
        &mut self,
        telling: &Telling,
        pending: &PendingNotices,
        now: LocalMoment,
    ) -> Result<Vec<NaiveDate>, PhoneError> {
        let read = self.read_home()?;
        let mut after = read.household.clone();
        let names = (0..MOST_NAMES).map(placeholder).collect();
        let told = telling.record(&mut after.family, now, names);
        told.map_err(|reason| telling.refused(reason, now.date, &read.strings))?;
        Ok(after_report(&read.household, &after, &pending.read()))
    }

    /// Writes down what a person tells. All of it is kept, or nothing. A usual plan follows.
    ///
    /// What [`Phone::would_cancel`] names counts as taken back with it: no later plan takes it for shown because it no longer waits.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be, in the person's language; [`PhoneError::Full`] and the others of storage.
    pub fn tell(&mut self, telling: &Telling, now: LocalMoment) -> Result<Told, PhoneError> {
        let language = self.read_language();
        let strings = self.strings_of(&language)?;
        let home = self.home()?;
        let names = (0..MOST_NAMES).map(|_| home.vault().random_id()).collect::<Result<Vec<_>, _>>()?;
        home.change(|household| {
            let before = household.clone();
            let told = telling.record(&mut household.family, now, names.clone());
            let told = told.map_err(|reason| telling.refused(reason, now.date, &strings))?;
            let cancelled = after_report(&before, household, &Pending::Unknown);
            report(&mut household.notices, &Report { cancelled, ..Report::default() }, now);
            Ok(told)
        })
    }

    /// How letters are wanted on this phone.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn wishes(&mut self) -> Result<Wishes, PhoneError> {
        Ok(Wishes::of(&self.home()?.household()?))
    }

    /// Takes other wishes. A usual plan follows.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for a language that is not there, [`PhoneError::Invalid`] for an hour at which people sleep.
    pub fn wish(&mut self, wishes: &Wishes) -> Result<(), PhoneError> {
        for tag in std::iter::once(&wishes.language).chain(&wishes.second_language) {
            if !self.corpus.languages().iter().any(|row| row.tag == *tag) {
                return Err(PhoneError::not_found("language"));
            }
        }
        let strings = self.strings_of(&wishes.language)?;
        let hour = Hour::try_from(wishes.hour)
            .map_err(|_| PhoneError::invalid(strings.text(Key::ErrorHour, &[])))?;
        self.home()?.change(|household| {
            wishes.write(household, hour);
            Ok(())
        })
    }
}

/// A name for a trial, of which nothing is kept.
fn placeholder(number: usize) -> [u8; 16] {
    let mut name = [0xFF; 16];
    name[15] = u8::try_from(number).unwrap_or_default();
    name
}
