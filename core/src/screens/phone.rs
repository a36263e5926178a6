//! One phone: the folder, the words, and the screens of letters and family.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use otayori_pack::SlotId;

use super::desk::{Desk, LetterPage, SlotRow};
use super::error::PhoneError;
use super::family::{FamilyScreen, ReportRow, Wishes};
use super::help::{HelpScreen, Situation};
use super::near::{CounterCardPage, DeadlineGroup, DeadlineRow};
use super::reminders::PendingNotices;
use super::shelf::{CardShelf, SearchRow, ShelfMonth, ShelfRow, UpcomingRow};
use super::telling::{MOST_NAMES, Telling, Told};
use super::today::TodayScreen;
use super::wording::Wording;
use crate::arrival::{Arrival, arrivals, essentials, note};
use crate::companion::{Companion, CompanionError, Condition, DeviceKey, is_there};
use crate::corpus::{Corpus, Reader};
use crate::family::{Family, Hour, LocalMoment};
use crate::household::Household;
use crate::region::{OwnNumber, Regions};
use crate::reminders::{Due, Plan, after_report, upcoming};
use crate::strings::{Key, Strings};

/// Read where the phone's language is none of ours.
const LAST_RESORT: &str = "en";

/// One companion on one phone.
pub struct Phone {
    pub(super) folder: PathBuf,
    /// The language read until somebody has chosen one.
    language: String,
    pub(super) corpus: Corpus,
    pub(super) regions: Regions,
    pub(super) home: Option<Companion>,
    strings: BTreeMap<String, Arc<Strings>>,
    /// Plans that were given out and not yet said to be done, the latest last.
    pub(super) plans: Vec<(u64, Plan)>,
    pub(super) next_plan: u64,
    /// A picture that comes in parts.
    pub(super) picture: Option<Vec<u8>>,
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Phone").field("open", &self.home.is_some()).finish_non_exhaustive()
    }
}

/// What is in the folder, as far as can be seen without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomeState {
    /// A companion is there, whole or not. If not, opening begins a new one.
    pub is_there: bool,
    /// Recovery words would open it.
    pub has_recovery: bool,
    /// It is open now.
    pub is_open: bool,
}

/// How an opening went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Nobody is written down yet: ask whom letters are for.
    pub is_first_run: bool,
    /// The journal asks for no PIN now.
    pub is_unlocked: bool,
    /// It can only be read: this is a sealed copy of that day, from before the folder was damaged. `undated` where no day is
    /// known.
    pub copy_of: Option<String>,
    /// It is damaged and there is no copy: what still opens can be read.
    pub is_damaged: bool,
    /// The language read.
    pub language: String,
}

/// What something told would mean, before it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Where everybody who is new would be.
    pub stages: Vec<Wording>,
    /// The due date that follows.
    pub due: Option<NaiveDate>,
}

/// The household as it is now, and the words to say it in.
pub(super) struct Read {
    pub(super) household: Household,
    pub(super) language: String,
    pub(super) strings: Arc<Strings>,
    own: Vec<OwnNumber>,
}

impl Phone {
    /// The words, and a folder that is not touched yet. `language` is the phone's own tag, such as `ja-JP`; Easy Japanese is
    /// a choice and never guessed.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn new(folder: &Path, language: &str) -> Result<Self, PhoneError> {
        let corpus = Corpus::builtin()?;
        let language = nearest(&corpus, language);
        Ok(Self {
            folder: folder.to_owned(),
            language,
            corpus,
            regions: Regions::builtin()?,
            home: None,
            strings: BTreeMap::new(),
            plans: Vec::new(),
            next_plan: 1,
            picture: None,
        })
    }

    /// What is in the folder, without a key.
    pub fn state(&self) -> HomeState {
        HomeState {
            is_there: is_there(&self.folder),
            has_recovery: otayori_vault::has_recovery(&self.folder).unwrap_or(false),
            is_open: self.home.is_some(),
        }
    }

    /// Opens the companion, or begins one where the folder is empty. The key is the 32 bytes that the phone's key store
    /// holds; `None` where it holds none.
    ///
    /// # Errors
    /// [`PhoneError::KeyLost`], [`PhoneError::WrongKey`], [`PhoneError::Damaged`], [`PhoneError::TooNew`],
    /// [`PhoneError::Full`], [`PhoneError::Busy`], [`PhoneError::ReadOnly`]; [`PhoneError::Invalid`] for a key of another
    /// length, or none for a new companion.
    pub fn open(&mut self, key: Option<&[u8]>) -> Result<Opened, PhoneError> {
        let key = key.map(device_key).transpose()?;
        self.shut();
        let begins = !is_there(&self.folder);
        let mut home = Companion::open(&self.folder, key.as_ref())?;
        if begins {
            let language = self.language.clone();
            home.change(|household| {
                household.preferences.language.clone_from(&language);
                Ok::<_, CompanionError>(())
            })?;
        }
        self.home = Some(home);
        self.reload_regions();
        self.opened()
    }

    /// Opens it with the recovery words, where the device key is lost; from then on it opens with the new key. The shell
    /// stores the new key before it calls.
    ///
    /// # Errors
    /// [`PhoneError::WrongKey`] for other words, [`PhoneError::Invalid`] for what are no words, and as [`Phone::open`].
    pub fn open_with_recovery(&mut self, words: &str, new_key: &[u8]) -> Result<Opened, PhoneError> {
        let key = device_key(new_key)?;
        self.shut();
        self.home = Some(Companion::open_with_recovery(&self.folder, words, &key)?);
        self.reload_regions();
        self.opened()
    }

    fn opened(&mut self) -> Result<Opened, PhoneError> {
        let home = self.home()?;
        let (copy_of, is_damaged) = match home.condition() {
            Condition::Whole => (None, false),
            Condition::ReadOnlyCopy { day, .. } => (Some(day.clone()), false),
            Condition::ReadOnlyDamaged { .. } => (None, true),
        };
        let is_unlocked = home.vault().is_unlocked();
        // A family that cannot be read is not the first run.
        let nobody = home.household().is_ok_and(|household| household.family == Family::default());
        Ok(Opened {
            is_first_run: nobody && copy_of.is_none() && !is_damaged,
            is_unlocked,
            copy_of,
            is_damaged,
            language: self.read_language(),
        })
    }

    /// Closes what is open. Nothing is lost by it, nor by never calling it.
    pub fn shut(&mut self) {
        if self.home.take().is_some() {
            self.reload_regions();
        }
        self.plans.clear();
        self.picture = None;
    }

    /// Everything of a day, noted as come and read. The app shows it when it comes to the front.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`], [`PhoneError::Damaged`]. A full disk keeps nobody from reading.
    pub fn today(&mut self, now: LocalMoment) -> Result<TodayScreen, PhoneError> {
        let Self { corpus, regions, home, .. } = self;
        let home = home.as_mut().ok_or(PhoneError::NotOpen)?;
        let come = |household: &mut Household| {
            let reader = reader_of(household, now.date);
            let (family, ledger) = (&household.family, &household.ledger);
            let tracks = household.preferences.tracks.iter();
            let mut coming: Vec<Arrival> =
                tracks.flat_map(|track| arrivals(corpus, family, ledger, *track, now.date)).collect();
            coming.extend(regions.arrivals(corpus, family, ledger, corpus.region(&reader), now.date));
            note(&mut household.ledger, &coming, now.date);
            household.notices.opened(now.date);
            coming
        };
        let noted = home.change(|household| Ok::<_, CompanionError>((come(household), household.clone())));
        let (coming, household, not_noted) = match noted.map_err(PhoneError::from) {
            Ok((coming, household)) => (coming, household, false),
            Err(error) if error.only_keeps_from_writing() => {
                let mut household = home.household()?;
                (come(&mut household), household, true)
            }
            Err(error) => return Err(error),
        };
        let copied = if not_noted { Ok(()) } else { home.is_day(now.date) };
        let copied = copied.map_err(PhoneError::from);
        let read = self.reading(household)?;
        let mut screen = self.desk(&read, now).today(&coming)?;
        screen.not_noted = not_noted;
        screen.needs_repair = matches!(copied, Err(PhoneError::Damaged { .. }));
        Ok(screen)
    }

    /// An earlier day, as it stands on the shelf. Nothing is noted. A day to come is empty.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn day(&mut self, on: NaiveDate, now: LocalMoment) -> Result<TodayScreen, PhoneError> {
        self.with_home(now, |desk| desk.day(on))
    }

    /// A letter or card by its slot. `of` is the day it belongs to, if it has one.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] where there is no such slot, or no text for it. Needs nothing to be open.
    pub fn letter(
        &mut self,
        slot: &SlotId,
        of: Option<NaiveDate>,
        now: LocalMoment,
    ) -> Result<LetterPage, PhoneError> {
        let page = self.with(now, |desk| desk.letter(slot, of, &[], None))?;
        page.ok_or_else(|| PhoneError::not_found("letter"))
    }

    /// Letters from one day to another, both included, latest first.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn shelf(
        &mut self,
        from: NaiveDate,
        until: NaiveDate,
        now: LocalMoment,
    ) -> Result<Vec<ShelfRow>, PhoneError> {
        self.with_home(now, |desk| desk.shelf(from, until))
    }

    /// Months with letters, latest first.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn shelf_months(&mut self, now: LocalMoment) -> Result<Vec<ShelfMonth>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.shelf_months()))
    }

    /// Letters in which words stand, from one character on; none for spaces.
    ///
    /// # Errors
    /// As [`Phone::letter`].
    pub fn search(&mut self, words: &str, now: LocalMoment) -> Result<Vec<SearchRow>, PhoneError> {
        self.with(now, |desk| desk.search(words))
    }

    /// What comes from now on, for so many days.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn upcoming(&mut self, days: u32, now: LocalMoment) -> Result<Vec<UpcomingRow>, PhoneError> {
        let read = self.read_home()?;
        let ahead = Days::new(u64::from(days).saturating_sub(1));
        let until = now.date.checked_add_days(ahead).unwrap_or(NaiveDate::MAX);
        let due = self.regions.due(&self.corpus, &read.household, now.date);
        let wanted: Vec<Due> = due.iter().map(|(due, _)| due.clone()).collect();
        let coming = upcoming(&self.corpus, &read.strings, &read.household, &wanted, now, until);
        self.desk(&read, now).upcoming(&coming, &due)
    }

    /// Safety letters that were missed and still matter.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn essentials(&mut self, now: LocalMoment) -> Result<Vec<SlotRow>, PhoneError> {
        self.with_home(now, |desk| {
            let Household { family, ledger, .. } = desk.household;
            let missed = essentials(desk.corpus, family, ledger, now.date);
            missed.iter().map(|slot| desk.row(slot, now.date)).collect()
        })
    }

    /// Shelves of cards. Those for everybody are there with nothing open.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn cards(&mut self, now: LocalMoment) -> Result<Vec<CardShelf>, PhoneError> {
        self.with(now, |desk| desk.cards())
    }

    /// Situations in which somebody can be called.
    ///
    /// # Errors
    /// As [`Phone::cards`].
    pub fn situations(&mut self, now: LocalMoment) -> Result<Vec<Situation>, PhoneError> {
        self.with(now, |desk| Ok(desk.situations()))
    }

    /// Whom to call in a situation, by its help key.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn help(&mut self, situation: &str, now: LocalMoment) -> Result<HelpScreen, PhoneError> {
        self.with(now, |desk| desk.help(situation))
    }

    /// What is open or opens soon, child by child; `all`: also what opens much later.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn deadlines(&mut self, all: bool, now: LocalMoment) -> Result<Vec<DeadlineGroup>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.deadlines(all)))
    }

    /// What is for after a loss: only where something ended, and only for whoever asks.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn deadlines_after_loss(&mut self, now: LocalMoment) -> Result<Vec<DeadlineRow>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.deadlines_after_loss()))
    }

    /// Cards to show at a counter.
    ///
    /// # Errors
    /// As [`Phone::cards`].
    pub fn counter_cards(&mut self, now: LocalMoment) -> Result<Vec<CounterCardPage>, PhoneError> {
        self.with(now, |desk| Ok(desk.counter_cards()))
    }
}

impl Phone {
    /// Everybody, and what may be told of them.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn family(&mut self, now: LocalMoment) -> Result<FamilyScreen, PhoneError> {
        self.with_home(now, |desk| Ok(desk.family()))
    }

    /// What was reported, in the order in which it is read.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn reports(&mut self, now: LocalMoment) -> Result<Vec<ReportRow>, PhoneError> {
        self.with_home(now, |desk| Ok(desk.reports()))
    }

    /// What something told would mean. Nothing is kept, and nothing needs to be open.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be.
    pub fn preview(&mut self, telling: &Telling, now: LocalMoment) -> Result<Preview, PhoneError> {
        let read = self.read()?;
        let mut after = read.household.clone();
        let names = (0..MOST_NAMES).map(placeholder).collect();
        let told = telling.record(&mut after.family, now, names);
        let told = told.map_err(|reason| telling.refused(reason, now.date, &read.strings))?;
        let read = Read { household: after, ..read };
        let desk = self.desk(&read, now);
        let new = told.children.iter().filter_map(|child| read.household.family.member(*child));
        let due = new.clone().find_map(|member| member.due).map(crate::calendar::DueDate::date);
        let mut stages: Vec<Wording> = new.map(|member| desk.stage(member, now.date).1).collect();
        stages.dedup();
        Ok(Preview { stages, due })
    }

    /// The notices to take back before something is told that stops something: an ending, a pause, a removal, a birth, a
    /// corrected date. A shell takes them back first and tells then: whoever dies between has lost notices, which come
    /// again, and never shows one about what has ended.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be. While the family cannot be read, take back everything
    /// ([`super::every_id`]).
    pub fn would_cancel(
        &mut self,
        telling: &Telling,
        pending: &PendingNotices,
        now: LocalMoment,
    ) -> Result<Vec<NaiveDate>, PhoneError> {
        let read = self.read_home()?;
        let mut after = read.household.clone();
        let names = (0..MOST_NAMES).map(placeholder).collect();
        let told = telling.record(&mut after.family, now, names);
        told.map_err(|reason| telling.refused(reason, now.date, &read.strings))?;
        Ok(after_report(&read.household, &after, &pending.read()))
    }

    /// Writes down what a person tells. All of it is kept, or nothing. A usual plan follows.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why it cannot be, in the person's language; [`PhoneError::Full`] and the others of storage.
    pub fn tell(&mut self, telling: &Telling, now: LocalMoment) -> Result<Told, PhoneError> {
        let language = self.read_language();
        let strings = self.strings_of(&language)?;
        let home = self.home()?;
        let names = (0..MOST_NAMES).map(|_| home.vault().random_id()).collect::<Result<Vec<_>, _>>()?;
        home.change(|household| {
            let told = telling.record(&mut household.family, now, names.clone());
            told.map_err(|reason| telling.refused(reason, now.date, &strings))
        })
    }

    /// How letters are wanted on this phone.
    ///
    /// # Errors
    /// As [`Phone::today`].
    pub fn wishes(&mut self) -> Result<Wishes, PhoneError> {
        Ok(Wishes::of(&self.home()?.household()?))
    }

    /// Takes other wishes. A usual plan follows.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] for a language that is not there, [`PhoneError::Invalid`] for an hour at which people sleep.
    pub fn wish(&mut self, wishes: &Wishes) -> Result<(), PhoneError> {
        for tag in std::iter::once(&wishes.language).chain(&wishes.second_language) {
            if !self.corpus.languages().iter().any(|row| row.tag == *tag) {
                return Err(PhoneError::not_found("language"));
            }
        }
        let strings = self.strings_of(&wishes.language)?;
        let hour = Hour::try_from(wishes.hour)
            .map_err(|_| PhoneError::invalid(strings.text(Key::ErrorHour, &[])))?;
        self.home()?.change(|household| {
            wishes.write(household, hour);
            Ok(())
        })
    }
}

impl Phone {
    pub(super) fn home(&mut self) -> Result<&mut Companion, PhoneError> {
        self.home.as_mut().ok_or(PhoneError::NotOpen)
    }

    /// The language read: chosen, or the phone's own.
    pub(super) fn read_language(&self) -> String {
        let household = self.home.as_ref().and_then(|home| home.household().ok());
        let chosen = household.map(|household| household.preferences.language);
        let ours = |tag: &String| self.corpus.languages().iter().any(|row| row.tag == *tag);
        chosen.filter(ours).unwrap_or_else(|| self.language.clone())
    }

    /// The strings of a language, read once.
    pub(super) fn strings_of(&mut self, language: &str) -> Result<Arc<Strings>, PhoneError> {
        if let Some(strings) = self.strings.get(language) {
            return Ok(Arc::clone(strings));
        }
        let strings = Arc::new(Strings::of(&self.corpus, language)?);
        self.strings.insert(language.to_owned(), Arc::clone(&strings));
        Ok(strings)
    }

    /// The household as it is now; an error where nothing is open.
    pub(super) fn read_home(&mut self) -> Result<Read, PhoneError> {
        let household = self.home()?.household()?;
        self.reading(household)
    }

    /// The household as it is now, or nobody: cards and help are there whatever happens to the folder.
    fn read(&mut self) -> Result<Read, PhoneError> {
        let household = self.home.as_ref().and_then(|home| home.household().ok());
        let nobody = || {
            let mut household = Household::default();
            household.preferences.language.clone_from(&self.language);
            household
        };
        let household = household.unwrap_or_else(nobody);
        self.reading(household)
    }

    pub(super) fn reading(&mut self, household: Household) -> Result<Read, PhoneError> {
        let chosen = household.preferences.language.clone();
        let ours = self.corpus.languages().iter().any(|row| row.tag == chosen);
        let language = if ours { chosen } else { self.language.clone() };
        let strings = self.strings_of(&language)?;
        // A number that cannot be read keeps nobody from reading.
        let numbers = self.home.as_ref().and_then(|home| home.own_numbers().ok()).unwrap_or_default();
        let own = numbers.into_iter().map(|kept| kept.number).collect();
        Ok(Read { household, language, strings, own })
    }

    pub(super) fn desk<'a>(&'a self, read: &'a Read, now: LocalMoment) -> Desk<'a> {
        Desk {
            corpus: &self.corpus,
            regions: &self.regions,
            strings: &read.strings,
            household: &read.household,
            language: &read.language,
            now,
            own: &read.own,
        }
    }

    fn with<T>(
        &mut self,
        now: LocalMoment,
        write: impl FnOnce(&Desk<'_>) -> Result<T, PhoneError>,
    ) -> Result<T, PhoneError> {
        let read = self.read()?;
        write(&self.desk(&read, now))
    }

    fn with_home<T>(
        &mut self,
        now: LocalMoment,
        write: impl FnOnce(&Desk<'_>) -> Result<T, PhoneError>,
    ) -> Result<T, PhoneError> {
        let read = self.read_home()?;
        write(&self.desk(&read, now))
    }
}

/// A letter uses the region of its own day.
fn reader_of(household: &Household, on: NaiveDate) -> Reader {
    let reader = Reader::new(&household.preferences.language);
    match household.family.region_on(on) {
        Some(region) => reader.in_region(region),
        None => reader,
    }
}

fn device_key(bytes: &[u8]) -> Result<DeviceKey, PhoneError> {
    let wrong = |_| PhoneError::invalid("a device key has 32 bytes");
    bytes.try_into().map(DeviceKey::new).map_err(wrong)
}

/// The language of ours that is nearest to a tag: itself, its first part, or English.
fn nearest(corpus: &Corpus, tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    let ours = |tag: &&str| corpus.languages().iter().any(|row| row.tag == *tag);
    [tag, first].into_iter().find(ours).unwrap_or(LAST_RESORT).to_owned()
}

/// A name for a trial, of which nothing is kept.
fn placeholder(number: usize) -> [u8; 16] {
    let mut name = [0xFF; 16];
    name[15] = u8::try_from(number).unwrap_or_default();
    name
}
