//! Answers for programs. Field names are stable; new ones may be added.

use std::process::ExitCode;

use anstream::println;
use chrono::NaiveDate;
use otayori_core::calendar::Age;
use otayori_core::corpus::{Letter, TextCount};
use otayori_core::family::Member;
use otayori_core::pack::RubyText;
use otayori_core::pack::record::{Edition, Language};
use otayori_core::region::HelpLine;
use otayori_core::stage::Stage;
use serde::Serialize;
use serde_json::{Value, json};

use crate::commands::{Failure, Row, Today};

pub(crate) fn print(answer: &impl Serialize) -> Result<ExitCode, Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(|error| Failure::Broken(error.to_string()))?;
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn today(today: &Today, text: Option<&Value>) -> Value {
    json!({
        "on": today.on.to_string(),
        "stage": stage(&today.stage, today.on),
        "special": today.special.as_ref().map(|special| special.message.body.plain()),
        "due": today.due,
        "letter": today.letter.as_ref().map(|(day, found)| json!({
            "of": day.to_string(),
            "is_of_today": *day == today.on && today.due.contains(&found.slot),
            "text": text,
        })),
        "next": today.next.map(|day| day.to_string()),
    })
}

pub(crate) fn stage(stage: &Stage, on: NaiveDate) -> Value {
    match stage {
        Stage::Expecting { day } => json!({
            "kind": "expecting",
            "weeks": day.weeks(),
            "days": day.day_of_week(),
            "japanese_month": day.japanese_month(),
        }),
        // No number is shown past 42 weeks, not even to a program.
        Stage::Overdue { .. } => json!({ "kind": "overdue" }),
        Stage::Growing { birth, day } => json!({
            "kind": "growing",
            "day_of_life": day,
            "age": birth.age(on).ok().map(age),
            "corrected_age": birth.corrected(on).and_then(|birth| birth.age(on).ok()).map(age),
        }),
        Stage::Grown { birth, .. } => json!({ "kind": "grown", "age": birth.age(on).ok().map(age) }),
        Stage::Undated => json!({ "kind": "undated" }),
        Stage::Paused => json!({ "kind": "paused" }),
        Stage::Ended => json!({ "kind": "ended" }),
        Stage::Removed => json!({ "kind": "removed" }),
        Stage::Unconfirmed => json!({ "kind": "unconfirmed" }),
    }
}

pub(crate) fn member(member: &Member, on: NaiveDate) -> Value {
    json!({
        "id": member.id,
        "pregnancy": member.pregnancy,
        "since": member.since.to_string(),
        "stage": member.stage(on).ok().map(|found| stage(&found, on)),
    })
}

fn age(age: Age) -> Value {
    json!({ "years": age.years, "months": age.months, "days": age.days })
}

pub(crate) fn letter(letter: &Letter) -> Value {
    json!({
        "slot": letter.slot,
        "language": letter.language,
        "region": letter.region,
        "review": letter.review,
        "pillar": letter.pillar,
        "pull_only": letter.pull_only,
        "title": letter.message.title.plain(),
        "body": letter.message.body.plain(),
        "speech": letter.message.speech(),
        "ruby": letter.message,
        "help": letter.help,
        "sources": letter.sources,
    })
}

/// For each kind of help the line to call first; nothing where nobody near answers.
pub(crate) fn help(lines: &[(String, Option<HelpLine>)]) -> Value {
    lines.iter().map(|(key, line)| json!({ "help": key, "line": line })).collect()
}

pub(crate) fn upcoming(rows: &[Row]) -> Value {
    let row = |row: &Row| match row {
        Row::Letter(day, letter, slot) => {
            let title = letter.as_ref().map(|letter| RubyText::plain(&letter.message.title));
            json!({ "on": day.to_string(), "slot": slot, "title": title, "written": title.is_some() })
        }
        Row::Reminder(day, deadline) => {
            let last = deadline.window.and_then(|window| window.last);
            json!({
                "on": day.to_string(),
                "deadline": format!("{}/{}", deadline.region, deadline.id),
                "title": deadline.name.text.plain(),
                "last": last.map(|last| last.to_string()),
            })
        }
    };
    rows.iter().map(row).collect()
}

pub(crate) fn about(edition: &Edition, counts: &[(&Language, TextCount)]) -> Value {
    let languages: Vec<Value> = counts
        .iter()
        .map(|(language, count)| {
            json!({
                "tag": language.tag,
                "name": language.name,
                "texts": count.texts,
                "reviewed": count.reviewed,
            })
        })
        .collect();
    json!({
        "edition": edition.version,
        "as_of": edition.as_of,
        "slots": edition.slots,
        "languages": languages,
        "licences": { "code": "MIT OR Apache-2.0", "words": "CC BY 4.0" },
    })
}
