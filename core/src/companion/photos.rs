//! Photos of the journal: what is kept of a picture, sealed in a file of its own before any entry speaks of it.

use std::io::Write;

use otayori_vault::KeyKind;

use super::Companion;
use super::error::CompanionError;
use crate::journal::photo;
use crate::journal::{PhotoId, PhotoRef};

impl Companion {
    /// Takes in a picture: JPEG, PNG or WebP up to 8 MB, known by its content. Where, when and with what it was taken is
    /// gone before anything is written. The answer goes into the entry or its draft; whoever gives the writing up throws the
    /// draft away, and its pictures go with it.
    ///
    /// # Errors
    /// [`CompanionError::Invalid`] says why a picture cannot be taken.
    pub fn add_photo(&mut self, picture: &[u8]) -> Result<PhotoRef, CompanionError> {
        let clean = photo::clean(picture)?;
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

    /// A part of a picture, from a place on, at most so many bytes, and how many there are in all. What it costs depends on
    /// the part and not on the picture.
    ///
    /// # Errors
    /// As [`Companion::photo`].
    pub fn photo_part(&self, id: PhotoId, from: u64, at_most: u32) -> Result<(Vec<u8>, u64), CompanionError> {
        Ok(self.vault.file_part(id.to_bytes(), KeyKind::Journal, from, at_most.into())?)
    }
}
