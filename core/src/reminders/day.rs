//! What the notice of one day is about, for the whole family.
//!
//! Knows which letters come, what concerned the person before, and how long the app has not been opened. Does not know the
//! queue, the hour or the words.

use chrono::NaiveDate;

use super::notices::{Came, Letters};
use super::{About, Due, FADES_AFTER, Notices};
use crate::arrival::arrivals;
use crate::corpus::Corpus;
use crate::family::{Member, Standing};
use crate::household::Household;
use crate::stage::Stage;

/// How many weekly notices follow before the silence.
const QUIET_NOTICES: i64 = 4;
const WEEK: i64 = 7;

/// The household as it is known today.
pub(super) struct View<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) household: &'a Household,
    /// The household's, with what is presumed.
    pub(super) notices: &'a Notices,
    /// Which letters' notices have come.
    letters: Letters<'a>,
    pub(super) today: NaiveDate,
    /// Whether notices become fewer while nobody opens the app.
    pub(super) fades: bool,
    /// Each deadline with the day of its reminder.
    pub(super) deadlines: Vec<(NaiveDate, &'a Due)>,
}

impl<'a> View<'a> {
    /// `first`: the first day on which a notice can still come.
    pub(super) fn new(
        corpus: &'a Corpus,
        household: &'a Household,
        notices: &'a Notices,
        deadlines: &'a [Due],
        today: NaiveDate,
        first: NaiveDate,
    ) -> Self {
        let letters = notices.letters(&household.notices, today);
        let mut view =
            Self { corpus, household, notices, letters, today, fades: true, deadlines: Vec::new() };
        view.deadlines = deadlines.iter().filter_map(|due| Some((view.day_for(due, first)?, due))).collect();
        view
    }

    /// What a notice of this day is about; nothing: there is none.
    pub(super) fn about(&self, day: NaiveDate) -> Vec<About> {
        let mut about = self.letters(day);
        about.extend(
            self.members()
                .filter(|member| self.is_quiet_day(member, day))
                .map(|m| About::Quiet { child: m.id }),
        );
        let deadlines = self.deadlines.iter().filter(|(on, _)| *on == day);
        about.extend(deadlines.filter_map(|(_, due)| {
            let member = self.household.family.member(due.child)?;
            (!self.has_faded(member, day)).then(|| About::Deadline { child: member.id, id: due.id.clone() })
        }));
        about
    }

    fn letters(&self, day: NaiveDate) -> Vec<About> {
        let Household { family, ledger, preferences, .. } = self.household;
        let mut letters = Vec::new();
        for track in &preferences.tracks {
            let coming = arrivals(self.corpus, family, ledger, *track, day);
            for arrival in coming.into_iter().filter(|arrival| arrival.came_on.is_none()) {
                for member in arrival.children.iter().filter_map(|child| family.member(*child)) {
                    let is_new = match self.letters.came(member, &arrival.slot) {
                        Came::Never => true,
                        Came::On(came) => came == day,
                        Came::Earlier => false,
                    };
                    if is_new && !self.has_faded(member, day) {
                        letters.push(About::Letter { child: member.id, slot: arrival.slot.clone() });
                    }
                }
            }
        }
        letters
    }

    /// Whether what concerns a pregnancy stays silent on a day, because nobody has opened the app for weeks. Nobody knows
    /// why, and nothing is assumed.
    fn has_faded(&self, member: &Member, day: NaiveDate) -> bool {
        self.fades && member.birth().is_none() && self.unopened(member, day) >= fades_after()
    }

    /// Whether a quiet line comes in place of the letters.
    fn is_quiet_day(&self, member: &Member, day: NaiveDate) -> bool {
        let since = self.unopened(member, day) - fades_after();
        let expecting = || matches!(member.stage(day), Ok(Stage::Expecting { .. }));
        let mut tracks = self.household.preferences.tracks.iter();
        // Where no letters come none are replaced.
        let wanted = self.fades && tracks.any(|track| self.corpus.delivers(track.name()));
        wanted && since >= 0 && since % WEEK == 0 && since / WEEK < QUIET_NOTICES && expecting()
    }

    /// Days since somebody last looked. Whoever told of a child had opened the app; a clock that was ahead counts as today.
    fn unopened(&self, member: &Member, day: NaiveDate) -> i64 {
        let looked = self.notices.last_opened.max(Some(member.since)).unwrap_or(member.since);
        day.signed_duration_since(looked.min(self.today)).num_days()
    }

    /// The first day on which letters of this pregnancy are silent.
    pub(super) fn silent_from(&self, member: &Member) -> Option<NaiveDate> {
        let faded = self.fades && member.birth().is_none();
        let days = fades_after() - self.unopened(member, self.today);
        let from = || self.today.checked_add_signed(chrono::TimeDelta::days(days));
        faded.then(from).flatten()
    }

    pub(super) fn quiet_days(&self, member: &Member) -> impl Iterator<Item = NaiveDate> + use<> {
        let first = self.silent_from(member);
        let week = |n: i64| first?.checked_add_signed(chrono::TimeDelta::days(WEEK * n));
        (0..QUIET_NOTICES).filter_map(week).collect::<Vec<_>>().into_iter()
    }

    /// Those for whom anything may come.
    pub(super) fn members(&self) -> impl Iterator<Item = &'a Member> {
        self.household.family.members().iter().filter(|member| member.standing == Standing::Active)
    }

    /// The day on which a deadline brings its one reminder: the day asked for, or the first one after it.
    fn day_for(&self, due: &Due, first: NaiveDate) -> Option<NaiveDate> {
        let member = self.members().find(|member| member.names.contains(&due.child))?;
        let day = member.letters_from(due.on.max(first)).filter(|day| *day <= due.not_after)?;
        // Past 42 weeks there is silence until somebody says what happened.
        if matches!(member.stage(day), Ok(Stage::Overdue { .. })) {
            return None;
        }
        (!self.notices.deadline(&self.household.notices, member, &due.id, self.today)).then_some(day)
    }
}

fn fades_after() -> i64 {
    i64::try_from(FADES_AFTER).unwrap_or(i64::MAX)
}
