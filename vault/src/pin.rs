//! Wrong PINs are counted, and a wait grows. Knows uptime and numbers; never a date, for a clock can be set.

use crate::{Refusal, VaultError};

/// How long the phone has been on. The shell takes both from the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uptime {
    /// Milliseconds since the phone was started, with its sleep.
    pub since_boot_ms: u64,
    /// Another value after each start.
    pub boot: [u8; 16],
}

/// Whether a PIN is set, and whether it can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinState {
    /// No PIN.
    None,
    /// A PIN is set.
    Set {
        /// Tries left before a wait starts; 0 while it lasts.
        free_tries: u32,
        /// Milliseconds of uptime until the next try.
        wait_ms: u64,
    },
}

const FREE: u32 = 5;
const FIRST_WAIT_MS: u64 = 30_000;
const LONGEST_WAIT_MS: u64 = 3_600_000;

/// Wrong PINs in a row, and when the last was tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    wrong: u32,
    since_boot_ms: u64,
    boot: [u8; 16],
}

impl Tries {
    pub(crate) fn encode(self) -> Vec<u8> {
        [self.wrong.to_le_bytes().as_slice(), &self.since_boot_ms.to_le_bytes(), &self.boot].concat()
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (wrong, rest) = bytes.split_first_chunk()?;
        let (since, boot) = rest.split_first_chunk()?;
        Some(Self {
            wrong: u32::from_le_bytes(*wrong),
            since_boot_ms: u64::from_le_bytes(*since),
            boot: boot.try_into().ok()?,
        })
    }

    /// One more, before it is known whether it is right: pulling the battery gives nothing away.
    pub(crate) fn one_more(self, now: Uptime) -> Self {
        Self { wrong: self.wrong.saturating_add(1), since_boot_ms: now.since_boot_ms, boot: now.boot }
    }

    /// Milliseconds of uptime that are left. After a restart the wait begins again with the phone.
    pub(crate) fn wait_ms(self, now: Uptime) -> u64 {
        let Some(doublings) = self.wrong.checked_sub(FREE) else { return 0 };
        let whole = FIRST_WAIT_MS.saturating_mul(1 << doublings.min(20)).min(LONGEST_WAIT_MS);
        let gone = if now.boot == self.boot {
            // An uptime that runs backwards is no uptime: nothing has passed.
            now.since_boot_ms.saturating_sub(self.since_boot_ms)
        } else {
            now.since_boot_ms
        };
        whole.saturating_sub(gone)
    }

    pub(crate) fn state(self, now: Uptime) -> (u32, u64) {
        let wait_ms = self.wait_ms(now);
        let free = if wait_ms > 0 { 0 } else { FREE.saturating_sub(self.wrong).max(1) };
        (free, wait_ms)
    }

    pub(crate) fn check(self, now: Uptime) -> Result<(), VaultError> {
        match self.wait_ms(now) {
            0 => Ok(()),
            ms => Err(VaultError::Wait { ms }),
        }
    }
}

/// Digits, six to sixty-four of them. Full-width ones, as a Japanese keyboard gives them, are the same.
pub(crate) fn digits(pin: &str) -> Result<zeroize::Zeroizing<String>, VaultError> {
    let fold = |c: char| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    };
    let folded: Option<String> = pin.chars().map(fold).collect();
    match folded {
        Some(digits) if (6..=64).contains(&digits.len()) => Ok(zeroize::Zeroizing::new(digits)),
        _ => Err(Refusal::PinDigits.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(since_boot_ms: u64, boot: u8) -> Uptime {
        Uptime { since_boot_ms, boot: [boot; 16] }
    }

    fn wrong(times: u32, now: Uptime) -> Tries {
        (0..times).fold(Tries::default(), |tries, _| tries.one_more(now))
    }

    #[test]
    fn five_tries_are_free_and_the_wait_doubles_to_an_hour() {
        let now = at(1_000, 1);
        let waits: Vec<u64> = (0..16).map(|times| wrong(times, now).wait_ms(now) / 1_000).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600, 3_600]);
        let endless = Tries { wrong: u32::MAX, ..wrong(1, now) };
        assert_eq!(endless.one_more(now).wait_ms(now), LONGEST_WAIT_MS);
    }

    #[test]
    fn a_wait_ends_with_uptime_and_begins_again_with_the_phone() {
        let tries = wrong(6, at(1_000_000, 1));
        for (now, left) in [
            (at(1_000_000, 1), 60_000),
            (at(1_059_999, 1), 1),
            (at(1_060_000, 1), 0),
            (at(500_000, 1), 60_000),
            (at(0, 1), 60_000),
            (at(0, 2), 60_000),
            (at(59_000, 2), 1_000),
            (at(60_000, 2), 0),
        ] {
            assert_eq!(tries.wait_ms(now), left, "{now:?}");
        }
    }

    #[test]
    fn tries_are_what_was_stored() {
        let tries = wrong(7, at(12, 3));
        assert_eq!(Tries::decode(&tries.encode()), Some(tries));
        assert_eq!(Tries::decode(&tries.encode()[1..]), None);
    }

    #[test]
    fn full_width_digits_are_digits() {
        assert_eq!(*digits("１２３４５６").unwrap(), "123456");
        for pin in ["", "12345", "12345a", "1234 56", &"1".repeat(65)] {
            assert!(digits(pin).is_err(), "{pin}");
        }
    }
}
