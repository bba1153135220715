//! Pages on their way to another project, with all that they lean on there.

use super::cast::{CastId, CastMember};
use super::id::PageId;
use super::item::{Item, ItemKind};
use super::page::Page;
use super::project::Project;
use super::setup::PageSetup;
use super::style::{StyleName, Styles, built_in};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Pages taken out of a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excerpt {
    /// The measures of pages that have none of their own.
    pub setup: Arc<PageSetup>,
    /// Those who speak on the pages.
    #[serde(default)]
    pub cast: Vec<CastMember>,
    /// The styles that the pages and their speakers wear, but for those of built-in names, which every project has.
    #[serde(default)]
    pub styles: Styles,
    /// The pages in order.
    pub pages: Vec<Arc<Page>>,
}

/// The style that an item itself names.
fn own_style(item: &Item) -> Option<&StyleName> {
    match &item.kind {
        ItemKind::Balloon(b) => b.style.as_ref(),
        ItemKind::Caption(c) => c.style.as_ref(),
        ItemKind::Effect(e) => e.style.as_ref(),
        ItemKind::Panel(_) | ItemKind::Art(_) => None,
    }
}

impl Project {
    /// Pages with what they lean on, in the order of the book. Pages that are not there are left out.
    pub fn excerpt(&self, ids: &[PageId]) -> Excerpt {
        self.excerpt_of(self.pages.iter().filter(|p| ids.contains(&p.id)).cloned().collect())
    }

    /// These pages, which may be parts of the project's, with what they lean on.
    pub fn excerpt_of(&self, pages: Vec<Arc<Page>>) -> Excerpt {
        let mut speakers: BTreeSet<&CastId> = BTreeSet::new();
        let mut names: BTreeSet<StyleName> = BTreeSet::new();
        for page in &pages {
            speakers.extend(page.lines.iter().filter_map(|l| l.speaker.as_ref()));
            let marks = page.panels().flat_map(|(_, p)| &p.marks);
            speakers.extend(marks.filter_map(|m| m.mouth()).map(|m| &m.who));
            names.extend(page.items.iter().filter_map(|i| own_style(i)).cloned());
        }
        let cast: Vec<CastMember> =
            speakers.into_iter().filter_map(|id| self.cast_member(id)).cloned().collect();
        names.extend(cast.iter().filter_map(|m| m.style.clone()));
        let styles = names
            .into_iter()
            .filter(|name| built_in(&name.0).is_none())
            .filter_map(|name| self.style(&name).map(|style| (name, style)))
            .collect();
        Excerpt { setup: Arc::clone(&self.book.setup), cast, styles, pages }
    }
}
