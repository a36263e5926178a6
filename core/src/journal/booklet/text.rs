//! The booklet as plain text: nothing to escape, so what is written stands as it was written.

use std::io::{self, Write};

use otayori_pack::Block;

use super::Booklet;
use super::page::{Page, flat, line, photo_line};

pub(super) fn write(booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let words = booklet.words;
    writeln!(to, "{}\n{}", line(&words.title), line(&words.period))?;
    if booklet.entries.is_empty() {
        writeln!(to, "\n{}", line(&words.nothing))?;
    }
    for page in booklet.pages() {
        writeln!(to, "\n----------------------------------------\n{}", page.date)?;
        page.facts.iter().try_for_each(|fact| writeln!(to, "{fact}"))?;
        letter(&page, booklet, to)?;
        for paragraph in &page.text {
            writeln!(to)?;
            paragraph.iter().try_for_each(|line| writeln!(to, "{line}"))?;
        }
        for photo in page.photos {
            writeln!(to, "\n[{}]", photo_line(photo, words))?;
        }
    }
    Ok(())
}

/// Indented by a bar, so that the answer is told from the question.
fn letter(page: &Page<'_>, booklet: &Booklet<'_>, to: &mut dyn Write) -> io::Result<()> {
    let Some(letter) = &page.letter else { return Ok(()) };
    let title = flat(&letter.message.title);
    writeln!(to, "\n| {}{}{title}", line(&booklet.words.letter), booklet.words.colon)?;
    for block in &letter.message.body.blocks {
        match block {
            Block::Paragraph(text) => writeln!(to, "| {}", flat(text))?,
            Block::List(items) => items.iter().try_for_each(|item| writeln!(to, "| - {}", flat(item)))?,
        }
    }
    Ok(())
}
