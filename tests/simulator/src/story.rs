//! A story: where, which phone, what is said and what goes wrong, as a list that a person can read.
//!
//! Knows how a seed becomes a story. Does not live it.

use std::fmt;

use fastrand::Rng;
use jiff::civil::Date;

use crate::clock::{self, DAY, HOUR, Instant, MINUTE, dice, plus};
use crate::faults::Fault;
use crate::happening::{Happening, Step};
use crate::life::{self, Habit};
use crate::phone::Platform;
use crate::report::Report;

/// Another name of a first child, from another phone.
const OTHER_NAME: u8 = 60;

/// A childhood to be lived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    pub seed: u64,
    pub platform: Platform,
    pub zone: String,
    pub hour: u8,
    pub language: &'static str,
    pub start: Instant,
    pub end: Instant,
    pub steps: Vec<Step>,
}

/// What a story is made from.
#[derive(Debug, Clone)]
pub struct Plot {
    pub seed: u64,
    pub zone: String,
    pub start: Date,
    pub years: i64,
    /// Faults a year, on the average; 0 for a plain life.
    pub faults: f64,
    pub platform: Option<Platform>,
}

impl Story {
    /// The story of a plot.
    pub fn of(plot: &Plot) -> Self {
        let seed = plot.seed;
        let mut roll = dice(seed, "story", 0);
        let zone = clock::zone(&plot.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let at = |day: Date, minute: i64| clock::instant(&zone, day.at(0, 0, 0, 0)) + minute * MINUTE;
        let platform = plot.platform.unwrap_or_else(|| platform(&mut roll));
        let hour = *roll.choice([8, 7, 9, 12, 18, 20, 21, 8, 8].as_slice()).unwrap_or(&8);
        let language = roll.choice(["ja", "ja-simple", "en"]).unwrap_or("ja");
        let start = at(plot.start, 0);
        let last = plus(plot.start, plot.years * 365 + plot.years / 4);
        let mut steps = vec![Step { at: at(plot.start, 599), what: Happening::Allows, fault: None }];
        let mut number = 0;
        let faulty = plot.faults > 0.0;
        for (day, report, fault) in life::family(plot.start, plot.years, faulty, &mut roll) {
            number += 1;
            let minute = if day == plot.start { 600 } else { roll.i64(420..1_300) };
            let when = at(day, minute);
            let fault_of = fault.map(|fault| (fault.name(), number));
            if fault == Some(Fault::LossThenDead) {
                let what = Happening::SaysAndDies(report);
                steps.push(Step { at: when, what, fault: fault_of });
                let back = when + roll.i64(1..200) * HOUR;
                steps.push(Step { at: back, what: Happening::SwitchesOn, fault: fault_of });
                steps.push(Step { at: back + MINUTE, what: Happening::Unlocks, fault: fault_of });
            } else {
                steps.push(Step { at: when, what: Happening::Says(report), fault: fault_of });
            }
        }
        circumstances(&mut steps, plot, &at);
        opens(&mut steps, plot, &at, last);
        if platform == Platform::Ios {
            let mut roll = dice(seed, "refresh", 0);
            let mut day = plot.start;
            while day < last {
                day = plus(day, roll.i64(1..25));
                steps.push(Step { at: at(day, roll.i64(0..1_440)), what: Happening::Refreshes, fault: None });
            }
        }
        if roll.u8(0..6) == 0 {
            let day = plus(plot.start, roll.i64(0..300));
            steps.push(Step { at: at(day, 1_100), what: Happening::ChoosesTitles(true), fault: None });
        }
        faults(&mut steps, plot, platform, &at);
        let end = at(last, 0);
        steps.retain(|step| step.at < end);
        steps.sort_by_key(|step| step.at);
        Self { seed, platform, zone: plot.zone.clone(), hour, language, start, end, steps }
    }
}

impl Story {
    /// The same without what happens every week: what was said, and what went wrong.
    pub fn brief(&self) -> Self {
        let told = |step: &&Step| !matches!(step.what, Happening::Opens | Happening::Refreshes);
        Self { steps: self.steps.iter().filter(told).cloned().collect(), ..self.clone() }
    }
}

fn platform(roll: &mut Rng) -> Platform {
    match roll.u8(0..5) {
        0..=1 => Platform::Ios,
        2 => Platform::Android { api: roll.u8(24..=30) },
        _ => Platform::Android { api: roll.u8(31..=36) },
    }
}

/// Where the family lives, whose letters come to this phone, and whether there is another one.
fn circumstances(steps: &mut Vec<Step>, plot: &Plot, at: &impl Fn(Date, i64) -> Instant) {
    let says = |day: Date, report| Step { at: at(day, 602), what: Happening::Says(report), fault: None };
    let mut roll = dice(plot.seed, "region", 0);
    let home = *roll.choice(["JP", "JP", "JP-13", "generic", ""].as_slice()).unwrap_or(&"");
    if !home.is_empty() {
        steps.push(says(plot.start, Report::Moved { region: home, from: plot.start }));
    }
    if roll.u8(0..4) == 0 {
        let away = plus(plot.start, roll.i64(20..900));
        steps.push(says(away, Report::Moved { region: "generic", from: away }));
        let back = plus(away, roll.i64(20..900));
        steps.push(says(back, Report::Moved { region: "JP", from: back }));
    }
    let mut roll = dice(plot.seed, "tracks", 0);
    let mut day = plot.start;
    for _ in 0..if roll.u8(0..5) == 0 { roll.u8(1..4) } else { 0 } {
        day = plus(day, roll.i64(3..200));
        let (main, partner) =
            *roll.choice([(true, true), (false, true), (true, false)].as_slice()).unwrap_or(&(true, false));
        steps.push(Step { at: at(day, 700), what: Happening::ChoosesTracks { main, partner }, fault: None });
    }
    let mut roll = dice(plot.seed, "another phone", 0);
    if roll.u8(0..5) == 0 {
        let day = plus(plot.start, roll.i64(3..40));
        let what = Happening::TakesIn { child: 0, other: OTHER_NAME };
        steps.push(Step { at: at(day, 800), what, fault: None });
        let day = plus(day, roll.i64(0..20));
        let same = Report::Same { child: 0, other: OTHER_NAME };
        steps.push(Step { at: at(day, 801), what: Happening::Says(same), fault: None });
        if roll.bool() {
            // Whoever tells of the birth may use either name.
            let later = steps.iter_mut().filter(|step| step.at > at(day, 801));
            for step in later {
                if let Happening::Says(Report::Born { child: child @ 0, .. }) = &mut step.what {
                    *child = OTHER_NAME;
                }
            }
        }
    }
}

/// A habit lasts for a year or so; then another.
fn opens(steps: &mut Vec<Step>, plot: &Plot, at: &impl Fn(Date, i64) -> Instant, last: Date) {
    let mut roll = dice(plot.seed, "opens", 0);
    let mut day = plot.start;
    let mut habit = Habit::Daily;
    let mut until = plus(day, roll.i64(30..300));
    while day < last {
        if day >= until {
            habit = Habit::any(&mut roll);
            until = plus(day, roll.i64(30..600));
        }
        let mean = habit.every();
        day = plus(day, if mean == 1 { roll.i64(1..3) } else { roll.i64(1..mean * 2) });
        steps.push(Step { at: at(day, roll.i64(330..1_430)), what: Happening::Opens, fault: None });
    }
}

fn faults(steps: &mut Vec<Step>, plot: &Plot, platform: Platform, at: &impl Fn(Date, i64) -> Instant) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a few hundred at most")]
    let many = (plot.faults * plot.years as f64).round() as i64;
    let of_the_phone = Fault::ALL.into_iter().filter(|fault| !fault.is_of_the_family());
    let (newer, older): (Vec<Fault>, Vec<Fault>) = of_the_phone.partition(|fault| fault.is_newer());
    let old = (0..many).map(|number| (number, dice(plot.seed, "fault", number), &older));
    let new = (0..many).map(|number| (1_000_000 + number, dice(plot.seed, "newer fault", number), &newer));
    for (number, mut roll, of_the_phone) in old.chain(new) {
        // They are as frequent as any other.
        if number >= 1_000_000 && roll.usize(0..older.len()) >= newer.len() {
            continue;
        }
        let Some(fault) = roll.choice(of_the_phone).copied() else { continue };
        // More of them where letters come daily.
        let days = if roll.bool() { 500.min(plot.years * 365) } else { plot.years * 365 };
        let when = at(plus(plot.start, roll.i64(1..days)), roll.i64(0..1_440));
        let number = u32::try_from(number).unwrap_or(0) + 1_000;
        let happenings = fault.steps(when, &plot.zone, platform, &mut roll);
        let of_it = |(at, what)| Step { at, what, fault: Some((fault.name(), number)) };
        steps.extend(happenings.into_iter().map(of_it));
    }
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zone = clock::zone(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        writeln!(
            f,
            "seed {}: {} days in {} on {}, letters at {}:00, in {}",
            self.seed,
            (self.end - self.start) / DAY,
            self.zone,
            self.platform,
            self.hour,
            self.language
        )?;
        for step in &self.steps {
            let wall = clock::wall(&zone, step.at);
            let fault = step.fault.map_or(String::new(), |(name, _)| format!("  [{name}]"));
            writeln!(f, "  {}  {}{fault}", wall.strftime("%Y-%m-%d %H:%M"), step.what)?;
        }
        Ok(())
    }
}
