//! Words: known or explained, active, clear (EJ06, EJ11, EJ12, EJ14, EJ22).

use std::collections::BTreeSet;

use super::Sentence;
use crate::finding::Finding;
use crate::lint::{Case, Token, Tokens};

pub(super) fn lint(case: &Case<'_>, sentences: &[Sentence], tokens: Option<&Tokens>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lists = &case.content.lists.easy;
    for sentence in sentences {
        let text = sentence.run();
        for word in lists.onomatopoeia.iter().filter(|word| text.contains(word.as_str())) {
            let what = format!("`{word}` is a sound word: say what can be seen");
            findings.push(case.error(sentence.line, "EJ12", what));
        }
        for word in lists.vague.iter().filter(|word| text.contains(word.as_str())) {
            findings.push(case.warning(
                sentence.line,
                "EJ14",
                format!("`{word}` is vague: say how much or how long"),
            ));
        }
        // Official words keep their spelling: こども家庭センター.
        let own =
            case.content.glossary.keys().fold(text.clone(), |own, word| own.replace(word.as_str(), "＿"));
        for (word, better) in lists.instead.iter().filter(|(word, _)| own.contains(word.as_str())) {
            findings.push(case.warning(sentence.line, "EJ22", format!("`{word}`: {better}")));
        }
    }
    if let Some(tokens) = tokens {
        findings.extend(with_tokens(case, tokens));
    }
    findings
}

fn with_tokens(case: &Case<'_>, tokens: &Tokens) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    let mut explained: BTreeSet<String> = BTreeSet::new();
    // A title has no room for explanations; its words stand again in the body.
    for (line, text) in case.plain_lines().filter(|(line, _)| *line > 0) {
        let words = tokens.of(&text).unwrap_or_default();
        passive(case, line, words, &mut findings);
        for (n, token) in words.iter().enumerate() {
            if !token.is_content_word() || known(case, token) {
                continue;
            }
            // 〈 right after the word, or after the rest of its phrase, begins its explanation.
            let mut rest = words.iter().skip(n + 1).take_while(|next| !next.is_space());
            if rest.any(|next| next.surface.starts_with('〈')) {
                explained.insert(token.dictionary.clone());
            } else if !explained.contains(&token.dictionary) && !in_glossary(case, &text, &token.surface) {
                unknown.insert(token.dictionary.clone());
            }
        }
    }
    for word in &unknown {
        let what =
            format!("`{word}` is in no list: explain it in 〈 〉 or use a word of lint/core-words.txt");
        let finding =
            if unknown.len() > 1 { case.error(1, "EJ11", what) } else { case.warning(1, "EJ11", what) };
        findings.push(finding);
    }
    findings
}

fn known(case: &Case<'_>, token: &Token) -> bool {
    let lists = &case.content.lists;
    [&token.dictionary, &token.normalised, &token.surface].into_iter().any(|form| {
        lists.core_words.contains(form)
            || lists.katakana.contains(form)
            || case.content.glossary.contains_key(form)
    }) || token.surface.chars().all(|c| c.is_ascii_digit())
        || lists.easy.latin.contains(&token.surface)
}

/// Part of a longer word of the glossary that stands in this line.
fn in_glossary(case: &Case<'_>, line: &str, surface: &str) -> bool {
    case.content.glossary.keys().any(|word| word.contains(surface) && line.contains(word.as_str()))
}

/// EJ06: れる・られる・せる・させる after a verb.
fn passive(case: &Case<'_>, line: usize, sentence: &[Token], findings: &mut Vec<Finding>) {
    for pair in sentence.windows(2) {
        let [verb, auxiliary] = pair else { continue };
        let marks = ["れる", "られる", "せる", "させる"].contains(&auxiliary.dictionary.as_str());
        // 知らせる is one word to a reader and 知ら + せる to the tokenizer.
        let joined = format!("{}{}", verb.surface, auxiliary.dictionary);
        let listed = &case.content.lists.easy.not_passive;
        let fine = listed.contains(&verb.dictionary) || listed.contains(&joined);
        if marks && auxiliary.is_auxiliary() && !fine {
            let what =
                format!("`{}{}` is passive or causative: say who does what", verb.surface, auxiliary.surface);
            findings.push(case.warning(line, "EJ06", what));
        }
    }
}
