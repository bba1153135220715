//! Editions: which language and which layout is wanted. The second argument of every scene.

use super::lang::Lang;
use serde::{Deserialize, Serialize};

/// How pages are laid out for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Layout {
    /// One page at a time.
    #[default]
    Page,
    /// Two facing pages as one.
    Spread,
    /// Panels one below the other, for phones.
    Strip,
}

/// A language and a layout.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edition {
    /// The language of the words.
    pub lang: Lang,
    /// The layout.
    pub layout: Layout,
}

impl Edition {
    /// Pages in `lang`.
    pub fn pages(lang: Lang) -> Self {
        Self { lang, layout: Layout::Page }
    }
}
