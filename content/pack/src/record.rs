//! The language-free records of the calendar pack: what a slot is, how often letters come, which languages exist.
//!
//! Shared by the compiler, which fills them from `content/*.toml`, and the core, which reads them. Knows shapes
//! only; where each lies in the pack is in [`key`].

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::slot::SlotId;

/// Keys of the calendar pack and of a language pack.
pub mod key {
    use crate::slot::SlotId;

    /// The phases ([`super::Cadence`]).
    pub const CADENCE: &str = "cadence";
    /// The language table ([`super::LanguageTable`]).
    pub const LANGUAGES: &str = "languages";
    /// What the corpus is ([`super::Edition`]).
    pub const EDITION: &str = "edition";
    /// What is asked of every slot at once ([`super::Traits`]).
    pub const TRAITS: &str = "traits";
    /// The interface strings of a language pack, in Fluent syntax. No slot id looks like this.
    pub const UI: &str = "ui";

    /// The record of a slot ([`super::Slot`]).
    pub fn slot(id: &SlotId) -> String {
        format!("slot/{id}")
    }

    /// The record of a source ([`super::Source`]).
    pub fn source(id: &str) -> String {
        format!("source/{id}")
    }
}

/// What a letter is mainly about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pillar {
    /// How the child grows.
    Child,
    /// The body of the person who is or was pregnant.
    ParentBody,
    /// The parent's mind.
    ParentMind,
    /// Whoever shares the days, rest, work and money.
    Partner,
    /// Help near by.
    Support,
    /// The last letter.
    Farewell,
}

/// Which age decides the day of a letter for a child born early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Age from the day of birth.
    #[default]
    Calendar,
    /// Corrected age: only letters that state an ability or a milestone.
    Development,
}

/// What the phone needs to know of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// What it is mainly about.
    pub pillar: Pillar,
    /// Which age decides its day.
    #[serde(default)]
    pub clock: Clock,
    /// Never notified: it waits on the shelf until it is opened.
    #[serde(default)]
    pub pull_only: bool,
    /// Safety facts it carries, as keys of `content/safety-keys.toml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safety: Vec<String>,
    /// Help that stands under it, most urgent first, as keys of `content/help-keys.toml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
    /// Ids of its sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The last slot until which somebody who joins late is still shown it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub essential_until: Option<SlotId>,
    /// No longer delivered. The id is kept for ever.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<SlotId>,
}

/// What has to be known of every slot at once, drawn from their records when a pack is pressed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Traits {
    /// Slots with [`Clock::Development`].
    pub development: BTreeSet<SlotId>,
    /// Safety letters, each with the last slot until which somebody who missed it is still shown it.
    pub essential: BTreeMap<SlotId, SlotId>,
    /// Slots that are never sent.
    pub pull_only: BTreeSet<SlotId>,
    /// Letters of pregnancy about the child that carry no safety fact.
    pub about_the_child: BTreeSet<SlotId>,
    /// Letters of the first year about the body of whoever gave birth: nothing for a child who joined the family.
    pub about_the_birth: BTreeSet<SlotId>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    pub organisation: String,
    /// Year of publication as stated there, or `n.d.`.
    pub year: String,
    /// Where it was seen.
    pub address: String,
    /// A: guideline, ministry, law or primary study. B: good secondary. C: weak.
    pub grade: Grade,
    /// How much of it was read.
    pub seen: Seen,
    /// The day on which it was last looked at, `YYYY-MM-DD`.
    pub checked_at: String,
}

/// How much a source carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Guideline, ministry, law or primary study: one carries a medical claim.
    A,
    /// Good secondary source: two carry a medical claim.
    B,
    /// Weak: carries no claim.
    C,
}

/// How much of a source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Seen {
    /// The whole page.
    Full,
    /// A part of it: open the source before leaning on a number.
    Excerpt,
}

/// What a phase counts, and from which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Days from the first day of the last period.
    Gestation,
    /// Days from birth.
    Birth,
    /// Weeks from each birthday in `years`.
    BirthdayWeek,
    /// Fortnights from each birthday in `years`.
    BirthdayFortnight,
    /// Calendar months from each birthday in `years`.
    BirthdayMonth,
    /// The birthdays in `years` themselves.
    Birthday,
}

/// The track of the person who carries or cares first.
pub const MAIN_TRACK: &str = "main";

/// A stretch of life in which letters come at one rhythm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Whose letters: [`MAIN_TRACK`], or the shelf's own name for another track, such as `partner`.
    pub track: String,
    /// The shelf its slots stand on.
    pub shelf: String,
    /// What is counted.
    pub anchor: Anchor,
    /// First and last birthday counted from; empty for gestation and birth.
    #[serde(default)]
    pub years: Vec<u8>,
    /// First unit with a letter, in the anchor's unit.
    pub from: u16,
    /// Last unit that may have one.
    pub to: u16,
    /// Units from one letter to the next, at least 1.
    pub every: u16,
    /// Whether letters arrive by themselves. Look-back letters only stand on the shelf.
    #[serde(default = "yes")]
    pub delivered: bool,
}

fn yes() -> bool {
    true
}

impl Phase {
    /// Whether this phase has a letter at `unit` (days, weeks, … as its anchor says).
    pub fn has(&self, unit: u16) -> bool {
        self.from <= unit
            && unit <= self.to
            && self.every > 0
            && (unit - self.from).is_multiple_of(self.every)
    }

    /// Whether it counts from this birthday.
    pub fn counts_from(&self, year: u8) -> bool {
        match self.years.as_slice() {
            [] => false,
            [only] => *only == year,
            [first, .., last] => (*first..=*last).contains(&year),
        }
    }

    /// The slot at `unit` after birthday `year` (ignored where the anchor counts from none). Letters of another track
    /// stand on its own shelf under the name of their day: `partner/g028`.
    pub fn slot(&self, year: u8, unit: u16) -> SlotId {
        let small = u8::try_from(unit).unwrap_or(u8::MAX);
        let day = match self.anchor {
            Anchor::Gestation => SlotId::Gestation(unit),
            Anchor::Birth => SlotId::Life(unit),
            Anchor::BirthdayWeek => SlotId::Week { year, week: small },
            Anchor::BirthdayFortnight => SlotId::Fortnight { year, fortnight: small },
            Anchor::BirthdayMonth => SlotId::Month { year, month: small },
            Anchor::Birthday => SlotId::Birthday(year),
        };
        if self.track == MAIN_TRACK {
            day
        } else {
            SlotId::Path { shelf: self.shelf.clone(), name: day.to_string() }
        }
    }

    /// Every slot of the phase, in order.
    pub fn slots(&self) -> Vec<SlotId> {
        let years = match self.years.as_slice() {
            [] => 0..=0,
            [only] => *only..=*only,
            [first, .., last] => *first..=*last,
        };
        years
            .flat_map(|year| {
                (self.from..=self.to).filter(|unit| self.has(*unit)).map(move |unit| self.slot(year, unit))
            })
            .collect()
    }
}

/// How often letters come: `content/cadence.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// The phases in the order of life.
    pub phase: Vec<Phase>,
}

/// How a language breaks its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineBreak {
    /// Between almost any two characters (UAX #14), as in Japanese.
    Anywhere,
    /// At the spaces between phrases only, as in Easy Japanese.
    Phrase,
    /// Between words.
    Word,
}

/// How a language uses readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RubyHabit {
    /// Every kanji run has one.
    Full,
    /// Only hard words have one.
    Some,
    /// None.
    None,
}

/// A language a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 tag; the folder's name in `content/messages`.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// What is read instead where a text is missing, best first. The reader is told.
    pub fallback: Vec<String>,
    /// The region whose variants its readers meet unless they choose; none means texts true anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where its lines may break.
    pub line_break: LineBreak,
    /// Whether its readers expect readings.
    pub ruby: RubyHabit,
}

/// Every language there is, in the order in which a person is offered them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LanguageTable {
    /// The rows of `content/languages.toml`.
    pub language: Vec<Language>,
}

/// What this corpus is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Rises with each release of the words.
    pub version: u32,
    /// The day on which sources were judged fresh, `YYYY-MM-DD` (`content/as-of`).
    pub as_of: String,
    /// Dated slots that exist, written or not, retired ones left out.
    pub slots: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_lists_its_slots_and_knows_them() {
        let phase = Phase {
            track: "main".into(),
            shelf: "first-year".into(),
            anchor: Anchor::Birth,
            years: vec![],
            from: 103,
            to: 364,
            every: 3,
            delivered: true,
        };
        let slots = phase.slots();
        assert_eq!(slots.len(), 88);
        assert_eq!(slots[0], SlotId::Life(103));
        assert_eq!(slots[87], SlotId::Life(364));
        assert!(phase.has(364) && !phase.has(365) && !phase.has(104) && !phase.has(102));
    }

    #[test]
    fn letters_of_another_track_stand_on_its_shelf() {
        let phase = Phase {
            track: "partner".into(),
            shelf: "partner".into(),
            anchor: Anchor::Gestation,
            years: vec![],
            from: 28,
            to: 287,
            every: 7,
            delivered: true,
        };
        assert_eq!(phase.slots().len(), 38);
        assert_eq!(phase.slot(0, 28).to_string(), "partner/g028");
    }

    #[test]
    fn a_phase_counts_from_each_of_its_birthdays() {
        let phase = Phase {
            track: "main".into(),
            shelf: "school".into(),
            anchor: Anchor::BirthdayMonth,
            years: vec![6, 17],
            from: 0,
            to: 11,
            every: 1,
            delivered: true,
        };
        assert_eq!(phase.slots().len(), 144);
        assert!(
            phase.counts_from(6) && phase.counts_from(17) && !phase.counts_from(5) && !phase.counts_from(18)
        );
    }
}
