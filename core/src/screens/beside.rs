//! Whom to call and what to do now, beside a call that takes long: what was known when it began.
//!
//! A backup of many photos takes minutes, and somebody may need help meanwhile. This answers without the folder. It knows
//! nothing that was changed since: whoever began the long call drops it at its end.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use otayori_pack::SlotId;

use super::desk::{Desk, LetterPage};
use super::error::PhoneError;
use super::help::{HelpScreen, Situation};
use super::near::CounterCardPage;
use super::phone::{Phone, Read};
use super::shelf::CardShelf;
use crate::corpus::Corpus;
use crate::family::LocalMoment;
use crate::region::Regions;

/// Help, as it was known at one moment.
pub struct Beside {
    corpus: Arc<Corpus>,
    regions: Regions,
    read: Read,
    country: Option<String>,
}

impl fmt::Debug for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Beside(…)")
    }
}

impl Phone {
    /// Help as it is known now: the regions, the person's own numbers and the language read.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn beside(&mut self) -> Result<Beside, PhoneError> {
        let read = self.read()?;
        let (regions, country) = (self.regions.clone(), self.country.clone());
        Ok(Beside { corpus: Arc::clone(&self.corpus), regions, read, country })
    }
}

impl Beside {
    /// As [`Phone::situations`].
    pub fn situations(&self, now: LocalMoment) -> Vec<Situation> {
        self.desk(now).situations()
    }

    /// As [`Phone::help`].
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn help(&self, situation: &str, now: LocalMoment) -> Result<HelpScreen, PhoneError> {
        self.desk(now).help(situation)
    }

    /// As [`Phone::cards`].
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn cards(&self, now: LocalMoment) -> Result<Vec<CardShelf>, PhoneError> {
        self.desk(now).cards()
    }

    /// As [`Phone::letter`].
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn letter(
        &self,
        slot: &SlotId,
        of: Option<NaiveDate>,
        now: LocalMoment,
    ) -> Result<LetterPage, PhoneError> {
        let page = self.desk(now).letter(slot, of, &[], None)?;
        page.ok_or_else(|| PhoneError::not_found("letter"))
    }

    /// As [`Phone::counter_cards`].
    pub fn counter_cards(&self, now: LocalMoment) -> Vec<CounterCardPage> {
        self.desk(now).counter_cards()
    }

    fn desk(&self, now: LocalMoment) -> Desk<'_> {
        Desk {
            corpus: &self.corpus,
            regions: &self.regions,
            strings: &self.read.strings,
            household: &self.read.household,
            language: &self.read.language,
            now,
            own: &self.read.own,
            country: self.country.as_deref(),
        }
    }
}
