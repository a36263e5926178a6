//! `content/reviews/*.toml`: who signed which text.
//!
//! A sign-off names the SHA-256 of the text it was given for. Any edit breaks the hash and the text is a draft again.

use std::path::Path;

use otayori_pack::slot::SlotId;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::table::{Row, whole};
use super::{Reader, Text, TextKey};
use crate::finding::Place;

/// One sign-off by a named clinician.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The slot.
    pub slot: SlotId,
    /// The region variant, if it is one.
    #[serde(default)]
    pub variant: String,
    /// The language.
    pub language: String,
    /// What `otayori-content show` prints as the text's hash.
    pub sha256: String,
    /// Who read it.
    pub who: String,
    /// As what: midwife, paediatrician, …
    pub role: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

impl Review {
    /// Whether this sign-off is for this text, letter by letter.
    pub fn signs(&self, tag: &str, key: &TextKey, text: &Text) -> bool {
        self.names(tag, key) && self.sha256 == text_hash(&text.stored)
    }

    /// Whether it names this text, in whatever wording.
    pub fn names(&self, tag: &str, key: &TextKey) -> bool {
        self.language == tag && self.slot == key.slot && self.variant == key.variant
    }
}

/// The SHA-256 of a stored text, in hexadecimal.
pub fn text_hash(stored: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(stored.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

pub(super) fn load(reader: &mut Reader<'_>) -> Vec<Row<Review>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        review: Vec<toml::Spanned<Review>>,
    }
    let mut reviews = Vec::new();
    for file in reader.files(Path::new("reviews"), "toml") {
        let text = reader.text(&file);
        let Some(parsed) = whole::<File>(reader, &file, &text) else { continue };
        for review in parsed.review {
            let place = Place::at_offset(&file, &text, review.span().start);
            let value = review.into_inner();
            if [&value.who, &value.role, &value.date].iter().any(|field| field.trim().is_empty()) {
                reader.error(place.clone(), "review", "a sign-off needs who, role and date");
            }
            reviews.push(Row { value, place });
        }
    }
    reviews
}
