//! The list of layers: the page's items in paint order, what belongs to a panel under its panel; and what a row
//! that is dragged there does.

use super::Editor;
use crate::edit::{Change, Edit, Label};
use crate::model::{Item, ItemId, Page};
use std::sync::Arc;

/// A row of the list of layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// Which item.
    pub id: ItemId,
    /// The panel whose row it stands under.
    pub panel: Option<ItemId>,
}

/// Where rows that are dragged would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerSpot {
    /// Before the row of this number; after the last one if there is none.
    pub gap: usize,
    /// Under the row of this panel.
    pub panel: Option<ItemId>,
}

/// The rows of a page, the front first.
fn rows(page: &Page) -> Vec<Layer> {
    let mut rows = Vec::with_capacity(page.items.len());
    for item in page.items.iter().rev().filter(|i| i.panel.is_none()) {
        rows.push(Layer { id: item.id, panel: None });
        if item.as_panel().is_some() {
            let inside = page.items.iter().rev().filter(|i| i.panel == Some(item.id));
            rows.extend(inside.map(|i| Layer { id: i.id, panel: Some(item.id) }));
        }
    }
    rows
}

fn place(page: &Page, id: ItemId) -> Option<usize> {
    page.items.iter().position(|i| i.id == id)
}

impl Editor {
    /// The open page's items, the front first; what belongs to a panel stands under it.
    pub fn layers(&self) -> Vec<Layer> {
        rows(self.page())
    }

    /// What a drag of a row takes along: the whole selection if it is of it. What is locked stays.
    pub fn dragged_layers(&self, id: ItemId) -> Vec<ItemId> {
        let chosen = if self.selection().contains(&id) { self.selection().to_vec() } else { vec![id] };
        let page = self.page();
        chosen.into_iter().filter(|id| page.item(*id).is_some_and(|i| !i.locked)).collect()
    }

    /// Where rows land that are let go in the gap before the row of number `gap`. `inside` says that the pointer is
    /// indented, which tells the end of a panel's rows from what comes after. Panels stand under nothing.
    pub fn layer_spot(&self, items: &[ItemId], gap: usize, inside: bool) -> LayerSpot {
        let rows = self.layers();
        let has_panel = items.iter().any(|id| self.page().panel(*id).is_some());
        let gap = gap.min(rows.len());
        let below = rows.get(gap);
        if let Some(panel) = below.and_then(|row| row.panel).filter(|_| !has_panel) {
            return LayerSpot { gap, panel: Some(panel) };
        }
        if has_panel {
            // Between a panel's own rows there is no place for another panel.
            let after = rows.iter().skip(gap).position(|row| row.panel.is_none());
            return LayerSpot { gap: after.map_or(rows.len(), |n| gap + n), panel: None };
        }
        let above = gap.checked_sub(1).and_then(|n| rows.get(n));
        let home = above.and_then(|row| row.panel.or_else(|| self.page().panel(row.id).map(|_| row.id)));
        LayerSpot { gap, panel: home.filter(|_| inside) }
    }

    /// Lets rows go: they take their place in the paint order and belong to the panel under whose row they stand,
    /// without moving on the page. One undo step; whether anything was done.
    pub fn drop_layers(&mut self, items: &[ItemId], spot: LayerSpot) -> bool {
        self.stop();
        let page = Arc::clone(self.page());
        let moving: Vec<&Arc<Item>> =
            page.items.iter().filter(|i| items.contains(&i.id) && !i.locked).collect();
        if moving.is_empty() {
            return false;
        }
        let ids: Vec<ItemId> = moving.iter().map(|i| i.id).collect();
        let panels = moving.iter().any(|i| i.as_panel().is_some());
        let mut edits =
            vec![Edit::Reorder { page: page.id, items: ids.clone(), above: lower(&page, &ids, spot) }];
        for item in moving.iter().filter(|i| !panels && i.panel != spot.panel) {
            edits.push(Edit::Change { page: page.id, item: item.id, change: Change::Panel(spot.panel) });
        }
        let before = Arc::clone(self.committed());
        let done = self.commit_as(&edits, Some(Label::Restack)).is_ok();
        done && !Arc::ptr_eq(&before, self.committed())
    }
}

/// Above which item of the paint order the `moving` ones go, so that they stand in the gap of the list.
fn lower(page: &Page, moving: &[ItemId], spot: LayerSpot) -> Option<ItemId> {
    let stays = |id: &ItemId| !moving.contains(id);
    let rows = rows(page);
    let (before, after) = rows.split_at(spot.gap.min(rows.len()));
    let level = |row: &&Layer| row.panel == spot.panel && stays(&row.id);
    let ceiling = before.iter().rev().find(level).and_then(|row| place(page, row.id));
    if let Some(row) = after.iter().find(level) {
        // What is no panel goes above what belongs to the panel below, as far as the row above it lets it.
        let has_panel = moving.iter().any(|id| page.panel(*id).is_some());
        let under = |i: &&Arc<Item>| {
            i.id == row.id || (!has_panel && spot.panel.is_none() && i.panel == Some(row.id) && stays(&i.id))
        };
        let most = ceiling.unwrap_or(page.items.len());
        return page.items[..most].iter().rev().find(under).map(|i| i.id).or(Some(row.id));
    }
    let Some(ceiling) = ceiling else {
        // The only one under its panel lies above the panel; where it was, if it did.
        let panel = spot.panel.and_then(|id| place(page, id))?;
        let was = moving.iter().filter_map(|id| place(page, *id)).min().filter(|at| *at > panel);
        return page.items[..was.unwrap_or(panel + 1)].iter().rev().map(|i| i.id).find(stays);
    };
    // The last of its level: right below the one above, but not below its own panel.
    let floor = spot.panel.and_then(|id| place(page, id));
    let at = floor.map_or(ceiling, |floor| ceiling.max(floor + 1));
    page.items[..at].iter().rev().map(|i| i.id).find(stays)
}
