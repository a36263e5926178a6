//! School years: in which year of school a child is on a date.
//!
//! Japan: a school year runs from 1 April to 31 March, and a cohort is born from 2 April to 1 April of the next year,
//! because a child born on 1 April completes the sixth year of age at the end of 31 March (School Education Act art.
//! 17; Act on Calculation of Ages; Civil Code art. 143). Other countries bring their rule with their region.

use chrono::{Datelike, NaiveDate};

/// The rule of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolYears {
    /// Month and day on which a school year begins.
    pub begins: (u32, u32),
    /// Month and day of the last birthday in a cohort. It may lie after `begins`.
    pub last_birthday: (u32, u32),
    /// Completed years of age, by the last birthday of the cohort, with which school begins.
    pub entry_age: i32,
    /// Years of primary, lower and upper secondary school.
    pub lengths: (u8, u8, u8),
}

/// A year of school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// School years to go until school begins, 1 in the year before.
    Before(u8),
    /// Primary school, from 1.
    Primary(u8),
    /// Lower secondary school, from 1.
    LowerSecondary(u8),
    /// Upper secondary school, from 1.
    UpperSecondary(u8),
    /// After upper secondary school.
    After,
}

impl SchoolYears {
    /// The calendar year in which the school year of a date began (Japan's 年度).
    pub fn year_of(&self, on: NaiveDate) -> i32 {
        on.year() - i32::from((on.month(), on.day()) < self.begins)
    }

    /// The calendar year in which a child born on a date begins school.
    pub fn entry_year(&self, born: NaiveDate) -> i32 {
        born.year() + self.entry_age + i32::from((born.month(), born.day()) > self.last_birthday)
    }

    /// Where a child born on one date is on another.
    pub fn grade(&self, born: NaiveDate, on: NaiveDate) -> Grade {
        let (primary, lower, upper) = self.lengths;
        let year = self.year_of(on) - self.entry_year(born);
        let Ok(year) = u8::try_from(year) else {
            return Grade::Before(u8::try_from(-year).unwrap_or(u8::MAX));
        };
        if year < primary {
            Grade::Primary(year + 1)
        } else if year < primary + lower {
            Grade::LowerSecondary(year - primary + 1)
        } else if year < primary + lower + upper {
            Grade::UpperSecondary(year - primary - lower + 1)
        } else {
            Grade::After
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// April to March; born 2 April to 1 April; six, three and three years. The rule itself stands in the region JP.
    const JAPAN: SchoolYears =
        SchoolYears { begins: (4, 1), last_birthday: (4, 1), entry_age: 6, lengths: (6, 3, 3) };

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The pairs every Japanese city prints: who is 小1 in April 2026 was born from 2019-04-02 to 2020-04-01.
    #[test]
    fn a_japanese_cohort_runs_from_2_april_to_1_april() {
        let japan = JAPAN;
        let entry = date("2026-04-01");
        assert_eq!(japan.grade(date("2019-04-01"), entry), Grade::Primary(2));
        assert_eq!(japan.grade(date("2019-04-02"), entry), Grade::Primary(1));
        assert_eq!(japan.grade(date("2020-04-01"), entry), Grade::Primary(1));
        assert_eq!(japan.grade(date("2020-04-02"), entry), Grade::Before(1));
        assert_eq!(japan.grade(date("2020-04-01"), date("2026-03-31")), Grade::Before(1));
    }

    #[test]
    fn the_years_of_school_follow_each_other() {
        let japan = JAPAN;
        let born = date("2020-02-29");
        let grade = |year: i32| japan.grade(born, NaiveDate::from_ymd_opt(year, 10, 1).unwrap());
        assert_eq!(grade(2025), Grade::Before(1));
        assert_eq!(grade(2026), Grade::Primary(1));
        assert_eq!(grade(2031), Grade::Primary(6));
        assert_eq!(grade(2032), Grade::LowerSecondary(1));
        assert_eq!(grade(2035), Grade::UpperSecondary(1));
        assert_eq!(grade(2037), Grade::UpperSecondary(3));
        assert_eq!(grade(2038), Grade::After);
    }

    #[test]
    fn the_school_year_of_march_began_last_april() {
        assert_eq!(JAPAN.year_of(date("2026-03-31")), 2025);
        assert_eq!(JAPAN.year_of(date("2026-04-01")), 2026);
    }
}
