//! The rules: what every text, slot and string must keep.
//!
//! Knows the writing guide. Each rule is a small function from the content to findings, named as in the guide where
//! it has a name there. Nothing here changes a text.

pub mod easy;
mod facts;
pub mod numbers;
mod parity;
mod readings;
pub mod region;
mod shape;
mod tokens;
mod ui;
mod words;

pub use facts::stale_sources;
pub use tokens::{Token, TokenisedSentence, Tokens};

use otayori_pack::text::Block;

use crate::finding::Finding;
use crate::load::{Content, LanguageRow, SlotRow, Text, TextKey};

/// One text and all that a rule may ask about it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Everything in `content/`.
    pub content: &'a Content,
    /// Its language.
    pub row: &'a LanguageRow,
    /// Its slot and variant.
    pub key: &'a TextKey,
    /// Its slot's row; texts without one are reported once and not judged further.
    pub slot: &'a SlotRow,
    /// The text.
    pub text: &'a Text,
}

impl Case<'_> {
    /// A finding on a line of the text; line 0 is the title.
    fn error(&self, line: usize, rule: &'static str, what: impl AsRef<str>) -> Finding {
        let what = format!("{}: {}", self.key, what.as_ref());
        Finding::error(self.text.place_of_line(line), rule, what).in_language(&self.row.language.tag)
    }

    fn warning(&self, line: usize, rule: &'static str, what: impl AsRef<str>) -> Finding {
        Finding { level: crate::finding::Level::Warning, ..self.error(line, rule, what) }
    }

    /// Title and body lines without readings, the title being line 0.
    fn plain_lines(&self) -> impl Iterator<Item = (usize, String)> {
        let title = std::iter::once(self.text.message.title.plain());
        title.chain(self.text.message.body.lines().map(otayori_pack::RubyText::plain)).enumerate()
    }

    fn has_list(&self) -> bool {
        self.text.message.body.blocks.iter().any(|block| matches!(block, Block::List(_)))
    }

    /// Whether the slot carries a sign on which somebody must act now.
    fn is_danger(&self) -> bool {
        self.slot.slot.safety.iter().any(|key| self.content.is_danger(key))
    }
}

/// Every rule over everything. Rules that need words told apart (EJ06, EJ11, readings) run where `tokens` has the line.
pub fn lint(content: &Content, tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = content.findings.clone();
    findings.extend(facts::lint(content));
    findings.extend(parity::lint(content));
    findings.extend(ui::lint(content));
    findings.extend(region::lint(content, tokens));
    for row in &content.languages {
        for (key, text) in content.texts.get(&row.language.tag).into_iter().flatten() {
            let Some(slot) = content.slots.get(&key.slot) else {
                let what = format!("{key} is not a slot: add it to slots/{}.toml first", key.slot.shelf());
                findings
                    .push(Finding::error(text.place.clone(), "slot-id", what).in_language(&row.language.tag));
                continue;
            };
            let case = Case { content, row, key, slot, text };
            findings.extend(shape::lint(&case));
            findings.extend(words::lint(&case));
            findings.extend(numbers::lint(&case));
            if row.easy_japanese {
                findings.extend(easy::lint(&case, tokens));
            }
            findings.extend(tokens.into_iter().flat_map(|tokens| readings::lint(&case, tokens)));
        }
    }
    findings.sort();
    findings.dedup();
    findings
}
