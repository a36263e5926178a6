//! The ways to the keys: device key, PIN, recovery words; and everything that is not one of them.

use std::fs;

use crate::home::{FAMILY, Home, JOURNAL, PIN, at, body, id, key, other_key, put};
use otayori_vault::{Damage, PinState, Refusal, Uptime, Vault, VaultError, WordLanguage, has_recovery};

/// A vault with an entry, words and a PIN; locked.
fn with_pin() -> (Home, Vault, String) {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, FAMILY, id(1), "family", "family");
    put(&mut vault, JOURNAL, id(1), "entry", "entry");
    let words = vault.recovery_words_new(WordLanguage::Japanese).unwrap().words().join(" ");
    vault.pin_set(PIN).unwrap();
    vault.lock();
    (home, vault, words)
}

#[test]
fn the_family_opens_with_the_device_key_and_the_journal_needs_the_pin() {
    let (home, _, _) = with_pin();
    let mut vault = home.open();
    assert!(!vault.is_unlocked());
    assert_eq!(body(&vault, FAMILY, id(1)).as_deref(), Some("family"));
    assert_eq!(vault.read(|r| r.body(JOURNAL, id(1))), Err(VaultError::Locked));
    assert_eq!(vault.read(|r| r.heads(JOURNAL)), Err(VaultError::Locked));
    vault.pin_unlock(PIN, at(100)).unwrap();
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("entry"));
    vault.lock();
    assert_eq!(vault.read(|r| r.body(JOURNAL, id(1))), Err(VaultError::Locked));
}

#[test]
fn another_device_key_is_a_wrong_key_and_no_device_key_a_lost_one() {
    let (home, vault, _) = with_pin();
    vault.close();
    let before = home.bytes();
    assert_eq!(Vault::open(&home.path(), Some(&other_key())).unwrap_err(), VaultError::WrongKey);
    assert_eq!(Vault::open(&home.path(), None).unwrap_err(), VaultError::KeyLost);
    assert_eq!(home.bytes(), before);
}

#[test]
fn recovery_words_give_the_vault_to_a_new_key_and_take_the_pin_away() {
    let (home, vault, words) = with_pin();
    vault.close();
    assert_eq!(has_recovery(&home.path()), Ok(true));
    let mut vault = Vault::open_with_recovery(&home.path(), &words, &other_key()).unwrap();
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("entry"));
    assert_eq!(vault.pin_state(at(0)), Ok(PinState::None));
    vault.close();
    assert_eq!(home.try_open().unwrap_err(), VaultError::WrongKey);
    let vault = Vault::open(&home.path(), Some(&other_key())).unwrap();
    assert_eq!(body(&vault, JOURNAL, id(1)).as_deref(), Some("entry"));
    assert!(vault.has_recovery());
}

#[test]
fn only_the_newest_words_open() {
    let (home, mut vault, old) = with_pin();
    assert_eq!(vault.recovery_words_new(WordLanguage::English).unwrap_err(), VaultError::Locked);
    vault.pin_unlock(PIN, at(0)).unwrap();
    let new = vault.recovery_words_new(WordLanguage::English).unwrap().words().join(" ");
    vault.close();
    let open = |words: &str| Vault::open_with_recovery(&home.path(), words, &key());
    assert_eq!(open(&old).unwrap_err(), VaultError::WrongKey);
    assert!(matches!(open("six words that are no words").unwrap_err(), VaultError::Refused(_)));
    assert!(open(&new).is_ok());
}

#[test]
fn a_vault_without_words_is_lost_with_its_key() {
    let home = Home::new();
    home.open().close();
    let words = "zoo zoo zoo zoo zoo zoo";
    assert_eq!(has_recovery(&home.path()), Ok(false));
    let lost = Vault::open_with_recovery(&home.path(), words, &other_key());
    assert_eq!(lost.unwrap_err(), VaultError::KeyLost);
}

#[test]
fn a_pin_comes_after_words_or_their_refusal() {
    let home = Home::new();
    let mut vault = home.open();
    assert_eq!(vault.pin_set(PIN), Err(VaultError::RecoveryUndecided));
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    assert!(matches!(vault.pin_set(PIN), Err(VaultError::Refused(Refusal::PinIsSet))));
}

#[test]
fn five_wrong_pins_are_free_then_a_wait_grows_and_a_clock_does_not_help() {
    let (home, mut vault, _) = with_pin();
    for left in (0..5).rev() {
        let wrong = vault.pin_unlock("111111", at(100)).unwrap_err();
        let (free_tries, wait_ms) = if left == 0 { (0, 30_000) } else { (left, 0) };
        assert_eq!(wrong, VaultError::WrongPin { free_tries, wait_ms });
    }
    // Neither the right PIN nor a new process is looked at while the wait lasts.
    let mut vault = home.open();
    assert_eq!(vault.pin_unlock(PIN, at(129)), Err(VaultError::Wait { ms: 1_000 }));
    assert_eq!(vault.pin_state(at(130)), Ok(PinState::Set { free_tries: 1, wait_ms: 0 }));
    assert_eq!(
        vault.pin_unlock("222222", at(130)),
        Err(VaultError::WrongPin { free_tries: 0, wait_ms: 60_000 })
    );
    // A restart begins the wait again; an uptime set back does not shorten it.
    let restarted = |seconds: u64| Uptime { boot: [2; 16], ..at(seconds) };
    assert_eq!(vault.pin_unlock(PIN, restarted(59)), Err(VaultError::Wait { ms: 1_000 }));
    assert_eq!(vault.pin_unlock(PIN, at(0)), Err(VaultError::Wait { ms: 60_000 }));
    assert!(vault.pin_unlock(PIN, restarted(60)).is_ok());
    // The right one starts anew.
    assert_eq!(vault.pin_state(at(0)), Ok(PinState::Set { free_tries: 5, wait_ms: 0 }));
}

#[test]
fn what_is_no_pin_is_not_counted() {
    let (_home, mut vault, _) = with_pin();
    for pin in ["", "12345", "abcdef"] {
        assert!(matches!(vault.pin_unlock(pin, at(0)), Err(VaultError::Refused(Refusal::PinDigits))));
    }
    assert_eq!(vault.pin_state(at(0)), Ok(PinState::Set { free_tries: 5, wait_ms: 0 }));
}

#[test]
fn a_pin_is_changed_and_taken_away_with_the_old_one_only() {
    let (home, mut vault, _) = with_pin();
    assert!(matches!(vault.pin_change("999999", "135791", at(0)), Err(VaultError::WrongPin { .. })));
    vault.pin_change(PIN, "１３５７９１", at(0)).unwrap();
    vault.close();
    let mut vault = home.open();
    assert!(matches!(vault.pin_unlock(PIN, at(0)), Err(VaultError::WrongPin { .. })));
    assert!(matches!(vault.pin_remove(PIN, at(0)), Err(VaultError::WrongPin { .. })));
    vault.pin_remove("135791", at(0)).unwrap();
    assert!(vault.is_unlocked());
    vault.lock();
    assert!(vault.is_unlocked(), "without a PIN there is nothing to lock with");
    vault.close();
    assert!(home.open().is_unlocked());
}

/// After every change of a PIN or words, either generation alone is the newest.
#[test]
fn deleting_the_newest_envelope_does_not_bring_back_weaker_slots() {
    let home = Home::new();
    let mut vault = home.open();
    put(&mut vault, JOURNAL, id(1), "entry", "entry");
    vault.recovery_refused().unwrap();
    vault.pin_set(PIN).unwrap();
    vault.close();
    for deleted in ["otayori.keys.1", "otayori.keys.2"] {
        let home = home.copy();
        fs::remove_file(home.file(deleted)).unwrap();
        let mut vault = home.open();
        assert!(!vault.is_unlocked(), "{deleted}");
        assert!(vault.pin_unlock(PIN, at(0)).is_ok());
        assert!(home.file(deleted).exists(), "made again from the other");
    }
}

#[test]
fn an_envelope_from_before_the_pin_is_not_taken() {
    let home = Home::new();
    let mut vault = home.open();
    vault.recovery_refused().unwrap();
    let old = fs::read(home.file("otayori.keys.1")).unwrap();
    vault.pin_set(PIN).unwrap();
    vault.close();
    for name in ["otayori.keys.1", "otayori.keys.2"] {
        fs::write(home.file(name), &old).unwrap();
    }
    let refused = home.try_open().unwrap_err();
    assert!(matches!(refused, VaultError::Damaged { what: Damage::Envelope, .. }), "{refused:?}");
}

/// What a crash between the two renames leaves: one generation is old, and the newest counts.
#[test]
fn an_envelope_half_written_opens_as_the_newest_whole_one() {
    let home = Home::new();
    let mut vault = home.open();
    vault.recovery_refused().unwrap();
    let old = fs::read(home.file("otayori.keys.1")).unwrap();
    vault.pin_set(PIN).unwrap();
    vault.close();
    let new = fs::read(home.file("otayori.keys.1")).unwrap();
    for (one, two) in [(&new, &old), (&old, &new)] {
        let home = home.copy();
        fs::write(home.file("otayori.keys.1"), one).unwrap();
        fs::write(home.file("otayori.keys.2"), two).unwrap();
        assert!(!home.open().is_unlocked());
        assert_eq!(fs::read(home.file("otayori.keys.1")).unwrap(), new);
        assert_eq!(fs::read(home.file("otayori.keys.2")).unwrap(), new);
    }
    // A file cut anywhere is no envelope; the other one is.
    for length in (0..new.len()).step_by(7) {
        for name in ["otayori.keys.1", "otayori.keys.2"] {
            let home = home.copy();
            fs::write(home.file(name), &new[..length]).unwrap();
            assert!(!home.open().is_unlocked(), "{name} cut at {length}");
        }
    }
}

#[test]
fn an_error_and_a_debug_print_hold_no_secret() {
    let (home, vault, words) = with_pin();
    let printed =
        format!("{vault:?} {:?} {:?}", key(), home.open().recovery_words_new(WordLanguage::English));
    for secret in [PIN, "42, 42", "2a2a", words.split(' ').next().unwrap()] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
