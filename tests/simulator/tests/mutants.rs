//! A simulator is worth what it catches: every broken planner is caught, and the story that caught it can be read.

use otayori_simulator::many::histories;
use otayori_simulator::mutants::{Mutant, Mutation};
use otayori_simulator::oracle::letters::Words;
use otayori_simulator::planner::{Library, Real};
use otayori_simulator::run::live;
use otayori_simulator::shrink::shrink;
use otayori_simulator::story::Story;

/// As many lives as a mutant may survive.
const LIVES: u64 = 100;

#[test]
fn every_broken_planner_is_caught() {
    let library = Library::open().unwrap();
    let words = Words::of(&library.corpus);
    let plots = histories(1, LIVES);
    // A life that breaks the planner itself proves nothing about a mutant.
    let real = Real(&library);
    let stories: Vec<Story> = plots.iter().filter(|plot| plot.years <= 3).map(Story::of).collect();
    let sound = |story: &&Story| live(story, &real, &words, false).broken.is_none();
    let stories: Vec<&Story> = stories.iter().filter(sound).collect();
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
