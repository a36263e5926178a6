//! What the oracle says when a notice appears.

use super::letters::Slot;
use super::{Expect, FADES_AFTER, Oracle, Violation};
use crate::clock::{between, plus};
use crate::phone::{Phone, Shown};

const QUIET_LINES: usize = 4;

/// No neutral notice has any of these, in any language.
const WORDS: [&str; 12] = [
    "baby",
    "pregnan",
    "birth",
    "loss",
    "child",
    "week",
    "赤ちゃん",
    "妊娠",
    "出産",
    "子ども",
    "あかちゃん",
    "にんしん",
];

impl Oracle<'_> {
    /// A notice appeared. `quiet`: it is the line in place of the letters of a pregnancy that nobody looks at.
    pub fn sees(&mut self, shown: &Shown, quiet: bool, phone: &Phone) -> Result<(), Violation> {
        self.looks_at(shown.wall);
        let broken = |rule, found: String| Err(Violation { rule, wall: shown.wall, found });
        let today = shown.wall.date();
        if let Some(earliest) = self.shown.get(&shown.id)
            && *earliest >= plus(shown.id, -1)
            && !self.untold.contains(&shown.id)
        {
            return broken("never two notices for one person-slot-day", format!("{} came again", shown.id));
        }
        // A late system may carry one past midnight; then two dates share one day through no fault of the app's.
        let carried = shown.late;
        if let Some(other_late) = self.shown_on.get(&today)
            && !carried
            && !other_late
            && !self.untold.contains(&shown.id)
            && self.shown.get(&shown.id).is_none_or(|earliest| *earliest >= plus(shown.id, -1))
        {
            return broken(
                "never two notices on one civil day",
                format!("{} is the second on {today}", shown.id),
            );
        }
        if self.expects(shown.id) == Expect::MustNot {
            let lost = self.silent
                || self
                    .facts
                    .children
                    .values()
                    .any(|child| child.ended || child.removed || child.unconfirmed);
            let rule = if lost {
                "never a notice for a child who has ended, is paused, removed or unconfirmed"
            } else {
                "no notice without a letter"
            };
            return broken(rule, format!("{}: {}", shown.id, shown.text));
        }
        if shown.id != today && !shown.late && !self.disturbed.contains(&today) {
            return broken("a notice comes on its own day", format!("{} came on {today}", shown.id));
        }
        let hours = today.at(self.hour, 0, 0, 0)..=today.at(self.last_hour(), 0, 0, 0);
        if !shown.by_the_system && !hours.contains(&shown.wall) {
            let found = format!("{} came at {}", shown.id, shown.wall.time());
            return broken("the app shows nothing before its hour or late in the evening", found);
        }
        if !self.comes_in_time(shown, phone) {
            let found = format!("{} came at {}", shown.id, shown.wall.time());
            return broken("a notice comes within the platform's window", found);
        }
        if !(7..=21).contains(&shown.wall.hour()) && !shown.late && !self.disturbed.contains(&today) {
            return broken("nobody is woken at night", format!("{} came at {}", shown.id, shown.wall.time()));
        }
        self.neutral(shown)?;
        self.fades(shown, quiet)?;
        self.reminds(shown.id);
        self.shown.insert(shown.id, today);
        self.untold.remove(&shown.id);
        if shown.by_the_system {
            self.unnoted.insert(shown.id, self.hour);
        }
        self.shown_on.insert(today, carried);
        self.note(shown.id);
        Ok(())
    }

    /// The quiet lines are four at most, a week apart, and nothing else comes of a pregnancy beside them.
    fn fades(&mut self, shown: &Shown, quiet: bool) -> Result<(), Violation> {
        let broken = |found: String| {
            Err(Violation { rule: "four quiet lines a week apart, then silence", wall: shown.wall, found })
        };
        if quiet {
            // Armed before somebody looked, where the wake died that would have taken it back.
            let is_left_over = between(self.looked_at(), shown.id) < FADES_AFTER;
            if is_left_over && self.sound_since.is_some() {
                return broken(format!("{} came although somebody had looked", shown.id));
            }
            // Under a clock set back the same one may come again.
            if is_left_over || self.quiet.contains(&shown.id) {
                return Ok(());
            }
            let soon = self.quiet.iter().any(|other| between(*other, shown.id).abs() < 7);
            self.quiet.push(shown.id);
            if self.quiet.len() > QUIET_LINES || soon {
                return broken(format!("{:?}", self.quiet));
            }
            return Ok(());
        }
        let is_faded = |(child, _): &(u8, Slot)| self.is_faded(*child, shown.id) == Some(true);
        let letters = self.letters(shown.id);
        if self.sound_since.is_some()
            && !letters.is_empty()
            && letters.iter().all(is_faded)
            && self.owes(shown.id) == Expect::MustNot
        {
            return broken(format!("{} came as if it were read: {}", shown.id, shown.text));
        }
        Ok(())
    }

    /// What stands on a lock screen tells nobody about a baby, unless the person chose titles.
    fn neutral(&self, shown: &Shown) -> Result<(), Violation> {
        let lower = shown.text.to_lowercase();
        if !self.titles && WORDS.iter().any(|word| lower.contains(word)) {
            let found = shown.text.clone();
            return Err(Violation { rule: "a neutral notice names nothing", wall: shown.wall, found });
        }
        Ok(())
    }
}
