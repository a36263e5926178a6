//! `content/slots/<shelf>.toml`: what each slot is, and the brief from which its texts are written.

use std::collections::BTreeMap;
use std::path::Path;

use otayori_pack::record::{Clock, Pillar, Slot};
use otayori_pack::slot::SlotId;
use serde::Deserialize;

use super::Reader;
use super::table::rows;
use crate::finding::Place;

/// How well the brief of a slot is sourced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Every claim has its source.
    Sourced,
    /// Source it better, or write it so that it claims nothing.
    Weak,
    /// From memory: source it, or write it so that it claims nothing.
    Memory,
    /// About people; claims nothing.
    Design,
}

/// What a writer is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// A few words on what the message is about.
    pub topic: String,
    /// How well it is sourced.
    pub status: Status,
    /// The facts; the message uses the strongest one or two.
    pub facts: Vec<String>,
    /// What of it is true in any country.
    pub anywhere: Vec<String>,
    /// What belongs to a region's dated record and never into a message.
    pub record: Vec<String>,
    /// What belongs to a region's school-year letter.
    pub school_year: Vec<String>,
    /// Asides to the writer.
    pub notes: Vec<String>,
    /// What every language must say the same, such as `38 °C`.
    pub numbers: Vec<String>,
}

/// A slot with its brief.
#[derive(Debug, Clone)]
pub struct SlotRow {
    /// What the phone gets.
    pub slot: Slot,
    /// What the writer gets.
    pub brief: Brief,
    /// Where it stands.
    pub place: Place,
}

/// The table as written. Flat, so that an author reads one short block.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
struct Written {
    pillar: Pillar,
    topic: String,
    #[serde(default)]
    status: Option<Status>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    anywhere: Vec<String>,
    #[serde(default)]
    record: Vec<String>,
    #[serde(default)]
    school_year: Vec<String>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    clock: Clock,
    #[serde(default)]
    pull_only: bool,
    #[serde(default)]
    safety: Vec<String>,
    #[serde(default)]
    help: Vec<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    essential_until: Option<SlotId>,
    #[serde(default)]
    retired: bool,
    #[serde(default)]
    replaced_by: Option<SlotId>,
}

impl Written {
    fn into_row(self, place: Place) -> SlotRow {
        SlotRow {
            slot: Slot {
                pillar: self.pillar,
                clock: self.clock,
                pull_only: self.pull_only,
                safety: self.safety,
                help: self.help,
                sources: self.sources,
                essential_until: self.essential_until,
                retired: self.retired,
                replaced_by: self.replaced_by,
            },
            brief: Brief {
                topic: self.topic,
                status: self.status.unwrap_or(Status::Sourced),
                facts: self.facts,
                anywhere: self.anywhere,
                record: self.record,
                school_year: self.school_year,
                notes: self.notes,
                numbers: self.numbers,
            },
            place,
        }
    }
}

pub(super) fn load(reader: &mut Reader<'_>) -> BTreeMap<SlotId, SlotRow> {
    let mut slots: BTreeMap<SlotId, SlotRow> = BTreeMap::new();
    for file in reader.files(Path::new("slots"), "toml") {
        let text = reader.text(&file);
        let shelf = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (name, row) in rows::<Written>(reader, &file, &text) {
            let id: SlotId = match name.parse() {
                Ok(id) => id,
                Err(error) => {
                    reader.error(row.place, "slot-id", format!("{error}"));
                    continue;
                }
            };
            if id.shelf() != shelf {
                let what = format!("{id} belongs in slots/{}.toml", id.shelf());
                reader.error(row.place.clone(), "shelf", what);
            }
            if let Some(first) = slots.get(&id) {
                let Place { file, line } = &first.place;
                let what = format!("{id} stands already in {}:{line}: keep one", file.display());
                reader.error(row.place, "twice", what);
                continue;
            }
            let place = row.place;
            slots.insert(id, row.value.into_row(place));
        }
    }
    slots
}
