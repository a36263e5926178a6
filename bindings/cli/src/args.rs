//! The command line as typed. Dates stay text here: what is wrong with one is said in the reader's language.

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Where somebody is: weeks of pregnancy, or age
    Stage(Who),
    /// Read any letter or card: g064, d0012, y1w02, card/overdue
    Read {
        /// Its name
        #[arg(value_name = "SLOT")]
        slot: String,
    },
    /// Find letters by words of any length
    Search {
        /// What to look for
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<String>,
    },
    /// What this is: edition, counts, review state
    About,
}

/// Whose letter it is: exactly one of the first four.
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

#[derive(Debug, Args)]
#[command(next_help_heading = "Whose letter it is (one of the first four)")]
#[group(required = true, multiple = false)]
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
