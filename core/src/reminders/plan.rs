//! The plan.

use chrono::NaiveDate;

use super::{Due, Limits, Notice, Pending, Permission, Plan};
use crate::corpus::Corpus;
use crate::family::LocalMoment;
use crate::household::Household;
use crate::strings::Strings;

/// What a shell has to do now.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a fact of another kind, and a bundle would only hide them"
)]
pub fn plan(
    _corpus: &Corpus,
    _strings: &Strings,
    _household: &Household,
    _deadlines: &[Due],
    _now: LocalMoment,
    _pending: &Pending,
    _limits: Limits,
    _permission: Permission,
) -> Plan {
    Plan::default()
}

/// What will come, and when: the same function run forward, as for somebody who opens the app.
pub fn upcoming(
    _corpus: &Corpus,
    _strings: &Strings,
    _household: &Household,
    _deadlines: &[Due],
    _now: LocalMoment,
    _until: NaiveDate,
) -> Vec<Notice> {
    Vec::new()
}
