//! The one thing taken from Exif before it goes: which side is up.
//!
//! A broken Exif block says nothing, and is no fault of the picture.

use super::Orientation;

const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;
const LONG: u16 = 4;

/// Which side is up, if a block says so: TIFF, with or without `Exif` before it.
pub(super) fn orientation(block: &[u8]) -> Option<Orientation> {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let little = match tiff.first_chunk()? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    for entry in 0..usize::from(short(directory)?) {
        let at = directory.checked_add(2 + entry * 12)?;
        if short(at)? == ORIENTATION {
            let value = match short(at + 2)? {
                SHORT => u32::from(short(at + 8)?),
                LONG => long(at + 8)?,
                _ => return None,
            };
            return u8::try_from(value).ok()?.try_into().ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(little: bool, kind: u16, value: u32) -> Vec<u8> {
        let short = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let long = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let mut tiff = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
        tiff.extend(long(8));
        tiff.extend(short(2));
        for (tag, kind, value) in [(0x010F, 2, 0), (ORIENTATION, kind, value)] {
            tiff.extend(short(tag));
            tiff.extend(short(kind));
            tiff.extend(long(1));
            if kind == SHORT {
                tiff.extend(short(u16::try_from(value).unwrap()));
                tiff.extend([0, 0]);
            } else {
                tiff.extend(long(value));
            }
        }
        tiff
    }

    #[test]
    fn which_side_is_up_is_read_in_both_byte_orders() {
        for little in [true, false] {
            for kind in [SHORT, LONG] {
                for value in 0..10_u32 {
                    let expected = u8::try_from(value).unwrap().try_into().ok();
                    assert_eq!(orientation(&block(little, kind, value)), expected, "{little} {kind} {value}");
                }
            }
        }
        assert_eq!(orientation(&[b"Exif\0\0".to_vec(), block(true, SHORT, 6)].concat()), 6.try_into().ok());
    }

    #[test]
    fn a_broken_block_says_nothing() {
        let whole = block(true, SHORT, 6);
        for end in 0..whole.len() - 3 {
            assert_eq!(orientation(&whole[..end]), None, "{end}");
        }
        let mut far = whole.clone();
        far[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(orientation(&far), None);
    }
}
