//! Which entries belong together: of a month, of a child, and of this day in earlier years.
//!
//! Works on heads alone, so a list opens no body. Knows dates; does not know names of children: who was given two names by
//! two phones is asked for by both.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::parts::Head;
use crate::calendar::Birth;
use crate::family::ChildId;

/// Monthly days of a child are looked back on until the second birthday. After it they are the same days every month, and
/// years are what people count.
const MONTHS_UNTIL: u32 = 24;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month in which a day lies.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }
}

/// An entry of this day, and what makes it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory<'a> {
    /// The entry.
    pub head: &'a Head,
    /// Why it is shown today.
    pub since: Since,
}

/// Why an entry is shown on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Since {
    /// So many years ago today.
    Years(u32),
    /// Today a child completes a month of age, and the entry is of the day on which it completed so many, 0 being the day
    /// of birth.
    MonthsOfAge {
        /// The child.
        child: ChildId,
        /// Months it had completed then.
        months: u32,
    },
}

/// Entries by the month they tell of, in the order of a journal.
pub fn by_month<'a>(heads: impl IntoIterator<Item = &'a Head>) -> BTreeMap<Month, Vec<&'a Head>> {
    let mut months: BTreeMap<Month, Vec<&Head>> = BTreeMap::new();
    for head in heads {
        months.entry(Month::of(head.date)).or_default().push(head);
    }
    for heads in months.values_mut() {
        heads.sort_by_key(|head| head.order());
    }
    months
}

/// Entries about a child, under any of its names, in the order of a journal.
pub fn of_child<'a>(heads: impl IntoIterator<Item = &'a Head>, names: &BTreeSet<ChildId>) -> Vec<&'a Head> {
    ordered(heads.into_iter().filter(|head| !head.children.is_disjoint(names)))
}

/// Entries from one day to another, both included, in the order of a journal.
pub fn between<'a>(
    heads: impl IntoIterator<Item = &'a Head>,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<&'a Head> {
    ordered(heads.into_iter().filter(|head| (from..=to).contains(&head.date)))
}

fn ordered<'a>(heads: impl Iterator<Item = &'a Head>) -> Vec<&'a Head> {
    let mut heads: Vec<&Head> = heads.collect();
    heads.sort_by_key(|head| head.order());
    heads
}

/// Entries of this day in earlier years, and on the day on which a child completes a month of age those of its earlier
/// monthly days; oldest first, each once.
///
/// What was written on 29 February comes back on 28 February in years that have no 29th. `births` are those of children
/// who are here, each under every name it has. Entries about a child in `quiet` stay where they are: what has ended is
/// never brought up by itself.
pub fn on_this_day<'a>(
    heads: impl IntoIterator<Item = &'a Head>,
    on: NaiveDate,
    births: &[(ChildId, Birth)],
    quiet: &BTreeSet<ChildId>,
) -> Vec<Memory<'a>> {
    let monthly: BTreeMap<NaiveDate, Vec<Since>> = monthly_days(on, births);
    let since = |head: &Head| {
        let of_its_child = |since: &&Since| match since {
            Since::MonthsOfAge { child, .. } => head.children.contains(child),
            Since::Years(_) => true,
        };
        let years = years_ago(head.date, on).map(Since::Years);
        years.or_else(|| monthly.get(&head.date)?.iter().find(of_its_child).copied())
    };
    let told = heads.into_iter().filter(|head| head.children.is_disjoint(quiet));
    let of_today = told.filter_map(|head| Some(Memory { head, since: since(head)? }));
    let mut memories: Vec<Memory<'_>> = of_today.collect();
    memories.sort_by_key(|memory| memory.head.order());
    memories
}

/// Whole years from a day to its anniversary, if that is today.
fn years_ago(date: NaiveDate, on: NaiveDate) -> Option<u32> {
    let years = u32::try_from(on.year() - date.year()).ok().filter(|years| *years > 0)?;
    // Adding months stops at the last day of a shorter month.
    (date.checked_add_months(Months::new(years * 12)) == Some(on)).then_some(years)
}

/// The earlier monthly days of every child for whom today is one.
fn monthly_days(on: NaiveDate, births: &[(ChildId, Birth)]) -> BTreeMap<NaiveDate, Vec<Since>> {
    let mut days: BTreeMap<NaiveDate, Vec<Since>> = BTreeMap::new();
    for (child, birth) in births {
        let today = (1..=MONTHS_UNTIL).find(|months| birth.month_day(*months) == Some(on));
        for months in 0..today.unwrap_or(0) {
            if let Some(day) = birth.month_day(months) {
                days.entry(day).or_default().push(Since::MonthsOfAge { child: *child, months });
            }
        }
    }
    days
}
