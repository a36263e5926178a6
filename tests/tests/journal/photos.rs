//! Photos: what was planted beside the pixels is gone, the pixels are the same, and no bytes make it panic.
//!
//! The files were made by `make_photos.py` with another library; this crate's decoder is a third party to both.

use std::path::{Path, PathBuf};

use image::ImageDecoder;
use otayori_core::journal::photo::{Format, MAX_BYTES, Orientation, PhotoError, clean, recognise};
use proptest::prelude::*;

use super::cases;

/// Each file and the orientation that its Exif block states.
const FILES: [(&str, u8); 16] = [
    ("baseline.jpg", 6),
    ("progressive.jpg", 5),
    ("restart.jpg", 3),
    ("grey.jpg", 1),
    ("cmyk.jpg", 2),
    ("rgb.png", 3),
    ("alpha.png", 7),
    ("palette.png", 3),
    ("grey.png", 1),
    ("animated.png", 3),
    // The simple form of WebP has no Exif: what a writer put there all the same is not read.
    ("lossy.webp", 1),
    ("lossless.webp", 1),
    ("extended.webp", 6),
    ("alpha.webp", 4),
    ("lossless-alpha.webp", 1),
    ("animated.webp", 8),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/photos")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

fn files() -> impl Iterator<Item = (&'static str, u8, Vec<u8>)> {
    FILES.into_iter().map(|(name, orientation)| (name, orientation, file(name)))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every frame of a picture, as any viewer would show it.
fn pixels(bytes: &[u8]) -> Vec<image::RgbaImage> {
    use image::AnimationDecoder;
    use std::io::Cursor;
    if recognise(bytes) == Ok(Format::Webp) {
        let decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
        if decoder.has_animation() {
            let frames = decoder.into_frames().collect_frames().unwrap();
            return frames.into_iter().map(image::Frame::into_buffer).collect();
        }
    }
    vec![image::load_from_memory(bytes).unwrap().to_rgba8()]
}

/// The colour profile that a viewer would use.
fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap();
    reader.into_decoder().unwrap().icc_profile().unwrap()
}

#[test]
fn every_file_of_the_folder_is_in_the_list() {
    let mut there: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    there.sort();
    listed.sort_unstable();
    assert_eq!(there, listed);
}

#[test]
fn what_was_planted_is_gone() {
    // Also compressed, and in the two-byte text that Windows writes into Exif.
    let utf16: Vec<u8> = "PLANTED".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let signs: [&[u8]; 30] = [
        b"PLANT",
        &utf16,
        b"Exif",
        b"II*\0",
        b"MM\0*",
        b"2026:11:25",
        b"http://ns.adobe.com",
        b"xmpmeta",
        b"Photoshop",
        b"8BIM",
        b"JFXX",
        b"MPF\0",
        b"Ducky",
        b"META",
        b"FPXR",
        b"ftyp",
        b"EXIF",
        b"XMP ",
        b"tEXt",
        b"zTXt",
        b"iTXt",
        b"eXIf",
        b"tIME",
        b"pHYs",
        b"acTL",
        b"fcTL",
        b"fdAT",
        b"prVt",
        b"caBX",
        b"bKGD",
    ];
    for (name, _, bytes) in files() {
        assert!(holds(&bytes, b"PLANTED"), "{name} has nothing planted");
        let kept = clean(&bytes).unwrap().bytes;
        for sign in signs {
            assert!(!holds(&kept, sign), "{name} still holds {}", String::from_utf8_lossy(sign));
        }
        assert!(kept.len() < bytes.len(), "{name}");
    }
}

/// The names of segments and chunks that stay, in their order.
#[test]
fn only_what_is_on_the_list_stays() {
    for (name, _, bytes) in files() {
        let kept = clean(&bytes).unwrap();
        let names = match kept.format {
            Format::Jpeg => segments(&kept.bytes),
            Format::Png => chunks(&kept.bytes, 8, 4, 12),
            Format::Webp => chunks(&kept.bytes, 12, 0, 8),
        };
        let allowed: &[&str] = match kept.format {
            Format::Jpeg => &[
                "D8", "E0", "E2", "EE", "DB", "C0", "C1", "C2", "C4", "DD", "DA", "D9", "D0", "D1", "D2",
                "D3", "D4", "D5", "D6", "D7",
            ],
            Format::Png => &["IHDR", "PLTE", "tRNS", "iCCP", "sRGB", "gAMA", "IDAT", "IEND"],
            Format::Webp => &["VP8", "VP8L", "VP8X", "ALPH", "ICCP", "ANIM", "ANMF"],
        };
        assert!(names.split_whitespace().all(|part| allowed.contains(&part)), "{name}: {names}");
        assert!(!names.is_empty());
    }
}

/// Markers in hexadecimal: a segment is passed over by its length, coded pixels one by one.
fn segments(bytes: &[u8]) -> String {
    let mut names = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        assert_eq!(bytes[at], 0xFF, "a marker at {at}");
        let marker = bytes[at + 1];
        names.push(format!("{marker:02X}"));
        at += 2;
        if !matches!(marker, 0xD0..=0xD9) {
            at += usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
        }
        while matches!(marker, 0xDA | 0xD0..=0xD7) && !(bytes[at] == 0xFF && bytes[at + 1] != 0) {
            at += 1;
        }
    }
    assert_eq!((names.first().unwrap().as_str(), names.last().unwrap().as_str()), ("D8", "D9"));
    names.join(" ")
}

/// Names of chunks: where the first starts, where in a chunk its name stands, and how long one is without its content.
fn chunks(bytes: &[u8], mut at: usize, name: usize, around: usize) -> String {
    let mut names = Vec::new();
    while at < bytes.len() {
        names.push(String::from_utf8_lossy(&bytes[at + name..at + name + 4]).into_owned());
        let length: [u8; 4] = bytes[at + 4 - name..at + 8 - name].try_into().unwrap();
        let length = if name == 4 { u32::from_be_bytes(length) } else { u32::from_le_bytes(length) } as usize;
        at += around + length + if name == 0 { length % 2 } else { 0 };
    }
    assert_eq!(at, bytes.len(), "nothing follows the last chunk");
    names.join(" ")
}

#[test]
fn the_pixels_and_their_colours_are_the_same() {
    for (name, orientation, bytes) in files() {
        let kept = clean(&bytes).unwrap();
        let (before, after) = (pixels(&bytes), pixels(&kept.bytes));
        assert!(before == after, "{name}");
        assert_eq!((kept.width, kept.height), (45, 31), "{name}");
        assert_eq!(after[0].dimensions(), (45, 31), "{name}");
        assert_eq!(profile(&bytes), profile(&kept.bytes), "{name}");
        assert_eq!(kept.orientation, Orientation::try_from(orientation).unwrap(), "{name}");
    }
    assert_eq!(pixels(&file("animated.webp")).len(), 3);
    for name in ["progressive.jpg", "rgb.png", "extended.webp"] {
        assert!(profile(&clean(&file(name)).unwrap().bytes).is_some(), "{name} has a profile");
    }
}

/// Needs Python with Pillow. `./check` sets `OTAYORI_PYTHON` to one that has it, and says so where it cannot.
#[test]
#[ignore = "needs Python with Pillow: ./check runs it"]
fn another_library_sees_the_same_pictures() {
    let python = std::env::var("OTAYORI_PYTHON").expect("OTAYORI_PYTHON names a Python with Pillow");
    let kept = tempfile::tempdir().unwrap();
    for (name, _, bytes) in files() {
        std::fs::write(kept.path().join(name), clean(&bytes).unwrap().bytes).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("compare_photos.py");
    let output =
        std::process::Command::new(python).arg(script).arg(folder()).arg(kept.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names = FILES.map(|(name, _)| name);
    names.sort_unstable();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().collect::<Vec<_>>(), names);
}

#[test]
fn cleaning_what_is_clean_changes_nothing() {
    for (name, _, bytes) in files() {
        let once = clean(&bytes).unwrap();
        let twice = clean(&once.bytes).unwrap();
        assert!(once.bytes == twice.bytes, "{name}");
        assert_eq!(twice.orientation, Orientation::default(), "{name}");
    }
}

#[test]
fn a_cut_picture_is_refused_wherever_it_is_cut() {
    for (name, _, bytes) in files() {
        let kept = clean(&bytes).unwrap().bytes;
        for end in 0..kept.len() {
            let error = clean(&kept[..end]).err();
            let expected = if end < 12 { error.is_some() } else { error == Some(PhotoError::Cut) };
            assert!(expected, "{name} cut at {end}: {error:?}");
        }
    }
}

#[test]
fn a_picture_is_known_by_its_content() {
    for (name, format) in
        [("baseline.jpg", Format::Jpeg), ("rgb.png", Format::Png), ("lossy.webp", Format::Webp)]
    {
        assert_eq!(recognise(&file(name)), Ok(format));
    }
    let heic = |brands: &[u8]| {
        let length = u32::try_from(brands.len() + 8).unwrap().to_be_bytes();
        [&length, b"ftyp".as_slice(), brands, b"\0\0\0\x08meta"].concat()
    };
    for (bytes, error) in [
        (heic(b"heic\0\0\0\0mif1heic"), PhotoError::HeicNeedsConverting),
        (heic(b"mif1\0\0\0\0heix"), PhotoError::HeicNeedsConverting),
        (heic(b"avif\0\0\0\0avif"), PhotoError::HeicNeedsConverting),
        (heic(b"mp42\0\0\0\0isom"), PhotoError::NotAPicture),
        (b"GIF89a".to_vec(), PhotoError::NotAPicture),
        (b"<svg/>".to_vec(), PhotoError::NotAPicture),
        (b"RIFF\0\0\0\0WAVE".to_vec(), PhotoError::NotAPicture),
        (Vec::new(), PhotoError::NotAPicture),
    ] {
        assert_eq!(clean(&bytes).err(), Some(error));
    }
}

#[test]
fn what_is_too_large_is_the_phones_to_scale() {
    let mut bytes = file("baseline.jpg");
    bytes.resize(MAX_BYTES, 0);
    assert!(clean(&bytes).is_ok(), "what follows the end does not count against it");
    bytes.push(0);
    assert_eq!(clean(&bytes).err(), Some(PhotoError::TooLarge));
    // A hundred million pixels and a few more, in a few bytes.
    let mut wide = clean(&file("grey.jpg")).unwrap().bytes;
    let frame = wide.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(clean(&wide).err(), Some(PhotoError::TooLarge));
}

#[test]
fn what_contradicts_itself_is_damaged() {
    let jpeg = clean(&file("baseline.jpg")).unwrap().bytes;
    let png = clean(&file("rgb.png")).unwrap().bytes;
    let webp = clean(&file("extended.webp")).unwrap().bytes;
    let after = |bytes: &[u8], sign: &[u8], by: usize, value: u8| {
        let at = bytes.windows(sign.len()).position(|window| window == sign).unwrap();
        let mut bytes = bytes.to_vec();
        bytes[at + sign.len() + by] = value;
        bytes
    };
    for (what, bytes) in [
        ("a longer quantisation table", after(&jpeg, &[0xFF, 0xDB], 1, 0x44)),
        ("a longer scan header", after(&jpeg, &[0xFF, 0xDA], 2, 1)),
        ("a frame of five components", after(&jpeg, &[0xFF, 0xC0], 7, 5)),
        ("a JPEG without a scan", vec![0xFF, 0xD8, 0xFF, 0xD9]),
        ("a wrong checksum", after(&png, b"IDAT", 3, 0xAA)),
        ("a canvas of another size", after(&webp, b"VP8X", 8, 99)),
    ] {
        assert!(matches!(clean(&bytes), Err(PhotoError::Damaged { .. })), "{what}: {:?}", clean(&bytes));
    }
    for (what, bytes) in [
        ("an arithmetic JPEG", after(&jpeg, &[0xFF], 0, 0xD8)),
        ("a JPEG without its height", after(&after(&jpeg, &[0xFF, 0xC0], 3, 0), &[0xFF, 0xC0], 4, 0)),
    ] {
        let bytes =
            if what == "an arithmetic JPEG" { swap(&bytes, [0xFF, 0xC0], [0xFF, 0xC9]) } else { bytes };
        assert!(matches!(clean(&bytes), Err(PhotoError::Uncommon { .. })), "{what}: {:?}", clean(&bytes));
    }
    assert!(matches!(clean(&swap(&png, *b"IDAT", *b"JDAT")), Err(PhotoError::Damaged { .. })));
}

fn swap<const N: usize>(bytes: &[u8], from: [u8; N], to: [u8; N]) -> Vec<u8> {
    let at = bytes.windows(N).position(|window| window == from).unwrap();
    let mut bytes = bytes.to_vec();
    bytes[at..at + N].copy_from_slice(&to);
    bytes
}

/// Whatever is taken is clean already, and no longer than it was but for a header.
fn never_panics(bytes: &[u8]) {
    if let Ok(kept) = clean(bytes) {
        assert!(kept.width > 0 && kept.height > 0);
        assert!(kept.bytes.len() <= bytes.len() + 32);
        let again = clean(&kept.bytes).unwrap();
        assert!(again.bytes == kept.bytes && again.orientation == Orientation::default());
        assert_eq!((again.width, again.height), (kept.width, kept.height));
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn no_bytes_make_it_panic(start in 0..4_usize, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let starts: [&[u8]; 4] = [b"", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", b"RIFF\xA0\0\0\0WEBPVP8X"];
        never_panics(&[starts[start], &bytes].concat());
    }

    #[test]
    fn a_picture_changed_anywhere_is_an_error_or_clean(
        name in prop::sample::select(FILES.map(|(name, _)| name).to_vec()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        cleaned: bool,
    ) {
        let mut bytes = file(name);
        if cleaned {
            bytes = clean(&bytes).unwrap().bytes;
        }
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        never_panics(&bytes);
        // A piece taken out of the middle moves everything after it.
        let at = cut.index(bytes.len());
        bytes.drain(at..(at + 3).min(bytes.len()));
        never_panics(&bytes);
    }
}
