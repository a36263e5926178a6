//! The layout of a pack in constants. All numbers are little-endian; offsets are from the start of the file.
//!
//! ```text
//!  0  4  magic "OTYR"
//!  4  2  format version
//!  6  1  kind: 0 calendar, 1 language, 2 region
//!  7  1  zero
//!  8  4  pack version
//! 12  4  CRC-32 of bytes 0..12 and 16..H
//! 16  4  H: where the first frame starts
//! 20  2  length of the name
//! 22  2  number of frames
//! 24  4  number of entries
//! 28  4  length of the string table
//! 32  4  length of the dictionary (0: none)
//! 36     name · frame table · entry table · string table · dictionary
//!  H     frames, back to back, to the end of the file
//! ```

/// The first four bytes.
pub const MAGIC: [u8; 4] = *b"OTYR";
/// The newest format this crate reads, and the one it writes.
pub const FORMAT: u16 = 1;
/// Where the checksum stands.
pub const CHECKSUM: usize = 12;
/// Where the name starts.
pub const HEAD: usize = 36;
/// Bytes a frame takes in the frame table: compressed length 4, length 4, CRC-32 of the compressed bytes 4.
pub const FRAME_ROW: usize = 12;
/// Bytes an entry takes in the entry table: key offset 4, key length 2, variant length 1, flags 1, frame 2, zero 2,
/// start 4, length 4.
pub const ENTRY_ROW: usize = 20;
/// Entry flag: a named clinician signed this very text.
pub const REVIEWED: u8 = 1;

/// A file may have this many bytes.
pub const MAX_FILE: usize = 16 << 20;
/// A frame may unfold to this many bytes.
pub const MAX_FRAME: usize = 1 << 20;
/// All frames together may unfold to this many bytes.
pub const MAX_TOTAL: usize = 64 << 20;
/// A frame may be this many times longer than its compressed form.
pub const MAX_RATIO: usize = 256;
/// A pack may have this many frames.
pub const MAX_FRAMES: usize = 4_096;
/// A pack may have this many entries.
pub const MAX_ENTRIES: usize = 65_535;
/// A dictionary may have this many bytes.
pub const MAX_DICTIONARY: usize = 128 << 10;
/// A name or key may have this many bytes.
pub const MAX_NAME: usize = 255;
