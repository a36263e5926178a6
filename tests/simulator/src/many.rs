//! Many childhoods at once: the plots of the long runs, a few threads, one tally.
//!
//! Knows how to spread work over threads and how to count. A story is told by its plot alone, so that a seed replays it; what
//! a run comes to does not depend on how many threads lived it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fmt, fs};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::clock::{self, Instant, dice, plus};
use crate::oracle::letters::Words;
use crate::planner::Planner;
use crate::run::{Outcome, live};
use crate::shrink::shrink;
use crate::story::{Plot, Story};

/// Lives that a shorter story may cost: a long run goes on meanwhile.
const EFFORT: u32 = 400;

/// What many childhoods came to.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub lives: u64,
    pub days: u64,
    pub plans: u64,
    pub armed: u64,
    pub shown: u64,
    pub kept: u64,
    /// Of them, days with something to do by a day.
    pub reminders: u64,
    /// Hints about the phone that were told.
    pub hints: u64,
    pub refused: u64,
    /// Titles that stood on a lock screen by choice.
    pub titles: u64,
    /// Letters that fell due, where they were counted.
    pub letters: u64,
    /// How often each fault struck.
    pub faults: BTreeMap<&'static str, u64>,
    /// By rule: how often, and the first.
    pub broken: BTreeMap<&'static str, Broken>,
}

/// How often a rule was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub times: u64,
    /// The number of the first life that broke it.
    pub first: u64,
    /// How to see it again, and what was found.
    pub found: String,
}

impl Tally {
    /// Counts the life of a plot, the `number`-th of the run. `shorter`: tells a broken rule as a story to read.
    pub fn count(&mut self, number: u64, outcome: &Outcome, plot: &Plot, shorter: impl FnOnce() -> String) {
        self.lives += 1;
        self.days += outcome.days;
        self.plans += outcome.plans;
        self.armed += outcome.armed;
        self.shown += outcome.shown;
        self.kept += outcome.kept;
        self.reminders += outcome.reminders;
        self.hints += outcome.hints;
        self.refused += outcome.refused;
        self.titles += outcome.titles;
        for (fault, many) in &outcome.faults {
            *self.faults.entry(fault).or_default() += many;
        }
        if let Some(broken) = &outcome.broken {
            let again = format!(
                "--seed {} --zone {} --years {} --faults {} --start {}",
                plot.seed, plot.zone, plot.years, plot.faults, plot.start
            );
            let story = if self.broken.contains_key(broken.rule) { String::new() } else { shorter() };
            let found = format!("{again}\n    {} {}\n{story}", broken.wall, broken.found);
            self.broke(broken.rule, number, found);
        }
    }

    /// Counts a broken rule, and tells of it at once: a long run goes on for hours.
    pub fn broke(&mut self, rule: &'static str, number: u64, found: String) {
        eprintln!("broken: {rule}: {found}");
        self.add_broken(rule, Broken { times: 1, first: number, found });
    }

    fn add_broken(&mut self, rule: &'static str, more: Broken) {
        match self.broken.get_mut(rule) {
            None => _ = self.broken.insert(rule, more),
            Some(known) if known.first <= more.first => known.times += more.times,
            Some(known) => *known = Broken { times: known.times + more.times, ..more },
        }
    }

    /// Takes in another.
    pub fn add(&mut self, other: Self) {
        self.lives += other.lives;
        self.days += other.days;
        self.plans += other.plans;
        self.armed += other.armed;
        self.shown += other.shown;
        self.kept += other.kept;
        self.reminders += other.reminders;
        self.hints += other.hints;
        self.refused += other.refused;
        self.titles += other.titles;
        self.letters += other.letters;
        for (fault, many) in other.faults {
            *self.faults.entry(fault).or_default() += many;
        }
        for (rule, more) in other.broken {
            self.add_broken(rule, more);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>14} childhoods", self.lives)?;
        writeln!(f, "{:>14} days lived", self.days)?;
        if self.letters > 0 {
            writeln!(f, "{:>14} letters fell due", self.letters)?;
        }
        writeln!(f, "{:>14} plans", self.plans)?;
        writeln!(f, "{:>14} notices armed", self.armed)?;
        writeln!(f, "{:>14} notices shown", self.shown)?;
        if self.kept > 0 {
            writeln!(f, "{:>14} notices that had to come on a day without trouble, and came", self.kept)?;
        }
        if self.reminders > 0 {
            writeln!(f, "{:>14} of them on the day of something to do", self.reminders)?;
        }
        if self.hints > 0 {
            writeln!(f, "{:>14} hints about the phone, each told when it held, and once", self.hints)?;
        }
        if self.titles > 0 {
            writeln!(f, "{:>14} notices with the title of a letter, by choice", self.titles)?;
        }
        if self.refused > 0 {
            writeln!(f, "{:>14} reports that the core refused", self.refused)?;
        }
        for (fault, many) in &self.faults {
            writeln!(f, "{many:>14} x {fault}")?;
        }
        let violations: u64 = self.broken.values().map(|broken| broken.times).sum();
        writeln!(f, "{violations:>14} violations")?;
        for (rule, Broken { times, found, .. }) in &self.broken {
            writeln!(f, "  {rule}: {times}, the first with {found}")?;
        }
        Ok(())
    }
}

/// Every zone, once without and once with faults. Half of them begin in 2008, as do all that changed sides of the date line
/// since: there a whole day was skipped.
pub fn zones(years: i64) -> Vec<Plot> {
    let (early, late) = (date(2008, 11, 20), date(2026, 3, 1));
    let zones = clock::zones().into_iter().enumerate();
    let both = zones.flat_map(|(number, name)| {
        let seed = number as u64 + 1;
        let offset = |day: Date| clock::zone(&name).map_or(0, |zone| clock::offset_minutes(&zone, noon(day)));
        let changed_sides = (offset(early) - offset(late)).abs() > 12 * 60;
        let start = if number % 2 == 1 || changed_sides { early } else { late };
        let plot = Plot { seed, zone: name, start, years, faults: 0.0, platform: None };
        [plot.clone(), Plot { faults: 6.0, ..plot }]
    });
    both.collect()
}

/// Noon of a date in UTC.
fn noon(day: Date) -> Instant {
    clock::instant(&TimeZone::UTC, day.at(12, 0, 0, 0))
}

/// Random families: a few years each, some of them a whole childhood, in any zone, on any phone.
pub fn histories(first: u64, runs: u64) -> Vec<Plot> {
    let zones = clock::zones();
    let plot = |seed: u64| {
        let mut roll = dice(seed, "plot", 0);
        let zone = zones.get(roll.usize(0..zones.len())).cloned().unwrap_or_default();
        let start = plus(date(2024, 1, 1), roll.i64(0..1_000));
        let years = *roll.choice([2, 2, 2, 3, 4, 7, 19].as_slice()).unwrap_or(&2);
        let faults = *roll.choice([0.0, 4.0, 12.0, 30.0].as_slice()).unwrap_or(&4.0);
        Plot { seed, zone, start, years, faults, platform: None }
    };
    (first..first + runs).map(plot).collect()
}

/// Lives them all.
pub fn lives(plots: &[Plot], threads: usize, planner: &dyn Planner, words: &Words) -> Tally {
    let live_one = |number: u64, tally: &mut Tally| {
        let Some(plot) = usize::try_from(number).ok().and_then(|number| plots.get(number)) else { return };
        let story = Story::of(plot);
        let outcome = live(&story, planner, words, false);
        tally.count(number, &outcome, plot, || shrink(&story, planner, words, EFFORT).to_string());
    };
    spread(plots.len() as u64, threads, live_one)
}

/// Does something for each number below a count, on so many threads, and adds up what it came to.
pub fn spread(many: u64, threads: usize, each: impl Fn(u64, &mut Tally) + Sync) -> Tally {
    let next = AtomicU64::new(0);
    let all = Mutex::new(Tally::default());
    let work = || {
        let mut own = Tally::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= many {
                break;
            }
            each(number, &mut own);
        }
        all.lock().unwrap_or_else(PoisonError::into_inner).add(own);
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(work);
        }
    });
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What the system says of this process's largest size so far.
pub fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |size| size.trim().to_owned())
}
