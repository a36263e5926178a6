//! Writing a backup: the lines, sealed with a passphrase as an age file. Knows nothing of where the bytes go.

use std::io::{BufWriter, ErrorKind, Write};
use std::iter;

use age::scrypt::Recipient;
use age::stream::StreamWriter;
use age::{EncryptError, Encryptor};
use serde_json::Value;

use crate::error::{WriteError, writing};
use crate::header::Header;
use crate::passphrase::Passphrase;
use crate::{WORK, inside};

/// Writes a backup and gives `out` back, flushed. `progress` is told the number of records written so far.
///
/// Takes about a second of work and 64 MiB before the first byte; then one record at a time is in memory. On an error,
/// or when power is lost, what lies in `out` is no backup and is refused as such: write to a new file, sync it, and only
/// then let it take the old one's place.
///
/// ```
/// use std::collections::BTreeMap;
/// use std::convert::Infallible;
/// use std::io::Cursor;
///
/// use otayori_backup::{Backup, Header, Passphrase, write};
/// use serde_json::json;
///
/// let passphrase = Passphrase::new("six random words, for example".to_owned())?;
/// let header = Header::new(BTreeMap::from([("entry".to_owned(), 1)]));
/// let records = [Ok::<_, Infallible>(json!({ "kind": "entry", "text": "はじめて笑った" }))];
/// let file = write(Vec::new(), &passphrase, &header, records.into_iter(), &mut |_| {})?;
///
/// let mut backup = Backup::open(Cursor::new(file), &passphrase, &mut |_| {})?;
/// assert_eq!(backup.header(), &header);
/// for record in backup.records()? {
///     assert_eq!(record?["text"], "はじめて笑った");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError`].
pub fn write<W: Write, E>(
    out: W,
    passphrase: &Passphrase,
    header: &Header,
    records: impl Iterator<Item = Result<Value, E>>,
    progress: &mut dyn FnMut(u64),
) -> Result<W, WriteError<E>> {
    seal(out, passphrase, WORK, |sealed| inside::write(sealed, header, records, progress))
}

/// What is behind the seal.
pub(crate) type Sealed<W> = StreamWriter<BufWriter<W>>;

/// An age file around whatever `fill` writes.
pub(crate) fn seal<W: Write, E>(
    out: W,
    passphrase: &Passphrase,
    work: u8,
    fill: impl FnOnce(Sealed<W>) -> Result<Sealed<W>, WriteError<E>>,
) -> Result<W, WriteError<E>> {
    let mut recipient = Recipient::new(passphrase.secret());
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _)).map_err(|error| match error {
        EncryptError::Io(error) => writing(&error),
        // One recipient cannot disagree with itself.
        _ => WriteError::Storage { reason: ErrorKind::Other },
    })?;
    // The buffer takes the age header whole: age forgets why a header could not be written, and a full disk is told.
    let sealed = encryptor.wrap_output(BufWriter::new(out)).map_err(|error| writing(&error))?;
    let buffer = fill(sealed)?.finish().map_err(|error| writing(&error))?;
    let mut out = buffer.into_inner().map_err(|error| writing(error.error()))?;
    out.flush().map_err(|error| writing(&error))?;
    Ok(out)
}
