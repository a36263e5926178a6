//! From typed dates to a child: every date is checked, and what is wrong is one sentence in the reader's language.

use chrono::NaiveDate;
use otayori_core::calendar::{Birth, DueDate, GestationalDay};
use otayori_core::family::{self, Child, Reason};
use otayori_core::screens::date_text;
use otayori_core::strings::{Key, Strings};

use crate::args::{Anchor, Who};
use crate::clock;

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

/// A reason in the reader's language; `about` is the date as the person gave it.
pub(crate) fn refusal(reason: Reason, about: NaiveDate, strings: &Strings) -> String {
    let values = [("date", date_text(about, strings).plain().into())];
    strings.text(key_of(reason), &values)
}

fn due_date(due: NaiveDate, on: NaiveDate, strings: &Strings) -> Result<DueDate, String> {
    let date = DueDate::new(due);
    family::due_date(date, on).map(|()| date).map_err(|reason| refusal(reason, due, strings))
}

/// The same limits, said of the day that was given.
fn last_period(period: NaiveDate, on: NaiveDate, strings: &Strings) -> Result<DueDate, String> {
    let wrong = |key| strings.text(key, &[("date", date_text(period, strings).plain().into())]);
    let due = DueDate::from_last_period(period).map_err(|error| error.to_string())?;
    family::due_date(due, on).map(|()| due).map_err(|reason| match reason {
        Reason::DueTooFar => wrong(Key::ErrorPeriodAhead),
        Reason::DueTooLongAgo => wrong(Key::ErrorPeriodPast),
        reason => refusal(reason, period, strings),
    })
}

fn birth(born: NaiveDate, on: NaiveDate, who: &Who, strings: &Strings) -> Result<Birth, String> {
    family::born(born, on).map_err(|reason| refusal(reason, born, strings))?;
    Ok(Birth {
        date: born,
        gestation: who.born_at.as_deref().map(|text| gestation(text, strings)).transpose()?,
        leap_birthday: who.leap_birthday.into(),
    })
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

fn key_of(reason: Reason) -> Key {
    match reason {
        Reason::DueTooFar => Key::ErrorDueAhead,
        Reason::DueTooLongAgo => Key::ErrorDuePast,
        Reason::BirthAhead => Key::ErrorBirthAhead,
        Reason::BirthTooLongAgo => Key::ErrorBirthPast,
        Reason::KnownEvent | Reason::Known => Key::ReasonKnown,
        Reason::UnknownChild | Reason::UnknownPregnancy | Reason::UnknownEvent | Reason::NoName => {
            Key::ReasonUnknown
        }
        Reason::HowMany => Key::ReasonHowMany,
        Reason::BirthOutsidePregnancy => Key::ReasonBirthOutside,
        Reason::BornAlready => Key::ReasonBornAlready,
        Reason::NotBorn => Key::ReasonNotBorn,
        Reason::Ended => Key::ReasonEnded,
        Reason::JoinedOutOfOrder => Key::ReasonJoined,
        Reason::NothingToConfirm => Key::ReasonNothingToConfirm,
        Reason::NotARegion => Key::ReasonRegion,
        Reason::OutOfRange => Key::ReasonOutOfRange,
    }
}
