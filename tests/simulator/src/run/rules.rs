//! Rules that are about the shell's doing more than about the calendar.

use std::collections::BTreeSet;

use ::chrono::NaiveDate;
use jiff::civil::{Date, DateTime};
use otayori_core::arrival;
use otayori_core::family::ChildId;
use otayori_core::household::Household;
use otayori_core::reminders::Notice;

use super::Run;
use crate::oracle::{Expect, Oracle, Violation};
use crate::phone::Shown;
use crate::planner::wall;
use crate::report::{Report, child_id, chrono, civil};
use crate::shell::{Done, Said};

impl Run<'_> {
    /// A line that is a title is that of a letter of this day, for somebody who is accompanied.
    pub(super) fn titles_of(&self, shown: &Shown) -> Result<u64, Violation> {
        let due: BTreeSet<String> = self.oracle.letters_of(shown.id);
        let mut titles = 0;
        if self.oracle.titles {
            let language = &self.shell.store.household.preferences.language;
            let line = self.shell.planner.words().deadline_line(language).unwrap_or_default();
            let says_so = shown.text.lines().any(|of| of == line);
            let full = shown.text.lines().any(|of| self.shell.planner.words().titled(of).is_some());
            match self.oracle.owes(shown.id) {
                Expect::MustNot if says_so => {
                    let found = format!("{}: {}", shown.id, shown.text);
                    return Err(Violation {
                        rule: "no notice of something to do that nobody has to do",
                        wall: shown.wall,
                        found,
                    });
                }
                Expect::Must if full && !says_so => {
                    let found = format!("{}: {}", shown.id, shown.text);
                    return Err(Violation {
                        rule: "a deadline brings its reminder",
                        wall: shown.wall,
                        found,
                    });
                }
                _ => {}
            }
            for slots in shown.text.lines().filter_map(|line| self.shell.planner.words().titled(line)) {
                titles += 1;
                if slots.is_disjoint(&due) {
                    let found = format!("{}: {}; due: {due:?}", shown.id, shown.text);
                    return Err(Violation {
                        rule: "a title is that of a letter of the day",
                        wall: shown.wall,
                        found,
                    });
                }
            }
        }
        Ok(titles)
    }

    pub(super) fn one_at_most(&self, done: &Done, asked: DateTime) -> Result<(), Violation> {
        let today = asked.date();
        for plan in &done.plans {
            if let Some(notice) = &plan.post_now
                && civil(notice.id) != today
            {
                let found = format!("{} posted on {today}", notice.id);
                return Err(Violation { rule: "post_now is only for today", wall: asked, found });
            }
        }
        if done.posted.len() > 1 {
            let found = format!("{:?}", done.posted);
            return Err(Violation { rule: "one notice a wake at most", wall: asked, found });
        }
        Ok(())
    }

    /// The plan is idempotent: asked again at once it shows, takes back and presumes nothing and arms nothing new. Alarms that
    /// cannot be listed are armed again, each as it waits.
    pub(super) fn again_changes_nothing(&self, done: &Done, asked: DateTime) -> Result<(), Violation> {
        let Some(first) = done.plans.last() else { return Ok(()) };
        let again = self.shell.asks_again(done);
        let phone = &self.shell.phone;
        let told = done.told.is_some();
        // What the system drops while it takes fewer than it promises looks as if it had been shown.
        let drops = phone.trouble.limit.is_some();
        let quiet = again.post_now.is_none()
            && (drops || (again.cancel.is_empty() && again.presumed.is_empty()))
            && again.well.is_empty()
            && again.next_wake == first.next_wake
            && if told { again.health.is_empty() } else { again.health == first.health };
        let as_it_waits = |notice: &Notice| {
            let held = phone.queue.get(&civil(notice.id));
            held.is_some_and(|held| held.at == wall(notice.fire) && held.text == notice.text)
        };
        let lists = !phone.platform.runs_at_alarms();
        let same = if lists { again.arm.is_empty() } else { again.arm.len() == phone.queue.len() };
        let armed = drops || (same && again.arm.iter().all(as_it_waits));
        if quiet && armed {
            return Ok(());
        }
        let found = format!(
            "asked again: {again:?}; {} wait; next wake {:?}, hints {:?}, told {told}",
            phone.queue.len(),
            first.next_wake,
            first.health
        );
        Err(Violation { rule: "the same plan twice changes nothing", wall: asked, found })
    }

    /// Every letter due is on the shelf, whether or not a notice was shown: what fell due since the last look, and the whole of
    /// it where the family is another or the date an earlier one.
    pub(super) fn shelf(&mut self, asked: DateTime) -> Result<(), Violation> {
        let today = asked.date();
        let known = self.shelved.filter(|(day, facts)| *day <= today && *facts == self.oracle.heard());
        self.shelf_since(known.map(|(day, _)| day), asked)?;
        self.shelved = Some((today, self.oracle.heard()));
        Ok(())
    }

    /// The shelf from a day on, or all of it.
    pub(super) fn shelf_since(&self, from: Option<Date>, asked: DateTime) -> Result<(), Violation> {
        let Household { family, ledger, .. } = &self.shell.store.household;
        let corpus = &self.shell.planner.words().corpus;
        let (since, today) = (from.map_or(NaiveDate::MIN, chrono), chrono(asked.date()));
        let shelf = arrival::shelf_between(corpus, family, ledger, since, today);
        let held: BTreeSet<(NaiveDate, String, ChildId)> =
            shelf.into_iter().map(|letter| (letter.of, letter.slot.to_string(), letter.child)).collect();
        for (day, slot, child) in self.oracle.shelf(from, asked.date()) {
            if !held.contains(&(chrono(day), slot.to_string(), child_id(child))) {
                let found = format!("{slot} of {day} for child {child} is not there");
                return Err(Violation { rule: "every letter due is on the shelf", wall: asked, found });
            }
        }
        Ok(())
    }

    /// Whatever became of the commit, nothing waits or hangs there about a letter or a deadline that has another day now, or none.
    pub(super) fn moved_in_the_same_call(
        &self,
        before: &Oracle<'_>,
        report: &Report,
        said: Said,
        asked: DateTime,
    ) -> Result<(), Violation> {
        // A wake that died has written down what does not wait: what waits may be about less than it could be.
        if !before.is_sound() {
            return Ok(());
        }
        let mut after = self.oracle.clone();
        if said == Said::NotKept {
            after.hears(report);
        }
        let phone = &self.shell.phone;
        for id in phone.queue.keys().chain(&phone.lock_screen) {
            let was = before.about(*id).into_iter().map(|(child, what)| (after.facts().name(child), what));
            let gone: Vec<_> = was.filter(|about| !after.about(*id).contains(about)).collect();
            if !gone.is_empty() {
                let found = format!("{id} still waits about {gone:?} after: {report}");
                return Err(Violation {
                    rule: "what has another day is taken back in the same call",
                    wall: asked,
                    found,
                });
            }
        }
        Ok(())
    }

    /// Whatever became of the commit, the queue holds nothing that the report stops.
    pub(super) fn cancelled_in_the_same_call(
        &mut self,
        report: &Report,
        said: Said,
        asked: DateTime,
    ) -> Result<(), Violation> {
        let mut facts = self.oracle.clone();
        if said == Said::NotKept {
            facts.hears(report);
        }
        let phone = &self.shell.phone;
        let waiting = phone.queue.keys().chain(&phone.lock_screen);
        if said == Said::NotKept && (waiting.clone().next().is_some() || phone.bare.is_some()) {
            let found = format!("{:?} wait after: {report}", phone.queue.keys());
            return Err(Violation {
                rule: "an ending that cannot be kept leaves nothing waiting",
                wall: asked,
                found,
            });
        }
        let wrong: Vec<_> = waiting.filter(|id| facts.expects_nobody(**id)).collect();
        if let Some(id) = wrong.first() {
            let found = format!("{id} still waits after: {report}");
            return Err(Violation {
                rule: "an ending empties the queue in the same call",
                wall: asked,
                found,
            });
        }
        Ok(())
    }
}
