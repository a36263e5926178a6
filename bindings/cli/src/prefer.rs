//! `family prefer`: how letters are wanted on this machine. A machine's own: no report, never merged.

use std::collections::BTreeSet;
use std::process::ExitCode;

use otayori_core::family::{Hour, NoticeText, Preferences, Track};
use otayori_core::pack::RubyText;
use otayori_core::strings::Key;

use crate::args::{NoticeArgument, TrackArgument, Wishes};
use crate::commands::{Failure, Session};
use crate::json;
use crate::place::Place;

/// Instead of a second language.
const NO_LANGUAGE: &str = "none";

impl Session {
    pub(crate) fn prefer(&self, place: &Place, wishes: &Wishes) -> Result<ExitCode, Failure> {
        let preferences = if wishes.is_given() {
            place.begin_or_change(&self.reader.language, &self.strings, |household| {
                self.take(wishes, &mut household.preferences)?;
                Ok(household.preferences.clone())
            })?
        } else {
            place.read(&self.strings)?.preferences
        };
        if self.look.json {
            return json::print(&preferences);
        }
        let mut page = self.page();
        page.note(&self.in_words(&preferences));
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn take(&self, wishes: &Wishes, preferences: &mut Preferences) -> Result<(), Failure> {
        if let Some(tag) = &wishes.language {
            preferences.language = self.language(tag)?;
        }
        if let Some(tag) = &wishes.beside {
            preferences.second_language = match tag.as_str() {
                NO_LANGUAGE => None,
                tag => Some(self.language(tag)?),
            };
        }
        if preferences.second_language.as_ref() == Some(&preferences.language) {
            preferences.second_language = None;
        }
        if let Some(hour) = wishes.hour {
            let hour = Hour::try_from(hour);
            preferences.hour = hour.map_err(|_| Failure::Question(self.strings.text(Key::ErrorHour, &[])))?;
        }
        if let Some(notice) = wishes.notice {
            preferences.notice = match notice {
                NoticeArgument::Neutral => NoticeText::Neutral,
                NoticeArgument::Full => NoticeText::Full,
            };
        }
        if !wishes.track.is_empty() {
            preferences.tracks =
                wishes.track.iter().map(|track| Track::from(*track)).collect::<BTreeSet<_>>();
        }
        preferences.ruby = wishes.ruby.unwrap_or(preferences.ruby);
        Ok(())
    }

    fn language(&self, tag: &str) -> Result<String, Failure> {
        let tags: Vec<&str> = self.corpus.languages().iter().map(|row| row.tag.as_str()).collect();
        if tags.contains(&tag) {
            return Ok(tag.to_owned());
        }
        let values = [("text", tag.into()), ("tags", tags.join(", ").into())];
        Err(Failure::Question(self.strings.text(Key::ErrorLanguage, &values)))
    }

    fn in_words(&self, preferences: &Preferences) -> Vec<RubyText> {
        let name = |tag: &str| {
            let row = self.corpus.languages().iter().find(|row| row.tag == tag);
            row.map_or_else(|| tag.to_owned(), |row| row.name.clone())
        };
        let say = |key, values: &[(&str, _)]| self.strings.ruby(key, values);
        let mut lines = vec![say(Key::PreferLanguage, &[("language", name(&preferences.language).into())])];
        if let Some(tag) = &preferences.second_language {
            lines.push(say(Key::PreferBeside, &[("language", name(tag).into())]));
        }
        lines.push(say(Key::PreferHour, &[("hour", u16::from(u8::from(preferences.hour)).into())]));
        lines.push(match preferences.notice {
            NoticeText::Neutral => say(Key::PreferNoticeNeutral, &[]),
            NoticeText::Full => say(Key::PreferNoticeFull, &[]),
        });
        lines.extend(preferences.tracks.iter().map(|track| match track {
            Track::Main => say(Key::PreferTrackMain, &[]),
            Track::Partner => say(Key::PreferTrackPartner, &[]),
        }));
        lines.push(say(if preferences.ruby { Key::PreferRuby } else { Key::PreferNoRuby }, &[]));
        lines
    }
}

impl From<TrackArgument> for Track {
    fn from(track: TrackArgument) -> Self {
        match track {
            TrackArgument::Main => Self::Main,
            TrackArgument::Partner => Self::Partner,
        }
    }
}
