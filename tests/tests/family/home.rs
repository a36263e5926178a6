//! A home to tell stories in: a family, its ledger, and the days going by.

use chrono::{Days, NaiveDate, NaiveTime};
use otayori_core::arrival::{Arrival, arrivals, essentials, note};
use otayori_core::calendar::DueDate;
use otayori_core::corpus::Corpus;
use otayori_core::family::{
    ChildId, EventId, Family, LifeEvent, LocalMoment, Outcome, PregnancyId, Reason, Track,
};
use otayori_core::ledger::Ledger;
use otayori_core::pack::SlotId;
use otayori_core::stage::Stage;
use otayori_tests::date;

pub(crate) struct Home {
    pub(crate) corpus: Corpus,
    pub(crate) family: Family,
    pub(crate) ledger: Ledger,
    /// Names are given in turn; two homes begin at different numbers.
    next: u128,
}

pub(crate) fn moment(on: NaiveDate) -> LocalMoment {
    LocalMoment { date: on, time: NaiveTime::MIN, utc_offset_minutes: 540 }
}

impl Home {
    pub(crate) fn new() -> Self {
        Self::number(1)
    }

    pub(crate) fn number(number: u128) -> Self {
        Self {
            corpus: Corpus::builtin().unwrap(),
            family: Family::default(),
            ledger: Ledger::default(),
            next: number << 64,
        }
    }

    fn bytes(&mut self) -> [u8; 16] {
        self.next += 1;
        self.next.to_be_bytes()
    }

    pub(crate) fn child(&mut self) -> ChildId {
        ChildId::from_random(self.bytes())
    }

    pub(crate) fn says(&mut self, on: &str, event: LifeEvent) -> EventId {
        self.tries(on, event).unwrap()
    }

    pub(crate) fn tries(&mut self, on: &str, event: LifeEvent) -> Result<EventId, Reason> {
        let id = EventId::from_random(self.bytes());
        self.family.record(id, moment(date(on)), event).map(|()| id)
    }

    pub(crate) fn expects(
        &mut self,
        on: &str,
        due: Option<&str>,
        count: usize,
    ) -> (PregnancyId, Vec<ChildId>) {
        let pregnancy = PregnancyId::from_random(self.bytes());
        let children: Vec<ChildId> = (0..count).map(|_| self.child()).collect();
        let due = due.map(|due| DueDate::new(date(due)));
        self.says(on, LifeEvent::Expecting { pregnancy, children: children.clone(), due });
        (pregnancy, children)
    }

    pub(crate) fn born(&mut self, on: &str, born: &str) -> ChildId {
        let child = self.child();
        self.says(on, LifeEvent::Born { child, date: date(born), gestation: None });
        child
    }

    pub(crate) fn birth(&mut self, on: &str, pregnancy: PregnancyId, outcomes: &[(&str, Outcome)]) {
        let outcomes: Vec<_> = outcomes.iter().map(|(day, outcome)| (date(day), *outcome)).collect();
        let fresh: Vec<ChildId> = (0..8).map(|_| self.child()).collect();
        for event in self.family.birth_events(pregnancy, None, &outcomes, fresh.into_iter()).unwrap() {
            self.says(on, event);
        }
    }

    pub(crate) fn stage(&self, child: ChildId, on: &str) -> Stage {
        self.family.member(child).unwrap().stage(date(on)).unwrap()
    }

    /// Opens the companion on a day: what it shows, and noted as come.
    pub(crate) fn opens(&mut self, on: NaiveDate) -> Vec<Arrival> {
        let shown = arrivals(&self.corpus, &self.family, &self.ledger, Track::Main, on);
        note(&mut self.ledger, &shown, on);
        shown
    }

    /// New letters of the days from one to before another, opened every day.
    pub(crate) fn lives(&mut self, from: &str, to: &str) -> Vec<SlotId> {
        let (from, to) = (date(from), date(to));
        let days = u64::try_from((to - from).num_days()).unwrap();
        (0..days)
            .flat_map(|n| self.opens(from + Days::new(n)))
            .filter(|arrival| arrival.came_on.is_none())
            .map(|arrival| arrival.slot)
            .collect()
    }

    pub(crate) fn shows(&mut self, on: &str) -> Vec<String> {
        self.opens(date(on)).into_iter().map(|arrival| arrival.slot.to_string()).collect()
    }

    pub(crate) fn essentials(&self, on: &str) -> Vec<String> {
        let missed = essentials(&self.corpus, &self.family, &self.ledger, date(on));
        missed.iter().map(SlotId::to_string).collect()
    }
}
