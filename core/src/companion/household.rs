//! The household in the vault: read whole, changed in one step, written back as far as it changed.
//!
//! A change that fails half way leaves everything as it was. What must hold even on a full disk (an ending, a pause, the
//! note of what came) may use the vault's reserve.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use otayori_pack::SlotId;
use otayori_vault::{
    Collection, Condition, Part, Reading, Repaired, RowDamaged, Source, Urgency, VaultError, Writing,
};

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
    /// The household as it is now, whoever changed it last. In a folder that can only be read because it is damaged
    /// everybody waits: what was told since the copy was made could be an ending.
    ///
    /// # Errors
    /// [`CompanionError::Damaged`] if a report cannot be read: it could be an ending, so nothing is guessed. What is lost
    /// of choices and of which letters came keeps nobody from reading.
    pub fn household(&self) -> Result<Household, CompanionError> {
        let mut household = self.reads(|rows| read(rows)?.whole())?;
        if *self.condition() != Condition::Whole {
            household.family = household.family.waiting();
        }
        Ok(household)
    }

    /// A backup is in a safe place: nothing written here waits for one any more.
    ///
    /// # Errors
    /// Why it cannot be noted; then a backup is offered once more, and nothing else happens.
    pub fn backed_up(&mut self) -> Result<(), CompanionError> {
        self.change(|household| {
            household.notices.backed_up();
            Ok(())
        })
    }

    /// Reads the household, changes it and keeps the change, all or nothing. `change` may be called more than once, on the
    /// household as it then is, when the disk is full and the reserve has to be used.
    ///
    /// While a report cannot be read, an ending, a pause and a removal can still be told, and nothing else: no answer is
    /// given from a part of the family.
    ///
    /// # Errors
    /// Whatever `change` says, or why it cannot be kept.
    pub fn change<T, E: From<CompanionError>>(
        &mut self,
        mut change: impl FnMut(&mut Household) -> Result<T, E>,
    ) -> Result<T, E> {
        let answer = match self.attempt(Urgency::Usual, &mut change) {
            Err(Attempt::Ours(CompanionError::Vault(VaultError::Full))) if self.must_hold(&mut change) => {
                self.attempt(Urgency::MustHold, &mut change)
            }
            answer => answer,
        };
        answer.map_err(|attempt| match attempt {
            Attempt::Theirs(error) => error,
            Attempt::Ours(error) => E::from(error),
        })
    }

    fn attempt<T, E>(
        &mut self,
        urgency: Urgency,
        change: &mut impl FnMut(&mut Household) -> Result<T, E>,
    ) -> Result<T, Attempt<E>> {
        self.vault.write(urgency, |rows| {
            let found = read(rows)?;
            let mut after = found.household.clone();
            let answer = change(&mut after).map_err(Attempt::Theirs)?;
            if found.lost > 0 && !only_stops(&found.household, &after) {
                found.whole()?;
            } else {
                write(rows, &found.household, &after)?;
            }
            Ok(answer)
        })
    }

    /// Whether a change is one that may use the reserve: asked of the change itself, on a copy.
    fn must_hold<T, E>(&self, change: &mut impl FnMut(&mut Household) -> Result<T, E>) -> bool {
        let Ok(found) = self.reads(read) else { return false };
        let mut after = found.household.clone();
        change(&mut after).is_ok() && cannot_wait(&found.household, &after)
    }
}

/// What is readable of a household.
pub(super) struct Found {
    pub(super) household: Household,
    /// Reports that cannot be read.
    lost: usize,
}

impl Found {
    /// The household, if no report of it is lost.
    pub(super) fn whole(self) -> Result<Household, CompanionError> {
        if self.lost == 0 {
            Ok(self.household)
        } else {
            Err(damaged(REPORTS, "it does not open, and no copy has it"))
        }
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

/// Whether a report stops something.
fn stops(entry: &Entry) -> bool {
    matches!(entry.event, LifeEvent::Ended { .. } | LifeEvent::Paused { .. } | LifeEvent::Removed { .. })
}

/// Whether a change tells that something stops, and of nothing else.
fn only_stops(before: &Household, after: &Household) -> bool {
    let mut told = after.family.entries().difference(before.family.entries()).peekable();
    told.peek().is_some() && told.all(stops) && before.preferences == after.preferences
}

/// Whether losing this change would break a promise: something stops, or was delivered. What comes with a merge can wait.
fn cannot_wait(before: &Household, after: &Household) -> bool {
    const FEW: usize = 16;
    let told: Vec<&Entry> = after.family.entries().difference(before.family.entries()).collect();
    let stopping = told.len() <= FEW && told.iter().any(|entry| stops(entry));
    stopping || (told.is_empty() && (before.ledger != after.ledger || before.notices != after.notices))
}

pub(super) fn read(rows: &Reading<'_>) -> Result<Found, CompanionError> {
    let mut log = BTreeSet::new();
    let mut lost = 0;
    for row in rows.rows(REPORT)? {
        match report(row.body) {
            Ok(entry) => _ = log.insert(entry),
            Err(CompanionError::Damaged { .. }) => lost += 1,
            Err(error) => return Err(error),
        }
    }
    let waits = who_waits(rows)?;
    let family = Family::of(log, waits.clone().unwrap_or_default());
    let mut family = family.ok_or_else(|| damaged(REPORTS, "a date that cannot be counted"))?;
    if waits.is_none() {
        family = family.waiting();
    }
    let mut ledger = Ledger::default();
    for row in rows.rows(LEDGER)? {
        let child = ChildId::from_random(row.id);
        // A note that is lost lets a letter come once more: better than none at all.
        let Ok(letters) = whole(LETTERS, row.body) else { continue };
        for (slot, day) in load::<BTreeMap<SlotId, NaiveDate>>(LETTERS, &letters)? {
            ledger.note(child, slot, day);
        }
    }
    let preferences = match readable(rows.body(PREFERENCES, ONLY))? {
        Some(bytes) => load::<Preferences>(WISHES, &bytes)?,
        None => Preferences::default(),
    };
    let notices = notices(rows)?;
    Ok(Found { household: Household { family, ledger, preferences, notices }, lost })
}

fn report(body: Result<Vec<u8>, RowDamaged>) -> Result<Entry, CompanionError> {
    whole(REPORTS, body).and_then(|bytes| load::<Entry>(REPORTS, &bytes))
}

/// Who waits to be confirmed; nothing where that cannot be read. A copy does not do: it may be from before a restore, and
/// whoever came with that could have been lost since.
fn who_waits(rows: &Reading<'_>) -> Result<Option<BTreeSet<ChildId>>, CompanionError> {
    match rows.body_and_source(UNCONFIRMED, ONLY) {
        Ok(None) => Ok(Some(BTreeSet::new())),
        Ok(Some((bytes, Source::Database))) => load(REPORTS, &bytes).map(Some),
        Ok(Some((_, Source::Copy { .. }))) | Err(VaultError::Damaged { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether nobody has told or chosen anything. A choice that cannot be read was one.
pub(super) fn is_new(rows: &Reading<'_>) -> Result<bool, CompanionError> {
    Ok(rows.ids(REPORT)?.is_empty() && !rows.is_there(PREFERENCES, ONLY)?)
}

/// Something was written that no backup has: noted with it, so that nobody can forget to.
pub(super) fn wrote(rows: &mut Writing<'_>, on: NaiveDate) -> Result<(), CompanionError> {
    let before = notices(rows)?;
    let mut after = before.clone();
    after.wrote(on);
    if after != before {
        rows.put(NOTICES, ONLY, &[], &store(SHOWN, &after)?)?;
    }
    Ok(())
}

fn notices(rows: &Reading<'_>) -> Result<Notices, CompanionError> {
    match readable(rows.body(NOTICES, ONLY))? {
        Some(bytes) => load::<Notices>(SHOWN, &bytes),
        None => Ok(Notices::default()),
    }
}

/// What is damaged and has no copy counts as not there: choices can be made again.
fn readable(part: Result<Option<Vec<u8>>, VaultError>) -> Result<Option<Vec<u8>>, CompanionError> {
    match part {
        Err(VaultError::Damaged { .. }) => Ok(None),
        part => Ok(part?),
    }
}

/// What follows from a repair: reports that are lost are let go, and everybody waits to be confirmed unless every report is
/// here that ever was, and who waits is known. Otherwise one that is gone could have been an ending.
pub(super) fn after_repair(rows: &mut Writing<'_>, repaired: &Repaired) -> Result<(), CompanionError> {
    let mut lost = Vec::new();
    for row in rows.rows(REPORT)? {
        match report(row.body) {
            Err(CompanionError::Damaged { .. }) => lost.push(row.id),
            answer => _ = answer?,
        }
    }
    for id in &lost {
        rows.delete(REPORT, *id)?;
    }
    let complete = |collection: Collection| repaired.complete.contains(&collection.number);
    let mut not_as_it_was = repaired.lost.iter().chain(&repaired.from_copies);
    let knows_who_waits = complete(UNCONFIRMED)
        && !not_as_it_was.any(|part| part.collection == UNCONFIRMED.number && part.part == Part::Body);
    if lost.is_empty() && complete(REPORT) && knows_who_waits {
        return Ok(());
    }
    let family = read(rows)?.household.family.waiting();
    Ok(rows.put(UNCONFIRMED, ONLY, &[], &store(REPORTS, family.unconfirmed())?)?)
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
