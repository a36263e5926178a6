//! `content/messages/<language>/<shelf>/<part>.md`: the words.
//!
//! ```text
//! # Week 9                      a heading for authors, not shipped
//!
//! ## g064 すぐ電話するとき        slot and title
//! 本文。{漢字|かんじ} …           paragraphs, and `- ` lists
//!
//! ## g045@JP …                  the text for readers in Japan
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use otayori_pack::region::{GENERIC, is_region_id};
use otayori_pack::text::Message;

use super::languages::LanguageRow;
use super::{Reader, TextKey};
use crate::finding::Place;

/// A message as written, and as read.
#[derive(Debug, Clone)]
pub struct Text {
    /// Title and body in their stored form: the title's line, then the body with single blank lines.
    pub stored: String,
    /// The same, parsed.
    pub message: Message,
    /// The line of its heading.
    pub place: Place,
    /// For each line of `stored`, its line in the file.
    pub lines: Vec<usize>,
}

impl Text {
    /// The place of a line of the body, counted over paragraphs and list items; 0 is the title.
    pub fn place_of_line(&self, line: usize) -> Place {
        let written = self
            .stored
            .lines()
            .zip(&self.lines)
            .filter(|(text, _)| !text.is_empty())
            .nth(line)
            .map_or(self.place.line, |(_, number)| *number);
        Place { file: self.place.file.clone(), line: written }
    }
}

pub(super) fn load(
    reader: &mut Reader<'_>,
    languages: &[LanguageRow],
) -> BTreeMap<String, BTreeMap<TextKey, Text>> {
    stray_folders(reader, languages);
    languages
        .iter()
        .map(|row| {
            let tag = row.language.tag.clone();
            let folder = Path::new("messages").join(&tag);
            let mut texts = BTreeMap::new();
            for file in reader.files(&folder, "md") {
                read_file(reader, &file, &core_name, &mut texts);
            }
            (tag, texts)
        })
        .collect()
}

/// A folder nobody reads is a language somebody forgot to announce.
fn stray_folders(reader: &mut Reader<'_>, languages: &[LanguageRow]) {
    let Ok(listing) = std::fs::read_dir(reader.root.join("messages")) else { return };
    let mut names: Vec<String> = listing
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names {
        if !languages.iter().any(|row| row.language.tag == name) {
            let place = Place::new(&Path::new("messages").join(&name), 1);
            reader.error(place, "language", format!("`{name}` has no row in languages.toml: add one"));
        }
    }
}

/// A heading and the numbered lines under it.
struct Section<'a> {
    line: usize,
    heading: &'a str,
    body: Vec<(usize, &'a str)>,
}

/// How a heading's first word names a text; the error says what is wrong with it.
pub(super) type Name<'n> = &'n dyn Fn(&str) -> Result<TextKey, (&'static str, String)>;

/// `g064`, `g045@JP`, `card/overdue`.
fn core_name(name: &str) -> Result<TextKey, (&'static str, String)> {
    let (slot, variant) = name.split_once('@').unwrap_or((name, ""));
    let slot = slot.parse().map_err(|error| ("slot-id", format!("{error}")))?;
    if name.contains('@') && !is_region(variant) {
        return Err(("region", format!("`@{variant}` is not a region: write @JP or @JP-13")));
    }
    Ok(TextKey { slot, variant: variant.to_owned() })
}

/// The messages of a file.
pub(super) fn read_file(
    reader: &mut Reader<'_>,
    file: &Path,
    named: Name<'_>,
    texts: &mut BTreeMap<TextKey, Text>,
) {
    let text = reader.text(file);
    let mut open: Option<Section<'_>> = None;
    for (n, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line)) {
        if let Some(heading) = line.strip_prefix("## ") {
            if let Some(message) = open.take() {
                keep(reader, file, named, message, texts);
            }
            open = Some(Section { line: n, heading: heading.trim(), body: Vec::new() });
        } else if let Some(section) = &mut open {
            section.body.push((n, line));
        } else if !line.trim().is_empty() && !line.starts_with("# ") {
            let what = "text before the first message: begin it with `## g028 Title`";
            reader.error(Place::new(file, n), "message", what);
        }
    }
    if let Some(message) = open {
        keep(reader, file, named, message, texts);
    }
}

fn keep(
    reader: &mut Reader<'_>,
    file: &Path,
    named: Name<'_>,
    Section { line, heading, body }: Section<'_>,
    texts: &mut BTreeMap<TextKey, Text>,
) {
    let place = Place::new(file, line);
    let (name, title) = heading.split_once(' ').unwrap_or((heading, ""));
    let key = match named(name) {
        Ok(key) => key,
        Err((rule, what)) => return reader.error(place, rule, what),
    };
    if title.trim().is_empty() {
        return reader.error(place, "title", format!("{key} has no title: write `## {key} Title`"));
    }
    let (stored, lines) = normal_form(line, title.trim(), &body);
    let message = match Message::parse(&stored) {
        Ok(message) => message,
        Err(error) => {
            let at = lines.get(error.line).copied().unwrap_or(line);
            return reader.error(Place::new(file, at), "ruby", format!("{key}: {}", error.what));
        }
    };
    if message.body.blocks.is_empty() {
        return reader.error(
            place,
            "body",
            format!("{key} has a title and no text: write it or take it out"),
        );
    }
    if let Some(first) = texts.get(&key) {
        let Place { file, line } = &first.place;
        let what = format!("{key} stands already in {}:{line}: keep one", file.display());
        return reader.error(place, "twice", what);
    }
    texts.insert(key, Text { stored, message, place, lines });
}

/// Blank lines that say nothing are dropped, so that spacing never changes a text's hash.
fn normal_form(line: usize, title: &str, body: &[(usize, &str)]) -> (String, Vec<usize>) {
    let mut stored = title.to_owned();
    let mut lines = vec![line];
    let mut blank = false;
    for (n, text) in body {
        let text = text.trim();
        if text.is_empty() {
            blank = lines.len() > 1;
            continue;
        }
        if std::mem::take(&mut blank) {
            stored.push('\n');
            lines.push(*n);
        }
        stored.push('\n');
        stored.push_str(text);
        lines.push(*n);
    }
    (stored, lines)
}

/// Any region but the one that is nowhere: its texts have no variant.
fn is_region(id: &str) -> bool {
    id != GENERIC && is_region_id(id)
}
