//! The lines of a backup, without the seal: a header, records, and a closing line that says how many there were.
//!
//! A file that was opened, shortened and sealed again lacks the closing line or miscounts. Knows nothing of age, and
//! reads from a stream that may lie: every count is checked, one line is held in memory at a time.

use std::collections::BTreeMap;
use std::io::{BufRead, Read as _, Write};

use serde_json::Value;

use crate::LINE_LIMIT;
use crate::error::{BackupError, Damage, Fault, Foreign, WriteError, reading, writing};
use crate::header::Header;
use crate::line::Line;

/// Writes all lines and gives `out` back, not flushed. `progress` is told the number of records written so far.
///
/// # Errors
/// [`WriteError`]. A record that a reader would refuse, and counts in the header that are not those of the records, are
/// [`WriteError::Line`].
pub fn write<W: Write, E>(
    mut out: W,
    header: &Header,
    records: impl Iterator<Item = Result<Value, E>>,
    progress: &mut dyn FnMut(u64),
) -> Result<W, WriteError<E>> {
    let first = header.line().map_err(|fault| WriteError::Line { line: 1, fault })?;
    writeln!(out, "{first}").map_err(|error| writing(&error))?;
    let mut count = Count::new(header);
    for record in records {
        let record = record.map_err(|reason| WriteError::Source { reason })?;
        let wrong = |line, fault| WriteError::Line { line, fault };
        let (text, kind) = Line::of_record(&record).map_err(|fault| wrong(count.line(), fault))?;
        count.add(&kind).map_err(|fault| wrong(count.line(), fault))?;
        writeln!(out, "{text}").map_err(|error| writing(&error))?;
        progress(count.records);
    }
    if !count.is_complete() {
        return Err(WriteError::Line { line: count.line(), fault: Fault::Miscounted });
    }
    writeln!(out, "{}", Line::of_end(count.records)).map_err(|error| writing(&error))?;
    Ok(out)
}

/// Reads lines from a stream: first the header, then, as an iterator, the records. After an error nothing more comes.
///
/// The records before a damaged line are given out before the damage is known. Whoever merges them does so in one
/// transaction, or takes them from [`crate::Backup`], which has seen the closing line.
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    header: Header,
    count: Count,
    bytes: u64,
    done: bool,
}

impl<R: BufRead> Reader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// [`BackupError::NotABackup`] if it is no header, [`BackupError::TooNew`], [`BackupError::Damaged`], and what the
    /// stream itself says.
    pub fn new(mut input: R) -> Result<Self, BackupError> {
        let other = BackupError::NotABackup { reason: Foreign::OtherContent };
        let line = match next_line(&mut input, 1) {
            // What never ends is another's file, not a long header of ours.
            Ok(None) | Err(BackupError::Damaged { reason: Damage::Line { .. } }) => return Err(other),
            Ok(Some(line)) => line,
            Err(error) => return Err(error),
        };
        let header = Header::read(&line)?;
        let count = Count::new(&header);
        Ok(Self { input, header, count, bytes: line.len() as u64 + 1, done: false })
    }

    /// What the first line says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Bytes of lines read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next record, or nothing after the closing line.
    fn record(&mut self) -> Result<Option<Value>, BackupError> {
        let line = self.count.line();
        let wrong = |fault| at(line, fault);
        let text = next_line(&mut self.input, line)?.ok_or(BackupError::Cut)?;
        self.bytes += text.len() as u64 + 1;
        match Line::read(&text).map_err(wrong)? {
            Line::Record { kind, value } => {
                self.count.add(&kind).map_err(wrong)?;
                Ok(Some(value))
            }
            Line::End { records } if records != self.count.records || !self.count.is_complete() => {
                Err(wrong(Fault::Miscounted))
            }
            Line::End { .. } => match self.input.fill_buf() {
                Ok([]) => Ok(None),
                Ok(_) => Err(at(line + 1, Fault::AfterEnd)),
                Err(error) => Err(reading(&error)),
            },
        }
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Value, BackupError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.record().transpose();
        self.done = !matches!(next, Some(Ok(_)));
        next
    }
}

/// What has passed, and what the header announces that has not come yet. A kind that was not announced is refused where
/// it stands, so the header bounds what is held here.
#[derive(Debug)]
struct Count {
    records: u64,
    left: BTreeMap<String, u64>,
}

impl Count {
    fn new(header: &Header) -> Self {
        Self { records: 0, left: header.counts.clone() }
    }

    fn add(&mut self, kind: &str) -> Result<(), Fault> {
        let left = self.left.get_mut(kind).ok_or(Fault::Miscounted)?;
        *left = left.checked_sub(1).ok_or(Fault::Miscounted)?;
        self.records += 1;
        Ok(())
    }

    /// The number of the line that comes next; the header is line 1.
    fn line(&self) -> u64 {
        self.records + 2
    }

    fn is_complete(&self) -> bool {
        self.left.values().all(|left| *left == 0)
    }
}

fn at(line: u64, fault: Fault) -> BackupError {
    BackupError::Damaged { reason: Damage::Line { line, fault } }
}

/// A line without its newline; nothing at the end of the stream. The last line may lack its newline: that nothing is
/// missing is for the seal and the closing line to say.
fn next_line(input: &mut impl BufRead, number: u64) -> Result<Option<Vec<u8>>, BackupError> {
    let mut line = Vec::new();
    let most = LINE_LIMIT as u64 + 1;
    input.by_ref().take(most).read_until(b'\n', &mut line).map_err(|error| reading(&error))?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > LINE_LIMIT {
        return Err(at(number, Fault::TooLong));
    }
    Ok(Some(line))
}
