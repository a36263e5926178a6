//! TOML files as rows that remember their line.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

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

/// A value, where it was written, and on which line each of its fields stands.
#[derive(Debug, Clone)]
pub struct Record<T> {
    /// What was written.
    pub value: T,
    /// Where it begins.
    pub place: Place,
    fields: BTreeMap<String, usize>,
}

impl<T> Record<T> {
    /// The line of a field, or of the record where it has none.
    pub fn at(&self, field: &str) -> Place {
        let line = self.fields.get(field).copied().unwrap_or(self.place.line);
        Place { line, ..self.place.clone() }
    }

    /// The same record with another value.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Record<U> {
        Record { value: change(self.value), place: self.place, fields: self.fields }
    }
}

/// Every `[[name]]` of a file, each read by itself. Whatever else stands in the file is a finding.
pub(super) fn records<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
    name: &str,
) -> Vec<Record<T>> {
    let mut found = Vec::new();
    for (key, value) in parsed(reader, file, text).into_iter().flatten() {
        let place = Place::at_offset(file, text, key.span().start);
        let DeValue::Array(list) = value.into_inner() else {
            reader.error(place, "toml", format!("`{}` is not read here: write [[{name}]]", key.get_ref()));
            continue;
        };
        if key.get_ref() != name {
            reader.error(place, "toml", format!("[[{}]] is not read here: write [[{name}]]", key.get_ref()));
            continue;
        }
        for (n, value) in list.into_iter().enumerate() {
            let title = id_of(value.get_ref()).unwrap_or_else(|| format!("number {}", n + 1));
            found.extend(record(reader, file, text, &format!("[[{name}]] {title}"), value));
        }
    }
    found
}

/// Every `[name]` of a file as a record, by its name.
pub(super) fn keyed_records<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
) -> Vec<(String, Record<T>)> {
    let mut found = Vec::new();
    for (key, value) in parsed(reader, file, text).into_iter().flatten() {
        let name = key.into_inner().into_owned();
        if let Some(record) = record(reader, file, text, &format!("[\"{name}\"]"), value) {
            found.push((name, record));
        }
    }
    found
}

/// A whole file as one record.
pub(super) fn whole_record<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
) -> Option<Record<T>> {
    let fields = parsed(reader, file, text)?;
    let lines = lines(file, text, &fields);
    let value = whole(reader, file, text)?;
    Some(Record { value, place: Place::new(file, 1), fields: lines })
}

fn parsed<'t>(reader: &mut Reader<'_>, file: &Path, text: &'t str) -> Option<DeTable<'t>> {
    match DeTable::parse(text) {
        Ok(table) => Some(table.into_inner()),
        Err(error) => {
            complain(reader, file, text, &error);
            None
        }
    }
}

fn lines(file: &Path, text: &str, table: &DeTable<'_>) -> BTreeMap<String, usize> {
    let line = |key: &Spanned<std::borrow::Cow<'_, str>>| Place::at_offset(file, text, key.span().start).line;
    table.keys().map(|key| (key.get_ref().clone().into_owned(), line(key))).collect()
}

fn id_of(value: &DeValue<'_>) -> Option<String> {
    match value.as_table()?.get("id")?.get_ref() {
        DeValue::String(id) => Some(format!("`{id}`")),
        _ => None,
    }
}

fn record<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
    title: &str,
    value: Spanned<DeValue<'_>>,
) -> Option<Record<T>> {
    let place = Place::at_offset(file, text, value.span().start);
    let fields = value.get_ref().as_table().map(|table| lines(file, text, table)).unwrap_or_default();
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(value) => Some(Record { value, place, fields }),
        Err(error) => {
            let place = error.span().map_or(place, |span| Place::at_offset(file, text, span.start));
            reader.error(place, "toml", format!("{title}: {}", error.message()));
            None
        }
    }
}

/// Every `[name]` of a file, each read by itself, so that one broken table hides no other.
pub(super) fn rows<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    file: &Path,
    text: &str,
) -> BTreeMap<String, Row<T>> {
    let mut rows = BTreeMap::new();
    for (name, value) in parsed(reader, file, text).into_iter().flatten() {
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
