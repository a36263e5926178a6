//! Help lines on the page. What is said of one is decided in the core.

use otayori_core::family::LocalMoment;
use otayori_core::pack::RubyText;
use otayori_core::region::{HelpLine, Open, Said};
use otayori_core::screens::{doubts, languages, line_facts, line_spoken};
use otayori_core::strings::Key;

use crate::show::Page;

/// By which moment lines are judged.
#[derive(Debug, Clone, Copy)]
pub(crate) enum When {
    /// This one: whether somebody answers is said.
    Now(LocalMoment),
    /// Some day, told as a story: hours are given and not judged.
    On(LocalMoment),
}

impl When {
    pub(crate) fn moment(self) -> LocalMoment {
        match self {
            Self::Now(moment) | Self::On(moment) => moment,
        }
    }

    /// The moment to judge hours by, if they are judged.
    fn judging(self) -> Option<LocalMoment> {
        match self {
            Self::Now(moment) => Some(moment),
            Self::On(_) => None,
        }
    }
}

impl Page<'_> {
    /// A line with all that is known of it.
    pub(crate) fn help_line(&mut self, line: &HelpLine, when: When) {
        let number = line.number.iter().map(|number| RubyText::unmarked(number));
        self.title(&RubyText::joined(&line.name.text, "  ", number, ""));
        let facts = line_facts(line, when.judging(), self.strings());
        self.strong(&facts);
        if let Some(address) = &line.address {
            self.strong(&RubyText::unmarked(address));
        }
        for other in &line.also {
            let values = [("number", other.number.as_str().into()), ("when", other.when.text.plain().into())];
            let text = self.text_of(Key::LineOther, &values);
            self.strong(&text);
        }
        self.spoken(line, when);
        if let Some(note) = &line.note {
            self.said(None, note);
        }
        self.line_doubt(line);
    }

    /// A line in one row: under a letter, or where it only must be there.
    pub(crate) fn help_row(&mut self, line: &HelpLine, when: When) {
        let number = line.number.as_ref().or(line.address.as_ref());
        let number = number.map(|number| RubyText::unmarked(number));
        let mut parts = vec![line_facts(line, when.judging(), self.strings())];
        if !line.languages.is_empty() {
            parts.push(languages(line.languages.iter().map(|spoken| spoken.code.as_str()), self.strings()));
        }
        let name = RubyText::joined(&line.name.text, ": ", number.into_iter(), "");
        let row = RubyText::joined(&name, " · ", parts.into_iter(), " · ");
        self.item(&row);
        self.line_doubt(line);
    }

    fn line_doubt(&mut self, line: &HelpLine) {
        for doubt in doubts(line.freshness, line.status, self.strings()) {
            self.quiet(&doubt);
        }
    }

    /// What is spoken, that of this moment marked, and how to get to them.
    fn spoken(&mut self, line: &HelpLine, when: When) {
        let Some(text) = line_spoken(line, self.strings()) else { return };
        self.strong(&text);
        let hours_differ = line.languages.windows(2).any(|pair| matches!(pair, [a, b] if a.state != b.state));
        if let (When::Now(_), true) = (when, hours_differ) {
            let open = line.languages.iter().filter(|spoken| spoken.state == Open::Open);
            let now = languages(open.map(|spoken| spoken.code.as_str()), self.strings());
            let label = self.text_of(Key::LineSpokenNow, &[]);
            self.quiet(&RubyText::joined(&label, ": ", [now].into_iter(), ""));
        }
        let ways: Vec<Said> = line.languages.iter().filter_map(|spoken| spoken.how.clone()).collect();
        let mut seen = Vec::new();
        for how in ways {
            if !seen.contains(&how.text) {
                self.said(None, &how);
                seen.push(how.text);
            }
        }
    }
}
