//! Civil-date arithmetic: gestation, age, corrected age, birthdays, school years.
//!
//! Knows the calendar and the rules by which people count a pregnancy and a childhood, each with its source. Refuses
//! to know what day it is, where the phone is, or who is asking: every date is an argument. All dates are civil dates
//! of the proleptic Gregorian calendar.

mod age;
mod gestation;
mod school;

pub use age::{Age, Birth, CORRECTED_UNTIL_YEARS, LeapBirthday};
pub use gestation::{DueDate, GestationalDay, TERM_DAY};
pub use school::{Grade, SchoolYears};

use thiserror::Error;

/// Why dates cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The date is before the first day of the last period.
    #[error("the date is before the first day of the last period")]
    BeforeLastPeriod,
    /// The date is before the day of birth.
    #[error("the date is before the day of birth")]
    BeforeBirth,
    /// Days beyond six, or more weeks than a pregnancy has.
    #[error("not a length of pregnancy: weeks 0 to 42, days 0 to 6")]
    NotAGestation,
    /// A date outside the years that can be counted.
    #[error("the date is outside the years that can be counted")]
    OutOfRange,
}
