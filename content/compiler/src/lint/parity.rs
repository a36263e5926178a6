//! Parity: what stands in one language stands in all that keep step.

use std::collections::BTreeSet;
use std::path::Path;

use crate::finding::{Finding, Place};
use crate::load::{Content, TextKey, part_of};

pub(super) fn lint(content: &Content) -> Vec<Finding> {
    let in_step = || content.languages.iter().filter(|row| row.parity);
    let all: BTreeSet<&TextKey> = in_step()
        .filter_map(|row| content.texts.get(&row.language.tag))
        .flat_map(|texts| texts.keys())
        .collect();
    let mut findings = Vec::new();
    for row in in_step() {
        let tag = &row.language.tag;
        let Some(texts) = content.texts.get(tag) else { continue };
        for key in all.iter().filter(|key| !texts.contains_key(*key)) {
            let part = part_of(&key.slot).map(|part| format!("{part}.md")).unwrap_or_default();
            let file = Path::new("messages").join(tag).join(key.slot.shelf()).join(part);
            let what =
                format!("{key} has no text in `{tag}`: write it here, or take it out of the other languages");
            findings.push(Finding::error(Place::new(&file, 1), "parity", what).in_language(tag));
        }
    }
    for (tag, texts) in &content.texts {
        for (key, text) in texts {
            if !key.variant.is_empty() {
                let anywhere = TextKey { variant: String::new(), ..key.clone() };
                if !texts.contains_key(&anywhere) {
                    let what = format!("{key} has no text true anywhere: write `## {anywhere}` beside it");
                    findings.push(Finding::error(text.place.clone(), "anywhere", what).in_language(tag));
                }
            }
            findings.extend(misplaced(tag, key, &text.place));
        }
    }
    findings
}

fn misplaced(tag: &str, key: &TextKey, place: &Place) -> Option<Finding> {
    let shelf = Path::new("messages").join(tag).join(key.slot.shelf());
    let right = match part_of(&key.slot) {
        Some(part) => place.file == shelf.join(format!("{part}.md")),
        None => place.file.starts_with(&shelf),
    };
    let part = part_of(&key.slot).map(|part| format!("/{part}.md")).unwrap_or_default();
    let what = format!("{key} belongs in {}{part}", shelf.display());
    (!right).then(|| Finding::error(place.clone(), "place", what).in_language(tag))
}
