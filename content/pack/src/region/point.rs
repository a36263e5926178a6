//! A day in a childhood, as an author writes it: `13d`, `14w6d`, `8m`, `1y6m`, `28w0d`, or `before-1 04-01` for a day in a
//! year of school. Knows the grammar. Which date it is depends on a birth and is for the core.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Calendar months, then days. Of a pregnancy, only days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Age {
    /// Calendar months, at most 240: a year is twelve.
    pub months: u16,
    /// Days after them, at most 7,300: a week is seven.
    pub days: u16,
}

impl FromStr for Age {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not an age: write 13d, 14w6d, 8m, 1y or 1y6m");
        let (mut age, mut rest, mut units) = (Self { months: 0, days: 0 }, text, "ymwd");
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
            let number: u16 = rest.get(..end).unwrap_or_default().parse().map_err(|_| wrong())?;
            let unit = rest.get(end..=end).ok_or_else(wrong)?;
            // Each unit at most once, the larger before the smaller.
            let at = units.find(unit).ok_or_else(wrong)?;
            units = units.get(at + 1..).unwrap_or_default();
            rest = rest.get(end + 1..).unwrap_or_default();
            let (months, days) = match unit {
                "y" => (12, 0),
                "m" => (1, 0),
                "w" => (0, 7),
                _ => (0, 1),
            };
            age.months = age.months.saturating_add(number.saturating_mul(months));
            age.days = age.days.saturating_add(number.saturating_mul(days));
        }
        let fits = !text.is_empty() && age.months <= 240 && age.days <= 7_300;
        if fits { Ok(age) } else { Err(wrong()) }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self { months: 0, days } => write!(f, "{days}d"),
            Self { months, days: 0 } => write!(f, "{months}m"),
            Self { months, days } => write!(f, "{months}m{days}d"),
        }
    }
}

/// A day of any year: `04-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u8,
    /// 1 to the last day of that month.
    pub day: u8,
}

impl FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a day of the year: write month and day, 04-01");
        let (month, day) = text.split_once('-').ok_or_else(wrong)?;
        let (month, day) = (two(month).ok_or_else(wrong)?, two(day).ok_or_else(wrong)?);
        let last = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let fits = (1..=12).contains(&month) && (1..=last).contains(&day);
        if fits { Ok(Self { month, day }) } else { Err(wrong()) }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// A year of school: `before-1` is the last one before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SchoolYear {
    /// Before school, counted back from 1.
    Before(u8),
    /// Primary school, from 1.
    Primary(u8),
    /// Lower secondary school, from 1.
    Lower(u8),
    /// Upper secondary school, from 1.
    Upper(u8),
}

impl FromStr for SchoolYear {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("`{text}` is not a year of school: write before-1, primary-1, lower-1 or upper-1");
        let (kind, number) = text.split_once('-').ok_or_else(wrong)?;
        let number: u8 = number.parse().ok().filter(|n| (1..=12).contains(n)).ok_or_else(wrong)?;
        let year = match kind {
            "before" => Self::Before(number),
            "primary" => Self::Primary(number),
            "lower" => Self::Lower(number),
            "upper" => Self::Upper(number),
            _ => return Err(wrong()),
        };
        if year.to_string() == text { Ok(year) } else { Err(wrong()) }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(n) => write!(f, "before-{n}"),
            Self::Primary(n) => write!(f, "primary-{n}"),
            Self::Lower(n) => write!(f, "lower-{n}"),
            Self::Upper(n) => write!(f, "upper-{n}"),
        }
    }
}

/// A day in a year of school: `before-1 04-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchoolDay {
    /// The year of school.
    pub year: SchoolYear,
    /// The day in it.
    pub day: MonthDay,
}

impl FromStr for SchoolDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a day of a school year: write before-1 04-01");
        let (year, day) = text.split_once(' ').ok_or_else(wrong)?;
        Ok(Self { year: year.parse()?, day: day.parse()? })
    }
}

impl fmt::Display for SchoolDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.year, self.day)
    }
}

/// A month in a year of school: `before-1 10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchoolMonth {
    /// The year of school.
    pub year: SchoolYear,
    /// 1 to 12.
    pub month: u8,
}

impl FromStr for SchoolMonth {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a month of a school year: write before-1 10");
        let (year, month) = text.split_once(' ').ok_or_else(wrong)?;
        let month = two(month).filter(|month| (1..=12).contains(month)).ok_or_else(wrong)?;
        Ok(Self { year: year.parse()?, month })
    }
}

impl fmt::Display for SchoolMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}", self.year, self.month)
    }
}

/// An age, or a day in a year of school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// Counted from a birth, a joining, or the beginning of a pregnancy.
    Age(Age),
    /// Counted by the school year.
    School(SchoolDay),
}

impl FromStr for Point {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.contains([' ', '-']) { text.parse().map(Self::School) } else { text.parse().map(Self::Age) }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Age(age) => age.fmt(f),
            Self::School(day) => day.fmt(f),
        }
    }
}

fn two(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

macro_rules! as_text {
    ($($kind:ty)*) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        })*
    };
}

as_text! { Age MonthDay SchoolDay SchoolMonth Point }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_months_and_days() {
        for (text, months, days) in [
            ("0d", 0, 0),
            ("13d", 0, 13),
            ("14w6d", 0, 104),
            ("8m", 8, 0),
            ("1y", 12, 0),
            ("1y6m", 18, 0),
            ("1y3d", 12, 3),
        ] {
            let age: Age = text.parse().unwrap();
            assert_eq!((age.months, age.days), (months, days), "{text}");
            assert_eq!(age.to_string().parse::<Age>().unwrap(), age);
        }
        for text in ["", "13", "d", "6d14w", "1y1y", "1年", "-3d", "99999d", "21y", "1.5y", "1 y"] {
            assert!(text.parse::<Age>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_of_a_school_year_has_one_spelling() {
        for text in ["before-1 04-01", "upper-3 03-31", "primary-6 02-29"] {
            assert_eq!(text.parse::<Point>().unwrap().to_string(), text);
        }
        for text in [
            "before-0 04-01",
            "primary-01 04-01",
            "before-1 4-1",
            "before-1 02-30",
            "before-1",
            "school-1 04-01",
        ] {
            assert!(text.parse::<Point>().is_err(), "{text}");
        }
        assert_eq!("before-1 10".parse::<SchoolMonth>().unwrap().to_string(), "before-1 10");
        assert!("before-1 13".parse::<SchoolMonth>().is_err());
    }
}
