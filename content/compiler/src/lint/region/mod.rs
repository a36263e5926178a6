//! The rules of regions: what every dated record must say, in words that somebody who never saw the code understands.
//!
//! Knows the README of `content/regions`. Texts are held to the rules of messages as far as those can be asked of a
//! record; what is peculiar to help lines, deadlines and letters stands in the files beside this one.

mod deadlines;
mod doubt;
mod fresh;
mod letters;
mod lines;
mod spoken;

pub use fresh::{expired, stale};
pub use spoken::lines as spoken_lines;

use std::collections::BTreeSet;

use otayori_pack::record::Grade;
use otayori_pack::region::{Dated, GENERIC, Status, Words, is_record_id, is_region_id};

use super::Tokens;
use crate::finding::{Finding, Place};
use crate::load::{Content, Record, RegionSource};

pub(super) fn lint(content: &Content, tokens: Option<&Tokens>) -> Vec<Finding> {
    content.regions.iter().flat_map(|source| of(content, source, tokens)).collect()
}

/// Every rule over one region.
pub fn of(content: &Content, source: &RegionSource, tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = identity(content, source);
    findings.extend(lines::lint(content, source));
    findings.extend(deadlines::lint(content, source));
    findings.extend(letters::lint(content, source, tokens));
    findings.extend(cards(source));
    findings.extend(examples(source));
    findings.extend(doubt::lint(source));
    findings.extend(spoken::lint(content, source, tokens));
    let ids = |kind, records: Vec<(&str, Place)>| twice(kind, records);
    findings.extend(ids("line", source.lines.iter().map(|r| (r.value.id.as_str(), r.at("id"))).collect()));
    findings.extend(ids(
        "deadline",
        source.deadlines.iter().map(|r| (r.value.id.as_str(), r.at("id"))).collect(),
    ));
    findings.extend(ids("card", source.cards.iter().map(|r| (r.value.id.as_str(), r.at("id"))).collect()));
    let mut grounds = Grounds { content, source, findings: &mut findings };
    source.lines.iter().for_each(|row| grounds.check(&row.value.id, &row.value, row));
    source.deadlines.iter().for_each(|row| grounds.check(&row.value.id, &row.value, row));
    source.letters.iter().for_each(|(id, row)| grounds.check(id, &row.value.letter, row));
    source.cards.iter().for_each(|row| grounds.check(&row.value.id, &row.value, row));
    findings.extend(stale(source, content.as_of));
    findings
}

/// Who the region is.
fn identity(content: &Content, source: &RegionSource) -> Vec<Finding> {
    let record = &source.region;
    let region = &record.value;
    let mut findings = Vec::new();
    let mut wrong = |field: &str, rule, what: String| {
        findings.push(Finding::error(record.at(field), rule, what));
    };
    let folder = source.folder.file_name().unwrap_or_default().to_string_lossy();
    if !is_region_id(&region.id) {
        wrong(
            "id",
            "region",
            format!("`{}` is not the id of a region: write JP, JP-13 or JP-13-Minato", region.id),
        );
    } else if folder != region.id {
        wrong(
            "id",
            "region",
            format!("the folder is called `{folder}` and the region `{}`: name them alike", region.id),
        );
    }
    match &region.parent {
        None if region.id == GENERIC => {}
        None => {
            let what = format!("`{}` has no parent: write parent = \"{}\"", region.id, parent_of(&region.id));
            wrong("id", "parent", what);
        }
        Some(parent) if parent == GENERIC && region.id != GENERIC => {}
        Some(parent) if region.id.starts_with(&format!("{parent}-")) => {
            let known = content.regions.iter().any(|other| other.region.value.id == *parent);
            if !known && content.regions.len() > 1 {
                wrong(
                    "parent",
                    "parent",
                    format!("there is no region `{parent}` here: write it first, or take its parent"),
                );
            }
        }
        Some(parent) => {
            let what = format!(
                "`{parent}` is not what `{}` lies in: write parent = \"{}\"",
                region.id,
                parent_of(&region.id)
            );
            wrong("parent", "parent", what);
        }
    }
    if region.version == 0 {
        wrong("version", "version", "versions count from 1".to_owned());
    }
    if region.languages.is_empty() {
        wrong("languages", "language", "name at least one language".to_owned());
    }
    let known: Vec<&str> = content.languages.iter().map(|row| row.language.tag.as_str()).collect();
    for tag in region.languages.iter().filter(|tag| !known.contains(&tag.as_str())) {
        let what = format!("`{tag}` is not a language of the companion; there are {}", known.join(", "));
        wrong("languages", "language", what);
    }
    for (field, text) in [("name", &region.maintainer.name), ("contact", &region.maintainer.contact)] {
        if text.trim().is_empty() {
            wrong(
                "maintainer",
                "maintainer",
                format!("the maintainer has no {field}: say who answers for these records"),
            );
        }
    }
    if let Some(zone) = &region.zone {
        let fits = (1..=2).contains(&zone.offsets.len())
            && zone.offsets.iter().all(|o| (-1_439..=1_439).contains(o));
        if !fits {
            wrong("zone", "zone", "offsets are one or two numbers of minutes ahead of UTC: [540], or [0, 60] where clocks change".to_owned());
        }
    }
    if region.school_year.is_some_and(|rule| rule.lengths.iter().map(|n| u16::from(*n)).sum::<u16>() > 20) {
        wrong("school_year", "school-year", "school lasts at most 20 years together".to_owned());
    }
    findings
}

/// What a region lies in, by its id.
pub fn parent_of(id: &str) -> &str {
    id.rsplit_once('-').map_or(GENERIC, |(parent, _)| parent)
}

/// Ids that stand twice, or are no ids.
fn twice(kind: &str, records: Vec<(&str, Place)>) -> Vec<Finding> {
    let (mut seen, mut findings) = (BTreeSet::new(), Vec::new());
    for (id, place) in records {
        if !is_record_id(id) {
            let what = format!("`{id}` is not an id: write lower-case letters, digits and hyphens");
            findings.push(Finding::error(place, "id", what));
        } else if !seen.insert(id) {
            let what = format!("the {kind} `{id}` stands twice: give one of them another id");
            findings.push(Finding::error(place, "twice", what));
        }
    }
    findings
}

/// On what ground records stand.
struct Grounds<'a> {
    content: &'a Content,
    source: &'a RegionSource,
    findings: &'a mut Vec<Finding>,
}

impl Grounds<'_> {
    fn check<T>(&mut self, id: &str, record: &impl Dated, row: &Record<T>) {
        let standing = record.standing();
        if standing.sources.is_empty() {
            let what = format!("`{id}` has no source: name one, or leave the record out");
            self.findings.push(Finding::error(row.at("sources"), "source", what));
            return;
        }
        let mut grades = Vec::new();
        for name in standing.sources {
            let found = self.source.sources.get(name).or_else(|| self.content.sources.get(name));
            if let Some(row) = found {
                grades.push(row.value.grade);
            } else {
                let what = format!("`{id}`: source `{name}` is not in sources.toml: add it there");
                self.findings.push(Finding::error(row.at("sources"), "source", what));
            }
        }
        let weak = !grades.is_empty() && grades.iter().all(|grade| *grade == Grade::C);
        if weak && standing.status == Status::Sourced {
            let what = format!(
                "`{id}` rests on weak sources (grade C) alone: find a better one, or write status = \"weak\" and say so in its words"
            );
            self.findings.push(Finding::error(row.at("sources"), "S-20", what));
        }
    }
}

/// What `region new` wrote as an example and nobody has changed. [`EXAMPLE`] names the rule.
fn examples(source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    let zeros = |number: &String| number.chars().all(|c| "0-+".contains(c));
    for row in &source.lines {
        if row.value.number.iter().any(zeros) {
            let what = format!("`{}`: its number is an example: write the real one", row.value.id);
            findings.push(Finding::warning(row.at("number"), EXAMPLE, what));
        }
    }
    let left = |words: &Words| words.0.values().any(|text| text.starts_with("An example"));
    let mut texts: Vec<(&str, &Words, Place)> = Vec::new();
    texts.extend(
        source
            .lines
            .iter()
            .filter_map(|row| Some((row.value.id.as_str(), row.value.note.as_ref()?, row.at("note")))),
    );
    let deadlines = source.deadlines.iter();
    texts.extend(deadlines.map(|row| (row.value.id.as_str(), &row.value.meaning, row.at("meaning"))));
    texts.extend(
        source.cards.iter().map(|row| (row.value.id.as_str(), &row.value.meaning, row.at("meaning"))),
    );
    for (id, _, place) in texts.into_iter().filter(|(_, words, _)| left(words)) {
        let what =
            format!("`{id}`: its text is an example: write what is true where you are, or delete the record");
        findings.push(Finding::warning(place, EXAMPLE, what));
    }
    for (key, text) in source.letter_texts.values().flatten() {
        if text.message.body.plain().starts_with("An example") {
            let what = format!(
                "{key}: its text is an example: write the letter, or delete it here and in letters.toml"
            );
            findings.push(Finding::warning(text.place.clone(), EXAMPLE, what));
        }
    }
    for (id, row) in &source.sources {
        if row.value.address.contains("//example.org") {
            let what = format!("source `{id}` is an example: write where it was really seen");
            findings.push(Finding::warning(row.place.clone(), EXAMPLE, what));
        }
    }
    let region = &source.region;
    if region.value.maintainer.contact.ends_with("@example.org") {
        let what = "the maintainer is an example: write who answers for these records";
        findings.push(Finding::warning(region.at("maintainer"), EXAMPLE, what));
    }
    findings
}

/// The rule for what is still an example: a signed pack has none.
pub const EXAMPLE: &str = "example";

/// A card must be readable at the counter.
fn cards(source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(office) = &source.region.value.office_language else {
        if let Some(card) = source.cards.first() {
            let what =
                "a card needs office_language in region.toml: in which language is it read at the counter?";
            findings.push(Finding::error(card.place.clone(), "office", what));
        }
        return findings;
    };
    for row in &source.cards {
        let speaks = |words: &Words| words.get(office).is_some();
        if !speaks(&row.value.say) || !row.value.ticks.iter().all(speaks) {
            let what = format!(
                "the card `{}` cannot be read at the counter: write `say` and every tick in `{office}` too",
                row.value.id
            );
            findings.push(Finding::error(row.at("say"), "office", what));
        }
        if row.value.official.trim().is_empty() {
            findings.push(Finding::error(
                row.at("official"),
                "official",
                format!("the card `{}` has no official word", row.value.id),
            ));
        }
    }
    findings
}
