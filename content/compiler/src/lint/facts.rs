//! Rules over slots, sources, keys and the calendar: what is claimed, on what ground, and when it is said.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use otayori_pack::record::Grade;
use otayori_pack::slot::SlotId;
use regex::Regex;

use crate::finding::{Finding, Place};
use crate::load::{Content, SlotRow, Status};

pub(super) fn lint(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, row) in &content.slots {
        keys(content, id, row, &mut findings);
        sources(content, id, row, &mut findings);
        window(content, id, row, &mut findings);
    }
    findings.extend(source_titles(content));
    findings.extend(stale_sources(content, content.as_of));
    findings.extend(placement(content));
    findings.extend(cadence(content));
    findings.extend(released(content));
    findings.extend(reviews(content));
    findings
}

fn keys(content: &Content, id: &SlotId, row: &SlotRow, findings: &mut Vec<Finding>) {
    for key in row.slot.help.iter().filter(|key| !content.help_keys.contains_key(*key)) {
        let what = format!("{id}: help key `{key}` is not in help-keys.toml: add it there or take another");
        findings.push(Finding::error(row.place.clone(), "help-key", what));
    }
    for key in row.slot.safety.iter().filter(|key| !content.safety_keys.contains_key(*key)) {
        let what =
            format!("{id}: safety key `{key}` is not in safety-keys.toml: add it there or take another");
        findings.push(Finding::error(row.place.clone(), "safety-key", what));
    }
    let danger = row.slot.safety.iter().find(|key| content.is_danger(key));
    if let (Some(key), true) = (danger, row.slot.help.is_empty()) {
        let what = format!("{id} carries the danger `{key}` and no help: say whom to call");
        findings.push(Finding::error(row.place.clone(), "S-07", what));
    }
}

fn sources(content: &Content, id: &SlotId, row: &SlotRow, findings: &mut Vec<Finding>) {
    for source in row.slot.sources.iter().filter(|source| !content.sources.contains_key(*source)) {
        let what = format!("{id}: source `{source}` is not in sources.toml: add it or take it out");
        findings.push(Finding::error(row.place.clone(), "source", what));
    }
    if row.brief.status != Status::Sourced {
        return;
    }
    let grades: Vec<Grade> =
        row.slot.sources.iter().filter_map(|s| content.sources.get(s)).map(|s| s.value.grade).collect();
    let carried =
        grades.contains(&Grade::A) || grades.iter().filter(|grade| **grade == Grade::B).count() >= 2;
    if !carried {
        let what = format!(
            "{id} is `sourced`, but not by one A or two B sources: find one or set its status to weak"
        );
        findings.push(Finding::error(row.place.clone(), "S-20", what));
    }
}

/// A safety letter must say until when it matters to somebody who joins late, and only a safety letter may.
fn window(content: &Content, id: &SlotId, row: &SlotRow, findings: &mut Vec<Finding>) {
    let what = match &row.slot.essential_until {
        None if row.slot.safety.is_empty() || !id.is_dated() || row.slot.retired => return,
        None => format!("{id} carries safety and has no essential_until: say until when it still matters"),
        Some(_) if row.slot.safety.is_empty() => {
            format!("{id} has essential_until and no safety key: take it out")
        }
        Some(until) if until < id => format!("{id}: essential_until {until} is earlier than the slot"),
        Some(until) if !content.slots.contains_key(until) => {
            format!("{id}: essential_until {until} is not a slot")
        }
        Some(_) => return,
    };
    findings.push(Finding::error(row.place.clone(), "essential", what));
}

/// Numbers of help lines. 110 and 119 stand in the real names of leaflets, and a date is no number.
static HELP_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b0\d{1,3}[-‐‑–−]\d{2,4}[-‐‑–−]\d{3,4}|\b0\d{2,3}[-‐‑–−]\d{6}|[#＃]\s?\d{3,}").ok()
});

/// Amounts of money, which grow old as well.
static MONEY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d[\d,.~〜]*\s?万?(?:円|yen|ドル|dollars?|euros?)|[¥￥$€£]\s?\d").ok());

/// A source's title stands under every letter that cites it: a number in it would look like a help line of today, an
/// amount like what is paid today.
fn source_titles(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, row) in &content.sources {
        for (pattern, rule) in [(&HELP_LINE, "phone"), (&MONEY, "money")] {
            let Some(found) = pattern.as_ref().and_then(|pattern| pattern.find(&row.value.title)) else {
                continue;
            };
            let what = format!(
                "the title of `{id}` says `{}`: leave it out, it belongs to a region's dated record",
                found.as_str()
            );
            findings.push(Finding::error(row.place.clone(), rule, what));
        }
    }
    findings
}

/// Sources nobody has looked at for longer than `freshness.toml` allows, as of a date: warnings.
pub fn stale_sources(content: &Content, as_of: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, row) in &content.sources {
        let checked: Option<NaiveDate> = row.value.checked_at.parse().ok();
        let Some(checked) = checked else {
            let what = format!("{id}: checked_at is `{}`: write YYYY-MM-DD", row.value.checked_at);
            findings.push(Finding::error(row.place.clone(), "checked-at", what));
            continue;
        };
        let days = u64::try_from(content.sources_fresh_for).unwrap_or(0);
        if checked.checked_add_days(Days::new(days)).is_some_and(|last| last < as_of) {
            let what = format!("{id} was last looked at on {checked}: look again and set checked_at");
            findings.push(Finding::warning(row.place.clone(), "stale", what));
        }
    }
    findings
}

/// S-25: safety facts come before their window, and come again.
fn placement(content: &Content) -> Vec<Finding> {
    let file = Path::new("lint/placement.toml");
    let delivered: BTreeSet<SlotId> = delivered(content).collect();
    let carriers = |key: &str| -> Vec<&SlotId> {
        let carries = |(id, row): &(&SlotId, &SlotRow)| {
            delivered.contains(*id) && row.slot.safety.iter().any(|k| k == key)
        };
        content.slots.iter().filter(carries).map(|(id, _)| id).collect()
    };
    let mut findings = Vec::new();
    for rule in &content.placements {
        let place = Place::new(file, rule.line);
        if !content.safety_keys.contains_key(&rule.key) {
            let what = format!("safety key `{}` is not in safety-keys.toml", rule.key);
            findings.push(Finding::error(place, "S-25", what));
            continue;
        }
        let slots = carriers(&rule.key);
        let in_window =
            |slot: &&SlotId| rule.since.as_ref().is_none_or(|since| since <= *slot) && **slot <= rule.by;
        if !slots.iter().any(in_window) {
            let since = rule.since.as_ref().map(|since| format!("from {since} ")).unwrap_or_default();
            let what = format!("`{}` is said by no delivered slot {since}until {}", rule.key, rule.by);
            findings.push(Finding::error(place, "S-25", what));
        } else if let [once] = slots.as_slice() {
            let what = format!("`{}` is said on {once} and never again", rule.key);
            findings.push(Finding::warning(place, "S-25", what));
        }
    }
    findings
}

fn delivered(content: &Content) -> impl Iterator<Item = SlotId> + use<'_> {
    content.cadence.phase.iter().filter(|phase| phase.delivered).flat_map(otayori_pack::record::Phase::slots)
}

/// What the cadence delivers must exist, and what has a day must be delivered or be a look-back.
fn cadence(content: &Content) -> Vec<Finding> {
    let file = Path::new("cadence.toml");
    let mut findings = Vec::new();
    let mut reached: BTreeSet<SlotId> = BTreeSet::new();
    for phase in &content.cadence.phase {
        if phase.every == 0 || phase.from > phase.to {
            let what = format!("phase {} on {}: from <= to and every >= 1", phase.from, phase.shelf);
            findings.push(Finding::error(Place::new(file, 1), "cadence", what));
        }
        for slot in phase.slots() {
            let known = content.slots.get(&slot).is_some_and(|row| !row.slot.retired);
            if !known {
                let what =
                    format!("{slot} is due on {} and is not a slot: add it or change the phase", phase.shelf);
                findings.push(Finding::error(Place::new(file, 1), "cadence", what));
            }
            if !reached.insert(slot.clone()) {
                findings.push(Finding::error(Place::new(file, 1), "cadence", format!("{slot} is due twice")));
            }
        }
    }
    for (id, row) in &content.slots {
        if id.is_dated() && !row.slot.retired && !reached.contains(id) {
            let what = format!("no phase of cadence.toml reaches {id}: nobody would get it");
            findings.push(Finding::error(row.place.clone(), "cadence", what));
        }
    }
    findings
}

/// An id that was once on a phone stays: a journal may speak of it.
fn released(content: &Content) -> Vec<Finding> {
    let file = Path::new("released-slots.txt");
    content
        .released
        .iter()
        .filter(|id| !content.slots.contains_key(*id))
        .map(|id| {
            let what = format!("{id} was released and is gone: keep it with `retired = true`");
            Finding::error(Place::new(file, 1), "released", what)
        })
        .collect()
}

/// A sign-off for a text that has changed since, or was never there.
fn reviews(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &content.reviews {
        let review = &row.value;
        let texts = content.texts.get(&review.language).into_iter().flatten();
        let signed = texts.filter(|(key, _)| review.names(&review.language, key)).collect::<Vec<_>>();
        if signed.is_empty() {
            let what = format!("{} has no text in `{}`", review.slot, review.language);
            findings.push(Finding::error(row.place.clone(), "review", what));
        } else if !signed.iter().any(|(key, text)| review.signs(&review.language, key, text)) {
            let what =
                format!("{} was edited after {} signed it: it is a draft again", review.slot, review.who);
            findings.push(Finding::warning(row.place.clone(), "review", what).in_language(&review.language));
        }
    }
    findings
}
