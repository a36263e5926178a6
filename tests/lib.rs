//! What the journeys share: the companion's own binary, dates and slots by their name, and a content folder to change.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use chrono::NaiveDate;
use escargot::{CargoBuild, CargoRun};
use otayori_compiler::{Content, press};
use otayori_core::corpus::Corpus;
use otayori_core::pack::{Pack, SlotId};
use tempfile::TempDir;

/// A date written as `2026-11-24`.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A slot by its name.
pub fn slot(name: &str) -> SlotId {
    name.parse().unwrap()
}

/// A copy of `content/` that a test may change.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    /// The project's own content folder.
    pub fn real() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
    }

    /// A copy of it, without the crates that live beside the words.
    pub fn copy() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(Self::real()).unwrap() {
            let entry = entry.unwrap();
            if !["pack", "compiler"].iter().any(|code| entry.file_name() == *code) {
                copy(&entry.path(), &folder.path().join(entry.file_name()));
            }
        }
        Self { folder }
    }

    /// A path in the copy.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Writes a file in the copy.
    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// What a build of the copy would ship.
    pub fn corpus(&self) -> Corpus {
        let packs = press(&Content::load(self.folder.path())).unwrap();
        Corpus::from_packs(packs.into_iter().map(|file| Pack::open(file.bytes).unwrap()).collect()).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

/// A binary of this workspace. With the features of the whole of it: the crates that the tests have built serve again.
pub fn built(name: &str) -> CargoRun {
    workspace().arg("--workspace").bin(name).run().unwrap()
}

fn workspace() -> CargoBuild {
    CargoBuild::new().manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
}

/// The `otayori` binary of this workspace, built if it is not there yet.
pub fn otayori() -> Command {
    static BINARY: OnceLock<CargoRun> = OnceLock::new();
    bare(BINARY.get_or_init(|| built("otayori")))
}

/// The same as it is released, for measuring.
pub fn otayori_release() -> Command {
    static BINARY: OnceLock<CargoRun> = OnceLock::new();
    bare(BINARY.get_or_init(|| workspace().package("otayori").bin("otayori").release().run().unwrap()))
}

/// Nothing of the tester's own terminal reaches the program.
fn bare(binary: &CargoRun) -> Command {
    let mut command = binary.command();
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Runs `otayori` with arguments separated by spaces.
pub fn run(arguments: &str) -> Output {
    otayori().args(arguments.split(' ')).output().unwrap()
}

/// What a successful run printed.
pub fn said(arguments: &str) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The exit code and the words of a run that found no answer.
pub fn refused(arguments: &str) -> (i32, String) {
    let output = run(arguments);
    assert!(output.stdout.is_empty(), "{arguments} printed {}", String::from_utf8_lossy(&output.stdout));
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}
