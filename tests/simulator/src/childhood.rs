//! One childhood, told to a person: what was said, what went wrong, what the phone did and what was seen.

use std::fmt::Write as _;

use crate::oracle::letters::Words;
use crate::planner::{Library, Real};
use crate::run::{Outcome, live};
use crate::shrink::shrink;
use crate::story::{Plot, Story};

/// Lives that a shorter story may cost where somebody waits for it.
const EFFORT: u32 = 4_000;

/// How much of it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Every line: openings, plans and notices.
    Whole,
    /// What was said and what went wrong.
    Brief,
    /// Of a story that breaks a rule, the shortest that still does, and its every line.
    Shrunk,
}

/// Lives a plot and tells it. Whether no rule was broken.
pub fn tell(plot: &Plot, telling: Telling, library: &Library) -> (String, bool) {
    let words = Words::of(&library.corpus);
    let planner = Real(library);
    let mut story = Story::of(plot);
    if telling == Telling::Shrunk {
        story = shrink(&story, &planner, &words, EFFORT);
    }
    let outcome = live(&story, &planner, &words, true);
    let mut told = match telling {
        Telling::Brief => story.brief().to_string(),
        Telling::Whole => outcome.log.clone(),
        Telling::Shrunk => format!("{story}\n{}", outcome.log),
    };
    sum_up(&mut told, &outcome);
    (told, outcome.broken.is_none())
}

fn sum_up(told: &mut String, outcome: &Outcome) {
    let Outcome { days, plans, armed, shown, kept, broken, .. } = outcome;
    _ = writeln!(told, "\n{days} days, {plans} plans, {armed} notices armed, {shown} shown");
    _ = writeln!(told, "on days without trouble {kept} notices had to come, and came");
    match broken {
        Some(broken) => _ = writeln!(told, "BROKEN on {}: {}: {}", broken.wall, broken.rule, broken.found),
        None => _ = writeln!(told, "no rule was broken"),
    }
}
