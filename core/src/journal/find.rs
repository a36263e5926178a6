//! Finding words again in what was written, by any part of a word, from one character.
//!
//! Every entry is read through: no index finds two-character Japanese words, and one would be a copy of the journal.
//! What counts as the same word is said in `fold.rs`. Does not know where entries come from, nor in which order.

use std::ops::Range;

use super::entry::Entry;
use super::id::EntryId;
use crate::fold::Needle;

/// A place in an entry where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The entry.
    pub entry: EntryId,
    /// Where in the entry.
    pub part: Part,
    /// The place in that part, in bytes of its plain text.
    pub range: Range<usize>,
}

/// A part of an entry, in the order in which they are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The text.
    Text,
    /// A tag, in their order, counted from 0.
    Tag(usize),
    /// A mood in own words. The others have their words in the interface.
    Mood,
    /// The caption of a photo, counted from 0.
    Caption(usize),
    /// The title of the letter, without readings.
    LetterTitle,
    /// A line of the letter, counted from 0 as [`otayori_pack::Body::lines`] does, without readings.
    LetterLine(usize),
}

/// Words to be found in entries. Made once, asked for each entry.
pub struct Search {
    /// None: the words are nothing but spaces, which are in no entry.
    needle: Option<Needle>,
}

impl Search {
    /// A search for words. Spaces in them do not count.
    pub fn new(words: &str) -> Self {
        Self { needle: Needle::new(words) }
    }

    /// The first place in an entry, if the words are in it.
    pub fn place(&self, entry: &Entry) -> Option<Place> {
        let needle = self.needle.as_ref()?;
        let (part, range) = in_own_words(needle, entry).or_else(|| in_letter(needle, entry))?;
        Some(Place { entry: entry.id, part, range })
    }

    /// The first place in each entry that has the words, in the order of the entries.
    pub fn places<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>) -> impl Iterator<Item = Place> {
        entries.into_iter().filter_map(|entry| self.place(entry))
    }
}

fn in_own_words(needle: &Needle, entry: &Entry) -> Option<(Part, Range<usize>)> {
    let tags = entry.tags.iter().enumerate().map(|(n, tag)| (Part::Tag(n), tag.as_str()));
    let mood = entry.mood.as_ref().and_then(|mood| mood.own()).map(|words| (Part::Mood, words));
    let photos = entry.photos.iter().enumerate().map(|(n, photo)| (Part::Caption(n), photo.caption.as_str()));
    std::iter::once((Part::Text, entry.text.as_str()))
        .chain(tags)
        .chain(mood)
        .chain(photos)
        .find_map(|(part, text)| Some((part, needle.find(text)?)))
}

fn in_letter(needle: &Needle, entry: &Entry) -> Option<(Part, Range<usize>)> {
    let letter = entry.answers.as_ref()?;
    // Taking readings apart costs more than looking.
    if !needle.may_be_in(&letter.title) && !needle.may_be_in(&letter.text) {
        return None;
    }
    let message = letter.message();
    let lines = message.body.lines().enumerate().map(|(n, line)| (Part::LetterLine(n), line));
    std::iter::once((Part::LetterTitle, &message.title))
        .chain(lines)
        .find_map(|(part, line)| Some((part, needle.find_in_line(line)?)))
}
