//! Any bytes as a region from outside, and any records behind a true signature: an error or a region of which everything can
//! be asked, never a panic.
//!
//! The first byte chooses. Nobody can guess a signature, so records are pressed here as their owner would: between entries
//! stands a line `%%`; each is a key, a line end and a text, and `text/` keys have their language as a line of its own.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use otayori_core::corpus::{Corpus, Reader};
use otayori_core::family::LocalMoment;
use otayori_core::pack::pack::Builder;
use otayori_core::pack::signed::Envelope;
use otayori_core::pack::{Kind, Pack};
use otayori_core::region::{InstallError, Known, Regions, Subject, install};

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::builtin().unwrap());
const ID: &str = "XX";

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    if choice % 2 == 0 { envelope(bytes) } else { records(bytes) }
});

fn envelope(bytes: &[u8]) {
    if let Ok(envelope) = Envelope::open(bytes)
        && let Ok(key) = envelope.signer()
    {
        assert!(key.has_fingerprint(&key.fingerprint()));
        let opened = envelope.verify(&key).is_ok();
        let taken = install(bytes, &[], &Known::default(), &CORPUS);
        let unknown = matches!(taken, Err(InstallError::UnknownKey { .. }));
        assert_eq!(unknown, opened, "nobody is trusted here");
    } else {
        assert!(install(bytes, &[], &Known::default(), &CORPUS).is_err());
    }
}

fn records(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut builder = Builder::new(Kind::Region, ID, 1);
    for entry in text.split("\n%%\n") {
        let Some((key, text)) = entry.split_once('\n') else { continue };
        match text.split_once('\n') {
            Some((language, text)) if key.starts_with("text/") => _ = builder.entry(key, language, false, text),
            _ => _ = builder.entry(key, "", false, text),
        }
    }
    let Ok(Ok(pack)) = builder.finish().map(Pack::open) else { return };
    let Ok(regions) = Regions::from_packs(vec![pack]) else { return };
    ask(&regions);
}

/// Everything a page can ask.
fn ask(regions: &Regions) {
    let languages = ["en".to_owned(), "ja-simple".to_owned()];
    let keys = regions.situations(Some(ID));
    for day in ["1999-12-31", "2026-11-25", "2032-02-29"] {
        let date = day.parse().unwrap();
        for minutes in [-720, 0, 540] {
            let now = LocalMoment { date, time: chrono_time(), utc_offset_minutes: minutes };
            regions.help_lines(&keys, &languages, Some(ID), now, &[]);
        }
        let subject = Subject { born: Some(date), joined: Some(date), ..Subject::default() };
        regions.deadlines(&subject, Some(ID), &languages, date);
        regions.after_loss(Some(ID), &languages, date);
        regions.counter_cards(Some(ID), &languages, date, true);
        for due in regions.letters(date, Some(ID)) {
            regions.region_letter(&due.id, Some(ID), &languages, due.month);
        }
    }
    regions.list(&languages);
    let reader = Reader::new("en").in_region(ID);
    for slot in ["g064", "g200", "d0046"] {
        regions.letter(&CORPUS, &slot.parse().unwrap(), &reader).unwrap();
    }
}

fn chrono_time() -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(2, 30, 0).unwrap()
}
