//! What is open from one day to another, and the last day of it.
//!
//! Days are counted from the day of birth whatever the weeks at birth: offices and vaccines know no corrected age. A
//! deadline carries the day of its one reminder; whether a phone speaks up, and how many at once, is for the planner.

use chrono::{Datelike, Days, NaiveDate};
use otayori_pack::region::{
    self as record, DeadlineAnchor, DeadlineKind, Point, SchoolDay, SchoolYear, Status,
};
use serde::Serialize;

use super::fresh::{Freshness, freshness};
use super::{Regions, Said};
use crate::calendar::{Birth, DueDate, SchoolYears, TERM_DAY};
use crate::family::{Child, Member, Standing};

/// Days for which a deadline that is over still stands in the list. No office and no clinic is closed to whoever comes late,
/// and a person who finds nothing there would not ask.
pub const STILL_ASKED_FOR: u64 = 60;

/// Whom deadlines are about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject {
    /// The day of birth, once there was one.
    pub born: Option<NaiveDate>,
    /// The due date of a pregnancy that has not ended.
    pub due: Option<DueDate>,
    /// The day the child joined the family.
    pub joined: Option<NaiveDate>,
    /// Letters rest: deadlines are shown and nobody is reminded.
    pub paused: bool,
}

impl Subject {
    /// A child of a family on a day; `None` for one about whom nothing is to be said: ended, no longer accompanied, or
    /// waiting to be confirmed.
    pub fn of(member: &Member, on: NaiveDate) -> Option<Self> {
        if member.standing != Standing::Active {
            return None;
        }
        let born = member.birth().map(|birth| birth.date);
        let due = member.due.filter(|_| born.is_none());
        Some(Self { born, due, joined: member.joined, paused: member.is_paused(on) })
    }
}

impl From<Child> for Subject {
    fn from(child: Child) -> Self {
        match child {
            Child::Born(birth) => Self { born: Some(birth.date), ..Self::default() },
            Child::Expected(due) => Self { due: Some(due), ..Self::default() },
        }
    }
}

/// The days on which something can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Window {
    /// The first.
    pub opens: NaiveDate,
    /// The last, inclusive; `None` where there is none.
    pub last: Option<NaiveDate>,
}

/// A deadline as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// Its id among the deadlines of its region.
    pub id: String,
    /// The region that names it.
    pub region: String,
    /// What it is about.
    pub kind: DeadlineKind,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// The office's language.
    pub office_language: Option<String>,
    /// Short, for a list.
    pub name: Said,
    /// What it is.
    pub meaning: Said,
    /// For whom it is; `None`: for everybody.
    pub who: Option<Said>,
    /// The days on which it can be done; `None` in a list without a child ([`Regions::after_loss`]).
    pub window: Option<Window>,
    /// Whether it can be done on the day asked about; otherwise it opens later, or its last day is over.
    pub is_open: bool,
    /// Its last day was not long ago: asking is still worth it.
    pub is_past: bool,
    /// The day of its one reminder, on or before the last; `None`: no reminder.
    pub remind: Option<NaiveDate>,
    /// The rule in words.
    pub until: Said,
    /// Which counter or clinic.
    pub place: Said,
    /// What to bring.
    pub bring: Vec<Said>,
    /// What it costs.
    pub cost: Option<Said>,
    /// It is for after a loss.
    pub after_loss: bool,
    /// Whether it still holds.
    pub freshness: Freshness,
    /// How sure it is.
    pub status: Status,
}

impl Regions {
    /// What is open on a day or will open later, for one child: what ends first comes first, then what was over not longer
    /// than [`STILL_ASKED_FOR`] days ago, then what opens later. What was over earlier is left out.
    pub fn deadlines(
        &self,
        subject: &Subject,
        region: Option<&str>,
        languages: &[String],
        on: NaiveDate,
    ) -> Vec<Deadline> {
        let found = self.asked(region).of(subject, on);
        found.into_iter().map(|found| found.worded(languages, on)).collect()
    }

    /// What a region and what it lies in ask for. What is for after a loss never stands beside a child.
    pub(super) fn asked<'a>(&'a self, region: Option<&'a str>) -> Asked<'a> {
        let mut records = self.records(region);
        records.retain(|(_, deadline)| !deadline.after_loss);
        Asked { records, school: self.school_years(region) }
    }

    /// What is for after a loss, to be opened by whoever asks: without days, since nobody is asked for one, and never
    /// reminded.
    pub fn after_loss(&self, region: Option<&str>, languages: &[String], on: NaiveDate) -> Vec<Deadline> {
        let records = self.records(region).into_iter().filter(|(_, deadline)| deadline.after_loss);
        records.map(|(of, deadline)| shown(of, deadline, languages, on)).collect()
    }

    /// The deadlines of a region and of what it lies in; a nearer one takes the place of one with the same id.
    fn records<'a>(&'a self, region: Option<&'a str>) -> Vec<(&'a record::Region, &'a record::Deadline)> {
        let mut found: Vec<(&record::Region, &record::Deadline)> = Vec::new();
        for layer in self.chain(region) {
            for deadline in &layer.records.deadlines {
                if !found.iter().any(|(_, other)| other.id == deadline.id) {
                    found.push((&layer.records.region, deadline));
                }
            }
        }
        found
    }
}

/// What a region asks for, of whomever.
pub(super) struct Asked<'a> {
    records: Vec<(&'a record::Region, &'a record::Deadline)>,
    school: Option<SchoolYears>,
}

/// A deadline of one child on a day, before anything is said of it: whoever only reminds needs no words.
pub(super) struct Found<'a> {
    pub(super) of: &'a record::Region,
    pub(super) deadline: &'a record::Deadline,
    pub(super) window: Window,
    pub(super) remind: Option<NaiveDate>,
    is_open: bool,
    is_past: bool,
}

impl<'a> Asked<'a> {
    /// Those of one child, in the order in which they are shown.
    pub(super) fn of(&self, subject: &Subject, on: NaiveDate) -> Vec<Found<'a>> {
        let mut found: Vec<Found<'a>> = Vec::new();
        for (of, deadline) in &self.records {
            let Some(days) = Dates::of(deadline, subject, self.school) else { continue };
            let days_over = days.window.last.map_or(0, |last| (on - last).num_days());
            if days_over > i64::try_from(STILL_ASKED_FOR).unwrap_or(i64::MAX) {
                continue;
            }
            let is_past = days_over > 0;
            found.push(Found {
                of,
                deadline,
                window: days.window,
                remind: days.remind.filter(|_| !subject.paused && !is_past),
                is_open: days.window.opens <= on && !is_past,
                is_past,
            });
        }
        found.sort_by_key(|found| {
            let (opens, last) = (found.window.opens, found.window.last.unwrap_or(NaiveDate::MAX));
            match (found.is_open, found.is_past) {
                (true, _) => (0, last, opens),
                (_, true) => (1, last, opens),
                _ => (2, opens, last),
            }
        });
        found
    }
}

impl Found<'_> {
    pub(super) fn worded(&self, languages: &[String], on: NaiveDate) -> Deadline {
        Deadline {
            window: Some(self.window),
            is_open: self.is_open,
            is_past: self.is_past,
            remind: self.remind,
            ..shown(self.of, self.deadline, languages, on)
        }
    }
}

fn shown(of: &record::Region, deadline: &record::Deadline, languages: &[String], on: NaiveDate) -> Deadline {
    let say = |words| Said::of(words, languages);
    Deadline {
        id: deadline.id.clone(),
        region: of.id.clone(),
        kind: deadline.kind,
        official: deadline.official.clone(),
        office_language: of.office_language.clone(),
        name: say(&deadline.name),
        meaning: say(&deadline.meaning),
        who: deadline.who.as_ref().map(say),
        window: None,
        is_open: false,
        is_past: false,
        remind: None,
        until: say(&deadline.until),
        place: say(&deadline.place),
        bring: deadline.bring.iter().map(say).collect(),
        cost: deadline.cost.as_ref().map(say),
        after_loss: deadline.after_loss,
        freshness: freshness(deadline, on),
        status: deadline.status,
    }
}

/// The days of a deadline for one child.
struct Dates {
    window: Window,
    remind: Option<NaiveDate>,
}

impl Dates {
    /// `None` where there is nothing to count from.
    fn of(deadline: &record::Deadline, subject: &Subject, school: Option<SchoolYears>) -> Option<Self> {
        let start = match deadline.anchor {
            DeadlineAnchor::Birth | DeadlineAnchor::SchoolYear => subject.born?,
            DeadlineAnchor::Joined => subject.joined?,
            DeadlineAnchor::Gestation => subject.due?.date().checked_sub_days(Days::new(TERM_DAY.into()))?,
        };
        let day = |point: Point| match point {
            Point::Age(age) => aged(start, age),
            Point::School(day) => school_day(&school?, start, day),
        };
        let opens = day(deadline.opens)?;
        let last = match (deadline.closes, deadline.closes_before) {
            (Some(closes), _) => Some(day(closes)?),
            (None, Some(Point::Age(age))) => Some(aged(subject.born?, age)?.pred_opt()?),
            (None, _) => None,
        };
        let remind = deadline.remind.and_then(day).filter(|remind| last.is_none_or(|last| *remind <= last));
        Some(Self { window: Window { opens, last }, remind })
    }
}

/// The day on which an age is reached: calendar months, then days. A child born on 29 February reaches its years on
/// 1 March, so that the last day before one is the last of February, as offices count it.
fn aged(start: NaiveDate, age: record::Age) -> Option<NaiveDate> {
    Birth::on(start).month_day(age.months.into())?.checked_add_days(Days::new(age.days.into()))
}

/// The date of a day in a school year of a child.
pub(super) fn school_day(school: &SchoolYears, born: NaiveDate, point: SchoolDay) -> Option<NaiveDate> {
    let (month, day) = (u32::from(point.day.month), u32::from(point.day.day));
    let year = school_year(school, born, point.year) + i32::from((month, day) < school.begins);
    let date = NaiveDate::from_ymd_opt(year, month, day);
    // 29 February of a common year.
    date.or_else(|| NaiveDate::from_ymd_opt(year, month, day.checked_sub(1)?))
}

/// The calendar year in which a school year of a child begins.
pub(super) fn school_year(school: &SchoolYears, born: NaiveDate, year: SchoolYear) -> i32 {
    let (primary, lower, _) = school.lengths;
    let after_entry = match year {
        SchoolYear::Before(n) => -i32::from(n),
        SchoolYear::Primary(n) => i32::from(n) - 1,
        SchoolYear::Lower(n) => i32::from(primary) + i32::from(n) - 1,
        SchoolYear::Upper(n) => i32::from(primary) + i32::from(lower) + i32::from(n) - 1,
    };
    school.entry_year(born) + after_entry
}

/// The first day of a month in a school year of a child.
pub(super) fn school_month(
    school: &SchoolYears,
    born: NaiveDate,
    month: record::SchoolMonth,
) -> Option<NaiveDate> {
    let year = school_year(school, born, month.year);
    let number = u32::from(month.month);
    let first = NaiveDate::from_ymd_opt(year, number, 1)?;
    // The month in which the school year begins belongs to it, on whichever day that is.
    if number < school.begins.0 { first.with_year(year + 1) } else { Some(first) }
}
