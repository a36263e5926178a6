//! Texts of a region that take the place of a core text.
//!
//! A region may replace and add. It may not touch a slot that carries a safety fact: whether another wording weakens it
//! can be judged by people alone, so it is refused before it is stored and passed over here.

use otayori_pack::{Message, SlotId};

use super::Regions;
use crate::corpus::{Corpus, CorpusError, Letter, Reader, Review, WrittenBy};

impl Regions {
    /// The letter of a slot for a reader, with the words of the reader's region where it has its own.
    ///
    /// As in [`Corpus::letter`], a text in the reader's language goes before one for the reader's region in another; of two
    /// texts in one language the one for the nearer region is taken. Words of a region come without the sources of those they
    /// replace, and say whose they are.
    ///
    /// # Errors
    /// As [`Corpus::letter`].
    pub fn letter(
        &self,
        corpus: &Corpus,
        slot: &SlotId,
        reader: &Reader,
    ) -> Result<Option<Letter>, CorpusError> {
        let found = corpus.letter(slot, reader)?;
        let Some(mut letter) = found else { return Ok(None) };
        if !corpus.slot(slot)?.is_none_or(|slot| slot.safety.is_empty()) {
            return Ok(Some(letter));
        }
        let language = corpus.languages().iter().find(|row| row.tag == reader.language);
        let fallback = language.map(|row| row.fallback.as_slice()).unwrap_or_default();
        for tag in std::iter::once(&reader.language).chain(fallback) {
            if let Some((region, message)) = self.replacement(slot, corpus.region(reader), tag) {
                // A variant written for a nearer region stays.
                let nearer = letter.language == *tag
                    && letter.region.as_ref().is_some_and(|own| own.len() > region.len());
                if !nearer {
                    letter.message = message;
                    letter.language.clone_from(tag);
                    letter.region = Some(region.clone());
                    letter.review = Review::Draft;
                    letter.sources.clear();
                    letter.written_by =
                        Some(WrittenBy { region, replaces: true, may_have_changed: None, is_weak: false });
                }
                return Ok(Some(letter));
            }
            if letter.language == *tag {
                break;
            }
        }
        Ok(Some(letter))
    }

    fn replacement(&self, slot: &SlotId, region: Option<&str>, tag: &str) -> Option<(String, Message)> {
        let name = slot.to_string();
        self.chain(region).find_map(|layer| {
            let text = layer.records.texts.get(&name)?.get(tag)?;
            Some((layer.records.region.id.clone(), Message::parse(text).ok()?))
        })
    }
}
