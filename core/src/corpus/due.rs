//! Which letters fall on a day.
//!
//! Knows phases and anniversaries. One rule of one line each; everything that could differ between deployments is
//! data in `cadence.toml`.

use std::cell::OnceCell;

use chrono::{Days, NaiveDate};
use otayori_pack::SlotId;
use otayori_pack::record::{Anchor, MAIN_TRACK, Phase};

use super::Corpus;
use crate::calendar::{Birth, TERM_DAY};
use crate::family::Child;
use crate::stage::{GROWN_AT, Stage};

/// Special days are counted in days of life, or are birthdays.
const SPECIAL_DAYS: [u32; 5] = [50, 100, 200, 500, 1_000];
const SPECIAL_SHELF: &str = "special";

impl Corpus {
    /// The letters that fall on a day, in order: none on most days from the second year on, one on others.
    ///
    /// A child born early has two clocks until the third birthday: letters that state an ability follow corrected age
    /// (`super::early`). `on` must be the date `stage` was asked for.
    pub fn due(&self, stage: &Stage, on: NaiveDate) -> Vec<SlotId> {
        self.due_on_track(MAIN_TRACK, stage, on)
    }

    /// The same for another track of letters, as `cadence.toml` names it.
    pub fn due_on_track(&self, track: &str, stage: &Stage, on: NaiveDate) -> Vec<SlotId> {
        match stage {
            Stage::Growing { birth, .. } | Stage::Grown { birth, .. } if birth.is_preterm() => {
                self.due_early(track, *birth, on).into_iter().collect()
            }
            _ => self.by_calendar(track, stage, on).collect(),
        }
    }

    /// The first of them.
    pub(crate) fn letter_on_track(&self, track: &str, stage: &Stage, on: NaiveDate) -> Option<SlotId> {
        match stage {
            Stage::Growing { birth, .. } | Stage::Grown { birth, .. } if birth.is_preterm() => {
                self.due_early(track, *birth, on)
            }
            _ => self.by_calendar(track, stage, on).next(),
        }
    }

    /// Whether any letters come on a track.
    pub fn delivers(&self, track: &str) -> bool {
        self.cadence.phase.iter().any(|phase| phase.track == track && phase.delivered)
    }

    /// What the calendar says, one clock for all.
    pub(super) fn by_calendar<'a>(
        &'a self,
        track: &'a str,
        stage: &'a Stage,
        on: NaiveDate,
    ) -> impl Iterator<Item = SlotId> + 'a {
        let phases = self.cadence.phase.iter().filter(move |phase| phase.track == track && phase.delivered);
        let counted = OnceCell::new();
        let age = move |birth| *counted.get_or_init(|| since_birthday(birth, on));
        phases.filter_map(move |phase| slot_on(phase, stage, &age))
    }

    /// The line above a day's letter: 50, 100, 200, 500 and 1,000 days, and each birthday to the 18th.
    pub fn special(&self, stage: &Stage, on: NaiveDate) -> Option<SlotId> {
        let (Stage::Growing { birth, day } | Stage::Grown { birth, day }) = stage else { return None };
        let birthday =
            || (1..=18).find(|years| birth.birthday(*years) == Some(on)).map(|years| format!("y{years:02}"));
        let name = if SPECIAL_DAYS.contains(day) { Some(format!("d{day:04}")) } else { birthday() };
        name.map(|name| SlotId::Path { shelf: SPECIAL_SHELF.to_owned(), name })
    }

    /// The letters of a child from a day back to the first, latest first, each with its day. A pregnancy's letters end
    /// with the birth: what came before it is another child's shelf.
    pub fn back<'a>(
        &'a self,
        child: &'a Child,
        on: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, SlotId)> + 'a {
        let days = std::iter::successors(Some(on), NaiveDate::pred_opt);
        days.map_while(|day| child.stage(day).ok().map(|stage| (day, stage)))
            .flat_map(|(day, stage)| self.due(&stage, day).into_iter().rev().map(move |slot| (day, slot)))
    }

    /// The letters of a child from a day on, each with its day, until the calendar has no more: nothing comes after the
    /// 18th birthday, and nothing after 42 weeks of a pregnancy of which nobody has said how it ended.
    pub fn ahead<'a>(
        &'a self,
        child: &'a Child,
        on: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, SlotId)> + 'a {
        let days = std::iter::successors(Some(on), NaiveDate::succ_opt);
        days.map_while(|day| child.stage(day).ok().map(|stage| (day, stage)))
            .take_while(|(day, stage)| match stage {
                Stage::Expecting { .. } | Stage::Growing { .. } => true,
                Stage::Grown { birth, .. } => {
                    birth.birthday(GROWN_AT).is_some_and(|birthday| *day <= birthday)
                }
                _ => false,
            })
            .flat_map(|(day, stage)| self.due(&stage, day).into_iter().map(move |slot| (day, slot)))
    }
}

impl Corpus {
    /// The day of a child's last letter, one clock for all.
    pub fn last_day(&self, child: &Child) -> Option<NaiveDate> {
        let phases = self.cadence.phase.iter().filter(|phase| phase.track == MAIN_TRACK && phase.delivered);
        phases.filter_map(last_slot).filter_map(|slot| day_of(&slot, child)).max()
    }
}

fn last_slot(phase: &Phase) -> Option<SlotId> {
    let span = phase.to.checked_sub(phase.from)?;
    let unit = phase.to - span.checked_rem(phase.every)?;
    Some(phase.slot(phase.years.last().copied().unwrap_or(0), unit))
}

/// The day on which a slot falls for a child, one clock for all. `None`: it never does, or has no day.
pub fn day_of(slot: &SlotId, child: &Child) -> Option<NaiveDate> {
    let days = |start: NaiveDate, count: u64| start.checked_add_days(Days::new(count));
    match (slot, child) {
        (SlotId::Gestation(day), Child::Expected(due)) => {
            days(due.date().checked_sub_days(Days::new(TERM_DAY.into()))?, (*day).into())
        }
        (SlotId::Life(day), Child::Born(birth)) => days(birth.date, (*day).into()),
        (SlotId::Week { year, week }, Child::Born(birth)) => {
            days(birth.birthday((*year).into())?, 7 * u64::from(*week))
        }
        (SlotId::Fortnight { year, fortnight }, Child::Born(birth)) => {
            days(birth.birthday((*year).into())?, 14 * u64::from(*fortnight))
        }
        (SlotId::Month { year, month }, Child::Born(birth)) => {
            birth.month_day(12 * u32::from(*year) + u32::from(*month))
        }
        (SlotId::Birthday(year), Child::Born(birth)) => birth.birthday((*year).into()),
        _ => None,
    }
}

/// The last birthday before a day, counted on that day in the units of the phases.
#[derive(Debug, Clone, Copy)]
struct SinceBirthday {
    year: u8,
    days: i64,
    /// Whole months, if they end on this very day.
    months: Option<u16>,
}

fn slot_on(phase: &Phase, stage: &Stage, age: impl Fn(Birth) -> Option<SinceBirthday>) -> Option<SlotId> {
    let (year, unit) = match (phase.anchor, stage) {
        (Anchor::Gestation, Stage::Expecting { day } | Stage::Overdue { day }) => (0, day.days()),
        (Anchor::Birth, Stage::Growing { day, .. } | Stage::Grown { day, .. }) => {
            (0, u16::try_from(*day).ok()?)
        }
        (Anchor::Gestation | Anchor::Birth, _) => return None,
        (anchor, Stage::Growing { birth, .. } | Stage::Grown { birth, .. }) => {
            let since = age(*birth)?;
            (since.year, since.units(anchor)?)
        }
        _ => return None,
    };
    let counts = phase.years.is_empty() || phase.counts_from(year);
    (counts && phase.has(unit)).then(|| phase.slot(year, unit))
}

fn since_birthday(birth: Birth, on: NaiveDate) -> Option<SinceBirthday> {
    let age = birth.age(on).ok()?;
    let days = on.signed_duration_since(birth.birthday(age.years)?).num_days();
    let months = (age.days == 0).then_some(age.months);
    Some(SinceBirthday { year: u8::try_from(age.years).ok()?, days, months })
}

impl SinceBirthday {
    /// The whole units since the birthday, if they end on this very day.
    fn units(self, anchor: Anchor) -> Option<u16> {
        let every = |length: i64| u16::try_from(self.days / length).ok().filter(|_| self.days % length == 0);
        match anchor {
            Anchor::BirthdayWeek => every(7),
            Anchor::BirthdayFortnight => every(14),
            Anchor::BirthdayMonth => self.months,
            Anchor::Birthday => (self.days == 0).then_some(0),
            Anchor::Gestation | Anchor::Birth => None,
        }
    }
}
