//! Who to call, in words: the lines under a letter, and all that is known of a situation.
//!
//! Who comes first, and whether somebody answers now, is decided in [`crate::region`].

use std::collections::BTreeMap;

use otayori_pack::RubyText;
use otayori_pack::region::{Channel, Cost, Day, Hours, Span, Status};

use super::desk::Desk;
use super::error::PhoneError;
use super::wording::Wording;
use crate::family::LocalMoment;
use crate::region::{Freshness, HelpLine, Open};
use crate::strings::Key;

/// More codes of languages than this are a list nobody reads.
const MOST_CODES: usize = 8;

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let region = self.region(self.now.date);
        let keys = self.regions.situations(region.as_deref()).into_iter();
        keys.map(|key| Situation { name: self.help_name(&key), key }).collect()
    }

    /// Whom to call.
    pub(super) fn help(&self, key: &str) -> Result<HelpScreen, PhoneError> {
        if self.strings.help(key).is_none() {
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

    /// For each kind of help the line to call first, each line once; a kind that nobody near answers stands by its name.
    pub(super) fn help_under(&self, keys: &[String]) -> Vec<HelpUnder> {
        let mut under: Vec<HelpUnder> = Vec::new();
        for key in keys {
            let line = self.lines(key).into_iter().find(|line| line.answers.is_some());
            let row = line.map(|line| self.help_row(&line));
            let is_same = |other: &HelpUnder| {
                let known = other.line.as_ref().zip(row.as_ref());
                known.is_some_and(|(known, row)| (&known.region, &known.id) == (&row.region, &row.id))
            };
            if !under.iter().any(is_same) {
                under.push(HelpUnder { key: key.clone(), name: self.help_name(key), line: row });
            }
        }
        under
    }

    fn lines(&self, key: &str) -> Vec<HelpLine> {
        let (region, keys) = (self.region(self.now.date), [key.to_owned()]);
        self.regions.help_lines(&keys, &self.languages(), region.as_deref(), self.now, self.own)
    }

    fn help_name(&self, key: &str) -> Wording {
        self.wording(&self.strings.help(key).unwrap_or_else(|| RubyText::unmarked(key)))
    }

    fn help_row(&self, line: &HelpLine) -> HelpRow {
        let codes = codes(line);
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
            facts: self.wording(&self.facts(line)),
            also: also.collect(),
            spoken: codes.map(|codes| self.say(Key::LineLanguages, &[("codes", codes.into())])),
            notes,
            doubts: self.doubts(line.freshness, line.status),
            emergency: line.emergency,
        }
    }

    /// What must be said of a record that is old, or of which nobody is sure.
    pub(super) fn doubts(&self, freshness: Freshness, status: Status) -> Vec<Wording> {
        let mut doubts = Vec::new();
        if let Freshness::MayHaveChanged { checked_on } = freshness {
            doubts.push(self.say(Key::LineChecked, &[("date", self.date(checked_on))]));
        }
        if status == Status::Weak {
            doubts.push(self.say(Key::LineWeak, &[]));
        }
        doubts
    }

    fn facts(&self, line: &HelpLine) -> RubyText {
        let say = |key| self.strings.ruby(key, &[]);
        let mut facts = Vec::new();
        facts.extend(self.state(line.state, line.number.is_some() || line.address.is_some()));
        // Another answer for whoever reads another language.
        if let Some(yours) = line.in_yours.filter(|yours| *yours != line.state)
            && let Some(state) = self.state(yours, true)
        {
            facts.push(self.strings.ruby(Key::LineInYours, &[("state", state.plain().into())]));
        } else if line.speaks_yours == Some(false) {
            facts.push(say(Key::LineNotYours));
        }
        match &line.hours {
            Some(Hours::Always) => facts.push(say(Key::LineAlways)),
            Some(Hours::Weekly(spans)) => facts.push(self.week(spans)),
            Some(Hours::Varies) | None => {}
        }
        let channel = match line.channel {
            Channel::Call => None,
            Channel::Chat => Some(Key::LineChat),
            Channel::Text => Some(Key::LineText),
            Channel::Mail => Some(Key::LineMail),
            Channel::Visit => Some(Key::LineVisit),
        };
        let cost = match line.cost {
            Cost::Free => Some(Key::LineFree),
            Cost::Charged => Some(Key::LineCharged),
            Cost::Unknown => None,
        };
        let anonymous = line.anonymous.filter(|anonymous| *anonymous).map(|_| Key::LineAnonymous);
        facts.extend([channel, cost, anonymous].into_iter().flatten().map(say));
        listed(facts, " · ")
    }

    fn state(&self, state: Open, can_be_reached: bool) -> Option<RubyText> {
        let say = |key| self.strings.ruby(key, &[]);
        match state {
            Open::Open => Some(say(Key::LineOpen)),
            Open::Closed { opens: None } => Some(say(Key::LineClosed)),
            Open::Closed { opens: Some(opens) } => {
                let time = opens.time.format("%H:%M").to_string();
                if opens.date == self.now.date {
                    return Some(self.strings.ruby(Key::LineOpensToday, &[("time", time.into())]));
                }
                let values = [("date", self.date(opens.date)), ("time", time.into())];
                Some(self.strings.ruby(Key::LineOpens, &values))
            }
            Open::Varies => Some(say(Key::LineVaries)),
            Open::Unknown if can_be_reached => Some(say(Key::LineUnknown)),
            Open::Unknown => None,
        }
    }

    /// `Mon-Fri 09:00-17:00, Sat 09:00-12:00`.
    fn week(&self, spans: &[Span]) -> RubyText {
        let mut by_hours: BTreeMap<Vec<(String, String)>, Vec<Day>> = BTreeMap::new();
        for day in Day::ALL {
            let mut open: Vec<_> = spans.iter().filter(|span| span.days.contains(&day)).collect();
            open.sort_by_key(|span| span.from);
            let hours: Vec<_> =
                open.iter().map(|span| (span.from.to_string(), span.to.to_string())).collect();
            if !hours.is_empty() {
                by_hours.entry(hours).or_default().push(day);
            }
        }
        let mut weeks: Vec<_> = by_hours.into_iter().collect();
        weeks.sort_by_key(|(_, days)| days.first().copied());
        let parts = weeks.into_iter().map(|(hours, days)| {
            let hours: Vec<String> = hours.iter().map(|(from, to)| format!("{from}-{to}")).collect();
            let mut text = self.days(&days);
            text.segments.extend(RubyText::unmarked(&format!(" {}", hours.join(" "))).segments);
            text
        });
        listed(parts.collect(), ", ")
    }

    /// Runs of three days and more by their ends.
    fn days(&self, days: &[Day]) -> RubyText {
        let place = |day: &Day| Day::ALL.iter().position(|other| other == day).unwrap_or_default();
        let run =
            days.len() > 2 && days.windows(2).all(|pair| matches!(pair, [a, b] if place(b) == place(a) + 1));
        let name = |day: &Day| {
            let key = match day {
                Day::Mon => Key::DayMon,
                Day::Tue => Key::DayTue,
                Day::Wed => Key::DayWed,
                Day::Thu => Key::DayThu,
                Day::Fri => Key::DayFri,
                Day::Sat => Key::DaySat,
                Day::Sun => Key::DaySun,
            };
            self.strings.ruby(key, &[])
        };
        match days {
            [first, .., last] if run => RubyText::joined(&name(first), "-", [name(last)].into_iter(), ""),
            days => listed(days.iter().map(name).collect(), " "),
        }
    }
}

fn listed(parts: Vec<RubyText>, between: &str) -> RubyText {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_default();
    RubyText::joined(&first, between, parts, between)
}

/// The codes of what is spoken.
fn codes(line: &HelpLine) -> Option<String> {
    let codes: Vec<&str> = line.languages.iter().map(|spoken| spoken.code.as_str()).collect();
    if codes.is_empty() {
        return None;
    }
    let shown = codes.get(..codes.len().min(MOST_CODES)).unwrap_or_default().join(" ");
    let more = codes.len().saturating_sub(MOST_CODES);
    Some(if more > 0 { format!("{shown} +{more}") } else { shown })
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
