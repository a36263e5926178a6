//! The letter an entry answers. Letters change and packs are replaced, so an entry keeps the words it answered.
//!
//! Knows the notation of letters; does not know packs.

use std::fmt;

use otayori_pack::{Block, Body, Message, RubyText, SlotId};
use serde::{Deserialize, Serialize};

use super::entry::silent;

/// The letter an entry answers, as it was read: letters change, and an answer must keep its question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The letter's slot.
    pub slot: SlotId,
    /// Its title, readings written `{漢字|かんじ}`.
    pub title: String,
    /// Its text in the same notation: a line a paragraph, a blank line between blocks, list items start with `- `.
    pub text: String,
    /// The tag of the language it was read in.
    pub language: String,
}

impl Answered {
    /// A letter as it is read now.
    pub fn of(slot: SlotId, message: &Message, language: impl Into<String>) -> Self {
        let lines = message.body.blocks.iter().map(|block| match block {
            Block::Paragraph(line) => notation(line),
            Block::List(items) => {
                items.iter().map(|item| format!("- {}", notation(item))).collect::<Vec<_>>().join("\n")
            }
        });
        Self {
            slot,
            title: notation(&message.title),
            text: lines.collect::<Vec<_>>().join("\n\n"),
            language: language.into(),
        }
    }

    /// The letter, to be shown. A text that is not in the notation is taken as it stands, line by line.
    pub fn message(&self) -> Message {
        let title = RubyText::parse(&self.title).unwrap_or_else(|_| RubyText::unmarked(&self.title));
        let body = Body::parse(&self.text).unwrap_or_else(|_| Body {
            blocks: self.text.lines().map(|line| Block::Paragraph(RubyText::unmarked(line))).collect(),
        });
        Message { title, body }
    }
}

fn notation(line: &RubyText) -> String {
    let mut text = String::new();
    for segment in &line.segments {
        match &segment.ruby {
            Some(ruby) => text.extend(["{", &segment.base, "|", ruby, "}"]),
            None => text.push_str(&segment.base),
        }
    }
    text
}

silent! {
    Answered {}
}
