//! The command line as typed. Dates stay text here: what is wrong with one is said in the reader's language.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use otayori_core::calendar::LeapBirthday;

/// A letter for people who are becoming or being parents, offline and in their own language
#[derive(Debug, Parser)]
#[command(
    version,
    about = "A letter for people who are becoming or being parents, offline and in their own language",
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) reader: ReaderArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// In which words, and how they are shown.
#[derive(Debug, Args)]
#[command(next_help_heading = "How it is shown")]
pub(crate) struct ReaderArguments {
    /// Language: ja, ja-simple (Easy Japanese) or en. Without it, the machine's language
    #[arg(long, global = true, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// Region such as JP or JP-13; `generic` for texts true anywhere. Without it, the language's own
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) region: Option<String>,
    /// Leave out the readings 漢字(かんじ)
    #[arg(long, global = true)]
    pub(crate) no_ruby: bool,
    /// Columns of text, 20 to 200. Without it, as wide as the terminal, 72 at most
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=200))]
    pub(crate) width: Option<u16>,
    /// Print JSON for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// A family's readable file, to try stories with
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) family: Option<PathBuf>,
    /// A companion's sealed folder, made by `init`
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "family")]
    pub(crate) home: Option<PathBuf>,
    /// The file with the folder's key. Without it, a place of its own that `init` names
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) device_key: Option<PathBuf>,
    /// Read secrets (PIN, words, passphrase), a line each, from this open file descriptor and ask nobody
    #[arg(long, global = true, value_name = "N")]
    pub(crate) secrets_fd: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The letter of the day
    Today(Who),
    /// What will come, and when
    Upcoming {
        #[command(flatten)]
        who: Who,
        /// How many days to look ahead
        #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=7_000))]
        days: u32,
    },
    /// What a phone would arm, take back and show now (--home or --family); nothing is changed
    Plan {
        /// Which phone
        #[arg(long, value_enum, default_value_t)]
        platform: Platform,
        /// The moment, such as 2027-03-01T08:30+09:00. Without it, now
        #[arg(long, value_name = "MOMENT")]
        now: Option<String>,
    },
    /// A simulated childhood on a hostile phone, in English: what was said, what went wrong, which notices came
    Simulate(Childhood),
    /// Where somebody is: weeks of pregnancy, or age
    Stage(Who),
    /// Read any letter or card: g064, d0012, y1w02, card/overdue
    Read {
        /// Its name
        #[arg(value_name = "SLOT")]
        slot: String,
        /// Help as of this day, YYYY-MM-DD. Without it, now
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Find letters by words of any length
    Search {
        /// What to look for
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<String>,
    },
    /// What this is: edition, counts, review state
    About,
    /// Who to call: numbers that answer, those that answer now first
    Support(SupportArguments),
    /// What is open until when, for a child or for a family (--family)
    Deadlines(DeadlineArguments),
    /// A card to show at a counter, in the office's language and yours; without a name, all of them
    CounterCard {
        /// Its name, such as handbook
        #[arg(value_name = "CARD")]
        id: Option<String>,
        /// With the cards for after a loss
        #[arg(long)]
        after_loss: bool,
        /// As of this day, YYYY-MM-DD. Without it, today
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Regions: what is here, what a file from outside holds, taking one in (--home)
    Region {
        #[command(subcommand)]
        command: RegionCommand,
    },
    /// Your own numbers: a hospital, a midwife, a friend. They come first (--home)
    Numbers {
        #[command(subcommand)]
        command: NumbersCommand,
    },
    /// Every letter of a family (--family) up to a day, latest first
    Shelf {
        /// The day, YYYY-MM-DD. Without it, today
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// A family over the years: who is awaited, who was born, what ended (--home or --family)
    Family(Report),
    /// Begin a companion in the folder given with --home
    Init,
    /// Write and read for yourself, sealed (--home)
    Journal(Journal),
    /// How a child grows: weight, length, head (--home)
    Growth {
        #[command(subcommand)]
        command: GrowthCommand,
    },
    /// A PIN before the journal (--home)
    Pin {
        #[command(subcommand)]
        command: PinCommand,
    },
    /// Close the journal. Here it is closed after every command
    Lock,
    /// Six words that open the companion where its key is lost (--home)
    Recovery {
        #[command(subcommand)]
        command: RecoveryCommand,
    },
    /// Write everything into one file that the public `age` command opens too (--home)
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Take a backup in (--home)
    Restore {
        /// The file
        file: PathBuf,
        /// Say what it would do, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take the sealed copy where the folder is damaged; the damaged file is set aside (--home)
    Repair,
    /// Erase everything in the folder and its key (--home)
    Erase {
        /// Yes, everything
        #[arg(long, required = true)]
        everything: bool,
    },
}

/// Whose limits hold.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Platform {
    /// Eight alarms, which wake the app
    #[default]
    Android,
    /// Sixty notices, which the system shows
    Ios,
}

/// The journal, and the day it is written on.
#[derive(Debug, Args)]
pub(crate) struct Journal {
    #[command(subcommand)]
    pub(crate) command: JournalCommand,
    /// The day of writing, YYYY-MM-DD. Without it, now
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Write an entry
    Add(Writing),
    /// Entries by their days
    List {
        /// Of one month, YYYY-MM
        #[arg(long, value_name = "MONTH", conflicts_with = "this_day")]
        month: Option<String>,
        /// About one child, by the beginning of its name
        #[arg(long, value_name = "NAME")]
        child: Option<String>,
        /// Of this day in earlier years
        #[arg(long)]
        this_day: bool,
    },
    /// Read an entry
    Show {
        /// The beginning of its name, as `journal list` gives it
        entry: String,
        /// As it was before its last change
        #[arg(long)]
        before: bool,
    },
    /// Find entries by any part of a word
    Search {
        /// What to look for
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Write an entry anew; what is not given stays
    Edit {
        /// The beginning of its name
        entry: String,
        #[command(flatten)]
        writing: Writing,
    },
    /// One step back: the entry as it was before its last change
    Undo {
        /// The beginning of its name
        entry: String,
    },
    /// Delete an entry for good, with its photos
    Delete {
        /// The beginning of its name
        entry: String,
    },
    /// What was typed and could not be an entry yet
    Drafts,
    /// Make a draft an entry; what is given takes the place of what is there
    Finish {
        /// The beginning of its name, as `journal drafts` gives it
        draft: String,
        #[command(flatten)]
        writing: Writing,
    },
    /// Throw a draft away
    Drop {
        /// The beginning of its name
        draft: String,
    },
    /// A booklet of a time, with its letters, readable by everybody who has the file
    Export {
        /// The new file
        file: PathBuf,
        /// First day
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Last day
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// As what
        #[arg(long, value_enum, default_value_t)]
        format: BookletFormat,
    },
    /// Take a photo out of an entry into a file
    Photo {
        /// The beginning of the entry's name
        entry: String,
        /// The new file
        file: PathBuf,
        /// Which photo, counted from 1
        #[arg(long, default_value_t = 1)]
        number: usize,
    },
}

/// What an entry says.
#[derive(Debug, Args)]
pub(crate) struct Writing {
    /// The words; `-` reads them from standard input
    pub(crate) text: Vec<String>,
    /// The day it tells of. Without it, the day of writing
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Whom it is about, by the beginning of a name
    #[arg(long, value_name = "NAME")]
    pub(crate) child: Vec<String>,
    /// calm, glad, tired, worried, low, or your own words
    #[arg(long, value_name = "WORDS")]
    pub(crate) mood: Option<String>,
    /// Words to find it by
    #[arg(long, value_name = "WORD")]
    pub(crate) tag: Vec<String>,
    /// The letter it answers: g064, d0012
    #[arg(long, value_name = "SLOT")]
    pub(crate) answers: Option<String>,
    /// A photo: JPEG, PNG or WebP. Where and when it was taken is left out
    #[arg(long, value_name = "FILE")]
    pub(crate) photo: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum BookletFormat {
    /// Plain text
    #[default]
    Text,
    /// Markdown
    Markdown,
    /// One HTML file, with its photos
    Html,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GrowthCommand {
    /// Write a measurement down
    Add {
        /// The beginning of the child's name; without it, the only one there is
        child: Option<String>,
        /// The day. Without it, today
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// Weight in grams
        #[arg(long, value_name = "GRAMS")]
        weight: Option<u32>,
        /// Length in millimetres
        #[arg(long, value_name = "MM")]
        length: Option<u32>,
        /// Head circumference in millimetres
        #[arg(long, value_name = "MM")]
        head: Option<u32>,
        /// A note
        #[arg(long, value_name = "WORDS", default_value = "")]
        note: String,
    },
    /// Every measurement
    List,
    /// As a table for a spreadsheet, readable by everybody who has the file
    Export {
        /// The new file
        file: PathBuf,
    },
    /// Delete a measurement
    Delete {
        /// The beginning of its name, as `growth list` gives it
        measurement: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PinCommand {
    /// Set a PIN of six digits or more
    Set {
        /// Yes: without recovery words a forgotten PIN cannot be mended
        #[arg(long)]
        without_words: bool,
    },
    /// Another PIN
    Change,
    /// No PIN
    Remove,
    /// Try a PIN
    Unlock,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecoveryCommand {
    /// Six new words, shown once; older ones open nothing then
    Words,
    /// Open the folder with the words, and give it a new key
    Open,
}

#[derive(Debug, Args)]
pub(crate) struct SupportArguments {
    /// What it is about, such as parents-at-limit; without it, everything there is help for
    #[arg(long, value_name = "KEY")]
    pub(crate) situation: Option<String>,
    /// The moment, such as 2026-12-01T02:30+09:00. Without it, now
    #[arg(long, value_name = "MOMENT")]
    pub(crate) now: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DeadlineArguments {
    #[command(flatten)]
    pub(crate) who: Who,
    /// Also what opens later than in sixty days
    #[arg(long)]
    pub(crate) all: bool,
    /// What holds after a loss
    #[arg(long)]
    pub(crate) after_loss: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RegionCommand {
    /// The regions that are here
    List,
    /// Look at a signed region before it is taken in
    Inspect {
        /// The file
        file: PathBuf,
        /// The public key of its maintainer
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Take a signed region in (--home)
    Install {
        /// The file
        file: PathBuf,
        /// The fingerprint of its key, as its maintainer gave it by another way: the key counts from then on
        #[arg(long, value_name = "FINGERPRINT")]
        trust: Option<String>,
        /// The same, by the public key itself
        #[arg(long, value_name = "FILE", conflicts_with = "trust")]
        key: Option<PathBuf>,
    },
    /// Take a region from outside away again (--home)
    Remove {
        /// Its id, as `region list` gives it
        region: String,
    },
    /// The keys whose regions count (--home)
    Keys,
    /// Trust a key no longer; what it brought is kept aside (--home)
    Forget {
        /// Its fingerprint, as `region keys` gives it
        #[arg(required = true)]
        fingerprint: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum NumbersCommand {
    /// Write a number down
    Add {
        /// What you call it
        name: String,
        /// As it is dialled
        number: String,
        /// What it is for, such as maternity-unit; several times for several. Without it, for everything
        #[arg(long = "for", value_name = "KEY")]
        helps: Vec<String>,
    },
    /// Your numbers
    List,
    /// Remove one
    Remove {
        /// The beginning of its name, as `numbers list` gives it
        number: String,
    },
}

/// Something that happened, and the day it is reported on.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(subcommand)]
    pub(crate) command: FamilyCommand,
    /// The day of the report, YYYY-MM-DD. Without it, now
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FamilyCommand {
    /// A pregnancy (--due, --lmp, --weeks, or nothing while the date is unknown) or a child (--born)
    Add(Add),
    /// A birth: once --born for each child
    Birth {
        /// The beginning of the name that `family show` gives; without it, the only pregnancy
        name: Option<String>,
        /// Day of birth, YYYY-MM-DD; for twins, twice
        #[arg(long, value_name = "DATE")]
        born: Vec<String>,
        /// For how many it has ended; no reason is asked
        #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=8))]
        ended: u8,
    },
    /// A scan shows how many children there are
    Scan {
        /// The beginning of a name; without it, the only pregnancy
        name: Option<String>,
        /// How many children the scan shows
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=8))]
        children: u8,
    },
    /// Put a due date, a day of birth or the weeks at birth right
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true))]
    Correct {
        /// The beginning of a name; without it, the only one there is
        name: Option<String>,
        /// The due date that holds
        #[arg(long, value_name = "DATE", group = "what", conflicts_with_all = ["born", "born_at"])]
        due: Option<String>,
        /// The day of birth that holds
        #[arg(long, value_name = "DATE", group = "what")]
        born: Option<String>,
        /// Weeks at birth, such as 33w2d
        #[arg(long, value_name = "WEEKS", group = "what")]
        born_at: Option<String>,
    },
    /// This has ended. Everything about it stops at once; nothing is asked
    End {
        /// The beginning of a name; without it, the only one there is
        child: Option<String>,
    },
    /// Ending it was a mistake; or, with --report, any other report was
    Mistake {
        /// The beginning of a name; without it, the only one that has ended
        child: Option<String>,
        /// The beginning of a report's name, as `family log` gives it
        #[arg(long, value_name = "NAME", conflicts_with = "child")]
        report: Option<String>,
    },
    /// No letters for a time, for one child or for everybody
    Pause {
        /// The beginning of a name
        child: Option<String>,
        /// First day without letters
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// Letters again
    Resume {
        /// The beginning of a name
        child: Option<String>,
        /// First day with letters
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// Accompany a child no longer
    Remove {
        /// The beginning of a name; without it, the only one there is
        child: Option<String>,
    },
    /// After a merge: this child is still accompanied
    StillSo {
        /// The beginning of a name; without it, the only one there is
        child: Option<String>,
    },
    /// After a merge: two names are one child
    Same {
        /// The beginning of a name
        child: String,
        /// The beginning of the other name
        other: String,
    },
    /// A choice that changes which letters come
    Choose {
        /// Which
        choice: ChoiceArgument,
        /// The beginning of a name; without it, for the family
        child: Option<String>,
        /// It no longer holds
        #[arg(long)]
        no: bool,
    },
    /// When a child born on 29 February has a birthday in other years
    LeapBirthday {
        /// The beginning of a name
        child: String,
        /// Which day
        on: LeapDay,
    },
    /// Another region: JP, JP-13, generic
    Move {
        /// Its name
        region: String,
        /// First day there
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
    },
    /// How letters are wanted on this machine; without a choice, how they are
    Prefer(Wishes),
    /// Take in what another file knows
    Merge {
        /// The other family's file
        file: PathBuf,
    },
    /// Who is here
    Show,
    /// Everything that was reported
    Log,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) anchor: Anchor,
    /// How many children at once
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(crate) children: u8,
    /// Weeks at birth, such as 33w2d
    #[arg(long, value_name = "WEEKS", requires = "born")]
    pub(crate) born_at: Option<String>,
    /// The day a child who was not born into the family joined it
    #[arg(long, value_name = "DATE", requires = "born", conflicts_with_all = ["born_at", "children"])]
    pub(crate) joined: Option<String>,
}

/// This machine's choices. What is not named stays as it is.
#[derive(Debug, Args)]
pub(crate) struct Wishes {
    /// The language that is read, unless --lang names another
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// A second language to show below it, or `none`
    #[arg(long, value_name = "TAG")]
    pub(crate) beside: Option<String>,
    /// The hour at which letters come, 7 to 21
    #[arg(long, value_name = "HOUR")]
    pub(crate) hour: Option<u8>,
    /// What a notice says on a locked screen
    #[arg(long, value_enum)]
    pub(crate) notice: Option<NoticeArgument>,
    /// Whose letters come; for both, twice
    #[arg(long, value_enum)]
    pub(crate) track: Vec<TrackArgument>,
    /// Whether kanji have readings
    #[arg(long, value_name = "YES", value_parser = clap::builder::BoolishValueParser::new())]
    pub(crate) ruby: Option<bool>,
}

impl Wishes {
    /// Whether anything is to change.
    pub(crate) fn is_given(&self) -> bool {
        let Self { language, beside, hour, notice, track, ruby } = self;
        let words = language.is_some() || beside.is_some();
        words || hour.is_some() || notice.is_some() || !track.is_empty() || ruby.is_some()
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum NoticeArgument {
    /// That an otayori has come, and nothing else
    Neutral,
    /// The title of the letter
    Full,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum TrackArgument {
    /// Of the person who carries or cares first
    Main,
    /// Of the other parent
    Partner,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ChoiceArgument {
    /// One parent carries the days
    Single,
    /// No letters that state a milestone
    MilestonesHidden,
    /// A diagnosis, or a question about one
    Disability,
    /// Not sure about the pregnancy
    Undecided,
}

/// Whose letter it is: one of the first four, or a family's file.
#[derive(Debug, Args)]
#[command(next_help_heading = "Whose letter it is (one of the first four)")]
pub(crate) struct Who {
    #[command(flatten)]
    pub(crate) anchor: Anchor,
    /// The day to look at, YYYY-MM-DD. Without it, today
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Weeks of pregnancy at birth, such as 33w2d, for a child born early
    #[arg(long, value_name = "WEEKS", conflicts_with_all = ["due", "lmp", "weeks"])]
    pub(crate) born_at: Option<String>,
    /// When a child born on 29 February has a birthday in other years
    #[arg(long, value_enum, default_value_t, conflicts_with_all = ["due", "lmp", "weeks"])]
    pub(crate) leap_birthday: LeapDay,
}

impl Who {
    /// Whether the command line itself says whose letter it is.
    pub(crate) fn is_given(&self) -> bool {
        let Anchor { due, lmp, weeks, born } = &self.anchor;
        [due, lmp, weeks, born].into_iter().any(Option::is_some)
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Whose letter it is (one of the first four)")]
#[group(multiple = false)]
pub(crate) struct Anchor {
    /// Due date, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) due: Option<String>,
    /// First day of the last period, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) lmp: Option<String>,
    /// Length of the pregnancy on that day, such as 12w3d
    #[arg(long, value_name = "WEEKS")]
    pub(crate) weeks: Option<String>,
    /// Day of birth, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub(crate) born: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum LeapDay {
    /// On 28 February
    Feb28,
    /// On 1 March
    #[default]
    Mar1,
}

impl From<LeapDay> for LeapBirthday {
    fn from(day: LeapDay) -> Self {
        match day {
            LeapDay::Feb28 => Self::LastOfFebruary,
            LeapDay::Mar1 => Self::FirstOfMarch,
        }
    }
}

/// A childhood that never was.
#[derive(Debug, Args)]
pub(crate) struct Childhood {
    /// Where it begins, as the tz database names it
    #[arg(long, value_name = "ZONE", default_value = "Asia/Tokyo")]
    pub(crate) zone: String,
    /// How long it is
    #[arg(long, value_name = "N", default_value_t = 19, value_parser = clap::value_parser!(i64).range(1..=25))]
    pub(crate) years: i64,
    /// Which one: the same number is the same childhood
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Faults a year, on the average; 0 for a phone without any
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u16).range(0..=100))]
    pub(crate) faults: u16,
    /// The first day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", default_value = "2026-03-01")]
    pub(crate) start: String,
    /// Only what was said and what went wrong
    #[arg(long)]
    pub(crate) brief: bool,
    /// Where a rule is broken, the shortest story that breaks it
    #[arg(long, conflicts_with = "brief")]
    pub(crate) shrink: bool,
}
