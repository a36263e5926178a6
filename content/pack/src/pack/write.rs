//! Writing a pack. The same input gives the same bytes, so two builds of one corpus are one file.

use std::collections::BTreeMap;

use thiserror::Error;
use zstd::bulk::Compressor;

use super::Kind;
use super::layout::{
    CHECKSUM, ENTRY_ROW, FORMAT, FRAME_ROW, HEAD, MAGIC, MAX_DICTIONARY, MAX_ENTRIES, MAX_FILE, MAX_FRAME,
    MAX_FRAMES, MAX_NAME, MAX_RATIO, MAX_TOTAL, REVIEWED,
};

/// zstd's highest level: packs are pressed once and read for years.
const LEVEL: i32 = 22;

/// Why a pack cannot be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A key stands twice with the same variant.
    #[error("`{key}` is there twice")]
    Twice {
        /// The key, with its variant after `@`.
        key: String,
    },
    /// Something is larger than a reader accepts.
    #[error("{what} is larger than a pack may hold")]
    TooLarge {
        /// What is too large.
        what: &'static str,
    },
    /// zstd refused.
    #[error("zstd: {0}")]
    Zstd(#[from] std::io::Error),
}

/// Gathers frames of texts and prints them as one pack.
#[derive(Debug)]
pub struct Builder {
    kind: Kind,
    name: String,
    version: u32,
    dictionary: Vec<u8>,
    frames: Vec<String>,
    entries: BTreeMap<(String, String), Place>,
    twice: Option<String>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    frame: usize,
    start: usize,
    length: usize,
    reviewed: bool,
}

impl Builder {
    /// A pack of that kind, named by its language tag or region id.
    pub fn new(kind: Kind, name: &str, version: u32) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            version,
            dictionary: Vec::new(),
            frames: Vec::new(),
            entries: BTreeMap::new(),
            twice: None,
        }
    }

    /// Compresses every frame with this frozen dictionary and carries it along. Empty: none.
    pub fn dictionary(&mut self, dictionary: &[u8]) -> &mut Self {
        dictionary.clone_into(&mut self.dictionary);
        self
    }

    /// Begins a frame: the entries that follow are compressed together.
    pub fn frame(&mut self) -> &mut Self {
        self.frames.push(String::new());
        self
    }

    /// Adds a text to the frame begun last.
    pub fn entry(&mut self, key: &str, variant: &str, reviewed: bool, text: &str) -> &mut Self {
        if self.frames.is_empty() {
            self.frame();
        }
        let frame = self.frames.len() - 1;
        let Some(buffer) = self.frames.last_mut() else { return self };
        let place = Place { frame, start: buffer.len(), length: text.len(), reviewed };
        buffer.push_str(text);
        if self.entries.insert((key.to_owned(), variant.to_owned()), place).is_some() {
            self.twice.get_or_insert_with(|| {
                if variant.is_empty() { key.to_owned() } else { format!("{key}@{variant}") }
            });
        }
        self
    }

    /// The bytes of the pack.
    ///
    /// # Errors
    /// [`WriteError`] for a key that stands twice, anything over a reader's caps, or a dictionary zstd refuses.
    pub fn finish(&self) -> Result<Vec<u8>, WriteError> {
        if let Some(key) = &self.twice {
            return Err(WriteError::Twice { key: key.clone() });
        }
        let limit = |ok: bool, what| if ok { Ok(()) } else { Err(WriteError::TooLarge { what }) };
        limit(self.name.len() <= MAX_NAME, "the name")?;
        limit(self.frames.len() <= MAX_FRAMES, "the number of frames")?;
        limit(self.entries.len() <= MAX_ENTRIES, "the number of texts")?;
        limit(self.dictionary.len() <= MAX_DICTIONARY, "the dictionary")?;
        limit(self.frames.iter().map(String::len).sum::<usize>() <= MAX_TOTAL, "all texts together")?;

        let compressed = self.compress()?;
        let (index, strings) = self.index()?;
        let head = HEAD
            + self.name.len()
            + self.frames.len() * FRAME_ROW
            + index.len()
            + strings.len()
            + self.dictionary.len();

        let mut bytes = Vec::with_capacity(head + compressed.iter().map(Vec::len).sum::<usize>());
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.push(match self.kind {
            Kind::Calendar => 0,
            Kind::Language => 1,
            Kind::Region => 2,
        });
        bytes.push(0);
        bytes.extend(self.version.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(number(head)?);
        bytes.extend(short(self.name.len())?);
        bytes.extend(short(self.frames.len())?);
        bytes.extend(number(self.entries.len())?);
        bytes.extend(number(strings.len())?);
        bytes.extend(number(self.dictionary.len())?);
        bytes.extend(self.name.as_bytes());
        for (frame, packed) in self.frames.iter().zip(&compressed) {
            bytes.extend(number(packed.len())?);
            bytes.extend(number(frame.len())?);
            bytes.extend(crc32fast::hash(packed).to_le_bytes());
        }
        bytes.extend(index);
        bytes.extend(strings);
        bytes.extend(&self.dictionary);

        let mut hasher = crc32fast::Hasher::new();
        hasher.update(bytes.get(..CHECKSUM).unwrap_or_default());
        hasher.update(bytes.get(CHECKSUM + 4..).unwrap_or_default());
        if let Some(field) = bytes.get_mut(CHECKSUM..CHECKSUM + 4) {
            field.copy_from_slice(&hasher.finalize().to_le_bytes());
        }
        for packed in compressed {
            bytes.extend(packed);
        }
        limit(bytes.len() <= MAX_FILE, "the file")?;
        Ok(bytes)
    }

    fn compress(&self) -> Result<Vec<Vec<u8>>, WriteError> {
        let mut compressor = Compressor::with_dictionary(LEVEL, &self.dictionary)?;
        self.frames
            .iter()
            .map(|frame| {
                if frame.len() > MAX_FRAME {
                    return Err(WriteError::TooLarge { what: "a frame" });
                }
                let packed = compressor.compress(frame.as_bytes())?;
                if frame.len() > packed.len() * MAX_RATIO {
                    return Err(WriteError::TooLarge { what: "a frame for its compressed bytes" });
                }
                Ok(packed)
            })
            .collect()
    }

    fn index(&self) -> Result<(Vec<u8>, Vec<u8>), WriteError> {
        let mut index = Vec::with_capacity(self.entries.len() * ENTRY_ROW);
        let mut strings = Vec::new();
        for ((key, variant), place) in &self.entries {
            if key.len() > MAX_NAME || variant.len() > MAX_NAME {
                return Err(WriteError::TooLarge { what: "a key" });
            }
            index.extend(number(strings.len())?);
            index.extend(short(key.len())?);
            index.push(u8::try_from(variant.len()).unwrap_or(u8::MAX));
            index.push(if place.reviewed { REVIEWED } else { 0 });
            index.extend(short(place.frame)?);
            index.extend([0; 2]);
            index.extend(number(place.start)?);
            index.extend(number(place.length)?);
            strings.extend(key.as_bytes());
            strings.extend(variant.as_bytes());
        }
        Ok((index, strings))
    }
}

fn number(value: usize) -> Result<[u8; 4], WriteError> {
    u32::try_from(value).map(u32::to_le_bytes).map_err(|_| WriteError::TooLarge { what: "a number" })
}

fn short(value: usize) -> Result<[u8; 2], WriteError> {
    u16::try_from(value).map(u16::to_le_bytes).map_err(|_| WriteError::TooLarge { what: "a number" })
}
