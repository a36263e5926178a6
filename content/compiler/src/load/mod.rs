//! Reading `content/` into one value.
//!
//! Knows files, folders and their shapes. Every fault becomes a [`Finding`] and reading goes on, so an author sees
//! all of them at once. Does not judge words: that is [`crate::lint`].

mod embedded;
mod keys;
mod languages;
mod lists;
mod messages;
mod place_of;
mod regions;
mod reviews;
mod slots;
mod table;
mod ui;

pub use keys::{KeyRow, Placement, Term};
pub use languages::{LanguageRow, Limits, NumberReader, Unit};
pub use lists::{DangerWords, EasyLists, Lists, WordRule};
pub use messages::Text;
pub use place_of::part_of;
pub use regions::{LetterRow, RegionSource};
pub use reviews::{Review, text_hash};
pub use slots::{Brief, SlotRow, Status};
pub use table::{Record, Row};
pub use ui::{UiFile, UiString};

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use otayori_pack::record::{Cadence, Source};
use otayori_pack::slot::SlotId;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::finding::{Finding, Place};
use table::{rows, whole};

/// The place of a text: which slot, and for which region (empty: true anywhere).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextKey {
    /// The slot.
    pub slot: SlotId,
    /// The region's id, or empty.
    pub variant: String,
}

impl std::fmt::Display for TextKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.slot)?;
        if self.variant.is_empty() { Ok(()) } else { write!(f, "@{}", self.variant) }
    }
}

/// Everything in `content/`.
#[derive(Debug)]
pub struct Content {
    /// The folder.
    pub root: PathBuf,
    /// The day on which sources are judged fresh in builds and checks.
    pub as_of: NaiveDate,
    /// The version of the words.
    pub version: u32,
    /// Languages in the order in which they are offered.
    pub languages: Vec<LanguageRow>,
    /// Phases of delivery.
    pub cadence: Cadence,
    /// Slots and their briefs.
    pub slots: BTreeMap<SlotId, SlotRow>,
    /// Ids that were released once and must stay.
    pub released: BTreeSet<SlotId>,
    /// The bibliography.
    pub sources: BTreeMap<String, Row<Source>>,
    /// How many days a source may go unlooked at.
    pub sources_fresh_for: i64,
    /// Keys of help.
    pub help_keys: BTreeMap<String, Row<KeyRow>>,
    /// Keys of safety facts.
    pub safety_keys: BTreeMap<String, Row<KeyRow>>,
    /// Placement rules.
    pub placements: Vec<Placement>,
    /// Official and technical words.
    pub glossary: BTreeMap<String, Row<Term>>,
    /// Word lists of the lints.
    pub lists: Lists,
    /// Texts by language.
    pub texts: BTreeMap<String, BTreeMap<TextKey, Text>>,
    /// Interface strings by language.
    pub ui: BTreeMap<String, UiFile>,
    /// Frozen zstd dictionaries by language.
    pub dictionaries: BTreeMap<String, Vec<u8>>,
    /// Sign-offs.
    pub reviews: Vec<Row<Review>>,
    /// Regions, in the order of their ids.
    pub regions: Vec<RegionSource>,
    /// What could not be read.
    pub findings: Vec<Finding>,
}

impl Content {
    /// Reads a content folder. Faults are in [`Content::findings`].
    pub fn load(root: &Path) -> Self {
        let mut reader = Reader { root, findings: Vec::new(), embedded: false };
        let languages = languages::load(&mut reader);
        let regions = regions::load_all(&mut reader);
        let (sources, sources_fresh_for) = sources(&mut reader);
        let mut content = Self {
            root: root.to_owned(),
            as_of: as_of(&mut reader),
            version: version(&mut reader),
            cadence: cadence(&mut reader),
            slots: slots::load(&mut reader),
            released: released(&mut reader),
            sources,
            sources_fresh_for,
            help_keys: keyed(&mut reader, "help-keys.toml"),
            safety_keys: keyed(&mut reader, "safety-keys.toml"),
            placements: keys::placements(&mut reader),
            glossary: keyed(&mut reader, "glossary.toml"),
            lists: lists::load(&mut reader),
            texts: messages::load(&mut reader, &languages),
            ui: ui::load(&mut reader, &languages),
            dictionaries: dictionaries(&mut reader),
            reviews: reviews::load(&mut reader),
            regions,
            languages,
            findings: Vec::new(),
        };
        content.findings = reader.findings;
        content
    }

    /// The vocabulary alone, as it was when this command was built: languages, keys, slots, word lists. With it a region
    /// can be checked where there is no content folder.
    pub fn vocabulary(as_of: NaiveDate) -> Self {
        let mut reader = Reader { root: Path::new(""), findings: Vec::new(), embedded: true };
        let mut content = Self {
            root: PathBuf::new(),
            as_of,
            version: 0,
            cadence: Cadence::default(),
            slots: slots::load(&mut reader),
            released: BTreeSet::new(),
            sources: BTreeMap::new(),
            sources_fresh_for: 0,
            help_keys: keyed(&mut reader, "help-keys.toml"),
            safety_keys: keyed(&mut reader, "safety-keys.toml"),
            placements: Vec::new(),
            glossary: keyed(&mut reader, "glossary.toml"),
            lists: lists::load(&mut reader),
            texts: BTreeMap::new(),
            ui: BTreeMap::new(),
            dictionaries: BTreeMap::new(),
            reviews: Vec::new(),
            regions: Vec::new(),
            languages: languages::load(&mut reader),
            findings: Vec::new(),
        };
        content.findings = reader.findings;
        content
    }

    /// Reads the folder of one region, wherever it stands, and adds it.
    pub fn add_region(&mut self, folder: &Path) {
        let (source, findings) = read_region(folder);
        self.regions.extend(source);
        self.findings.extend(findings);
    }

    /// The row of a language.
    pub fn language(&self, tag: &str) -> Option<&LanguageRow> {
        self.languages.iter().find(|row| row.language.tag == tag)
    }

    /// Whether a named clinician signed this very text.
    pub fn is_reviewed(&self, tag: &str, key: &TextKey, text: &Text) -> bool {
        self.reviews.iter().any(|row| row.value.signs(tag, key, text))
    }

    /// Whether this safety key stands for a sign on which somebody must act now.
    pub fn is_danger(&self, key: &str) -> bool {
        self.safety_keys.get(key).is_some_and(|row| row.value.danger)
    }

    /// Whether a slot warns of a danger.
    pub fn warns_of_danger(&self, slot: &SlotId) -> bool {
        self.slots.get(slot).is_some_and(|row| row.slot.safety.iter().any(|key| self.is_danger(key)))
    }
}

/// The folder of one region and what could not be read of it; nothing where its `region.toml` cannot.
pub fn read_region(folder: &Path) -> (Option<RegionSource>, Vec<Finding>) {
    let mut reader = Reader { root: Path::new(""), findings: Vec::new(), embedded: false };
    let source = regions::load(&mut reader, folder);
    (source, reader.findings)
}

/// The folder being read and what was found wrong so far.
pub(crate) struct Reader<'a> {
    root: &'a Path,
    findings: Vec<Finding>,
    /// Reads what was compiled in instead of a folder.
    embedded: bool,
}

impl Reader<'_> {
    /// The text of a file; an unreadable one is a finding and reads as empty.
    fn text(&mut self, file: &Path) -> String {
        if self.embedded {
            return embedded::text(file).unwrap_or_default().to_owned();
        }
        match fs::read_to_string(self.root.join(file)) {
            Ok(text) => text,
            Err(error) => {
                self.error(Place::new(file, 1), "file", format!("cannot be read: {error}"));
                String::new()
            }
        }
    }

    /// Files below a folder with one of the given endings, sorted, as paths from the root. A missing folder is empty.
    fn files(&mut self, folder: &Path, ending: &str) -> Vec<PathBuf> {
        if self.embedded {
            return embedded::files(folder, ending);
        }
        let mut found = Vec::new();
        let Ok(listing) = fs::read_dir(self.root.join(folder)) else { return found };
        let mut names: Vec<_> = listing.filter_map(Result::ok).collect();
        names.sort_by_key(fs::DirEntry::file_name);
        for entry in names {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                found.extend(self.files(&path, ending));
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
        found
    }

    fn error(&mut self, place: Place, rule: &'static str, what: impl Into<String>) {
        self.findings.push(Finding::error(place, rule, what));
    }
}

fn as_of(reader: &mut Reader<'_>) -> NaiveDate {
    let file = Path::new("as-of");
    let text = reader.text(file);
    text.trim().parse().unwrap_or_else(|_| {
        reader.error(Place::new(file, 1), "as-of", "write one date as YYYY-MM-DD");
        NaiveDate::default()
    })
}

fn version(reader: &mut Reader<'_>) -> u32 {
    let file = Path::new("version");
    let text = reader.text(file);
    text.trim().parse().unwrap_or_else(|_| {
        reader.error(Place::new(file, 1), "version", "write one whole number, higher than the last release");
        0
    })
}

fn cadence(reader: &mut Reader<'_>) -> Cadence {
    let file = Path::new("cadence.toml");
    let text = reader.text(file);
    whole(reader, file, &text).unwrap_or_default()
}

fn released(reader: &mut Reader<'_>) -> BTreeSet<SlotId> {
    let file = Path::new("released-slots.txt");
    let text = reader.text(file);
    let mut ids = BTreeSet::new();
    for (n, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.parse() {
            Ok(id) => _ = ids.insert(id),
            Err(error) => reader.error(Place::new(file, n + 1), "slot-id", format!("{error}")),
        }
    }
    ids
}

/// `sources.toml`: one table a source, and the days a source may go unlooked at.
fn sources(reader: &mut Reader<'_>) -> (BTreeMap<String, Row<Source>>, i64) {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Freshness {
        days: i64,
    }
    let mut fresh_for = 0;
    let file = Path::new("freshness.toml");
    let text = reader.text(file);
    let freshness: BTreeMap<String, Row<Freshness>> = rows(reader, file, &text);
    match freshness.get("source") {
        Some(row) => fresh_for = row.value.days,
        None => reader.error(Place::new(file, 1), "freshness", "write [source] with days = N"),
    }
    let file = Path::new("sources.toml");
    let text = reader.text(file);
    (rows(reader, file, &text), fresh_for)
}

fn keyed<T: DeserializeOwned>(reader: &mut Reader<'_>, file: &str) -> BTreeMap<String, Row<T>> {
    let file = Path::new(file);
    let text = reader.text(file);
    rows(reader, file, &text)
}

fn dictionaries(reader: &mut Reader<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut dictionaries = BTreeMap::new();
    for file in reader.files(Path::new("dictionaries"), "zdict") {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read(reader.root.join(&file)) {
            Ok(bytes) => _ = dictionaries.insert(tag, bytes),
            Err(error) => reader.error(Place::new(&file, 1), "file", format!("cannot be read: {error}")),
        }
    }
    dictionaries
}
