//! `otayori`: the same companion in a terminal, the fastest way to try it.
//!
//! Knows the command line, the machine's clock and the terminal. Decides nothing about letters: that is the core.
//! Exit code 0: an answer; 1: there is no such text, or something is broken; 2: the question cannot be understood.

mod args;
mod clock;
mod commands;
mod family;
mod growth;
mod home;
mod journal;
mod json;
mod line;
mod naming;
mod near;
mod numbers;
mod place;
mod plan;
mod prefer;
mod regions;
mod safe;
mod secrets;
mod show;
mod simulate;
mod today;
mod who;

use std::process::ExitCode;

use anstream::eprintln;
use clap::Parser as _;
use otayori_core::companion::CompanionRegions;
use otayori_core::corpus::{Corpus, Reader};
use otayori_core::family::Preferences;
use otayori_core::region::Regions;
use otayori_core::strings::Strings;

use args::{Arguments, ReaderArguments};
use commands::Failure;
use home::Home;
use place::{Peeked, Place, ReadableFile};
use secrets::Secrets;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(Failure::Question(reason)) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
        Err(Failure::Broken(reason)) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let corpus = Corpus::builtin().map_err(|error| Failure::Broken(error.to_string()))?;
    let ReaderArguments { family, home, device_key, secrets_fd, .. } = &arguments.reader;
    let place = match (home, family) {
        (Some(folder), _) => Some(Place::Home(Home::new(folder, device_key.as_deref()))),
        (None, Some(file)) => Some(Place::File(ReadableFile(file.clone()))),
        (None, None) => None,
    };
    let secrets = Secrets::from(*secrets_fd)?;
    let Peeked { household, own, regions } =
        place.as_ref().map(|place| place.peek(&corpus)).unwrap_or_default();
    let CompanionRegions { regions, aside } = match regions {
        Some(regions) => regions,
        None => CompanionRegions {
            regions: Regions::builtin().map_err(|error| Failure::Broken(error.to_string()))?,
            aside: Vec::new(),
        },
    };
    let preferences = household.as_ref().map(|household| &household.preferences);
    let reader = reader(&corpus, &arguments.reader, preferences)?;
    let strings =
        Strings::of(&corpus, &reader.language).map_err(|error| Failure::Broken(error.to_string()))?;
    let look = show::Look::of(&arguments.reader, preferences);
    let session =
        commands::Session { corpus, regions, aside, own, household, reader, strings, look, place, secrets };
    session.run(&arguments.command)
}

/// The language asked for; without one, the family's, else the machine's if it is among ours, else English. Easy Japanese
/// is a choice, never a guess.
fn reader(
    corpus: &Corpus,
    arguments: &ReaderArguments,
    preferences: Option<&Preferences>,
) -> Result<Reader, Failure> {
    let tags: Vec<&str> = corpus.languages().iter().map(|language| language.tag.as_str()).collect();
    let tag = match arguments.lang.as_deref() {
        Some(tag) if tags.contains(&tag) => tag.to_owned(),
        Some(tag) => {
            let reason = format!("there is no language `{tag}`; there are: {}", tags.join(", "));
            return Err(Failure::Question(reason));
        }
        None => {
            let ours = |tag: &String| tags.contains(&tag.as_str());
            let preferred = preferences.map(|preferences| preferences.language.clone()).filter(ours);
            preferred.or_else(|| machine_language().filter(ours)).unwrap_or_else(|| "en".to_owned())
        }
    };
    let reader = Reader::new(&tag);
    Ok(match &arguments.region {
        Some(region) => reader.in_region(region),
        None => reader,
    })
}

fn machine_language() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
    locale.split(['_', '.', '@']).next().map(str::to_owned)
}
