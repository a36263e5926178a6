//! What is near: who to call and whether they answer now, what is open until when, what the year of school brings, what
//! to show at a counter.
//!
//! Knows regions and what lies in what: a city asks its prefecture, that its country, and all of them `generic`. Every
//! record has the day on which somebody looked at its source; after its term it is shown with that day, never as fresh.
//! Refuses to know what day it is, who is asking, and where packs from outside are kept: [`install`] takes bytes and
//! gives back what to store.
//!
//! Two promises hold whatever a pack says. An emergency number is never lost on the way up the chain, nor hidden, nor
//! expired. And a region may add and replace, but a text that carries a safety fact stays as it is.
//!
//! Start with [`Regions::builtin`], then [`Regions::help_lines`], [`Regions::deadlines`], [`Regions::counter_cards`].

mod arriving;
mod counter;
mod deadlines;
mod first;
mod fresh;
mod help;
mod install;
mod letters;
mod open;
mod overrides;
mod own;
mod refusal;
mod reminding;

pub use counter::{CounterCard, Tick};
pub use deadlines::{Deadline, STILL_ASKED_FOR, Subject, Window};
pub use first::{FirstLine, each_once};
pub use fresh::Freshness;
pub use help::{HelpLine, OtherNumber, SpokenLanguage};
pub use install::{
    InstallError, Installed, KeyRole, Known, KnownVersion, TrustedKey, Verified, compared_key,
    compiled_in_keys, install, reopen,
};
pub use letters::{RegionLetter, SchoolLetterDue};
pub use open::Open;
pub use otayori_pack::region::{Channel, Cost, DeadlineKind, RegionError, Status};
pub use own::{MAX_HELPS, MAX_NAME, MAX_NUMBER, OwnNumber, OwnNumberError};
pub use reminding::REMINDS_FOR;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use otayori_pack::region::{GENERIC, Maintainer, Records, Words};
use otayori_pack::{Kind, Pack, RubyText};

use crate::calendar::SchoolYears;
use crate::corpus;

/// Every region there is.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    /// By id; of one id the layer asked first comes first.
    layers: BTreeMap<String, Vec<Arc<Layer>>>,
}

/// What one pack says of a region.
#[derive(Debug, Clone)]
struct Layer {
    records: Records,
    /// Nothing for a region built into this library.
    installed: Option<Installed>,
}

/// A text and the language it is in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Said {
    /// The text with its readings.
    pub text: RubyText,
    /// Its language, which need not be the one asked for.
    pub language: String,
}

impl Said {
    fn of(words: &Words, languages: &[String]) -> Self {
        let (language, text) = words.best(languages).unwrap_or_default();
        // Every text was parsed when its pack was opened.
        let text = RubyText::parse(text).unwrap_or_else(|_| RubyText::unmarked(text));
        Self { text, language: language.to_owned() }
    }
}

impl Regions {
    /// The regions built into this library: read once in a process, and shared.
    ///
    /// # Errors
    /// [`RegionError`] only if the library itself is damaged.
    pub fn builtin() -> Result<Self, RegionError> {
        static READ: OnceLock<Regions> = OnceLock::new();
        if let Some(read) = READ.get() {
            return Ok(read.clone());
        }
        let files = corpus::PACKS.files().filter(|file| corpus::is_region_pack(file.path()));
        let packs = files.map(|file| Pack::open(file.contents()).map_err(RegionError::from));
        let read = Self::from_packs(packs.collect::<Result<_, _>>()?)?;
        // Two threads that come first read it twice, and one of both stays.
        Ok(READ.get_or_init(|| read).clone())
    }

    /// Regions from opened packs, as if they were built in. Packs of another kind are left aside.
    ///
    /// # Errors
    /// [`RegionError`] for the first that is not a region.
    pub fn from_packs(packs: Vec<Pack>) -> Result<Self, RegionError> {
        let mut regions = Self::default();
        for pack in packs.into_iter().filter(|pack| pack.kind() == Kind::Region) {
            let records = Records::read(&pack)?;
            fresh::check_dates(&records)?;
            let id = records.region.id.clone();
            regions.layers.entry(id).or_default().push(Arc::new(Layer { records, installed: None }));
        }
        Ok(regions)
    }

    /// The ids of all regions, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.layers.keys().map(String::as_str)
    }

    /// What a region is called.
    pub fn name(&self, id: &str, languages: &[String]) -> Option<Said> {
        let layer = self.layers.get(id)?.first()?;
        Some(Said::of(&layer.records.region.name, languages))
    }

    /// Every region with its version and who answers for it, by id; of one id, what is asked first.
    pub fn list(&self, languages: &[String]) -> Vec<RegionRow> {
        let first = self.layers.values().filter_map(|layers| layers.first());
        first
            .map(|layer| {
                let region = &layer.records.region;
                RegionRow {
                    id: region.id.clone(),
                    name: Said::of(&region.name, languages),
                    version: region.version,
                    maintainer: region.maintainer.clone(),
                    is_built_in: layer.installed.is_none(),
                }
            })
            .collect()
    }

    /// The help keys for which somebody is named in a region, in order.
    pub fn situations(&self, region: Option<&str>) -> Vec<String> {
        let lines = self.chain(region).flat_map(|layer| &layer.records.lines);
        let keys: BTreeSet<&String> = lines.flat_map(|line| &line.helps).collect();
        keys.into_iter().cloned().collect()
    }

    /// The rule of its school years, or that of what it lies in; `None` where nobody has written it down: then no year of
    /// school is said.
    pub fn school_years(&self, region: Option<&str>) -> Option<SchoolYears> {
        let rule = self.chain(region).find_map(|layer| layer.records.region.school_year)?;
        let pair = |day: otayori_pack::region::MonthDay| (u32::from(day.month), u32::from(day.day));
        let [primary, lower, upper] = rule.lengths;
        Some(SchoolYears {
            begins: pair(rule.begins),
            last_birthday: pair(rule.last_birthday),
            entry_age: rule.entry_age.into(),
            lengths: (primary, lower, upper),
        })
    }

    /// What is asked for a region, in turn: itself, what it lies in, and `generic`. A region that is not here is passed
    /// over.
    fn chain<'a>(&'a self, region: Option<&'a str>) -> impl Iterator<Item = &'a Layer> {
        let places = corpus::variants(region.filter(|region| *region != GENERIC));
        let ids = places.into_iter().filter(|id| !id.is_empty()).chain([GENERIC]);
        ids.filter_map(|id| self.layers.get(id)).flatten().map(Arc::as_ref)
    }
}

/// A region in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionRow {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Said,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: Maintainer,
    /// Part of this library; otherwise it came from outside.
    pub is_built_in: bool,
}

impl Layer {
    fn is_generic(&self) -> bool {
        self.records.region.id == GENERIC
    }
}
