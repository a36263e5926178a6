//! The only clock: what day and time it is where this machine stands. Everything behind it takes them as an argument.

use chrono::{NaiveDate, NaiveTime};
use otayori_core::family::LocalMoment;

/// Today's civil date in the machine's time zone.
pub(crate) fn today() -> Option<NaiveDate> {
    Some(now()?.date)
}

/// Milliseconds since 1970, for waits on systems that do not say how long they have been up.
#[expect(clippy::disallowed_methods, reason = "the shell asks the machine so that the core need not")]
pub(crate) fn milliseconds() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or_default()
}

/// This moment in the machine's time zone.
#[expect(clippy::disallowed_methods, reason = "the shell asks the machine so that the core need not")]
pub(crate) fn now() -> Option<LocalMoment> {
    let now = jiff::ZonedDateTime::now();
    let (date, time) = (now.date(), now.time());
    let small = |value: i8| u32::try_from(value).ok();
    Some(LocalMoment {
        date: NaiveDate::from_ymd_opt(date.year().into(), small(date.month())?, small(date.day())?)?,
        time: NaiveTime::from_hms_opt(small(time.hour())?, small(time.minute())?, small(time.second())?)?,
        utc_offset_minutes: i16::try_from(now.offset().seconds() / 60).ok()?,
    })
}
