//! What was copied, as text: so it goes from one window to another through the clipboard.

use super::art::{Rebase, load_art_of};
use super::ron_text::{TextFault, read_sound, write};
use super::{Materials, header};
use crate::model::invariants::excerpt_breaches;
use crate::model::{Excerpt, ItemId};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// Items with the page that they are on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Copied<'a> {
    /// Where paths of pictures start from; empty for a project without a folder.
    folder: PathBuf,
    /// Those that were chosen.
    items: Cow<'a, [ItemId]>,
    /// One page with them, and what they lean on.
    excerpt: Cow<'a, Excerpt>,
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

/// What was copied, as text: items of the one page of an excerpt. `folder` is where the paths of pictures start from.
pub fn to_text(excerpt: &Excerpt, items: &[ItemId], folder: &Path) -> Result<String, ron::Error> {
    // An empty folder, of a project without a file, stays empty: paths are whole then.
    let folder = std::path::absolute(folder).unwrap_or_default();
    write(header::CLIP, &Copied { folder, items: Cow::Borrowed(items), excerpt: Cow::Borrowed(excerpt) })
}

/// The page with what it leans on, and the items, that a text holds, for a project that draws with `materials`: paths
/// of pictures start from its folder, and the pictures are loaded.
pub fn from_text(text: &str, materials: &mut Materials) -> Result<(Excerpt, Vec<ItemId>), ClipFault> {
    let laws = |copied: &Copied<'_>| excerpt_breaches(&copied.excerpt);
    let copied: Copied<'_> = read_sound(text, header::CLIP, "clip", laws)?;
    let items = copied.items.into_owned();
    let mut excerpt = copied.excerpt.into_owned();
    let [page] = excerpt.pages.as_mut_slice() else { return Err(ClipFault::Unsound) };
    if items.is_empty() || items.iter().any(|id| page.item(*id).is_none()) {
        return Err(ClipFault::Unsound);
    }
    if let Some(mut rebase) = Rebase::new(&copied.folder, &materials.folder) {
        *page = rebase.page(page);
    }
    load_art_of(page, materials);
    Ok((excerpt, items))
}
