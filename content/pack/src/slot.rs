//! Slot ids: the name of each letter, and its place in nineteen years.
//!
//! Knows the grammar of ids and their order. Does not know which slots exist, which have a text, or on which
//! date one falls.
//!
//! Ids are append-only: a released id is never given to another letter.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::region::{GENERIC, is_region_id};

/// The name of one letter or card. The derived order is the order in which a family meets them: pregnancy, first
/// year, childhood, and then whatever is not tied to a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotId {
    /// `g028`: day of gestation, 0 to 300, day 0 being the first day of the last period (due date = 280).
    Gestation(u16),
    /// `d0103`: day of life, 0 to 364, day 0 being the day of birth.
    Life(u16),
    /// `y1w24`: 7 x `week` days after a birthday; years 1 and 2, weeks 0 to 51.
    Week {
        /// Birthday counted from, 1 or 2.
        year: u8,
        /// Whole weeks since that birthday, 0 to 51.
        week: u8,
    },
    /// `y3f07`: 14 x `fortnight` days after a birthday; years 3 to 5, fortnights 0 to 25.
    Fortnight {
        /// Birthday counted from, 3 to 5.
        year: u8,
        /// Whole fortnights since that birthday, 0 to 25.
        fortnight: u8,
    },
    /// `y06m00`: months after a birthday, by calendar day; years 6 to 17, months 0 to 11.
    Month {
        /// Birthday counted from, 6 to 17.
        year: u8,
        /// Whole months since that birthday, 0 to 11.
        month: u8,
    },
    /// `y18`: a birthday itself.
    Birthday(u8),
    /// `loss/01`, `card/overdue`, `special/d0100`: a shelf and a name, for what no calendar delivers. The letters of a
    /// region stand on a shelf of its name: `JP/entrance`.
    Path {
        /// The shelf: lower-case letters and hyphens, or the id of a region.
        shelf: String,
        /// The name on that shelf: lower-case letters, digits and hyphens.
        name: String,
    },
}

/// Why a text is not a slot id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not a slot id: write g028, d0103, y1w24, y3f07, y06m00, y18 or shelf/name")]
pub struct SlotIdError {
    /// What was found instead.
    pub found: String,
}

impl SlotId {
    /// The folder in `content/slots` and `content/messages` where this letter stands.
    pub fn shelf(&self) -> &str {
        match self {
            Self::Gestation(_) => "pregnancy",
            Self::Life(_) => "first-year",
            Self::Week { .. } => "toddler",
            Self::Fortnight { .. } => "preschool",
            Self::Month { .. } | Self::Birthday(_) => "school",
            Self::Path { shelf, .. } => shelf,
        }
    }

    /// Whether it is a letter that a region wrote. `generic` writes none: it has no school year.
    pub fn is_of_a_region(&self) -> bool {
        matches!(self, Self::Path { shelf, .. } if is_region_id(shelf) && shelf != GENERIC)
    }

    /// Whether the calendar gives this letter a day of its own. Cards and branches have none.
    pub fn is_dated(&self) -> bool {
        !matches!(self, Self::Path { .. })
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gestation(day) => write!(f, "g{day:03}"),
            Self::Life(day) => write!(f, "d{day:04}"),
            Self::Week { year, week } => write!(f, "y{year}w{week:02}"),
            Self::Fortnight { year, fortnight } => write!(f, "y{year}f{fortnight:02}"),
            Self::Month { year, month } => write!(f, "y{year:02}m{month:02}"),
            Self::Birthday(year) => write!(f, "y{year:02}"),
            Self::Path { shelf, name } => write!(f, "{shelf}/{name}"),
        }
    }
}

impl FromStr for SlotId {
    type Err = SlotIdError;

    fn from_str(text: &str) -> Result<Self, SlotIdError> {
        parse(text).ok_or_else(|| SlotIdError { found: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<SlotId> {
    if let Some((shelf, name)) = text.split_once('/') {
        let shelf_ok = shelf.starts_with(|c: char| c.is_ascii_lowercase())
            && shelf.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            || is_region_id(shelf);
        let name_ok = !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        return (shelf_ok && name_ok)
            .then(|| SlotId::Path { shelf: shelf.to_owned(), name: name.to_owned() });
    }
    let (head, rest) = text.split_at_checked(1)?;
    match head {
        "g" => Some(SlotId::Gestation(digits(rest, 3, 0..=300)?)),
        "d" => Some(SlotId::Life(digits(rest, 4, 0..=364)?)),
        "y" => parse_year(rest),
        _ => None,
    }
}

fn parse_year(rest: &str) -> Option<SlotId> {
    if let Some((year, week)) = rest.split_once('w') {
        return Some(SlotId::Week { year: small(year, 1, 1..=2)?, week: small(week, 2, 0..=51)? });
    }
    if let Some((year, fortnight)) = rest.split_once('f') {
        return Some(SlotId::Fortnight {
            year: small(year, 1, 3..=5)?,
            fortnight: small(fortnight, 2, 0..=25)?,
        });
    }
    if let Some((year, month)) = rest.split_once('m') {
        return Some(SlotId::Month { year: small(year, 2, 6..=17)?, month: small(month, 2, 0..=11)? });
    }
    Some(SlotId::Birthday(small(rest, 2, 18..=18)?))
}

/// Exactly `width` digits, so that every id has one spelling.
fn digits(text: &str, width: usize, range: std::ops::RangeInclusive<u16>) -> Option<u16> {
    let plain = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|value| plain && range.contains(value))
}

fn small(text: &str, width: usize, range: std::ops::RangeInclusive<u16>) -> Option<u8> {
    digits(text, width, range).and_then(|value| u8::try_from(value).ok())
}

impl Serialize for SlotId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SlotId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_exactly_one_spelling() {
        for text in [
            "g028",
            "d0000",
            "d0364",
            "y1w24",
            "y3f07",
            "y06m00",
            "y17m11",
            "y18",
            "loss/01",
            "partner/g028",
            "JP/entrance",
            "JP-13-Minato/clubs",
        ] {
            assert_eq!(text.parse::<SlotId>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "g28",
            "g0028",
            "g301",
            "d103",
            "d0365",
            "y0w01",
            "y1w52",
            "y3w01",
            "y6m00",
            "y06m12",
            "y19",
            "y1",
            "Loss/01",
            "JPN/entrance",
            "JP-/entrance",
            "JP/Entrance",
            "loss/",
            "/01",
            "loss/01/02",
            "loss/Ä",
            "é",
            "g+28",
            "週",
        ] {
            assert!(text.parse::<SlotId>().is_err(), "{text:?} was taken for an id");
        }
    }

    #[test]
    fn ids_sort_as_a_family_meets_them() {
        let met = [
            "g028", "g293", "d0000", "d0364", "y1w00", "y2w51", "y3f00", "y06m00", "y17m11", "y18", "card/a",
        ];
        let ids: Vec<SlotId> = met.iter().map(|text| text.parse().unwrap()).collect();
        assert!(ids.is_sorted());
    }
}
