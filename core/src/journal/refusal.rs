//! Why an entry, a measurement or a picture is not kept, in the reader's language.

use super::entry::{EntryError, limit};
use super::growth::{GrowthError, HEAD_MM, LENGTH_MM, NOTE, WEIGHT_G};
use super::photo::PhotoError;
use crate::strings::{Key, Strings, Value};

/// At most so many.
fn most(count: usize) -> (&'static str, Value<'static>) {
    ("most", u32::try_from(count).unwrap_or(u32::MAX).into())
}

impl EntryError {
    /// Why, as a sentence for whoever wrote it.
    pub fn sentence(self, strings: &Strings) -> String {
        let (key, count) = match self {
            Self::Empty => return strings.text(Key::KeepNothing, &[]),
            Self::Date => return strings.text(Key::ReasonOutOfRange, &[]),
            Self::Letter => return strings.text(Key::KeepLetter, &[]),
            Self::TextTooLong => (Key::KeepTextLong, limit::TEXT),
            Self::Mood => (Key::KeepMood, limit::MOOD),
            Self::TooManyChildren => (Key::KeepChildren, limit::CHILDREN),
            Self::TooManyTags => (Key::KeepTags, limit::TAGS),
            Self::Tag => (Key::KeepTag, limit::TAG),
            Self::TooManyPhotos => (Key::KeepPhotos, limit::PHOTOS),
            Self::Photo => (Key::KeepPhoto, limit::CAPTION),
        };
        strings.text(key, &[most(count)])
    }
}

impl GrowthError {
    /// Why, as a sentence for whoever measured.
    pub fn sentence(self, strings: &Strings) -> String {
        let (key, range) = match self {
            Self::Empty => return strings.text(Key::KeepNoMeasure, &[]),
            Self::Date => return strings.text(Key::ReasonOutOfRange, &[]),
            Self::NoteTooLong => return strings.text(Key::KeepNoteLong, &[most(NOTE)]),
            Self::Weight => (Key::KeepWeight, WEIGHT_G),
            Self::Length => (Key::KeepLength, LENGTH_MM),
            Self::Head => (Key::KeepHead, HEAD_MM),
        };
        strings.text(key, &[("least", (*range.start()).into()), ("most", (*range.end()).into())])
    }
}

impl PhotoError {
    /// Why, as a sentence for whoever chose it.
    pub fn sentence(self, strings: &Strings) -> String {
        let key = match self {
            Self::NotAPicture => Key::PhotoNotOne,
            Self::HeicNeedsConverting => Key::PhotoHeic,
            Self::TooLarge => Key::PhotoLarge,
            Self::Uncommon { .. } => Key::PhotoUncommon,
            Self::Cut | Self::Damaged { .. } => Key::PhotoBroken,
        };
        strings.text(key, &[])
    }
}
