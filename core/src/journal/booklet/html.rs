//! The booklet as one HTML file, to be read on a screen, light or dark, and printed.
//!
//! Loads nothing, runs nothing, and says so to the browser as well. Readings stand above their characters; a photo is
//! turned as its orientation says, for its file says it no more.

use std::fmt::{self, Display};
use std::io::{self, Write};

use otayori_pack::{Block, RubyText};

use super::Booklet;
use super::page::{Page, line, photo_line};
use crate::journal::entry::PhotoRef;

const STYLE: &str = include_str!("booklet.css");

pub(super) fn write(booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let words = booklet.words;
    let (title, period) = (line(&words.title), line(&words.period));
    write!(
        to,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
        Escaped(&words.language),
        Escaped(&title),
        Escaped(&title),
        Escaped(&period),
    )?;
    if booklet.entries.is_empty() {
        writeln!(to, "<p>{}</p>", Escaped(&line(&words.nothing)))?;
    }
    for page in booklet.pages() {
        writeln!(to, "<article>\n<h2>{}</h2>", Escaped(&page.date))?;
        for fact in &page.facts {
            writeln!(to, "<p class=\"fact\" dir=\"auto\">{}</p>", Escaped(fact))?;
        }
        letter(&page, booklet, to)?;
        for paragraph in &page.text {
            write!(to, "<p class=\"text\" dir=\"auto\">")?;
            for (n, line) in paragraph.iter().enumerate() {
                write!(to, "{}{}", if n == 0 { "" } else { "<br>" }, Escaped(line))?;
            }
            writeln!(to, "</p>")?;
        }
        page.photos.iter().try_for_each(|photo| figure(photo, booklet, to))?;
        writeln!(to, "</article>")?;
    }
    writeln!(to, "</body>\n</html>")
}

fn letter(page: &Page<'_>, booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let Some(letter) = &page.letter else { return Ok(()) };
    let label = line(&booklet.words.letter);
    writeln!(to, "<blockquote>\n<p class=\"fact\">{}</p>", Escaped(&label))?;
    let language = Escaped(letter.language);
    writeln!(to, "<div lang=\"{language}\" dir=\"auto\">\n<h3>{}</h3>", Ruby(&letter.message.title))?;
    for block in &letter.message.body.blocks {
        match block {
            Block::Paragraph(text) => writeln!(to, "<p>{}</p>", Ruby(text))?,
            Block::List(items) => {
                writeln!(to, "<ul>")?;
                items.iter().try_for_each(|item| writeln!(to, "<li>{}</li>", Ruby(item)))?;
                writeln!(to, "</ul>")?;
            }
        }
    }
    writeln!(to, "</div>\n</blockquote>")
}

fn figure(photo: &PhotoRef, booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let described = photo_line(photo, booklet.words);
    let address = booklet.printer.photo(photo).filter(|address| is_picture(address, photo));
    let Some(address) = address else {
        return writeln!(to, "<p class=\"fact\" dir=\"auto\">{}</p>", Escaped(&described));
    };
    let (w, h) = (photo.width, photo.height);
    let (across, down) = if photo.orientation.swaps_sides() { (h, w) } else { (w, h) };
    // An SVG turns with its box; CSS would turn the picture and leave the box.
    write!(
        to,
        "<figure>\n<svg viewBox=\"0 0 {across} {down}\" style=\"max-width: {across}px\" role=\"img\" aria-label=\"{}\">\
         <image width=\"{w}\" height=\"{h}\" transform=\"{}\" href=\"",
        Escaped(&described),
        turn(photo),
    )?;
    to.write_all(address.as_bytes())?;
    writeln!(to, "\"/></svg>")?;
    let caption = line(&photo.caption);
    if !caption.is_empty() {
        writeln!(to, "<figcaption dir=\"auto\">{}</figcaption>", Escaped(&caption))?;
    }
    writeln!(to, "</figure>")
}

/// Whether an address holds the bytes of this picture and nothing that could leave the attribute.
fn is_picture(address: &str, photo: &PhotoRef) -> bool {
    let data = address.strip_prefix("data:").and_then(|rest| rest.strip_prefix(photo.format.media_type()));
    data.and_then(|rest| rest.strip_prefix(";base64,")).is_some_and(|data| {
        !data.is_empty() && data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
    })
}

/// The orientations of Exif as SVG matrices.
fn turn(photo: &PhotoRef) -> String {
    let (w, h) = (photo.width, photo.height);
    match u8::from(photo.orientation) {
        2 => format!("matrix(-1 0 0 1 {w} 0)"),
        3 => format!("matrix(-1 0 0 -1 {w} {h})"),
        4 => format!("matrix(1 0 0 -1 0 {h})"),
        5 => "matrix(0 1 1 0 0 0)".to_owned(),
        6 => format!("matrix(0 1 -1 0 {h} 0)"),
        7 => format!("matrix(0 -1 -1 0 {h} {w})"),
        8 => format!("matrix(0 -1 1 0 0 {w})"),
        _ => "matrix(1 0 0 1 0 0)".to_owned(),
    }
}

/// Text that stays text between tags and in an attribute.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ if c.is_control() => {}
                _ => fmt::Write::write_char(f, c)?,
            }
        }
        Ok(())
    }
}

/// A line of a letter with its readings above it, and in brackets where ruby cannot be drawn.
struct Ruby<'a>(&'a RubyText);

impl Display for Ruby<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0.segments {
            let base = Escaped(&segment.base);
            match &segment.ruby {
                Some(ruby) => {
                    let ruby = Escaped(ruby);
                    write!(f, "<ruby>{base}<rp>(</rp><rt>{ruby}</rt><rp>)</rp></ruby>")?;
                }
                None => write!(f, "{base}")?,
            }
        }
        Ok(())
    }
}
