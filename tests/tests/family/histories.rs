//! Random histories: any reports, on any dates, in any order, on two phones. Each is either taken or refused with a
//! reason, and whatever comes of it keeps every promise.
//!
//! `OTAYORI_HISTORIES=100000` for the long run; the default is enough to find a broken rule in seconds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use otayori_core::arrival::{arrivals, essentials, note};
use otayori_core::calendar::{DueDate, GestationalDay, LeapBirthday};
use otayori_core::corpus::Corpus;
use otayori_core::family::{ChildId, Choice, EventId, Family, LifeEvent, PregnancyId, Standing, Track};
use otayori_core::ledger::Ledger;
use otayori_core::pack::SlotId;
use otayori_core::stage::Stage;
use otayori_tests::date;

use super::home::moment;

/// SplitMix64: a history is its seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }

    fn bytes(&mut self) -> [u8; 16] {
        let (high, low) = (u128::from(self.next()), u128::from(self.next()));
        (high << 64 | low).to_be_bytes()
    }

    fn near(&mut self, day: NaiveDate, back: u64, ahead: u64) -> NaiveDate {
        day - Days::new(back) + Days::new(self.below(back + ahead + 1))
    }
}

/// What a history may speak of: a handful of names, so that reports meet.
struct Names {
    children: Vec<ChildId>,
    pregnancies: Vec<PregnancyId>,
    events: Vec<EventId>,
}

fn some_report(random: &mut Random, names: &Names, today: NaiveDate) -> LifeEvent {
    let child = random.pick(&names.children);
    let other = random.pick(&names.children);
    let pregnancy = random.pick(&names.pregnancies);
    let date = random.near(today, 300, 10);
    let due = DueDate::new(random.near(today, 150, 290));
    let gestation = (random.below(3) == 0)
        .then(|| GestationalDay::from_weeks(22 + u16::try_from(random.below(20)).unwrap(), 0).unwrap());
    let whom = (random.below(2) == 0).then_some(child);
    match random.below(22) {
        0..3 => LifeEvent::Expecting {
            pregnancy,
            children: names
                .children
                .iter()
                .copied()
                .take(1 + usize::try_from(random.below(3)).unwrap())
                .collect(),
            due: (random.below(4) > 0).then_some(due),
        },
        3 => LifeEvent::Expecting { pregnancy, children: vec![child], due: Some(due) },
        4 => LifeEvent::OneMore { pregnancy, child },
        5 | 6 => LifeEvent::DueDate { pregnancy, due },
        7..10 => LifeEvent::Born { child, date, gestation },
        10 => LifeEvent::BirthCorrected { child, date, gestation },
        11 => LifeEvent::Joined { child, born: date, on: random.near(today, 100, 1) },
        12 | 13 => LifeEvent::Ended { child },
        14 => match names.events.is_empty() {
            true => LifeEvent::Removed { child },
            false => LifeEvent::Mistake { event: random.pick(&names.events) },
        },
        15 => LifeEvent::Paused { child: whom, from: random.near(today, 5, 5) },
        16 => LifeEvent::Resumed { child: whom, from: random.near(today, 5, 5) },
        17 => LifeEvent::StillSo { child },
        18 => LifeEvent::Same { child, other },
        19 => LifeEvent::LeapBirthday { child, on: LeapBirthday::LastOfFebruary },
        20 => LifeEvent::Chosen {
            choice: random.pick(&[
                Choice::Single,
                Choice::MilestonesHidden,
                Choice::Disability,
                Choice::Undecided,
            ]),
            child: whom,
            holds: random.below(2) == 0,
        },
        _ => LifeEvent::Moved { region: "JP-13".to_owned(), from: date },
    }
}

/// One phone's life: reports on some days, letters looked at on others.
struct Phone<'a> {
    corpus: &'a Corpus,
    family: Family,
    ledger: Ledger,
    /// Letters announced as new, for each name a child goes by.
    announced: BTreeMap<ChildId, BTreeSet<SlotId>>,
    /// The new letter of a day.
    of_day: BTreeMap<(ChildId, NaiveDate), SlotId>,
}

impl Phone<'_> {
    fn opens(&mut self, on: NaiveDate) {
        let shown = arrivals(self.corpus, &self.family, &self.ledger, Track::Main, on);
        let mut served = BTreeSet::new();
        for arrival in &shown {
            for child in &arrival.children {
                assert!(served.insert(*child), "two letters a day for {child}");
                let member = self.family.member(*child).unwrap();
                assert_eq!(member.standing, Standing::Active, "a letter for somebody who has none");
                assert!(!member.is_paused(on), "a letter during a pause");
                if arrival.came_on.is_none() && self.ledger.day(member, &arrival.slot, on).is_none() {
                    for name in &member.names {
                        let told =
                            self.announced.get(name).is_some_and(|slots| slots.contains(&arrival.slot));
                        assert!(!told, "{} announced twice", arrival.slot);
                        let other = self.of_day.get(&(*name, on));
                        assert!(other.is_none(), "{} and {other:?} on one day", arrival.slot);
                    }
                    self.announced.entry(*child).or_default().insert(arrival.slot.clone());
                    self.of_day.insert((*child, on), arrival.slot.clone());
                }
            }
        }
        for slot in essentials(self.corpus, &self.family, &self.ledger, on) {
            let someone = self.family.members().iter().any(|member| {
                member.standing == Standing::Active && self.ledger.day(member, &slot, on).is_none()
            });
            assert!(someone, "{slot} is missed by nobody");
        }
        note(&mut self.ledger, &shown, on);
    }

    fn reports(&mut self, random: &mut Random, names: &mut Names, today: NaiveDate) {
        let event = some_report(random, names, today);
        let id = EventId::from_random(random.bytes());
        let before = self.family.clone();
        let stages = stages(&before, today);
        match self.family.record(id, moment(today), event.clone()) {
            Err(_) => assert!(self.family == before, "a refusal changed the family: {event:?}"),
            Ok(()) => {
                names.events.push(id);
                only_what_was_reported(&event, &stages, &before, &self.family, today);
            }
        }
    }
}

fn stages(family: &Family, on: NaiveDate) -> BTreeMap<ChildId, Option<Stage>> {
    let known = family.members().iter();
    known.flat_map(|member| member.names.iter().map(|name| (*name, member.stage(on).ok()))).collect()
}

/// Nobody is born, and nothing comes back from an ending, but by the report that says so.
fn only_what_was_reported(
    event: &LifeEvent,
    before: &BTreeMap<ChildId, Option<Stage>>,
    old: &Family,
    new: &Family,
    today: NaiveDate,
) {
    let after = stages(new, today);
    for (child, stage) in before {
        let now = after.get(child);
        let mistake = matches!(event, LifeEvent::Mistake { .. });
        if *stage == Some(Stage::Ended) && !mistake {
            assert_eq!(now, Some(&Some(Stage::Ended)), "{event:?} undid an ending");
        }
        let was_born = old.member(*child).is_some_and(|member| member.birth().is_some());
        let is_born = new.member(*child).is_some_and(|member| member.birth().is_some());
        let says_so =
            matches!(event, LifeEvent::Born { .. } | LifeEvent::Same { .. } | LifeEvent::Mistake { .. });
        assert!(was_born == is_born || says_so, "{event:?} made or unmade a birth");
    }
    if let LifeEvent::Ended { child } = event {
        assert_eq!(after.get(child), Some(&Some(Stage::Ended)));
    }
}

fn names(random: &mut Random) -> Names {
    Names {
        children: (0..4).map(|_| ChildId::from_random(random.bytes())).collect(),
        pregnancies: (0..2).map(|_| PregnancyId::from_random(random.bytes())).collect(),
        events: Vec::new(),
    }
}

/// A restore: the reports of both, nobody known here in question, and nobody new taken for granted.
fn taken_in(ours: &Family, theirs: &Family) -> Family {
    let taken = ours.taking_in(theirs);
    assert_eq!(taken.log(), ours.union(theirs).log());
    for member in taken.members() {
        let here = member.names.iter().filter_map(|name| ours.member(*name)).collect::<Vec<_>>();
        let was = |standing| here.iter().any(|known| known.standing == standing);
        match member.standing {
            Standing::Unconfirmed => {
                assert!(!was(Standing::Active), "a restore put somebody known in question");
            }
            Standing::Active => {
                let known = here.iter().any(|known| known.standing != Standing::Unconfirmed);
                assert!(known, "a restore brought somebody back unasked");
            }
            Standing::Ended { .. } | Standing::Removed => {}
        }
    }
    taken
}

fn a_history(corpus: &Corpus, seed: u64) {
    let mut random = Random(seed);
    let mut names = names(&mut random);
    let start = date("2024-01-01") + Days::new(random.below(1_000));
    let phone = || Phone {
        corpus,
        family: Family::default(),
        ledger: Ledger::default(),
        announced: BTreeMap::new(),
        of_day: BTreeMap::new(),
    };
    let (mut ours, mut theirs) = (phone(), phone());
    let mut today = start;
    for _ in 0..8 + random.below(12) {
        let back = if random.below(10) == 0 { 3 } else { 0 };
        today = random.near(today, back, 60);
        let phone = if random.below(3) == 0 { &mut theirs } else { &mut ours };
        phone.reports(&mut random, &mut names, today);
        phone.opens(today);
        if random.below(8) == 0 {
            ours.family = if random.below(2) == 0 {
                ours.family.union(&theirs.family)
            } else {
                taken_in(&ours.family, &theirs.family)
            };
        }
        for _ in 0..random.below(4) {
            today = today + Days::new(1);
            ours.opens(today);
        }
    }
    let (a, b) = (&ours.family, &theirs.family);
    let both = a.union(b);
    assert_eq!(both, b.union(a), "union depends on who asks");
    assert_eq!(a.union(a), *a, "a family is more than itself");
    assert_eq!(both.union(b), both, "a second union changes something");
    let mut third = phone();
    third.reports(&mut random, &mut names, today);
    if let Some(id) = names.events.first().filter(|_| random.below(2) == 0) {
        // Damage: a name that was given before, with another text.
        let report = some_report(&mut random, &names, today);
        _ = third.family.record(*id, moment(today), report);
    }
    let c = &third.family;
    assert_eq!(a.union(b).union(c), a.union(&b.union(c)), "union depends on the order");
    for family in [&both, &both.union(c)] {
        for member in family.members() {
            let holds = !family.endings(member.id).is_empty();
            assert_eq!(
                holds,
                matches!(member.standing, Standing::Ended { .. }),
                "an ending holds or was taken back"
            );
        }
    }
    let ledgers = ours.ledger.union(&theirs.ledger);
    assert_eq!(ledgers, theirs.ledger.union(&ours.ledger));
    assert_eq!(Family::from_json(&both.to_json().unwrap()).unwrap(), both);
}

#[test]
fn random_histories_keep_every_promise() {
    let corpus = Corpus::builtin().unwrap();
    let count = std::env::var("OTAYORI_HISTORIES").map_or(5_000, |count| count.parse().unwrap());
    for seed in 0..count {
        let lived = std::panic::catch_unwind(|| a_history(&corpus, seed));
        assert!(lived.is_ok(), "seed {seed}");
    }
}

/// Days may pass in any number: without a report a child only grows older.
#[test]
fn without_a_report_no_stage_goes_back() {
    let rank = |stage: Stage| match stage {
        Stage::Expecting { .. } => 0,
        Stage::Overdue { .. } => 1,
        Stage::Growing { .. } => 2,
        Stage::Grown { .. } => 3,
        _ => 4,
    };
    let mut home = super::home::Home::new();
    let (_, children) = home.expects("2026-07-01", Some("2027-03-01"), 1);
    let born = home.born("2026-07-01", "2020-02-29");
    for child in [children[0], born] {
        let mut last = 0;
        for n in 0..7_000 {
            let on = date("2026-07-01") + Days::new(n);
            let now = rank(home.family.member(child).unwrap().stage(on).unwrap());
            assert!(now >= last, "{on}");
            last = now;
        }
    }
}
