//! Numbers that a person entered: my hospital, my midwife, a friend.
//!
//! Knows what can be dialled and for which help a number is meant. Never checks whether anybody answers: these are the
//! person's own.

use otayori_pack::region::is_record_id;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A name may have this many characters.
pub const MAX_NAME: usize = 60;
/// A number may have this many characters, spaces among them.
pub const MAX_NUMBER: usize = 32;
/// A number may stand for this many kinds of help.
pub const MAX_HELPS: usize = 32;

/// A number that a person entered: my hospital, my midwife, a friend.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnNumber {
    /// What the person calls it.
    pub name: String,
    /// As it is dialled.
    pub number: String,
    /// Help keys it stands for; none: it is good for every situation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<String>,
}

impl std::fmt::Debug for OwnNumber {
    /// Without the name and the number: they are somebody's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnNumber").field("helps", &self.helps).finish_non_exhaustive()
    }
}

/// Why a number is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OwnNumberError {
    /// Nothing to call it by, or more than [`MAX_NAME`] characters, or several lines.
    #[error("give it a name of one line, at most {MAX_NAME} characters")]
    Name,
    /// Nothing that a telephone dials.
    #[error("a number has digits, and may have + # * - ( ) and spaces, at most {MAX_NUMBER} characters")]
    Number,
    /// A word that is no help key, or more than [`MAX_HELPS`] of them.
    #[error("what it helps with is named by help keys, at most {MAX_HELPS}")]
    Helps,
}

impl OwnNumber {
    /// A number, tidied: no spaces around it, and full-width digits as a telephone dials them.
    ///
    /// # Errors
    /// [`OwnNumberError`].
    pub fn new(name: &str, number: &str, helps: &[String]) -> Result<Self, OwnNumberError> {
        let number: String = number.trim().chars().map(dialled).collect();
        let own = Self { name: name.trim().to_owned(), number, helps: helps.to_vec() };
        own.check()?;
        Ok(own)
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// [`OwnNumberError`].
    pub fn check(&self) -> Result<(), OwnNumberError> {
        let (name, number) = (&self.name, &self.number);
        if name.trim().is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
            return Err(OwnNumberError::Name);
        }
        let fine = |c: char| c.is_ascii_digit() || "+#*-() ".contains(c);
        let digits = number.chars().any(|c| c.is_ascii_digit());
        if !digits || number.chars().count() > MAX_NUMBER || !number.chars().all(fine) {
            return Err(OwnNumberError::Number);
        }
        if self.helps.len() > MAX_HELPS || !self.helps.iter().all(|key| is_record_id(key)) {
            return Err(OwnNumberError::Helps);
        }
        Ok(())
    }
}

/// A Japanese keyboard writes ０９０－１２３４, and it is the same number.
fn dialled(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        'ー' | '‐' | '–' | '−' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}
