//! A layout put on a page, or into the one panel that is selected.

use super::handles::has_own_outline;
use super::home::rough_frame;
use super::order::with_order;
use super::{Editor, applied};
use crate::edit::{Change, Edit, Label};
use crate::geom::{Rgba, Shape as _};
use crate::model::{Arrangement, Frame, IdSource, Item, ItemId, ItemKind, Outline, Panel};
use std::sync::Arc;

impl Editor {
    /// The panel that a layout would divide: the one that is selected alone.
    pub fn panel_to_divide(&self) -> Option<ItemId> {
        let [id] = self.selection() else { return None };
        let item = self.page().item(*id)?;
        let whole = item.as_panel().is_some() && !item.locked && !has_own_outline(item, self.edition());
        whole.then_some(*id)
    }

    /// The panels that a layout would make of the open page, or of the panel that it would divide.
    pub fn arranged(&self, layout: &Arrangement) -> Vec<Outline> {
        let setup = self.project().setup_of(self.page());
        let panel = self.panel_to_divide().and_then(|id| self.page().panel(id));
        let whole = panel
            .map_or_else(|| Outline::Rect(Frame::from(setup.safe_rect())), |panel| panel.outline.clone());
        layout.panels(&whole, setup.gutter, setup.reading)
    }

    /// Puts a layout on the open page as one undo step. Its panels take the places in reading order, with their
    /// pictures and words; more are added, and empty ones that are left over go. With one panel selected that
    /// panel is divided, and what belongs to it goes to the piece that it lies in.
    pub fn arrange(&mut self, layout: &Arrangement) {
        self.stop();
        let places = self.arranged(layout);
        let divided = self.panel_to_divide();
        let mut ids = IdSource::seeded(self.ids.next_number());
        let (edits, panels) = match divided {
            Some(id) => self.division(id, &places, &mut ids),
            None => self.redistribution(&places, &mut ids),
        };
        if self.commit_as(&edits, Some(Label::Arrange)).is_ok() && divided.is_some() {
            self.set_selection(panels);
        }
    }

    fn new_panel(&self, id: ItemId, like: Option<&Panel>, outline: &Outline) -> Edit {
        let border = self.project().setup_of(self.page()).border;
        let plain = Panel::new(outline.clone(), border);
        let panel = like.map_or(plain.clone(), |like| Panel {
            border_mm: like.border_mm,
            border: like.border,
            fill: like.fill,
            ..plain
        });
        let kind = ItemKind::Panel(panel);
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        Edit::AddItems { page: self.page().id, items: vec![item], lines: Vec::new() }
    }

    fn division(&self, id: ItemId, places: &[Outline], ids: &mut IdSource) -> (Vec<Edit>, Vec<ItemId>) {
        let page = self.page();
        let (Some(panel), Some(first)) = (page.panel(id), places.first()) else {
            return (Vec::new(), vec![id]);
        };
        let change = |item, change| Edit::Change { page: page.id, item, change };
        let mut edits = vec![change(id, Change::Outline(first.clone()))];
        let mut homes = vec![(id, first.path())];
        for place in &places[1..] {
            let new = ItemId(ids.next_number());
            edits.push(self.new_panel(new, Some(panel), place));
            homes.push((new, place.path()));
        }
        for child in page.items.iter().filter(|i| i.panel == Some(id)) {
            let middle = rough_frame(page, child, self.edition()).center();
            let home = homes.iter().find(|(_, path)| path.winding(middle) != 0);
            if let Some((home, _)) = home.filter(|(home, _)| *home != id) {
                edits.push(change(child.id, Change::Panel(Some(*home))));
            }
        }
        let all: Vec<ItemId> = homes.iter().map(|(id, _)| *id).collect();
        (with_order(self.project(), page.id, edits, &all[1..], self.edition()), all)
    }

    fn redistribution(&self, places: &[Outline], ids: &mut IdSource) -> (Vec<Edit>, Vec<ItemId>) {
        let page = self.page();
        let moves = |id: &ItemId| {
            let item = page.item(*id).filter(|i| !i.locked && !has_own_outline(i, self.edition()));
            item.is_some_and(|i| i.as_panel().is_some())
        };
        let old: Vec<ItemId> = page.reading.iter().copied().filter(moves).collect();
        let mut edits = Vec::new();
        for (id, place) in old.iter().zip(places) {
            let Some(panel) = page.panel(*id) else { continue };
            let by = place.bounds().origin() - panel.outline.bounds().origin();
            // What belongs to a panel goes with it.
            let (items, edition) = (vec![*id], self.edition().clone());
            edits.push(Edit::MoveItems { page: page.id, items, by, edition });
            edits.push(Edit::Change { page: page.id, item: *id, change: Change::Outline(place.clone()) });
        }
        let like = old.first().and_then(|id| page.panel(*id));
        let mut all: Vec<ItemId> = old.iter().copied().take(places.len()).collect();
        let mut new = Vec::new();
        for place in places.iter().skip(old.len()) {
            let id = ItemId(ids.next_number());
            edits.push(self.new_panel(id, like, place));
            new.push(id);
        }
        all.extend(&new);
        let is_empty = |id: &ItemId| {
            let bare = page.panel(*id).is_some_and(|p| p.art.is_empty() && p.fill == Rgba::WHITE);
            bare && !page.items.iter().any(|i| i.panel == Some(*id))
        };
        let left: Vec<ItemId> = old.iter().copied().skip(places.len()).filter(is_empty).collect();
        if !left.is_empty() {
            edits.push(Edit::RemoveItems { page: page.id, items: left });
        }
        // Refused edits are told by nobody here: a layout that cannot be had changes nothing.
        if applied(self.project(), &edits).is_err() {
            return (Vec::new(), Vec::new());
        }
        let project = Arc::clone(self.project());
        (with_order(&project, page.id, edits, &new, self.edition()), all)
    }
}
