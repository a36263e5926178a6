//! What a family finds on a day: its letters, what it missed that still matters, and the cards it may open.
//!
//! State in, decision out: the family, the ledger of what came, and a date. Does not know languages, phones or hours.

use chrono::NaiveDate;
use otayori_pack::SlotId;

use crate::calendar::{Birth, DueDate};
use crate::corpus::{Corpus, CorpusError, day_of};
use crate::family::{Child, ChildId, Family, Member, Standing, Track};
use crate::ledger::Ledger;
use crate::stage::Stage;

/// A letter that falls on a day, for one child or for several at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The letter.
    pub slot: SlotId,
    /// For whom.
    pub children: Vec<ChildId>,
    /// The day on which it came before, after a date was moved: then it is shown again and not announced.
    pub came_on: Option<NaiveDate>,
}

/// Which of the family's letters fall on a day: at most one a child, and one for several children where it is the same.
pub fn arrivals(
    corpus: &Corpus,
    family: &Family,
    ledger: &Ledger,
    track: Track,
    on: NaiveDate,
) -> Vec<Arrival> {
    let mut arrivals: Vec<Arrival> = Vec::new();
    for member in family.members() {
        let Some(slot) = letter_of(corpus, member, track, on) else { continue };
        let came = ledger.day(member, &slot, on);
        // Another letter came this day already, before a birth or a corrected date: this one waits on the shelf.
        if came.is_none() && ledger.has_day(member, track, on) {
            continue;
        }
        let came_on = came.filter(|day| *day != on);
        match arrivals.iter_mut().find(|arrival| arrival.slot == slot) {
            // New for one of two children is new.
            Some(arrival) => {
                arrival.children.push(member.id);
                arrival.came_on = arrival.came_on.and(came_on);
            }
            None => arrivals.push(Arrival { slot, children: vec![member.id], came_on }),
        }
    }
    arrivals
}

/// Notes that the letters of a day came.
pub fn note(ledger: &mut Ledger, arrivals: &[Arrival], on: NaiveDate) {
    for arrival in arrivals {
        for child in &arrival.children {
            ledger.note(*child, arrival.slot.clone(), on);
        }
    }
}

/// The letter of one child on a day, by its dates and the family's choices.
fn letter_of(corpus: &Corpus, member: &Member, track: Track, on: NaiveDate) -> Option<SlotId> {
    let stage = member.stage(on).ok()?;
    let slot = corpus.letter_on_track(track.name(), &stage, on)?;
    suits(corpus, member, &slot).then_some(slot)
}

/// Whether a letter is one for this child's family. Safety letters are, whatever the family chose; but nobody is told
/// of a body after a birth that was not in this family, and what is never sent is not sent.
fn suits(corpus: &Corpus, member: &Member, slot: &SlotId) -> bool {
    let traits = corpus.traits();
    let milestones_hidden = member.milestones_hidden || member.disability;
    let hidden =
        milestones_hidden && traits.development.contains(slot) && !traits.essential.contains_key(slot);
    // Nobody undecided is told of the child to come.
    let of_the_birth = member.joined.is_some() && traits.about_the_birth.contains(slot);
    let of_the_child = member.undecided && traits.about_the_child.contains(slot);
    !(hidden || of_the_birth || of_the_child || traits.pull_only.contains(slot))
}

/// A letter on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// The day it belongs to.
    pub of: NaiveDate,
    /// The letter.
    pub slot: SlotId,
    /// For whom.
    pub child: ChildId,
    /// The day it came, if it came: otherwise it is unread, and nobody counts.
    pub came_on: Option<NaiveDate>,
}

/// Every letter up to a day, latest first, those from before the companion knew of a child among them. What has ended
/// is on nobody's shelf; after the 18th birthday the shelf stays.
pub fn shelf(corpus: &Corpus, family: &Family, ledger: &Ledger, on: NaiveDate) -> Vec<Shelved> {
    shelf_between(corpus, family, ledger, NaiveDate::MIN, on)
}

/// The same from a day on: what stands before it is not worked out.
pub fn shelf_between(
    corpus: &Corpus,
    family: &Family,
    ledger: &Ledger,
    from: NaiveDate,
    on: NaiveDate,
) -> Vec<Shelved> {
    let mut shelf = Vec::new();
    for member in family.members().iter().filter(|member| member.standing == Standing::Active) {
        let Some(dates) = member.dates else { continue };
        // Past the last letter nothing is added: no need to walk the years since.
        let latest = corpus.last_day(&dates).map_or(on, |last| last.min(on));
        let since = |(day, _): &(NaiveDate, SlotId)| *day >= from;
        let mut letters: Vec<(NaiveDate, SlotId)> = corpus.back(&dates, latest).take_while(since).collect();
        if let (Child::Born(birth), Some(due)) = (dates, member.due) {
            // What came before the birth stays.
            let eve = birth.date.pred_opt().map_or(on, |eve| eve.min(on));
            letters.extend(corpus.back(&Child::Expected(due), eve).take_while(since));
        }
        for (of, slot) in letters {
            if suits(corpus, member, &slot) || corpus.traits().pull_only.contains(&slot) {
                let came_on = ledger.day(member, &slot, on);
                shelf.push(Shelved { of, slot, child: member.id, came_on });
            }
        }
    }
    shelf.sort_by(|a, b| b.of.cmp(&a.of).then_with(|| a.slot.cmp(&b.slot)));
    shelf
}

/// Whether letters of a shelf are to stay in the background, in a search above all: those of a pregnancy that ended,
/// while no other goes on.
pub fn is_quiet(family: &Family, shelf: &str) -> bool {
    let members = || family.members().iter();
    let lost = members().any(|member| member.standing == Standing::Ended { born: false });
    let awaited = members().any(|member| member.standing == Standing::Active && member.birth().is_none());
    shelf == "pregnancy" && lost && !awaited
}

/// Safety letters that somebody missed, joining late, after a pause or after a corrected date, and that still matter,
/// in the order in which a family meets them.
pub fn essentials(corpus: &Corpus, family: &Family, ledger: &Ledger, on: NaiveDate) -> Vec<SlotId> {
    let mut missed = Vec::new();
    for member in family.members() {
        let Ok(Stage::Expecting { .. } | Stage::Growing { .. }) = member.stage(on) else { continue };
        for (slot, until) in &corpus.traits().essential {
            let window = day_for(corpus, member, slot).zip(last_day(member, until));
            let open = window.is_some_and(|(from, to)| from < on && on <= to);
            if open && ledger.day(member, slot, on).is_none() && suits(corpus, member, slot) {
                missed.push(slot.clone());
            }
        }
    }
    missed.sort();
    missed.dedup();
    missed
}

/// The day on which a letter falls for a child: before the birth by the due date, after it by age, or by corrected age
/// where it states an ability. `None`: it has none, or its day was after the birth.
fn day_for(corpus: &Corpus, member: &Member, slot: &SlotId) -> Option<NaiveDate> {
    let dates = member.dates?;
    match (slot, dates) {
        (SlotId::Gestation(_), Child::Born(birth)) => {
            let due = member.due.or_else(|| due_of(birth))?;
            day_of(slot, &Child::Expected(due)).filter(|day| *day < birth.date)
        }
        (_, Child::Born(birth)) if birth.is_preterm() && corpus.follows_development(slot) => {
            corpus.development_day(Track::Main.name(), birth, slot)
        }
        _ => day_of(slot, &dates),
    }
}

/// The due date that the weeks at birth speak of.
fn due_of(birth: Birth) -> Option<DueDate> {
    DueDate::from_gestation(birth.date, birth.gestation?).ok()
}

/// The last day of a window. A window of pregnancy closes with the birth; one that reaches past the birth is open for the
/// whole of a pregnancy.
fn last_day(member: &Member, until: &SlotId) -> Option<NaiveDate> {
    match (until, member.dates?) {
        (SlotId::Gestation(_), Child::Born(birth)) => birth.date.pred_opt(),
        (SlotId::Gestation(_), dates) | (_, dates @ Child::Born(_)) => day_of(until, &dates),
        (_, Child::Expected(_)) => Some(NaiveDate::MAX),
    }
}

/// A shelf of cards that a person may open. Nothing on it is ever sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Branch {
    /// After a loss.
    Loss,
    /// After the death of a child.
    Bereaved,
    /// A child born early.
    Preterm,
    /// More than one child at once.
    Multiples,
    /// One parent.
    Single,
    /// A child who joined the family.
    Adoption,
    /// A diagnosis, or a question about one.
    Disability,
    /// Not sure about the pregnancy.
    Undecided,
}

impl Branch {
    /// The shelf where its cards stand.
    pub fn shelf(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::Bereaved => "bereaved",
            Self::Preterm => "preterm",
            Self::Multiples => "multiples",
            Self::Single => "single",
            Self::Adoption => "adoption",
            Self::Disability => "disability",
            Self::Undecided => "undecided",
        }
    }

    /// Whether it is named only to somebody who asks: a day's page reminds nobody of what they lost.
    pub fn is_for_those_who_ask(self) -> bool {
        matches!(self, Self::Loss | Self::Bereaved)
    }
}

/// The shelves of cards that are open to a family, because of what it reported.
pub fn branches(family: &Family, on: NaiveDate) -> Vec<Branch> {
    let mut open = Vec::new();
    if family.is_single() {
        open.push(Branch::Single);
    }
    for member in family.members() {
        match member.standing {
            Standing::Ended { born: false } => open.push(Branch::Loss),
            Standing::Ended { born: true } => open.push(Branch::Bereaved),
            Standing::Active => {
                let early = member.birth().is_some_and(|birth| birth.corrected(on).is_some());
                let shelves = [
                    (early, Branch::Preterm),
                    (member.together > 1, Branch::Multiples),
                    (member.joined.is_some(), Branch::Adoption),
                    (member.disability, Branch::Disability),
                    (member.undecided && member.birth().is_none(), Branch::Undecided),
                ];
                open.extend(shelves.into_iter().filter_map(|(holds, branch)| holds.then_some(branch)));
            }
            Standing::Unconfirmed | Standing::Removed => {}
        }
    }
    open.sort_unstable();
    open.dedup();
    open
}

/// The card offered on a day without a letter while a child born early is younger than its due date: each in turn,
/// until there are no more.
///
/// # Errors
/// [`CorpusError`] if the calendar pack is damaged.
pub fn preterm_card(corpus: &Corpus, member: &Member, on: NaiveDate) -> Result<Option<SlotId>, CorpusError> {
    let Some(birth) = member.birth().filter(|birth| birth.due().is_some_and(|due| on < due)) else {
        return Ok(None);
    };
    let empty =
        |day: NaiveDate| Child::Born(birth).stage(day).is_ok_and(|stage| corpus.due(&stage, day).is_empty());
    if member.standing != Standing::Active || member.is_paused(on) || !empty(on) {
        return Ok(None);
    }
    let before = birth.date.iter_days().take_while(|day| *day < on).filter(|day| empty(*day)).count();
    let name = format!("{:02}", before + 1);
    let card = SlotId::Path { shelf: Branch::Preterm.shelf().to_owned(), name };
    Ok(corpus.slot(&card)?.map(|_| card))
}
