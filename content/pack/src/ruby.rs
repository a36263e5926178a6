//! Ruby: small readings beside the characters they explain, written `{漢字|かんじ}`.
//!
//! Knows the notation and its three faces: with the reading beside it, without it, and as it is said aloud. Does not
//! know which characters need a reading; that is a rule of a language, kept by the compiler.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A run of text and, where the writer gave one, its reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text as written.
    pub base: String,
    /// How it is read, in kana, if the writer said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruby: Option<String>,
}

/// One line of text in segments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RubyText {
    /// The runs in reading order. Neighbouring runs without ruby are one run.
    pub segments: Vec<Segment>,
}

/// A ruby bracket that is not closed, not opened, empty or nested.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("character {at}: {what}")]
pub struct RubyError {
    /// Characters before the fault, counted from 0.
    pub at: usize,
    /// What is wrong and what to write instead.
    pub what: &'static str,
}

impl RubyText {
    /// Reads the notation. `{`, `|` and `}` mean ruby and nothing else.
    ///
    /// # Errors
    /// [`RubyError`] at the first bracket that has no partner, base or reading.
    pub fn parse(text: &str) -> Result<Self, RubyError> {
        let mut segments = Vec::new();
        let mut plain = String::new();
        let mut rest = text.chars().enumerate();
        while let Some((at, c)) = rest.next() {
            match c {
                '{' => {
                    if !plain.is_empty() {
                        segments.push(Segment { base: std::mem::take(&mut plain), ruby: None });
                    }
                    segments.push(bracket(at, &mut rest)?);
                }
                '}' | '|' => {
                    return Err(RubyError { at, what: "stands outside ruby: write {base|reading}" });
                }
                _ => plain.push(c),
            }
        }
        if !plain.is_empty() {
            segments.push(Segment { base: plain, ruby: None });
        }
        Ok(Self { segments })
    }

    /// Reads the notation of Aozora Bunko, `｜漢字《かんじ》`, for formats in which braces mean something else (Fluent).
    ///
    /// # Errors
    /// As [`RubyText::parse`].
    pub fn parse_aozora(text: &str) -> Result<Self, RubyError> {
        let braces = |c| match c {
            '｜' => '{',
            '《' => '|',
            '》' => '}',
            _ => c,
        };
        Self::parse(&text.chars().map(braces).collect::<String>())
    }

    /// Text without readings, taken as it stands.
    pub fn unmarked(text: &str) -> Self {
        Self { segments: vec![Segment { base: text.to_owned(), ruby: None }] }
    }

    /// A head, and then items, each with a mark before it: `first` before the first, `between` before the others.
    pub fn joined(head: &Self, first: &str, items: impl Iterator<Item = Self>, between: &str) -> Self {
        let mut joined = head.clone();
        for (n, item) in items.enumerate() {
            let mark = if n == 0 { first } else { between };
            joined.segments.push(Segment { base: mark.to_owned(), ruby: None });
            joined.segments.extend(item.segments);
        }
        joined
    }

    /// The text without any reading.
    pub fn plain(&self) -> String {
        self.segments.iter().map(|segment| segment.base.as_str()).collect()
    }

    /// The text with each reading in the place of its base.
    pub fn reading(&self) -> String {
        self.segments.iter().map(|segment| segment.ruby.as_deref().unwrap_or(&segment.base)).collect()
    }

    /// What a screen reader should say: the reading, and explanations in 〈 〉 as brackets that voices pause at.
    pub fn speech(&self) -> String {
        self.reading().replace('〈', "（").replace('〉', "）")
    }

    /// Text for a place that cannot draw ruby: `漢字(かんじ)`.
    pub fn inline(&self) -> String {
        let mut line = String::new();
        for segment in &self.segments {
            line.push_str(&segment.base);
            if let Some(ruby) = &segment.ruby {
                line.push('(');
                line.push_str(ruby);
                line.push(')');
            }
        }
        line
    }
}

fn bracket(start: usize, rest: &mut impl Iterator<Item = (usize, char)>) -> Result<Segment, RubyError> {
    let mut base = String::new();
    let mut ruby: Option<String> = None;
    for (at, c) in rest {
        match (c, &mut ruby) {
            ('{', _) => return Err(RubyError { at, what: "ruby inside ruby: close the first bracket" }),
            ('|', None) => ruby = Some(String::new()),
            ('|', Some(_)) => return Err(RubyError { at, what: "a second reading: write {base|reading}" }),
            ('}', Some(reading)) if !base.is_empty() && !reading.is_empty() => {
                return Ok(Segment { base, ruby });
            }
            ('}', _) => {
                return Err(RubyError { at, what: "base or reading is missing: write {base|reading}" });
            }
            (c, Some(reading)) => reading.push(c),
            (c, None) => base.push(c),
        }
    }
    Err(RubyError { at: start, what: "is never closed: write {base|reading}" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_has_three_faces() {
        let text = RubyText::parse("{予定日|よていび}〈{生|う}まれる {日|ひ}〉は").unwrap();
        assert_eq!(text.plain(), "予定日〈生まれる 日〉は");
        assert_eq!(text.inline(), "予定日(よていび)〈生(う)まれる 日(ひ)〉は");
        assert_eq!(text.speech(), "よていび（うまれる ひ）は");
    }

    #[test]
    fn interface_strings_use_the_notation_of_aozora_bunko() {
        let text = RubyText::parse_aozora("｜妊娠《にんしん》 3｜週《しゅう》").unwrap();
        assert_eq!(text, RubyText::parse("{妊娠|にんしん} 3{週|しゅう}").unwrap());
        assert!(RubyText::parse_aozora("｜妊娠").is_err());
    }

    #[test]
    fn a_broken_bracket_says_where() {
        for (text, at) in [
            ("あ{漢字", 1),
            ("漢字}", 2),
            ("{漢字|}", 4),
            ("{|かんじ}", 5),
            ("{漢{字|じ}", 2),
            ("{漢|か|ん}", 4),
            ("a|b", 1),
            ("{漢字}", 3),
        ] {
            assert_eq!(RubyText::parse(text).unwrap_err().at, at, "{text}");
        }
    }
}
