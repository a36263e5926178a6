//! Counting a childhood: days, months and years of age, birthdays, corrected age.
//!
//! An anniversary falls on the same day of the month, or on the month's last day where it has no such day. One
//! exception: a child born on 29 February has a birthday in common years too, by default on 1 March. (In Japan age is
//! reached at the end of the day before the birthday, so on 28 February: Act on Calculation of Ages, 1902, with Civil
//! Code art. 143. The birthday that is *shown* is the family's choice.)

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{CalendarError, GestationalDay, TERM_DAY};

/// Corrected age is used until the third birthday (WHO and AAP: at least 24 months; Japan's follow-up: 3 years).
pub const CORRECTED_UNTIL_YEARS: u8 = 3;

/// When a child born on 29 February has a birthday in a common year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeapBirthday {
    /// On 28 February.
    LastOfFebruary,
    /// On 1 March.
    #[default]
    FirstOfMarch,
}

/// A birth, as far as counting needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Birth {
    /// The day of birth.
    pub date: NaiveDate,
    /// How far the pregnancy was, if it is known.
    pub gestation: Option<GestationalDay>,
    /// The family's choice for 29 February.
    pub leap_birthday: LeapBirthday,
}

/// Completed years, months and days of age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age {
    /// Completed years.
    pub years: u16,
    /// Completed months after them, 0 to 11.
    pub months: u16,
    /// Days after those, 0 to 30.
    pub days: u16,
}

impl Birth {
    /// A birth at term, or of unknown weeks.
    pub fn on(date: NaiveDate) -> Self {
        Self { date, gestation: None, leap_birthday: LeapBirthday::default() }
    }

    /// Days of life on a date: 0 on the day of birth.
    ///
    /// # Errors
    /// [`CalendarError::BeforeBirth`] earlier, [`CalendarError::OutOfRange`] millennia later.
    pub fn day_of_life(self, on: NaiveDate) -> Result<u32, CalendarError> {
        let days = on.signed_duration_since(self.date).num_days();
        if days < 0 {
            return Err(CalendarError::BeforeBirth);
        }
        u32::try_from(days).map_err(|_| CalendarError::OutOfRange)
    }

    /// The day on which `months` calendar months of age are completed.
    pub fn month_day(self, months: u32) -> Option<NaiveDate> {
        let day = self.date.checked_add_months(Months::new(months))?;
        let born_on_leap_day = (self.date.month(), self.date.day()) == (2, 29);
        let moved = born_on_leap_day && months.is_multiple_of(12) && day.day() == 28;
        if moved && self.leap_birthday == LeapBirthday::FirstOfMarch { day.succ_opt() } else { Some(day) }
    }

    /// The birthday on which `years` are completed.
    pub fn birthday(self, years: u16) -> Option<NaiveDate> {
        self.month_day(u32::from(years) * 12)
    }

    /// Age on a date.
    ///
    /// # Errors
    /// As [`Birth::day_of_life`].
    pub fn age(self, on: NaiveDate) -> Result<Age, CalendarError> {
        self.day_of_life(on)?;
        let years_apart =
            u32::try_from(on.year() - self.date.year()).map_err(|_| CalendarError::OutOfRange)?;
        // At most one month too many: on the day of the month before the anniversary.
        let mut months = (years_apart * 12 + on.month()).saturating_sub(self.date.month());
        while months > 0 && self.month_day(months).is_none_or(|day| day > on) {
            months -= 1;
        }
        let since = self.month_day(months).ok_or(CalendarError::OutOfRange)?;
        let days = on.signed_duration_since(since).num_days();
        let small = |value: u32| u16::try_from(value).map_err(|_| CalendarError::OutOfRange);
        Ok(Age {
            years: small(months / 12)?,
            months: small(months % 12)?,
            days: u16::try_from(days).map_err(|_| CalendarError::OutOfRange)?,
        })
    }

    /// Whether the child was born before 37 completed weeks; unknown weeks are taken for term.
    pub fn is_preterm(self) -> bool {
        self.gestation.is_some_and(GestationalDay::is_preterm)
    }

    /// The due date of a child born early, whatever the age. `None` for a birth at term.
    pub fn due(self) -> Option<NaiveDate> {
        let gestation = self.gestation.filter(|day| day.is_preterm())?;
        self.date.checked_add_days(Days::new(u64::from(TERM_DAY - gestation.days())))
    }

    /// The birth that corrected age counts from: the due date, for a child born before 37 weeks and younger than three.
    /// Corrected age is age minus (40 weeks minus weeks at birth) (WHO; AAP 2004, "Age Terminology").
    /// `None`: age is not corrected.
    pub fn corrected(self, on: NaiveDate) -> Option<Self> {
        let date = self.due()?;
        let third_birthday = self.birthday(CORRECTED_UNTIL_YEARS.into())?;
        (on < third_birthday).then_some(Self { date, gestation: None, leap_birthday: self.leap_birthday })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn age(birth: &str, on: &str) -> (u16, u16, u16) {
        let age = Birth::on(date(birth)).age(date(on)).unwrap();
        (age.years, age.months, age.days)
    }

    #[test]
    fn ages_people_would_say() {
        assert_eq!(age("2026-01-31", "2026-01-31"), (0, 0, 0));
        assert_eq!(age("2026-01-31", "2026-02-27"), (0, 0, 27));
        assert_eq!(age("2026-01-31", "2026-02-28"), (0, 1, 0));
        assert_eq!(age("2026-01-31", "2026-03-01"), (0, 1, 1));
        assert_eq!(age("2026-01-31", "2026-03-31"), (0, 2, 0));
        assert_eq!(age("2020-12-15", "2026-12-14"), (5, 11, 29));
        assert_eq!(age("2020-12-15", "2026-12-15"), (6, 0, 0));
    }

    #[test]
    fn the_29th_of_february_has_a_birthday_every_year() {
        let march = Birth::on(date("2024-02-29"));
        let february = Birth { leap_birthday: LeapBirthday::LastOfFebruary, ..march };
        assert_eq!(march.birthday(1), Some(date("2025-03-01")));
        assert_eq!(february.birthday(1), Some(date("2025-02-28")));
        assert_eq!([march.birthday(4), february.birthday(4)], [Some(date("2028-02-29")); 2]);
        assert_eq!(march.month_day(13), Some(date("2025-03-29")));
        assert_eq!(age("2024-02-29", "2025-02-28"), (0, 11, 30));
        assert_eq!(age("2024-02-29", "2025-03-01"), (1, 0, 0));
    }

    #[test]
    fn corrected_age_is_counted_from_the_due_date_until_three() {
        // The worked example of AAP 2004: a 24-month-old born at 28 weeks has a corrected age of 21 months.
        let early = Birth {
            gestation: Some(GestationalDay::from_weeks(28, 0).unwrap()),
            ..Birth::on(date("2026-01-01"))
        };
        let on = date("2028-01-01");
        assert_eq!(early.age(on).unwrap(), Age { years: 2, months: 0, days: 0 });
        let corrected = early.corrected(on).unwrap().age(on).unwrap();
        assert_eq!((corrected.years, corrected.months), (1, 9));
        assert!(early.corrected(date("2028-12-31")).is_some());
        assert!(early.corrected(date("2029-01-01")).is_none());
        // Before the due date there is no corrected age yet.
        assert_eq!(
            early.corrected(date("2026-03-01")).unwrap().day_of_life(date("2026-03-01")),
            Err(CalendarError::BeforeBirth)
        );
        let term = Birth { gestation: Some(GestationalDay::from_weeks(37, 0).unwrap()), ..early };
        assert!(term.corrected(on).is_none());
        assert!(Birth::on(date("2026-01-01")).corrected(on).is_none());
    }
}
