//! Words for one reader at one moment: letters, rows of letters, lines that say where somebody is.
//!
//! A pure function of the corpus, the regions, a household and a moment. Keeps nothing.

use chrono::NaiveDate;
use otayori_pack::{RubyText, SlotId};

use super::error::PhoneError;
use super::help::HelpUnder;
use super::line_words::letter_doubts;
use super::stage_words::{StageKind, counts_as_in_japan, date_text, stage_line};
use super::wording::{LetterText, Wording};
use crate::calendar::DueDate;
use crate::corpus::{Corpus, Letter, Reader, Review};
use crate::family::{Child, ChildId, LocalMoment, Member};
use crate::household::Household;
use crate::region::{OwnNumber, RegionLetter, Regions};
use crate::stage::Stage;
use crate::strings::{Key, Strings, Value};

/// Everything that a screen is written with.
pub(super) struct Desk<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) regions: &'a Regions,
    pub(super) strings: &'a Strings,
    pub(super) household: &'a Household,
    pub(super) language: &'a str,
    pub(super) now: LocalMoment,
    /// Numbers that the person entered.
    pub(super) own: &'a [OwnNumber],
    /// The country in which the phone is, as far as its network says.
    pub(super) country: Option<&'a str>,
}

/// A letter as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPage {
    /// Its slot, such as `g064`.
    pub slot: SlotId,
    /// The day it belongs to, if it has one.
    pub of: Option<NaiveDate>,
    /// For whom it is; nobody for a card.
    pub children: Vec<ChildId>,
    /// The text.
    pub text: LetterText,
    /// The same in the second language, where one is chosen and has it.
    pub beside: Option<LetterText>,
    /// What must be said before it: that it was read before, that it is in another language, that a region wrote it or that it
    /// may have changed.
    pub notes: Vec<Wording>,
    /// The day on which it came before, after a date was moved.
    pub read_on: Option<NaiveDate>,
    /// Whether a clinician signed this very text.
    pub reviewed: bool,
    /// The same in words.
    pub review: Wording,
    /// Where its facts come from.
    pub sources: Vec<SourceRow>,
    /// For each kind of help that belongs under it the line to call first.
    pub help: Vec<HelpUnder>,
    /// Said where no number is known for any of them.
    pub help_none: Option<Wording>,
}

/// A source of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Its title, in its own language.
    pub title: String,
    /// Who published it.
    pub organisation: String,
    /// Year of publication as stated there.
    pub year: String,
    /// Where it was seen. Shown as text; nothing is opened by itself.
    pub address: String,
}

/// A letter or card in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    /// Its slot.
    pub slot: SlotId,
    /// Its title; `None` where it is not written yet.
    pub title: Option<Wording>,
}

impl Desk<'_> {
    /// A string of the interface.
    pub(super) fn say(&self, key: Key, values: &[(&str, Value<'_>)]) -> Wording {
        self.wording(&self.strings.ruby(key, values))
    }

    /// A text in the reader's language.
    pub(super) fn wording(&self, text: &RubyText) -> Wording {
        Wording::of(text, self.language)
    }

    /// A date in the reader's language, as a value of a string.
    pub(super) fn date(&self, date: NaiveDate) -> Value<'static> {
        date_text(date, self.strings).plain().into()
    }

    /// The reader on a day: a letter uses the region of its own day.
    pub(super) fn reader(&self, on: NaiveDate) -> Reader {
        let reader = Reader::new(self.language);
        match self.household.family.region_on(on) {
            Some(region) => reader.in_region(region),
            None => reader,
        }
    }

    /// The region of a day, by the family's word or the language's own.
    pub(super) fn region(&self, on: NaiveDate) -> Option<String> {
        let reader = self.reader(on);
        self.corpus.region(&reader).map(str::to_owned)
    }

    /// The languages somebody reads.
    pub(super) fn languages(&self) -> Vec<String> {
        vec![self.language.to_owned()]
    }

    /// Everybody, the eldest first and whoever has no date last: names are random, and their order would say nothing.
    pub(super) fn members(&self) -> Vec<&Member> {
        let mut members: Vec<&Member> = self.household.family.members().iter().collect();
        let date = |member: &Member| {
            let born = member.birth().map(|birth| birth.date);
            born.or_else(|| member.due.map(DueDate::date)).unwrap_or(NaiveDate::MAX)
        };
        members.sort_by_key(|member| (date(member), member.id));
        members
    }

    /// Where a child is on a day.
    pub(super) fn stage(&self, member: &Member, on: NaiveDate) -> (StageKind, Wording) {
        match stage_of(member, on) {
            Some(stage) => {
                let in_japan = counts_as_in_japan(self.region(on).as_deref());
                let line = stage_line(&stage, on, in_japan, self.strings);
                ((&stage).into(), self.wording(&line))
            }
            None => (StageKind::Ahead, self.say(Key::StageAhead, &[])),
        }
    }

    /// A letter of the app, with the words of a region where it has its own, or a letter that a region wrote.
    pub(super) fn words(&self, slot: &SlotId, reader: &Reader) -> Result<Option<Letter>, PhoneError> {
        if slot.is_of_a_region() {
            let (region, languages) = (self.corpus.region(reader), [reader.language.clone()]);
            let letter = self.regions.region_letter(&slot.to_string(), region, &languages, self.now.date);
            return Ok(letter.and_then(RegionLetter::into_letter));
        }
        Ok(self.regions.letter(self.corpus, slot, reader)?)
    }

    /// A slot with its title, as it is read on a day.
    pub(super) fn row(&self, slot: &SlotId, on: NaiveDate) -> Result<SlotRow, PhoneError> {
        let letter = self.words(slot, &self.reader(on))?;
        let title = letter.map(|letter| Wording::of(&letter.message.title, &letter.language));
        Ok(SlotRow { slot: slot.clone(), title })
    }

    /// A letter of a day; `None` where it is not written yet.
    pub(super) fn letter(
        &self,
        slot: &SlotId,
        of: Option<NaiveDate>,
        children: &[ChildId],
        read_on: Option<NaiveDate>,
    ) -> Result<Option<LetterPage>, PhoneError> {
        let reader = self.reader(of.unwrap_or(self.now.date));
        let Some(letter) = self.words(slot, &reader)? else { return Ok(None) };
        let second = match &self.household.preferences.second_language {
            Some(tag) => {
                let reader = Reader { language: tag.clone(), ..reader.clone() };
                self.words(slot, &reader)?
            }
            None => None,
        };
        // A text that stands in for one that is not written would be the same again.
        let beside = second.filter(|second| second.language != letter.language);
        let help = self.help_under(&letter.help);
        let nobody = !help.is_empty() && help.iter().all(|help| help.line.is_none());
        let review = match letter.review {
            Review::Draft => Key::LetterDraft,
            Review::Reviewed => Key::LetterReviewed,
        };
        Ok(Some(LetterPage {
            slot: slot.clone(),
            of,
            children: children.to_vec(),
            text: LetterText::of(&letter.message, &letter.language),
            beside: beside.map(|letter| LetterText::of(&letter.message, &letter.language)),
            notes: self.notes(&letter, read_on),
            read_on,
            reviewed: letter.review == Review::Reviewed,
            review: self.say(review, &[]),
            sources: letter.sources.iter().map(SourceRow::from).collect(),
            help,
            help_none: nobody.then(|| self.say(Key::LineNone, &[])),
        }))
    }

    fn notes(&self, letter: &Letter, read_on: Option<NaiveDate>) -> Vec<Wording> {
        let mut notes = Vec::new();
        notes.extend(read_on.map(|day| self.say(Key::LetterAgain, &[("date", self.date(day))])));
        if letter.language != self.language {
            let row = self.corpus.languages().iter().find(|row| row.tag == letter.language);
            let name = row.map_or(letter.language.as_str(), |row| row.name.as_str());
            notes.push(self.say(Key::LetterOtherLanguage, &[("language", name.into())]));
        }
        let doubts = letter_doubts(letter, self.regions, &self.languages(), self.strings);
        notes.extend(doubts.iter().map(|doubt| self.wording(doubt)));
        notes
    }
}

/// Where a child is on a day; on a day before its birth, as far as its pregnancy was. `None`: before all that.
pub(super) fn stage_of(member: &Member, on: NaiveDate) -> Option<Stage> {
    let awaited = || member.due.and_then(|due| Child::Expected(due).stage(on).ok());
    member.stage(on).ok().or_else(awaited)
}

impl From<&otayori_pack::record::Source> for SourceRow {
    fn from(source: &otayori_pack::record::Source) -> Self {
        Self {
            title: source.title.clone(),
            organisation: source.organisation.clone(),
            year: source.year.clone(),
            address: source.address.clone(),
        }
    }
}
