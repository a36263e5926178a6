//! Age: which records nobody has looked at for too long, as of a date.
//!
//! A build and a check warn; only a release fails. Emergency numbers do not expire, but somebody should look at them
//! once a year all the same.

use chrono::{Days, NaiveDate};
use otayori_pack::region::{Dated, LONGEST_TERM, RECORD_EXPIRES_AFTER};

use crate::finding::{Finding, Level};
use crate::load::{Record, RegionSource};

/// Days before its expiry on which a warning begins.
const WARN_BEFORE: u64 = 60;
/// Nobody has looked at a source so many days from now: the year is a slip of the pen.
const AHEAD: u64 = 31;

/// What has expired, or will within 60 days.
pub fn stale(source: &RegionSource, as_of: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &source.lines {
        if row.value.emergency {
            age(&row.value.id, &row.value, row, RECORD_EXPIRES_AFTER, as_of, &mut findings);
        } else {
            age(&row.value.id, &row.value, row, row.value.expires_after(), as_of, &mut findings);
        }
    }
    for row in &source.deadlines {
        age(&row.value.id, &row.value, row, row.value.expires_after(), as_of, &mut findings);
    }
    for (id, row) in &source.letters {
        age(id, &row.value.letter, row, row.value.letter.expires_after(), as_of, &mut findings);
    }
    for row in &source.cards {
        age(&row.value.id, &row.value, row, row.value.expires_after(), as_of, &mut findings);
    }
    findings
}

/// What has expired on that day, as errors: a release does not give it out. Emergency numbers stay.
pub fn expired(source: &RegionSource, as_of: NaiveDate) -> Vec<Finding> {
    let mut errors = Vec::new();
    let mut check = |id: &str, expiry: Option<NaiveDate>, place| {
        if expiry.is_some_and(|last| last < as_of) {
            let what = format!("`{id}` expired before {as_of}: look at its source again and set checked_at");
            errors.push(Finding::error(place, "expired", what));
        }
    };
    for row in source.lines.iter().filter(|row| !row.value.emergency) {
        check(&row.value.id, last_day(&row.value, row.value.expires_after()), row.at("checked_at"));
    }
    for row in &source.deadlines {
        check(&row.value.id, last_day(&row.value, row.value.expires_after()), row.at("checked_at"));
    }
    for (id, row) in &source.letters {
        check(id, last_day(&row.value.letter, row.value.letter.expires_after()), row.at("checked_at"));
    }
    for row in &source.cards {
        check(&row.value.id, last_day(&row.value, row.value.expires_after()), row.at("checked_at"));
    }
    errors
}

fn last_day(record: &impl Dated, days: u16) -> Option<NaiveDate> {
    let checked: NaiveDate = record.standing().checked_at.parse().ok()?;
    checked.checked_add_days(Days::new(days.into()))
}

fn age<T>(
    id: &str,
    record: &impl Dated,
    row: &Record<T>,
    days: u16,
    as_of: NaiveDate,
    findings: &mut Vec<Finding>,
) {
    let place = row.at("checked_at");
    let Some(last) = last_day(record, days) else {
        let what = format!("`{id}`: checked_at is `{}`: write YYYY-MM-DD", record.standing().checked_at);
        findings.push(Finding::error(place, "checked-at", what));
        return;
    };
    let checked: Option<NaiveDate> = record.standing().checked_at.parse().ok();
    if checked
        .is_some_and(|checked| as_of.checked_add_days(Days::new(AHEAD)).is_some_and(|end| end < checked))
    {
        let what =
            format!("`{id}`: checked_at lies ahead of {as_of}: write the day on which somebody looked");
        findings.push(Finding::error(place, "checked-at", what));
        return;
    }
    if days > LONGEST_TERM {
        let what = format!(
            "`{id}`: expires_after is {days} days; after {LONGEST_TERM} readers are told that it may have changed"
        );
        findings.push(Finding::error(row.at("expires_after"), "checked-at", what));
        return;
    }
    let soon = as_of.checked_add_days(Days::new(WARN_BEFORE)).unwrap_or(as_of);
    let what = if last < as_of {
        format!("`{id}` expired on {last}: look at its source again and set checked_at")
    } else if last <= soon {
        format!("`{id}` expires on {last}: look at its source again and set checked_at")
    } else {
        return;
    };
    findings.push(Finding { level: Level::Warning, ..Finding::error(place, "stale", what) });
}
