//! Numbers that a person entered, in the vault.
//!
//! They open with the family, not with the journal: whoever needs help at night is asked for no PIN. What is deleted
//! leaves its name and nothing else. Of two forms of one number the one that was put right more often stands: no clock has to
//! be right for it.

use otayori_vault::{Reading, RowId, Urgency, VaultError, Writing};

use super::Companion;
use super::collections::{NUMBER, NUMBER_GONE};
use super::error::CompanionError;
use super::refusal::Refusal;
use super::row::{load, store, whole};
use crate::family::random_id;
use crate::region::OwnNumber;

/// The name of a row in errors.
const WHAT: &str = "a number of one's own";
/// So many numbers are kept.
const MOST: u32 = 64;

random_id! {
    /// A number that a person entered.
    NumberId
}

/// A number and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNumber {
    /// Its name in the vault.
    pub id: NumberId,
    /// The number.
    pub number: OwnNumber,
}

impl Companion {
    /// Every number that can be read, by what the person calls it.
    ///
    /// # Errors
    /// [`CompanionError::Vault`]; [`CompanionError::TooNew`].
    pub fn own_numbers(&self) -> Result<Vec<KeptNumber>, CompanionError> {
        Ok(self.whole_numbers()?.0.into_iter().map(|(kept, _)| kept).collect())
    }

    /// Every number that can be read, each with how often it was put right, and how many cannot.
    pub(super) fn whole_numbers(&self) -> Result<(Vec<(KeptNumber, u32)>, usize), CompanionError> {
        let (mut numbers, mut lost) = (Vec::new(), 0);
        for row in self.vault.read(|rows| rows.rows(NUMBER))? {
            match whole(WHAT, row.body).and_then(|body| load(WHAT, &body)) {
                Ok(number) => {
                    let changes =
                        whole(WHAT, row.head).and_then(|head| changes_in(&head)).unwrap_or_default();
                    numbers.push((KeptNumber { id: NumberId::from_random(row.id), number }, changes));
                }
                Err(CompanionError::Damaged { .. }) => lost += 1,
                Err(error) => return Err(error),
            }
        }
        numbers.sort_by(|(a, _), (b, _)| (&a.number.name, a.id).cmp(&(&b.number.name, b.id)));
        Ok((numbers, lost))
    }

    /// Keeps a new number and gives it its name.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] says what cannot be dialled, or that there are 64 already.
    pub fn add_number(&mut self, number: &OwnNumber) -> Result<NumberId, CompanionError> {
        number.check()?;
        self.vault.write(Urgency::Usual, |rows| {
            if is_full(rows)? {
                return Err(CompanionError::Invalid { reason: Refusal::NumbersFull { most: MOST } });
            }
            let id = rows.random_id()?;
            let id = NumberId::from_random(id);
            put(rows, id, number, 0)?;
            Ok(id)
        })
    }

    /// Puts a number right.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`]; [`CompanionError::NotFound`].
    pub fn change_number(&mut self, id: NumberId, number: &OwnNumber) -> Result<(), CompanionError> {
        number.check()?;
        self.vault.write(Urgency::Usual, |rows| {
            if !rows.is_there(NUMBER, id.to_bytes())? {
                return Err(CompanionError::NotFound { what: "number" });
            }
            let changes = changes_of(rows, id)?.saturating_add(1);
            put(rows, id, number, changes)
        })
    }

    /// Removes a number, damaged or whole. False: a rotating copy could not be made again now and still has it, sealed,
    /// until the next one is made.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`].
    pub fn remove_number(&mut self, id: NumberId) -> Result<bool, CompanionError> {
        let row = id.to_bytes();
        self.vault.write(Urgency::Usual, |rows| {
            if !rows.delete(NUMBER, row)? {
                return Err(CompanionError::NotFound { what: "number" });
            }
            Ok(rows.put(NUMBER_GONE, row, &[], &[])?)
        })?;
        Ok(self.after_delete())
    }

    /// The names of numbers that were deleted.
    pub(super) fn numbers_gone(&self) -> Result<Vec<NumberId>, CompanionError> {
        let ids = self.vault.read(|rows| rows.ids(NUMBER_GONE))?;
        Ok(ids.into_iter().map(NumberId::from_random).collect())
    }
}

/// Takes in numbers of a backup: those that are not here, or were put right more often there, and were deleted on neither
/// side. Says how many came, and how many were deleted there and go here too.
pub(super) fn take_in(
    rows: &mut Writing<'_>,
    numbers: &[(KeptNumber, u32)],
    gone: &[NumberId],
) -> Result<(usize, usize), CompanionError> {
    let mut went = 0;
    for id in gone.iter().map(|id| id.to_bytes()) {
        went += usize::from(rows.delete(NUMBER, id)?);
        if !rows.is_there(NUMBER_GONE, id)? {
            rows.put(NUMBER_GONE, id, &[], &[])?;
        }
    }
    let mut came = 0;
    for (KeptNumber { id, number }, changes) in numbers {
        let row: RowId = id.to_bytes();
        let is_here = rows.is_there(NUMBER, row)?;
        let stands = is_here && rows.body(NUMBER, row).is_ok() && changes_of(rows, *id)? >= *changes;
        let room = is_here || !is_full(rows)?;
        if number.check().is_ok() && room && !stands && !rows.is_there(NUMBER_GONE, row)? {
            put(rows, *id, number, *changes)?;
            came += 1;
        }
    }
    Ok((came, went))
}

fn put(rows: &mut Writing<'_>, id: NumberId, number: &OwnNumber, changes: u32) -> Result<(), CompanionError> {
    // As it was first kept, it says nothing of changes.
    let head = if changes == 0 { Vec::new() } else { store(WHAT, &changes)? };
    Ok(rows.put(NUMBER, id.to_bytes(), &head, &store(WHAT, number)?)?)
}

/// How often a number was put right, as far as it can be read.
fn changes_of(rows: &Reading<'_>, id: NumberId) -> Result<u32, CompanionError> {
    match rows.head(NUMBER, id.to_bytes()) {
        Err(VaultError::Damaged { .. }) => Ok(0),
        head => head?.map_or(Ok(0), |head| changes_in(&head)),
    }
}

fn changes_in(head: &[u8]) -> Result<u32, CompanionError> {
    if head.is_empty() { Ok(0) } else { load(WHAT, head) }
}

fn is_full(rows: &Writing<'_>) -> Result<bool, CompanionError> {
    Ok(u32::try_from(rows.ids(NUMBER)?.len()).unwrap_or(u32::MAX) >= MOST)
}
