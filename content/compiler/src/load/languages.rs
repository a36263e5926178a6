//! `content/languages.toml`: a new language is a folder of messages and one row here.

use std::path::Path;

use otayori_pack::record::{Language, LineBreak, RubyHabit};
use serde::Deserialize;

use super::Reader;
use super::table::whole;
use crate::finding::Place;

/// A language and how its texts are checked.
#[derive(Debug, Clone)]
pub struct LanguageRow {
    /// What the phone gets.
    pub language: Language,
    /// Every slot that has a text in one such language must have it in all of them.
    pub parity: bool,
    /// How long its texts may be.
    pub limits: Limits,
    /// Which reader finds quantities in its texts.
    pub numbers: NumberReader,
    /// Whether the Easy-Japanese rules hold for it.
    pub easy_japanese: bool,
}

/// What a length counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Characters, readings and spaces not counted.
    Characters,
    /// Words between spaces.
    Words,
}

/// How long a text may be, in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// What is counted.
    pub unit: Unit,
    /// The longest title.
    pub title: usize,
    /// Shorter than this is hardly a letter (a warning).
    #[serde(default)]
    pub least: usize,
    /// The longest body.
    pub body: usize,
    /// The longest body that has a list, explanations in 〈 〉 counted.
    pub list: usize,
    /// The longest body of a card: opened on purpose, it is the whole list of which a letter may be a part.
    pub card: usize,
}

/// Which reader finds quantities in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberReader {
    /// Digits with Japanese units.
    Japanese,
    /// Digits or words with English units.
    English,
    /// Digits alone: a language nobody has written a reader for yet.
    Digits,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    language: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    tag: String,
    name: String,
    #[serde(default)]
    fallback: Vec<String>,
    #[serde(default)]
    region: Option<String>,
    line_break: LineBreak,
    ruby: RubyHabit,
    #[serde(default = "yes")]
    parity: bool,
    numbers: NumberReader,
    #[serde(default)]
    easy_japanese: bool,
    limits: Limits,
}

fn yes() -> bool {
    true
}

pub(super) fn load(reader: &mut Reader<'_>) -> Vec<LanguageRow> {
    let path = Path::new("languages.toml");
    let text = reader.text(path);
    let Some(file) = whole::<File>(reader, path, &text) else { return Vec::new() };
    let rows: Vec<LanguageRow> = file
        .language
        .into_iter()
        .map(|row| LanguageRow {
            language: Language {
                tag: row.tag,
                name: row.name,
                fallback: row.fallback,
                region: row.region,
                line_break: row.line_break,
                ruby: row.ruby,
            },
            parity: row.parity,
            limits: row.limits,
            numbers: row.numbers,
            easy_japanese: row.easy_japanese,
        })
        .collect();
    for row in &rows {
        for other in &row.language.fallback {
            if !rows.iter().any(|r| r.language.tag == *other) {
                let what = format!("`{}` falls back to `{other}`, which has no row", row.language.tag);
                reader.error(Place::new(path, 1), "language", what);
            }
        }
    }
    rows
}
