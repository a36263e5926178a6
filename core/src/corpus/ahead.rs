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
        // What follows corrected age has a day of its own among those placed.
        let by_age = move |slot: &SlotId| early.is_none() || !self.follows_development(slot);
        let mut runs: Vec<Run<'a>> = phases.filter_map(|phase| Run::starting(phase, child, from)).collect();
        for run in &mut runs {
            run.settle(by_age);
        }
        let mut placed = early.map(|birth| self.days_placed(track, birth)).unwrap_or_default();
        placed.retain(|day| *day >= from);
        let mut placed = placed.into_iter().peekable();
        std::iter::from_fn(move || {
            let next = runs.iter().filter_map(|run| run.day).chain(placed.peek().copied()).min()?;
            for run in &mut runs {
                run.pass(next, by_age);
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
    /// The day of the next one; `None` when there are no more.
    day: Option<NaiveDate>,
}

impl<'a> Run<'a> {
    /// At the first letter on or after a day. `None`: the phase is of another kind of child, or over.
    fn starting(phase: &'a Phase, child: Child, from: NaiveDate) -> Option<Self> {
        let years = match phase.years.as_slice() {
            [] | [_] => 1,
            [first, .., last] => u16::from(last.checked_sub(*first)?) + 1,
        };
        let mut run = Self { phase, child, next: 0, count: years * per_year(phase), day: None };
        let last = run.letter(run.count.checked_sub(1)?)?.1;
        if last < from {
            return None;
        }
        let (mut before, mut after) = (0, run.count - 1);
        // Most phases lie ahead as a whole.
        if run.letter(0)?.1 >= from {
            after = 0;
        }
        while before < after {
            let middle = before + (after - before) / 2;
            if run.letter(middle)?.1 < from { before = middle + 1 } else { after = middle }
        }
        run.next = before;
        Some(run)
    }

    /// At the next letter that counts, this one among them.
    fn settle(&mut self, counts: impl Fn(&SlotId) -> bool) {
        self.day = None;
        while self.next < self.count {
            let Some((slot, day)) = self.letter(self.next) else { return };
            if counts(&slot) {
                self.day = Some(day);
                return;
            }
            self.next += 1;
        }
    }

    fn pass(&mut self, day: NaiveDate, counts: impl Fn(&SlotId) -> bool + Copy) {
        while self.day.is_some_and(|next| next <= day) {
            self.next += 1;
            self.settle(counts);
        }
    }

    fn letter(&self, index: u16) -> Option<(SlotId, NaiveDate)> {
        let per_year = per_year(self.phase);
        let year = self.phase.years.first().copied().unwrap_or(0) + u8::try_from(index / per_year).ok()?;
        let unit = self.phase.from + self.phase.every * (index % per_year);
        let slot = self.phase.slot(year, unit);
        // Letters of another track stand under the name of their day.
        let day = match &slot {
            SlotId::Path { name, .. } => day_of(&name.parse().ok()?, &self.child)?,
            _ => day_of(&slot, &self.child)?,
        };
        Some((slot, day))
    }
}

fn per_year(phase: &Phase) -> u16 {
    let span = phase.to.checked_sub(phase.from);
    span.and_then(|span| span.checked_div(phase.every)).map_or(0, |steps| steps + 1)
}
