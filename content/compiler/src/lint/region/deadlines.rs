//! Deadlines: do their days come in order, whatever the day of birth.

use chrono::{Datelike, Days, Months, NaiveDate};
use otayori_pack::region::{
    Age, Deadline, DeadlineAnchor, MonthDay, Point, SchoolDay, SchoolRule, SchoolYear,
};

use crate::finding::Finding;
use crate::load::{Content, Record, RegionSource};

pub(super) fn lint(content: &Content, source: &RegionSource) -> Vec<Finding> {
    let rule = school_rule(content, source);
    let mut findings = Vec::new();
    for row in &source.deadlines {
        let mut wrong = |field: &str, what: String| {
            findings.push(Finding::error(row.at(field), "deadline", format!("`{}`: {what}", row.value.id)));
        };
        if row.value.official.trim().is_empty() {
            wrong("official", "it has no official word: what does the counter call it?".to_owned());
        }
        if row.value.after_loss && row.value.remind.is_some() {
            wrong("remind", "nobody is reminded after a loss: take the reminder out".to_owned());
        }
        if shape(row, rule, &mut wrong) {
            order(row, rule, &mut wrong);
        }
    }
    findings
}

/// The school year of the region, or of what it lies in.
pub(super) fn school_rule(content: &Content, source: &RegionSource) -> Option<SchoolRule> {
    let region = &source.region.value;
    let within = |other: &&RegionSource| region.id.starts_with(&format!("{}-", other.region.value.id));
    let parents = || content.regions.iter().filter(within).find_map(|other| other.region.value.school_year);
    region.school_year.or_else(parents)
}

/// Whether every day is written in the way its anchor asks for.
fn shape(row: &Record<Deadline>, rule: Option<SchoolRule>, wrong: &mut dyn FnMut(&str, String)) -> bool {
    let deadline = &row.value;
    let mut fine = true;
    let points = [
        ("opens", Some(deadline.opens)),
        ("closes", deadline.closes),
        ("closes_before", deadline.closes_before),
        ("remind", deadline.remind),
    ];
    for (field, point) in points.into_iter().filter_map(|(field, point)| Some((field, point?))) {
        let what = match (deadline.anchor, point) {
            (DeadlineAnchor::SchoolYear, Point::School(_)) => continue,
            // Open from the birth, and over with a year of school: what is paid until the end of the one in which the child
            // turns 18.
            (DeadlineAnchor::Birth, Point::School(_)) if field == "closes" => continue,
            (DeadlineAnchor::SchoolYear, _) => {
                format!("{field} = \"{point}\" with anchor = \"school-year\": write before-1 04-01")
            }
            (_, Point::School(_)) => {
                format!(
                    "{field} = \"{point}\" belongs to anchor = \"school-year\"; with \"birth\" only closes may be such a day"
                )
            }
            (DeadlineAnchor::Gestation, Point::Age(age)) if age.months > 0 || age.days > 300 => {
                format!("{field} = \"{point}\" is not a day of pregnancy: write weeks and days, 28w0d")
            }
            _ => continue,
        };
        wrong(field, what);
        fine = false;
    }
    if deadline.closes.is_some() && deadline.closes_before.is_some() {
        wrong("closes_before", "closes and closes_before are two last days: keep one".to_owned());
        fine = false;
    }
    // The age is the child's, also where the window opens with the day it joined the family.
    if deadline.closes_before.is_some()
        && !matches!(deadline.anchor, DeadlineAnchor::Birth | DeadlineAnchor::Joined)
    {
        wrong(
            "closes_before",
            "closes_before is an age of the child: it needs anchor = \"birth\" or \"joined\"".to_owned(),
        );
        fine = false;
    }
    let by_school =
        deadline.anchor == DeadlineAnchor::SchoolYear || matches!(deadline.closes, Some(Point::School(_)));
    if by_school && rule.is_none() {
        wrong("anchor", "a school year needs [school_year] in region.toml".to_owned());
        fine = false;
    }
    fine
}

fn order(row: &Record<Deadline>, rule: Option<SchoolRule>, wrong: &mut dyn FnMut(&str, String)) {
    let deadline = &row.value;
    for born in births() {
        let day = |point: Point| day_of(point, born, rule);
        let Some(opens) = day(deadline.opens) else { continue };
        let last = match (deadline.closes, deadline.closes_before) {
            (Some(closes), _) => day(closes),
            // The day of joining is not known here.
            (None, Some(_)) if deadline.anchor == DeadlineAnchor::Joined => None,
            (None, Some(before)) => day(before).and_then(|day| day.pred_opt()),
            (None, None) => None,
        };
        let field = if deadline.closes.is_some() { "closes" } else { "closes_before" };
        if last.is_some_and(|last| last < opens) {
            return wrong(field, "it closes before it opens".to_owned());
        }
        if let Some(remind) = deadline.remind.and_then(day)
            && last.is_some_and(|last| last < remind)
        {
            return wrong("remind", "the reminder comes after the last day".to_owned());
        }
    }
}

/// Days on which months and school years are counted differently.
fn births() -> impl Iterator<Item = NaiveDate> {
    (1..=12)
        .flat_map(|month| [1, 2, 28, 29, 31].map(|day| NaiveDate::from_ymd_opt(2024, month, day)))
        .flatten()
}

fn day_of(point: Point, born: NaiveDate, rule: Option<SchoolRule>) -> Option<NaiveDate> {
    match point {
        Point::Age(Age { months, days }) => {
            born.checked_add_months(Months::new(months.into()))?.checked_add_days(Days::new(days.into()))
        }
        Point::School(SchoolDay { year, day }) => {
            let rule = rule?;
            let [primary, lower, _] = rule.lengths.map(i32::from);
            let after_entry = match year {
                SchoolYear::Before(n) => -i32::from(n),
                SchoolYear::Primary(n) => i32::from(n) - 1,
                SchoolYear::Lower(n) => primary + i32::from(n) - 1,
                SchoolYear::Upper(n) => primary + lower + i32::from(n) - 1,
            };
            let birthday =
                MonthDay { month: u8::try_from(born.month()).ok()?, day: u8::try_from(born.day()).ok()? };
            let entry = born.year() + i32::from(rule.entry_age) + i32::from(birthday > rule.last_birthday);
            let year = entry + after_entry + i32::from(day < rule.begins);
            NaiveDate::from_ymd_opt(year, day.month.into(), day.day.into())
        }
    }
}
