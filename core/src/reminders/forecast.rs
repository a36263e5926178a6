//! The days ahead on which there may be a notice, in order, found without walking through the days between.
//!
//! A day in here need not have one: [`super::day`] says whether it has.

use std::iter::Peekable;

use chrono::NaiveDate;

use super::day::View;

type Days<'a> = Peekable<Box<dyn Iterator<Item = NaiveDate> + 'a>>;

/// The days from one on.
pub(super) fn days<'a>(view: &View<'a>, from: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<'a> {
    let corpus = view.corpus;
    let mut streams: Vec<Days<'a>> = Vec::new();
    for member in view.members() {
        let (Some(dates), Some(from)) = (member.dates, member.letters_from(from)) else { continue };
        let silent = view.silent_from(member);
        for track in &view.household.preferences.tracks {
            let days = corpus.days_ahead(track.name(), dates, from);
            streams.push(boxed(days.take_while(move |day| silent.is_none_or(|silent| *day < silent))));
        }
        streams.push(boxed(view.quiet_days(member)));
    }
    let mut deadlines: Vec<NaiveDate> = view.deadlines.iter().map(|(day, _)| *day).collect();
    deadlines.sort_unstable();
    streams.push(boxed(deadlines.into_iter()));
    for stream in &mut streams {
        while stream.next_if(|day| *day < from).is_some() {}
    }
    std::iter::from_fn(move || {
        let next = streams.iter_mut().filter_map(|days| days.peek().copied()).min()?;
        for days in &mut streams {
            while days.next_if_eq(&next).is_some() {}
        }
        Some(next)
    })
}

fn boxed<'a>(days: impl Iterator<Item = NaiveDate> + 'a) -> Days<'a> {
    (Box::new(days) as Box<dyn Iterator<Item = NaiveDate> + 'a>).peekable()
}
