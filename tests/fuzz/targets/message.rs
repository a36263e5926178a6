//! Any text, read as a message and as a number-bearing line: an error or a message, never a panic, and what is read
//! says no more than what was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use otayori_compiler::lint::numbers;
use otayori_compiler::load::NumberReader;
use otayori_pack::Message;

fuzz_target!(|text: &str| {
    for reader in [NumberReader::Japanese, NumberReader::English, NumberReader::Digits] {
        let _ = numbers::read(reader, text);
    }
    let Ok(message) = Message::parse(text) else { return };
    let plain = format!("{}\n{}", message.title.plain(), message.body.plain());
    assert!(plain.len() <= text.len() + 1, "reading a message adds nothing");
    let _ = (message.speech(), message.title.inline());
});
