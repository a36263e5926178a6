//! Help lines, records and cards on the page.

use std::collections::BTreeMap;

use otayori_core::family::LocalMoment;
use otayori_core::pack::RubyText;
use otayori_core::pack::region::{Day, Hours, Span};
use otayori_core::region::{Channel, Cost, Freshness, HelpLine, Open, Said, Status};
use otayori_core::strings::Key;

use crate::show::{Page, date_text};

/// By which moment lines are judged.
#[derive(Debug, Clone, Copy)]
pub(crate) enum When {
    /// This one: whether somebody answers is said.
    Now(LocalMoment),
    /// Some day, told as a story: hours are given and not judged.
    On(LocalMoment),
}

impl When {
    pub(crate) fn moment(self) -> LocalMoment {
        match self {
            Self::Now(moment) | Self::On(moment) => moment,
        }
    }
}

/// More codes than this are a list nobody reads.
const MOST_CODES: usize = 8;

impl Page<'_> {
    /// A line with all that is known of it.
    pub(crate) fn help_line(&mut self, line: &HelpLine, when: When) {
        let number = line.number.iter().map(|number| RubyText::unmarked(number));
        self.title(&RubyText::joined(&line.name.text, "  ", number, ""));
        let facts = self.facts(line, when);
        self.strong(&facts);
        if let Some(address) = &line.address {
            self.strong(&RubyText::unmarked(address));
        }
        for other in &line.also {
            let values = [("number", other.number.as_str().into()), ("when", other.when.text.plain().into())];
            let text = self.text_of(Key::LineOther, &values);
            self.strong(&text);
        }
        self.spoken(line, when);
        if let Some(note) = &line.note {
            self.said(None, note);
        }
        self.line_doubt(line);
    }

    /// A line in one row: under a letter, or where it only must be there.
    pub(crate) fn help_row(&mut self, line: &HelpLine, when: When) {
        let number = line.number.as_ref().or(line.address.as_ref());
        let number = number.map(|number| RubyText::unmarked(number));
        let mut parts = vec![self.facts(line, when)];
        parts.extend(Self::codes(line));
        let name = RubyText::joined(&line.name.text, ": ", number.into_iter(), "");
        let row = RubyText::joined(&name, " · ", parts.into_iter(), " · ");
        self.item(&row);
        self.line_doubt(line);
    }

    fn line_doubt(&mut self, line: &HelpLine) {
        if let Freshness::MayHaveChanged { checked_on } = line.freshness {
            let date = self.date(checked_on);
            let text = self.text_of(Key::LineChecked, &[("date", date.into())]);
            self.quiet(&text);
        }
        if line.status == Status::Weak {
            let text = self.text_of(Key::LineWeak, &[]);
            self.quiet(&text);
        }
    }

    /// Whether somebody answers, when, how, and what it costs.
    fn facts(&self, line: &HelpLine, when: When) -> RubyText {
        let mut facts = Vec::new();
        if line.region.is_none() {
            // Its hours are known to whoever wrote it down.
            return self.text_of(Key::LineOwn, &[]);
        }
        if let When::Now(now) = when {
            facts.extend(self.state(line.state, line.number.is_some() || line.address.is_some(), now));
            // Another answer for whoever reads another language.
            if let Some(yours) = line.in_yours.filter(|yours| *yours != line.state)
                && let Some(state) = self.state(yours, true, now)
            {
                facts.push(self.text_of(Key::LineInYours, &[("state", state.plain().into())]));
            } else if line.speaks_yours == Some(false) {
                facts.push(self.text_of(Key::LineNotYours, &[]));
            }
        }
        match &line.hours {
            Some(Hours::Always) => facts.push(self.text_of(Key::LineAlways, &[])),
            Some(Hours::Varies) if matches!(when, When::On(_)) => {
                facts.push(self.text_of(Key::LineVaries, &[]));
            }
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
        facts.extend([channel, cost, anonymous].into_iter().flatten().map(|key| self.text_of(key, &[])));
        let mut facts = facts.into_iter();
        let first = facts.next().unwrap_or_default();
        RubyText::joined(&first, " · ", facts, " · ")
    }

    fn state(&self, state: Open, can_be_reached: bool, now: LocalMoment) -> Option<RubyText> {
        match state {
            Open::Open => Some(self.text_of(Key::LineOpen, &[])),
            Open::Closed { opens: None } => Some(self.text_of(Key::LineClosed, &[])),
            Open::Closed { opens: Some(opens) } => {
                let time = opens.time.format("%H:%M").to_string();
                if opens.date == now.date {
                    return Some(self.text_of(Key::LineOpensToday, &[("time", time.into())]));
                }
                let date = self.date(opens.date);
                Some(self.text_of(Key::LineOpens, &[("date", date.into()), ("time", time.into())]))
            }
            Open::Varies => Some(self.text_of(Key::LineVaries, &[])),
            Open::Unknown if can_be_reached => Some(self.text_of(Key::LineUnknown, &[])),
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
        let mut parts = weeks.into_iter().map(|(hours, days)| {
            let hours: Vec<String> = hours.iter().map(|(from, to)| format!("{from}-{to}")).collect();
            let mut text = self.days(&days);
            text.segments.extend(RubyText::unmarked(&format!(" {}", hours.join(" "))).segments);
            text
        });
        let first = parts.next().unwrap_or_default();
        RubyText::joined(&first, ", ", parts, ", ")
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
            self.text_of(key, &[])
        };
        match days {
            [] => RubyText::default(),
            [first, .., last] if run => RubyText::joined(&name(first), "-", [name(last)].into_iter(), ""),
            [first, rest @ ..] => RubyText::joined(&name(first), " ", rest.iter().map(name), " "),
        }
    }

    /// The codes of what is spoken, those of this moment marked, and how to get to them.
    fn spoken(&mut self, line: &HelpLine, when: When) {
        let Some(codes) = Self::codes(line) else { return };
        let text = self.text_of(Key::LineLanguages, &[("codes", codes.plain().into())]);
        self.strong(&text);
        let hours_differ = line.languages.windows(2).any(|pair| matches!(pair, [a, b] if a.state != b.state));
        if let (When::Now(_), true) = (when, hours_differ) {
            let now: Vec<&str> = line
                .languages
                .iter()
                .filter(|spoken| spoken.state == Open::Open)
                .map(|spoken| spoken.code.as_str())
                .collect();
            let label = self.text_of(Key::LineSpokenNow, &[]);
            self.quiet(&RubyText::joined(&label, ": ", [RubyText::unmarked(&now.join(" "))].into_iter(), ""));
        }
        let ways: Vec<Said> = line.languages.iter().filter_map(|spoken| spoken.how.clone()).collect();
        let mut seen = Vec::new();
        for how in ways {
            if !seen.contains(&how.text) {
                self.said(None, &how);
                seen.push(how.text);
            }
        }
    }

    fn codes(line: &HelpLine) -> Option<RubyText> {
        let codes: Vec<&str> = line.languages.iter().map(|spoken| spoken.code.as_str()).collect();
        if codes.is_empty() {
            return None;
        }
        let shown = codes.get(..codes.len().min(MOST_CODES)).unwrap_or_default().join(" ");
        let more = codes.len().saturating_sub(MOST_CODES);
        Some(RubyText::unmarked(&if more > 0 { format!("{shown} +{more}") } else { shown }))
    }

    fn date(&self, date: chrono::NaiveDate) -> String {
        date_text(date, self.strings()).plain()
    }
}
