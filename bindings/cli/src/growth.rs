//! `growth …`: weight, length and head, on the days they were measured. No curve, no verdict.

use std::path::Path;
use std::process::ExitCode;

use otayori_core::journal::{Growth, GrowthId};
use otayori_core::journal::{GrowthWords, write_csv};
use otayori_core::pack::RubyText;
use otayori_core::strings::Key;

use crate::args::GrowthCommand;
use crate::commands::{Failure, Session};
use crate::family::{moment, random};
use crate::home::{self, failure};
use crate::json;
use crate::naming;
use crate::safe::new_file;
use crate::who;

impl Session {
    pub(crate) fn growth(&self, command: &GrowthCommand) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let mut companion = self.unlocked()?;
        match command {
            GrowthCommand::Add { child, date, weight, length, head, note } => {
                let family = companion.household().map_err(fail)?.family;
                let born = |member: &otayori_core::family::Member| {
                    member.birth().is_some() && naming::is_here(member)
                };
                let growth = Growth {
                    id: GrowthId::from_random(random()?),
                    child: naming::child(&family, child.as_deref(), born, &self.strings)?.id,
                    date: match date {
                        Some(text) => who::date(text, &self.strings).map_err(Failure::Question)?,
                        None => moment(None, &self.strings)?.date,
                    },
                    weight_g: *weight,
                    length_mm: *length,
                    head_mm: *head,
                    note: note.clone(),
                };
                companion.write_growth(&growth).map_err(fail)?;
                self.note(&[self.strings.ruby(Key::FamilyRecorded, &[])])
            }
            GrowthCommand::List => {
                let growths = companion.growths().map_err(fail)?;
                if self.look.json {
                    return json::print(&growths);
                }
                let names: Vec<String> = growths.iter().map(|growth| growth.id.to_string()).collect();
                let lines = growths.iter().map(|growth| {
                    let name = naming::shortest(&growth.id.to_string(), names.iter().cloned());
                    RubyText::unmarked(&format!("{}  {name}  {}", growth.date, self.measured(growth)))
                });
                let mut lines: Vec<RubyText> = lines.collect();
                if lines.is_empty() {
                    lines.push(self.strings.ruby(Key::GrowthNone, &[]));
                }
                self.note(&lines)
            }
            GrowthCommand::Export { file } => self.export_growth(&companion, file),
            GrowthCommand::Delete { measurement } => {
                let growths = companion.growths().map_err(fail)?;
                let mut found = growths
                    .iter()
                    .map(|growth| growth.id)
                    .filter(|id| id.to_string().starts_with(measurement));
                let (Some(id), None) = (found.next(), found.next()) else {
                    let values = [("text", measurement.as_str().into())];
                    return Err(Failure::Question(self.strings.text(Key::ErrorEntryName, &values)));
                };
                companion.delete_growth(id).map_err(fail)?;
                self.note(&[self.strings.ruby(Key::JournalDeleted, &[])])
            }
        }
    }

    fn measured(&self, growth: &Growth) -> String {
        let numbers = [
            (Key::GrowthWeight, growth.weight_g),
            (Key::GrowthLength, growth.length_mm),
            (Key::GrowthHead, growth.head_mm),
        ];
        let said = numbers.iter().filter_map(|(key, number)| {
            number.map(|number| format!("{} {number}", self.strings.text(*key, &[])))
        });
        let note = (!growth.note.is_empty()).then(|| growth.note.clone());
        said.chain(note).collect::<Vec<_>>().join(" · ")
    }

    fn export_growth(
        &self,
        companion: &otayori_core::companion::Companion,
        file: &Path,
    ) -> Result<ExitCode, Failure> {
        let fail = |error| failure(error, &self.strings);
        let growths = companion.growths().map_err(fail)?;
        let family = companion.household().map_err(fail)?.family;
        let say = |key| self.strings.text(key, &[]);
        let words = GrowthWords {
            date: say(Key::GrowthDate),
            child: say(Key::GrowthChild),
            weight_g: say(Key::GrowthWeight),
            length_mm: say(Key::GrowthLength),
            head_mm: say(Key::GrowthHead),
            note: say(Key::GrowthNote),
        };
        let out = new_file(file, self)?;
        write_csv(out, &growths, &words, |child| naming::name(&family, child), true)
            .map_err(|error| home::broken(file, &error))?;
        let values = [
            ("count", u32::try_from(growths.len()).unwrap_or(u32::MAX).into()),
            ("file", file.display().to_string().into()),
        ];
        self.note(&[self.strings.ruby(Key::JournalExported, &values)])
    }
}
