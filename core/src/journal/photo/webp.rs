//! WebP: the coded picture or its frames, transparency and the colour profile; the flags say what is left.
//!
//! Knows chunks (RFC 9649), not what is in `VP8 ` or `VP8L`. What follows the length that RIFF states is dropped.

use super::input::Input;
use super::{Kept, Orientation, PhotoError, exif, icc};

const PROFILE: u8 = 0x20;
const ALPHA: u8 = 0x10;
const ANIMATION: u8 = 0x02;

type Name = [u8; 4];

pub(super) fn clean(bytes: &[u8]) -> Result<Kept, PhotoError> {
    let mut input = Input::new(bytes);
    input.take(4)?;
    let length = u32::from_le_bytes(input.array()?);
    let mut file = Input::new(input.take(usize::try_from(length).map_err(|_| PhotoError::Cut)?)?);
    file.take(4)?;
    let (name, content) = chunk(&mut file)?;
    let mut kept = Vec::with_capacity(bytes.len());
    let ((width, height), orientation) = if &name == b"VP8X" {
        extended(content, file, &mut kept)?
    } else {
        put(&mut kept, name, content);
        (picture(name, content)?, None)
    };
    let mut out = Vec::with_capacity(kept.len() + 12);
    out.extend(b"RIFF");
    out.extend(stated(kept.len() + 4));
    out.extend(b"WEBP");
    out.extend(kept);
    Ok(Kept { bytes: out, width, height, orientation })
}

/// The next chunk. The byte that pads an odd one is not read into it, and may be missing at the end.
fn chunk<'a>(input: &mut Input<'a>) -> Result<(Name, &'a [u8]), PhotoError> {
    let name = input.array()?;
    let length = usize::try_from(u32::from_le_bytes(input.array()?)).map_err(|_| PhotoError::Cut)?;
    let content = input.take(length)?;
    if length % 2 == 1 && !input.is_empty() {
        input.take(1)?;
    }
    Ok((name, content))
}

fn put(out: &mut Vec<u8>, name: Name, content: &[u8]) {
    out.extend(name);
    out.extend(stated(content.len()));
    out.extend(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
}

/// A length as it is written: no longer than a file of 8 MiB.
fn stated(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

const fn damaged(reason: &'static str) -> PhotoError {
    PhotoError::Damaged { reason }
}

/// Width and height of a coded picture.
fn picture(name: Name, content: &[u8]) -> Result<(u32, u32), PhotoError> {
    match (&name, content) {
        (b"VP8 ", [frame, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..]) if frame & 1 == 0 => {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Ok((side(*w0, *w1), side(*h0, *h1)))
        }
        (b"VP8L", [0x2F, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            Ok(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        _ => Err(damaged("no WebP picture where one should be")),
    }
}

/// What an extended file holds, as far as it is kept.
#[derive(Default)]
struct Found<'a> {
    profile: Option<&'a [u8]>,
    alpha: Option<&'a [u8]>,
    picture: Option<(Name, &'a [u8])>,
    animation: Option<&'a [u8]>,
    frames: Vec<Vec<u8>>,
    orientation: Option<Orientation>,
}

type Seen = ((u32, u32), Option<Orientation>);

fn extended(header: &[u8], mut file: Input<'_>, out: &mut Vec<u8>) -> Result<Seen, PhotoError> {
    let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = *header.first_chunk().ok_or(damaged("WebP header"))?;
    let pixels = |bytes: [u8; 3]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]) + 1;
    let size = (pixels([w0, w1, w2]), pixels([h0, h1, h2]));
    let animated = flags & ANIMATION != 0;
    let mut found = Found::default();
    while !file.is_empty() {
        let (name, content) = chunk(&mut file)?;
        found.read(name, content, animated)?;
    }
    let alpha = flags & ALPHA != 0 || found.alpha.is_some();
    let flag = |holds: bool, flag: u8| if holds { flag } else { 0 };
    let flags = flag(found.profile.is_some(), PROFILE) | flag(alpha, ALPHA) | flag(animated, ANIMATION);
    put(out, *b"VP8X", &[flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]);
    if let Some(profile) = found.profile {
        put(out, *b"ICCP", profile);
    }
    if animated {
        put(out, *b"ANIM", found.animation.ok_or(damaged("a WebP animation without a start"))?);
        if found.frames.is_empty() {
            return Err(damaged("a WebP animation without frames"));
        }
        for frame in &found.frames {
            put(out, *b"ANMF", frame);
        }
    } else {
        let (name, content) = found.picture.ok_or(damaged("a WebP without a picture"))?;
        if picture(name, content)? != size {
            return Err(damaged("WebP picture and canvas differ"));
        }
        if let Some(alpha) = found.alpha {
            put(out, *b"ALPH", alpha);
        }
        put(out, name, content);
    }
    Ok((size, found.orientation))
}

impl<'a> Found<'a> {
    fn read(&mut self, name: Name, content: &'a [u8], animated: bool) -> Result<(), PhotoError> {
        match &name {
            b"ICCP" => self.profile = self.profile.or(Some(content).filter(|bytes| icc::is_profile(bytes))),
            b"EXIF" => self.orientation = self.orientation.or_else(|| exif::orientation(content)),
            b"ANIM" if animated => self.animation = self.animation.or(content.get(..6)),
            b"ANMF" if animated => self.frames.push(frame(content)?),
            // Transparency belongs to the lossy picture after it; a lossless one has its own.
            b"ALPH" if !animated && self.picture.is_none() => self.alpha = self.alpha.or(Some(content)),
            b"VP8 " | b"VP8L" if !animated && self.picture.is_none() => {
                self.picture = Some((name, content));
                self.alpha = self.alpha.filter(|_| &name == b"VP8 ");
            }
            _ => {}
        }
        Ok(())
    }
}

/// A frame: its place and time, its transparency and its picture.
fn frame(content: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let mut input = Input::new(content);
    let mut place: [u8; 16] = input.array().map_err(|_| damaged("WebP frame"))?;
    place[15] &= 0b11;
    let mut still = Found::default();
    while !input.is_empty() {
        let (name, content) = chunk(&mut input).map_err(|_| damaged("WebP frame"))?;
        if !matches!(&name, b"ICCP" | b"EXIF") {
            still.read(name, content, false)?;
        }
    }
    let (name, coded) = still.picture.ok_or(damaged("a WebP frame without a picture"))?;
    picture(name, coded)?;
    let mut out = place.to_vec();
    if let Some(alpha) = still.alpha {
        put(&mut out, *b"ALPH", alpha);
    }
    put(&mut out, name, coded);
    Ok(out)
}
