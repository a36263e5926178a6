//! A region as somebody writes it: a folder of its own, pressed as `otayori-content region press` does.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use otayori_compiler::lint::region;
use otayori_compiler::load::read_region;
use otayori_compiler::{Content, Finding, Level, press_region};
use otayori_core::family::LocalMoment;
use otayori_core::pack::Pack;
use otayori_core::region::Regions;
use otayori_tests::date;
use tempfile::TempDir;

/// The day on which the records of these tests were looked at.
pub(crate) const CHECKED: &str = "2026-11-01";

/// A region that passes every rule, in a folder that a test may change.
pub(crate) struct Author {
    folder: TempDir,
    id: String,
}

impl Author {
    /// A country of two languages with a clock, a school year, and not one record.
    pub(crate) fn new(id: &str) -> Self {
        let this = Self { folder: tempfile::tempdir().unwrap(), id: id.to_owned() };
        let parent = id.rsplit_once('-').map_or("generic", |(parent, _)| parent);
        let parent = if id == "generic" { String::new() } else { format!("parent = \"{parent}\"") };
        this.write(
            "region.toml",
            &format!(
                r#"
id = "{id}"
{parent}
version = 1
name = {{ en = "Name of {id}", ja = "名前" }}
languages = ["en", "ja"]
office_language = "ja"
maintainer = {{ name = "Desk", contact = "desk@ngo.example" }}
zone = {{ name = "Asia/Tokyo", offsets = [540] }}
[school_year]
begins = "04-01"
last_birthday = "04-01"
entry_age = 6
lengths = [6, 3, 3]
"#
            ),
        );
        this.write("sources.toml", "[E1]\ntitle = \"Page\"\norganisation = \"Office\"\nyear = \"2026\"\naddress = \"https://ngo.example/\"\ngrade = \"A\"\nseen = \"full\"\nchecked_at = \"2026-11-01\"\n");
        this
    }

    /// A copy of a folder that stands among the fixtures.
    pub(crate) fn fixture(id: &str) -> Self {
        let this = Self { folder: tempfile::tempdir().unwrap(), id: id.to_owned() };
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regions").join(id);
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            this.write(entry.file_name().to_str().unwrap(), &fs::read_to_string(entry.path()).unwrap());
        }
        this
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(&self.id)
    }

    pub(crate) fn write(&self, file: &str, text: &str) -> &Self {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The same file with something else in it.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.path().join(file)).unwrap();
        assert!(text.contains(from), "{from} stands nowhere in {file}");
        self.write(file, &text.replacen(from, to, 1))
    }

    /// What the check says.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let (source, mut findings) = read_region(&self.path());
        findings.extend(source.iter().flat_map(|source| region::of(vocabulary(), source, None)));
        findings.sort();
        findings
    }

    /// The pack, whatever the rules say.
    pub(crate) fn press_unjudged(&self) -> Vec<u8> {
        let (source, findings) = read_region(&self.path());
        assert_eq!(findings, [], "the region can be read");
        press_region(vocabulary(), &source.unwrap()).unwrap().bytes
    }

    /// The pack of a region that keeps every rule.
    pub(crate) fn press(&self) -> Vec<u8> {
        let errors: Vec<_> =
            self.findings().into_iter().filter(|finding| finding.level == Level::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        self.press_unjudged()
    }

    pub(crate) fn pack(&self) -> Pack {
        Pack::open(self.press()).unwrap()
    }
}

/// Read once: the slots and word lists that every region is held against.
fn vocabulary() -> &'static Content {
    static VOCABULARY: OnceLock<Content> = OnceLock::new();
    VOCABULARY.get_or_init(|| Content::vocabulary(date(CHECKED)))
}

/// Regions of these authors, as if they were built in.
pub(crate) fn regions(authors: &[&Author]) -> Regions {
    Regions::from_packs(authors.iter().map(|author| author.pack()).collect()).unwrap()
}

/// A help line: `fields` says what is peculiar to it.
pub(crate) fn line(id: &str, fields: &str) -> String {
    let name = format!("name = {{ en = \"Line {id}\", ja = \"電話\" }}");
    let checked =
        if fields.contains("checked_at") { String::new() } else { format!("checked_at = \"{CHECKED}\"") };
    format!("[[line]]\nid = \"{id}\"\n{name}\n{fields}\n{checked}\nsources = [\"E1\"]\n\n")
}

/// A deadline: `fields` says when it is.
pub(crate) fn deadline(id: &str, fields: &str) -> String {
    let words = |field: &str| format!("{field} = {{ en = \"Words of {field}\", ja = \"言葉\" }}");
    format!(
        "[[deadline]]\nid = \"{id}\"\nkind = \"law\"\nofficial = \"届\"\n{}\n{}\n{}\n{}\n{fields}\nchecked_at = \"{CHECKED}\"\nsources = [\"E1\"]\n\n",
        words("name"),
        words("meaning"),
        words("until"),
        words("where")
    )
}

/// `2026-12-01T02:30+09:00`.
pub(crate) fn moment(text: &str) -> LocalMoment {
    let (date_text, rest) = text.split_once('T').unwrap();
    let (time, offset) = rest.split_at(5);
    let (hours, minutes) = offset[1..].split_once(':').unwrap();
    let ahead = hours.parse::<i16>().unwrap() * 60 + minutes.parse::<i16>().unwrap();
    let utc_offset_minutes = if offset.starts_with('-') { -ahead } else { ahead };
    LocalMoment { date: date(date_text), time: format!("{time}:00").parse().unwrap(), utc_offset_minutes }
}

pub(crate) fn tags(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}
