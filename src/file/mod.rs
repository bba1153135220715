//! Projects in files: reading, checking, saving, and the pictures and fonts that they name.

pub mod arrangements;
pub mod art;
pub mod clip;
pub mod excerpt;
pub mod fonts;
pub mod gather;
pub mod header;
pub mod open;
pub mod presets;
mod read;
pub mod relink;
pub mod ron_text;
pub mod save;
pub mod sounds;
pub mod templates;
pub mod warning;

pub use art::{ImportFault, Rebase, import_art, keep_picture, load_art, load_paths, rebase};
pub use open::{OpenFault, Opened, new_materials, open, refresh_art};
pub use read::ReadFault;
pub use save::{NotOurs, SaveFault, Seen, save, save_if_unchanged, save_series};
pub use warning::{Unused, Warning};

use crate::asset::{ArtIndex, ArtStore};
use crate::lettering::book::FontBook;
use std::path::PathBuf;

/// What a project is drawn with. Cheap to clone but for the index of its pictures' names.
#[derive(Clone)]
pub struct Materials {
    /// Project fonts, bundled fonts and system fonts, in this order.
    pub fonts: FontBook,
    /// The bytes of pictures.
    pub store: ArtStore,
    /// Which picture each path names.
    pub index: ArtIndex,
    /// The folder that paths start from; empty for a project that has none yet.
    pub folder: PathBuf,
}
