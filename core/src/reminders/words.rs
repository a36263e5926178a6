//! What a notice says.
//!
//! By default that an otayori has come, and nothing else: no child, no pregnancy, nothing of a family. Titles only for
//! somebody who chose them, and never on a screen that hides private notices. A text that cannot be had is no reason for
//! silence: then the notice is neutral.

use std::fmt::{self, Write as _};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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
}

impl<'a> Words<'a> {
    pub(super) fn new(corpus: &'a Corpus, strings: &'a Strings, household: &'a Household) -> Self {
        Self { corpus, strings, household, neutral: strings.text(Key::NoticeNeutral, &[]) }
    }

    /// When the notice of a day is shown.
    pub(super) fn fire(&self, day: NaiveDate) -> NaiveDateTime {
        let hour = u8::from(self.household.preferences.hour);
        day.and_time(NaiveTime::from_hms_opt(hour.into(), 0, 0).unwrap_or(NaiveTime::MIN))
    }

    /// The notice of a day. `last`: after it nothing is armed until somebody opens the app.
    pub(super) fn notice(&self, day: NaiveDate, about: Vec<About>, last: bool) -> Notice {
        let public_text = if about.iter().all(|about| matches!(about, About::Quiet { .. })) {
            self.strings.text(Key::NoticeQuiet, &[])
        } else if last {
            self.strings.text(Key::NoticeLast, &[])
        } else {
            self.neutral.clone()
        };
        let full = self.household.preferences.notice == NoticeText::Full && !last;
        let text = if full { self.titles(day, &about) } else { None }.unwrap_or_else(|| public_text.clone());
        let fire = self.fire(day);
        let hash = self.hash(fire, &text, &public_text, &about);
        Notice { id: day, fire, text, public_text, hash, about }
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
                About::Letter { slot, .. } => self
                    .corpus
                    .letter(slot, &reader)
                    .ok()
                    .flatten()
                    .map(|letter| letter.message.title.plain()),
                About::Deadline { .. } => Some(self.strings.text(Key::NoticeDeadline, &[])),
                About::Quiet { .. } => None,
            };
            // One letter for several children is one line.
            lines.extend(line.filter(|line| !lines.contains(line)));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn hash(&self, fire: NaiveDateTime, text: &str, public_text: &str, about: &[About]) -> u32 {
        let mut hasher = Hasher(crc32fast::Hasher::new());
        let language = &self.household.preferences.language;
        hasher.part(&fire);
        for part in [language.as_str(), text, public_text] {
            hasher.part(&part);
        }
        for about in about {
            hasher.0.update(&about.child().to_bytes());
            match about {
                About::Letter { slot, .. } => hasher.part(slot),
                About::Quiet { .. } => hasher.part(&"quiet"),
                About::Deadline { id, .. } => hasher.part(&format_args!("by {id}")),
            }
        }
        hasher.0.finalize()
    }
}

/// Takes texts as they are written, without keeping them.
struct Hasher(crc32fast::Hasher);

impl Hasher {
    fn part(&mut self, part: &dyn fmt::Display) {
        // It refuses nothing.
        _ = write!(self, "{part}\0");
    }
}

impl fmt::Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
