//! Whole childhoods on hostile phones: does every letter's notice come once, and none after a loss?
//!
//! A story ([`story`]) made from a seed is lived ([`run`]) by a model phone ([`phone`]) with the shell of
//! `docs/shell-contract.md` ([`shell`]) and the core's own planner ([`planner`]); the oracle ([`oracle`]) watches and shares no
//! code with it. A broken rule is shrunk to a story that a person can read ([`shrink`]).
#![allow(clippy::result_large_err, reason = "a plan that could not be written down is still the plan")]
#![allow(clippy::explicit_counter_loop, reason = "the number goes on after the loop")]
#![allow(
    clippy::collapsible_match,
    reason = "a broken planner reads best as: at this point, if this, do that"
)]

pub mod childhood;
pub mod clock;
pub mod desk;
pub mod faults;
pub mod happening;
pub mod life;
pub mod many;
pub mod mutants;
pub mod oracle;
pub mod phone;
pub mod planner;
pub mod population;
pub mod report;
pub mod run;
pub mod shell;
pub mod shrink;
pub mod story;
