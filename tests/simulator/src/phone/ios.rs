//! iOS's pending notices: 64 an app, frozen text, a time without a zone.
//!
//! No app code runs when one fires. What passed while the phone was off or the clock jumped never comes, except within
//! a quarter of an hour.

use jiff::civil::{Date, DateTime};

use super::{Phone, Queued};
use crate::clock::{self, HOUR, Instant, MINUTE, dice};

/// Beyond this many some are dropped silently.
pub const SYSTEM_LIMIT: usize = 64;
/// What is this late still comes when the phone is switched on.
const GRACE: i64 = 15 * MINUTE;

pub(super) fn arm(phone: &mut Phone, id: Date, at: DateTime, text: &str) -> bool {
    // A time that has passed never matches.
    if at > phone.wall() {
        phone.queue.insert(id, Queued { at, text: text.to_owned(), due: 0 });
    }
    let limit = phone.trouble.limit.unwrap_or(SYSTEM_LIMIT);
    if phone.queue.len() <= limit {
        return phone.queue.contains_key(&id);
    }
    let mut roll = dice(phone.seed, "dropped", phone.now);
    while phone.queue.len() > limit {
        // Which one goes differs by version: some drop the newest, some the one furthest away, some any.
        let victim = match roll.u8(0..3) {
            0 => Some(id),
            1 => phone.queue.keys().next_back().copied(),
            _ => phone.queue.keys().nth(roll.usize(0..phone.queue.len())).copied(),
        };
        victim.map(|victim| phone.queue.remove(&victim));
    }
    phone.queue.contains_key(&id)
}

pub(super) fn next(phone: &Phone) -> Option<(Instant, Date)> {
    let late = |at: Instant| if at < phone.trouble.late_until { at + 3 * HOUR } else { at };
    let entries = phone.queue.iter();
    let fires = entries.map(|(id, held)| (late(clock::instant(&phone.zone, held.at) - phone.shift), *id));
    // All fire at one hour, so the earliest by the wall is the earliest; only a late phone could mix them.
    let coming = fires.filter(|(at, _)| *at >= phone.now - GRACE).take(3);
    coming.min().map(|(at, id)| (at.max(phone.now), id))
}

/// After a jump or a night switched off, what passed is not shown any more. On some versions it stays listed for ever.
pub(super) fn forget_what_passed(phone: &mut Phone) {
    if phone.seed.is_multiple_of(2) {
        let device = phone.device();
        let zone = phone.zone.clone();
        phone.queue.retain(|_, held| clock::instant(&zone, held.at) >= device - GRACE);
    }
}
