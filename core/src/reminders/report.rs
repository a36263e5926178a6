//! What a shell tells the ledger of notices: before it acts what may happen, and after it what did.
//!
//! Said in this order nothing is shown twice, wherever a phone dies: what may wait in the queue is written down before it
//! waits there, what is shown before it is shown, and what is taken back after it is gone.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Health, Notice, Notices, Plan, health};
use crate::family::LocalMoment;

/// What the shell did, or is about to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// About to be armed.
    pub armed: Vec<Notice>,
    /// Armed: what waits has these words and no older ones.
    pub held: Vec<NaiveDate>,
    /// Taken back, waiting or shown.
    pub cancelled: Vec<NaiveDate>,
    /// About to be shown, or shown: said again after acting, for its own alarm was taken back before.
    pub posted: Option<Notice>,
    /// Presumed to have been shown by the system: [`Plan::presumed`].
    pub presumed: Vec<NaiveDate>,
    /// Could not be armed or shown after all.
    pub failed: Vec<NaiveDate>,
    /// Waits to be told to the person.
    pub noticed: Vec<Health>,
    /// Was told.
    pub told: Vec<Health>,
    /// Was told and no longer holds: [`Plan::well`].
    pub well: Vec<Health>,
}

impl Plan {
    /// To be committed before anything is done, in the transaction that read the household for this plan.
    pub fn before_acting(&self) -> Report {
        Report {
            armed: self.arm.clone(),
            posted: self.post_now.clone(),
            presumed: self.presumed.clone(),
            noticed: self.health.iter().map(|hint| hint.health).collect(),
            well: self.well.clone(),
            ..Report::default()
        }
    }

    /// To be committed when it is done. `failed`: ids that could not be armed, shown or taken back.
    pub fn after_acting(&self, failed: &[NaiveDate]) -> Report {
        let worked = |id: &NaiveDate| !failed.contains(id);
        let posted = self.post_now.clone().filter(|notice| worked(&notice.id));
        let cancelled = self.cancel.iter().copied().filter(worked).collect();
        let held = self.arm.iter().map(|notice| notice.id).filter(worked).collect();
        let armed = |id: &NaiveDate| !self.cancel.contains(id);
        let lost = self.post_now.iter().map(|notice| notice.id).filter(|id| !worked(id));
        let failed = failed.iter().copied().filter(armed).chain(lost).collect();
        Report { held, cancelled, posted, failed, ..Report::default() }
    }
}

/// Tells the ledger what the shell did, or is about to do.
pub fn report(notices: &mut Notices, report: &Report, now: LocalMoment) {
    for id in &report.presumed {
        notices.presume(*id, now.date);
    }
    for id in &report.cancelled {
        notices.take_back(*id, now);
    }
    for notice in &report.armed {
        notices.arm(notice);
    }
    for id in &report.held {
        notices.hold(*id);
    }
    if let Some(notice) = &report.posted {
        notices.show(notice, now.date);
    }
    for id in &report.failed {
        notices.fail(*id);
    }
    let mut to_tell = report.noticed.clone();
    to_tell.extend(clock_went_back(notices, now));
    notices.told.note(&to_tell, &report.told, &report.well, now.date);
    notices.tidy(now.date);
    notices.last_seen = Some(now);
}

/// What is said first after a clock went back takes away the moment by which that can be seen: so it is noted with it.
fn clock_went_back(notices: &Notices, now: LocalMoment) -> Option<Health> {
    let back = notices.last_seen?.utc().signed_duration_since(now.utc());
    let jumped = (back > health::clock_tolerance()).then_some(Health::ClockJumped)?;
    notices.told.to_tell(&BTreeSet::from([jumped]), now.date).contains(&jumped).then_some(jumped)
}
