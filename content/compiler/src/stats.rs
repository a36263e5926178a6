//! Counts: how much is written, in which language, and how it stands with the rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::finding::{Finding, Level};
use crate::load::Content;

/// Shelves in the order of life; what is not named here follows by name.
const SHELVES: [&str; 5] = ["pregnancy", "first-year", "toddler", "preschool", "school"];

/// A shelf with its place in the order of life.
pub(crate) fn shelf_order(shelf: &str) -> (usize, &str) {
    (SHELVES.iter().position(|known| *known == shelf).unwrap_or(SHELVES.len()), shelf)
}

/// The table that `otayori-content stats` prints.
pub fn table(content: &Content, findings: &[Finding]) -> String {
    let languages: Vec<&str> = content.languages.iter().map(|row| row.language.tag.as_str()).collect();
    let mut shelves: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (id, _) in content.slots.iter().filter(|(_, row)| !row.slot.retired) {
        *shelves.entry(shelf_order(id.shelf())).or_default() += 1;
    }
    let mut out = String::new();
    let mut line = |name: &str, slots: &str, cells: &mut dyn Iterator<Item = String>| {
        _ = write!(out, "{name:<22}{slots:>7}");
        for cell in cells {
            _ = write!(out, "{cell:>11}");
        }
        out.push('\n');
    };
    let header = "slots";
    line("texts", header, &mut languages.iter().map(ToString::to_string));
    for ((_, shelf), slots) in &shelves {
        let written = |tag: &str| {
            let keys = content.texts.get(tag).into_iter().flat_map(BTreeMap::keys);
            keys.filter(|key| key.slot.shelf() == *shelf && key.variant.is_empty()).count().to_string()
        };
        line(shelf, &slots.to_string(), &mut languages.iter().map(|tag| written(tag)));
    }
    let all = |keep: fn(&str) -> bool| {
        move |tag: &&str| {
            let keys = content.texts.get(*tag).into_iter().flat_map(BTreeMap::keys);
            keys.filter(|key| keep(&key.variant)).count().to_string()
        }
    };
    let slots: usize = shelves.values().sum();
    line("all", &slots.to_string(), &mut languages.iter().map(all(str::is_empty)));
    line("for one region (@…)", "", &mut languages.iter().map(all(|variant| !variant.is_empty())));
    let reviewed = |tag: &&str| {
        let texts = content.texts.get(*tag).into_iter().flatten();
        texts.filter(|(key, text)| content.is_reviewed(tag, key, text)).count().to_string()
    };
    line("reviewed", "", &mut languages.iter().map(reviewed));
    let count = |level: Level, tag: &str| {
        findings.iter().filter(|f| f.level == level && f.language == tag).count().to_string()
    };
    line("errors", &count(Level::Error, ""), &mut languages.iter().map(|tag| count(Level::Error, tag)));
    line("warnings", &count(Level::Warning, ""), &mut languages.iter().map(|tag| count(Level::Warning, tag)));
    let delivered: usize =
        content.cadence.phase.iter().filter(|p| p.delivered).map(|p| p.slots().len()).sum();
    let look_back: usize =
        content.cadence.phase.iter().filter(|p| !p.delivered).map(|p| p.slots().len()).sum();
    _ = writeln!(out, "\nthe calendar delivers {delivered} letters and keeps {look_back} to look back at");
    out
}
