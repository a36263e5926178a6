//! `numbers …`: a hospital, a midwife, a friend. They are asked for before every line of a region.

use std::process::ExitCode;

use otayori_core::companion::KeptNumber;
use otayori_core::pack::RubyText;
use otayori_core::region::OwnNumber;
use otayori_core::strings::Key;
use serde_json::json;

use crate::args::NumbersCommand;
use crate::commands::{Failure, Session};
use crate::home::failure;
use crate::json;
use crate::naming;

impl Session {
    pub(crate) fn numbers(&self, command: &NumbersCommand) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let mut companion = self.home()?.open(&self.strings)?;
        match command {
            NumbersCommand::Add { name, number, helps } => {
                for key in helps {
                    self.known_situation(key)?;
                }
                let own = OwnNumber::new(name, number, helps)
                    .map_err(|error| Failure::Question(error.sentence(&self.strings)))?;
                companion.add_number(&own).map_err(fail)?;
                self.note(&[self.strings.ruby(Key::NumberAdded, &[])])
            }
            NumbersCommand::List => {
                let numbers = companion.own_numbers().map_err(fail)?;
                if self.look.json {
                    let rows: Vec<_> = numbers
                        .iter()
                        .map(|kept| json!({ "id": kept.id, "name": kept.number.name, "number": kept.number.number, "helps": kept.number.helps }))
                        .collect();
                    return json::print(&rows);
                }
                let mut lines: Vec<RubyText> =
                    numbers.iter().map(|kept| self.number_row(kept, &numbers)).collect();
                if lines.is_empty() {
                    lines.push(self.strings.ruby(Key::NumberNone, &[]));
                }
                self.note(&lines)
            }
            NumbersCommand::Remove { number } => {
                let numbers = companion.own_numbers().map_err(fail)?;
                let mut meant =
                    numbers.iter().filter(|kept| kept.id.to_string().starts_with(number.as_str()));
                let (Some(kept), None, false) = (meant.next(), meant.next(), number.is_empty()) else {
                    let values = [("what", "number".into())];
                    return Err(Failure::Question(self.strings.text(Key::ErrorNotFound, &values)));
                };
                companion.remove_number(kept.id).map_err(fail)?;
                self.note(&[self.strings.ruby(Key::NumberRemoved, &[])])
            }
        }
    }

    fn number_row(&self, kept: &KeptNumber, all: &[KeptNumber]) -> RubyText {
        let id = naming::shortest(&kept.id.to_string(), all.iter().map(|kept| kept.id.to_string()));
        let OwnNumber { name, number, helps } = &kept.number;
        let what = if helps.is_empty() {
            self.strings.ruby(Key::NumberForAll, &[])
        } else {
            let mut names = helps.iter().map(|key| self.strings.help(key).unwrap_or_default());
            let first = names.next().unwrap_or_default();
            RubyText::joined(&first, ", ", names, ", ")
        };
        RubyText::joined(
            &RubyText::unmarked(&format!("{id}  {name}  {number}")),
            "  ",
            [what].into_iter(),
            "",
        )
    }

    /// Whether there is help by this name.
    pub(crate) fn known_situation(&self, key: &str) -> Result<(), Failure> {
        if self.strings.help(key).is_some() {
            return Ok(());
        }
        let known = self.regions.situations(self.corpus.region(&self.reader));
        let values = [("text", key.into()), ("known", known.join(", ").into())];
        Err(Failure::Question(self.strings.text(Key::ErrorSituation, &values)))
    }
}
