//! JPEG: tables, frame and scans are kept, and of the application segments only what colours depend on.
//!
//! Knows markers (ITU-T T.81) and the layout of tables: a table longer than it should be is a place to hide things, and no
//! decoder takes it either. Fill bytes, and bytes between segments, are dropped.

use super::input::Input;
use super::{Kept, Orientation, PhotoError, exif, icc};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DQT: u8 = 0xDB;
const DHT: u8 = 0xC4;
const DRI: u8 = 0xDD;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const ICC: &[u8] = b"ICC_PROFILE\0";

/// What stands before the first scan and is written in an order of our own.
#[derive(Default)]
struct Header<'a> {
    jfif: Option<&'a [u8]>,
    adobe: Option<&'a [u8]>,
    /// Number, count and bytes of each piece of the profile.
    profile: Vec<(u8, u8, &'a [u8])>,
    orientation: Option<Orientation>,
    size: Option<(u16, u16)>,
}

pub(super) fn clean(bytes: &[u8]) -> Result<Kept, PhotoError> {
    let mut input = Input::new(bytes);
    input.take(2)?;
    let mut header = Header::default();
    let mut body = Vec::with_capacity(bytes.len());
    let mut scanned = false;
    loop {
        let marker = next_marker(&mut input)?;
        match marker {
            EOI => break,
            SOI => return Err(PhotoError::Damaged { reason: "a JPEG in a JPEG" }),
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(input.array()?));
        let short = PhotoError::Damaged { reason: "a JPEG segment without a length" };
        let content = input.take(length.checked_sub(2).ok_or(short)?)?;
        match marker {
            APP0..=0xEF | 0xFE => {
                if !scanned {
                    header.application(marker, content);
                }
            }
            SOS => {
                must(header.size.is_some() && is_scan(content), "JPEG scan")?;
                scanned = true;
                segment(&mut body, marker, content);
                scan(&mut input, &mut body)?;
            }
            0xC0..=0xC2 => {
                must(header.size.is_none(), "two JPEG frames")?;
                header.size = Some(frame(content)?);
                segment(&mut body, marker, content);
            }
            DQT => {
                must(are_quantisers(content), "JPEG quantisation table")?;
                segment(&mut body, marker, content);
            }
            DHT => {
                must(are_codes(content), "JPEG code table")?;
                segment(&mut body, marker, content);
            }
            DRI => {
                must(content.len() == 2, "JPEG restart interval")?;
                segment(&mut body, marker, content);
            }
            _ => return Err(PhotoError::Uncommon { reason: "neither baseline nor progressive JPEG" }),
        }
    }
    must(scanned, "a JPEG without a scan")?;
    let (width, height) = header.size.unwrap_or_default();
    Ok(Kept {
        bytes: header.write(&body),
        width: width.into(),
        height: height.into(),
        orientation: header.orientation,
    })
}

fn must(holds: bool, reason: &'static str) -> Result<(), PhotoError> {
    if holds { Ok(()) } else { Err(PhotoError::Damaged { reason }) }
}

/// The next marker. What stands before it belongs to no segment, and decoders pass over it.
fn next_marker(input: &mut Input<'_>) -> Result<u8, PhotoError> {
    loop {
        while input.byte()? != 0xFF {}
        let mut byte = input.byte()?;
        while byte == 0xFF {
            byte = input.byte()?;
        }
        if byte != 0 {
            return Ok(byte);
        }
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // Read with a 16-bit length, or made here from pieces that were.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
}

/// Coded pixels up to the next marker: stuffed bytes and restarts belong to them, fill bytes do not.
fn scan(input: &mut Input<'_>, out: &mut Vec<u8>) -> Result<(), PhotoError> {
    loop {
        let until = input.rest().iter().position(|byte| *byte == 0xFF).ok_or(PhotoError::Cut)?;
        out.extend(input.take(until)?);
        let fill = input.rest().iter().take_while(|byte| **byte == 0xFF).count();
        match input.rest().get(fill) {
            None => return Err(PhotoError::Cut),
            Some(byte @ (0 | 0xD0..=0xD7)) => {
                out.extend([0xFF, *byte]);
                input.take(fill + 1)?;
            }
            Some(_) => return Ok(()),
        }
    }
}

/// Width and height.
fn frame(content: &[u8]) -> Result<(u16, u16), PhotoError> {
    let mut input = Input::new(content);
    let damaged = |_| PhotoError::Damaged { reason: "JPEG frame" };
    let [_precision, h0, h1, w0, w1, components] = input.array().map_err(damaged)?;
    must(
        (1..=4).contains(&components) && input.rest().len() == usize::from(components) * 3,
        "JPEG frame components",
    )?;
    let (width, height) = (u16::from_be_bytes([w0, w1]), u16::from_be_bytes([h0, h1]));
    if height == 0 {
        // The height would follow in a DNL segment after the first scan.
        return Err(PhotoError::Uncommon { reason: "a JPEG that does not state its height" });
    }
    Ok((width, height))
}

fn is_scan(content: &[u8]) -> bool {
    content.first().is_some_and(|n| (1..=4).contains(n) && content.len() == 4 + usize::from(*n) * 2)
}

/// Whether a segment is quantisation tables and nothing else.
fn are_quantisers(mut content: &[u8]) -> bool {
    while let Some((kind, rest)) = content.split_first() {
        let Some(rest) = rest.get(if kind >> 4 == 0 { 64 } else { 128 }..) else { return false };
        content = rest;
    }
    true
}

/// Whether a segment is Huffman tables and nothing else.
fn are_codes(mut content: &[u8]) -> bool {
    while let Some((_, rest)) = content.split_first() {
        let Some((counts, rest)) = rest.split_first_chunk::<16>() else { return false };
        let symbols: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let Some(rest) = rest.get(symbols..) else { return false };
        content = rest;
    }
    true
}

impl<'a> Header<'a> {
    fn application(&mut self, marker: u8, content: &'a [u8]) {
        match marker {
            APP0 if content.starts_with(b"JFIF\0") => {
                self.jfif = self.jfif.or(content.get(..12));
            }
            APP1 if content.starts_with(b"Exif\0") => {
                self.orientation = self.orientation.or_else(|| exif::orientation(content));
            }
            APP2 => {
                if let Some([number, count, piece @ ..]) = content.strip_prefix(ICC) {
                    self.profile.push((*number, *count, piece));
                }
            }
            // Decoders believe the last one.
            APP14 if content.starts_with(b"Adobe") => self.adobe = content.get(..12).or(self.adobe),
            _ => {}
        }
    }

    fn write(&self, body: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(body.len() + 1024);
        out.extend([0xFF, SOI]);
        if let Some(jfif) = self.jfif {
            // Without the thumbnail that may follow: zero by zero.
            segment(&mut out, APP0, &[jfif, &[0, 0]].concat());
        }
        if let Some(adobe) = self.adobe {
            segment(&mut out, APP14, adobe);
        }
        if let Some(pieces) = self.profile() {
            for (number, count, piece) in pieces {
                segment(&mut out, APP2, &[ICC, &[number, count], piece].concat());
            }
        }
        out.extend(body);
        out.extend([0xFF, EOI]);
        out
    }

    /// The pieces of the profile in their order, if they are all there and one profile together.
    fn profile(&self) -> Option<Vec<(u8, u8, &'a [u8])>> {
        let mut pieces = self.profile.clone();
        pieces.sort_unstable_by_key(|(number, ..)| *number);
        let complete = pieces.iter().zip(1..).all(|((number, count, _), expected)| {
            usize::from(*number) == expected && usize::from(*count) == pieces.len()
        });
        let whole: Vec<u8> = pieces.iter().flat_map(|(.., piece)| piece.iter().copied()).collect();
        (complete && icc::is_profile(&whole)).then_some(pieces)
    }
}
