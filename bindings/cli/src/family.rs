//! `family …`: what happened, written down by hand. Each command is one report.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::arrival::branches;
use otayori_core::calendar::{DueDate, LeapBirthday};
use otayori_core::family::{
    ChildId, Choice, EventId, LifeEvent, LocalMoment, Member, Outcome, PregnancyId, Reason, Standing,
};
use otayori_core::pack::RubyText;
use otayori_core::strings::{Key, Strings};

use crate::args::{ChoiceArgument, FamilyCommand, Report};
use crate::clock;
use crate::commands::{Failure, Session};
use crate::household::Household;
use crate::json;
use crate::show;
use crate::who;

/// What a report is written with: where, when, and in whose words an error is said.
struct Pen<'a> {
    household: Household,
    at: LocalMoment,
    strings: &'a Strings,
}

impl Session {
    pub(crate) fn family(&self, path: &Path, report: &Report) -> Result<ExitCode, Failure> {
        let household = match report.command {
            FamilyCommand::Add(_) | FamilyCommand::Merge { .. } => {
                Household::open_or_begin(path, &self.strings)?
            }
            _ => Household::open(path, &self.strings)?,
        };
        let mut pen =
            Pen { household, at: moment(report.on.as_deref(), &self.strings)?, strings: &self.strings };
        if let FamilyCommand::Show = report.command {
            return self.show_family(&pen.household, pen.at.date);
        }
        let ended = pen.write(&report.command)?;
        pen.household.save()?;
        let mut page = self.page();
        let answer = match ended {
            Some(cards) => self.strings.ruby(Key::FamilyStopped, &[("shelf", cards.into())]),
            None => self.strings.ruby(Key::FamilyRecorded, &[]),
        };
        page.note(&[answer]);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// Everybody who is accompanied, and where they are.
    fn show_family(&self, household: &Household, on: NaiveDate) -> Result<ExitCode, Failure> {
        let everybody = household.family.members().iter();
        let here: Vec<&Member> = everybody.filter(|member| member.standing != Standing::Removed).collect();
        if self.look.json {
            let rows = here.iter().map(|member| json::member(member, on)).collect::<Vec<_>>();
            return json::print(&rows);
        }
        let mut page = self.page();
        if here.is_empty() {
            page.note(&[self.strings.ruby(Key::FamilyEmpty, &[])]);
        }
        for member in here {
            let Ok(stage) = member.stage(on) else { continue };
            let mut line = RubyText::unmarked(&format!("{}  ", household.name(member.id)));
            line.segments.extend(show::stage_line(&stage, on, self.in_japan(), &self.strings).segments);
            page.note(&[line]);
        }
        let cards = branches(&household.family, on);
        if !cards.is_empty() {
            let shelves =
                cards.iter().map(|branch| RubyText::unmarked(&format!("read {}/01", branch.shelf())));
            page.note(&[RubyText::joined(&self.strings.ruby(Key::CardsOpen, &[]), ": ", shelves, " · ")]);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }
}

impl Pen<'_> {
    /// Writes the report; for an ending, the shelf of cards that opens.
    fn write(&mut self, command: &FamilyCommand) -> Result<Option<&'static str>, Failure> {
        let child = |text: &Option<String>| self.household.child(text.as_deref(), self.strings);
        let named = |text: &str| self.household.child(Some(text), self.strings);
        let anybody = |text: &Option<String>| text.as_deref().map(named).transpose();
        let from = |text: &Option<String>| match text {
            Some(text) => who::date(text, self.strings).map_err(Failure::Question),
            None => Ok(self.at.date),
        };
        let event = match command {
            FamilyCommand::Add(add) => return self.add(add).map(|()| None),
            FamilyCommand::Birth { name, born, ended } => {
                return self.birth(name.as_deref(), born, *ended).map(|()| None);
            }
            FamilyCommand::Correct { name, due, born, born_at } => match (due, born) {
                (Some(due), _) => {
                    let due = DueDate::new(who::date(due, self.strings).map_err(Failure::Question)?);
                    LifeEvent::DueDate {
                        pregnancy: self.household.pregnancy(name.as_deref(), self.strings)?,
                        due,
                    }
                }
                (None, born) => {
                    let child = child(name)?;
                    let known = self.household.family.member(child).and_then(Member::birth);
                    let date = match (born, known) {
                        (Some(text), _) => who::date(text, self.strings).map_err(Failure::Question)?,
                        (None, Some(birth)) => birth.date,
                        (None, None) => return Err(self.refused(Reason::NotBorn, self.at.date)),
                    };
                    let gestation = born_at.as_deref().map(|text| who::gestation(text, self.strings));
                    let gestation = gestation.transpose().map_err(Failure::Question)?;
                    LifeEvent::BirthCorrected { child, date, gestation }
                }
            },
            FamilyCommand::End { child: name } => {
                let child = child(name)?;
                self.record(LifeEvent::Ended { child })?;
                let member = self.household.family.member(child);
                let born = member.is_some_and(|member| member.birth().is_some());
                return Ok(Some(if born { "bereaved" } else { "loss" }));
            }
            FamilyCommand::Mistake { child: name } => {
                let child = child(name)?;
                for event in self.household.family.endings(child) {
                    self.record(LifeEvent::Mistake { event })?;
                }
                return Ok(None);
            }
            FamilyCommand::Remove { child: name } => LifeEvent::Removed { child: child(name)? },
            FamilyCommand::Pause { child, from: day } => {
                LifeEvent::Paused { child: anybody(child)?, from: from(day)? }
            }
            FamilyCommand::Resume { child, from: day } => {
                LifeEvent::Resumed { child: anybody(child)?, from: from(day)? }
            }
            FamilyCommand::StillSo { child: name } => LifeEvent::StillSo { child: child(name)? },
            FamilyCommand::Same { child: name, other } => {
                LifeEvent::Same { child: named(name)?, other: named(other)? }
            }
            FamilyCommand::Choose { choice, child, no } => {
                LifeEvent::Chosen { choice: (*choice).into(), child: anybody(child)?, holds: !no }
            }
            FamilyCommand::LeapBirthday { child: name, on } => {
                LifeEvent::LeapBirthday { child: named(name)?, on: LeapBirthday::from(*on) }
            }
            FamilyCommand::Move { region, from: day } => {
                LifeEvent::Moved { region: region.clone(), from: from(day)? }
            }
            FamilyCommand::Merge { file } => {
                let other = Household::open(file, self.strings)?;
                self.household.family = self.household.family.union(&other.family);
                self.household.ledger = self.household.ledger.union(&other.ledger);
                return Ok(None);
            }
            FamilyCommand::Show => return Ok(None),
        };
        self.record(event).map(|()| None)
    }

    fn add(&mut self, add: &crate::args::Add) -> Result<(), Failure> {
        let on = self.at.date;
        let question = Failure::Question;
        if let Some(born) = &add.anchor.born {
            let born = who::date(born, self.strings).map_err(question)?;
            let child = ChildId::from_random(random()?);
            if let Some(joined) = &add.joined {
                let on = who::date(joined, self.strings).map_err(question)?;
                return self.record(LifeEvent::Joined { child, born, on });
            }
            let gestation = add.born_at.as_deref().map(|text| who::gestation(text, self.strings));
            let gestation = gestation.transpose().map_err(question)?;
            return self.record(LifeEvent::Born { child, date: born, gestation });
        }
        let due = who::awaited(&add.anchor, on, self.strings).map_err(question)?;
        let children =
            (0..add.children).map(|_| random().map(ChildId::from_random)).collect::<Result<_, _>>()?;
        let pregnancy = PregnancyId::from_random(random()?);
        self.record(LifeEvent::Expecting { pregnancy, children, due })
    }

    fn birth(&mut self, name: Option<&str>, born: &[String], ended: u8) -> Result<(), Failure> {
        let pregnancy = self.household.pregnancy(name, self.strings)?;
        let mut outcomes = Vec::new();
        for text in born {
            outcomes.push((who::date(text, self.strings).map_err(Failure::Question)?, Outcome::Born));
        }
        outcomes.extend((0..ended).map(|_| (self.at.date, Outcome::Ended)));
        let fresh = (0..outcomes.len()).map(|_| random().map(ChildId::from_random));
        let fresh: Vec<ChildId> = fresh.collect::<Result<_, _>>()?;
        let family = &self.household.family;
        let events = family
            .birth_events(pregnancy, &outcomes, fresh.into_iter())
            .map_err(|reason| self.refused(reason, self.at.date))?;
        let before = self.household.family.clone();
        for event in events {
            // All of a birth, or nothing of it.
            if let Err(refused) = self.record(event) {
                self.household.family = before;
                return Err(refused);
            }
        }
        Ok(())
    }

    fn record(&mut self, event: LifeEvent) -> Result<(), Failure> {
        let id = EventId::from_random(random()?);
        let about = date_of(&event).unwrap_or(self.at.date);
        let recorded = self.household.family.record(id, self.at, event);
        recorded.map_err(|reason| self.refused(reason, about))
    }

    fn refused(&self, reason: Reason, date: NaiveDate) -> Failure {
        let values = [("date", show::date_text(date, self.strings).plain().into())];
        Failure::Question(self.strings.text(key_of(reason), &values))
    }
}

fn date_of(event: &LifeEvent) -> Option<NaiveDate> {
    match event {
        LifeEvent::Expecting { due, .. } => due.map(DueDate::date),
        LifeEvent::DueDate { due, .. } => Some(due.date()),
        LifeEvent::Born { date, .. } | LifeEvent::BirthCorrected { date, .. } => Some(*date),
        LifeEvent::Joined { born, .. } => Some(*born),
        _ => None,
    }
}

fn key_of(reason: Reason) -> Key {
    match reason {
        Reason::DueTooFar => Key::ErrorDueAhead,
        Reason::DueTooLongAgo => Key::ErrorDuePast,
        Reason::BirthAhead => Key::ErrorBirthAhead,
        Reason::BirthTooLongAgo => Key::ErrorBirthPast,
        Reason::KnownEvent | Reason::Known => Key::ReasonKnown,
        Reason::UnknownChild | Reason::UnknownPregnancy | Reason::UnknownEvent | Reason::NoName => {
            Key::ReasonUnknown
        }
        Reason::HowMany => Key::ReasonHowMany,
        Reason::BirthOutsidePregnancy => Key::ReasonBirthOutside,
        Reason::BornAlready => Key::ReasonBornAlready,
        Reason::NotBorn => Key::ReasonNotBorn,
        Reason::Ended => Key::ReasonEnded,
        Reason::JoinedOutOfOrder => Key::ReasonJoined,
        Reason::NothingToConfirm => Key::ReasonNothingToConfirm,
        Reason::NotARegion => Key::ReasonRegion,
        Reason::OutOfRange => Key::ReasonOutOfRange,
    }
}

impl From<ChoiceArgument> for Choice {
    fn from(choice: ChoiceArgument) -> Self {
        match choice {
            ChoiceArgument::Single => Self::Single,
            ChoiceArgument::MilestonesHidden => Self::MilestonesHidden,
            ChoiceArgument::Disability => Self::Disability,
            ChoiceArgument::Undecided => Self::Undecided,
        }
    }
}

fn random() -> Result<[u8; 16], Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(bytes)
}

/// Now, or noon of the day a story is told of.
pub(crate) fn moment(on: Option<&str>, strings: &Strings) -> Result<LocalMoment, Failure> {
    let now = clock::now();
    let today = || Failure::Question(strings.text(Key::ErrorDate, &[("text", "today".into())]));
    match on {
        None => now.ok_or_else(today),
        Some(text) => {
            let date = who::date(text, strings).map_err(Failure::Question)?;
            let utc_offset_minutes = now.map_or(0, |now| now.utc_offset_minutes);
            let time = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            Ok(LocalMoment { date, time, utc_offset_minutes })
        }
    }
}
