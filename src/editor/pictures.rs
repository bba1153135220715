//! Pictures in panels: which of them is moved, and one picture behind all panels of a page.

use super::home::{art_frame, panel_at};
use super::order::with_order;
use super::parting::{is_free, natural_sizes};
use super::{Editor, Stage};
use crate::edit::{Change, Edit, Label};
use crate::geom::{Point, Rect, Size};
use crate::model::{
    ArtLayer, ArtPath, Blend, BreakOut, Crop, Item, ItemId, ItemKind, Outline, Page, Panel, Within,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The edits that give an item other art. A picture that lies still behind several panels of the page is one
/// picture: what changes of it in one panel changes in all.
pub(super) fn with_twins(page: &Page, item: &Item, art: Vec<ArtLayer>) -> Vec<Edit> {
    let change = |item, art| Edit::Change { page: page.id, item, change: Change::Art(art) };
    let old = item.art();
    let changed: Vec<(&ArtLayer, ArtLayer)> = if old.len() == art.len() {
        let pairs = old.iter().zip(&art).filter(|(was, is)| was != is && was.within == Within::Page);
        pairs.map(|(was, is)| (was, is.clone())).collect()
    } else {
        Vec::new()
    };
    let mut edits = vec![change(item.id, art)];
    for other in page.items.iter().filter(|i| i.id != item.id && !i.locked && !changed.is_empty()) {
        let anew = |layer: &ArtLayer| changed.iter().find(|(was, _)| *was == layer).map(|(_, is)| is.clone());
        if other.art().iter().any(|layer| anew(layer).is_some()) {
            let art = other.art().iter().map(|layer| anew(layer).unwrap_or_else(|| layer.clone())).collect();
            edits.push(change(other.id, art));
        }
    }
    edits
}

/// What the select tool does to the pictures of an item: to one layer of them, or to all together.
#[derive(Debug, Clone, Copy)]
pub(super) enum Motion {
    /// By so much, mm.
    Pan(crate::geom::Vec2),
    /// By a factor, about a point of the page.
    Zoom(f64, Point),
}

/// The art of an item after a motion. `field` says what each layer's crop counts from.
pub(super) fn moved_art(
    art: &[ArtLayer],
    only: Option<usize>,
    motion: Motion,
    field: impl Fn(&ArtLayer) -> Rect,
) -> Vec<ArtLayer> {
    let anew = |layer: &ArtLayer| match motion {
        Motion::Pan(by) => Crop { pan: layer.crop.pan.moved(by), ..layer.crop },
        Motion::Zoom(factor, at) => layer.crop.zoomed(factor, at, field(layer)),
    };
    let only = only.filter(|n| *n < art.len());
    let moves = |n: usize| only.is_none_or(|only| only == n);
    let each = art.iter().enumerate();
    each.map(
        |(n, layer)| {
            if moves(n) { ArtLayer { crop: anew(layer), ..layer.clone() } } else { layer.clone() }
        },
    )
    .collect()
}

/// Which layers of pictures are at hand, by the item that shows them. Kept as long as the document is open.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Those that were chosen, counted from the lowest.
    chosen: HashMap<ItemId, usize>,
    /// All of these move together.
    together: HashSet<ItemId>,
}

impl Editor {
    /// The layer of an item's pictures that is at hand, counted from the lowest: the one that was chosen, or the topmost
    /// that is seen. Nothing without a picture.
    pub fn layer_at_hand(&self, item: ItemId) -> Option<usize> {
        let art = self.page().item(item)?.art();
        let last = art.len().checked_sub(1)?;
        let chosen = self.layers.chosen.get(&item).map(|n| (*n).min(last));
        chosen.or_else(|| art.iter().rposition(ArtLayer::is_seen)).or(Some(last))
    }

    /// Chooses the layer of an item's pictures that commands mean and that the hand moves.
    pub fn choose_layer(&mut self, item: ItemId, layer: usize) {
        self.stop();
        self.layers.chosen.insert(item, layer);
    }

    /// The hand moves all pictures of the item together.
    pub fn moves_together(&self, item: ItemId) -> bool {
        self.layers.together.contains(&item)
    }

    /// Has the hand move all pictures of an item together, or the chosen one alone.
    pub fn set_moves_together(&mut self, item: ItemId, together: bool) {
        self.stop();
        if together {
            self.layers.together.insert(item);
        } else {
            self.layers.together.remove(&item);
        }
    }

    /// The layer of an item's pictures that the hand moves; nothing for all of them together.
    pub(super) fn moved_layer(&self, item: ItemId) -> Option<usize> {
        if self.moves_together(item) { None } else { self.layer_at_hand(item) }
    }

    /// The art of the panel whose picture is being moved, after a motion that goes on from what is shown.
    pub(super) fn moved_within(&self, target: ItemId, motion: Motion) -> Option<Vec<Edit>> {
        let page = self.page();
        let item = page.item(target).filter(|item| !item.locked)?;
        let frame = art_frame(page, item, &self.edition)?;
        let whole = self.project().setup_of(page).bleed_rect();
        let field = |layer: &ArtLayer| layer.field(frame, whole);
        let art = moved_art(item.art(), self.moved_layer(target), motion, field);
        Some(self.art_edits(target, art))
    }

    /// Removes the picture that is being moved in its panel, or all of the panel's if all are moved. Whether one was:
    /// what is no panel is its picture.
    pub fn delete_pictures(&mut self) -> bool {
        self.stop();
        let panel = self.art_target.filter(|id| self.page().panel(*id).is_some());
        let Some((id, mut art)) = panel.and_then(|id| Some((id, self.page().item(id)?.art().to_vec())))
        else {
            return false;
        };
        match self.moved_layer(id) {
            Some(n) => drop(art.remove(n)),
            None => art.clear(),
        }
        let was_last = art.is_empty();
        let edits = self.art_edits(id, art);
        let done = self.commit(&edits).is_ok();
        if done && was_last {
            self.set_art_target(None);
        }
        done
    }

    /// The edits that give an item of the open page other art, with its twins in other panels.
    pub fn art_edits(&self, item: ItemId, art: Vec<ArtLayer>) -> Vec<Edit> {
        let page = self.committed().page(self.page().id).map(|(_, page)| Arc::clone(page));
        let page = page.unwrap_or_else(|| Arc::clone(self.page()));
        match page.item(item) {
            Some(item) => with_twins(&page, item, art),
            None => vec![Edit::Change { page: page.id, item, change: Change::Art(art) }],
        }
    }

    /// The panels that several pictures go to which are dropped together: the one under `at`, then those without a
    /// picture in reading order from there, and from the first.
    pub fn panels_to_fill(&self, at: Point) -> Vec<ItemId> {
        let page = self.page();
        let is_open =
            |id: &ItemId| page.item(*id).is_some_and(|i| i.art().is_empty() && is_free(i, &self.edition));
        let under = panel_at(page, at, &self.edition).filter(|i| is_free(i, &self.edition)).map(|i| i.id);
        let first = under.and_then(|id| page.reading.iter().position(|r| *r == id)).unwrap_or(0);
        let order = page.reading[first..].iter().chain(&page.reading[..first]).copied();
        under.into_iter().chain(order.filter(|id| Some(*id) != under).filter(is_open)).collect()
    }

    /// The layer that commands about one picture mean: the chosen one of the selected item, or its topmost.
    pub fn picture_at_hand(&self) -> Option<(ItemId, usize)> {
        let [id] = self.selection() else { return None };
        self.page().item(*id).filter(|i| !i.locked)?;
        Some((*id, self.layer_at_hand(*id)?))
    }

    /// A panel of the open page can show a picture behind all of them, or one can be drawn.
    pub fn can_put_behind(&self) -> bool {
        let page = self.page();
        page.panels().next().is_none() || page.items.iter().any(|i| is_free(i, &self.edition))
    }

    /// Puts the picture at hand behind all panels of the page. A free picture stays where it is and is seen through
    /// the panels from now on; that of a panel grows to the page. Whether anything was done.
    pub fn put_behind_panels(&mut self, stage: &Stage<'_>) -> bool {
        self.stop();
        let Some((id, n)) = self.picture_at_hand() else { return false };
        let page = Arc::clone(self.page());
        let Some(item) = page.item(id) else { return false };
        let whole = self.committed().setup_of(&page).bleed_rect();
        let layer = item.art()[n].clone();
        let crop = match (&item.kind, stage.scene.parts.iter().find(|p| p.item == id)) {
            (ItemKind::Art(_), Some(part)) => {
                let mut sizes = Vec::new();
                natural_sizes(&part.nodes, &mut sizes);
                let size = sizes.first().copied().unwrap_or(Size::ZERO);
                if size.is_zero_area() { layer.crop } else { layer.crop.moved(size, part.frame, whole) }
            }
            _ if layer.within == Within::Page => layer.crop,
            _ => Crop { flip_x: layer.crop.flip_x, flip_y: layer.crop.flip_y, ..Crop::default() },
        };
        let first = if matches!(item.kind, ItemKind::Art(_)) {
            Edit::RemoveItems { page: page.id, items: vec![id] }
        } else {
            let mut rest = item.art().to_vec();
            rest.remove(n);
            Edit::Change { page: page.id, item: id, change: Change::Art(rest) }
        };
        let (within, blend, breaks_out) = (Within::Page, Blend::Normal, BreakOut::Never);
        let layer = ArtLayer { crop, within, blend, breaks_out, ..layer };
        self.behind(&layer, vec![first])
    }

    /// Puts a picture behind all panels of the page, so that it just covers the page with its bleed. A page without
    /// panels gets one to be cut. Whether anything was done.
    pub fn put_path_behind_panels(&mut self, path: ArtPath) -> bool {
        self.stop();
        self.behind(&ArtLayer { within: Within::Page, ..ArtLayer::new(path) }, Vec::new())
    }

    fn behind(&mut self, layer: &ArtLayer, mut edits: Vec<Edit>) -> bool {
        let project = Arc::clone(self.committed());
        let page = Arc::clone(self.page());
        let before = |id: ItemId| {
            // What the first edits leave of an item's art.
            let left = edits.iter().find_map(|edit| match edit {
                Edit::Change { item, change: Change::Art(art), .. } if *item == id => Some(art.clone()),
                _ => None,
            });
            left.or_else(|| page.item(id).map(|i| i.art().to_vec())).unwrap_or_default()
        };
        let mut more = Vec::new();
        for item in page.items.iter().filter(|i| is_free(i, &self.edition)) {
            let mut art = before(item.id);
            if !art.contains(layer) {
                art.insert(0, layer.clone());
                more.push(Edit::Change { page: page.id, item: item.id, change: Change::Art(art) });
            }
        }
        if page.panels().next().is_none() {
            let setup = project.setup_of(&page);
            let mut panel = Panel::new(Outline::Rect(setup.safe_rect().into()), setup.border);
            panel.art.push(layer.clone());
            let id = ItemId(self.ids.next_number());
            let kind = ItemKind::Panel(panel);
            let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
            let add = Edit::AddItems { page: page.id, items: vec![item], lines: Vec::new() };
            more.extend(with_order(&project, page.id, vec![add], &[id], &self.edition));
        }
        if more.is_empty() {
            return false;
        }
        edits.extend(more);
        self.commit_as(&edits, Some(Label::Art)).is_ok()
    }
}
