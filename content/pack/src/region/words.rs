//! A text in several languages, each in the notation of [`crate::ruby`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text by the tag of its language: `{ ja = "…", en = "…" }`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The text in this very language.
    pub fn get(&self, tag: &str) -> Option<&str> {
        self.0.get(tag).map(String::as_str)
    }

    /// The text in the first of these languages that has one, with its tag; then in a relative of one of them (`ja` for
    /// `ja-simple`), then in English, then in whichever there is. `None` only where there is no text at all.
    pub fn best<'a>(&'a self, languages: &[String]) -> Option<(&'a str, &'a str)> {
        let own = languages.iter().find_map(|tag| self.0.get_key_value(tag));
        let relative =
            || self.0.iter().find(|(tag, _)| languages.iter().any(|asked| are_related(asked, tag)));
        let found =
            own.or_else(relative).or_else(|| self.0.get_key_value("en")).or_else(|| self.0.iter().next());
        found.map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

/// Whether two tags name forms of one language: `ja` and `ja-simple`, `zh-Hans` and `zh`.
pub fn are_related(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_the_nearest_language() {
        let words = Words([("ja", "あ"), ("en", "a")].map(|(t, w)| (t.to_owned(), w.to_owned())).into());
        let best = |asked: &[&str]| {
            let asked: Vec<String> = asked.iter().map(|tag| (*tag).to_owned()).collect();
            words.best(&asked).map(|(tag, _)| tag.to_owned())
        };
        assert_eq!(best(&["en"]).as_deref(), Some("en"));
        assert_eq!(best(&["vi", "ja"]).as_deref(), Some("ja"));
        assert_eq!(best(&["ja-simple"]).as_deref(), Some("ja"), "a relative goes before English");
        assert_eq!(best(&["vi"]).as_deref(), Some("en"));
        assert_eq!(Words::default().best(&["en".to_owned()]), None);
    }
}
