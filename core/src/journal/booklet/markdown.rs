//! The booklet as Markdown, in which nothing that a person wrote is markup.
//!
//! Escapes for `CommonMark` and the common extensions (tables, footnotes, mathematics, highlights, bare addresses). Marks
//! that can only matter in one place are escaped only there, so that a sentence is still pleasant to read.

use std::io::{self, Write};

use otayori_pack::Block;

use super::Booklet;
use super::page::{Page, flat, line, photo_line};

pub(super) fn write(booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let words = booklet.words;
    writeln!(to, "# {}\n\n{}", escape(&line(&words.title)), escape(&line(&words.period)))?;
    if booklet.entries.is_empty() {
        writeln!(to, "\n{}", escape(&line(&words.nothing)))?;
    }
    for page in booklet.pages() {
        writeln!(to, "\n## {}", escape(&page.date))?;
        paragraph(to, &page.facts)?;
        letter(&page, booklet, to)?;
        page.text.iter().try_for_each(|lines| paragraph(to, lines))?;
        for photo in page.photos {
            writeln!(to, "\n({})", escape(&photo_line(photo, words)))?;
        }
    }
    Ok(())
}

fn paragraph(to: &mut dyn Write, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    // A backslash at the end of a line breaks it; spaces there would be invisible.
    writeln!(to, "\n{}", lines.join("\\\n"))
}

fn letter(page: &Page<'_>, booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let Some(letter) = &page.letter else { return Ok(()) };
    let words = booklet.words;
    let title = [&*line(&words.letter), &words.colon, &flat(&letter.message.title)].concat();
    writeln!(to, "\n> **{}**", escape(&line(&title)))?;
    for block in &letter.message.body.blocks {
        writeln!(to, ">")?;
        match block {
            Block::Paragraph(text) => writeln!(to, "> {}", escape(&flat(text)))?,
            Block::List(items) => {
                items.iter().try_for_each(|item| writeln!(to, "> - {}", escape(&flat(item))))?;
            }
        }
    }
    Ok(())
}

/// A line as text that Markdown takes for text.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let mut start = Start::Nothing;
    let mut last = ' ';
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let marks = match c {
            // Four spaces at the start would make it code.
            ' ' if start == Start::Nothing => {
                out.push('\u{A0}');
                continue;
            }
            '+' | '-' => start == Start::Nothing,
            // `1.` starts a list, `www.` an address.
            '.' | ')' => start == Start::Digits || matches!(last, 'w' | 'W'),
            // Between words and in times of day it is only a colon; elsewhere an address, or a picture by its name.
            ':' => match chars.peek() {
                None | Some(' ') => start != Start::Words,
                Some(next) => !(last.is_ascii_digit() && next.is_ascii_digit()),
            },
            ',' | ';' | '!' | '?' | '/' | '(' | '\'' | '"' | '%' => false,
            _ => c.is_ascii_punctuation(),
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
        last = c;
        start = if c.is_ascii_digit() && start != Start::Words { Start::Digits } else { Start::Words };
    }
    out
}

/// What the line starts with, so far: some marks matter only there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Nothing,
    Digits,
    Words,
}
