//! The journal in the vault: written, changed with one step back, found, deleted for good.
//!
//! Everything here needs the journal's key: [`VaultError::Locked`] until the PIN is given. One damaged entry never hides
//! the others: it is listed by its day.

use std::collections::BTreeSet;

use otayori_vault::{Collection, Reading, RowDamaged, RowId, Urgency, VaultError, Writing};

use super::Companion;
use super::collections::{DRAFT, ENTRY, GROWTH, REVISION, TOMBSTONE};
use super::error::CompanionError;
use super::household;
use super::row::{damaged, whole};
use crate::family::LocalMoment;
use crate::journal::{Draft, Entry, EntryId, Growth, GrowthId, Head, PartError, PhotoId, Revision};

/// An entry in a list: readable, or known to be damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// What is known of it without its words.
    Entry(Head),
    /// Its head cannot be read: not even its day is known.
    Damaged(EntryId),
}

impl Companion {
    /// Every entry by its head, the latest day first.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn entries(&self) -> Result<Vec<Listed>, CompanionError> {
        let heads = self.vault.read(|rows| rows.heads(ENTRY))?;
        let mut listed: Vec<Listed> = heads
            .into_iter()
            .map(|(id, head)| {
                let read = whole("a head", head).ok().and_then(|bytes| Head::from_bytes(&bytes).ok());
                read.map_or_else(|| Listed::Damaged(EntryId::from_random(id)), Listed::Entry)
            })
            .collect();
        listed.sort_by_key(|listed| match listed {
            Listed::Entry(head) => (0, Some(std::cmp::Reverse(head.order()))),
            Listed::Damaged(_) => (1, None),
        });
        Ok(listed)
    }

    /// Every entry that can be read, the latest day first, and how many cannot.
    ///
    /// # Errors
    /// [`CompanionError::Vault`].
    pub fn whole_entries(&self) -> Result<(Vec<Entry>, usize), CompanionError> {
        let rows = self.vault.read(|rows| rows.rows(ENTRY))?;
        let all = rows.len();
        let mut entries = Vec::with_capacity(all);
        for row in rows {
            let parts = whole("a head", row.head).and_then(|head| Ok((head, whole("an entry", row.body)?)));
            let Ok((head, body)) = parts else { continue };
            match Entry::from_parts(&head, &body) {
                Ok(entry) => entries.push(entry),
                Err(PartError::TooNew { found }) => return Err(CompanionError::TooNew { found }),
                Err(PartError::Damaged { .. }) => {}
            }
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.head().order()));
        let lost = all - entries.len();
        Ok((entries, lost))
    }

    /// An entry.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`]; [`CompanionError::Damaged`] names its day if that is known.
    pub fn entry(&self, id: EntryId) -> Result<Entry, CompanionError> {
        self.reads(|rows| read_entry(rows, id))?.ok_or(CompanionError::NotFound { what: "entry" })
    }

    /// Keeps an entry: a new one, or a change of one, whose former words are kept one step back. Its draft is gone then.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] says what is too long; then nothing is changed and the draft stays.
    pub fn write_entry(&mut self, entry: &Entry, at: LocalMoment) -> Result<(), CompanionError> {
        let id = entry.id.to_bytes();
        self.vault.write(Urgency::Usual, |rows| {
            if rows.is_there(TOMBSTONE, id)? {
                return Err(CompanionError::NotFound { what: "entry" });
            }
            // What cannot be read any more is written anew.
            let now = match unless_damaged(read_entry(rows, entry.id))? {
                // Saved twice, nothing is new.
                Some(before) if before == *entry => None,
                Some(before) => {
                    let (now, revision) = before.changed(entry.clone(), at);
                    let revision = revision.to_bytes();
                    let revision = revision.map_err(|error| CompanionError::part("an entry", error))?;
                    rows.put(REVISION, id, &[], &revision)?;
                    Some(now)
                }
                None => Some(entry.clone()),
            };
            if let Some(now) = now {
                let (head, body) = now.seal_parts()?;
                rows.put(ENTRY, id, &head, &body)?;
                household::wrote(rows, at.date)?;
            }
            if rows.is_there(DRAFT, id)? {
                rows.delete(DRAFT, id)?;
            }
            Ok(())
        })
    }

    /// How an entry was before its last change; `None` if it was never changed.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn revision(&self, id: EntryId) -> Result<Option<Revision>, CompanionError> {
        let bytes = match self.vault.read(|rows| rows.body(REVISION, id.to_bytes())) {
            Err(VaultError::Damaged { .. }) => None,
            bytes => bytes?,
        };
        let read = |bytes: Vec<u8>| Revision::from_bytes(&bytes);
        bytes.map(read).transpose().map_err(|error| CompanionError::part("how an entry was before", error))
    }

    /// One step back: the entry is as it was, and what it was until now is the step. Twice is nothing.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`] if it was never changed.
    pub fn step_back(&mut self, id: EntryId, at: LocalMoment) -> Result<(), CompanionError> {
        let revision = self.revision(id)?.ok_or(CompanionError::NotFound { what: "earlier version" })?;
        self.write_entry(&revision.before, at)
    }

    /// Deletes an entry with its history, its draft and its photos, damaged or whole: nothing of it stays in the folder.
    /// False: a rotating copy could not be made again now and still has it, sealed, until the next one is made.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`].
    pub fn delete_entry(&mut self, id: EntryId) -> Result<bool, CompanionError> {
        let row = id.to_bytes();
        let photos = self.vault.write(Urgency::Usual, |rows| {
            if !rows.is_there(ENTRY, row)? {
                return Err(CompanionError::NotFound { what: "entry" });
            }
            let photos = photos_of(rows, id)?;
            for collection in [ENTRY, REVISION, DRAFT] {
                rows.delete(collection, row)?;
            }
            rows.put(TOMBSTONE, row, &[], &[])?;
            Ok::<_, CompanionError>(photos)
        })?;
        // From here on it is deleted, whatever else fails.
        let gone = photos.into_iter().all(|photo| self.vault.file_delete(photo.to_bytes()).is_ok());
        Ok(self.after_delete() && gone)
    }

    /// Saves words while they are typed.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`] for an entry that was deleted meanwhile: its words do not come back.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), CompanionError> {
        let bytes = draft.to_bytes().map_err(|error| CompanionError::part("a draft", error))?;
        let id = draft.entry.id.to_bytes();
        self.vault.write(Urgency::Usual, |rows| {
            if rows.is_there(TOMBSTONE, id)? {
                return Err(CompanionError::NotFound { what: "entry" });
            }
            Ok(rows.put(DRAFT, id, &[], &bytes)?)
        })
    }

    /// Everything that was being typed and never became an entry, as far as it can be read.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn drafts(&self) -> Result<Vec<Draft>, CompanionError> {
        let rows = self.vault.read(|rows| rows.rows(DRAFT))?;
        readable_only(rows.into_iter().map(|row| read_part("a draft", row.body, Draft::from_bytes)))
    }

    /// Throws a draft away, readable or not, with the photos that only it names.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn drop_draft(&mut self, id: EntryId) -> Result<(), CompanionError> {
        let row = id.to_bytes();
        let photos = self.vault.write(Urgency::Usual, |rows| {
            let mut photos = BTreeSet::new();
            if rows.is_there(DRAFT, row)? {
                photos = photos_of(rows, id)?;
                rows.delete(DRAFT, row)?;
                photos = photos.difference(&photos_of(rows, id)?).copied().collect();
            }
            Ok::<_, CompanionError>(photos)
        })?;
        for photo in photos {
            self.vault.file_delete(photo.to_bytes())?;
        }
        self.after_delete();
        Ok(())
    }

    /// Keeps a measurement, a new one or a corrected one.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] for what nobody measures.
    pub fn write_growth(&mut self, growth: &Growth) -> Result<(), CompanionError> {
        let (id, bytes) = (growth.id.to_bytes(), growth.to_bytes()?);
        self.vault.write(Urgency::Usual, |rows| Ok(rows.put(GROWTH, id, &[], &bytes)?))
    }

    /// Every measurement that can be read, in the order of its days.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn growths(&self) -> Result<Vec<Growth>, CompanionError> {
        let rows = self.vault.read(|rows| rows.rows(GROWTH))?;
        let read = rows.into_iter().map(|row| read_part("a measurement", row.body, Growth::from_bytes));
        let mut growths: Vec<Growth> = readable_only(read)?;
        growths.sort_by_key(|growth| (growth.date, growth.child, growth.id));
        Ok(growths)
    }

    /// Deletes a measurement.
    ///
    /// # Errors
    /// [`CompanionError::NotFound`].
    pub fn delete_growth(&mut self, id: GrowthId) -> Result<(), CompanionError> {
        self.vault.write(Urgency::Usual, |rows| bury(rows, GROWTH, id.to_bytes(), "measurement"))?;
        self.after_delete();
        Ok(())
    }
}

/// An entry, if it is there; a damaged one is named by its day.
pub(super) fn read_entry(rows: &Reading<'_>, id: EntryId) -> Result<Option<Entry>, CompanionError> {
    let row = id.to_bytes();
    let Some(head) = rows.head(ENTRY, row)? else { return Ok(None) };
    let what = || match Head::from_bytes(&head) {
        Ok(head) => format!("the entry of {}", head.date),
        Err(_) => "an entry".to_owned(),
    };
    let body = rows.body(ENTRY, row).map_err(|error| match error {
        VaultError::Damaged { .. } => damaged(&what(), &error.to_string()),
        error => error.into(),
    })?;
    let Some(body) = body else { return Ok(None) };
    Entry::from_parts(&head, &body).map(Some).map_err(|error| CompanionError::part(what(), error))
}

/// The photos an entry, its history and its draft name, as far as they can be read.
fn photos_of(rows: &Reading<'_>, id: EntryId) -> Result<BTreeSet<PhotoId>, CompanionError> {
    let row = id.to_bytes();
    let mut told: Vec<Entry> = unless_damaged(read_entry(rows, id))?.into_iter().collect();
    let part = |collection| match rows.body(collection, row) {
        Err(VaultError::Damaged { .. }) => Ok(None),
        part => part,
    };
    let revision = part(REVISION)?.and_then(|bytes| Revision::from_bytes(&bytes).ok());
    told.extend(revision.map(|revision| revision.before));
    let draft = part(DRAFT)?.and_then(|bytes| Draft::from_bytes(&bytes).ok());
    told.extend(draft.map(|draft| draft.entry));
    Ok(told.iter().flat_map(|entry| entry.photos.iter().map(|photo| photo.id)).collect())
}

/// What is damaged counts as not there: it can be written anew, and a backup can bring it back.
pub(super) fn unless_damaged<T>(
    found: Result<Option<T>, CompanionError>,
) -> Result<Option<T>, CompanionError> {
    match found {
        Err(CompanionError::Damaged { .. } | CompanionError::Vault(VaultError::Damaged { .. })) => Ok(None),
        found => found,
    }
}

fn readable_only<T>(
    parts: impl Iterator<Item = Result<T, CompanionError>>,
) -> Result<Vec<T>, CompanionError> {
    parts.filter(|part| !matches!(part, Err(CompanionError::Damaged { .. }))).collect()
}

fn read_part<T>(
    what: &str,
    part: Result<Vec<u8>, RowDamaged>,
    read: impl Fn(&[u8]) -> Result<T, PartError>,
) -> Result<T, CompanionError> {
    read(&whole(what, part)?).map_err(|error| CompanionError::part(what, error))
}

fn bury(
    rows: &mut Writing<'_>,
    collection: Collection,
    id: RowId,
    what: &'static str,
) -> Result<(), CompanionError> {
    if !rows.is_there(collection, id)? {
        return Err(CompanionError::NotFound { what });
    }
    rows.delete(collection, id)?;
    rows.put(TOMBSTONE, id, &[], &[])?;
    Ok(())
}
