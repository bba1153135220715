//! What was copied, as text: so it goes from one window to another through the clipboard.

use super::art::{Rebase, load_art_of};
use super::ron_text::{TextFault, read, write};
use super::{Materials, header};
use crate::model::invariants::is_sound;
use crate::model::{ItemId, Page};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Items with the page that they are on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Copied<'a> {
    /// Where paths of pictures start from; empty for a project without a folder.
    folder: PathBuf,
    /// Those that were chosen.
    items: Cow<'a, [ItemId]>,
    /// A page with them, and with what they need.
    page: Cow<'a, Page>,
}

/// A text in the clipboard that cannot be pasted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClipFault {
    /// It cannot be read.
    #[error("what was copied cannot be read; copy it again ({0})")]
    Text(#[from] TextFault),
    /// It contradicts itself.
    #[error("what was copied is damaged; copy it again")]
    Unsound,
}

/// The text says that it is something that was copied here.
pub fn is_clip(text: &str) -> bool {
    header::read(text).is_some_and(|h| h.format == header::CLIP)
}

/// What was copied, as text. `folder` is where the paths of pictures start from.
pub fn to_text(page: &Page, items: &[ItemId], folder: &Path) -> Result<String, ron::Error> {
    // An empty folder, of a project without a file, stays empty: paths are whole then.
    let folder = std::path::absolute(folder).unwrap_or_default();
    write(header::CLIP, &Copied { folder, items: Cow::Borrowed(items), page: Cow::Borrowed(page) })
}

/// The page and the items that a text holds, for a project that draws with `materials`: paths of pictures start from
/// its folder, and the pictures are loaded.
pub fn from_text(text: &str, materials: &mut Materials) -> Result<(Arc<Page>, Vec<ItemId>), ClipFault> {
    let copied: Copied<'_> = read(text, header::CLIP, "clip")?;
    let items = copied.items.into_owned();
    let page = copied.page.into_owned();
    if !is_sound(&page) || items.is_empty() || items.iter().any(|id| page.item(*id).is_none()) {
        return Err(ClipFault::Unsound);
    }
    let page = match Rebase::new(&copied.folder, &materials.folder) {
        Some(mut rebase) => rebase.page(&Arc::new(page)),
        None => Arc::new(page),
    };
    load_art_of(&page, materials);
    Ok((page, items))
}
