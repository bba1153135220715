//! Groups under the hand: a click takes the whole group, a double click or the control key goes into it.

use super::Editor;
use crate::edit::Edit;
use crate::geom::Rect;
use crate::model::{ItemId, Page};
use crate::scene::Scene;

/// What a click on an item takes: its outermost group that the selection does not lie within already.
pub(super) fn taken(page: &Page, selection: &[ItemId], item: ItemId) -> Vec<ItemId> {
    let within = |g: &[ItemId]| {
        !selection.is_empty() && selection.len() < g.len() && selection.iter().all(|id| g.contains(id))
    };
    let group = page.groups_of(item).into_iter().find(|g| !within(g));
    group.map_or_else(|| vec![item], |g| in_paint_order(page, g))
}

/// What a click that goes into a group takes of it: the next group within, or the item alone. Nothing for an item
/// whose group is not selected whole.
pub(super) fn inside(page: &Page, selection: &[ItemId], item: ItemId) -> Option<Vec<ItemId>> {
    let groups = page.groups_of(item);
    let whole = |g: &[ItemId]| g.iter().all(|id| selection.contains(id));
    let at = groups.iter().position(|g| whole(g))?;
    Some(groups.get(at + 1).map_or_else(|| vec![item], |g| in_paint_order(page, g)))
}

fn in_paint_order(page: &Page, group: &[ItemId]) -> Vec<ItemId> {
    page.items.iter().map(|i| i.id).filter(|id| group.contains(id)).collect()
}

/// The edits that group copies as their originals are grouped.
pub(super) fn regrouping(
    source: &Page,
    target: crate::model::PageId,
    pairs: &[(ItemId, ItemId)],
) -> Vec<Edit> {
    let copy_of = |id: &ItemId| pairs.iter().find(|(was, _)| was == id).map(|(_, is)| *is);
    let copied = |g: &crate::model::Group| g.iter().map(copy_of).collect::<Option<Vec<ItemId>>>();
    let groups = source.groups.iter().filter_map(copied);
    groups.map(|items| Edit::Group { page: target, items }).collect()
}

impl Editor {
    /// The selection can be made one group.
    pub fn can_group(&self) -> bool {
        let selection = self.selection();
        let page = self.page();
        selection.len() > 1 && !page.groups.iter().any(|g| crate::model::group::same(g, selection))
    }

    /// Something of the selection is in a group.
    pub fn can_ungroup(&self) -> bool {
        self.selection().iter().any(|id| !self.page().groups_of(*id).is_empty())
    }

    /// Makes one group of what is selected, which is selected then.
    pub fn group(&mut self) {
        self.stop();
        let items = self.selection().to_vec();
        let edit = Edit::Group { page: self.page().id, items: items.clone() };
        if self.commit_as(&[edit], None).is_ok() {
            let whole = self.page().groups.iter().filter(|g| items.iter().all(|id| g.contains(id)));
            let whole = whole.min_by_key(|g| g.len()).map(|g| in_paint_order(self.page(), g));
            self.set_selection(whole.unwrap_or(items));
        }
    }

    /// Dissolves what is selected of groups.
    pub fn ungroup(&mut self) {
        self.stop();
        let edit = Edit::Ungroup { page: self.page().id, items: self.selection().to_vec() };
        // What is selected is on the page.
        let _ = self.commit_as(&[edit], None);
    }

    /// Around each group that is selected whole, and around the one that the selection lies within, page mm.
    pub(super) fn group_frames(&self, scene: &Scene) -> Vec<Rect> {
        let selection = self.selection();
        let touched = |g: &&crate::model::Group| g.iter().any(|id| selection.contains(id));
        let around = |g: &crate::model::Group| {
            let frames = scene.parts.iter().filter(|p| g.contains(&p.item)).map(|p| p.frame);
            frames.reduce(|a, b| a.union(b))
        };
        self.page().groups.iter().filter(touched).filter_map(around).collect()
    }
}
