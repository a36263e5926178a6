//! What the README shows is what the commands print, in a folder of their own, one after the other. After an edit of the words,
//! `OTAYORI_README=write cargo test -p otayori-tests --test readme` brings it up to date.

use std::fs;
use std::path::Path;

use otayori_tests::otayori;

const START: &str = "```console\n$ cargo run -q -- ";

/// What a command prints where the one before it was run.
fn said(arguments: &str, folder: &Path) -> String {
    let output = otayori().args(arguments.split(' ')).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The README with every shown command followed by what it prints now.
fn as_printed(readme: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let region = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regions/GB-3.otayori");
    fs::copy(region, folder.path().join("GB-3.otayori")).unwrap();
    let mut blocks = readme.split(START);
    let mut page = blocks.next().unwrap().to_owned();
    for block in blocks {
        let (shown, rest) = block.split_once("```\n").unwrap();
        let arguments = shown.lines().next().unwrap();
        page += &format!("{START}{arguments}\n{}```\n{rest}", said(arguments, folder.path()));
    }
    page
}

#[test]
fn the_readme_shows_what_the_commands_print() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).unwrap();
    assert!(readme.matches(START).count() >= 3, "the README shows its commands as `{START}…`");
    let printed = as_printed(&readme);
    if std::env::var_os("OTAYORI_README").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    assert!(printed == readme || std::env::var_os("OTAYORI_README").is_some(), "{printed}");
}
