//! The door to the planner under test. A broken planner is one that changes something on the way through it.
//!
//! Knows the core's public calls and nothing of what they decide.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use jiff::civil::{Date, DateTime};
use otayori_core::arrival;
use otayori_core::corpus::{Corpus, Reader};
use otayori_core::family::LocalMoment;
use otayori_core::household::Household;
use otayori_core::region::Regions;
use otayori_core::reminders::{self, Due, Limits, Notices, Pending, Permission, Plan, Report};
use otayori_core::strings::{Key, Strings};
use otayori_pack::record::Phase;

use crate::report::{chrono, civil};

/// What a shell asks with.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    pub household: &'a Household,
    pub deadlines: &'a [Due],
    pub now: LocalMoment,
    pub pending: &'a Pending,
    pub limits: Limits,
    pub permission: Permission,
}

/// What a shell calls. Each call is the core's own unless a mutant says otherwise.
pub trait Planner: Sync {
    /// The words it speaks with.
    fn words(&self) -> &Library;

    /// The plan.
    fn plan(&self, ask: &Ask<'_>) -> Plan {
        self.words().plan(ask)
    }

    /// What the ledger is told, before or after acting.
    fn report(&self, notices: &mut Notices, report: &Report, now: LocalMoment) {
        reminders::report(notices, report, now);
    }

    /// What is taken back at once after a report.
    fn after_report(&self, before: &Household, after: &Household, pending: &Pending) -> Vec<NaiveDate> {
        reminders::after_report(before, after, pending)
    }

    /// The app is opened: the day's page is shown, its letters have come.
    fn opened(&self, household: &mut Household, now: LocalMoment) {
        self.words().open_day(household, now);
    }
}

/// The words, opened once for a whole run.
#[derive(Debug)]
pub struct Library {
    pub corpus: Corpus,
    pub regions: Regions,
    strings: BTreeMap<String, Strings>,
    /// Which letters bear a title, in any language.
    titles: OnceLock<BTreeMap<String, BTreeSet<String>>>,
}

impl Library {
    /// The corpus of this build.
    ///
    /// # Errors
    /// What the core says, if the build is damaged.
    pub fn open() -> Result<Self, Box<dyn std::error::Error>> {
        let corpus = Corpus::builtin()?;
        let mut strings = BTreeMap::new();
        for language in ["ja", "ja-simple", "en"] {
            strings.insert(language.to_owned(), Strings::of(&corpus, language)?);
        }
        Ok(Self { corpus, regions: Regions::builtin()?, strings, titles: OnceLock::new() })
    }

    /// What `today` of the companion does: the day's letters have come, and need no notice.
    pub fn open_day(&self, household: &mut Household, now: LocalMoment) {
        for track in household.preferences.tracks.clone() {
            let Household { family, ledger, .. } = &household;
            let letters = arrival::arrivals(&self.corpus, family, ledger, track, now.date);
            arrival::note(&mut household.ledger, &letters, now.date);
        }
        household.notices.opened(now.date);
    }

    /// The letters that bear a title, in any language; `None` if the words are no letter's title.
    pub fn titled(&self, title: &str) -> Option<&BTreeSet<String>> {
        self.titles.get_or_init(|| self.all_titles()).get(title)
    }

    /// The line that says that there is something to do.
    pub fn deadline_line(&self, language: &str) -> Option<String> {
        Some(self.strings.get(language)?.text(Key::NoticeDeadline, &[]))
    }

    /// Whether a notice is the line in place of the letters of a pregnancy that nobody looks at.
    pub fn is_quiet(&self, text: &str) -> bool {
        self.strings.values().any(|strings| strings.text(Key::NoticeQuiet, &[]) == text)
    }

    fn all_titles(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut titles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for slot in self.corpus.cadence().phase.iter().flat_map(Phase::slots) {
            for language in self.strings.keys() {
                for reader in [Reader::new(language), Reader::new(language).in_region("JP")] {
                    if let Ok(Some(letter)) = self.corpus.letter(&slot, &reader) {
                        titles.entry(letter.message.title.plain()).or_default().insert(slot.to_string());
                    }
                }
            }
        }
        titles
    }

    /// The core's own plan.
    pub fn plan(&self, ask: &Ask<'_>) -> Plan {
        let language = ask.household.preferences.language.as_str();
        let Some(strings) = self.strings.get(language) else { return Plan::default() };
        reminders::plan(
            &self.corpus,
            strings,
            ask.household,
            ask.deadlines,
            ask.now,
            ask.pending,
            ask.limits,
            ask.permission,
        )
    }
}

/// The planner as it is.
#[derive(Debug)]
pub struct Real<'a>(pub &'a Library);

impl Planner for Real<'_> {
    fn words(&self) -> &Library {
        self.0
    }
}

/// The core's civil time.
pub fn moment(wall: DateTime, offset: i16) -> LocalMoment {
    LocalMoment { date: chrono(wall.date()), time: naive(wall).time(), utc_offset_minutes: offset }
}

/// The core's date and time.
pub fn naive(wall: DateTime) -> NaiveDateTime {
    let part = |value: i8| u32::from(value.unsigned_abs());
    let time = chrono(wall.date()).and_hms_opt(part(wall.hour()), part(wall.minute()), part(wall.second()));
    time.unwrap_or_default()
}

/// The simulator's date and time.
pub fn wall(at: NaiveDateTime) -> DateTime {
    use ::chrono::Timelike as _;
    let part = |value: u32| i8::try_from(value).unwrap_or(0);
    civil(at.date()).at(part(at.hour()), part(at.minute()), part(at.second()), 0)
}

/// Every date of a list.
pub fn dates(of: &[NaiveDate]) -> Vec<Date> {
    of.iter().map(|day| civil(*day)).collect()
}
