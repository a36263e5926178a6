//! The records of a region: who to call, what is open until when, what the year of school brings, what to show at a
//! counter.
//!
//! Shared by the compiler, which fills them from `content/regions/<ID>/`, and the core, which reads them. Knows shapes
//! only. Refuses to know what day it is, where anybody lives, or whether a number still answers. Records deny what they
//! do not know: a field that a phone cannot read may be the one that says for whom a number is not, so a newer form
//! raises [`FORMAT`] and is refused whole.
//!
//! [`words`] is text in several languages, [`hours`] a week at a help line, [`point`] a day in a childhood.

pub mod hours;
pub mod point;
mod read;
pub mod words;

use serde::{Deserialize, Serialize};

pub use hours::{Day, Hours, Span, TimeOfDay};
pub use point::{Age, MonthDay, Point, SchoolDay, SchoolMonth, SchoolYear};
pub use read::{MAX_ENTRIES, MAX_ENTRY, Records, RegionError};
pub use words::Words;

use crate::record::Pillar;

/// The form of these records. A reader refuses a higher one.
pub const FORMAT: u32 = 1;

/// The region that is nowhere: what it says holds until a nearer one says something.
pub const GENERIC: &str = "generic";

/// Keys of a region pack.
pub mod key {
    /// The record of the region itself ([`super::Region`]).
    pub const REGION: &str = "region";
    /// The order in which its author wrote the records ([`super::Order`]).
    pub const ORDER: &str = "order";
    /// Before the id of a help line ([`super::Line`]).
    pub const LINE: &str = "line/";
    /// Before the id of a deadline ([`super::Deadline`]).
    pub const DEADLINE: &str = "deadline/";
    /// Before the id of a letter ([`super::Letter`]), which itself begins with the region's: `letter/JP/entrance`.
    pub const LETTER: &str = "letter/";
    /// Before the id of a counter card ([`super::Card`]).
    pub const COUNTER: &str = "counter/";
    /// Before the id of a source ([`crate::record::Source`]).
    pub const SOURCE: &str = "source/";
    /// Before the id of a letter, or of a core slot whose text is replaced. The variant is the language's tag.
    pub const TEXT: &str = "text/";
}

/// A region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The form of its records; authors leave it out.
    #[serde(default = "format")]
    pub format: u32,
    /// `generic`, `JP`, `JP-13`, `JP-13-Minato`.
    pub id: String,
    /// The region that is asked where this one says nothing; only `generic` has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Rises with every change that is given out.
    pub version: u32,
    /// What it is called.
    pub name: Words,
    /// Languages of its texts, as tags of `content/languages.toml`.
    pub languages: Vec<String>,
    /// The language spoken at its counters, a BCP 47 code; `generic` has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office_language: Option<String>,
    /// Who answers for it.
    pub maintainer: Maintainer,
    /// Its clock; without one, no opening hours can be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// When its school year begins and who enters school in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolRule>,
}

fn format() -> u32 {
    FORMAT
}

/// Who answers for a region's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Maintainer {
    /// An organisation or a person.
    pub name: String,
    /// How to reach them.
    pub contact: String,
}

/// The clock of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Its name in the IANA database, for people.
    pub name: String,
    /// Minutes ahead of UTC, from -1,439 to 1,439; two where clocks change.
    pub offsets: Vec<i16>,
}

/// The rule by which children enter school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolRule {
    /// The day on which a school year begins.
    pub begins: MonthDay,
    /// The last birthday of a cohort.
    pub last_birthday: MonthDay,
    /// Completed years of age, by that birthday, with which school begins.
    pub entry_age: u8,
    /// Years of primary, lower and upper secondary school.
    pub lengths: [u8; 3],
}

/// The order in which an author wrote records, by their ids: the most needed first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Help lines.
    pub line: Vec<String>,
    /// Deadlines.
    pub deadline: Vec<String>,
    /// Counter cards.
    pub counter: Vec<String>,
}

/// When a record was looked at, on what ground it stands, and how long it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The day on which somebody looked at the source, `YYYY-MM-DD`.
    pub checked_at: &'a str,
    /// Days after which it may have changed, where the author says so.
    pub expires_after: Option<u16>,
    /// Ids of its sources.
    pub sources: &'a [String],
    /// How sure it is.
    pub status: Status,
}

/// How sure a record is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Its sources carry it.
    #[default]
    Sourced,
    /// It rests on one weak source, and its words say so.
    Weak,
}

impl Status {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_sourced(&self) -> bool {
        *self == Self::Sourced
    }
}

/// A help line may have changed after this many days.
pub const LINE_EXPIRES_AFTER: u16 = 180;
/// Any other record may have changed after this many days.
pub const RECORD_EXPIRES_AFTER: u16 = 365;
/// Days for which a reader believes any record, whatever its author says.
pub const LONGEST_TERM: u16 = 731;

/// How a help line is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// By telephone.
    #[default]
    Call,
    /// By written chat.
    Chat,
    /// By text message.
    Text,
    /// By mail or a form.
    Mail,
    /// In person.
    Visit,
}

/// What reaching a help line costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cost {
    /// Nothing, not even the call.
    Free,
    /// The call, or more.
    Charged,
    /// Nobody says.
    #[default]
    Unknown,
}

/// A record ends in the fields of its [`Standing`]. They are written out here and not flattened: serde cannot deny unknown
/// fields around flattened ones.
macro_rules! record {
    ($(#[$of_record:meta])* $record:ident for $days:ident: $($(#[$of_field:meta])* pub $field:ident: $type:ty,)*) => {
        $(#[$of_record])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $record {
            $($(#[$of_field])* pub $field: $type,)*
            /// See [`Standing`].
            pub checked_at: String,
            /// See [`Standing`].
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub expires_after: Option<u16>,
            /// See [`Standing`].
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub sources: Vec<String>,
            /// See [`Standing`].
            #[serde(default, skip_serializing_if = "Status::is_sourced")]
            pub status: Status,
        }

        impl Dated for $record {
            fn standing(&self) -> Standing<'_> {
                Standing {
                    checked_at: &self.checked_at,
                    expires_after: self.expires_after,
                    sources: &self.sources,
                    status: self.status,
                }
            }

            fn default_expiry() -> u16 {
                $days
            }
        }
    };
}

record! {
    /// An emergency number or a help line.
    Line for LINE_EXPIRES_AFTER:
    /// Its name among the lines of its region.
    pub id: String,
    /// Never hidden, never expired, never replaced by another number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emergency: bool,
    /// Help keys it answers, most fitting first.
    pub helps: Vec<String>,
    /// What it is called.
    pub name: Words,
    /// The number as it is dialled; none where there is only an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Other numbers, and for whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<OtherNumber>,
    /// An address, shown as text and never opened by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How it is reached.
    #[serde(default)]
    pub channel: Channel,
    /// When it is open; left out where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// What is spoken there; empty where nobody says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Spoken>,
    /// What it costs.
    #[serde(default)]
    pub cost: Cost,
    /// Whether a name is asked for; left out where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<bool>,
    /// One or two plain sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// Another number of the same line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherNumber {
    /// As it is dialled.
    pub number: String,
    /// For whom it is.
    pub when: Words,
}

/// A language spoken at a help line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// Its BCP 47 code: `ja`, `en`, `fil`.
    pub code: String,
    /// When it is spoken, where that differs from the hours of the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// How to get to it: "press 2".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Words>,
}

/// What a deadline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineKind {
    /// The law asks for it.
    Law,
    /// Money or a service that is asked for.
    Benefit,
    /// A vaccine.
    Vaccine,
    /// A check-up.
    CheckUp,
}

/// What the days of a deadline are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineAnchor {
    /// The day of birth, day 0. A child born early has no other.
    Birth,
    /// Weeks of pregnancy.
    Gestation,
    /// A school year of the child.
    SchoolYear,
    /// The day a child joined the family, day 0.
    Joined,
}

record! {
    /// Something that is open from one day to another.
    Deadline for RECORD_EXPIRES_AFTER:
    /// Its name among the deadlines of its region.
    pub id: String,
    /// What it is about.
    pub kind: DeadlineKind,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// Short, for a list.
    pub name: Words,
    /// What it is, in one or two plain sentences.
    pub meaning: Words,
    /// For whom it is; left out: for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Words>,
    /// What its days are counted from.
    pub anchor: DeadlineAnchor,
    /// The first day on which it can be done.
    pub opens: Point,
    /// The last day, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Point>,
    /// Instead: the last day is the one before this age is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_before: Option<Point>,
    /// The day of its one reminder; left out: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remind: Option<Point>,
    /// The rule in words.
    pub until: Words,
    /// Which counter or clinic.
    #[serde(rename = "where")]
    pub place: Words,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<Words>,
    /// What it costs; left out where there is nothing to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Words>,
    /// It is for after a loss alone: its days count from that day, and it never stands beside a child.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_loss: bool,
}

record! {
    /// A letter of the school year. Its texts stand under its id.
    Letter for RECORD_EXPIRES_AFTER:
    /// The month in which it is due.
    pub month: SchoolMonth,
    /// What it is mainly about.
    pub pillar: Pillar,
    /// Help that stands under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
    /// Safety facts it carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safety: Vec<String>,
}

record! {
    /// A card to show at a counter.
    Card for RECORD_EXPIRES_AFTER:
    /// Its name among the cards of its region.
    pub id: String,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// The situation, for a list.
    pub name: Words,
    /// What the word means, in one or two plain sentences.
    pub meaning: Words,
    /// At which counter.
    #[serde(rename = "where")]
    pub place: Words,
    /// The sentence to show.
    pub say: Words,
    /// Things to tick.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ticks: Vec<Words>,
    /// It is for after a loss alone: it stands in nobody else's list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_loss: bool,
}

/// What every record has.
pub trait Dated {
    /// When it was looked at and how long it holds.
    fn standing(&self) -> Standing<'_>;

    /// Days for which it holds, unless its author says otherwise.
    fn default_expiry() -> u16 {
        RECORD_EXPIRES_AFTER
    }

    /// Days for which it holds.
    fn expires_after(&self) -> u16 {
        self.standing().expires_after.unwrap_or_else(Self::default_expiry)
    }
}

/// Whether a text is the id of a region: `generic`, `JP`, `JP-13`, `JP-13-Minato`.
pub fn is_region_id(id: &str) -> bool {
    if id == GENERIC {
        return true;
    }
    let mut parts = id.split('-');
    let country = parts.next().is_some_and(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_uppercase()));
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric());
    country && id.len() <= 64 && parts.all(part)
}

/// Whether a text can be the id of a record: lower-case letters, digits and hyphens, at most 64.
pub fn is_record_id(id: &str) -> bool {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !id.is_empty() && id.len() <= 64 && id.bytes().all(fine)
}
