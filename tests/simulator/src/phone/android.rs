//! Android's alarms, API 24 to 36: when one that is due is really delivered.
//!
//! Below API 31 an exact alarm needs no permission and is exact. From 31 on `setAndAllowWhileIdle` has a window of 0.75 of the time
//! to go, an hour at most: what is armed the day before has that hour. Doze lets one through in nine minutes, and standby buckets
//! allow 720, 10, 2 and 1 an hour, or one in 24 hours when RESTRICTED.

use jiff::civil::Date;

use super::Phone;
use crate::clock::{DAY, HOUR, Instant, MINUTE, dice};

/// The longest window of an inexact alarm.
pub const WINDOW: i64 = HOUR;
/// While idle, one alarm in this time.
const IDLE_GAP: i64 = 9 * MINUTE;
/// A phone that lies still for hours has maintenance windows about this far apart.
const MAINTENANCE: i64 = 2 * HOUR;
/// Late, as some makers' phones are.
pub const LATE: i64 = 3 * HOUR;

/// How late an alarm may come on a calm day, by what the system promises.
pub(super) fn window(api: u8) -> i64 {
    if api >= 31 { WINDOW } else { 0 }
}

pub(super) fn next(phone: &Phone, api: u8) -> Option<(Instant, Option<Date>)> {
    if phone.stopped || phone.trouble.asleep {
        return None;
    }
    let notices = phone.queue.iter().map(|(id, held)| (held.due, Some(*id)));
    let alarms = notices.chain(phone.bare.map(|due| (due, None)));
    let deliveries = alarms.map(|(due, id)| (delivery(phone, api, due - phone.shift), id));
    deliveries.min().map(|(at, id)| (at.max(phone.now), id))
}

fn delivery(phone: &Phone, api: u8, due: Instant) -> Instant {
    let mut at = due;
    if api >= 31 {
        at += dice(phone.seed, "window", due).i64(0..WINDOW);
    }
    if let Some(last) = phone.last_alarm {
        at = at.max(last + quota_gap(phone));
    }
    if due < phone.trouble.dozing_until {
        at += dice(phone.seed, "maintenance", due).i64(0..MAINTENANCE);
    }
    if due < phone.trouble.late_until {
        at += LATE;
    }
    at
}

/// How long after an alarm the next one may come, by the bucket the app has fallen into.
fn quota_gap(phone: &Phone) -> i64 {
    if phone.is_held_back() {
        return DAY;
    }
    match (phone.now - phone.last_opened) / DAY {
        0..=1 => IDLE_GAP,
        2..=6 => IDLE_GAP.max(HOUR / 10),
        7..=29 => HOUR / 2,
        _ => HOUR,
    }
}
