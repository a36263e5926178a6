//! How a child grows: weight, length and head on a day.
//!
//! Knows numbers and dates. Refuses to know curves, percentiles and advice. Only what no human being ever measured is
//! refused: a very small child is not a mistake.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::entry::{fits, silent};
use super::id::GrowthId;
use super::stored::{PartError, load, store};
use crate::family::{ChildId, is_countable};

/// Weights of human beings, in grams.
pub const WEIGHT_G: RangeInclusive<u32> = 100..=700_000;
/// Lengths of human beings, in millimetres.
pub const LENGTH_MM: RangeInclusive<u32> = 100..=3_000;
/// Head circumferences of human beings, in millimetres.
pub const HEAD_MM: RangeInclusive<u32> = 50..=1_000;
/// Characters of a note.
pub const NOTE: usize = 1_000;

/// What was measured on a day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// Its name.
    pub id: GrowthId,
    /// Who was measured.
    pub child: ChildId,
    /// When.
    pub date: NaiveDate,
    /// Weight in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_g: Option<u32>,
    /// Length or height in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length_mm: Option<u32>,
    /// Head circumference in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_mm: Option<u32>,
    /// Words beside the numbers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Why a measurement cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum GrowthError {
    /// Neither a number nor a note.
    #[error("nothing is measured yet")]
    Empty,
    /// A year before 1800 or after 3000.
    #[error("the date is outside the years that can be counted")]
    Date,
    /// Outside [`WEIGHT_G`].
    #[error("nobody weighs that: {} g to {} g", WEIGHT_G.start(), WEIGHT_G.end())]
    Weight,
    /// Outside [`LENGTH_MM`].
    #[error("nobody is that long: {} mm to {} mm", LENGTH_MM.start(), LENGTH_MM.end())]
    Length,
    /// Outside [`HEAD_MM`].
    #[error("no head is that size: {} mm to {} mm", HEAD_MM.start(), HEAD_MM.end())]
    Head,
    /// More than [`NOTE`] characters.
    #[error("the note has more than {NOTE} characters")]
    NoteTooLong,
}

const PART: &str = "growth";

impl Growth {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// The first [`GrowthError`].
    pub fn check(&self) -> Result<(), GrowthError> {
        let must = |holds: bool, error: GrowthError| if holds { Ok(()) } else { Err(error) };
        let within =
            |number: Option<u32>, range: RangeInclusive<u32>| number.is_none_or(|n| range.contains(&n));
        let measured = [self.weight_g, self.length_mm, self.head_mm].iter().any(Option::is_some);
        must(measured || !self.note.trim().is_empty(), GrowthError::Empty)?;
        must(is_countable(self.date), GrowthError::Date)?;
        must(within(self.weight_g, WEIGHT_G), GrowthError::Weight)?;
        must(within(self.length_mm, LENGTH_MM), GrowthError::Length)?;
        must(within(self.head_mm, HEAD_MM), GrowthError::Head)?;
        must(fits(&self.note, NOTE), GrowthError::NoteTooLong)
    }

    /// As bytes, to be sealed.
    ///
    /// # Errors
    /// [`GrowthError`]: why it cannot be kept.
    pub fn to_bytes(&self) -> Result<Vec<u8>, GrowthError> {
        self.check()?;
        // Numbers and strings always have a JSON.
        store(PART, self).map_err(|_| GrowthError::Empty)
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PartError> {
        let growth: Self = load(PART, bytes)?;
        growth.check().map_err(|_| PartError::Damaged { reason: "not a measurement" })?;
        Ok(growth)
    }
}

silent! {
    Growth { id }
}
