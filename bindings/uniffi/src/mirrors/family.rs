//! The family: who there is, and what a person can tell. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// A moment where the phone is: civil date and time, and how far they are ahead of UTC. The shell knows the zone.
#[uniffi::remote(Record)]
pub struct LocalMoment {
    /// The date on the wall.
    pub date: NaiveDate,
    /// The time on the wall.
    pub time: NaiveTime,
    /// Minutes ahead of UTC, from -1,439 to 1,439.
    pub utc_offset_minutes: i16,
}

/// Choices that change which letters come and which cards are offered.
#[uniffi::remote(Enum)]
pub enum FamilyChoice {
    /// One parent carries the days.
    Single,
    /// No letters that state a milestone.
    MilestonesHidden,
    /// A diagnosis, or a question about one: cards about living with it. Milestones are hidden as well.
    Disability,
    /// Not sure about the pregnancy: no letters about the child.
    Undecided,
}

/// When a child born on 29 February has a birthday in a common year.
#[uniffi::remote(Enum)]
pub enum LeapBirthday {
    /// On 28 February.
    LastOfFebruary,
    /// On 1 March.
    FirstOfMarch,
}

/// A length of pregnancy.
#[uniffi::remote(Record)]
pub struct Weeks {
    /// Completed weeks, 0 to 42.
    pub weeks: u8,
    /// Days after them, 0 to 6.
    pub days: u8,
}

/// How a due date is known.
#[uniffi::remote(Enum)]
pub enum Dated {
    /// The due date itself.
    DueDate {
        /// The date.
        date: NaiveDate,
    },
    /// The first day of the last period.
    LastPeriod {
        /// That day.
        first_day: NaiveDate,
    },
    /// So far today.
    SoFar {
        /// Weeks and days.
        gestation: Weeks,
    },
    /// Nobody knows yet; it can be told later.
    Unknown,
}

/// Something that a person tells.
#[uniffi::remote(Enum)]
pub enum Telling {
    /// A pregnancy.
    Expecting {
        /// One to eight children.
        children: u8,
        /// When they are due.
        due: Dated,
    },
    /// Children who are born already.
    Born {
        /// One to eight children.
        children: u8,
        /// The day of birth.
        on: NaiveDate,
        /// How far the pregnancy was, where it is known.
        gestation: Option<Weeks>,
        /// The day they joined the family, where they were not born into it.
        joined: Option<NaiveDate>,
    },
    /// The birth of children who were awaited.
    Birth {
        /// Their pregnancy.
        pregnancy: PregnancyId,
        /// Whose birth is told first; nobody: whichever.
        first: Option<ChildId>,
        /// A day of birth for each child who was born; it may lie weeks ago.
        born: Vec<NaiveDate>,
        /// How many of them ended. Nothing is asked.
        ended: u8,
    },
    /// A scan showed one more child.
    OneMore {
        /// The pregnancy.
        pregnancy: PregnancyId,
    },
    /// A due date, the first or a corrected one.
    DueDate {
        /// The pregnancy.
        pregnancy: PregnancyId,
        /// How it is known.
        due: Dated,
    },
    /// The day of birth, or the weeks at birth, put right.
    BirthCorrected {
        /// The child.
        child: ChildId,
        /// The day of birth.
        on: NaiveDate,
        /// How far the pregnancy was, where it is known.
        gestation: Option<Weeks>,
    },
    /// It has ended. No reason, no date: nobody asks.
    Ended {
        /// The child.
        child: ChildId,
    },
    /// The child is no longer accompanied here.
    Removed {
        /// The child.
        child: ChildId,
    },
    /// That it has ended was a mistake.
    Mistake {
        /// The child.
        child: ChildId,
    },
    /// A report was a mistake.
    TakenBack {
        /// The report.
        report: EventId,
    },
    /// No letters from a day on.
    Paused {
        /// For one child; nobody: for everybody.
        child: Option<ChildId>,
        /// First day without a letter.
        from: NaiveDate,
    },
    /// Letters again from a day on.
    Resumed {
        /// For one child; nobody: for everybody.
        child: Option<ChildId>,
        /// First day with a letter.
        from: NaiveDate,
    },
    /// After a restore: this child is still accompanied.
    StillSo {
        /// The child.
        child: ChildId,
    },
    /// After a restore: two are one child.
    Same {
        /// The one.
        child: ChildId,
        /// The other.
        other: ChildId,
    },
    /// The birthday of a child born on 29 February.
    LeapBirthday {
        /// The child.
        child: ChildId,
        /// When it is in common years.
        on: LeapBirthday,
    },
    /// A choice that changes which words come.
    Chosen {
        /// What was chosen.
        choice: FamilyChoice,
        /// Whom it is about; nobody: the family.
        child: Option<ChildId>,
        /// Yes, or no longer.
        holds: bool,
    },
    /// Where the family lives from a day on.
    Moved {
        /// Such as `JP-13`, or `generic`.
        region: String,
        /// The first day there.
        from: NaiveDate,
    },
}

/// What was written down.
#[uniffi::remote(Record)]
pub struct Told {
    /// Children who are new.
    pub children: Vec<ChildId>,
    /// The shelf of cards that an ending opens, for whoever asks.
    pub cards: Option<String>,
}

/// What something told would mean, before it is told.
#[uniffi::remote(Record)]
pub struct Preview {
    /// Where everybody who is new would be.
    pub stages: Vec<Wording>,
    /// The due date that follows.
    pub due: Option<NaiveDate>,
}

/// Everybody who was ever reported and is not removed.
#[uniffi::remote(Record)]
pub struct FamilyScreen {
    /// The members.
    pub members: Vec<MemberRow>,
    /// Where the family lives today, if anybody said.
    pub region: Option<String>,
    /// One parent carries the days.
    pub is_single: bool,
}

/// One child.
#[uniffi::remote(Record)]
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

/// Something that may be told of a child now; each is a variant of `Telling`.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
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

/// How letters are wanted on this phone.
#[uniffi::remote(Record)]
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
