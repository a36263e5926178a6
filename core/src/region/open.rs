//! Whether somebody answers now.
//!
//! A region says how far ahead of UTC its clocks may be, one number or two; the phone says how far ahead its own are. Where
//! the phone's is one of the region's, the person is taken to stand in it. Otherwise both are tried, and where they
//! disagree nobody knows. There is no zone database: the phone has one, and a region has a person who writes it.

use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use otayori_pack::region::{Day, Hours, Span};
use serde::Serialize;

use crate::family::LocalMoment;

/// Whether somebody answers at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Open {
    /// Yes.
    Open,
    /// No.
    Closed {
        /// When it opens next, by the clock of whoever asks; `None` if it never does.
        opens: Option<LocalMoment>,
    },
    /// It differs from place to place.
    Varies,
    /// Nobody says, or it cannot be told from here.
    Unknown,
}

/// The state of some hours at a moment.
pub(super) fn state(hours: Option<&Hours>, offsets: &[i16], now: LocalMoment) -> Open {
    let spans = match hours {
        None => return Open::Unknown,
        Some(Hours::Always) => return Open::Open,
        Some(Hours::Varies) => return Open::Varies,
        Some(Hours::Weekly(spans)) => spans,
    };
    let own = [now.utc_offset_minutes];
    let offsets = if offsets.is_empty() || offsets.contains(&own[0]) { &own } else { offsets };
    let states: Vec<Open> = offsets.iter().map(|offset| weekly(spans, *offset, now)).collect();
    let opens = |state: &Open| match state {
        Open::Closed { opens } => Some(*opens),
        _ => None,
    };
    if states.iter().all(|state| *state == Open::Open) {
        return Open::Open;
    }
    // Of two possible openings the later one disappoints nobody.
    let closed: Option<Vec<_>> = states.iter().map(opens).collect();
    closed.map_or(Open::Unknown, |openings| Open::Closed { opens: openings.into_iter().max().flatten() })
}

fn weekly(spans: &[Span], offset: i16, now: LocalMoment) -> Open {
    let there = shifted(now.utc(), offset);
    let minute = there.hour() * 60 + there.minute();
    let today = day(there);
    let is_open = |span: &&Span| {
        let (from, to) = (u32::from(span.from.minutes()), u32::from(span.to.minutes()));
        span.days.contains(&today) && from <= minute && minute < to
    };
    if spans.iter().any(|span| is_open(&span)) {
        return Open::Open;
    }
    // A week and a day: what has begun today opens again in seven days.
    let next = (0..=7).find_map(|ahead| {
        let date = there.date().checked_add_days(Days::new(ahead))?;
        let on = day(date.and_time(NaiveTime::MIN));
        let starts = spans.iter().filter(|span| span.days.contains(&on)).map(|span| span.from.minutes());
        starts.filter(|start| ahead > 0 || u32::from(*start) > minute).min().and_then(|start| {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(start) * 60, 0)?;
            Some(date.and_time(time))
        })
    });
    Open::Closed { opens: next.map(|there| heard(there, offset, now.utc_offset_minutes)) }
}

/// A moment there, by the clock here.
fn heard(there: NaiveDateTime, offset: i16, own: i16) -> LocalMoment {
    let here = shifted(shifted(there, -i64::from(offset)), own);
    LocalMoment { date: here.date(), time: here.time(), utc_offset_minutes: own }
}

fn shifted(moment: NaiveDateTime, minutes: impl Into<i64>) -> NaiveDateTime {
    moment.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(moment)
}

fn day(moment: NaiveDateTime) -> Day {
    let index = moment.weekday().num_days_from_monday();
    usize::try_from(index).ok().and_then(|index| Day::ALL.get(index)).copied().unwrap_or(Day::Mon)
}
