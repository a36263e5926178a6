//! What of a photo is kept: the picture and nothing that tells where, when or with what it was taken.
//!
//! Knows containers, not pixels: nothing is decoded here, and nothing is scaled. A picture is known by its content, never
//! by a name. What is kept is kept because decoding needs it; everything else goes, known or not, and so does whatever
//! follows the end marker. Written by hand: `img-parts` was measured to keep XMP, comments and trailers after
//! `set_exif(None)`, for it knows what to remove, and only a list of what to keep covers what nobody has thought of.
//!
//! Two things stay: a colour profile, which names its maker, and bits hidden in the coded pixels themselves.

mod exif;
mod icc;
mod input;
mod jpeg;
mod png;
mod webp;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Bytes of a photo: 8 MiB. The phone scales what is larger.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Pixels of a photo: a small file can unfold to more than a phone holds.
pub const MAX_PIXELS: u64 = 100_000_000;

/// How a picture is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG. An animated one is kept as its still picture.
    Png,
    /// WebP, also animated.
    Webp,
}

/// A picture of which nothing is left to remove.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// How it is coded.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
    /// Pixels across, as stored: before it is turned.
    pub width: u32,
    /// Pixels down, as stored.
    pub height: u32,
    /// How it must be turned to be seen upright: the file says so no more.
    pub orientation: Orientation,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum PhotoError {
    /// Neither JPEG, PNG nor WebP.
    #[error("neither JPEG, PNG nor WebP")]
    NotAPicture,
    /// HEIC or AVIF: the phone converts it.
    #[error("HEIC or AVIF: the phone has to convert it")]
    HeicNeedsConverting,
    /// More than [`MAX_BYTES`] or [`MAX_PIXELS`]: the phone scales it.
    #[error("more than 8 MiB or 100 million pixels: the phone has to scale it")]
    TooLarge,
    /// A kind of JPEG, PNG or WebP that phones do not show: the phone may be able to convert it.
    #[error("a kind of picture that phones do not show: {reason}")]
    Uncommon {
        /// What is uncommon about it.
        reason: &'static str,
    },
    /// It ends before the picture does: copy it once more.
    #[error("the file is cut")]
    Cut,
    /// It contradicts itself.
    #[error("the file is damaged: {reason}")]
    Damaged {
        /// Where.
        reason: &'static str,
    },
}

/// How a picture must be turned to be seen upright: 1 to 8, as Exif numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Orientation(u8);

/// A number that is not 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an orientation is 1 to 8")]
pub struct NotAnOrientation;

/// What a format's own reader found.
struct Kept {
    bytes: Vec<u8>,
    width: u32,
    height: u32,
    orientation: Option<Orientation>,
}

/// The format of a file, by its first bytes.
///
/// # Errors
/// [`PhotoError::HeicNeedsConverting`] or [`PhotoError::NotAPicture`].
pub fn recognise(bytes: &[u8]) -> Result<Format, PhotoError> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Ok(Format::Jpeg)
    } else if bytes.starts_with(png::SIGNATURE) {
        Ok(Format::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Ok(Format::Webp)
    } else if is_heif(bytes) {
        Err(PhotoError::HeicNeedsConverting)
    } else {
        Err(PhotoError::NotAPicture)
    }
}

/// An `ftyp` box that names a still picture, as its own brand or among the compatible ones.
fn is_heif(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 10] =
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return false };
    let Some(brands) = rest.strip_prefix(b"ftyp") else { return false };
    let end = (u32::from_be_bytes(*length) as usize).saturating_sub(8).min(brands.len()).min(256);
    brands.get(..end).is_some_and(|brands| brands.chunks_exact(4).any(|brand| BRANDS.contains(&brand)))
}

/// The picture in a file, without anything else that the file says.
///
/// Takes as long as reading the file, and twice its memory. Cleaning what is clean changes nothing.
///
/// # Errors
/// [`PhotoError`]: what has to be done first.
pub fn clean(bytes: &[u8]) -> Result<Picture, PhotoError> {
    let format = recognise(bytes)?;
    if bytes.len() > MAX_BYTES {
        return Err(PhotoError::TooLarge);
    }
    let kept = match format {
        Format::Jpeg => jpeg::clean(bytes),
        Format::Png => png::clean(bytes),
        Format::Webp => webp::clean(bytes),
    }?;
    if kept.width == 0 || kept.height == 0 {
        return Err(PhotoError::Damaged { reason: "no pixels" });
    }
    if u64::from(kept.width) * u64::from(kept.height) > MAX_PIXELS {
        return Err(PhotoError::TooLarge);
    }
    Ok(Picture {
        format,
        bytes: kept.bytes,
        width: kept.width,
        height: kept.height,
        orientation: kept.orientation.unwrap_or_default(),
    })
}

impl Format {
    /// Its media type, such as `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

impl Orientation {
    /// Whether width and height change places when it is turned.
    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }
}

impl Default for Orientation {
    /// Upright as stored.
    fn default() -> Self {
        Self(1)
    }
}

impl TryFrom<u8> for Orientation {
    type Error = NotAnOrientation;

    fn try_from(number: u8) -> Result<Self, NotAnOrientation> {
        if (1..=8).contains(&number) { Ok(Self(number)) } else { Err(NotAnOrientation) }
    }
}

impl From<Orientation> for u8 {
    fn from(orientation: Orientation) -> Self {
        orientation.0
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture").field("format", &self.format).finish_non_exhaustive()
    }
}
