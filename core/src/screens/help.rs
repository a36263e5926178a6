//! Who to call, in words: the lines under a letter, and all that is known of a situation.
//!
//! Who comes first, and whether somebody answers now, is decided in [`crate::region`].

use otayori_pack::RubyText;
use otayori_pack::region::{Channel, Status};

use super::desk::Desk;
use super::error::PhoneError;
use super::line_words::{doubts, line_facts, line_spoken};
use super::wording::Wording;
use crate::family::LocalMoment;
use crate::region::{FirstLine, Freshness, HelpLine, Open, each_once};
use crate::strings::Key;

/// A kind of help and the line to call first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpUnder {
    /// The help key, such as `maternity-unit`.
    pub key: String,
    /// What it is called.
    pub name: Wording,
    /// The line; `None` where nobody near is known to answer.
    pub line: Option<HelpRow>,
}

/// A line that can be called, written to or visited.
#[derive(Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// Its id among the lines of its region; empty for a number of the person's own.
    pub id: String,
    /// The region that names it; `None` for a number of the person's own.
    pub region: Option<String>,
    /// What it is called.
    pub name: Wording,
    /// The number as it is dialled; `None` where there is only an address.
    pub number: Option<String>,
    /// An address, to be shown and never opened by itself.
    pub address: Option<String>,
    /// How it is reached.
    pub channel: Channel,
    /// Whether somebody answers now.
    pub answering: Answering,
    /// Whether somebody answers, when, and what it costs, in one line.
    pub facts: Wording,
    /// Other numbers, each with whom it is for.
    pub also: Vec<OtherNumberRow>,
    /// What is spoken there, in one line.
    pub spoken: Option<Wording>,
    /// How to get to a language, and one or two plain sentences about the line.
    pub notes: Vec<Wording>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
    /// An emergency number.
    pub emergency: bool,
}

impl std::fmt::Debug for HelpRow {
    /// Without the name and the number: they may be those of somebody's midwife.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, region, .. } = self;
        f.debug_struct("HelpRow").field("id", id).field("region", region).finish_non_exhaustive()
    }
}

/// Another number of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherNumberRow {
    /// As it is dialled.
    pub number: String,
    /// The number and whom it is for, in one line.
    pub text: Wording,
}

/// Whether somebody answers at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// Yes.
    Open,
    /// No.
    Closed {
        /// When it opens next, by the clock of whoever asks; `None` if it never does.
        opens: Option<LocalMoment>,
    },
    /// It differs from place to place.
    Varies,
    /// Nobody says, or it cannot be told from here.
    Unknown,
}

/// A situation in which somebody can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// Its help key.
    pub key: String,
    /// What it is called.
    pub name: Wording,
}

/// Whom to call in a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpScreen {
    /// The situation.
    pub name: Wording,
    /// The lines, the one to call first first.
    pub lines: Vec<HelpRow>,
    /// Said where no number is known.
    pub none: Option<Wording>,
    /// Emergency numbers, which are always there.
    pub emergency: Vec<HelpRow>,
}

impl Desk<'_> {
    /// Every situation for which somebody is named here.
    pub(super) fn situations(&self) -> Vec<Situation> {
        let region = self.help_region();
        let keys = self.regions.situations(region.as_deref()).into_iter();
        keys.map(|key| Situation { name: self.help_name(&key), key }).collect()
    }

    /// Whom to call.
    pub(super) fn help(&self, key: &str) -> Result<HelpScreen, PhoneError> {
        // A newer region may name a situation for which this edition has no word: it is listed, so it can be opened.
        let region = self.help_region();
        let is_listed = || self.regions.situations(region.as_deref()).iter().any(|listed| listed == key);
        if self.strings.help(key).is_none() && !is_listed() {
            return Err(PhoneError::not_found("situation"));
        }
        let (answering, emergency): (Vec<_>, Vec<_>) =
            self.lines(key).into_iter().partition(|line| line.answers.is_some());
        let rows = |lines: &[HelpLine]| lines.iter().map(|line| self.help_row(line)).collect::<Vec<_>>();
        Ok(HelpScreen {
            name: self.help_name(key),
            none: answering.is_empty().then(|| self.say(Key::LineNone, &[])),
            lines: rows(&answering),
            emergency: rows(&emergency),
        })
    }

    /// The person's own numbers, and for each kind of help the line to call first, each line once; a kind that nobody near
    /// answers stands by its name.
    pub(super) fn help_under(&self, keys: &[String]) -> Vec<HelpUnder> {
        let region = self.help_region();
        let lines = self.regions.first_lines(keys, &self.languages(), region.as_deref(), self.now, self.own);
        let under = |(key, line): FirstLine| {
            let (name, line) = (self.help_name(&key), line.map(|line| self.help_row(&line)));
            HelpUnder { key, name, line }
        };
        each_once(lines).into_iter().map(under).collect()
    }

    /// Where whoever asks is: where the family says that it lives, else the country in which the phone is, else where the
    /// language is at home.
    fn help_region(&self) -> Option<String> {
        let said = self.household.family.region_on(self.now.date);
        let hint = || self.country.map(str::to_owned);
        if said.is_none() {
            hint().or_else(|| self.region(self.now.date))
        } else {
            self.region(self.now.date)
        }
    }

    fn lines(&self, key: &str) -> Vec<HelpLine> {
        let (region, keys) = (self.help_region(), [key.to_owned()]);
        self.regions.help_lines(&keys, &self.languages(), region.as_deref(), self.now, self.own)
    }

    fn help_name(&self, key: &str) -> Wording {
        self.wording(&self.strings.help(key).unwrap_or_else(|| RubyText::unmarked(key)))
    }

    fn help_row(&self, line: &HelpLine) -> HelpRow {
        let ways = line.languages.iter().filter_map(|spoken| spoken.how.as_ref());
        let mut notes: Vec<Wording> = Vec::new();
        for note in ways.chain(&line.note).map(Wording::from) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let also = line.also.iter().map(|other| {
            let values = [("number", other.number.as_str().into()), ("when", other.when.text.plain().into())];
            OtherNumberRow { number: other.number.clone(), text: self.say(Key::LineOther, &values) }
        });
        HelpRow {
            id: line.id.clone(),
            region: line.region.clone(),
            name: Wording::from(&line.name),
            number: line.number.clone(),
            address: line.address.clone(),
            channel: line.channel,
            answering: line.state.into(),
            facts: self.wording(&line_facts(line, Some(self.now), self.strings)),
            also: also.collect(),
            spoken: line_spoken(line, self.strings).map(|spoken| self.wording(&spoken)),
            notes,
            doubts: self.doubts(line.freshness, line.status),
            emergency: line.emergency,
        }
    }

    /// What must be said of a record that is old, or of which nobody is sure.
    pub(super) fn doubts(&self, freshness: Freshness, status: Status) -> Vec<Wording> {
        doubts(freshness, status, self.strings).iter().map(|doubt| self.wording(doubt)).collect()
    }
}

impl From<Open> for Answering {
    fn from(state: Open) -> Self {
        match state {
            Open::Open => Self::Open,
            Open::Closed { opens } => Self::Closed { opens },
            Open::Varies => Self::Varies,
            Open::Unknown => Self::Unknown,
        }
    }
}
