//! Which letter came when, for each child: so that none comes twice as new.
//!
//! Knows slots and days. Does not know what a notice is, nor whether anybody read the letter.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use otayori_pack::SlotId;
use serde::{Deserialize, Serialize};

use crate::family::{ChildId, Member, Track};

/// The days on which letters came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ledger {
    came: BTreeMap<ChildId, BTreeMap<SlotId, NaiveDate>>,
}

impl Ledger {
    /// Notes that a letter came. The earliest day counts.
    pub fn note(&mut self, child: ChildId, slot: SlotId, on: NaiveDate) {
        let day = self.came.entry(child).or_default().entry(slot).or_insert(on);
        *day = (*day).min(on);
    }

    /// The day on which a letter came for a child, under whichever of its names, as far as is known on a date. What a
    /// clock once set ahead noted counts for nothing until then; a day more is another zone.
    pub fn day(&self, member: &Member, slot: &SlotId, on: NaiveDate) -> Option<NaiveDate> {
        let latest = on.succ_opt().unwrap_or(on);
        self.of(member).filter_map(|letters| letters.get(slot)).min().copied().filter(|day| *day <= latest)
    }

    /// Whether any letter of a track came for a child on a day. What a region wrote comes beside it and takes no day.
    pub fn has_day(&self, member: &Member, track: Track, on: NaiveDate) -> bool {
        let letters = self.of(member).flatten();
        let of_the_track = |slot: &SlotId| Track::of(slot) == track && !slot.is_of_a_region();
        letters.filter(|(_, day)| **day == on).any(|(slot, _)| of_the_track(slot))
    }

    /// The letter of a region that came for a child in a month, up to a day.
    pub fn of_a_region_in(
        &self,
        member: &Member,
        month: NaiveDate,
        on: NaiveDate,
    ) -> Option<(SlotId, NaiveDate)> {
        let letters = self.of(member).flatten().filter(|(slot, _)| slot.is_of_a_region());
        let (slot, day) = letters
            .filter(|(_, day)| day.with_day(1) == Some(month) && **day <= on)
            .min_by_key(|(_, day)| **day)?;
        Some((slot.clone(), *day))
    }

    /// Both ledgers in one; the earlier day counts.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (child, letters) in &other.came {
            let ours = both.came.entry(*child).or_default();
            for (slot, day) in letters {
                let kept = ours.entry(slot.clone()).or_insert(*day);
                *kept = (*kept).min(*day);
            }
        }
        both
    }

    /// Every child with what came for it.
    pub(crate) fn children(&self) -> impl Iterator<Item = (ChildId, &BTreeMap<SlotId, NaiveDate>)> {
        self.came.iter().map(|(child, letters)| (*child, letters))
    }

    /// What came for a child under this name.
    pub(crate) fn of_child(&self, child: ChildId) -> Option<&BTreeMap<SlotId, NaiveDate>> {
        self.came.get(&child)
    }

    fn of<'a>(&'a self, member: &'a Member) -> impl Iterator<Item = &'a BTreeMap<SlotId, NaiveDate>> {
        member.names.iter().filter_map(|name| self.came.get(name))
    }
}
