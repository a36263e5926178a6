//! A backup of everything, and its return: what a person must keep when a phone is lost.
//!
//! A backup holds the reports, which letters came, this phone's choices, the journal with its history and photos, regions
//! from outside with the keys that may bring them, numbers that somebody entered, and the names of what was deleted. It holds no
//! secret key, no draft and no number somebody called. Taking one in is a union: nothing
//! that is here is lost, what was deleted on either side stays deleted, and every child that comes with it waits until
//! somebody says how it is.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek, Write};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;
use otayori_backup::{Backup, Header, Passphrase, WriteError};
use otayori_pack::SlotId;
use otayori_pack::signed::{HEAD, MAX_PAYLOAD, MAX_SIGNATURE};
use otayori_vault::{KeyKind, RowId, Urgency, VaultError, Writing};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Companion;
use super::collections::{DRAFT, ENTRY, GROWTH, REVISION, TOMBSTONE};
use super::error::CompanionError;
use super::household;
use super::journal::{photos_of, read_entry, unless_damaged};
use super::numbers::{self, KeptNumber, NumberId};
use super::regions::{self, Mark};
use super::row::damaged;
use crate::family::{ChildId, Entry as Report, Family, Preferences, Standing};
use crate::household::Household;
use crate::journal::photo;
use crate::journal::{Entry, EntryId, Growth, PhotoId, Revision};
use crate::ledger::Ledger;
use crate::region::OwnNumber;

/// Bytes of a photo or a region in one record: with its base64 below the longest line of a backup.
const PIECE: usize = 512 * 1024;
/// Bytes of a region from outside, its signature among them.
const MAX_REGION: usize = MAX_PAYLOAD + MAX_SIGNATURE + HEAD;

/// One line of a backup.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Record {
    /// A report, as an entry of the log in `docs/formats/family.md`.
    Report { report: Report },
    /// Which letters came for a child, and when.
    Letters { child: ChildId, letters: BTreeMap<SlotId, NaiveDate> },
    /// How letters are wanted.
    Preferences { preferences: Preferences },
    /// An entry of the journal.
    Entry { entry: Entry },
    /// How an entry was before its last change.
    Revision { revision: Revision },
    /// A measurement.
    Growth { growth: Growth },
    /// A piece of a photo; they come in order.
    Photo { id: PhotoId, part: usize, of: usize, base64: String },
    /// What was deleted.
    Deleted { id: EntryId },
    /// A key of regions from outside, and whether it counts.
    RegionKey {
        key: String,
        trusted: bool,
        /// How often a person decided anew about it.
        #[serde(default, skip_serializing_if = "is_none")]
        changes: u32,
    },
    /// How far a key has come with a region.
    RegionVersion { version: Mark },
    /// A piece of a region from outside; they come in order.
    Region { version: Mark, part: usize, of: usize, base64: String },
    /// A number that a person entered.
    Number {
        id: NumberId,
        number: OwnNumber,
        /// How often it was put right.
        #[serde(default, skip_serializing_if = "is_none")]
        changes: u32,
    },
    /// A number that was deleted.
    NumberDeleted { id: NumberId },
}

impl Record {
    fn kind(&self) -> &'static str {
        match self {
            Self::Report { .. } => "report",
            Self::Letters { .. } => "letters",
            Self::Preferences { .. } => "preferences",
            Self::Entry { .. } => "entry",
            Self::Revision { .. } => "revision",
            Self::Growth { .. } => "growth",
            Self::Photo { .. } => "photo",
            Self::Deleted { .. } => "deleted",
            Self::RegionKey { .. } => "region-key",
            Self::RegionVersion { .. } => "region-version",
            Self::Region { .. } => "region",
            Self::Number { .. } => "number",
            Self::NumberDeleted { .. } => "number-deleted",
        }
    }

    /// The entry it tells of, as it is or was.
    fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Entry { entry } => Some(entry),
            Self::Revision { revision } => Some(&revision.before),
            _ => None,
        }
    }

    fn value(&self) -> Result<Value, CompanionError> {
        serde_json::to_value(self).map_err(|_| damaged("a record", "it cannot be written as JSON"))
    }
}

/// A count that is left out of a line.
#[allow(clippy::trivially_copy_pass_by_ref)] // Its signature is serde's.
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// What a restore does, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// Reports that were not known here.
    pub reports: usize,
    /// Children who come with it and wait to be confirmed.
    pub waiting: Vec<ChildId>,
    /// Entries that were not here.
    pub entries: usize,
    /// Entries of which the newer of two texts stands and the other is one step back.
    pub changed: usize,
    /// Entries and numbers of one's own that were deleted on the other side and go here too.
    pub deleted: usize,
    /// Measurements that were not here.
    pub growths: usize,
    /// Photos that came: they were not here, or could not be read.
    pub photos: usize,
    /// Regions from outside that were not here, or older.
    pub regions: usize,
    /// Keys whose regions count here from now on.
    pub keys: usize,
    /// Numbers of one's own that were not here, or were put right there.
    pub numbers: usize,
    /// How letters are wanted, taken because nothing was chosen here yet.
    pub preferences: bool,
}

/// Everything of a backup but its photos.
#[derive(Default)]
struct Gathered {
    reports: BTreeSet<Report>,
    ledger: Ledger,
    preferences: Option<Preferences>,
    entries: Vec<Entry>,
    revisions: Vec<Revision>,
    growths: Vec<Growth>,
    deleted: BTreeSet<RowId>,
    keys: regions::Keys,
    versions: Vec<Mark>,
    files: Vec<(Mark, Vec<u8>)>,
    numbers: Vec<(KeptNumber, u32)>,
    numbers_gone: Vec<NumberId>,
}

impl Companion {
    /// Writes a backup of everything; `progress` is told how many records are written and how many there are.
    ///
    /// # Errors
    /// [`otayori_vault::VaultError::Locked`] until the PIN is given; [`CompanionError::Damaged`] names what cannot be read: a backup
    /// that leaves something out would be taken for whole.
    pub fn backup_to<W: Write>(
        &self,
        out: W,
        passphrase: &Passphrase,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<W, CompanionError> {
        let records = self.records()?;
        let photos = self.photos_named(&records)?;
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for record in &records {
            *counts.entry(record.kind().to_owned()).or_default() += 1;
        }
        let mut pieces = 0;
        for (id, day) in &photos {
            pieces += self.pieces(*id).map_err(|error| match error {
                CompanionError::Vault(VaultError::Damaged { .. }) => {
                    damaged(&photo_of(*day), "it does not open")
                }
                error => error,
            })?;
        }
        if pieces > 0 {
            counts.insert("photo".to_owned(), pieces);
        }
        let total = counts.values().sum();
        let values = records.iter().map(Record::value);
        let pictures = photos.into_keys().flat_map(|id| match self.photo_records(id) {
            Ok(records) => records.iter().map(Record::value).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        });
        let header = Header::new(counts);
        let written = otayori_backup::write(out, passphrase, &header, values.chain(pictures), &mut |done| {
            progress(done, total);
        });
        written.map_err(|error| match error {
            WriteError::Source { reason } => reason,
            WriteError::Storage { reason } => CompanionError::Unwritten { reason: reason.to_string() },
            WriteError::Line { .. } => damaged("a record", "it is longer than a backup takes"),
        })
    }

    fn records(&self) -> Result<Vec<Record>, CompanionError> {
        let Household { family, ledger, preferences, .. } = self.household()?;
        let reports = family.log().into_iter().cloned().map(|report| Record::Report { report });
        let mut records: Vec<Record> = reports.collect();
        records.push(Record::Preferences { preferences });
        let letters = ledger.children();
        records.extend(letters.map(|(child, letters)| Record::Letters { child, letters: letters.clone() }));
        let (entries, lost) = self.whole_entries()?;
        if lost > 0 {
            return Err(damaged("the journal", "an entry cannot be read"));
        }
        for entry in entries {
            let revision = self.whole_revision(entry.id).map_err(|error| of_day(error, &entry))?;
            records.push(Record::Entry { entry });
            records.extend(revision.map(|revision| Record::Revision { revision }));
        }
        let (growths, lost) = self.whole_growths()?;
        if lost > 0 {
            return Err(damaged("the journal", "a measurement cannot be read"));
        }
        records.extend(growths.into_iter().map(|growth| Record::Growth { growth }));
        let deleted = self.vault.read(|rows| rows.ids(TOMBSTONE))?;
        records.extend(deleted.into_iter().map(|id| Record::Deleted { id: EntryId::from_random(id) }));
        records.extend(self.region_records()?);
        let (numbers, lost) = self.whole_numbers()?;
        if lost > 0 {
            return Err(damaged("a number of one's own", "it cannot be read"));
        }
        records.extend(numbers.into_iter().map(|(kept, changes)| Record::Number {
            id: kept.id,
            number: kept.number,
            changes,
        }));
        records.extend(self.numbers_gone()?.into_iter().map(|id| Record::NumberDeleted { id }));
        Ok(records)
    }

    /// Regions from outside. One that cannot be read comes from its maintainer again, and fails no backup.
    fn region_records(&self) -> Result<Vec<Record>, CompanionError> {
        let (keys, versions, kept) = self.reads(|rows| {
            let (kept, _) = regions::kept(rows)?;
            Ok((regions::read_keys(rows)?, regions::marks(rows, &kept)?, kept))
        })?;
        let key = |trusted| {
            let changes = &keys.changes;
            move |key: &String| {
                let changes = changes.get(key).copied().unwrap_or_default();
                Record::RegionKey { key: key.clone(), trusted, changes }
            }
        };
        let mut records: Vec<Record> = keys.trusted.iter().map(key(true)).collect();
        records.extend(keys.forgotten.iter().map(key(false)));
        records.extend(versions.into_iter().map(|version| Record::RegionVersion { version }));
        for file in kept {
            let of = file.bytes.len().div_ceil(PIECE);
            records.extend(file.bytes.chunks(PIECE).enumerate().map(|(part, piece)| Record::Region {
                version: file.mark.clone(),
                part,
                of,
                base64: BASE64_STANDARD.encode(piece),
            }));
        }
        Ok(records)
    }

    /// The photos that entries and their history name, with the day of the entry. One that is not there fails the backup, by
    /// that day.
    fn photos_named(&self, records: &[Record]) -> Result<BTreeMap<RowId, NaiveDate>, CompanionError> {
        let here: BTreeSet<RowId> = self.vault.files()?.into_iter().collect();
        let mut named = BTreeMap::new();
        for entry in records.iter().filter_map(Record::entry) {
            for photo in &entry.photos {
                if !here.contains(&photo.id.to_bytes()) {
                    return Err(damaged(&photo_of(entry.date), "it is not there"));
                }
                named.insert(photo.id.to_bytes(), entry.date);
            }
        }
        Ok(named)
    }

    fn pieces(&self, id: RowId) -> Result<u64, CompanionError> {
        let bytes = self.vault.file_get(id, KeyKind::Journal, &mut std::io::sink())?;
        Ok(bytes.div_ceil(PIECE as u64))
    }

    /// One photo is in memory at a time.
    fn photo_records(&self, id: RowId) -> Result<Vec<Record>, CompanionError> {
        let mut bytes = Vec::new();
        self.vault.file_get(id, KeyKind::Journal, &mut bytes)?;
        let of = bytes.len().div_ceil(PIECE);
        let piece = |(part, piece): (usize, &[u8])| Record::Photo {
            id: PhotoId::from_random(id),
            part,
            of,
            base64: BASE64_STANDARD.encode(piece),
        };
        Ok(bytes.chunks(PIECE).enumerate().map(piece).collect())
    }

    /// Takes a backup in; `dry_run` only says what it would do. The whole file is checked before anything is kept, and
    /// what is kept is kept in one step. `progress` is told how many records were read and how many there are.
    ///
    /// # Errors
    /// [`CompanionError::Backup`] for a file that does not open; nothing is changed then.
    pub fn restore_from<R: Read + Seek>(
        &mut self,
        input: R,
        passphrase: &Passphrase,
        dry_run: bool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Restored, CompanionError> {
        let mut backup = Backup::open(input, passphrase, &mut |_| {})?;
        let total = backup.header().counts.values().sum();
        let mut restored = Restored::default();
        let mut gathered = Gathered::default();
        for value in backup.records()? {
            gathered.take(record_of(value?)?)?;
        }
        let wanted = self.photos_wanted(&gathered)?;
        // Pictures first, then the rows that name them; what was written goes again if the rows cannot follow.
        let here: BTreeSet<RowId> = self.vault.files()?.into_iter().collect();
        let mut came = BTreeSet::new();
        let pictures =
            self.restore_photos(&mut backup, &wanted, dry_run, &mut came, &mut |done| progress(done, total));
        restored.photos = came.len();
        let mut unnamed = BTreeSet::new();
        // A trial does everything and keeps nothing: it cannot say anything else than what would happen.
        let merged = pictures.map_err(Trial::Failed).and_then(|()| {
            self.vault.write(Urgency::Usual, |rows| {
                unnamed = gathered.merge_into(rows, &mut restored)?;
                if dry_run { Err(Trial::Over) } else { Ok(()) }
            })
        });
        match merged {
            Ok(()) => {
                self.after_delete();
                self.let_go_of(unnamed);
            }
            Err(Trial::Over) => {}
            Err(Trial::Failed(error)) => {
                // One that came in the place of a damaged one is named here, and stays.
                for id in came.difference(&here).filter(|_| !dry_run) {
                    _ = self.vault.file_delete(*id);
                }
                return Err(error);
            }
        }
        Ok(restored)
    }

    /// Photos that the entries to come name and that cannot be read here: a damaged one is in no other copy.
    fn photos_wanted(&self, gathered: &Gathered) -> Result<BTreeSet<RowId>, CompanionError> {
        let mut here: BTreeSet<RowId> = self.vault.files()?.into_iter().collect();
        let gone: BTreeSet<RowId> = self.vault.read(|rows| rows.ids(TOMBSTONE))?.into_iter().collect();
        let past = gathered.revisions.iter().map(|revision| &revision.before);
        let stays = |entry: &&Entry| {
            let id = entry.id.to_bytes();
            !gone.contains(&id) && !gathered.deleted.contains(&id)
        };
        let named = gathered.entries.iter().chain(past).filter(stays).flat_map(|entry| &entry.photos);
        let named: BTreeSet<RowId> = named.map(|photo| photo.id.to_bytes()).collect();
        for id in &named {
            if here.contains(id) && unless_damaged(self.pieces(*id).map(Some))?.is_none() {
                here.remove(id);
            }
        }
        Ok(named.difference(&here).copied().collect())
    }

    fn restore_photos<R: Read + Seek>(
        &mut self,
        backup: &mut Backup<R>,
        wanted: &BTreeSet<RowId>,
        dry_run: bool,
        came: &mut BTreeSet<RowId>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), CompanionError> {
        let mut open: Option<(PhotoId, Vec<u8>)> = None;
        for (done, value) in (1..).zip(backup.records()?) {
            if let Record::Photo { id, part, of, base64 } = record_of(value?)? {
                let (of_id, picture) = open.get_or_insert_with(|| (id, Vec::new()));
                let in_order = *of_id == id && part.checked_mul(PIECE) == Some(picture.len()) && part < of;
                if !in_order {
                    return Err(damaged("a photo of the backup", "its pieces are not in order"));
                }
                let piece = BASE64_STANDARD.decode(base64);
                picture.extend(piece.map_err(|_| damaged("a photo of the backup", "it is not base64"))?);
                if picture.len() > photo::MAX_BYTES {
                    return Err(damaged("a photo of the backup", "larger than a photo may be"));
                }
                if part + 1 == of
                    && let Some((id, picture)) = open.take()
                    && wanted.contains(&id.to_bytes())
                {
                    if !dry_run {
                        self.restore_photo(id, &picture)?;
                    }
                    came.insert(id.to_bytes());
                }
            }
            progress(done);
        }
        if open.is_some() {
            Err(damaged("a photo of the backup", "its last piece is missing"))
        } else {
            Ok(())
        }
    }

    /// A photo from outside is cleaned as any other.
    fn restore_photo(&mut self, id: PhotoId, picture: &[u8]) -> Result<(), CompanionError> {
        let clean = photo::clean(picture);
        let clean = clean.map_err(|_| damaged("a photo of the backup", "it is not a picture"))?;
        self.vault.file_put(id.to_bytes(), KeyKind::Journal, &mut clean.bytes.as_slice())?;
        Ok(())
    }
}

fn photo_of(day: NaiveDate) -> String {
    format!("a photo of {day}")
}

/// What cannot be read of an entry, by its day.
fn of_day(error: CompanionError, entry: &Entry) -> CompanionError {
    match error {
        CompanionError::Damaged { .. } | CompanionError::Vault(VaultError::Damaged { .. }) => {
            damaged(&format!("the entry of {}", entry.date), "how it was before cannot be read")
        }
        error => error,
    }
}

fn record_of(value: Value) -> Result<Record, CompanionError> {
    serde_json::from_value(value).map_err(|_| damaged("a record of the backup", "of no known kind"))
}

enum Trial {
    Over,
    Failed(CompanionError),
}

impl<E: Into<CompanionError>> From<E> for Trial {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Gathered {
    fn take(&mut self, record: Record) -> Result<(), CompanionError> {
        match record {
            Record::Report { report } => _ = self.reports.insert(report),
            Record::Letters { child, letters } => {
                let mut ledger = Ledger::default();
                for (slot, day) in letters {
                    ledger.note(child, slot, day);
                }
                self.ledger = self.ledger.union(&ledger);
            }
            Record::Preferences { preferences } => self.preferences = Some(preferences),
            Record::Entry { entry } => self.entries.push(entry),
            Record::Revision { revision } => self.revisions.push(revision),
            Record::Growth { growth } => self.growths.push(growth),
            Record::Deleted { id } => _ = self.deleted.insert(id.to_bytes()),
            Record::Photo { .. } => {}
            Record::RegionKey { key, trusted, changes } => self.keys.note(key, trusted, changes),
            Record::RegionVersion { version } => self.versions.push(version),
            Record::Region { version, part, of, base64 } => self.take_piece(&version, part, of, &base64)?,
            Record::Number { id, number, changes } => {
                self.numbers.push((KeptNumber { id, number }, changes));
            }
            Record::NumberDeleted { id } => self.numbers_gone.push(id),
        }
        Ok(())
    }

    /// The pieces of a region stand one after another; what is missing is found when the file is opened.
    fn take_piece(
        &mut self,
        mark: &Mark,
        part: usize,
        of: usize,
        base64: &str,
    ) -> Result<(), CompanionError> {
        const WHAT: &str = "a region of the backup";
        let piece = BASE64_STANDARD.decode(base64).map_err(|_| damaged(WHAT, "it is not base64"))?;
        if part == 0 {
            self.files.push((mark.clone(), Vec::new()));
        }
        let (of_mark, bytes) =
            self.files.last_mut().ok_or_else(|| damaged(WHAT, "its first piece is missing"))?;
        let in_order = of_mark == mark && part.checked_mul(PIECE) == Some(bytes.len()) && part < of;
        if !in_order || bytes.len() + piece.len() > MAX_REGION {
            return Err(damaged(WHAT, "its pieces are not in order, or too many"));
        }
        bytes.extend(piece);
        Ok(())
    }

    /// Gives the pictures that nothing names any more: they go once all of it is kept.
    fn merge_into(
        &self,
        rows: &mut Writing<'_>,
        restored: &mut Restored,
    ) -> Result<BTreeSet<PhotoId>, CompanionError> {
        let mut unnamed = BTreeSet::new();
        self.merge_household(rows, restored)?;
        let mut gone: BTreeSet<RowId> = rows.ids(TOMBSTONE)?.into_iter().collect();
        for id in self.deleted.difference(&gone.clone()) {
            let was_here = rows.is_there(ENTRY, *id)?;
            restored.deleted += usize::from(was_here);
            unnamed.extend(photos_of(rows, EntryId::from_random(*id))?.photos);
            for collection in [ENTRY, REVISION, DRAFT, GROWTH] {
                rows.delete(collection, *id)?;
            }
            rows.put(TOMBSTONE, *id, &[], &[])?;
            gone.insert(*id);
        }
        for entry in self.entries.iter().filter(|entry| !gone.contains(&entry.id.to_bytes())) {
            let before = photos_of(rows, entry.id)?;
            self.merge_entry(rows, entry, restored)?;
            unnamed.extend(before.without(&photos_of(rows, entry.id)?));
        }
        for growth in self.growths.iter().filter(|growth| !gone.contains(&growth.id.to_bytes())) {
            let id = growth.id.to_bytes();
            let whole = match rows.body(GROWTH, id) {
                Err(VaultError::Damaged { .. }) => false,
                body => body?.is_some(),
            };
            if !whole {
                rows.put(GROWTH, id, &[], &growth.to_bytes()?)?;
                restored.growths += 1;
            }
        }
        let taken = regions::take_in(rows, &self.keys, &self.versions, &self.files)?;
        (restored.regions, restored.keys) = (taken.regions, taken.keys);
        let (came, went) = numbers::take_in(rows, &self.numbers, &self.numbers_gone)?;
        (restored.numbers, restored.deleted) = (came, restored.deleted + went);
        Ok(unnamed)
    }

    fn merge_household(&self, rows: &mut Writing<'_>, restored: &mut Restored) -> Result<(), CompanionError> {
        let before = household::read(rows)?.whole()?;
        let mut after = before.clone();
        let family = Family::of(self.reports.clone(), BTreeSet::new());
        let family =
            family.ok_or_else(|| damaged("a report of the backup", "a date that cannot be counted"))?;
        after.take_in(&Household { family, ledger: self.ledger.clone(), ..Household::default() });
        // A phone's own choices: taken only where nobody has made any yet.
        if before.family.entries().is_empty()
            && nothing_chosen(&before.preferences)
            && let Some(preferences) =
                self.preferences.as_ref().filter(|theirs| **theirs != before.preferences)
        {
            after.preferences = preferences.clone();
            restored.preferences = true;
        }
        restored.reports = after.family.entries().len() - before.family.entries().len();
        let waits = |child: ChildId| before.family.member(child).is_none();
        restored.waiting = after
            .family
            .members()
            .iter()
            .filter(|member| {
                member.standing == Standing::Unconfirmed && member.names.iter().all(|name| waits(*name))
            })
            .map(|member| member.id)
            .collect();
        household::write(rows, &before, &after)
    }

    fn merge_entry(
        &self,
        rows: &mut Writing<'_>,
        theirs: &Entry,
        restored: &mut Restored,
    ) -> Result<(), CompanionError> {
        let id = theirs.id.to_bytes();
        // What cannot be read here comes back from there.
        let ours = unless_damaged(read_entry(rows, theirs.id))?;
        let told_before = rows.is_there(REVISION, id)?;
        let their_past = || self.revisions.iter().find(|revision| revision.before.id == theirs.id);
        let (stands, past) = match ours {
            None => {
                restored.entries += 1;
                (theirs.clone(), their_past().cloned())
            }
            Some(ours) => match ours.clone().merged(theirs.clone()) {
                // The same on both sides.
                (_, None) => return Ok(()),
                // Ours is newer and has its own step back: an old backup takes neither's place.
                (stands, _) if stands == ours && told_before => return Ok(()),
                (stands, past) => {
                    restored.changed += 1;
                    (stands, past)
                }
            },
        };
        let (head, body) = stands.seal_parts()?;
        rows.put(ENTRY, id, &head, &body)?;
        if let Some(past) = past {
            let past = past.to_bytes().map_err(|error| CompanionError::part("an entry", error))?;
            rows.put(REVISION, id, &[], &past)?;
        }
        Ok(())
    }
}

/// Whether nobody has chosen how letters are wanted: the language is set when a companion begins.
fn nothing_chosen(preferences: &Preferences) -> bool {
    let language = preferences.language.clone();
    *preferences == Preferences { language, ..Preferences::default() }
}
