//! Interface strings: every language has every key, with the same values in it, and readings where it uses them.

use std::collections::BTreeMap;

use otayori_pack::RubyText;
use otayori_pack::record::RubyHabit;

use super::easy::bare_kanji;
use crate::finding::{Finding, Place};
use crate::load::{Content, UiString};

pub(super) fn lint(content: &Content) -> Vec<Finding> {
    let in_step = || content.languages.iter().filter(|row| row.parity);
    let mut all: BTreeMap<&String, &UiString> = BTreeMap::new();
    for strings in in_step().filter_map(|row| content.ui.get(&row.language.tag)) {
        for (key, string) in &strings.strings {
            all.entry(key).or_insert(string);
        }
    }
    let mut findings = readings(content);
    for row in in_step() {
        let Some(file) = content.ui.get(&row.language.tag) else { continue };
        for (key, expected) in &all {
            let (line, what) = match file.strings.get(*key) {
                None => (1, format!("`{key}` is missing: write it in this language too")),
                Some(string) if string.arguments != expected.arguments => {
                    let names = |s: &UiString| {
                        s.arguments.iter().map(|a| format!("${a}")).collect::<Vec<_>>().join(" ")
                    };
                    (
                        string.line,
                        format!("`{key}` uses ({}), elsewhere ({})", names(string), names(expected)),
                    )
                }
                Some(_) => continue,
            };
            findings.push(
                Finding::error(Place::new(&file.file, line), "ui", what).in_language(&row.language.tag),
            );
        }
    }
    findings
}

/// Where every kanji has a reading in letters, it has one in strings too.
fn readings(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in content.languages.iter().filter(|row| row.language.ruby == RubyHabit::Full) {
        let tag = &row.language.tag;
        let Some(file) = content.ui.get(tag) else { continue };
        for (key, string) in &file.strings {
            for words in &string.words {
                let what = match RubyText::parse_aozora(words) {
                    Err(error) => format!("`{key}`: {error}"),
                    Ok(text) => match bare_kanji(&text) {
                        bare if bare.is_empty() => continue,
                        bare => format!("`{key}`: `{bare}` has no reading: write ｜{bare}《…》"),
                    },
                };
                findings
                    .push(Finding::error(Place::new(&file.file, string.line), "EJ07", what).in_language(tag));
            }
        }
    }
    findings
}
