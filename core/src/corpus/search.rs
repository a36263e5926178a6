//! Finding words again, of any length, from one character.
//!
//! Every frame is unfolded and looked through: a language is a few hundred kilobytes, and no index finds two-character
//! Japanese words. Width, case and kana are folded (Ａ = a, カ = か, ｶﾞ = が), spaces do not count, and a reading finds
//! its kanji.

use std::ops::Range;

use otayori_pack::record::key;
use otayori_pack::{Message, RubyText, SlotId};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::language::variants;
use super::{Corpus, CorpusError, Reader, damaged, unreadable};

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
        let needle = fold_plain(words);
        if needle.is_empty() {
            return Ok(Vec::new());
        }
        let chain = variants(self.region(reader));
        let pack = self.pack(&reader.language)?;
        let texts = pack.read_all().map_err(|source| damaged(pack, source))?;
        let mut hits = Vec::new();
        for (entry, text) in &texts {
            let nearest = || chain.iter().find(|variant| pack.has(entry.key, variant)).copied();
            if entry.key == key::UI || !may_contain(text, &needle) || nearest() != Some(entry.variant) {
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

/// A cheap first look: most texts lack even the first character in any of its forms.
fn may_contain(text: &str, needle: &[char]) -> bool {
    let Some(first) = needle.first() else { return false };
    text.chars().any(|c| fold_char(c) == Some(*first)) || !text.is_ascii() && text.nfkc().any(|c| c == *first)
}

fn find(message: &Message, needle: &[char]) -> Option<(Part, Range<usize>)> {
    let lines = message.body.lines().enumerate().map(|(n, line)| (Part::Line(n), line));
    std::iter::once((Part::Title, &message.title))
        .chain(lines)
        .find_map(|(part, line)| Some((part, find_in_line(line, needle)?)))
}

/// As written first, then by its readings; the earlier place wins.
fn find_in_line(line: &RubyText, needle: &[char]) -> Option<Range<usize>> {
    let (mut written, mut read) = (Folded::default(), Folded::default());
    let mut at = 0;
    for segment in &line.segments {
        written.push(&segment.base, at, None);
        let whole = at..at + segment.base.len();
        match &segment.ruby {
            Some(ruby) => read.push(ruby, at, Some(&whole)),
            None => read.push(&segment.base, at, None),
        }
        at += segment.base.len();
    }
    [written.find(needle), read.find(needle)]
        .into_iter()
        .flatten()
        .min_by_key(|range| (range.start, range.end))
}

/// Folded characters, each with the place in the plain text it came from.
#[derive(Default)]
struct Folded {
    chars: Vec<char>,
    places: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a run that stands at `at` in the plain text. All of a reading stands for the whole of its base.
    fn push(&mut self, text: &str, at: usize, whole: Option<&Range<usize>>) {
        for (start, grapheme) in text.grapheme_indices(true) {
            let place = whole.cloned().unwrap_or(at + start..at + start + grapheme.len());
            fold(grapheme, |c| {
                self.chars.push(c);
                self.places.push(place.clone());
            });
        }
    }

    fn find(&self, needle: &[char]) -> Option<Range<usize>> {
        let at = self.chars.windows(needle.len()).position(|window| window == needle)?;
        let (first, last) = (self.places.get(at)?, self.places.get(at + needle.len() - 1)?);
        Some(first.start..last.end)
    }
}

fn fold_plain(text: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for grapheme in text.graphemes(true) {
        fold(grapheme, |c| folded.push(c));
    }
    folded
}

/// Width, case and kana folded, white space left out.
fn fold(grapheme: &str, mut push: impl FnMut(char)) {
    let mut chars = grapheme.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    if let Some(folded) = only.and_then(fold_char) {
        return push(folded);
    }
    for c in grapheme.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()) {
        push(to_hiragana(c));
    }
}

/// The fold of a character that needs no normalisation: nearly all of Japanese and English.
fn fold_char(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' | '!'..='@' | 'ぁ'..='ゖ' | '一'..='龯' | '、' | '。' | 'ー' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'ァ'..='ヶ' => Some(to_hiragana(c)),
        _ => None,
    }
}

fn to_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: &str, words: &str) -> Option<String> {
        let line = RubyText::parse(line).unwrap();
        let range = find_in_line(&line, &fold_plain(words))?;
        Some(line.plain()[range].to_owned())
    }

    #[test]
    fn width_case_kana_and_spaces_are_folded() {
        for (line, words, found) in [
            ("ミルクを 飲む", "みるく", "ミルク"),
            ("ミルクを 飲む", "ﾐﾙｸ", "ミルク"),
            ("ガーゼで拭く", "ｶﾞｰｾﾞ", "ガーゼ"),
            ("か\u{3099}ーゼ", "がーぜ", "か\u{3099}ーゼ"),
            ("Call the CLINIC", "clinic", "CLINIC"),
            ("38 °C", "３８", "38"),
            ("母子 手帳", "母子手帳", "母子 手帳"),
            ("50㎝まで", "cm", "㎝"),
        ] {
            assert_eq!(place(line, words).as_deref(), Some(found), "{words} in {line}");
        }
    }

    #[test]
    fn a_reading_finds_its_kanji() {
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "にんしん").as_deref(), Some("妊娠"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "しゅ").as_deref(), Some("週"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "妊娠の週").as_deref(), Some("妊娠の 週"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "んのし").as_deref(), Some("妊娠の 週"));
    }

    #[test]
    fn one_character_is_enough_and_none_is_nothing() {
        assert_eq!(place("血がつく", "血").as_deref(), Some("血"));
        assert_eq!(place("血がつく", "熱"), None);
        assert!(fold_plain(" \u{3000}\t").is_empty());
    }
}
