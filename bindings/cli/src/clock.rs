//! The only clock: what day it is where this machine stands. Everything behind it takes the date as an argument.

use chrono::NaiveDate;

/// Today's civil date in the machine's time zone.
#[expect(clippy::disallowed_methods, reason = "the shell asks the machine so that the core need not")]
pub(crate) fn today() -> Option<NaiveDate> {
    let date = jiff::ZonedDateTime::now().date();
    NaiveDate::from_ymd_opt(
        date.year().into(),
        u32::try_from(date.month()).ok()?,
        u32::try_from(date.day()).ok()?,
    )
}
