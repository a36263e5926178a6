//! A disk of two megabytes: a tmpfs in a name space of its own (`unshare`, from util-linux), so that nobody else's disk is filled and
//! no root is needed where user name spaces are allowed. Where they are not, this says so. Read by the tests of the core as well.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

const FOLDER: &str = "OTAYORI_TEST_DISK";

/// Runs one of this program's ignored tests in a small disk of its own.
pub(crate) fn on_a_small_disk(inside: &str) {
    let home = tempfile::tempdir().unwrap();
    let script =
        r#"mount -t tmpfs -o size=2m,nr_inodes=0 tmpfs "$1" && exec "$2" "$3" --exact --ignored --nocapture"#;
    let apart = ["--user", "--map-root-user", "--mount"];
    let probe = Command::new("unshare").args(apart).arg("true").output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        println!("NOT RUN: this system lets nobody have a small disk of their own (unshare --user --mount)");
        return;
    }
    let run = Command::new("unshare")
        .args(apart)
        .args(["sh", "-c", script, "sh"])
        .arg(home.path())
        .arg(std::env::current_exe().unwrap())
        .arg(inside)
        .env(FOLDER, home.path())
        .output();
    let output = run.unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// The disk that a test runs in.
pub(crate) struct Disk {
    home: PathBuf,
}

impl Disk {
    /// `None`: the test was not started by [`on_a_small_disk`].
    pub(crate) fn here() -> Option<Self> {
        Some(Self { home: PathBuf::from(std::env::var(FOLDER).ok()?) })
    }

    /// Where a vault may lie.
    pub(crate) fn folder(&self) -> PathBuf {
        self.home.join("vault")
    }

    /// Leaves so many pages of 4 KiB.
    pub(crate) fn fill_but(&self, pages: u64) {
        let path = self.home.join("filler");
        let _ = fs::remove_file(&path);
        let mut filler = File::create(&path).unwrap();
        while filler.write_all(&[7; 4096]).is_ok() {}
        let length = filler.metadata().unwrap().len();
        filler.set_len((length / 4096 - pages) * 4096).unwrap();
    }

    /// As `ro`, it takes nothing; as `rw`, everything again.
    pub(crate) fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.home).status().unwrap().success());
    }

    pub(crate) fn free(&self) {
        fs::remove_file(self.home.join("filler")).unwrap();
    }
}
