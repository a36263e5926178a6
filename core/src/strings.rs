//! The strings of the interface, in Fluent.
//!
//! Knows keys, values and the fallback from one language to the next. Does not know where a string is shown. A key is
//! a constant of [`Key`], and a test holds every language to that list, so no string is missing or left over.

use std::borrow::Cow;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use otayori_pack::RubyText;
use thiserror::Error;
use unic_langid::LanguageIdentifier;

use crate::corpus::{Corpus, CorpusError};

mod keys;

pub use keys::Key;

/// Why the strings of a language cannot be used.
#[derive(Debug, Error)]
pub enum StringsError {
    /// The corpus has no such language, or its pack is damaged.
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    /// A tag that is not a language identifier, or strings that are not Fluent.
    #[error("the strings of `{tag}` cannot be read: {reason}")]
    Unreadable {
        /// The language.
        tag: String,
        /// Why.
        reason: String,
    },
}

/// The strings of a language and of what is read instead of it.
pub struct Strings {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Strings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Strings").field("languages", &self.bundles.len()).finish()
    }
}

impl Strings {
    /// The strings of a language.
    ///
    /// # Errors
    /// [`StringsError`].
    pub fn of(corpus: &Corpus, tag: &str) -> Result<Self, StringsError> {
        let fallback =
            corpus.languages().iter().find(|row| row.tag == tag).map(|row| row.fallback.as_slice());
        let chain = std::iter::once(tag).chain(fallback.unwrap_or_default().iter().map(String::as_str));
        let bundles = chain.map(|tag| bundle(corpus, tag)).collect::<Result<_, _>>()?;
        Ok(Self { bundles })
    }

    /// A string with its values, readings and all.
    ///
    /// A key that no language has (a test says there is none) reads as its own name.
    pub fn ruby(&self, key: Key, values: &[(&str, Value<'_>)]) -> RubyText {
        let marked = self.format(key.as_str(), values).unwrap_or_else(|| key.as_str().to_owned());
        let as_it_stands =
            || RubyText { segments: vec![otayori_pack::Segment { base: marked.clone(), ruby: None }] };
        RubyText::parse_aozora(&marked).unwrap_or_else(|_| as_it_stands())
    }

    /// A string with its values, without readings.
    pub fn text(&self, key: Key, values: &[(&str, Value<'_>)]) -> String {
        self.ruby(key, values).plain()
    }

    /// The name of a help key, `None` if it has none.
    pub fn help(&self, help_key: &str) -> Option<RubyText> {
        self.format(&format!("help-{help_key}"), &[]).and_then(|marked| RubyText::parse_aozora(&marked).ok())
    }

    /// The name of a language by its code, marked with its readings; the code itself where it has none here.
    pub fn language(&self, code: &str) -> String {
        self.format(&format!("language-{code}"), &[]).unwrap_or_else(|| code.to_owned())
    }

    /// A string that needs no value, readings and all; `None` for one that does.
    pub fn plain(&self, key: Key) -> Option<RubyText> {
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key.as_str())?.value()?;
            let mut missing = Vec::new();
            let marked = bundle.format_pattern(pattern, None, &mut missing);
            missing.is_empty().then(|| RubyText::parse_aozora(&marked).ok()).flatten()
        })
    }

    /// Whether the language itself (not its fallback) has this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.first().is_some_and(|bundle| bundle.has_message(key))
    }

    fn format(&self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let arguments: FluentArgs<'_> =
            values.iter().map(|(name, value)| (Cow::from(*name), value.clone().into_fluent())).collect();
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
        })
    }
}

/// A value in a string.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A count: plurals follow it.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
}

impl<'a> Value<'a> {
    fn into_fluent(self) -> FluentValue<'a> {
        match self {
            Self::Number(number) => FluentValue::from(number),
            Self::Text(text) => FluentValue::from(text),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::from(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::from(text))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Value<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

fn bundle(corpus: &Corpus, tag: &str) -> Result<FluentBundle<FluentResource>, StringsError> {
    let unreadable = |reason: String| StringsError::Unreadable { tag: tag.to_owned(), reason };
    let language: LanguageIdentifier = tag.parse().map_err(|error| unreadable(format!("{error}")))?;
    let resource = FluentResource::try_new(corpus.ui(tag)?).map_err(|(_, errors)| {
        unreadable(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would stand in spoken text and in files; none of our languages mixes directions.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| unreadable(format!("{errors:?}")))?;
    Ok(bundle)
}
