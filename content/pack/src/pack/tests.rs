//! A pack gives back what was put in, and nothing else: not when it is cut, not when a bit is turned.

use proptest::prelude::*;

use super::*;

fn sample(dictionary: &[u8]) -> Vec<u8> {
    let mut builder = Builder::new(Kind::Language, "ja", 7);
    builder.dictionary(dictionary);
    builder.frame().entry("g028", "", false, "週の数え方\n本文。").entry("g029", "", true, "二つめ\n本文。");
    builder.frame().entry("g045", "", false, "どこでも\n本文。").entry("g045", "JP", false, "日本\n本文。");
    builder.finish().unwrap()
}

#[test]
fn what_went_in_comes_out() {
    for dictionary in [&b""[..], "週の数え方 本文。二つめ どこでも".as_bytes()] {
        let pack = Pack::open(sample(dictionary)).unwrap();
        assert_eq!((pack.kind(), pack.name(), pack.version(), pack.len()), (Kind::Language, "ja", 7, 4));
        assert_eq!(
            pack.find("g028", "").unwrap().unwrap(),
            Found { text: "週の数え方\n本文。".into(), reviewed: false }
        );
        assert!(pack.find("g029", "").unwrap().unwrap().reviewed);
        assert_eq!(pack.find("g045", "JP").unwrap().unwrap().text, "日本\n本文。");
        assert_eq!(pack.find("g045", "FR").unwrap(), None);
        assert_eq!(pack.find("g046", "").unwrap(), None);
        let all = pack.read_all().unwrap();
        let keys: Vec<_> = all.iter().map(|(entry, _)| (entry.key, entry.variant)).collect();
        assert_eq!(keys, [("g028", ""), ("g029", ""), ("g045", ""), ("g045", "JP")]);
        assert_eq!(all[3].1, "日本\n本文。");
    }
}

#[test]
fn the_same_words_give_the_same_bytes() {
    assert_eq!(sample(b""), sample(b""));
}

#[test]
fn an_empty_pack_is_a_pack() {
    let pack = Pack::open(Builder::new(Kind::Region, "JP", 1).finish().unwrap()).unwrap();
    assert!(pack.is_empty());
    assert_eq!(pack.find("g028", "").unwrap(), None);
}

#[test]
fn a_key_may_not_stand_twice() {
    let mut builder = Builder::new(Kind::Language, "ja", 1);
    builder.entry("g028", "JP", false, "a").frame().entry("g028", "JP", false, "b");
    assert!(builder.finish().unwrap_err().to_string().contains("g028@JP"));
}

#[test]
fn a_newer_format_is_told_apart_from_damage() {
    let mut bytes = sample(b"");
    bytes[4] = 2;
    assert_eq!(Pack::open(bytes).unwrap_err(), PackError::TooNew { found: 2, known: 1 });
    assert_eq!(Pack::open(&b"PNG"[..]).unwrap_err(), PackError::NotAPack);
    assert_eq!(Pack::open(&b""[..]).unwrap_err(), PackError::NotAPack);
}

#[test]
fn a_frame_may_not_claim_to_unfold_without_end() {
    let mut bytes = sample(b"");
    let length_of_first_frame = layout::HEAD + 2 + 4;
    bytes[length_of_first_frame..length_of_first_frame + 4].copy_from_slice(&(900_000_u32).to_le_bytes());
    fix_checksum(&mut bytes);
    assert!(
        matches!(Pack::open(bytes), Err(PackError::TooLarge { offset, .. }) if offset == length_of_first_frame)
    );
}

#[test]
fn every_shorter_file_is_an_error_that_says_where() {
    let bytes = sample(b"");
    for length in 0..bytes.len() {
        match Pack::open(bytes[..length].to_vec()) {
            Err(PackError::NotAPack) => assert!(length < 4),
            Err(PackError::Malformed { offset, .. }) => assert!(offset <= bytes.len(), "{offset}"),
            other => panic!("{length} bytes gave {other:?}"),
        }
    }
}

/// A turned bit is noticed when the pack is opened or when the damaged frame is read: no wrong text is ever given.
#[test]
fn every_turned_bit_is_noticed() {
    for dictionary in [&b""[..], "週の数え方 本文。".as_bytes()] {
        let bytes = sample(dictionary);
        for bit in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let result = Pack::open(damaged).and_then(|pack| pack.read_all().map(|_| ()));
            assert!(result.is_err(), "bit {bit} was not noticed");
        }
    }
}

/// Whoever can write the checksum can write anything: the reader still stays inside the file.
fn fix_checksum(bytes: &mut [u8]) {
    let end =
        usize::try_from(u32::from_le_bytes(bytes[16..20].try_into().unwrap())).unwrap().min(bytes.len());
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&bytes[..12]);
    hasher.update(&bytes[16..end.max(16)]);
    bytes[12..16].copy_from_slice(&hasher.finalize().to_le_bytes());
}

proptest! {
    #[test]
    fn any_texts_survive(
        texts in prop::collection::btree_map("[a-z0-9/]{1,12}", (".{0,60}", any::<bool>()), 0..40),
        per_frame in 1_usize..9,
    ) {
        let mut builder = Builder::new(Kind::Calendar, "calendar", 1);
        for (n, (key, (text, reviewed))) in texts.iter().enumerate() {
            if n % per_frame == 0 {
                builder.frame();
            }
            builder.entry(key, "", *reviewed, text);
        }
        let pack = Pack::open(builder.finish().unwrap()).unwrap();
        prop_assert_eq!(pack.len(), texts.len());
        for (key, (text, reviewed)) in &texts {
            let found = pack.find(key, "").unwrap().unwrap();
            prop_assert_eq!(&found.text, text);
            prop_assert_eq!(found.reviewed, *reviewed);
        }
    }

    #[test]
    fn a_forged_header_never_panics(at in 0_usize..120, value: u8) {
        let mut bytes = sample(b"");
        bytes[at] = value;
        if bytes.len() >= 20 {
            fix_checksum(&mut bytes);
        }
        let _ = Pack::open(bytes).and_then(|pack| pack.read_all().map(|_| ()));
    }

    #[test]
    fn a_forged_frame_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = sample(b"");
        let first_frame = u32::from_le_bytes(bytes[16..20].try_into().unwrap()) as usize;
        for (at, value) in changes {
            let at = first_frame + at.index(bytes.len() - first_frame);
            bytes[at] = value;
        }
        let row = layout::HEAD + 2;
        let (one, two) = (first_frame, first_frame + u32::from_le_bytes(bytes[row..row + 4].try_into().unwrap()) as usize);
        let sums = [crc32fast::hash(&bytes[one..two]), crc32fast::hash(&bytes[two..])];
        for (n, sum) in sums.into_iter().enumerate() {
            let field = row + n * layout::FRAME_ROW + 8;
            bytes[field..field + 4].copy_from_slice(&sum.to_le_bytes());
        }
        fix_checksum(&mut bytes);
        let _ = Pack::open(bytes).and_then(|pack| pack.read_all().map(|_| ()));
    }

    #[test]
    fn any_bytes_never_panic(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut bytes = b"OTYR\x01\x00".to_vec();
        bytes.extend(tail);
        prop_assert!(Pack::open(bytes).is_err());
    }
}
