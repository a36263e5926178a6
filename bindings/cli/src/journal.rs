//! `journal …`: what somebody writes for themselves, in a terminal.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{Months, NaiveDate};
use otayori_core::calendar::Birth;
use otayori_core::companion::{Companion, CompanionError, Listed};
use otayori_core::family::{ChildId, LocalMoment, Member, Standing};
use otayori_core::journal::booklet::{Booklet, BookletWords, Printer};
use otayori_core::journal::find::Search;
use otayori_core::journal::listing::{Since, between, of_child, on_this_day};
use otayori_core::journal::photo::Format;
use otayori_core::journal::{Answered, Becomes, Draft, Entry, EntryId, Head, Mood, PhotoRef};
use otayori_core::pack::{RubyText, SlotId};
use otayori_core::screens::date_text;
use otayori_core::strings::{Key, Strings};

use crate::args::{BookletFormat, Journal, JournalCommand, Writing};
use crate::commands::{Failure, Session};
use crate::family::{moment, random};
use crate::home::{self, failure};
use crate::json;
use crate::naming;
use crate::safe::new_file;
use crate::who;

impl Session {
    pub(crate) fn journal(&self, journal: &Journal) -> Result<ExitCode, Failure> {
        let at = moment(journal.on.as_deref(), &self.strings)?;
        let mut companion = self.unlocked()?;
        match &journal.command {
            JournalCommand::Add(writing) => self.add_entry(&mut companion, writing, at),
            JournalCommand::List { month, child, this_day } => {
                self.list_entries(&companion, month.as_deref(), child.as_deref(), this_day.then_some(at.date))
            }
            JournalCommand::Show { entry, before } => self.show_entry(&companion, entry, *before),
            JournalCommand::Search { words } => self.search_entries(&companion, &words.join(" ")),
            JournalCommand::Edit { entry, writing } => self.edit_entry(&mut companion, entry, writing, at),
            JournalCommand::Undo { entry } => {
                let id = self.entry_named(&companion, entry)?;
                companion.step_back(id, at).map_err(|error| failure(error, &self.strings))?;
                self.say_name(Key::JournalChanged, &companion, id)
            }
            JournalCommand::Delete { entry } => {
                let id = self.entry_named(&companion, entry)?;
                let everywhere = companion.delete_entry(id).map_err(|error| failure(error, &self.strings))?;
                let answer = if everywhere { Key::JournalDeleted } else { Key::JournalDeletedHere };
                self.note(&[self.strings.ruby(answer, &[])])
            }
            JournalCommand::Export { file, from, to, format } => {
                self.export(&companion, file, from.as_deref(), to.as_deref(), *format)
            }
            JournalCommand::Drafts => self.list_drafts(&companion),
            JournalCommand::Finish { draft, writing } => self.finish(&mut companion, draft, writing, at),
            JournalCommand::Drop { draft } => {
                let id = self.draft_named(&companion, draft)?.entry.id;
                companion.drop_draft(id).map_err(|error| failure(error, &self.strings))?;
                self.note(&[self.strings.ruby(Key::JournalDeleted, &[])])
            }
            JournalCommand::Photo { entry, file, number } => {
                self.take_photo(&companion, entry, file, *number)
            }
        }
    }

    fn add_entry(
        &self,
        companion: &mut Companion,
        writing: &Writing,
        at: LocalMoment,
    ) -> Result<ExitCode, Failure> {
        let id = EntryId::from_random(random()?);
        let mut entry = Entry::new(id, at.date, at, "");
        self.write(companion, &mut entry, writing, Becomes::New, at)?;
        let first = companion.entries().is_ok_and(|entries| entries.len() == 1);
        if first && !companion.vault().has_recovery() {
            let name = self.name_of(companion, id)?;
            let written = self.strings.ruby(Key::JournalWritten, &[("name", name.into())]);
            return self.note(&[written, self.strings.ruby(Key::HomeOffersWords, &[])]);
        }
        self.say_name(Key::JournalWritten, companion, id)
    }

    fn edit_entry(
        &self,
        companion: &mut Companion,
        name: &str,
        writing: &Writing,
        at: LocalMoment,
    ) -> Result<ExitCode, Failure> {
        let id = self.entry_named(companion, name)?;
        let mut entry = companion.entry(id).map_err(|error| failure(error, &self.strings))?;
        self.write(companion, &mut entry, writing, Becomes::Change, at)?;
        self.say_name(Key::JournalChanged, companion, id)
    }

    /// What cannot be an entry yet is kept as a draft, and the reason is told: no word that was typed is lost.
    fn write(
        &self,
        companion: &mut Companion,
        entry: &mut Entry,
        writing: &Writing,
        becomes: Becomes,
        at: LocalMoment,
    ) -> Result<(), Failure> {
        let before = entry.text.clone();
        let kept = self
            .fill(companion, entry, writing)
            .and_then(|()| companion.write_entry(entry, at).map_err(|error| failure(error, &self.strings)));
        if kept.is_err() && entry.text != before {
            let draft = Draft { saved_at: at, becomes, entry: entry.clone() };
            companion.save_draft(&draft).map_err(|error| failure(error, &self.strings))?;
        }
        kept
    }

    /// What is given takes the place of what was there.
    fn fill(&self, companion: &mut Companion, entry: &mut Entry, writing: &Writing) -> Result<(), Failure> {
        let fail = |error| failure(error, &self.strings);
        match writing.text.as_slice() {
            [] => {}
            [dash] if dash == "-" => {
                let mut text = String::new();
                io::stdin()
                    .read_to_string(&mut text)
                    .map_err(|error| home::broken(Path::new("-"), &error))?;
                text.truncate(text.trim_end().len());
                entry.text = text;
            }
            words => entry.text = words.join(" "),
        }
        if let Some(date) = &writing.date {
            entry.date = who::date(date, &self.strings).map_err(Failure::Question)?;
        }
        if let Some(mood) = &writing.mood {
            entry.mood = Some(mood_of(mood, &self.strings));
        }
        if !writing.child.is_empty() {
            let family = companion.household().map_err(fail)?.family;
            let named =
                writing.child.iter().map(|name| naming::child(&family, Some(name), |_| true, &self.strings));
            entry.children = named.map(|member| member.map(|member| member.id)).collect::<Result<_, _>>()?;
        }
        if !writing.tag.is_empty() {
            entry.tags = writing.tag.iter().map(|tag| tag.trim().to_owned()).collect();
        }
        if let Some(slot) = &writing.answers {
            entry.answers = Some(self.answered(slot)?);
        }
        for file in &writing.photo {
            // One byte more than a photo may have is enough to know that it is too large.
            let largest = otayori_core::journal::photo::MAX_BYTES as u64 + 1;
            let mut picture = Vec::new();
            let opened = fs::File::open(file).and_then(|file| file.take(largest).read_to_end(&mut picture));
            opened.map_err(|error| home::broken(file, &error))?;
            entry.photos.push(companion.add_photo(&picture).map_err(fail)?);
        }
        Ok(())
    }

    fn answered(&self, name: &str) -> Result<Answered, Failure> {
        let question =
            |key| Failure::Question(self.strings.text(key, &[("text", name.into()), ("slot", name.into())]));
        let slot: SlotId = name.parse().map_err(|_| question(Key::ErrorSlot))?;
        let letter = self.corpus.letter(&slot, &self.reader)?.ok_or_else(|| question(Key::ErrorNoSlot))?;
        Ok(Answered::of(slot, &letter.message, letter.language))
    }
}

impl Session {
    fn list_entries(
        &self,
        companion: &Companion,
        month: Option<&str>,
        child: Option<&str>,
        this_day: Option<NaiveDate>,
    ) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let listed = companion.entries().map_err(fail)?;
        let heads: Vec<&Head> = listed.iter().filter_map(head_of).collect();
        let unreadable = listed.len() - heads.len();
        // The family may be damaged; the journal is read all the same.
        let family = match child {
            Some(_) => companion.household().map_err(fail)?.family,
            None => companion.household().map(|household| household.family).unwrap_or_default(),
        };
        // With a family that cannot be read nobody is known to be accompanied.
        let is_known = companion.household().is_ok();
        let mut shown = match month {
            Some(month) => {
                let (from, to) = self.month(month)?;
                between(heads.iter().copied(), from, to)
            }
            None => heads.clone(),
        };
        if let Some(name) = child {
            let names = &naming::child(&family, Some(name), |_| true, &self.strings)?.names;
            shown = of_child(shown, names);
        }
        let mut since = Vec::new();
        if let Some(on) = this_day {
            let births: Vec<(ChildId, Birth)> = family
                .members()
                .iter()
                .filter(|member| member.standing == Standing::Active)
                .flat_map(births)
                .collect();
            // What is written about a child who is not accompanied comes back only to whoever looks for it.
            let active = family.members().iter().filter(|member| member.standing == Standing::Active);
            let here: BTreeSet<ChildId> = active.flat_map(|member| member.names.iter().copied()).collect();
            let named = heads.iter().flat_map(|head| head.children.iter().copied());
            let quiet = named.filter(|child| !here.contains(child)).collect();
            let memories = on_this_day(shown, on, &births, &quiet);
            since = memories.iter().map(|memory| memory.since).collect();
            shown = memories.into_iter().filter(|_| is_known).map(|memory| memory.head).collect();
        } else {
            shown.sort_by_key(|head| std::cmp::Reverse(head.order()));
        }
        if self.look.json {
            return json::print(&shown);
        }
        let mut page = self.page();
        let mut lines = Vec::new();
        for (n, head) in shown.iter().enumerate() {
            let name = shortest_name(&listed, head.id);
            let first = match companion.entry(head.id) {
                Ok(entry) => opening(&entry, &self.strings),
                Err(error) => home::words(failure(error, &self.strings)),
            };
            let when = since.get(n).map(|since| format!("{}  ", since_text(*since, &self.strings)));
            lines.push(RubyText::unmarked(&format!(
                "{}  {name}  {}{first}",
                head.date,
                when.unwrap_or_default()
            )));
        }
        if unreadable > 0 {
            let count = u32::try_from(unreadable).unwrap_or(u32::MAX);
            lines.push(self.strings.ruby(Key::JournalUnreadable, &[("count", count.into())]));
        }
        for draft in companion.drafts().map_err(fail)? {
            let values = [
                ("date", date_text(draft.saved_at.date, &self.strings).plain().into()),
                ("name", opening(&draft.entry, &self.strings).into()),
            ];
            lines.push(self.strings.ruby(Key::JournalDraftKept, &values));
        }
        if lines.is_empty() {
            lines.push(self.strings.ruby(Key::JournalNone, &[]));
        }
        page.note(&lines);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn show_entry(&self, companion: &Companion, name: &str, before: bool) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let id = self.entry_named(companion, name)?;
        let entry = if before {
            let revision = companion.revision(id).map_err(fail)?;
            revision.ok_or_else(|| fail(CompanionError::NotFound { what: "earlier version" }))?.before
        } else {
            companion.entry(id).map_err(fail)?
        };
        if self.look.json {
            return json::print(&entry);
        }
        let mut page = self.page();
        page.heading(&date_text(entry.date, &self.strings));
        page.own_words(&entry.text);
        page.note(&self.foot_of(&entry));
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn foot_of(&self, entry: &Entry) -> Vec<RubyText> {
        let mut foot = Vec::new();
        if let Some(mood) = &entry.mood {
            let mood = mood_text(mood, &self.strings);
            foot.push(self.strings.ruby(Key::JournalMood, &[("mood", mood.into())]));
        }
        if !entry.tags.is_empty() {
            let tags: Vec<&str> = entry.tags.iter().map(String::as_str).collect();
            foot.push(self.strings.ruby(Key::JournalTags, &[("tags", tags.join(", ").into())]));
        }
        if let Some(letter) = &entry.answers {
            let title = letter.message().title.plain();
            let values = [("title", title.into()), ("slot", letter.slot.to_string().into())];
            foot.push(self.strings.ruby(Key::JournalLetter, &values));
        }
        if !entry.photos.is_empty() {
            let count = u32::try_from(entry.photos.len()).unwrap_or(u32::MAX);
            foot.push(self.strings.ruby(Key::JournalPhotos, &[("count", count.into())]));
        }
        foot
    }

    fn search_entries(&self, companion: &Companion, words: &str) -> Result<ExitCode, Failure> {
        if words.trim().is_empty() {
            return Err(Failure::Question(self.strings.text(Key::ErrorNoWords, &[])));
        }
        let fail = |error| failure(error, &self.strings);
        let listed = companion.entries().map_err(fail)?;
        let (entries, unreadable) = companion.whole_entries().map_err(fail)?;
        let search = Search::new(words);
        let found: Vec<&Entry> = entries.iter().filter(|entry| search.place(entry).is_some()).collect();
        if self.look.json {
            return json::print(&found.iter().map(|entry| entry.head()).collect::<Vec<_>>());
        }
        let mut lines: Vec<RubyText> = found
            .iter()
            .map(|entry| {
                let name = shortest_name(&listed, entry.id);
                RubyText::unmarked(&format!("{}  {name}  {}", entry.date, opening(entry, &self.strings)))
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.strings.ruby(Key::JournalNone, &[]));
        }
        if unreadable > 0 {
            let count = u32::try_from(unreadable).unwrap_or(u32::MAX);
            lines.push(self.strings.ruby(Key::JournalUnreadable, &[("count", count.into())]));
        }
        self.note(&lines)
    }

    fn month(&self, text: &str) -> Result<(NaiveDate, NaiveDate), Failure> {
        let wrong = || Failure::Question(self.strings.text(Key::ErrorMonth, &[("text", text.into())]));
        let first: NaiveDate = format!("{text}-01").parse().map_err(|_| wrong())?;
        let next = first.checked_add_months(Months::new(1)).ok_or_else(wrong)?;
        Ok((first, next.pred_opt().ok_or_else(wrong)?))
    }

    /// The entry whose name begins so.
    fn entry_named(&self, companion: &Companion, text: &str) -> Result<EntryId, Failure> {
        let listed = companion.entries().map_err(|error| failure(error, &self.strings))?;
        let mut found =
            listed.iter().map(id_of).filter(|id| !text.is_empty() && id.to_string().starts_with(text));
        match (found.next(), found.next()) {
            (Some(id), None) => Ok(id),
            _ => Err(Failure::Question(self.strings.text(Key::ErrorEntryName, &[("text", text.into())]))),
        }
    }

    fn name_of(&self, companion: &Companion, id: EntryId) -> Result<String, Failure> {
        let listed = companion.entries().map_err(|error| failure(error, &self.strings))?;
        Ok(shortest_name(&listed, id))
    }

    fn say_name(&self, key: Key, companion: &Companion, id: EntryId) -> Result<ExitCode, Failure> {
        let name = self.name_of(companion, id)?;
        self.note(&[self.strings.ruby(key, &[("name", name.into())])])
    }
}

impl Session {
    fn list_drafts(&self, companion: &Companion) -> Result<ExitCode, Failure> {
        let drafts = companion.drafts().map_err(|error| failure(error, &self.strings))?;
        if self.look.json {
            return json::print(&drafts);
        }
        let ids: Vec<String> = drafts.iter().map(|draft| draft.entry.id.to_string()).collect();
        let lines = drafts.iter().map(|draft| {
            let name = naming::shortest(&draft.entry.id.to_string(), ids.iter().cloned());
            let first = opening(&draft.entry, &self.strings);
            RubyText::unmarked(&format!("{}  {name}  {first}", draft.saved_at.date))
        });
        let mut lines: Vec<RubyText> = lines.collect();
        if lines.is_empty() {
            lines.push(self.strings.ruby(Key::JournalNone, &[]));
        }
        self.note(&lines)
    }

    fn finish(
        &self,
        companion: &mut Companion,
        name: &str,
        writing: &Writing,
        at: LocalMoment,
    ) -> Result<ExitCode, Failure> {
        let Draft { becomes, mut entry, .. } = self.draft_named(companion, name)?;
        let id = entry.id;
        self.write(companion, &mut entry, writing, becomes, at)?;
        self.say_name(Key::JournalWritten, companion, id)
    }

    /// The draft whose name begins so.
    fn draft_named(&self, companion: &Companion, text: &str) -> Result<Draft, Failure> {
        let drafts = companion.drafts().map_err(|error| failure(error, &self.strings))?;
        let meant = |draft: &Draft| !text.is_empty() && draft.entry.id.to_string().starts_with(text);
        let mut found = drafts.into_iter().filter(meant);
        match (found.next(), found.next()) {
            (Some(draft), None) => Ok(draft),
            _ => Err(Failure::Question(self.strings.text(Key::ErrorEntryName, &[("text", text.into())]))),
        }
    }

    fn take_photo(
        &self,
        companion: &Companion,
        name: &str,
        file: &Path,
        number: usize,
    ) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let id = self.entry_named(companion, name)?;
        let entry = companion.entry(id).map_err(fail)?;
        let photo = number.checked_sub(1).and_then(|n| entry.photos.get(n));
        let photo = photo.ok_or_else(|| fail(CompanionError::NotFound { what: "photo" }))?;
        let mut picture = Vec::new();
        companion.photo(photo.id, &mut picture).map_err(fail)?;
        let mut out = new_file(file, self)?;
        out.write_all(&picture).map_err(|error| home::broken(file, &error))?;
        Ok(ExitCode::SUCCESS)
    }

    fn export(
        &self,
        companion: &Companion,
        file: &Path,
        from: Option<&str>,
        to: Option<&str>,
        format: BookletFormat,
    ) -> Result<ExitCode, Failure> {
        let date = |text: Option<&str>| text.map(|text| who::date(text, &self.strings)).transpose();
        let (entries, unreadable) =
            companion.whole_entries().map_err(|error| failure(error, &self.strings))?;
        // Without a day, from the first entry to the last.
        let days = entries.iter().map(|entry| entry.date);
        let (first, last) = (days.clone().min().unwrap_or_default(), days.max().unwrap_or_default());
        let from = date(from).map_err(Failure::Question)?.unwrap_or(first);
        let to = date(to).map_err(Failure::Question)?.unwrap_or(last);
        let words = self.booklet_words(from, to);
        let desk = Desk { companion, strings: &self.strings };
        let booklet = Booklet::new(from, to, &entries, &words, &desk);
        let mut out = BufWriter::new(new_file(file, self)?);
        let written = match format {
            BookletFormat::Text => booklet.write_text(&mut out),
            BookletFormat::Markdown => booklet.write_markdown(&mut out),
            BookletFormat::Html => booklet.write_html(&mut out),
        };
        written.and_then(|()| out.flush()).map_err(|error| home::broken(file, &error))?;
        let count = entries.iter().filter(|entry| (from..=to).contains(&entry.date)).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let values = [("count", number(count).into()), ("file", file.display().to_string().into())];
        let mut lines = vec![self.strings.ruby(Key::JournalExported, &values)];
        if unreadable > 0 {
            lines.push(self.strings.ruby(Key::JournalUnreadable, &[("count", number(unreadable).into())]));
        }
        self.note(&lines)
    }

    fn booklet_words(&self, from: NaiveDate, to: NaiveDate) -> BookletWords {
        let say = |key| self.strings.text(key, &[]);
        let date = |date| date_text(date, &self.strings).plain();
        BookletWords {
            language: self.reader.language.clone(),
            title: say(Key::BookletTitle),
            period: self
                .strings
                .text(Key::BookletPeriod, &[("from", date(from).into()), ("to", date(to).into())]),
            nothing: say(Key::BookletNothing),
            children: say(Key::BookletChildren),
            mood: self
                .strings
                .text(Key::JournalMood, &[("mood", "".into())])
                .trim_end_matches([' ', ':', '：'])
                .to_owned(),
            tags: self
                .strings
                .text(Key::JournalTags, &[("tags", "".into())])
                .trim_end_matches([' ', ':', '：'])
                .to_owned(),
            letter: say(Key::BookletLetter),
            photo: say(Key::BookletPhoto),
            colon: say(Key::BookletColon),
            comma: say(Key::BookletComma),
            moods: [Key::MoodCalm, Key::MoodGlad, Key::MoodTired, Key::MoodWorried, Key::MoodLow].map(say),
        }
    }
}

/// What a booklet asks for while it is printed.
struct Desk<'a> {
    companion: &'a Companion,
    strings: &'a Strings,
}

impl Printer for Desk<'_> {
    fn date(&self, date: NaiveDate) -> String {
        date_text(date, self.strings).plain()
    }

    /// Children have no names here, only ids, which say nothing on paper.
    fn child(&self, _: ChildId) -> Option<String> {
        None
    }

    fn photo(&self, photo: &PhotoRef) -> Option<String> {
        let mut picture = Vec::new();
        self.companion.photo(photo.id, &mut picture).ok()?;
        let kind = match photo.format {
            Format::Jpeg => "jpeg",
            Format::Png => "png",
            Format::Webp => "webp",
        };
        Some(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(picture)))
    }
}

fn births(member: &Member) -> Vec<(ChildId, Birth)> {
    let birth = member.birth();
    member.names.iter().filter_map(|name| Some((*name, birth?))).collect()
}

fn head_of(listed: &Listed) -> Option<&Head> {
    match listed {
        Listed::Entry(head) => Some(head),
        Listed::Damaged(_) => None,
    }
}

fn id_of(listed: &Listed) -> EntryId {
    match listed {
        Listed::Entry(head) => head.id,
        Listed::Damaged(id) => *id,
    }
}

fn shortest_name(listed: &[Listed], id: EntryId) -> String {
    naming::shortest(&id.to_string(), listed.iter().map(|listed| id_of(listed).to_string()))
}

/// The first line of an entry, or what stands for it.
fn opening(entry: &Entry, strings: &Strings) -> String {
    const LONGEST: usize = 40;
    let line = entry.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if line.is_empty() {
        return entry.mood.as_ref().map_or_else(
            || {
                strings.text(
                    Key::JournalPhotos,
                    &[("count", u32::try_from(entry.photos.len()).unwrap_or_default().into())],
                )
            },
            |mood| mood_text(mood, strings),
        );
    }
    let cut: String = line.chars().take(LONGEST).collect();
    if cut.len() < line.len() || entry.text.trim_end().len() > line.len() { format!("{cut}…") } else { cut }
}

fn since_text(since: Since, strings: &Strings) -> String {
    match since {
        Since::Years(years) => strings.text(Key::JournalYearsAgo, &[("years", years.into())]),
        Since::MonthsOfAge { months, .. } => {
            strings.text(Key::JournalMonthsOld, &[("months", months.into())])
        }
    }
}

const MOODS: [(&str, Key, Mood); 5] = [
    ("calm", Key::MoodCalm, Mood::Calm),
    ("glad", Key::MoodGlad, Mood::Glad),
    ("tired", Key::MoodTired, Mood::Tired),
    ("worried", Key::MoodWorried, Mood::Worried),
    ("low", Key::MoodLow, Mood::Low),
];

/// One of the few, in English or in the reader's own language; anything else is a mood in own words.
fn mood_of(text: &str, strings: &Strings) -> Mood {
    let text = text.trim();
    let named = MOODS.into_iter().find(|(name, key, _)| *name == text || strings.text(*key, &[]) == text);
    named.map_or_else(|| Mood::Own(text.to_owned()), |(_, _, mood)| mood)
}

fn mood_text(mood: &Mood, strings: &Strings) -> String {
    if let Mood::Own(words) = mood {
        return words.clone();
    }
    let named = MOODS.into_iter().find(|(_, _, named)| named == mood);
    named.map_or_else(String::new, |(_, key, _)| strings.text(key, &[]))
}
