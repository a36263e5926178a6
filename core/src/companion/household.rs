//! The household in the vault: read whole, changed in one step, written back as far as it changed.
//!
//! A change that fails half way leaves everything as it was. What must hold even on a full disk (an ending, a pause, the
//! note of what came) may use the vault's reserve.

use std::collections::{BTreeMap, BTreeSet};

use otayori_pack::SlotId;
use otayori_vault::{Reading, Urgency, VaultError, Writing};

use super::Companion;
use super::collections::{LEDGER, NOTICES, ONLY, PREFERENCES, REPORT, UNCONFIRMED};
use super::error::CompanionError;
use super::row::{damaged, load, store, whole};
use crate::family::{ChildId, Entry, Family, LifeEvent, Preferences};
use crate::household::Household;
use crate::ledger::Ledger;
use crate::reminders::Notices;

/// Names of rows in errors.
const REPORTS: &str = "a report of the family";
const LETTERS: &str = "the note of which letters came";
const WISHES: &str = "the choices of this phone";
const SHOWN: &str = "the note of which notices were shown";

impl Companion {
    /// The household as it is now, whoever changed it last.
    ///
    /// # Errors
    /// [`CompanionError::Damaged`] names what cannot be read; nothing is replaced by guesses.
    pub fn household(&self) -> Result<Household, CompanionError> {
        self.reads(read)
    }

    /// Reads the household, changes it and keeps the change, all or nothing. `change` may be called a second time, on
    /// the household as it then is, when the disk is full and the reserve has to be used.
    ///
    /// # Errors
    /// Whatever `change` says, or why it cannot be kept.
    pub fn change<T, E: From<CompanionError>>(
        &mut self,
        mut change: impl FnMut(&mut Household) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut must_hold = false;
        let mut attempt = |companion: &mut Self, urgency, must_hold: &mut bool| {
            companion.vault.write(urgency, |rows| {
                let before = read(rows)?;
                let mut after = before.clone();
                let answer = change(&mut after).map_err(Attempt::Theirs)?;
                *must_hold = cannot_wait(&before, &after);
                write(rows, &before, &after)?;
                Ok(answer)
            })
        };
        let first = attempt(self, Urgency::Usual, &mut must_hold);
        let answer = match first {
            Err(Attempt::Ours(CompanionError::Vault(VaultError::Full))) if must_hold => {
                attempt(self, Urgency::MustHold, &mut must_hold)
            }
            answer => answer,
        };
        answer.map_err(|attempt| match attempt {
            Attempt::Theirs(error) => error,
            Attempt::Ours(error) => E::from(error),
        })
    }
}

/// Whose error it is: only our own full disk is tried again.
enum Attempt<E> {
    Theirs(E),
    Ours(CompanionError),
}

impl<E> From<VaultError> for Attempt<E> {
    fn from(error: VaultError) -> Self {
        Self::Ours(error.into())
    }
}

impl<E> From<CompanionError> for Attempt<E> {
    fn from(error: CompanionError) -> Self {
        Self::Ours(error)
    }
}

/// Whether losing this change would break a promise: something stops, or was delivered.
fn cannot_wait(before: &Household, after: &Household) -> bool {
    let stops = |entry: &&Entry| {
        matches!(entry.event, LifeEvent::Ended { .. } | LifeEvent::Paused { .. } | LifeEvent::Removed { .. })
    };
    after.family.entries().difference(before.family.entries()).any(|entry| stops(&entry))
        || before.ledger != after.ledger
        || before.notices != after.notices
}

pub(super) fn read(rows: &Reading<'_>) -> Result<Household, CompanionError> {
    let mut log = BTreeSet::new();
    for row in rows.rows(REPORT)? {
        log.insert(load::<Entry>(REPORTS, &whole(REPORTS, row.body)?)?);
    }
    let unconfirmed = match rows.body(UNCONFIRMED, ONLY)? {
        Some(bytes) => load::<BTreeSet<ChildId>>(REPORTS, &bytes)?,
        None => BTreeSet::new(),
    };
    let family =
        Family::of(log, unconfirmed).ok_or_else(|| damaged(REPORTS, "a date that cannot be counted"))?;
    let mut ledger = Ledger::default();
    for row in rows.rows(LEDGER)? {
        let child = ChildId::from_random(row.id);
        let letters = whole(LETTERS, row.body)?;
        for (slot, day) in load::<BTreeMap<SlotId, chrono::NaiveDate>>(LETTERS, &letters)? {
            ledger.note(child, slot, day);
        }
    }
    let preferences = match rows.body(PREFERENCES, ONLY)? {
        Some(bytes) => load::<Preferences>(WISHES, &bytes)?,
        None => Preferences::default(),
    };
    let notices = match rows.body(NOTICES, ONLY)? {
        Some(bytes) => load::<Notices>(SHOWN, &bytes)?,
        None => Notices::default(),
    };
    Ok(Household { family, ledger, preferences, notices })
}

/// What changed, and nothing else. Reports are never taken out.
pub(super) fn write(
    rows: &mut Writing<'_>,
    before: &Household,
    after: &Household,
) -> Result<(), CompanionError> {
    for entry in after.family.entries().difference(before.family.entries()) {
        let id = rows.random_id()?;
        rows.put(REPORT, id, &[], &store(REPORTS, entry)?)?;
    }
    if after.family.unconfirmed() != before.family.unconfirmed() {
        rows.put(UNCONFIRMED, ONLY, &[], &store(REPORTS, after.family.unconfirmed())?)?;
    }
    for (child, letters) in after.ledger.children() {
        if before.ledger.of_child(child) != Some(letters) {
            rows.put(LEDGER, child.to_bytes(), &[], &store(LETTERS, letters)?)?;
        }
    }
    if after.preferences != before.preferences {
        rows.put(PREFERENCES, ONLY, &[], &store(WISHES, &after.preferences)?)?;
    }
    if after.notices != before.notices {
        rows.put(NOTICES, ONLY, &[], &store(SHOWN, &after.notices)?)?;
    }
    Ok(())
}
