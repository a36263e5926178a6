//! Who to call, the one that answers first.
//!
//! Numbers that a person entered come before all others; only one that is said to be good for everything stands behind the
//! emergency number that answers what was asked. Then who is open now in a language the person reads, then the
//! rest. Emergency numbers are always there.

use std::collections::BTreeSet;

use otayori_pack::RubyText;
use otayori_pack::region::words::are_related;
use otayori_pack::region::{Channel, Cost, Hours, Line, Status};
use serde::Serialize;

use super::fresh::{Freshness, freshness};
use super::open::{Open, state};
use super::own::OwnNumber;
use super::{Layer, Regions, Said};
use crate::family::LocalMoment;

/// A line as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpLine {
    /// Its id among the lines of its region; empty for a number of the person's own.
    pub id: String,
    /// The region that names it; `None` for a number of the person's own.
    pub region: Option<String>,
    /// What it is called.
    pub name: Said,
    /// The number as it is dialled; `None` where there is only an address.
    pub number: Option<String>,
    /// Other numbers, and for whom.
    pub also: Vec<OtherNumber>,
    /// An address, to be shown and never opened by itself.
    pub address: Option<String>,
    /// How it is reached.
    pub channel: Channel,
    /// Whether somebody answers now, in whatever language.
    pub state: Open,
    /// Whether somebody answers now in a language the person reads; `None` where none of them is spoken, or nobody says.
    pub in_yours: Option<Open>,
    /// When somebody answers.
    pub hours: Option<Hours>,
    /// Whether a language the person reads is spoken there; `None` where nobody says what is.
    pub speaks_yours: Option<bool>,
    /// What is spoken there.
    pub languages: Vec<SpokenLanguage>,
    /// What it costs.
    pub cost: Cost,
    /// Whether a name is asked for.
    pub anonymous: Option<bool>,
    /// One or two plain sentences.
    pub note: Option<Said>,
    /// An emergency number.
    pub emergency: bool,
    /// The key among those asked for that it answers; `None` for an emergency number that is always there.
    pub answers: Option<String>,
    /// Whether it still holds.
    pub freshness: Freshness,
    /// How sure it is.
    pub status: Status,
}

/// Another number of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherNumber {
    /// As it is dialled.
    pub number: String,
    /// For whom it is.
    pub when: Said,
}

/// A language spoken at a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpokenLanguage {
    /// Its BCP 47 code.
    pub code: String,
    /// Whether it is spoken there now.
    pub state: Open,
    /// How to get to it.
    pub how: Option<Said>,
}

/// A line, whose it is, and by which clock it keeps its hours.
struct Found<'a> {
    line: &'a Line,
    layer: &'a Layer,
    offsets: &'a [i16],
}

impl Regions {
    /// Who can be called, by help keys (most urgent first), for somebody who reads these languages (best first).
    ///
    /// Without a region, or in one that is not here, what is true anywhere is given.
    pub fn help_lines(
        &self,
        keys: &[String],
        languages: &[String],
        region: Option<&str>,
        now: LocalMoment,
        own: &[OwnNumber],
    ) -> Vec<HelpLine> {
        let mine: Vec<(bool, HelpLine)> = own
            .iter()
            .filter_map(|own| Some((own.helps.is_empty(), own_line(own, keys, languages)?)))
            .collect();
        let mut lines: Vec<(usize, usize, (HelpLine, &Layer))> = Vec::new();
        for found in self.lines(region, keys) {
            // A line that answers several of the keys stands under the most urgent.
            let answers = keys.iter().enumerate().find_map(|(n, key)| {
                let fit = found.line.helps.iter().position(|help| help == key)?;
                Some((n, fit, key.clone()))
            });
            let (place, fit, answers) = match answers {
                Some((n, fit, key)) => (n, fit, Some(key)),
                None if found.line.emergency => (usize::MAX, 0, None),
                None => continue,
            };
            lines.push((place, fit, (shown(&found, answers, languages, now), found.layer)));
        }
        // Stable: what is equal stays in the order nearest first, then as its author wrote it.
        lines.sort_by_key(|(place, fit, (line, _))| (tier(line), *place, *fit));
        let mut lines = each_emergency_once(lines.into_iter().map(|(_, _, line)| line));
        let (for_all, meant): (Vec<_>, Vec<_>) = mine.into_iter().partition(|(for_all, _)| *for_all);
        let urgent = |line: &HelpLine| line.emergency && line.answers.as_ref() == keys.first();
        let behind = lines.iter().rposition(urgent).map_or(0, |last| last + 1);
        lines.splice(behind..behind, for_all.into_iter().map(|(_, line)| line));
        lines.splice(0..0, meant.into_iter().map(|(_, line)| line));
        lines
    }

    /// The lines of a region and of everything it lies in, nearest first.
    ///
    /// A nearer line takes the place of one with the same id. An emergency number has no such luck: it goes only where the
    /// very same number already stands for everything that it stands for. What `generic` says fills gaps: its lines come where
    /// nothing nearer answers a key.
    fn lines<'a>(&'a self, region: Option<&'a str>, keys: &[String]) -> Vec<Found<'a>> {
        let mut found: Vec<Found<'a>> = Vec::new();
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let layers: Vec<&Layer> = self.chain(region).collect();
        for (n, layer) in layers.iter().copied().enumerate() {
            let zone =
                layers.get(n..).unwrap_or_default().iter().find_map(|l| l.records.region.zone.as_ref());
            let offsets = zone.map_or(&[][..], |zone| zone.offsets.as_slice());
            for line in &layer.records.lines {
                if layer.is_generic() && !fills_a_gap(line, &found, keys) {
                    continue;
                }
                // Whoever fills a gap is needed, whatever it is called.
                let is_new = (layer.is_generic() && !line.emergency) || !ids.contains(line.id.as_str());
                let stands = |other: &&Found<'_>| other.line.emergency && is_same_call(other.line, line);
                let stands_for =
                    |key: &String| found.iter().filter(stands).any(|near| near.line.helps.contains(key));
                let stands_whole =
                    found.iter().any(|near| stands(&near)) && line.helps.iter().all(stands_for);
                let keeps = line.emergency && !stands_whole;
                if is_new || keeps {
                    found.push(Found { line, layer, offsets });
                }
            }
            ids.extend(layer.records.lines.iter().map(|line| line.id.as_str()));
        }
        found
    }
}

/// Whether two lines are one call.
fn is_same_call(one: &Line, other: &Line) -> bool {
    (&one.number, one.channel) == (&other.number, other.channel)
}

/// A number that two regions call an emergency stands once, where it answers what is most urgent.
fn each_emergency_once<'a>(lines: impl Iterator<Item = (HelpLine, &'a Layer)>) -> Vec<HelpLine> {
    let mut shown: Vec<(HelpLine, &Layer)> = Vec::new();
    for (line, layer) in lines {
        // Two lines of one region are two because their author wrote them so.
        let stands = |(other, of): &(HelpLine, &Layer)| {
            other.emergency
                && (&other.number, other.channel) == (&line.number, line.channel)
                && !std::ptr::eq(*of, layer)
        };
        if !(line.emergency && shown.iter().any(stands)) {
            shown.push((line, layer));
        }
    }
    shown.into_iter().map(|(line, _)| line).collect()
}

/// Whether a line from nowhere answers something that nobody nearer answers: of the keys asked for, or, for an emergency,
/// any of its own.
fn fills_a_gap(line: &Line, nearer: &[Found<'_>], keys: &[String]) -> bool {
    let answered = |key: &String| {
        let fits = |other: &&Found<'_>| !other.layer.is_generic() && other.line.helps.contains(key);
        nearer.iter().filter(fits).any(|other| other.line.emergency || !line.emergency)
    };
    line.helps.iter().filter(|key| line.emergency || keys.contains(key)).any(|key| !answered(key))
}

/// Who comes first.
fn tier(line: &HelpLine) -> u8 {
    if line.answers.is_none() {
        return 6;
    }
    let may_be = |state: Open| matches!(state, Open::Varies | Open::Unknown);
    match (line.in_yours, line.speaks_yours, line.state) {
        _ if line.emergency => 0,
        (Some(Open::Open), ..) => 0,
        (None, None, Open::Open) => 1,
        (Some(state), ..) if may_be(state) => 2,
        (None, None, state) if may_be(state) => 2,
        // Somebody who answers in another language goes before somebody who does not answer.
        (.., Open::Open) => 3,
        (_, Some(false), _) => 5,
        _ => 4,
    }
}

fn own_line(own: &OwnNumber, keys: &[String], languages: &[String]) -> Option<HelpLine> {
    let answers = keys.iter().find(|key| own.helps.is_empty() || own.helps.contains(key))?;
    let language = languages.first().cloned().unwrap_or_default();
    Some(HelpLine {
        id: String::new(),
        region: None,
        name: Said { text: RubyText::unmarked(&own.name), language },
        number: Some(own.number.clone()),
        also: Vec::new(),
        address: None,
        channel: Channel::Call,
        state: Open::Unknown,
        in_yours: None,
        hours: None,
        speaks_yours: None,
        languages: Vec::new(),
        cost: Cost::Unknown,
        anonymous: None,
        note: None,
        emergency: false,
        answers: Some(answers.clone()),
        freshness: Freshness::Fresh,
        status: Status::Sourced,
    })
}

fn shown(found: &Found<'_>, answers: Option<String>, languages: &[String], now: LocalMoment) -> HelpLine {
    let line = found.line;
    let spoken: Vec<SpokenLanguage> = line
        .languages
        .iter()
        .map(|spoken| SpokenLanguage {
            code: spoken.code.clone(),
            state: state(spoken.hours.as_ref().or(line.hours.as_ref()), found.offsets, now),
            how: spoken.how.as_ref().map(|how| Said::of(how, languages)),
        })
        .collect();
    let yours: Vec<&SpokenLanguage> =
        spoken.iter().filter(|spoken| languages.iter().any(|tag| are_related(tag, &spoken.code))).collect();
    let speaks_yours = (!spoken.is_empty()).then_some(!yours.is_empty());
    // Of several languages the person reads, the one that answers first counts.
    let in_yours = yours.iter().map(|spoken| spoken.state).min_by_key(|state| match state {
        Open::Open => (0, None),
        Open::Varies => (1, None),
        Open::Unknown => (2, None),
        Open::Closed { opens } => (3, *opens),
    });
    HelpLine {
        id: line.id.clone(),
        region: Some(found.layer.records.region.id.clone()),
        name: Said::of(&line.name, languages),
        number: line.number.clone(),
        also: line
            .also
            .iter()
            .map(|also| OtherNumber { number: also.number.clone(), when: Said::of(&also.when, languages) })
            .collect(),
        address: line.address.clone(),
        channel: line.channel,
        state: state(line.hours.as_ref(), found.offsets, now),
        in_yours,
        hours: line.hours.clone(),
        speaks_yours,
        languages: spoken,
        cost: line.cost,
        anonymous: line.anonymous,
        note: line.note.as_ref().map(|note| Said::of(note, languages)),
        emergency: line.emergency,
        answers,
        freshness: if line.emergency { Freshness::Fresh } else { freshness(line, now.date) },
        status: line.status,
    }
}
