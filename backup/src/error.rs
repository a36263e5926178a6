//! What can go wrong, one kind for each thing a person can do about it. Nothing of a file's content is in an error: a
//! line is named by its number.

use std::io;

use thiserror::Error;

/// Why a file is not taken as a backup.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BackupError {
    /// Ask again. The same is said of a file whose salt, work factor or wrapped key was changed: nobody without the
    /// passphrase can tell the two apart.
    #[error("the passphrase does not open this file, or the first lines of the file were changed")]
    WrongPassphrase,
    /// Refused before the work is done. The `age` command on a computer opens it.
    #[error("opening the file takes work of 2^{found}, and the limit is 2^{limit}")]
    TooMuchWork {
        /// The base-2 logarithm of what the file asks for.
        found: u8,
        /// The base-2 logarithm of what is done at most: [`crate::WORK_LIMIT`].
        limit: u8,
    },
    /// Fetch the file again from where it came.
    #[error("the file is damaged: {reason}")]
    Damaged {
        /// Where, as far as it can be known.
        reason: Damage,
    },
    /// The file ends too early, for certain: fetch it again. A cut inside a sealed piece looks like any other damage to
    /// that piece and is [`Damage::Seal`].
    #[error("the file ends too early")]
    Cut,
    /// Choose another file.
    #[error("this is not a backup: {reason}")]
    NotABackup {
        /// What it is instead.
        reason: Foreign,
    },
    /// Update the companion. Nothing is read, nothing is lost.
    #[error("written by a newer version of the companion (backup version {found})")]
    TooNew {
        /// Its version.
        found: u64,
    },
    /// The place the file lies in cannot be read.
    #[error("the file cannot be read: {reason}")]
    Storage {
        /// As the system names it.
        reason: io::ErrorKind,
    },
}

/// Where a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Damage {
    /// The age header, the few lines of text at the start, does not have its form, is longer than that of a file for a
    /// passphrase, or was changed.
    #[error("the age header")]
    Header,
    /// A sealed piece of 64 KiB was changed, moved or cut, or something follows the last one.
    #[error("a sealed piece")]
    Seal,
    /// The seal is whole and a line inside is wrong: whoever sealed the file wrote it so.
    #[error("line {line}: {fault}")]
    Line {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// Longer than [`crate::LINE_LIMIT`].
    #[error("longer than 1 MiB")]
    TooLong,
    /// Not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// Not JSON, or nested more than 127 deep.
    #[error("not JSON")]
    NotJson,
    /// Names itself a header and is none of this version.
    #[error("not a header")]
    NotAHeader,
    /// Not an object with a `kind` that is a text of at least one letter.
    #[error("not a record")]
    NotARecord,
    /// A header where a record should be: two backups in one file.
    #[error("a second header")]
    SecondHeader,
    /// A closing line that does not have its form.
    #[error("not a closing line")]
    NotAnEnd,
    /// Something after the closing line.
    #[error("something after the closing line")]
    AfterEnd,
    /// More records than [`crate::RECORD_LIMIT`], found or announced.
    #[error("too many records")]
    TooMany,
    /// The records are not as many as the header or the closing line say.
    #[error("the counts are not those of the records")]
    Miscounted,
}

/// What a file is that is no backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Foreign {
    /// Not a file of `age`.
    #[error("not an age file")]
    NotAge,
    /// An age file written as text for a letter. `age -d` and `age -p` without `-a` make a backup of it.
    #[error("an age file as text; a backup is the binary form")]
    Armored,
    /// An age file of a version that is not known here.
    #[error("an age file of another version")]
    OtherAge,
    /// Sealed for a key, not with a passphrase.
    #[error("an age file for a key, without a passphrase")]
    NoPassphrase,
    /// It opens, and inside is something else.
    #[error("an age file with something else inside")]
    OtherContent,
}

/// Why a backup was not written. What has been written until then opens nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriteError<E> {
    /// The records could not be had.
    #[error("a record could not be had: {reason}")]
    Source {
        /// The caller's own error.
        reason: E,
    },
    /// A line that no reader would take: a mistake of the caller.
    #[error("line {line}: {fault}")]
    Line {
        /// The line, counted from 1; the header is line 1.
        line: u64,
        /// Why it would not be taken.
        fault: Fault,
    },
    /// The file could not be written; [`io::ErrorKind::StorageFull`] is a full disk.
    #[error("the file cannot be written: {reason}")]
    Storage {
        /// As the system names it.
        reason: io::ErrorKind,
    },
}

/// An error while plaintext is read. age says `InvalidData` of a piece that does not open, and `UnexpectedEof` of a file
/// that ends without its last piece; everything else comes from the place the file lies in.
pub(crate) fn reading(error: &io::Error) -> BackupError {
    match error.kind() {
        io::ErrorKind::InvalidData => BackupError::Damaged { reason: Damage::Seal },
        io::ErrorKind::UnexpectedEof => BackupError::Cut,
        reason => BackupError::Storage { reason },
    }
}

/// An error while a file is written.
pub(crate) fn writing<E>(error: &io::Error) -> WriteError<E> {
    WriteError::Storage { reason: error.kind() }
}
