//! Reading a pack. [`Pack::open`] looks at the header and the index once; after that a text costs one binary search
//! and one frame.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use zstd::bulk::Decompressor;

use super::layout::{
    CHECKSUM, ENTRY_ROW, FORMAT, FRAME_ROW, HEAD, MAGIC, MAX_DICTIONARY, MAX_ENTRIES, MAX_FILE, MAX_FRAME,
    MAX_FRAMES, MAX_NAME, MAX_RATIO, MAX_TOTAL, REVIEWED,
};
use super::{Kind, PackError};

/// An opened pack: header and index are known to be sound.
#[derive(Debug, Clone)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    kind: Kind,
    version: u32,
    name: Range<usize>,
    frames: Vec<Frame>,
    entries: usize,
    entry_table: usize,
    strings: Range<usize>,
    dictionary: Range<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    at: usize,
    compressed: usize,
    length: usize,
    checksum: u32,
}

/// A row of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it is called.
    pub key: &'a str,
    /// The region it is written for; empty if it is true anywhere.
    pub variant: &'a str,
    /// A named clinician signed this very text.
    pub reviewed: bool,
    frame: usize,
    start: usize,
    length: usize,
}

/// A text that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text as stored.
    pub text: String,
    /// A named clinician signed this very text.
    pub reviewed: bool,
}

impl Pack {
    /// Checks header, index and checksum. No frame is decoded.
    ///
    /// # Errors
    /// [`PackError`] with the offset of the first byte that cannot be.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, PackError> {
        let bytes = bytes.into();
        let cursor = Cursor { bytes: &bytes };
        if bytes.get(..4) != Some(&MAGIC) {
            return Err(PackError::NotAPack);
        }
        let format = cursor.u16(4)?;
        if format > FORMAT {
            return Err(PackError::TooNew { found: format, known: FORMAT });
        }
        if bytes.len() > MAX_FILE {
            return Err(PackError::TooLarge { offset: MAX_FILE, what: "the file" });
        }
        let head = Head::read(&cursor)?;
        head.verify_checksum(&bytes)?;
        let frames = head.frames(&cursor)?;
        let pack = Self {
            kind: head.kind,
            version: cursor.u32(8)?,
            name: head.name.clone(),
            frames,
            entries: head.entries,
            entry_table: head.entry_table,
            strings: head.strings.clone(),
            dictionary: head.dictionary.clone(),
            bytes,
        };
        pack.verify_index()?;
        Ok(pack)
    }

    /// What it holds.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The version of its content, which only rises.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The language tag, region id, or `calendar`.
    pub fn name(&self) -> &str {
        self.text_at(self.name.clone())
    }

    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.entries
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Bytes of the file.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Bytes of its frozen dictionary, 0 if it has none.
    pub fn dictionary_size(&self) -> usize {
        self.dictionary.len()
    }

    /// The index, sorted by key and variant.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        // Every row was read once by `open`, so none is dropped here.
        (0..self.entries).filter_map(|row| self.entry(row).ok())
    }

    /// Whether a text of that name and variant is there.
    pub fn has(&self, key: &str, variant: &str) -> bool {
        self.search(key, variant).is_some()
    }

    /// The text of that name and variant (empty: the one true anywhere).
    ///
    /// # Errors
    /// [`PackError::Malformed`] if its frame is damaged.
    pub fn find(&self, key: &str, variant: &str) -> Result<Option<Found>, PackError> {
        let Some(entry) = self.search(key, variant) else { return Ok(None) };
        let frame = self.decode(entry.frame, &mut self.decompressor()?)?;
        let text = self.cut(&frame, &entry)?;
        Ok(Some(Found { text: text.to_owned(), reviewed: entry.reviewed }))
    }

    /// Every text in the order of the index, each frame decoded once.
    ///
    /// # Errors
    /// [`PackError::Malformed`] at the first damaged frame.
    pub fn read_all(&self) -> Result<Vec<(Entry<'_>, String)>, PackError> {
        let mut decompressor = self.decompressor()?;
        let frames = (0..self.frames.len())
            .map(|frame| self.decode(frame, &mut decompressor))
            .collect::<Result<Vec<_>, _>>()?;
        self.entries()
            .map(|entry| {
                let frame = frames.get(entry.frame).map_or("", String::as_str);
                Ok((entry, self.cut(frame, &entry)?.to_owned()))
            })
            .collect()
    }

    fn cut<'f>(&self, frame: &'f str, entry: &Entry<'_>) -> Result<&'f str, PackError> {
        let at = self.frames.get(entry.frame).map_or(0, |frame| frame.at);
        frame
            .get(entry.start..entry.start.saturating_add(entry.length))
            .ok_or(PackError::Malformed { offset: at, what: "a text that starts or ends inside a character" })
    }

    fn decompressor(&self) -> Result<Decompressor<'static>, PackError> {
        let dictionary = self.bytes.get(self.dictionary.clone()).unwrap_or_default();
        Decompressor::with_dictionary(dictionary)
            .map_err(|_| PackError::Malformed { offset: self.dictionary.start, what: "a zstd dictionary" })
    }

    fn decode(&self, frame: usize, decompressor: &mut Decompressor<'_>) -> Result<String, PackError> {
        let Some(frame) = self.frames.get(frame) else {
            return Err(PackError::Malformed { offset: self.entry_table, what: "a frame that is not there" });
        };
        let damaged = |what| PackError::Malformed { offset: frame.at, what };
        let compressed = self.bytes.get(frame.at..frame.at + frame.compressed).unwrap_or_default();
        if crc32fast::hash(compressed) != frame.checksum {
            return Err(damaged("the checksum of this frame"));
        }
        let plain = decompressor.decompress(compressed, frame.length).map_err(|_| damaged("a zstd frame"))?;
        if plain.len() != frame.length {
            return Err(damaged("a frame of the length the index gives"));
        }
        String::from_utf8(plain).map_err(|_| damaged("UTF-8 text"))
    }

    fn search(&self, key: &str, variant: &str) -> Option<Entry<'_>> {
        let (mut low, mut high) = (0, self.entries);
        while low < high {
            let middle = low + (high - low) / 2;
            let entry = self.entry(middle).ok()?;
            match (entry.key, entry.variant).cmp(&(key, variant)) {
                Ordering::Equal => return Some(entry),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn entry(&self, row: usize) -> Result<Entry<'_>, PackError> {
        let at = self.entry_table + row * ENTRY_ROW;
        let cursor = Cursor { bytes: &self.bytes };
        let key_length = usize::from(cursor.u16(at + 4)?);
        let variant_length = usize::from(cursor.u8(at + 6)?);
        let key_at = self.strings.start.saturating_add(cursor.usize(at)?);
        let variant_at = key_at.saturating_add(key_length);
        let end = variant_at.saturating_add(variant_length);
        if end > self.strings.end {
            return Err(PackError::Malformed { offset: at, what: "a key inside the string table" });
        }
        let text = |range: Range<usize>| {
            let bytes = self.bytes.get(range.clone()).unwrap_or_default();
            std::str::from_utf8(bytes)
                .map_err(|_| PackError::Malformed { offset: range.start, what: "a key in UTF-8" })
        };
        Ok(Entry {
            key: text(key_at..variant_at)?,
            variant: text(variant_at..end)?,
            reviewed: cursor.u8(at + 7)? & REVIEWED != 0,
            frame: usize::from(cursor.u16(at + 8)?),
            start: cursor.usize(at + 12)?,
            length: cursor.usize(at + 16)?,
        })
    }

    /// Rows must be sorted, different, and inside the frames they name.
    fn verify_index(&self) -> Result<(), PackError> {
        let name = self.bytes.get(self.name.clone()).unwrap_or_default();
        if std::str::from_utf8(name).is_err() {
            return Err(PackError::Malformed { offset: self.name.start, what: "a name in UTF-8" });
        }
        let mut previous: Option<(&str, &str)> = None;
        for row in 0..self.entries {
            let entry = self.entry(row)?;
            let offset = self.entry_table + row * ENTRY_ROW;
            let place = (entry.key, entry.variant);
            if previous.is_some_and(|before| before >= place) {
                return Err(PackError::Malformed { offset, what: "keys in order, none twice" });
            }
            previous = Some(place);
            let fits = self
                .frames
                .get(entry.frame)
                .is_some_and(|frame| entry.start.saturating_add(entry.length) <= frame.length);
            if !fits {
                return Err(PackError::Malformed { offset, what: "a text inside its frame" });
            }
        }
        Ok(())
    }

    fn text_at(&self, range: Range<usize>) -> &str {
        std::str::from_utf8(self.bytes.get(range).unwrap_or_default()).unwrap_or_default()
    }
}

/// The fixed part of the header, measured out.
struct Head {
    kind: Kind,
    name: Range<usize>,
    frame_table: usize,
    frame_count: usize,
    entry_table: usize,
    entries: usize,
    strings: Range<usize>,
    dictionary: Range<usize>,
}

impl Head {
    fn read(cursor: &Cursor<'_>) -> Result<Self, PackError> {
        let kind = match cursor.u8(6)? {
            0 => Kind::Calendar,
            1 => Kind::Language,
            2 => Kind::Region,
            _ => return Err(PackError::Malformed { offset: 6, what: "a kind from 0 to 2" }),
        };
        let name_length = capped(usize::from(cursor.u16(20)?), MAX_NAME, 20, "the name")?;
        let frame_count = capped(usize::from(cursor.u16(22)?), MAX_FRAMES, 22, "the number of frames")?;
        let entries = capped(cursor.usize(24)?, MAX_ENTRIES, 24, "the number of entries")?;
        let strings = capped(cursor.usize(28)?, MAX_FILE, 28, "the string table")?;
        let dictionary = capped(cursor.usize(32)?, MAX_DICTIONARY, 32, "the dictionary")?;
        let frame_table = HEAD + name_length;
        let entry_table = frame_table + frame_count * FRAME_ROW;
        let string_table = entry_table + entries * ENTRY_ROW;
        let dictionary_at = string_table + strings;
        let end = dictionary_at + dictionary;
        if cursor.usize(16)? != end {
            return Err(PackError::Malformed { offset: 16, what: "the end of the header" });
        }
        if end > cursor.bytes.len() {
            return Err(PackError::Malformed {
                offset: cursor.bytes.len(),
                what: "more bytes: the file is cut short",
            });
        }
        Ok(Self {
            kind,
            name: HEAD..frame_table,
            frame_table,
            frame_count,
            entry_table,
            entries,
            strings: string_table..dictionary_at,
            dictionary: dictionary_at..end,
        })
    }

    fn verify_checksum(&self, bytes: &[u8]) -> Result<(), PackError> {
        let cursor = Cursor { bytes };
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(bytes.get(..CHECKSUM).unwrap_or_default());
        hasher.update(bytes.get(CHECKSUM + 4..self.dictionary.end).unwrap_or_default());
        if cursor.u32(CHECKSUM)? == hasher.finalize() {
            Ok(())
        } else {
            Err(PackError::Malformed { offset: CHECKSUM, what: "the checksum of header and index" })
        }
    }

    fn frames(&self, cursor: &Cursor<'_>) -> Result<Vec<Frame>, PackError> {
        let mut at = self.dictionary.end;
        let mut total = 0_usize;
        let mut frames = Vec::with_capacity(self.frame_count);
        for row in 0..self.frame_count {
            let offset = self.frame_table + row * FRAME_ROW;
            let compressed = cursor.usize(offset)?;
            let length = capped(cursor.usize(offset + 4)?, MAX_FRAME, offset + 4, "a frame")?;
            capped(
                length,
                compressed.saturating_mul(MAX_RATIO),
                offset + 4,
                "a frame for its compressed bytes",
            )?;
            total = capped(total + length, MAX_TOTAL, offset + 4, "all frames together")?;
            frames.push(Frame { at, compressed, length, checksum: cursor.u32(offset + 8)? });
            at = at.saturating_add(compressed);
        }
        if at == cursor.bytes.len() {
            Ok(frames)
        } else {
            Err(PackError::Malformed {
                offset: cursor.bytes.len().min(at),
                what: "the last frame at the end of the file",
            })
        }
    }
}

fn capped(value: usize, cap: usize, offset: usize, what: &'static str) -> Result<usize, PackError> {
    if value <= cap { Ok(value) } else { Err(PackError::TooLarge { offset, what }) }
}

/// Little-endian numbers at offsets, none of them past the end.
struct Cursor<'a> {
    bytes: &'a [u8],
}

impl Cursor<'_> {
    fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], PackError> {
        self.bytes.get(at..at.saturating_add(N)).and_then(|slice| slice.try_into().ok()).ok_or(
            PackError::Malformed { offset: self.bytes.len(), what: "more bytes: the file is cut short" },
        )
    }

    fn u8(&self, at: usize) -> Result<u8, PackError> {
        self.array::<1>(at).map(|[byte]| byte)
    }

    fn u16(&self, at: usize) -> Result<u16, PackError> {
        self.array(at).map(u16::from_le_bytes)
    }

    fn u32(&self, at: usize) -> Result<u32, PackError> {
        self.array(at).map(u32::from_le_bytes)
    }

    fn usize(&self, at: usize) -> Result<usize, PackError> {
        let value = self.u32(at)?;
        usize::try_from(value).map_err(|_| PackError::TooLarge { offset: at, what: "a number" })
    }
}
