//! RON in and out. The same value always gives the same text, one changed line of dialogue changes one line.

use super::header::{self, PROJECT, SERIES, VERSION};
use crate::geom::colour::NotAColour;
use crate::model::art::NotAFingerprint;
use crate::model::id::NotAnId;
use crate::model::invariants::{Breach, Key, breaches, series_breaches};
use crate::model::lang::NotALang;
use crate::model::{Project, Series};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::sync::Arc;

#[derive(Serialize)]
struct Written<'a, T> {
    format: &'a str,
    version: u32,
    content: &'a T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read<T> {
    #[allow(dead_code, reason = "read before by the header")]
    format: String,
    #[allow(dead_code, reason = "read before by the header")]
    version: u32,
    content: T,
}

/// A text that is no sound project or series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// There is nothing in it.
    #[error("line 1: the file is empty; bring it back from a copy")]
    Empty,
    /// It is not ours.
    #[error(
        "line 1: this is not a Panelwright {0}; its first words should be (format: \"panelwright {0}\", version: 1, …"
    )]
    Foreign(&'static str),
    /// It is ours, but of another kind.
    #[error("line 1: this is a {found}, and a {wanted} is wanted here")]
    OtherKind {
        /// What it calls itself.
        found: String,
        /// What was wanted.
        wanted: &'static str,
    },
    /// A later program wrote it.
    #[error(
        "it is of version {0} and this program reads up to version {VERSION}; open it with a newer Panelwright"
    )]
    Newer(u64),
    /// It ends before it is complete.
    #[error("line {0}: the file is incomplete: it breaks off here; bring it back from a copy")]
    CutOff(usize),
    /// It cannot be read as RON of the right shape.
    #[error("line {line}, column {column}: {fault}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What it stumbled over.
        slip: Slip,
        /// What the reader says of it.
        fault: String,
    },
    /// It can be read but breaks a law.
    #[error("{}{first}{}", .line.map(|l| format!("line {l}: ")).unwrap_or_default(), more(*.others))]
    Unsound {
        /// Where, if it is found.
        line: Option<usize>,
        /// The first law that is broken.
        first: Breach,
        /// How many more there are.
        others: usize,
    },
}

impl TextFault {
    /// What the reader of RON says, with the place.
    pub(super) fn of(fault: &ron::error::SpannedError) -> Self {
        let at = &fault.span.start;
        let (slip, said) = (Slip::of(&fault.code), fault.code.to_string());
        Self::Syntax { line: at.line, column: at.col, slip, fault: said }
    }
}

/// What the reader of RON stumbled over, as far as somebody who mends a file by hand can be told in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A bracket, comma, colon or quote is missing.
    Lacks(&'static str),
    /// Something else stands where a number should.
    Number,
    /// Something else stands where a name should.
    Name,
    /// Something else stands where a text in quotes should.
    Quoted,
    /// Something else stands where `true` or `false` should.
    Truth,
    /// A sign that has no meaning here.
    Strange(char),
    /// A field or a name that there is not.
    Unknown(String),
    /// A field is missing.
    Missing(String),
    /// A field stands twice.
    Twice(String),
    /// What should be an id and is none.
    NoId(String),
    /// What should be a language tag and is none.
    NoLang(String),
    /// What should be a colour and is none.
    NoColour(String),
    /// What should remember a picture and does not.
    NoFingerprint,
    /// Anything else: the reader's own words.
    Other,
}

impl Slip {
    fn of(fault: &ron::Error) -> Self {
        use ron::Error as E;
        match fault {
            E::ExpectedArray => Self::Lacks("["),
            E::ExpectedArrayEnd => Self::Lacks("]"),
            E::ExpectedMap => Self::Lacks("{"),
            E::ExpectedMapEnd => Self::Lacks("}"),
            E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => Self::Lacks("("),
            E::ExpectedStructLikeEnd | E::ExpectedOptionEnd => Self::Lacks(")"),
            E::ExpectedComma => Self::Lacks(","),
            E::ExpectedMapColon => Self::Lacks(":"),
            E::ExpectedStringEnd => Self::Lacks("\""),
            E::ExpectedFloat | E::ExpectedInteger | E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } => {
                Self::Number
            }
            E::ExpectedIdentifier | E::InvalidIdentifier(_) => Self::Name,
            E::ExpectedString => Self::Quoted,
            E::ExpectedBoolean => Self::Truth,
            E::UnexpectedChar(c) => Self::Strange(*c),
            E::NoSuchStructField { found, .. } | E::NoSuchEnumVariant { found, .. } => {
                Self::Unknown(found.clone())
            }
            E::MissingStructField { field, .. } => Self::Missing((*field).to_owned()),
            E::DuplicateStructField { field, .. } => Self::Twice((*field).to_owned()),
            E::Message(said) => Self::of_message(said),
            _ => Self::Other,
        }
    }

    /// What types of the model say of a text that is none of theirs reaches us as words alone.
    fn of_message(said: &str) -> Self {
        let named = said.split('`').nth(1).unwrap_or_default().to_owned();
        if said == NotAnId(named.clone()).to_string() {
            Self::NoId(named)
        } else if said == NotALang(named.clone()).to_string() {
            Self::NoLang(named)
        } else if said == NotAColour(named.clone()).to_string() {
            Self::NoColour(named)
        } else if said == NotAFingerprint.to_string() {
            Self::NoFingerprint
        } else {
            Self::Other
        }
    }
}

fn more(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => " (and one more fault)".to_owned(),
        n => format!(" (and {n} more faults)"),
    }
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// The text of something with its header before it.
pub(super) fn write<T: Serialize>(format: &str, content: &T) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor("    ")
        .extensions(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES);
    let file = Written { format, version: VERSION, content };
    let mut text = ron::Options::default().to_string_pretty(&file, pretty)?;
    text.push('\n');
    Ok(text)
}

/// The text of a project's file.
pub fn project_text(project: &Project) -> Result<String, ron::Error> {
    write(PROJECT, project)
}

/// The text of a series' file.
pub fn series_text(series: &Series) -> Result<String, ron::Error> {
    write(SERIES, series)
}

pub(super) fn read<T: DeserializeOwned>(
    text: &str,
    wanted: &'static str,
    name: &'static str,
) -> Result<T, TextFault> {
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(TextFault::Empty);
    }
    let header = header::read(text).ok_or(TextFault::Foreign(name))?;
    if header.format != wanted {
        if !header.format.starts_with("panelwright ") {
            return Err(TextFault::Foreign(name));
        }
        return Err(TextFault::OtherKind { found: header.format, wanted });
    }
    match header.version {
        // One frozen reader a version: when VERSION rises, the types of the model as they were go into a
        // module of their own, with the upgrade beside them, and are read from here.
        1 => {}
        v if v > u64::from(VERSION) => return Err(TextFault::Newer(v)),
        _ => return Err(TextFault::Foreign(name)),
    }
    let file: Read<T> = options().from_str(text).map_err(|e| {
        let count = text.trim_end().lines().count();
        let last = text.trim_end().lines().last().unwrap_or_default();
        // What fails in the last line was cut off there: the last line of a whole file is one bracket, and then a quote
        // or a bracket is missing somewhere.
        let ends = e.span.end.line >= count && count > 1;
        let eof = matches!(e.code, ron::Error::Eof | ron::Error::ExpectedStringEnd);
        if (ends || eof) && last != ")" {
            return TextFault::CutOff(count);
        }
        TextFault::of(&e)
    })?;
    Ok(file.content)
}

/// Reads a project and checks every law.
pub fn read_project(text: &str) -> Result<Project, TextFault> {
    let project: Project = read(text, PROJECT, "project")?;
    sound(text, breaches(&project))?;
    Ok(project)
}

/// Reads a series and checks every law.
pub fn read_series(text: &str) -> Result<Arc<Series>, TextFault> {
    let series: Series = read(text, SERIES, "series")?;
    sound(text, series_breaches(&series))?;
    Ok(Arc::new(series))
}

/// Reads something whose laws are checked by `laws`.
pub(super) fn read_sound<T: DeserializeOwned>(
    text: &str,
    wanted: &'static str,
    name: &'static str,
    laws: impl FnOnce(&T) -> Vec<Breach>,
) -> Result<T, TextFault> {
    let content: T = read(text, wanted, name)?;
    sound(text, laws(&content))?;
    Ok(content)
}

fn sound(text: &str, breaches: Vec<Breach>) -> Result<(), TextFault> {
    let mut faults = breaches.into_iter();
    match faults.next() {
        None => Ok(()),
        Some(first) => {
            Err(TextFault::Unsound { line: line_of(text, &first.key), first, others: faults.count() })
        }
    }
}

/// The line (counted from 1) in which the place of a breach begins.
fn line_of(text: &str, key: &Key) -> Option<usize> {
    let found = match key {
        Key::Id(id) => text.lines().position(|l| has_id(l, id)),
        Key::LastId(id) => text.lines().enumerate().filter(|(_, l)| has_id(l, id)).last().map(|(i, _)| i),
        Key::Field(name) => text.lines().position(|l| values_of(l, name).next().is_some()),
        Key::Style(name) => {
            let styles = text.lines().position(|l| values_of(l, "styles").next().is_some())?;
            let word = format!("{name:?}");
            text.lines().skip(styles).position(|l| l.contains(&word)).map(|i| i + styles)
        }
    };
    found.map(|i| i + 1)
}

/// What follows each `name:` in a line.
fn values_of<'a>(line: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(name).filter_map(move |(at, _)| {
        let inside = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let value = line[at + name.len()..].trim_start().strip_prefix(':')?;
        (!inside).then(|| value.trim_start())
    })
}

/// The line gives this id to something. Zeros before an id may be left out in files.
fn has_id(line: &str, id: &str) -> bool {
    let short = id.trim_start_matches('0');
    let quoted = |v: &str| v.strip_prefix('"').and_then(|v| v.split('"').next().map(str::to_owned));
    values_of(line, "id").filter_map(quoted).any(|given| given.trim_start_matches('0') == short)
}
