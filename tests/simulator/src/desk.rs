//! What the oracle knows of deadlines: a region's dates, and how long a reminder is worth something.
//!
//! The dates are those of the core's records. On which days a reminder may come, and under which name it counts as told, is
//! said again here: on the day asked for or one of the ninety after it, and not later than the eve of the last day, so that a
//! counter can still be reached; a city asks for nothing that its country has asked for.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use otayori_core::region::{Regions, Subject};

use crate::clock::plus;
use crate::report::civil;

/// Days for which a reminder is worth something.
const WORTH: i64 = 90;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name, with that of its country.
    pub id: Arc<str>,
    /// The day of its reminder.
    pub on: Date,
    /// The last day on which a reminder may come.
    pub not_after: Date,
}

impl Item {
    fn of(region: &str, id: &str, on: Date, last: Option<Date>) -> Self {
        let id = format!("{}/{id}", &region[..region.find('-').unwrap_or(region.len())]);
        let worth = plus(on, WORTH);
        let latest = last.map_or(worth, |last| if last > worth { worth } else { plus(last, -1) });
        // What has to be done on the day itself is told on that day.
        Self { id: id.into(), on, not_after: if latest < on { on } else { latest } }
    }
}

/// What a region asks for a child.
type Asked = (String, Subject, Rc<[Item]>);

/// The regions, and what was asked of them in one life: it is the same for a child on every day.
#[derive(Debug)]
pub struct Desk<'a> {
    regions: &'a Regions,
    asked: RefCell<Vec<Asked>>,
}

impl<'a> Desk<'a> {
    /// Nothing was asked yet.
    pub fn new(regions: &'a Regions) -> Self {
        Self { regions, asked: RefCell::default() }
    }

    /// Everything of which somebody is reminded for a child in a region.
    pub fn items(&self, region: &str, subject: Subject) -> Rc<[Item]> {
        // Rest is for the planner: it knows how long it lasts.
        let subject = Subject { paused: false, ..subject };
        let mut asked = self.asked.borrow_mut();
        let known = asked.iter().find(|(of, who, _)| of == region && *who == subject);
        if let Some((_, _, items)) = known {
            return Rc::clone(items);
        }
        let long_ago = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        let deadlines = self.regions.deadlines(&subject, Some(region), &["en".to_owned()], long_ago);
        let reminded = deadlines.into_iter().filter_map(|deadline| {
            let on = deadline.remind?;
            let last = deadline.window.and_then(|window| window.last).map(civil);
            Some(Item::of(&deadline.region, &deadline.id, civil(on), last))
        });
        let items: Rc<[Item]> = reminded.collect();
        asked.push((region.to_owned(), subject, Rc::clone(&items)));
        items
    }
}
