//! From typed dates to a child: every date is checked, and what is wrong is one sentence in the reader's language.

use chrono::NaiveDate;
use otayori_core::calendar::{Birth, DueDate, GestationalDay, LeapBirthday};
use otayori_core::family::Child;
use otayori_core::strings::{Key, Strings};

use crate::args::{LeapDay, Who};
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
    let child = if let Some(text) = &anchor.due {
        Child::Expected(due_date(date(text, strings)?, on, strings)?)
    } else if let Some(text) = &anchor.lmp {
        Child::Expected(last_period(date(text, strings)?, on, strings)?)
    } else if let Some(text) = &anchor.weeks {
        let day = gestation(text, strings)?;
        Child::Expected(DueDate::from_gestation(on, day).map_err(|error| error.to_string())?)
    } else {
        let born = date(anchor.born.as_deref().unwrap_or_default(), strings)?;
        Child::Born(birth(born, on, who, strings)?)
    };
    Ok((child, on))
}

fn date(text: &str, strings: &Strings) -> Result<NaiveDate, String> {
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
        leap_birthday: match who.leap_birthday {
            LeapDay::Feb28 => LeapBirthday::LastOfFebruary,
            LeapDay::Mar1 => LeapBirthday::FirstOfMarch,
        },
    };
    let age = birth.age(on).map_err(|error| error.to_string())?;
    if i32::from(age.years) >= OLDEST_YEARS {
        Err(wrong(Key::ErrorBirthPast, born, strings))
    } else {
        Ok(birth)
    }
}

/// `12w3d`, `12w`, `12+3`, `12週3日`.
fn gestation(text: &str, strings: &Strings) -> Result<GestationalDay, String> {
    let bad = || strings.text(Key::ErrorWeeks, &[("text", text.into())]);
    let (weeks, days) = text.split_once(['w', 'W', '+', '週']).ok_or_else(bad)?;
    let days = days.trim_end_matches(['d', 'D', '日']);
    let number = |text: &str| text.trim().parse::<u16>().map_err(|_| bad());
    GestationalDay::from_weeks(number(weeks)?, if days.is_empty() { 0 } else { number(days)? })
        .map_err(|_| bad())
}
