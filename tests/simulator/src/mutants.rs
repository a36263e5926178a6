//! Broken planners. Each does one thing wrong that a tired programmer could do wrong, on the way through the planner's door; a
//! simulator that lets one of them live proves nothing.

use chrono::{Days, NaiveDate, NaiveTime};
use otayori_core::family::{LocalMoment, Standing};
use otayori_core::household::Household;
use otayori_core::reminders::{self, Due, Notices, Pending, Permission, Plan, Report};

use crate::planner::{Ask, Library, Planner};

/// What is done wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutation {
    /// Nothing is ever taken back.
    SkipsTheCancel,
    /// An ending empties nothing by itself.
    WaitsForTheNextPlanAfterAnEnding,
    /// Fire times at midnight.
    UsesMidnight,
    /// What was shown is not written down.
    ForgetsTheLedger,
    /// What is said to wait is believed without a look at its time.
    TrustsPending,
    /// After a boot or a force-stop nothing is armed again.
    ArmsOnlyWhatIsNew,
    /// A late delivery moves every later one.
    DriftsOnLateDelivery,
    /// More than the limit.
    IgnoresTheLimit,
    /// One too few at the far end.
    StopsADayEarly,
    /// Catches up with yesterday as well.
    CatchesUpYesterday,
    /// Never shows what an alarm woke it for.
    NeverPosts,
    /// Shows it at any hour of the night.
    PostsAtNight,
    /// Shows today's again whenever it is asked.
    PostsAtEachWake,
    /// Opening the app leaves today's waiting.
    ForgetsThatItWasRead,
    /// The baby on the lock screen.
    NamesTheBaby,
    /// The old hour stays after it was changed.
    KeepsTheOldHour,
    /// The offset is added to civil times.
    AddsTheOffset,
    /// Without permission nothing waits for the day on which it is given.
    DropsAllWithoutPermission,
    /// Whoever came with a restore is taken for confirmed.
    ConfirmsEverybody,
    /// A pregnancy that nobody looks at goes on for ever.
    NeverFades,
    /// What has to be done by a day brings no notice.
    ForgetsDeadlines,
    /// It brings one each day until it is too late.
    NagsAboutDeadlines,
    /// A new title under an old one's name.
    MixesUpTitles,
    /// Nothing about the phone is ever told.
    ForgetsHints,
    /// It is told each time.
    NagsWithHints,
    /// The main letters come to whoever wanted others.
    IgnoresTheTracks,
    /// Reminders come on the last day.
    RemindsOnTheLastDay,
    /// A phone held back gets an alarm for each day, however late the last one came.
    FollowsTheRatchet,
    /// Shows it however late in the evening.
    PostsLateInTheEvening,
    /// The silence after weeks is broken a day later.
    NagsAboutSilence,
    /// What could not be kept is not asked about again.
    NeverAsksAgain,
    /// A corrected date takes nothing back by itself.
    WaitsForTheNextPlanAfterABirth,
    /// An ending takes nothing back while a sibling has letters.
    LeavesWhatSiblingsShare,
    /// What is at the far end of the queue is taken for its beginning, and as much again is put behind it.
    RefillsTwice,
}

impl Mutation {
    /// All of them.
    pub const ALL: [Self; 34] = [
        Self::SkipsTheCancel,
        Self::WaitsForTheNextPlanAfterAnEnding,
        Self::UsesMidnight,
        Self::ForgetsTheLedger,
        Self::TrustsPending,
        Self::ArmsOnlyWhatIsNew,
        Self::DriftsOnLateDelivery,
        Self::IgnoresTheLimit,
        Self::StopsADayEarly,
        Self::CatchesUpYesterday,
        Self::NeverPosts,
        Self::PostsAtNight,
        Self::PostsAtEachWake,
        Self::ForgetsThatItWasRead,
        Self::NamesTheBaby,
        Self::KeepsTheOldHour,
        Self::AddsTheOffset,
        Self::DropsAllWithoutPermission,
        Self::ConfirmsEverybody,
        Self::NeverFades,
        Self::ForgetsDeadlines,
        Self::NagsAboutDeadlines,
        Self::MixesUpTitles,
        Self::ForgetsHints,
        Self::NagsWithHints,
        Self::IgnoresTheTracks,
        Self::RemindsOnTheLastDay,
        Self::FollowsTheRatchet,
        Self::PostsLateInTheEvening,
        Self::NagsAboutSilence,
        Self::NeverAsksAgain,
        Self::WaitsForTheNextPlanAfterABirth,
        Self::LeavesWhatSiblingsShare,
        Self::RefillsTwice,
    ];
}

/// A planner with one mutation.
#[derive(Debug)]
pub struct Mutant<'a> {
    pub library: &'a Library,
    pub mutation: Mutation,
}

impl Mutant<'_> {
    fn asked_otherwise(&self, ask: &Ask<'_>) -> Option<Plan> {
        let mut household = ask.household.clone();
        let (nagging, moved): (Vec<Due>, Vec<Due>);
        let held: Pending;
        let mut ask = ask.clone();
        match self.mutation {
            Mutation::IgnoresTheLimit => ask.limits.pending = 90,
            Mutation::ForgetsTheLedger => household.notices = Notices::default(),
            Mutation::KeepsTheOldHour => {
                household.preferences.hour = otayori_core::family::Preferences::default().hour
            }
            Mutation::ConfirmsEverybody => {
                let reports: Vec<_> = household.family.members().iter().map(|member| member.id).collect();
                for (number, child) in reports.into_iter().enumerate() {
                    let id = crate::report::event_id(900_000 + u32::try_from(number).unwrap_or(0));
                    let still = otayori_core::family::LifeEvent::StillSo { child };
                    // Refused where nothing waits.
                    _ = household.family.record(id, ask.now, still);
                }
            }
            Mutation::ForgetsDeadlines => ask.deadlines = &[],
            Mutation::NagsAboutDeadlines => {
                let days = |due: &Due| {
                    due.on.iter_days().take_while(|day| *day <= due.not_after).collect::<Vec<_>>()
                };
                let each = ask.deadlines.iter().flat_map(|due| {
                    let of = |on: NaiveDate| Due { id: format!("{} {on}", due.id), on, ..due.clone() };
                    days(due).into_iter().map(of).collect::<Vec<_>>()
                });
                nagging = each.collect();
                ask.deadlines = &nagging;
            }
            Mutation::RemindsOnTheLastDay => {
                let last = |due: &Due| Due { on: due.not_after, ..due.clone() };
                moved = ask.deadlines.iter().map(last).collect();
                ask.deadlines = &moved;
            }
            Mutation::IgnoresTheTracks => {
                household.preferences.tracks = [otayori_core::family::Track::Main].into();
            }
            Mutation::NeverFades => household.notices.opened(ask.now.date),
            Mutation::ArmsOnlyWhatIsNew => {
                let days = (0..60).filter_map(|days| ask.now.date.checked_add_days(Days::new(days)));
                let at = |id: NaiveDate| {
                    Some((id, id.and_hms_opt(u8::from(household.preferences.hour).into(), 0, 0)?))
                };
                held = Pending::Known(days.filter_map(at).collect());
                ask.pending = &held;
            }
            _ => return None,
        }
        ask.household = &household;
        Some(self.library.plan(&ask))
    }
}

impl Planner for Mutant<'_> {
    fn words(&self) -> &Library {
        self.library
    }

    fn plan(&self, ask: &Ask<'_>) -> Plan {
        if let Some(plan) = self.asked_otherwise(ask) {
            return plan;
        }
        let mut plan = self.library.plan(ask);
        let today = ask.now.date;
        let neutral = |id: NaiveDate| {
            let mut notice =
                self.library.plan(&Ask { pending: &Pending::Unknown, ..ask.clone() }).arm.first().cloned()?;
            notice.id = id;
            Some(notice)
        };
        match self.mutation {
            Mutation::SkipsTheCancel => plan.cancel.clear(),
            Mutation::UsesMidnight => {
                plan.arm.iter_mut().for_each(|notice| notice.fire = notice.id.and_time(NaiveTime::MIN))
            }
            Mutation::DriftsOnLateDelivery => {
                // Armed for the time of day at which the last one came.
                let late = plan.post_now.is_some()
                    && ask.now.time.signed_duration_since(hour(ask.household)).num_minutes() > 30;
                if late {
                    plan.arm.iter_mut().for_each(|notice| notice.fire = notice.id.and_time(ask.now.time));
                }
            }
            Mutation::StopsADayEarly => _ = plan.arm.pop(),
            Mutation::CatchesUpYesterday => {
                if let (None, Some(yesterday)) = (&plan.post_now, plan.missed.last()) {
                    plan.post_now = neutral(*yesterday);
                }
            }
            Mutation::ForgetsHints => plan.health.clear(),
            Mutation::NeverPosts => plan.post_now = None,
            Mutation::PostsAtNight => {
                if plan.post_now.is_none() && plan.missed.is_empty() && ask.now.time < hour(ask.household) {
                    let first = plan.arm.first().filter(|notice| notice.id == today).cloned();
                    plan.arm.retain(|notice| first.is_none() || notice.id != today);
                    plan.post_now = first;
                }
            }
            Mutation::PostsAtEachWake => {
                if plan.post_now.is_none()
                    && ask.now.time >= hour(ask.household)
                    && ask.household.notices.has_come(today, today)
                {
                    plan.post_now = neutral(today);
                }
            }
            Mutation::NamesTheBaby => {
                let say =
                    |notice: &mut reminders::Notice| notice.text = "A letter about your baby".to_owned();
                plan.arm.iter_mut().chain(&mut plan.post_now).for_each(say);
            }
            Mutation::MixesUpTitles => {
                let texts: Vec<String> = plan.arm.iter().map(|notice| notice.text.clone()).collect();
                for (notice, text) in
                    plan.arm.iter_mut().chain(&mut plan.post_now).zip(texts.into_iter().rev())
                {
                    notice.text = text;
                }
            }
            Mutation::TrustsPending => {
                if let Pending::Known(held) = ask.pending {
                    plan.arm.retain(|notice| !held.contains_key(&notice.id));
                }
                plan.cancel.retain(|id| *id <= today);
            }
            Mutation::FollowsTheRatchet => {
                let other = self.library.plan(&Ask { permission: freely(ask.permission), ..ask.clone() });
                plan = Plan { health: plan.health, well: plan.well, ..other };
            }
            Mutation::PostsLateInTheEvening => {
                let in_time = NaiveTime::from_hms_opt(20, 59, 0).unwrap_or(ask.now.time);
                if plan.post_now.is_none() && ask.now.time > in_time {
                    let now = LocalMoment { time: in_time, ..ask.now };
                    let other = self.library.plan(&Ask { now, ..ask.clone() });
                    if other.post_now.is_some() {
                        plan = other;
                    }
                }
            }
            Mutation::NagsAboutSilence => {
                let again = |notice: &reminders::Notice| {
                    let (id, fire) = (notice.id.succ_opt()?, notice.fire.checked_add_days(Days::new(1))?);
                    self.library.is_quiet(&notice.text).then(|| reminders::Notice {
                        id,
                        fire,
                        ..notice.clone()
                    })
                };
                let more: Vec<_> = plan.arm.iter().filter_map(again).collect();
                plan.arm.extend(more);
                plan.arm.truncate(ask.limits.pending);
            }
            Mutation::NeverAsksAgain => plan.next_wake = None,
            Mutation::RefillsTwice => {
                let mut limits = ask.limits;
                limits.pending *= 2;
                let more = self.library.plan(&Ask { limits, ..ask.clone() }).arm;
                let beyond = plan.arm.last().map_or(NaiveDate::MAX, |notice| notice.id);
                plan.arm.extend(more.into_iter().filter(|notice| notice.id > beyond));
            }
            Mutation::AddsTheOffset => {
                let offset = chrono::TimeDelta::minutes(ask.now.utc_offset_minutes.into());
                plan.arm.iter_mut().for_each(|notice| notice.fire += offset);
            }
            Mutation::DropsAllWithoutPermission => {
                if !matches!(ask.permission, Permission::Granted | Permission::Restricted) {
                    plan.cancel.extend(plan.arm.drain(..).map(|notice| notice.id));
                }
            }
            _ => {}
        }
        plan
    }

    fn report(&self, notices: &mut Notices, report: &Report, now: LocalMoment) {
        if self.mutation == Mutation::ForgetsTheLedger {
            return;
        }
        if self.mutation == Mutation::NagsWithHints && !report.told.is_empty() {
            return;
        }
        reminders::report(notices, report, now);
    }

    fn after_report(&self, before: &Household, after: &Household, pending: &Pending) -> Vec<NaiveDate> {
        if matches!(self.mutation, Mutation::WaitsForTheNextPlanAfterAnEnding | Mutation::SkipsTheCancel) {
            return Vec::new();
        }
        if self.mutation == Mutation::WaitsForTheNextPlanAfterABirth {
            // As many are accompanied as before.
            let here = |household: &Household| {
                household.family.members().iter().map(|member| member.standing).collect::<Vec<_>>()
            };
            if here(before) == here(after) {
                return Vec::new();
            }
        }
        if self.mutation == Mutation::LeavesWhatSiblingsShare {
            let goes_on = |household: &Household| {
                let members = household.family.members();
                members.iter().filter(|member| member.standing == Standing::Active).count()
            };
            if (1..goes_on(before)).contains(&goes_on(after)) {
                return Vec::new();
            }
        }
        reminders::after_report(before, after, pending)
    }

    fn opened(&self, household: &mut Household, now: LocalMoment) {
        if self.mutation != Mutation::ForgetsThatItWasRead {
            self.words().open_day(household, now);
        }
    }
}

fn freely(permission: Permission) -> Permission {
    if permission == Permission::Restricted { Permission::Granted } else { permission }
}

fn hour(household: &Household) -> NaiveTime {
    NaiveTime::from_hms_opt(u8::from(household.preferences.hour).into(), 0, 0).unwrap_or(NaiveTime::MIN)
}
