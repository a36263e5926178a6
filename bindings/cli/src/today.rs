//! `today --family FILE`: what a family finds on a day, for everybody in it, and noted as come.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::arrival::{Arrival, Branch, arrivals, branches, essentials, note, preterm_card, shelf};
use otayori_core::corpus::{Letter, Reader};
use otayori_core::family::{LocalMoment, Member, Standing};
use otayori_core::household::Household;
use otayori_core::pack::{RubyText, SlotId};
use otayori_core::screens::{counts_as_in_japan, date_text, stage_line};
use otayori_core::stage::Stage;
use otayori_core::strings::Key;
use serde_json::json;

use crate::commands::{Failure, Row, Session};
use crate::family::moment;
use crate::json;
use crate::naming;
use crate::place::Place;
use crate::show::Page;

impl Session {
    pub(crate) fn family_today(&self, place: &Place, asked: Option<&str>) -> Result<ExitCode, Failure> {
        let now = moment(asked, &self.strings)?;
        let on = now.date;
        // Noted before it is shown: a letter that came is never announced again.
        let answer = place.change_if_possible(&self.strings, |household| {
            let family = &household.family;
            let reader = self.reader_on(household, on);
            let tracks = household.preferences.tracks.iter();
            let mut coming: Vec<Arrival> = tracks
                .flat_map(|track| arrivals(&self.corpus, family, &household.ledger, *track, on))
                .collect();
            let region = self.corpus.region(&reader);
            coming.extend(self.regions.arrivals(&self.corpus, family, &household.ledger, region, on));
            note(&mut household.ledger, &coming, on);
            household.notices.opened(on);
            // After the day's own letters: what is read now is not missed.
            let missed = essentials(&self.corpus, &household.family, &household.ledger, on);
            if self.look.json {
                return Ok(Answer::Json(self.day(household, &coming, &missed, now)?));
            }
            let mut page = self.page_of(asked)?.of(&reader);
            self.everybody(&mut page, household, &coming, on)?;
            self.list(&mut page, Key::Essentials, &missed, &self.reader_on(household, on))?;
            self.open_cards(&mut page, household, on);
            Ok(Answer::Page(page))
        })?;
        match answer {
            Answer::Json(value) => json::print(&value),
            Answer::Page(page) => {
                page.print();
                Ok(ExitCode::SUCCESS)
            }
        }
    }

    /// Each who is accompanied, with what came for them; a letter for several stands once, under the last of them.
    fn everybody(
        &self,
        page: &mut Page<'_>,
        household: &Household,
        coming: &[Arrival],
        on: NaiveDate,
    ) -> Result<(), Failure> {
        let reader = self.reader_on(household, on);
        let in_japan = counts_as_in_japan(self.corpus.region(&reader));
        if household.family.members().is_empty() {
            page.note(&[self.strings.ruby(Key::FamilyEmpty, &[])]);
        }
        let mut shared = HashSet::new();
        for member in household.family.members() {
            let Some(stage) = shown(member, on) else { continue };
            // Twins share their lines.
            let alone = member.pregnancy.is_none_or(|pregnancy| shared.insert((pregnancy, stage)));
            if alone {
                page.note(&[stage_line(&stage, on, in_japan, &self.strings)]);
            }
            if let Stage::Unconfirmed = stage {
                let name = naming::name(&household.family, member.id);
                page.note(&[self.strings.ruby(Key::FamilyWaiting, &[("name", name.into())])]);
            }
            if let Some(special) = self.corpus.special(&stage, on).filter(|_| alone)
                && let Some(line) = self.regions.letter(&self.corpus, &special, &reader)?
            {
                page.special(&line);
            }
            let of = |arrival: &&Arrival| arrival.children.last() == Some(&member.id);
            for arrival in coming.iter().filter(of) {
                self.letter_of(page, arrival, household, &reader, on)?;
            }
            if matches!(stage, Stage::Overdue { .. }) && alone {
                let card = SlotId::Path { shelf: "card".to_owned(), name: "overdue".to_owned() };
                if let Some(card) = self.regions.letter(&self.corpus, &card, &reader)? {
                    page.letter(&card);
                }
            }
        }
        Ok(())
    }

    fn letter_of(
        &self,
        page: &mut Page<'_>,
        arrival: &Arrival,
        household: &Household,
        reader: &Reader,
        on: NaiveDate,
    ) -> Result<(), Failure> {
        if let Some(day) = arrival.came_on {
            let date = date_text(day, &self.strings).plain();
            page.note(&[self.strings.ruby(Key::LetterAgain, &[("date", date.into())])]);
        }
        let Some(letter) = self.letter(&arrival.slot, reader, on)? else {
            let values = [("slot", arrival.slot.to_string().into())];
            page.note(&[self.strings.ruby(Key::LetterNotWritten, &values)]);
            return Ok(());
        };
        let second = match &household.preferences.second_language {
            Some(tag) => {
                let reader = Reader { language: tag.clone(), ..reader.clone() };
                self.letter(&arrival.slot, &reader, on)?
            }
            None => None,
        };
        // A text that stands in for one that is not written would be the same again.
        let second = second.filter(|second| second.language != letter.language);
        page.letter_beside(&letter, second.as_ref());
        Ok(())
    }

    /// `shelf --family FILE`: every letter up to a day, latest first.
    pub(crate) fn family_shelf(&self, place: &Place, on: Option<&str>) -> Result<ExitCode, Failure> {
        let household = place.read(&self.strings)?;
        let on = moment(on, &self.strings)?.date;
        let Household { family, ledger, .. } = &household;
        let mut letters = shelf(&self.corpus, family, ledger, on);
        let reader = self.reader_on(&household, on);
        letters.extend(self.regions.shelf(family, ledger, self.corpus.region(&reader), on));
        letters.sort_by_key(|shelved| Reverse(shelved.of));
        let mut rows = Vec::new();
        for shelved in letters {
            let then = self.reader_on(&household, shelved.of);
            let reader = if shelved.slot.is_of_a_region() { &reader } else { &then };
            let letter = self.letter(&shelved.slot, reader, on)?;
            rows.push(Row::Letter(shelved.of, letter.map(Box::new), shelved.slot));
        }
        self.rows(&rows)
    }

    fn list(
        &self,
        page: &mut Page<'_>,
        heading: Key,
        slots: &[SlotId],
        reader: &Reader,
    ) -> Result<(), Failure> {
        if slots.is_empty() {
            return Ok(());
        }
        page.note(&[self.strings.ruby(heading, &[])]);
        for slot in slots {
            let letter = self.corpus.letter(slot, reader)?;
            let title = letter.map_or_else(|| RubyText::unmarked(""), |letter| letter.message.title);
            page.row("", &slot.to_string(), &title, true);
        }
        Ok(())
    }

    /// Shelves of cards, by name: nothing on them is shown unasked.
    fn open_cards(&self, page: &mut Page<'_>, household: &Household, on: NaiveDate) {
        let mut names: Vec<String> = Vec::new();
        for branch in
            branches(&household.family, on).into_iter().filter(|branch| !branch.is_for_those_who_ask())
        {
            names.push(format!("read {}/01", branch.shelf()));
        }
        for member in household.family.members() {
            if let Ok(Some(card)) = preterm_card(&self.corpus, member, on) {
                names.push(format!("read {card}"));
            }
        }
        names.dedup();
        if !names.is_empty() {
            let names = names.iter().map(|name| RubyText::unmarked(name));
            let line = RubyText::joined(&self.strings.ruby(Key::CardsOpen, &[]), ": ", names, " · ");
            page.note(&[line]);
        }
    }

    /// A letter uses the region of its own day, unless the command line names one.
    pub(crate) fn reader_on(&self, household: &Household, on: NaiveDate) -> Reader {
        match (&self.reader.region, household.family.region_on(on)) {
            (None, Some(region)) => self.reader.clone().in_region(region),
            _ => self.reader.clone(),
        }
    }
}

impl Session {
    /// Where a child is, as a heading of its own.
    pub(crate) fn who_line(&self, member: &Member, on: NaiveDate, household: &Household) -> Option<RubyText> {
        let reader = self.reader_on(household, on);
        let in_japan = counts_as_in_japan(self.corpus.region(&reader));
        Some(stage_line(&shown(member, on)?, on, in_japan, &self.strings))
    }
}

/// Nobody is reminded of what has ended: not even by a line that says so.
fn shown(member: &Member, on: NaiveDate) -> Option<Stage> {
    match member.standing {
        Standing::Ended { .. } | Standing::Removed => None,
        Standing::Active | Standing::Unconfirmed => member.stage(on).ok(),
    }
}

/// A day, for a person or for a program.
enum Answer<'a> {
    Page(Page<'a>),
    Json(serde_json::Value),
}

impl Session {
    /// The day for a program.
    fn day(
        &self,
        household: &Household,
        coming: &[Arrival],
        missed: &[SlotId],
        now: LocalMoment,
    ) -> Result<serde_json::Value, Failure> {
        let on = now.date;
        let reader = self.reader_on(household, on);
        let mut letters = Vec::new();
        for arrival in coming {
            let letter = self.letter(&arrival.slot, &reader, on)?;
            letters.push(json!({
                "slot": arrival.slot,
                "children": arrival.children,
                "came_on": arrival.came_on.map(|day| day.to_string()),
                "title": letter.as_ref().map(|letter| letter.message.title.plain()),
                "help_lines": letter.map(|letter| self.help_for_programs(&letter, &reader, now)),
            }));
        }
        let family = &household.family;
        let members: Vec<_> = family.members().iter().map(|member| json::member(member, on)).collect();
        let shelves = branches(family, on).into_iter().filter(|branch| !branch.is_for_those_who_ask());
        Ok(json!({
            "on": on.to_string(),
            "members": members,
            "letters": letters,
            "essentials": missed,
            "cards": shelves.map(Branch::shelf).collect::<Vec<_>>(),
        }))
    }

    /// A letter for a program, with whom to call.
    pub(crate) fn letter_for_programs(
        &self,
        letter: &Letter,
        reader: &Reader,
        now: LocalMoment,
    ) -> serde_json::Value {
        let mut value = json::letter(letter);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("help_lines".to_owned(), self.help_for_programs(letter, reader, now));
        }
        value
    }

    fn help_for_programs(&self, letter: &Letter, reader: &Reader, now: LocalMoment) -> serde_json::Value {
        let (region, languages) = (self.corpus.region(reader), [reader.language.clone()]);
        json::help(&self.regions.first_lines(&letter.help, &languages, region, now, &self.own))
    }
}
