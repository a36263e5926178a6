//! Deadlines of a family as reminders: at most one for each thing to do and child.
//!
//! Knows which day is too late for one. Whether a phone speaks up, at which hour, and that two on one day are one notice,
//! is decided by the planner; whether it has spoken of a thing already, by its ledger.

use chrono::{Days, NaiveDate};

use super::deadlines::Found;
use super::{Deadline, Regions, Subject};
use crate::corpus::{Corpus, Reader};
use crate::household::Household;
use crate::reminders::Due;

/// Days after the wanted one on which a reminder is still worth something: what was open for years is found in the list.
pub const REMINDS_FOR: u64 = 90;

impl Regions {
    /// What a family is to be reminded of, with the deadline that each is about, by the region where it lives on a day.
    ///
    /// A reminder comes on the day that the region names, or on the first one after it that is not too late: the day before
    /// the last, so that a counter can still be reached, and not later than [`REMINDS_FOR`] days.
    pub fn due(&self, corpus: &Corpus, household: &Household, on: NaiveDate) -> Vec<(Due, Deadline)> {
        let languages = [household.preferences.language.clone()];
        self.found(corpus, household, on, |due, found| (due, found.worded(&languages, on)))
    }

    /// The same without a word about any of it: what a plan is asked for with, at every wake.
    pub fn reminders(&self, corpus: &Corpus, household: &Household, on: NaiveDate) -> Vec<Due> {
        self.found(corpus, household, on, |due, _| due)
    }

    fn found<T>(
        &self,
        corpus: &Corpus,
        household: &Household,
        on: NaiveDate,
        take: impl Fn(Due, &Found<'_>) -> T,
    ) -> Vec<T> {
        let reader = Reader::new(&household.preferences.language);
        let reader = match household.family.region_on(on) {
            Some(region) => reader.in_region(region),
            None => reader,
        };
        let asked = self.asked(corpus.region(&reader));
        let mut due = Vec::new();
        for member in household.family.members() {
            let Some(subject) = Subject::of(member, on) else { continue };
            // A pause is the planner's to keep: it may end before a reminder is too late.
            let subject = Subject { paused: false, ..subject };
            for found in asked.of(&subject, on) {
                let Some(remind) = found.remind else { continue };
                let reminder = Due {
                    id: name_of(&found),
                    child: member.id,
                    on: remind,
                    not_after: not_after(&found, remind),
                };
                due.push(take(reminder, &found));
            }
        }
        due
    }
}

/// The same in a city as in its country: whoever moves is not reminded twice.
fn name_of(found: &Found<'_>) -> String {
    let country = found.of.id.split('-').next().unwrap_or_default();
    format!("{country}/{}", found.deadline.id)
}

fn not_after(found: &Found<'_>, remind: NaiveDate) -> NaiveDate {
    let worth = remind.checked_add_days(Days::new(REMINDS_FOR)).unwrap_or(remind);
    let eve = found.window.last.and_then(|last| last.pred_opt());
    eve.map_or(worth, |eve| worth.min(eve)).max(remind)
}
