//! Finding words again, of any length, from one character.
//!
//! Every frame is unfolded and looked through: a language is a few hundred kilobytes, and no index finds two-character
//! Japanese words. What counts as the same word is said in `fold.rs`.

use std::ops::Range;

use otayori_pack::record::key;
use otayori_pack::{Message, SlotId};
use serde::Serialize;

use super::language::variants;
use super::{Corpus, CorpusError, Reader, damaged, unreadable};
use crate::fold::Needle;

/// A letter in which the words stand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Its slot.
    pub slot: SlotId,
    /// The text.
    pub message: Message,
    /// The first place where the words stand.
    pub part: Part,
    /// That place in the plain text of the part (without readings), in bytes.
    pub range: Range<usize>,
}

/// A part of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The title.
    Title,
    /// This line of the body: paragraphs and list items, counted from 0.
    Line(usize),
}

impl Corpus {
    /// The letters of a language in which the words stand, in the order in which a family meets them, each once and in
    /// the variant of the reader's region. Words that are nothing but spaces are in no letter.
    ///
    /// # Errors
    /// [`CorpusError::UnknownLanguage`], or a damaged pack.
    pub fn search(&self, words: &str, reader: &Reader) -> Result<Vec<Hit>, CorpusError> {
        let Some(needle) = Needle::new(words) else { return Ok(Vec::new()) };
        let chain = variants(self.region(reader));
        let pack = self.pack(&reader.language)?;
        let texts = pack.read_all().map_err(|source| damaged(pack, source))?;
        let mut hits = Vec::new();
        for (entry, text) in &texts {
            let nearest = || chain.iter().find(|variant| pack.has(entry.key, variant)).copied();
            if entry.key == key::UI || !needle.may_be_in(text) || nearest() != Some(entry.variant) {
                continue;
            }
            let Ok(slot) = entry.key.parse() else { continue };
            let message = Message::parse(text).map_err(|error| unreadable(pack, entry.key, &error))?;
            if let Some((part, range)) = find(&message, &needle) {
                hits.push(Hit { slot, message, part, range });
            }
        }
        hits.sort_by(|a, b| a.slot.cmp(&b.slot));
        Ok(hits)
    }
}

fn find(message: &Message, needle: &Needle) -> Option<(Part, Range<usize>)> {
    let lines = message.body.lines().enumerate().map(|(n, line)| (Part::Line(n), line));
    std::iter::once((Part::Title, &message.title))
        .chain(lines)
        .find_map(|(part, line)| Some((part, needle.find_in_line(line)?)))
}
