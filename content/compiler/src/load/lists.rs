//! `content/lint/`: the word lists of the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::Reader;
use super::table::whole;

/// Words that the writing guide does not use.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordRule {
    /// The languages it holds for.
    pub languages: Vec<String>,
    /// The words, compared without case.
    pub words: Vec<String>,
    /// Longer words that contain one of them and are fine.
    #[serde(default)]
    pub except: Vec<String>,
    /// Why, and what to write instead.
    pub why: String,
    /// Only worth a look.
    #[serde(default)]
    pub warn: bool,
    /// Only in letters that come by themselves: a card that somebody opens may speak of what they chose.
    #[serde(default)]
    pub letters: bool,
}

/// What a danger message must say in a language (S-07).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerWords {
    /// One of these says: act now.
    pub now: Vec<String>,
    /// None of these may stand beside it: they calm.
    pub calming: Vec<String>,
}

/// The word lists of the Easy-Japanese rules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EasyLists {
    /// EJ04: honorific and humble verbs.
    pub honorific: Vec<String>,
    /// EJ04: nouns that always go with お or ご.
    pub polite_nouns: Vec<String>,
    /// EJ05: double negatives.
    pub double_negative: Vec<String>,
    /// EJ06: verbs that look passive and are not.
    pub not_passive: Vec<String>,
    /// EJ07: counters whose reading does not depend on the number before them.
    pub plain_counters: Vec<String>,
    /// EJ12: sound words.
    pub onomatopoeia: Vec<String>,
    /// EJ14: vague words.
    pub vague: Vec<String>,
    /// EJ16: Latin abbreviations met on forms.
    pub latin: Vec<String>,
    /// EJ19: other ways to say "do not".
    pub prohibition: Vec<String>,
    /// EJ20: names that contain digits.
    pub names_with_digits: Vec<String>,
    /// EJ22: spellings and idioms, each with what to write instead.
    pub instead: BTreeMap<String, String>,
}

/// The word lists in `content/lint`.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// Words not used, by language.
    pub words: Vec<WordRule>,
    /// What danger messages say, by language.
    pub danger: BTreeMap<String, DangerWords>,
    /// Easy Japanese.
    pub easy: EasyLists,
    /// EJ10: katakana words anybody knows.
    pub katakana: BTreeSet<String>,
    /// Readings that the dictionary does not give and that are right here: `一日=いちにち`.
    pub readings: BTreeSet<String>,
    /// EJ11: words anybody with basic Japanese knows, in dictionary form.
    pub core_words: BTreeSet<String>,
}

pub(super) fn load(reader: &mut Reader<'_>) -> Lists {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Words {
        #[serde(default)]
        rule: Vec<WordRule>,
        #[serde(default)]
        danger: BTreeMap<String, DangerWords>,
    }
    let file = Path::new("lint/words.toml");
    let text = reader.text(file);
    let words = whole::<Words>(reader, file, &text);
    let (words, danger) = words.map_or_else(Default::default, |w| (w.rule, w.danger));
    let file = Path::new("lint/easy-japanese.toml");
    let text = reader.text(file);
    let easy = whole(reader, file, &text).unwrap_or_default();
    Lists {
        words,
        danger,
        easy,
        katakana: word_list(reader, "lint/katakana.txt"),
        readings: word_list(reader, "lint/readings.txt"),
        core_words: word_list(reader, "lint/core-words.txt"),
    }
}

fn word_list(reader: &mut Reader<'_>, file: &str) -> BTreeSet<String> {
    let text = reader.text(Path::new(file));
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect()
}
