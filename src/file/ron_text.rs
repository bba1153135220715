//! RON in and out. The same value always gives the same text, one changed line of dialogue changes one line.

use super::header::{self, PROJECT, SERIES, VERSION};
use crate::model::invariants::{Breach, breaches};
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
    Newer(u32),
    /// It cannot be read as RON of the right shape.
    #[error("line {line}, column {column}: {fault}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What the reader says.
        fault: String,
    },
    /// It can be read but breaks a law.
    #[error("{}{first}{}", .line.map(|l| format!("line {l}: ")).unwrap_or_default(), more(*.others))]
    Unsound {
        /// Where, if the place has an id.
        line: Option<usize>,
        /// The first law that is broken.
        first: Breach,
        /// How many more there are.
        others: usize,
    },
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

fn write<T: Serialize>(format: &str, content: &T) -> Result<String, ron::Error> {
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

fn read<T: DeserializeOwned>(text: &str, wanted: &'static str, name: &'static str) -> Result<T, TextFault> {
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
        v if v > VERSION => return Err(TextFault::Newer(v)),
        _ => return Err(TextFault::Foreign(name)),
    }
    let file: Read<T> = options().from_str(text).map_err(|e| TextFault::Syntax {
        line: e.span.start.line,
        column: e.span.start.col,
        fault: e.code.to_string(),
    })?;
    Ok(file.content)
}

/// Reads a project and checks every law.
pub fn read_project(text: &str) -> Result<Project, TextFault> {
    let project: Project = read(text, PROJECT, "project")?;
    let mut faults = breaches(&project).into_iter();
    match faults.next() {
        None => Ok(project),
        Some(first) => {
            let line = first.id.as_ref().and_then(|id| line_of(text, &format!("\"{id}\"")));
            Err(TextFault::Unsound { line, first, others: faults.count() })
        }
    }
}

/// Reads a series.
pub fn read_series(text: &str) -> Result<Arc<Series>, TextFault> {
    read(text, SERIES, "series").map(Arc::new)
}

/// The line (counted from 1) in which a word stands first.
fn line_of(text: &str, word: &str) -> Option<usize> {
    text.lines().position(|l| l.contains(word)).map(|i| i + 1)
}
