//! Six random words that open the vault when the phone's key is gone. Knows lists of words and how people type them.

use std::fmt;

use bip39::Language;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, random};
use crate::{Refusal, VaultError};

/// The language of recovery words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordLanguage {
    /// The English list of BIP 39.
    English,
    /// The Japanese list of BIP 39, in hiragana.
    Japanese,
}

impl WordLanguage {
    fn list(self) -> &'static [&'static str; 2048] {
        match self {
            Self::English => Language::English.word_list(),
            Self::Japanese => Language::Japanese.word_list(),
        }
    }
}

/// Words in a phrase: 66 bits, which Argon2id makes long to guess.
pub const WORDS: usize = 6;

/// Six words, shown once and kept nowhere.
pub struct RecoveryWords(Zeroizing<Vec<String>>);

impl RecoveryWords {
    pub(crate) fn random(language: WordLanguage, entropy: &mut dyn Entropy) -> Result<Self, VaultError> {
        let mut words = Zeroizing::new(Vec::with_capacity(WORDS));
        for _ in 0..WORDS {
            // 2,048 words: eleven bits, none of them favoured.
            let number = usize::from(u16::from_le_bytes(random(entropy)?) % 2048);
            words.push(language.list()[number].nfc().collect());
        }
        Ok(Self(words))
    }

    /// The words in their order, to be written down.
    pub fn words(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(…)")
    }
}

/// What is stretched: the words as they stand in their list, with one space between them.
///
/// Capitals, katakana, half-width kana, ideographic spaces and line breaks are all the same words.
pub(crate) fn phrase(typed: &str) -> Result<Zeroizing<String>, VaultError> {
    let hiragana = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    let folded: Zeroizing<String> =
        Zeroizing::new(typed.nfkc().flat_map(char::to_lowercase).map(hiragana).nfkd().collect());
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.len() != WORDS {
        return Err(Refusal::SixWords.into());
    }
    let known = |language: Language| words.iter().all(|word| language.find_word(word).is_some());
    if !known(Language::English) && !known(Language::Japanese) {
        return Err(Refusal::UnknownWord.into());
    }
    Ok(Zeroizing::new(words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Seeded;

    #[test]
    fn words_are_read_however_they_are_typed() {
        for language in [WordLanguage::English, WordLanguage::Japanese] {
            for seed in 0..200 {
                let words = RecoveryWords::random(language, &mut Seeded::new(seed)).unwrap();
                let stored = phrase(&words.words().join(" ")).unwrap();
                let katakana = |c: char| match c {
                    'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap(),
                    _ => c,
                };
                let upper = words.words().join("\u{3000}\n").to_uppercase();
                let decomposed: String = words.words().join(" ").nfd().collect();
                let kana: String = words.words().join("  ").chars().map(katakana).collect();
                for typed in [upper, decomposed, kana] {
                    assert_eq!(*phrase(&typed).unwrap(), *stored);
                }
            }
        }
    }

    #[test]
    fn a_typing_error_is_told_from_wrong_words() {
        for typed in ["", "one two", "zoo zoo zoo zoo zoo zooo", "zoo zoo zoo zoo zoo zoo zoo"] {
            assert!(matches!(phrase(typed), Err(VaultError::Refused(_))), "{typed}");
        }
    }

    #[test]
    fn every_word_can_come() {
        let mut entropy = Seeded::new(1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..6_000 {
            seen.extend(RecoveryWords::random(WordLanguage::English, &mut entropy).unwrap().words().to_vec());
        }
        assert_eq!(seen.len(), 2048);
    }
}
