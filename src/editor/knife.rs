//! The knife: a line dragged across panels parts them, with the page's gutter between the pieces.

use super::handles::has_own_outline;
use super::home::rough_frame;
use super::input::Mods;
use super::order::with_order;
use super::reshape::MIN_PANEL_MM;
use super::snap::Guide;
use super::tool::{Answer, Gesture, Reply, View};
use crate::edit::{Change, Edit, Label};
use crate::geom::outline::{polygon, ring_area, rings};
use crate::geom::{BezPath, Point, Rect, Shape as _, Size, Vec2, boolean, bounds_of};
use crate::model::{
    ArtLayer, Crop, Frame, Item, ItemId, ItemKind, Outline, Panel, Reading, Spot, art::ZOOM_RANGE,
    place::tidy,
};
use crate::scene::Node;
use std::f64::consts::PI;

/// With Shift the cut turns in steps of this many degrees.
const STEP_DEG: f64 = 15.0;
/// A cut that is this near to level or upright is meant to be, degrees.
const STRAIGHT_DEG: f64 = 2.5;
/// A panel is cut when the line was dragged along this share of its way through it: one that was only touched on
/// the way is let be.
const CROSSED: f64 = 0.5;
/// A piece with less area than a square of the least panel's side is a sliver, and falls off.
const SLIVER_MM2: f64 = MIN_PANEL_MM * MIN_PANEL_MM;
/// Corners nearer to each other than this are one: the overlay of outlines is that exact, mm.
const SAME_MM: f64 = 1e-3;
/// No page is larger: the half planes on both sides of a cut reach this far, mm.
const FAR_MM: f64 = 1e5;

/// A cut is drawn.
#[derive(Debug)]
pub(super) struct Cutting {
    first: Point,
    pub guides: Vec<Guide>,
}

/// A straight cut through the page.
#[derive(Debug, Clone, Copy)]
struct Cut {
    from: Point,
    length: f64,
    along: Vec2,
    across: Vec2,
    /// Between the pieces, mm.
    gutter: f64,
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
        let across = Vec2::new(-along.y, along.x);
        let length = by.dot(along);
        self.guides.push((self.first, self.first + along * length));
        // Between neighbours in a tier the one gutter, between tiers the other, between both what lies between.
        let page = view.project.setup_of(view.page).gutter;
        let gutter = page.x * across.x * across.x + page.y * across.y * across.y;
        let gutter = if mods.alt { 0.0 } else { gutter };
        Some(Cut { from: self.first, length, along, across, gutter })
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
                let mut piece =
                    Panel { outline: outline.clone(), describes: Default::default(), ..panel.clone() };
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

impl Cut {
    /// What is left of an outline on both sides, the one side first; all of it as one piece where the cut does not
    /// go through.
    fn pieces(&self, outline: &Outline) -> Vec<Outline> {
        let path = outline.path();
        if !self.crosses(&path) {
            return vec![outline.clone()];
        }
        let sides = [-1.0, 1.0].map(|side| self.side(&path, side));
        if sides.iter().any(Vec::is_empty) {
            return vec![outline.clone()];
        }
        sides.concat()
    }

    /// The line was dragged through enough of the outline.
    fn crosses(&self, path: &BezPath) -> bool {
        let mut places: Vec<f64> = Vec::new();
        for ring in rings(path, SAME_MM) {
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                let (da, db) = ((*a - self.from).dot(self.across), (b - self.from).dot(self.across));
                // Each corner belongs to one of its two edges.
                if (da < 0.0) != (db < 0.0) {
                    places.push((a.lerp(b, da / (da - db)) - self.from).dot(self.along));
                }
            }
        }
        places.sort_by(f64::total_cmp);
        let (mut inside, mut dragged) = (0.0, 0.0);
        for pair in places.chunks_exact(2) {
            inside += pair[1] - pair[0];
            dragged += (pair[1].min(self.length) - pair[0].max(0.0)).max(0.0);
        }
        inside > 0.0 && dragged >= inside * CROSSED
    }

    /// The pieces on one side (-1 or 1) of the cut.
    fn side(&self, path: &BezPath, side: f64) -> Vec<Outline> {
        let edge = self.from + self.across * (side * self.gutter / 2.0);
        let (along, out) = (self.along * FAR_MM, self.across * (side * FAR_MM));
        let half = polygon([edge - along, edge + along, edge + along + out, edge - along + out]);
        let pieces = boolean::intersection(path, &half);
        rings(&pieces, SAME_MM)
            .iter()
            .filter(|ring| ring_area(ring) >= SLIVER_MM2)
            .map(|r| outline_of(r))
            .collect()
    }

    /// Which of two pieces is read first.
    fn order(&self, a: &Outline, b: &Outline, reading: Reading) -> std::cmp::Ordering {
        let (a, b) = (a.bounds().center(), b.bounds().center());
        if self.across.x.abs() < self.across.y.abs() {
            return a.y.total_cmp(&b.y);
        }
        match reading {
            Reading::RightToLeft => b.x.total_cmp(&a.x),
            _ => a.x.total_cmp(&b.x),
        }
    }
}

/// The outline through these corners: a rectangle where they are one.
fn outline_of(ring: &[Point]) -> Outline {
    let exact = |p: &Point| Spot::new(round(p.x), round(p.y));
    let mut corners: Vec<Spot> = Vec::with_capacity(ring.len());
    for corner in ring.iter().map(exact) {
        if corners.last() != Some(&corner) {
            corners.push(corner);
        }
    }
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let around = bounds_of(corners.iter().map(|c| c.point())).unwrap_or(Rect::ZERO);
    let on_corner = |c: &Spot| [around.x0, around.x1].contains(&c.x) && [around.y0, around.y1].contains(&c.y);
    if corners.len() == 4 && corners.iter().all(on_corner) {
        return Outline::Rect(Frame::from(around));
    }
    Outline::Polygon(corners)
}

/// The overlay of outlines leaves the last digits open.
fn round(mm: f64) -> f64 {
    tidy((mm / SAME_MM).round() * SAME_MM)
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

    #[test]
    fn a_dented_panel_falls_into_as_many_pieces_as_the_cut_makes() {
        let corners = [
            (0.0, 0.0),
            (60.0, 0.0),
            (60.0, 40.0),
            (40.0, 40.0),
            (40.0, 20.0),
            (20.0, 20.0),
            (20.0, 40.0),
            (0.0, 40.0),
        ];
        let outline = Outline::Polygon(corners.map(Spot::from).to_vec());
        let along = Vec2::new(1.0, 0.0);
        let cut = Cut {
            from: Point::new(-5.0, 30.0),
            length: 70.0,
            along,
            across: Vec2::new(0.0, 1.0),
            gutter: 4.0,
        };
        let pieces = cut.pieces(&outline);
        assert_eq!(pieces.len(), 3);
        assert_eq!(
            pieces.iter().filter(|p| matches!(p, Outline::Rect(_))).count(),
            2,
            "the feet are rectangles"
        );
        let short = Cut { length: 20.0, ..cut };
        assert_eq!(short.pieces(&outline), [outline]);
    }
}
