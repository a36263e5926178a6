//! The chunks of one sealed file. Knows their places in the file and what each is bound to; does not know where files
//! are kept.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::entropy::{Entropy, random};
use crate::error::Damage;
use crate::keys::{KeyKind, derive};
use crate::padding::padme;
use crate::vault::Vault;
use crate::{RowId, VaultError};

pub(crate) const MAGIC: [u8; 4] = *b"OTYF";
pub(crate) const VERSION: u8 = 1;
const HEAD: usize = 4 + 2 + 16;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Plain bytes in a chunk.
pub(crate) const CHUNK: usize = 64 * 1024;
const END: usize = NONCE + 8 + TAG;

/// Seals the chunks of one writing of one file.
pub(crate) struct Chunks {
    cipher: XChaCha20Poly1305,
    associated: [u8; 55],
}

impl Chunks {
    pub(crate) fn new(
        vault: &Vault,
        kind: KeyKind,
        id: RowId,
        writing: [u8; 16],
    ) -> Result<Self, VaultError> {
        let root = match kind {
            KeyKind::Family => &vault.family,
            KeyKind::Journal => vault.journal.as_ref().ok_or(VaultError::Locked)?,
        };
        let key = derive(root.bytes(), &vault.id, "otayori vault 1: files");
        let mut associated = [0; 55];
        associated[0] = VERSION;
        associated[1] = kind.code();
        associated[2..18].copy_from_slice(&vault.id);
        associated[18..34].copy_from_slice(&id);
        associated[34..50].copy_from_slice(&writing);
        Ok(Self { cipher: XChaCha20Poly1305::new((&*key).into()), associated })
    }

    fn bound(&self, number: u32, last: bool) -> [u8; 55] {
        let mut bound = self.associated;
        bound[50..54].copy_from_slice(&number.to_le_bytes());
        bound[54] = u8::from(last);
        bound
    }

    fn seal(
        &self,
        (number, last): (u32, bool),
        plain: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>, VaultError> {
        let nonce: [u8; NONCE] = random(entropy)?;
        let payload = Payload { msg: plain, aad: &self.bound(number, last) };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| VaultError::Invalid { reason: "a chunk too long to seal" })?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    fn open(&self, (number, last): (u32, bool), sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &self.bound(number, last) };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

/// A file whose end has been read and believed.
pub(crate) struct Opened {
    file: File,
    chunks: Chunks,
    id: RowId,
    pub(crate) length: u64,
}

impl Opened {
    /// Plain bytes of a chunk, without the padding; nothing behind the last.
    pub(crate) fn chunk(&mut self, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        let start = u64::from(number) * CHUNK as u64;
        if start >= self.length {
            return Ok(None);
        }
        let padded = usize::try_from((padme(self.length) - start).min(CHUNK as u64)).unwrap_or(CHUNK);
        let mut sealed = vec![0; NONCE + padded + TAG];
        let at = HEAD as u64 + u64::from(number) * (NONCE + CHUNK + TAG) as u64;
        self.file.seek(SeekFrom::Start(at))?;
        self.file.read_exact(&mut sealed).map_err(|error| cut(self.id, &error))?;
        let opened = self.chunks.open((number, false), &sealed);
        let mut plain = opened.ok_or_else(|| damaged(self.id, "a chunk does not open"))?;
        let left = usize::try_from(self.length - start).unwrap_or(usize::MAX);
        plain.truncate(left);
        Ok(Some(plain))
    }
}

impl Opened {
    /// Plain bytes from a place on, at most so many. Opens the chunks they lie in, and no other.
    pub(crate) fn part(&mut self, from: u64, at_most: u64) -> Result<Vec<u8>, VaultError> {
        let end = from.saturating_add(at_most).min(self.length);
        let mut part = Vec::new();
        let mut at = from;
        while at < end {
            let (number, skip) = (at / CHUNK as u64, at % CHUNK as u64);
            let Some(plain) = self.chunk(u32::try_from(number).unwrap_or(u32::MAX))? else { break };
            let wanted = plain.iter().skip(usize::try_from(skip).unwrap_or(CHUNK));
            let before = part.len();
            part.extend(wanted.take(usize::try_from(end - at).unwrap_or(CHUNK)));
            at += (part.len() - before) as u64;
        }
        Ok(part)
    }
}

fn damaged(id: RowId, reason: &'static str) -> VaultError {
    VaultError::damaged(Damage::File { id }, reason)
}

fn cut(id: RowId, error: &io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => damaged(id, "the file is cut"),
        io::ErrorKind::NotFound => damaged(id, "the file is missing"),
        _ => VaultError::Storage { reason: error.kind().to_string() },
    }
}

/// Whole chunks that the padded length fills, the last of them in part.
fn chunks_of(length: u64) -> Option<u32> {
    u32::try_from(padme(length).div_ceil(CHUNK as u64)).ok()
}

fn fill(source: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// All chunks, padded with zeros to a length that tells less, and the end.
pub(crate) fn write_chunks(
    out: &mut dyn Write,
    chunks: &Chunks,
    source: &mut dyn Read,
    entropy: &mut dyn Entropy,
) -> Result<u64, VaultError> {
    let too_long = VaultError::Invalid { reason: "a file too long to seal" };
    let mut buffer = zeroize::Zeroizing::new(vec![0; CHUNK]);
    let (mut length, mut number) = (0_u64, 0_u32);
    loop {
        let read = fill(source, &mut buffer)?;
        length += read as u64;
        if read < CHUNK {
            buffer[read..].fill(0);
            break;
        }
        out.write_all(&chunks.seal((number, false), &buffer, entropy)?)?;
        number = number.checked_add(1).ok_or(too_long.clone())?;
    }
    let all = chunks_of(length).ok_or(too_long)?;
    while number < all {
        let start = u64::from(number) * CHUNK as u64;
        let padded = usize::try_from((padme(length) - start).min(CHUNK as u64)).unwrap_or(CHUNK);
        out.write_all(&chunks.seal((number, false), &buffer[..padded], entropy)?)?;
        buffer.fill(0);
        number += 1;
    }
    out.write_all(&chunks.seal((number, true), &length.to_le_bytes(), entropy)?)?;
    Ok(length)
}

impl Opened {
    /// Reads the beginning and the end.
    pub(crate) fn new(vault: &Vault, path: &Path, id: RowId, key: KeyKind) -> Result<Self, VaultError> {
        // A locked journal says so before it says whether the file is there.
        Chunks::new(vault, key, id, [0; 16])?;
        let mut file = File::open(path).map_err(|error| cut(id, &error))?;
        let mut head = [0; HEAD];
        file.read_exact(&mut head).map_err(|error| cut(id, &error))?;
        if head[..4] != MAGIC || head[5] != key.code() {
            return Err(damaged(id, "not a file of this key"));
        }
        if head[4] > VERSION {
            return Err(VaultError::TooNew { found: head[4].into() });
        }
        let mut writing = [0; 16];
        writing.copy_from_slice(&head[6..]);
        let chunks = Chunks::new(vault, key, id, writing)?;

        let whole = file.metadata()?.len();
        let start = whole.checked_sub(END as u64).filter(|start| *start >= HEAD as u64);
        file.seek(SeekFrom::Start(start.ok_or_else(|| damaged(id, "the file is cut"))?))?;
        let mut end = [0; END];
        file.read_exact(&mut end).map_err(|error| cut(id, &error))?;
        // How many chunks there are follows from the length of the file; the end opens only behind so many.
        let between = whole - (HEAD + END) as u64;
        let number = u32::try_from(between.div_ceil((NONCE + CHUNK + TAG) as u64)).unwrap_or(u32::MAX);
        let length =
            chunks.open((number, true), &end).and_then(|end| end.try_into().ok()).map(u64::from_le_bytes);
        let length = length.ok_or_else(|| damaged(id, "the end does not open"))?;
        if chunks_of(length) != Some(number) {
            return Err(damaged(id, "the length does not fit"));
        }
        Ok(Self { file, chunks, id, length })
    }
}
