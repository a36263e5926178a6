//! Regions from outside, in the terminal: `region list`, `inspect`, `install`, `remove`, `keys`, `forget`.
//!
//! Knows what is said of a file and of a key. Whether a file is taken is decided in the core, and where it is kept is the
//! companion's folder; looking into one needs no folder. A key is trusted by comparing its fingerprint and in no other way.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use otayori_core::companion::{Aside, CompanionError};
use otayori_core::pack::RubyText;
use otayori_core::pack::signed::PublicKey;
use otayori_core::region::{
    InstallError, Installed, KeyRole, Known, RegionRow, TrustedKey, compiled_in_keys, install,
};
use otayori_core::screens::date_text;
use otayori_core::strings::{Key, Value};
use serde_json::{Value as Json, json};

use crate::args::RegionCommand;
use crate::clock;
use crate::commands::{Failure, Session};
use crate::home::{broken, failure};
use crate::json;
use crate::show::Page;

impl Session {
    pub(crate) fn region(&self, command: &RegionCommand) -> Result<ExitCode, Failure> {
        match command {
            RegionCommand::List => self.region_list(),
            RegionCommand::Inspect { file, key } => self.region_inspect(file, key.as_deref()),
            RegionCommand::Install { file, trust, key } => {
                self.region_install(file, trust.as_deref(), key.as_deref())
            }
            RegionCommand::Remove { region } => self.region_remove(region),
            RegionCommand::Keys => self.region_keys(),
            RegionCommand::Forget { fingerprint } => self.region_forget(&fingerprint.join(" ")),
        }
    }

    fn region_list(&self) -> Result<ExitCode, Failure> {
        let rows = self.regions.list(&self.languages());
        if self.look.json {
            let rows: Vec<Json> = rows.iter().map(row_for_programs).collect();
            let aside: Vec<Json> = self.aside.iter().map(|aside| self.aside_for_programs(aside)).collect();
            return json::print(&if self.place.is_some() {
                json!({ "regions": rows, "aside": aside })
            } else {
                json!(rows)
            });
        }
        let mut page = self.page();
        let installed = self.regions.installed();
        for row in rows {
            let values =
                [("version", row.version.into()), ("maintainer", row.maintainer.name.as_str().into())];
            let about = self.strings.ruby(Key::RegionRow, &values);
            page.entry(&row.id, &RubyText::joined(&row.name.text, ": ", [about].into_iter(), ""));
            let from_outside =
                installed.iter().filter(|listing| listing.region == row.id && !row.is_built_in);
            for listing in from_outside {
                self.standing(&mut page, listing);
            }
        }
        for aside in &self.aside {
            page.note(&[self.aside_in_words(aside)]);
        }
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// Whose key brought a region, and when it was looked at; a term that is over is said.
    fn standing(&self, page: &mut Page<'_>, listing: &Installed) {
        let role = match listing.role {
            KeyRole::CompiledIn => self.strings.ruby(Key::RegionOfTheApp, &[]),
            KeyRole::Trusted => {
                self.strings.ruby(Key::RegionOfKey, &[("print", listing.key.fingerprint().into())])
            }
        };
        page.quiet(&role);
        self.term(page, listing);
    }

    fn term(&self, page: &mut Page<'_>, listing: &Installed) {
        let date = |date: NaiveDate| -> Value<'static> { date_text(date, &self.strings).plain().into() };
        let Some(expires) = listing.expires_on else { return };
        let over = clock::today().is_some_and(|today| expires < today);
        let mut values = vec![("checked", date(listing.checked_on)), ("expires", date(expires))];
        let key = if over { Key::RegionOverTerm } else { Key::RegionTerm };
        values.push(("maintainer", listing.maintainer.name.as_str().into()));
        page.quiet(&self.strings.ruby(key, &values));
    }

    /// Everything that installing would look at; nothing of a file is shown before a known key has verified it.
    fn region_inspect(&self, file: &Path, key: Option<&Path>) -> Result<ExitCode, Failure> {
        let bytes = std::fs::read(file).map_err(|error| broken(file, &error))?;
        let mut trusted = match self.kept_keys()? {
            Some(keys) => keys,
            None => compiled_in_keys(),
        };
        if let Some(path) = key {
            trusted.push(TrustedKey { key: self.key_in(path)?, role: KeyRole::Trusted });
        }
        let known = Known { built_in: self.regions.built_in(), versions: Vec::new() };
        let verified =
            install(&bytes, &trusted, &known, &self.corpus).map_err(|error| self.refused(&error))?;
        let listing = verified.listing();
        if self.look.json {
            return json::print(&listing_for_programs(listing));
        }
        let mut page = self.page();
        self.listing(&mut page, listing);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    fn listing(&self, page: &mut Page<'_>, listing: &Installed) {
        let date = |date: NaiveDate| -> Value<'static> { date_text(date, &self.strings).plain().into() };
        page.title(&RubyText::unmarked(&listing.region));
        let maintainer = format!("{} ({})", listing.maintainer.name, listing.maintainer.contact);
        let values = [("version", listing.version.into()), ("maintainer", maintainer.into())];
        page.strong(&self.strings.ruby(Key::RegionRow, &values));
        let values =
            [("key", listing.key.id().to_string().into()), ("print", listing.key.fingerprint().into())];
        page.strong(&self.strings.ruby(Key::RegionKey, &values));
        if let Some(expires) = listing.expires_on {
            let values = [("checked", date(listing.checked_on)), ("expires", date(expires))];
            page.strong(&self.strings.ruby(Key::RegionTerm, &values));
        }
    }

    /// Takes a file in. A key nobody here knows is trusted once its fingerprint is given or typed, or its whole public half
    /// is at hand.
    fn region_install(
        &self,
        file: &Path,
        trust: Option<&str>,
        key: Option<&Path>,
    ) -> Result<ExitCode, Failure> {
        let bytes = std::fs::read(file).map_err(|error| broken(file, &error))?;
        let mut companion = self.home()?.open(&self.strings)?;
        let given = match (trust, key) {
            (Some(fingerprint), _) => Some(fingerprint.to_owned()),
            (None, Some(path)) => Some(self.key_in(path)?.fingerprint()),
            (None, None) => None,
        };
        let taken = match companion.install_region(&bytes, given.as_deref(), &self.corpus) {
            Err(CompanionError::Region(InstallError::UnknownKey { fingerprint })) if given.is_none() => {
                let typed = self.compare(&fingerprint)?;
                companion.install_region(&bytes, Some(&typed), &self.corpus)
            }
            taken => taken,
        };
        let listing = taken.map_err(|error| failure(error, &self.strings))?;
        if self.look.json {
            return json::print(&listing_for_programs(&listing));
        }
        let mut page = self.page();
        self.listing(&mut page, &listing);
        page.note(&[self.strings.ruby(Key::RegionInstalled, &[("region", listing.region.as_str().into())])]);
        page.print();
        Ok(ExitCode::SUCCESS)
    }

    /// Shows a fingerprint and has it typed from the poster or the leaflet. A script gives it beforehand.
    fn compare(&self, fingerprint: &str) -> Result<String, Failure> {
        let shown = format!("{}\n    {fingerprint}", self.strings.text(Key::RegionCompare, &[]));
        let later = self.strings.text(Key::RegionCompareLater, &[]);
        if !io::stdin().is_terminal() {
            return Err(Failure::Question(format!("{shown}\n{later}")));
        }
        anstream::eprintln!("{shown}\n{later}");
        let mut typed = String::new();
        let read = io::stdin().lock().read_line(&mut typed);
        match read {
            Ok(count) if count > 0 && !typed.trim().is_empty() => Ok(typed.trim().to_owned()),
            _ => Err(Failure::Question(later)),
        }
    }

    fn region_remove(&self, region: &str) -> Result<ExitCode, Failure> {
        let mut companion = self.home()?.open(&self.strings)?;
        companion.remove_region(region).map_err(|error| failure(error, &self.strings))?;
        self.note(&[self.strings.ruby(Key::RegionRemoved, &[("region", region.into())])])
    }

    fn region_keys(&self) -> Result<ExitCode, Failure> {
        self.home()?;
        let keys = self.kept_keys()?.unwrap_or_default();
        if self.look.json {
            let keys: Vec<Json> = keys
                .iter()
                .map(|trusted| json!({ "key": trusted.key.id().to_string(), "fingerprint": trusted.key.fingerprint(), "role": role(trusted.role) }))
                .collect();
            return json::print(&keys);
        }
        let mut lines: Vec<RubyText> = keys
            .iter()
            .map(|trusted| match trusted.role {
                KeyRole::CompiledIn => self.strings.ruby(Key::RegionOfTheApp, &[]),
                KeyRole::Trusted => RubyText::unmarked(&trusted.key.fingerprint()),
            })
            .collect();
        if lines.is_empty() {
            lines.push(self.strings.ruby(Key::RegionNoKeys, &[]));
        }
        self.note(&lines)
    }

    fn region_forget(&self, fingerprint: &str) -> Result<ExitCode, Failure> {
        let mut companion = self.home()?.open(&self.strings)?;
        companion.forget_key(fingerprint).map_err(|error| failure(error, &self.strings))?;
        self.note(&[self.strings.ruby(Key::RegionForgotten, &[])])
    }

    /// The keys of the companion, if a folder was named.
    fn kept_keys(&self) -> Result<Option<Vec<TrustedKey>>, Failure> {
        let Some(crate::place::Place::Home(home)) = &self.place else { return Ok(None) };
        let keys = home.open(&self.strings)?.trusted_keys();
        Ok(Some(keys.map_err(|error| failure(error, &self.strings))?))
    }

    fn key_in(&self, path: &Path) -> Result<PublicKey, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| broken(path, &error))?;
        text.parse().map_err(|_| {
            let values = [("file", path.display().to_string().into())];
            Failure::Question(self.strings.text(Key::ErrorKey, &values))
        })
    }

    fn refused(&self, error: &InstallError) -> Failure {
        Failure::Broken(error.sentence(&self.strings))
    }

    /// Says on the side what is kept and not used.
    pub(crate) fn note_asides(&self) {
        for aside in &self.aside {
            anstream::eprintln!("{}", self.aside_in_words(aside).plain());
        }
    }

    fn aside_in_words(&self, aside: &Aside) -> RubyText {
        match (&aside.region, aside.version) {
            (Some(region), Some(version)) => {
                let reason = aside.reason.sentence(&self.strings);
                let values = [
                    ("region", region.as_str().into()),
                    ("version", version.into()),
                    ("reason", reason.into()),
                ];
                self.strings.ruby(Key::RegionAside, &values)
            }
            _ => self.strings.ruby(Key::RegionUnreadable, &[]),
        }
    }

    fn aside_for_programs(&self, aside: &Aside) -> Json {
        let reason = aside.reason.sentence(&self.strings);
        json!({ "id": aside.region, "version": aside.version, "reason": reason })
    }
}

fn role(role: KeyRole) -> &'static str {
    match role {
        KeyRole::CompiledIn => "compiled-in",
        KeyRole::Trusted => "trusted",
    }
}

fn row_for_programs(row: &RegionRow) -> Json {
    json!({
        "id": row.id,
        "name": row.name.text.plain(),
        "version": row.version,
        "maintainer": row.maintainer.name,
        "contact": row.maintainer.contact,
        "built_in": row.is_built_in,
    })
}

fn listing_for_programs(listing: &Installed) -> Json {
    json!({
        "id": listing.region,
        "version": listing.version,
        "maintainer": listing.maintainer.name,
        "contact": listing.maintainer.contact,
        "key": listing.key.id().to_string(),
        "fingerprint": listing.key.fingerprint(),
        "role": role(listing.role),
        "checked_on": listing.checked_on.to_string(),
        "expires_on": listing.expires_on.map(|day| day.to_string()),
    })
}
