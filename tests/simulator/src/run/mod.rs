//! One childhood on one phone: a story goes in, what was broken and what was seen comes out.
//!
//! Knows how happenings meet the shell, the phone and the oracle. Everything follows from the story: the same story ends the
//! same way.

mod rules;
mod steps;
mod strikes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use otayori_core::family::Hour;

use jiff::civil::{Date, DateTime};

use self::strikes::{Lasting, Strikes};
use crate::clock::{DAY, Instant};
use crate::desk::Desk;
use crate::oracle::hints::Sight;
use crate::oracle::letters::Words;
use crate::oracle::{Oracle, Violation};
use crate::phone::{Fired, Permission, Phone, Shown};
use crate::planner::Planner;
use crate::report::civil;
use crate::shell::{Done, Shell, Store, Wake};
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
    /// Of them, days on which something to do by a day was told.
    pub reminders: u64,
    /// Hints about the phone that were told.
    pub hints: u64,
    /// Titles that stood on a lock screen by choice.
    pub titles: u64,
    /// Days lived.
    pub days: u64,
    /// Reports that the core refused.
    pub refused: u64,
    /// How often each fault did something.
    pub faults: BTreeMap<&'static str, u64>,
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
    run.outcome.reminders = run.oracle.reminders;
    run.outcome.faults = run.strikes.count();
    run.outcome
}

struct Run<'a> {
    shell: Shell<'a>,
    oracle: Oracle<'a>,
    /// What the backup knew.
    backup: crate::oracle::facts::Facts,
    drop_next: bool,
    /// When the phone came where it is.
    arrived: Instant,
    outcome: Outcome,
    log: bool,
    /// Up to which day the shelf is known to hold every letter, and how much had been heard then.
    shelved: Option<(Date, u32)>,
    seen: usize,
    fault: Option<&'static str>,
    strikes: Strikes,
}

impl<'a> Run<'a> {
    fn new(story: &Story, planner: &'a dyn Planner, words: &'a Words, log: bool) -> Self {
        let phone = Phone::new(story.platform, &story.zone, story.seed, story.start);
        let mut store = Store::default();
        story.language.clone_into(&mut store.household.preferences.language);
        let desk = Rc::new(Desk::new(&planner.words().regions));
        let oracle = Oracle::new(words, desk, story.hour, story.language, phone.wall());
        let shell = Shell { planner, phone, store, crash: None, twice: false, silence: None };
        let mut run = Self {
            shell,
            oracle,
            backup: crate::oracle::facts::Facts::default(),
            drop_next: false,
            arrived: story.start,
            outcome: Outcome::default(),
            log,
            shelved: None,
            seen: 0,
            fault: None,
            strikes: Strikes::default(),
        };
        run.shell.choose(|preferences| {
            preferences.hour = Hour::try_from(story.hour).unwrap_or(preferences.hour);
        });
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
            let before = step.fault.map(|_| self.mark());
            let lived = self.step(step);
            self.strikes.of(step, before.is_some_and(|before| before != self.mark()));
            lived?;
            self.fault = None;
            self.look()?;
        }
        self.until(story.end)?;
        self.shell.phone.now = story.end;
        self.oracle.judges(&self.shell.phone)?;
        self.shelf_since(None, self.shell.phone.wall())
    }

    /// Lets the system's queue do what is due before an instant.
    fn until(&mut self, end: Instant) -> Result<(), Violation> {
        while let Some((at, id)) = self.shell.phone.next_fire() {
            if at >= end {
                break;
            }
            self.shell.phone.now = at;
            self.oracle.judges(&self.shell.phone)?;
            if let Some(id) = id.filter(|_| self.drop_next) {
                self.drop_next = false;
                self.strikes.now(Lasting::Drop);
                self.shell.phone.queue.remove(&id);
                let wall = self.shell.phone.wall();
                self.oracle.disturbs(wall);
                self.write(&format!("the system drops {id}"));
                continue;
            }
            if self.shell.phone.runs_late(id) {
                self.strikes.now(Lasting::Late);
            }
            if let Some(Fired::Alarm(_) | Fired::Bare) = self.shell.phone.fire(id) {
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
            let quiet = self.shell.planner.words().is_quiet(&shown.text);
            self.oracle.sees(shown, quiet, &self.shell.phone)?;
            self.outcome.titles += titles;
        }
        Ok(())
    }

    fn wake(&mut self, wake: Wake) -> Result<(), Violation> {
        if !self.shell.phone.can_run() {
            return Ok(());
        }
        let asked = self.shell.phone.wall();
        self.oracle.lives_on(asked.date());
        if self.shell.crash.is_some() {
            self.oracle.disturbs(asked);
        }
        let phone = &self.shell.phone;
        let waits = phone.permission == Permission::Granted
            && phone.trouble.limit.is_none()
            && phone.queue.contains_key(&asked.date());
        let crash = self.shell.crash.is_some();
        self.strikes_of_a_wake();
        let done = self.shell.wake(wake);
        self.count(&done);
        let phone = &self.shell.phone;
        if phone.trouble.limit.is_some_and(|limit| phone.queue.len() >= limit) {
            self.strikes.now(Lasting::Limit);
        }
        let ran = done.complete || !done.plans.is_empty();
        if ran {
            self.oracle.runs_on(asked);
        }
        if wake == Wake::Opened && ran {
            self.oracle.opens(asked, waits);
        }
        self.look()?;
        if done.plans.is_empty() {
            self.oracle.waits_again(&self.shell.phone);
        } else {
            self.oracle.notes_what_was_shown(&self.shell.phone);
        }
        self.hints(&done, asked)?;
        self.oracle.has_planned(asked, done.complete);
        self.one_at_most(&done, asked)?;
        if done.complete {
            self.oracle.catches_up(&self.shell.phone, asked)?;
            self.oracle.checks(&self.shell.phone, asked)?;
            self.again_changes_nothing(&done, asked)?;
        } else {
            self.oracle.disturbs(asked);
            for notice in done.plans.iter().filter_map(|plan| plan.post_now.as_ref()) {
                self.oracle.loses(civil(notice.id));
            }
            let phone = &self.shell.phone;
            let asks =
                phone.platform.runs_at_alarms() && !phone.trouble.key_lost && self.shell.silence.is_none();
            if asks && !crash {
                self.oracle.asks_again(phone, asked, wake == Wake::Opened)?;
            }
            // What could be read and not written takes back all the same.
            if !crash && !phone.trouble.busy {
                self.oracle.nothing_waits_that_must_not(phone, asked)?;
            }
        }
        if done.plans.is_empty() { Ok(()) } else { self.shelf(asked) }
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
            let hints = done.plans.iter().flat_map(|plan| &plan.health).filter(|_| done.told.is_some());
            let hints: Vec<String> = hints.map(|hint| format!("on the screen: {}", hint.text)).collect();
            hints.iter().for_each(|line| self.write(line));
        }
    }

    /// What is told of the phone, and what should have been.
    fn hints(&mut self, done: &Done, asked: DateTime) -> Result<(), Violation> {
        if done.plans.is_empty() {
            return Ok(());
        }
        let phone = &self.shell.phone;
        let sight = Sight {
            today: asked.date(),
            device: phone.device(),
            refused: phone.permission == Permission::Refused,
            held_back: phone.is_held_back(),
            late_by: done
                .plans
                .iter()
                .any(|plan| plan.post_now.is_some())
                .then(|| asked.hour() - self.oracle.hour),
        };
        self.oracle.hints.looks(&sight);
        let Some(told) = &done.told else { return Ok(()) };
        self.outcome.hints += told.len() as u64;
        let wrong =
            |found| Violation { rule: "each hint is told when it holds, and once", wall: asked, found };
        self.oracle.hints.tells(&sight, told).map_err(wrong)
    }

    /// What the strike of a fault changes, at the least.
    fn mark(&self) -> impl PartialEq + use<'a> {
        let phone = &self.shell.phone;
        let state = (phone.on, phone.unlocked, phone.stopped, phone.permission, phone.shift);
        let queue = (phone.zone_name.clone(), phone.queue.clone(), phone.trouble.clone());
        let kept = (self.shell.store.backup.is_some(), self.shell.silence.is_some(), self.oracle.heard());
        (state, queue, kept, self.outcome.plans)
    }

    /// Faults that wait for the app to run have done something when it does.
    fn strikes_of_a_wake(&mut self) {
        let trouble = &self.shell.phone.trouble;
        let blind = trouble.key_lost || self.shell.silence.is_some();
        let held = blind || trouble.busy;
        for (lasting, strikes) in [
            (Lasting::Key, trouble.key_lost),
            (Lasting::Busy, trouble.busy && !blind),
            (Lasting::Disk, trouble.store_full && !held),
            (Lasting::Crash, self.shell.crash.is_some() && !held),
            (Lasting::Twice, self.shell.twice && !held),
        ] {
            if strikes {
                self.strikes.now(lasting);
            }
        }
    }

    fn disturb(&mut self) {
        let wall = self.shell.phone.wall();
        self.oracle.disturbs(wall);
    }
}
