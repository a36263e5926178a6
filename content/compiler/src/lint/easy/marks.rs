//! Characters: readings, kanji, spaces, katakana, digits, Latin letters (EJ07-EJ10, EJ13, EJ15-EJ17, EJ20).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use otayori_pack::RubyText;
use regex::Regex;

use super::{Mark, Sentence, SentenceKind, is_hiragana, is_kanji, is_katakana};
use crate::finding::Finding;
use crate::lint::{Case, numbers};
use crate::load::NumberReader;

const MOST_KANJI: usize = 13;
const MANY_KANJI: usize = 8;
const LONGEST_PHRASE: usize = 14;
const LONGEST_KANJI_RUN: usize = 4;

pub(super) fn lint(case: &Case<'_>, sentences: &[Sentence]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let message = &case.text.message;
    for (line, text) in std::iter::once(&message.title).chain(message.body.lines()).enumerate() {
        readings(case, line, text, &mut findings);
    }
    let mut explained = BTreeSet::new();
    for sentence in sentences {
        kanji(case, sentence, &mut findings);
        phrases(case, sentence, &mut findings);
        katakana(case, sentence, &mut explained, &mut findings);
        dates(case, sentence, &mut findings);
        latin(case, sentence, &mut findings);
        long_numbers(case, sentence, &mut findings);
    }
    official_words(case, sentences, &mut findings);
    findings
}

/// EJ07: every kanji has a reading, a reading is kana, and a counter whose reading depends on its number takes it in.
fn readings(case: &Case<'_>, line: usize, text: &RubyText, findings: &mut Vec<Finding>) {
    for (n, segment) in text.segments.iter().enumerate() {
        let Some(ruby) = &segment.ruby else {
            let bare: String = segment.base.chars().filter(|c| is_kanji(*c)).collect();
            if !bare.is_empty() {
                findings.push(case.error(
                    line,
                    "EJ07",
                    format!("`{bare}` has no reading: write {{{bare}|…}}"),
                ));
            }
            continue;
        };
        if !ruby.chars().all(|c| is_hiragana(c) || is_katakana(c)) {
            findings.push(case.error(line, "EJ07", format!("the reading `{ruby}` is not kana alone")));
        }
        if !segment.base.chars().any(is_kanji) {
            findings.push(case.error(line, "EJ07", format!("`{}` needs no reading", segment.base)));
        }
        let before =
            n.checked_sub(1).and_then(|n| text.segments.get(n)).map_or("", |before| before.base.as_str());
        let number = before.ends_with(|c: char| c.is_ascii_digit());
        let plain =
            case.content.lists.easy.plain_counters.iter().any(|counter| segment.base.starts_with(counter));
        if number && !plain {
            let what = format!(
                "the reading of `{}` depends on its number: write {{3{}|…}}",
                segment.base, segment.base
            );
            findings.push(case.error(line, "EJ07", what));
        }
    }
}

/// EJ08 and EJ15: how many kanji, and how many in one run; official words, explanations and the counter of a number do not
/// count.
fn kanji(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let official = covered(case, &sentence.marks, true);
    let counters = counters(&sentence.marks);
    let counted = |(n, mark): &(usize, &Mark)| {
        let set_aside = [&official, &counters].iter().any(|of| of.get(*n).is_some_and(|aside| *aside));
        is_kanji(mark.c) && !mark.in_gloss && !set_aside
    };
    let count = sentence.marks.iter().enumerate().filter(counted).count();
    if count > MOST_KANJI {
        let what = format!("`{}` has {count} kanji, at most {MOST_KANJI}", sentence.run());
        findings.push(case.error(sentence.line, "EJ08", what));
    } else if count > MANY_KANJI {
        let what = format!("`{}` has {count} kanji; more than {MANY_KANJI} tire", sentence.run());
        findings.push(case.warning(sentence.line, "EJ08", what));
    }
    let known = covered(case, &sentence.marks, false);
    let mut run = String::new();
    for (mark, known) in sentence.marks.iter().zip(known).chain([(&END, false)]) {
        if is_kanji(mark.c) && !known {
            run.push(mark.c);
            continue;
        }
        if run.chars().count() > LONGEST_KANJI_RUN {
            let what = format!("`{run}`: more than {LONGEST_KANJI_RUN} kanji in a row, use verbs");
            findings.push(case.error(sentence.line, "EJ15", what));
        }
        run.clear();
    }
}

const END: Mark = Mark { c: ' ', in_gloss: false };

/// Which characters are the counter right after a number: the 月 and the 日 of 4月2日, the 月 of 3か月. It is read with its
/// number, as everybody meets it on a calendar.
fn counters(marks: &[Mark]) -> Vec<bool> {
    let digit = |n: Option<usize>| n.and_then(|n| marks.get(n)).is_some_and(|mark| mark.c.is_ascii_digit());
    let months = |n: usize| n.checked_sub(1).and_then(|n| marks.get(n)).is_some_and(|mark| mark.c == 'か');
    let counts = |n: usize| digit(n.checked_sub(1)) || months(n) && digit(n.checked_sub(2));
    marks.iter().enumerate().map(|(n, mark)| is_kanji(mark.c) && counts(n)).collect()
}

/// The sentence without the words of the glossary.
pub(super) fn without_terms(case: &Case<'_>, sentence: &Sentence) -> String {
    let covered = covered(case, &sentence.marks, false);
    sentence.marks.iter().zip(covered).map(|(mark, term)| if term { ' ' } else { mark.c }).collect()
}

/// Which characters stand in a word of the glossary.
fn covered(case: &Case<'_>, marks: &[Mark], official_only: bool) -> Vec<bool> {
    let text: Vec<char> = marks.iter().map(|mark| mark.c).collect();
    let mut covered = vec![false; text.len()];
    let terms = case.content.glossary.iter().filter(|(_, row)| row.value.official || !official_only);
    for (word, _) in terms {
        let word: Vec<char> = word.chars().collect();
        for (start, window) in text.windows(word.len().max(1)).enumerate() {
            if window == word.as_slice() {
                covered.iter_mut().skip(start).take(word.len()).for_each(|mark| *mark = true);
            }
        }
    }
    covered
}

/// EJ09: phrases separated by spaces. An official word is as long as it is.
fn phrases(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let separates = |c: char| c.is_whitespace() || "。、？「」『』〈〉（）・".contains(c);
    let official = covered(case, &sentence.marks, true);
    let mut phrase = String::new();
    for (mark, official) in sentence.marks.iter().zip(official).chain([(&END, false)]) {
        if official {
            continue;
        }
        if !separates(mark.c) {
            phrase.push(mark.c);
            continue;
        }
        if phrase.chars().count() > LONGEST_PHRASE {
            let what = format!("`{phrase}`: {LONGEST_PHRASE} characters without a space at most");
            findings.push(case.error(sentence.line, "EJ09", what));
        }
        phrase.clear();
    }
}

/// EJ10: katakana anybody knows, or explained at first use.
fn katakana(
    case: &Case<'_>,
    sentence: &Sentence,
    explained: &mut BTreeSet<String>,
    findings: &mut Vec<Finding>,
) {
    let official = covered(case, &sentence.marks, true);
    let mut word = String::new();
    let mut inside_official = false;
    for (mark, official) in sentence.marks.iter().zip(official).chain([(&END, false)]) {
        if is_katakana(mark.c) {
            word.push(mark.c);
            inside_official |= official;
            continue;
        }
        let word = std::mem::take(&mut word);
        let exempt = std::mem::take(&mut inside_official) || word.chars().all(|c| c == 'ー');
        if exempt || case.content.lists.katakana.contains(&word) {
            continue;
        }
        if mark.c == '〈' {
            explained.insert(word);
        } else if sentence.kind != SentenceKind::Title && !explained.contains(&word) {
            let what =
                format!("`{word}` is not in lint/katakana.txt: explain it in 〈 〉 or use another word");
            findings.push(case.error(sentence.line, "EJ10", what));
        }
    }
}

static CLOCK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d{1,2}[:：]\d{2}|\d{1,2}/\d{1,2}").ok());

/// EJ13: dates and times as they are said, half-width digits, から and まで.
fn dates(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.run();
    if text.contains(['〜', '～', '~']) {
        findings.push(case.error(sentence.line, "EJ13", "write から and まで, not 〜"));
    }
    if text.chars().any(|c| matches!(c, '０'..='９')) {
        findings.push(case.error(sentence.line, "EJ13", "write digits half-width"));
    }
    if let Some(found) = CLOCK.as_ref().and_then(|pattern| pattern.find(&text)) {
        let what = format!("`{}`: write 午前9時30分, 4月1日", found.as_str());
        findings.push(case.error(sentence.line, "EJ13", what));
    }
}

static LATIN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[A-Za-zＡ-Ｚａ-ｚ]+").ok());

/// EJ16: Latin letters only as they are met on forms.
fn latin(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = without_terms(case, sentence);
    for found in LATIN.iter().flat_map(|pattern| pattern.find_iter(&text)) {
        if !case.content.lists.easy.latin.iter().any(|fine| fine == found.as_str()) {
            let what = format!(
                "`{}`: units and words in kana; only abbreviations met on forms stay",
                found.as_str()
            );
            findings.push(case.error(sentence.line, "EJ16", what));
        }
    }
}

/// EJ17: a word met at a counter stays, with its meaning at first use in the body.
fn official_words(case: &Case<'_>, sentences: &[Sentence], findings: &mut Vec<Finding>) {
    let official =
        || case.content.glossary.iter().filter(|(_, row)| row.value.official).map(|(word, _)| word);
    for word in official() {
        let longer: Vec<&String> =
            official().filter(|other| *other != word && other.contains(word.as_str())).collect();
        let first = sentences.iter().filter(|s| s.kind != SentenceKind::Title).find_map(|sentence| {
            let mut text = sentence.text();
            // A longer official word that contains this one is explained as itself.
            for other in &longer {
                text = text.replace(other.as_str(), &"＿".repeat(other.chars().count()));
            }
            let at = text.find(word.as_str())?;
            let after = text.get(at + word.len()..).unwrap_or_default().to_owned();
            let in_gloss = text.get(..at).is_some_and(|b| b.matches('〈').count() > b.matches('〉').count());
            (!in_gloss).then_some((sentence.line, after))
        });
        if let Some((line, _)) = first.filter(|(_, after)| !after.starts_with('〈')) {
            findings.push(case.error(line, "EJ17", format!("`{word}` needs its meaning: {word}〈…〉")));
        }
    }
}

/// EJ20: three or more digits only with a unit. A decimal fraction is no number to call.
fn long_numbers(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let mut text = sentence.run();
    for name in &case.content.lists.easy.names_with_digits {
        text = text.replace(name.as_str(), "");
    }
    for said in numbers::read(NumberReader::Japanese, &text) {
        if said.quantity.unit.is_empty()
            && !said.quantity.value.contains('.')
            && said.quantity.value.chars().filter(char::is_ascii_digit).count() >= 3
        {
            let what = format!(
                "`{}` is no quantity with a unit: numbers to call stand under the message",
                said.quantity.value
            );
            findings.push(case.error(sentence.line, "EJ20", what));
        }
    }
}
