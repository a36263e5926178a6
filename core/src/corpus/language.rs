//! For whom a text is: the language asked for, what is read instead, and the region whose offices it may name.

use super::Corpus;

/// The region of readers to whom only texts true anywhere are given.
const GENERIC: &str = "generic";

/// A reader's choice of language and region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The language's tag.
    pub language: String,
    /// The region, such as `JP-13`; `None` takes the language's own (Japan for Japanese, none for English).
    pub region: Option<String>,
}

impl Reader {
    /// A reader who chose a language and nothing else.
    pub fn new(language: &str) -> Self {
        Self { language: language.to_owned(), region: None }
    }

    /// The same reader in a region. `generic` is a reader to whom only texts true anywhere are given.
    #[must_use]
    pub fn in_region(self, region: &str) -> Self {
        Self { region: Some(region.to_owned()), ..self }
    }
}

impl Corpus {
    /// The region whose texts a reader meets: the one chosen, else the language's own; `None` for texts true anywhere.
    pub fn region<'a>(&'a self, reader: &'a Reader) -> Option<&'a str> {
        let own = || self.languages().iter().find(|row| row.tag == reader.language)?.region.as_deref();
        reader.region.as_deref().or_else(own).filter(|region| *region != GENERIC)
    }
}

/// A region and everything it lies in, nearest first, ending with the text true anywhere:
/// `JP-13-Minato`, `JP-13`, `JP`, and the empty variant.
pub(crate) fn variants(region: Option<&str>) -> Vec<&str> {
    let mut chain = Vec::new();
    let mut region = region.unwrap_or_default();
    while !region.is_empty() {
        chain.push(region);
        region = region.rsplit_once('-').map_or("", |(parent, _)| parent);
    }
    chain.push("");
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_lies_in_a_prefecture_in_a_country() {
        assert_eq!(variants(Some("JP-13-Minato")), ["JP-13-Minato", "JP-13", "JP", ""]);
        assert_eq!(variants(None), [""]);
    }
}
