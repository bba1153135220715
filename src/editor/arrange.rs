//! A layout put on a page, or into the one panel that is selected.

use super::along::{scene_with, taken_along};
use super::merge::taken_in;
use super::order::with_order;
use super::parting::{is_free, parted};
use super::{Editor, applied};
use crate::edit::{Change, Edit, Label};
use crate::geom::{Rgba, Vec2};
use crate::model::{Arrangement, BorderStyle, Frame, IdSource, Item, ItemId, ItemKind, Outline, Panel, Spot};
use crate::scene::Scene;
use std::sync::Arc;

/// What becomes of panels that show something and find no place in a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// What they show goes to the panel in the last place: pictures below its own, words as they lay in their panel.
    Merge,
    /// They stay where they are, over the others.
    Keep,
}

impl Editor {
    /// The layout that the panels of the open page have, without a name; `None` where there are none.
    pub fn layout_of_page(&self) -> Option<Arrangement> {
        let page = self.page();
        let setup = self.project().setup_of(page);
        let outline = |id: &ItemId| {
            let item = page.item(*id).filter(|i| !i.is_hidden_in(self.edition()))?;
            super::home::outline_in(item, self.edition())
        };
        let panels: Vec<Outline> = page.reading.iter().filter_map(outline).collect();
        (!panels.is_empty())
            .then(|| Arrangement::of(&panels, self.project().safe_rect_of(page), setup.gutter, setup.reading))
    }

    /// How many panels that show something would find no place in a layout.
    pub fn left_over(&self, layout: &Arrangement) -> usize {
        if self.panel_to_divide().is_some() {
            return 0;
        }
        let places = self.arranged(layout).len();
        self.to_arrange().into_iter().skip(places).filter(|id| !self.is_empty_panel(*id)).count()
    }

    /// The panels that a layout can move, in reading order.
    fn to_arrange(&self) -> Vec<ItemId> {
        let page = self.page();
        let moves = |id: &ItemId| page.item(*id).is_some_and(|i| is_free(i, self.edition()));
        page.reading.iter().copied().filter(moves).collect()
    }

    /// It shows nothing, and nothing belongs to it.
    fn is_empty_panel(&self, id: ItemId) -> bool {
        let page = self.page();
        let bare = |p: &Panel| {
            p.art.is_empty() && p.fill == Rgba::WHITE && p.describes.is_empty() && p.marks.is_empty()
        };
        page.panel(id).is_some_and(bare) && !page.items.iter().any(|i| i.panel == Some(id))
    }

    /// The panel that a layout would divide: the one that is selected alone.
    pub fn panel_to_divide(&self) -> Option<ItemId> {
        let [id] = self.selection() else { return None };
        let item = self.page().item(*id)?;
        is_free(item, self.edition()).then_some(*id)
    }

    /// The panels that a layout would make of the open page, or of the panel that it would divide.
    pub fn arranged(&self, layout: &Arrangement) -> Vec<Outline> {
        let setup = self.project().setup_of(self.page());
        let panel = self.panel_to_divide().and_then(|id| self.page().panel(id));
        let whole = panel.map_or_else(
            || Outline::Rect(Frame::from(self.project().safe_rect_of(self.page()))),
            |panel| panel.outline.clone(),
        );
        layout.panels(&whole, setup.gutter, setup.reading)
    }

    /// Puts a layout on the open page as one undo step. Its panels take the places in reading order, with their
    /// pictures and words; more are added, and empty ones that are left over go; `leftover` says what becomes of the
    /// others. With one panel selected that panel is divided, as by the knife. `scene` is that of the open page.
    pub fn arrange(&mut self, layout: &Arrangement, leftover: Leftover, scene: &Scene) {
        self.stop();
        let places = self.arranged(layout);
        let divided = self.panel_to_divide();
        let mut ids = IdSource::seeded(self.ids.next_number());
        let page = self.page();
        let (edits, panels) = match divided.and_then(|id| page.item(id)) {
            Some(item) => {
                let safe = Some(self.project().safe_rect_of(page));
                let (edits, all) = parted(page, scene, self.edition(), item, &places, safe, &mut ids);
                (with_order(self.project(), page.id, edits, &all[1..], self.edition()), all)
            }
            None => self.redistribution(&places, leftover, scene, &mut ids),
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
            border_style: BorderStyle { kind: like.border_style.kind, ..BorderStyle::default() },
            fill: like.fill,
            ..plain
        });
        let kind = ItemKind::Panel(panel);
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        Edit::AddItems { page: self.page().id, items: vec![item], lines: Vec::new() }
    }

    fn redistribution(
        &self,
        places: &[Outline],
        leftover: Leftover,
        scene: &Scene,
        ids: &mut IdSource,
    ) -> (Vec<Edit>, Vec<ItemId>) {
        let page = self.page();
        let old = self.to_arrange();
        let mut edits = Vec::new();
        // What belongs to a panel goes with its middle, and then as it does with edges that go elsewhere.
        let moved: Vec<(ItemId, Vec2)> = old
            .iter()
            .zip(places)
            .filter_map(|(id, place)| {
                let by = place.bounds().center() - page.panel(*id)?.outline.bounds().center();
                Some((*id, Spot::new(by.x, by.y).tidied().vec()))
            })
            .collect();
        for (id, by) in moved.iter().copied() {
            let (items, edition) = (vec![id], self.edition().clone());
            edits.push(Edit::MoveItems { page: page.id, items, by, edition });
        }
        let reshape = |(id, place): (&ItemId, &Outline)| Edit::Change {
            page: page.id,
            item: *id,
            change: Change::Outline(place.clone()),
        };
        let reshaped: Vec<Edit> = old.iter().zip(places).map(reshape).collect();
        let between = applied(self.project(), &edits).ok();
        edits.extend(match between.as_ref().and_then(|project| Some((project, project.page(page.id)?.1))) {
            Some((project, there)) => {
                let scene = scene_with(scene, page, &moved);
                taken_along(project, there, self.edition(), &scene, reshaped)
            }
            None => reshaped,
        });
        let like = old.first().and_then(|id| page.panel(*id));
        let mut all: Vec<ItemId> = old.iter().copied().take(places.len()).collect();
        let mut new = Vec::new();
        for place in places.iter().skip(old.len()) {
            let id = ItemId(ids.next_number());
            edits.push(self.new_panel(id, like, place));
            new.push(id);
        }
        all.extend(&new);
        let (empty, full): (Vec<ItemId>, Vec<ItemId>) =
            old.iter().copied().skip(places.len()).partition(|id| self.is_empty_panel(*id));
        if !empty.is_empty() {
            edits.push(Edit::RemoveItems { page: page.id, items: empty });
        }
        if let (Leftover::Merge, Some(last), Some(place)) = (leftover, all.last(), places.last())
            && !full.is_empty()
        {
            // The last one is where the layout puts it already, with its marks on its picture.
            let placed = applied(self.project(), &edits).ok();
            let placed =
                placed.as_ref().and_then(|project| project.page(page.id)).map_or(page, |(_, page)| page);
            edits.extend(taken_in(placed, scene, *last, place, &full, self.edition()));
        }
        // Refused edits are told by nobody here: a layout that cannot be had changes nothing.
        if applied(self.project(), &edits).is_err() {
            return (Vec::new(), Vec::new());
        }
        let project = Arc::clone(self.project());
        (with_order(&project, page.id, edits, &new, self.edition()), all)
    }
}
