//! Letters of the school year in a family: beside that month's letter, one more at most, and back on the shelf as read.
//!
//! State in, decision out: the family, the ledger of what came, and a date. A letter of a region brings no notice of its
//! own; it comes with the first letter of its month, or where none is to come, at once.

use chrono::{Datelike, NaiveDate};
use otayori_pack::SlotId;

use super::{Freshness, RegionLetter, Regions, Status};
use crate::arrival::{Arrival, Shelved};
use crate::corpus::{Corpus, Letter, Review, WrittenBy};
use crate::family::{Family, Member, Standing};
use crate::ledger::Ledger;

impl Regions {
    /// Which letters of a region stand beside a family's own on a day: those of this month that did not come yet. Noted
    /// with [`crate::arrival::note`], as the others.
    pub fn arrivals(
        &self,
        corpus: &Corpus,
        family: &Family,
        ledger: &Ledger,
        region: Option<&str>,
        on: NaiveDate,
    ) -> Vec<Arrival> {
        let mut arrivals: Vec<Arrival> = Vec::new();
        for member in family.members() {
            let Some(slot) = self.of_this_month(corpus, member, ledger, region, on) else { continue };
            match arrivals.iter_mut().find(|arrival| arrival.slot == slot) {
                Some(arrival) => arrival.children.push(member.id),
                None => arrivals.push(Arrival { slot, children: vec![member.id], came_on: None }),
            }
        }
        arrivals
    }

    fn of_this_month(
        &self,
        corpus: &Corpus,
        member: &Member,
        ledger: &Ledger,
        region: Option<&str>,
        on: NaiveDate,
    ) -> Option<SlotId> {
        let born = member.birth()?.date;
        if member.standing != Standing::Active || member.is_paused(on) || on < born {
            return None;
        }
        let month = on.with_day(1)?;
        let due = self.letters(born, region).into_iter().find(|due| due.month == month)?;
        let slot: SlotId = due.id.parse().ok()?;
        // Whoever moves has had this month's from where they lived.
        if let Some((came, day)) = ledger.of_a_region_in(member, month, on) {
            return (day == on && came == slot).then_some(slot);
        }
        if ledger.day(member, &slot, on).is_some() {
            return None;
        }
        let dates = member.dates?;
        let first = corpus.ahead(&dates, month).next().map(|(day, _)| day);
        let waits =
            first.is_some_and(|first| on < first && (first.year(), first.month()) == (on.year(), on.month()));
        (!waits).then_some(slot)
    }

    /// Letters of a region up to a day, latest first, for [`crate::arrival::shelf`]: each under the day it came, or under
    /// the first day of its month, unread.
    pub fn shelf(
        &self,
        family: &Family,
        ledger: &Ledger,
        region: Option<&str>,
        on: NaiveDate,
    ) -> Vec<Shelved> {
        let mut letters = Vec::new();
        for member in family.members().iter().filter(|member| member.standing == Standing::Active) {
            let Some(birth) = member.birth() else { continue };
            for due in self.letters(birth.date, region).into_iter().filter(|due| due.month <= on) {
                let Ok(slot) = due.id.parse::<SlotId>() else { continue };
                let came_on = ledger.day(member, &slot, on);
                letters.push(Shelved { of: came_on.unwrap_or(due.month), slot, child: member.id, came_on });
            }
        }
        letters.sort_by(|a, b| b.of.cmp(&a.of).then_with(|| a.slot.cmp(&b.slot)));
        letters
    }
}

impl RegionLetter {
    /// The same in the form of the app's own letters, with its age. What a region wrote no clinician has signed.
    pub fn into_letter(self) -> Option<Letter> {
        let may_have_changed = match self.freshness {
            Freshness::Fresh => None,
            Freshness::MayHaveChanged { checked_on } => Some(checked_on),
        };
        let written_by = WrittenBy {
            region: self.region.clone(),
            replaces: false,
            may_have_changed,
            is_weak: self.status == Status::Weak,
        };
        Some(Letter {
            slot: self.id.parse().ok()?,
            message: self.message,
            language: self.language,
            region: Some(self.region),
            review: Review::Draft,
            pillar: self.pillar,
            help: self.help,
            sources: self.sources,
            pull_only: false,
            written_by: Some(written_by),
        })
    }
}
