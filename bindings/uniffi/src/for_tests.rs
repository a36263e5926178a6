//! Calls for tests of the other side: what a panic becomes there, and each error. Not in a library that is given out.

use crate::companion::OtayoriCompanion;
use crate::mirrors::*;

#[uniffi::export]
impl OtayoriCompanion {
    /// Panics while it holds the companion.
    #[expect(clippy::panic, reason = "this is what it is for")]
    pub fn panic_for_tests(&self) -> Result<(), CompanionError> {
        let _phone = self.phone();
        panic!("asked to");
    }

    /// Fails with the error that is given: some need a full disk, or another process.
    pub fn fail_for_tests(&self, number: u32) -> Result<(), CompanionError> {
        let text = |text: &str| text.to_owned();
        Err(match number {
            0 => CompanionError::NotOpen,
            1 => CompanionError::Invalid { reason: text("why") },
            2 => CompanionError::NotFound { what: text("entry") },
            3 => CompanionError::Locked,
            4 => CompanionError::WrongKey,
            5 => CompanionError::WrongPin { free_tries: 4, wait_ms: 30_000 },
            6 => CompanionError::PinWait { wait_ms: 60_000 },
            7 => CompanionError::WordsFirst,
            8 => CompanionError::KeyLost,
            9 => CompanionError::Damaged { what: text("a row"), reason: text("it does not open") },
            10 => CompanionError::TooNew { found: 99 },
            11 => CompanionError::UnknownSigner { fingerprint: text("0000 1111") },
            12 => CompanionError::Full,
            13 => CompanionError::ReadOnly,
            14 => CompanionError::Busy,
            15 => CompanionError::Storage { reason: text("it broke") },
            _ => return Ok(()),
        })
    }
}
