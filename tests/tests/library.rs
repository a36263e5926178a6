//! The library that phones get, read as a file: what it asks of the system, how it is laid out, how large it is.
//!
//! `OTAYORI_LIBRARY=FILE cargo test -p otayori-tests --test library -- --ignored`; with `OTAYORI_SIZE=write` the figures go to
//! docs/size.md.

use std::path::{Path, PathBuf};
use std::process::Command;

use object::read::elf::{ElfFile64, FileHeader as _, ProgramHeader as _};
use object::{Endianness, Object as _, ObjectSection as _, ObjectSymbol as _, elf};

/// Whatever opens a way out of the phone.
const NETWORK: [&str; 14] = [
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "getaddrinfo",
    "gethostbyname",
    "send",
    "sendto",
    "sendmsg",
    "recv",
    "recvfrom",
];
/// Phones with large pages have pages of this size.
const PAGE: u64 = 16 * 1024;

fn file() -> PathBuf {
    PathBuf::from(std::env::var_os("OTAYORI_LIBRARY").expect("OTAYORI_LIBRARY names the library"))
}

/// Asks the library and gives back what it says.
fn read<T>(ask: impl FnOnce(&ElfFile64<'_, Endianness>) -> T) -> T {
    let bytes = std::fs::read(file()).unwrap();
    ask(&ElfFile64::parse(&*bytes).unwrap())
}

#[test]
#[ignore = "needs the library for phones: OTAYORI_LIBRARY"]
fn it_asks_the_system_for_no_network() {
    let imported = read(|library| {
        let undefined = library.dynamic_symbols().filter(|symbol| symbol.is_undefined());
        undefined.filter_map(|symbol| symbol.name().ok().map(str::to_owned)).collect::<Vec<_>>()
    });
    assert!(imported.len() > 20, "the imports were read: {imported:?}");
    let found: Vec<_> = imported.iter().filter(|name| NETWORK.contains(&name.as_str())).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
#[ignore = "needs the library for phones: OTAYORI_LIBRARY"]
fn its_segments_are_aligned_to_large_pages_and_its_code_is_never_written() {
    read(|library| {
        let endian = library.endian();
        let segments = library.elf_header().program_headers(endian, library.data()).unwrap();
        let loaded: Vec<_> =
            segments.iter().filter(|segment| segment.p_type(endian) == elf::PT_LOAD).collect();
        assert!(loaded.len() >= 2);
        for segment in loaded {
            assert_eq!(segment.p_align(endian) % PAGE, 0, "{:#x}", segment.p_vaddr(endian));
            let writes_code = elf::PF_W | elf::PF_X;
            assert_ne!(segment.p_flags(endian) & writes_code, writes_code);
        }
        let dynamic =
            segments.iter().find_map(|segment| segment.dynamic(endian, library.data()).unwrap()).unwrap();
        let tag = |entry: &elf::Dyn64<Endianness>| (entry.d_tag.get(endian), entry.d_val.get(endian));
        for (tag, value) in dynamic.iter().map(tag) {
            assert_ne!(tag, elf::DT_TEXTREL, "a relocation in its code");
            assert!(tag != elf::DT_FLAGS || value & elf::DF_TEXTREL.0 == 0);
        }
    });
}

#[test]
#[ignore = "needs the library for phones: OTAYORI_LIBRARY"]
fn no_path_of_the_machine_that_built_it_stands_in_it() {
    let library = std::fs::read(file()).unwrap();
    let holds = |text: &str| library.windows(text.len()).any(|window| window == text.as_bytes());
    // What can panic names its source, so there are paths; by which name this machine is gone.
    for source in ["cargo/registry/src/", "core/src/"] {
        assert!(holds(source), "{source}");
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let here = [variable("HOME"), variable("CARGO_HOME"), variable("RUSTUP_HOME"), Some(project.to_owned())];
    let built = file().parent().map(|folder| std::path::absolute(folder).unwrap());
    for place in here.into_iter().flatten().chain(built) {
        let place = format!("{}/", place.display());
        assert!(place.len() < 3 || !holds(&place), "{place}");
    }
}

#[test]
#[ignore = "needs the library for phones: OTAYORI_LIBRARY"]
fn its_size_stands_in_the_documents() {
    let stripped = stripped(&file());
    let section = |name: &str| {
        read(|library| library.section_by_name(name).map(|section| section.size()).unwrap_or_default())
    };
    let architecture = read(|library| format!("{:?}", library.architecture()));
    let kilobytes = |bytes: u64| bytes.div_ceil(1024);
    let rows = [
        ("stripped, as it is packed into an app", stripped),
        ("its words: read-only data (`.rodata`)", section(".rodata")),
        ("its code (`.text`)", section(".text")),
    ];
    let table: String =
        rows.iter().map(|(what, bytes)| format!("| {what} | {} |\n", kilobytes(*bytes))).collect();
    let page = format!(
        "# Size\n\nThe library for phones, built for this machine ({architecture}), by `./check`:\n\n| part | KB |\n| --- | --- |\n\
         {table}\nIts segments are aligned to pages of {} KB, it writes to no code, and it imports nothing that opens a network.\n",
        PAGE / 1024
    );
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/size.md");
    if std::env::var("OTAYORI_SIZE").is_ok_and(|wish| wish == "write") {
        std::fs::write(&document, &page).unwrap();
    }
    // A letter more is no reason to stop; a tenth more is.
    let stated = std::fs::read_to_string(&document).unwrap();
    let stated = stated.lines().find(|line| line.contains("stripped")).unwrap();
    let stated: u64 = stated.trim_end_matches([' ', '|']).rsplit(' ').next().unwrap().parse().unwrap();
    assert!(
        kilobytes(stripped) <= stated + stated / 10,
        "{} KB, and docs/size.md says {stated}",
        kilobytes(stripped)
    );
}

fn stripped(library: &Path) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("stripped.so");
    let done = Command::new("strip").arg("--strip-all").arg("-o").arg(&out).arg(library).status().unwrap();
    assert!(done.success());
    out.metadata().unwrap().len()
}
