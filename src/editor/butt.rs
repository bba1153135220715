//! Balloons and captions that are dragged to the border of their panel: near it they snap to it and end there
//! (rules B09, D02).

use super::home::{outline_in, panel_at};
use super::snap::Guide;
use super::tool::View;
use crate::edit::{Change, Edit};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{Edge, ItemId, ItemKind};

/// A body snaps to the border from this distance on, mm (rule B09).
const ZONE_MM: f64 = 1.5;
/// How much of a balloon's width or height the border takes: enough for a flat that is meant, and not a tangent
/// (rule B08).
const CUT: f64 = 0.12;

/// A balloon or caption on its way to a border.
#[derive(Debug)]
pub(super) struct Butting {
    item: ItemId,
    edge: Edge,
    /// Where it was, page mm.
    frame: Rect,
    cut: Vec2,
}

impl Butting {
    /// What is to be watched while these items move: one balloon or caption. One that breaks a border open is let
    /// be.
    pub(super) fn of(view: &View<'_>, items: &[ItemId]) -> Option<Self> {
        let [id] = items else { return None };
        let item = view.free(*id)?;
        let frame = view.part(*id)?.frame;
        let (edge, cut) = match &item.kind {
            ItemKind::Balloon(b) => (b.edge, Vec2::new(frame.width(), frame.height()) * CUT),
            ItemKind::Caption(c) => (c.edge, Vec2::ZERO),
            _ => return None,
        };
        (edge != Edge::Open).then_some(Self { item: *id, edge, frame, cut })
    }

    /// How much further the item goes so that it ends at the border, the guides that show it, and its edge there.
    pub(super) fn snap(&self, view: &View<'_>, by: Vec2) -> (Vec2, Vec<Guide>, Edge) {
        let to = self.frame + by;
        let panel = panel_at(view.page, to.center(), view.edition);
        let Some(panel) = panel.and_then(|p| outline_in(p, view.edition)).map(|o| o.bounds()) else {
            return (Vec2::ZERO, Vec::new(), self.left());
        };
        let mut more = Vec2::ZERO;
        let mut guides = Vec::new();
        let mut touches = false;
        // For each axis the nearer border: how far inside of it the body ends.
        let axes = [
            (
                to.x0 - panel.x0,
                panel.x1 - to.x1,
                self.cut.x,
                self.frame.x0 - panel.x0,
                panel.x1 - self.frame.x1,
            ),
            (
                to.y0 - panel.y0,
                panel.y1 - to.y1,
                self.cut.y,
                self.frame.y0 - panel.y0,
                panel.y1 - self.frame.y1,
            ),
        ];
        for (axis, (low, high, cut, was_low, was_high)) in axes.into_iter().enumerate() {
            let (inside, was, side) = if low <= high { (low, was_low, 1.0) } else { (high, was_high, -1.0) };
            // What ends at this border already keeps its cut while it is not pulled away from it.
            let kept = self.edge == Edge::Butt && was < 0.0 && (inside - was).abs() <= ZONE_MM;
            let wanted = if kept { was } else { -cut };
            if !(wanted - ZONE_MM..=ZONE_MM).contains(&inside) {
                continue;
            }
            touches = true;
            let way = (wanted - inside) * side;
            if axis == 0 {
                more.x = way;
                let x = if side > 0.0 { panel.x0 } else { panel.x1 };
                guides.push((Point::new(x, panel.y0), Point::new(x, panel.y1)));
            } else {
                more.y = way;
                let y = if side > 0.0 { panel.y0 } else { panel.y1 };
                guides.push((Point::new(panel.x0, y), Point::new(panel.x1, y)));
            }
        }
        (more, guides, if touches { Edge::Butt } else { self.left() })
    }

    /// Its edge away from borders.
    fn left(&self) -> Edge {
        if self.edge == Edge::Butt { Edge::Closed } else { self.edge }
    }

    /// The edit that gives the item its edge, if that is another one than before.
    pub(super) fn edit(&self, view: &View<'_>, edge: Edge) -> Option<Edit> {
        let change = Change::Edge(edge);
        (edge != self.edge).then(|| Edit::Change { page: view.page.id, item: self.item, change })
    }
}
