//! `content/regions/<ID>/`: the dated records of a place, as `content/regions/README.md` describes them.
//!
//! Knows files and shapes. A folder may stand anywhere: an organisation has its own and no copy of the project. Whether a
//! record is any good is for [`crate::lint::region`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use otayori_pack::record::{Pillar, Source};
use otayori_pack::region::{Card, Deadline, Letter, Line, Region, SchoolMonth, Status, is_record_id};
use otayori_pack::slot::SlotId;
use serde::Deserialize;

use super::messages::{self, Text};
use super::table::{Record, Row, keyed_records, records, rows, whole_record};
use super::{Reader, TextKey};
use crate::finding::Place;

/// A region as its author wrote it.
#[derive(Debug)]
pub struct RegionSource {
    /// Its folder, as it was asked for.
    pub folder: PathBuf,
    /// Who it is.
    pub region: Record<Region>,
    /// Emergency numbers and help lines.
    pub lines: Vec<Record<Line>>,
    /// What is open from when to when.
    pub deadlines: Vec<Record<Deadline>>,
    /// Letters by their id, `JP/entrance`.
    pub letters: BTreeMap<String, Record<LetterRow>>,
    /// Cards for a counter.
    pub cards: Vec<Record<Card>>,
    /// Sources of its own.
    pub sources: BTreeMap<String, Row<Source>>,
    /// Texts of its letters by language. The slot of a key is the letter's id.
    pub letter_texts: BTreeMap<String, BTreeMap<TextKey, Text>>,
    /// Texts that take the place of a core message, by language.
    pub overrides: BTreeMap<String, BTreeMap<TextKey, Text>>,
}

/// A letter of the school year and what its writer was given.
#[derive(Debug, Clone)]
pub struct LetterRow {
    /// What the phone gets.
    pub letter: Letter,
    /// A few words on what it is about.
    pub topic: String,
    /// The facts.
    pub facts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLetter {
    month: SchoolMonth,
    pillar: Pillar,
    topic: String,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    help: Vec<String>,
    #[serde(default)]
    safety: Vec<String>,
    checked_at: String,
    #[serde(default)]
    expires_after: Option<u16>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    status: Status,
}

impl From<WrittenLetter> for LetterRow {
    fn from(written: WrittenLetter) -> Self {
        Self {
            letter: Letter {
                month: written.month,
                pillar: written.pillar,
                help: written.help,
                safety: written.safety,
                checked_at: written.checked_at,
                expires_after: written.expires_after,
                sources: written.sources,
                status: written.status,
            },
            topic: written.topic,
            facts: written.facts,
        }
    }
}

/// The key under which the text of a letter is kept: the region stands where a core letter has its shelf.
fn letter_key(id: &str) -> Option<TextKey> {
    let (region, name) = id.split_once('/')?;
    let slot = SlotId::Path { shelf: region.to_owned(), name: name.to_owned() };
    is_record_id(name).then_some(TextKey { slot, variant: String::new() })
}

/// Every folder below `regions/`.
pub(super) fn load_all(reader: &mut Reader<'_>) -> Vec<RegionSource> {
    let root = Path::new("regions");
    let Ok(listing) = std::fs::read_dir(reader.root.join(root)) else { return Vec::new() };
    let folders = listing.filter_map(Result::ok).filter(|entry| entry.path().join("region.toml").is_file());
    let mut names: Vec<_> = folders.map(|entry| entry.file_name()).collect();
    names.sort();
    names.iter().filter_map(|name| load(reader, &root.join(name))).collect()
}

/// One folder; `None` where its `region.toml` cannot be read.
pub(super) fn load(reader: &mut Reader<'_>, folder: &Path) -> Option<RegionSource> {
    let file = folder.join("region.toml");
    let text = reader.text(&file);
    let region = whole_record(reader, &file, &text);
    let (tables, texts) = (reader.files(folder, "toml"), reader.files(folder, "md"));
    let mut source = Parts::default();
    for file in tables {
        source.table(reader, folder, &file);
    }
    for file in texts {
        source.text(reader, folder, &file);
    }
    let Parts { lines, deadlines, letters, cards, sources, letter_texts, overrides } = source;
    let folder = folder.to_owned();
    let region = region?;
    Some(RegionSource { folder, region, lines, deadlines, letters, cards, sources, letter_texts, overrides })
}

#[derive(Default)]
struct Parts {
    lines: Vec<Record<Line>>,
    deadlines: Vec<Record<Deadline>>,
    letters: BTreeMap<String, Record<LetterRow>>,
    cards: Vec<Record<Card>>,
    sources: BTreeMap<String, Row<Source>>,
    letter_texts: BTreeMap<String, BTreeMap<TextKey, Text>>,
    overrides: BTreeMap<String, BTreeMap<TextKey, Text>>,
}

impl Parts {
    /// `help.toml`, or `help-….toml` where one file grows too long; the same for the others.
    fn table(&mut self, reader: &mut Reader<'_>, folder: &Path, file: &Path) {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let kind = stem.split('-').next().unwrap_or_default();
        let here = file.parent() == Some(folder);
        let text = reader.text(file);
        match kind {
            "region" if here => {}
            "help" if here => self.lines.extend(records(reader, file, &text, "line")),
            "deadlines" if here => self.deadlines.extend(records(reader, file, &text, "deadline")),
            "counter" if here => self.cards.extend(records(reader, file, &text, "card")),
            "letters" if here => {
                for (id, letter) in keyed_records::<WrittenLetter>(reader, file, &text) {
                    let letter = letter.map(LetterRow::from);
                    let place = letter.place.clone();
                    if self.letters.insert(id.clone(), letter).is_some() {
                        twice(reader, place, &id);
                    }
                }
            }
            "sources" if here => {
                for (id, row) in rows::<Source>(reader, file, &text) {
                    let place = row.place.clone();
                    if self.sources.insert(id.clone(), row).is_some() {
                        twice(reader, place, &id);
                    }
                }
            }
            _ => stray(reader, file),
        }
    }

    /// `letters/<language>.md` and `overrides/<language>.md`.
    fn text(&mut self, reader: &mut Reader<'_>, folder: &Path, file: &Path) {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let inside = file.parent().and_then(|parent| parent.strip_prefix(folder).ok()).and_then(Path::to_str);
        match inside {
            Some("letters") => {
                let name = |name: &str| letter_key(name).ok_or_else(|| ("letter-id", not_a_letter(name)));
                messages::read_file(reader, file, &name, self.letter_texts.entry(tag).or_default());
            }
            Some("overrides") => {
                let name = |name: &str| match name.parse() {
                    Ok(slot) => Ok(TextKey { slot, variant: String::new() }),
                    Err(error) => Err(("slot-id", format!("{error}"))),
                };
                messages::read_file(reader, file, &name, self.overrides.entry(tag).or_default());
            }
            _ if file.file_name().is_some_and(|name| name == "README.md") => {}
            _ => stray(reader, file),
        }
    }
}

fn not_a_letter(name: &str) -> String {
    format!(
        "`{name}` is not the id of a letter: write the region, a slash and lower-case letters, such as JP/entrance"
    )
}

fn twice(reader: &mut Reader<'_>, place: Place, id: &str) {
    reader.error(place, "twice", format!("`{id}` stands twice in this region: keep one"));
}

fn stray(reader: &mut Reader<'_>, file: &Path) {
    let what = "nobody reads this file: a region has region, sources, help, deadlines, letters and counter.toml, letters/<language>.md and overrides/<language>.md";
    reader.error(Place::new(file, 1), "file", what);
}
