//! `otayori-content`: the authors' command.
//!
//! Knows the command line; every answer comes from the library. Exit code 0: all is well; 1: something must be
//! mended; 2: the command was not understood.

mod clock;
mod region;
mod template;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{eprintln, print, println};
use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use otayori_compiler::lint::region::spoken_lines;
use otayori_compiler::lint::{Tokens, lint, numbers};
use otayori_compiler::load::text_hash;
use otayori_compiler::press::press_as_of;
use otayori_compiler::{Content, Finding, Level, PackFile, dictionary, press, stats, variety};
use otayori_pack::SlotId;

/// Checks and presses the words of Otayori.
#[derive(Parser)]
#[command(version, about, long_about = None)]
struct Arguments {
    /// The content folder
    #[arg(long, global = true, default_value = "content", value_name = "DIR")]
    content: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check every file and print what is wrong, with file and line
    Check {
        /// Output of the tokenizer, for the rules that need words told apart (EJ06, EJ11)
        #[arg(long, value_name = "FILE")]
        tokens: Option<PathBuf>,
        /// Only this shelf or slot, e.g. `pregnancy` or `g064`
        #[arg(long, value_name = "SHELF|SLOT")]
        only: Option<String>,
    },
    /// Press the packs as `cargo build` does
    Build {
        /// Where to put them
        #[arg(long, value_name = "DIR", default_value = "target/packs")]
        out: PathBuf,
    },
    /// Press the packs for a release: what is stale on that day stops it
    Press {
        /// The day of the release, YYYY-MM-DD
        #[arg(long, value_name = "DATE")]
        as_of: NaiveDate,
        /// Where to put them
        #[arg(long, value_name = "DIR", default_value = "target/packs")]
        out: PathBuf,
    },
    /// Count slots, texts and findings
    Stats {
        /// Output of the tokenizer
        #[arg(long, value_name = "FILE")]
        tokens: Option<PathBuf>,
    },
    /// Show how alike the letters of each shelf open, and which sentences come again
    Variety,
    /// Show a slot: its brief, its texts, their hashes and what was found
    Show {
        /// Such as g064 or loss/01
        slot: SlotId,
    },
    /// Print the lines of a language for the tokenizer, one JSON string a line
    Sentences {
        /// Such as ja-simple
        #[arg(long, default_value = "ja-simple", value_name = "TAG")]
        lang: String,
    },
    /// A region of your own: write, check and press it. Needs no content folder
    Region {
        #[command(subcommand)]
        command: region::RegionCommand,
    },
    /// Measure what a frozen zstd dictionary would bring to each language
    Dictionary {
        /// Train one of this many bytes and freeze it in content/dictionaries
        #[arg(long, value_name = "BYTES", requires = "lang")]
        freeze: Option<usize>,
        /// Only this language
        #[arg(long, value_name = "TAG")]
        lang: Option<String>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::Region { command } = &arguments.command {
        return region::run(command).unwrap_or_else(|reason| {
            eprintln!("{reason}");
            ExitCode::FAILURE
        });
    }
    if !arguments.content.join("languages.toml").is_file() {
        eprintln!(
            "{} is not a content folder (no languages.toml in it): run from the project's root or give --content DIR",
            arguments.content.display()
        );
        return ExitCode::from(2);
    }
    match run(arguments) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, String> {
    let content = Content::load(&arguments.content);
    match arguments.command {
        Command::Check { tokens, only } => check(&content, tokens.as_deref(), only.as_deref()),
        Command::Build { out } => write(&press(&content).map_err(|e| e.to_string())?, &out),
        Command::Press { as_of, out } => {
            let errors: Vec<Finding> =
                lint(&content, None).into_iter().filter(|f| f.level == Level::Error).collect();
            if !errors.is_empty() {
                return Ok(report(&errors));
            }
            write(&press_as_of(&content, as_of).map_err(|e| e.to_string())?, &out)
        }
        Command::Stats { tokens } => {
            let tokens = read_tokens(tokens.as_deref())?;
            print!("{}", stats::table(&content, &lint(&content, tokens.as_ref())));
            if tokens.is_none() {
                println!("rules EJ06 and EJ11 were not run: give --tokens FILE (./check makes it)");
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Variety => {
            print!("{}", variety::table(&content));
            Ok(ExitCode::SUCCESS)
        }
        Command::Show { slot } => show(&content, &slot),
        Command::Sentences { lang } => sentences(&content, &lang),
        // Answered before the content was read.
        Command::Region { command } => region::run(&command),
        Command::Dictionary { freeze, lang } => dictionaries(content, freeze, lang.as_deref()),
    }
}

fn read_tokens(file: Option<&Path>) -> Result<Option<Tokens>, String> {
    let Some(file) = file else { return Ok(None) };
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    let text = text.map_err(|error| format!("{}: {error}", file.display()))?;
    Tokens::parse(&text).map(Some).map_err(|(line, what)| format!("{}:{line}: {what}", file.display()))
}

fn check(content: &Content, tokens: Option<&Path>, only: Option<&str>) -> Result<ExitCode, String> {
    let tokens = read_tokens(tokens)?;
    let mut findings = lint(content, tokens.as_ref());
    if let Some(only) = only {
        let slot = format!("{only}:");
        let variant = format!("{only}@");
        let shelf = format!("/{only}/");
        findings.retain(|f| {
            f.what.starts_with(&slot)
                || f.what.starts_with(&variant)
                || f.place.file.to_string_lossy().contains(&shelf)
        });
    }
    let code = report(&findings);
    if tokens.is_none() {
        println!("rules EJ06 and EJ11 were not run: give --tokens FILE (./check makes it)");
    }
    Ok(code)
}

fn report(findings: &[Finding]) -> ExitCode {
    let error = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let warning = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
    for finding in findings {
        let style = if finding.level == Level::Error { error } else { warning };
        println!("{style}{finding}{style:#}");
    }
    let errors = findings.iter().filter(|f| f.level == Level::Error).count();
    println!("{errors} errors, {} warnings", findings.len() - errors);
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn write(packs: &[PackFile], out: &Path) -> Result<ExitCode, String> {
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    for pack in packs {
        let file = out.join(&pack.name);
        std::fs::write(&file, &pack.bytes).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{:>9} bytes  {}", pack.bytes.len(), file.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn show(content: &Content, slot: &SlotId) -> Result<ExitCode, String> {
    let row = content.slots.get(slot).ok_or_else(|| format!("{slot} is not a slot"))?;
    let bold = Style::new().bold();
    println!("{bold}{slot} · {}{bold:#}  ({}:{})", row.brief.topic, row.place.file.display(), row.place.line);
    println!("{:?}, {:?} clock, {:?}", row.slot.pillar, row.slot.clock, row.brief.status);
    let lists = [
        ("facts", &row.brief.facts),
        ("anywhere", &row.brief.anywhere),
        ("record", &row.brief.record),
        ("school year", &row.brief.school_year),
        ("notes", &row.brief.notes),
        ("numbers", &row.brief.numbers),
        ("safety", &row.slot.safety),
        ("help", &row.slot.help),
        ("sources", &row.slot.sources),
    ];
    for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        println!("{name}:");
        for item in *list {
            println!("  - {item}");
        }
    }
    for language in &content.languages {
        let tag = &language.language.tag;
        for (key, text) in content.texts.get(tag).into_iter().flatten().filter(|(key, _)| key.slot == *slot) {
            let state = if content.is_reviewed(tag, key, text) { "reviewed" } else { "draft" };
            println!(
                "\n{bold}{tag} {key}{bold:#}  ({}:{}, {state})",
                text.place.file.display(),
                text.place.line
            );
            println!("{}", text.stored);
            let said: Vec<String> = std::iter::once(&text.message.title)
                .chain(text.message.body.lines())
                .flat_map(|line| numbers::read(language.numbers, &line.plain()))
                .map(|said| said.quantity.to_string())
                .collect();
            println!("quantities: {}\nsha256: {}", said.join(" | "), text_hash(&text.stored));
        }
    }
    let name = format!("{slot}:");
    let variant = format!("{slot}@");
    let mut findings = lint(content, None);
    findings.retain(|f| f.what.starts_with(&name) || f.what.starts_with(&variant));
    println!();
    Ok(report(&findings))
}

fn sentences(content: &Content, tag: &str) -> Result<ExitCode, String> {
    let texts = content.texts.get(tag).ok_or_else(|| format!("`{tag}` has no row in languages.toml"))?;
    for text in texts.values() {
        for line in std::iter::once(&text.message.title).chain(text.message.body.lines()) {
            println!("{}", serde_json::to_string(&line.plain()).map_err(|error| error.to_string())?);
        }
    }
    for line in content.regions.iter().flat_map(|source| spoken_lines(source, tag)) {
        println!("{}", serde_json::to_string(&line).map_err(|error| error.to_string())?);
    }
    Ok(ExitCode::SUCCESS)
}

fn dictionaries(mut content: Content, freeze: Option<usize>, lang: Option<&str>) -> Result<ExitCode, String> {
    let tags: Vec<String> = content.languages.iter().map(|row| row.language.tag.clone()).collect();
    if let (Some(size), Some(tag)) = (freeze, lang) {
        let trained = dictionary::train(&content, tag, size)
            .ok_or_else(|| format!("`{tag}` has too little text to train a dictionary on"))?;
        let folder = content.root.join("dictionaries");
        let file = folder.join(format!("{tag}.zdict"));
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&file, &trained))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{} bytes  {}", trained.len(), file.display());
        return Ok(ExitCode::SUCCESS);
    }
    println!("{:<12}{:>12}{:>12}{:>12}", "language", "asked", "dictionary", "pack");
    for tag in tags.iter().filter(|tag| lang.is_none_or(|only| only == *tag)) {
        for measure in dictionary::measure(&mut content, tag).map_err(|error| error.to_string())? {
            println!("{tag:<12}{:>12}{:>12}{:>12}", measure.asked, measure.dictionary, measure.pack);
        }
    }
    Ok(ExitCode::SUCCESS)
}
