//! From typed dates to a child: every date is checked, and what is wrong is one sentence in the reader's language.

use chrono::NaiveDate;
use otayori_core::calendar::{Birth, DueDate, GestationalDay};
use otayori_core::family::Child;
use otayori_core::strings::{Key, Strings};

use crate::args::{Anchor, Who};
use crate::clock;
use crate::show::date_text;

/// Longer past its due date than this, a date is a slip of the pen: 20 weeks.
const LONGEST_OVERDUE: i64 = 20 * 7;
const TERM: i64 = 280;
const OLDEST_YEARS: i32 = 100;

/// A child and the day to look at.
pub(crate) fn child(who: &Who, strings: &Strings) -> Result<(Child, NaiveDate), String> {
    let on = match &who.on {
        Some(text) => date(text, strings)?,
        None => clock::today().ok_or_else(|| strings.text(Key::ErrorDate, &[("text", "today".into())]))?,
    };
    let anchor = &who.anchor;
    let child = match (&anchor.born, awaited(anchor, on, strings)?) {
        (Some(text), _) => Child::Born(birth(date(text, strings)?, on, who, strings)?),
        (None, Some(due)) => Child::Expected(due),
        (None, None) => return Err(strings.text(Key::ErrorWho, &[])),
    };
    Ok((child, on))
}

/// The due date, in whichever way it was given; `None` if it was not.
pub(crate) fn awaited(anchor: &Anchor, on: NaiveDate, strings: &Strings) -> Result<Option<DueDate>, String> {
    if let Some(text) = &anchor.due {
        due_date(date(text, strings)?, on, strings).map(Some)
    } else if let Some(text) = &anchor.lmp {
        last_period(date(text, strings)?, on, strings).map(Some)
    } else if let Some(text) = &anchor.weeks {
        let day = gestation(text, strings)?;
        DueDate::from_gestation(on, day).map(Some).map_err(|error| error.to_string())
    } else {
        Ok(None)
    }
}

pub(crate) fn date(text: &str, strings: &Strings) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| strings.text(Key::ErrorDate, &[("text", text.into())]))
}

fn wrong(key: Key, date: NaiveDate, strings: &Strings) -> String {
    strings.text(key, &[("date", date_text(date, strings).plain().into())])
}

fn due_date(due: NaiveDate, on: NaiveDate, strings: &Strings) -> Result<DueDate, String> {
    match due.signed_duration_since(on).num_days() {
        days if days > TERM => Err(wrong(Key::ErrorDueAhead, due, strings)),
        days if days < -LONGEST_OVERDUE => Err(wrong(Key::ErrorDuePast, due, strings)),
        _ => Ok(DueDate::new(due)),
    }
}

fn last_period(period: NaiveDate, on: NaiveDate, strings: &Strings) -> Result<DueDate, String> {
    match on.signed_duration_since(period).num_days() {
        days if days < 0 => Err(wrong(Key::ErrorPeriodAhead, period, strings)),
        days if days > TERM + LONGEST_OVERDUE => Err(wrong(Key::ErrorPeriodPast, period, strings)),
        _ => DueDate::from_last_period(period).map_err(|error| error.to_string()),
    }
}

fn birth(born: NaiveDate, on: NaiveDate, who: &Who, strings: &Strings) -> Result<Birth, String> {
    if born > on {
        return Err(wrong(Key::ErrorBirthAhead, born, strings));
    }
    let birth = Birth {
        date: born,
        gestation: who.born_at.as_deref().map(|text| gestation(text, strings)).transpose()?,
        leap_birthday: who.leap_birthday.into(),
    };
    let age = birth.age(on).map_err(|error| error.to_string())?;
    if i32::from(age.years) >= OLDEST_YEARS {
        Err(wrong(Key::ErrorBirthPast, born, strings))
    } else {
        Ok(birth)
    }
}

/// `12w3d`, `12w`, `12+3`, `12週3日`.
pub(crate) fn gestation(text: &str, strings: &Strings) -> Result<GestationalDay, String> {
    let bad = || strings.text(Key::ErrorWeeks, &[("text", text.into())]);
    let (weeks, days) = text.split_once(['w', 'W', '+', '週']).ok_or_else(bad)?;
    let days = days.trim_end_matches(['d', 'D', '日']);
    let number = |text: &str| text.trim().parse::<u16>().map_err(|_| bad());
    GestationalDay::from_weeks(number(weeks)?, if days.is_empty() { 0 } else { number(days)? })
        .map_err(|_| bad())
}
