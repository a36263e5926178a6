//! What has to be taken back at once when something was reported, whether or not the report can be kept.
//!
//! Needs no words, no corpus and no storage: the household before and after is in memory, and a full disk or a lost key must
//! not leave a notice in a queue. Without a corpus nobody knows on which day a letter falls: where the dates of a child are
//! others, whatever waits about it goes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Pending;
use crate::family::ChildId;
use crate::household::Household;

/// The notices to be taken back after a report, waiting or shown. A day that concerns somebody else too is armed again by the
/// next plan.
pub fn after_report(before: &Household, after: &Household, pending: &Pending) -> Vec<NaiveDate> {
    let stands = |id: &NaiveDate| match before.notices.days.get(id) {
        Some(row) => row
            .about
            .iter()
            .all(|about| about.stands(&after.family, *id) && is_told_the_same(about.child(), before, after)),
        // Nobody knows what it is about.
        None => before.family == after.family,
    };
    let rows = before.notices.days.iter().filter(|(_, row)| row.queued || row.hangs()).map(|(id, _)| *id);
    let waiting = match pending {
        Pending::Known(waiting) => waiting.keys().copied().collect(),
        Pending::Unknown => Vec::new(),
    };
    let ids: BTreeSet<NaiveDate> = rows.chain(waiting).collect();
    ids.into_iter().filter(|id| !stands(id)).collect()
}

/// Whether the same comes on the same days for a child as before the report.
fn is_told_the_same(child: ChildId, before: &Household, after: &Household) -> bool {
    let of = |household: &Household| {
        let member = household.family.member(child)?;
        Some((member.dates, member.joined, member.undecided, member.milestones_hidden, member.disability))
    };
    of(before) == of(after)
}
