//! Quantities as English writes them: digits or words, a unit behind or before (week 9), lists that share one.

use std::sync::LazyLock;

use regex::Regex;

use super::{Quantity, Said, capture, pattern, push};

#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("zero", "0"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"),
    ("thirteen", "13"), ("fourteen", "14"), ("fifteen", "15"), ("sixteen", "16"), ("seventeen", "17"),
    ("eighteen", "18"), ("twenty", "20"), ("thirty", "30"), ("forty", "40"), ("fifty", "50"),
    ("sixty", "60"), ("hundred", "100"),
];

#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("micrograms", "µg"), ("microgram", "µg"), ("µg", "µg"), ("mg", "mg"), ("ml", "ml"), ("mm", "mm"),
    ("cm", "cm"), ("kg", "kg"), ("grams", "g"), ("gram", "g"), ("g", "g"), ("metres", "m"), ("metre", "m"),
    ("m", "m"), ("litres", "l"), ("litre", "l"), ("l", "l"), ("°c", "°C"), ("°", "°C"), ("degrees", "°C"),
    ("percent", "%"), ("per cent", "%"), ("%", "%"), ("months", "month"), ("month", "month"),
    ("weeks", "week"), ("week", "week"), ("days", "day"), ("day", "day"), ("hours", "hour"),
    ("hour", "hour"), ("minutes", "minute"), ("minute", "minute"), ("seconds", "second"),
    ("second", "second"), ("years", "year"), ("year", "year"), ("times", "time"), ("time", "time"),
    ("people", "person"), ("persons", "person"), ("person", "person"), ("o'clock", "o'clock"),
    ("am", "o'clock"), ("pm", "o'clock"),
];

static QUANTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let alternatives = |list: &[(&str, &str)]| {
        list.iter().map(|(name, _)| regex::escape(name)).collect::<Vec<_>>().join("|")
    };
    pattern(&format!(
        r"(?P<years>\d+) years?,? (?:and )?(?P<rest>\d+) months?|(?:(?P<before>weeks?|days?|months?|years?)\s+)?(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{})\b)(?:st|nd|rd|th)?(?:[\s-]?(?P<unit>{})(?P<bound>[^a-z]|$))?(?P<link>,?\s*(?:to|or|and|-|–|,)\s*(?:about\s+)?)?",
        alternatives(WORDS),
        alternatives(UNITS),
    ))
});

pub(super) fn read(line: &str) -> Vec<Said> {
    let line = line.to_lowercase().replace('’', "'");
    let Some(pattern) = QUANTITY.as_ref() else { return Vec::new() };
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
        let value = WORDS.iter().find(|(name, _)| *name == word).map_or(word, |(_, value)| value);
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
    UNITS.iter().find(|(name, _)| *name == unit).map_or("", |(_, unit)| unit).to_owned()
}

fn release(waiting: &mut Vec<(String, bool)>, unit: &str, said: &mut Vec<Said>) {
    for (value, digits) in waiting.drain(..) {
        said.push(Said { quantity: Quantity::new(&value, unit), digits });
    }
}
