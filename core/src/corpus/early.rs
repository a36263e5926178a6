//! Two clocks for a child born early, until the third birthday (S-16).
//!
//! Letters that state an ability follow corrected age, all others the day of birth. At most one letter a day: where both
//! fall on one day the calendar's comes, and the other moves to the next free day. What is still open at the third
//! birthday, when correction ends, follows on the free days after it.
//!
//! A pure function of the birth: what came before is worked out again, a few dozen letters, rather than remembered.

use chrono::NaiveDate;
use otayori_pack::SlotId;
use otayori_pack::record::Anchor;

use super::{Corpus, day_of};
use crate::calendar::{Birth, CORRECTED_UNTIL_YEARS};
use crate::family::Child;
use crate::stage::Stage;

impl Corpus {
    /// The letter of a day for a child born early.
    pub(super) fn due_early(&self, track: &str, birth: Birth, on: NaiveDate) -> Option<SlotId> {
        if let Some(slot) = self.by_age(track, birth, on) {
            return Some(slot);
        }
        // They come in order: past the day nothing more is worked out.
        let mut placed = self.placed(track, birth);
        placed.find(|(day, _)| *day >= on).filter(|(day, _)| *day == on).map(|(_, slot)| slot)
    }

    /// The day on which a letter that follows corrected age comes for a child born early.
    pub fn development_day(&self, track: &str, birth: Birth, slot: &SlotId) -> Option<NaiveDate> {
        self.placed(track, birth).find(|(_, placed)| placed == slot).map(|(day, _)| day)
    }

    /// The days of all of them, in order.
    pub(super) fn days_placed(&self, track: &str, birth: Birth) -> Vec<NaiveDate> {
        self.placed(track, birth).map(|(day, _)| day).collect()
    }

    /// The letter that the calendar delivers on a day whatever the weeks at birth.
    fn by_age(&self, track: &str, birth: Birth, on: NaiveDate) -> Option<SlotId> {
        let stage = Stage::of_child(birth, on).ok()?;
        self.by_calendar(track, &stage, on).find(|slot| !self.follows_development(slot))
    }

    /// Each letter of ability with its day: in turn each takes the first free day from its own on, so the order stays
    /// that of the letters.
    fn placed<'a>(&'a self, track: &'a str, birth: Birth) -> impl Iterator<Item = (NaiveDate, SlotId)> + 'a {
        let mut next_free = birth.date;
        self.by_development(track, birth).into_iter().map_while(move |(wanted, slot)| {
            let from = wanted.max(next_free);
            let day = from.iter_days().find(|day| self.by_age(track, birth, *day).is_none())?;
            next_free = day.succ_opt().unwrap_or(day);
            Some((day, slot))
        })
    }

    /// The letters that follow corrected age, in order, each with the day it would like: at the latest the third
    /// birthday. Letters of later years know one clock alone.
    fn by_development(&self, track: &str, birth: Birth) -> Vec<(NaiveDate, SlotId)> {
        let (Some(due), Some(third)) = (birth.due(), birth.birthday(CORRECTED_UNTIL_YEARS.into())) else {
            return Vec::new();
        };
        let corrected = Child::Born(Birth { date: due, gestation: None, ..birth });
        let mut wanted: Vec<(NaiveDate, SlotId)> = self
            .traits
            .development
            .iter()
            .filter(|slot| self.is_delivered(track, slot))
            .filter_map(|slot| Some((day_of(slot, &corrected)?.min(third), slot.clone())))
            .collect();
        wanted.sort();
        wanted
    }

    /// Whether a slot's day is counted from the due date for a child born early.
    pub fn follows_development(&self, slot: &SlotId) -> bool {
        self.traits.development.contains(slot) && counted_twice(slot)
    }

    fn is_delivered(&self, track: &str, slot: &SlotId) -> bool {
        self.cadence.phase.iter().filter(|phase| phase.track == track && phase.delivered).any(|phase| {
            match (slot, phase.anchor) {
                (SlotId::Life(day), Anchor::Birth) => phase.has(*day),
                (SlotId::Week { year, week }, Anchor::BirthdayWeek) => {
                    phase.counts_from(*year) && phase.has((*week).into())
                }
                // Later years know one clock alone.
                _ => false,
            }
        })
    }
}

/// Only the first three years have two clocks.
fn counted_twice(slot: &SlotId) -> bool {
    matches!(slot, SlotId::Life(_) | SlotId::Week { .. })
}
