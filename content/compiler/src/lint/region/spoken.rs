//! The texts inside records: every language is there, and each keeps the rules of its language.
//!
//! A name is held to the rules of a title, a tick to the same but may explain a word, a note to those of a paragraph.
//! Telephone numbers and amounts of money may stand here: a record has its date.

use otayori_pack::RubyText;
use otayori_pack::record::{Clock, Pillar, Slot};
use otayori_pack::region::Words;
use otayori_pack::slot::SlotId;
use otayori_pack::text::{Block, Body, Message};

use crate::finding::{Finding, Place};
use crate::lint::{Case, Tokens, easy, readings, words};
use crate::load::{Content, RegionSource, SlotRow, Text, TextKey};

/// How a text of a record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What a list of records shows.
    Name,
    /// A few words that stand under the name.
    Label,
    /// Sentences.
    Prose,
    /// The sentence on a card: its official word is explained above it.
    Say,
}

impl Kind {
    /// Whether a rule of Easy Japanese is asked of it.
    fn asks(self, rule: &str) -> bool {
        match rule {
            // A record has no lists, and its numbers are what it is for.
            "EJ18" => self == Self::Name,
            "EJ20" => false,
            "EJ17" => self != Self::Say,
            _ => true,
        }
    }
}

/// A text of a record and where it stands.
struct Said<'a> {
    of: String,
    kind: Kind,
    /// Whether the language of the office may stand beside those of the region.
    at_counter: bool,
    words: &'a Words,
    place: Place,
}

pub(super) fn lint(content: &Content, source: &RegionSource, tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for said in gather(source) {
        complete(source, &said, &mut findings);
        for (tag, text) in &said.words.0 {
            let Some(row) = content.language(tag) else { continue };
            let Some(line) = readable(&said, tag, text, &mut findings) else { continue };
            let text = as_text(&said, text, line);
            let key = key(source, &said);
            let slot = slot(Pillar::Support, Vec::new(), Vec::new(), said.place.clone());
            let case = Case { content, row, key: &key, slot: &slot, text: &text };
            findings.extend(words::lint(&case));
            if row.easy_japanese {
                let easy = easy::lint(&case, tokens).into_iter();
                findings.extend(easy.filter(|finding| said.kind.asks(finding.rule)));
            }
            findings.extend(tokens.into_iter().flat_map(|tokens| readings::lint(&case, tokens)));
        }
    }
    findings
}

/// The lines of a region in a language, without readings, for the tokenizer.
pub fn lines(source: &RegionSource, tag: &str) -> Vec<String> {
    let records = gather(source).into_iter().filter_map(|said| {
        let text = RubyText::parse(said.words.get(tag)?).ok()?;
        Some(text.plain())
    });
    let texts = [&source.letter_texts, &source.overrides];
    let texts = texts.into_iter().filter_map(|texts| texts.get(tag)).flat_map(|texts| texts.values());
    let texts = texts.flat_map(|text| std::iter::once(&text.message.title).chain(text.message.body.lines()));
    records.chain(texts.map(RubyText::plain)).collect()
}

/// Every text of every record.
fn gather(source: &RegionSource) -> Vec<Said<'_>> {
    let mut found = Vec::new();
    let mut take = |of: String, kind, at_counter, words, place| {
        found.push(Said { of, kind, at_counter, words, place });
    };
    let region = &source.region;
    take("name".to_owned(), Kind::Name, false, &region.value.name, region.at("name"));
    for row in &source.lines {
        let line = &row.value;
        let of = |field: &str| format!("{} {field}", line.id);
        take(of("name"), Kind::Name, false, &line.name, row.at("name"));
        for also in &line.also {
            take(of("when"), Kind::Label, false, &also.when, row.at("also"));
        }
        for how in line.languages.iter().filter_map(|spoken| spoken.how.as_ref()) {
            take(of("how"), Kind::Label, false, how, row.at("languages"));
        }
        if let Some(note) = &line.note {
            take(of("note"), Kind::Prose, false, note, row.at("note"));
        }
    }
    for row in &source.deadlines {
        let deadline = &row.value;
        let of = |field: &str| format!("{} {field}", deadline.id);
        take(of("name"), Kind::Name, false, &deadline.name, row.at("name"));
        take(of("meaning"), Kind::Prose, false, &deadline.meaning, row.at("meaning"));
        take(of("until"), Kind::Label, false, &deadline.until, row.at("until"));
        take(of("where"), Kind::Label, false, &deadline.place, row.at("where"));
        for (field, words) in [("who", &deadline.who), ("cost", &deadline.cost)] {
            if let Some(words) = words {
                take(of(field), Kind::Label, false, words, row.at(field));
            }
        }
        for bring in &deadline.bring {
            take(of("bring"), Kind::Label, false, bring, row.at("bring"));
        }
    }
    for row in &source.cards {
        let card = &row.value;
        let of = |field: &str| format!("{} {field}", card.id);
        take(of("name"), Kind::Name, false, &card.name, row.at("name"));
        take(of("meaning"), Kind::Prose, false, &card.meaning, row.at("meaning"));
        take(of("where"), Kind::Label, false, &card.place, row.at("where"));
        take(of("say"), Kind::Say, true, &card.say, row.at("say"));
        for tick in &card.ticks {
            take(of("tick"), Kind::Label, true, tick, row.at("ticks"));
        }
    }
    found
}

/// Every language of the region, and no other.
fn complete(source: &RegionSource, said: &Said<'_>, findings: &mut Vec<Finding>) {
    let region = &source.region.value;
    for tag in region.languages.iter().filter(|tag| said.words.get(tag).is_none()) {
        let what = format!("{} has no text in `{tag}`", said.of);
        findings.push(Finding::error(said.place.clone(), "parity", what).in_language(tag));
    }
    for tag in said.words.0.keys().filter(|tag| !region.languages.contains(*tag)) {
        if said.at_counter && region.office_language.as_ref() == Some(tag) {
            continue;
        }
        let what =
            format!("{} is written in `{tag}`, which is not among the languages of region.toml", said.of);
        findings.push(Finding::error(said.place.clone(), "language", what).in_language(tag));
    }
}

fn readable(said: &Said<'_>, tag: &str, text: &str, findings: &mut Vec<Finding>) -> Option<RubyText> {
    let what = match RubyText::parse(text) {
        Ok(line) if line.plain().trim().is_empty() => format!("{} is empty", said.of),
        Ok(line) => return Some(line),
        Err(error) => format!("{}: {error}", said.of),
    };
    findings.push(Finding::error(said.place.clone(), "ruby", what).in_language(tag));
    None
}

fn as_text(said: &Said<'_>, stored: &str, line: RubyText) -> Text {
    let message = match said.kind {
        Kind::Name | Kind::Label if !stored.contains('。') => Message { title: line, body: Body::default() },
        // Whole sentences are judged as such, wherever they stand.
        _ => Message { title: RubyText::default(), body: Body { blocks: vec![Block::Paragraph(line)] } },
    };
    Text { stored: stored.to_owned(), message, place: said.place.clone(), lines: vec![said.place.line] }
}

fn key(source: &RegionSource, said: &Said<'_>) -> TextKey {
    let slot = SlotId::Path { shelf: source.region.value.id.clone(), name: said.of.clone() };
    TextKey { slot, variant: String::new() }
}

/// A text of a region as the rules of messages see it.
pub(super) fn slot(pillar: Pillar, safety: Vec<String>, help: Vec<String>, place: Place) -> SlotRow {
    let slot = Slot {
        pillar,
        clock: Clock::Calendar,
        pull_only: false,
        safety,
        help,
        sources: Vec::new(),
        essential_until: None,
        retired: false,
        replaced_by: None,
    };
    SlotRow { slot, brief: super::letters::brief(), place }
}
