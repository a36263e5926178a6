//! Lengths, danger messages, and what never stands in a message.

use std::sync::LazyLock;

use regex::Regex;

use super::Case;
use crate::finding::Finding;
use crate::load::Unit;

pub(super) fn lint(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if case.slot.slot.retired {
        findings.push(case.error(0, "retired", "a retired slot has no text: take it out"));
    }
    // A special day is one line above a letter, not a letter.
    if case.key.slot.shelf() != "special" {
        lengths(case, &mut findings);
    }
    records(case, &PHONE_RULE, &mut findings);
    records(case, &GROWS_OLD, &mut findings);
    danger(case, &mut findings);
    findings
}

/// A letter of a region: it has its own date, so amounts and years may stand in it, and numbers to call may not.
pub(super) fn lint_dated(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    lengths(case, &mut findings);
    records(case, &PHONE_RULE, &mut findings);
    danger(case, &mut findings);
    findings
}

fn lengths(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let limits = case.row.limits;
    let (title, body) = (case.text.message.title.plain(), case.text.message.body.plain());
    let unit = match limits.unit {
        Unit::Characters => "characters",
        Unit::Words => "words",
    };
    let length = |text: &str| match limits.unit {
        Unit::Characters => characters(text),
        Unit::Words => text.split_whitespace().count(),
    };
    if length(&title) > limits.title {
        let what = format!("the title has {} {unit}, at most {}", length(&title), limits.title);
        findings.push(case.error(0, "length", what));
    }
    // Explanations in 〈 〉 and lists share the longer limit: a text with neither keeps the shorter one.
    let (counted, limit) = if case.key.slot.shelf() == "card" {
        (length(&body), limits.card)
    } else if case.has_list() {
        (length(&body), limits.list)
    } else {
        let prose = length(&without_glosses(&body));
        if prose <= limits.body {
            (length(&body), limits.list.max(limits.body))
        } else {
            (prose, limits.body)
        }
    };
    if counted > limit {
        findings.push(case.error(1, "length", format!("the body has {counted} {unit}, at most {limit}")));
    }
    if length(&body) < limits.least {
        let what =
            format!("the body has {} {unit}; below {} it is hardly a letter", length(&body), limits.least);
        findings.push(case.warning(1, "length", what));
    }
}

/// Characters that are read: no white space.
pub(super) fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The text without its explanations in 〈 〉.
pub(super) fn without_glosses(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '〈' => depth += 1,
            '〉' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\d{2,4}[-‐‑–−]\d{2,4}[-‐‑–−]\d{2,4}|[#＃]\s?\d{3,}|\b(?:119|110|112|911|999|189|188)\b|1(?:19|10)番").ok()
});
static MONEY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d[\d,.]*\s?(?:万)?(?:円|yen|ドル|dollars?|euros?)|[¥￥$€£]\s?\d").ok());
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:19|20)\d\d\s?年|令和|\d{4}-\d{2}-\d{2}|\b(?:January|February|March|April|June|July|August|September|October|November|December) (?:19|20)\d\d\b").ok()
});

/// A pattern, the rule's name, and what is said of a match.
type Forbidden = (&'static LazyLock<Option<Regex>>, &'static str, &'static str);

const PHONE_RULE: [Forbidden; 1] =
    [(&PHONE, "phone", "a telephone number: take it out and name a help key in the slot")];
const GROWS_OLD: [Forbidden; 2] = [
    (&MONEY, "money", "an amount of money: take it out, it belongs to a region's dated record"),
    (&DATE, "date", "the date of a law: take it out, it belongs to a region's dated record"),
];

/// Telephone numbers, money and dates of laws grow old: they are dated records of a region, shown under the message.
fn records(case: &Case<'_>, rules: &[Forbidden], findings: &mut Vec<Finding>) {
    for (line, text) in case.plain_lines() {
        for (pattern, rule, what) in rules {
            if let Some(found) = pattern.as_ref().and_then(|pattern| pattern.find(&text)) {
                findings.push(case.error(line, rule, format!("`{}` is {what}", found.as_str())));
            }
        }
    }
}

/// S-07: a danger message says "now", and calms nobody.
fn danger(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Some(words) = case.content.lists.danger.get(&case.row.language.tag) else { return };
    if !case.is_danger() {
        return;
    }
    let body = case.text.message.body.plain().to_lowercase();
    let has = |word: &&String| body.contains(word.as_str());
    if !words.now.iter().any(|word| has(&word)) {
        let what = format!("a danger message says when to act: one of {}", words.now.join(" / "));
        findings.push(case.error(1, "S-07", what));
    }
    for word in words.calming.iter().filter(has) {
        findings.push(case.error(1, "S-07", format!("`{word}` calms beside a danger sign: take it out")));
    }
}
