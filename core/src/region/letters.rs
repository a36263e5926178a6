//! Letters of the school year: at most one more letter in a month.
//!
//! A letter is due in a month of a year of school. Where two are due in one month, the nearer region's comes and the
//! other waits for the next free month. A pure function of the birth: nothing is remembered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};
use otayori_pack::Message;
use otayori_pack::record::{Pillar, Source};
use otayori_pack::region::{self as record, Dated, Status};
use serde::Serialize;

use super::deadlines::school_month;
use super::fresh::{Freshness, freshness};
use super::{Layer, Regions};

/// A letter and the month in which it comes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SchoolLetterDue {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Its id: `JP/entrance`.
    pub id: String,
}

/// A letter of a region as a reader gets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionLetter {
    /// Its id: `JP/entrance`.
    pub id: String,
    /// The text.
    pub message: Message,
    /// The language it is in.
    pub language: String,
    /// The region that wrote it.
    pub region: String,
    /// What it is mainly about.
    pub pillar: Pillar,
    /// Help keys that stand under it.
    pub help: Vec<String>,
    /// Safety facts it carries.
    pub safety: Vec<String>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// Whether it still holds.
    pub freshness: Freshness,
    /// How sure it is.
    pub status: Status,
}

impl Regions {
    /// The letter of a region in the month of a date, for a child; `None` in most months.
    pub fn letter_in_month(
        &self,
        born: NaiveDate,
        region: Option<&str>,
        languages: &[String],
        on: NaiveDate,
    ) -> Option<RegionLetter> {
        let month = on.with_day(1)?;
        let due = self.letters(born, region).into_iter().find(|due| due.month == month)?;
        self.region_letter(&due.id, region, languages, on)
    }

    /// Every letter of a region for a child, each in a month of its own, in order.
    pub fn letters(&self, born: NaiveDate, region: Option<&str>) -> Vec<SchoolLetterDue> {
        let Some(school) = self.school_years(region) else { return Vec::new() };
        let mut wanted: Vec<(NaiveDate, usize, &String)> = Vec::new();
        for (near, (_, letters)) in self.letter_records(region).into_iter().enumerate() {
            for (id, letter) in letters {
                wanted.extend(school_month(&school, born, letter.month).map(|month| (month, near, id)));
            }
        }
        wanted.sort();
        let mut taken: BTreeSet<NaiveDate> = BTreeSet::new();
        let mut due = Vec::new();
        for (month, _, id) in wanted {
            let free =
                (0..).map_while(|n| month.checked_add_months(Months::new(n))).find(|m| !taken.contains(m));
            let Some(month) = free else { continue };
            taken.insert(month);
            due.push(SchoolLetterDue { month, id: id.clone() });
        }
        due.sort();
        due
    }

    /// A letter of a region by its id, in the first of these languages in which it has a text.
    pub fn region_letter(
        &self,
        id: &str,
        region: Option<&str>,
        languages: &[String],
        on: NaiveDate,
    ) -> Option<RegionLetter> {
        let (layer, letter) = self
            .letter_records(region)
            .into_iter()
            .find_map(|(layer, letters)| Some((layer, *letters.get(&id.to_owned())?)))?;
        let words = record::Words(layer.records.texts.get(id)?.clone());
        let (language, text) = words.best(languages)?;
        let sources = letter.standing().sources.iter();
        Some(RegionLetter {
            id: id.to_owned(),
            message: Message::parse(text).ok()?,
            language: language.to_owned(),
            region: layer.records.region.id.clone(),
            pillar: letter.pillar,
            help: letter.help.clone(),
            safety: letter.safety.clone(),
            sources: sources.filter_map(|id| layer.records.sources.get(id)).cloned().collect(),
            freshness: freshness(letter, on),
            status: letter.status,
        })
    }

    /// The letters of each layer of a region, nearest first; a nearer one takes the place of one with the same id.
    fn letter_records<'a>(
        &'a self,
        region: Option<&'a str>,
    ) -> Vec<(&'a Layer, BTreeMap<&'a String, &'a record::Letter>)> {
        let mut seen: BTreeSet<&String> = BTreeSet::new();
        self.chain(region)
            .map(|layer| {
                let new = layer.records.letters.iter().filter(|(id, _)| seen.insert(id));
                (layer, new.collect())
            })
            .collect()
    }
}
