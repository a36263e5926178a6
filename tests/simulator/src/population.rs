//! A whole country's families in one process: no faults, but every day of every one of them.
//!
//! Births are spread over fifteen years and each family is lived to the date, or to the ending of a pregnancy. The judge is
//! simpler than the oracle and asks less: each day with a letter had its notice or an open app, no other day had one, none came
//! twice, and none after an ending. It leaves out the first three days of a life, which may be told of late, and asks neither at
//! which minute a notice came nor what it said.

use std::collections::BTreeSet;

use fastrand::Rng;
use jiff::civil::{Date, date};
use otayori_core::household::Household;
use otayori_core::reminders::{self, Limits, Pending, Permission as Allowed};

use crate::clock::{self, Instant, MINUTE, between, dice, plus};
use crate::many::{self, Tally};
use crate::oracle::facts::Facts;
use crate::oracle::letters::Words;
use crate::phone::{Fired, Permission, Phone, Platform};
use crate::planner::{Ask, Library, moment, naive, wall};
use crate::report::{Report, chrono, civil, event_id};

const FIRST_BIRTH: Date = date(2011, 4, 1);
const TODAY: Date = date(2026, 4, 1);

/// Lives so many families and says what it took.
#[expect(clippy::disallowed_methods, reason = "the one place that measures how fast it went")]
pub fn run(families: u64, threads: usize, library: &Library) -> Tally {
    let words = Words::of(&library.corpus);
    let started = std::time::Instant::now();
    let tally = many::spread(families, threads, |number, tally| {
        Lived::of(number, families, library, &words).count(tally);
    });
    let seconds = started.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = tally.days as f64 / seconds;
    println!("{rate:>14.0} family-days a second on {threads} threads, {seconds:.0} s");
    println!("{:>14} peak memory", many::peak_memory());
    tally
}

/// One family.
struct Lived<'a> {
    library: &'a Library,
    phone: Phone,
    household: Household,
    facts: Facts,
    opened: BTreeSet<Date>,
    reports: u32,
    number: u64,
    days: u64,
    letters: u64,
    plans: u64,
    armed: u64,
    broken: Option<(&'static str, String)>,
}

impl<'a> Lived<'a> {
    fn of(number: u64, families: u64, library: &'a Library, words: &Words) -> Self {
        let mut roll = dice(number, "population", 0);
        let zone = clock::zone("Asia/Tokyo").unwrap_or(jiff::tz::TimeZone::UTC);
        let platform =
            if roll.u8(0..10) < 6 { Platform::Ios } else { Platform::Android { api: roll.u8(28..=36) } };
        // Spread evenly, so that any number of families is the same country, only thinner.
        let spread = i64::try_from(number.saturating_mul(365 * 15 + 4) / families.max(1)).unwrap_or(0);
        let born = plus(FIRST_BIRTH, spread);
        let due = plus(born, roll.i64(-14..15));
        let from = plus(due, -roll.i64(180..240));
        let start = clock::instant(&zone, from.at(10, 0, 0, 0));
        let mut phone = Phone::new(platform, "Asia/Tokyo", number, start);
        phone.permission = Permission::Granted;
        let mut lived = Self {
            library,
            phone,
            household: Household::default(),
            facts: Facts::default(),
            opened: BTreeSet::new(),
            reports: 0,
            number,
            days: 0,
            letters: 0,
            plans: 0,
            armed: 0,
            broken: None,
        };
        lived.live(from, due, born, &mut roll, words);
        lived
    }

    fn live(&mut self, from: Date, due: Date, born: Date, roll: &mut Rng, words: &Words) {
        self.say(&Report::Expecting { pregnancy: 0, children: vec![0], due: Some(due) });
        let ends = roll.u8(0..8) == 0;
        let end = if ends { plus(from, roll.i64(1..100)) } else { TODAY };
        let told = plus(born, roll.i64(0..3));
        let mut day = from;
        let mut gap = 3;
        while day < end.min(TODAY) {
            let mut next = plus(day, roll.i64(1..gap));
            if day < told && next >= told {
                next = told;
            }
            let next = next.min(end).min(TODAY);
            if next >= end {
                break;
            }
            self.until(next, roll.i64(360..1_380));
            if next == told {
                self.say(&Report::Born { child: 0, on: born, gestation: None });
                self.judge(words, from, born, born, true);
            }
            self.wake(true);
            day = next;
            gap = if day < plus(born, 365) { 6 } else { 40 };
        }
        self.until(end, 30);
        if ends {
            self.judge(words, from, end.min(TODAY), born, true);
            self.say(&Report::Ended { child: 0 });
            self.until(TODAY.min(plus(end, 90)), 0);
            if self.phone.seen.iter().any(|shown| shown.wall.date() > end) {
                self.broken = Some(("never a notice after an ending", format!("ended on {end}")));
            }
        } else if born < TODAY && told < TODAY {
            self.judge(words, born, TODAY, born, false);
        }
        self.days = u64::try_from(between(from, end.min(TODAY))).unwrap_or(0);
    }

    /// Each day with a letter had its notice or an open app.
    fn judge(&mut self, words: &Words, from: Date, to: Date, born: Date, expected: bool) {
        let Some(child) = self.facts.children.get(&0) else { return };
        let mut before = child.clone();
        if expected {
            before.born = None;
        }
        let days = words.days(&before);
        let shown: BTreeSet<Date> = self.phone.seen.iter().map(|shown| shown.id).collect();
        if shown.len() != self.phone.seen.len() {
            self.broken =
                Some(("never two notices for one day", format!("{:?}", self.phone.seen.len() - shown.len())));
        }
        for (day, slot) in days.range(from..to) {
            self.letters += 1;
            // What was told of the birth came in the days between; the first day is the day of registration.
            let told_late = (0..3).contains(&between(born, *day));
            if !(shown.contains(day) || self.opened.contains(day) || told_late) {
                self.broken.get_or_insert(("each letter's notice comes on its day", format!("{day} {slot}")));
            }
        }
        let calendars = |day: &Date| days.contains_key(day) || *day < from || *day >= to;
        if let Some(day) = shown.iter().find(|day| !calendars(day) && !(0..3).contains(&between(born, **day)))
        {
            self.broken.get_or_insert(("no notice without a letter", day.to_string()));
        }
    }

    fn until(&mut self, day: Date, minute: i64) {
        let end: Instant = clock::instant(&self.phone.zone, day.at(0, 0, 0, 0)) + minute * MINUTE;
        while let Some((at, id)) = self.phone.next_fire().filter(|(at, _)| *at < end) {
            self.phone.now = at;
            if let Some(Fired::Alarm(_) | Fired::Bare) = self.phone.fire(id) {
                self.wake(false);
            }
        }
        self.phone.now = end.max(self.phone.now);
    }

    fn say(&mut self, report: &Report) {
        let now = moment(self.phone.wall(), self.phone.offset());
        let before = self.household.clone();
        self.reports += 1;
        let Some(event) = report.event(None) else { return };
        if self.household.family.record(event_id(self.reports), now, event).is_err() {
            self.broken = Some(("every report is taken", report.to_string()));
            return;
        }
        self.facts.hear(report);
        let cancelled = reminders::after_report(&before, &self.household, &self.pending());
        for id in &cancelled {
            self.phone.cancel(civil(*id));
        }
        let gone = reminders::Report { cancelled, ..Default::default() };
        reminders::report(&mut self.household.notices, &gone, now);
        self.wake(true);
    }

    fn pending(&self) -> Pending {
        match self.phone.pending() {
            Some(held) => Pending::Known(held.into_iter().map(|(id, at)| (chrono(id), naive(at))).collect()),
            None => Pending::Unknown,
        }
    }

    fn wake(&mut self, opened: bool) {
        let now = moment(self.phone.wall(), self.phone.offset());
        if opened {
            self.phone.opened();
            self.household.notices.opened(now.date);
            self.opened.insert(civil(now.date));
        }
        let limits = if self.phone.platform == Platform::Ios { Limits::IOS } else { Limits::ANDROID };
        let plan = self.library.plan(&Ask {
            household: &self.household,
            deadlines: &[],
            now,
            pending: &self.pending(),
            limits,
            permission: Allowed::Granted,
        });
        self.plans += 1;
        self.armed += plan.arm.len() as u64;
        reminders::report(&mut self.household.notices, &plan.before_acting(), now);
        plan.cancel.iter().for_each(|id| self.phone.cancel(civil(*id)));
        for notice in &plan.arm {
            self.phone.arm(civil(notice.id), wall(notice.fire), &notice.text);
        }
        if let Some(notice) = &plan.post_now {
            self.phone.post(civil(notice.id), &notice.text);
        }
        reminders::report(&mut self.household.notices, &plan.after_acting(&[]), now);
        if self.phone.queue.len() > limits.pending {
            self.broken = Some(("pending is never above the limit", self.phone.queue.len().to_string()));
        }
    }

    fn count(self, tally: &mut Tally) {
        tally.lives += 1;
        tally.days += self.days;
        tally.letters += self.letters;
        tally.plans += self.plans;
        tally.armed += self.armed;
        tally.shown += self.phone.seen.len() as u64;
        if let Some((rule, found)) = self.broken {
            tally.broke(rule, self.number, format!("family {}: {found}", self.number));
        }
    }
}
