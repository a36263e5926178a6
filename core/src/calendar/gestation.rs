//! Counting a pregnancy: due date, last period, weeks and days.
//!
//! Gestational age counts completed days from the first day of the last period, day 0; the due date is day 280
//! (ACOG Committee Opinion 700, "Methods for Estimating the Due Date", 2017; Japan's Society of Obstetrics and
//! Gynecology counts the same way). Weeks are completed weeks and never rounded.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::CalendarError;

/// The due date is this many days after the first day of the last period.
pub const TERM_DAY: u16 = 280;

/// A birth before 37 completed weeks is preterm (WHO).
const PRETERM_BEFORE: u16 = 37 * 7;

/// Completed days since the first day of the last period, 0 on that day. Written as a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct GestationalDay(u16);

impl TryFrom<u16> for GestationalDay {
    type Error = CalendarError;

    fn try_from(days: u16) -> Result<Self, CalendarError> {
        Self::from_weeks(days / 7, days % 7)
    }
}

impl From<GestationalDay> for u16 {
    fn from(day: GestationalDay) -> Self {
        day.0
    }
}

impl GestationalDay {
    /// From completed weeks (0 to 42) and days (0 to 6).
    ///
    /// # Errors
    /// [`CalendarError::NotAGestation`] outside those ranges.
    pub fn from_weeks(weeks: u16, days: u16) -> Result<Self, CalendarError> {
        if weeks <= 42 && days <= 6 { Ok(Self(weeks * 7 + days)) } else { Err(CalendarError::NotAGestation) }
    }

    /// Days since the first day of the last period.
    pub fn days(self) -> u16 {
        self.0
    }

    /// Completed weeks.
    pub fn weeks(self) -> u16 {
        self.0 / 7
    }

    /// Days after the completed weeks, 0 to 6.
    pub fn day_of_week(self) -> u16 {
        self.0 % 7
    }

    /// The month of pregnancy as counted in Japan: inclusive, four weeks each, weeks 0 to 3 being the first month and
    /// weeks 36 to 39 the tenth. From 40 weeks on no month is said.
    pub fn japanese_month(self) -> Option<u16> {
        (self.0 < TERM_DAY).then(|| self.weeks() / 4 + 1)
    }

    /// Whether a birth on this day is preterm: before 37 completed weeks (WHO).
    pub fn is_preterm(self) -> bool {
        self.0 < PRETERM_BEFORE
    }
}

/// The estimated date of birth. An estimate: nothing is decided by it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DueDate(NaiveDate);

impl DueDate {
    /// The due date itself.
    pub fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// 280 days after the first day of the last period.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] at the end of the calendar.
    pub fn from_last_period(first_day: NaiveDate) -> Result<Self, CalendarError> {
        first_day.checked_add_days(Days::new(TERM_DAY.into())).map(Self).ok_or(CalendarError::OutOfRange)
    }

    /// From "on this date I am w weeks and d days".
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`] at the ends of the calendar.
    pub fn from_gestation(on: NaiveDate, day: GestationalDay) -> Result<Self, CalendarError> {
        let first_day = on.checked_sub_days(Days::new(day.0.into())).ok_or(CalendarError::OutOfRange)?;
        Self::from_last_period(first_day)
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// How far a pregnancy with this due date is on a date.
    ///
    /// # Errors
    /// [`CalendarError::BeforeLastPeriod`] before day 0, [`CalendarError::OutOfRange`] centuries later.
    pub fn gestational_day(self, on: NaiveDate) -> Result<GestationalDay, CalendarError> {
        let days = i64::from(TERM_DAY) - self.0.signed_duration_since(on).num_days();
        if days < 0 {
            return Err(CalendarError::BeforeLastPeriod);
        }
        u16::try_from(days).map(GestationalDay).map_err(|_| CalendarError::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn known_due_dates() {
        // Naegele's worked examples as printed in obstetric wheels: last period + 280 days.
        for (period, due) in [
            ("2026-05-25", "2027-03-01"),
            ("2026-01-01", "2026-10-08"),
            ("2023-05-26", "2024-03-01"),
            ("2023-05-25", "2024-02-29"),
        ] {
            assert_eq!(DueDate::from_last_period(date(period)).unwrap().date(), date(due));
        }
    }

    #[test]
    fn letters_of_pregnancy_cover_4w0d_to_41w6d() {
        let first = GestationalDay::from_weeks(4, 0).unwrap();
        let last = GestationalDay::from_weeks(41, 6).unwrap();
        assert_eq!(last.days() - first.days() + 1, 266);
        assert_eq!((first.days(), last.days()), (28, 293));
    }

    #[test]
    fn japanese_months_count_inclusively() {
        let month = |weeks| GestationalDay::from_weeks(weeks, 0).unwrap().japanese_month();
        assert_eq!(
            [month(0), month(3), month(4), month(7), month(8)],
            [Some(1), Some(1), Some(2), Some(2), Some(3)]
        );
        assert_eq!([month(36), month(39), month(40)], [Some(10), Some(10), None]);
    }

    #[test]
    fn preterm_ends_at_37_completed_weeks() {
        assert!(GestationalDay::from_weeks(36, 6).unwrap().is_preterm());
        assert!(!GestationalDay::from_weeks(37, 0).unwrap().is_preterm());
    }

    #[test]
    fn a_week_has_seven_days_and_a_pregnancy_an_end() {
        assert_eq!(GestationalDay::from_weeks(12, 7), Err(CalendarError::NotAGestation));
        assert_eq!(GestationalDay::from_weeks(43, 0), Err(CalendarError::NotAGestation));
        let due = DueDate::new(date("2027-03-01"));
        assert_eq!(due.gestational_day(date("2026-05-24")), Err(CalendarError::BeforeLastPeriod));
        assert_eq!(due.gestational_day(date("2026-05-25")).unwrap().days(), 0);
    }

    proptest! {
        #[test]
        fn due_date_and_gestation_are_two_views_of_one_fact(
            on in 719_528_i32..766_644, weeks in 0_u16..=42, days in 0_u16..=6,
        ) {
            let on = NaiveDate::from_num_days_from_ce_opt(on).unwrap();
            let day = GestationalDay::from_weeks(weeks, days).unwrap();
            let due = DueDate::from_gestation(on, day).unwrap();
            prop_assert_eq!(due.gestational_day(on).unwrap(), day);
            let period = on - Days::new(day.days().into());
            prop_assert_eq!(DueDate::from_last_period(period).unwrap(), due);
            prop_assert_eq!((day.weeks(), day.day_of_week()), (weeks, days));
        }
    }
}
