//! One phone's journal.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;

use super::error::PhoneError;
use super::journal::{
    BookletForm, EntryForm, EntryPage, EntryRow, Exported, GrowthRow, JournalFound, JournalScreen, PhotoPart,
    PhotoRow,
};
use super::phone::{Phone, Read};
use super::stage_words::date_text;
use crate::calendar::Birth;
use crate::companion::{Companion, CompanionError, Listed};
use crate::family::{ChildId, Family, LocalMoment, Member, Standing};
use crate::journal::booklet::{Booklet, BookletWords, Printer};
use crate::journal::find::Search;
use crate::journal::listing::{Memory, on_this_day};
use crate::journal::photo::{MAX_BYTES, PhotoError};
use crate::journal::{
    Becomes, Draft, Entry, EntryId, GrowthId, GrowthWords, Head, Kind, PhotoId, PhotoRef, write_csv,
};
use crate::strings::{Key, Strings};

impl Phone {
    /// Entries from one day to another, both included, the latest first; of one child, if one is named.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`], [`PhoneError::Locked`]. A damaged entry never hides the others.
    pub fn journal(
        &mut self,
        from: NaiveDate,
        until: NaiveDate,
        child: Option<ChildId>,
        now: LocalMoment,
    ) -> Result<JournalScreen, PhoneError> {
        let read = self.read_journal()?;
        let names = child.map(|child| names_of(&read.household.family, child));
        let home = self.home()?;
        let (listed, drafts) = (home.entries()?, home.drafts()?);
        let wanted = |head: &Head| {
            (from..=until).contains(&head.date)
                && names.as_ref().is_none_or(|names| !head.children.is_disjoint(names))
        };
        let heads: Vec<&Head> = heads(&listed).filter(|head| wanted(head)).collect();
        let entries = heads.iter().map(|head| unless_damaged(home.entry(head.id)));
        let entries: Vec<Option<Entry>> = entries.collect::<Result<_, _>>()?;
        let damaged = listed.len() - heads_count(&listed) + entries.iter().filter(|e| e.is_none()).count();
        let desk = self.desk(&read, now);
        let rows = heads.iter().zip(&entries).map(|(head, entry)| desk.entry_row(head, entry.as_ref(), None));
        let mut rows: Vec<EntryRow> = rows.collect();
        rows.extend(unlisted(&listed));
        Ok(JournalScreen {
            rows,
            drafts: drafts.iter().map(EntryForm::from).collect(),
            unreadable: desk.unreadable(damaged),
        })
    }

    /// Days with an entry, from one day to another.
    ///
    /// # Errors
    /// As [`Phone::journal`].
    pub fn journal_days(&mut self, from: NaiveDate, until: NaiveDate) -> Result<Vec<NaiveDate>, PhoneError> {
        let listed = self.home()?.entries()?;
        let days = heads(&listed).map(|head| head.date).filter(|day| (from..=until).contains(day));
        let days: BTreeSet<NaiveDate> = days.collect();
        Ok(days.into_iter().collect())
    }

    /// Entries of this day in earlier years, and of earlier monthly days of a child. What is written about a child comes back
    /// by itself only while that child is accompanied; where the family cannot be read, nothing does.
    ///
    /// # Errors
    /// As [`Phone::journal`].
    pub fn on_this_day(&mut self, now: LocalMoment) -> Result<Vec<EntryRow>, PhoneError> {
        let listed = self.home()?.entries()?;
        let Some(household) = unless_damaged(self.home()?.household())? else { return Ok(Vec::new()) };
        let active = household.family.members().iter().filter(|member| member.standing == Standing::Active);
        let births: Vec<(ChildId, Birth)> = active.clone().flat_map(births).collect();
        let here: BTreeSet<ChildId> = active.flat_map(|member| member.names.iter().copied()).collect();
        let named = heads(&listed).flat_map(|head| head.children.iter().copied());
        let quiet: BTreeSet<ChildId> = named.filter(|child| !here.contains(child)).collect();
        let memories: Vec<Memory<'_>> = on_this_day(heads(&listed), now.date, &births, &quiet);
        let read = self.read_journal()?;
        let home = self.home()?;
        let entries = memories.iter().map(|memory| unless_damaged(home.entry(memory.head.id)));
        let entries: Vec<Option<Entry>> = entries.collect::<Result<_, _>>()?;
        let desk = self.desk(&read, now);
        let rows = memories
            .iter()
            .zip(&entries)
            .map(|(memory, entry)| desk.entry_row(memory.head, entry.as_ref(), Some(memory.since)));
        Ok(rows.collect())
    }

    /// Entries in which words stand, the latest first.
    ///
    /// # Errors
    /// As [`Phone::journal`].
    pub fn journal_search(&mut self, words: &str, now: LocalMoment) -> Result<JournalFound, PhoneError> {
        let read = self.read_journal()?;
        let (entries, unreadable) = self.home()?.whole_entries()?;
        let search = Search::new(words);
        let desk = self.desk(&read, now);
        let found = entries.iter().filter(|entry| search.place(entry).is_some());
        let rows = found.map(|entry| desk.entry_row(&entry.head(), Some(entry), None)).collect();
        Ok(JournalFound { rows, unreadable: desk.unreadable(unreadable) })
    }

    /// An entry.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`]; [`PhoneError::Damaged`] names its day; as [`Phone::journal`].
    pub fn entry(&mut self, id: EntryId, now: LocalMoment) -> Result<EntryPage, PhoneError> {
        let read = self.read_journal()?;
        let home = self.home()?;
        let (entry, revision) = (home.entry(id)?, home.revision(id)?);
        Ok(self.desk(&read, now).entry_page(&entry, revision.is_some()))
    }

    /// An entry as it was before its last change.
    ///
    /// # Errors
    /// As [`Phone::entry`].
    pub fn earlier_entry(&mut self, id: EntryId, now: LocalMoment) -> Result<EntryPage, PhoneError> {
        let read = self.read_journal()?;
        let revision = self.home()?.revision(id)?;
        let before = revision.ok_or_else(|| PhoneError::not_found("earlier version"))?.before;
        Ok(self.desk(&read, now).entry_page(&before, false))
    }

    /// Keeps an entry, new or changed; what it was before is one step back, and its draft is gone. The answer is its name.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] says what is too long or missing; nothing is changed then, and a draft stays.
    pub fn write_entry(&mut self, form: &EntryForm, now: LocalMoment) -> Result<EntryId, PhoneError> {
        let (entry, _) = self.form_to_entry(form, now)?;
        self.ask(|home| home.write_entry(&entry, now))?;
        Ok(entry.id)
    }

    /// Saves words while they are typed, whatever their length. The answer is the name for saving them again.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for an entry that was deleted meanwhile; as [`Phone::journal`].
    pub fn save_draft(&mut self, form: &EntryForm, now: LocalMoment) -> Result<EntryId, PhoneError> {
        let (entry, becomes) = self.form_to_entry(form, now)?;
        let id = entry.id;
        self.ask(|home| home.save_draft(&Draft { saved_at: now, becomes, entry }))?;
        Ok(id)
    }

    /// Throws a draft away, with the photos that only it names.
    ///
    /// # Errors
    /// As [`Phone::journal`].
    pub fn drop_draft(&mut self, id: EntryId) -> Result<(), PhoneError> {
        Ok(self.home()?.drop_draft(id)?)
    }

    /// One step back: the entry is as it was. Twice is nothing.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] if it was never changed.
    pub fn step_back(&mut self, id: EntryId, now: LocalMoment) -> Result<(), PhoneError> {
        Ok(self.home()?.step_back(id, now)?)
    }

    /// Deletes an entry with its history, draft and photos. False: a sealed copy of the folder could not be made again now
    /// and still has it, until the next one is made.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn delete_entry(&mut self, id: EntryId) -> Result<bool, PhoneError> {
        Ok(self.home()?.delete_entry(id)?)
    }

    /// Begins a picture that comes in parts. One that was begun and not kept is gone.
    pub fn begin_photo(&mut self) {
        self.picture = Some(Vec::new());
    }

    /// The next part of the picture: JPEG, PNG or WebP, 8 MiB in all.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] if none was begun, or it is too large: the phone has to scale it.
    pub fn add_to_photo(&mut self, part: &[u8]) -> Result<(), PhoneError> {
        let picture = self.picture.as_mut().ok_or_else(|| PhoneError::invalid("no picture was begun"))?;
        if picture.len().saturating_add(part.len()) > MAX_BYTES {
            self.picture = None;
            return Err(self.told(PhotoError::TooLarge));
        }
        picture.extend_from_slice(part);
        Ok(())
    }

    /// Keeps the picture. Where, when and with what it was taken is gone before anything is written. The answer goes into an
    /// entry or its draft at once: a picture that neither names goes a few days later.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] says why it cannot be taken; [`PhoneError::Locked`]; errors of storage.
    pub fn keep_photo(&mut self) -> Result<PhotoRow, PhoneError> {
        let picture = self.picture.take().ok_or_else(|| PhoneError::invalid("no picture was begun"))?;
        Ok(PhotoRow::from(&self.ask(|home| home.add_photo(&picture))?))
    }

    /// A part of a picture, from a place on, at most so many bytes.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`], [`PhoneError::Damaged`], [`PhoneError::Locked`].
    pub fn photo(&mut self, id: PhotoId, from: u64, at_most: u32) -> Result<PhotoPart, PhoneError> {
        let (bytes, total) = self.home()?.photo_part(id, from, at_most)?;
        Ok(PhotoPart { bytes, total })
    }

    /// Writes the entries of some days, with the letters they answer, into a new file. Everybody who has the file can read it.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] if the file is there: nothing is written over; [`PhoneError::Locked`]; errors of storage.
    pub fn export_journal(
        &mut self,
        file: &Path,
        form: BookletForm,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<Exported, PhoneError> {
        let read = self.read_journal()?;
        let home = self.home()?;
        let (entries, unreadable) = home.whole_entries()?;
        // Without a day, from the first entry to the last.
        let days = entries.iter().map(|entry| entry.date);
        let from = from.or_else(|| days.clone().min()).unwrap_or_default();
        let until = until.or_else(|| days.max()).unwrap_or_default();
        let words = booklet_words(&read, from, until);
        let press = Press { home, strings: &read.strings };
        let booklet = Booklet::new(from, until, &entries, &words, &press);
        into_new_file(file, &read.strings, |out| match form {
            BookletForm::Text => booklet.write_text(out),
            BookletForm::Markdown => booklet.write_markdown(out),
            BookletForm::Html => booklet.write_html(out),
        })?;
        let count = entries.iter().filter(|entry| (from..=until).contains(&entry.date)).count();
        Ok(Exported { count: number(count), unreadable: number(unreadable) })
    }

    /// Measurements of a child, in the order of their days.
    ///
    /// # Errors
    /// As [`Phone::journal`].
    pub fn growth(&mut self, child: ChildId) -> Result<Vec<GrowthRow>, PhoneError> {
        let names = names_of(&self.read_journal()?.household.family, child);
        let growths = self.home()?.growths()?;
        Ok(growths.iter().filter(|growth| names.contains(&growth.child)).map(GrowthRow::from).collect())
    }

    /// Keeps a measurement, a new one or a corrected one. The answer is its name.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`] for what nobody measures; [`PhoneError::NotFound`] for one that was deleted meanwhile.
    pub fn write_growth(&mut self, row: &GrowthRow) -> Result<GrowthId, PhoneError> {
        let home = self.home()?;
        let id = match row.id {
            Some(id) => id,
            None => GrowthId::from_random(home.vault().random_id()?),
        };
        self.ask(|home| home.write_growth(&row.to_growth(id)))?;
        Ok(id)
    }

    /// Deletes a measurement.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn delete_growth(&mut self, id: GrowthId) -> Result<(), PhoneError> {
        Ok(self.home()?.delete_growth(id)?)
    }

    /// Writes all measurements into a new file, as a table that any spreadsheet opens.
    ///
    /// # Errors
    /// As [`Phone::export_journal`].
    pub fn export_growth(&mut self, file: &Path) -> Result<Exported, PhoneError> {
        let read = self.read_journal()?;
        let (growths, unreadable) = self.home()?.whole_growths()?;
        let say = |key| read.strings.text(key, &[]);
        let words = GrowthWords {
            date: say(Key::GrowthDate),
            child: say(Key::GrowthChild),
            weight_g: say(Key::GrowthWeight),
            length_mm: say(Key::GrowthLength),
            head_mm: say(Key::GrowthHead),
            note: say(Key::GrowthNote),
        };
        // Children have no names here; beginnings of their ids tell them apart.
        let name = |child: ChildId| child.to_string().chars().take(8).collect();
        into_new_file(file, &read.strings, |out| write_csv(out, &growths, &words, name, true))?;
        Ok(Exported { count: number(growths.len()), unreadable: number(unreadable) })
    }
}

impl Phone {
    /// The family may be damaged; the journal is read all the same.
    fn read_journal(&mut self) -> Result<Read, PhoneError> {
        let household = self.home()?.household().unwrap_or_default();
        let language = self.read_language();
        let mut read = self.reading(household)?;
        read.strings = self.strings_of(&language)?;
        read.language = language;
        Ok(read)
    }

    /// A form as an entry, and what it is to become.
    fn form_to_entry(&mut self, form: &EntryForm, now: LocalMoment) -> Result<(Entry, Becomes), PhoneError> {
        let read = self.read_journal()?;
        let home = self.home()?;
        if !home.vault().is_unlocked() {
            return Err(PhoneError::Locked);
        }
        let id = match form.id {
            Some(id) => id,
            None => EntryId::from_random(home.vault().random_id()?),
        };
        let stands = home.entry(id).ok();
        let becomes = if stands.is_some() { Becomes::Change } else { Becomes::New };
        let drafted =
            || home.drafts().ok()?.into_iter().map(|draft| draft.entry).find(|entry| entry.id == id);
        let before = stands.or_else(drafted);
        let entry = self.desk(&read, now).entry_of(form, id, before.as_ref())?;
        Ok((entry, becomes))
    }
}

/// What cannot be read costs itself; what has another reason is no damage, and is said.
fn unless_damaged<T>(answer: Result<T, CompanionError>) -> Result<Option<T>, PhoneError> {
    match answer.map_err(PhoneError::from) {
        Err(PhoneError::Damaged { .. } | PhoneError::TooNew { .. } | PhoneError::NotFound { .. }) => Ok(None),
        answer => answer.map(Some),
    }
}

fn heads(listed: &[Listed]) -> impl Iterator<Item = &Head> {
    listed.iter().filter_map(|listed| match listed {
        Listed::Entry(head) => Some(head),
        Listed::Damaged(_) => None,
    })
}

fn heads_count(listed: &[Listed]) -> usize {
    heads(listed).count()
}

/// Entries of which not even the day is known.
fn unlisted(listed: &[Listed]) -> impl Iterator<Item = EntryRow> {
    listed.iter().filter_map(|listed| match listed {
        Listed::Entry(_) => None,
        Listed::Damaged(id) => Some(EntryRow {
            id: *id,
            date: None,
            kind: Kind::Note,
            opening: String::new(),
            children: Vec::new(),
            photo: None,
            is_damaged: true,
            since: None,
        }),
    })
}

/// Every name of a child; a child nobody knows has the one that was given.
fn names_of(family: &Family, child: ChildId) -> BTreeSet<ChildId> {
    family.member(child).map_or_else(|| BTreeSet::from([child]), |member| member.names.clone())
}

fn births(member: &Member) -> Vec<(ChildId, Birth)> {
    let birth = member.birth();
    member.names.iter().filter_map(|name| Some((*name, birth?))).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Writes a file that was not there before; one that is not whole goes again.
fn into_new_file(
    path: &Path,
    strings: &Strings,
    write: impl FnOnce(&mut BufWriter<fs::File>) -> std::io::Result<()>,
) -> Result<(), PhoneError> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let file = file.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => PhoneError::invalid(strings.text(Key::FileThere, &[])),
        _ => error.into(),
    })?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out).and_then(|()| out.flush()).and_then(|()| out.get_ref().sync_all());
    if written.is_err() {
        _ = fs::remove_file(path);
    }
    Ok(written?)
}

fn booklet_words(read: &Read, from: NaiveDate, until: NaiveDate) -> BookletWords {
    let strings = &read.strings;
    let say = |key| strings.text(key, &[]);
    let date = |date| date_text(date, strings).plain();
    let label =
        |key, name| strings.text(key, &[(name, "".into())]).trim_end_matches([' ', ':', '：']).to_owned();
    BookletWords {
        language: read.language.clone(),
        title: say(Key::BookletTitle),
        period: strings.text(Key::BookletPeriod, &[("from", date(from).into()), ("to", date(until).into())]),
        nothing: say(Key::BookletNothing),
        children: say(Key::BookletChildren),
        mood: label(Key::JournalMood, "mood"),
        tags: label(Key::JournalTags, "tags"),
        letter: say(Key::BookletLetter),
        photo: say(Key::BookletPhoto),
        colon: say(Key::BookletColon),
        comma: say(Key::BookletComma),
        moods: [Key::MoodCalm, Key::MoodGlad, Key::MoodTired, Key::MoodWorried, Key::MoodLow].map(say),
    }
}

/// What a booklet asks for while it is printed.
struct Press<'a> {
    home: &'a Companion,
    strings: &'a Strings,
}

impl Printer for Press<'_> {
    fn date(&self, date: NaiveDate) -> String {
        date_text(date, self.strings).plain()
    }

    /// Children have no names here, only ids, which say nothing on paper.
    fn child(&self, _: ChildId) -> Option<String> {
        None
    }

    fn photo(&self, photo: &PhotoRef) -> Option<String> {
        let mut picture = Vec::new();
        self.home.photo(photo.id, &mut picture).ok()?;
        Some(format!("data:{};base64,{}", photo.format.media_type(), BASE64_STANDARD.encode(picture)))
    }
}
