//! The simulator in a terminal: one childhood to read, or many to count.

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use jiff::civil::{Date, date};
use otayori_simulator::childhood::{self, Telling};
use otayori_simulator::many::{self, Tally};
use otayori_simulator::oracle::letters::Words;
use otayori_simulator::planner::{Library, Real};
use otayori_simulator::population;
use otayori_simulator::story::Plot;

/// Whole childhoods on hostile phones.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    many: Option<Many>,
    /// How many threads live the childhoods; what they come to does not depend on it.
    #[arg(long, global = true, default_value_t = 2)]
    threads: usize,
    #[command(flatten)]
    one: One,
}

/// One childhood, to read.
#[derive(Args)]
struct One {
    /// Where it begins.
    #[arg(long, default_value = "Asia/Tokyo")]
    zone: String,
    /// How long it is.
    #[arg(long, default_value_t = 19)]
    years: i64,
    /// Which one.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Faults a year.
    #[arg(long, default_value_t = 6.0)]
    faults: f64,
    /// The first day.
    #[arg(long, default_value_t = date(2026, 3, 1))]
    start: Date,
    /// A broken rule is shrunk to the shortest story that breaks it.
    #[arg(long)]
    shrink: bool,
}

#[derive(Subcommand)]
enum Many {
    /// Every zone of the bundled database, with and without faults.
    Zones {
        /// Years in each.
        #[arg(long, default_value_t = 19)]
        years: i64,
    },
    /// Random families, phones, zones and mixes of faults.
    Histories {
        /// How many.
        #[arg(long, default_value_t = 10_000)]
        runs: u64,
        /// The first seed.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// A country's families, births spread over fifteen years, each lived to the end or to the date.
    Population {
        /// How many.
        #[arg(long, default_value_t = 376_388)]
        families: u64,
    },
}

fn main() -> ExitCode {
    let library = match Library::open() {
        Ok(library) => library,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let words = Words::of(&library.corpus);
    let planner = Real(&library);
    let Cli { many: asked, threads, one } = Cli::parse();
    let tally = match asked {
        None => return childhood(&one, &library),
        Some(Many::Zones { years }) => many::lives(&many::zones(years), threads, &planner, &words),
        Some(Many::Histories { runs, seed }) => {
            many::lives(&many::histories(seed, runs), threads, &planner, &words)
        }
        Some(Many::Population { families }) => population::run(families, threads, &library),
    };
    told(&tally)
}

fn told(tally: &Tally) -> ExitCode {
    println!("{tally}");
    if tally.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn childhood(one: &One, library: &Library) -> ExitCode {
    let plot = Plot {
        seed: one.seed,
        zone: one.zone.clone(),
        start: one.start,
        years: one.years,
        faults: one.faults,
        platform: None,
    };
    let telling = if one.shrink { Telling::Shrunk } else { Telling::Whole };
    let (told, sound) = childhood::tell(&plot, telling, library);
    println!("{told}");
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
