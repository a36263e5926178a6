//! One phone's regions from outside, and numbers that a person entered.

use chrono::NaiveDate;

use super::error::PhoneError;
use super::phone::Phone;
use super::wording::Wording;
use crate::companion::{Aside, KeptNumber, NumberId};
use crate::region::{Installed, KeyRole, OwnNumber, Regions};

/// A region that a person can choose to live in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionChoice {
    /// Its id, such as `JP-13`.
    pub id: String,
    /// What it is called.
    pub name: Wording,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: String,
    /// How to reach them.
    pub contact: String,
    /// Part of the app; otherwise it came from outside.
    pub is_built_in: bool,
}

/// A region that came from outside and is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstalledRegion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: String,
    /// How to reach them.
    pub contact: String,
    /// The fingerprint of the key that signed it.
    pub fingerprint: String,
    /// Whether that key is the project's own; otherwise a person compared its fingerprint.
    pub is_of_the_project: bool,
    /// The day on which somebody last looked at its sources.
    pub checked_on: NaiveDate,
    /// The last day before its first record may have changed.
    pub expires_on: Option<NaiveDate>,
}

/// A region that is kept and not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionAside {
    /// Its id; `None` where not even that can be read.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<u32>,
    /// Why, as a sentence.
    pub reason: String,
}

/// Regions to choose from, and those that came from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionsScreen {
    /// Every region there is, by id.
    pub choices: Vec<RegionChoice>,
    /// Those that came from outside.
    pub installed: Vec<InstalledRegion>,
    /// Those that are kept and not used.
    pub aside: Vec<RegionAside>,
    /// Fingerprints of the keys that a person trusted.
    pub trusted: Vec<String>,
}

/// A number that a person entered: my hospital, my midwife, a friend.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnNumberRow {
    /// Its name in the vault; `None` for a new one.
    pub id: Option<NumberId>,
    /// What the person calls it.
    pub name: String,
    /// As it is dialled.
    pub number: String,
    /// Help keys it stands for; none: it is good for every situation.
    pub helps: Vec<String>,
}

impl std::fmt::Debug for OwnNumberRow {
    /// Without the name and the number: they are somebody's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnNumberRow").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Phone {
    /// Regions to choose from. With nothing open, those built in.
    ///
    /// # Errors
    /// Errors of storage.
    pub fn regions(&mut self) -> Result<RegionsScreen, PhoneError> {
        let language = self.read_language();
        let strings = self.strings_of(&language)?;
        let rows = self.regions.list(std::slice::from_ref(&language)).into_iter();
        let choices = rows.map(|row| RegionChoice {
            id: row.id,
            name: Wording::from(&row.name),
            version: row.version,
            maintainer: row.maintainer.name,
            contact: row.maintainer.contact,
            is_built_in: row.is_built_in,
        });
        let mut screen = RegionsScreen {
            choices: choices.collect(),
            installed: Vec::new(),
            aside: Vec::new(),
            trusted: Vec::new(),
        };
        let Some(home) = &self.home else { return Ok(screen) };
        let known = home.regions(&self.corpus)?;
        screen.installed = known.regions.installed().into_iter().map(InstalledRegion::from).collect();
        let aside = |aside: &Aside| RegionAside {
            id: aside.region.clone(),
            version: aside.version,
            reason: aside.reason.sentence(&strings),
        };
        screen.aside = known.aside.iter().map(aside).collect();
        let keys = home.trusted_keys()?.into_iter().filter(|key| key.role == KeyRole::Trusted);
        screen.trusted = keys.map(|key| key.key.fingerprint()).collect();
        Ok(screen)
    }

    /// Takes a region's file in, whole or not at all. `compared`: the fingerprint of its key as the person has it from its
    /// owner by another way; with it the key is trusted from then on.
    ///
    /// # Errors
    /// [`PhoneError::UnknownSigner`] has the fingerprint to compare; [`PhoneError::Invalid`] is a sentence for the person who
    /// tried. Nothing was changed then.
    pub fn install_region(
        &mut self,
        file: &[u8],
        compared: Option<&str>,
    ) -> Result<InstalledRegion, PhoneError> {
        let Self { corpus, home, .. } = self;
        let home = home.as_mut().ok_or(PhoneError::NotOpen)?;
        let installed = home.install_region(file, compared, corpus);
        let installed = installed.map_err(|error| self.told(error))?;
        self.reload_regions();
        Ok(InstalledRegion::from(&installed))
    }

    /// Takes a region from outside away. What is built in stays. False: a sealed copy still has it, until the next one is
    /// made.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn remove_region(&mut self, id: &str) -> Result<bool, PhoneError> {
        let everywhere = self.home()?.remove_region(id)?;
        self.reload_regions();
        Ok(everywhere)
    }

    /// Trusts a key no longer, by its fingerprint. What it brought is kept aside and not used.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`] if nobody trusted it here.
    pub fn forget_key(&mut self, fingerprint: &str) -> Result<(), PhoneError> {
        self.home()?.forget_key(fingerprint)?;
        self.reload_regions();
        Ok(())
    }

    /// Numbers that the person entered. They open without a PIN.
    ///
    /// # Errors
    /// [`PhoneError::NotOpen`]; errors of storage.
    pub fn own_numbers(&mut self) -> Result<Vec<OwnNumberRow>, PhoneError> {
        Ok(self.home()?.own_numbers()?.into_iter().map(OwnNumberRow::from).collect())
    }

    /// Keeps a number, a new one or a corrected one. The answer is its name.
    ///
    /// # Errors
    /// [`PhoneError::Invalid`]: why not, in the person's language; [`PhoneError::NotFound`].
    pub fn write_number(&mut self, row: &OwnNumberRow) -> Result<NumberId, PhoneError> {
        let number = OwnNumber::new(&row.name, &row.number, &row.helps);
        let number = number.map_err(|error| self.told(error))?;
        self.ask(|home| match row.id {
            Some(id) => home.change_number(id, &number).map(|()| id),
            None => home.add_number(&number),
        })
    }

    /// Removes a number. False: a sealed copy still has it, until the next one is made.
    ///
    /// # Errors
    /// [`PhoneError::NotFound`].
    pub fn remove_number(&mut self, id: NumberId) -> Result<bool, PhoneError> {
        Ok(self.home()?.remove_number(id)?)
    }

    /// What is built in, with what was installed here. Where the folder does not answer, what is built in: nobody is without
    /// a number to call.
    pub(super) fn reload_regions(&mut self) {
        let installed = self.home.as_ref().and_then(|home| home.regions(&self.corpus).ok());
        if let Some(regions) = installed.map(|known| known.regions).or_else(|| Regions::builtin().ok()) {
            self.regions = regions;
        }
    }
}

impl From<&Installed> for InstalledRegion {
    fn from(installed: &Installed) -> Self {
        Self {
            id: installed.region.clone(),
            version: installed.version,
            maintainer: installed.maintainer.name.clone(),
            contact: installed.maintainer.contact.clone(),
            fingerprint: installed.key.fingerprint(),
            is_of_the_project: installed.role == KeyRole::CompiledIn,
            checked_on: installed.checked_on,
            expires_on: installed.expires_on,
        }
    }
}

impl From<KeptNumber> for OwnNumberRow {
    fn from(kept: KeptNumber) -> Self {
        let OwnNumber { name, number, helps } = kept.number;
        Self { id: Some(kept.id), name, number, helps }
    }
}
