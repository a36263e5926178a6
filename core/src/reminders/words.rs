//! What a notice says.
//!
//! By default that an otayori has come, and nothing else: no child, no pregnancy, nothing of a family. Titles only for
//! somebody who chose them, and never on a screen that hides private notices. A text that cannot be had is no reason for
//! silence: then the notice is neutral.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use crc32fast::Hasher;
use otayori_pack::SlotId;

use super::{About, Notice};
use crate::corpus::{Corpus, Reader};
use crate::family::NoticeText;
use crate::household::Household;
use crate::strings::{Key, Strings};

/// The words and the hour of this phone.
pub(super) struct Words<'a> {
    corpus: &'a Corpus,
    strings: &'a Strings,
    household: &'a Household,
    neutral: String,
    /// The sum of what a neutral notice says: most notices say nothing else.
    neutral_sum: Hasher,
}

/// What a notice says to somebody who has unlocked the phone, and to whoever looks at it.
struct Said<'a> {
    text: Cow<'a, str>,
    public_text: Cow<'a, str>,
}

impl<'a> Words<'a> {
    pub(super) fn new(corpus: &'a Corpus, strings: &'a Strings, household: &'a Household) -> Self {
        let neutral = strings.text(Key::NoticeNeutral, &[]);
        let neutral_sum = sum(&household.preferences.language, &neutral, &neutral);
        Self { corpus, strings, household, neutral, neutral_sum }
    }

    /// When the notice of a day is shown.
    pub(super) fn fire(&self, day: NaiveDate) -> NaiveDateTime {
        let hour = u8::from(self.household.preferences.hour);
        day.and_time(NaiveTime::from_hms_opt(hour.into(), 0, 0).unwrap_or(NaiveTime::MIN))
    }

    /// The notice of a day. `last`: after it nothing is armed until somebody opens the app.
    pub(super) fn notice(&self, day: NaiveDate, about: Vec<About>, last: bool) -> Notice {
        let said = self.said(day, &about, last);
        let hash = self.sum(day, &about, &said);
        let Said { text, public_text } = said;
        let (text, public_text) = (text.into_owned(), public_text.into_owned());
        Notice { id: day, fire: self.fire(day), text, public_text, hash, about }
    }

    /// The hash of that notice.
    pub(super) fn hash(&self, day: NaiveDate, about: &[About], last: bool) -> u32 {
        self.sum(day, about, &self.said(day, about, last))
    }

    fn said(&self, day: NaiveDate, about: &[About], last: bool) -> Said<'_> {
        let public_text: Cow<'_, str> = if about.iter().all(|about| matches!(about, About::Quiet { .. })) {
            self.strings.text(Key::NoticeQuiet, &[]).into()
        } else if last {
            self.strings.text(Key::NoticeLast, &[]).into()
        } else {
            self.neutral.as_str().into()
        };
        let full = self.household.preferences.notice == NoticeText::Full && !last;
        let titles = if full { self.titles(day, about) } else { None };
        Said { text: titles.map_or_else(|| public_text.clone(), Cow::Owned), public_text }
    }

    /// The titles of a day, a line each; `None` if there is none to be had.
    fn titles(&self, day: NaiveDate, about: &[About]) -> Option<String> {
        let reader = Reader::new(&self.household.preferences.language);
        let reader = match self.household.family.region_on(day) {
            Some(region) => reader.in_region(region),
            None => reader,
        };
        let mut lines: Vec<String> = Vec::new();
        for about in about {
            let line = match about {
                About::Letter { slot, .. } => self.corpus.title(slot, &reader).ok().flatten(),
                About::Deadline { .. } => Some(self.strings.text(Key::NoticeDeadline, &[])),
                About::Quiet { .. } => None,
            };
            // One letter for several children is one line.
            lines.extend(line.filter(|line| !lines.contains(line)));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn sum(&self, day: NaiveDate, about: &[About], said: &Said<'_>) -> u32 {
        let is_neutral = said.text == self.neutral && said.public_text == self.neutral;
        let mut hasher = if is_neutral {
            self.neutral_sum.clone()
        } else {
            sum(&self.household.preferences.language, &said.text, &said.public_text)
        };
        hasher.update(&self.fire(day).and_utc().timestamp().to_be_bytes());
        for about in about {
            hasher.update(&about.child().to_bytes());
            match about {
                About::Letter { slot, .. } => add_slot(&mut hasher, slot),
                About::Quiet { .. } => hasher.update(&[7, 0, 0]),
                About::Deadline { id, .. } => {
                    hasher.update(&[8, 0, 0]);
                    hasher.update(id.as_bytes());
                    hasher.update(&[0]);
                }
            }
        }
        hasher.finalize()
    }
}

/// Of the words alone, each ended.
fn sum(language: &str, text: &str, public_text: &str) -> Hasher {
    let mut hasher = Hasher::new();
    for part in [language, text, public_text] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher
}

/// Three bytes, and the names where there are any.
fn add_slot(hasher: &mut Hasher, slot: &SlotId) {
    let wide = |kind: u8, day: u16| {
        let [high, low] = day.to_be_bytes();
        [kind, high, low]
    };
    match slot {
        SlotId::Gestation(day) => hasher.update(&wide(0, *day)),
        SlotId::Life(day) => hasher.update(&wide(1, *day)),
        SlotId::Week { year, week } => hasher.update(&[2, *year, *week]),
        SlotId::Fortnight { year, fortnight } => hasher.update(&[3, *year, *fortnight]),
        SlotId::Month { year, month } => hasher.update(&[4, *year, *month]),
        SlotId::Birthday(year) => hasher.update(&[5, *year, 0]),
        SlotId::Path { shelf, name } => {
            hasher.update(&[6, 0, 0]);
            for part in [shelf, name] {
                hasher.update(part.as_bytes());
                hasher.update(&[0]);
            }
        }
    }
}
