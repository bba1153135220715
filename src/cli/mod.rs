//! The command line.

mod export;
mod info;
mod new;
mod specimen;
mod tidy;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lay out comics, letter them in several languages, export finished pages.
#[derive(Debug, Parser)]
#[command(
    name = "panelwright",
    version,
    about,
    long_about = "Lay out comics, letter them in several languages, export finished pages.\n\n\
        Given a project, panelwright opens it in the editor. The commands below work without a display.",
    after_help = "Examples:\n  \
        panelwright episode-02.ron\n  \
        panelwright new my-comic --preset us-comic --pages 8 --lang en\n  \
        panelwright export episode-02.ron --to png --out pages --lang zh-Hans --pages 1-3,7\n  \
        panelwright export episode-02.ron --to jpeg --out pages --lang all\n  \
        panelwright info episode-02.ron --format json",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// The project to open in the editor
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new project in a folder of its own
    New(New),
    /// Write finished pages
    Export(Export),
    /// Tell what is in a project
    Info(Info),
    /// Bring quotes, dashes, dots, marks and spaces to the habits of each language
    Tidy(Tidy),
    /// Show every kind of balloon, tail, caption and lettering on sheets
    Specimen(Specimen),
}

/// Make a new project in a folder of its own.
///
/// The folder is made; the project in it takes the folder's name. Pictures go into its folder `art`.
#[derive(Debug, Args)]
struct New {
    /// The folder; it must not be there yet, or be empty
    dir: PathBuf,
    /// The measures of the pages
    #[arg(long, value_name = "NAME", default_value = "us-comic", value_parser = new::preset_names())]
    preset: String,
    /// How many pages
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=2000))]
    pages: u32,
    /// The language it is written in, as a tag such as en, ja or zh-Hans
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// Finished pages instead of blank ones, in this order: pictures, folders of pictures, CBZ or PDF files
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with = "pages")]
    from: Vec<PathBuf>,
}

/// Write finished pages, one file a page.
///
/// Files are named after the project, the language and the page, for example episode-02-en-001.png. Each is
/// written under another name and then put in place, so that no half-written page is ever left.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct Export {
    /// The project
    file: PathBuf,
    /// The kind of files
    #[arg(long, value_enum)]
    to: Format,
    /// The folder for the files; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only these pages, for example 1-3,7 [default: all]
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    /// Dots per inch [default: those of the page setup]
    #[arg(long, value_name = "N")]
    dpi: Option<f64>,
    /// Pixels across the page, as platforms ask for, instead of dots per inch
    #[arg(long, value_name = "PX", conflicts_with = "dpi")]
    width: Option<u32>,
    /// The language of the words, given more than once for several, or `all`. Where that is more than one, each edition
    /// goes into a folder of its own within --out, named by its tag [default: the one it is written in]
    #[arg(long, value_name = "TAG")]
    lang: Vec<String>,
    /// Facing pages as one picture, in the order of the binding
    #[arg(long)]
    spreads: bool,
    /// With the bleed around the trimmed page
    #[arg(long)]
    bleed: bool,
    /// Replace files that are there already
    #[arg(long)]
    overwrite: bool,
    /// Only the pages that changed since the last export with this option into the same folder
    #[arg(long)]
    changed: bool,
    /// PNG: take longer for smaller files
    #[arg(long)]
    small: bool,
    /// JPEG: quality from 1 to 100
    #[arg(long, value_name = "N", default_value_t = 92, value_parser = clap::value_parser!(u8).range(1..=100))]
    quality: u8,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// PNG in sRGB, with its resolution
    Png,
    /// JPEG, with its resolution
    Jpeg,
    /// WebP without loss
    Webp,
}

/// Tell what is in a project: pages, panels, balloons, words in each language, and what is missing.
#[derive(Debug, Args)]
struct Info {
    /// The project
    file: PathBuf,
    /// How to tell
    #[arg(long, value_enum, default_value_t = Telling::Text)]
    format: Telling,
}

/// Bring quotes, dashes, dots, marks and spaces to the habits of each language.
///
/// Shows every line that would change, before and after, and writes nothing unless told to. Sound effects and words
/// that are final are left alone. Letters never change, only marks and spaces.
#[derive(Debug, Args)]
struct Tidy {
    /// The project
    file: PathBuf,
    /// Only words in this language [default: all]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Only these pages, for example 1-3,7 [default: all]
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    /// Leave a rule out; may be given more than once
    #[arg(long, value_name = "RULE", value_parser = tidy::rule_names())]
    without: Vec<String>,
    /// Fail if anything would change, and show nothing else
    #[arg(long, conflicts_with = "write")]
    check: bool,
    /// Save the project with the changes
    #[arg(long)]
    write: bool,
}

/// Show every kind of balloon, tail, caption and lettering, as PNG sheets.
///
/// With --projects each sheet is a project too, to be opened in the editor and taken apart.
#[derive(Debug, Args)]
struct Specimen {
    /// The folder for the sheets; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Dots per inch
    #[arg(long, value_name = "N", default_value_t = 200.0)]
    dpi: f64,
    /// Only the sheets whose names begin with this, for example balloons
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Write each sheet's project beside it
    #[arg(long)]
    projects: bool,
    /// Replace files that are there already
    #[arg(long)]
    overwrite: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Telling {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What the arguments ask for.
pub enum Wish {
    /// The editor shall open, on a project if one is named.
    Open(Option<PathBuf>),
    /// The command is done.
    Done(ExitCode),
}

/// Reads the program's arguments and does what they ask for, but for opening the editor.
pub fn run() -> Wish {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no failures. A failure to print has nowhere left to be told.
            let _ = error.print();
            return Wish::Done(if error.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS });
        }
    };
    let outcome = match arguments.command {
        None => return Wish::Open(arguments.file),
        Some(Command::New(new)) => new::run(&new),
        Some(Command::Export(export)) => export::run(&export),
        Some(Command::Info(info)) => info::run(&info),
        Some(Command::Tidy(tidy)) => tidy::run(&tidy),
        Some(Command::Specimen(specimen)) => specimen::run(&specimen),
    };
    Wish::Done(match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("panelwright: {message}");
            ExitCode::FAILURE
        }
    })
}

/// What the export command would be for a project, to be named where the editor cannot open.
pub fn export_command(file: Option<&Path>) -> String {
    let file = file.map_or_else(|| "FILE.ron".to_owned(), |f| f.display().to_string());
    // As it was called, so that the line can be copied.
    let program = std::env::args().next().unwrap_or_else(|| "panelwright".to_owned());
    format!("{program} export {file} --to png --out pages")
}
