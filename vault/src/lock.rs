//! Who may open the journal: PIN, recovery words, and the lock between. Knows the order in which things are written:
//! an attempt before it is looked at, both envelopes before a change is answered.

use crate::disk::Lock;
use crate::envelope::{self, Envelope, Journal, Stretched, wrap};
use crate::keys::{KeyKind, RootKey};
use crate::pin::{PinState, Tries, Uptime, digits};
use crate::recovery::{RecoveryWords, WordLanguage, phrase};
use crate::seal::Sealer;
use crate::settings::{self, RECOVERY_REFUSED, TRIES};
use crate::vault::Vault;
use crate::{Refusal, Urgency, VaultError};

impl Vault {
    /// Whether journal rows and files can be read and written.
    pub fn is_unlocked(&self) -> bool {
        self.journal.is_some()
    }

    /// Forgets the journal key. Without a PIN there is nothing to lock with, and nothing happens.
    pub fn lock(&mut self) {
        // An envelope that cannot be read says nothing about a PIN: better locked.
        if !self.envelope().is_ok_and(|envelope| matches!(envelope.journal, Journal::Device(_))) {
            self.journal = None;
            self.sealers.journal = None;
        }
    }

    /// Whether a PIN is set, how many tries are free, and how long to wait.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn pin_state(&mut self, now: Uptime) -> Result<PinState, VaultError> {
        Ok(match self.envelope()?.journal {
            Journal::Device(_) => PinState::None,
            Journal::Pin(_) => {
                let (free_tries, wait_ms) = self.tries()?.state(now);
                PinState::Set { free_tries, wait_ms }
            }
        })
    }

    /// Sets the first PIN: six digits or more. When this returns, no envelope on the disk opens the journal without it.
    ///
    /// # Errors
    /// [`VaultError::RecoveryUndecided`] before recovery words were made or refused; [`VaultError::Invalid`] if a PIN is
    /// set, or this is none; [`VaultError::Full`], and no PIN is set.
    pub fn pin_set(&mut self, pin: &str) -> Result<(), VaultError> {
        let pin = digits(pin)?;
        let _lock = self.writing_envelopes()?;
        let envelope = self.envelope()?;
        if matches!(envelope.journal, Journal::Pin(_)) {
            return Err(Refusal::PinIsSet.into());
        }
        let refused = settings::get(&self.database, &self.sealers.family, RECOVERY_REFUSED)?.is_some();
        if envelope.recovery.is_none() && !refused {
            return Err(VaultError::RecoveryUndecided);
        }
        let key = self.journal.clone().ok_or(VaultError::Locked)?;
        self.reset_tries()?;
        self.wrap_with_pin(envelope, &key, &pin)
    }

    /// Puts another PIN in the place of one. A wrong `old` counts as a try.
    ///
    /// # Errors
    /// As [`Vault::pin_unlock`] and [`Vault::pin_set`].
    pub fn pin_change(&mut self, old: &str, new: &str, now: Uptime) -> Result<(), VaultError> {
        let new = digits(new)?;
        let _lock = self.writing_envelopes()?;
        let envelope = self.envelope()?;
        let key = self.try_pin(&envelope, old, now)?;
        self.wrap_with_pin(envelope, &key, &new)?;
        self.unlock_with(key);
        Ok(())
    }

    /// Takes the PIN away. A wrong one counts as a try.
    ///
    /// # Errors
    /// As [`Vault::pin_unlock`].
    pub fn pin_remove(&mut self, pin: &str, now: Uptime) -> Result<(), VaultError> {
        let _lock = self.writing_envelopes()?;
        let mut envelope = self.envelope()?;
        let key = self.try_pin(&envelope, pin, now)?;
        envelope.journal = wrap::journal(&key, &self.device, &self.id, &mut *self.entropy)?;
        self.write_envelopes(envelope)?;
        self.unlock_with(key);
        Ok(())
    }

    /// Opens the journal. The attempt is counted, on the disk, before it is looked at.
    ///
    /// # Errors
    /// [`VaultError::WrongPin`]; [`VaultError::Wait`], and the attempt was neither looked at nor counted;
    /// [`VaultError::ReadOnly`] if it cannot be counted; [`VaultError::Invalid`] if this is no PIN, or none is set.
    pub fn pin_unlock(&mut self, pin: &str, now: Uptime) -> Result<(), VaultError> {
        let key = self.try_pin(&self.envelope()?, pin, now)?;
        self.unlock_with(key);
        Ok(())
    }

    /// Makes six recovery words in the place of any before. They are returned once and kept nowhere.
    ///
    /// # Errors
    /// [`VaultError::Locked`]: the words open the journal as well. [`VaultError::Full`], and the older words still hold.
    pub fn recovery_words_new(&mut self, language: WordLanguage) -> Result<RecoveryWords, VaultError> {
        let _lock = self.writing_envelopes()?;
        let mut envelope = self.envelope()?;
        let journal = self.journal.clone().ok_or(VaultError::Locked)?;
        let words = RecoveryWords::random(language, &mut *self.entropy)?;
        let phrase = phrase(&words.words().join(" "))?;
        let keys = (&self.family, &journal);
        envelope.recovery = Some(wrap::recovery(keys, &phrase, &self.id, self.cost, &mut *self.entropy)?);
        self.write_envelopes(envelope)?;
        Ok(words)
    }

    /// Whether there are recovery words.
    pub fn has_recovery(&self) -> bool {
        self.envelope().is_ok_and(|envelope| envelope.recovery.is_some())
    }

    /// Recovery words were offered and refused, and the person has confirmed that a lost phone or a forgotten PIN then
    /// means a lost journal. A PIN can be set from now on.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn recovery_refused(&mut self) -> Result<(), VaultError> {
        self.write(Urgency::Usual, |writing| writing.put_setting(RECOVERY_REFUSED, &[1]))
    }

    /// Read again each time: another process may have changed it.
    fn envelope(&self) -> Result<Envelope, VaultError> {
        let envelope = envelope::choose(&self.folder)?.envelope;
        if envelope.vault == self.id { Ok(envelope) } else { Err(VaultError::KeyLost) }
    }

    fn writing_envelopes(&self) -> Result<Lock, VaultError> {
        self.must_be_writable()?;
        let lock = Lock::exclusive(&self.folder)?;
        self.must_be_here()?;
        Ok(lock)
    }

    fn write_envelopes(&mut self, mut envelope: Envelope) -> Result<(), VaultError> {
        envelope.generation = envelope.generation.saturating_add(1);
        envelope::write_both(&self.folder, &envelope)?;
        self.remember(envelope.generation)
    }

    fn wrap_with_pin(&mut self, mut envelope: Envelope, key: &RootKey, pin: &str) -> Result<(), VaultError> {
        envelope.journal = wrap::pin(key, (pin, &self.device), &self.id, self.cost, &mut *self.entropy)?;
        self.write_envelopes(envelope)
    }

    fn try_pin(&mut self, envelope: &Envelope, pin: &str, now: Uptime) -> Result<RootKey, VaultError> {
        let Journal::Pin(slot) = &envelope.journal else {
            return Err(Refusal::NoPin.into());
        };
        let pin = digits(pin)?;
        let tries = self.count(now)?;
        if let Some(key) = self.unwrap(slot, &pin)? {
            // If this cannot be written, a right PIN counts as a wrong one until the next right one.
            let _ = self.reset_tries();
            return Ok(key);
        }
        let (free_tries, wait_ms) = tries.state(now);
        Err(VaultError::WrongPin { free_tries, wait_ms })
    }

    fn unwrap(&self, slot: &Stretched, pin: &str) -> Result<Option<RootKey>, VaultError> {
        wrap::unwrap_pin(slot, pin, &self.device, &self.id)
    }

    fn unlock_with(&mut self, key: RootKey) {
        self.sealers.journal = Some(Sealer::new(&key, KeyKind::Journal, self.id));
        self.journal = Some(key);
    }

    fn tries(&self) -> Result<Tries, VaultError> {
        tries(settings::get(&self.database, &self.sealers.family, TRIES)?)
    }

    /// Two processes count in one row: the wait is looked at and the try counted under one write lock.
    fn count(&mut self, now: Uptime) -> Result<Tries, VaultError> {
        self.write(Urgency::MustHold, |writing| {
            let before = tries(settings::get(writing.database, &writing.sealers.family, TRIES)?)?;
            before.check(now)?;
            let after = before.one_more(now);
            writing.put_setting(TRIES, &after.encode())?;
            Ok(after)
        })
    }

    fn reset_tries(&mut self) -> Result<(), VaultError> {
        self.write(Urgency::MustHold, |writing| writing.put_setting(TRIES, &Tries::default().encode()))
    }
}

fn tries(stored: Option<Vec<u8>>) -> Result<Tries, VaultError> {
    stored.map_or(Ok(Tries::default()), |bytes| {
        Tries::decode(&bytes).ok_or_else(|| VaultError::database("a count of tries that is none"))
    })
}
