//! The knife: a line dragged across panels parts them, with the page's gutter between the pieces.

use super::handles::has_own_outline;
use super::home::rough_frame;
use super::input::Mods;
use super::order::with_order;
use super::reshape::MIN_PANEL_MM;
use super::snap::Guide;
use super::tool::{Answer, Gesture, Reply, View};
use crate::edit::{Change, Edit, Label};
use crate::geom::{Point, Rect, Shape as _, Size, Vec2};
use crate::model::{
    ArtLayer, ByLang, Crop, Cut, Item, ItemId, ItemKind, Panel, Spot, art::ZOOM_RANGE, place::tidy,
};
use crate::scene::Node;
use std::f64::consts::PI;

/// With Shift the cut turns in steps of this many degrees.
const STEP_DEG: f64 = 15.0;
/// A cut that is this near to level or upright is meant to be, degrees.
const STRAIGHT_DEG: f64 = 2.5;

/// A cut is drawn.
#[derive(Debug)]
pub(super) struct Cutting {
    first: Point,
    pub guides: Vec<Guide>,
}

impl Cutting {
    pub(super) fn begin(at: Point) -> Gesture {
        Gesture::Cutting(Self { first: at, guides: Vec::new() })
    }

    /// The cut to a point: level, upright or in steps where that is asked for.
    fn cut(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Option<Cut> {
        self.guides.clear();
        let by = at - self.first;
        if by.hypot() < MIN_PANEL_MM {
            return None;
        }
        let angle = by.y.atan2(by.x).to_degrees();
        let upright = (angle / 90.0).round() * 90.0;
        let turned = if mods.shift {
            (angle / STEP_DEG).round() * STEP_DEG
        } else if !mods.ctrl && (angle - upright).abs() < STRAIGHT_DEG {
            upright
        } else {
            angle
        };
        let radians = turned * PI / 180.0;
        let exact = |v: f64| if v.abs() < 1e-12 { 0.0 } else { v };
        let along = Vec2::new(exact(radians.cos()), exact(radians.sin()));
        let to = self.first + along * by.dot(along);
        self.guides.push((self.first, to));
        let gutter = if mods.alt { Spot::default() } else { view.project.setup_of(view.page).gutter };
        Cut::between(self.first, to, gutter)
    }

    /// The edits that part the panels, and all pieces.
    pub(super) fn edits(&mut self, view: &View<'_>, at: Point, mods: Mods) -> (Vec<Edit>, Vec<ItemId>) {
        let Some(cut) = self.cut(view, at, mods) else { return (Vec::new(), Vec::new()) };
        let (mut ids, mut edits, mut new, mut all) = (view.ids.clone(), Vec::new(), Vec::new(), Vec::new());
        let reading = view.project.setup_of(view.page).reading;
        for item in &view.page.items {
            // An outline of another edition would stay whole.
            let whole = item.locked || item.hidden || has_own_outline(item, view.edition);
            let Some(panel) = item.as_panel().filter(|_| !whole) else { continue };
            let mut pieces = cut.pieces(&panel.outline);
            if pieces.len() < 2 {
                continue;
            }
            pieces.sort_by(|a, b| cut.order(a, b, reading));
            let before = panel.outline.bounds();
            let page = view.page.id;
            let change = |item, change| Edit::Change { page, item, change };
            edits.push(change(item.id, Change::Outline(pieces[0].clone())));
            if !panel.art.is_empty() {
                let art = kept_in_place(view, item.id, &panel.art, before, pieces[0].bounds());
                edits.push(change(item.id, Change::Art(art)));
            }
            all.push(item.id);
            let mut homes = vec![(item.id, pieces[0].path())];
            for outline in &pieces[1..] {
                let id = ItemId(ids.next_number());
                let mut piece = Panel { outline: outline.clone(), describes: ByLang::new(), ..panel.clone() };
                piece.art = kept_in_place(view, item.id, &panel.art, before, outline.bounds());
                let by = before.origin() - outline.bounds().origin();
                piece.marks.iter_mut().for_each(|m| m.shift(by));
                let kind = ItemKind::Panel(piece);
                let piece =
                    Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
                edits.push(Edit::AddItems { page, items: vec![piece], lines: Vec::new() });
                homes.push((id, outline.path()));
                new.push(id);
                all.push(id);
            }
            for child in view.page.items.iter().filter(|i| i.panel == Some(item.id)) {
                let seen = view.part(child.id).map(|part| part.frame);
                let middle = seen.unwrap_or_else(|| rough_frame(view.page, child, view.edition)).center();
                let home = homes.iter().find(|(_, path)| path.winding(middle) != 0);
                if let Some((home, _)) = home.filter(|(home, _)| *home != item.id) {
                    edits.push(change(child.id, Change::Panel(Some(*home))));
                }
            }
        }
        if new.is_empty() {
            return (Vec::new(), Vec::new());
        }
        (with_order(view.project, view.page.id, edits, &new, view.edition), all)
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Answer {
        match self.edits(view, at, mods) {
            (edits, all) if !edits.is_empty() => {
                Answer { select: Some(all), label: Some(Label::Cut), ..Answer::commit(edits) }
            }
            _ => Answer { reply: Reply::Cancel, ..Answer::default() },
        }
    }
}

/// The art of a panel that was cut, in a piece of it: every picture stays where it is on the page.
fn kept_in_place(
    view: &View<'_>,
    panel: ItemId,
    art: &[ArtLayer],
    before: Rect,
    after: Rect,
) -> Vec<ArtLayer> {
    let mut sizes = Vec::new();
    if let Some(part) = view.part(panel) {
        natural_sizes(&part.nodes, &mut sizes);
    }
    let is_drawn = |layer: &ArtLayer| layer.opacity > 0.0;
    if sizes.len() != art.iter().filter(|l| is_drawn(l)).count() {
        // A picture whose file is missing has no size, and nobody knows which of them it is.
        return art.to_vec();
    }
    let mut sizes = sizes.into_iter();
    let keep = |layer: &ArtLayer| {
        let size = if is_drawn(layer) { sizes.next() } else { None };
        let crop = size.map_or(layer.crop, |size| moved(layer.crop, size, before, after));
        ArtLayer { crop, ..layer.clone() }
    };
    art.iter().map(keep).collect()
}

/// The sizes of the pictures that are drawn, in paint order.
fn natural_sizes(nodes: &[Node], sizes: &mut Vec<Size>) {
    for node in nodes {
        match node {
            Node::Image(image) => sizes.push(Size::new(image.width, image.height)),
            Node::Group(group) => natural_sizes(&group.nodes, sizes),
            Node::Path(_) | Node::Glyphs(_) => {}
        }
    }
}

/// The crop that shows a picture at the same place of the page in another frame.
fn moved(crop: Crop, natural: Size, before: Rect, after: Rect) -> Crop {
    let cover = |frame: Rect| (frame.width() / natural.width).max(frame.height() / natural.height);
    let zoom = crop.zoom * cover(before) / cover(after);
    let pan = before.center() + crop.pan.vec() - after.center();
    if !(zoom.is_finite() && ZOOM_RANGE.contains(&zoom)) {
        return crop;
    }
    Crop { zoom: tidy(zoom), pan: Spot::new(pan.x, pan.y).tidied(), ..crop }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_stay_where_they_are_on_the_page() {
        let natural = Size::new(640.0, 400.0);
        let (before, after) = (Rect::new(10.0, 10.0, 80.0, 110.0), Rect::new(10.0, 63.0, 80.0, 110.0));
        let crop =
            Crop { pan: Spot::new(4.0, -7.0), zoom: 1.3, rotate: 20.0, flip_x: true, ..Crop::default() };
        let (was, now) = (crop.page_from_art(natural, before), moved(crop, natural, before, after));
        let now = now.page_from_art(natural, after).expect("it has area");
        for corner in [Point::ZERO, Point::new(640.0, 0.0), Point::new(320.0, 400.0)] {
            let gone = (was.expect("it has area") * corner - now * corner).hypot();
            assert!(gone < 0.02, "{corner:?} went {gone} mm");
        }
    }
}
