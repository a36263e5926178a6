//! A week at a help line. Knows weekdays and the times between which somebody answers; holidays are for a note, since
//! no table of them would hold for long.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "a name says it")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    /// All of them, Monday first.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

/// Minutes after midnight, 0 to 1,440: `24:00` is the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The end of a day.
    pub const END: Self = Self(24 * 60);

    /// Minutes after midnight, 0 to 1,440.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for TimeOfDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a time: write 09:00, or 24:00 for the end of a day");
        let (hours, minutes) = text.split_once(':').ok_or_else(wrong)?;
        let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two(hours) || !two(minutes) {
            return Err(wrong());
        }
        let number = |part: &str| part.parse::<u16>().map_err(|_| wrong());
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        if minutes > 59 || hours * 60 + minutes > Self::END.0 {
            return Err(wrong());
        }
        Ok(Self(hours * 60 + minutes))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The same hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The days.
    pub days: Vec<Day>,
    /// When it opens.
    pub from: TimeOfDay,
    /// When it closes, on the same day. A night is two spans.
    pub to: TimeOfDay,
}

/// When somebody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hours {
    /// Day and night, every day.
    Always,
    /// It differs from place to place or from day to day.
    Varies,
    /// The same every week.
    Weekly(Vec<Span>),
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Always => serializer.serialize_str("always"),
            Self::Varies => serializer.serialize_str("varies"),
            Self::Weekly(spans) => spans.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Hours;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("hours: \"always\", \"varies\" or a list of { days, from, to }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Hours, E> {
                match text {
                    "always" => Ok(Hours::Always),
                    "varies" => Ok(Hours::Varies),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Hours, A::Error> {
                let mut spans = Vec::new();
                while let Some(span) = list.next_element()? {
                    spans.push(span);
                }
                Ok(Hours::Weekly(spans))
            }
        }

        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        for text in ["00:00", "09:30", "23:59", "24:00"] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), text);
        }
        for text in ["9:00", "09:60", "24:01", "25:00", "0900", "", "+9:00", "09:00:00", "朝"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }

    #[test]
    fn hours_are_a_word_or_a_week() {
        let read = |json: &str| serde_json::from_str::<Hours>(json);
        assert_eq!(read("\"always\"").unwrap(), Hours::Always);
        let week = "[{\"days\":[\"mon\",\"sun\"],\"from\":\"22:00\",\"to\":\"24:00\"}]";
        let Hours::Weekly(spans) = read(week).unwrap() else { unreachable!() };
        assert_eq!((spans[0].days[1], spans[0].to), (Day::Sun, TimeOfDay::END));
        assert_eq!(serde_json::to_string(&read(week).unwrap()).unwrap(), week);
        for wrong in ["\"24/7\"", "[{\"days\":[\"monday\"],\"from\":\"09:00\",\"to\":\"17:00\"}]", "7"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
