//! The vocabulary of slots and writers: help keys, safety keys, where safety facts must stand, and the glossary.

use std::path::Path;

use otayori_pack::slot::SlotId;
use serde::Deserialize;

use super::Reader;
use super::table::whole;
use crate::finding::Place;

/// A key that a slot may use, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRow {
    /// What it stands for.
    pub meaning: String,
    /// For safety keys: a sign on which somebody must act now (S-07).
    #[serde(default)]
    pub danger: bool,
}

/// A placement rule of S-25: a safety fact must be said in a window of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The safety key.
    pub key: String,
    /// The first slot that counts; without it, the first of all. The same as `by`: that very slot.
    #[serde(default)]
    pub since: Option<SlotId>,
    /// The last slot that is early enough.
    pub by: SlotId,
    /// The line of the rule.
    #[serde(skip)]
    pub line: usize,
}

/// A word of an office or of medicine, explained once for every text (EJ17).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its reading in kana.
    pub reading: String,
    /// The explanation as it stands inside 〈 〉.
    pub gloss: String,
    /// What it is in English.
    pub en: String,
    /// Met on a form or at a counter: Easy Japanese keeps it and explains it.
    #[serde(default)]
    pub official: bool,
}

pub(super) fn placements(reader: &mut Reader<'_>) -> Vec<Placement> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        rule: Vec<toml::Spanned<Placement>>,
    }
    let file = Path::new("lint/placement.toml");
    let text = reader.text(file);
    let Some(parsed) = whole::<File>(reader, file, &text) else { return Vec::new() };
    parsed
        .rule
        .into_iter()
        .map(|rule| {
            let line = Place::at_offset(file, &text, rule.span().start).line;
            Placement { line, ..rule.into_inner() }
        })
        .collect()
}
