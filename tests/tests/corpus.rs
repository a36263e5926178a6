//! Letters, languages, regions and search, through the core's public API.

use std::collections::BTreeSet;

use otayori_compiler::{Content, press};
use otayori_core::corpus::{Corpus, CorpusError, Part, Reader, Review};
use otayori_core::pack::{Pack, SlotId};
use otayori_core::strings::{Key, Strings};
use otayori_tests::{Folder, slot};

#[test]
fn a_letter_comes_in_the_language_asked_for() {
    let corpus = Corpus::builtin().unwrap();
    for (language, title) in
        [("ja", "すぐ電話するとき"), ("ja-simple", "すぐ 電話する とき"), ("en", "When to call at once")]
    {
        let letter = corpus.letter(&slot("g064"), &Reader::new(language)).unwrap().unwrap();
        assert_eq!(letter.message.title.plain(), title);
        assert_eq!(letter.language, language);
        assert_eq!(letter.review, Review::Draft, "nobody has signed it");
        assert!(letter.help.contains(&"ambulance".to_owned()));
        assert!(letter.sources.iter().any(|source| !source.title.is_empty()));
    }
}

#[test]
fn a_missing_text_is_read_in_the_next_language_and_says_so() {
    let folder = Folder::copy();
    std::fs::remove_file(folder.path("messages/ja-simple/pregnancy/w09.md")).unwrap();
    let corpus = folder.corpus();
    let letter = corpus.letter(&slot("g064"), &Reader::new("ja-simple")).unwrap().unwrap();
    assert_eq!(letter.language, "ja");
    assert!(!corpus.is_written(&slot("g064"), "ja-simple"));
    std::fs::remove_file(folder.path("messages/ja/pregnancy/w09.md")).unwrap();
    let letter = folder.corpus().letter(&slot("g064"), &Reader::new("ja-simple")).unwrap().unwrap();
    assert_eq!(letter.language, "en");
    std::fs::remove_file(folder.path("messages/en/pregnancy/w09.md")).unwrap();
    assert!(folder.corpus().letter(&slot("g064"), &Reader::new("ja-simple")).unwrap().is_none());
}

#[test]
fn a_region_brings_its_variant_and_nobody_elses() {
    let folder = Folder::copy();
    let text = "## g064 anywhere\nAnywhere, call now.\n\n## g064@JP japan\nIn Japan, call now.\n\n## g064@JP-13 tokyo\nIn Tokyo, call now.\n";
    folder.write("messages/en/pregnancy/w09.md", text);
    let corpus = folder.corpus();
    let title = |reader: &Reader| {
        let letter = corpus.letter(&slot("g064"), reader).unwrap().unwrap();
        (letter.message.title.plain(), letter.region)
    };
    let en = Reader::new("en");
    assert_eq!(title(&en), ("anywhere".into(), None), "English readers are anywhere until they say where");
    assert_eq!(title(&en.clone().in_region("JP")), ("japan".into(), Some("JP".into())));
    assert_eq!(
        title(&en.clone().in_region("JP-27")),
        ("japan".into(), Some("JP".into())),
        "a prefecture lies in its country"
    );
    assert_eq!(title(&en.clone().in_region("JP-13-Minato")), ("tokyo".into(), Some("JP-13".into())));
    assert_eq!(title(&en.clone().in_region("JPX")), ("anywhere".into(), None));
    assert_eq!(title(&en.clone().in_region("FR")), ("anywhere".into(), None));
    // The text in the reader's language goes before the reader's region in another language.
    let ja = Reader::new("ja").in_region("generic");
    assert_eq!(corpus.letter(&slot("g064"), &ja).unwrap().unwrap().language, "ja");
    // A search finds the text this reader would read, once.
    let hits = corpus.search("call now", &en.clone().in_region("JP")).unwrap();
    let hit = hits.iter().filter(|hit| hit.slot == slot("g064")).collect::<Vec<_>>();
    assert_eq!(hit.len(), 1);
    assert_eq!(hit[0].message.title.plain(), "japan");
    assert!(corpus.search("Tokyo", &en).unwrap().is_empty());
}

#[test]
fn japanese_readers_are_in_japan_until_they_say_where() {
    let corpus = Corpus::builtin().unwrap();
    for (language, region) in [("ja", Some("JP")), ("ja-simple", Some("JP")), ("en", None)] {
        assert_eq!(corpus.region(&Reader::new(language)), region);
        assert_eq!(corpus.region(&Reader::new(language).in_region("generic")), None);
        assert_eq!(corpus.region(&Reader::new(language).in_region("FR")), Some("FR"));
    }
}

#[test]
fn a_language_that_is_not_there_is_a_clear_error() {
    let corpus = Corpus::builtin().unwrap();
    for result in [
        corpus.letter(&slot("g028"), &Reader::new("tlh")).map(|_| ()),
        corpus.search("a", &Reader::new("tlh")).map(|_| ()),
        corpus.count("tlh").map(|_| ()),
    ] {
        assert!(matches!(result, Err(CorpusError::UnknownLanguage { tag }) if tag == "tlh"));
    }
    assert!(matches!(Corpus::from_packs(Vec::new()), Err(CorpusError::NoCalendar)));
}

#[test]
fn every_string_is_there_in_every_language_and_none_is_left_over() {
    let corpus = Corpus::builtin().unwrap();
    let content = Content::load(&Folder::real());
    for language in corpus.languages() {
        let strings = Strings::of(&corpus, &language.tag).unwrap();
        for key in Key::ALL {
            assert!(strings.has(key.as_str()), "{}: {}", language.tag, key.as_str());
        }
        for key in content.help_keys.keys() {
            assert!(strings.help(key).is_some(), "{}: help-{key}", language.tag);
        }
        let known: BTreeSet<String> = Key::ALL
            .iter()
            .map(|key| key.as_str().to_owned())
            .chain(content.help_keys.keys().map(|key| format!("help-{key}")))
            .collect();
        let left_over: Vec<_> =
            content.ui[&language.tag].strings.keys().filter(|key| !known.contains(*key)).collect();
        assert!(left_over.is_empty(), "{}: {left_over:?}", language.tag);
    }
}

#[test]
fn plurals_and_readings() {
    let corpus = Corpus::builtin().unwrap();
    let of = |tag: &str, weeks: u32, days: u32| {
        let strings = Strings::of(&corpus, tag).unwrap();
        strings.ruby(Key::StageExpecting, &[("weeks", weeks.into()), ("days", days.into())]).inline()
    };
    assert_eq!(of("en", 1, 1), "1 week 1 day");
    assert_eq!(of("en", 6, 0), "6 weeks 0 days");
    assert_eq!(of("ja", 6, 2), "妊娠6週2日");
    assert_eq!(of("ja-simple", 6, 2), "妊娠(にんしん) 6週(しゅう) 2日(ふつか)");
    assert_eq!(of("ja-simple", 6, 1), "妊娠(にんしん) 6週(しゅう) 1日(いちにち)");
}

/// Against a search that knows no folding: wherever the plain words stand, they are found.
#[test]
fn search_finds_at_least_what_a_plain_reader_finds() {
    let corpus = Corpus::builtin().unwrap();
    let content = Content::load(&Folder::real());
    for (language, words) in
        [("ja", "夜"), ("ja", "電話"), ("ja-simple", "電話"), ("en", "call"), ("en", "at night")]
    {
        let found: BTreeSet<SlotId> =
            corpus.search(words, &Reader::new(language)).unwrap().into_iter().map(|hit| hit.slot).collect();
        let region = corpus.region(&Reader::new(language)).unwrap_or_default().to_owned();
        let texts = &content.texts[language];
        let plain: BTreeSet<SlotId> = texts
            .iter()
            .filter(|(key, _)| {
                let nearer = otayori_compiler::TextKey { variant: region.clone(), ..(*key).clone() };
                key.variant == region || key.variant.is_empty() && !texts.contains_key(&nearer)
            })
            .filter(|(_, text)| {
                let message = &text.message;
                message.title.plain().contains(words)
                    || message.body.lines().any(|line| line.plain().contains(words))
            })
            .map(|(key, _)| key.slot.clone())
            .collect();
        assert!(!plain.is_empty(), "{words} stands somewhere");
        assert!(
            plain.is_subset(&found),
            "{language} {words}: {:?}",
            plain.difference(&found).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_hit_names_its_place_and_hits_come_in_order() {
    let corpus = Corpus::builtin().unwrap();
    let hits = corpus.search("ＣＡＬＬ", &Reader::new("en")).unwrap();
    assert!(hits.windows(2).all(|pair| pair[0].slot < pair[1].slot));
    for hit in hits {
        let line = match hit.part {
            Part::Title => hit.message.title.plain(),
            Part::Line(n) => hit.message.body.lines().nth(n).unwrap().plain(),
        };
        assert_eq!(line[hit.range].to_lowercase(), "call");
    }
    assert!(corpus.search("  ", &Reader::new("en")).unwrap().is_empty());
}

#[test]
fn every_text_of_every_language_can_be_read() {
    let corpus = Corpus::builtin().unwrap();
    let content = Content::load(&Folder::real());
    for (language, texts) in &content.texts {
        assert_eq!(corpus.count(language).unwrap().texts, texts.len());
        for (key, text) in texts {
            let region = if key.variant.is_empty() { "generic" } else { &key.variant };
            let letter = corpus.letter(&key.slot, &Reader::new(language).in_region(region)).unwrap().unwrap();
            assert_eq!(letter.message, text.message, "{language} {key}");
            assert_eq!(letter.region.unwrap_or_default(), key.variant);
        }
    }
}

/// A deployment may change the rhythm: the file is data, and ids stay what they are.
#[test]
fn another_cadence_is_a_change_of_one_file() {
    let folder = Folder::copy();
    let cadence = std::fs::read_to_string(folder.path("cadence.toml")).unwrap();
    let slower = cadence.replacen("from = 28\nto = 293\nevery = 1", "from = 28\nto = 293\nevery = 7", 1);
    assert_ne!(slower, cadence);
    folder.write("cadence.toml", &slower);
    let corpus = folder.corpus();
    let child = otayori_core::family::Child::Expected(otayori_core::calendar::DueDate::new(
        otayori_tests::date("2027-03-01"),
    ));
    let letters: Vec<SlotId> =
        corpus.ahead(&child, otayori_tests::date("2026-05-25")).map(|(_, slot)| slot).collect();
    assert_eq!(letters.len(), 38);
    assert_eq!(letters[1], slot("g035"));
}

#[test]
fn a_damaged_pack_is_an_error_and_never_another_text() {
    let content = Content::load(&Folder::real());
    let packs = press(&content).unwrap();
    for file in &packs {
        let step = file.bytes.len() / 40;
        for at in (0..file.bytes.len()).step_by(step.max(1)) {
            let mut bytes = file.bytes.clone();
            bytes[at] ^= 0x10;
            let Ok(damaged) = Pack::open(bytes) else { continue };
            let others = packs.iter().filter(|other| other.name != file.name);
            let mut opened: Vec<Pack> =
                others.map(|other| Pack::open(other.bytes.clone()).unwrap()).collect();
            opened.push(damaged);
            let Ok(corpus) = Corpus::from_packs(opened) else { continue };
            for (key, text) in &content.texts["en"] {
                let region = if key.variant.is_empty() { "generic" } else { &key.variant };
                if let Ok(Some(letter)) = corpus.letter(&key.slot, &Reader::new("en").in_region(region)) {
                    assert_eq!(letter.message, text.message, "{} at {at}", file.name);
                }
            }
        }
    }
}
