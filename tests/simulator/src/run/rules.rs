//! Rules that are about the shell's doing more than about the calendar.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use otayori_core::arrival;

use super::Run;
use crate::oracle::{Expect, Violation};
use crate::phone::Shown;
use crate::report::{Report, child_id, chrono, civil};
use crate::shell::{Done, Said, Wake};

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

    /// The plan is idempotent: asked again at once it has nothing to do.
    pub(super) fn again_changes_nothing(&mut self, wake: Wake, asked: DateTime) -> Result<(), Violation> {
        // Once in a while: it doubles the work.
        if !self.outcome.plans.is_multiple_of(7) || wake == Wake::Opened && self.log {
            return Ok(());
        }
        let before = self.shell.phone.queue.clone();
        let seen = self.shell.phone.seen.len();
        self.shell.wake(if wake == Wake::Opened { Wake::Alarm } else { wake });
        let phone = &self.shell.phone;
        let limited = phone.trouble.limit.is_some();
        if (phone.queue != before && !limited) || phone.seen.len() != seen {
            let found = format!(
                "{} waited, {} wait now; {} posted",
                before.len(),
                phone.queue.len(),
                phone.seen.len() - seen
            );
            return Err(Violation { rule: "the same plan twice changes nothing", wall: asked, found });
        }
        Ok(())
    }

    /// Every letter due is on the shelf, whether or not a notice was shown.
    pub(super) fn shelf(&self, asked: DateTime) -> Result<(), Violation> {
        let household = &self.shell.store.household;
        let corpus = &self.shell.planner.words().corpus;
        let held: BTreeSet<String> =
            arrival::shelf(corpus, &household.family, &household.ledger, chrono(asked.date()))
                .into_iter()
                .map(|letter| format!("{} {} {}", letter.of, letter.slot, letter.child))
                .collect();
        for (day, slot, child) in self.oracle.shelf(asked.date()) {
            let letter = format!("{day} {slot} {}", child_id(child));
            if !held.contains(&letter) {
                let found = format!("{slot} of {day} for child {child} is not there");
                return Err(Violation { rule: "every letter due is on the shelf", wall: asked, found });
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
