//! A new language is a folder of messages, a file of strings and one row in the language table: no Rust.

use otayori_compiler::lint::lint;
use otayori_compiler::{Content, Level};
use otayori_core::corpus::Reader;
use otayori_core::strings::{Key, Strings};
use otayori_tests::{Folder, slot};

/// Kölsch stands in for any language nobody has thought of yet.
fn with_a_new_language() -> Folder {
    let folder = Folder::copy();
    let table = std::fs::read_to_string(folder.path("languages.toml")).unwrap();
    let row = r#"
[[language]]
tag = "ksh"
name = "Kölsch"
fallback = ["en"]
line_break = "word"
ruby = "none"
numbers = "digits"
parity = false
limits = { unit = "words", title = 7, body = 80, list = 100, card = 130 }
"#;
    folder.write("languages.toml", &format!("{table}{row}"));
    folder.write("ui/ksh.ftl", "stage-expecting = { $weeks } Woche un { $days } Dach\n");
    folder.write(
        "messages/ksh/pregnancy/w04.md",
        "## g028 Wie mer de Woche zällt\nDe Woche weede vum eezte Dach vun der letzte Period aan jezällt: 0 Woche, 0 Dach.\n",
    );
    folder
}

#[test]
fn it_is_checked_pressed_and_read() {
    let folder = with_a_new_language();
    let content = Content::load(&folder.path(""));
    assert!(content.findings.is_empty(), "{:?}", content.findings);
    let corpus = folder.corpus();
    let last = corpus.languages().last().unwrap();
    assert_eq!((last.tag.as_str(), last.name.as_str()), ("ksh", "Kölsch"));

    let reader = Reader::new("ksh");
    let letter = corpus.letter(&slot("g028"), &reader).unwrap().unwrap();
    assert_eq!(letter.message.title.plain(), "Wie mer de Woche zällt");
    // What is not written yet comes in its fallback, and says so.
    assert_eq!(corpus.letter(&slot("g064"), &reader).unwrap().unwrap().language, "en");
    assert_eq!(corpus.search("WOCHE", &reader).unwrap().len(), 1);

    let strings = Strings::of(&corpus, "ksh").unwrap();
    assert_eq!(
        strings.text(Key::StageExpecting, &[("weeks", 6_u32.into()), ("days", 2_u32.into())]),
        "6 Woche un 2 Dach"
    );
    assert_eq!(strings.text(Key::StageOverdue, &[]), "We are here", "from the fallback");
}

#[test]
fn its_texts_are_held_to_the_rules_that_need_no_grammar() {
    let folder = with_a_new_language();
    let of_ksh = |folder: &Folder| {
        let findings = lint(&Content::load(&folder.path("")), None);
        findings.into_iter().filter(|f| f.language == "ksh").map(|f| (f.rule, f.level)).collect::<Vec<_>>()
    };
    // Of the numbers the slot declares, this text says 0 and 0 and leaves out the others.
    assert!(of_ksh(&folder).iter().all(|(rule, level)| *rule == "numbers" && *level == Level::Error));
    folder.write("messages/ksh/pregnancy/w05.md", "## g028@JP a\nb {c\n");
    assert!(!Content::load(&folder.path("")).findings.is_empty());
}
