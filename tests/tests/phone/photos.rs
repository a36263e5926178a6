//! A picture that comes and goes in parts.

use std::fs;
use std::io::Cursor;

use image::{ImageFormat, RgbImage};

use super::begun;

/// A picture that no compression makes small.
fn noise() -> Vec<u8> {
    let mut dice = 1_u32;
    let image = RgbImage::from_fn(300, 300, |_, _| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = dice.to_be_bytes();
        image::Rgb([a, b, c])
    });
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn parts_of_any_size_are_the_picture_and_a_part_costs_no_more_than_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut phone = begun(folder.path(), "en");
    let picture = noise();
    assert!(picture.len() > 4 * 64 * 1024);
    phone.begin_photo();
    for part in picture.chunks(10_000) {
        phone.add_to_photo(part).unwrap();
    }
    let id = phone.keep_photo().unwrap().id;
    for size in [10_000, 65_536, u32::MAX] {
        let mut read = Vec::new();
        loop {
            let part = phone.photo(id, read.len() as u64, size).unwrap();
            assert!(part.bytes.len() as u64 <= size.into());
            if part.bytes.is_empty() {
                assert_eq!(part.total, read.len() as u64);
                break;
            }
            read.extend(part.bytes);
        }
        let (read, given) =
            (image::load_from_memory(&read).unwrap(), image::load_from_memory(&picture).unwrap());
        assert!(read == given, "in parts of {size}");
    }
    // What lies behind a part is not read: it may be damaged, and the part still comes.
    let files = folder.path().join("otayori.files");
    let file = fs::read_dir(files).unwrap().next().unwrap().unwrap().path();
    let mut sealed = fs::read(&file).unwrap();
    sealed[200_000] ^= 1;
    fs::write(&file, sealed).unwrap();
    assert_eq!(phone.photo(id, 0, 65_536).unwrap().bytes.len(), 65_536);
    assert!(phone.photo(id, 190_000, 65_536).is_err());
}
