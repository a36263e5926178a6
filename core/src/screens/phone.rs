//! One phone: the folder, the words, and what every screen is written with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::desk::Desk;
use super::error::PhoneError;
use crate::companion::{Companion, CompanionError, Condition, DeviceKey, is_there};
use crate::corpus::Corpus;
use crate::family::{Family, LocalMoment};
use crate::household::Household;
use crate::region::{OwnNumber, Regions};
use crate::reminders::Plan;
use crate::strings::{Key, Strings};

/// Read where the phone's language is none of ours.
const LAST_RESORT: &str = "en";

/// One companion on one phone.
pub struct Phone {
    pub(super) folder: PathBuf,
    /// The language read until somebody has chosen one.
    language: String,
    /// The country in which the phone is, as far as its network says.
    pub(super) country: Option<String>,
    pub(super) corpus: Arc<Corpus>,
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

/// The household as it is now, and the words to say it in.
pub(super) struct Read {
    pub(super) household: Household,
    pub(super) language: String,
    pub(super) strings: Arc<Strings>,
    pub(super) own: Vec<OwnNumber>,
}

impl Phone {
    /// The words, and a folder that is not touched yet. `language` is the phone's own tag, such as `ja-JP`; Easy Japanese is
    /// a choice and never guessed.
    ///
    /// # Errors
    /// [`PhoneError::Damaged`] only if the library itself is.
    pub fn new(folder: &Path, language: &str) -> Result<Self, PhoneError> {
        let corpus = Corpus::shared()?;
        let language = nearest(&corpus, language);
        Ok(Self {
            folder: folder.to_owned(),
            language,
            country: None,
            corpus,
            regions: Regions::builtin()?,
            home: None,
            strings: BTreeMap::new(),
            plans: Vec::new(),
            next_plan: 1,
            picture: None,
        })
    }

    /// The country in which the phone is, two letters (ISO 3166-1) as its network gives them; anything else says nothing. A hint
    /// for whom to call, used only where the family has not said where it lives, and kept nowhere: an English phone in Japan
    /// whose key is lost still finds who answers there.
    pub fn phone_country(&mut self, code: &str) {
        let code = code.trim().to_ascii_uppercase();
        let is_one = code.len() == 2 && code.chars().all(|letter| letter.is_ascii_alphabetic());
        self.country = is_one.then_some(code);
    }

    /// What is in the folder, without a key.
    pub fn state(&self) -> HomeState {
        HomeState {
            is_there: is_there(&self.folder),
            has_recovery: otayori_vault::has_recovery(&self.folder).unwrap_or(false),
            is_open: self.home.is_some(),
        }
    }

    /// Opens the companion, or begins one where the folder is empty. Until something is told or chosen in it, it is read in the
    /// phone's language. The key is the 32 bytes that the phone's key store
    /// holds; `None` where it holds none.
    ///
    /// # Errors
    /// [`PhoneError::KeyLost`], [`PhoneError::WrongKey`], [`PhoneError::Damaged`], [`PhoneError::TooNew`],
    /// [`PhoneError::Full`], [`PhoneError::Busy`], [`PhoneError::ReadOnly`]; [`PhoneError::Invalid`] for a key of another
    /// length, or none for a new companion.
    pub fn open(&mut self, key: Option<&[u8]>) -> Result<Opened, PhoneError> {
        let key = key.map(device_key).transpose()?;
        self.shut();
        let mut home = Companion::open(&self.folder, key.as_ref())?;
        // Asked of what is kept, not of the folder: a beginning can be cut off between the folder and its language.
        if *home.condition() == Condition::Whole && home.is_new().unwrap_or(false) {
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
        let home = Companion::open_with_recovery(&self.folder, words, &key);
        self.home = Some(home.map_err(|error| self.told(error))?);
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
}

impl Phone {
    pub(super) fn home(&mut self) -> Result<&mut Companion, PhoneError> {
        self.home.as_mut().ok_or(PhoneError::NotOpen)
    }

    /// Asks the companion. What a person can put right is said in the language read.
    pub(super) fn ask<T, E: Into<CompanionError>>(
        &mut self,
        question: impl FnOnce(&mut Companion) -> Result<T, E>,
    ) -> Result<T, PhoneError> {
        let answer = question(self.home()?);
        answer.map_err(|error| self.told(error))
    }

    /// An error in the language read; before anything is open, in the phone's.
    pub(super) fn told(&mut self, error: impl Into<CompanionError>) -> PhoneError {
        match self.read_strings() {
            Ok(strings) => PhoneError::told(error.into(), &strings),
            Err(error) => error,
        }
    }

    /// Says in the language read why something cannot be.
    pub(super) fn refused(&mut self, key: Key) -> PhoneError {
        match self.read_strings() {
            Ok(strings) => PhoneError::invalid(strings.text(key, &[])),
            Err(error) => error,
        }
    }

    fn read_strings(&mut self) -> Result<Arc<Strings>, PhoneError> {
        let language = self.read_language();
        self.strings_of(&language)
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
    pub(super) fn read(&mut self) -> Result<Read, PhoneError> {
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
            country: self.country.as_deref(),
        }
    }

    pub(super) fn with<T>(
        &mut self,
        now: LocalMoment,
        write: impl FnOnce(&Desk<'_>) -> Result<T, PhoneError>,
    ) -> Result<T, PhoneError> {
        let read = self.read()?;
        write(&self.desk(&read, now))
    }

    pub(super) fn with_home<T>(
        &mut self,
        now: LocalMoment,
        write: impl FnOnce(&Desk<'_>) -> Result<T, PhoneError>,
    ) -> Result<T, PhoneError> {
        let read = self.read_home()?;
        write(&self.desk(&read, now))
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
