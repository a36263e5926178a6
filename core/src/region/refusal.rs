//! Why a region is not taken, in the reader's language.

use super::{InstallError, OwnNumberError};
use crate::strings::{Key, Strings, Value};

impl InstallError {
    /// The refusal as a sentence for the person who tried.
    pub fn sentence(&self, strings: &Strings) -> String {
        let say = |key, values: &[(&str, Value<'_>)]| strings.text(key, values);
        match self {
            Self::NotASignedRegion => say(Key::RegionNotSigned, &[]),
            Self::Damaged => say(Key::InstallDamaged, &[]),
            Self::Forged => say(Key::InstallForged, &[]),
            Self::UnknownKey { fingerprint } => {
                say(Key::InstallUnknownKey, &[("print", fingerprint.as_str().into())])
            }
            Self::OtherFingerprint => say(Key::InstallOtherFingerprint, &[]),
            Self::TooNew => say(Key::InstallTooNew, &[]),
            Self::TooLarge { what } => say(Key::InstallTooLarge, &[("what", what.as_str().into())]),
            Self::Mistake { reason } => say(Key::InstallMistake, &[("reason", reason.as_str().into())]),
            Self::Older { region, found, known } => say(
                Key::InstallOlder,
                &[("region", region.as_str().into()), ("found", (*found).into()), ("known", (*known).into())],
            ),
            Self::AlreadyHere { region, version } => {
                say(Key::InstallHere, &[("region", region.as_str().into()), ("version", (*version).into())])
            }
            Self::NotItsRegion { region } => say(Key::InstallNotIts, &[("region", region.as_str().into())]),
            Self::Languages { languages } => {
                say(Key::InstallLanguages, &[("languages", languages.as_str().into())])
            }
            Self::Safety { slot } => say(Key::InstallSafety, &[("slot", slot.as_str().into())]),
        }
    }
}

impl OwnNumberError {
    /// Why a number is not kept, as a sentence.
    pub fn sentence(self, strings: &Strings) -> String {
        let key = match self {
            Self::Name => Key::NumberName,
            Self::Number => Key::NumberDigits,
            Self::Helps => Key::NumberHelps,
        };
        strings.text(key, &[])
    }
}
