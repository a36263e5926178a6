//! What a person can report. Nothing else changes a family: no date that passes, no restore, no clock.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::id::{ChildId, EventId, PregnancyId};
use crate::calendar::{DueDate, GestationalDay, LeapBirthday};

/// A moment where the phone is: civil date and time, and how far they are ahead of UTC. The shell knows the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalMoment {
    /// The date on the wall.
    pub date: NaiveDate,
    /// The time on the wall.
    pub time: NaiveTime,
    /// Minutes ahead of UTC, from -1,439 to 1,439.
    pub utc_offset_minutes: i16,
}

impl LocalMoment {
    /// The same moment in UTC, for ordering; beyond the calendar's ends it stays as it is.
    pub fn utc(&self) -> NaiveDateTime {
        let local = self.date.and_time(self.time);
        local.checked_sub_signed(TimeDelta::minutes(self.utc_offset_minutes.into())).unwrap_or(local)
    }
}

/// Something that happened, as a person reported it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LifeEvent {
    /// A pregnancy, with as many children as are known of; the due date may come later.
    Expecting {
        /// The pregnancy.
        pregnancy: PregnancyId,
        /// One child, or each of several.
        children: Vec<ChildId>,
        /// The due date, if it is known.
        due: Option<DueDate>,
    },
    /// A scan showed one more child.
    OneMore {
        /// The pregnancy.
        pregnancy: PregnancyId,
        /// The child nobody knew of.
        child: ChildId,
    },
    /// A due date, the first or a corrected one.
    DueDate {
        /// The pregnancy.
        pregnancy: PregnancyId,
        /// What holds from now on.
        due: DueDate,
    },
    /// A birth: of an awaited child, or of one the companion did not know of yet.
    Born {
        /// The child.
        child: ChildId,
        /// The true day, which may lie weeks before the report.
        date: NaiveDate,
        /// How far the pregnancy was, where it is known; otherwise it follows from the due date, if there is one.
        gestation: Option<GestationalDay>,
    },
    /// The day of birth, or the weeks at birth, put right.
    BirthCorrected {
        /// The child.
        child: ChildId,
        /// The day of birth.
        date: NaiveDate,
        /// How far the pregnancy was.
        gestation: Option<GestationalDay>,
    },
    /// A child who joined the family later: adopted, or in foster care.
    Joined {
        /// The child.
        child: ChildId,
        /// The day of birth.
        born: NaiveDate,
        /// The day of joining the family.
        on: NaiveDate,
    },
    /// It has ended: an awaited child, or a child of any age. No reason, no date: nobody asks.
    Ended {
        /// The child.
        child: ChildId,
    },
    /// The child is no longer accompanied here. Nothing is said about why.
    Removed {
        /// The child.
        child: ChildId,
    },
    /// An earlier report was a mistake. The only way back from an ending.
    Mistake {
        /// The report that does not hold.
        event: EventId,
    },
    /// No letters from this day on.
    Paused {
        /// For one child, or for everybody.
        child: Option<ChildId>,
        /// First day without a letter.
        from: NaiveDate,
    },
    /// Letters again from this day on; those of the days between stay on the shelf.
    Resumed {
        /// For one child, or for everybody.
        child: Option<ChildId>,
        /// First day with a letter.
        from: NaiveDate,
    },
    /// After a restore: this child is still accompanied.
    StillSo {
        /// The child.
        child: ChildId,
    },
    /// Two entries are one child, entered on two phones.
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
    /// A choice that changes which words come, for one child or for everybody.
    Chosen {
        /// What was chosen.
        choice: Choice,
        /// Whom it is about; nobody: the family.
        child: Option<ChildId>,
        /// Yes, or no longer.
        holds: bool,
    },
    /// Where the family lives from a day on. A letter uses the region of its own day.
    Moved {
        /// Such as `JP-13`, or `generic`.
        region: String,
        /// The first day there.
        from: NaiveDate,
    },
}

/// Choices that change which letters come and which cards are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// One parent carries the days.
    Single,
    /// No letters that state a milestone.
    MilestonesHidden,
    /// A diagnosis, or a question about one: cards about living with it. Milestones are hidden as well.
    Disability,
    /// Not sure about the pregnancy: no letters about the child.
    Undecided,
}

/// One report in the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub id: EventId,
    /// One more than the highest number its phone knew: a report that knows of another comes after it, whatever the
    /// clocks said.
    pub number: u64,
    /// When it was written down.
    pub recorded_at: LocalMoment,
    /// What was reported.
    pub event: LifeEvent,
}

impl Entry {
    /// The order in which reports are read.
    pub(super) fn order(&self) -> (u64, NaiveDateTime, EventId) {
        (self.number, self.recorded_at.utc(), self.id)
    }

    /// Children whom this report makes known.
    pub(super) fn introduces(&self) -> Vec<ChildId> {
        match &self.event {
            LifeEvent::Expecting { children, .. } => children.clone(),
            LifeEvent::OneMore { child, .. }
            | LifeEvent::Born { child, .. }
            | LifeEvent::Joined { child, .. } => vec![*child],
            _ => Vec::new(),
        }
    }
}
