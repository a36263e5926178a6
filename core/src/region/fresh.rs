//! Age of a record, by the reader's own date.

use chrono::{Days, NaiveDate};
use otayori_pack::region::{Dated, LONGEST_TERM, Records, RegionError};
use serde::Serialize;

/// A record that was looked at so many days after the reader's own day was looked at under another year: a slip of the pen, or
/// a clock that is wrong. Fewer are forgiven to whoever reads of an earlier day.
const TOO_FAR_AHEAD: u64 = 366;

/// Whether a record still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Somebody looked at its source within its term.
    Fresh,
    /// Its term is over, or it says that it was looked at in a year to come. It is shown with the day, and as something that may have changed.
    MayHaveChanged {
        /// The day on which somebody looked last.
        checked_on: NaiveDate,
    },
}

/// How old a record is on a day.
pub(super) fn freshness<R: Dated>(record: &R, on: NaiveDate) -> Freshness {
    let checked_on = checked_on(record);
    let first = checked_on.checked_sub_days(Days::new(TOO_FAR_AHEAD));
    match expires_on(record) {
        Some(last) if on <= last && first.is_none_or(|first| first <= on) => Freshness::Fresh,
        _ => Freshness::MayHaveChanged { checked_on },
    }
}

/// The day on which somebody looked at the source. Every date was read when the pack was opened.
pub(super) fn checked_on(record: &impl Dated) -> NaiveDate {
    record.standing().checked_at.parse().unwrap_or_default()
}

/// The last day of its term.
pub(super) fn expires_on<R: Dated>(record: &R) -> Option<NaiveDate> {
    let days = record.expires_after().min(LONGEST_TERM);
    checked_on(record).checked_add_days(Days::new(days.into()))
}

/// Every date of a region can be read.
pub(super) fn check_dates(records: &Records) -> Result<(), RegionError> {
    fn date(key: &str, record: &impl Dated) -> Result<(), RegionError> {
        let text = record.standing().checked_at;
        let read: Result<NaiveDate, _> = text.parse();
        let wrong =
            |_| RegionError::Record { key: key.to_owned(), reason: "checked_at is no date".to_owned() };
        read.map(|_| ()).map_err(wrong)
    }
    records.lines.iter().try_for_each(|line| date(&line.id, line))?;
    records.deadlines.iter().try_for_each(|deadline| date(&deadline.id, deadline))?;
    records.cards.iter().try_for_each(|card| date(&card.id, card))?;
    records.letters.iter().try_for_each(|(id, letter)| date(id, letter))
}
