//! The pack format is public: a second reader, written from its document alone, reads the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use otayori_compiler::{Content, press};
use otayori_core::pack::Pack;

/// Needs Python with `zstandard`. `./check` sets `OTAYORI_PYTHON` to one that has it, and says so where it cannot.
#[test]
#[ignore = "needs Python with zstandard: ./check runs it"]
fn a_reader_written_from_the_document_reads_the_same() {
    let python = std::env::var("OTAYORI_PYTHON").expect("OTAYORI_PYTHON names a Python with zstandard");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut content = Content::load(&root.join("../content"));
    // The dictionary path of the format is read too, whether or not a language has one yet.
    let dictionary = otayori_compiler::dictionary::train(&content, "ja-simple", 2_048).expect("enough text");
    content.dictionaries.insert("ja-simple".into(), dictionary);
    let folder = tempfile::tempdir().unwrap();
    for file in press(&content).unwrap() {
        let path = folder.path().join(&file.name);
        std::fs::write(&path, &file.bytes).unwrap();
        let pack = Pack::open(file.bytes).unwrap();
        let ours: BTreeMap<_, _> = pack
            .read_all()
            .unwrap()
            .into_iter()
            .map(|(entry, text)| ((entry.key.to_owned(), entry.variant.to_owned()), (entry.reviewed, text)))
            .collect();
        let output = Command::new(&python).arg(root.join("read_pack.py")).arg(&path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let theirs: BTreeMap<_, _> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|line| {
                let entry: serde_json::Value = serde_json::from_str(line).unwrap();
                let text = |field: &str| entry[field].as_str().unwrap().to_owned();
                ((text("key"), text("variant")), (entry["reviewed"].as_bool().unwrap(), text("text")))
            })
            .collect();
        assert_eq!(ours, theirs, "{}", file.name);
    }
}
