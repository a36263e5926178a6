//! A simulator is worth what it catches: every broken planner is caught, and the story that caught it can be read.

use otayori_simulator::clock::{DAY, HOUR, MINUTE, instant, zone};
use otayori_simulator::happening::{Happening, Step};
use otayori_simulator::many::histories;
use otayori_simulator::mutants::{Mutant, Mutation};
use otayori_simulator::oracle::letters::Words;
use otayori_simulator::phone::Platform;
use otayori_simulator::planner::{Library, Real};
use otayori_simulator::report::Report;
use otayori_simulator::run::live;
use otayori_simulator::shrink::shrink;
use otayori_simulator::story::Story;

/// As many lives as a mutant may survive.
const LIVES: u64 = 100;

/// A phone held back whose alarm comes after the evening's end, while nobody opens the app for two weeks: too rare to wait for.
fn held_back() -> Story {
    let tokyo = zone("Asia/Tokyo").unwrap();
    let at = |wall: &str| instant(&tokyo, wall.parse().unwrap());
    let born = Report::Born { child: 0, on: "2026-05-22".parse().unwrap(), gestation: None };
    let steps = [
        ("2026-06-01T09:00", Happening::Allows),
        ("2026-06-01T10:00", Happening::Says(born)),
        ("2026-06-05T10:00", Happening::HoldsBack(true)),
        ("2026-06-05T10:01", Happening::RunsLate(30)),
    ];
    Story {
        seed: 1,
        platform: Platform::Android { api: 33 },
        zone: "Asia/Tokyo".to_owned(),
        hour: 20,
        language: "en",
        start: at("2026-06-01T00:00"),
        end: at("2026-07-01T00:00"),
        steps: steps.map(|(wall, what)| Step { at: at(wall), what, fault: None }).into(),
    }
}

/// Two children with letters on the same days, and it ends for one of them.
fn one_of_two() -> Story {
    let born = |child| Report::Born { child, on: "2026-05-22".parse().unwrap(), gestation: None };
    let mut story = held_back();
    let at = |days: i64| story.start + days * DAY + 10 * HOUR;
    let steps = [
        (at(0), Happening::Allows),
        (at(0) + MINUTE, Happening::Says(born(0))),
        (at(0) + 2 * MINUTE, Happening::Says(born(1))),
        (at(3), Happening::Says(Report::Ended { child: 1 })),
    ];
    story.steps = steps.map(|(at, what)| Step { at, what, fault: None }).into();
    story
}

#[test]
fn every_broken_planner_is_caught() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let plots = histories(1, LIVES);
    // A life that breaks the planner itself proves nothing about a mutant.
    let real = Real(&library);
    let stories: Vec<Story> = plots.iter().filter(|plot| plot.years <= 3).map(Story::of).collect();
    let sound = |story: &&Story| live(story, &real, &words, false).broken.is_none();
    let rare = [held_back(), one_of_two()];
    assert!(rare.iter().all(|story| sound(&story)), "the planner itself breaks a rule of a story of its own");
    let stories: Vec<&Story> = stories.iter().filter(sound).chain(&rare).collect();
    let mut survivors = Vec::new();
    for mutation in Mutation::ALL {
        let mutant = Mutant { library: &library, mutation };
        let caught = stories.iter().enumerate().find_map(|(lives, story)| {
            let broken = live(story, &mutant, &words, false).broken?;
            Some((lives + 1, story.seed, broken))
        });
        match caught {
            Some((lives, seed, broken)) => {
                println!(
                    "{mutation:?}: caught in life {lives} (seed {seed}): {}: {}",
                    broken.rule, broken.found
                );
            }
            None => survivors.push(mutation),
        }
    }
    assert!(survivors.is_empty(), "not caught: {survivors:?}");
}

#[test]
fn a_broken_rule_is_told_as_a_short_story() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let mutant = Mutant { library: &library, mutation: Mutation::WaitsForTheNextPlanAfterAnEnding };
    let breaks = |story: &Story| live(story, &mutant, &words, false).broken.map(|broken| broken.rule);
    let (story, rule) = histories(1, LIVES)
        .iter()
        .filter(|plot| plot.years <= 3)
        .find_map(|plot| {
            let story = Story::of(plot);
            let rule = breaks(&story)?;
            Some((story, rule))
        })
        .unwrap();
    let short = shrink(&story, &mutant, &words, 4_000);
    assert_eq!(breaks(&short), Some(rule));
    assert!(short.steps.len() < 8, "{short}");
    // The seed alone makes the same story again.
    assert_eq!(short.seed, story.seed);
}
