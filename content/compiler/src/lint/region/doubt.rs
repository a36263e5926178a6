//! What rests on a weak source says so in its words: a person who reads one language sees no status.
//!
//! Knows the turns by which each language says that something is not certain, or sends to somebody who knows. A warning:
//! whether a sentence makes the doubt plain is for people to judge.

use otayori_pack::RubyText;
use otayori_pack::region::{Status, Words};

use crate::finding::{Finding, Place};
use crate::load::RegionSource;

/// By language: one of these stands in a text that says its doubt. A language that is not here is not judged.
const TURNS: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "ask",
            "may ",
            "might",
            "could not",
            "not sure",
            "not certain",
            "differ",
            "see the page",
            "check the page",
            "as far as",
        ],
    ),
    (
        "ja",
        &[
            "聞いて",
            "かもしれません",
            "確かめ",
            "違",
            "ちが",
            "見てください",
            "ことがあ",
            "たずね",
            "わかりません",
        ],
    ),
    ("ja-simple", &["聞いて", "かも しれません", "違", "見て ください", "ことが あ", "わかりません"]),
];

pub(super) fn lint(source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut judge = |id: &str, status: Status, place: Place, texts: &[&Words]| {
        if status == Status::Weak {
            findings.extend(
                silent(&source.region.value.languages, texts)
                    .into_iter()
                    .map(|tag| warning(id, tag, place.clone())),
            );
        }
    };
    for row in &source.lines {
        let line = &row.value;
        let texts: Vec<&Words> = line.note.iter().collect();
        judge(&line.id, line.status, row.at("status"), &texts);
    }
    for row in &source.deadlines {
        let deadline = &row.value;
        let mut texts = vec![&deadline.meaning, &deadline.until, &deadline.place];
        texts.extend(&deadline.who);
        judge(&deadline.id, deadline.status, row.at("status"), &texts);
    }
    for row in &source.cards {
        judge(&row.value.id, row.value.status, row.at("status"), &[&row.value.meaning]);
    }
    for (id, row) in source.letters.iter().filter(|(_, row)| row.value.letter.status == Status::Weak) {
        for (tag, texts) in &source.letter_texts {
            let text = texts.iter().find(|(key, _)| key.to_string() == *id);
            let silent =
                |turns: &[&str]| text.is_some_and(|(_, text)| !says(&text.message.body.plain(), turns));
            if turns(tag).is_some_and(silent) {
                findings.push(warning(id, tag, row.at("status")));
            }
        }
    }
    findings
}

fn turns(tag: &str) -> Option<&'static [&'static str]> {
    TURNS.iter().find(|(known, _)| *known == tag).map(|(_, turns)| *turns)
}

fn says(text: &str, turns: &[&str]) -> bool {
    let text = text.to_lowercase();
    turns.iter().any(|turn| text.contains(turn))
}

/// The languages in which no text says a doubt.
fn silent<'a>(languages: &'a [String], texts: &[&Words]) -> Vec<&'a str> {
    let plain = |words: &&Words, tag: &str| {
        words.get(tag).map(|text| RubyText::parse(text).map_or_else(|_| text.to_owned(), |text| text.plain()))
    };
    let is_silent = |tag: &&str| {
        let said = |turns: &[&str]| {
            texts.iter().filter_map(|words| plain(words, tag)).any(|text| says(&text, turns))
        };
        turns(tag).is_some_and(|turns| !said(turns))
    };
    languages.iter().map(String::as_str).filter(is_silent).collect::<Vec<_>>()
}

fn warning(id: &str, tag: &str, place: Place) -> Finding {
    let what = format!(
        "`{id}` is weak and its words in `{tag}` do not say so: add whom to ask, or that it may differ"
    );
    Finding::warning(place, "doubt", what)
}
