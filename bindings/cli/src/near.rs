//! What is near, in the terminal: `support`, `deadlines`, `counter-card`, `region`.
//!
//! Knows the order in which things are said. Who is called first and what is open until when is decided in the core.
//! Installing waits for the vault, which is where a region from outside is kept; looking into a file needs no vault.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::family::Standing;
use otayori_core::pack::RubyText;
use otayori_core::pack::signed::PublicKey;
use otayori_core::region::{
    CounterCard, Deadline, Freshness, InstallError, KeyRole, Known, Regions, Said, Status, Subject,
    TrustedKey, compiled_in_keys, install,
};
use otayori_core::strings::{Key, Value};
use serde_json::json;

use crate::args::{DeadlineArguments, RegionCommand, SupportArguments};
use crate::commands::{Failure, Session};
use crate::family::moment;
use crate::json;
use crate::show::{Page, When, date_text};
use crate::who;

/// What opens later than this is listed with `--all` alone.
const DAYS_AHEAD: u64 = 60;

impl Session {
    /// `support`: who to call.
    pub(crate) fn support(&self, arguments: &SupportArguments) -> Result<ExitCode, Failure> {
        let now = self.now(arguments.now.as_deref())?;
        let known = self.regions.situations(self.corpus.region(&self.reader));
        let Some(situation) = &arguments.situation else {
            return self.situations(&known);
        };
        if self.strings.help(situation).is_none() {
            let values = [("text", situation.as_str().into()), ("known", known.join(", ").into())];
            return Err(Failure::Question(self.strings.text(Key::ErrorSituation, &values)));
        }
        let region = self.corpus.region(&self.reader);
        let lines =
            self.regions.help_lines(std::slice::from_ref(situation), &self.languages(), region, now, &[]);
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
                self.deadline(&mut page, deadline);
            }
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn deadline(&self, page: &mut Page<'_>, deadline: &Deadline) {
        let date = |date: NaiveDate| -> Value<'static> { date_text(date, &self.strings).plain().into() };
        page.title(&with_official(&deadline.name, &deadline.official));
        if let Some(window) = deadline.window {
            let line = match (deadline.is_open, window.last) {
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
        if let Some(remind) = deadline.remind {
            page.quiet(&self.strings.ruby(Key::DeadlineRemind, &[("date", date(remind))]));
        }
        self.doubt(page, deadline.freshness, deadline.status);
    }

    /// `counter-card`: all of them by name, or one to show.
    pub(crate) fn counter_card(&self, id: Option<&str>) -> Result<ExitCode, Failure> {
        let on = moment(None, &self.strings)?.date;
        let region = self.corpus.region(&self.reader);
        let cards = self.regions.counter_cards(region, &self.languages(), on);
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
        if let Freshness::MayHaveChanged { checked_on } = freshness {
            let values = [("date", date_text(checked_on, &self.strings).plain().into())];
            page.quiet(&self.strings.ruby(Key::LineChecked, &values));
        }
        if status == Status::Weak {
            page.quiet(&self.strings.ruby(Key::LineWeak, &[]));
        }
    }

    /// `region list` and `region inspect`.
    pub(crate) fn region(&self, command: &RegionCommand) -> Result<ExitCode, Failure> {
        match command {
            RegionCommand::List => self.region_list(),
            RegionCommand::Inspect { file, key } => self.region_inspect(file, key.as_deref()),
        }
    }

    fn region_list(&self) -> Result<ExitCode, Failure> {
        let rows = self.regions.list(&self.languages());
        if self.look.json {
            let rows: Vec<_> = rows
                .iter()
                .map(|row| json!({ "id": row.id, "name": row.name.text.plain(), "version": row.version, "maintainer": row.maintainer.name, "contact": row.maintainer.contact }))
                .collect();
            return json::print(&rows);
        }
        let mut page = self.page();
        for row in rows {
            let values =
                [("version", row.version.into()), ("maintainer", row.maintainer.name.as_str().into())];
            let about = self.strings.ruby(Key::RegionRow, &values);
            page.entry(&row.id, &RubyText::joined(&row.name.text, ": ", [about].into_iter(), ""));
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// Everything that installing would look at; nothing of a file is shown before a known key has verified it.
    fn region_inspect(&self, file: &Path, key: Option<&Path>) -> Result<ExitCode, Failure> {
        let broken =
            |file: &Path, error: std::io::Error| Failure::Broken(format!("{}: {error}", file.display()));
        let bytes = std::fs::read(file).map_err(|error| broken(file, error))?;
        let mut trusted = compiled_in_keys();
        if let Some(path) = key {
            let text = std::fs::read_to_string(path).map_err(|error| broken(path, error))?;
            let key: PublicKey = text.parse().map_err(|_| {
                let values = [("file", path.display().to_string().into())];
                Failure::Question(self.strings.text(Key::ErrorKey, &values))
            })?;
            trusted.push(TrustedKey { key, role: KeyRole::Trusted });
        }
        let known = Known { built_in: self.regions.built_in(), versions: Vec::new() };
        let verified = install(&bytes, &trusted, &known, &self.corpus)
            .map_err(|error| Failure::Broken(self.refused(&error)))?;
        let listing = verified.listing();
        let date = |date: NaiveDate| -> Value<'static> { date_text(date, &self.strings).plain().into() };
        if self.look.json {
            return json::print(&json!({
                "id": listing.region,
                "version": listing.version,
                "maintainer": listing.maintainer.name,
                "contact": listing.maintainer.contact,
                "key": listing.key.id().to_string(),
                "fingerprint": listing.key.fingerprint(),
                "checked_on": listing.checked_on.to_string(),
                "expires_on": listing.expires_on.map(|day| day.to_string()),
            }));
        }
        let mut page = self.page();
        page.title(&RubyText::unmarked(&listing.region));
        let maintainer = format!("{} ({})", listing.maintainer.name, listing.maintainer.contact);
        let values = [("version", listing.version.into()), ("maintainer", maintainer.into())];
        page.strong(&self.strings.ruby(Key::RegionRow, &values));
        let values =
            [("key", listing.key.id().to_string().into()), ("print", listing.key.fingerprint().into())];
        page.strong(&self.strings.ruby(Key::RegionKey, &values));
        if let Some(expires) = listing.expires_on {
            let values = [("checked", date(listing.checked_on)), ("expires", date(expires))];
            page.strong(&self.strings.ruby(Key::RegionTerm, &values));
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// A refusal in the reader's language.
    fn refused(&self, error: &InstallError) -> String {
        let text = |key, values: &[(&str, Value<'_>)]| self.strings.text(key, values);
        match error {
            InstallError::NotASignedRegion => text(Key::RegionNotSigned, &[]),
            InstallError::Damaged => text(Key::InstallDamaged, &[]),
            InstallError::Forged => text(Key::InstallForged, &[]),
            InstallError::UnknownKey { key } => text(Key::InstallUnknownKey, &[("key", key.as_str().into())]),
            InstallError::TooNew => text(Key::InstallTooNew, &[]),
            InstallError::TooLarge { what } => text(Key::InstallTooLarge, &[("what", what.as_str().into())]),
            InstallError::Mistake { reason } => {
                text(Key::InstallMistake, &[("reason", reason.as_str().into())])
            }
            InstallError::Older { region, found, known } => text(
                Key::InstallOlder,
                &[("region", region.as_str().into()), ("found", (*found).into()), ("known", (*known).into())],
            ),
            InstallError::AlreadyHere { region, version } => {
                text(Key::InstallHere, &[("region", region.as_str().into()), ("version", (*version).into())])
            }
            InstallError::NotItsRegion { region } => {
                text(Key::InstallNotIts, &[("region", region.as_str().into())])
            }
            InstallError::Languages { languages } => {
                text(Key::InstallLanguages, &[("languages", languages.as_str().into())])
            }
            InstallError::Safety { slot } => text(Key::InstallSafety, &[("slot", slot.as_str().into())]),
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

/// The lines that stand under a letter: for each kind of help, the one to call first.
pub(crate) fn under_a_letter(
    regions: &Regions,
    keys: &[String],
    languages: &[String],
    region: Option<&str>,
    when: When,
) -> Vec<(String, Option<otayori_core::region::HelpLine>)> {
    keys.iter()
        .map(|key| {
            let lines = regions.help_lines(std::slice::from_ref(key), languages, region, when.moment(), &[]);
            (key.clone(), lines.into_iter().find(|line| line.answers.is_some()))
        })
        .collect()
}
