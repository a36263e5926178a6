//! Interface strings: every language has every key, with the same values in it.

use std::collections::BTreeMap;

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
    let mut findings = Vec::new();
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
