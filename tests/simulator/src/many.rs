//! Many childhoods at once: the plots of the long runs, two threads, one tally.
//!
//! Knows how to spread stories over threads and how to count. A story is told by its plot alone, so that a seed replays it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::clock::{self, Instant, dice, plus};
use crate::oracle::letters::Words;
use crate::planner::Planner;
use crate::run::{Outcome, live};
use crate::story::{Plot, Story};

/// What many childhoods came to.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub lives: u64,
    pub days: u64,
    pub plans: u64,
    pub armed: u64,
    pub shown: u64,
    pub kept: u64,
    pub refused: u64,
    /// Titles that stood on a lock screen by choice.
    pub titles: u64,
    /// Letters that fell due, where they were counted.
    pub letters: u64,
    /// How often each fault struck.
    pub faults: BTreeMap<&'static str, u64>,
    /// By rule: how often, and the first plot with what was found.
    pub broken: BTreeMap<&'static str, (u64, String)>,
}

impl Tally {
    /// Counts one.
    pub fn count(&mut self, outcome: &Outcome, plot: &Plot) {
        self.lives += 1;
        self.days += outcome.days;
        self.plans += outcome.plans;
        self.armed += outcome.armed;
        self.shown += outcome.shown;
        self.kept += outcome.kept;
        self.refused += outcome.refused;
        self.titles += outcome.titles;
        if let Some(broken) = &outcome.broken {
            let first = || {
                let again = format!(
                    "--seed {} --zone {} --years {} --faults {} --start {}",
                    plot.seed, plot.zone, plot.years, plot.faults, plot.start
                );
                format!("{again}\n    {} {}", broken.wall, broken.found)
            };
            self.broken.entry(broken.rule).or_insert_with(|| (0, first())).0 += 1;
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
        self.refused += other.refused;
        self.titles += other.titles;
        self.letters += other.letters;
        for (fault, many) in other.faults {
            *self.faults.entry(fault).or_default() += many;
        }
        for (rule, (many, first)) in other.broken {
            self.broken.entry(rule).or_insert((0, first)).0 += many;
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
        if self.titles > 0 {
            writeln!(f, "{:>14} of them with the title of a letter, by choice", self.titles)?;
        }
        if self.refused > 0 {
            writeln!(f, "{:>14} reports that the core refused", self.refused)?;
        }
        for (fault, many) in &self.faults {
            writeln!(f, "{many:>14} x {fault}")?;
        }
        let violations: u64 = self.broken.values().map(|(many, _)| many).sum();
        writeln!(f, "{violations:>14} violations")?;
        for (rule, (many, first)) in &self.broken {
            writeln!(f, "  {rule}: {many}, the first with {first}")?;
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

/// Lives them all on two threads.
pub fn lives(plots: &[Plot], planner: &dyn Planner, words: &Words) -> Tally {
    let next = AtomicUsize::new(0);
    let all = Mutex::new(Tally::default());
    let work = || {
        let mut own = Tally::default();
        while let Some(plot) = plots.get(next.fetch_add(1, Ordering::Relaxed)) {
            let story = Story::of(plot);
            let mut struck: Vec<_> = story.steps.iter().filter_map(|step| step.fault).collect();
            struck.sort_unstable();
            struck.dedup();
            for (fault, _) in struck {
                *own.faults.entry(fault).or_default() += 1;
            }
            own.count(&live(&story, planner, words, false), plot);
        }
        all.lock().unwrap_or_else(PoisonError::into_inner).add(own);
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}
