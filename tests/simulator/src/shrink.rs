//! From a story that breaks a rule to the shortest one that still does.
//!
//! Knows only that a story is a list: takes faults away whole, then lines, then the years after the break. The seed is kept, so
//! that every die falls as before.

use std::cell::Cell;

use crate::oracle::letters::Words;
use crate::planner::Planner;
use crate::run::live;
use crate::story::Story;

/// The shortest story found that breaks the same rule, for the trouble of so many lives.
pub fn shrink(story: &Story, planner: &dyn Planner, words: &Words, lives: u32) -> Story {
    let Some(rule) = live(story, planner, words, false).broken.map(|broken| broken.rule) else {
        return story.clone();
    };
    let left = Cell::new(lives);
    let breaks = |story: &Story| {
        left.set(left.get().saturating_sub(1));
        left.get() > 0 && live(story, planner, words, false).broken.is_some_and(|broken| broken.rule == rule)
    };
    let mut best = story.clone();
    cut_the_end(&mut best, &breaks);
    let mut numbers: Vec<u32> =
        best.steps.iter().filter_map(|step| step.fault.map(|(_, number)| number)).collect();
    numbers.dedup();
    for number in numbers {
        try_without(&mut best, &breaks, |step| step.fault.is_some_and(|(_, of)| of == number));
    }
    let mut size = best.steps.len() / 2;
    while size > 0 {
        let mut from = 0;
        while from < best.steps.len() {
            let to = (from + size).min(best.steps.len());
            let mut shorter = best.clone();
            shorter.steps.drain(from..to);
            if breaks(&shorter) {
                best = shorter;
            } else {
                from = to;
            }
        }
        size /= 2;
    }
    cut_the_end(&mut best, &breaks);
    best
}

fn try_without(
    best: &mut Story,
    breaks: &impl Fn(&Story) -> bool,
    is_out: impl Fn(&crate::happening::Step) -> bool,
) {
    let mut shorter = best.clone();
    shorter.steps.retain(|step| !is_out(step));
    if breaks(&shorter) {
        *best = shorter;
    }
}

/// Nothing after the break is needed: half the time, again and again.
fn cut_the_end(best: &mut Story, breaks: &impl Fn(&Story) -> bool) {
    let (mut low, mut high) = (best.start, best.end);
    while high - low > crate::clock::DAY {
        let middle = low + (high - low) / 2;
        let mut shorter = best.clone();
        shorter.end = middle;
        shorter.steps.retain(|step| step.at < middle);
        if breaks(&shorter) {
            high = middle;
        } else {
            low = middle;
        }
    }
    best.end = high;
    best.steps.retain(|step| step.at < high);
}
