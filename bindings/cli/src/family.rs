//! `family …`: what happened, written down by hand. Each command is one report.

use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::arrival::branches;
use otayori_core::calendar::{DueDate, GestationalDay, LeapBirthday};
use otayori_core::family::{
    ChildId, Choice, EventId, Family, LifeEvent, LocalMoment, Member, Outcome, PregnancyId, Reason, Standing,
};
use otayori_core::household::Household;
use otayori_core::pack::RubyText;
use otayori_core::screens::stage_line;
use otayori_core::strings::{Key, Strings};

use crate::args::{Add, ChoiceArgument, FamilyCommand, Report};
use crate::clock;
use crate::commands::{Failure, Session};
use crate::json;
use crate::naming;
use crate::place::{Place, ReadableFile};
use crate::who;

/// What a report is written with: where, when, and in whose words an error is said.
struct Pen<'a> {
    household: &'a mut Household,
    at: LocalMoment,
    strings: &'a Strings,
}

impl Session {
    pub(crate) fn family(&self, place: &Place, report: &Report) -> Result<ExitCode, Failure> {
        let strings = &self.strings;
        let at = moment(report.on.as_deref(), strings)?;
        let write = |household: &mut Household| Pen { household, at, strings }.write(&report.command);
        let ended = match &report.command {
            FamilyCommand::Show => return self.show_family(&place.read(strings)?.family, at.date),
            FamilyCommand::Log => return self.show_log(&place.read(strings)?.family),
            FamilyCommand::Prefer(wishes) => return self.prefer(place, wishes),
            FamilyCommand::Add(_) | FamilyCommand::Merge { .. } => {
                place.begin_or_change(&self.reader.language, strings, write)?
            }
            _ => place.change(strings, write)?,
        };
        let mut page = self.page();
        let answer = match ended {
            Some(cards) => strings.ruby(Key::FamilyStopped, &[("shelf", cards.into())]),
            None => strings.ruby(Key::FamilyRecorded, &[]),
        };
        page.note(&[answer]);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// Everybody who is accompanied, and where they are.
    fn show_family(&self, family: &Family, on: NaiveDate) -> Result<ExitCode, Failure> {
        let everybody = family.members().iter();
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
            let stage = match member.stage(on) {
                Ok(stage) => stage_line(&stage, on, self.in_japan(), &self.strings),
                Err(_) => self.strings.ruby(Key::StageAhead, &[]),
            };
            let mut line = RubyText::unmarked(&format!("{}  ", naming::name(family, member.id)));
            line.segments.extend(stage.segments);
            page.note(&[line]);
        }
        let cards = branches(family, on);
        if !cards.is_empty() {
            let shelves =
                cards.iter().map(|branch| RubyText::unmarked(&format!("read {}/01", branch.shelf())));
            page.note(&[RubyText::joined(&self.strings.ruby(Key::CardsOpen, &[]), ": ", shelves, " · ")]);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }
}

impl Session {
    /// What was reported, in the order in which it is read: for whoever wants to take something back.
    fn show_log(&self, family: &Family) -> Result<ExitCode, Failure> {
        let log = family.log();
        if self.look.json {
            return json::print(&log);
        }
        let mut page = self.page();
        for entry in log {
            let taken_back = family.is_taken_back(entry.id);
            let mark = if taken_back { "  -" } else { "" };
            let kind = serde_json::to_value(&entry.event).ok();
            let kind = kind.as_ref().and_then(|event| event["kind"].as_str()).unwrap_or_default();
            let name: String = entry.id.to_string().chars().take(8).collect();
            let line = format!("{}  {name}  {kind}{mark}", entry.recorded_at.date);
            page.note(&[RubyText::unmarked(&line)]);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }
}

impl Pen<'_> {
    /// Writes the report; for an ending, the shelf of cards that opens.
    fn write(&mut self, command: &FamilyCommand) -> Result<Option<&'static str>, Failure> {
        let here = |text: &Option<String>| self.child(text.as_deref(), naming::is_here);
        let anybody = |text: &Option<String>| text.as_ref().map(|_| here(text)).transpose();
        let from = |text: &Option<String>| text.as_deref().map_or(Ok(self.at.date), |text| self.date(text));
        let event = match command {
            FamilyCommand::Add(add) => return self.add(add).map(|()| None),
            FamilyCommand::Birth { name, born, ended } => {
                return self.birth(name.as_deref(), born, *ended).map(|()| None);
            }
            FamilyCommand::Scan { name, children } => {
                return self.scan(name.as_deref(), *children).map(|()| None);
            }
            FamilyCommand::Correct { name, due, born, born_at } => {
                self.correction(name.as_deref(), due.as_deref(), born.as_deref(), born_at.as_deref())?
            }
            FamilyCommand::End { child } => {
                let child = here(child)?;
                self.record(LifeEvent::Ended { child })?;
                let member = self.household.family.member(child);
                let born = member.is_some_and(|member| member.birth().is_some());
                return Ok(Some(if born { "bereaved" } else { "loss" }));
            }
            FamilyCommand::Mistake { child, report } => {
                return self.mistake(child.as_deref(), report.as_deref()).map(|()| None);
            }
            FamilyCommand::Remove { child } => LifeEvent::Removed { child: here(child)? },
            FamilyCommand::Pause { child, from: day } => {
                LifeEvent::Paused { child: anybody(child)?, from: from(day)? }
            }
            FamilyCommand::Resume { child, from: day } => {
                LifeEvent::Resumed { child: anybody(child)?, from: from(day)? }
            }
            FamilyCommand::StillSo { child } => {
                let waits = |member: &Member| member.standing == Standing::Unconfirmed;
                LifeEvent::StillSo { child: self.child(child.as_deref(), waits)? }
            }
            FamilyCommand::Same { child, other } => LifeEvent::Same {
                child: self.child(Some(child), naming::is_here)?,
                other: self.child(Some(other), naming::is_here)?,
            },
            FamilyCommand::Choose { choice, child, no } => {
                // What is so of one child needs that child; without a name, the only one.
                let child = match choice {
                    ChoiceArgument::Undecided | ChoiceArgument::Disability => Some(here(child)?),
                    ChoiceArgument::Single | ChoiceArgument::MilestonesHidden => anybody(child)?,
                };
                LifeEvent::Chosen { choice: (*choice).into(), child, holds: !no }
            }
            FamilyCommand::LeapBirthday { child, on } => LifeEvent::LeapBirthday {
                child: self.child(Some(child), naming::is_here)?,
                on: LeapBirthday::from(*on),
            },
            FamilyCommand::Move { region, from: day } => {
                LifeEvent::Moved { region: region.clone(), from: from(day)? }
            }
            FamilyCommand::Merge { file } => {
                self.household.take_in(&ReadableFile(file.clone()).read(self.strings)?);
                return Ok(None);
            }
            FamilyCommand::Show | FamilyCommand::Log | FamilyCommand::Prefer(_) => return Ok(None),
        };
        self.record(event).map(|()| None)
    }

    fn child(&self, text: Option<&str>, can_be: impl Fn(&Member) -> bool) -> Result<ChildId, Failure> {
        naming::child(&self.household.family, text, can_be, self.strings).map(|member| member.id)
    }

    fn date(&self, text: &str) -> Result<NaiveDate, Failure> {
        who::date(text, self.strings).map_err(Failure::Question)
    }

    fn weeks(&self, text: Option<&str>) -> Result<Option<GestationalDay>, Failure> {
        text.map(|text| who::gestation(text, self.strings)).transpose().map_err(Failure::Question)
    }

    fn add(&mut self, add: &Add) -> Result<(), Failure> {
        let mut events = Vec::new();
        let children: Vec<ChildId> =
            (0..add.children).map(|_| random().map(ChildId::from_random)).collect::<Result<_, _>>()?;
        let pregnancy = PregnancyId::from_random(random()?);
        let expecting = |due| LifeEvent::Expecting { pregnancy, children: children.clone(), due };
        if let Some(born) = &add.anchor.born {
            let date = self.date(born)?;
            let gestation = self.weeks(add.born_at.as_deref())?;
            if children.len() > 1 {
                events.push(expecting(None));
            }
            let joined = add.joined.as_deref().map(|text| self.date(text)).transpose()?;
            events.extend(children.iter().map(|child| match joined {
                Some(on) => LifeEvent::Joined { child: *child, born: date, on },
                None => LifeEvent::Born { child: *child, date, gestation },
            }));
        } else {
            let due = who::awaited(&add.anchor, self.at.date, self.strings).map_err(Failure::Question)?;
            events.push(expecting(due));
        }
        self.record_all(events)
    }

    fn birth(&mut self, name: Option<&str>, born: &[String], ended: u8) -> Result<(), Failure> {
        let (pregnancy, first) = naming::pregnancy(&self.household.family, name, self.strings)?;
        let mut outcomes = Vec::new();
        for text in born {
            outcomes.push((self.date(text)?, Outcome::Born));
        }
        outcomes.extend((0..ended).map(|_| (self.at.date, Outcome::Ended)));
        let fresh: Vec<ChildId> =
            (0..outcomes.len()).map(|_| random().map(ChildId::from_random)).collect::<Result<_, _>>()?;
        let events = self.household.family.birth_events(pregnancy, first, &outcomes, fresh.into_iter());
        self.record_all(events.map_err(|reason| self.refused(reason, self.at.date))?)
    }

    /// A scan shows more children than were known. Fewer is an ending, and nobody says that but the person.
    fn scan(&mut self, name: Option<&str>, children: u8) -> Result<(), Failure> {
        let (pregnancy, _) = naming::pregnancy(&self.household.family, name, self.strings)?;
        let awaited = self.household.family.members().iter();
        let known =
            awaited.filter(|member| member.pregnancy == Some(pregnancy) && member.is_awaited()).count();
        let more = usize::from(children).saturating_sub(known);
        if more == 0 {
            let key = if usize::from(children) == known { Key::ReasonKnown } else { Key::ReasonFewer };
            return Err(Failure::Question(self.strings.text(key, &[])));
        }
        let fresh = (0..more).map(|_| random().map(ChildId::from_random));
        let events = fresh.map(|child| child.map(|child| LifeEvent::OneMore { pregnancy, child }));
        self.record_all(events.collect::<Result<_, _>>()?)
    }

    fn correction(
        &self,
        name: Option<&str>,
        due: Option<&str>,
        born: Option<&str>,
        born_at: Option<&str>,
    ) -> Result<LifeEvent, Failure> {
        if let Some(due) = due {
            let due = DueDate::new(self.date(due)?);
            let (pregnancy, _) = naming::pregnancy(&self.household.family, name, self.strings)?;
            return Ok(LifeEvent::DueDate { pregnancy, due });
        }
        let member = naming::child(&self.household.family, name, naming::is_here, self.strings)?;
        let known = member.birth().map(|birth| birth.date);
        let date = match born {
            Some(text) => self.date(text)?,
            None => known.ok_or_else(|| self.refused(Reason::NotBorn, self.at.date))?,
        };
        Ok(LifeEvent::BirthCorrected { child: member.id, date, gestation: self.weeks(born_at)? })
    }

    fn mistake(&mut self, name: Option<&str>, report: Option<&str>) -> Result<(), Failure> {
        let events = if let Some(report) = report {
            vec![naming::report(&self.household.family, report, self.strings)?]
        } else {
            let ended = |member: &Member| matches!(member.standing, Standing::Ended { .. });
            self.household.family.endings(self.child(name, ended)?)
        };
        if events.is_empty() {
            return Err(self.refused(Reason::UnknownEvent, self.at.date));
        }
        self.record_all(events.into_iter().map(|event| LifeEvent::Mistake { event }).collect())
    }

    fn record(&mut self, event: LifeEvent) -> Result<(), Failure> {
        self.record_all(vec![event])
    }

    /// All of it, or nothing.
    fn record_all(&mut self, events: Vec<LifeEvent>) -> Result<(), Failure> {
        let about = events.iter().find_map(date_of).unwrap_or(self.at.date);
        let ids = events.iter().map(|_| random().map(EventId::from_random));
        let ids: Vec<EventId> = ids.collect::<Result<_, _>>()?;
        let recorded = self.household.family.record_all(self.at, ids.into_iter().zip(events));
        recorded.map_err(|reason| self.refused(reason, about))
    }

    fn refused(&self, reason: Reason, date: NaiveDate) -> Failure {
        Failure::Question(who::refusal(reason, date, self.strings))
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

pub(crate) fn random() -> Result<[u8; 16], Failure> {
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
