//! The dates of one child: a due date, or a birth.

use chrono::NaiveDate;

use crate::calendar::{Birth, CalendarError, DueDate};
use crate::stage::Stage;

/// A child's dates, born or awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Child {
    /// A pregnancy, as long as nobody has reported anything else.
    Expected(DueDate),
    /// A birth that was reported.
    Born(Birth),
}

impl Child {
    /// Where this child is on a date.
    ///
    /// # Errors
    /// [`CalendarError::BeforeLastPeriod`] or [`CalendarError::BeforeBirth`] for a date on which there was nothing to
    /// count yet.
    pub fn stage(&self, on: NaiveDate) -> Result<Stage, CalendarError> {
        match self {
            Self::Expected(due) => due.gestational_day(on).map(Stage::of_pregnancy),
            Self::Born(birth) => Stage::of_child(*birth, on),
        }
    }
}
