//! What each command answers.

use std::process::ExitCode;

use chrono::{Days, NaiveDate, NaiveTime};
use otayori_core::arrival::is_quiet;
use otayori_core::companion::Aside;
use otayori_core::corpus::{Corpus, CorpusError, Letter, Reader};
use otayori_core::family::{Child, LocalMoment};
use otayori_core::household::Household;
use otayori_core::pack::SlotId;
use otayori_core::region::{Deadline, OwnNumber, RegionLetter, Regions};
use otayori_core::screens::{counts_as_in_japan, date_text, grade_line, stage_line};
use otayori_core::stage::Stage;
use otayori_core::strings::{Key, Strings};

use crate::args::{Command, Who};
use crate::clock;
use crate::family::moment;
use crate::home::Home;
use crate::json;
use crate::place::Place;
use crate::secrets::Secrets;
use crate::show::{Look, Page, When};
use crate::who;

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The question cannot be understood: exit code 2.
    Question(String),
    /// Something is broken: exit code 1.
    Broken(String),
}

impl From<CorpusError> for Failure {
    fn from(error: CorpusError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// One run of the command: the words, the reader, and how to show them.
pub(crate) struct Session {
    pub(crate) corpus: Corpus,
    /// What is built in, and what was installed in the family's place.
    pub(crate) regions: Regions,
    /// What is kept there and not used.
    pub(crate) aside: Vec<Aside>,
    /// Numbers that somebody entered there.
    pub(crate) own: Vec<OwnNumber>,
    /// Who lives where, for what is near; nothing while it cannot be read.
    pub(crate) household: Option<Household>,
    pub(crate) reader: Reader,
    pub(crate) strings: Strings,
    pub(crate) look: Look,
    /// Where the family is kept, if one was named.
    pub(crate) place: Option<Place>,
    /// Where secrets come from.
    pub(crate) secrets: Secrets,
}

/// A row of a list of days.
#[derive(Debug)]
pub(crate) enum Row {
    /// A letter, with its text if it is written.
    Letter(NaiveDate, Option<Box<Letter>>, SlotId),
    /// The one reminder of something to do.
    Reminder(NaiveDate, Box<Deadline>),
}

/// What `today` has to show.
pub(crate) struct Today {
    pub(crate) on: NaiveDate,
    pub(crate) stage: Stage,
    /// The line above the letter on a special day.
    pub(crate) special: Option<Letter>,
    /// Letters that fall on this day, written or not.
    pub(crate) due: Vec<SlotId>,
    /// The letter to read, and the day it belongs to.
    pub(crate) letter: Option<(NaiveDate, Letter)>,
    /// When the next one comes.
    pub(crate) next: Option<NaiveDate>,
}

impl Session {
    pub(crate) fn run(&self, command: &Command) -> Result<ExitCode, Failure> {
        match command {
            Command::Today(who) => match &self.place {
                Some(place) if !who.is_given() => self.family_today(place, who.on.as_deref()),
                _ => self.today(who),
            },
            Command::Upcoming { who, days } => match &self.place {
                Some(place) if !who.is_given() => self.family_upcoming(place, who.on.as_deref(), *days),
                _ => self.upcoming(who, *days),
            },
            Command::Plan { platform, now } => self.plan(self.family_place()?, *platform, now.as_deref()),
            Command::Simulate(childhood) => self.simulate(childhood),
            Command::Stage(who) => self.stage(who),
            Command::Read { slot, on } => self.read(slot, on.as_deref()),
            Command::Search { words } => self.search(&words.join(" ")),
            Command::About => self.about(),
            Command::Shelf { on } => self.family_shelf(self.family_place()?, on.as_deref()),
            Command::Family(report) => self.family(self.family_place()?, report),
            Command::Support(arguments) => self.support(arguments),
            Command::Deadlines(arguments) => self.deadlines(arguments),
            Command::CounterCard { id, on, after_loss } => {
                self.counter_card(id.as_deref(), on.as_deref(), *after_loss)
            }
            Command::Region { command } => self.region(command),
            Command::Numbers { command } => self.numbers(command),
            Command::Init => self.init(),
            Command::Journal(journal) => self.journal(journal),
            Command::Growth { command } => self.growth(command),
            Command::Pin { command } => self.pin(command),
            Command::Lock => self.note(&[self.strings.ruby(Key::LockIsOn, &[])]),
            Command::Recovery { command } => self.recovery(command),
            Command::Backup { file } => self.backup(file),
            Command::Restore { file, dry_run } => self.restore(file, *dry_run),
            Command::Repair => self.repair(),
            Command::Erase { .. } => self.erase(),
        }
    }

    /// Whoever reads about a day reads of the region where the family then lives, unless the command line names one.
    pub(crate) fn reader_at(&self, on: NaiveDate) -> Reader {
        match &self.household {
            Some(household) => self.reader_on(household, on),
            None => self.reader.clone(),
        }
    }

    /// Where the family is kept; most commands about one need it.
    fn family_place(&self) -> Result<&Place, Failure> {
        let missing = || Failure::Question(self.strings.text(Key::ErrorFamilyNeeded, &[]));
        self.place.as_ref().ok_or_else(missing)
    }

    /// The companion's folder.
    pub(crate) fn home(&self) -> Result<&Home, Failure> {
        match &self.place {
            Some(Place::Home(home)) => Ok(home),
            _ => Err(Failure::Question(self.strings.text(Key::HomeNeeded, &[]))),
        }
    }

    fn child(&self, who: &Who) -> Result<(Child, NaiveDate, Stage), Failure> {
        let (child, on) = who::child(who, &self.strings).map_err(Failure::Question)?;
        let stage = child.stage(on).map_err(|error| Failure::Question(error.to_string()))?;
        Ok((child, on, stage))
    }

    /// A letter of the app or of a region.
    pub(crate) fn letter(
        &self,
        slot: &SlotId,
        reader: &Reader,
        on: NaiveDate,
    ) -> Result<Option<Letter>, Failure> {
        if slot.is_of_a_region() {
            let (region, languages) = (self.corpus.region(reader), [reader.language.clone()]);
            let letter = self.regions.region_letter(&slot.to_string(), region, &languages, on);
            return Ok(letter.and_then(RegionLetter::into_letter));
        }
        Ok(self.regions.letter(&self.corpus, slot, reader)?)
    }

    fn look_up(&self, child: &Child, on: NaiveDate, stage: Stage) -> Result<Today, Failure> {
        let special = match self.corpus.special(&stage, on) {
            Some(slot) => self.regions.letter(&self.corpus, &slot, &self.reader)?,
            None => None,
        };
        let tomorrow = on.checked_add_days(Days::new(1)).unwrap_or(on);
        let mut today = Today {
            on,
            stage,
            special,
            due: self.corpus.due(&stage, on),
            letter: None,
            next: self.corpus.ahead(child, tomorrow).next().map(|(day, _)| day),
        };
        // Past 42 weeks with nothing reported: one quiet card, and nothing is assumed.
        if let Stage::Overdue { .. } = stage {
            let card = SlotId::Path { shelf: "card".to_owned(), name: "overdue".to_owned() };
            today.letter = self.regions.letter(&self.corpus, &card, &self.reader)?.map(|letter| (on, letter));
            return Ok(today);
        }
        for (day, slot) in self.corpus.back(child, on) {
            if let Some(letter) = self.regions.letter(&self.corpus, &slot, &self.reader)? {
                today.letter = Some((day, letter));
                break;
            }
        }
        Ok(today)
    }

    fn today(&self, who: &Who) -> Result<ExitCode, Failure> {
        let (child, on, stage) = self.child(who)?;
        let today = self.look_up(&child, on, stage)?;
        if self.look.json {
            let now = moment(who.on.as_deref(), &self.strings)?;
            let letter = today.letter.as_ref();
            let text = letter.map(|(_, found)| self.letter_for_programs(found, &self.reader, now));
            return json::print(&json::today(&today, text.as_ref()));
        }
        let mut page = self.page_of(who.on.as_deref())?;
        page.heading(&stage_line(&stage, on, self.in_japan(), &self.strings));
        if let Some(special) = &today.special {
            page.special(special);
        }
        if let Some(notice) = self.notice(&today) {
            page.note(&notice);
        }
        if let Some((_, letter)) = &today.letter {
            page.letter(letter);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// What must be said before a letter that is not simply the letter of this day.
    fn notice(&self, today: &Today) -> Option<Vec<otayori_core::pack::RubyText>> {
        if let Stage::Overdue { .. } = today.stage {
            return None;
        }
        let of_today =
            |day: &NaiveDate, letter: &Letter| *day == today.on && today.due.contains(&letter.slot);
        if today.letter.as_ref().is_some_and(|(day, letter)| of_today(day, letter)) {
            return None;
        }
        let date = |day: NaiveDate| date_text(day, &self.strings).plain();
        let mut notice = Vec::new();
        if let Some(slot) = today.due.first() {
            notice.push(self.strings.ruby(Key::LetterNotWritten, &[("slot", slot.to_string().into())]));
        } else if today.letter.is_some() {
            notice.push(self.strings.ruby(Key::LetterNoneToday, &[]));
        }
        if let Some((day, letter)) = &today.letter {
            let key = if today.due.is_empty() { Key::LetterOf } else { Key::LetterInstead };
            let values = [("date", date(*day).into()), ("slot", letter.slot.to_string().into())];
            notice.push(self.strings.ruby(key, &values));
        }
        let coming = match today.next {
            Some(next) if today.letter.is_none() && today.due.is_empty() => {
                self.strings.ruby(Key::LetterNotBegun, &[("date", date(next).into())])
            }
            Some(next) => self.strings.ruby(Key::LetterNext, &[("date", date(next).into())]),
            None => self.strings.ruby(Key::LetterNoMore, &[]),
        };
        notice.push(coming);
        Some(notice)
    }

    fn upcoming(&self, who: &Who, days: u32) -> Result<ExitCode, Failure> {
        let (child, on, _) = self.child(who)?;
        let end = on.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        let coming: Vec<(NaiveDate, SlotId)> =
            self.corpus.ahead(&child, on).take_while(|(day, _)| *day < end).collect();
        let mut rows = Vec::new();
        for (day, slot) in coming {
            let letter = self.regions.letter(&self.corpus, &slot, &self.reader)?;
            rows.push(Row::Letter(day, letter.map(Box::new), slot));
        }
        self.rows(&rows)
    }

    /// Days with their letters, written or not, and with what they remind of.
    pub(crate) fn rows(&self, rows: &[Row]) -> Result<ExitCode, Failure> {
        if self.look.json {
            return json::print(&json::upcoming(rows));
        }
        let mut page = self.page();
        if rows.is_empty() {
            page.note(&[self.strings.ruby(Key::UpcomingNone, &[])]);
        }
        for row in rows {
            match row {
                Row::Letter(day, letter, slot) => {
                    let title = match letter {
                        Some(letter) => letter.message.title.clone(),
                        None => self.strings.ruby(Key::UpcomingNotWritten, &[]),
                    };
                    page.row(&day.to_string(), &slot.to_string(), &title, letter.is_some());
                }
                Row::Reminder(day, deadline) => {
                    let title = match deadline.window.and_then(|window| window.last) {
                        Some(last) => {
                            let date = date_text(last, &self.strings).plain();
                            let values = [("name", deadline.name.text.plain().into()), ("date", date.into())];
                            self.strings.ruby(Key::UpcomingUntil, &values)
                        }
                        None => deadline.name.text.clone(),
                    };
                    page.row(&day.to_string(), "!", &title, true);
                }
            }
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn stage(&self, who: &Who) -> Result<ExitCode, Failure> {
        let (child, on, stage) = self.child(who)?;
        if self.look.json {
            return json::print(&json::stage(&stage, on));
        }
        let mut page = self.page();
        page.heading(&stage_line(&stage, on, self.in_japan(), &self.strings));
        let years = self.regions.school_years(self.corpus.region(&self.reader));
        if let Child::Born(birth) = child {
            page.note(&grade_line(birth, on, years, &self.strings).into_iter().collect::<Vec<_>>());
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn read(&self, text: &str, on: Option<&str>) -> Result<ExitCode, Failure> {
        let question = |key, name: &str| {
            let values = [("text", name.into()), ("slot", name.into())];
            Failure::Question(self.strings.text(key, &values))
        };
        let slot: SlotId = text.parse().map_err(|_| question(Key::ErrorSlot, text))?;
        let moment = moment(on, &self.strings)?;
        let reader = self.reader_at(moment.date);
        if self.corpus.slot(&slot)?.is_none() && !slot.is_of_a_region() {
            return Err(question(Key::ErrorNoSlot, text));
        }
        let Some(letter) = self.letter(&slot, &reader, moment.date)? else {
            if slot.is_of_a_region() {
                return Err(question(Key::ErrorNoSlot, text));
            }
            let values = [("slot", text.into())];
            return Err(Failure::Broken(self.strings.text(Key::LetterNotWritten, &values)));
        };
        if self.look.json {
            return json::print(&self.letter_for_programs(&letter, &reader, moment));
        }
        let mut page = self.page_of(on)?.of(&reader);
        page.letter(&letter);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn search(&self, words: &str) -> Result<ExitCode, Failure> {
        if words.trim().is_empty() {
            return Err(Failure::Question(self.strings.text(Key::ErrorNoWords, &[])));
        }
        let mut hits = self.corpus.search(words, &self.reader)?;
        if let Some(place) = &self.place {
            let family = place.read(&self.strings)?.family;
            // A pregnancy that ended is not what a search begins with.
            hits.sort_by_key(|hit| is_quiet(&family, hit.slot.shelf()));
        }
        if self.look.json {
            return json::print(&hits);
        }
        let mut page = self.page();
        if hits.is_empty() {
            page.note(&[self.strings.ruby(Key::SearchNone, &[("words", words.into())])]);
        } else {
            let count = u32::try_from(hits.len()).unwrap_or(u32::MAX);
            page.note(&[self.strings.ruby(Key::SearchCount, &[("count", count.into())])]);
        }
        for hit in &hits {
            page.hit(hit);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn about(&self) -> Result<ExitCode, Failure> {
        let edition = self.corpus.edition();
        let mut counts = Vec::new();
        for language in self.corpus.languages() {
            counts.push((language, self.corpus.count(&language.tag)?));
        }
        if self.look.json {
            return json::print(&json::about(edition, &counts));
        }
        let mut page = self.page();
        page.heading(&otayori_core::pack::RubyText::unmarked("おたより Otayori"));
        page.note(&[self.strings.ruby(Key::AboutPurpose, &[]), self.strings.ruby(Key::AboutPrivacy, &[])]);
        let as_of: NaiveDate = edition.as_of.parse().unwrap_or_default();
        let mut lines = vec![self.strings.ruby(
            Key::AboutEdition,
            &[
                ("version", edition.version.into()),
                ("date", date_text(as_of, &self.strings).plain().into()),
                ("slots", edition.slots.into()),
            ],
        )];
        for (language, count) in &counts {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).into();
            let values = [
                ("language", language.name.as_str().into()),
                ("texts", number(count.texts)),
                ("reviewed", number(count.reviewed)),
            ];
            lines.push(self.strings.ruby(Key::AboutTexts, &values));
        }
        page.note(&lines);
        page.note(&[self.strings.ruby(Key::AboutLicence, &[])]);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    pub(crate) fn in_japan(&self) -> bool {
        counts_as_in_japan(self.corpus.region(&self.reader))
    }

    /// A page that is read now.
    pub(crate) fn page(&self) -> Page<'_> {
        let noon = LocalMoment { date: NaiveDate::default(), time: NaiveTime::MIN, utc_offset_minutes: 0 };
        Page::new(self, When::Now(clock::now().unwrap_or(noon)))
    }

    /// A page of a day: read now, or told of another day, by noon of the machine.
    pub(crate) fn page_of(&self, on: Option<&str>) -> Result<Page<'_>, Failure> {
        let moment = moment(on, &self.strings)?;
        Ok(Page::new(self, if on.is_some() { When::On(moment) } else { When::Now(moment) }))
    }
}
