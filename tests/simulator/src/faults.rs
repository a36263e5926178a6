//! The catalogue of faults: each entry has a name and a generator, and a run mixes them.

use fastrand::Rng;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::clock::{self, DAY, HOUR, Instant, MINUTE, plus};
use crate::happening::{Crash, Happening as H};
use crate::phone::Platform;

/// Every fault. Those that a family brings about itself (a second child, a corrected date, a late report) are here as
/// well: they must find what they need in the family, or nothing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    Reboot,
    OffOverOneSlot,
    OffOverManySlots,
    OffForFortyDays,
    ClockBackADay,
    ClockAheadAYearAndBack,
    EastAcrossTheDateLine,
    WestAcrossTheDateLine,
    DaylightSaving,
    DaySkipped,
    AlarmsLost,
    ForceStop,
    Updated,
    NewPhone,
    OlderBackup,
    PermissionRefusedThenGranted,
    RestrictedRatchet,
    MakersSleepList,
    DozeBatch,
    ThreeHoursLate,
    PendingDropped,
    DoubleWake,
    CrashBeforeArming,
    CrashBeforeRecording,
    UnreadableBeforeUnlock,
    DiskFull,
    DiskFullWithoutReserve,
    KeyLost,
    LimitLowered,
    HourChangedWhilePending,
    SecondChild,
    DueDateForward,
    DueDateBack,
    BirthRecordedLate,
    LossThenDead,
    DiskFullForWeeks,
    StoreBusy,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 37] = [
        Self::Reboot,
        Self::OffOverOneSlot,
        Self::OffOverManySlots,
        Self::OffForFortyDays,
        Self::ClockBackADay,
        Self::ClockAheadAYearAndBack,
        Self::EastAcrossTheDateLine,
        Self::WestAcrossTheDateLine,
        Self::DaylightSaving,
        Self::DaySkipped,
        Self::AlarmsLost,
        Self::ForceStop,
        Self::Updated,
        Self::NewPhone,
        Self::OlderBackup,
        Self::PermissionRefusedThenGranted,
        Self::RestrictedRatchet,
        Self::MakersSleepList,
        Self::DozeBatch,
        Self::ThreeHoursLate,
        Self::PendingDropped,
        Self::DoubleWake,
        Self::CrashBeforeArming,
        Self::CrashBeforeRecording,
        Self::UnreadableBeforeUnlock,
        Self::DiskFull,
        Self::DiskFullWithoutReserve,
        Self::KeyLost,
        Self::LimitLowered,
        Self::HourChangedWhilePending,
        Self::SecondChild,
        Self::DueDateForward,
        Self::DueDateBack,
        Self::BirthRecordedLate,
        Self::LossThenDead,
        Self::DiskFullForWeeks,
        Self::StoreBusy,
    ];

    /// Its name in a story.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reboot => "reboot",
            Self::OffOverOneSlot => "powered off over one slot",
            Self::OffOverManySlots => "powered off over many slots",
            Self::OffForFortyDays => "off for 40 days",
            Self::ClockBackADay => "clock set back a day",
            Self::ClockAheadAYearAndBack => "clock set ahead a year and back",
            Self::EastAcrossTheDateLine => "east across the date line",
            Self::WestAcrossTheDateLine => "west across the date line",
            Self::DaylightSaving => "daylight saving forward and back",
            Self::DaySkipped => "a day skipped",
            Self::AlarmsLost => "alarms lost",
            Self::ForceStop => "force-stop",
            Self::Updated => "app updated",
            Self::NewPhone => "restored on a new phone",
            Self::OlderBackup => "restored from an older backup",
            Self::PermissionRefusedThenGranted => "permission refused, then granted",
            Self::RestrictedRatchet => "RESTRICTED ratchet",
            Self::MakersSleepList => "a maker's sleep list",
            Self::DozeBatch => "Doze batch",
            Self::ThreeHoursLate => "system delivers 3 h late",
            Self::PendingDropped => "system drops a pending one",
            Self::DoubleWake => "duplicate wake",
            Self::CrashBeforeArming => "crash between commit and arm",
            Self::CrashBeforeRecording => "crash between arm and ledger",
            Self::UnreadableBeforeUnlock => "store unreadable before unlock",
            Self::DiskFull => "disk full while writing the ledger",
            Self::DiskFullWithoutReserve => "disk full, reserve gone",
            Self::KeyLost => "store unreadable: key lost for a time",
            Self::LimitLowered => "limit lowered by the system",
            Self::HourChangedWhilePending => "hour changed while today's is pending",
            Self::SecondChild => "second child added",
            Self::DueDateForward => "due date corrected forward",
            Self::DueDateBack => "due date corrected back",
            Self::BirthRecordedLate => "birth recorded late",
            Self::LossThenDead => "loss recorded offline and the phone dies at once",
            Self::DiskFullForWeeks => "disk full for weeks",
            Self::StoreBusy => "store held by another",
        }
    }

    /// Whether it is made by what the family says: then it stands in the family's history (`life`), not here.
    pub fn is_of_the_family(self) -> bool {
        matches!(
            self,
            Self::SecondChild
                | Self::DueDateForward
                | Self::DueDateBack
                | Self::BirthRecordedLate
                | Self::LossThenDead
        )
    }

    /// Whether it came to the catalogue later: then dice of its own choose it, so that the stories of a seed stay what they were.
    pub fn is_newer(self) -> bool {
        matches!(self, Self::DiskFullForWeeks | Self::StoreBusy)
    }

    /// What happens, from an instant on: usually a morning of the home zone.
    pub fn steps(self, at: Instant, home: &str, platform: Platform, roll: &mut Rng) -> Vec<(Instant, H)> {
        let later = |hours: i64| at + hours * HOUR;
        let off = |hours: i64, roll: &mut Rng| {
            let on = later(hours);
            vec![(at, H::SwitchesOff), (on, H::SwitchesOn), (on + roll.i64(1..90) * MINUTE, H::Unlocks)]
        };
        match self {
            Self::Reboot => {
                vec![(at, H::SwitchesOff), (at + 2 * MINUTE, H::SwitchesOn), (at + 3 * MINUTE, H::Unlocks)]
            }
            Self::OffOverOneSlot => off(roll.i64(20..30), roll),
            Self::OffOverManySlots => off(24 * roll.i64(2..12) + roll.i64(0..20), roll),
            Self::OffForFortyDays => off(24 * 40 + roll.i64(0..20), roll),
            Self::ClockBackADay => {
                vec![(at, H::MovesClock(-DAY)), (later(roll.i64(3..80)), H::MovesClock(DAY))]
            }
            Self::ClockAheadAYearAndBack => {
                let year = 365 * DAY;
                let back = later(roll.i64(1..30));
                let mut steps = vec![(at, H::MovesClock(year)), (back, H::MovesClock(-year))];
                if roll.bool() {
                    steps.push((at + 20 * MINUTE, H::Opens));
                }
                steps
            }
            Self::EastAcrossTheDateLine => across(at, home, ["Asia/Tokyo", "Pacific/Honolulu"], roll),
            Self::WestAcrossTheDateLine => {
                across(at, home, ["America/Los_Angeles", "Pacific/Auckland"], roll)
            }
            Self::DaylightSaving => to_summer_and_winter(at, home, roll),
            Self::DaySkipped => {
                // From the last place on the globe to the first, in the last hour of its day: a whole date is never on the wall.
                let (last, first) = ("Pacific/Pago_Pago", "Pacific/Kiritimati");
                let jump = minute_of(last, at, 1, 23 * 60 + roll.i64(0..60));
                vec![
                    (at, H::Travels(last.to_owned())),
                    (jump, H::Travels(first.to_owned())),
                    (jump + roll.i64(20..100) * HOUR, H::Travels(home.to_owned())),
                ]
            }
            Self::AlarmsLost => vec![(at, H::AlarmsVanish)],
            Self::ForceStop => vec![(at, H::ForceStops)],
            Self::Updated => vec![(at, H::Updates)],
            Self::NewPhone => {
                vec![(at, H::SavesBackup), (later(roll.i64(0..40)), H::Restores { onto_a_new_phone: true })]
            }
            Self::OlderBackup => vec![
                (at, H::SavesBackup),
                (at + roll.i64(1..60) * DAY, H::Restores { onto_a_new_phone: false }),
            ],
            Self::PermissionRefusedThenGranted => {
                vec![(at, H::Forbids), (at + roll.i64(1..20) * DAY, H::Allows)]
            }
            Self::RestrictedRatchet if roll.u8(0..3) == 0 => {
                // One that comes late: the next is as late, and so on.
                vec![
                    (at, H::HoldsBack(true)),
                    (at + MINUTE, H::RunsLate(30)),
                    (at + roll.i64(5..30) * DAY, H::HoldsBack(false)),
                ]
            }
            Self::RestrictedRatchet => {
                vec![(at, H::Restricts), (at + MINUTE, H::RunsLate(30))]
            }
            Self::MakersSleepList => vec![(at, H::FallsAsleep)],
            Self::DozeBatch => vec![(at, H::Dozes(roll.i64(10..60)))],
            Self::ThreeHoursLate => vec![(at, H::RunsLate(roll.i64(24..96)))],
            Self::PendingDropped => vec![(at, H::DropsOne)],
            Self::DoubleWake => vec![(at, H::WakesTwice)],
            Self::CrashBeforeArming => vec![(at, H::Crashes(Crash::BeforeArming))],
            Self::CrashBeforeRecording => vec![(at, H::Crashes(Crash::BeforeRecording))],
            Self::UnreadableBeforeUnlock => vec![
                (at, H::SwitchesOff),
                (at + 5 * MINUTE, H::SwitchesOn),
                // Whatever calls the app while nobody has unlocked the phone must leave everything as it is.
                (at + 10 * MINUTE, if platform.runs_at_alarms() { H::Updates } else { H::Refreshes }),
                (later(roll.i64(1..30)), H::Unlocks),
            ],
            Self::DiskFull => {
                vec![(at, H::DiskFills { reserve_too: false }), (later(roll.i64(2..100)), H::DiskClears)]
            }
            Self::DiskFullWithoutReserve => {
                vec![(at, H::DiskFills { reserve_too: true }), (later(roll.i64(2..100)), H::DiskClears)]
            }
            Self::KeyLost => vec![(at, H::LosesKey), (later(roll.i64(5..100)), H::FindsKey)],
            Self::LimitLowered => {
                vec![(at, H::Limits(Some(roll.usize(1..12)))), (at + roll.i64(2..30) * DAY, H::Limits(None))]
            }
            Self::HourChangedWhilePending => {
                // Before any hour that can be chosen, so that today's still waits.
                let early = |days: i64, roll: &mut Rng| minute_of(home, at, days, roll.i64(5..415));
                let (first, days) = (early(0, roll), roll.i64(1..40));
                vec![
                    (first, H::ChoosesHour(roll.u8(7..=21))),
                    (early(days, roll), H::ChoosesHour(roll.u8(7..=21))),
                ]
            }
            Self::DiskFullForWeeks => {
                vec![(at, H::DiskFills { reserve_too: true }), (at + roll.i64(10..41) * DAY, H::DiskClears)]
            }
            Self::StoreBusy => {
                vec![(at, H::Busies(true)), (later(roll.i64(1..60)), H::Busies(false))]
            }
            Self::SecondChild
            | Self::DueDateForward
            | Self::DueDateBack
            | Self::BirthRecordedLate
            | Self::LossThenDead => Vec::new(),
        }
    }
}

/// A journey to two places and home.
fn across(at: Instant, home: &str, places: [&str; 2], roll: &mut Rng) -> Vec<(Instant, H)> {
    let first = at + roll.i64(12..200) * HOUR;
    vec![
        (at, H::Travels(places[0].to_owned())),
        (first, H::Travels(places[1].to_owned())),
        (first + roll.i64(12..200) * HOUR, H::Travels(home.to_owned())),
    ]
}

/// A minute of the day in a place, some days after an instant.
fn minute_of(place: &str, at: Instant, days: i64, minute: i64) -> Instant {
    let zone = clock::zone(place).unwrap_or(TimeZone::UTC);
    let day = plus(clock::wall(&zone, at).date(), days);
    clock::instant(&zone, day.at(0, 0, 0, 0)) + minute * MINUTE
}

/// A journey over the next two days on which some place changes its clocks, once forward and once back.
fn to_summer_and_winter(at: Instant, home: &str, roll: &mut Rng) -> Vec<(Instant, H)> {
    let places = ["America/Havana", "Australia/Lord_Howe", "Europe/Lisbon", "America/New_York"];
    let place = *roll.choice(places.as_slice()).unwrap_or(&places[0]);
    let zone = clock::zone(place).unwrap_or(TimeZone::UTC);
    let from = Timestamp::from_second(at + 4 * DAY).unwrap_or(Timestamp::UNIX_EPOCH);
    let switches = zone.following(from).map(|switch| switch.timestamp().as_second());
    let mut steps = Vec::new();
    for switch in switches.take(2).collect::<Vec<_>>() {
        steps.push((switch - roll.i64(5..80) * HOUR, H::Travels(place.to_owned())));
        steps.push((switch + roll.i64(5..80) * HOUR, H::Travels(home.to_owned())));
    }
    steps
}
