//! Variety: how alike the letters of a shelf sound. Someone who reads them in a row should meet a person, not a template.
//!
//! Knows openings and sentences. Refuses to judge: it prints, a person decides. Texts of one slot for several regions
//! are one letter here; danger messages repeat themselves on purpose and are left out of the sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use otayori_pack::SlotId;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::load::{Content, LanguageRow, Text, Unit};
use crate::stats::shelf_order;

/// Characters that count as an opening where texts are measured in characters.
const OPENING_CHARACTERS: usize = 8;
/// Words that count as an opening where texts are measured in words.
const OPENING_WORDS: usize = 3;
/// A sentence may stand in this many letters; one in more is listed.
pub const MOST_LETTERS: usize = 3;

/// How alike the letters of one shelf are in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Variety {
    /// Letters with a text.
    pub letters: usize,
    /// Openings that several letters share, with those letters.
    pub openings: Vec<(String, Vec<SlotId>)>,
    /// Sentences, each with the letters it stands in, the most frequent first.
    pub sentences: Vec<(String, usize)>,
}

impl Variety {
    /// Letters that open like another one.
    pub fn alike(&self) -> usize {
        // A letter with two texts can share two openings; it is one letter.
        self.openings.iter().flat_map(|(_, slots)| slots).collect::<BTreeSet<_>>().len()
    }

    /// The share of letters that open like another one, in percent.
    pub fn percent_alike(&self) -> f64 {
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        if self.letters == 0 { 0.0 } else { count(self.alike()) * 100.0 / count(self.letters) }
    }
}

/// Measures the letters of a shelf.
pub fn of_shelf(content: &Content, language: &LanguageRow, shelf: &str) -> Variety {
    let mut letters: BTreeSet<&SlotId> = BTreeSet::new();
    let mut openings: BTreeMap<String, BTreeSet<&SlotId>> = BTreeMap::new();
    let mut sentences: BTreeMap<String, BTreeSet<&SlotId>> = BTreeMap::new();
    for (key, text) in content.texts.get(&language.language.tag).into_iter().flatten() {
        if key.slot.shelf() != shelf {
            continue;
        }
        letters.insert(&key.slot);
        openings.entry(opening(language.limits.unit, text)).or_default().insert(&key.slot);
        if content.warns_of_danger(&key.slot) {
            continue;
        }
        for line in text.message.body.lines() {
            for sentence in line.plain().unicode_sentences() {
                sentences.entry(sentence.trim().to_owned()).or_default().insert(&key.slot);
            }
        }
    }
    let openings = openings
        .into_iter()
        .filter(|(_, slots)| slots.len() > 1)
        .map(|(opening, slots)| (opening, slots.into_iter().cloned().collect()))
        .collect();
    let mut sentences: Vec<(String, usize)> =
        sentences.into_iter().map(|(sentence, slots)| (sentence, slots.len())).collect();
    sentences.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    Variety { letters: letters.len(), openings, sentences }
}

fn opening(unit: Unit, text: &Text) -> String {
    let body = text.message.body.plain();
    match unit {
        Unit::Characters => body.chars().filter(|c| !c.is_whitespace()).take(OPENING_CHARACTERS).collect(),
        Unit::Words => {
            let words: Vec<String> =
                body.unicode_words().take(OPENING_WORDS).map(str::to_lowercase).collect();
            words.join(" ")
        }
    }
}

/// The table that `otayori-content variety` prints. The lines of special days are no letters and stay out.
pub fn table(content: &Content) -> String {
    let shelves: BTreeSet<_> = content.slots.keys().map(|id| shelf_order(id.shelf())).collect();
    let mut out =
        format!("{:<14}{:<12}{:>8}{:>13}  sentences\n", "shelf", "language", "letters", "open alike");
    for (_, shelf) in shelves.into_iter().filter(|(_, shelf)| *shelf != "special") {
        for language in &content.languages {
            let variety = of_shelf(content, language, shelf);
            if variety.letters > 0 {
                _ = writeln!(out, "{shelf:<14}{:<12}{}", language.language.tag, row(&variety));
            }
        }
    }
    out
}

/// The counts, the most frequent sentence, and below it every other one that comes too often and every shared opening.
fn row(variety: &Variety) -> String {
    let alike = format!("{} ({:.1} %)", variety.alike(), variety.percent_alike());
    let mut row = format!("{:>8}{alike:>13}", variety.letters);
    let shown = |n: usize, letters: usize| n == 0 || letters > MOST_LETTERS;
    for (n, (sentence, letters)) in variety.sentences.iter().enumerate().filter(|(n, (_, l))| shown(*n, *l)) {
        let mark = if *letters > MOST_LETTERS { "TOO OFTEN " } else { "" };
        let line = if n == 0 { String::new() } else { format!("\n{:47}", "") };
        _ = write!(row, "{line}  {mark}{letters}× {sentence}");
    }
    for (opening, slots) in &variety.openings {
        let slots: Vec<String> = slots.iter().map(ToString::to_string).collect();
        _ = write!(row, "\n{:26}  {opening}…  {}", "", slots.join(" "));
    }
    row
}
