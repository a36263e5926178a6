//! Reading a region out of its pack: every record is parsed once, at the door, and inside there are no errors of shape.
//!
//! Knows what a region may hold at most. A pack from outside comes here only after its signature was verified; what it
//! says is checked all the same, since a friend's mistake is a mistake too.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::{
    Card, Deadline, FORMAT, Hours, Letter, Line, Order, Region, Words, is_record_id, is_region_id, key,
};
use crate::pack::{Kind, Pack, PackError};
use crate::record::Source;
use crate::ruby::RubyText;
use crate::text::Message;

/// A region may have this many records and texts.
pub const MAX_ENTRIES: usize = 4_000;
/// One of them may have this many bytes.
pub const MAX_ENTRY: usize = 16 << 10;

/// Why a pack is not a region that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RegionError {
    /// Bytes that are no pack.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A pack of words or of the calendar.
    #[error("this pack is not a region")]
    NotARegion,
    /// Records of a later form. A newer app reads them.
    #[error("its records have form {found}, this version reads form {FORMAT}")]
    TooNew {
        /// Their form.
        found: u32,
    },
    /// A record that is not what its key promises.
    #[error("{key}: {reason}")]
    Record {
        /// Its key.
        key: String,
        /// What is wrong.
        reason: String,
    },
    /// More than a region may hold.
    #[error("the region is too large: {what}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
    },
}

/// Everything a region says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    /// Who it is.
    pub region: Region,
    /// Help lines in the order of their author.
    pub lines: Vec<Line>,
    /// Deadlines in the order of their author.
    pub deadlines: Vec<Deadline>,
    /// Cards in the order of their author.
    pub cards: Vec<Card>,
    /// Letters by id.
    pub letters: BTreeMap<String, Letter>,
    /// Sources by id.
    pub sources: BTreeMap<String, Source>,
    /// Texts by the id of a letter or core slot, then by language. Each can be parsed.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// Read first: a later form may have any shape.
#[derive(Deserialize)]
struct Form {
    format: u32,
}

impl Records {
    /// Reads and checks every record.
    ///
    /// # Errors
    /// [`RegionError`] at the first record that cannot be.
    pub fn read(pack: &Pack) -> Result<Self, RegionError> {
        if pack.kind() != Kind::Region {
            return Err(RegionError::NotARegion);
        }
        if pack.len() > MAX_ENTRIES {
            return Err(RegionError::TooLarge { what: "more records than a region may have" });
        }
        let form: Form = entry(pack, key::REGION)?;
        if form.format > FORMAT {
            return Err(RegionError::TooNew { found: form.format });
        }
        let region: Region = entry(pack, key::REGION)?;
        let order: Order = entry(pack, key::ORDER)?;
        let mut records = Self {
            region,
            lines: Vec::new(),
            deadlines: Vec::new(),
            cards: Vec::new(),
            letters: BTreeMap::new(),
            sources: BTreeMap::new(),
            texts: BTreeMap::new(),
        };
        records.check_region(pack)?;
        for (found, text) in pack.read_all()? {
            records.take(found.key, found.variant, &text)?;
        }
        records.check_languages()?;
        sort(&mut records.lines, &order.line, |line| &line.id);
        sort(&mut records.deadlines, &order.deadline, |deadline| &deadline.id);
        sort(&mut records.cards, &order.counter, |card| &card.id);
        Ok(records)
    }

    fn check_region(&self, pack: &Pack) -> Result<(), RegionError> {
        let region = &self.region;
        if !is_region_id(&region.id) || region.id != pack.name() || region.version != pack.version() {
            return Err(wrong(key::REGION, "its id or version is not the pack's"));
        }
        let zone = region.zone.iter().flat_map(|zone| &zone.offsets);
        if zone.clone().count() > 2 || zone.into_iter().any(|offset| !(-1_439..=1_439).contains(offset)) {
            return Err(wrong(key::REGION, "its clock is no clock"));
        }
        Ok(())
    }

    fn take(&mut self, name: &str, variant: &str, text: &str) -> Result<(), RegionError> {
        if text.len() > MAX_ENTRY {
            return Err(RegionError::TooLarge { what: "a record" });
        }
        let id_is = |id: &str, of: &str| -> Result<(), RegionError> {
            if id == of && is_record_id(id) { Ok(()) } else { Err(wrong(name, "its id is not its key")) }
        };
        if let Some(id) = name.strip_prefix(key::LINE) {
            let line: Line = parse(name, text)?;
            id_is(id, &line.id)?;
            check_line(name, &line)?;
            self.lines.push(line);
        } else if let Some(id) = name.strip_prefix(key::DEADLINE) {
            let deadline: Deadline = parse(name, text)?;
            id_is(id, &deadline.id)?;
            let words = [&deadline.name, &deadline.meaning, &deadline.until, &deadline.place];
            let optional = deadline.who.iter().chain(&deadline.cost).chain(&deadline.bring);
            check_words(name, words.into_iter().chain(optional))?;
            self.deadlines.push(deadline);
        } else if let Some(id) = name.strip_prefix(key::COUNTER) {
            let card: Card = parse(name, text)?;
            id_is(id, &card.id)?;
            let words = [&card.name, &card.meaning, &card.place, &card.say];
            check_words(name, words.into_iter().chain(&card.ticks))?;
            self.cards.push(card);
        } else if let Some(id) = name.strip_prefix(key::LETTER) {
            let own = id.split_once('/').is_some_and(|(of, name)| of == self.region.id && is_record_id(name));
            if !own {
                return Err(wrong(name, "its id does not begin with the region's"));
            }
            self.letters.insert(id.to_owned(), parse(name, text)?);
        } else if let Some(id) = name.strip_prefix(key::SOURCE) {
            self.sources.insert(id.to_owned(), parse(name, text)?);
        } else if let Some(id) = name.strip_prefix(key::TEXT) {
            Message::parse(text).map_err(|error| wrong(name, &error.to_string()))?;
            self.texts.entry(id.to_owned()).or_default().insert(variant.to_owned(), text.to_owned());
        } else if name != key::REGION && name != key::ORDER {
            return Err(wrong(name, "no such record is known"));
        }
        Ok(())
    }

    /// Texts stand in the languages of the region, and letters have them all.
    fn check_languages(&self) -> Result<(), RegionError> {
        let languages = &self.region.languages;
        check_words(key::REGION, [&self.region.name])?;
        for (id, texts) in &self.texts {
            if let Some(tag) = texts.keys().find(|tag| !languages.contains(tag)) {
                return Err(wrong(
                    &format!("{}{id}", key::TEXT),
                    &format!("`{tag}` is not a language of this region"),
                ));
            }
        }
        for id in self.letters.keys() {
            let texts = self.texts.get(id);
            if !languages.iter().all(|tag| texts.is_some_and(|texts| texts.contains_key(tag))) {
                return Err(wrong(&format!("{}{id}", key::LETTER), "a language has no text of it"));
            }
        }
        Ok(())
    }
}

fn check_line(name: &str, line: &Line) -> Result<(), RegionError> {
    let words = line.note.iter().chain(line.also.iter().map(|also| &also.when));
    let how = line.languages.iter().filter_map(|spoken| spoken.how.as_ref());
    check_words(name, [&line.name].into_iter().chain(words).chain(how))?;
    let numbers = line.number.iter().chain(line.also.iter().map(|also| &also.number));
    let dialled = |c: char| c.is_ascii_digit() || "+#*-".contains(c);
    if numbers
        .into_iter()
        .any(|number| number.is_empty() || number.len() > 24 || !number.chars().all(dialled))
    {
        return Err(wrong(name, "a number that cannot be dialled"));
    }
    if line.emergency && line.number.is_none() {
        return Err(wrong(name, "an emergency without a number"));
    }
    let hours = line.hours.iter().chain(line.languages.iter().filter_map(|spoken| spoken.hours.as_ref()));
    for hours in hours {
        if let Hours::Weekly(spans) = hours
            && spans.iter().any(|span| span.from >= span.to)
        {
            return Err(wrong(name, "hours that end before they begin"));
        }
    }
    Ok(())
}

fn check_words<'w>(name: &str, words: impl IntoIterator<Item = &'w Words>) -> Result<(), RegionError> {
    for words in words {
        if words.0.is_empty() {
            return Err(wrong(name, "a text in no language"));
        }
        for text in words.0.values() {
            RubyText::parse(text).map_err(|error| wrong(name, &error.to_string()))?;
        }
    }
    Ok(())
}

fn wrong(key: &str, reason: &str) -> RegionError {
    RegionError::Record { key: key.to_owned(), reason: reason.to_owned() }
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, RegionError> {
    serde_json::from_str(text).map_err(|error| wrong(name, &error.to_string()))
}

fn entry<T: DeserializeOwned>(pack: &Pack, name: &str) -> Result<T, RegionError> {
    let found = pack.find(name, "")?.ok_or_else(|| wrong(name, "it is missing"))?;
    parse(name, &found.text)
}

/// As the author wrote them; what the order does not name comes last.
fn sort<T>(records: &mut [T], order: &[String], id: impl Fn(&T) -> &String) {
    let place: BTreeMap<&String, usize> = order.iter().enumerate().map(|(n, id)| (id, n)).collect();
    records.sort_by_key(|record| place.get(id(record)).copied().unwrap_or(usize::MAX));
}
