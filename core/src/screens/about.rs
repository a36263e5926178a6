//! What this library is, which languages there are, and the strings of the interface.

use std::collections::HashMap;

use otayori_pack::record::{LineBreak, RubyHabit};

use super::Phone;
use super::error::PhoneError;
use super::wording::Wording;
use crate::strings::{Key, Value};

/// A language a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageRow {
    /// Its tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Where its lines may break.
    pub line_break: LineBreak,
    /// Whether its readers expect readings.
    pub ruby: RubyHabit,
    /// How many texts it has.
    pub texts: u32,
    /// How many of them a named clinician signed.
    pub reviewed: u32,
}

/// What this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutScreen {
    /// What it is for.
    pub purpose: Wording,
    /// That everything is on this device.
    pub privacy: Wording,
    /// Under which terms code and words are given.
    pub licence: Wording,
    /// The edition of the words.
    pub edition: u32,
    /// The day on which sources were judged fresh, `YYYY-MM-DD`.
    pub as_of: String,
    /// Dated slots that exist.
    pub slots: u32,
    /// The version of this library.
    pub version: String,
    /// Languages with their counts.
    pub languages: Vec<LanguageRow>,
}

/// A value in a string of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filling {
    /// A count: plurals follow it.
    Number {
        /// The count.
        number: i64,
    },
    /// A text.
    Text {
        /// The text.
        text: String,
    },
}

impl Phone {
    /// The languages in the order in which a person is offered them.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn languages(&self) -> Result<Vec<LanguageRow>, PhoneError> {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let rows = self.corpus.languages().iter().map(|language| {
            let count = self.corpus.count(&language.tag)?;
            Ok(LanguageRow {
                tag: language.tag.clone(),
                name: language.name.clone(),
                line_break: language.line_break,
                ruby: language.ruby,
                texts: number(count.texts),
                reviewed: number(count.reviewed),
            })
        });
        rows.collect()
    }

    /// What this is, in the language read.
    ///
    /// # Errors
    /// As [`Phone::languages`].
    pub fn about(&mut self) -> Result<AboutScreen, PhoneError> {
        let language = self.read_language();
        let strings = self.strings_of(&language)?;
        let say = |key| Wording::of(&strings.ruby(key, &[]), &language);
        let edition = self.corpus.edition();
        Ok(AboutScreen {
            purpose: say(Key::AboutPurpose),
            privacy: say(Key::AboutPrivacy),
            licence: say(Key::AboutLicence),
            edition: edition.version,
            as_of: edition.as_of.clone(),
            slots: edition.slots,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            languages: self.languages()?,
        })
    }

    /// Every string of the interface that needs no value, by its key.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for a language that is not there.
    pub fn strings(&mut self, language: &str) -> Result<HashMap<String, Wording>, PhoneError> {
        let strings = self.strings_of(language)?;
        let plain = Key::ALL.iter().filter_map(|key| {
            let text = strings.plain(*key)?;
            Some((key.as_str().to_owned(), Wording::of(&text, language)))
        });
        Ok(plain.collect())
    }

    /// A string of the interface with its values.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for a key or a language that is not there.
    pub fn format(
        &mut self,
        language: &str,
        key: &str,
        values: &HashMap<String, Filling>,
    ) -> Result<Wording, PhoneError> {
        let strings = self.strings_of(language)?;
        let known = Key::ALL.iter().find(|known| known.as_str() == key);
        let known = known.ok_or_else(|| PhoneError::not_found("string"))?;
        let values: Vec<(&str, Value<'_>)> =
            values.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
        Ok(Wording::of(&strings.ruby(*known, &values), language))
    }
}

impl<'a> From<&'a Filling> for Value<'a> {
    fn from(value: &'a Filling) -> Self {
        match value {
            Filling::Number { number } => Self::Number(*number),
            Filling::Text { text } => text.as_str().into(),
        }
    }
}
