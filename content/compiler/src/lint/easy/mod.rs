//! Easy Japanese (やさしい日本語): the rules EJ01 to EJ23 of the writing guide.
//!
//! Knows characters, phrases and sentences of texts written with a space between phrases and a reading over every
//! kanji. Rules that need words told apart take the tokens of an outside tokenizer. EJ21 is for people to judge; EJ23
//! is [`super::numbers`].
//!
//! Basis: Immigration Services Agency and Agency for Cultural Affairs, guideline for easy Japanese (2020); Hirosaki
//! University's rules, category II; Shizuoka's checklist. The numbers are our own.

mod grammar;
mod marks;
mod vocabulary;

use otayori_pack::RubyText;
use otayori_pack::text::Block;

use super::{Case, Tokens};
use crate::finding::Finding;

pub(super) fn lint(case: &Case<'_>, tokens: Option<&Tokens>) -> Vec<Finding> {
    let sentences = sentences(case);
    let mut findings = grammar::lint(case, &sentences);
    findings.extend(marks::lint(case, &sentences));
    findings.extend(vocabulary::lint(case, &sentences, tokens));
    findings
}

/// A character, and what it stands in.
#[derive(Debug, Clone, Copy)]
struct Mark {
    c: char,
    /// Inside 〈 〉, the brackets included.
    in_gloss: bool,
}

/// A sentence, a list item, or the title.
#[derive(Debug, Clone)]
struct Sentence {
    /// Its line: 0 is the title, then paragraphs and items.
    line: usize,
    kind: SentenceKind,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SentenceKind {
    Title,
    Sentence,
    Item,
}

impl Sentence {
    /// As written, with its spaces.
    fn text(&self) -> String {
        self.marks.iter().map(|mark| mark.c).collect()
    }

    /// Without spaces.
    fn run(&self) -> String {
        self.marks.iter().map(|mark| mark.c).filter(|c| !c.is_whitespace()).collect()
    }

    /// Without explanations in 〈 〉, with spaces.
    fn without_glosses(&self) -> String {
        self.marks.iter().filter(|mark| !mark.in_gloss).map(|mark| mark.c).collect()
    }

    /// Without explanations, spaces, closing quotes and the full stop.
    fn stem(&self) -> String {
        let text: String = self.without_glosses().chars().filter(|c| !c.is_whitespace()).collect();
        text.trim_end_matches(['。', '？', '」', '』', ')', '）']).to_owned()
    }
}

fn sentences(case: &Case<'_>) -> Vec<Sentence> {
    let message = &case.text.message;
    let mut sentences =
        vec![Sentence { line: 0, kind: SentenceKind::Title, marks: marks_of(&message.title) }];
    let mut line = 0;
    for block in &message.body.blocks {
        match block {
            Block::Paragraph(text) => {
                line += 1;
                sentences.extend(split(line, marks_of(text)));
            }
            Block::List(items) => {
                for item in items {
                    line += 1;
                    sentences.push(Sentence { line, kind: SentenceKind::Item, marks: marks_of(item) });
                }
            }
        }
    }
    sentences
}

fn marks_of(text: &RubyText) -> Vec<Mark> {
    let mut depth = 0_usize;
    let mut marks = Vec::new();
    for segment in &text.segments {
        for c in segment.base.chars() {
            depth += usize::from(c == '〈');
            marks.push(Mark { c, in_gloss: depth > 0 });
            depth = depth.saturating_sub(usize::from(c == '〉'));
        }
    }
    marks
}

/// At full stops and question marks outside quotes and explanations.
fn split(line: usize, marks: Vec<Mark>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    let mut quotes = 0_usize;
    for mark in marks {
        quotes += usize::from(matches!(mark.c, '「' | '『'));
        quotes = quotes.saturating_sub(usize::from(matches!(mark.c, '」' | '』')));
        if open.is_empty() && mark.c.is_whitespace() {
            continue;
        }
        open.push(mark);
        if matches!(mark.c, '。' | '？') && quotes == 0 && !mark.in_gloss {
            sentences.push(Sentence { line, kind: SentenceKind::Sentence, marks: std::mem::take(&mut open) });
        }
    }
    if !open.is_empty() {
        sentences.push(Sentence { line, kind: SentenceKind::Sentence, marks: open });
    }
    sentences
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// The kanji of a text that have no reading.
pub(super) fn bare_kanji(text: &RubyText) -> String {
    let without = text.segments.iter().filter(|segment| segment.ruby.is_none());
    without.flat_map(|segment| segment.base.chars()).filter(|c| is_kanji(*c)).collect()
}
