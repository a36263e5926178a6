//! What is near, in the terminal: `support`, `deadlines`, `counter-card`.
//!
//! Knows the order in which things are said. Who is called first and what is open until when is decided in the core.

use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::family::Standing;
use otayori_core::pack::RubyText;
use otayori_core::region::{CounterCard, Deadline, Freshness, Said, Status, Subject};
use otayori_core::screens::{date_text, doubts};
use otayori_core::strings::{Key, Value};

use crate::args::{DeadlineArguments, SupportArguments};
use crate::commands::{Failure, Session};
use crate::family::moment;
use crate::json;
use crate::show::{Page, When};
use crate::who;

/// What opens later than this is listed with `--all` alone.
const DAYS_AHEAD: u64 = 60;

impl Session {
    /// `support`: who to call.
    pub(crate) fn support(&self, arguments: &SupportArguments) -> Result<ExitCode, Failure> {
        self.note_asides();
        let now = self.now(arguments.now.as_deref())?;
        let reader = self.reader_at(now.date);
        let region = self.corpus.region(&reader);
        let known = self.regions.situations(region);
        let Some(situation) = &arguments.situation else {
            return self.situations(&known);
        };
        if self.strings.help(situation).is_none() {
            let values = [("text", situation.as_str().into()), ("known", known.join(", ").into())];
            return Err(Failure::Question(self.strings.text(Key::ErrorSituation, &values)));
        }
        let keys = std::slice::from_ref(situation);
        let lines = self.regions.help_lines(keys, &self.languages(), region, now, &self.own);
        if self.look.json {
            return json::print(&lines);
        }
        let mut page = self.page();
        page.heading(&self.strings.help(situation).unwrap_or_default());
        if !lines.iter().any(|line| line.answers.is_some()) {
            page.note(&[self.strings.ruby(Key::LineNone, &[])]);
        }
        let when = When::Now(now);
        for line in lines.iter().filter(|line| line.answers.is_some()) {
            page.help_line(line, when);
        }
        let emergency: Vec<_> = lines.iter().filter(|line| line.answers.is_none()).collect();
        if !emergency.is_empty() {
            page.note(&[self.strings.ruby(Key::SupportEmergency, &[])]);
            for line in emergency {
                page.help_row(line, when);
            }
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn situations(&self, known: &[String]) -> Result<ExitCode, Failure> {
        if self.look.json {
            return json::print(&known);
        }
        let mut page = self.page();
        page.heading(&self.strings.ruby(Key::SupportSituations, &[]));
        for key in known {
            page.entry(key, &self.strings.help(key).unwrap_or_default());
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// `deadlines`: for one child, or for everybody in a family.
    pub(crate) fn deadlines(&self, arguments: &DeadlineArguments) -> Result<ExitCode, Failure> {
        self.note_asides();
        let mut groups: Vec<(Option<RubyText>, Vec<Deadline>)> = Vec::new();
        let (on, languages) = (moment(arguments.who.on.as_deref(), &self.strings)?.date, self.languages());
        match &self.place {
            Some(place) if !arguments.who.is_given() => {
                let household = place.read(&self.strings)?;
                let reader = self.reader_on(&household, on);
                let region = self.corpus.region(&reader);
                for member in household.family.members() {
                    if let Some(subject) = Subject::of(member, on) {
                        let line = self.who_line(member, on, &household);
                        groups.push((line, self.regions.deadlines(&subject, region, &languages, on)));
                    }
                }
                // Asked for, and only where something ended: nothing of it comes by itself.
                let ended = |standing| matches!(standing, Standing::Ended { .. });
                if arguments.after_loss && household.family.members().iter().any(|m| ended(m.standing)) {
                    groups.push((None, self.regions.after_loss(region, &languages, on)));
                }
            }
            _ if arguments.after_loss => {
                let region = self.corpus.region(&self.reader);
                groups.push((None, self.regions.after_loss(region, &languages, on)));
            }
            _ => {
                let (child, on) = who::child(&arguments.who, &self.strings).map_err(Failure::Question)?;
                let region = self.corpus.region(&self.reader);
                groups.push((None, self.regions.deadlines(&child.into(), region, &languages, on)));
            }
        }
        let latest = on.checked_add_days(chrono::Days::new(DAYS_AHEAD)).unwrap_or(on);
        for (_, found) in &mut groups {
            found.retain(|deadline| {
                arguments.all || deadline.window.is_none_or(|window| window.opens <= latest)
            });
        }
        if self.look.json {
            let all: Vec<&Deadline> = groups.iter().flat_map(|(_, found)| found).collect();
            return json::print(&all);
        }
        let mut page = self.page();
        if groups.iter().all(|(_, found)| found.is_empty()) {
            page.note(&[self.strings.ruby(Key::DeadlineNone, &[])]);
        }
        for (line, found) in groups.iter().filter(|(_, found)| !found.is_empty()) {
            if let Some(line) = line {
                page.note(std::slice::from_ref(line));
            }
            for deadline in found {
                self.deadline(&mut page, deadline, on);
            }
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn deadline(&self, page: &mut Page<'_>, deadline: &Deadline, on: NaiveDate) {
        let date = |date: NaiveDate| -> Value<'static> { date_text(date, &self.strings).plain().into() };
        page.title(&with_official(&deadline.name, &deadline.official));
        if let Some(window) = deadline.window {
            let line = match (deadline.is_open, window.last) {
                (false, Some(last)) if deadline.is_past => {
                    self.strings.ruby(Key::DeadlinePast, &[("date", date(last))])
                }
                (true, None) => self.strings.ruby(Key::DeadlineOpen, &[]),
                (true, Some(last)) => self.strings.ruby(Key::DeadlineOpenUntil, &[("date", date(last))]),
                (false, None) => self.strings.ruby(Key::DeadlineOpens, &[("date", date(window.opens))]),
                (false, Some(last)) => {
                    let values = [("date", date(window.opens)), ("last", date(last))];
                    self.strings.ruby(Key::DeadlineOpensUntil, &values)
                }
            };
            page.strong(&line);
        }
        page.said(None, &deadline.until);
        page.said(None, &deadline.meaning);
        if let Some(who) = &deadline.who {
            page.said(Some(Key::DeadlineWho), who);
        }
        page.said(Some(Key::DeadlineWhere), &deadline.place);
        page.said_list(Key::DeadlineBring, &deadline.bring);
        if let Some(cost) = &deadline.cost {
            page.said(Some(Key::DeadlineCost), cost);
        }
        if let Some(remind) = deadline.remind.filter(|remind| *remind >= on) {
            page.quiet(&self.strings.ruby(Key::DeadlineRemind, &[("date", date(remind))]));
        }
        self.doubt(page, deadline.freshness, deadline.status);
    }

    /// `counter-card`: all of them by name, or one to show.
    pub(crate) fn counter_card(
        &self,
        id: Option<&str>,
        on: Option<&str>,
        after_loss: bool,
    ) -> Result<ExitCode, Failure> {
        self.note_asides();
        let on = moment(on, &self.strings)?.date;
        // Whoever names a card has asked for it.
        let after_loss = after_loss || id.is_some();
        let reader = self.reader_at(on);
        let region = self.corpus.region(&reader);
        let cards = self.regions.counter_cards(region, &self.languages(), on, after_loss);
        let Some(id) = id else {
            if self.look.json {
                return json::print(&cards);
            }
            let mut page = self.page();
            if cards.is_empty() {
                page.note(&[self.strings.ruby(Key::CounterNone, &[])]);
            }
            for card in &cards {
                page.entry(&card.id, &card.name.text);
            }
            page.print();
            return Ok(ExitCode::SUCCESS);
        };
        let Some(card) = cards.iter().find(|card| card.id == id) else {
            let known: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
            let values = [("text", id.into()), ("known", known.join(", ").into())];
            return Err(Failure::Question(self.strings.text(Key::ErrorCard, &values)));
        };
        if self.look.json {
            return json::print(card);
        }
        self.card(card);
        Ok(ExitCode::SUCCESS)
    }

    fn card(&self, card: &CounterCard) {
        let mut page = self.page();
        page.title(&with_official(&card.name, &card.official));
        page.said(None, &card.meaning);
        page.said(Some(Key::CounterWhere), &card.place);
        page.note(&[self.strings.ruby(Key::CounterShow, &[])]);
        page.large(&card.office, &card.yours);
        for tick in &card.ticks {
            page.tick(&tick.office, &tick.yours);
        }
        self.doubt(&mut page, card.freshness, card.status);
        page.print();
    }

    /// What must be said of a record that is old, or of which nobody is sure.
    fn doubt(&self, page: &mut Page<'_>, freshness: Freshness, status: Status) {
        for doubt in doubts(freshness, status, &self.strings) {
            page.quiet(&doubt);
        }
    }

    /// The languages somebody reads. What is read instead of a missing text is for [`Said`] to find.
    pub(crate) fn languages(&self) -> Vec<String> {
        vec![self.reader.language.clone()]
    }
}

/// A name with the word at the counter behind it, where that is another.
fn with_official(name: &Said, official: &str) -> RubyText {
    if name.text.plain() == official {
        return name.text.clone();
    }
    RubyText::joined(&name.text, " · ", [RubyText::unmarked(official)].into_iter(), "")
}
