//! Resizing by handles.

use super::handles::Side;
use super::input::Mods;
use super::snap::{Guide, Targets};
use super::tool::{Gesture, View};
use crate::edit::Edit;
use crate::geom::{Point, Rect};
use crate::model::{ItemId, ItemKind, Spot, place::tidy};

/// The least side of a panel, mm.
pub(super) const MIN_PANEL_MM: f64 = 3.0;
/// The least side of anything else, mm.
const MIN_MM: f64 = 1.0;

/// What of a frame can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Freedom {
    /// Width and height.
    Both,
    /// Only the width.
    Width,
    /// Both in proportion.
    Scale,
}

/// A side or corner is dragged, of one item's frame or of the one around several.
#[derive(Debug)]
pub(super) struct Resizing {
    /// Each with its frame as it was, page mm.
    items: Vec<(ItemId, Rect)>,
    side: Side,
    /// Around all of them.
    from: Rect,
    freedom: Freedom,
    least: f64,
    targets: Targets,
    pub guides: Vec<Guide>,
}

/// Several are made no smaller than this share of their frame at a time.
const LEAST_SHARE: f64 = 0.1;

impl Resizing {
    /// For what is selected.
    pub(super) fn begin(view: &View<'_>, side: Side) -> Option<Gesture> {
        let framed = |id: &ItemId| Some((*id, view.part(*id).filter(|_| view.free(*id).is_some())?.frame));
        let items: Vec<(ItemId, Rect)> = view.selection.iter().filter_map(framed).collect();
        let from = items.iter().map(|(_, frame)| *frame).reduce(|a, b| a.union(b))?;
        let is_panel = items.iter().any(|(id, _)| view.page.panel(*id).is_some());
        let least = if is_panel { MIN_PANEL_MM } else { MIN_MM };
        let (freedom, least) = match items.as_slice() {
            [(id, _)] => match view.free(*id)?.kind {
                ItemKind::Caption(_) => (Freedom::Width, least),
                ItemKind::Effect(_) => (Freedom::Scale, least),
                _ => (Freedom::Both, least),
            },
            _ => (Freedom::Both, least.max(from.width().min(from.height()) * LEAST_SHARE)),
        };
        let ids: Vec<ItemId> = items.iter().map(|(id, _)| *id).collect();
        let targets = Targets::of(view, &ids, is_panel);
        Some(Gesture::Resizing(Self { items, side, from, freedom, least, targets, guides: Vec::new() }))
    }

    /// The side's cursor while it is dragged.
    pub(super) fn side(&self) -> Side {
        self.side
    }

    pub(super) fn edits(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        // The handle keeps its distance from the pointer.
        let p = self.side.on(self.from) + (at - start);
        self.guides.clear();
        let keeps = self.freedom == Freedom::Scale || (mods.shift && self.freedom == Freedom::Both);
        let to = if keeps {
            self.scaled(p, mods.alt)
        } else {
            let vertical = self.side.y != 0 && self.freedom == Freedom::Both;
            let p = if mods.ctrl {
                p
            } else {
                let (p, guides) = self.targets.snap_point(view, p, self.side.x != 0, vertical);
                self.guides = guides;
                p
            };
            let (x0, x1) = self.stretched(self.side.x, self.from.x0, self.from.x1, p.x, mods.alt);
            let y_side = if vertical { self.side.y } else { 0 };
            let (y0, y1) = self.stretched(y_side, self.from.y0, self.from.y1, p.y, mods.alt);
            Rect::new(x0, y0, x1, y1)
        };
        let to = Rect::new(tidy(to.x0), tidy(to.y0), tidy(to.x1), tidy(to.y1));
        if to == self.from {
            return Vec::new();
        }
        if let [(item, _)] = *self.items {
            return vec![Edit::ResizeItem {
                page: view.page.id,
                item,
                from: self.from,
                to,
                edition: view.edition.clone(),
            }];
        }
        self.items.iter().filter_map(|(id, frame)| self.carried(view, *id, *frame, to)).collect()
    }

    /// One of several, carried along as the frame around them becomes `to`: what grows to its words is moved alone.
    fn carried(&self, view: &View<'_>, id: ItemId, frame: Rect, to: Rect) -> Option<Edit> {
        let share = |v: f64, a: f64, b: f64| if b > a { (v - a) / (b - a) } else { 0.0 };
        let place = |p: Point| {
            let x = to.x0 + share(p.x, self.from.x0, self.from.x1) * to.width();
            let y = to.y0 + share(p.y, self.from.y0, self.from.y1) * to.height();
            Point::new(tidy(x), tidy(y))
        };
        let (page, edition) = (view.page.id, view.edition.clone());
        let moved = |from: Point| {
            let by = place(from) - from;
            let by = Spot::new(by.x, by.y).tidied().vec();
            Edit::MoveItems { page, items: vec![id], by, edition: edition.clone() }
        };
        Some(match &view.free(id)?.kind {
            ItemKind::Balloon(b) if b.size.is_none() => moved(frame.center()),
            ItemKind::Caption(c) if c.width.is_none() => moved(frame.origin()),
            _ => {
                let to = Rect::from_points(place(frame.origin()), place(Point::new(frame.x1, frame.y1)));
                Edit::ResizeItem { page, item: id, from: frame, to, edition: edition.clone() }
            }
        })
    }

    /// One axis of the frame with a side brought to `to`; both sides when it grows from the centre.
    fn stretched(&self, side: i8, a: f64, b: f64, to: f64, centred: bool) -> (f64, f64) {
        let middle = f64::midpoint(a, b);
        // What was smaller than the least may stay so.
        let least = self.least.min(b - a);
        match (side, centred) {
            (0, _) => (a, b),
            (side, true) => {
                let half = ((to - middle) * f64::from(side)).max(least / 2.0);
                (middle - half, middle + half)
            }
            (-1, false) => (to.min(b - least), b),
            _ => (a, to.max(a + least)),
        }
    }

    /// The frame in its proportion, as large as the handle at `p` asks.
    fn scaled(&self, p: Point, centred: bool) -> Rect {
        let r = self.from;
        let (w, h) = (r.width().max(1e-6), r.height().max(1e-6));
        let opposite = Side { x: -self.side.x, y: -self.side.y };
        let anchor = if centred { r.center() } else { opposite.on(r) };
        let whole = self.side.on(r) - anchor;
        let share = |side: i8, to: f64, full: f64| {
            if side == 0 || full == 0.0 { 0.0 } else { to / full }
        };
        let factor = share(self.side.x, p.x - anchor.x, whole.x)
            .max(share(self.side.y, p.y - anchor.y, whole.y))
            .max((self.least / w.min(h)).min(1.0));
        let place = |v: f64, a: f64| a + (v - a) * factor;
        Rect::new(place(r.x0, anchor.x), place(r.y0, anchor.y), place(r.x1, anchor.x), place(r.y1, anchor.y))
    }
}
