//! What a person says, with children and pregnancies by number, so that a story can be read.
//!
//! Knows how to say it to the core and how to print it. Whether it holds is for the core, and for the oracle, to judge.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};
use jiff::civil::Date;
use otayori_core::calendar::{DueDate, GestationalDay, LeapBirthday};
use otayori_core::family::{ChildId, Choice, EventId, LifeEvent, PregnancyId};

/// Something said, to be recorded on the day on which it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// A pregnancy with these children.
    Expecting { pregnancy: u8, children: Vec<u8>, due: Option<Date> },
    /// A due date, first or corrected.
    DueDate { pregnancy: u8, due: Date },
    /// One more on the scan.
    OneMore { pregnancy: u8, child: u8 },
    /// A birth; days of gestation if told.
    Born { child: u8, on: Date, gestation: Option<u16> },
    /// The day put right.
    BirthCorrected { child: u8, on: Date, gestation: Option<u16> },
    /// A child who joined later.
    Joined { child: u8, born: Date, on: Date },
    /// It has ended.
    Ended { child: u8 },
    /// No longer accompanied.
    Removed { child: u8 },
    /// The ending was a mistake.
    NotEnded { child: u8 },
    /// No letters from a day on.
    Paused { child: Option<u8>, from: Date },
    /// Letters again from a day on.
    Resumed { child: Option<u8>, from: Date },
    /// No letters about milestones.
    MilestonesHidden { child: u8, holds: bool },
    /// Not sure about the pregnancy.
    Undecided { child: u8, holds: bool },
    /// The birthday of 29 February.
    LastOfFebruary { child: u8 },
    /// After a restore: still so.
    StillSo { child: u8 },
    /// Two names of one child, given on two phones.
    Same { child: u8, other: u8 },
    /// Where the family lives from a day on.
    Moved { region: &'static str, from: Date },
}

/// The n-th child's name in the core.
pub fn child_id(child: u8) -> ChildId {
    ChildId::from_random([child + 1; 16])
}

pub(crate) fn pregnancy_id(pregnancy: u8) -> PregnancyId {
    PregnancyId::from_random([pregnancy + 101; 16])
}

/// A name for the n-th report; the ending of a child has one of its own, so that it can be taken back.
pub fn event_id(number: u32) -> EventId {
    let mut bytes = [0xee; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    EventId::from_random(bytes)
}

/// The core's date.
pub fn chrono(day: Date) -> NaiveDate {
    let day_of = NaiveDate::from_ymd_opt(day.year().into(), month(day), u32::from(day.day().unsigned_abs()));
    day_of.unwrap_or_default()
}

fn month(day: Date) -> u32 {
    u32::from(day.month().unsigned_abs())
}

/// The simulator's date.
pub fn civil(day: NaiveDate) -> Date {
    let small = |value: u32| i8::try_from(value).unwrap_or(1);
    let year = i16::try_from(day.year()).unwrap_or(1);
    Date::new(year, small(day.month()), small(day.day())).unwrap_or_default()
}

impl Report {
    /// As the core reads it. `ending` is the report that ended the child, where one did.
    pub fn event(&self, ending: Option<EventId>) -> Option<LifeEvent> {
        let weeks = |days: &Option<u16>| days.and_then(|days| GestationalDay::try_from(days).ok());
        let due = |due: Date| DueDate::new(chrono(due));
        Some(match self {
            Self::Expecting { pregnancy, children, due: day } => LifeEvent::Expecting {
                pregnancy: pregnancy_id(*pregnancy),
                children: children.iter().map(|child| child_id(*child)).collect(),
                due: day.map(due),
            },
            Self::DueDate { pregnancy, due: day } => {
                LifeEvent::DueDate { pregnancy: pregnancy_id(*pregnancy), due: due(*day) }
            }
            Self::OneMore { pregnancy, child } => {
                LifeEvent::OneMore { pregnancy: pregnancy_id(*pregnancy), child: child_id(*child) }
            }
            Self::Born { child, on, gestation } => {
                LifeEvent::Born { child: child_id(*child), date: chrono(*on), gestation: weeks(gestation) }
            }
            Self::BirthCorrected { child, on, gestation } => LifeEvent::BirthCorrected {
                child: child_id(*child),
                date: chrono(*on),
                gestation: weeks(gestation),
            },
            Self::Joined { child, born, on } => {
                LifeEvent::Joined { child: child_id(*child), born: chrono(*born), on: chrono(*on) }
            }
            Self::Ended { child } => LifeEvent::Ended { child: child_id(*child) },
            Self::Removed { child } => LifeEvent::Removed { child: child_id(*child) },
            Self::NotEnded { .. } => LifeEvent::Mistake { event: ending? },
            Self::Paused { child, from } => {
                LifeEvent::Paused { child: child.map(child_id), from: chrono(*from) }
            }
            Self::Resumed { child, from } => {
                LifeEvent::Resumed { child: child.map(child_id), from: chrono(*from) }
            }
            Self::MilestonesHidden { child, holds } => LifeEvent::Chosen {
                choice: Choice::MilestonesHidden,
                child: Some(child_id(*child)),
                holds: *holds,
            },
            Self::Undecided { child, holds } => {
                LifeEvent::Chosen { choice: Choice::Undecided, child: Some(child_id(*child)), holds: *holds }
            }
            Self::LastOfFebruary { child } => {
                LifeEvent::LeapBirthday { child: child_id(*child), on: LeapBirthday::LastOfFebruary }
            }
            Self::StillSo { child } => LifeEvent::StillSo { child: child_id(*child) },
            Self::Same { child, other } => {
                LifeEvent::Same { child: child_id(*child), other: child_id(*other) }
            }
            Self::Moved { region, from } => {
                LifeEvent::Moved { region: (*region).to_owned(), from: chrono(*from) }
            }
        })
    }

    /// Whether it stops letters: it must take effect at once, whatever the disk says.
    pub fn stops(&self) -> bool {
        matches!(self, Self::Ended { .. } | Self::Removed { .. } | Self::Paused { .. })
    }

    /// Whether it may give letters other days or take some away: what waits about the old ones goes at once.
    pub fn moves(&self) -> bool {
        matches!(
            self,
            Self::Born { .. }
                | Self::BirthCorrected { .. }
                | Self::DueDate { .. }
                | Self::Same { .. }
                | Self::Undecided { .. }
                | Self::MilestonesHidden { .. }
        )
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = |child: &Option<u8>| child.map_or("everybody".to_owned(), |child| format!("child {child}"));
        let weeks =
            |days: &Option<u16>| days.map_or(String::new(), |days| format!(" at {}w{}d", days / 7, days % 7));
        match self {
            Self::Expecting { pregnancy, children, due: Some(due) } => {
                write!(f, "expecting {} in pregnancy {pregnancy}, due {due}", children.len())
            }
            Self::Expecting { pregnancy, .. } => {
                write!(f, "expecting in pregnancy {pregnancy}, no due date yet")
            }
            Self::DueDate { pregnancy, due } => write!(f, "pregnancy {pregnancy} is due {due}"),
            Self::OneMore { pregnancy, child } => {
                write!(f, "one more in pregnancy {pregnancy}: child {child}")
            }
            Self::Born { child, on, gestation } => {
                write!(f, "child {child} was born on {on}{}", weeks(gestation))
            }
            Self::BirthCorrected { child, on, gestation } => {
                write!(f, "child {child} was really born on {on}{}", weeks(gestation))
            }
            Self::Joined { child, born, on } => write!(f, "child {child}, born {born}, joined on {on}"),
            Self::Ended { child } => write!(f, "it has ended for child {child}"),
            Self::Removed { child } => write!(f, "child {child} is no longer accompanied"),
            Self::NotEnded { child } => write!(f, "the ending of child {child} was a mistake"),
            Self::Paused { child, from } => write!(f, "no letters for {} from {from}", who(child)),
            Self::Resumed { child, from } => write!(f, "letters again for {} from {from}", who(child)),
            Self::MilestonesHidden { child, holds } => {
                write!(f, "milestones hidden for child {child}: {holds}")
            }
            Self::Undecided { child, holds } => write!(f, "undecided about child {child}: {holds}"),
            Self::LastOfFebruary { child } => write!(f, "birthday of child {child} on the last of February"),
            Self::StillSo { child } => write!(f, "child {child}: still so"),
            Self::Same { child, other } => write!(f, "child {other} is child {child}"),
            Self::Moved { region, from } => write!(f, "the family lives in {region} from {from}"),
        }
    }
}
