//! Secrets a person types: asked for without echo, or read from a descriptor by a script. They stand in no argument and in
//! no environment, where other programs could read them.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader};

use otayori_core::strings::{Key, Strings};
use zeroize::Zeroizing;

use crate::commands::Failure;

/// Where secrets come from.
pub(crate) enum Secrets {
    /// A person at the terminal.
    Person,
    /// Standard input. What follows the secrets on it, such as the words of an entry, is read from the same buffer.
    Input,
    /// Another open descriptor.
    Other(RefCell<BufReader<File>>),
}

impl Secrets {
    /// From a person, or a line each from an open descriptor.
    pub(crate) fn from(descriptor: Option<u32>) -> Result<Self, Failure> {
        match descriptor {
            None => Ok(Self::Person),
            Some(0) => Ok(Self::Input),
            Some(number) => {
                let path = format!("/dev/fd/{number}");
                let file =
                    File::open(&path).map_err(|error| Failure::Question(format!("{path}: {error}")))?;
                Ok(Self::Other(RefCell::new(BufReader::new(file))))
            }
        }
    }

    /// One secret.
    pub(crate) fn ask(&self, prompt: Key, strings: &Strings) -> Result<Zeroizing<String>, Failure> {
        let none = || Failure::Question(strings.text(Key::ErrorSecrets, &[]));
        let mut line = Zeroizing::new(String::new());
        let read = match self {
            Self::Person => {
                let prompt = format!("{} ", strings.text(prompt, &[]));
                return rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| none());
            }
            Self::Input => io::stdin().read_line(&mut line),
            Self::Other(lines) => lines.borrow_mut().read_line(&mut line),
        };
        match read {
            Ok(read) if read > 0 => Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned())),
            _ => Err(none()),
        }
    }

    /// A new secret, twice, so that a slip of the finger locks nobody out. A script gives it once.
    pub(crate) fn ask_new(&self, prompt: Key, strings: &Strings) -> Result<Zeroizing<String>, Failure> {
        let first = self.ask(prompt, strings)?;
        if matches!(self, Self::Person) && *self.ask(Key::PinAskAgain, strings)? != *first {
            return Err(Failure::Question(strings.text(Key::PinTwo, &[])));
        }
        Ok(first)
    }
}
