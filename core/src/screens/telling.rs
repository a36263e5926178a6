//! What a person can tell, as a screen has it: dates as they were given, children by their names.
//!
//! Knows how a thing told becomes reports of the family. Whether a report can be true is decided in [`crate::family`].

use chrono::NaiveDate;

use super::error::PhoneError;
use super::stage_words::date_text;
use crate::calendar::{DueDate, GestationalDay, LeapBirthday};
use crate::family::{
    ChildId, Choice, EventId, Family, LifeEvent, LocalMoment, MOST_CHILDREN, Outcome, PregnancyId, Reason,
};
use crate::strings::{Key, Strings};

/// A length of pregnancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weeks {
    /// Completed weeks, 0 to 42.
    pub weeks: u8,
    /// Days after them, 0 to 6.
    pub days: u8,
}

/// How a due date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
        choice: Choice,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Children who are new.
    pub children: Vec<ChildId>,
    /// The shelf of cards that an ending opens, for whoever asks.
    pub cards: Option<String>,
}

/// A length of pregnancy, if it is one.
pub(super) fn gestation(weeks: Weeks) -> Option<GestationalDay> {
    GestationalDay::from_weeks(weeks.weeks.into(), weeks.days.into()).ok()
}

/// Names for whoever is new. The core has no randomness: the vault brings it.
pub(super) struct Fresh(pub(super) std::vec::IntoIter<[u8; 16]>);

/// As many as a thing told can need: eight children, each with two reports, and a pregnancy.
pub(super) const MOST_NAMES: usize = 40;

impl Fresh {
    fn name(&mut self) -> Result<[u8; 16], Reason> {
        self.0.next().ok_or(Reason::NoName)
    }

    fn child(&mut self) -> Result<ChildId, Reason> {
        self.name().map(ChildId::from_random)
    }
}

impl Telling {
    /// Its reports, on the family as it is.
    fn events(&self, family: &Family, at: LocalMoment, fresh: &mut Fresh) -> Result<Vec<LifeEvent>, Reason> {
        let weeks =
            |weeks: Option<Weeks>| weeks.map(|weeks| gestation(weeks).ok_or(Reason::OutOfRange)).transpose();
        Ok(vec![match self.clone() {
            Self::Expecting { children, due } => {
                one_to_eight(children.into())?;
                let children = (0..children).map(|_| fresh.child()).collect::<Result<_, _>>()?;
                let pregnancy = PregnancyId::from_random(fresh.name()?);
                LifeEvent::Expecting { pregnancy, children, due: due.due(at.date)? }
            }
            Self::Born { children, on, gestation, joined } => {
                return born(children, on, weeks(gestation)?, joined, fresh);
            }
            Self::Birth { pregnancy, first, born, ended } => {
                one_to_eight(born.len().saturating_add(ended.into()))?;
                let outcomes = born.into_iter().map(|day| (day, Outcome::Born));
                let ended = (0..ended).map(|_| (at.date, Outcome::Ended));
                let outcomes: Vec<_> = outcomes.chain(ended).collect();
                let names = std::iter::from_fn(|| fresh.child().ok());
                return family.birth_events(pregnancy, first, &outcomes, names);
            }
            Self::OneMore { pregnancy } => LifeEvent::OneMore { pregnancy, child: fresh.child()? },
            Self::DueDate { pregnancy, due } => {
                LifeEvent::DueDate { pregnancy, due: due.due(at.date)?.ok_or(Reason::OutOfRange)? }
            }
            Self::BirthCorrected { child, on, gestation } => {
                LifeEvent::BirthCorrected { child, date: on, gestation: weeks(gestation)? }
            }
            Self::Ended { child } => LifeEvent::Ended { child },
            Self::Removed { child } => LifeEvent::Removed { child },
            Self::Mistake { child } => {
                let endings = family.endings(child);
                if endings.is_empty() {
                    return Err(Reason::UnknownEvent);
                }
                return Ok(endings.into_iter().map(|event| LifeEvent::Mistake { event }).collect());
            }
            Self::TakenBack { report } => LifeEvent::Mistake { event: report },
            Self::Paused { child, from } => LifeEvent::Paused { child, from },
            Self::Resumed { child, from } => LifeEvent::Resumed { child, from },
            Self::StillSo { child } => LifeEvent::StillSo { child },
            Self::Same { child, other } => LifeEvent::Same { child, other },
            Self::LeapBirthday { child, on } => LifeEvent::LeapBirthday { child, on },
            Self::Chosen { choice, child, holds } => LifeEvent::Chosen { choice, child, holds },
            Self::Moved { region, from } => LifeEvent::Moved { region, from },
        }])
    }

    /// Writes it into a family, all of it or nothing.
    pub(super) fn record(
        &self,
        family: &mut Family,
        at: LocalMoment,
        names: Vec<[u8; 16]>,
    ) -> Result<Told, Reason> {
        let mut fresh = Fresh(names.into_iter());
        let before: Vec<ChildId> = family.members().iter().map(|member| member.id).collect();
        let events = self.events(family, at, &mut fresh)?;
        let ended = events.iter().find_map(|event| match event {
            LifeEvent::Ended { child } => Some(*child),
            _ => None,
        });
        let reports =
            events.into_iter().map(|event| fresh.name().map(|id| (EventId::from_random(id), event)));
        family.record_all(at, reports.collect::<Result<Vec<_>, _>>()?)?;
        let new = family.members().iter().map(|member| member.id).filter(|id| !before.contains(id));
        // Whichever way it was told: a birth can tell of an ending as well.
        let cards = ended.map(|child| {
            let born = family.member(child).is_some_and(|member| member.birth().is_some());
            super::shelf::shelf_after_ending(born).to_owned()
        });
        Ok(Told { children: new.collect(), cards })
    }

    /// The date it speaks of, for a sentence about what is wrong with it.
    fn about(&self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Expecting { due, .. } | Self::DueDate { due, .. } => match due {
                Dated::DueDate { date } | Dated::LastPeriod { first_day: date } => *date,
                Dated::SoFar { .. } | Dated::Unknown => on,
            },
            Self::Born { joined: Some(day), .. } => *day,
            Self::Born { on, .. } | Self::BirthCorrected { on, .. } => *on,
            Self::Birth { born, .. } => born.first().copied().unwrap_or(on),
            _ => on,
        }
    }

    /// Why it cannot be, as a sentence in the person's language.
    pub(super) fn refused(&self, reason: Reason, on: NaiveDate, strings: &Strings) -> PhoneError {
        let by_period = matches!(
            self,
            Self::Expecting { due: Dated::LastPeriod { .. }, .. }
                | Self::DueDate { due: Dated::LastPeriod { .. }, .. }
        );
        let key = match reason {
            Reason::DueTooFar if by_period => Key::ErrorPeriodAhead,
            Reason::DueTooLongAgo if by_period => Key::ErrorPeriodPast,
            Reason::DueTooFar => Key::ErrorDueAhead,
            Reason::DueTooLongAgo => Key::TellDuePast,
            Reason::BirthAhead => Key::TellBirthAhead,
            Reason::BirthTooLongAgo => Key::ErrorBirthPast,
            Reason::KnownEvent | Reason::Known => Key::ReasonKnown,
            Reason::UnknownChild | Reason::UnknownPregnancy | Reason::UnknownEvent | Reason::NoName => {
                Key::ReasonUnknown
            }
            Reason::HowMany => Key::ReasonHowMany,
            Reason::BirthOutsidePregnancy => Key::ReasonBirthOutside,
            Reason::BornAlready => Key::TellBornAlready,
            Reason::NotBorn => Key::ReasonNotBorn,
            Reason::Ended => Key::TellEnded,
            Reason::JoinedOutOfOrder => Key::ReasonJoined,
            Reason::NothingToConfirm => Key::ReasonNothingToConfirm,
            Reason::NotARegion => Key::ReasonRegion,
            Reason::OutOfRange => Key::ReasonOutOfRange,
        };
        let date = date_text(self.about(on), strings).plain();
        PhoneError::invalid(strings.text(key, &[("date", date.into())]))
    }
}

impl Dated {
    /// The due date; `None` where nobody knows it.
    fn due(self, on: NaiveDate) -> Result<Option<DueDate>, Reason> {
        let due = match self {
            Self::DueDate { date } => Ok(DueDate::new(date)),
            Self::LastPeriod { first_day } => DueDate::from_last_period(first_day),
            Self::SoFar { gestation: so_far } => {
                DueDate::from_gestation(on, gestation(so_far).ok_or(Reason::OutOfRange)?)
            }
            Self::Unknown => return Ok(None),
        };
        due.map(Some).map_err(|_| Reason::OutOfRange)
    }
}

/// Before names are given to them: there are not enough for whoever cannot be.
fn one_to_eight(children: usize) -> Result<(), Reason> {
    if (1..=MOST_CHILDREN).contains(&children) { Ok(()) } else { Err(Reason::HowMany) }
}

/// Children who are born already. Several of one birth share a pregnancy, unless they joined the family.
fn born(
    children: u8,
    on: NaiveDate,
    gestation: Option<GestationalDay>,
    joined: Option<NaiveDate>,
    fresh: &mut Fresh,
) -> Result<Vec<LifeEvent>, Reason> {
    one_to_eight(children.into())?;
    let children: Vec<ChildId> = (0..children).map(|_| fresh.child()).collect::<Result<_, _>>()?;
    let mut events = Vec::new();
    if children.len() > 1 && joined.is_none() {
        let pregnancy = PregnancyId::from_random(fresh.name()?);
        events.push(LifeEvent::Expecting { pregnancy, children: children.clone(), due: None });
    }
    events.extend(children.into_iter().map(|child| match joined {
        Some(day) => LifeEvent::Joined { child, born: on, on: day },
        None => LifeEvent::Born { child, date: on, gestation },
    }));
    Ok(events)
}
