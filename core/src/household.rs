//! What one phone keeps: the family's reports, which letters came, how letters are wanted here, and which notices were shown.
//!
//! A value. Knows nothing of where it is kept: in a vault on a phone, in a readable file for somebody who tries stories.

use crate::family::{Family, Preferences};
use crate::ledger::Ledger;
use crate::reminders::Notices;

/// A family as one phone has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Household {
    /// What was reported.
    pub family: Family,
    /// Which letters came, and when.
    pub ledger: Ledger,
    /// This phone's own choices.
    pub preferences: Preferences,
    /// Which notices this phone armed and showed.
    pub notices: Notices,
}

impl Household {
    /// Takes in what another phone knows. Its choices and its notices stay its own.
    pub fn take_in(&mut self, other: &Self) {
        self.family = self.family.taking_in(&other.family);
        self.ledger = self.ledger.union(&other.ledger);
    }
}
