//! A line to call, in words: whether somebody answers, when, how, what it costs; and what must be said of a record or a letter
//! that is old or somebody else's. Whoever shows it, phone or terminal, takes it from here.
//!
//! Pure functions of a record and the strings of a language. Who comes first is decided in [`crate::region`].

use std::collections::BTreeMap;

use chrono::NaiveDate;
use otayori_pack::RubyText;
use otayori_pack::region::{Channel, Cost, Day, Hours, Span, Status};

use super::stage_words::date_text;
use crate::corpus::Letter;
use crate::family::LocalMoment;
use crate::region::{Freshness, HelpLine, Open, Regions};
use crate::strings::{Key, Strings, Value};

/// More languages than this are a list nobody reads.
const MOST_LANGUAGES: usize = 8;

/// Whether somebody answers, when, how, and what it costs, in one line. Without a moment, as for a day told as a story, hours
/// are given and not judged.
pub fn line_facts(line: &HelpLine, now: Option<LocalMoment>, strings: &Strings) -> RubyText {
    let say = |key| strings.ruby(key, &[]);
    if line.region.is_none() {
        // Its hours are known to whoever wrote it down.
        return say(Key::LineOwn);
    }
    let mut facts = Vec::new();
    if let Some(now) = now {
        let can_be_reached = line.number.is_some() || line.address.is_some();
        facts.extend(state(line.state, can_be_reached, now, strings));
        // Another answer for whoever reads another language.
        if let Some(yours) = line.in_yours.filter(|yours| *yours != line.state)
            && let Some(state) = state(yours, true, now, strings)
        {
            facts.push(strings.ruby(Key::LineInYours, &[("state", state.plain().into())]));
        } else if line.speaks_yours == Some(false) {
            facts.push(say(Key::LineNotYours));
        }
    }
    match &line.hours {
        Some(Hours::Always) => facts.push(say(Key::LineAlways)),
        Some(Hours::Varies) if now.is_none() => facts.push(say(Key::LineVaries)),
        Some(Hours::Weekly(spans)) => facts.push(week(spans, strings)),
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

/// What is spoken there, in one sentence; `None` where nobody says.
pub fn line_spoken(line: &HelpLine, strings: &Strings) -> Option<RubyText> {
    let names = marked(line.languages.iter().map(|spoken| spoken.code.as_str()), strings)?;
    Some(strings.ruby(Key::LineLanguages, &[("languages", names.into())]))
}

/// The names of languages by their codes; nothing for none.
pub fn languages<'a>(codes: impl Iterator<Item = &'a str>, strings: &Strings) -> RubyText {
    let names = marked(codes, strings).unwrap_or_default();
    RubyText::parse_aozora(&names).unwrap_or_else(|_| RubyText::unmarked(&names))
}

/// Marked with their readings.
fn marked<'a>(codes: impl Iterator<Item = &'a str>, strings: &Strings) -> Option<String> {
    let names: Vec<String> = codes.map(|code| strings.language(code)).collect();
    let shown = names.get(..names.len().min(MOST_LANGUAGES)).unwrap_or_default();
    let between = strings.text(Key::LanguageBetween, &[]);
    let more = names.len().saturating_sub(MOST_LANGUAGES);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    (!names.is_empty()).then(|| format!("{}{more}", shown.join(&between)))
}

/// What must be said of a record that is old, or of which nobody is sure.
pub fn doubts(freshness: Freshness, status: Status, strings: &Strings) -> Vec<RubyText> {
    let mut doubts = Vec::new();
    if let Freshness::MayHaveChanged { checked_on } = freshness {
        doubts.push(strings.ruby(Key::LineChecked, &[("date", date(checked_on, strings))]));
    }
    if status == Status::Weak {
        doubts.push(strings.ruby(Key::LineWeak, &[]));
    }
    doubts
}

/// What must be said of a letter that a region wrote: whose words they are where the app has its own, and how old.
pub fn letter_doubts(
    letter: &Letter,
    regions: &Regions,
    languages: &[String],
    strings: &Strings,
) -> Vec<RubyText> {
    let Some(by) = &letter.written_by else { return Vec::new() };
    let mut said = Vec::new();
    if by.replaces {
        let name = regions.name(&by.region, languages);
        let name = name.map_or_else(|| by.region.clone(), |name| name.text.plain());
        said.push(strings.ruby(Key::LetterFromRegion, &[("region", name.into())]));
    }
    let freshness = match by.may_have_changed {
        None => Freshness::Fresh,
        Some(checked_on) => Freshness::MayHaveChanged { checked_on },
    };
    said.extend(doubts(freshness, if by.is_weak { Status::Weak } else { Status::Sourced }, strings));
    said
}

fn date(date: NaiveDate, strings: &Strings) -> Value<'static> {
    date_text(date, strings).plain().into()
}

fn state(state: Open, can_be_reached: bool, now: LocalMoment, strings: &Strings) -> Option<RubyText> {
    let say = |key| strings.ruby(key, &[]);
    match state {
        Open::Open => Some(say(Key::LineOpen)),
        Open::Closed { opens: None } => Some(say(Key::LineClosed)),
        Open::Closed { opens: Some(opens) } => {
            let time = opens.time.format("%H:%M").to_string();
            if opens.date == now.date {
                return Some(strings.ruby(Key::LineOpensToday, &[("time", time.into())]));
            }
            let values = [("date", date(opens.date, strings)), ("time", time.into())];
            Some(strings.ruby(Key::LineOpens, &values))
        }
        Open::Varies => Some(say(Key::LineVaries)),
        Open::Unknown if can_be_reached => Some(say(Key::LineUnknown)),
        Open::Unknown => None,
    }
}

/// `Mon-Fri 09:00-17:00, Sat 09:00-12:00`.
fn week(spans: &[Span], strings: &Strings) -> RubyText {
    let mut by_hours: BTreeMap<Vec<(String, String)>, Vec<Day>> = BTreeMap::new();
    for day in Day::ALL {
        let mut open: Vec<_> = spans.iter().filter(|span| span.days.contains(&day)).collect();
        open.sort_by_key(|span| span.from);
        let hours: Vec<_> = open.iter().map(|span| (span.from.to_string(), span.to.to_string())).collect();
        if !hours.is_empty() {
            by_hours.entry(hours).or_default().push(day);
        }
    }
    let mut weeks: Vec<_> = by_hours.into_iter().collect();
    weeks.sort_by_key(|(_, days)| days.first().copied());
    let parts = weeks.into_iter().map(|(hours, run)| {
        let hours: Vec<String> = hours.iter().map(|(from, to)| format!("{from}-{to}")).collect();
        let mut text = days(&run, strings);
        text.segments.extend(RubyText::unmarked(&format!(" {}", hours.join(" "))).segments);
        text
    });
    listed(parts.collect(), ", ")
}

/// Runs of three days and more by their ends.
fn days(days: &[Day], strings: &Strings) -> RubyText {
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
        strings.ruby(key, &[])
    };
    match days {
        [first, .., last] if run => RubyText::joined(&name(first), "-", [name(last)].into_iter(), ""),
        days => listed(days.iter().map(name).collect(), " "),
    }
}

fn listed(parts: Vec<RubyText>, between: &str) -> RubyText {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_default();
    RubyText::joined(&first, between, parts, between)
}
