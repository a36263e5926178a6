//! Readings: what stands over a kanji against what a dictionary says.
//!
//! The dictionary is not always right (一日 is いちにち or ついたち), so a difference is a warning. One that is right is
//! written down in `lint/readings.txt`, so that a person has decided it once.

use otayori_pack::RubyText;

use super::{Case, Token, Tokens};
use crate::finding::Finding;

pub(super) fn lint(case: &Case<'_>, tokens: &Tokens) -> Vec<Finding> {
    let message = &case.text.message;
    let mut findings = Vec::new();
    for (line, text) in std::iter::once(&message.title).chain(message.body.lines()).enumerate() {
        let Some(words) = tokens.of(&text.plain()) else { continue };
        for (surface, written, expected) in differences(text, words) {
            if !case.content.lists.readings.contains(&format!("{surface}={written}")) {
                let what = format!(
                    "`{surface}` is read {written} here and {expected} in the dictionary: mend it, or add {surface}={written} to lint/readings.txt"
                );
                findings.push(case.warning(line, "reading", what));
            }
        }
    }
    findings
}

/// Stretches of whole words in which a reading differs: surface, reading as written, reading of the dictionary.
fn differences(text: &RubyText, words: &[Token]) -> Vec<(String, String, String)> {
    let mut differences = Vec::new();
    let mut segments = text.segments.iter().flat_map(|segment| match &segment.ruby {
        Some(ruby) => vec![(segment.base.clone(), ruby.clone(), true)],
        None => segment.base.chars().map(|c| (c.to_string(), c.to_string(), false)).collect(),
    });
    let (mut surface, mut written, mut expected, mut has_ruby) =
        (String::new(), String::new(), String::new(), false);
    let mut taken = 0;
    let mut spelt = 0;
    // On a card to be filled in, a number will stand before the counter.
    let mut after_blank = false;
    for word in words {
        surface.push_str(&word.surface);
        expected.push_str(if word.reading.is_empty() { &word.surface } else { &word.reading });
        taken += word.surface.len();
        while spelt < taken {
            let Some((base, reading, ruby)) = segments.next() else { return differences };
            spelt += base.len();
            written.push_str(&reading);
            has_ruby |= ruby;
        }
        // A reading that reaches into the next word: judge both words together.
        if spelt > taken {
            continue;
        }
        let counts = after_blank || surface.chars().any(|c| c.is_ascii_digit());
        after_blank = surface.ends_with('＿');
        if has_ruby && !counts && hiragana(&written) != hiragana(&expected) {
            differences.push((surface.clone(), hiragana(&written), hiragana(&expected)));
        }
        (surface, written, expected, has_ruby) = (String::new(), String::new(), String::new(), false);
    }
    differences
}

fn hiragana(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(surface: &str, reading: &str) -> Token {
        let class = ["名詞".to_owned(), "普通名詞".to_owned()];
        let (surface, reading) = (surface.to_owned(), reading.to_owned());
        Token { dictionary: surface.clone(), normalised: surface.clone(), surface, reading, class }
    }

    #[test]
    fn a_reading_is_held_against_the_dictionary() {
        let of = |text: &str, words: &[Token]| differences(&RubyText::parse(text).unwrap(), words);
        let begins = [word("始まっ", "ハジマッ"), word("た", "タ")];
        assert!(of("{始|はじ}まった", &begins).is_empty());
        assert_eq!(of("{始|ほじ}まった", &begins), [("始まっ".into(), "ほじまっ".into(), "はじまっ".into())]);
        // One reading over two words.
        assert!(of("{予定日|よていび}", &[word("予定", "ヨテイ"), word("日", "ビ")]).is_empty());
        // Numbers are read by hand.
        assert!(of("{2日|ふつか}", &[word("2", "ニ"), word("日", "ニチ")]).is_empty());
        // So is a counter whose number will be written by hand.
        let day = [word("＿＿", "キゴウ"), word("日", "ヒ")];
        assert!(of("＿＿{日|にち}", &day).is_empty());
        assert_eq!(
            of("この {日|にち}", &[word("この", "コノ"), word(" ", "キゴウ"), word("日", "ヒ")]).len(),
            1
        );
    }
}
