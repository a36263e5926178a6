//! From content to packs: one for the calendar, one for each language, one for each region.

mod region;
mod sign;

pub use region::press_region;
pub use sign::{KeyPair, SignError, Signer, new_key_pair};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use otayori_pack::SlotId;
use otayori_pack::pack::{Builder, Kind, WriteError};
use otayori_pack::record::{Clock, Edition, LanguageTable, Pillar, Slot, Traits, key};
use serde::Serialize;
use thiserror::Error;

use crate::finding::Finding;
use crate::lint::region::expired;
use crate::lint::stale_sources;
use crate::load::{Content, LanguageRow, Text, TextKey};

/// A pack and the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// `calendar.otayori`, `ja.otayori`, …
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why nothing was pressed.
#[derive(Debug, Error)]
pub enum PressError {
    /// Content that cannot be read, or that went stale before the date of a release.
    #[error("{}", list(.0))]
    Findings(Vec<Finding>),
    /// A pack that cannot be written.
    #[error("{name}: {source}")]
    Write {
        /// The file.
        name: String,
        /// Why.
        source: WriteError,
    },
    /// A record that cannot be written as JSON.
    #[error("{name}: {source}")]
    Record {
        /// The record.
        name: String,
        /// Why.
        source: serde_json::Error,
    },
}

fn list(findings: &[Finding]) -> String {
    findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n")
}

/// Prints every pack. Content that could not be read stops it; the rules of [`crate::lint`] are the caller's.
///
/// # Errors
/// [`PressError`] with everything that could not be read.
pub fn press(content: &Content) -> Result<Vec<PackFile>, PressError> {
    if !content.findings.is_empty() {
        return Err(PressError::Findings(content.findings.clone()));
    }
    let mut packs = vec![calendar(content)?];
    for row in &content.languages {
        packs.push(language(content, row)?);
    }
    for source in &content.regions {
        packs.push(press_region(content, source)?);
    }
    Ok(packs)
}

/// The same for a release: what nobody has looked at for too long, as of that day, stops it.
///
/// # Errors
/// As [`press`], and [`PressError::Findings`] for stale sources and expired records.
pub fn press_as_of(content: &Content, as_of: NaiveDate) -> Result<Vec<PackFile>, PressError> {
    let mut stale = stale_sources(content, as_of);
    stale.extend(content.regions.iter().flat_map(|source| expired(source, as_of)));
    if stale.is_empty() { press(content) } else { Err(PressError::Findings(stale)) }
}

fn finish(name: &str, builder: &Builder) -> Result<PackFile, PressError> {
    let name = format!("{name}.otayori");
    let bytes = builder.finish().map_err(|source| PressError::Write { name: name.clone(), source })?;
    Ok(PackFile { name, bytes })
}

/// The language-free pack: cadence and languages in one frame, slots and cited sources in small frames, so that finding
/// one costs little.
fn calendar(content: &Content) -> Result<PackFile, PressError> {
    let mut builder = Builder::new(Kind::Calendar, "calendar", content.version);
    let slots = content.slots.iter().filter(|(id, row)| id.is_dated() && !row.slot.retired).count();
    let edition = Edition {
        version: content.version,
        as_of: content.as_of.to_string(),
        slots: u32::try_from(slots).unwrap_or(u32::MAX),
    };
    let languages =
        LanguageTable { language: content.languages.iter().map(|row| row.language.clone()).collect() };
    builder.frame();
    add(&mut builder, key::EDITION, &edition)?;
    add(&mut builder, key::CADENCE, &content.cadence)?;
    add(&mut builder, key::LANGUAGES, &languages)?;
    add(&mut builder, key::TRAITS, &traits(content))?;
    for (n, (id, row)) in content.slots.iter().enumerate() {
        if n % RECORDS_A_FRAME == 0 {
            builder.frame();
        }
        add(&mut builder, &key::slot(id), &row.slot)?;
    }
    let used: BTreeSet<&String> = content.slots.values().flat_map(|row| &row.slot.sources).collect();
    let cited = content.sources.iter().filter(|(id, _)| used.contains(id));
    for (n, (id, row)) in cited.enumerate() {
        if n % RECORDS_A_FRAME == 0 {
            builder.frame();
        }
        add(&mut builder, &key::source(id), &row.value)?;
    }
    finish("calendar", &builder)
}

/// Safety facts about the body of whoever gave birth; a letter that carries another one is for everybody.
const OF_A_BODY_AFTER_BIRTH: [&str; 7] =
    ["parent-danger", "mind-danger", "low-mood", "mastitis", "contraception", "blood-clot", "blood-pressure"];

fn traits(content: &Content) -> Traits {
    let which = |holds: &dyn Fn(&SlotId, &Slot) -> bool| {
        let slots = content.slots.iter().filter(|(id, row)| !row.slot.retired && holds(id, &row.slot));
        slots.map(|(id, _)| id.clone()).collect()
    };
    let essential = content.slots.iter().filter(|(_, row)| !row.slot.retired);
    Traits {
        development: which(&|_, slot| slot.clock == Clock::Development),
        essential: essential
            .filter_map(|(id, row)| Some((id.clone(), row.slot.essential_until.clone()?)))
            .collect(),
        pull_only: which(&|_, slot| slot.pull_only),
        about_the_child: which(&|id, slot| {
            id.shelf() == "pregnancy" && slot.pillar == Pillar::Child && slot.safety.is_empty()
        }),
        about_the_birth: which(&|id, slot| {
            let of_the_body = slot.safety.iter().all(|key| OF_A_BODY_AFTER_BIRTH.contains(&key.as_str()));
            id.shelf() == "first-year" && slot.pillar == Pillar::ParentBody && of_the_body
        }),
    }
}

/// Enough for zstd to find what repeats, few enough to unfold at once.
const RECORDS_A_FRAME: usize = 32;

fn add(builder: &mut Builder, name: &str, record: &impl Serialize) -> Result<(), PressError> {
    let json = serde_json::to_string(record)
        .map_err(|source| PressError::Record { name: name.to_owned(), source })?;
    builder.entry(name, "", false, &json);
    Ok(())
}

/// A language's texts, a frame a file, and its interface strings.
fn language(content: &Content, row: &LanguageRow) -> Result<PackFile, PressError> {
    let tag = &row.language.tag;
    let mut builder = Builder::new(Kind::Language, tag, content.version);
    if let Some(dictionary) = content.dictionaries.get(tag) {
        builder.dictionary(dictionary);
    }
    for (_, texts) in by_file(content, tag) {
        builder.frame();
        for (text_key, text) in texts {
            let reviewed = content.is_reviewed(tag, text_key, text);
            builder.entry(&text_key.slot.to_string(), &text_key.variant, reviewed, &text.stored);
        }
    }
    if let Some(ui) = content.ui.get(tag) {
        builder.frame().entry(key::UI, "", false, &ui.text);
    }
    finish(tag, &builder)
}

/// The texts of a language in the files where they stand.
pub(crate) fn by_file<'a>(
    content: &'a Content,
    tag: &str,
) -> BTreeMap<&'a Path, Vec<(&'a TextKey, &'a Text)>> {
    let mut files: BTreeMap<&Path, Vec<(&TextKey, &Text)>> = BTreeMap::new();
    for (text_key, text) in content.texts.get(tag).into_iter().flatten() {
        files.entry(&text.place.file).or_default().push((text_key, text));
    }
    files
}
