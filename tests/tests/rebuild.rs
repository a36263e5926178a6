//! Adding a message file, or editing one, changes what the companion says after the next `cargo build`. No Rust is
//! touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// The project's files at a place where they may be changed. It is built from nothing several times and run once each:
/// our own crates stay unoptimised, and the crates of others are those that the tests have built.
fn copy_of_the_project() -> PathBuf {
    let copy = root().join("target/rebuild/project");
    _ = fs::remove_dir_all(&copy);
    let listed = Command::new("git")
        .args(["ls-files", "-co", "--exclude-standard"])
        .current_dir(root())
        .output()
        .unwrap();
    for file in String::from_utf8(listed.stdout).unwrap().lines() {
        let (from, to) = (root().join(file), copy.join(file));
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    let workspace = copy.join("Cargo.toml");
    let quick = without_optimising_our_own(&fs::read_to_string(&workspace).unwrap());
    fs::write(workspace, quick).unwrap();
    copy
}

fn without_optimising_our_own(workspace: &str) -> String {
    let ours = |section: &&str| !section.starts_with("profile.dev.package.otayori-");
    workspace.split("\n[").filter(ours).collect::<Vec<_>>().join("\n[")
}

fn today(project: &Path, on: &str) -> String {
    let built = build(project);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let output = Command::new(target().join("debug/otayori"))
        .args(["today", "--due", "2027-03-01", "--lang", "en", "--on", on])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "compiles the workspace in a copy: ./check runs it"]
fn a_build_follows_the_words() {
    let project = copy_of_the_project();
    let (written, unwritten, week_later) = ("2026-07-28", "2026-07-29", "2026-08-04");
    // Start from a shelf on which g064 is the only letter of weeks 9 and 10.
    for language in ["ja", "ja-simple", "en"] {
        let shelf = project.join("content/messages").join(language).join("pregnancy");
        fs::write(shelf.join("w09.md"), "## g064 When to call at once\nCall now.\n").unwrap();
        _ = fs::remove_file(shelf.join("w10.md"));
    }
    let file = project.join("content/messages/en/pregnancy/w09.md");
    assert!(today(&project, written).contains("When to call at once"));
    for on in [unwritten, week_later] {
        assert!(today(&project, on).contains("is not written yet"));
    }

    // An edit.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("When to call at once", "Call at once when")).unwrap();
    assert!(today(&project, written).contains("Call at once when"));

    // A new text in a file.
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n## g065 Words for an ambulance\nSay where you are first.\n")).unwrap();
    assert!(today(&project, unwritten).contains("Say where you are first."));

    // A new file.
    assert!(
        today(&project, week_later).contains("is not written yet"),
        "choose another day that has no letter yet"
    );
    fs::write(
        file.with_file_name("w10.md"),
        "## g071 Softer clothes\nWhat fitted last month may press now.\n",
    )
    .unwrap();
    assert!(today(&project, week_later).contains("What fitted last month may press now."));

    // A broken one stops the build and says where.
    fs::write(file.with_file_name("w10.md"), "## g071 Softer clothes\nA {bracket.\n").unwrap();
    let broken = build(&project);
    let said = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert!(!broken.status.success() && said.contains("messages/en/pregnancy/w10.md:2"), "{said}");

    // Sources that nobody has looked at for years are a warning: it still builds.
    fs::write(file.with_file_name("w10.md"), "## g071 Softer clothes\nWhat fitted may press now.\n").unwrap();
    fs::write(project.join("content/as-of"), "2040-01-01\n").unwrap();
    let old = build(&project);
    let said = String::from_utf8_lossy(&old.stderr).into_owned();
    assert!(old.status.success() && said.contains("warning") && said.contains("[stale]"), "{said}");
}

/// Where the crates of others lie already built.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn build(project: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args(["build", "--workspace", "--bin", "otayori"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .unwrap()
}
