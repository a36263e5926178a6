//! What the companion knows and decides.
//!
//! State in, decision out: dates come in as arguments, letters and stages go out as values. There is no clock, no
//! zone database, no network, no thread and no global state in here, so a whole childhood can be replayed in a test.
//!
//! ```
//! use chrono::NaiveDate;
//! use otayori_core::calendar::DueDate;
//! use otayori_core::corpus::{Corpus, Reader};
//! use otayori_core::family::Child;
//!
//! let corpus = Corpus::builtin()?;
//! let on = NaiveDate::from_ymd_opt(2026, 6, 22).unwrap();
//! let child = Child::Expected(DueDate::from_last_period(NaiveDate::from_ymd_opt(2026, 5, 25).unwrap())?);
//! let stage = child.stage(on)?;
//! let slots = corpus.due(&stage, on);
//! let letter = corpus.letter(&slots[0], &Reader::new("en"))?.unwrap();
//! assert_eq!(letter.message.title.plain(), "How the weeks are counted");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Rooms, and what each leans on: [`calendar`] (civil dates only) <- [`family`] <- [`stage`] <- [`corpus`] <-
//! [`arrival`] (with the [`ledger`] of what came) <- [`reminders`]; [`household`] is what one phone keeps; the [`journal`]
//! leans on calendar and family; [`region`] brings what is near; [`strings`] stands beside them.

pub mod arrival;
pub mod calendar;
pub mod companion;
pub mod corpus;
pub mod family;
mod fold;
pub mod household;
pub mod journal;
pub mod ledger;
pub mod region;
pub mod reminders;
pub mod screens;
pub mod stage;
pub mod strings;

pub use otayori_pack as pack;
