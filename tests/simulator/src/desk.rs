//! What a region asks a family to do by a day: the core's own records, each with the day of its reminder.
//!
//! Knows regions and dates. Whether anybody is reminded is for the planner, and for the oracle, to say.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use otayori_core::region::{Regions, Subject};

use crate::report::civil;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name in its region.
    pub id: Arc<str>,
    /// The day of its reminder.
    pub on: Date,
    /// The last day on which it can be done.
    pub not_after: Date,
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
            let last = deadline.window.and_then(|window| window.last).unwrap_or(on);
            Some(Item { id: deadline.id.into(), on: civil(on), not_after: civil(last) })
        });
        let items: Rc<[Item]> = reminded.collect();
        asked.push((region.to_owned(), subject, Rc::clone(&items)));
        items
    }
}
