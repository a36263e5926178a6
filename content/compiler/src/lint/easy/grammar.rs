//! Sentences: how long, how many, how joined, how ended, how polite (EJ01-EJ05, EJ18, EJ19).

use std::sync::LazyLock;

use regex::Regex;

use super::{Sentence, SentenceKind, is_kanji};
use crate::finding::Finding;
use crate::lint::Case;

const LONGEST: usize = 40;
const AIM: usize = 30;
const MOST_SENTENCES: usize = 8;
const MOST_REQUESTS: usize = 2;

/// EJ03: how a sentence may end, before its full stop.
const ENDINGS: &[&str] = &[
    "です",
    "ます",
    "ました",
    "ません",
    "ませんでした",
    "でした",
    "ましょう",
    "ください",
    "ですか",
    "ますか",
    "ませんか",
    "ましたか",
    "でしたか",
];

/// EJ03: the last kana of a verb or adjective in plain form.
const PLAIN_ENDINGS: &str = "うくぐすつぬぶむるいただ";

/// EJ02: phrases that end in て or で and join nothing.
const NOT_JOINING: &[&str] = &[
    "として",
    "について",
    "によって",
    "にとって",
    "に対して",
    "初めて",
    "はじめて",
    "そして",
    "まで",
    "中で",
    "だけで",
    "すべて",
    "全て",
    "せっけんで",
];

/// EJ02: what may follow a て-form without making it a link in a chain.
const AUXILIARIES: &[&str] = &[
    "ください",
    "いる",
    "いま",
    "いた",
    "いて",
    "いな",
    "おく",
    "おき",
    "おい",
    "みる",
    "みて",
    "みま",
    "しま",
    "くる",
    "きま",
    "きた",
    "くれ",
    "ある",
    "あり",
    "もら",
    "あげ",
    "ほし",
    "欲し",
    "いい",
    "よい",
    "良い",
    "から",
    "も",
    "は",
];

pub(super) fn lint(case: &Case<'_>, sentences: &[Sentence]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sentence in sentences.iter().filter(|s| s.kind != SentenceKind::Title) {
        length(case, sentence, &mut findings);
        one_idea(case, sentence, &mut findings);
        ending(case, sentence, &mut findings);
        politeness(case, sentence, &mut findings);
        negation(case, sentence, &mut findings);
        parallels(case, sentence, &mut findings);
    }
    whole(case, sentences, &mut findings);
    findings
}

fn length(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let length = sentence.run().chars().count();
    if length > LONGEST {
        let what =
            format!("`{}` has {length} characters, at most {LONGEST}: make two sentences", sentence.run());
        findings.push(case.error(sentence.line, "EJ01", what));
        return;
    }
    // An explanation is read beside the sentence: the aim counts what it explains. What is quoted to be said aloud may be
    // several sentences: each is read by itself.
    let text = sentence.without_glosses();
    let each = text.split(['。', '？']).map(|part| part.chars().filter(|c| !c.is_whitespace()).count());
    let stop = usize::from(text.trim_end().ends_with(['。', '？']));
    let length = each.max().unwrap_or_default() + stop;
    if length > AIM && sentence.kind == SentenceKind::Sentence {
        let what = format!("`{}` has {length} characters: aim for {AIM}", sentence.run());
        findings.push(case.warning(sentence.line, "EJ01", what));
    }
}

fn one_idea(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.without_glosses();
    let commas = text.matches('、').count();
    if commas > 1 {
        let what = format!("{commas} commas in `{}`: one idea a sentence", text.trim());
        findings.push(case.error(sentence.line, "EJ02", what));
    }
    let links = links(&text);
    if links.len() > 1 {
        let what = format!("a chain ({}) in `{}`: one idea a sentence", links.join(", "), text.trim());
        findings.push(case.error(sentence.line, "EJ02", what));
    }
}

/// The phrases that tie clauses together.
fn links(text: &str) -> Vec<&str> {
    let phrases: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | '。'))
        .filter(|p| !p.is_empty())
        .collect();
    let mut links = Vec::new();
    for (n, phrase) in phrases.iter().enumerate() {
        let next = phrases.get(n + 1).copied().unwrap_or_default();
        let te = phrase.ends_with('て') || phrase.ends_with("んで") || phrase.ends_with("いで");
        let joins = te
            && !next.is_empty()
            && !NOT_JOINING.iter().any(|fixed| phrase.ends_with(fixed))
            && !phrase.ends_with("ないで")
            && !AUXILIARIES.iter().any(|auxiliary| next.starts_with(auxiliary));
        let conjunction = [
            "ので",
            "のに",
            "けれど",
            "けど",
            "ますが",
            "ですが",
            "ませんが",
            "でしたが",
            "ましたが",
            "ですから",
            "ますから",
        ]
        .iter()
        .any(|end| phrase.ends_with(end));
        if joins || conjunction {
            links.push(*phrase);
        }
    }
    links
}

fn ending(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.run();
    let stem = sentence.stem();
    if sentence.kind == SentenceKind::Item {
        if text.contains('。') || ["です", "ます", "ください"].iter().any(|polite| stem.ends_with(polite))
        {
            findings.push(case.error(
                sentence.line,
                "EJ03",
                format!("`{text}`: a list item is plain, without 。"),
            ));
        } else if !text.ends_with('」') && !stem.ends_with(|c| PLAIN_ENDINGS.contains(c)) {
            let what = format!("`{text}`: a list item ends in a verb or an adjective, not in a noun");
            findings.push(case.error(sentence.line, "EJ03", what));
        }
        return;
    }
    if !text.ends_with(['。', '？']) {
        findings.push(case.error(sentence.line, "EJ03", format!("`{text}` has no full stop")));
    } else if !ENDINGS.iter().any(|end| stem.ends_with(end)) {
        let what = format!("`{text}` ends in none of です・ます・ました・ません・でした・ましょう・ください");
        findings.push(case.error(sentence.line, "EJ03", what));
    }
}

static HONORIFIC_VERB: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"お[\p{Han}ぁ-ん]{1,4}に(?:なる|なり|なっ)").ok());

fn politeness(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.run();
    let lists = &case.content.lists.easy;
    for word in lists.honorific.iter().filter(|word| text.contains(word.as_str())) {
        findings.push(case.error(
            sentence.line,
            "EJ04",
            format!("`{word}` is honorific: use the plain polite verb"),
        ));
    }
    let written = sentence.text();
    if let Some(found) = HONORIFIC_VERB.as_ref().and_then(|pattern| pattern.find(&written)) {
        let what = format!("`{}` is honorific: use the plain polite verb", found.as_str());
        findings.push(case.error(sentence.line, "EJ04", what));
    }
    let chars: Vec<char> = written.chars().collect();
    for (n, pair) in chars.windows(2).enumerate() {
        let [prefix, next] = pair else { continue };
        let begins = n == 0 || chars.get(n - 1).is_some_and(|c| !super::is_hiragana(*c));
        if begins && matches!(prefix, 'お' | 'ご') && is_kanji(*next) {
            let rest: String = chars.iter().skip(n).collect();
            if !lists.polite_nouns.iter().any(|fine| rest.starts_with(fine.as_str())) {
                let word: String = rest.chars().take(4).collect();
                findings.push(case.error(sentence.line, "EJ04", format!("`{word}`: leave the {prefix} out")));
            }
        }
    }
}

/// しか … ません, but not うれしかった and not しかし.
static ONLY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"しか[^っし。、][^。、]*(?:ません|ない)").ok());

fn negation(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.run();
    let list = case.content.lists.easy.double_negative.iter().find(|phrase| text.contains(phrase.as_str()));
    let only = ONLY.as_ref().and_then(|pattern| pattern.find(&text)).map(|found| found.as_str().to_owned());
    if let Some(found) = list.cloned().or(only) {
        findings.push(case.error(sentence.line, "EJ05", format!("`{found}`: say it without two negatives")));
    }
}

fn parallels(case: &Case<'_>, sentence: &Sentence, findings: &mut Vec<Finding>) {
    let text = sentence.without_glosses();
    let enumerates = |mark: &str| {
        text.split_whitespace().filter(|phrase| phrase.ends_with(mark) && phrase.chars().count() > 1).count()
    };
    let dots = super::marks::without_terms(case, sentence).matches('・').count();
    if sentence.kind == SentenceKind::Sentence && (dots >= 2 || enumerates("や") >= 2) {
        let what = format!("`{}`: three or more things are a list", text.trim());
        findings.push(case.error(sentence.line, "EJ18", what));
    }
}

/// Rules over a message as a whole.
fn whole(case: &Case<'_>, sentences: &[Sentence], findings: &mut Vec<Finding>) {
    let flowing: Vec<&Sentence> = sentences.iter().filter(|s| s.kind == SentenceKind::Sentence).collect();
    if flowing.len() > MOST_SENTENCES {
        let what = format!("{} sentences, at most {MOST_SENTENCES}", flowing.len());
        findings.push(case.error(1, "EJ18", what));
    }
    if sentences.iter().any(|s| s.kind == SentenceKind::Title && s.text().contains('〈')) {
        findings.push(case.error(0, "EJ18", "a title has no 〈 〉"));
    }
    for sentence in sentences {
        let text = sentence.run();
        for phrase in
            case.content.lists.easy.prohibition.iter().filter(|phrase| text.contains(phrase.as_str()))
        {
            let what = format!("`{phrase}`: write 〜ないで ください");
            findings.push(case.warning(sentence.line, "EJ19", what));
        }
    }
    let requests = flowing.iter().filter(|s| s.stem().ends_with("ください")).count();
    if requests > MOST_REQUESTS && !case.is_danger() && !case.has_list() {
        let what = format!("{requests} requests; more than {MOST_REQUESTS} are hard to follow");
        findings.push(case.warning(1, "EJ19", what));
    }
}
