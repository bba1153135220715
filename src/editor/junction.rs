//! Corners of panels that meet: one is dragged, the others follow, and the gutters between them keep their width.

use super::gutter::{Edge, ON_LINE_MM, PARALLEL, chained, edges_of, widest_across};
use super::parting::is_free;
use super::reshape::MIN_PANEL_MM;
use crate::geom::{Point, Vec2};
use crate::model::{Edition, ItemId, Outline, Page, Spot};

/// Lines that lean against each other by less than this meet too far away: the sine of three degrees.
const LEAN: f64 = 0.05;
/// A corner that goes further than this many times as far as the pointer has run away.
const FARTHEST: f64 = 4.0;

/// A gutter that leads to the corners.
#[derive(Debug)]
struct Arm {
    edges: Vec<Edge>,
    /// Where its middle line ends away from the corners.
    far: Point,
    /// Along it to the corners, 1 long.
    way: Vec2,
}

/// The corners of several panels where gutters meet.
#[derive(Debug)]
pub(super) struct Junction {
    arms: Vec<Arm>,
    /// Panels with the numbers of their corners here.
    corners: Vec<(ItemId, usize)>,
    /// In the midst of the corners.
    middle: Point,
    /// A gutter goes through here without a corner: only along it can the corners go.
    along: Option<Vec2>,
}

impl Junction {
    /// What meets at a corner of a panel; `None` where it is alone.
    pub(super) fn at(
        page: &Page,
        edition: &Edition,
        gutter: Spot,
        panel: ItemId,
        corner: usize,
    ) -> Option<Self> {
        let edges: Vec<Edge> =
            page.items.iter().filter(|i| is_free(i, edition)).flat_map(|i| edges_of(i)).collect();
        let mut here =
            Self { arms: Vec::new(), corners: vec![(panel, corner)], middle: Point::ZERO, along: None };
        let mut next = 0;
        while let Some((panel, corner)) = here.corners.get(next).copied() {
            next += 1;
            let own: Vec<Edge> = edges.iter().filter(|e| e.panel == panel).copied().collect();
            let begins = own.iter().find(|e| e.corner == corner)?;
            let at = begins.from;
            let ends = own.iter().find(|e| (e.to - at).hypot() < 1e-9)?;
            for edge in [begins, ends] {
                here.take_gutter(&edges, *edge, at, gutter)?;
            }
        }
        if here.arms.is_empty() || here.corners.len() < 2 {
            return None;
        }
        let places: Vec<Point> = here.corners.iter().filter_map(|(p, c)| corner_of(page, *p, *c)).collect();
        let sum = places.iter().fold(Vec2::ZERO, |sum, p| sum + p.to_vec2());
        here.middle = (sum / places.len().max(1) as f64).to_point();
        Some(here)
    }

    /// Looks across the gutter along an edge that ends at `at`. `None` where two gutters go through here.
    fn take_gutter(&mut self, edges: &[Edge], edge: Edge, at: Point, gutter: Spot) -> Option<()> {
        let is = |e: &Edge, other: &Edge| (e.panel, e.corner) == (other.panel, other.corner);
        if self.arms.iter().any(|arm| arm.edges.iter().any(|e| is(e, &edge))) {
            return Some(());
        }
        let way = edge.out.turn_90();
        let widest = widest_across(gutter, edge.out);
        let (low, high) = edge.along(way);
        let faces = |b: &&Edge| {
            let gap = edge.outside(b.from.midpoint(b.to));
            let (l, h) = b.along(way);
            b.panel != edge.panel
                && b.out.dot(edge.out) < 0.0
                && b.out.cross(edge.out).abs() < PARALLEL
                && (-ON_LINE_MM..=widest).contains(&gap)
                && l < high - ON_LINE_MM
                && h > low + ON_LINE_MM
        };
        let gap = |b: &Edge| edge.outside(b.from.midpoint(b.to));
        let nearest = edges.iter().filter(faces).min_by(|a, b| gap(a).total_cmp(&gap(b)));
        let Some(other) = nearest else { return Some(()) };
        let (all, span) = chained(edges, edge, *other, -ON_LINE_MM);
        // Which way the corner lies on the edge, and whether the gutter ends there.
        let here = at.to_vec2().dot(way);
        let up = here > f64::midpoint(low, high);
        let reach = widest_across(gutter, way) + ON_LINE_MM;
        let beyond = if up { span.1 - here } else { here - span.0 };
        if beyond > reach {
            if self.along.is_some_and(|along| along.cross(way).abs() > PARALLEL) {
                return None;
            }
            self.along = Some(way);
            return Some(());
        }
        let end = if up { span.1 } else { span.0 };
        for e in &all {
            for (corner, p) in [(e.corner, e.from), (usize::MAX, e.to)] {
                if (p.to_vec2().dot(way) - end).abs() > reach {
                    continue;
                }
                let own = |x: &&Edge| x.panel == e.panel && (x.from - p).hypot() < 1e-9;
                let number = if corner == usize::MAX { edges.iter().find(own)?.corner } else { corner };
                if !self.corners.contains(&(e.panel, number)) {
                    self.corners.push((e.panel, number));
                }
            }
        }
        let middle = at + edge.out * (gap(other) / 2.0 - edge.outside(at));
        let far = middle + way * (if up { span.0 } else { span.1 } - here);
        self.arms.push(Arm { edges: all, far, way: if up { way } else { -way } });
        Some(())
    }

    /// The panels whose corners are here, and all along the gutters that lead here.
    pub(super) fn panels(&self) -> Vec<ItemId> {
        let mut all: Vec<ItemId> = self.corners.iter().map(|c| c.0).collect();
        all.extend(self.arms.iter().flat_map(|a| &a.edges).map(|e| e.panel));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// `by` along the gutter that goes through, if one does.
    pub(super) fn allowed(&self, by: Vec2) -> Vec2 {
        self.along.map_or(by, |along| along * by.dot(along))
    }

    /// The outlines of all panels here with the corners moved, or as far as every panel stays one.
    pub(super) fn moved(&self, page: &Page, by: Vec2) -> Vec<(ItemId, Outline)> {
        let panels = self.panels();
        let all = |share: f64| -> Option<Vec<(ItemId, Outline)>> {
            panels.iter().map(|id| Some((*id, self.reshaped(page, *id, by * share)?))).collect()
        };
        if let Some(whole) = all(1.0) {
            return whole;
        }
        let (mut good, mut bad) = (0.0, 1.0);
        for _ in 0..16 {
            let half = f64::midpoint(good, bad);
            if all(half).is_some() { good = half } else { bad = half }
        }
        all(good).unwrap_or_default()
    }

    fn reshaped(&self, page: &Page, id: ItemId, by: Vec2) -> Option<Outline> {
        let outline = &page.panel(id)?.outline;
        let corners: Vec<Point> = outline.corners().iter().map(|c| c.point()).collect();
        let n = corners.len();
        let moving = |i: usize| self.corners.contains(&(id, i));
        // Each edge as a line, and whether it is another one than before.
        let lines: Vec<(Point, Vec2, bool)> = (0..n)
            .map(|i| {
                let (a, b) = (corners[i], corners[(i + 1) % n]);
                for arm in &self.arms {
                    if arm.edges.iter().any(|e| e.panel == id && e.corner == i) {
                        let to = arm.far + arm.way * (self.middle - arm.far).dot(arm.way);
                        let way = (to + by - arm.far).normalize();
                        // As far from the middle line as it was.
                        let off = (a - arm.far).dot(arm.way.turn_90());
                        return (arm.far + way.turn_90() * off, way, true);
                    }
                }
                match (moving(i), moving((i + 1) % n)) {
                    (true, false) => (b, (a + by - b).normalize(), true),
                    (false, true) => (a, (b + by - a).normalize(), true),
                    (true, true) => (a + by, (b - a).normalize(), true),
                    (false, false) => (a, (b - a).normalize(), false),
                }
            })
            .collect();
        let placed = |i: usize| -> Point {
            let (before, after) = (lines[(i + n - 1) % n], lines[i]);
            if !before.2 && !after.2 {
                return corners[i];
            }
            let turn = before.1.cross(after.1);
            if turn.abs() > LEAN {
                return before.0 + before.1 * ((after.0 - before.0).cross(after.1) / turn);
            }
            if moving(i) { corners[i] + by } else { corners[i] }
        };
        let new: Vec<Point> = (0..n).map(placed).collect();
        let reach = by.hypot() * FARTHEST + MIN_PANEL_MM;
        let ran = new.iter().zip(&corners).any(|(a, b)| !a.is_finite() || (*a - *b).hypot() > reach);
        let area = |all: &[Point]| -> f64 {
            (0..n).map(|i| all[i].to_vec2().cross(all[(i + 1) % n].to_vec2())).sum::<f64>() / 2.0
        };
        let (was, is) = (area(&corners), area(&new));
        let turned = was * is <= 0.0 || is.abs() < MIN_PANEL_MM * MIN_PANEL_MM;
        (!ran && !turned).then(|| outline.with_corners(new))
    }
}

fn corner_of(page: &Page, panel: ItemId, corner: usize) -> Option<Point> {
    page.panel(panel)?.outline.corners().get(corner).map(|c| c.point())
}
