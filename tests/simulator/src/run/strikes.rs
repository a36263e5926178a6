//! Which faults did something in a life. One that found nothing to do (a limit lowered on Android, a crash of an app that never
//! ran again, a birth that the core refused, a backup that nobody restored) does not count.

use std::collections::{BTreeMap, BTreeSet};

use crate::faults::Fault;
use crate::happening::{Happening, Step};

/// Faults that lie in wait: what happens later decides whether they did anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lasting {
    Disk,
    Key,
    Busy,
    Crash,
    Twice,
    Drop,
    /// Something came more than an hour late.
    Late,
    /// The queue was as full as it could be.
    Limit,
    /// A journey, an hour that was changed, something said: whether it met its case is seen on the way.
    Met,
}

/// A fault of a story: its name, and the number that its steps share.
type Of = (&'static str, u32);

/// What was counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Strikes {
    struck: BTreeSet<Of>,
    waiting: BTreeMap<Lasting, Of>,
}

impl Strikes {
    /// A step was taken. `changed`: it left something different.
    pub(super) fn of(&mut self, step: &Step, changed: bool) {
        let met = self.waiting.remove(&Lasting::Met).is_some();
        let Some(fault) = step.fault else { return };
        let lasting = match &step.what {
            Happening::DiskFills { .. } => Some(Lasting::Disk),
            Happening::LosesKey => Some(Lasting::Key),
            Happening::Busies(true) => Some(Lasting::Busy),
            Happening::Crashes(_) => Some(Lasting::Crash),
            Happening::WakesTwice => Some(Lasting::Twice),
            Happening::DropsOne => Some(Lasting::Drop),
            Happening::Limits(Some(_)) => Some(Lasting::Limit),
            Happening::Dozes(_)
            | Happening::RunsLate(_)
            | Happening::Restricts
            | Happening::HoldsBack(true) => Some(Lasting::Late),
            _ => None,
        };
        let ends = matches!(
            step.what,
            Happening::DiskClears
                | Happening::FindsKey
                | Happening::Busies(false)
                | Happening::Limits(None)
                | Happening::HoldsBack(false)
                | Happening::SavesBackup
        );
        let is_seen_on_the_way = [Fault::DaySkipped, Fault::DaylightSaving, Fault::HourChangedWhilePending]
            .into_iter()
            .chain(Fault::ALL.into_iter().filter(|fault| fault.is_of_the_family()))
            .any(|of| of.name() == fault.0);
        if let Some(lasting) = lasting {
            self.waiting.insert(lasting, fault);
        } else if is_seen_on_the_way {
            if met {
                self.struck.insert(fault);
            }
        } else if changed && !ends {
            self.struck.insert(fault);
        }
    }

    /// One that lay in wait does something.
    pub(super) fn now(&mut self, lasting: Lasting) {
        if let Some(fault) = self.waiting.get(&lasting) {
            self.struck.insert(*fault);
        }
    }

    /// The step that is being taken met its case.
    pub(super) fn meets(&mut self) {
        self.waiting.insert(Lasting::Met, ("", 0));
    }

    /// How often each did something.
    pub(super) fn count(&self) -> BTreeMap<&'static str, u64> {
        let mut faults = BTreeMap::new();
        for (name, _) in &self.struck {
            *faults.entry(*name).or_default() += 1;
        }
        faults
    }
}
