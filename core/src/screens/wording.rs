//! Text as a screen needs it: in segments with their readings, without them, and as it is said aloud.

use otayori_pack::{Block, Message, RubyText, Segment};

use crate::region::Said;

/// A line of text in its three faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The runs in reading order, each with its reading if it has one.
    pub segments: Vec<Segment>,
    /// Without readings: to search in, to copy, to share.
    pub plain: String,
    /// What a voice should say.
    pub speech: String,
    /// The tag of its language, for line breaks and voices.
    pub language: String,
}

impl Wording {
    /// A text in a language.
    pub fn of(text: &RubyText, language: &str) -> Self {
        Self {
            segments: text.segments.clone(),
            plain: text.plain(),
            speech: text.speech(),
            language: language.to_owned(),
        }
    }
}

impl From<&Said> for Wording {
    fn from(said: &Said) -> Self {
        Self::of(&said.text, &said.language)
    }
}

/// A text with a title, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterText {
    /// The tag of its language.
    pub language: String,
    /// One line.
    pub title: Wording,
    /// Paragraphs and lists in order.
    pub blocks: Vec<LetterBlock>,
    /// Title and body without readings, a line each: to share as text.
    pub plain: String,
    /// Title and body as a voice should say them, a line each.
    pub speech: String,
}

/// One paragraph or one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterBlock {
    /// Sentences that flow.
    Paragraph {
        /// The text.
        text: Wording,
    },
    /// Items that stand one below the other.
    Bullets {
        /// The items.
        items: Vec<Wording>,
    },
}

impl LetterText {
    /// A message in a language.
    pub fn of(message: &Message, language: &str) -> Self {
        let wording = |text: &RubyText| Wording::of(text, language);
        let block = |block: &Block| match block {
            Block::Paragraph(text) => LetterBlock::Paragraph { text: wording(text) },
            Block::List(items) => LetterBlock::Bullets { items: items.iter().map(wording).collect() },
        };
        Self {
            language: language.to_owned(),
            title: wording(&message.title),
            blocks: message.body.blocks.iter().map(block).collect(),
            plain: format!("{}\n{}", message.title.plain(), message.body.plain()),
            speech: message.speech(),
        }
    }
}
