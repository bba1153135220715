//! What menus and keys do with the selection.

use super::home::{panel_at, rough_frame};
use super::order::read_items;
use super::pictures::{Motion, with_twins};
use super::{Editor, Stage, tool};
use crate::edit::{Edit, Label, Level};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{ArtLayer, ArtPath, Frame, FreeArt, Item, ItemId, ItemKind};
use std::sync::Arc;

/// Verbs that cannot always be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Taking the last step back.
    Undo,
    /// Doing a step again.
    Redo,
    /// Removing the selection.
    Delete,
    /// Copying the selection beside itself.
    Duplicate,
    /// Copying the selection for pasting.
    Copy,
    /// Moving the selection up or down in the paint order.
    Restack,
    /// Moving the selection.
    Nudge,
    /// Selecting all.
    SelectAll,
    /// Removing a page.
    RemovePage,
    /// Opening the next page.
    NextPage,
    /// Opening the page before.
    PreviousPage,
    /// Typing the words of the one selected item.
    EditWords,
    /// Moving the art of the one selected item within its frame.
    EditArt,
}

/// Pictures that are dropped together and find no panel lie so far right of and below each other, mm.
const BESIDE_MM: f64 = 6.0;

impl Editor {
    /// The verb would do something now.
    pub fn can(&self, verb: Verb) -> bool {
        match verb {
            Verb::Undo => self.live.is_some() || self.history.undo_label().is_some(),
            Verb::Redo => self.live.is_none() && self.history.redo_label().is_some(),
            Verb::Duplicate | Verb::Copy => !self.selection().is_empty(),
            Verb::Delete | Verb::Restack | Verb::Nudge => !self.free_selection().is_empty(),
            Verb::SelectAll => self.page().items.iter().any(|i| !i.locked && !i.is_hidden_in(&self.edition)),
            Verb::RemovePage => self.project().pages.len() > 1,
            Verb::NextPage => self.page_index() + 1 < self.project().pages.len(),
            Verb::PreviousPage => self.page_index() > 0,
            Verb::EditWords => self.single().is_some_and(|i| i.line().is_some() && !i.locked),
            Verb::EditArt => self.single().is_some_and(|i| !i.art().is_empty() && !i.locked),
        }
    }

    /// What is under a place becomes what the next verb is about: it alone, unless it is selected already. Something
    /// locked is taken where nothing else lies, so that it can be unlocked. Where nothing lies, nothing is selected.
    pub fn point_out(&mut self, at: Point, stage: &Stage<'_>) -> Option<ItemId> {
        let locked = || stage.scene.parts.iter().rev().find(|part| tool::is_hit(part, at));
        let found = tool::topmost(self.page(), stage, at).or_else(locked).map(|part| part.item);
        if found.is_none_or(|id| !self.selection().contains(&id)) {
            self.select(found.into_iter().collect());
        }
        found
    }

    /// Selects what is read after the selection, or before it; from the last it goes on with the first. What is
    /// hidden is passed over.
    pub fn select_next(&mut self, forward: bool) {
        let page = Arc::clone(self.page());
        let mut order = read_items(&page);
        order.retain(|id| page.item(*id).is_some_and(|i| !i.is_hidden_in(&self.edition)));
        let at = self.selection().last().and_then(|id| order.iter().position(|o| o == id));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => order.len().saturating_sub(1),
            (Some(n), true) => (n + 1) % order.len(),
            (Some(n), false) => (n + order.len() - 1) % order.len(),
        };
        if let Some(id) = order.get(next) {
            self.select(vec![*id]);
        }
    }

    fn single(&self) -> Option<&Arc<Item>> {
        if let [id] = self.selection() { self.page().item(*id) } else { None }
    }

    /// What is selected and not locked.
    fn free_selection(&self) -> Vec<ItemId> {
        let page = self.page();
        self.selection().iter().copied().filter(|id| page.item(*id).is_some_and(|i| !i.locked)).collect()
    }

    /// Does an edit with the selection that is not locked, if there is any.
    fn with_free(&mut self, edit: impl FnOnce(&Self, Vec<ItemId>) -> Edit) {
        self.stop();
        let items = self.free_selection();
        if !items.is_empty() {
            let edit = edit(self, items);
            // These items are on the page; only a distance that is no number is refused.
            let _ = self.commit_as(&[edit], None);
        }
    }

    /// Removes what is selected and not locked, with its lines.
    pub fn delete(&mut self) {
        self.with_free(|e, items| Edit::RemoveItems { page: e.page().id, items });
    }

    /// Moves what is selected and not locked, or the picture that is being moved in its frame. Shown until
    /// [`Self::settle`], which makes one step of all that came one after the other.
    pub fn nudge(&mut self, by_mm: Vec2) {
        self.cancel();
        if let Some(target) = self.art_target {
            self.go_on(Label::Art);
            if let Some(edits) = self.moved_within(target, Motion::Pan(by_mm)) {
                // A distance that is no number is refused.
                let _ = self.try_live(&edits);
            }
            return;
        }
        let items = self.free_selection();
        if items.is_empty() {
            return;
        }
        self.go_on(Label::Move);
        let edit = Edit::MoveItems { page: self.page().id, items, by: by_mm, edition: self.edition.clone() };
        if let Ok(next) = edit.apply(self.project()) {
            self.live = Some((next, Label::Move));
        }
    }

    /// Moves what is selected and not locked up or down in the paint order.
    pub fn restack(&mut self, to: Level) {
        self.with_free(|e, items| Edit::Restack { page: e.page().id, items, to });
    }

    /// Puts a picture where it was dropped. A panel or free picture there shows it in place of its lowest
    /// layer and keeps the crop; elsewhere it lies free on the page. Whether anything was done.
    pub fn place_art(&mut self, at: Point, path: ArtPath, stage: &Stage<'_>) -> bool {
        self.stop();
        if !at.is_finite() {
            return false;
        }
        let page = Arc::clone(self.page());
        let on_top = tool::topmost(&page, stage, at)
            .and_then(|part| page.item(part.item))
            .filter(|i| matches!(i.kind, ItemKind::Panel(_) | ItemKind::Art(_)));
        let target = on_top.or_else(|| panel_at(&page, at, &self.edition).filter(|i| !i.locked));
        let (edits, id) = if let Some(item) = target {
            let mut layers = item.art().to_vec();
            match layers.first_mut() {
                Some(lowest) => lowest.path = path,
                None => layers.push(ArtLayer::new(path)),
            }
            (with_twins(&page, item, layers), item.id)
        } else {
            let (edit, id) = self.free_picture(at, path);
            (vec![edit], id)
        };
        let done = self.commit_as(&edits, None).is_ok();
        if done {
            self.set_selection(vec![id]);
        }
        done
    }

    /// A picture that lies free on the open page about a place.
    fn free_picture(&mut self, at: Point, path: ArtPath) -> (Edit, ItemId) {
        let page = Arc::clone(self.page());
        // The picture's own proportion is not known here; the frame can be drawn to any.
        let side = self.committed().setup_of(&page).trim.x / 3.0;
        let frame = Frame::from(Rect::from_center_size(at, (side, side)));
        let id = ItemId(self.ids.next_number());
        let kind = ItemKind::Art(FreeArt { frame, art: ArtLayer::new(path) });
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        (Edit::AddItems { page: page.id, items: vec![item], lines: Vec::new() }, id)
    }

    /// Puts pictures that were dropped together into the panel under `at` and those that have none after it, in reading
    /// order; what finds no panel lies free on the page. One undo step; whether anything was done.
    pub fn place_pictures(&mut self, at: Point, paths: Vec<ArtPath>) -> bool {
        self.stop();
        if !at.is_finite() {
            return false;
        }
        let page = Arc::clone(self.page());
        let mut panels = self.panels_to_fill(at).into_iter();
        let (mut edits, mut placed, mut free) = (Vec::new(), Vec::new(), 0.0);
        for path in paths {
            if let Some(panel) = panels.next().and_then(|id| page.item(id)) {
                let mut layers = panel.art().to_vec();
                match layers.first_mut() {
                    Some(lowest) => lowest.path = path,
                    None => layers.push(ArtLayer::new(path)),
                }
                edits.extend(with_twins(&page, panel, layers));
                placed.push(panel.id);
            } else {
                let (edit, id) = self.free_picture(at + Vec2::new(BESIDE_MM, BESIDE_MM) * free, path);
                edits.push(edit);
                placed.push(id);
                free += 1.0;
            }
        }
        let done = self.commit_as(&edits, None).is_ok();
        if done {
            self.set_selection(placed);
        }
        done
    }

    /// About where an item is on the open page, in page mm: for scrolling to what no scene was made of.
    pub fn frame_of(&self, id: ItemId) -> Option<Rect> {
        let page = self.page();
        page.item(id).map(|item| rough_frame(page, item, &self.edition))
    }
}
