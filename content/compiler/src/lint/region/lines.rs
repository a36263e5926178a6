//! Help lines: can they be called, and when.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use otayori_pack::region::{Channel, Day, Hours, Line};
use regex::Regex;

use crate::finding::Finding;
use crate::load::{Content, Record, RegionSource};

/// As it is dialled: digits and hyphens, after a `+`, `#` or `*` if there is one.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[+#*]?\d[\d-]{0,22}$").ok());
/// BCP 47, as far as it names a spoken language.
static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$").ok());

fn fits(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

pub(super) fn lint(content: &Content, source: &RegionSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &source.lines {
        let mut wrong = |field: &str, rule, what: String| {
            findings.push(Finding::error(row.at(field), rule, format!("`{}`: {what}", row.value.id)));
        };
        keys(content, row, &mut wrong);
        reach(row, &mut wrong);
        languages(row, source, &mut wrong);
        hours("hours", row.value.hours.as_ref(), source, &mut wrong);
    }
    findings
}

type Wrong<'w> = dyn FnMut(&str, &'static str, String) + 'w;

fn keys(content: &Content, row: &Record<Line>, wrong: &mut Wrong<'_>) {
    if row.value.helps.is_empty() {
        wrong("helps", "help-key", "it answers no help key: nobody would find it".to_owned());
    }
    for key in row.value.helps.iter().filter(|key| !content.help_keys.contains_key(*key)) {
        wrong("helps", "help-key", format!("there is no help key `{key}`{}", nearest(key, content)));
    }
}

/// The list is long; a key that is nearly right is named.
fn nearest(key: &str, content: &Content) -> String {
    let near: Vec<&str> = content
        .help_keys
        .keys()
        .map(String::as_str)
        .filter(|known| known.contains(key) || key.contains(*known) || known.get(..3) == key.get(..3))
        .collect();
    if near.is_empty() {
        let all: Vec<&str> = content.help_keys.keys().map(String::as_str).collect();
        format!("; there are {}", all.join(", "))
    } else {
        format!("; did you mean {}?", near.join(" or "))
    }
}

fn reach(row: &Record<Line>, wrong: &mut Wrong<'_>) {
    let line = &row.value;
    let numbers =
        line.number.iter().map(|n| ("number", n)).chain(line.also.iter().map(|a| ("also", &a.number)));
    for (field, number) in numbers {
        if !fits(&NUMBER, number) {
            wrong(
                field,
                "number",
                format!(
                    "`{number}` cannot be dialled: write digits and hyphens, such as 0120-000-000, +81-3-0000-0000 or #8000"
                ),
            );
        }
    }
    if line.emergency && line.number.is_none() {
        wrong("emergency", "number", "an emergency record has a number".to_owned());
    }
    if line.number.is_none() && line.address.is_none() && line.note.is_none() {
        wrong("id", "number", "it has no number, no address and no note: how is it reached?".to_owned());
    }
    match line.channel {
        Channel::Call | Channel::Text if line.number.is_none() && line.address.is_none() => {
            wrong(
                "channel",
                "number",
                "a line to call or text has a number, or an address with a list of numbers".to_owned(),
            );
        }
        Channel::Chat | Channel::Mail if line.address.is_none() => {
            wrong("channel", "address", "a chat or mail desk has an address".to_owned());
        }
        _ => {}
    }
    if let Some(address) = &line.address
        && !address.starts_with("https://")
        && !address.starts_with("http://")
        && !address.contains('@')
    {
        wrong(
            "address",
            "address",
            format!("`{address}` is not an address: begin it with https://, or write a mail address"),
        );
    }
}

fn languages(row: &Record<Line>, source: &RegionSource, wrong: &mut Wrong<'_>) {
    let mut seen = BTreeSet::new();
    for spoken in &row.value.languages {
        if !fits(&CODE, &spoken.code) {
            wrong(
                "languages",
                "language",
                format!("`{}` is not a language code: write en, ja, fil or zh-Hans", spoken.code),
            );
        }
        if !seen.insert(&spoken.code) {
            wrong(
                "languages",
                "language",
                format!("`{}` stands twice: put its hours in one list", spoken.code),
            );
        }
        hours("languages", spoken.hours.as_ref(), source, wrong);
    }
}

fn hours(field: &str, hours: Option<&Hours>, source: &RegionSource, wrong: &mut Wrong<'_>) {
    let Some(Hours::Weekly(spans)) = hours else { return };
    if source.region.value.zone.is_none() {
        wrong(field, "hours", "hours need a zone in region.toml: by which clock?".to_owned());
    }
    if spans.is_empty() {
        wrong(field, "hours", "an empty list of hours: leave it out, or write \"varies\"".to_owned());
    }
    for span in spans {
        if span.days.is_empty() {
            wrong(field, "hours", format!("{} to {} on no day: name the days", span.from, span.to));
        }
        if span.from >= span.to {
            let what =
                format!("{} to {} ends before it begins: past midnight, write two rows", span.from, span.to);
            wrong(field, "hours", what);
        }
    }
    for day in Day::ALL {
        let mut open: Vec<_> =
            spans.iter().filter(|span| span.days.contains(&day)).map(|s| (s.from, s.to)).collect();
        open.sort_unstable();
        if let Some([first, second]) = open.windows(2).find(|pair| matches!(pair, [a, b] if b.0 < a.1)) {
            let what =
                format!("{} to {} and {} to {} overlap on {day:?}", first.0, first.1, second.0, second.1);
            wrong(field, "hours", what.to_lowercase());
        }
    }
}
