//! How a phone wants its letters. A phone's own: never part of the family's log, never merged.

use std::collections::BTreeSet;

use otayori_pack::SlotId;
use otayori_pack::record::MAIN_TRACK;
use serde::{Deserialize, Serialize};

/// Whose letters come to this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// The person who carries or cares first.
    Main,
    /// The other parent.
    Partner,
}

impl Track {
    /// As `cadence.toml` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => MAIN_TRACK,
            Self::Partner => "partner",
        }
    }

    /// The track a slot belongs to.
    pub fn of(slot: &SlotId) -> Self {
        if slot.shelf() == Self::Partner.name() { Self::Partner } else { Self::Main }
    }
}

/// What a notice says on a locked screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeText {
    /// That an otayori has come, and nothing else.
    #[default]
    Neutral,
    /// The title of the letter.
    Full,
}

/// The hour of delivery: 7 to 21, local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Hour(u8);

impl TryFrom<u8> for Hour {
    type Error = NotAnHour;

    fn try_from(hour: u8) -> Result<Self, NotAnHour> {
        if (7..=21).contains(&hour) { Ok(Self(hour)) } else { Err(NotAnHour) }
    }
}

impl From<Hour> for u8 {
    fn from(hour: Hour) -> Self {
        hour.0
    }
}

/// An hour at which people sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("letters come between 7 and 21 o'clock")]
pub struct NotAnHour;

/// A phone's choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Preferences {
    /// The language read.
    pub language: String,
    /// A second one to show beside it.
    pub second_language: Option<String>,
    /// When letters come.
    pub hour: Hour,
    /// What a locked screen may say.
    pub notice: NoticeText,
    /// Whose letters come.
    pub tracks: BTreeSet<Track>,
    /// Readings above kanji.
    pub ruby: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: "ja".to_owned(),
            second_language: None,
            hour: Hour(8),
            notice: NoticeText::default(),
            tracks: BTreeSet::from([Track::Main]),
            ruby: true,
        }
    }
}
