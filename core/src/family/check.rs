//! Whether a report can be true: the only door into the log.
//!
//! Refuses what cannot be, and never what is merely unlikely. Ending, pausing and removing are never made hard. The
//! limits of dates stand here and nowhere else.

use chrono::{Days, NaiveDate};
use thiserror::Error;

use super::event::{Choice, LifeEvent, LocalMoment};
use super::id::ChildId;
use super::{Family, Member, Standing};
use crate::calendar::{DueDate, GestationalDay, TERM_DAY};

/// Why a report cannot be true. The family is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Reason {
    /// A report with this id is in the log.
    #[error("this was recorded before")]
    KnownEvent,
    /// No such child.
    #[error("no such child")]
    UnknownChild,
    /// No such pregnancy.
    #[error("no such pregnancy")]
    UnknownPregnancy,
    /// No such report, or one that cannot be taken back.
    #[error("no such report, or one that cannot be taken back")]
    UnknownEvent,
    /// A child or pregnancy with this id is known.
    #[error("this child or pregnancy is known already")]
    Known,
    /// A pregnancy has one to eight children.
    #[error("a pregnancy has one to eight children")]
    HowMany,
    /// A due date further ahead than a pregnancy is long.
    #[error("the due date is further ahead than a pregnancy is long")]
    DueTooFar,
    /// A due date more than 20 weeks ago.
    #[error("the due date is more than 20 weeks ago")]
    DueTooLongAgo,
    /// A day of birth that has not come.
    #[error("the day of birth has not come yet")]
    BirthAhead,
    /// More than 100 years ago.
    #[error("the day of birth is more than 100 years ago")]
    BirthTooLongAgo,
    /// Born before the 20th or after the 44th week of its pregnancy: one of the dates is wrong.
    #[error("the day of birth and the due date do not belong together")]
    BirthOutsidePregnancy,
    /// The birth is known; a correction puts it right.
    #[error("the birth is known; correct it instead")]
    BornAlready,
    /// No birth is known that could be corrected.
    #[error("no birth is known")]
    NotBorn,
    /// It has ended; only a mistake changes that.
    #[error("this has ended")]
    Ended,
    /// Joined before the birth, or in the future.
    #[error("the day of joining is before the birth or has not come yet")]
    JoinedOutOfOrder,
    /// Nothing to confirm.
    #[error("nothing is waiting to be confirmed")]
    NothingToConfirm,
    /// A region's name has letters, digits and hyphens.
    #[error("not the name of a region")]
    NotARegion,
    /// A date at the end of the calendar.
    #[error("the date is outside the years that can be counted")]
    OutOfRange,
    /// A child needs a name and none is left.
    #[error("a new child needs a name")]
    NoName,
}

/// As long past its due date a pregnancy may be entered: 20 weeks.
const LONGEST_OVERDUE: u64 = 20 * 7;
/// A birth before 20 completed weeks or after 44 contradicts the due date.
const BIRTH_FROM: i64 = 20 * 7;
const BIRTH_TO: i64 = 45 * 7 - 1;
/// A pregnancy has no more.
pub(crate) const MOST_CHILDREN: usize = 8;
const FIRST_YEAR: i32 = 1800;
const LAST_YEAR: i32 = 3000;
const OLDEST_DAYS: u64 = 36_525;

pub(super) fn check(family: &Family, at: LocalMoment, event: &LifeEvent) -> Result<(), Reason> {
    match event {
        LifeEvent::Expecting { pregnancy, children, due } => {
            let mut seen = children.clone();
            seen.sort_unstable();
            seen.dedup();
            if !(1..=MOST_CHILDREN).contains(&children.len()) || seen.len() != children.len() {
                return Err(Reason::HowMany);
            }
            let known = family.members().iter().any(|member| member.pregnancy == Some(*pregnancy));
            if known || children.iter().any(|child| knows(family, *child)) {
                return Err(Reason::Known);
            }
            due.map_or(Ok(()), |due| due_date(due, at.date))
        }
        LifeEvent::OneMore { pregnancy, child } => {
            if knows(family, *child) {
                return Err(Reason::Known);
            }
            let of_it = || family.members().iter().filter(|member| member.pregnancy == Some(*pregnancy));
            if of_it().next().is_none() {
                Err(Reason::UnknownPregnancy)
            } else if !of_it().any(|member| member.standing.is_here()) {
                // A pregnancy that has ended goes on for nobody.
                Err(Reason::Ended)
            } else if of_it().count() >= MOST_CHILDREN {
                Err(Reason::HowMany)
            } else {
                Ok(())
            }
        }
        LifeEvent::DueDate { pregnancy, due } => {
            if family.awaited(*pregnancy).next().is_none() {
                return Err(Reason::UnknownPregnancy);
            }
            due_date(*due, at.date)
        }
        LifeEvent::Born { child, date, gestation } => {
            born(*date, at.date)?;
            weeks(*gestation)?;
            match family.member(*child) {
                None if knows(family, *child) => Err(Reason::Ended),
                None => Ok(()),
                Some(member) => {
                    lives(member)?;
                    if member.birth().is_some() { Err(Reason::BornAlready) } else { within(member, *date) }
                }
            }
        }
        LifeEvent::BirthCorrected { child, date, gestation } => {
            born(*date, at.date)?;
            weeks(*gestation)?;
            let member = member(family, *child)?;
            lives(member)?;
            if member.birth().is_none() { Err(Reason::NotBorn) } else { within(member, *date) }
        }
        LifeEvent::Joined { child, born: birth, on } => {
            born(*birth, at.date)?;
            if knows(family, *child) {
                return Err(Reason::Known);
            }
            if on < birth || *on > at.date { Err(Reason::JoinedOutOfOrder) } else { Ok(()) }
        }
        LifeEvent::Ended { child } | LifeEvent::Removed { child } => member(family, *child).map(|_| ()),
        LifeEvent::Mistake { event } => {
            let entry = family.log.iter().find(|entry| entry.id == *event).ok_or(Reason::UnknownEvent)?;
            // A mistake taken back is the report made again; what was confirmed is no longer in question.
            match entry.event {
                LifeEvent::Mistake { .. } | LifeEvent::StillSo { .. } => Err(Reason::UnknownEvent),
                _ => Ok(()),
            }
        }
        LifeEvent::Paused { child, from } | LifeEvent::Resumed { child, from } => {
            in_range(*from)?;
            child.map_or(Ok(()), |child| member(family, child).map(|_| ()))
        }
        LifeEvent::StillSo { child } => match member(family, *child)?.standing {
            Standing::Unconfirmed => Ok(()),
            _ => Err(Reason::NothingToConfirm),
        },
        LifeEvent::Same { child, other } => {
            let (one, two) = (member(family, *child)?, member(family, *other)?);
            let siblings = one.pregnancy.is_some() && one.pregnancy == two.pregnancy;
            if one.id == two.id {
                Err(Reason::Known)
            } else if siblings || ![one, two].iter().any(|member| member.standing == Standing::Unconfirmed) {
                // Two who are both known here are two.
                Err(Reason::NothingToConfirm)
            } else {
                Ok(())
            }
        }
        LifeEvent::LeapBirthday { child, .. } => member(family, *child).map(|_| ()),
        // What is so of one pregnancy or child is not so of the family.
        LifeEvent::Chosen { choice: Choice::Undecided | Choice::Disability, child: None, .. } => {
            Err(Reason::UnknownChild)
        }
        LifeEvent::Chosen { child, .. } => child.map_or(Ok(()), |child| member(family, child).map(|_| ())),
        LifeEvent::Moved { region, from } => {
            in_range(*from)?;
            if is_region(region) { Ok(()) } else { Err(Reason::NotARegion) }
        }
    }
}

fn knows(family: &Family, child: ChildId) -> bool {
    family.member(child).is_some() || family.introduced().contains(&child)
}

fn member(family: &Family, child: ChildId) -> Result<&Member, Reason> {
    family.member(child).ok_or(Reason::UnknownChild)
}

fn lives(member: &Member) -> Result<(), Reason> {
    if matches!(member.standing, Standing::Ended { .. }) { Err(Reason::Ended) } else { Ok(()) }
}

/// Whether a due date can be told on a day: at most a pregnancy ahead, at most 20 weeks ago.
///
/// # Errors
/// [`Reason::DueTooFar`], [`Reason::DueTooLongAgo`] or [`Reason::OutOfRange`].
pub fn due_date(due: DueDate, on: NaiveDate) -> Result<(), Reason> {
    in_range(due.date())?;
    let latest = on.checked_add_days(Days::new(TERM_DAY.into())).ok_or(Reason::OutOfRange)?;
    let earliest = on.checked_sub_days(Days::new(LONGEST_OVERDUE)).ok_or(Reason::OutOfRange)?;
    if due.date() > latest {
        Err(Reason::DueTooFar)
    } else if due.date() < earliest {
        Err(Reason::DueTooLongAgo)
    } else {
        Ok(())
    }
}

/// Whether a day of birth can be told on a day: it has come, at most 100 years ago.
///
/// # Errors
/// [`Reason::BirthAhead`], [`Reason::BirthTooLongAgo`] or [`Reason::OutOfRange`].
pub fn born(date: NaiveDate, on: NaiveDate) -> Result<(), Reason> {
    in_range(date)?;
    if date > on {
        Err(Reason::BirthAhead)
    } else if on.checked_sub_days(Days::new(OLDEST_DAYS)).is_some_and(|oldest| date < oldest) {
        Err(Reason::BirthTooLongAgo)
    } else {
        Ok(())
    }
}

/// A birth belongs to its pregnancy, where that has a due date.
fn within(member: &Member, date: NaiveDate) -> Result<(), Reason> {
    if member.due.is_none_or(|due| belongs(due, date)) { Ok(()) } else { Err(Reason::BirthOutsidePregnancy) }
}

/// Whether a day of birth and a due date can be of one pregnancy.
pub(super) fn belongs(due: DueDate, date: NaiveDate) -> bool {
    let day = i64::from(TERM_DAY) - due.date().signed_duration_since(date).num_days();
    (BIRTH_FROM..=BIRTH_TO).contains(&day)
}

fn weeks(gestation: Option<GestationalDay>) -> Result<(), Reason> {
    let possible = |day: GestationalDay| i64::from(day.days()) >= BIRTH_FROM;
    if gestation.is_none_or(possible) { Ok(()) } else { Err(Reason::BirthOutsidePregnancy) }
}

/// A date in the years that can be counted, or the nearest one.
pub(super) fn clamped(date: NaiveDate) -> NaiveDate {
    let end = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(date);
    date.clamp(end(FIRST_YEAR, 1, 1), end(LAST_YEAR, 12, 31))
}

/// Years in which ages, birthdays and school years can be counted with room to spare.
fn in_range(date: NaiveDate) -> Result<(), Reason> {
    if is_countable(date) { Ok(()) } else { Err(Reason::OutOfRange) }
}

/// Whether a date lies in those years.
pub(crate) fn is_countable(date: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

fn is_region(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    name.len() <= 64 && name.split('-').all(part)
}

/// Whether every date of an entry from outside lies in the years that can be counted.
pub(super) fn countable(entry: &super::Entry) -> bool {
    let dates = match &entry.event {
        LifeEvent::Expecting { due, .. } => due.map(DueDate::date).into_iter().collect(),
        LifeEvent::DueDate { due, .. } => vec![due.date()],
        LifeEvent::Born { date, .. } | LifeEvent::BirthCorrected { date, .. } => vec![*date],
        LifeEvent::Joined { born, on, .. } => vec![*born, *on],
        LifeEvent::Paused { from, .. } | LifeEvent::Resumed { from, .. } | LifeEvent::Moved { from, .. } => {
            vec![*from]
        }
        _ => Vec::new(),
    };
    dates.into_iter().chain([entry.recorded_at.date]).all(|date| in_range(date).is_ok())
}
