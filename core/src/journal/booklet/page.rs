//! One entry as a page: what all three forms show, in the same order.
//!
//! Text is tidied here, once: line ends are one kind, and control characters, which no form can show, are gone.

use otayori_pack::{Message, RubyText};

use super::{BookletWords, Printer};
use crate::journal::entry::{Entry, Mood, PhotoRef};

pub(super) struct Page<'a> {
    pub(super) date: String,
    /// Whom it is about, the mood, the tags: a label and what it labels.
    pub(super) facts: Vec<String>,
    pub(super) letter: Option<Letter<'a>>,
    /// Paragraphs of lines; neither is ever empty.
    pub(super) text: Vec<Vec<String>>,
    pub(super) photos: &'a [PhotoRef],
}

pub(super) struct Letter<'a> {
    pub(super) language: &'a str,
    pub(super) message: Message,
}

impl<'a> Page<'a> {
    pub(super) fn of(entry: &'a Entry, words: &BookletWords, printer: &dyn Printer) -> Self {
        let children: Vec<String> = entry.children.iter().filter_map(|child| printer.child(*child)).collect();
        let tags: Vec<String> = entry.tags.iter().cloned().collect();
        let mood: Vec<String> = entry.mood.iter().map(|mood| mood_word(mood, words)).collect();
        let fact = |label: &str, values: &[String]| {
            (!values.is_empty()).then(|| line(&[label, &words.colon, &values.join(&words.comma)].concat()))
        };
        let facts = [fact(&words.children, &children), fact(&words.mood, &mood), fact(&words.tags, &tags)];
        Self {
            date: line(&printer.date(entry.date)),
            facts: facts.into_iter().flatten().collect(),
            letter: entry
                .answers
                .as_ref()
                .map(|letter| Letter { language: &letter.language, message: letter.message() }),
            text: paragraphs(&entry.text),
            photos: &entry.photos,
        }
    }
}

fn mood_word(mood: &Mood, words: &BookletWords) -> String {
    let [calm, glad, tired, worried, low] = &words.moods;
    let word = match mood {
        Mood::Calm => calm,
        Mood::Glad => glad,
        Mood::Tired => tired,
        Mood::Worried => worried,
        Mood::Low => low,
        Mood::Own(words) => words,
    };
    word.clone()
}

/// A photo in words: what it is, and its caption.
pub(super) fn photo_line(photo: &PhotoRef, words: &BookletWords) -> String {
    let caption = line(&photo.caption);
    if caption.is_empty() {
        line(&words.photo)
    } else {
        [&*line(&words.photo), &words.colon, &caption].concat()
    }
}

/// A line of a letter with its readings in brackets, for forms that draw no ruby.
pub(super) fn flat(text: &RubyText) -> String {
    line(&text.inline())
}

/// Text as one line.
pub(super) fn line(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() || is_line_end(c) { ' ' } else { c });
    spaced.collect::<String>().trim().to_owned()
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    let mut open = false;
    for raw in text.replace("\r\n", "\n").split(is_line_end) {
        let tidy = |c: char| match c {
            '\t' => Some(' '),
            _ => Some(c).filter(|c| !c.is_control()),
        };
        let tidied: String = raw.chars().filter_map(tidy).collect();
        let line = tidied.trim_end();
        match paragraphs.last_mut() {
            _ if line.trim().is_empty() => open = false,
            Some(paragraph) if open => paragraph.push(line.to_owned()),
            _ => {
                paragraphs.push(vec![line.to_owned()]);
                open = true;
            }
        }
    }
    paragraphs
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
