//! One childhood on one phone: a story goes in, what was broken and what was seen comes out.
//!
//! Knows how happenings meet the shell, the phone and the oracle. Everything follows from the story: the same story ends the
//! same way.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::DateTime;
use otayori_core::arrival;
use otayori_core::reminders::Due;

use crate::clock::{DAY, HOUR, Instant, dice};
use crate::happening::{Happening, Step};
use crate::oracle::letters::Words;
use crate::oracle::{Oracle, Violation};
use crate::phone::{Fired, Permission, Phone, Platform, Shown};
use crate::planner::Planner;
use crate::report::{Report, child_id, chrono, civil};
use crate::shell::{Done, Said, Shell, Store, Wake};
use crate::story::Story;

/// What came of a story.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The first rule broken.
    pub broken: Option<Violation>,
    /// Notices a person saw.
    pub shown: u64,
    /// Of those that had to come, how many came on a day without trouble.
    pub kept: u64,
    /// Plans asked for.
    pub plans: u64,
    /// Notices armed.
    pub armed: u64,
    /// Titles that stood on a lock screen by choice.
    pub titles: u64,
    /// Days lived.
    pub days: u64,
    /// Reports that the core refused.
    pub refused: u64,
    /// Every line, if it was asked for.
    pub log: String,
}

/// Lives a story to its end, or to the first rule broken.
pub fn live(story: &Story, planner: &dyn Planner, words: &Words, log: bool) -> Outcome {
    let mut run = Run::new(story, planner, words, log);
    run.outcome.broken = run.live(story).err();
    if let Some(broken) = &run.outcome.broken {
        let line = format!("BROKEN: {}: {}", broken.rule, broken.found);
        run.write(&line);
    }
    run.outcome.shown = run.shell.phone.seen.len() as u64;
    run.outcome.kept = run.oracle.kept;
    run.outcome
}

struct Run<'a> {
    shell: Shell<'a>,
    oracle: Oracle<'a>,
    /// What the backup knew.
    backup: crate::oracle::facts::Facts,
    drop_next: bool,
    outcome: Outcome,
    log: bool,
    opens: u32,
    seen: usize,
    fault: Option<&'static str>,
}

impl<'a> Run<'a> {
    fn new(story: &Story, planner: &'a dyn Planner, words: &'a Words, log: bool) -> Self {
        let phone = Phone::new(story.platform, &story.zone, story.seed, story.start);
        let mut store = Store::default();
        story.language.clone_into(&mut store.household.preferences.language);
        let oracle = Oracle::new(words, story.hour, phone.wall());
        let shell =
            Shell { planner, phone, store, deadlines: Vec::new(), crash: None, twice: false, silence: None };
        let mut run = Self {
            shell,
            oracle,
            backup: crate::oracle::facts::Facts::default(),
            drop_next: false,
            outcome: Outcome::default(),
            log,
            opens: 0,
            seen: 0,
            fault: None,
        };
        run.shell.choose(Some(story.hour), None);
        run.outcome.days = u64::try_from((story.end - story.start) / DAY).unwrap_or(0);
        run
    }

    fn write(&mut self, line: &str) {
        if self.log {
            let wall = self.shell.phone.wall();
            let fault = self.fault.map_or(String::new(), |fault| format!("  [{fault}]"));
            _ = writeln!(self.outcome.log, "{}  {line}{fault}", wall.strftime("%Y-%m-%d %H:%M"));
        }
    }

    fn live(&mut self, story: &Story) -> Result<(), Violation> {
        for step in &story.steps {
            self.until(step.at)?;
            self.shell.phone.now = step.at;
            self.oracle.judges(&self.shell.phone)?;
            self.fault = step.fault.map(|(name, _)| name);
            self.step(step)?;
            self.fault = None;
            self.look()?;
        }
        self.until(story.end)?;
        self.shell.phone.now = story.end;
        self.oracle.judges(&self.shell.phone)
    }

    /// Lets the system's queue do what is due before an instant.
    fn until(&mut self, end: Instant) -> Result<(), Violation> {
        while let Some((at, id)) = self.shell.phone.next_fire() {
            if at >= end {
                break;
            }
            self.shell.phone.now = at;
            self.oracle.judges(&self.shell.phone)?;
            if std::mem::take(&mut self.drop_next) {
                self.shell.phone.queue.remove(&id);
                let wall = self.shell.phone.wall();
                self.oracle.disturbs(wall);
                self.write(&format!("the system drops {id}"));
                continue;
            }
            if let Some(Fired::Alarm(_)) = self.shell.phone.fire(id) {
                self.wake(Wake::Alarm)?;
            }
            self.look()?;
        }
        Ok(())
    }

    /// Hands the oracle what a person has seen since.
    fn look(&mut self) -> Result<(), Violation> {
        let fresh: Vec<Shown> = self.shell.phone.seen[self.seen..].to_vec();
        self.seen = self.shell.phone.seen.len();
        for shown in &fresh {
            self.write(&format!("notice {}: {}", shown.id, shown.text));
            let titles = self.titles_of(shown)?;
            self.oracle.sees(shown)?;
            self.outcome.titles += titles;
        }
        Ok(())
    }

    /// A line that is a title is that of a letter of this day, for somebody who is accompanied.
    fn titles_of(&self, shown: &Shown) -> Result<u64, Violation> {
        let due: BTreeSet<String> = self.oracle.letters_of(shown.id);
        let mut titles = 0;
        if self.oracle.titles {
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

    fn wake(&mut self, wake: Wake) -> Result<(), Violation> {
        if !self.shell.phone.can_run() {
            return Ok(());
        }
        let asked = self.shell.phone.wall();
        self.shell.deadlines = self.dues();
        if self.shell.crash.is_some() {
            self.oracle.disturbs(asked);
        }
        let done = self.shell.wake(wake);
        self.count(&done);
        if wake == Wake::Opened && (done.complete || !done.plans.is_empty()) {
            self.oracle.opens(asked);
        }
        self.look()?;
        self.one_at_most(&done, asked)?;
        if done.complete {
            self.oracle.catches_up(&self.shell.phone, asked)?;
            self.oracle.checks(&self.shell.phone, asked)?;
            self.again_changes_nothing(wake, asked)?;
        } else {
            self.oracle.disturbs(asked);
            for notice in done.plans.iter().filter_map(|plan| plan.post_now.as_ref()) {
                self.oracle.loses(civil(notice.id));
            }
        }
        if wake == Wake::Opened {
            self.opens += 1;
            if self.opens.is_multiple_of(25) {
                self.shelf(asked)?;
            }
        }
        Ok(())
    }

    fn count(&mut self, done: &Done) {
        self.outcome.plans += done.plans.len() as u64;
        self.outcome.armed += done.plans.iter().map(|plan| plan.arm.len() as u64).sum::<u64>();
        if self.log {
            for plan in &done.plans {
                let armed: Vec<String> = plan.arm.iter().map(|notice| notice.id.to_string()).collect();
                let line = match (armed.first(), armed.last(), plan.cancel.len()) {
                    (Some(first), Some(last), taken) => {
                        format!("arms {}: {first} to {last}; takes back {taken}", armed.len())
                    }
                    (_, _, 0) => continue,
                    (_, _, taken) => format!("takes back {taken}"),
                };
                self.write(&line);
            }
        }
    }

    fn one_at_most(&self, done: &Done, asked: DateTime) -> Result<(), Violation> {
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
    fn again_changes_nothing(&mut self, wake: Wake, asked: DateTime) -> Result<(), Violation> {
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
    fn shelf(&self, asked: DateTime) -> Result<(), Violation> {
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

    fn dues(&self) -> Vec<Due> {
        let due = |of: &crate::oracle::Deadline| Due {
            id: of.name.to_owned(),
            child: child_id(of.child),
            on: chrono(of.on),
            not_after: chrono(of.not_after),
        };
        self.oracle.deadlines().iter().map(due).collect()
    }

    fn disturb(&mut self) {
        let wall = self.shell.phone.wall();
        self.oracle.disturbs(wall);
    }

    fn open(&mut self) -> Result<(), Violation> {
        if !self.shell.phone.on {
            return Ok(());
        }
        // Whoever opens the app has unlocked the phone.
        if !self.shell.phone.unlocked {
            self.unlock()?;
        }
        self.shell.phone.opened();
        self.write("opens the app");
        if let Some(report) = self.shell.silence.clone()
            && !self.shell.phone.trouble.key_lost
        {
            // Asked again whether it is so, the person says yes.
            let said = self.shell.say(&report);
            self.write(&format!("says again: {report}: {said:?}"));
            match said {
                Said::Kept => self.oracle.hears(&report),
                Said::Refused => self.shell.silence = None,
                Said::NotKept => {}
            }
            self.oracle.silent = self.shell.silence.is_some();
        }
        self.wake(Wake::Opened)
    }

    fn unlock(&mut self) -> Result<(), Violation> {
        self.shell.phone.unlocked = true;
        self.disturb();
        if self.shell.phone.platform.runs_at_alarms() && !self.shell.phone.stopped {
            self.wake(Wake::Booted)
        } else {
            Ok(())
        }
    }

    fn android_wake(&mut self, wake: Wake) -> Result<(), Violation> {
        let phone = &self.shell.phone;
        if phone.platform.runs_at_alarms() && !phone.stopped { self.wake(wake) } else { Ok(()) }
    }

    fn step(&mut self, step: &Step) -> Result<(), Violation> {
        if step.what != Happening::Opens {
            self.write(&step.what.to_string());
        }
        if step.what.disturbs() {
            self.disturb();
        }
        let platform = self.shell.phone.platform;
        match &step.what {
            Happening::Opens => return self.open(),
            Happening::Says(report) => return self.say(report, false),
            Happening::SaysAndDies(report) => {
                self.say(report, true)?;
                self.shell.phone.switch_off();
            }
            Happening::ChoosesHour(hour) => {
                self.open()?;
                if self.can_choose() && self.shell.choose(Some(*hour), None) {
                    self.oracle.hour = i8::try_from(*hour).unwrap_or(8);
                    return self.wake(Wake::Opened);
                }
            }
            Happening::ChoosesTitles(titles) => {
                self.open()?;
                if self.can_choose() && self.shell.choose(None, Some(*titles)) {
                    self.oracle.titles = *titles;
                    return self.wake(Wake::Opened);
                }
            }
            Happening::Allows => {
                if self.shell.phone.on {
                    self.shell.phone.permission = Permission::Granted;
                }
            }
            Happening::Forbids => self.shell.phone.permission = Permission::Refused,
            Happening::SavesBackup => {
                if !self.can_choose() {
                    return Ok(());
                }
                self.shell.store.backup = Some(self.shell.store.household.clone());
                self.backup = self.oracle.facts().clone();
            }
            Happening::Restores { onto_a_new_phone } => return self.restore(*onto_a_new_phone),
            Happening::Travels(zone) => {
                if let Some(found) = crate::clock::zone(zone) {
                    self.shell.phone.zone = found;
                    self.shell.phone.zone_name.clone_from(zone);
                }
                return self.moved();
            }
            Happening::MovesClock(by) => {
                self.shell.phone.shift += by;
                return self.moved();
            }
            Happening::SwitchesOff => self.shell.phone.switch_off(),
            Happening::SwitchesOn => {
                self.shell.phone.switch_on();
                self.shell.phone.moved();
            }
            Happening::Unlocks => {
                if self.shell.phone.on && !self.shell.phone.unlocked {
                    return self.unlock();
                }
            }
            Happening::AlarmsVanish => self.shell.phone.queue.clear(),
            Happening::ForceStops => {
                if platform.runs_at_alarms() {
                    self.shell.phone.cancel_all();
                    self.shell.phone.stopped = true;
                }
            }
            Happening::Updates => {
                if dice(self.shell.phone.seed, "update", step.at).bool() && platform.runs_at_alarms() {
                    self.shell.phone.queue.clear();
                }
                return self.android_wake(Wake::Updated);
            }
            Happening::Restricts => self.shell.phone.trouble.restricted = platform.runs_at_alarms(),
            Happening::FallsAsleep => self.shell.phone.trouble.asleep = platform.runs_at_alarms(),
            Happening::Dozes(hours) => {
                self.shell.phone.trouble.dozing_until = step.at + hours * HOUR;
                self.oracle.disturbs_for(self.shell.phone.wall(), hours / 24 + 1);
            }
            Happening::RunsLate(hours) => {
                self.shell.phone.trouble.late_until = step.at + hours * HOUR;
                self.oracle.disturbs_for(self.shell.phone.wall(), hours / 24 + 1);
            }
            Happening::DropsOne => self.drop_next = true,
            Happening::Limits(limit) => {
                self.shell.phone.trouble.limit = limit.filter(|_| platform == Platform::Ios)
            }
            Happening::WakesTwice => self.shell.twice = true,
            Happening::Crashes(crash) => self.shell.crash = Some(*crash),
            Happening::DiskFills { reserve_too } => {
                self.shell.phone.trouble.store_full = true;
                self.shell.phone.trouble.reserve_gone = *reserve_too;
            }
            Happening::DiskClears => {
                self.shell.phone.trouble.store_full = false;
                self.shell.phone.trouble.reserve_gone = false;
            }
            Happening::LosesKey => self.shell.phone.trouble.key_lost = true,
            Happening::FindsKey => self.shell.phone.trouble.key_lost = false,
            Happening::Refreshes => {
                if platform == Platform::Ios {
                    return self.wake(Wake::Refresh);
                }
            }
        }
        Ok(())
    }

    fn can_choose(&self) -> bool {
        self.shell.phone.can_run() && !self.shell.phone.trouble.key_lost
    }

    fn moved(&mut self) -> Result<(), Violation> {
        self.shell.phone.moved();
        let wall = self.shell.phone.wall();
        self.oracle.moved(wall);
        self.android_wake(Wake::ClockOrZone)
    }

    fn say(&mut self, report: &Report, dies: bool) -> Result<(), Violation> {
        self.open()?;
        if !self.shell.phone.can_run() || self.shell.phone.trouble.key_lost || self.shell.silence.is_some() {
            return Ok(());
        }
        let asked = self.shell.phone.wall();
        let said = self.shell.say(report);
        match said {
            Said::Kept => self.oracle.hears(report),
            Said::Refused => {
                self.outcome.refused += 1;
                self.write("  (cannot be, says the core)");
                return Ok(());
            }
            Said::NotKept => self.write("  (could not be written down)"),
        }
        self.oracle.silent = self.shell.silence.is_some();
        if report.stops() {
            self.cancelled_in_the_same_call(report, said, asked)?;
        }
        if said == Said::NotKept || dies {
            self.disturb();
            return Ok(());
        }
        self.wake(Wake::Opened)
    }

    /// Whatever became of the commit, the queue holds nothing that the report stops.
    fn cancelled_in_the_same_call(
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

    fn restore(&mut self, onto_a_new_phone: bool) -> Result<(), Violation> {
        if self.shell.store.backup.is_none() || !self.can_choose() || self.shell.silence.is_some() {
            return Ok(());
        }
        if onto_a_new_phone {
            self.shell.phone.cancel_all();
            self.shell.phone.permission = Permission::Granted;
            self.shell.phone.opened();
            self.shell.phone.unlocked = true;
        } else {
            self.open()?;
        }
        if !self.shell.restore(onto_a_new_phone) {
            return Ok(());
        }
        if onto_a_new_phone {
            let mut facts = self.backup.clone();
            facts.children.values_mut().for_each(|child| child.unconfirmed = true);
            self.oracle.knows(facts, true);
        }
        self.wake(Wake::Opened)?;
        if onto_a_new_phone {
            let children: Vec<u8> = self.oracle.facts().children.keys().copied().collect();
            for child in children {
                // Somebody answers for some of them, at once.
                if dice(self.shell.phone.seed, "still so", child.into()).u8(0..5) > 0 {
                    self.say(&Report::StillSo { child }, false)?;
                }
            }
        }
        Ok(())
    }
}
