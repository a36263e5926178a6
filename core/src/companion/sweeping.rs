//! Pictures that nothing names: taken out of a draft, or kept by an app that was ended before it saved one.
//!
//! A picture is sealed before a row names it, so one that nothing names may belong to what is being written now. It goes
//! once it was found unnamed on a day and is so still, days later. Where anything of the journal cannot be read nothing goes:
//! it might name it, and might come back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use otayori_vault::Urgency;
use serde::{Deserialize, Serialize};

use super::Companion;
use super::collections::{ONLY, UNNAMED};
use super::error::CompanionError;
use super::journal::{all_photos, unless_damaged};
use super::row::{load, store};
use crate::journal::PhotoId;

/// The name of the row in errors.
const WHAT: &str = "the note of pictures that nothing names";
/// So many days a picture stays unnamed before it goes.
const GRACE_DAYS: i64 = 2;

/// What was found when somebody last looked.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unnamed {
    looked_on: NaiveDate,
    since: BTreeMap<PhotoId, NaiveDate>,
}

impl Companion {
    /// Looks once a day at what nothing names. Until the PIN is given nobody can look.
    ///
    /// # Errors
    /// Why it cannot look, or not note it. Nothing waits for it: the next day looks again.
    pub(super) fn sweep(&mut self, day: NaiveDate) -> Result<(), CompanionError> {
        if !self.vault.is_unlocked() {
            return Ok(());
        }
        let before = self.reads(|rows| {
            let note = rows.body(UNNAMED, ONLY).map_err(CompanionError::from);
            unless_damaged(note.and_then(|note| note.map(|bytes| load::<Unnamed>(WHAT, &bytes)).transpose()))
        })?;
        let before = before.unwrap_or_default();
        if before.looked_on == day {
            return Ok(());
        }
        let here = self.vault.files()?;
        if here.is_empty() {
            return Ok(());
        }
        let named = self.reads(all_photos)?;
        if !named.is_whole {
            return Ok(());
        }
        let here = here.into_iter().map(PhotoId::from_random);
        let unnamed = here.filter(|photo| !named.photos.contains(photo));
        let since = |photo: PhotoId| (photo, before.since.get(&photo).copied().unwrap_or(day));
        let (old, since): (BTreeMap<_, _>, BTreeMap<_, _>) =
            unnamed.map(since).partition(|(_, since)| (day - *since).num_days() >= GRACE_DAYS);
        let note = store(WHAT, &Unnamed { looked_on: day, since })?;
        self.vault.write(Urgency::Usual, |rows| rows.put(UNNAMED, ONLY, &[], &note))?;
        self.let_go_of(old.into_keys().collect());
        Ok(())
    }
}
