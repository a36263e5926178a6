//! The booklet: what it says, and that nothing a person wrote becomes markup.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use otayori_core::family::ChildId;
use otayori_core::journal::booklet::{Booklet, BookletWords, Printer};
use otayori_core::journal::photo::{Format, Orientation};
use otayori_core::journal::{Answered, Entry, Mood, PhotoId, PhotoRef};
use otayori_core::pack::Message;
use otayori_tests::{date, slot};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{cases, entry};

fn words() -> BookletWords {
    let word = str::to_owned;
    BookletWords {
        language: word("en"),
        title: word("From our journal"),
        period: word("1 to 30 November 2026"),
        nothing: word("Nothing was written."),
        children: word("About"),
        mood: word("How it was"),
        tags: word("Tags"),
        letter: word("The letter"),
        photo: word("Photo"),
        colon: word(": "),
        comma: word(", "),
        moods: ["calm", "glad", "tired", "worried", "low"].map(word),
    }
}

/// Names every child the same and shows every photo at one address.
struct Plain {
    name: String,
    address: Option<String>,
}

impl Printer for Plain {
    fn date(&self, date: NaiveDate) -> String {
        date.to_string()
    }

    fn child(&self, _: ChildId) -> Option<String> {
        Some(self.name.clone())
    }

    fn photo(&self, _: &PhotoRef) -> Option<String> {
        self.address.clone()
    }
}

fn plain() -> Plain {
    Plain { name: "Haru".to_owned(), address: None }
}

fn photo(orientation: u8) -> PhotoRef {
    PhotoRef {
        id: PhotoId::from_random([9; 16]),
        format: Format::Png,
        width: 40,
        height: 30,
        orientation: Orientation::try_from(orientation).unwrap(),
        caption: "small feet".to_owned(),
    }
}

fn full() -> Entry {
    let letter =
        Message::parse("{妊娠|にんしん}8{週|しゅう}\n{水|みず}を。\n- {朝|あさ}も\n- よるも").unwrap();
    Entry {
        mood: Some(Mood::Glad),
        children: BTreeSet::from([ChildId::from_random([7; 16])]),
        answers: Some(Answered::of(slot("g056"), &letter, "ja-simple")),
        tags: BTreeSet::from(["scan".to_owned(), "first".to_owned()]),
        photos: vec![photo(6)],
        ..entry(1, "2026-11-25", "We heard the heart.\nIt was fast.\r\n\r\n  At 10:30.")
    }
}

/// The three forms of a booklet of November 2026.
fn forms(entries: &[Entry], words: &BookletWords, printer: &Plain) -> [String; 3] {
    let booklet = Booklet::new(date("2026-11-01"), date("2026-11-30"), entries, words, printer);
    let (mut text, mut markdown, mut html) = (Vec::new(), Vec::new(), Vec::new());
    booklet.write_text(&mut text).unwrap();
    booklet.write_markdown(&mut markdown).unwrap();
    booklet.write_html(&mut html).unwrap();
    [text, markdown, html].map(|bytes| String::from_utf8(bytes).unwrap())
}

#[test]
fn a_page_has_its_day_its_letter_and_its_words() {
    let [text, markdown, html] = forms(&[full()], &words(), &plain());
    insta::assert_snapshot!("booklet_text", text);
    insta::assert_snapshot!("booklet_markdown", markdown);
    let (_, body) = html.split_once("<body>").unwrap();
    insta::assert_snapshot!("booklet_html", body);
}

#[test]
fn a_period_has_its_own_entries_in_their_order() {
    let entries = [
        ("2026-11-30", "last"),
        ("2026-12-01", "too late"),
        ("2026-11-01", "first"),
        ("2026-10-31", "too early"),
    ];
    let entries: Vec<Entry> = entries.iter().zip(1..).map(|((day, text), id)| entry(id, day, text)).collect();
    for form in forms(&entries, &words(), &plain()) {
        assert!(form.find("first").unwrap() < form.find("last").unwrap());
        assert!(!form.contains("too late") && !form.contains("too early"));
    }
    for form in forms(&[], &words(), &plain()) {
        assert!(form.contains("Nothing was written"));
    }
}

#[test]
fn a_photo_is_turned_as_its_orientation_says() {
    let address = "data:image/png;base64,AAAA";
    let printer = Plain { address: Some(address.to_owned()), ..plain() };
    // Where the picture's own corners (0, 0) and (40, 30) come to stand.
    for (orientation, first, last, (across, down)) in [
        (1, (0, 0), (40, 30), (40, 30)),
        (2, (40, 0), (0, 30), (40, 30)),
        (3, (40, 30), (0, 0), (40, 30)),
        (4, (0, 30), (40, 0), (40, 30)),
        (5, (0, 0), (30, 40), (30, 40)),
        (6, (30, 0), (0, 40), (30, 40)),
        (7, (30, 40), (0, 0), (30, 40)),
        (8, (0, 40), (30, 0), (30, 40)),
    ] {
        let [_, _, html] = forms(&[Entry { photos: vec![photo(orientation)], ..full() }], &words(), &printer);
        let (_, rest) = html.split_once("matrix(").unwrap();
        let (numbers, rest) = rest.split_once(')').unwrap();
        let m: Vec<i32> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        let place = |x: i32, y: i32| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        assert_eq!((place(0, 0), place(40, 30)), (first, last), "{orientation}");
        assert!(html.contains(&format!("viewBox=\"0 0 {across} {down}\"")), "{orientation}");
        assert!(rest.starts_with(&format!("\" href=\"{address}\"/>")), "{orientation}");
    }
}

#[test]
fn only_the_bytes_of_the_picture_are_shown() {
    for address in [
        "https://example.org/a.png",
        "data:image/jpeg;base64,AAAA",
        "data:image/png;base64,",
        "data:image/png;base64,AA\" onload=\"x",
        "data:image/svg+xml;base64,AAAA",
        "data:text/html;base64,AAAA",
    ] {
        let printer = Plain { address: Some(address.to_owned()), ..plain() };
        let [_, _, html] = forms(&[full()], &words(), &printer);
        assert!(!html.contains("<image") && html.contains("Photo: small feet"), "{address}");
    }
}

/// Tags that the booklet itself writes, and their attributes; anything else came from a person.
const TAGS: &str = "!DOCTYPE html head meta title style body h1 h2 h3 p br article blockquote div ul li ruby rp rt figure \
    figcaption svg image";
const ATTRIBUTES: &str = "html lang= charset= http-equiv= content= name= class= dir= viewBox= style= role= aria-label= width= \
    height= transform= href= /";

fn is_ours(tag: &str) -> bool {
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|ours| ours == word);
    // What stands between quotes is text.
    let outside: String = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let mut words = outside.split_whitespace();
    let name = words.next().unwrap_or_default();
    is_one_of(TAGS, name.strip_prefix('/').unwrap_or(name)) && words.all(|word| is_one_of(ATTRIBUTES, word))
}

/// Every tag is one of ours with an even number of quotes, every `&` begins a reference that we write, and what is left
/// is the text.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let html = format!("{head}{body}");
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').expect("a tag is closed");
        assert!(is_ours(tag) && !tag.contains('<'), "<{tag}>");
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        rest = after;
    }
    text.push_str(rest);
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("a reference is closed");
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => panic!("&{name};"),
        });
        rest = after;
    }
    assert!(!rest.contains('>'));
    plain + rest
}

/// What a Markdown reader with every extension takes a text to be.
fn read_markdown(markdown: &str) -> String {
    let mut text = String::new();
    // Typographic quotes are no markup, and would only hide the comparison.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => text.push_str("\n\n"),
            Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    text
}

/// Text with all white space and control characters left out: where lines end differs between the forms.
fn marks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[\\s\\S]{0,6}",
        prop::sample::select(vec![
            "<script>",
            "</p>",
            "<!--",
            "]]>",
            "&lt;",
            "&#60;",
            "javascript:",
            "\" onload=\"",
            "' x='",
            "[a](b)",
            "![a](b)",
            "[a]: b",
            "[^1]",
            "[[a]]",
            "`x`",
            "```\n",
            "~~~\n",
            "# ",
            "> ",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "1) ",
            "---\n",
            "===\n",
            "    ",
            "\t",
            "***",
            "__x__",
            "~~x~~",
            "==x==",
            "^x^",
            "|a|b|\n|-|-|\n",
            "$x$",
            "$$",
            "\\",
            "\\\n",
            "www.a.b",
            "http://a.b",
            "a@b.c",
            "<a@b.c>",
            ": x\n",
            ":smile:",
            "- [ ] x",
            "{#a}",
            "> [!NOTE]\n",
            "\r",
            "\r\n",
            "\n\n",
            "\u{2028}",
            "\u{0}",
            "\u{1B}[31m",
            "10:30",
            "||x||",
            "<br>",
            "+++\n",
            "/",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn nothing_written_is_markup(text in nasty(), tag in nasty(), name in nasty(), title in nasty(), body in nasty()) {
        let letter = Answered { slot: slot("g056"), title, text: body, language: name.clone() };
        let made = Entry {
            mood: Some(Mood::Own(tag.clone())),
            tags: BTreeSet::from([tag.clone()]),
            children: BTreeSet::from([ChildId::from_random([7; 16])]),
            answers: Some(letter),
            photos: vec![PhotoRef { caption: name.clone(), ..photo(1) }],
            ..entry(1, "2026-11-25", &text)
        };
        let words = BookletWords { title: name.clone(), ..words() };
        for address in [None, Some("data:image/png;base64,AAAA".to_owned())] {
            let printer = Plain { name: name.clone(), address };
            let [_, _, html] = forms(std::slice::from_ref(&made), &words, &printer);
            prop_assert!(!html.to_lowercase().contains("<script"));
            let shown = text_of(&html);
            for part in [&text, &tag, &name] {
                prop_assert!(marks(&shown).contains(&marks(part)), "{part:?} in {shown}");
            }
        }
    }

    #[test]
    fn a_text_read_as_markdown_is_itself(text in nasty(), tag in nasty()) {
        let made = Entry { tags: BTreeSet::from([tag.clone()]), ..entry(1, "2026-11-25", &text) };
        let words = BookletWords { title: tag.clone(), ..words() };
        let [plain, markdown, _] = forms(&[made], &words, &plain());
        let read = read_markdown(&markdown);
        for part in [&text, &tag] {
            prop_assert!(marks(&read).contains(&marks(part)), "{part:?} in {read}");
            prop_assert!(marks(&plain).contains(&marks(part)));
        }
        // Paragraphs and lines are those that were written.
        let (_, page) = read.split_once("Tags:").unwrap();
        let (_, read) = page.split_once("\n\n").unwrap_or((page, ""));
        let (_, page) = plain.split_once("Tags:").unwrap();
        let (_, written) = page.split_once("\n\n").unwrap_or((page, ""));
        let lines = |text: &str| -> Vec<String> { text.lines().map(marks).collect() };
        prop_assert_eq!(lines(read.trim_end()), lines(written.trim_end()));
    }
}

#[test]
fn text_has_no_control_characters() {
    let made = entry(1, "2026-11-25", "a\u{1B}[31mred\u{7}\tb");
    for form in forms(&[made], &words(), &plain()) {
        assert!(!form.chars().any(|c| c.is_control() && c != '\n'), "{form:?}");
        assert!(form.contains("red b"));
    }
}
