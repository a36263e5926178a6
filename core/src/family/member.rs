//! One child of a family, as the reports leave it, and where it is on a date.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::child::Child;
use super::id::{ChildId, PregnancyId};
use crate::calendar::{Birth, CalendarError, DueDate};
use crate::stage::Stage;

/// What is known of a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name; of several names for one child, the smallest.
    pub id: ChildId,
    /// Every name it goes by: more than one after "the same as".
    pub names: BTreeSet<ChildId>,
    /// Its pregnancy; of several names for one pregnancy, the smallest.
    pub pregnancy: Option<PregnancyId>,
    /// The due date of that pregnancy, if it is or was known.
    pub due: Option<DueDate>,
    /// Its dates; `None` for a pregnancy whose due date nobody knows yet.
    pub dates: Option<Child>,
    /// The day a child who was not born into the family joined it.
    pub joined: Option<NaiveDate>,
    /// The day on which the companion first heard of it. What came earlier is on the shelf.
    pub since: NaiveDate,
    /// What is to be done for it.
    pub standing: Standing,
    /// No letters that state a milestone.
    pub milestones_hidden: bool,
    /// A diagnosis, or a question about one.
    pub disability: bool,
    /// Not sure about the pregnancy.
    pub undecided: bool,
    /// How many children of its pregnancy are accompanied, itself among them; 1 without a pregnancy.
    pub together: usize,
    /// The place in the log of the report that made it known.
    pub(super) first_seen: usize,
    /// Days on which letters stop (`true`) and start again, in order; the last before a date counts.
    pub(super) pauses: Vec<(NaiveDate, bool)>,
}

/// Whether letters may come for a child at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Yes.
    Active,
    /// Restored or taken over, and nobody has said yet that it still holds: nothing is shown, armed or counted.
    Unconfirmed,
    /// It has ended. Only a report that this was a mistake changes that.
    Ended {
        /// Whether a birth had been reported: `bereaved/` cards instead of `loss/`.
        born: bool,
    },
    /// No longer accompanied here.
    Removed,
}

impl Standing {
    /// Whether the child is accompanied, or may be.
    pub(super) fn is_here(self) -> bool {
        matches!(self, Self::Active | Self::Unconfirmed)
    }
}

impl Member {
    /// Where this child is on a date.
    ///
    /// # Errors
    /// [`CalendarError::BeforeLastPeriod`] or [`CalendarError::BeforeBirth`] for a date before there was anything to
    /// count.
    pub fn stage(&self, on: NaiveDate) -> Result<Stage, CalendarError> {
        match self.standing {
            Standing::Ended { .. } => Ok(Stage::Ended),
            Standing::Removed => Ok(Stage::Removed),
            Standing::Unconfirmed => Ok(Stage::Unconfirmed),
            Standing::Active if self.is_paused(on) => Ok(Stage::Paused),
            Standing::Active => self.dates.map_or(Ok(Stage::Undated), |dates| dates.stage(on)),
        }
    }

    /// Whether letters are stopped on a date.
    pub fn is_paused(&self, on: NaiveDate) -> bool {
        self.pauses.iter().take_while(|(from, _)| *from <= on).last().is_some_and(|(_, stopped)| *stopped)
    }

    /// The first day from one on that is not in a pause; `None` while nobody has said when the pause ends.
    pub fn letters_from(&self, on: NaiveDate) -> Option<NaiveDate> {
        if !self.is_paused(on) {
            return Some(on);
        }
        self.pauses.iter().find(|(from, stopped)| *from > on && !stopped).map(|(from, _)| *from)
    }

    /// Whether a birth may still be reported.
    pub fn is_awaited(&self) -> bool {
        self.birth().is_none() && self.standing.is_here()
    }

    /// The birth, once it is reported.
    pub fn birth(&self) -> Option<Birth> {
        match self.dates {
            Some(Child::Born(birth)) => Some(birth),
            Some(Child::Expected(_)) | None => None,
        }
    }
}
