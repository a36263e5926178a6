//! What one phone keeps: the family's reports, which letters came, and how letters are wanted here.
//!
//! A value. Knows nothing of where it is kept: in a vault on a phone, in a readable file for somebody who tries stories.

use crate::family::{Family, Preferences};
use crate::ledger::Ledger;

/// A family as one phone has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Household {
    /// What was reported.
    pub family: Family,
    /// Which letters came, and when.
    pub ledger: Ledger,
    /// This phone's own choices.
    pub preferences: Preferences,
}

impl Household {
    /// Takes in what another phone knows. Its choices stay its own.
    pub fn take_in(&mut self, other: &Self) {
        self.family = self.family.taking_in(&other.family);
        self.ledger = self.ledger.union(&other.ledger);
    }
}
