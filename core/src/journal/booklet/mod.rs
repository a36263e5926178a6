//! The booklet: the entries of a period with the letters they answer, to be printed or kept outside the companion.
//!
//! Knows the order of a page and what must be escaped where. Knows no language: every word that is not the family's own is
//! given, and so are dates as the reader writes them. Whatever is written in an entry stays text in all three forms.

mod html;
mod markdown;
mod page;
mod text;

use std::io::{self, Write};

use chrono::NaiveDate;

use super::entry::{Entry, PhotoRef};
use crate::family::ChildId;
use page::Page;

/// The words of a booklet, each the string of the interface that its comment names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookletWords {
    /// The tag of the language these words are in, for voices and line breaks.
    pub language: String,
    /// `booklet-title`: what stands on top.
    pub title: String,
    /// `booklet-period`, with both dates in it: from when to when.
    pub period: String,
    /// `booklet-nothing`: no entry in this period.
    pub nothing: String,
    /// `booklet-children`: before the names of those an entry is about.
    pub children: String,
    /// `booklet-mood`: before the mood.
    pub mood: String,
    /// `booklet-tags`: before the tags.
    pub tags: String,
    /// `booklet-letter`: before the letter an entry answers.
    pub letter: String,
    /// `booklet-photo`: in the place of a photo that is not shown.
    pub photo: String,
    /// `booklet-between`: between a label and what it labels, such as `: `.
    pub colon: String,
    /// `booklet-and`: between two of several, such as `, `.
    pub comma: String,
    /// `mood-calm`, `mood-glad`, `mood-tired`, `mood-worried`, `mood-low`.
    pub moods: [String; 5],
}

/// What a booklet asks of whoever prints it.
pub trait Printer {
    /// A date as the reader writes it.
    fn date(&self, date: NaiveDate) -> String;

    /// The name of a child; `None` leaves it out.
    fn child(&self, child: ChildId) -> Option<String>;

    /// A photo as a `data:` address in base64 of its own media type; `None`, or anything else, is not shown. Asked for
    /// one at a time, and by HTML alone.
    fn photo(&self, photo: &PhotoRef) -> Option<String>;
}

/// The entries of a period, ready to be written.
pub struct Booklet<'a> {
    words: &'a BookletWords,
    printer: &'a dyn Printer,
    entries: Vec<&'a Entry>,
}

impl<'a> Booklet<'a> {
    /// A booklet of the entries from one day to another, both included, in the order of a journal.
    pub fn new(
        from: NaiveDate,
        to: NaiveDate,
        entries: impl IntoIterator<Item = &'a Entry>,
        words: &'a BookletWords,
        printer: &'a dyn Printer,
    ) -> Self {
        let mut entries: Vec<&Entry> =
            entries.into_iter().filter(|entry| (from..=to).contains(&entry.date)).collect();
        entries.sort_by_key(|entry| (entry.date, entry.written_at.utc(), entry.id));
        Self { words, printer, entries }
    }

    /// As plain text in UTF-8.
    ///
    /// # Errors
    /// Whatever the place written to says.
    pub fn write_text(&self, mut to: impl Write) -> io::Result<()> {
        text::write(self, &mut to)
    }

    /// As Markdown (`CommonMark`).
    ///
    /// # Errors
    /// Whatever the place written to says.
    pub fn write_markdown(&self, mut to: impl Write) -> io::Result<()> {
        markdown::write(self, &mut to)
    }

    /// As one HTML file that loads nothing and runs nothing.
    ///
    /// # Errors
    /// Whatever the place written to says.
    pub fn write_html(&self, mut to: impl Write) -> io::Result<()> {
        html::write(self, &mut to)
    }

    fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        self.entries.iter().map(|entry| Page::of(entry, self.words, self.printer))
    }
}
