//! Photos of the journal: what is kept of a picture, sealed in a file of its own before any entry speaks of it.

use std::collections::BTreeSet;
use std::io::Write;

use otayori_vault::{KeyKind, RowId};

use super::Companion;
use super::error::CompanionError;
use crate::journal::photo;
use crate::journal::{PhotoId, PhotoRef};

impl Companion {
    /// Takes in a picture: JPEG, PNG or WebP up to 8 MB, known by its content. Where, when and with what it was taken is
    /// gone before anything is written. The answer goes into the entry; a picture that no entry or draft names is removed
    /// by the next tidying.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] says why a picture cannot be taken.
    pub fn add_photo(&mut self, picture: &[u8]) -> Result<PhotoRef, CompanionError> {
        let clean =
            photo::clean(picture).map_err(|error| CompanionError::Invalid { reason: error.to_string() })?;
        let id = PhotoId::from_random(self.vault.random_id()?);
        self.vault.file_put(id.to_bytes(), KeyKind::Journal, &mut clean.bytes.as_slice())?;
        Ok(PhotoRef {
            id,
            format: clean.format,
            width: clean.width,
            height: clean.height,
            orientation: clean.orientation,
            caption: String::new(),
        })
    }

    /// A picture, to be shown.
    ///
    /// # Errors
    /// [`CompanionError::Vault`] if it is not there or damaged.
    pub fn photo(&self, id: PhotoId, sink: &mut dyn Write) -> Result<u64, CompanionError> {
        Ok(self.vault.file_get(id.to_bytes(), KeyKind::Journal, sink)?)
    }

    /// Removes pictures that nothing names: of deleted entries, and of writing that was given up.
    ///
    /// # Errors
    /// [`CompanionError`]. While one entry cannot be read, nothing is removed: its pictures are not known.
    pub fn tidy_photos(&mut self) -> Result<(), CompanionError> {
        let (entries, lost) = self.whole_entries()?;
        if lost > 0 {
            return Ok(());
        }
        let mut named: BTreeSet<RowId> = BTreeSet::new();
        let mut name = |photos: &[PhotoRef]| named.extend(photos.iter().map(|photo| photo.id.to_bytes()));
        for entry in &entries {
            name(&entry.photos);
            if let Some(revision) = self.revision(entry.id)? {
                name(&revision.before.photos);
            }
        }
        for draft in self.drafts()? {
            name(&draft.entry.photos);
        }
        for file in self.vault.files()? {
            if !named.contains(&file) {
                self.vault.file_delete(file)?;
            }
        }
        Ok(())
    }
}
