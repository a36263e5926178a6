//! Presses `content/` into packs at build time. Every word is in the binary; nothing is read from a disk later.
//!
//! Cargo runs this again when anything below `content/` changes, so editing a message is enough.

use std::path::Path;
use std::process::ExitCode;

use otayori_compiler::lint::{region, stale_sources};
use otayori_compiler::{Content, press};

fn main() -> ExitCode {
    // Asked when it runs: a target folder may be shared between two checkouts.
    let Some(here) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        println!("cargo::error=cargo says where the crate is");
        return ExitCode::FAILURE;
    };
    let content = Path::new(&here).join("../content");
    // A folder is watched with everything below it.
    println!("cargo::rerun-if-changed={}", content.display());
    match write_packs(&content) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            for line in reason.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write_packs(content: &Path) -> Result<(), String> {
    let content = Content::load(content);
    // Age never stops a build: the project must still build in ten years.
    let records = content.regions.iter().flat_map(|source| region::stale(source, content.as_of));
    for finding in stale_sources(&content, content.as_of).into_iter().chain(records) {
        println!("cargo::warning={finding}");
    }
    let packs = press(&content).map_err(|error| error.to_string())?;
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out).join("packs");
    // A pack of a language that is gone must not stay behind.
    if out.exists() {
        std::fs::remove_dir_all(&out).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    for pack in packs {
        std::fs::write(out.join(&pack.name), &pack.bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}
