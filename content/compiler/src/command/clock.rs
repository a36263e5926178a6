//! The only clock of this command: the day on which somebody checks a region. UTC will do, since a term is counted in
//! months.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

const SECONDS_A_DAY: u64 = 86_400;

/// Today's date in UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "a term is judged by the day of the check; the library is given a date"
)]
pub(crate) fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    epoch.checked_add_days(Days::new(since.as_secs() / SECONDS_A_DAY)).unwrap_or(epoch)
}
