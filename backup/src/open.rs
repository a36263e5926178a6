//! Reading a backup: what kind of file it is, whether the passphrase opens it, and whether it is whole.
//!
//! age unseals a file piece by piece and gives out the first pieces before it knows that the last is missing. Here the
//! whole file is read and every line is looked at before anything is given out; the records then come in a second pass,
//! so a backup with a thousand photos takes no more memory than one.

use std::fmt;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::iter;

use age::scrypt::Identity;
use age::stream::StreamReader;
use age::{DecryptError, Decryptor};

use crate::WORK_LIMIT;
use crate::error::{BackupError, Damage, Foreign, reading};
use crate::header::Header;
use crate::inside::Reader;
use crate::passphrase::Passphrase;

/// The header of an age file for a passphrase takes about 150 bytes. A longer one is not read: age's parser begins anew
/// with every line.
const HEAD: usize = 4_096;
const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE";

/// What is behind the seal.
pub(crate) type Plain<R> = BufReader<StreamReader<BufReader<R>>>;

/// A backup that was found whole, ready to be read.
pub struct Backup<R> {
    plain: Plain<R>,
    header: Header,
}

impl<R: Read + Seek> Backup<R> {
    /// Opens a backup, from where `input` stands to its end, and reads all of it once. `progress` is told the bytes read
    /// so far, to be compared with the length of the file.
    ///
    /// # Errors
    /// [`BackupError`]. Damage to the seal is told before anything that is wrong inside.
    pub fn open(
        input: R,
        passphrase: &Passphrase,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Self, BackupError> {
        let mut plain = unseal(input, passphrase)?;
        match look(&mut plain, progress) {
            Ok(header) => Ok(Self { plain, header }),
            Err(inside) => {
                // The rest is read for its seal alone: of a damaged file nothing is believed, not even its version.
                io::copy(&mut plain, &mut io::sink()).map_err(|error| reading(&error))?;
                Err(inside)
            }
        }
    }

    /// What the first line says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The records from the first to the last, as often as asked for.
    ///
    /// They were all seen when the backup was opened, so an error means that the file has changed since or cannot be
    /// read any more.
    ///
    /// # Errors
    /// [`BackupError`], here and from the iterator.
    pub fn records(&mut self) -> Result<Reader<impl io::BufRead + '_>, BackupError> {
        self.plain.seek(SeekFrom::Start(0)).map_err(|error| reading(&error))?;
        Reader::new(&mut self.plain)
    }
}

impl<R> fmt::Debug for Backup<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backup").finish_non_exhaustive()
    }
}

/// Every line, and that the stream ends after the last.
fn look<R: Read + Seek>(plain: &mut Plain<R>, progress: &mut dyn FnMut(u64)) -> Result<Header, BackupError> {
    let mut lines = Reader::new(plain)?;
    while let Some(record) = lines.next() {
        record?;
        progress(lines.bytes());
    }
    Ok(lines.header().clone())
}

/// The stream behind the seal; what it gives out is not yet known to be whole.
pub(crate) fn unseal<R: Read + Seek>(mut input: R, passphrase: &Passphrase) -> Result<Plain<R>, BackupError> {
    let start = input.stream_position().map_err(|error| storage(&error))?;
    let mut head = Vec::with_capacity(HEAD);
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| storage(&error))?;
    recognise(&head)?;
    input.seek(SeekFrom::Start(start)).map_err(|error| storage(&error))?;
    let sealed = Decryptor::new_buffered(BufReader::new(input)).map_err(judge)?;
    let mut identity = Identity::new(passphrase.secret());
    identity.set_max_work_factor(WORK_LIMIT);
    let plain = sealed.decrypt(iter::once(&identity as _)).map_err(judge)?;
    Ok(BufReader::new(plain))
}

/// Whether a file that starts so can be a backup at all. No passphrase is needed, and no work is done.
fn recognise(head: &[u8]) -> Result<(), BackupError> {
    let not = |reason| BackupError::NotABackup { reason };
    if !head.starts_with(MAGIC) {
        return Err(if MAGIC.starts_with(head) {
            // An empty file too: what a copy leaves that never came to its end.
            BackupError::Cut
        } else if head.trim_ascii_start().starts_with(ARMOR) {
            not(Foreign::Armored)
        } else {
            not(Foreign::NotAge)
        });
    }
    match Decryptor::new_buffered(head).map_err(judge) {
        Ok(sealed) if sealed.is_scrypt() => Ok(()),
        Ok(_) => Err(not(Foreign::NoPassphrase)),
        // The header goes on beyond what was read.
        Err(BackupError::Cut) if head.len() >= HEAD => Err(BackupError::Damaged { reason: Damage::Header }),
        // age takes a header of version 1 that does not have its form for one of an unknown version.
        Err(BackupError::NotABackup { reason: Foreign::OtherAge }) if head.starts_with(VERSION_LINE) => {
            Err(BackupError::Damaged { reason: Damage::Header })
        }
        Err(error) => Err(error),
    }
}

fn judge(error: DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            BackupError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { required, .. } => {
            BackupError::TooMuchWork { found: required, limit: WORK_LIMIT }
        }
        DecryptError::UnknownFormat => BackupError::NotABackup { reason: Foreign::OtherAge },
        DecryptError::Io(error) => reading(&error),
        // The form of the header, or its sum under the key that the passphrase gave.
        _ => BackupError::Damaged { reason: Damage::Header },
    }
}

fn storage(error: &io::Error) -> BackupError {
    BackupError::Storage { reason: error.kind() }
}
