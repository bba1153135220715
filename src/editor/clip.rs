//! Copying and pasting items with their lines, within a page and across pages.

use super::group::regrouping;
use super::home::{rehomed, rough_frame};
use super::order::with_order;
use super::{Editor, applied};
use crate::edit::{Edit, Label, copies};
use crate::geom::Vec2;
use crate::model::{IdSource, Item, ItemId, ItemKind, Page, PageId, Project};
use std::collections::HashSet;
use std::sync::Arc;

/// Items that were copied, with the page that they were on.
#[derive(Debug, Clone)]
pub struct Clip {
    page: Arc<Page>,
    items: Vec<ItemId>,
}

impl Clip {
    /// How many items were chosen.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// There is nothing in it. Never so for a clip that [`Editor::copy`] made.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// How far beside the original a copy is put, mm.
const STEP_MM: f64 = 5.0;

/// The edits that put copies of `chosen` onto the page, moved by `by`, in reading order; and the ids of the
/// copies of those that were chosen themselves.
pub(super) fn copying(
    project: &Arc<Project>,
    source: &Page,
    chosen: &[ItemId],
    target: PageId,
    by: Vec2,
    ids: &mut IdSource,
    edition: &crate::model::Edition,
) -> (Vec<Edit>, Vec<ItemId>) {
    let (edit, made) = copies(source, chosen, target, by, ids);
    let set: HashSet<ItemId> = chosen.iter().copied().collect();
    // `copies` goes through the page in its order and takes what belongs to a chosen panel along.
    let originals =
        source.items.iter().filter(|i| set.contains(&i.id) || i.panel.is_some_and(|p| set.contains(&p)));
    let pairs: Vec<(ItemId, ItemId)> = originals.map(|i| i.id).zip(made.iter().copied()).collect();
    let top = pairs.iter().filter(|(was, _)| set.contains(was)).map(|(_, is)| *is).collect();
    let mut edits = with_order(project, target, vec![edit], &made, edition);
    edits.extend(regrouping(source, target, &pairs));
    (edits, top)
}

impl Editor {
    /// What is selected, for pasting here or on another page; `None` when nothing is.
    pub fn copy(&self) -> Option<Clip> {
        let items = self.selection().to_vec();
        (!items.is_empty()).then(|| Clip { page: Arc::clone(self.page()), items })
    }

    /// Puts copies of the selection beside it and selects them.
    pub fn duplicate(&mut self) {
        self.stop();
        let (page, chosen) = (Arc::clone(self.page()), self.selection().to_vec());
        self.put(&page, &chosen, Vec2::new(STEP_MM, STEP_MM), Label::Duplicate);
    }

    /// Puts what was copied onto the open page and selects it: beside the original on the same page, at the
    /// same place on another.
    pub fn paste(&mut self, clip: &Clip) {
        self.stop();
        let page = Arc::clone(self.page());
        let panels_missing = clip
            .items
            .iter()
            .filter_map(|id| clip.page.item(*id).and_then(|i| i.panel))
            .any(|p| !clip.items.contains(&p) && page.panel(p).is_none());
        let mut source = Arc::clone(&clip.page);
        if panels_missing && source.id == page.id {
            // The panels are gone: the copies stand on the page, as if they came from another one.
            let mut elsewhere = Page::clone(&source);
            elsewhere.id = PageId(self.ids.next_number());
            source = Arc::new(elsewhere);
        }
        let first = i32::from(clip.page.id == page.id);
        let taken = |by: Vec2| {
            clip.items
                .iter()
                .filter_map(|id| clip.page.item(*id))
                .any(|i| self.is_taken(&page, &clip.page, i, by))
        };
        let by = (first..40)
            .map(|n| Vec2::new(STEP_MM, STEP_MM) * f64::from(n))
            .find(|by| !taken(*by))
            .unwrap_or_default();
        let chosen = clip.items.clone();
        self.put(&source, &chosen, by, Label::Paste);
    }

    fn is_taken(&self, page: &Page, source: &Page, item: &Item, by: Vec2) -> bool {
        let wanted = rough_frame(source, item, &self.edition) + by;
        page.items.iter().any(|other| {
            let there = rough_frame(page, other, &self.edition);
            std::mem::discriminant(&other.kind) == std::mem::discriminant(&item.kind)
                && (there.origin() - wanted.origin()).hypot() < 0.01
        })
    }

    fn put(&mut self, source: &Page, chosen: &[ItemId], by: Vec2, label: Label) {
        if chosen.is_empty() {
            return;
        }
        let project = Arc::clone(self.committed());
        let target = self.page().id;
        let mut ids = self.ids.clone();
        let (mut edits, made) = copying(&project, source, chosen, target, by, &mut ids, &self.edition);
        if let Ok(next) = applied(&project, &edits)
            && let Some((_, page)) = next.page(target).filter(|_| source.id != target)
        {
            let frames: Vec<_> = made
                .iter()
                .filter_map(|id| page.item(*id))
                .filter(|i| i.panel.is_none() && !matches!(i.kind, ItemKind::Panel(_)))
                .map(|i| (i.id, rough_frame(page, i, &self.edition)))
                .collect();
            edits.extend(rehomed(page, &frames, &self.edition));
        }
        if self.commit_as(&edits, Some(label)).is_ok() {
            self.ids = ids;
            self.set_selection(made);
        }
    }
}
