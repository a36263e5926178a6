//! Letters of the school year, and texts that take the place of a core message.

use std::collections::BTreeMap;
use std::path::PathBuf;

use otayori_pack::region::is_record_id;

use super::deadlines::school_rule;
use crate::finding::{Finding, Place};
use crate::lint::{Case, Tokens, easy, numbers, readings, shape, words};
use crate::load::{
    Brief, Content, LanguageRow, LetterRow, Record, RegionSource, SlotRow, Status, Text, TextKey,
};

pub(super) fn lint(content: &Content, source: &RegionSource, tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = records(content, source);
    findings.extend(parity(source));
    for (tag, texts) in &source.letter_texts {
        let Some(row) = known(content, source, tag, "letters", &mut findings) else { continue };
        for (key, text) in texts {
            let Some(letter) = source.letters.get(&key.to_string()) else {
                let what = format!("{key} has a text and no row in letters.toml: add it there");
                findings.push(Finding::error(text.place.clone(), "letter-id", what).in_language(tag));
                continue;
            };
            let slot = as_slot(letter);
            let case = Case { content, row, key, slot: &slot, text };
            findings.extend(shape::lint_dated(&case));
            findings.extend(judge(&case, tokens));
        }
    }
    for (tag, texts) in &source.overrides {
        let Some(row) = known(content, source, tag, "overrides", &mut findings) else { continue };
        for (key, text) in texts {
            let Some(slot) = content.slots.get(&key.slot) else {
                let what = format!("{key} is not a letter of the companion: nothing would be replaced");
                findings.push(Finding::error(text.place.clone(), "slot-id", what).in_language(tag));
                continue;
            };
            if !slot.slot.safety.is_empty() {
                let what = format!(
                    "{key} carries the safety facts {}: a region may not replace it; write a letter or a help line of its own beside it",
                    slot.slot.safety.join(", ")
                );
                findings.push(Finding::error(text.place.clone(), "safety", what).in_language(tag));
            }
            let case = Case { content, row, key, slot, text };
            findings.extend(shape::lint(&case));
            findings.extend(numbers::lint(&case));
            findings.extend(judge(&case, tokens));
        }
    }
    findings
}

fn judge(case: &Case<'_>, tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = words::lint(case);
    if case.row.easy_japanese {
        findings.extend(easy::lint(case, tokens));
    }
    findings.extend(tokens.into_iter().flat_map(|tokens| readings::lint(case, tokens)));
    findings
}

/// A file named after a language that the region has.
fn known<'c>(
    content: &'c Content,
    source: &RegionSource,
    tag: &str,
    folder: &str,
    findings: &mut Vec<Finding>,
) -> Option<&'c LanguageRow> {
    let row = content.language(tag).filter(|_| source.region.value.languages.iter().any(|own| own == tag));
    if row.is_none() {
        let file = source.folder.join(folder).join(format!("{tag}.md"));
        let what = format!(
            "`{tag}` is not among the languages of region.toml ({})",
            source.region.value.languages.join(", ")
        );
        findings.push(Finding::error(Place::new(&file, 1), "language", what));
    }
    row
}

fn records(content: &Content, source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    let region = &source.region.value.id;
    let rule = school_rule(content, source);
    let mut months: BTreeMap<String, &String> = BTreeMap::new();
    for (id, row) in &source.letters {
        let mut wrong = |field: &str, rule, what: String| {
            findings.push(Finding::error(row.at(field), rule, format!("{id}: {what}")));
        };
        let own = id.split_once('/').is_some_and(|(of, name)| of == region && is_record_id(name));
        if !own {
            wrong(
                "month",
                "letter-id",
                format!("the id of a letter begins with its region: write [\"{region}/name\"]"),
            );
        }
        if rule.is_none() {
            wrong(
                "month",
                "school-year",
                "a letter of the school year needs [school_year] in region.toml".to_owned(),
            );
        }
        for key in row.value.letter.help.iter().filter(|key| !content.help_keys.contains_key(*key)) {
            wrong("help", "help-key", format!("there is no help key `{key}`"));
        }
        for key in row.value.letter.safety.iter().filter(|key| !content.safety_keys.contains_key(*key)) {
            wrong("safety", "safety-key", format!("there is no safety key `{key}`"));
        }
        let danger = row.value.letter.safety.iter().any(|key| content.is_danger(key));
        if danger && row.value.letter.help.is_empty() {
            wrong("safety", "S-07", "it carries a danger and no help: say whom to call".to_owned());
        }
        if let Some(other) = months.insert(row.value.letter.month.to_string(), id) {
            let what = format!("{id} and {other} fall into the same month: one of them comes a month later");
            findings.push(Finding::warning(row.at("month"), "letter-month", what));
        }
    }
    findings
}

/// Every letter has a text in every language.
fn parity(source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tag in &source.region.value.languages {
        let texts = source.letter_texts.get(tag);
        for (id, row) in &source.letters {
            if !texts.is_some_and(|texts| texts.keys().any(|key| key.to_string() == *id)) {
                let file: PathBuf = source.folder.join("letters").join(format!("{tag}.md"));
                let what =
                    format!("{id} has no text in `{tag}`: write `## {id} Title` in {}", file.display());
                findings.push(Finding::error(row.place.clone(), "parity", what).in_language(tag));
            }
        }
        for (other, texts) in &source.overrides {
            for (key, text) in texts.iter().filter(|(key, _)| !has(source.overrides.get(tag), key)) {
                let what = format!("{key} is replaced in `{other}` and not in `{tag}`: write it there too");
                findings.push(Finding::error(text.place.clone(), "parity", what).in_language(tag));
            }
        }
    }
    findings
}

fn has(texts: Option<&BTreeMap<TextKey, Text>>, key: &TextKey) -> bool {
    texts.is_some_and(|texts| texts.contains_key(key))
}

/// A letter of a region as the rules of messages see it.
fn as_slot(row: &Record<LetterRow>) -> SlotRow {
    let letter = &row.value.letter;
    super::spoken::slot(letter.pillar, letter.safety.clone(), letter.help.clone(), row.place.clone())
}

/// What is said of a record that is no letter.
pub(super) fn brief() -> Brief {
    Brief {
        topic: String::new(),
        status: Status::Design,
        facts: Vec::new(),
        anywhere: Vec::new(),
        record: Vec::new(),
        school_year: Vec::new(),
        notes: Vec::new(),
        numbers: Vec::new(),
    }
}
