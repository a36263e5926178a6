//! Whom to call, what is open until when, what to show at a counter. Mirrors of the core's own types: drift is a build error.

use super::types::*;

/// How a help line is reached.
#[uniffi::remote(Enum)]
pub enum HelpChannel {
    /// By telephone.
    Call,
    /// By written chat.
    Chat,
    /// By text message.
    Text,
    /// By mail or a form.
    Mail,
    /// In person.
    Visit,
}

/// A kind of help and the line to call first.
#[uniffi::remote(Record)]
pub struct HelpUnder {
    /// The help key, such as `maternity-unit`.
    pub key: String,
    /// What it is called.
    pub name: Wording,
    /// The line; `None` where nobody near is known to answer.
    pub line: Option<HelpRow>,
}

/// A line that can be called, written to or visited.
#[uniffi::remote(Record)]
pub struct HelpRow {
    /// Its id among the lines of its region; empty for a number of the person's own.
    pub id: String,
    /// The region that names it; `None` for a number of the person's own.
    pub region: Option<String>,
    /// What it is called.
    pub name: Wording,
    /// The number as it is dialled; `None` where there is only an address.
    pub number: Option<String>,
    /// An address, to be shown and never opened by itself.
    pub address: Option<String>,
    /// How it is reached.
    pub channel: HelpChannel,
    /// Whether somebody answers now.
    pub answering: Answering,
    /// Whether somebody answers, when, and what it costs, in one line.
    pub facts: Wording,
    /// Other numbers, each with whom it is for.
    pub also: Vec<OtherNumberRow>,
    /// What is spoken there, in one line.
    pub spoken: Option<Wording>,
    /// How to get to a language, and one or two plain sentences about the line.
    pub notes: Vec<Wording>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
    /// An emergency number.
    pub emergency: bool,
}

/// Another number of a line.
#[uniffi::remote(Record)]
pub struct OtherNumberRow {
    /// As it is dialled.
    pub number: String,
    /// The number and whom it is for, in one line.
    pub text: Wording,
}

/// Whether somebody answers at a moment.
#[uniffi::remote(Enum)]
pub enum Answering {
    /// Yes.
    Open,
    /// No.
    Closed {
        /// When it opens next, by the clock of whoever asks; `None` if it never does.
        opens: Option<LocalMoment>,
    },
    /// It differs from place to place.
    Varies,
    /// Nobody says, or it cannot be told from here.
    Unknown,
}

/// A situation in which somebody can be called.
#[uniffi::remote(Record)]
pub struct Situation {
    /// Its help key.
    pub key: String,
    /// What it is called.
    pub name: Wording,
}

/// Whom to call in a situation.
#[uniffi::remote(Record)]
pub struct HelpScreen {
    /// The situation.
    pub name: Wording,
    /// The lines, the one to call first first.
    pub lines: Vec<HelpRow>,
    /// Said where no number is known.
    pub none: Option<Wording>,
    /// Emergency numbers, which are always there.
    pub emergency: Vec<HelpRow>,
}

/// What a deadline is about.
#[uniffi::remote(Enum)]
pub enum DeadlineKind {
    /// The law asks for it.
    Law,
    /// Money or a service that is asked for.
    Benefit,
    /// A vaccine.
    Vaccine,
    /// A check-up.
    CheckUp,
}

/// What is open or opens soon, for one child.
#[uniffi::remote(Record)]
pub struct DeadlineGroup {
    /// For whom; nobody: what is for after a loss.
    pub child: Option<ChildId>,
    /// Where they are.
    pub stage: Option<Wording>,
    /// What ends first comes first.
    pub deadlines: Vec<DeadlineRow>,
}

/// Something that is open from one day to another.
#[uniffi::remote(Record)]
pub struct DeadlineRow {
    /// Its id among the deadlines of its region.
    pub id: String,
    /// The region that names it.
    pub region: String,
    /// What it is about.
    pub kind: DeadlineKind,
    /// Short.
    pub name: Wording,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// When it is open, in words; `None` where there are no days.
    pub open: Option<Wording>,
    /// Whether it can be done today.
    pub is_open: bool,
    /// The first day.
    pub opens: Option<NaiveDate>,
    /// The last day, inclusive.
    pub last: Option<NaiveDate>,
    /// The day of its one reminder.
    pub remind: Option<NaiveDate>,
    /// The rule in words.
    pub until: Wording,
    /// What it is.
    pub meaning: Wording,
    /// For whom it is; `None`: for everybody.
    pub who: Option<Wording>,
    /// Which counter or clinic.
    pub place: Wording,
    /// What to bring.
    pub bring: Vec<Wording>,
    /// What it costs.
    pub cost: Option<Wording>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
}

/// A card to show at a counter.
#[uniffi::remote(Record)]
pub struct CounterCardPage {
    /// Its id.
    pub id: String,
    /// The region that wrote it.
    pub region: String,
    /// The situation, for a list.
    pub name: Wording,
    /// The word at the counter, in the office's language.
    pub official: String,
    /// What the word means.
    pub meaning: Wording,
    /// At which counter.
    pub place: Wording,
    /// The sentence for the officer, to be shown large.
    pub office: Wording,
    /// The same for the reader.
    pub yours: Wording,
    /// Things to tick.
    pub ticks: Vec<CounterTick>,
    /// That it may have changed, or that nobody is sure.
    pub doubts: Vec<Wording>,
}

/// A thing to tick, in both languages.
#[uniffi::remote(Record)]
pub struct CounterTick {
    /// For the officer.
    pub office: Wording,
    /// For the reader.
    pub yours: Wording,
}

/// A region that a person can choose to live in.
#[uniffi::remote(Record)]
pub struct RegionChoice {
    /// Its id, such as `JP-13`.
    pub id: String,
    /// What it is called.
    pub name: Wording,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: String,
    /// How to reach them.
    pub contact: String,
    /// Part of the app; otherwise it came from outside.
    pub is_built_in: bool,
}

/// A region that came from outside and is used.
#[uniffi::remote(Record)]
pub struct InstalledRegion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Who answers for it.
    pub maintainer: String,
    /// How to reach them.
    pub contact: String,
    /// The fingerprint of the key that signed it.
    pub fingerprint: String,
    /// Whether that key is the project's own; otherwise a person compared its fingerprint.
    pub is_of_the_project: bool,
    /// The day on which somebody last looked at its sources.
    pub checked_on: NaiveDate,
    /// The last day before its first record may have changed.
    pub expires_on: Option<NaiveDate>,
}

/// A region that is kept and not used.
#[uniffi::remote(Record)]
pub struct RegionAside {
    /// Its id; `None` where not even that can be read.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<u32>,
    /// Why, as a sentence.
    pub reason: String,
}

/// Regions to choose from, and those that came from outside.
#[uniffi::remote(Record)]
pub struct RegionsScreen {
    /// Every region there is, by id.
    pub choices: Vec<RegionChoice>,
    /// Those that came from outside.
    pub installed: Vec<InstalledRegion>,
    /// Those that are kept and not used.
    pub aside: Vec<RegionAside>,
    /// Fingerprints of the keys that a person trusted.
    pub trusted: Vec<String>,
}

/// A number that a person entered: my hospital, my midwife, a friend.
#[uniffi::remote(Record)]
pub struct OwnNumberRow {
    /// Its name in the vault; `None` for a new one.
    pub id: Option<NumberId>,
    /// What the person calls it.
    pub name: String,
    /// As it is dialled.
    pub number: String,
    /// Help keys it stands for; none: it is good for every situation.
    pub helps: Vec<String>,
}
