//! Words told apart by an outside tokenizer (`SudachiPy`; see `content/lint/tokenise.py`).
//!
//! `otayori-content sentences` prints the lines to tokenise; the tokenizer answers with one JSON object a line; the
//! rules that need words read them from here. A line that nobody tokenised has no tokens and is not judged.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Token {
    /// As written.
    pub surface: String,
    /// Its dictionary form.
    pub dictionary: String,
    /// Its dictionary form in the usual spelling.
    pub normalised: String,
    /// How it is read, in katakana; empty where nobody knows.
    #[serde(default)]
    pub reading: String,
    /// Its part of speech, the two broadest classes.
    pub class: [String; 2],
}

impl Token {
    /// Whether it carries a meaning of its own, and could be unknown to a reader.
    pub fn is_content_word(&self) -> bool {
        let [class, sub] = [self.class[0].as_str(), self.class[1].as_str()];
        matches!(
            class,
            "名詞" | "動詞" | "形容詞" | "形状詞" | "副詞" | "連体詞" | "接続詞" | "感動詞" | "代名詞"
        ) && !matches!(sub, "数詞" | "非自立可能" | "助数詞" | "助動詞語幹")
    }

    /// Whether it only helps a verb.
    pub fn is_auxiliary(&self) -> bool {
        self.class[0] == "助動詞" || self.class[1] == "助動詞語幹"
    }

    /// Whether it is the space between two phrases.
    pub fn is_space(&self) -> bool {
        self.class[0] == "空白"
    }
}

/// A line and its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TokenisedSentence {
    /// The line as printed by `otayori-content sentences`.
    pub text: String,
    /// Its words in order.
    pub tokens: Vec<Token>,
}

/// Tokens by line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    lines: BTreeMap<String, Vec<Token>>,
}

impl Tokens {
    /// Reads one JSON object a line.
    ///
    /// # Errors
    /// The line number, from 1, and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        let mut lines = BTreeMap::new();
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let sentence: TokenisedSentence =
                serde_json::from_str(line).map_err(|error| (n + 1, error.to_string()))?;
            lines.insert(sentence.text, sentence.tokens);
        }
        Ok(Self { lines })
    }

    /// The words of a line, if it was tokenised.
    pub fn of(&self, line: &str) -> Option<&[Token]> {
        self.lines.get(line).map(Vec::as_slice)
    }
}
