//! What is near: deadlines and cards to show at a counter, in words.

use chrono::{Days, NaiveDate};
use otayori_pack::region::DeadlineKind;

use super::desk::Desk;
use super::wording::Wording;
use crate::family::{ChildId, Standing};
use crate::region::{CounterCard, Deadline, Said, Subject};
use crate::strings::Key;

/// What opens later than this is listed only where all is asked for.
const DAYS_AHEAD: u64 = 60;

/// What is open or opens soon, for one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineGroup {
    /// For whom; nobody: what is for after a loss.
    pub child: Option<ChildId>,
    /// Where they are.
    pub stage: Option<Wording>,
    /// What ends first comes first.
    pub deadlines: Vec<DeadlineRow>,
}

/// Something that is open from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRow {
    /// Its id among the deadlines of its region.
    pub id: String,
    /// The region that names it.
    pub region: String,
    /// What it is about.
    pub kind: DeadlineKind,
    /// Short.
    pub name: Wording,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// When it is open, in words; `None` where there are no days.
    pub open: Option<Wording>,
    /// Whether it can be done today.
    pub is_open: bool,
    /// The first day.
    pub opens: Option<NaiveDate>,
    /// The last day, inclusive.
    pub last: Option<NaiveDate>,
    /// The day of its one reminder.
    pub remind: Option<NaiveDate>,
    /// The rule in words.
    pub until: Wording,
    /// What it is.
    pub meaning: Wording,
    /// For whom it is; `None`: for everybody.
    pub who: Option<Wording>,
    /// Which counter or clinic.
    pub place: Wording,
    /// What to bring.
    pub bring: Vec<Wording>,
    /// What it costs.
    pub cost: Option<Wording>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
}

/// A card to show at a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterCardPage {
    /// Its id.
    pub id: String,
    /// The region that wrote it.
    pub region: String,
    /// The situation, for a list.
    pub name: Wording,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// What the word means.
    pub meaning: Wording,
    /// At which counter.
    pub place: Wording,
    /// The sentence for the officer, to be shown large.
    pub office: Wording,
    /// The same for the reader.
    pub yours: Wording,
    /// Things to tick.
    pub ticks: Vec<CounterTick>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
}

/// A thing to tick, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterTick {
    /// For the officer.
    pub office: Wording,
    /// For the reader.
    pub yours: Wording,
}

impl Desk<'_> {
    /// What is open or opens soon, child by child.
    pub(super) fn deadlines(&self, all: bool) -> Vec<DeadlineGroup> {
        let on = self.now.date;
        let region = self.region(on);
        let latest = on.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(on);
        let is_soon =
            |deadline: &&Deadline| all || deadline.window.is_none_or(|window| window.opens <= latest);
        let mut groups = Vec::new();
        for member in self.members() {
            let Some(subject) = Subject::of(member, on) else { continue };
            let found = self.regions.deadlines(&subject, region.as_deref(), &self.languages(), on);
            let rows: Vec<DeadlineRow> =
                found.iter().filter(is_soon).map(|deadline| self.deadline(deadline)).collect();
            if !rows.is_empty() {
                let stage = Some(self.stage(member, on).1);
                groups.push(DeadlineGroup { child: Some(member.id), stage, deadlines: rows });
            }
        }
        groups
    }

    /// What is for after a loss: only where something ended, and only for whoever asks.
    pub(super) fn deadlines_after_loss(&self) -> Vec<DeadlineRow> {
        if !self.something_ended() {
            return Vec::new();
        }
        let (on, region) = (self.now.date, self.region(self.now.date));
        let found = self.regions.after_loss(region.as_deref(), &self.languages(), on);
        found.iter().map(|deadline| self.deadline(deadline)).collect()
    }

    fn something_ended(&self) -> bool {
        let mut members = self.household.family.members().iter();
        members.any(|member| matches!(member.standing, Standing::Ended { .. }))
    }

    pub(super) fn deadline(&self, deadline: &Deadline) -> DeadlineRow {
        let wording = |said: &Said| Wording::from(said);
        let open = deadline.window.map(|window| match (deadline.is_open, window.last) {
            (true, None) => self.say(Key::DeadlineOpen, &[]),
            (true, Some(last)) => self.say(Key::DeadlineOpenUntil, &[("date", self.date(last))]),
            (false, Some(last)) if deadline.is_past => {
                self.say(Key::DeadlinePast, &[("date", self.date(last))])
            }
            (false, None) => self.say(Key::DeadlineOpens, &[("date", self.date(window.opens))]),
            (false, Some(last)) => {
                let values = [("date", self.date(window.opens)), ("last", self.date(last))];
                self.say(Key::DeadlineOpensUntil, &values)
            }
        });
        DeadlineRow {
            id: deadline.id.clone(),
            region: deadline.region.clone(),
            kind: deadline.kind,
            name: wording(&deadline.name),
            official: deadline.official.clone(),
            open,
            is_open: deadline.is_open,
            opens: deadline.window.map(|window| window.opens),
            last: deadline.window.and_then(|window| window.last),
            remind: deadline.remind,
            until: wording(&deadline.until),
            meaning: wording(&deadline.meaning),
            who: deadline.who.as_ref().map(wording),
            place: wording(&deadline.place),
            bring: deadline.bring.iter().map(wording).collect(),
            cost: deadline.cost.as_ref().map(wording),
            doubts: self.doubts(deadline.freshness, deadline.status),
        }
    }

    /// Cards to show at a counter, without those for after a loss.
    pub(super) fn counter_cards(&self) -> Vec<CounterCardPage> {
        self.cards_at_counters(false)
    }

    /// Those for after a loss: a list of its own, only where something ended, and only for whoever asks.
    pub(super) fn counter_cards_after_loss(&self) -> Vec<CounterCardPage> {
        if self.something_ended() { self.cards_at_counters(true) } else { Vec::new() }
    }

    fn cards_at_counters(&self, after_loss: bool) -> Vec<CounterCardPage> {
        let (on, region) = (self.now.date, self.region(self.now.date));
        let cards = self.regions.counter_cards(region.as_deref(), &self.languages(), on, after_loss);
        let wanted = cards.iter().filter(|card| card.after_loss == after_loss);
        wanted.map(|card| self.counter_card(card)).collect()
    }

    fn counter_card(&self, card: &CounterCard) -> CounterCardPage {
        let wording = |said: &Said| Wording::from(said);
        let ticks = card.ticks.iter();
        CounterCardPage {
            id: card.id.clone(),
            region: card.region.clone(),
            name: wording(&card.name),
            official: card.official.clone(),
            meaning: wording(&card.meaning),
            place: wording(&card.place),
            office: wording(&card.office),
            yours: wording(&card.yours),
            ticks: ticks
                .map(|tick| CounterTick { office: wording(&tick.office), yours: wording(&tick.yours) })
                .collect(),
            doubts: self.doubts(card.freshness, card.status),
        }
    }
}
