//! Where a child is, in words: the line above a letter. Whoever shows it, phone or terminal, takes it from here.

use chrono::NaiveDate;
use otayori_pack::RubyText;

use crate::calendar::{Age, Birth, Grade, SchoolYears};
use crate::stage::Stage;
use crate::strings::{Key, Strings};

/// What kind of stage it is, so that a screen can choose its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageKind {
    /// A day before there was anything to count.
    Ahead,
    /// A pregnancy whose due date nobody knows yet.
    Undated,
    /// In pregnancy.
    Expecting,
    /// From 42 completed weeks on, with nothing reported: no number is shown.
    Overdue,
    /// Born, and not yet eighteen.
    Growing,
    /// Eighteen or older.
    Grown,
    /// Letters rest.
    Paused,
    /// It has ended: nothing comes, nothing is counted.
    Ended,
    /// No longer accompanied here.
    Removed,
    /// Restored: waits for somebody to say how it is.
    Unconfirmed,
}

impl From<&Stage> for StageKind {
    fn from(stage: &Stage) -> Self {
        match stage {
            Stage::Undated => Self::Undated,
            Stage::Expecting { .. } => Self::Expecting,
            Stage::Overdue { .. } => Self::Overdue,
            Stage::Growing { .. } => Self::Growing,
            Stage::Grown { .. } => Self::Grown,
            Stage::Paused => Self::Paused,
            Stage::Ended => Self::Ended,
            Stage::Removed => Self::Removed,
            Stage::Unconfirmed => Self::Unconfirmed,
        }
    }
}

/// A date in the reader's language.
pub fn date_text(date: NaiveDate, strings: &Strings) -> RubyText {
    use chrono::Datelike as _;
    let year = date.year().to_string();
    strings
        .ruby(Key::Date, &[("year", year.into()), ("month", date.month().into()), ("day", date.day().into())])
}

/// Whether the months of pregnancy are Japan's.
pub fn counts_as_in_japan(region: Option<&str>) -> bool {
    region.is_some_and(|region| region == "JP" || region.starts_with("JP-"))
}

/// The line that says where somebody is. The month of pregnancy is counted in Japan's way, so it is said in Japan only.
pub fn stage_line(stage: &Stage, on: NaiveDate, in_japan: bool, strings: &Strings) -> RubyText {
    match stage {
        Stage::Expecting { day } => {
            let weeks = [("weeks", day.weeks().into()), ("days", day.day_of_week().into())];
            let month = day
                .japanese_month()
                .filter(|_| in_japan)
                .map(|month| strings.ruby(Key::StageMonth, &[("month", month.into())]));
            RubyText::joined(&strings.ruby(Key::StageExpecting, &weeks), " · ", month.into_iter(), "")
        }
        Stage::Overdue { .. } => strings.ruby(Key::StageOverdue, &[]),
        Stage::Growing { birth, .. } => {
            let age = birth
                .age(on)
                .map(|age| age_text(age, on.signed_duration_since(birth.date).num_days(), strings));
            let corrected = birth.corrected(on).and_then(|due| {
                let days = due.day_of_life(on).ok()?;
                let age = age_text(due.age(on).ok()?, days.into(), strings);
                Some(strings.ruby(Key::StageCorrected, &[("age", age.plain().into())]))
            });
            RubyText::joined(&age.unwrap_or_default(), " · ", corrected.into_iter(), "")
        }
        Stage::Grown { .. } => strings.ruby(Key::StageGrown, &[]),
        Stage::Undated => strings.ruby(Key::StageUndated, &[]),
        Stage::Paused => strings.ruby(Key::StagePaused, &[]),
        Stage::Ended | Stage::Removed => strings.ruby(Key::StageEnded, &[]),
        Stage::Unconfirmed => strings.ruby(Key::StageUnconfirmed, &[]),
    }
}

/// Days to the hundredth, then months and days, then years and months.
fn age_text(age: Age, days: i64, strings: &Strings) -> RubyText {
    let day = u32::try_from(days).unwrap_or_default();
    match (day, age.years) {
        (0, _) => strings.ruby(Key::StageBirthDay, &[]),
        (1..=100, _) => strings.ruby(Key::StageDays, &[("days", day.into())]),
        (_, 0) => strings.ruby(Key::StageMonths, &[("months", age.months.into()), ("days", age.days.into())]),
        _ => strings.ruby(Key::StageYears, &[("years", age.years.into()), ("months", age.months.into())]),
    }
}

/// The year of school, by the rule of a region; `None` where nobody has written it down, and after school.
pub fn grade_line(
    birth: Birth,
    on: NaiveDate,
    years: Option<SchoolYears>,
    strings: &Strings,
) -> Option<RubyText> {
    let (key, name, year) = match years?.grade(birth.date, on) {
        Grade::Before(years) => (Key::GradeBefore, "years", years),
        Grade::Primary(year) => (Key::GradePrimary, "year", year),
        Grade::LowerSecondary(year) => (Key::GradeLowerSecondary, "year", year),
        Grade::UpperSecondary(year) => (Key::GradeUpperSecondary, "year", year),
        Grade::After => return None,
    };
    Some(strings.ruby(key, &[(name, u32::from(year).into())]))
}
