//! Where items are on the page, and which panel they belong to, as far as the model alone can tell.

use crate::edit::{Change, Edit};
use crate::geom::{Point, Rect, Shape as _, Vec2};
use crate::model::{Edition, Item, ItemId, ItemKind, Outline, Page};
use std::sync::Arc;

/// A balloon's size before its words are known, mm: two short lines of usual lettering.
pub(super) const BALLOON_MM: (f64, f64) = (24.0, 14.0);
/// A caption's size before its words are known, mm.
pub(super) const CAPTION_MM: (f64, f64) = (40.0, 8.0);
/// An effect's width as a multiple of its letters' height: three letters.
const EFFECT_LETTERS: f64 = 2.4;

/// A panel's outline in an edition.
pub(super) fn outline_in(item: &Item, edition: &Edition) -> Option<Outline> {
    item.as_panel()?;
    item.in_edition(edition).as_panel().map(|p| p.outline.clone())
}

/// Where an item's places are counted from, in an edition.
pub(super) fn origin_in(page: &Page, panel: Option<ItemId>, edition: &Edition) -> Vec2 {
    panel
        .and_then(|id| page.item(id))
        .and_then(|panel| outline_in(panel, edition))
        .map_or(Vec2::ZERO, |outline| outline.bounds().origin().to_vec2())
}

/// About where an item is on the page. Only a guess for what grows with its words: the scene knows better.
pub(super) fn rough_frame(page: &Page, item: &Item, edition: &Edition) -> Rect {
    let origin = origin_in(page, item.panel, edition);
    let around = |at: Point, size: (f64, f64)| Rect::from_center_size(at, size) + origin;
    match item.in_edition(edition).kind {
        ItemKind::Panel(p) => p.outline.bounds(),
        ItemKind::Balloon(b) => around(b.at.point(), b.size.map_or(BALLOON_MM, |s| (s.x, s.y))),
        ItemKind::Caption(c) => {
            Rect::from_origin_size(c.at.point(), (c.width.unwrap_or(CAPTION_MM.0), CAPTION_MM.1)) + origin
        }
        ItemKind::Effect(e) => around(e.at.point(), (e.letter_mm * EFFECT_LETTERS, e.letter_mm)),
        ItemKind::Art(a) => a.frame.rect().abs() + origin,
    }
}

/// The frame that an item's art lies in, page mm.
pub(super) fn art_frame(page: &Page, item: &Item, edition: &Edition) -> Option<Rect> {
    (!item.art().is_empty()).then(|| rough_frame(page, item, edition))
}

/// The topmost panel at a point that is not hidden.
pub(super) fn panel_at<'a>(page: &'a Page, at: Point, edition: &Edition) -> Option<&'a Arc<Item>> {
    page.items.iter().rev().filter(|i| i.as_panel().is_some() && !i.is_hidden_in(edition)).find(|i| {
        outline_in(i, edition).is_some_and(|o| o.bounds().contains(at) && o.path().winding(at) != 0)
    })
}

/// A panel has an outline of its own in this edition, so that moving others into it would move them elsewhere
/// in other editions.
fn is_apart(page: &Page, panel: Option<ItemId>, edition: &Edition) -> bool {
    let panel = panel.and_then(|id| page.item(id));
    panel.is_some_and(|i| i.variants.iter().any(|v| v.applies(edition) && v.outline.is_some()))
}

/// The edits that give dropped items to the panels that they lie in now. `frames` says where each of them
/// is; `page` is the page after the move.
pub(super) fn rehomed(page: &Page, frames: &[(ItemId, Rect)], edition: &Edition) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, frame) in frames {
        let Some(item) = page.item(*id).filter(|i| i.as_panel().is_none()) else { continue };
        let home = match panel_at(page, frame.center(), edition) {
            Some(panel) => Some(panel.id),
            None => item.panel.filter(|old| {
                page.item(*old)
                    .and_then(|p| outline_in(p, edition))
                    .is_some_and(|o| o.bounds().intersect(*frame).area() > 0.0)
            }),
        };
        if home == item.panel || is_apart(page, home, edition) || is_apart(page, item.panel, edition) {
            continue;
        }
        edits.push(Edit::Change { page: page.id, item: *id, change: Change::Panel(home) });
    }
    edits
}
