//! Calls that take long, and what nobody may wait for: whom to call, the cards, and closing the journal.
//!
//! A backup holds the one lock for as long as it takes, minutes with many photos. While it runs, help is answered from what
//! was known when it began, and a wish to close the journal is kept and done at its end, before any other call.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use crate::companion::OtayoriCompanion;
use crate::mirrors::*;

/// A call that is short ends within this; whoever cannot wait looks again then.
const A_MOMENT: Duration = Duration::from_millis(2);

/// The call that takes long, if one runs.
#[derive(Debug, Default)]
pub(crate) struct Running(Mutex<Option<Long>>);

/// What is there beside a call that takes long.
#[derive(Debug)]
struct Long {
    beside: Beside,
    /// The journal is to be closed at its end.
    locks: bool,
}

impl Running {
    fn now(&self) -> MutexGuard<'_, Option<Long>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a call that takes long, one that panicked too, while its lock is still held.
struct End<'a> {
    phone: MutexGuard<'a, Phone>,
    running: &'a Running,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        if self.running.now().take().is_some_and(|long| long.locks) {
            self.phone.lock();
        }
    }
}

impl OtayoriCompanion {
    /// A call that takes long.
    pub(crate) fn long<T>(
        &self,
        work: impl FnOnce(&mut Phone) -> Result<T, CompanionError>,
    ) -> Result<T, CompanionError> {
        let mut end = End { phone: self.phone(), running: &self.running };
        let beside = end.phone.beside()?;
        *self.running.now() = Some(Long { beside, locks: false });
        work(&mut end.phone)
    }

    /// A call that waits for short ones only.
    pub(crate) fn soon<T>(
        &self,
        phone: impl FnOnce(&mut Phone) -> T,
        beside: impl FnOnce(&Beside) -> T,
    ) -> T {
        loop {
            match self.phone.try_lock() {
                Ok(mut free) => return phone(&mut free),
                Err(TryLockError::Poisoned(free)) => return phone(&mut free.into_inner()),
                Err(TryLockError::WouldBlock) => {}
            }
            if let Some(long) = &*self.running.now() {
                return beside(&long.beside);
            }
            std::thread::sleep(A_MOMENT);
        }
    }

    /// Closes the journal: at the end of a call that takes long, if one runs.
    pub(crate) fn lock_soon(&self) {
        loop {
            match self.phone.try_lock() {
                Ok(mut free) => return free.lock(),
                Err(TryLockError::Poisoned(free)) => return free.into_inner().lock(),
                Err(TryLockError::WouldBlock) => {}
            }
            if let Some(long) = &mut *self.running.now() {
                long.locks = true;
                return;
            }
            std::thread::sleep(A_MOMENT);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    fn now() -> LocalMoment {
        let date = "2026-12-01".parse().unwrap();
        LocalMoment { date, time: "03:00:00".parse().unwrap(), utc_offset_minutes: 540 }
    }

    /// The same thread asks while it holds the lock: whoever waited for it would wait for ever.
    #[test]
    fn whom_to_call_and_closing_the_journal_wait_for_no_backup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap().to_owned();
        let companion = OtayoriCompanion::new(path, "ja".to_owned()).unwrap();
        companion.open(Some(vec![1; 32])).unwrap();
        companion.refuse_recovery_words().unwrap();
        companion.set_pin("123456".to_owned()).unwrap();
        let number = OwnNumberRow {
            id: None,
            name: "Aya".to_owned(),
            number: "03-1".to_owned(),
            helps: vec!["midwife".to_owned()],
        };
        companion.write_number(number).unwrap();
        let uptime = || UptimeNow { since_boot_ms: 1_000_000, boot: "boot".to_owned() };
        let before = companion.help("midwife".to_owned(), now()).unwrap();
        let cards = companion.cards(now()).unwrap();
        let crisis = SlotId::from_str("card/crisis").unwrap();
        let card = companion.letter(crisis.clone(), None, now()).unwrap();
        assert!(companion.lock_state(uptime()).unwrap().is_unlocked);
        companion
            .long(|phone| {
                assert_eq!(companion.help("midwife".to_owned(), now()), Ok(before.clone()));
                assert!(!companion.situations(now()).unwrap().is_empty());
                assert_eq!(companion.cards(now()), Ok(cards.clone()));
                assert_eq!(companion.letter(crisis.clone(), None, now()), Ok(card.clone()));
                companion.lock().unwrap();
                assert!(phone.lock_state(&uptime()).unwrap().is_unlocked, "its key is needed to the end");
                Ok(())
            })
            .unwrap();
        assert!(!companion.lock_state(uptime()).unwrap().is_unlocked);
        // What was wished for then is not wished for again.
        companion.unlock("123456".to_owned(), uptime()).unwrap();
        companion.long(|_| Ok(())).unwrap();
        assert!(companion.lock_state(uptime()).unwrap().is_unlocked);
    }
}
