//! The shape of a message: a title, paragraphs and lists.
//!
//! A blank line ends a paragraph; a line that starts with `- ` is a list item; any other line is a paragraph of its
//! own, so a text says the same wherever it is wrapped. Knows the shape, not the meaning.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ruby::{RubyError, RubyText};

/// A message as a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// One line.
    pub title: RubyText,
    /// What stands under it.
    pub body: Body,
}

/// The blocks of a message in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body {
    /// Paragraphs and lists; neither is ever empty.
    pub blocks: Vec<Block>,
}

/// One paragraph or one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// Sentences that flow.
    Paragraph(RubyText),
    /// Items that stand one below the other.
    List(Vec<RubyText>),
}

/// What keeps a text from being read as a message.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct BodyError {
    /// Lines before the fault, counted from 0 at the first line of the text given.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl BodyError {
    fn ruby(line: usize, error: &RubyError) -> Self {
        Self { line, what: error.to_string() }
    }
}

impl Body {
    /// Reads paragraphs and lists.
    ///
    /// # Errors
    /// [`BodyError`] with the line of the first broken ruby bracket or empty list item.
    pub fn parse(text: &str) -> Result<Self, BodyError> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut list_open = false;
        for (line, raw) in text.lines().enumerate() {
            let raw = raw.trim();
            if raw.is_empty() {
                list_open = false;
                continue;
            }
            if raw == "-" {
                return Err(BodyError { line, what: "an empty list item".to_owned() });
            }
            let (is_item, content) = match raw.strip_prefix("- ") {
                Some(item) => (true, item.trim()),
                None => (false, raw),
            };
            let parsed = RubyText::parse(content).map_err(|error| BodyError::ruby(line, &error))?;
            match blocks.last_mut() {
                Some(Block::List(items)) if is_item && list_open => items.push(parsed),
                _ if is_item => blocks.push(Block::List(vec![parsed])),
                _ => blocks.push(Block::Paragraph(parsed)),
            }
            list_open = is_item;
        }
        Ok(Self { blocks })
    }

    /// Every line of every block, in order.
    pub fn lines(&self) -> impl Iterator<Item = &RubyText> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(text) => std::slice::from_ref(text),
            Block::List(items) => items.as_slice(),
        })
    }

    /// The body without readings, one line a paragraph or item.
    pub fn plain(&self) -> String {
        self.join(RubyText::plain)
    }

    /// The body as a screen reader should say it, one line a paragraph or item: voices pause at a line's end.
    pub fn speech(&self) -> String {
        self.join(RubyText::speech)
    }

    fn join(&self, face: impl Fn(&RubyText) -> String) -> String {
        self.lines().map(face).collect::<Vec<_>>().join("\n")
    }
}

impl Message {
    /// Reads a stored text: the title's line, then the body.
    ///
    /// # Errors
    /// [`BodyError`], line 0 being the title.
    pub fn parse(text: &str) -> Result<Self, BodyError> {
        let (title, body) = text.split_once('\n').unwrap_or((text, ""));
        let title = RubyText::parse(title.trim()).map_err(|error| BodyError::ruby(0, &error))?;
        let body = Body::parse(body).map_err(|error| BodyError { line: error.line + 1, ..error })?;
        Ok(Self { title, body })
    }

    /// Title and body as a screen reader should say them.
    pub fn speech(&self) -> String {
        format!("{}\n{}", self.title.speech(), self.body.speech())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_needs_no_blank_line_around_it() {
        let body = Body::parse("ひとつでも:\n- 出血\n- 痛み\n夜も。\n\n- 別の\n\n- 一覧").unwrap();
        let shape: Vec<&str> = body
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(_) => "p",
                Block::List(items) if items.len() == 2 => "l2",
                Block::List(_) => "l",
            })
            .collect();
        assert_eq!(shape, ["p", "l2", "p", "l", "l"]);
        assert_eq!(body.plain(), "ひとつでも:\n出血\n痛み\n夜も。\n別の\n一覧");
    }

    #[test]
    fn a_fault_says_its_line() {
        assert_eq!(Message::parse("題\nよい\n{漢字").unwrap_err().line, 2);
        assert_eq!(Message::parse("{題\n").unwrap_err().line, 0);
        assert_eq!(Message::parse("題\n- ").unwrap_err().line, 1);
    }
}
