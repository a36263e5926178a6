//! TOML files as rows that remember their line.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, ValueDeserializer};

use super::Reader;
use crate::finding::Place;

/// A value and where it was written.
#[derive(Debug, Clone)]
pub struct Row<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// Every `[name]` of a file, each read by itself, so that one broken table hides no other.
pub(super) fn rows<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
) -> BTreeMap<String, Row<T>> {
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            complain(reader, file, text, &error);
            return BTreeMap::new();
        }
    };
    let mut rows = BTreeMap::new();
    for (name, value) in table {
        let place = Place::at_offset(file, text, name.span().start);
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => _ = rows.insert(name.into_inner().into_owned(), Row { value, place }),
            Err(error) => {
                let place = error.span().map_or(place, |span| Place::at_offset(file, text, span.start));
                let what = format!("[{}] {}", name.get_ref(), error.message());
                reader.error(place, "toml", what);
            }
        }
    }
    rows
}

/// A whole file as one value.
pub(super) fn whole<T: DeserializeOwned>(reader: &mut Reader<'_>, file: &Path, text: &str) -> Option<T> {
    toml::from_str(text).map_err(|error| complain(reader, file, text, &error)).ok()
}

fn complain(reader: &mut Reader<'_>, file: &Path, text: &str, error: &toml::de::Error) {
    let offset = error.span().map_or(0, |span| span.start);
    reader.error(Place::at_offset(file, text, offset), "toml", error.message());
}
