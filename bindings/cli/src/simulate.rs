//! `simulate`: one childhood of the simulator that proves the reminders, to read.
//!
//! It lives on a clock and a phone of its own and touches nobody's family. Exit code 1: a rule was broken.

use std::process::ExitCode;

use anstream::println;
use otayori_core::strings::Key;
use otayori_simulator::childhood::{Telling, tell};
use otayori_simulator::clock;
use otayori_simulator::planner::Library;
use otayori_simulator::report::civil;
use otayori_simulator::story::Plot;

use crate::args::Childhood;
use crate::commands::{Failure, Session};
use crate::who;

impl Session {
    pub(crate) fn simulate(&self, childhood: &Childhood) -> Result<ExitCode, Failure> {
        let start = who::date(&childhood.start, &self.strings).map_err(Failure::Question)?;
        if clock::zone(&childhood.zone).is_none() {
            let values = [("zone", childhood.zone.as_str().into())];
            return Err(Failure::Question(self.strings.text(Key::ErrorZone, &values)));
        }
        let library = Library::open().map_err(|error| Failure::Broken(error.to_string()))?;
        let plot = Plot {
            seed: childhood.seed,
            zone: childhood.zone.clone(),
            start: civil(start),
            years: childhood.years,
            faults: childhood.faults.into(),
            platform: None,
        };
        let telling = match (childhood.shrink, childhood.brief) {
            (true, _) => Telling::Shrunk,
            (false, true) => Telling::Brief,
            (false, false) => Telling::Whole,
        };
        let (told, sound) = tell(&plot, telling, &library);
        println!("{}", told.trim_end());
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
