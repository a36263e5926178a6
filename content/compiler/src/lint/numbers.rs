//! Numbers: what every language must say the same.
//!
//! A slot declares its quantities once (`numbers = ["38 °C", "18 month"]`). A reader for each language finds the
//! quantities of a text, in whatever form that language writes them (1歳6か月 is 18 months; "ten" is 10), and the two
//! are compared: nothing declared may be missing, and no digits may stand undeclared.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use otayori_pack::RubyText;
use regex::{Captures, Regex};

use super::Case;
use crate::finding::Finding;
use crate::load::NumberReader;

/// A value and, where it has one, its unit. Years are kept as months: a child of 18 months is 1 year 6 months old.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    /// The value as a decimal number without grouping.
    pub value: String,
    /// The unit in its canonical form, or empty for a bare count.
    pub unit: String,
}

impl Quantity {
    fn new(value: &str, unit: &str) -> Self {
        let value = value.replace(',', "");
        let value = if value.contains('.') {
            value.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            value
        };
        match (unit, value.parse::<u32>()) {
            ("year", Ok(years)) => Self { value: (years * 12).to_string(), unit: "month".to_owned() },
            _ => Self { value, unit: unit.to_owned() },
        }
    }

    /// Reads a declared quantity: `38 °C`, `18 month`, `2`.
    pub fn declared(text: &str) -> Self {
        let (value, unit) = text.split_once(' ').unwrap_or((text, ""));
        Self::new(value, unit)
    }

    /// Whether a found quantity says this one: the same value, and the same unit if one is declared.
    fn is_said_by(&self, found: &Self) -> bool {
        self.value == found.value && (self.unit.is_empty() || self.unit == found.unit)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)?;
        if self.unit.is_empty() { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}

/// A quantity in a text, and whether it is written in digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// What is said.
    pub quantity: Quantity,
    /// Written in digits: then it must be declared.
    pub digits: bool,
}

pub(super) fn lint(case: &Case<'_>) -> Vec<Finding> {
    let text = &case.text.message;
    let lines: Vec<String> =
        std::iter::once(&text.title).chain(text.body.lines()).map(RubyText::plain).collect();
    let said: BTreeSet<Said> = lines.iter().flat_map(|line| read(case.row.numbers, line)).collect();
    let declared: Vec<Quantity> = case.slot.brief.numbers.iter().map(|n| Quantity::declared(n)).collect();
    let mut findings = Vec::new();
    for quantity in &declared {
        if !said.iter().any(|said| quantity.is_said_by(&said.quantity)) {
            let what = format!("`{quantity}` is declared in the slot's numbers and not said here");
            findings.push(case.error(1, "numbers", what));
        }
    }
    for said in said.iter().filter(|said| said.digits) {
        if !declared.iter().any(|quantity| quantity.is_said_by(&said.quantity)) {
            let what = format!("`{}` is said here and not declared in the slot's numbers", said.quantity);
            findings.push(case.error(1, "numbers", what));
        }
    }
    findings
}

/// The quantities of a line.
pub fn read(reader: NumberReader, line: &str) -> Vec<Said> {
    match reader {
        NumberReader::Japanese => japanese(line),
        NumberReader::English => english(line),
        NumberReader::Digits => digits(line),
    }
}

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

fn capture<'t>(captures: &Captures<'t>, name: &str) -> &'t str {
    captures.name(name).map_or("", |found| found.as_str())
}

/// Japanese units, longest first so that ミリグラム is not read as ミリ.
const JAPANESE_UNITS: &[(&str, &str)] = &[
    ("マイクログラム", "µg"),
    ("ミリグラム", "mg"),
    ("ミリリットル", "ml"),
    ("ミリメートル", "mm"),
    ("センチメートル", "cm"),
    ("キログラム", "kg"),
    ("パーセント", "%"),
    ("グラム", "g"),
    ("メートル", "m"),
    ("センチ", "cm"),
    ("ミリ", "mm"),
    ("キロ", "kg"),
    ("リットル", "l"),
    ("週間", "week"),
    ("日間", "day"),
    ("時間", "hour"),
    ("分間", "minute"),
    ("秒間", "second"),
    ("年間", "year"),
    ("か月", "month"),
    ("カ月", "month"),
    ("ヶ月", "month"),
    ("歳", "year"),
    ("週", "week"),
    ("日", "day"),
    ("分", "minute"),
    ("秒", "second"),
    ("時", "o'clock"),
    ("年", "year"),
    ("度", "°C"),
    ("％", "%"),
    ("%", "%"),
    ("回", "time"),
    ("人", "person"),
    ("mg", "mg"),
    ("ml", "ml"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("kg", "kg"),
    ("g", "g"),
    ("m", "m"),
];

static JAPANESE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let units: Vec<String> = JAPANESE_UNITS.iter().map(|(unit, _)| regex::escape(unit)).collect();
    pattern(&format!(
        r"(?P<years>\d+)(?:歳|年)(?P<rest>\d+)(?:か月|カ月|ヶ月)|(?P<half>\d+)(?:歳|年)半|(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<unit>{})?(?P<link>(?:ごろ|くらい|ぐらい|ほど|すぎ|過ぎ)?(?:、|から|〜|～|~|-|–|・|か|や|と|または)*)",
        units.join("|")
    ))
});

fn japanese(line: &str) -> Vec<Said> {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(pattern) = JAPANESE.as_ref() else { return Vec::new() };
    let mut said = Vec::new();
    // Numbers of a list such as 5、6日 or 5〜10分 that still wait for the unit of the last one.
    let mut waiting: Vec<&str> = Vec::new();
    let mut end = 0;
    for captures in pattern.captures_iter(&line) {
        let found = captures.get(0).map_or(0..0, |found| found.range());
        if found.start != end {
            flush(&mut waiting, "", &mut said);
        }
        end = found.end;
        let months = |years: &str, rest: u32| years.parse::<u32>().unwrap_or(0) * 12 + rest;
        if let Some(years) = captures.name("years") {
            let rest = capture(&captures, "rest").parse().unwrap_or(0);
            push(&mut said, &months(years.as_str(), rest).to_string(), "month");
        } else if let Some(half) = captures.name("half") {
            push(&mut said, &months(half.as_str(), 6).to_string(), "month");
        } else {
            waiting.push(capture(&captures, "value"));
            let unit = capture(&captures, "unit");
            let linked = !capture(&captures, "link").is_empty();
            if !unit.is_empty() || !linked {
                let unit = JAPANESE_UNITS.iter().find(|(name, _)| *name == unit).map_or("", |(_, unit)| unit);
                flush(&mut waiting, unit, &mut said);
            }
        }
    }
    flush(&mut waiting, "", &mut said);
    said
}

fn flush(waiting: &mut Vec<&str>, unit: &str, said: &mut Vec<Said>) {
    for value in waiting.drain(..) {
        push(said, value, unit);
    }
}

fn push(said: &mut Vec<Said>, value: &str, unit: &str) {
    said.push(Said { quantity: Quantity::new(value, unit), digits: true });
}

const ENGLISH_WORDS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("hundred", "100"),
];

const ENGLISH_UNITS: &[(&str, &str)] = &[
    ("micrograms", "µg"),
    ("microgram", "µg"),
    ("µg", "µg"),
    ("mg", "mg"),
    ("ml", "ml"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("kg", "kg"),
    ("grams", "g"),
    ("gram", "g"),
    ("g", "g"),
    ("metres", "m"),
    ("metre", "m"),
    ("m", "m"),
    ("litres", "l"),
    ("litre", "l"),
    ("l", "l"),
    ("°c", "°C"),
    ("°", "°C"),
    ("degrees", "°C"),
    ("percent", "%"),
    ("per cent", "%"),
    ("%", "%"),
    ("months", "month"),
    ("month", "month"),
    ("weeks", "week"),
    ("week", "week"),
    ("days", "day"),
    ("day", "day"),
    ("hours", "hour"),
    ("hour", "hour"),
    ("minutes", "minute"),
    ("minute", "minute"),
    ("seconds", "second"),
    ("second", "second"),
    ("years", "year"),
    ("year", "year"),
    ("times", "time"),
    ("time", "time"),
    ("people", "person"),
    ("persons", "person"),
    ("person", "person"),
    ("o'clock", "o'clock"),
    ("am", "o'clock"),
    ("pm", "o'clock"),
];

static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let alternatives = |list: &[(&str, &str)]| {
        list.iter().map(|(name, _)| regex::escape(name)).collect::<Vec<_>>().join("|")
    };
    pattern(&format!(
        r"(?P<years>\d+) years?,? (?:and )?(?P<rest>\d+) months?|(?:(?P<before>weeks?|days?|months?|years?)\s+)?(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{})\b)(?:st|nd|rd|th)?(?:[\s-]?(?P<unit>{})(?P<bound>[^a-z]|$))?(?P<link>,?\s*(?:to|or|and|-|–|,)\s*(?:about\s+)?)?",
        alternatives(ENGLISH_WORDS),
        alternatives(ENGLISH_UNITS),
    ))
});

fn english(line: &str) -> Vec<Said> {
    let line = line.to_lowercase().replace('’', "'");
    let Some(pattern) = ENGLISH.as_ref() else { return Vec::new() };
    let mut said = Vec::new();
    let mut waiting: Vec<(String, bool)> = Vec::new();
    let mut unit_before = String::new();
    let (mut at, mut end) = (0, 0);
    while let Some(captures) = pattern.captures_at(&line, at) {
        let found = captures.get(0).map_or(0..0, |found| found.range());
        if found.start != end {
            release(&mut waiting, &std::mem::take(&mut unit_before), &mut said);
        }
        if let Some(years) = captures.name("years") {
            let months =
                years.as_str().parse().unwrap_or(0) * 12 + capture(&captures, "rest").parse().unwrap_or(0);
            push(&mut said, &u32::to_string(&months), "month");
            (at, end) = (found.end, found.end);
            continue;
        }
        let word = capture(&captures, "value");
        let value = ENGLISH_WORDS.iter().find(|(name, _)| *name == word).map_or(word, |(_, value)| value);
        if !capture(&captures, "before").is_empty() {
            release(&mut waiting, &unit_before, &mut said);
            unit_before = canonical(capture(&captures, "before"));
        }
        waiting.push((value.to_owned(), word.starts_with(|c: char| c.is_ascii_digit())));
        let unit = canonical(capture(&captures, "unit"));
        let linked = captures.name("link").is_some();
        // The character that ends a unit may begin the link to the next number: look at it again.
        end = captures.name("bound").map_or(found.end, |bound| bound.start());
        if !unit.is_empty() {
            unit_before.clear();
            release(&mut waiting, &unit, &mut said);
        } else if !linked {
            release(&mut waiting, &std::mem::take(&mut unit_before), &mut said);
        }
        at = end.max(found.start + 1);
    }
    release(&mut waiting, &unit_before, &mut said);
    for (word, value) in [("once", "1"), ("twice", "2")] {
        if line.split(|c: char| !c.is_alphanumeric()).any(|part| part == word) {
            said.push(Said { quantity: Quantity::new(value, "time"), digits: false });
        }
    }
    said
}

fn canonical(unit: &str) -> String {
    ENGLISH_UNITS.iter().find(|(name, _)| *name == unit).map_or("", |(_, unit)| unit).to_owned()
}

fn release(waiting: &mut Vec<(String, bool)>, unit: &str, said: &mut Vec<Said>) {
    for (value, digits) in waiting.drain(..) {
        said.push(Said { quantity: Quantity::new(&value, unit), digits });
    }
}

static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\d+(?:,\d{3})*(?:\.\d+)?"));

fn digits(line: &str) -> Vec<Said> {
    let Some(pattern) = DIGITS.as_ref() else { return Vec::new() };
    let mut said = Vec::new();
    for found in pattern.find_iter(line) {
        push(&mut said, found.as_str(), "");
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(reader: NumberReader, text: &str) -> Vec<String> {
        read(reader, text).into_iter().map(|said| said.quantity.to_string()).collect()
    }

    #[test]
    fn japanese_quantities() {
        for (text, expected) in [
            ("38度以上の熱", vec!["38 °C"]),
            ("8か月ごろから1歳6か月ごろまで", vec!["8 month", "18 month"]),
            ("1歳 6か月で 歩かない", vec!["18 month"]),
            ("1歳半", vec!["18 month"]),
            ("2歳まで", vec!["24 month"]),
            ("はじめの2週間は", vec!["2 week"]),
            ("0週0日として", vec!["0 week", "0 day"]),
            ("280日後", vec!["280 day"]),
            ("5分か10分したら", vec!["5 minute", "10 minute"]),
            ("5〜10分", vec!["5 minute", "10 minute"]),
            ("4、5日", vec!["4 day", "5 day"]),
            ("約3.5キロ", vec!["3.5 kg"]),
            ("400マイクログラム", vec!["400 µg"]),
            ("1,000 グラム", vec!["1000 g"]),
            ("10人に1人", vec!["10 person", "1 person"]),
            ("一日にひとつ", vec![]),
            ("24時間で8回", vec!["24 hour", "8 time"]),
            ("夜10時", vec!["10 o'clock"]),
            ("妊娠28週から36週6日", vec!["28 week", "36 week", "6 day"]),
            ("3つ", vec!["3"]),
        ] {
            assert_eq!(said(NumberReader::Japanese, text), expected, "{text}");
        }
    }

    #[test]
    fn english_quantities() {
        for (text, expected) in [
            ("a fever of 38 °C or more", vec!["38 °C"]),
            ("between about 8 and 18 months: a wide range", vec!["8 month", "18 month"]),
            ("at 1 year 6 months", vec!["18 month"]),
            ("at 2 years", vec!["24 month"]),
            ("that day is week 0, day 0.", vec!["0 week", "0 day"]),
            ("The due date is 280 days after", vec!["280 day"]),
            ("after 5 or 10 minutes.", vec!["5 minute", "10 minute"]),
            ("5-10 minutes", vec!["5 minute", "10 minute"]),
            ("the 18-month check", vec!["18 month"]),
            ("weeks 16 and 24", vec!["16 week", "24 week"]),
            ("in the 24th week", vec!["24 week"]),
            ("Ten fingers, two hands", vec!["10", "2"]),
            ("400 micrograms a day", vec!["400 µg"]),
            ("1,000 grams", vec!["1000 g"]),
            ("3.5 kg", vec!["3.5 kg"]),
            ("one message a day", vec!["1"]),
            ("Twice a day for 1 hour.", vec!["1 hour", "2 time"]),
            ("someone, none, often", vec![]),
            ("2 weeks, 3 days", vec!["2 week", "3 day"]),
            ("8 or more feeds in 24 hours", vec!["8", "24 hour"]),
        ] {
            assert_eq!(said(NumberReader::English, text), expected, "{text}");
        }
    }

    #[test]
    fn a_language_without_a_reader_is_read_by_its_digits() {
        assert_eq!(said(NumberReader::Digits, "od 8 do 18 meseci, 1.5"), ["8", "18", "1.5"]);
    }

    #[test]
    fn a_declared_count_needs_no_unit() {
        let found = Quantity::new("10", "person");
        assert!(Quantity::declared("10").is_said_by(&found));
        assert!(Quantity::declared("10 person").is_said_by(&found));
        assert!(!Quantity::declared("10 day").is_said_by(&found));
        assert!(!Quantity::declared("1").is_said_by(&found));
        assert_eq!(Quantity::declared("2 year"), Quantity::declared("24 month"));
        assert_eq!(Quantity::declared("2.50 kg"), Quantity::declared("2.5 kg"));
    }
}
