//! Whole childhoods on hostile phones: does every letter's notice come once, and none after a loss?
//!
//! A story ([`story`]) made from a seed is lived ([`run`]) by a model phone ([`phone`]) with the shell of
//! `docs/shell-contract.md` ([`shell`]) and the core's own planner ([`planner`]); the oracle ([`oracle`]) watches and shares no
//! code with it. A broken rule is shrunk to a story that a person can read ([`shrink`]).

pub mod clock;
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
