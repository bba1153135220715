//! A panel in pieces, by the knife or by a layout: what it shows stays where it is on the page.

use super::along::kept_inside;
use super::handles::has_own_outline;
use super::home::rough_frame;
use crate::edit::{Change, Edit};
use crate::geom::{Rect, Shape as _, Size};
use crate::model::{
    ArtLayer, BreakOut, ByLang, Edition, IdSource, Item, ItemId, ItemKind, Outline, Page, Panel, Within,
};
use crate::scene::{Node, Scene};
use std::sync::Arc;

/// The item is a panel that is seen in an edition and whose outline may be changed there: one that the edition has
/// to itself would leave the others as they are.
pub(super) fn is_free(item: &Item, edition: &Edition) -> bool {
    let seen = !item.locked && !item.is_hidden_in(edition);
    item.as_panel().is_some() && seen && !has_own_outline(item, edition)
}

/// The edits that part a panel into pieces, and their ids. The first piece is the panel itself; every piece shows the
/// pictures and has the marks, and what belongs to the panel goes to the piece in which its middle lies. With a safe
/// area words are pushed into their piece; without they stay where they are, as under a knife.
pub(super) fn parted(
    page: &Page,
    scene: &Scene,
    edition: &Edition,
    item: &Item,
    pieces: &[Outline],
    safe: Option<Rect>,
    ids: &mut IdSource,
) -> (Vec<Edit>, Vec<ItemId>) {
    let (Some(panel), Some(first)) = (item.as_panel(), pieces.first()) else {
        return (Vec::new(), vec![item.id]);
    };
    let before = panel.outline.bounds();
    let change = |item, change| Edit::Change { page: page.id, item, change };
    let art = |outline: &Outline| {
        let mut art = kept_in_place(scene, item.id, &panel.art, before, outline.bounds());
        for layer in &mut art {
            layer.breaks_out = layer.breaks_out.carried(&panel.outline, outline);
        }
        art
    };
    let mut edits = vec![change(item.id, Change::Outline(first.clone()))];
    if !panel.art.is_empty() {
        edits.push(change(item.id, Change::Art(art(first))));
    }
    // Edges that the cut made have lines, whatever the number of their sides.
    let border = |outline: &Outline| panel.border_style.carried(&panel.outline, outline);
    if !panel.border_style.open.is_empty() {
        edits.push(change(item.id, Change::BorderStyle(border(first))));
    }
    // A figure that is seen whole wherever it lies is seen once.
    let rest = |mut art: Vec<ArtLayer>| {
        art.retain(|layer| layer.breaks_out != BreakOut::Everywhere);
        art
    };
    let mut homes = vec![(item.id, first)];
    for outline in &pieces[1..] {
        let id = ItemId(ids.next_number());
        let mut piece = Panel {
            outline: outline.clone(),
            art: rest(art(outline)),
            describes: ByLang::new(),
            border_style: border(outline),
            ..panel.clone()
        };
        let by = before.origin() - outline.bounds().origin();
        piece.marks.iter_mut().for_each(|m| m.shift(by));
        let kind = ItemKind::Panel(piece);
        let piece = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        edits.push(Edit::AddItems { page: page.id, items: vec![piece], lines: Vec::new() });
        homes.push((id, outline));
    }
    let mut inside: Vec<Vec<&Arc<Item>>> = vec![Vec::new(); homes.len()];
    for child in page.items.iter().filter(|i| i.panel == Some(item.id)) {
        let seen = scene.parts.iter().find(|p| p.item == child.id).map(|part| part.frame);
        let middle = seen.unwrap_or_else(|| rough_frame(page, child, edition)).center();
        let home = homes.iter().position(|(_, outline)| outline.path().winding(middle) != 0);
        if let Some(home) = home.filter(|n| *n > 0) {
            edits.push(change(child.id, Change::Panel(Some(homes[home].0))));
        }
        if child.line().is_some() {
            // In the midst of a gutter it belongs to the first one still.
            inside[home.unwrap_or(0)].push(child);
        }
    }
    for ((_, outline), words) in homes.iter().zip(&inside) {
        let kept = |safe| kept_inside(page, edition, scene, item, words, (outline, safe));
        edits.extend(safe.map(kept).unwrap_or_default());
    }
    (edits, homes.into_iter().map(|(id, _)| id).collect())
}

/// The art of a panel that was cut, in a piece of it: every picture stays where it is on the page.
pub(super) fn kept_in_place(
    scene: &Scene,
    panel: ItemId,
    art: &[ArtLayer],
    before: Rect,
    after: Rect,
) -> Vec<ArtLayer> {
    let mut kept = art.to_vec();
    for (n, size) in seen_sizes(scene, panel, art) {
        if art[n].within == Within::Frame {
            kept[n].crop = art[n].crop.moved(size, before, after);
        }
    }
    kept
}

/// The sizes of the pictures of a panel that are seen, with their numbers among its layers, in paint order. Nothing
/// while one has none: a picture whose file is missing has no size, and nobody knows which of them it is.
pub(super) fn seen_sizes(scene: &Scene, panel: ItemId, art: &[ArtLayer]) -> Vec<(usize, Size)> {
    // Those that break out are drawn after the others.
    let mut order: Vec<usize> = (0..art.len()).filter(|n| art[*n].is_seen()).collect();
    order.sort_by_key(|n| art[*n].breaks_out != BreakOut::Never);
    let mut found = Vec::new();
    for part in scene.parts.iter().filter(|p| p.item == panel) {
        natural_sizes(&part.nodes, &mut found);
    }
    if found.len() == order.len() { order.into_iter().zip(found).collect() } else { Vec::new() }
}

/// The sizes of the pictures that are drawn, in paint order.
pub(super) fn natural_sizes(nodes: &[Node], sizes: &mut Vec<Size>) {
    for node in nodes {
        match node {
            Node::Image(image) => sizes.push(Size::new(image.width, image.height)),
            Node::Group(group) => natural_sizes(&group.nodes, sizes),
            Node::Path(_) | Node::Glyphs(_) => {}
        }
    }
}
