//! The family's page: everybody, and what may be told of them.

use chrono::{Datelike as _, NaiveDate};

use super::desk::Desk;
use super::stage_words::StageKind;
use super::telling::Weeks;
use super::wording::Wording;
use crate::family::{
    ChildId, Entry, EventId, Hour, LifeEvent, LocalMoment, Member, NoticeText, PregnancyId, Standing, Track,
};
use crate::household::Household;

/// Everybody who was ever reported and is not removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyScreen {
    /// The members.
    pub members: Vec<MemberRow>,
    /// Where the family lives today, if anybody said.
    pub region: Option<String>,
    /// One parent carries the days.
    pub is_single: bool,
}

/// One child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub child: ChildId,
    /// Its pregnancy.
    pub pregnancy: Option<PregnancyId>,
    /// What kind of stage this is.
    pub kind: StageKind,
    /// Where they are, in words.
    pub stage: Wording,
    /// The due date of its pregnancy, if it is or was known.
    pub due: Option<NaiveDate>,
    /// The day of birth.
    pub born: Option<NaiveDate>,
    /// How far the pregnancy was at birth.
    pub gestation: Option<Weeks>,
    /// The day it joined the family.
    pub joined: Option<NaiveDate>,
    /// The day on which the companion first heard of it.
    pub since: NaiveDate,
    /// How many children of its pregnancy are accompanied, itself among them.
    pub together: u32,
    /// No letters that state a milestone.
    pub milestones_hidden: bool,
    /// A diagnosis, or a question about one.
    pub disability: bool,
    /// Not sure about the pregnancy.
    pub undecided: bool,
    /// What may be told of it now.
    pub may: Vec<MayTell>,
}

/// Something that may be told of a child now; each is a variant of [`super::Telling`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayTell {
    /// Its birth.
    Birth,
    /// A due date.
    DueDate,
    /// That a scan showed one more.
    OneMore,
    /// Another day of birth, or weeks at birth.
    BirthCorrected,
    /// When its birthday is in common years.
    LeapBirthday,
    /// That it has ended. Two taps away, without questions.
    Ended,
    /// That this was a mistake.
    Mistake,
    /// That letters rest.
    Paused,
    /// That letters go on.
    Resumed,
    /// That it is no longer accompanied here.
    Removed,
    /// That it still holds, after a restore.
    StillSo,
    /// That it is the same as another, after a restore.
    Same,
    /// That milestones are hidden, or no longer.
    MilestonesHidden,
    /// A diagnosis, or no longer.
    Disability,
    /// That somebody is not sure, or no longer.
    Undecided,
}

/// A report in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Its name.
    pub report: EventId,
    /// When it was written down.
    pub recorded_at: LocalMoment,
    /// What kind of report it is, as in `docs/formats/family.md`.
    pub kind: String,
    /// Of whom it is, by the names of the family's page; nobody where it is about the whole family, or about somebody who is
    /// not on that page any more.
    pub children: Vec<ChildId>,
    /// Whether it was taken back.
    pub is_taken_back: bool,
    /// Whether it may be taken back now.
    pub may_be_taken_back: bool,
}

/// How letters are wanted on this phone. Four switches of one screen, each on its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The language read.
    pub language: String,
    /// A second one to show beside it.
    pub second_language: Option<String>,
    /// The hour at which letters come, 7 to 21, local time.
    pub hour: u8,
    /// Whether a notice names the letter to somebody who has unlocked the phone; otherwise it is neutral.
    pub full_titles: bool,
    /// Letters for whoever carries or cares first.
    pub main_letters: bool,
    /// Letters for the other parent.
    pub partner_letters: bool,
    /// Readings above kanji.
    pub ruby: bool,
}

impl Desk<'_> {
    /// Everybody.
    pub(super) fn family(&self) -> FamilyScreen {
        let family = &self.household.family;
        let members = self.members().into_iter().filter(|member| member.standing != Standing::Removed);
        FamilyScreen {
            members: members.map(|member| self.member_row(member)).collect(),
            region: family.region_on(self.now.date).map(str::to_owned),
            is_single: family.is_single(),
        }
    }

    fn member_row(&self, member: &Member) -> MemberRow {
        let (kind, stage) = self.stage(member, self.now.date);
        let birth = member.birth();
        let small = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
        let gestation = birth.and_then(|birth| birth.gestation);
        MemberRow {
            child: member.id,
            pregnancy: member.pregnancy,
            kind,
            stage,
            due: member.due.map(crate::calendar::DueDate::date),
            born: birth.map(|birth| birth.date),
            gestation: gestation
                .map(|day| Weeks { weeks: small(day.weeks()), days: small(day.day_of_week()) }),
            joined: member.joined,
            since: member.since,
            together: u32::try_from(member.together).unwrap_or(u32::MAX),
            milestones_hidden: member.milestones_hidden,
            disability: member.disability,
            undecided: member.undecided,
            may: self.may(member),
        }
    }

    /// Stopping is never hidden; everything else where it can be true.
    fn may(&self, member: &Member) -> Vec<MayTell> {
        // Whoever was told as born alone has no pregnancy, and is nobody's sibling by that.
        let siblings = |other: &Member| member.pregnancy.is_some() && other.pregnancy == member.pregnancy;
        let others = self
            .household
            .family
            .members()
            .iter()
            .any(|other| other.id != member.id && other.standing == Standing::Active && !siblings(other));
        let here = matches!(member.standing, Standing::Active | Standing::Unconfirmed);
        let active = member.standing == Standing::Active;
        let waits = member.standing == Standing::Unconfirmed;
        let ended = matches!(member.standing, Standing::Ended { .. });
        let awaited = active && member.is_awaited() && member.pregnancy.is_some();
        let birth = member.birth().filter(|_| active);
        let leap = birth.is_some_and(|birth| (birth.date.month(), birth.date.day()) == (2, 29));
        let paused = member.is_paused(self.now.date);
        let all = [
            (waits, MayTell::StillSo),
            (waits && others, MayTell::Same),
            (awaited, MayTell::Birth),
            (awaited, MayTell::DueDate),
            (awaited, MayTell::OneMore),
            (birth.is_some(), MayTell::BirthCorrected),
            (leap, MayTell::LeapBirthday),
            (active && !paused, MayTell::Paused),
            (active && paused, MayTell::Resumed),
            (active, MayTell::MilestonesHidden),
            (active, MayTell::Disability),
            (awaited, MayTell::Undecided),
            (here, MayTell::Ended),
            (here, MayTell::Removed),
            (ended, MayTell::Mistake),
        ];
        all.into_iter().filter_map(|(holds, may)| holds.then_some(may)).collect()
    }

    /// What was reported, in the order in which it is read.
    pub(super) fn reports(&self) -> Vec<ReportRow> {
        let family = &self.household.family;
        let row = |entry: &&Entry| {
            let is_taken_back = family.is_taken_back(entry.id);
            let final_ = matches!(entry.event, LifeEvent::Mistake { .. } | LifeEvent::StillSo { .. });
            ReportRow {
                report: entry.id,
                recorded_at: entry.recorded_at,
                kind: kind_of(&entry.event).to_owned(),
                children: self.known(&entry.event),
                is_taken_back,
                may_be_taken_back: !is_taken_back && !final_,
            }
        };
        family.log().iter().map(row).collect()
    }

    /// Those of whom a report is and who stand on the family's page.
    fn known(&self, event: &LifeEvent) -> Vec<ChildId> {
        let family = &self.household.family;
        // What was taken back says of whom it was; a mistake takes back no other mistake.
        let told = if let LifeEvent::Mistake { event } = event {
            let entry = family.log().into_iter().find(|entry| entry.id == *event);
            entry.map(|entry| self.told_of(&entry.event)).unwrap_or_default()
        } else {
            self.told_of(event)
        };
        let known = |child: &ChildId| {
            let member = family.member(*child)?;
            (member.standing != Standing::Removed).then_some(member.id)
        };
        let mut known: Vec<ChildId> = told.iter().filter_map(known).collect();
        known.dedup();
        known
    }

    fn told_of(&self, event: &LifeEvent) -> Vec<ChildId> {
        match event {
            LifeEvent::Expecting { children, .. } => children.clone(),
            LifeEvent::DueDate { pregnancy, .. } => {
                let members = self.household.family.members().iter();
                members
                    .filter(|member| member.pregnancy == Some(*pregnancy))
                    .map(|member| member.id)
                    .collect()
            }
            LifeEvent::OneMore { child, .. }
            | LifeEvent::Born { child, .. }
            | LifeEvent::BirthCorrected { child, .. }
            | LifeEvent::Joined { child, .. }
            | LifeEvent::Ended { child }
            | LifeEvent::Removed { child }
            | LifeEvent::StillSo { child }
            | LifeEvent::LeapBirthday { child, .. } => vec![*child],
            LifeEvent::Same { child, other } => vec![*child, *other],
            LifeEvent::Paused { child, .. }
            | LifeEvent::Resumed { child, .. }
            | LifeEvent::Chosen { child, .. } => child.iter().copied().collect(),
            LifeEvent::Mistake { .. } | LifeEvent::Moved { .. } => Vec::new(),
        }
    }
}

fn kind_of(event: &LifeEvent) -> &'static str {
    match event {
        LifeEvent::Expecting { .. } => "expecting",
        LifeEvent::OneMore { .. } => "one-more",
        LifeEvent::DueDate { .. } => "due-date",
        LifeEvent::Born { .. } => "born",
        LifeEvent::BirthCorrected { .. } => "birth-corrected",
        LifeEvent::Joined { .. } => "joined",
        LifeEvent::Ended { .. } => "ended",
        LifeEvent::Removed { .. } => "removed",
        LifeEvent::Mistake { .. } => "mistake",
        LifeEvent::Paused { .. } => "paused",
        LifeEvent::Resumed { .. } => "resumed",
        LifeEvent::StillSo { .. } => "still-so",
        LifeEvent::Same { .. } => "same",
        LifeEvent::LeapBirthday { .. } => "leap-birthday",
        LifeEvent::Chosen { .. } => "chosen",
        LifeEvent::Moved { .. } => "moved",
    }
}

impl Wishes {
    pub(super) fn of(household: &Household) -> Self {
        let preferences = &household.preferences;
        Self {
            language: preferences.language.clone(),
            second_language: preferences.second_language.clone(),
            hour: preferences.hour.into(),
            full_titles: preferences.notice == NoticeText::Full,
            main_letters: preferences.tracks.contains(&Track::Main),
            partner_letters: preferences.tracks.contains(&Track::Partner),
            ruby: preferences.ruby,
        }
    }

    /// Takes them; a second language that is the first is none.
    pub(super) fn write(&self, household: &mut Household, hour: Hour) {
        let preferences = &mut household.preferences;
        preferences.language.clone_from(&self.language);
        preferences.second_language = self.second_language.clone().filter(|tag| *tag != self.language);
        preferences.hour = hour;
        preferences.notice = if self.full_titles { NoticeText::Full } else { NoticeText::Neutral };
        let tracks = [(self.main_letters, Track::Main), (self.partner_letters, Track::Partner)];
        preferences.tracks =
            tracks.into_iter().filter_map(|(wanted, track)| wanted.then_some(track)).collect();
        preferences.ruby = self.ruby;
    }
}
