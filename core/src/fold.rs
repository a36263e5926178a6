//! What counts as the same word when somebody searches.
//!
//! Width, case and kana are folded (Ａ = a, カ = か, ｶﾞ = が), spaces do not count, and a reading finds its kanji. Knows
//! characters and their places, not what is searched. Texts are read once, from the front, and nothing is stored.

use std::collections::VecDeque;
use std::ops::Range;

use otayori_pack::RubyText;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Words to be found.
pub(crate) struct Needle {
    /// Folded; at least one.
    chars: Vec<char>,
}

impl Needle {
    /// Words that are nothing but spaces are in no text.
    pub(crate) fn new(words: &str) -> Option<Self> {
        let mut chars = Vec::new();
        each_folded(words, |c, _| {
            chars.push(c);
            true
        });
        (!chars.is_empty()).then_some(Self { chars })
    }

    /// A cheap first look, for texts that are not taken apart yet: most lack even the first character in any of its forms.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        let mut seen = false;
        each_folded(text, |c, _| {
            seen = self.chars.first() == Some(&c);
            !seen
        });
        seen
    }

    /// The first place in a text, in bytes.
    pub(crate) fn find(&self, text: &str) -> Option<Range<usize>> {
        let mut window = Window::new(self);
        each_folded(text, |c, place| window.push(c, place).is_none());
        window.found
    }

    /// The first place in a line, in bytes of its plain text: as written first, then by its readings; the earlier place
    /// wins. All of a reading stands for the whole of its base.
    pub(crate) fn find_in_line(&self, line: &RubyText) -> Option<Range<usize>> {
        let (mut written, mut read) = (Window::new(self), Window::new(self));
        let mut at = 0;
        for segment in &line.segments {
            let whole = at..at + segment.base.len();
            each_folded(&segment.base, |c, place| {
                let place = at + place.start..at + place.end;
                if segment.ruby.is_none() {
                    read.push(c, place.clone());
                }
                written.push(c, place);
                true
            });
            each_folded(segment.ruby.as_deref().unwrap_or_default(), |c, _| {
                read.push(c, whole.clone());
                true
            });
            at = whole.end;
        }
        [written.found, read.found].into_iter().flatten().min_by_key(|range| (range.start, range.end))
    }
}

/// The last folded characters, as many as are looked for, each with the place in the plain text it came from.
struct Window<'a> {
    needle: &'a [char],
    last: VecDeque<(char, Range<usize>)>,
    found: Option<Range<usize>>,
}

impl<'a> Window<'a> {
    fn new(needle: &'a Needle) -> Self {
        Self { needle: &needle.chars, last: VecDeque::with_capacity(needle.chars.len() + 1), found: None }
    }

    fn push(&mut self, c: char, place: Range<usize>) -> Option<&Range<usize>> {
        if self.found.is_none() {
            if self.last.len() == self.needle.len() {
                self.last.pop_front();
            }
            self.last.push_back((c, place));
            let whole = self.last.len() == self.needle.len();
            if whole && self.last.iter().map(|(c, _)| c).eq(self.needle) {
                let ends = self.last.front().zip(self.last.back());
                self.found = ends.map(|((_, first), (_, last))| first.start..last.end);
            }
        }
        self.found.as_ref()
    }
}

/// Gives out the folded characters of a text, each with the place of its grapheme, for as long as `more` says so.
///
/// Between two characters that need no normalisation there is always a boundary, so most of a text is never segmented.
fn each_folded(text: &str, mut more: impl FnMut(char, Range<usize>) -> bool) {
    let mut chars = text.char_indices().peekable();
    let mut open = 0;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if is_plain(c) && chars.peek().is_none_or(|(_, next)| is_plain(*next)) {
            let alone = open == at;
            let go_on = match fold_char(c) {
                Some(folded) if alone => more(folded, at..end),
                None if alone => true,
                _ => slowly(text, open..end, &mut more),
            };
            if !go_on {
                return;
            }
            open = end;
        }
    }
    slowly(text, open..text.len(), &mut more);
}

/// The same, grapheme by grapheme.
fn slowly(text: &str, part: Range<usize>, more: &mut impl FnMut(char, Range<usize>) -> bool) -> bool {
    let at = part.start;
    for (start, grapheme) in text.get(part).unwrap_or_default().grapheme_indices(true) {
        let place = at + start..at + start + grapheme.len();
        for c in grapheme.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()) {
            if !more(to_hiragana(c), place.clone()) {
                return false;
            }
        }
    }
    true
}

/// The fold of a character that needs no normalisation: nearly all of Japanese and English.
fn fold_char(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '!'..='~' | 'ぁ'..='ゖ' | '一'..='龯' | '、' | '。' | '「' | '」' | '々' | '・' | 'ー' => {
            Some(c)
        }
        'ァ'..='ヶ' => Some(to_hiragana(c)),
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).map(|narrow| narrow.to_ascii_lowercase()),
        _ => None,
    }
}

/// A character that folds alone, or a space that folds to nothing. No such character joins its neighbour.
fn is_plain(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\u{3000}') || fold_char(c).is_some()
}

fn to_hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn place(line: &str, words: &str) -> Option<String> {
        let line = RubyText::parse(line).unwrap();
        let range = Needle::new(words)?.find_in_line(&line)?;
        Some(line.plain()[range].to_owned())
    }

    #[test]
    fn width_case_kana_and_spaces_are_folded() {
        for (line, words, found) in [
            ("ミルクを 飲む", "みるく", "ミルク"),
            ("ミルクを 飲む", "ﾐﾙｸ", "ミルク"),
            ("ガーゼで拭く", "ｶﾞｰｾﾞ", "ガーゼ"),
            ("か\u{3099}ーゼ", "がーぜ", "か\u{3099}ーゼ"),
            ("Call the CLINIC", "clinic", "CLINIC"),
            ("38 °C", "３８", "38"),
            ("母子 手帳", "母子手帳", "母子 手帳"),
            ("50㎝まで", "cm", "㎝"),
            ("ﾐﾙｸ", "みるく", "ﾐﾙｸ"),
            ("ÉCOLE", "école", "ÉCOLE"),
            ("ＭＩＬＫ！", "milk!", "ＭＩＬＫ！"),
        ] {
            assert_eq!(place(line, words).as_deref(), Some(found), "{words} in {line}");
            assert!(Needle::new(words).unwrap().may_be_in(line), "{words} in {line}");
        }
    }

    #[test]
    fn a_reading_finds_its_kanji() {
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "にんしん").as_deref(), Some("妊娠"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "しゅ").as_deref(), Some("週"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "妊娠の週").as_deref(), Some("妊娠の 週"));
        assert_eq!(place("{妊娠|にんしん}の {週|しゅう}", "んのし").as_deref(), Some("妊娠の 週"));
    }

    #[test]
    fn one_character_is_enough_and_none_is_nothing() {
        assert_eq!(place("血がつく", "血").as_deref(), Some("血"));
        assert_eq!(place("血がつく", "熱"), None);
        assert!(Needle::new(" \u{3000}\t").is_none());
    }

    proptest! {
        #[test]
        fn reading_fast_is_reading_grapheme_by_grapheme(
            text in "([a-cA-C あいアイＡ！\n\r妊。ｶﾞ\u{3099}\u{301}\u{600}e👨\u{200d}👩㎝]|\\PC){0,24}"
        ) {
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            each_folded(&text, |c, place| { fast.push((c, place)); true });
            slowly(&text, 0..text.len(), &mut |c, place| { slow.push((c, place)); true });
            prop_assert_eq!(fast, slow);
        }

        #[test]
        fn any_part_of_a_text_is_found_no_later_than_it_stands(text in "\\PC{1,24}", from in 0..24_usize, count in 1..8_usize) {
            let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
            let Some(part) = graphemes.get(from..(from + count).min(graphemes.len())) else { return Ok(()) };
            let words: String = part.iter().map(|(_, grapheme)| *grapheme).collect();
            if let (Some(needle), Some((start, _))) = (Needle::new(&words), part.first()) {
                let found = needle.find(&text);
                prop_assert!(found.is_some_and(|range| range.start < start + words.len()));
                prop_assert!(needle.may_be_in(&text));
            }
        }
    }
}
