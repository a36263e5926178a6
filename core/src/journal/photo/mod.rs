//! What of a photo is kept: the picture and nothing that tells where, when or with what it was taken.
//!
//! Knows containers, not pixels: nothing is decoded here, and nothing is scaled. A picture is known by its content, never
//! by a name.

use serde::{Deserialize, Serialize};
use thiserror::Error;

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

/// How a picture must be turned to be seen upright: 1 to 8, as Exif numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Orientation(u8);

/// A number that is not 1 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an orientation is 1 to 8")]
pub struct NotAnOrientation;

impl Default for Orientation {
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
