//! Time as the world has it, and as a phone shows it.
//!
//! Knows instants (seconds of UTC), zones of the bundled database and dice. Does not know phones, and asks no clock.

use fastrand::Rng;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// An instant: seconds since 1970 in UTC.
pub type Instant = i64;

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 86_400;

/// Every zone of the bundled database, old names among them: phones still carry those.
pub fn zones() -> Vec<String> {
    let bundled = TimeZoneDatabase::bundled();
    bundled.available().map(|name| name.as_str().to_owned()).collect()
}

/// A zone by its name; `None` if the bundled database has none of it.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// The wall's date and time at an instant.
pub fn wall(zone: &TimeZone, instant: Instant) -> DateTime {
    let timestamp = Timestamp::from_second(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(timestamp)
}

/// Minutes ahead of UTC at an instant, rounded toward zero.
pub fn offset_minutes(zone: &TimeZone, instant: Instant) -> i16 {
    let timestamp = Timestamp::from_second(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    i16::try_from(zone.to_offset(timestamp).seconds() / 60).unwrap_or(0)
}

/// The instant at which a wall shows a date and time. In a gap the time moves on by its length, in an overlap the first
/// of the two counts: what both platforms' calendars do.
pub fn instant(zone: &TimeZone, wall: DateTime) -> Instant {
    zone.to_timestamp(wall).map_or(0, Timestamp::as_second)
}

/// A date some days on.
pub fn plus(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(date(2999, 12, 31))
}

/// Whole days from one date to another.
pub fn between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Dice that fall the same way for the same seed, purpose and number, whatever else was rolled: so a story can lose a
/// fault without the rest of it changing.
pub fn dice(seed: u64, purpose: &str, number: i64) -> Rng {
    let mut mixed = seed ^ 0x9e37_79b9_7f4a_7c15;
    for byte in purpose.bytes().chain(number.to_le_bytes()) {
        mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    }
    let mut rng = Rng::with_seed(mixed);
    // The first number of near seeds is near.
    rng.u64(..);
    rng
}
