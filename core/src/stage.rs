//! Stages: where one child is on one date.
//!
//! Knows only what was reported. A due date that has passed makes nobody born: from 42 completed weeks on the stage
//! is [`Stage::Overdue`] and stays so until somebody says what happened.

use chrono::NaiveDate;

use crate::calendar::{Birth, CalendarError, GestationalDay};

/// The first day of gestation without a letter of its own: 42w0d.
const OVERDUE_FROM: u16 = 294;

/// The age at which the letters end.
pub(crate) const GROWN_AT: u16 = 18;

/// No 18th birthday comes before this day of life: asked first, it spares the calendar most of its questions.
const GROWN_FROM: u32 = 365 * 18;

/// Where a child is on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// In pregnancy, before 42w0d.
    Expecting {
        /// Completed days since the first day of the last period.
        day: GestationalDay,
    },
    /// From 42w0d on, nothing having been reported: one quiet card, then silence.
    Overdue {
        /// Completed days since the first day of the last period. Never shown.
        day: GestationalDay,
    },
    /// Born, and not yet eighteen.
    Growing {
        /// The birth.
        birth: Birth,
        /// Days of life, 0 on the day of birth.
        day: u32,
    },
    /// Eighteen or older: the last letter on the birthday, then the shelf stays open.
    Grown {
        /// The birth.
        birth: Birth,
        /// Days of life.
        day: u32,
    },
    /// A pregnancy whose due date nobody knows yet: cards, and no letters.
    Undated,
    /// Letters are stopped for a time.
    Paused,
    /// It has ended. Nothing comes, nothing is counted.
    Ended,
    /// No longer accompanied here.
    Removed,
    /// Restored, and nobody has said yet that it still holds: nothing is shown or counted.
    Unconfirmed,
}

impl Stage {
    pub(crate) fn of_pregnancy(day: GestationalDay) -> Self {
        if day.days() < OVERDUE_FROM { Self::Expecting { day } } else { Self::Overdue { day } }
    }

    pub(crate) fn of_child(birth: Birth, on: NaiveDate) -> Result<Self, CalendarError> {
        let day = birth.day_of_life(on)?;
        let grown = day >= GROWN_FROM && birth.birthday(GROWN_AT).is_some_and(|birthday| birthday <= on);
        Ok(if grown { Self::Grown { birth, day } } else { Self::Growing { birth, day } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DueDate;
    use crate::family::Child;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_passed_due_date_makes_nobody_born() {
        let child = Child::Expected(DueDate::new(date("2027-03-01")));
        assert!(matches!(child.stage(date("2027-03-14")), Ok(Stage::Expecting { .. })));
        for late in ["2027-03-15", "2027-09-01", "2037-03-01"] {
            assert!(matches!(child.stage(date(late)), Ok(Stage::Overdue { .. })), "{late}");
        }
    }

    #[test]
    fn eighteen_is_reached_on_the_birthday() {
        let child = Child::Born(Birth::on(date("2008-11-24")));
        assert!(matches!(child.stage(date("2026-11-23")), Ok(Stage::Growing { .. })));
        assert!(matches!(child.stage(date("2026-11-24")), Ok(Stage::Grown { .. })));
        assert_eq!(child.stage(date("2008-11-23")), Err(CalendarError::BeforeBirth));
    }
}
