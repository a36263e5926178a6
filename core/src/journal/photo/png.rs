//! PNG: the chunks that make pixels and their colours, each checked, re-summed and written once.
//!
//! Knows chunks (ISO/IEC 15948), not what is in `IDAT`. An animation is dropped with its chunks, and the still picture that
//! every PNG has remains. A profile's name is replaced: it is free text.

use crc32fast::Hasher;

use super::input::Input;
use super::{Kept, PhotoError, exif};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
const LONGEST: u32 = 0x7FFF_FFFF;
const PROFILE_NAME: &[u8] = b"ICC\0";

pub(super) fn clean(bytes: &[u8]) -> Result<Kept, PhotoError> {
    let mut input = Input::new(bytes);
    input.take(SIGNATURE.len())?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    let mut size = None;
    let mut orientation = None;
    let mut written: Vec<[u8; 4]> = Vec::new();
    loop {
        let (name, content, sound) = chunk(&mut input)?;
        let critical = name[0].is_ascii_uppercase();
        if size.is_none() && &name != b"IHDR" {
            return Err(if critical {
                PhotoError::Uncommon { reason: "a PNG that does not start with its header" }
            } else {
                PhotoError::Damaged { reason: "a PNG without a header" }
            });
        }
        if critical && !sound {
            return Err(PhotoError::Damaged { reason: "a PNG checksum" });
        }
        let first = !written.contains(&name);
        let before_pixels = !written.contains(b"IDAT");
        match &name {
            b"IHDR" if first => {
                size = Some(header(content)?);
                put(&mut out, name, &[content]);
            }
            b"IDAT" => put(&mut out, name, &[content]),
            b"PLTE" if first && before_pixels => {
                let colours = !content.is_empty() && content.len() <= 768 && content.len().is_multiple_of(3);
                if !colours {
                    return Err(PhotoError::Damaged { reason: "PNG palette" });
                }
                put(&mut out, name, &[content]);
            }
            b"IEND" if before_pixels => return Err(PhotoError::Damaged { reason: "a PNG without pixels" }),
            b"IEND" => {
                put(&mut out, name, &[]);
                break;
            }
            b"tRNS" | b"sRGB" | b"gAMA" | b"iCCP" => {
                if let Some(parts) = ancillary(name, content).filter(|_| sound && first && before_pixels) {
                    put(&mut out, name, &parts);
                }
            }
            b"eXIf" => orientation = orientation.or_else(|| exif::orientation(content)),
            _ if critical => return Err(PhotoError::Uncommon { reason: "an unknown kind of PNG" }),
            _ => {}
        }
        written.push(name);
    }
    let (width, height) = size.unwrap_or_default();
    Ok(Kept { bytes: out, width, height, orientation })
}

/// The next chunk, and whether its checksum is right.
fn chunk<'a>(input: &mut Input<'a>) -> Result<([u8; 4], &'a [u8], bool), PhotoError> {
    let length = u32::from_be_bytes(input.array()?);
    let name: [u8; 4] = input.array()?;
    if length > LONGEST || !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(PhotoError::Damaged { reason: "no PNG chunk where one should be" });
    }
    let content = input.take(usize::try_from(length).map_err(|_| PhotoError::Cut)?)?;
    let sum = u32::from_be_bytes(input.array()?);
    Ok((name, content, sum == checksum(name, &[content])))
}

fn put(out: &mut Vec<u8>, name: [u8; 4], parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    // No longer than a file of 8 MiB.
    out.extend(u32::try_from(length).unwrap_or(LONGEST).to_be_bytes());
    out.extend(name);
    for part in parts {
        out.extend(*part);
    }
    out.extend(checksum(name, parts).to_be_bytes());
}

fn checksum(name: [u8; 4], parts: &[&[u8]]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(&name);
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}

/// Width and height.
fn header(content: &[u8]) -> Result<(u32, u32), PhotoError> {
    let mut input = Input::new(content);
    if content.len() != 13 {
        return Err(PhotoError::Damaged { reason: "PNG header" });
    }
    Ok((u32::from_be_bytes(input.array()?), u32::from_be_bytes(input.array()?)))
}

/// What is written of a chunk on which colours depend; nothing if it is not what it should be.
fn ancillary(name: [u8; 4], content: &[u8]) -> Option<Vec<&[u8]>> {
    let fits = match &name {
        b"tRNS" => (1..=256).contains(&content.len()),
        b"sRGB" => content.len() == 1,
        b"gAMA" => content.len() == 4,
        _ => {
            let end = content.iter().take(80).position(|byte| *byte == 0)?;
            return Some(vec![PROFILE_NAME, content.get(end + 1..)?]);
        }
    };
    fits.then(|| vec![content])
}
