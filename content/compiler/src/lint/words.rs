//! Words that the writing guide does not use, by language.

use super::Case;
use crate::finding::Finding;
use crate::load::WordRule;

pub(super) fn lint(case: &Case<'_>) -> Vec<Finding> {
    let tag = &case.row.language.tag;
    let mut findings = Vec::new();
    let holds =
        |rule: &&WordRule| rule.languages.contains(tag) && (!rule.letters || case.key.slot.is_dated());
    for rule in case.content.lists.words.iter().filter(holds) {
        for (line, text) in case.plain_lines() {
            let mut text = text.to_lowercase();
            for fine in &rule.except {
                text = text.replace(&fine.to_lowercase(), " ");
            }
            for word in rule.words.iter().filter(|word| contains(&text, &word.to_lowercase())) {
                let what = format!("`{word}`: {}", rule.why);
                findings.push(if rule.warn {
                    case.warning(line, "word", what)
                } else {
                    case.error(line, "word", what)
                });
            }
        }
    }
    findings
}

/// A word of Latin letters must stand by itself; a Japanese one may stand inside a run.
fn contains(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
        let latin = |c: Option<char>| letter(c);
        !(latin(before) && latin(found.chars().next()) || latin(after) && latin(found.chars().next_back()))
    })
}
