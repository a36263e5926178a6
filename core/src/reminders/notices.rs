//! The ledger of notices: what may wait in the system's queue, and what was shown on which day.
//!
//! A value without a version, kept inside a row that has one. Knows days, children and slots. Does not know what a notice
//! said, nor which letter was read: that is the other [`crate::ledger`]. Nothing in here comes by wondering: only
//! [`super::report`] and [`Notices::opened`] write it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime};
use otayori_pack::SlotId;
use serde::{Deserialize, Serialize};

use super::about::About;
use super::health::Told;
use super::{KEPT, Notice};
use crate::family::{ChildId, LocalMoment, Member};

/// Days by which the horizon moves on one day at most. Letters come at least once a month.
const HORIZON_STEP: u64 = 31;

/// Which notices were armed and shown on this phone. A phone's own: never part of the family's log, never merged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Notices {
    /// One row a day.
    pub(super) days: BTreeMap<NaiveDate, Row>,
    /// Slots of days that are no longer kept.
    noticed: BTreeMap<ChildId, BTreeSet<SlotId>>,
    /// Deadlines of days that are no longer kept.
    reminded: BTreeSet<(ChildId, String)>,
    /// Of days from this one on, rows are kept.
    horizon: Option<NaiveDate>,
    /// The day on which old rows were last looked for.
    tidied: Option<NaiveDate>,
    /// The day on which the app was last opened.
    pub(super) last_opened: Option<NaiveDate>,
    /// The moment of the last report.
    pub(super) last_seen: Option<LocalMoment>,
    /// The moment at which an alarm was last found to have come too late to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) too_late: Option<LocalMoment>,
    /// The day of the first journal entry that no backup has.
    pub(super) unsaved_since: Option<NaiveDate>,
    /// What the person is to be told or was told.
    pub(super) told: Told,
}

/// A day's notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) about: Vec<About>,
    pub(super) fire: NaiveDateTime,
    pub(super) hash: u32,
    /// Whether it may wait in the system's queue.
    pub(super) queued: bool,
    pub(super) shown: Option<Shown>,
    /// Whether it was taken back after it was shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) withdrawn: bool,
    /// Whether other words may still wait under its id: the shell has not said yet that it armed these.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) unsure: bool,
}

/// That a notice was shown, or need not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    pub(super) how: How,
    /// The day on which this was noted.
    pub(super) noted: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum How {
    /// By the app.
    Posted,
    /// By the system, which does not say so.
    Presumed,
    /// Not at all: the app was open on that day.
    Read,
}

impl Notices {
    /// The app was opened: the notice of that day need not be shown, and letters come at their usual rhythm.
    pub fn opened(&mut self, on: NaiveDate) {
        self.last_opened = Some(on);
        let row = self.days.entry(on).or_insert_with(|| Row {
            about: Vec::new(),
            fire: on.and_time(chrono::NaiveTime::MIN),
            hash: 0,
            queued: false,
            shown: None,
            withdrawn: false,
            unsure: false,
        });
        row.note(How::Read, on, on);
        self.tidy(on);
    }

    /// Something was written into the journal that no backup has.
    pub fn wrote(&mut self, on: NaiveDate) {
        self.unsaved_since.get_or_insert(on);
    }

    /// A backup was made: everything is in it.
    pub fn backed_up(&mut self) {
        self.unsaved_since = None;
    }

    /// Whether the notice of a day was shown, or need not be, as far as is known on a date. What was noted while a clock
    /// was ahead counts for nothing; a day more is another zone.
    pub fn has_come(&self, id: NaiveDate, on: NaiveDate) -> bool {
        self.days.get(&id).is_some_and(|row| row.has_come(id, on))
    }

    /// The ledger as it will be once that is reported: what was shown must not be planned again in the same breath. What came
    /// in earlier years is long and changes nothing: it stays in this one.
    pub(super) fn presuming(&self, presumed: &[NaiveDate], today: NaiveDate) -> Cow<'_, Self> {
        if presumed.is_empty() {
            return Cow::Borrowed(self);
        }
        let Self {
            days,
            noticed: _,
            reminded: _,
            horizon,
            tidied,
            last_opened,
            last_seen,
            too_late,
            unsaved_since,
            told,
        } = self;
        let mut notices = Self {
            days: days.clone(),
            noticed: BTreeMap::new(),
            reminded: BTreeSet::new(),
            horizon: *horizon,
            tidied: *tidied,
            last_opened: *last_opened,
            last_seen: *last_seen,
            too_late: *too_late,
            unsaved_since: *unsaved_since,
            told: told.clone(),
        };
        for id in presumed {
            notices.presume(*id, today);
        }
        Cow::Owned(notices)
    }

    /// Which letters' notices have come, as far as is known on a date: asked once a plan, for each of its days. `whole`: the
    /// ledger itself, with the earlier years.
    pub(super) fn letters<'a>(&'a self, whole: &'a Self, on: NaiveDate) -> Letters<'a> {
        let come = self.days.iter().filter(|(id, row)| row.has_come(**id, on));
        let mut kept: Vec<(&SlotId, NaiveDate, ChildId)> = Vec::new();
        for (day, row) in come {
            kept.extend(row.about.iter().filter_map(|about| match about {
                About::Letter { child, slot } => Some((slot, *day, *child)),
                About::Quiet { .. } | About::Deadline { .. } => None,
            }));
        }
        kept.sort_unstable();
        Letters { kept, older: &whole.noticed }
    }

    /// Whether a deadline has brought its reminder. `whole` as for letters.
    pub(super) fn deadline(&self, whole: &Self, member: &Member, id: &str, on: NaiveDate) -> bool {
        let is_it = |about: &About| matches!(about, About::Deadline { child, id: of } if of == id && member.names.contains(child));
        let kept = self.days.iter().any(|(day, row)| row.has_come(*day, on) && row.about.iter().any(is_it));
        kept || whole.reminded.iter().any(|(child, of)| of == id && member.names.contains(child))
    }

    pub(super) fn arm(&mut self, notice: &Notice) {
        let shown = self.days.get(&notice.id).and_then(|row| row.shown);
        self.days.insert(notice.id, Row { queued: true, unsure: true, shown, ..Row::of(notice) });
    }

    /// The shell has armed it: what waits has the words of this row.
    pub(super) fn hold(&mut self, id: NaiveDate) {
        if let Some(row) = self.days.get_mut(&id) {
            row.unsure = false;
        }
    }

    pub(super) fn show(&mut self, notice: &Notice, noted: NaiveDate) {
        // Its alarm may still wait.
        let queued = self.days.get(&notice.id).is_some_and(|row| row.queued);
        let shown = Some(Shown { how: How::Posted, noted });
        self.days.insert(notice.id, Row { queued, shown, ..Row::of(notice) });
    }

    pub(super) fn presume(&mut self, id: NaiveDate, noted: NaiveDate) {
        if let Some(row) = self.days.get_mut(&id) {
            row.queued = false;
            row.note(How::Presumed, id, noted);
        }
    }

    pub(super) fn take_back(&mut self, id: NaiveDate, now: LocalMoment) {
        let Some(row) = self.days.get_mut(&id) else { return };
        if row.queued && row.shown.is_none() && row.fire <= now.date.and_time(now.time) {
            self.too_late = Some(now);
        }
        row.queued = false;
        row.withdrawn = row.shown.is_some();
        if row.shown.is_none() {
            self.days.remove(&id);
        }
    }

    /// The shell could not arm it, or could not show it: as if it had not been tried.
    pub(super) fn fail(&mut self, id: NaiveDate) {
        let Some(row) = self.days.get_mut(&id) else { return };
        row.queued = false;
        row.shown = row.shown.filter(|shown| shown.how != How::Posted);
        if row.shown.is_none() {
            self.days.remove(&id);
        }
    }

    /// Forgets what a clock ahead noted, and of what is old everything but the slots.
    pub(super) fn tidy(&mut self, today: NaiveDate) {
        if self.last_opened.is_some_and(|day| day > after(today)) {
            self.last_opened = Some(today);
        }
        self.days.retain(|id, row| {
            if row.shown.is_some() && !row.has_come(*id, today) {
                row.shown = None;
            }
            row.shown.is_some() || row.queued
        });
        let oldest = self.move_horizon(today);
        let old = |row: &Row| {
            let done = !row.queued && !row.hangs();
            done && row.shown.is_some_and(|shown| shown.noted < oldest)
        };
        let of_old = self.days.range(..oldest).filter(|(_, row)| old(row));
        let old: Vec<NaiveDate> = of_old.map(|(id, _)| *id).collect();
        for id in old {
            for about in self.days.remove(&id).into_iter().flat_map(|row| row.about) {
                match about {
                    About::Letter { child, slot } => _ = self.noticed.entry(child).or_default().insert(slot),
                    About::Deadline { child, id } => _ = self.reminded.insert((child, id)),
                    About::Quiet { .. } => {}
                }
            }
        }
    }
}

impl Notices {
    /// The first day of which rows are kept. It follows the clock by a month a day at most: a clock that was ahead for a
    /// moment has forgotten nothing of these weeks.
    fn move_horizon(&mut self, today: NaiveDate) -> NaiveDate {
        let wanted = today.checked_sub_days(Days::new(KEPT)).unwrap_or(NaiveDate::MIN);
        let step = if self.tidied == Some(today) { 0 } else { HORIZON_STEP };
        let reach = self.horizon.and_then(|day| day.checked_add_days(Days::new(step)));
        let horizon = reach.unwrap_or(wanted).min(wanted);
        self.tidied = Some(today);
        self.horizon = Some(horizon);
        horizon
    }
}

impl Row {
    fn of(notice: &Notice) -> Self {
        Self {
            about: notice.about.clone(),
            fire: notice.fire,
            hash: notice.hash,
            queued: false,
            shown: None,
            withdrawn: false,
            unsure: false,
        }
    }

    /// Notes that it came, unless that is known; what a clock ahead noted is not.
    fn note(&mut self, how: How, id: NaiveDate, noted: NaiveDate) {
        if !self.has_come(id, noted) {
            self.shown = Some(Shown { how, noted });
        }
    }

    /// Whether the app showed it.
    pub(super) fn was_posted(&self) -> bool {
        self.shown.is_some_and(|shown| shown.how == How::Posted)
    }

    /// Whether it may hang on the screen.
    pub(super) fn hangs(&self) -> bool {
        self.shown.is_some_and(|shown| shown.how != How::Read) && !self.withdrawn
    }

    pub(super) fn has_come(&self, id: NaiveDate, on: NaiveDate) -> bool {
        self.shown.is_some_and(|shown| id.max(shown.noted) <= after(on))
    }
}

/// Letters whose notice has come.
pub(super) struct Letters<'a> {
    /// Of the days still kept, in order.
    kept: Vec<(&'a SlotId, NaiveDate, ChildId)>,
    older: &'a BTreeMap<ChildId, BTreeSet<SlotId>>,
}

impl Letters<'_> {
    /// When the notice of a letter came for a child, under whichever of its names.
    pub(super) fn came(&self, member: &Member, slot: &SlotId) -> Came {
        let first = self.kept.partition_point(|(of, _, _)| *of < slot);
        let of_it = self.kept.iter().skip(first).take_while(|(of, _, _)| *of == slot);
        let mut days = of_it.filter(|(_, _, child)| member.names.contains(child));
        let mut older = member.names.iter().filter_map(|name| self.older.get(name));
        match days.next() {
            Some((_, day, _)) => Came::On(*day),
            None if older.any(|slots| slots.contains(slot)) => Came::Earlier,
            None => Came::Never,
        }
    }
}

/// When the notice of a letter came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// Never.
    Never,
    /// On a day still kept.
    On(NaiveDate),
    /// On a day no longer kept.
    Earlier,
}

fn after(on: NaiveDate) -> NaiveDate {
    on.succ_opt().unwrap_or(on)
}
