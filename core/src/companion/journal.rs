//! The journal in the vault: written, changed with one step back, found, deleted for good.
//!
//! Everything here needs the journal's key: [`VaultError::Locked`] until the PIN is given. One damaged entry never hides
//! the others: it is listed by its day.

use std::collections::BTreeSet;

use otayori_vault::{Collection, KeyKind, Reading, RowDamaged, RowId, Urgency, VaultError, Writing};

use super::Companion;
use super::collections::{DRAFT, ENTRY, GROWTH, NUMBER, REVISION, TOMBSTONE};
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

    /// Keeps an entry: a new one, or a change of one, whose former words are kept one step back. Its draft is gone then, and so
    /// is a picture that neither the entry nor its step back names any more.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] says what is too long; then nothing is changed and the draft stays.
    pub fn write_entry(&mut self, entry: &Entry, at: LocalMoment) -> Result<(), CompanionError> {
        let id = entry.id.to_bytes();
        let photos = self.vault.write(Urgency::Usual, |rows| {
            if rows.is_there(TOMBSTONE, id)? {
                return Err(CompanionError::NotFound { what: "entry" });
            }
            let before = photos_of(rows, entry.id)?;
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
            Ok::<_, CompanionError>(before.without(&photos_of(rows, entry.id)?))
        })?;
        self.let_go_of(photos);
        Ok(())
    }

    /// Deletes pictures that nothing names any more. One that stays for now is found by the next look at what nothing names.
    pub(super) fn let_go_of(&mut self, photos: BTreeSet<PhotoId>) {
        if photos.is_empty() {
            return;
        }
        for photo in photos {
            _ = self.vault.file_delete(photo.to_bytes());
        }
        // A copy that named one would come back with a hole.
        self.after_delete();
    }

    /// How an entry was before its last change; `None` if it was never changed, or that cannot be read.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn revision(&self, id: EntryId) -> Result<Option<Revision>, CompanionError> {
        unless_damaged(self.whole_revision(id))
    }

    /// How an entry was before its last change; damage is an error.
    pub(super) fn whole_revision(&self, id: EntryId) -> Result<Option<Revision>, CompanionError> {
        self.reads(|rows| read_revision(rows, id))
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
            let photos = photos_of(rows, id)?.photos;
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

    /// After a repair: what nothing has any more, and what no list shows, is let go.
    pub(super) fn let_go_of_lost_parts(&mut self) -> Result<(), CompanionError> {
        let is_open = self.vault.is_unlocked();
        let collections = [NUMBER, REVISION, GROWTH];
        self.vault.write(Urgency::Usual, |rows| {
            for collection in collections.into_iter().filter(|one| one.key == KeyKind::Family || is_open) {
                for row in rows.rows(collection)? {
                    if whole("a part", row.body).is_err() {
                        rows.delete(collection, row.id)?;
                    }
                }
            }
            Ok(())
        })
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
                let before = photos_of(rows, id)?;
                rows.delete(DRAFT, row)?;
                // An entry that cannot be read may name them, and may come back.
                photos = before.without(&photos_of(rows, id)?);
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
    /// [`CompanionError::Invalid`] for what nobody measures; [`CompanionError::NotFound`] for one that was deleted meanwhile.
    pub fn write_growth(&mut self, growth: &Growth) -> Result<(), CompanionError> {
        let (id, bytes) = (growth.id.to_bytes(), growth.to_bytes()?);
        self.vault.write(Urgency::Usual, |rows| {
            if rows.is_there(TOMBSTONE, id)? {
                return Err(CompanionError::NotFound { what: "measurement" });
            }
            Ok(rows.put(GROWTH, id, &[], &bytes)?)
        })
    }

    /// Every measurement that can be read, in the order of its days.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn growths(&self) -> Result<Vec<Growth>, CompanionError> {
        Ok(self.whole_growths()?.0)
    }

    /// Every measurement that can be read, in the order of its days, and how many cannot.
    ///
    /// # Errors
    /// [`CompanionError`].
    pub fn whole_growths(&self) -> Result<(Vec<Growth>, usize), CompanionError> {
        let rows = self.vault.read(|rows| rows.rows(GROWTH))?;
        let all = rows.len();
        let read = rows.into_iter().map(|row| read_part("a measurement", row.body, Growth::from_bytes));
        let mut growths: Vec<Growth> = readable_only(read)?;
        growths.sort_by_key(|growth| (growth.date, growth.child, growth.id));
        let lost = all - growths.len();
        Ok((growths, lost))
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

/// How an entry was before its last change, if it was changed.
fn read_revision(rows: &Reading<'_>, id: EntryId) -> Result<Option<Revision>, CompanionError> {
    let bytes = rows.body(REVISION, id.to_bytes())?;
    let read = |bytes: Vec<u8>| Revision::from_bytes(&bytes);
    bytes.map(read).transpose().map_err(|error| CompanionError::part("how an entry was before", error))
}

/// Pictures that something names.
pub(super) struct Named {
    pub(super) photos: BTreeSet<PhotoId>,
    /// All of it could be read: nothing else is named by it.
    pub(super) is_whole: bool,
}

impl Named {
    /// Those that stand here and no more there: none, where either could name what cannot be read.
    pub(super) fn without(&self, after: &Self) -> BTreeSet<PhotoId> {
        if self.is_whole && after.is_whole {
            self.photos.difference(&after.photos).copied().collect()
        } else {
            BTreeSet::new()
        }
    }

    fn take(&mut self, entry: &Entry) {
        self.photos.extend(entry.photos.iter().map(|photo| photo.id));
    }
}

/// The photos an entry, its history and its draft name, as far as they can be read.
pub(super) fn photos_of(rows: &Reading<'_>, id: EntryId) -> Result<Named, CompanionError> {
    let mut named = Named { photos: BTreeSet::new(), is_whole: true };
    let draft = |bytes: Vec<u8>| Draft::from_bytes(&bytes);
    let draft = || {
        let bytes = rows.body(DRAFT, id.to_bytes())?;
        bytes.map(draft).transpose().map_err(|error| CompanionError::part("a draft", error))
    };
    let told = [
        read_entry(rows, id),
        read_revision(rows, id).map(|revision| revision.map(|revision| revision.before)),
        draft().map(|draft| draft.map(|draft| draft.entry)),
    ];
    for part in told {
        match part {
            Ok(entry) => entry.iter().for_each(|entry| named.take(entry)),
            Err(error) if is_unreadable(&error) => named.is_whole = false,
            Err(error) => return Err(error),
        }
    }
    Ok(named)
}

/// The photos that anything of the journal names, as far as it can be read.
pub(super) fn all_photos(rows: &Reading<'_>) -> Result<Named, CompanionError> {
    let mut named = Named { photos: BTreeSet::new(), is_whole: true };
    let ids = [ENTRY, REVISION, DRAFT].map(|collection| rows.ids(collection));
    let mut all: BTreeSet<RowId> = BTreeSet::new();
    for ids in ids {
        all.extend(ids?);
    }
    for id in all {
        let of_it = photos_of(rows, EntryId::from_random(id))?;
        named.photos.extend(of_it.photos);
        named.is_whole &= of_it.is_whole;
    }
    Ok(named)
}

/// Damage, and what a newer companion wrote: both may name what nobody here can see.
fn is_unreadable(error: &CompanionError) -> bool {
    use CompanionError::{Damaged, TooNew, Vault};
    matches!(
        error,
        Damaged { .. } | TooNew { .. } | Vault(VaultError::Damaged { .. } | VaultError::TooNew { .. })
    )
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
