//! Today: for each who is accompanied the line that says where they are, and their letters.

use std::collections::HashSet;

use chrono::NaiveDate;
use otayori_pack::SlotId;

use super::desk::{Desk, LetterPage, SlotRow, stage_of};
use super::error::PhoneError;
use super::stage_words::{StageKind, grade_line};
use super::wording::{LetterText, Wording};
use crate::arrival::{Arrival, Shelved, branches, essentials, preterm_card, shelf};
use crate::family::{ChildId, Member, Standing};
use crate::stage::Stage;
use crate::strings::Key;

/// The page of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayScreen {
    /// The day.
    pub on: NaiveDate,
    /// Everybody who is accompanied, each with their letters.
    pub members: Vec<TodayMember>,
    /// Safety letters that were missed and still matter.
    pub essentials: Vec<SlotRow>,
    /// Cards that are open because of what was reported.
    pub cards: Vec<SlotRow>,
    /// Said where nobody is written down yet.
    pub nobody: Option<Wording>,
    /// Nobody is accompanied any more and something ended: one line, and the way to the cards. No dates, no weeks.
    pub is_quiet: bool,
    /// The nearest earlier day with a letter.
    pub earlier: Option<NaiveDate>,
    /// The next day with a letter, up to today; a letter to come is not shown before its day.
    pub later: Option<NaiveDate>,
    /// What was read could not be noted: the disk is full, or this is a sealed copy.
    pub not_noted: bool,
    /// Something in the folder is damaged: offer to repair it.
    pub needs_repair: bool,
}

/// One who is accompanied, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayMember {
    /// Who.
    pub child: ChildId,
    /// What kind of stage this is.
    pub kind: StageKind,
    /// Where they are, in words; `None` for a twin, who shares the line of the first.
    pub stage: Option<Wording>,
    /// The year of school.
    pub details: Vec<Wording>,
    /// The line above the letter on a special day.
    pub special: Option<LetterText>,
    /// The letters of the day; one for several children stands under the last of them.
    pub letters: Vec<LetterPage>,
    /// Letters of the day that have no text yet.
    pub notes: Vec<Wording>,
}

impl Desk<'_> {
    /// The page of today, given what came.
    pub(super) fn today(&self, coming: &[Arrival]) -> Result<TodayScreen, PhoneError> {
        let on = self.now.date;
        let letters: Vec<OfDay> = coming.iter().map(OfDay::from).collect();
        let mut screen = self.page(on, &letters)?;
        let missed = essentials(self.corpus, &self.household.family, &self.household.ledger, on).into_iter();
        screen.essentials = missed.map(|slot| self.row(&slot, on)).collect::<Result<_, _>>()?;
        screen.cards = self.open_cards(on)?;
        Ok(screen)
    }

    /// The page of an earlier day: what stands on the shelf for it. Nothing is noted. Of a day to come nothing is said: what
    /// will be then, nobody knows.
    pub(super) fn day(&self, on: NaiveDate) -> Result<TodayScreen, PhoneError> {
        if on > self.now.date {
            return Ok(self.empty_page(on));
        }
        let mut letters: Vec<OfDay> = Vec::new();
        for shelved in self.shelved().into_iter().filter(|shelved| shelved.of == on) {
            match letters.iter_mut().find(|letter| letter.slot == shelved.slot) {
                Some(letter) => letter.children.push(shelved.child),
                None => {
                    letters.push(OfDay { slot: shelved.slot, children: vec![shelved.child], read_on: None });
                }
            }
        }
        self.page(on, &letters)
    }

    /// Every letter up to today, latest first.
    pub(super) fn shelved(&self) -> Vec<Shelved> {
        let (family, ledger, on) = (&self.household.family, &self.household.ledger, self.now.date);
        let mut letters = shelf(self.corpus, family, ledger, on);
        letters.extend(self.regions.shelf(family, ledger, self.region(on).as_deref(), on));
        letters.sort_by_key(|letter| std::cmp::Reverse(letter.of));
        letters
    }

    fn page(&self, on: NaiveDate, letters: &[OfDay]) -> Result<TodayScreen, PhoneError> {
        let mut members = Vec::new();
        let mut shared = HashSet::new();
        for member in self.members().into_iter().filter(|member| is_shown(member)) {
            let stage = stage_of(member, on);
            let alone = member.pregnancy.is_none_or(|pregnancy| shared.insert((pregnancy, stage)));
            members.push(self.member(member, on, letters, alone)?);
        }
        Ok(TodayScreen { members, ..self.empty_page(on) })
    }

    fn empty_page(&self, on: NaiveDate) -> TodayScreen {
        let members = self.household.family.members();
        let mut days: Vec<NaiveDate> = self.shelved().iter().map(|shelved| shelved.of).collect();
        days.push(self.now.date);
        let ended = |member: &Member| matches!(member.standing, Standing::Ended { .. });
        TodayScreen {
            on,
            is_quiet: !members.iter().any(is_shown) && members.iter().any(ended),
            nobody: members.is_empty().then(|| self.say(Key::NobodyYet, &[])),
            members: Vec::new(),
            essentials: Vec::new(),
            cards: Vec::new(),
            earlier: days.iter().copied().filter(|day| *day < on).max(),
            later: days.iter().copied().filter(|day| *day > on).min(),
            not_noted: false,
            needs_repair: false,
        }
    }

    fn member(
        &self,
        member: &Member,
        on: NaiveDate,
        letters: &[OfDay],
        alone: bool,
    ) -> Result<TodayMember, PhoneError> {
        let (kind, line) = self.stage(member, on);
        let stage = stage_of(member, on);
        let special = stage.and_then(|stage| self.corpus.special(&stage, on)).filter(|_| alone);
        let special = match special {
            Some(slot) => self.regions.letter(self.corpus, &slot, &self.reader(on))?,
            None => None,
        };
        let (mut pages, mut notes) = (Vec::new(), Vec::new());
        let of = |letter: &&OfDay| {
            let mut from_the_last = self.members().into_iter().rev();
            from_the_last
                .find(|other| letter.children.contains(&other.id))
                .is_some_and(|last| last.id == member.id)
        };
        for letter in letters.iter().filter(of) {
            if let Some(page) = self.letter(&letter.slot, Some(on), &letter.children, letter.read_on)? {
                pages.push(page);
            } else {
                notes.push(self.say(Key::PhoneLetterNotWritten, &[]));
            }
        }
        // Past 42 weeks with nothing reported: one quiet card, and nothing is assumed.
        if let (Some(Stage::Overdue { .. }), true) = (stage, alone) {
            pages.extend(self.letter(&card("overdue"), None, &[member.id], None)?);
        }
        let years = self.regions.school_years(self.region(on).as_deref());
        let grade = member.birth().and_then(|birth| grade_line(birth, on, years, self.strings));
        let says_grade = matches!(kind, StageKind::Growing) && alone;
        Ok(TodayMember {
            child: member.id,
            kind,
            stage: alone.then_some(line),
            details: grade.filter(|_| says_grade).map(|grade| self.wording(&grade)).into_iter().collect(),
            special: special.map(|letter| LetterText::of(&letter.message, &letter.language)),
            letters: pages,
            notes,
        })
    }

    /// Cards of shelves that are open, by their first, and the card of a day for a child born early. A day's page reminds
    /// nobody of what they lost.
    fn open_cards(&self, on: NaiveDate) -> Result<Vec<SlotRow>, PhoneError> {
        let family = &self.household.family;
        let open = branches(family, on).into_iter().filter(|branch| !branch.is_for_those_who_ask());
        let mut slots: Vec<SlotId> = open.map(|branch| path(branch.shelf(), "01")).collect();
        for member in family.members() {
            slots.extend(preterm_card(self.corpus, member, on)?);
        }
        slots.dedup();
        slots.iter().map(|slot| self.row(slot, on)).collect()
    }
}

/// A letter of a day and whose it is.
struct OfDay {
    slot: SlotId,
    children: Vec<ChildId>,
    read_on: Option<NaiveDate>,
}

impl From<&Arrival> for OfDay {
    fn from(arrival: &Arrival) -> Self {
        Self { slot: arrival.slot.clone(), children: arrival.children.clone(), read_on: arrival.came_on }
    }
}

/// Nobody is reminded of what has ended: not even by a line that says so.
fn is_shown(member: &Member) -> bool {
    matches!(member.standing, Standing::Active | Standing::Unconfirmed)
}

pub(super) fn card(name: &str) -> SlotId {
    path("card", name)
}

pub(super) fn path(shelf: &str, name: &str) -> SlotId {
    SlotId::Path { shelf: shelf.to_owned(), name: name.to_owned() }
}
