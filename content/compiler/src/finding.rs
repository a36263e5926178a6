//! A finding: what is wrong in `content/`, where, and what to do about it.
//!
//! Every complaint of this crate is one of these, so that an author, an NGO and a build log all read the same line.

use std::fmt;
use std::path::{Path, PathBuf};

/// Whether a finding stops the press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth a look; nothing stops.
    Warning,
    /// Must be mended.
    Error,
}

/// A place in a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, from the content folder.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
}

impl Place {
    /// A line of a file.
    pub fn new(file: &Path, line: usize) -> Self {
        Self { file: file.to_owned(), line }
    }

    /// The line on which a byte offset of `text` lies.
    pub fn at_offset(file: &Path, text: &str, offset: usize) -> Self {
        let before = text.as_bytes().get(..offset.min(text.len())).unwrap_or_default();
        let newlines = before.split(|byte| *byte == b'\n').count();
        Self { file: file.to_owned(), line: newlines.max(1) }
    }
}

/// Something an author should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Whether it stops the press.
    pub level: Level,
    /// The rule's name, as in the writing guide where it has one there.
    pub rule: &'static str,
    /// The language of the text, empty where it has none.
    pub language: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl Finding {
    /// A finding that must be mended.
    pub fn error(place: Place, rule: &'static str, what: impl Into<String>) -> Self {
        Self { place, level: Level::Error, rule, language: String::new(), what: what.into() }
    }

    /// A finding worth a look.
    pub fn warning(place: Place, rule: &'static str, what: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(place, rule, what) }
    }

    /// The same finding about a text of this language.
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        Self { language: tag.to_owned(), ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let Place { file, line } = &self.place;
        write!(f, "{}:{line}: {level}[{}] {}", file.display(), self.rule, self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_becomes_a_line() {
        let text = "あ\nい\nう";
        let line = |offset| Place::at_offset(Path::new("a"), text, offset).line;
        assert_eq!([line(0), line(3), line(4), line(8), line(99)], [1, 1, 2, 3, 3]);
    }
}
