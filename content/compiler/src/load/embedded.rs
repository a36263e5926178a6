//! The vocabulary compiled into this command: languages, keys, slots and word lists, so that an organisation without a
//! copy of the project can check its region by the same rules. Knows file names, as a content folder has them.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static SLOTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../slots");
static LINT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../lint");

/// The text of a file, as far as it belongs to the vocabulary.
pub(super) fn text(file: &Path) -> Option<&'static str> {
    if let Ok(name) = file.strip_prefix("slots") {
        return SLOTS.get_file(name)?.contents_utf8();
    }
    if let Ok(name) = file.strip_prefix("lint") {
        return LINT.get_file(name)?.contents_utf8();
    }
    Some(match file.to_str()? {
        "languages.toml" => include_str!("../../../languages.toml"),
        "help-keys.toml" => include_str!("../../../help-keys.toml"),
        "safety-keys.toml" => include_str!("../../../safety-keys.toml"),
        "glossary.toml" => include_str!("../../../glossary.toml"),
        _ => return None,
    })
}

/// The files of a folder with that ending, sorted.
pub(super) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let dir = if folder == Path::new("slots") { &SLOTS } else { &LINT };
    let mut files: Vec<PathBuf> = dir
        .files()
        .filter(|file| file.path().extension().is_some_and(|e| e == ending))
        .map(|file| folder.join(file.path()))
        .collect();
    files.sort();
    files
}
