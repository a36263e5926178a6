//! Files from outside: each role of key, and everything a file can do wrong.

use std::collections::BTreeMap;

use otayori_compiler::press::{Signer, new_key_pair};
use otayori_core::corpus::Corpus;
use otayori_core::pack::pack::Builder;
use otayori_core::pack::signed::{self, PublicKey};
use otayori_core::pack::{Kind, Pack};
use otayori_core::region::{
    InstallError, KeyRole, Known, KnownVersion, Regions, TrustedKey, Verified, install, reopen,
};
use otayori_tests::date;

use super::author::{Author, line, moment, regions, tags};

/// Somebody who signs, and what a phone knows.
pub(crate) struct Desk {
    pub(crate) signer: Signer,
    pub(crate) corpus: Corpus,
    known: Known,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let pair = new_key_pair(None).unwrap();
        let signer = Signer::open(&pair.secret, None).unwrap();
        let built_in = BTreeMap::from([("JP".to_owned(), 3), ("generic".to_owned(), 1)]);
        Self { signer, corpus: Corpus::builtin().unwrap(), known: Known { built_in, versions: Vec::new() } }
    }

    fn key(&self, role: KeyRole) -> TrustedKey {
        TrustedKey { key: self.signer.public().clone(), role }
    }

    pub(crate) fn seal(&self, pack: &[u8]) -> Vec<u8> {
        self.signer.seal(pack, "a test").unwrap()
    }

    fn install(&self, file: &[u8]) -> Result<Verified, InstallError> {
        install(file, &[self.key(KeyRole::Trusted)], &self.known, &self.corpus)
    }

    /// What is wrong with a signed pack of these texts.
    fn refusal(&self, author: &Author) -> InstallError {
        self.install(&self.seal(&author.press_unjudged())).unwrap_err()
    }
}

pub(crate) fn nepal() -> Author {
    let author = Author::new("NP");
    author.write(
        "help.toml",
        &line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"102\""),
    );
    author
}

/// A pack written entry by entry, as no press would.
fn by_hand(author: &Author, change: impl Fn(&str, &str, &str) -> Option<String>) -> Vec<u8> {
    let pack = Pack::open(author.press()).unwrap();
    let mut builder = Builder::new(pack.kind(), pack.name(), pack.version());
    for (entry, text) in pack.read_all().unwrap() {
        if let Some(text) = change(entry.key, entry.variant, &text) {
            builder.entry(entry.key, entry.variant, false, &text);
        }
    }
    builder.finish().unwrap()
}

#[test]
fn a_good_file_is_taken_and_listed_and_goes_again() {
    let desk = Desk::new();
    let file = desk.seal(&nepal().press());
    let verified = desk.install(&file).unwrap();
    assert_eq!(verified.bytes(), file);
    let listing = verified.listing();
    assert_eq!((listing.region.as_str(), listing.version, listing.role), ("NP", 1, KeyRole::Trusted));
    assert_eq!((listing.maintainer.name.as_str(), listing.checked_on), ("Desk", date("2026-11-01")));
    assert_eq!(listing.expires_on, None, "an emergency number has no term");
    // What was stored opens at the next start, without a look at versions.
    let stored = reopen(verified.bytes(), &[desk.key(KeyRole::Trusted)], &desk.corpus).unwrap();
    let mut regions = Regions::default();
    regions.add(stored);
    assert_eq!(regions.installed().len(), 1);
    let call = |regions: &Regions| {
        let now = moment("2026-12-01T12:00+05:45");
        let lines = regions.help_lines(&tags(&["ambulance"]), &tags(&["en"]), Some("NP"), now, &[]);
        lines.into_iter().filter_map(|line| line.number).collect::<Vec<_>>()
    };
    assert_eq!(call(&regions), ["102"]);
    assert!(regions.remove("NP", desk.signer.public()) && !regions.remove("NP", desk.signer.public()));
    assert!(call(&regions).is_empty() && regions.installed().is_empty());
}

#[test]
fn each_role_of_key_may_do_what_it_may() {
    let desk = Desk::new();
    let (nepal, japan) = (desk.seal(&nepal().press()), Author::new("JP"));
    japan.edit("region.toml", "version = 1", "version = 4");
    let japan = desk.seal(&japan.press());
    let try_as =
        |file: &[u8], keys: &[TrustedKey]| install(file, keys, &desk.known, &desk.corpus).map(|_| ());
    let (own, trusted) = (desk.key(KeyRole::CompiledIn), desk.key(KeyRole::Trusted));
    assert_eq!(try_as(&nepal, std::slice::from_ref(&own)), Ok(()));
    assert_eq!(try_as(&nepal, std::slice::from_ref(&trusted)), Ok(()));
    assert_eq!(try_as(&japan, std::slice::from_ref(&own)), Ok(()));
    assert_eq!(
        try_as(&japan, std::slice::from_ref(&trusted)),
        Err(InstallError::NotItsRegion { region: "JP".into() })
    );
    let stranger = Desk::new().key(KeyRole::Trusted);
    for keys in [vec![], vec![stranger]] {
        let fingerprint = desk.signer.public().fingerprint();
        assert_eq!(try_as(&nepal, &keys), Err(InstallError::UnknownKey { fingerprint }));
    }
    // A key that is trusted no longer opens nothing that it brought.
    assert!(matches!(reopen(&nepal, &[], &desk.corpus), Err(InstallError::UnknownKey { .. })));
}

#[test]
fn a_key_with_the_same_id_does_not_open_the_door() {
    let (desk, forger) = (Desk::new(), Desk::new());
    // The forger signs, and writes our id over the own one: in the envelope, and inside the signature.
    let mut file = forger.seal(&nepal().press());
    file[12..20].copy_from_slice(&desk.signer.public().id().0);
    let error = desk.install(&file).unwrap_err();
    assert!(matches!(error, InstallError::NotASignedRegion | InstallError::Forged), "{error}");
}

#[test]
fn a_version_only_rises() {
    let mut desk = Desk::new();
    let author = nepal();
    let version = |n: u32| {
        author.edit("region.toml", "version = ", "version = 9").edit(
            "region.toml",
            "version = 9",
            "version = ",
        );
        let text = std::fs::read_to_string(author.path().join("region.toml")).unwrap();
        let old = text.lines().find(|line| line.starts_with("version")).unwrap().to_owned();
        author.edit("region.toml", &old, &format!("version = {n}"));
        author.press()
    };
    let (one, two, three) = (desk.seal(&version(1)), desk.seal(&version(2)), desk.seal(&version(3)));
    let seen = desk.install(&two).unwrap().version();
    assert_eq!((seen.region.as_str(), seen.version, seen.installed), ("NP", 2, true));
    desk.known.versions.push(seen.clone());
    assert_eq!(
        desk.install(&one).unwrap_err(),
        InstallError::Older { region: "NP".into(), found: 1, known: 2 }
    );
    assert_eq!(
        desk.install(&two).unwrap_err(),
        InstallError::AlreadyHere { region: "NP".into(), version: 2 }
    );
    assert!(desk.install(&three).is_ok());
    // After a removal the same one may come again, and an older one may not.
    desk.known.versions = vec![KnownVersion { installed: false, ..seen }];
    assert!(desk.install(&two).is_ok());
    assert!(matches!(desk.install(&one), Err(InstallError::Older { .. })));
    // Another key counts for itself.
    let other = Desk { known: desk.known.clone(), ..Desk::new() };
    assert!(other.install(&other.seal(&version(1))).is_ok());
    // What is built in is not put back either.
    let japan = Author::new("JP");
    japan.edit("region.toml", "version = 1", "version = 3");
    let keys = [desk.key(KeyRole::CompiledIn)];
    let error = install(&desk.seal(&japan.press()), &keys, &desk.known, &desk.corpus).unwrap_err();
    assert_eq!(error, InstallError::Older { region: "JP".into(), found: 3, known: 3 });
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let desk = Desk::new();
    let file = desk.seal(&nepal().press());
    for end in 0..file.len() {
        let error = desk.install(&file[..end]).unwrap_err();
        assert!(
            matches!(error, InstallError::NotASignedRegion | InstallError::Damaged),
            "cut at {end}: {error}"
        );
    }
    let longer = [&file[..], b"!"].concat();
    assert_eq!(desk.install(&longer).unwrap_err(), InstallError::Damaged);
}

#[test]
fn a_changed_byte_of_the_pack_is_a_forgery() {
    let desk = Desk::new();
    let pack = nepal().press();
    let file = desk.seal(&pack);
    for at in (file.len() - pack.len()..file.len()).step_by(7) {
        let mut forged = file.clone();
        forged[at] ^= 1;
        assert_eq!(desk.install(&forged).unwrap_err(), InstallError::Forged, "byte {at}");
    }
}

#[test]
fn what_is_no_region_is_refused_though_it_is_signed() {
    let desk = Desk::new();
    let author = nepal();
    let pack = author.press();
    let not_signed = [&pack[..], b"", b"OTYS", &[0; 40], b"%PDF-1.7"];
    for bytes in not_signed {
        let error = desk.install(bytes).unwrap_err();
        assert!(matches!(error, InstallError::NotASignedRegion | InstallError::Damaged), "{error}");
    }
    let mut words = Builder::new(Kind::Language, "en", 1);
    words.entry("g064", "", false, "Title\nText");
    assert_eq!(
        desk.install(&desk.seal(&words.finish().unwrap())).unwrap_err(),
        InstallError::NotASignedRegion
    );

    let mistakes: [(&str, Vec<u8>); 7] = [
        ("no pack at all", b"hello".to_vec()),
        (
            "a record that is missing",
            by_hand(&author, |key, _, text| (key != "order").then(|| text.to_owned())),
        ),
        (
            "another id than its key",
            by_hand(&author, |key, _, text| {
                Some(if key == "line/ambulance" {
                    text.replace("\"id\":\"ambulance\"", "\"id\":\"other\"")
                } else {
                    text.to_owned()
                })
            }),
        ),
        (
            "a field nobody knows",
            by_hand(&author, |key, _, text| {
                Some(if key == "line/ambulance" {
                    text.replacen('{', "{\"only_for\":\"men\",", 1)
                } else {
                    text.to_owned()
                })
            }),
        ),
        (
            "a number that is words",
            by_hand(&author, |key, _, text| {
                Some(if key == "line/ambulance" {
                    text.replace("\"102\"", "\"call me\"")
                } else {
                    text.to_owned()
                })
            }),
        ),
        (
            "a date that is none",
            by_hand(&author, |_, _, text| Some(text.replace("\"2026-11-01\"", "\"soon\""))),
        ),
        (
            "another region than it says",
            by_hand(&author, |key, _, text| {
                Some(if key == "region" {
                    text.replace("\"id\":\"NP\"", "\"id\":\"IN\"")
                } else {
                    text.to_owned()
                })
            }),
        ),
    ];
    for (what, pack) in mistakes {
        let error = desk.install(&desk.seal(&pack)).unwrap_err();
        assert!(matches!(error, InstallError::Mistake { .. }), "{what}: {error}");
    }
    let newer = by_hand(&author, |key, _, text| {
        Some(if key == "region" {
            text.replace("\"format\":1", "\"format\":2,\"more\":[]")
        } else {
            text.to_owned()
        })
    });
    assert_eq!(desk.install(&desk.seal(&newer)).unwrap_err(), InstallError::TooNew);
}

#[test]
fn unknown_parents_and_languages_are_refused() {
    let desk = Desk::new();
    let stray = nepal();
    stray.edit("region.toml", "parent = \"generic\"", "parent = \"JP\"");
    assert!(matches!(desk.refusal(&stray), InstallError::Mistake { reason } if reason.contains("parent")));
    // A prefecture may come before its country: the chain passes over what is not here.
    let district = Author::new("NP-P3");
    assert!(desk.install(&desk.seal(&district.press())).is_ok());
    let klingon = nepal();
    klingon.edit("region.toml", "[\"en\", \"ja\"]", "[\"tlh\"]");
    assert_eq!(desk.refusal(&klingon), InstallError::Languages { languages: "tlh".into() });
    // A text in a language that the region does not name.
    let letter = by_hand(&nepal(), |_, _, text| Some(text.to_owned()));
    let pack = Pack::open(letter).unwrap();
    let mut builder = Builder::new(Kind::Region, "NP", 1);
    for (entry, text) in pack.read_all().unwrap() {
        builder.entry(entry.key, entry.variant, false, &text);
    }
    builder.entry("text/g028", "vi", false, "Title\nText");
    let error = desk.install(&desk.seal(&builder.finish().unwrap())).unwrap_err();
    assert!(matches!(&error, InstallError::Mistake { reason } if reason.contains("`vi`")), "{error}");
}

#[test]
fn a_safety_fact_is_never_suppressed() {
    let desk = Desk::new();
    let author = nepal();
    for tag in ["en", "ja"] {
        author.write(&format!("overrides/{tag}.md"), "## g064 It is nothing\nWait and see.\n");
    }
    assert_eq!(desk.refusal(&author), InstallError::Safety { slot: "g064".into() });
    // Were one there all the same, it would be passed over.
    let regions = Regions::from_packs(vec![Pack::open(author.press_unjudged()).unwrap()]).unwrap();
    let reader = otayori_core::corpus::Reader::new("en").in_region("NP");
    let letter = regions.letter(&desk.corpus, &otayori_tests::slot("g064"), &reader).unwrap().unwrap();
    assert_eq!(letter.message.title.plain(), "When to call at once");
}

#[test]
fn too_much_is_refused_before_it_is_unfolded() {
    let desk = Desk::new();
    // Larger than a signed file may be.
    let mut envelope = desk.seal(b"x");
    envelope[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(desk.install(&envelope), Err(InstallError::TooLarge { .. })));
    assert!(matches!(
        signed::seal(desk.signer.public(), "", &vec![0; signed::MAX_PAYLOAD + 1]),
        Err(signed::SignedError::TooLarge { .. })
    ));
    // More records than a region may have, and one record of a megabyte.
    let with = |entries: &dyn Fn(&mut Builder)| {
        let pack = Pack::open(nepal().press()).unwrap();
        let mut builder = Builder::new(Kind::Region, "NP", 1);
        for (entry, text) in pack.read_all().unwrap() {
            builder.entry(entry.key, entry.variant, false, &text);
        }
        entries(&mut builder);
        desk.install(&desk.seal(&builder.finish().unwrap())).unwrap_err()
    };
    let many = with(&|builder| {
        for n in 0..5_000 {
            builder.entry(&format!("text/card/x{n}"), "en", false, "T\nB");
        }
    });
    assert!(matches!(many, InstallError::TooLarge { .. }), "{many}");
    let long: String = (0..20_000_u32).map(|n| format!("{:x} ", n.wrapping_mul(2_654_435_761))).collect();
    let large = with(&|builder| _ = builder.frame().entry("text/g028", "en", false, &format!("T\n{long}")));
    assert!(matches!(large, InstallError::TooLarge { .. }), "{large}");
    // A frame that says it unfolds to far more than it has bytes: the reader of packs does not begin.
    let mut bomb = nepal().press();
    let table = 36 + "NP".len();
    bomb[table + 4..table + 8].copy_from_slice(&(1_u32 << 20).to_le_bytes());
    let error = desk.install(&desk.seal(&bomb)).unwrap_err();
    assert!(matches!(error, InstallError::TooLarge { .. } | InstallError::Mistake { .. }), "{error}");
}

#[test]
fn text_that_is_no_text_is_refused() {
    let desk = Desk::new();
    // The frame is UTF-8 or the pack does not open: write one whose frame is not.
    let pack = nepal().press();
    let mut signed_noise = desk.seal(&pack);
    let at = signed::HEAD;
    signed_noise[at..at + 2].copy_from_slice(&[0xff, 0xfe]);
    assert_eq!(desk.install(&signed_noise).unwrap_err(), InstallError::Damaged);
    for noise in [&b"\xff\xfe\xfd"[..], b"OTYR\x01\0\x02\0\x01\0\0\0"] {
        assert!(desk.install(&desk.seal(noise)).is_err());
    }
}

#[test]
fn what_is_installed_lies_over_what_is_built_in() {
    let desk = Desk::new();
    let (old, new) = (Author::new("JP"), Author::new("JP"));
    old.write(
        "help.toml",
        &[
            line("ambulance", "emergency = true\nhelps = [\"ambulance\"]\nnumber = \"119\""),
            line("desk", "helps = [\"mind\"]\nnumber = \"1\"\nhours = \"varies\""),
            line("kept", "helps = [\"mind\"]\nnumber = \"2\"\nhours = \"varies\""),
        ]
        .concat(),
    );
    new.edit("region.toml", "version = 1", "version = 2");
    new.write("help.toml", &line("desk", "helps = [\"mind\"]\nnumber = \"3\"\nhours = \"varies\""));
    let mut both = regions(&[&old]);
    let file = desk.seal(&new.press());
    let verified = || reopen(&file, &[desk.key(KeyRole::CompiledIn)], &desk.corpus).unwrap();
    let numbers = |regions: &Regions| {
        let now = moment("2026-12-01T12:00+09:00");
        let lines = regions.help_lines(&tags(&["mind"]), &tags(&["en"]), Some("JP"), now, &[]);
        lines.into_iter().filter_map(|line| line.number).collect::<Vec<_>>()
    };
    both.add(verified());
    assert_eq!(numbers(&both), ["3", "2", "119"], "replaced, kept, never lost");
    both.add(verified());
    assert_eq!(both.installed().len(), 1, "of one key and id only one stays");
    assert!(both.remove("JP", desk.signer.public()));
    assert_eq!(numbers(&both), ["1", "2", "119"]);
    // The app has caught up: its own is newer now.
    old.edit("region.toml", "version = 1", "version = 2");
    let mut newer = regions(&[&old]);
    newer.add(verified());
    assert!(newer.installed().is_empty());
}

/// Public lists of other countries, pressed, signed, installed and asked.
#[test]
fn other_countries_come_the_same_way() {
    let desk = Desk::new();
    let mut regions = Regions::builtin().unwrap();
    for id in ["GB", "PH"] {
        let verified = desk.install(&desk.seal(&Author::fixture(id).press())).unwrap();
        assert_eq!(verified.listing().expires_on, Some(date("2026-11-29")), "180 days after 2 June 2026");
        regions.add(verified);
    }
    let first = |key: &str, region: &str, now: &str| {
        let lines = regions.help_lines(&tags(&[key]), &tags(&["en"]), Some(region), moment(now), &[]);
        (lines[0].name.text.plain(), lines[0].number.clone().unwrap())
    };
    let now = "2026-12-01T02:30+00:00";
    assert_eq!(first("crisis", "GB", now), ("Samaritans".into(), "116-123".into()));
    assert_eq!(first("ambulance", "GB", now).1, "999");
    assert_eq!(first("mind", "PH", "2026-12-01T02:30+08:00"), ("NCMH crisis hotline".into(), "1553".into()));
    assert_eq!(first("police", "PH", now).1, "911");
}

#[test]
fn every_refusal_is_a_sentence() {
    let desk = Desk::new();
    let errors = [
        InstallError::NotASignedRegion,
        InstallError::Damaged,
        InstallError::Forged,
        InstallError::UnknownKey { fingerprint: "0".into() },
        InstallError::OtherFingerprint,
        InstallError::TooNew,
        InstallError::TooLarge { what: "x".into() },
        desk.refusal(&{
            let author = nepal();
            author.edit("region.toml", "parent = \"generic\"", "parent = \"JP\"");
            author
        }),
    ];
    for error in errors {
        let text = error.to_string();
        assert!(text.ends_with('.') && text.starts_with(char::is_uppercase) && text.len() > 40, "{text}");
    }
    let _: &PublicKey = desk.signer.public();
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regions").join(name))
        .unwrap()
}

#[test]
fn the_first_signed_file_opens_for_ever() {
    let (file, desk) = (fixture("GB-3.otayori"), Desk::new());
    let key: PublicKey = String::from_utf8(fixture("GB.pub")).unwrap().parse().unwrap();
    let trusted = [TrustedKey { key, role: KeyRole::Trusted }];
    let verified = install(&file, &trusted, &desk.known, &desk.corpus).unwrap();
    assert_eq!((verified.listing().region.as_str(), verified.listing().version), ("GB", 3));
}

/// Of the fuzz target `region`: a seed that is no region teaches a fuzzer nothing.
#[test]
fn the_fuzzers_seed_is_a_region() {
    let text = String::from_utf8(fixture("records.txt")).unwrap();
    let mut builder = Builder::new(Kind::Region, "XX", 1);
    for entry in text.split("\n%%\n") {
        let (key, text) = entry.split_once('\n').unwrap();
        match text.split_once('\n') {
            Some((language, text)) if key.starts_with("text/") => {
                _ = builder.entry(key, language, false, text)
            }
            _ => _ = builder.entry(key, "", false, text),
        }
    }
    let pack = Pack::open(builder.finish().unwrap()).unwrap();
    let regions = Regions::from_packs(vec![pack]).unwrap();
    assert_eq!(regions.situations(Some("XX")), ["ambulance", "crisis", "mind"]);
}
