//! The words: which letter is due, its text in the language asked for, and finding words again.
//!
//! Knows packs, cadence and languages. Does not know which family is asking or what day it is. Opening looks at the
//! index only: a letter costs one search in it and one frame.
//!
//! Start with [`Corpus::builtin`], [`Corpus::due`] and [`Corpus::letter`].

mod ahead;
mod due;
mod early;
mod language;
mod letter;
mod search;

pub use due::day_of;
pub use language::Reader;
pub(crate) use language::variants;
pub use letter::{Letter, Review, WrittenBy};
pub use search::{Hit, Part};

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use otayori_pack::record::{Cadence, Edition, Language, LanguageTable, Slot, Source, Traits, key};
use otayori_pack::{BodyError, Kind, Pack, PackError, SlotId};
use serde::de::DeserializeOwned;
use thiserror::Error;

/// The packs pressed at build time.
pub(crate) static PACKS: Dir<'static> = include_dir!("$OUT_DIR/packs");

/// Whether a pack in the library is a region, by its name: those are opened by [`crate::region`].
pub(crate) fn is_region_pack(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("region-"))
}

/// Why a corpus cannot answer.
#[derive(Debug, Error)]
pub enum CorpusError {
    /// A pack that cannot be read.
    #[error("{pack}: {source}")]
    Pack {
        /// Which one.
        pack: String,
        /// Why.
        source: PackError,
    },
    /// A record or text that is not what its place promises: the pack was pressed by something else.
    #[error("{pack}: {name} cannot be read: {reason}")]
    Record {
        /// Which pack.
        pack: String,
        /// Which record or text.
        name: String,
        /// Why.
        reason: String,
    },
    /// No pack holds the calendar.
    #[error("the calendar pack is missing")]
    NoCalendar,
    /// The language has no row in the table, or no pack.
    #[error("there is no language `{tag}`")]
    UnknownLanguage {
        /// The tag asked for.
        tag: String,
    },
}

/// Every word the companion has, opened and ready.
#[derive(Debug)]
pub struct Corpus {
    calendar: Pack,
    languages: BTreeMap<String, Pack>,
    table: Vec<Language>,
    cadence: Cadence,
    edition: Edition,
    traits: Traits,
}

impl Corpus {
    /// The corpus built into this library.
    ///
    /// # Errors
    /// [`CorpusError`] only if the library itself is damaged.
    pub fn builtin() -> Result<Self, CorpusError> {
        let packs = PACKS.files().filter(|file| !is_region_pack(file.path())).map(|file| {
            let name = file.path().display().to_string();
            Pack::open(file.contents()).map_err(|source| CorpusError::Pack { pack: name, source })
        });
        Self::from_packs(packs.collect::<Result<_, _>>()?)
    }

    /// The same, read once in a process and shared by whoever asks.
    ///
    /// # Errors
    /// As [`Corpus::builtin`].
    pub fn shared() -> Result<Arc<Self>, CorpusError> {
        static READ: OnceLock<Arc<Corpus>> = OnceLock::new();
        if let Some(read) = READ.get() {
            return Ok(Arc::clone(read));
        }
        let read = Arc::new(Self::builtin()?);
        // Two threads that come first read it twice, and one of both stays.
        Ok(Arc::clone(READ.get_or_init(|| read)))
    }

    /// A corpus from opened packs: one calendar, and a pack for each language of its table.
    ///
    /// # Errors
    /// [`CorpusError::NoCalendar`], or [`CorpusError::Record`] for a calendar pack whose records cannot be read.
    pub fn from_packs(packs: Vec<Pack>) -> Result<Self, CorpusError> {
        let mut calendar = None;
        let mut languages = BTreeMap::new();
        for pack in packs {
            match pack.kind() {
                Kind::Calendar => calendar = Some(pack),
                Kind::Language => _ = languages.insert(pack.name().to_owned(), pack),
                Kind::Region => {}
            }
        }
        let calendar = calendar.ok_or(CorpusError::NoCalendar)?;
        let table: LanguageTable = required(&calendar, key::LANGUAGES)?;
        Ok(Self {
            cadence: required(&calendar, key::CADENCE)?,
            edition: required(&calendar, key::EDITION)?,
            traits: required(&calendar, key::TRAITS)?,
            table: table.language,
            calendar,
            languages,
        })
    }

    /// What this corpus is.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The languages in the order in which a person is offered them.
    pub fn languages(&self) -> &[Language] {
        &self.table
    }

    /// What has to be known of every slot at once.
    pub fn traits(&self) -> &Traits {
        &self.traits
    }

    /// How often letters come.
    pub fn cadence(&self) -> &Cadence {
        &self.cadence
    }

    /// What is known of a slot; `None` if there is no such slot.
    ///
    /// # Errors
    /// [`CorpusError`] if the calendar pack is damaged.
    pub fn slot(&self, id: &SlotId) -> Result<Option<Slot>, CorpusError> {
        record(&self.calendar, &key::slot(id))
    }

    /// A source by its id; `None` if it is not cited.
    ///
    /// # Errors
    /// [`CorpusError`] if the calendar pack is damaged.
    pub fn source(&self, id: &str) -> Result<Option<Source>, CorpusError> {
        record(&self.calendar, &key::source(id))
    }

    /// How many texts a language has, and how many of them a named clinician signed. Region variants count as texts.
    ///
    /// # Errors
    /// [`CorpusError::UnknownLanguage`].
    pub fn count(&self, tag: &str) -> Result<TextCount, CorpusError> {
        let mut count = TextCount::default();
        for entry in self.pack(tag)?.entries().filter(|entry| entry.key != key::UI) {
            count.texts += 1;
            count.reviewed += usize::from(entry.reviewed);
        }
        Ok(count)
    }

    /// The interface strings of a language in Fluent syntax, for [`crate::strings`].
    pub(crate) fn ui(&self, tag: &str) -> Result<String, CorpusError> {
        let pack = self.pack(tag)?;
        let found = pack.find(key::UI, "").map_err(|source| damaged(pack, source))?;
        Ok(found.map(|found| found.text).unwrap_or_default())
    }

    fn language(&self, tag: &str) -> Result<&Language, CorpusError> {
        self.table
            .iter()
            .find(|language| language.tag == tag)
            .ok_or_else(|| CorpusError::UnknownLanguage { tag: tag.to_owned() })
    }

    fn pack(&self, tag: &str) -> Result<&Pack, CorpusError> {
        self.languages.get(tag).ok_or_else(|| CorpusError::UnknownLanguage { tag: tag.to_owned() })
    }
}

/// Texts of a language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextCount {
    /// All of them.
    pub texts: usize,
    /// Those a named clinician signed as they stand.
    pub reviewed: usize,
}

fn damaged(pack: &Pack, source: PackError) -> CorpusError {
    CorpusError::Pack { pack: pack.name().to_owned(), source }
}

fn unreadable(pack: &Pack, name: &str, error: &BodyError) -> CorpusError {
    CorpusError::Record { pack: pack.name().to_owned(), name: name.to_owned(), reason: error.to_string() }
}

fn record<T: DeserializeOwned>(pack: &Pack, name: &str) -> Result<Option<T>, CorpusError> {
    let Some(found) = pack.find(name, "").map_err(|source| damaged(pack, source))? else { return Ok(None) };
    serde_json::from_str(&found.text).map(Some).map_err(|error| CorpusError::Record {
        pack: pack.name().to_owned(),
        name: name.to_owned(),
        reason: error.to_string(),
    })
}

fn required<T: DeserializeOwned>(pack: &Pack, name: &str) -> Result<T, CorpusError> {
    record(pack, name)?.ok_or_else(|| CorpusError::Record {
        pack: pack.name().to_owned(),
        name: name.to_owned(),
        reason: "it is missing".to_owned(),
    })
}
