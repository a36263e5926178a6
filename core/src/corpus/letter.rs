//! One letter: its text for a reader, and what must be said about that text.

use chrono::NaiveDate;
use otayori_pack::record::{Pillar, Source};
use otayori_pack::{Found, Message, SlotId};
use serde::Serialize;

use super::language::variants;
use super::{Corpus, CorpusError, Reader, damaged, unreadable};

/// A letter as a reader gets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// Its slot.
    pub slot: SlotId,
    /// The text.
    pub message: Message,
    /// The language it is in. Where it is not the one asked for, the reader is told.
    pub language: String,
    /// The region it is written for; `None` if it is true anywhere.
    pub region: Option<String>,
    /// Whether a clinician signed it.
    pub review: Review,
    /// What it is mainly about.
    pub pillar: Pillar,
    /// Keys of the help that belongs under it, most urgent first.
    pub help: Vec<String>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Never notified: it waits on the shelf.
    pub pull_only: bool,
    /// What must be said of words that a region wrote; `None` for the app's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_by: Option<WrittenBy>,
}

/// Whose words they are, where they are not the app's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenBy {
    /// The region.
    pub region: String,
    /// They stand in the place of a text of the app: its sources are not theirs, and nobody dated them.
    pub replaces: bool,
    /// Their term is over, or somebody dated them wrongly: the day on which somebody looked at their source last.
    pub may_have_changed: Option<NaiveDate>,
    /// They rest on one weak source.
    pub is_weak: bool,
}

/// Whether somebody who can judge it has read this very text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    /// Not yet reviewed by a clinician.
    Draft,
    /// A named clinician signed it as it stands.
    Reviewed,
}

impl Corpus {
    /// The letter of a slot for a reader; `None` where no language of the chain has a text yet.
    ///
    /// A text in the reader's language goes before a text for the reader's region in another language.
    ///
    /// # Errors
    /// [`CorpusError::UnknownLanguage`], or a damaged pack.
    pub fn letter(&self, slot: &SlotId, reader: &Reader) -> Result<Option<Letter>, CorpusError> {
        let Some((message, found, tag, variant)) = self.said(slot, reader)? else { return Ok(None) };
        self.dress(slot, message, &found, tag, variant).map(Some)
    }

    /// Its title alone, without readings: a notice asks for no sources.
    pub(crate) fn title(&self, slot: &SlotId, reader: &Reader) -> Result<Option<String>, CorpusError> {
        Ok(self.said(slot, reader)?.map(|(message, ..)| message.title.plain()))
    }

    /// The text that a reader meets, with its language and region.
    fn said<'a>(
        &'a self,
        slot: &SlotId,
        reader: &'a Reader,
    ) -> Result<Option<(Message, Found, &'a str, &'a str)>, CorpusError> {
        let asked = self.language(&reader.language)?;
        let region =
            reader.region.as_deref().or(asked.region.as_deref()).filter(|region| *region != "generic");
        let chain = std::iter::once(&asked.tag).chain(&asked.fallback);
        for tag in chain {
            let Some(pack) = self.languages.get(tag) else { continue };
            for variant in variants(region) {
                let name = slot.to_string();
                if let Some(found) = pack.find(&name, variant).map_err(|source| damaged(pack, source))? {
                    let message =
                        Message::parse(&found.text).map_err(|error| unreadable(pack, &name, &error))?;
                    return Ok(Some((message, found, tag, variant)));
                }
            }
        }
        Ok(None)
    }

    /// Whether a slot has a text in this very language, for whichever region.
    pub fn is_written(&self, slot: &SlotId, language: &str) -> bool {
        self.languages.get(language).is_some_and(|pack| pack.has(&slot.to_string(), ""))
    }

    fn dress(
        &self,
        slot: &SlotId,
        message: Message,
        found: &Found,
        language: &str,
        variant: &str,
    ) -> Result<Letter, CorpusError> {
        let record = self.slot(slot)?;
        let mut sources = Vec::new();
        for id in record.iter().flat_map(|record| &record.sources) {
            sources.extend(self.source(id)?);
        }
        Ok(Letter {
            slot: slot.clone(),
            message,
            language: language.to_owned(),
            region: (!variant.is_empty()).then(|| variant.to_owned()),
            review: if found.reviewed { Review::Reviewed } else { Review::Draft },
            pillar: record.as_ref().map_or(Pillar::Support, |record| record.pillar),
            pull_only: record.as_ref().is_some_and(|record| record.pull_only),
            help: record.map(|record| record.help).unwrap_or_default(),
            sources,
            written_by: None,
        })
    }
}
