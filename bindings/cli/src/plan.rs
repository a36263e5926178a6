//! `plan` and `upcoming`: what a phone would be asked to do now, and what comes from now on.
//!
//! Both read and change nothing: a terminal has no queue. So they ask as a phone does whose system does not say what waits.

use std::collections::BTreeSet;
use std::process::ExitCode;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime};
use otayori_core::family::{ChildId, LocalMoment};
use otayori_core::household::Household;
use otayori_core::pack::{RubyText, SlotId};
use otayori_core::region::Deadline;
use otayori_core::reminders::{About, Due, Limits, Notice, Pending, Permission, Plan, plan, upcoming};
use otayori_core::strings::{Key, Strings};
use serde_json::{Value, json};

use crate::args::Platform;
use crate::clock;
use crate::commands::{Failure, Row, Session};
use crate::family::moment;
use crate::json;
use crate::place::Place;

impl Session {
    pub(crate) fn plan(
        &self,
        place: &Place,
        platform: Platform,
        now: Option<&str>,
    ) -> Result<ExitCode, Failure> {
        let household = place.read(&self.strings)?;
        let now = self.now(now)?;
        let limits = match platform {
            Platform::Android => Limits::ANDROID,
            Platform::Ios => Limits::IOS,
        };
        let strings = self.strings_of(&household)?;
        let plan = plan(
            &self.corpus,
            &strings,
            &household,
            &self.due(&household, now.date),
            now,
            &Pending::Unknown,
            limits,
            Permission::Granted,
        );
        if self.look.json {
            return json::print(&for_programs(&plan));
        }
        let mut page = self.page();
        page.note(&self.plan_in_words(&plan));
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn plan_in_words(&self, plan: &Plan) -> Vec<RubyText> {
        let say = |key, values: &[(&str, otayori_core::strings::Value<'_>)]| self.strings.ruby(key, values);
        let mut lines: Vec<RubyText> = Vec::new();
        let text = |notice: &Notice| notice.text.replace('\n', " · ");
        lines.extend(plan.post_now.iter().map(|notice| say(Key::PlanPost, &[("text", text(notice).into())])));
        let day = |day: &NaiveDate| day.to_string();
        lines.extend(plan.cancel.iter().map(|id| say(Key::PlanCancel, &[("date", day(id).into())])));
        lines.extend(plan.missed.iter().map(|id| say(Key::PlanMissed, &[("date", day(id).into())])));
        lines.extend(plan.health.iter().map(|hint| RubyText::unmarked(&hint.text)));
        lines.extend(plan.arm.iter().map(|notice| {
            say(Key::PlanArm, &[("when", minute(notice.fire).into()), ("text", text(notice).into())])
        }));
        lines.push(match plan.next_wake {
            Some(wake) => say(Key::PlanNext, &[("when", minute(wake).into())]),
            None => say(Key::PlanNothing, &[]),
        });
        lines
    }

    /// `upcoming` of a family: the planner run forward.
    pub(crate) fn family_upcoming(
        &self,
        place: &Place,
        on: Option<&str>,
        days: u32,
    ) -> Result<ExitCode, Failure> {
        let household = place.read(&self.strings)?;
        let now = moment(on, &self.strings)?;
        let until =
            now.date.checked_add_days(Days::new(u64::from(days).saturating_sub(1))).unwrap_or(NaiveDate::MAX);
        let strings = self.strings_of(&household)?;
        let due = self.regions.due(&self.corpus, &household, now.date);
        let wanted: Vec<Due> = due.iter().map(|(due, _)| due.clone()).collect();
        let coming = upcoming(&self.corpus, &strings, &household, &wanted, now, until);
        let mut rows = Vec::new();
        for notice in &coming {
            let reader = match household.family.region_on(notice.id) {
                Some(region) => self.reader.clone().in_region(region),
                None => self.reader.clone(),
            };
            for slot in slots(notice) {
                let letter = self.regions.letter(&self.corpus, slot, &reader)?;
                rows.push(Row::Letter(notice.id, letter.map(Box::new), slot.clone()));
            }
            // One reminder of a thing stands once, for however many children it is.
            let mut named = BTreeSet::new();
            for (child, id) in reminded(notice) {
                let of_it = |(due, _): &&(Due, Deadline)| due.id == *id && due.child == child;
                if let Some((_, deadline)) = due.iter().find(of_it).filter(|_| named.insert(id)) {
                    rows.push(Row::Reminder(notice.id, Box::new(deadline.clone())));
                }
            }
        }
        self.rows(&rows)
    }

    /// What the family's region wants it to be reminded of.
    fn due(&self, household: &Household, on: NaiveDate) -> Vec<Due> {
        self.regions.due(&self.corpus, household, on).into_iter().map(|(due, _)| due).collect()
    }

    /// A notice is in the language that was chosen, whatever this command is read in.
    fn strings_of(&self, household: &Household) -> Result<Strings, Failure> {
        Strings::of(&self.corpus, &household.preferences.language)
            .map_err(|error| Failure::Broken(error.to_string()))
    }

    /// A moment as typed, `2026-12-01T02:30+09:00`, or this one.
    pub(crate) fn now(&self, text: Option<&str>) -> Result<LocalMoment, Failure> {
        let wrong =
            |text: &str| Failure::Question(self.strings.text(Key::ErrorMoment, &[("text", text.into())]));
        let Some(text) = text else { return clock::now().ok_or_else(|| wrong("now")) };
        let at: DateTime<FixedOffset> = ["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%dT%H:%M%:z"]
            .iter()
            .find_map(|form| DateTime::parse_from_str(text, form).ok())
            .ok_or_else(|| wrong(text))?;
        let minutes = i16::try_from(at.offset().local_minus_utc() / 60).map_err(|_| wrong(text))?;
        Ok(LocalMoment { date: at.date_naive(), time: at.time(), utc_offset_minutes: minutes })
    }
}

/// Each letter of a notice once, for however many children it is.
fn slots(notice: &Notice) -> BTreeSet<&SlotId> {
    let letters = notice.about.iter().filter_map(|about| match about {
        About::Letter { slot, .. } => Some(slot),
        About::Quiet { .. } | About::Deadline { .. } => None,
    });
    letters.collect()
}

fn reminded(notice: &Notice) -> impl Iterator<Item = (ChildId, &String)> {
    notice.about.iter().filter_map(|about| match about {
        About::Deadline { child, id } => Some((*child, id)),
        About::Letter { .. } | About::Quiet { .. } => None,
    })
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn for_programs(plan: &Plan) -> Value {
    json!({
        "arm": plan.arm.iter().map(notice).collect::<Vec<_>>(),
        "cancel": plan.cancel.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "post_now": plan.post_now.as_ref().map(notice),
        "presumed": plan.presumed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "missed": plan.missed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "health": plan.health.iter().map(|hint| json!({ "kind": hint.health, "text": hint.text })).collect::<Vec<_>>(),
        "next_wake": plan.next_wake.map(minute),
    })
}

fn notice(notice: &Notice) -> Value {
    json!({
        "id": notice.id.to_string(),
        "fire": minute(notice.fire),
        "text": notice.text,
        "public_text": notice.public_text,
        "hash": format!("{:08x}", notice.hash),
        "about": notice.about,
    })
}
