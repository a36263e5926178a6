//! A line after the first: a record or the closing line. The writer reads each line back with these eyes, so nothing is
//! written that would not be read.

use serde_json::Value;

use crate::error::Fault;
use crate::{LINE_LIMIT, header};

/// The kind of the closing line. No record may have it.
const END: &str = "end";

pub(crate) enum Line {
    Record { kind: String, value: Value },
    End { records: u64 },
}

impl Line {
    /// From a line without its newline.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > LINE_LIMIT {
            return Err(Fault::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
        let value: Value = serde_json::from_str(text).map_err(|_| Fault::NotJson)?;
        let fields = value.as_object().ok_or(Fault::NotARecord)?;
        if fields.contains_key(header::NAME) {
            return Err(Fault::SecondHeader);
        }
        match fields.get("kind").and_then(Value::as_str) {
            None | Some("") => Err(Fault::NotARecord),
            Some(END) => match fields.get("records").and_then(Value::as_u64) {
                Some(records) if fields.len() == 2 => Ok(Self::End { records }),
                _ => Err(Fault::NotAnEnd),
            },
            Some(kind) => Ok(Self::Record { kind: kind.to_owned(), value }),
        }
    }

    /// The line of a record, and its kind.
    pub(crate) fn of_record(record: &Value) -> Result<(String, String), Fault> {
        let text = serde_json::to_string(record).map_err(|_| Fault::NotJson)?;
        match Self::read(text.as_bytes())? {
            Self::Record { kind, .. } => Ok((text, kind)),
            Self::End { .. } => Err(Fault::NotARecord),
        }
    }

    /// The closing line after so many records.
    pub(crate) fn of_end(records: u64) -> String {
        format!(r#"{{"kind":"{END}","records":{records}}}"#)
    }
}
