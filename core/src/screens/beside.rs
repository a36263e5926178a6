//! Whom to call, beside a call that takes long: what was known when it began.
//!
//! A backup of many photos takes minutes, and somebody may need help meanwhile. This answers without the folder. It knows
//! nothing that was changed since: whoever began the long call drops it at its end.

use std::fmt;
use std::sync::Arc;

use super::desk::Desk;
use super::error::PhoneError;
use super::help::{HelpScreen, Situation};
use super::phone::{Phone, Read};
use crate::corpus::Corpus;
use crate::family::LocalMoment;
use crate::region::Regions;

/// Help, as it was known at one moment.
pub struct Beside {
    corpus: Arc<Corpus>,
    regions: Regions,
    read: Read,
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
        Ok(Beside { corpus: Arc::clone(&self.corpus), regions: self.regions.clone(), read })
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

    fn desk(&self, now: LocalMoment) -> Desk<'_> {
        Desk {
            corpus: &self.corpus,
            regions: &self.regions,
            strings: &self.read.strings,
            household: &self.read.household,
            language: &self.read.language,
            now,
            own: &self.read.own,
        }
    }
}
