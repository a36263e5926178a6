//! What can happen to a phone and the family that carries it: one line of a story.

use std::fmt;

use crate::clock::{HOUR, Instant};
use crate::report::Report;

/// Where the app dies during its next wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// The ledger was committed; nothing was armed or posted.
    BeforeArming,
    /// Armed and posted; nothing was reported to the ledger.
    BeforeRecording,
}

/// One happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    // The person.
    Opens,
    Says(Report),
    /// And the phone dies before anything else is done.
    SaysAndDies(Report),
    /// In the settings to which the system leads: the day's page is not seen.
    ChoosesHour(u8),
    ChoosesTitles(bool),
    ChoosesTracks {
        main: bool,
        partner: bool,
    },
    /// Another phone of the family, on which a child was told of under another name.
    TakesIn {
        child: u8,
        other: u8,
    },
    Allows,
    Forbids,
    Restores {
        onto_a_new_phone: bool,
    },
    SavesBackup,
    Travels(String),
    MovesClock(i64),
    // The phone.
    SwitchesOff,
    SwitchesOn,
    Unlocks,
    AlarmsVanish,
    ForceStops,
    Updates,
    Restricts,
    HoldsBack(bool),
    FallsAsleep,
    Dozes(i64),
    RunsLate(i64),
    DropsOne,
    Limits(Option<usize>),
    WakesTwice,
    Crashes(Crash),
    DiskFills {
        reserve_too: bool,
    },
    DiskClears,
    LosesKey,
    FindsKey,
    Busies(bool),
    Refreshes,
}

/// A happening at its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The true time.
    pub at: Instant,
    /// What.
    pub what: Happening,
    /// The fault it belongs to: its name, and a number that its steps share.
    pub fault: Option<(&'static str, u32)>,
}

impl Happening {
    /// Whether it disturbs what a person can expect of the days around it.
    pub fn disturbs(&self) -> bool {
        !matches!(self, Self::Opens | Self::Refreshes | Self::SavesBackup)
    }
}

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opens => f.write_str("opens the app"),
            Self::Says(report) => write!(f, "says: {report}"),
            Self::SaysAndDies(report) => write!(f, "says: {report}; and the phone dies at once"),
            Self::ChoosesHour(hour) => write!(f, "wants letters at {hour}:00"),
            Self::ChoosesTitles(true) => f.write_str("wants titles on the lock screen"),
            Self::ChoosesTitles(false) => f.write_str("wants neutral notices"),
            Self::ChoosesTracks { main, partner } => {
                let of = |wanted: &bool, whose| wanted.then_some(whose);
                let whose: Vec<&str> = [of(main, "the main letters"), of(partner, "the other parent's")]
                    .into_iter()
                    .flatten()
                    .collect();
                write!(f, "wants {}", whose.join(" and "))
            }
            Self::TakesIn { child, other } => {
                write!(f, "takes in another phone, which knows child {child} as child {other}")
            }
            Self::Allows => f.write_str("allows notices"),
            Self::Forbids => f.write_str("forbids notices"),
            Self::Restores { onto_a_new_phone: true } => f.write_str("restores a backup on a new phone"),
            Self::Restores { .. } => f.write_str("restores an older backup here"),
            Self::SavesBackup => f.write_str("saves a backup"),
            Self::Travels(zone) => write!(f, "travels to {zone}"),
            Self::MovesClock(by) => write!(f, "the clock moves by {} h", by / HOUR),
            Self::SwitchesOff => f.write_str("the phone goes off"),
            Self::SwitchesOn => f.write_str("the phone comes on, locked"),
            Self::Unlocks => f.write_str("the phone is unlocked"),
            Self::AlarmsVanish => f.write_str("the system loses every alarm"),
            Self::ForceStops => f.write_str("the app is force-stopped"),
            Self::Updates => f.write_str("the app is updated"),
            Self::Restricts => f.write_str("the app falls into the RESTRICTED bucket"),
            Self::HoldsBack(true) => f.write_str("the app is held back to save battery"),
            Self::HoldsBack(false) => f.write_str("the app is no longer held back"),
            Self::FallsAsleep => f.write_str("the maker puts the app to sleep"),
            Self::Dozes(hours) => write!(f, "the phone dozes for {hours} h"),
            Self::RunsLate(hours) => write!(f, "the system is 3 h late for {hours} h"),
            Self::DropsOne => f.write_str("the system drops the next pending notice"),
            Self::Limits(Some(limit)) => write!(f, "the system holds {limit} at most"),
            Self::Limits(None) => f.write_str("the system's limit is back"),
            Self::WakesTwice => f.write_str("the next wake comes twice at once"),
            Self::Crashes(Crash::BeforeArming) => f.write_str("the next wake dies between commit and arm"),
            Self::Crashes(Crash::BeforeRecording) => f.write_str("the next wake dies between arm and ledger"),
            Self::DiskFills { reserve_too: true } => f.write_str("the disk is full, the reserve gone"),
            Self::DiskFills { .. } => f.write_str("the disk is full"),
            Self::DiskClears => f.write_str("the disk has room again"),
            Self::LosesKey => f.write_str("the store cannot be opened: no key"),
            Self::FindsKey => f.write_str("the store opens again"),
            Self::Busies(true) => f.write_str("the store is held by another"),
            Self::Busies(false) => f.write_str("the store is free again"),
            Self::Refreshes => f.write_str("iOS refreshes in the background"),
        }
    }
}
