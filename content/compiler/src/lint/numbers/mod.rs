//! Numbers: what every language must say the same.
//!
//! A slot declares its quantities once (`numbers = ["38 °C", "18 month"]`). A reader for each language finds the
//! quantities of a text, in whatever form that language writes them (1歳6か月 is 18 months; "ten" is 10), and the two
//! are compared: nothing declared may be missing, and no digits may stand undeclared. A quantity true in one region
//! alone is declared with it (`"JP: 14 day"`) and belongs to that variant in every language; `"ANYWHERE: 6 week"`
//! belongs to the text true anywhere.

mod english;
mod japanese;

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
    let declared: Vec<Quantity> = case
        .slot
        .brief
        .numbers
        .iter()
        .filter_map(|number| match number.split_once(": ") {
            Some((region, number)) => {
                let variant = if region == "ANYWHERE" { "" } else { region };
                (variant == case.key.variant).then_some(number)
            }
            None => Some(number.as_str()),
        })
        .map(Quantity::declared)
        .collect();
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

/// A digit that belongs to a name: K2, HTLV-1.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?P<letter>[A-Za-z]-?)\d+"));

/// The quantities of a line.
pub fn read(reader: NumberReader, line: &str) -> Vec<Said> {
    let line = NAME.as_ref().map_or(line.into(), |pattern| pattern.replace_all(line, "$letter"));
    match reader {
        NumberReader::Japanese => japanese::read(&line),
        NumberReader::English => english::read(&line),
        NumberReader::Digits => digits(&line),
    }
}

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

fn capture<'t>(captures: &Captures<'t>, name: &str) -> &'t str {
    captures.name(name).map_or("", |found| found.as_str())
}

fn push(said: &mut Vec<Said>, value: &str, unit: &str) {
    said.push(Said { quantity: Quantity::new(value, unit), digits: true });
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
            ("K2シロップを3回、HTLV-1の検査", vec!["3 time"]),
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
            ("4月から3か月", vec!["3 month"]),
            ("100個を超える", vec!["100 piece"]),
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
