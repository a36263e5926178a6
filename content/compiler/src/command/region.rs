//! `otayori-content region`: from nothing to one signed file, in a folder of one's own.
//!
//! Knows the command line and files. Languages, help keys, slots and word lists were compiled in, so no copy of the project
//! is needed; a region inside a content folder is checked with that folder.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::println;
use chrono::NaiveDate;
use clap::Subcommand;
use otayori_compiler::lint::region;
use otayori_compiler::press::{Signer, new_key_pair, press_region};
use otayori_compiler::{Content, Finding, Level, RegionSource};
use otayori_pack::Pack;
use otayori_pack::region::{Dated, Records, is_region_id};
use otayori_pack::signed::{Envelope, MAGIC, PublicKey};

use super::{clock, report, template};

#[derive(Debug, Subcommand)]
pub(crate) enum RegionCommand {
    /// Write a folder with a commented example of every record
    New {
        /// Such as NP, JP-13 or JP-13-Minato
        id: String,
        /// Where the folder is put
        #[arg(long, value_name = "DIR", default_value = ".")]
        into: PathBuf,
    },
    /// Say in plain words what is wrong, with file and line
    Check {
        /// The folder
        folder: PathBuf,
        /// The day by which records are judged, YYYY-MM-DD. Without it, today
        #[arg(long, value_name = "DATE")]
        as_of: Option<NaiveDate>,
    },
    /// Make one file of it; with a key, signed for others to install
    Press {
        /// The folder
        folder: PathBuf,
        /// The secret key, written by `region key`
        #[arg(long, value_name = "FILE")]
        sign: Option<PathBuf>,
        /// A file that holds the key's password; without it, it is asked for
        #[arg(long, value_name = "FILE", requires = "sign")]
        password_file: Option<PathBuf>,
        /// Where the file is put
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
        /// The day of the release, YYYY-MM-DD. Without it, today
        #[arg(long, value_name = "DATE")]
        as_of: Option<NaiveDate>,
    },
    /// The words that `helps` and `help` take, and what each stands for
    Words,
    /// Show what a file holds, who signed it and until when it is fresh
    Inspect {
        /// A file that `region press` wrote
        file: PathBuf,
        /// The public key that should have signed it
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Make a key to sign with: NAME.key to keep, NAME.pub to give out
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Draw a new key
    New {
        /// The beginning of both file names
        #[arg(default_value = "otayori-region")]
        name: PathBuf,
        /// A file that holds the password; without it, it is asked for
        #[arg(long, value_name = "FILE", conflicts_with = "no_password")]
        password_file: Option<PathBuf>,
        /// Leave the secret key unencrypted: whoever has the file can sign
        #[arg(long)]
        no_password: bool,
    },
}

pub(crate) fn run(command: &RegionCommand) -> Result<ExitCode, String> {
    match command {
        RegionCommand::New { id, into } => new(id, into),
        RegionCommand::Check { folder, as_of } => check(folder, as_of.unwrap_or_else(clock::today)),
        RegionCommand::Press { folder, sign, password_file, out, as_of } => {
            let as_of = as_of.unwrap_or_else(clock::today);
            press(folder, sign.as_deref(), password_file.as_deref(), out, as_of)
        }
        RegionCommand::Words => {
            words();
            Ok(ExitCode::SUCCESS)
        }
        RegionCommand::Inspect { file, key } => inspect(file, key.as_deref()),
        RegionCommand::Key { command: KeyCommand::New { name, password_file, no_password } } => {
            new_key(name, password_file.as_deref(), *no_password)
        }
    }
}

fn words() {
    for (key, row) in &Content::vocabulary(clock::today()).help_keys {
        println!("{key:<28} {}", row.value.meaning);
    }
}

fn named(file: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", file.display())
}

fn new(id: &str, into: &Path) -> Result<ExitCode, String> {
    if !is_region_id(id) || id == otayori_pack::region::GENERIC {
        return Err(format!("`{id}` is not the id of a region: write NP, JP-13 or JP-13-Minato"));
    }
    let folder = into.join(id);
    if folder.exists() {
        return Err(format!("{} is there already: nothing was written over", folder.display()));
    }
    for (name, text) in template::files(id, clock::today()) {
        let file = folder.join(name);
        let parent = file.parent().unwrap_or(&folder);
        fs::create_dir_all(parent).map_err(named(parent))?;
        fs::write(&file, text).map_err(named(&file))?;
        println!("{}", file.display());
    }
    println!(
        "Next: change what stands in region.toml and help.toml, then otayori-content region check {}",
        folder.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The vocabulary and the one region; a region of a content folder with that folder around it.
fn load(folder: &Path, as_of: NaiveDate) -> Result<(Content, PathBuf), String> {
    if !folder.join("region.toml").is_file() {
        return Err(format!(
            "{} is not the folder of a region (no region.toml in it): begin one with otayori-content region new ID",
            folder.display()
        ));
    }
    let whole = folder.canonicalize().map_err(named(folder))?;
    let around = whole.parent().filter(|regions| regions.ends_with("regions")).and_then(Path::parent);
    if let Some(root) = around.filter(|root| root.join("languages.toml").is_file()) {
        let mut content = Content::load(root);
        content.as_of = as_of;
        let inside = whole.strip_prefix(root).unwrap_or(&whole).to_owned();
        return Ok((content, inside));
    }
    let mut content = Content::vocabulary(as_of);
    content.add_region(folder);
    Ok((content, folder.to_owned()))
}

/// What is wrong with a region, what could not be read first.
fn findings(content: &Content, folder: &Path) -> (Vec<Finding>, Option<usize>) {
    let mut findings: Vec<Finding> =
        content.findings.iter().filter(|finding| finding.place.file.starts_with(folder)).cloned().collect();
    let found = content.regions.iter().position(|source| source.folder == folder);
    if let Some(source) = found.and_then(|n| content.regions.get(n)) {
        findings.extend(region::of(content, source, None));
    }
    findings.sort();
    findings.dedup();
    (findings, found)
}

fn check(folder: &Path, as_of: NaiveDate) -> Result<ExitCode, String> {
    let (content, folder) = load(folder, as_of)?;
    let (findings, found) = findings(&content, &folder);
    if let Some(source) = found.and_then(|n| content.regions.get(n)) {
        println!("{}", counts(source));
    }
    Ok(report(&findings))
}

fn counts(source: &RegionSource) -> String {
    let region = &source.region.value;
    format!(
        "{} version {}: {} help lines, {} deadlines, {} letters, {} cards, in {}",
        region.id,
        region.version,
        source.lines.len(),
        source.deadlines.len(),
        source.letters.len(),
        source.cards.len(),
        region.languages.join(", ")
    )
}

fn press(
    folder: &Path,
    sign: Option<&Path>,
    password_file: Option<&Path>,
    out: &Path,
    as_of: NaiveDate,
) -> Result<ExitCode, String> {
    let (content, folder) = load(folder, as_of)?;
    let (mut findings, found) = findings(&content, &folder);
    let source = found.and_then(|n| content.regions.get(n));
    findings.extend(source.map(|source| region::expired(source, as_of)).unwrap_or_default());
    // An example may be looked at; what is signed goes to people.
    let stops = |f: &Finding| f.level == Level::Error || sign.is_some() && f.rule == region::EXAMPLE;
    findings.retain(stops);
    let (Some(source), true) = (source, findings.is_empty()) else {
        println!("nothing was pressed: mend these first");
        report(&findings);
        return Ok(ExitCode::FAILURE);
    };
    let region = &source.region.value;
    let pack = press_region(&content, source).map_err(|error| error.to_string())?;
    let (name, bytes) = match sign {
        None => (pack.name, pack.bytes),
        Some(file) => {
            let signer = open_key(file, password_file)?;
            let about = format!("region {} version {}", region.id, region.version);
            let bytes = signer.seal(&pack.bytes, &about).map_err(|error| error.to_string())?;
            println!("signed with key {}", signer.public().id());
            println!("fingerprint     {}", signer.public().fingerprint());
            (format!("{}-{}.otayori", region.id, region.version), bytes)
        }
    };
    let file = out.join(name);
    fs::create_dir_all(out).map_err(named(out))?;
    fs::write(&file, &bytes).map_err(named(&file))?;
    println!("{:>9} bytes  {}", bytes.len(), file.display());
    if sign.is_none() {
        println!("it is not signed: nobody can install it. Give --sign KEY");
    }
    Ok(ExitCode::SUCCESS)
}

fn open_key(file: &Path, password_file: Option<&Path>) -> Result<Signer, String> {
    let text = fs::read_to_string(file).map_err(named(file))?;
    let with_file = |error| format!("{}: {error}", file.display());
    match (Signer::open(&text, None), password_file) {
        (Ok(signer), _) => Ok(signer),
        (Err(_), Some(path)) => Signer::open(&text, Some(password_in(path)?)).map_err(with_file),
        (Err(otayori_compiler::press::SignError::WrongPassword), None) => {
            let password =
                rpassword::prompt_password("Password of the key: ").map_err(|error| error.to_string())?;
            Signer::open(&text, Some(password)).map_err(with_file)
        }
        (Err(error), None) => Err(with_file(error)),
    }
}

fn password_in(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file).map_err(named(file))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn new_key(name: &Path, password_file: Option<&Path>, no_password: bool) -> Result<ExitCode, String> {
    let (secret, public) = (name.with_extension("key"), name.with_extension("pub"));
    let password = match (password_file, no_password) {
        (Some(file), _) => Some(password_in(file)?),
        (None, true) => None,
        (None, false) => Some(new_password()?),
    };
    let pair = new_key_pair(password).map_err(|error| error.to_string())?;
    write_secret(&secret, &pair.secret)?;
    let mut file = fs::File::create_new(&public).map_err(named(&public))?;
    file.write_all(pair.public.as_bytes()).map_err(named(&public))?;
    let key: PublicKey = pair.public.parse().map_err(|error| format!("{error}"))?;
    println!("{}  keep it, and give it to nobody", secret.display());
    println!("{}  give it to everybody who installs your region", public.display());
    println!("fingerprint: {}", key.fingerprint());
    Ok(ExitCode::SUCCESS)
}

fn new_password() -> Result<String, String> {
    let ask = |text| rpassword::prompt_password(text).map_err(|error| error.to_string());
    let password = ask("A password for the key (long, and written down somewhere safe): ")?;
    if password.is_empty() {
        return Err("an empty password protects nothing: give one, or --no-password".to_owned());
    }
    if password == ask("The same again: ")? {
        Ok(password)
    } else {
        Err("the two differ: nothing was written".to_owned())
    }
}

/// Never over a key that is there, and for its owner alone where the system can say so.
fn write_secret(path: &Path, text: &str) -> Result<(), String> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(named(path))?;
    file.write_all(text.as_bytes()).map_err(named(path))
}

fn inspect(file: &Path, key: Option<&Path>) -> Result<ExitCode, String> {
    let bytes = fs::read(file).map_err(named(file))?;
    let (payload, verified) = if bytes.starts_with(&MAGIC) {
        let envelope = Envelope::open(&bytes).map_err(|error| error.to_string())?;
        println!("signed with key {}", envelope.key_id());
        if let Some(path) = key {
            let text = fs::read_to_string(path).map_err(named(path))?;
            let key: PublicKey = text.parse().map_err(|error| format!("{}: {error}", path.display()))?;
            let payload = envelope.verify(&key).map_err(|error| error.to_string())?;
            println!("the signature fits; fingerprint {}", key.fingerprint());
            (payload, true)
        } else {
            // It was not changed on the way; whose it is, only the fingerprint says.
            let key = envelope.signer().map_err(|error| error.to_string())?;
            let payload = envelope.verify(&key).map_err(|error| error.to_string())?;
            println!("fingerprint     {}", key.fingerprint());
            (payload, false)
        }
    } else {
        println!("not signed");
        (bytes.as_slice(), false)
    };
    if !verified {
        println!("NOT VERIFIED: compare the fingerprint with its owner's, or give --key FILE.pub");
    }
    let pack = Pack::open(payload.to_vec()).map_err(|error| error.to_string())?;
    let records = Records::read(&pack).map_err(|error| error.to_string())?;
    print_records(&records);
    Ok(ExitCode::SUCCESS)
}

fn print_records(records: &Records) {
    let region = &records.region;
    let name = |tag: &String| region.name.get(tag).unwrap_or_default().to_owned();
    let names: Vec<String> = region.languages.iter().map(name).collect();
    println!("{} version {} ({})", region.id, region.version, names.join(" / "));
    println!("from {} ({})", region.maintainer.name, region.maintainer.contact);
    println!("lies in {}", region.parent.as_deref().unwrap_or("nothing"));
    let (lines, deadlines) = (records.lines.len(), records.deadlines.len());
    let (letters, cards) = (records.letters.len(), records.cards.len());
    println!("{lines} help lines, {deadlines} deadlines, {letters} letters, {cards} cards");
    for line in &records.lines {
        let number = line.number.as_deref().or(line.address.as_deref()).unwrap_or("-");
        let name = line.name.best(&region.languages).map(|(_, text)| text).unwrap_or_default();
        let kind = if line.emergency { "emergency" } else { "" };
        println!("  {number:<24} {name}  {kind}  checked {}, {} days", line.checked_at, line.expires_after());
    }
}
