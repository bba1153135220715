//! Panels that show pieces of one picture: it stays one when they get other outlines.

use super::handles::has_own_outline;
use super::parting::seen_sizes;
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{ArtLayer, Crop, Edition, Item, ItemId, Page, Panel, Within};
use crate::scene::Scene;
use std::collections::BTreeMap;

/// What rounding makes of an edge of a picture on one of its frame, pixels of the picture.
const ROUNDED_PX: f64 = 0.5;
/// Pictures that lie no further apart than this lie at the same place, mm: several gestures may have rounded them.
pub(super) const SAME_PLACE_MM: f64 = 0.3;

/// One of several panels that show the same picture at the same place on the page: it is a piece of it.
struct Piece<'a> {
    item: &'a Item,
    panel: &'a Panel,
    /// Which of its layers.
    layer: usize,
    size: Size,
    /// The panel's bounds afterwards.
    to: Rect,
}

impl Piece<'_> {
    fn from(&self) -> Rect {
        self.panel.outline.bounds()
    }

    fn crop(&self) -> Crop {
        self.panel.art[self.layer].crop
    }

    fn is_one_with(&self, other: &Self) -> bool {
        let lay = |piece: &Self| piece.crop().page_from_art(piece.size, piece.from());
        let Some((a, b)) = lay(self).zip(lay(other)) else { return false };
        let near = |corner: &Point| (a * *corner - b * *corner).hypot() < SAME_PLACE_MM;
        self.panel.art[self.layer].path == other.panel.art[other.layer].path
            && [Point::ZERO, Point::new(self.size.width, self.size.height)].iter().all(near)
    }
}

/// The art of the panels that show pieces of one picture, where one of them gets another outline. The picture stays
/// where it is on the page; where it covered a panel and would no longer, it goes and grows in all of them, as far as it
/// must. It does not where one of them is locked.
pub(super) fn pieces(
    page: &Page,
    after: &Page,
    edition: &Edition,
    scene: &Scene,
) -> BTreeMap<ItemId, Vec<ArtLayer>> {
    let mut all = Vec::new();
    for (item, panel) in page.panels() {
        let now = after.item(item.id).filter(|_| !has_own_outline(item, edition));
        let Some(to) = now.and_then(|i| i.as_panel()).map(|p| p.outline.bounds()) else { continue };
        for (layer, size) in seen_sizes(scene, item.id, &panel.art) {
            if panel.art[layer].within == Within::Frame {
                all.push(Piece { item, panel, layer, size, to });
            }
        }
    }
    let mut found = BTreeMap::new();
    for piece in &all {
        let one: Vec<&Piece<'_>> = all.iter().filter(|other| piece.is_one_with(other)).collect();
        let reshaped =
            |p: &&Piece<'_>| after.panel(p.item.id).is_none_or(|now| now.outline != p.panel.outline);
        if !one.iter().any(|p| p.item.id != piece.item.id) || !one.iter().any(reshaped) {
            continue;
        }
        let covered: Vec<Rect> =
            one.iter().filter(|p| covers(p.crop(), p.size, p.from(), &[p.from()])).map(|p| p.to).collect();
        let still = piece.crop().moved(piece.size, piece.from(), piece.to);
        let fixed = covers(still, piece.size, piece.to, &covered) || one.iter().any(|p| p.item.locked);
        let crop = if fixed { still } else { grown(still, piece.size, piece.to, &covered) };
        let Some(now) = after.panel(piece.item.id) else { continue };
        let art: &mut Vec<ArtLayer> = found.entry(piece.item.id).or_insert_with(|| now.art.clone());
        if let Some(layer) = art.get_mut(piece.layer) {
            layer.crop = crop;
        }
    }
    found
}

/// How far areas of the page lie outside of a picture, in its pixels, and how many times as large they are together.
fn overhang(crop: Crop, size: Size, frame: Rect, of: &[Rect]) -> Option<(Vec2, f64)> {
    let lay = crop.page_from_art(size, frame)?.inverse();
    let corners = |of: &Rect| {
        [of.origin(), Point::new(of.x1, of.y0), Point::new(of.x1, of.y1), Point::new(of.x0, of.y1)]
    };
    let seen = crate::geom::bounds_of(of.iter().flat_map(corners).map(|c| lay * c))?;
    let past = |low: f64, high: f64, length: f64| low.min(0.0) + (high - length).max(0.0);
    let off = Vec2::new(past(seen.x0, seen.x1, size.width), past(seen.y0, seen.y1, size.height));
    Some((off, (seen.width() / size.width).max(seen.height() / size.height)))
}

/// A picture covers areas of the page.
fn covers(crop: Crop, size: Size, frame: Rect, areas: &[Rect]) -> bool {
    areas.is_empty()
        || overhang(crop, size, frame, areas)
            .is_some_and(|(off, share)| off.x.abs().max(off.y.abs()) <= ROUNDED_PX && share <= 1.0 + 1e-3)
}

/// The crop with which a picture covers areas of the page that it does not.
fn grown(crop: Crop, size: Size, frame: Rect, areas: &[Rect]) -> Crop {
    let Some(seen) = areas.iter().copied().reduce(|a, b| a.union(b)) else { return crop };
    let share = overhang(crop, size, frame, areas).map_or(1.0, |(_, share)| share).max(1.0);
    let grown = crop.zoomed(share, seen.center(), frame);
    let (Some((off, _)), Some(lay)) = (overhang(grown, size, frame, areas), grown.page_from_art(size, frame))
    else {
        return crop;
    };
    let by = lay * off.to_point() - lay * Point::ZERO;
    Crop { pan: grown.pan.moved(by), ..grown }
}
