//! Measurements as a table that any spreadsheet opens.
//!
//! Comma-separated (RFC 4180), one line a measurement, in the order of days. Knows no language: the words of the first
//! line and the children's names are given. A text that a spreadsheet would take for a formula is written as text.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::growth::Growth;
use crate::family::ChildId;

/// Makes spreadsheets read the file as UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The words of the first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthWords {
    /// The day.
    pub date: String,
    /// The child.
    pub child: String,
    /// Weight in grams.
    pub weight_g: String,
    /// Length in millimetres.
    pub length_mm: String,
    /// Head circumference in millimetres.
    pub head_mm: String,
    /// The note.
    pub note: String,
}

/// Writes measurements as a table. `for_spreadsheets` puts a byte order mark before it, without which some read Japanese
/// as noise.
///
/// # Errors
/// Whatever the place written to says.
pub fn write_csv<'a>(
    mut to: impl Write,
    measurements: impl IntoIterator<Item = &'a Growth>,
    words: &GrowthWords,
    name: impl Fn(ChildId) -> String,
    for_spreadsheets: bool,
) -> io::Result<()> {
    if for_spreadsheets {
        to.write_all(BYTE_ORDER_MARK)?;
    }
    let mut table =
        WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).terminator(Terminator::CRLF).from_writer(to);
    let GrowthWords { date, child, weight_g, length_mm, head_mm, note } = words;
    table.write_record([date, child, weight_g, length_mm, head_mm, note].map(|word| text(word)))?;
    let mut rows: Vec<&Growth> = measurements.into_iter().collect();
    rows.sort_by_key(|row| (row.date, row.child, row.id));
    for row in rows {
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        table.write_record([
            row.date.to_string(),
            text(&name(row.child)),
            number(row.weight_g),
            number(row.length_mm),
            number(row.head_mm),
            text(&row.note),
        ])?;
    }
    table.flush()
}

/// Spreadsheets run what starts with one of these, also after spaces; an apostrophe before it makes it a text again.
fn text(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let runs = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    // A tab or line end in front is taken away by some before they look.
    if runs || cell.starts_with(['\t', '\r', '\n']) { format!("'{cell}") } else { cell.to_owned() }
}
