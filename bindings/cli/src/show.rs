//! The terminal as paper: a stage line, a title, a body that wraps as its language does, and a quiet foot.
//!
//! Knows widths, line breaks and colour. Colour goes only to a terminal, and text without it says the same.

use std::fmt::Write as _;

use anstream::print;
use anstyle::{AnsiColor, Style};
use otayori_core::corpus::{Corpus, Hit, Letter, Part, Reader, Review};
use otayori_core::family::Preferences;
use otayori_core::pack::record::LineBreak;
use otayori_core::pack::{Block, RubyText};
use otayori_core::region::{OwnNumber, Regions, Said, each_once};
use otayori_core::screens::letter_doubts;
use otayori_core::strings::{Key, Strings, Value};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::args::ReaderArguments;
use crate::commands::Session;
pub(crate) use crate::line::When;

/// A line longer than this is hard to follow.
const WIDEST: usize = 72;
/// Keeps a base and its reading on one line; it has no width and is taken out after wrapping.
const JOINER: char = '\u{2060}';

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const FOUND: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan)));

/// How to show things.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) json: bool,
    ruby: bool,
    width: usize,
}

impl Look {
    pub(crate) fn of(arguments: &ReaderArguments, preferences: Option<&Preferences>) -> Self {
        let terminal = || textwrap::termwidth().min(WIDEST);
        let width = arguments.width.map_or_else(terminal, usize::from);
        let ruby = !arguments.no_ruby && preferences.is_none_or(|preferences| preferences.ruby);
        Self { json: arguments.json, ruby, width }
    }
}

/// One answer, gathered and printed at once.
pub(crate) struct Page<'a> {
    corpus: &'a Corpus,
    regions: &'a Regions,
    when: When,
    strings: &'a Strings,
    own: &'a [OwnNumber],
    reader: Reader,
    look: Look,
    out: String,
}

impl<'a> Page<'a> {
    pub(crate) fn new(session: &'a Session, when: When) -> Self {
        let Session { corpus, regions, strings, own, reader, look, .. } = session;
        let reader = reader.clone();
        Self { corpus, regions, when, strings, own, reader, look: *look, out: String::new() }
    }

    /// The same for whoever lives in another region: help that stands under a letter is that of its day.
    pub(crate) fn of(self, reader: &Reader) -> Self {
        Self { reader: reader.clone(), ..self }
    }

    pub(crate) fn strings(&self) -> &'a Strings {
        self.strings
    }

    /// A string with its values.
    pub(crate) fn text_of(&self, key: Key, values: &[(&str, Value<'_>)]) -> RubyText {
        self.strings.ruby(key, values)
    }

    /// The name of a record, after a gap.
    pub(crate) fn title(&mut self, text: &RubyText) {
        self.gap();
        self.paragraph(text, TITLE, "");
    }

    /// A plain line.
    pub(crate) fn strong(&mut self, text: &RubyText) {
        self.paragraph(text, Style::new(), "");
    }

    /// A quiet line.
    pub(crate) fn quiet(&mut self, text: &RubyText) {
        self.paragraph(text, QUIET, "");
    }

    /// A line of a list.
    pub(crate) fn item(&mut self, text: &RubyText) {
        self.paragraph(text, Style::new(), "- ");
    }

    /// A text of a record in its own language, behind its label if it has one.
    pub(crate) fn said(&mut self, label: Option<Key>, said: &Said) {
        let text = match label {
            Some(key) => {
                RubyText::joined(&self.strings.ruby(key, &[]), ": ", [said.text.clone()].into_iter(), "")
            }
            None => said.text.clone(),
        };
        self.paragraph_in(&text, Style::new(), "", &said.language);
    }

    /// A label and a list under it, if there is one.
    pub(crate) fn said_list(&mut self, label: Key, list: &[Said]) {
        if list.is_empty() {
            return;
        }
        let label = RubyText::joined(&self.strings.ruby(label, &[]), "", std::iter::empty(), "");
        self.paragraph(&label, Style::new(), "");
        for said in list {
            self.paragraph_in(&said.text, Style::new(), "- ", &said.language);
        }
    }

    /// A word to type, and what it stands for.
    pub(crate) fn entry(&mut self, word: &str, text: &RubyText) {
        let gap = if word.chars().count() < 24 { "" } else { " " };
        self.paragraph(text, Style::new(), &format!("{word:<24}{gap}"));
    }

    /// What is shown at a counter: the office's sentence, then the reader's own.
    pub(crate) fn large(&mut self, office: &Said, yours: &Said) {
        self.gap();
        self.paragraph_in(&office.text, TITLE, "    ", &office.language);
        if yours.language != office.language {
            self.paragraph_in(&yours.text, Style::new(), "    ", &yours.language);
        }
        self.gap();
    }

    /// A box to tick, in both languages.
    pub(crate) fn tick(&mut self, office: &Said, yours: &Said) {
        self.paragraph_in(&office.text, TITLE, "  [ ] ", &office.language);
        if yours.language != office.language {
            self.paragraph_in(&yours.text, Style::new(), "      ", &yours.language);
        }
    }

    pub(crate) fn print(self) {
        print!("{}", self.out);
    }

    /// The line that says where somebody is.
    pub(crate) fn heading(&mut self, line: &RubyText) {
        self.paragraph(line, QUIET, "");
    }

    /// The line above a letter on a special day.
    pub(crate) fn special(&mut self, special: &Letter) {
        self.gap();
        for line in special.message.body.lines() {
            self.paragraph_in(line, Style::new(), "", &special.language);
        }
    }

    /// Quiet sentences, a line each.
    pub(crate) fn note(&mut self, lines: &[RubyText]) {
        if lines.is_empty() {
            return;
        }
        self.gap();
        for line in lines {
            self.paragraph(line, QUIET, "");
        }
    }

    /// What somebody wrote, line by line as they wrote it.
    pub(crate) fn own_words(&mut self, text: &str) {
        self.gap();
        for line in text.lines() {
            self.paragraph(&RubyText::unmarked(line), Style::new(), "");
        }
    }

    /// A letter with its foot.
    pub(crate) fn letter(&mut self, letter: &Letter) {
        self.letter_beside(letter, None);
    }

    /// A letter, the same in a second language, and one foot for both.
    pub(crate) fn letter_beside(&mut self, letter: &Letter, second: Option<&Letter>) {
        self.text(letter);
        if let Some(second) = second {
            self.text(second);
        }
        self.foot(letter);
    }

    /// A letter's title and body.
    fn text(&mut self, letter: &Letter) {
        self.gap();
        self.paragraph_in(&letter.message.title, TITLE, "", &letter.language);
        let bullet = if self.breaks(&letter.language) == LineBreak::Word { "- " } else { "・" };
        let mut after_list = false;
        for (n, block) in letter.message.body.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(text) => {
                    if n == 0 || !after_list {
                        self.gap();
                    }
                    self.paragraph_in(text, Style::new(), "", &letter.language);
                    after_list = false;
                }
                Block::List(items) => {
                    for item in items {
                        self.paragraph_in(item, Style::new(), bullet, &letter.language);
                    }
                    after_list = true;
                }
            }
        }
    }

    fn foot(&mut self, letter: &Letter) {
        if !letter.help.is_empty() {
            self.gap();
            self.help(&letter.help);
        }
        self.gap();
        if letter.language != self.reader.language {
            let name = self.corpus.languages().iter().find(|row| row.tag == letter.language);
            let name = name.map_or(letter.language.as_str(), |row| row.name.as_str());
            self.paragraph(
                &self.strings.ruby(Key::LetterOtherLanguage, &[("language", name.into())]),
                QUIET,
                "",
            );
        }
        let languages = [self.reader.language.clone()];
        for doubt in letter_doubts(letter, self.regions, &languages, self.strings) {
            self.paragraph(&doubt, QUIET, "");
        }
        if !letter.sources.is_empty() {
            let names = letter.sources.iter().map(|source| {
                RubyText::unmarked(&format!("{} ({}, {})", source.title, source.organisation, source.year))
            });
            let line = RubyText::joined(&self.strings.ruby(Key::LetterSources, &[]), ": ", names, " · ");
            self.paragraph(&line, QUIET, "");
        }
        let state = match letter.review {
            Review::Draft => Key::LetterDraft,
            Review::Reviewed => Key::LetterReviewed,
        };
        self.paragraph(&self.strings.ruby(state, &[]), QUIET, "");
    }

    /// For each kind of help the line to call first; a kind that nobody near answers stands by its name.
    fn help(&mut self, keys: &[String]) {
        self.paragraph(&self.strings.ruby(Key::HelpHeading, &[]), TITLE, "");
        let (region, languages) = (self.corpus.region(&self.reader), [self.reader.language.clone()]);
        let lines = self.regions.first_lines(keys, &languages, region, self.when.moment(), self.own);
        let lines = each_once(lines);
        for (key, line) in &lines {
            match line {
                Some(line) => self.help_row(line, self.when),
                None => self.item(&self.strings.help(key).unwrap_or_default()),
            }
        }
        if lines.iter().all(|(_, line)| line.is_none()) {
            self.paragraph(&self.strings.ruby(Key::LineNone, &[]), QUIET, "");
        }
    }

    /// A day, a short word such as a slot, and a title.
    pub(crate) fn row(&mut self, day: &str, word: &str, title: &RubyText, written: bool) {
        let style = if written { Style::new() } else { QUIET };
        let indent = format!("{day}  {word:<8}{}", if word.len() < 8 { "" } else { " " });
        self.paragraph(title, style, &indent);
    }

    /// A letter in which words were found, with the place.
    pub(crate) fn hit(&mut self, hit: &Hit) {
        self.gap();
        let (line, in_title) = match hit.part {
            Part::Title => (hit.message.title.plain(), true),
            Part::Line(n) => {
                (hit.message.body.lines().nth(n).map(RubyText::plain).unwrap_or_default(), false)
            }
        };
        let (before, found) = (line.get(..hit.range.start), line.get(hit.range.clone()));
        let (Some(before), Some(found), Some(after)) = (before, found, line.get(hit.range.end..)) else {
            return;
        };
        let marked = format!("{}{FOUND}{found}{FOUND:#}{}", tail(before), head(after));
        if in_title {
            _ = writeln!(self.out, "{TITLE}{}{TITLE:#}  {marked}", hit.slot);
            return;
        }
        let mut title = RubyText::unmarked(&format!("{}  ", hit.slot));
        title.segments.extend(hit.message.title.segments.clone());
        self.paragraph(&title, TITLE, "");
        _ = writeln!(self.out, "  {marked}");
    }

    fn paragraph(&mut self, text: &RubyText, style: Style, indent: &str) {
        let language = self.reader.language.clone();
        self.paragraph_in(text, style, indent, &language);
    }

    fn paragraph_in(&mut self, text: &RubyText, style: Style, indent: &str, language: &str) {
        let text = if self.look.ruby { inline(text) } else { text.plain() };
        let hanging = " ".repeat(unicode_width::UnicodeWidthStr::width(indent));
        let options = Options::new(self.look.width)
            .initial_indent(indent)
            .subsequent_indent(&hanging)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_separator(match self.breaks(language) {
                LineBreak::Anywhere | LineBreak::Word => WordSeparator::UnicodeBreakProperties,
                LineBreak::Phrase => WordSeparator::AsciiSpace,
            });
        for line in textwrap::wrap(&text, options) {
            let line: String = line.chars().filter(|c| *c != JOINER).collect();
            _ = writeln!(self.out, "{style}{line}{style:#}");
        }
    }

    fn breaks(&self, language: &str) -> LineBreak {
        let row = self.corpus.languages().iter().find(|row| row.tag == language);
        row.map_or(LineBreak::Word, |row| row.line_break)
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }
}

/// 漢字(かんじ), the base and its reading on one line.
fn inline(text: &RubyText) -> String {
    let mut line = String::new();
    for segment in &text.segments {
        let Some(ruby) = &segment.ruby else {
            line.push_str(&segment.base);
            continue;
        };
        for c in segment.base.chars().chain(['(']).chain(ruby.chars()) {
            line.push(c);
            line.push(JOINER);
        }
        line.push(')');
    }
    line
}

/// The last characters before a found word, and the first after it.
fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(CONTEXT);
    let cut: String = text.chars().skip(skip).collect();
    if skip > 0 { format!("…{cut}") } else { cut }
}

fn head(text: &str) -> String {
    let cut: String = text.chars().take(CONTEXT).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

const CONTEXT: usize = 24;
