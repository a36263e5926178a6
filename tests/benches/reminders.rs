//! What a wake costs: a plan for families of every age, on both platforms, with a ledger that has grown for years. A plan for
//! a teenager should cost no more than one for a newborn. Nothing asserts a time.
//!
//! `cargo bench -p otayori-tests --bench reminders`

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveTime};
use divan::{Bencher, black_box};
use otayori_core::calendar::{DueDate, GestationalDay};
use otayori_core::corpus::Corpus;
use otayori_core::family::{ChildId, EventId, LifeEvent, LocalMoment, NoticeText, PregnancyId};
use otayori_core::household::Household;
use otayori_core::reminders::{Limits, Pending, Permission, Plan, plan, report};
use otayori_core::strings::Strings;
use otayori_tests::date;

fn main() {
    divan::main();
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::builtin().unwrap());
static STRINGS: LazyLock<Strings> = LazyLock::new(|| Strings::of(&CORPUS, "ja").unwrap());

const BORN: &str = "2026-07-01";

fn at(date: NaiveDate) -> LocalMoment {
    LocalMoment { date, time: NaiveTime::from_hms_opt(8, 0, 0).unwrap(), utc_offset_minutes: 540 }
}

fn planned(household: &Household, on: NaiveDate, limits: Limits, pending: &Pending) -> Plan {
    plan(&CORPUS, &STRINGS, household, &[], at(on), pending, limits, Permission::Granted)
}

fn household(weeks: Option<u16>) -> Household {
    let mut household = Household::default();
    let gestation = weeks.map(|weeks| GestationalDay::from_weeks(weeks, 0).unwrap());
    let event = LifeEvent::Born { child: ChildId::from_random([1; 16]), date: date(BORN), gestation };
    household.family.record(EventId::from_random([2; 16]), at(date(BORN)), event).unwrap();
    household
}

/// A household with every notice up to a day in its ledger.
fn lived(weeks: Option<u16>, days: u64) -> (Household, NaiveDate) {
    let mut household = household(weeks);
    let end = date(BORN) + Days::new(days);
    let mut on = date(BORN);
    while on < end {
        let plan = planned(&household, on, Limits::ANDROID, &Pending::Unknown);
        report(&mut household.notices, &plan.before_acting(), at(on));
        report(&mut household.notices, &plan.after_acting(&[]), at(on));
        on = plan.next_wake.map_or(end, |wake| wake.date());
    }
    (household, end)
}

/// Days of life: a newborn, the second year, before school, a teenager.
const AGES: [u64; 4] = [10, 400, 1_600, 6_000];

#[divan::bench(args = AGES)]
fn a_wake_on_android(bencher: Bencher, age: u64) {
    let (household, on) = lived(None, age);
    bencher.bench_local(|| planned(black_box(&household), on, Limits::ANDROID, &Pending::Unknown));
}

#[divan::bench(args = AGES)]
fn the_first_plan_on_ios(bencher: Bencher, age: u64) {
    let (household, on) = lived(None, age);
    bencher.bench_local(|| planned(black_box(&household), on, Limits::IOS, &Pending::nothing()));
}

#[divan::bench(args = AGES)]
fn the_same_plan_again_on_ios(bencher: Bencher, age: u64) {
    let (mut household, on) = lived(None, age);
    let plan = planned(&household, on, Limits::IOS, &Pending::nothing());
    report(&mut household.notices, &plan.before_acting(), at(on));
    let waiting: BTreeMap<_, _> = plan.arm.iter().map(|notice| (notice.id, notice.fire)).collect();
    let pending = Pending::Known(waiting);
    bencher.bench_local(|| planned(black_box(&household), on, Limits::IOS, &pending));
}

#[divan::bench(args = AGES)]
fn a_wake_for_a_child_born_early(bencher: Bencher, age: u64) {
    let (household, on) = lived(Some(30), age);
    bencher.bench_local(|| planned(black_box(&household), on, Limits::ANDROID, &Pending::Unknown));
}

#[divan::bench]
fn sixty_full_titles_on_ios(bencher: Bencher) {
    let mut household = household(None);
    household.preferences.notice = NoticeText::Full;
    bencher.bench_local(|| planned(black_box(&household), date(BORN), Limits::IOS, &Pending::nothing()));
}

#[divan::bench]
fn a_family_of_four_on_ios(bencher: Bencher) {
    let mut household = household(Some(30));
    for (n, born) in [(3, "2024-02-29"), (4, "2019-05-05")] {
        let event =
            LifeEvent::Born { child: ChildId::from_random([n; 16]), date: date(born), gestation: None };
        household.family.record(EventId::from_random([n; 16]), at(date(BORN)), event).unwrap();
    }
    let event = LifeEvent::Expecting {
        pregnancy: PregnancyId::from_random([5; 16]),
        children: vec![ChildId::from_random([5; 16])],
        due: Some(DueDate::new(date("2027-03-01"))),
    };
    household.family.record(EventId::from_random([5; 16]), at(date(BORN)), event).unwrap();
    bencher.bench_local(|| planned(black_box(&household), date(BORN), Limits::IOS, &Pending::nothing()));
}
