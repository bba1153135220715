//! Pages as text: how they travel by the clipboard from one window to another.

use super::art::Rebase;
use super::header::{self, PAGES};
use super::ron_text::{TextFault, read_sound, write};
use crate::model::Excerpt;
use crate::model::invariants::excerpt_breaches;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// What a text of pages holds.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Carried {
    /// The folder that picture paths start from; empty for a project that had none.
    folder: PathBuf,
    excerpt: Excerpt,
}

/// The text of pages whose picture paths start from a folder.
pub fn pages_text(excerpt: &Excerpt, folder: &Path) -> Result<String, ron::Error> {
    write(PAGES, &Carried { folder: settled(folder), excerpt: excerpt.clone() })
}

/// A text says of itself that it is pages.
pub fn is_pages(text: &str) -> bool {
    header::read(text).is_some_and(|header| header.format == PAGES)
}

/// Reads pages, with their picture paths written so that they start from another folder.
///
/// # Errors
/// The text is no pages, of a newer program, or breaks a law.
pub fn read_pages(text: &str, to: &Path) -> Result<Excerpt, TextFault> {
    let carried: Carried = read_sound(text, PAGES, "pages", |c: &Carried| excerpt_breaches(&c.excerpt))?;
    let to = settled(to);
    let mut excerpt = carried.excerpt;
    if carried.folder != to {
        let mut rebase = Rebase::between(carried.folder, to);
        excerpt.pages = excerpt.pages.iter().map(|page| rebase.page(page)).collect();
    }
    Ok(excerpt)
}

/// The folder's whole path as far as the disk knows it.
fn settled(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() {
        return PathBuf::new();
    }
    fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}
