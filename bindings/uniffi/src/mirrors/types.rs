//! Names of the core's types as the other languages see them, and what crosses as text: dates, times, names.
//!
//! A text that is no date or no name is [`CompanionError::Invalid`] before anything is asked.

pub(crate) use chrono::{NaiveDate, NaiveTime};
pub(crate) use otayori_core::calendar::LeapBirthday;
pub(crate) use otayori_core::companion::NumberId;
pub(crate) use otayori_core::family::{ChildId, Choice as FamilyChoice, EventId, LocalMoment, PregnancyId};
pub(crate) use otayori_core::journal::photo::Format as PhotoFormat;
pub(crate) use otayori_core::journal::{EntryId, GrowthId, Kind as EntryKind, PhotoId};
pub(crate) use otayori_core::pack::record::{LineBreak, RubyHabit};
pub(crate) use otayori_core::pack::{Segment, SlotId};
pub(crate) use otayori_core::region::{Channel as HelpChannel, DeadlineKind};
pub(crate) use otayori_core::reminders::{Health as HintKind, Permission as NoticePermission};
pub(crate) use otayori_core::screens::PhoneError as CompanionError;
pub(crate) use otayori_core::screens::*;

use std::str::FromStr;

fn read<T: FromStr>(text: &str, what: &str) -> Result<T, CompanionError> {
    text.parse().map_err(|_| CompanionError::Invalid { reason: format!("`{text}` is not {what}") })
}

uniffi::custom_type!(
    /// A civil date, `2027-03-01`.
    NaiveDate, String, { remote, try_lift: |text| Ok(read(&text, "a date")?), lower: |date| date.to_string() }
);
uniffi::custom_type!(
    /// A civil time, `08:00` or `08:00:30`.
    NaiveTime, String, { remote, try_lift: |text| Ok(read(&text, "a time")?), lower: |time| time.to_string() }
);
uniffi::custom_type!(
    /// The name of a letter or card: `g064`, `d0012`, `card/overdue`.
    SlotId, String, { remote, try_lift: |text| Ok(read(&text, "a slot")?), lower: |slot| slot.to_string() }
);
uniffi::custom_type!(
    /// The name of a child: 32 hexadecimal digits.
    ChildId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of a pregnancy.
    PregnancyId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of a report.
    EventId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of an entry.
    EntryId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of a photo.
    PhotoId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of a number that a person entered.
    NumberId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
uniffi::custom_type!(
    /// The name of a measurement.
    GrowthId, String, { remote, try_lift: |text| Ok(read(&text, "a name")?), lower: |id| id.to_string() }
);
