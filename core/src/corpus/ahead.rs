//! On which days ahead a letter can fall, without walking through the days between: as fast for a teenager as for a newborn.
//!
//! Knows phases and how they count. Whether a letter suits a family, and which it is, is asked of each day
//! ([`crate::arrival`]).

use chrono::NaiveDate;
use otayori_pack::SlotId;
use otayori_pack::record::Phase;

use super::{Corpus, day_of};
use crate::family::Child;

impl Corpus {
    /// The days from one on, in order, on which a letter of a track can fall for a child.
    pub fn days_ahead<'a>(
        &'a self,
        track: &'a str,
        child: Child,
        from: NaiveDate,
    ) -> impl Iterator<Item = NaiveDate> + 'a {
        let early = match child {
            Child::Born(birth) if birth.is_preterm() => Some(birth),
            _ => None,
        };
        let phases = self.cadence.phase.iter().filter(|phase| phase.track == track && phase.delivered);
        let mut runs: Vec<Run<'a>> = phases.filter_map(|phase| Run::starting(phase, child, from)).collect();
        let mut placed = early.map(|birth| self.days_placed(track, birth)).unwrap_or_default();
        placed.retain(|day| *day >= from);
        let mut placed = placed.into_iter().peekable();
        std::iter::from_fn(move || {
            // What follows corrected age has a day of its own among those placed.
            let by_age = |slot: &SlotId| early.is_none() || !self.follows_development(slot);
            let next =
                runs.iter_mut().filter_map(|run| run.next_day(by_age)).chain(placed.peek().copied()).min()?;
            for run in &mut runs {
                run.pass(next);
            }
            placed.next_if_eq(&next);
            Some(next)
        })
    }
}

/// The letters of one phase in their order, which is that of their days.
struct Run<'a> {
    phase: &'a Phase,
    child: Child,
    next: u16,
    count: u16,
}

impl<'a> Run<'a> {
    /// At the first letter on or after a day. `None`: the phase is of another kind of child, or over.
    fn starting(phase: &'a Phase, child: Child, from: NaiveDate) -> Option<Self> {
        let years = match phase.years.as_slice() {
            [] | [_] => 1,
            [first, .., last] => u16::from(last.checked_sub(*first)?) + 1,
        };
        let mut run = Self { phase, child, next: 0, count: years * per_year(phase) };
        let last = run.day(run.count.checked_sub(1)?)?.1;
        if last < from {
            return None;
        }
        let (mut before, mut after) = (0, run.count - 1);
        while before < after {
            let middle = before + (after - before) / 2;
            if run.day(middle)?.1 < from { before = middle + 1 } else { after = middle }
        }
        run.next = before;
        Some(run)
    }

    fn next_day(&mut self, counts: impl Fn(&SlotId) -> bool) -> Option<NaiveDate> {
        while self.next < self.count {
            let (slot, day) = self.day(self.next)?;
            if counts(&slot) {
                return Some(day);
            }
            self.next += 1;
        }
        None
    }

    fn pass(&mut self, day: NaiveDate) {
        while self.next < self.count && self.day(self.next).is_some_and(|(_, next)| next <= day) {
            self.next += 1;
        }
    }

    fn day(&self, index: u16) -> Option<(SlotId, NaiveDate)> {
        let per_year = per_year(self.phase);
        let year = self.phase.years.first().copied().unwrap_or(0) + u8::try_from(index / per_year).ok()?;
        let unit = self.phase.from + self.phase.every * (index % per_year);
        let slot = self.phase.slot(year, unit);
        // Letters of another track stand under the name of their day.
        let dated = match &slot {
            SlotId::Path { name, .. } => name.parse().ok()?,
            _ => slot.clone(),
        };
        day_of(&dated, &self.child).map(|day| (slot, day))
    }
}

fn per_year(phase: &Phase) -> u16 {
    let span = phase.to.checked_sub(phase.from);
    span.and_then(|span| span.checked_div(phase.every)).map_or(0, |steps| steps + 1)
}
