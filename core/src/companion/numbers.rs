//! Numbers that a person entered, in the vault.
//!
//! They open with the family, not with the journal: whoever needs help at night is asked for no PIN. What is deleted
//! leaves its name and nothing else.

use otayori_vault::{RowId, Urgency, Writing};

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
        let mut numbers = Vec::new();
        for row in self.vault.read(|rows| rows.rows(NUMBER))? {
            match whole(WHAT, row.body).and_then(|body| load(WHAT, &body)) {
                Ok(number) => numbers.push(KeptNumber { id: NumberId::from_random(row.id), number }),
                Err(CompanionError::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        numbers.sort_by(|a, b| (&a.number.name, a.id).cmp(&(&b.number.name, b.id)));
        Ok(numbers)
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
            rows.put(NUMBER, id, &[], &store(WHAT, number)?)?;
            Ok(NumberId::from_random(id))
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
            Ok(rows.put(NUMBER, id.to_bytes(), &[], &store(WHAT, number)?)?)
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

/// Takes in numbers of a backup: those that are not here and were deleted on neither side. Says how many came.
pub(super) fn take_in(
    rows: &mut Writing<'_>,
    numbers: &[(NumberId, OwnNumber)],
    gone: &[NumberId],
) -> Result<usize, CompanionError> {
    for id in gone.iter().map(|id| id.to_bytes()) {
        rows.delete(NUMBER, id)?;
        if !rows.is_there(NUMBER_GONE, id)? {
            rows.put(NUMBER_GONE, id, &[], &[])?;
        }
    }
    let mut came = 0;
    for (id, number) in numbers {
        let row: RowId = id.to_bytes();
        let room = !is_full(rows)?;
        let readable = rows.is_there(NUMBER, row)? && rows.body(NUMBER, row).is_ok();
        if number.check().is_ok() && room && !readable && !rows.is_there(NUMBER_GONE, row)? {
            rows.put(NUMBER, row, &[], &store(WHAT, number)?)?;
            came += 1;
        }
    }
    Ok(came)
}

fn is_full(rows: &Writing<'_>) -> Result<bool, CompanionError> {
    Ok(u32::try_from(rows.ids(NUMBER)?.len()).unwrap_or(u32::MAX) >= MOST)
}
