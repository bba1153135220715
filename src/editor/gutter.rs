//! A gutter is dragged: the panels on both sides of it follow, and it keeps its width.

use super::input::{Cursor, Mods};
use super::parting::is_free;
use super::reshape::MIN_PANEL_MM;
use super::snap::{Guide, Targets};
use super::tool::{Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{Point, Rect, Size, Vec2, bounds_of};
use crate::model::{Edition, Frame, Item, ItemId, ItemKind, Outline, Page, Spot};
use std::sync::Arc;

/// Edges that lean against each other by less than this are parallel: the sine of a degree.
pub(super) const PARALLEL: f64 = 0.0175;
/// Edges that are nearer to one line than this lie on it, mm.
pub(super) const ON_LINE_MM: f64 = 0.3;
/// A drag of a gutter leaves panels at least so wide and high, mm: less shows nothing and is seldom meant.
const LEAST_PANEL_MM: f64 = 12.0;
/// A gap that is wider than the page's gutter by this factor is none.
const WIDEST: f64 = 2.0;

/// An edge of a panel, on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub panel: ItemId,
    /// Its first corner.
    pub corner: usize,
    pub from: Point,
    pub to: Point,
    /// Out of the panel, at right angles, 1 long.
    pub out: Vec2,
    /// How far its middle is bent from the straight line.
    pub bow: Vec2,
}

impl Edge {
    /// How far a point lies outside of the edge itself, mm: of the line where it is straight.
    fn past(&self, p: Point) -> f64 {
        let way = self.to - self.from;
        let t = ((p - self.from).dot(way) / way.hypot2().max(1e-9)).clamp(0.0, 1.0);
        self.outside(p) - 4.0 * t * (1.0 - t) * self.bow.dot(self.out)
    }

    /// How far a point lies outside of the edge's line, mm.
    pub fn outside(&self, p: Point) -> f64 {
        (p - self.from).dot(self.out)
    }

    /// Where the edge begins and ends along a direction.
    pub fn along(&self, way: Vec2) -> (f64, f64) {
        let (a, b) = (self.from.to_vec2().dot(way), self.to.to_vec2().dot(way));
        (a.min(b), a.max(b))
    }
}

/// A gutter between panels.
#[derive(Debug)]
pub(super) struct Gutter {
    /// Every edge that it runs along, on both sides.
    edges: Vec<Edge>,
    /// Across it, 1 long.
    across: Vec2,
    /// Its middle, across.
    middle: Point,
}

impl Gutter {
    /// The gutter at a point, with all panels along it; `alone` takes only those that it parts there.
    pub(super) fn at(
        page: &Page,
        edition: &Edition,
        page_gutter: Spot,
        at: Point,
        alone: bool,
    ) -> Option<Self> {
        let edges: Vec<Edge> =
            page.items.iter().filter(|i| is_free(i, edition)).flat_map(|i| edges_of(i)).collect();
        let mut nearest: Option<(f64, Edge, Edge)> = None;
        for a in &edges {
            let past = a.past(at);
            let widest = widest_across(page_gutter, a.out);
            if !(0.0..=widest).contains(&past) {
                continue;
            }
            for b in edges.iter().filter(|b| b.panel != a.panel && b.out.cross(a.out).abs() < PARALLEL) {
                let gap = a.outside(b.from.midpoint(b.to));
                let faces = b.out.dot(a.out) < 0.0 && b.past(at) >= 0.0 && gap <= widest && gap >= 0.0;
                let way = a.out.turn_90();
                let here = at.to_vec2().dot(way);
                let beside = [a, b].iter().all(|e| (e.along(way).0..=e.along(way).1).contains(&here));
                if faces && beside && nearest.is_none_or(|(least, ..)| gap < least) {
                    nearest = Some((gap, *a, *b));
                }
            }
        }
        let (gap, a, b) = nearest?;
        let way = a.out.turn_90();
        // From the pair on: what lies on the same two lines and follows at no more than a gutter's distance.
        let reach = if alone {
            -ON_LINE_MM
        } else {
            WIDEST * (page_gutter.x * way.x.abs() + page_gutter.y * way.y.abs())
        };
        Some(Self {
            edges: chained(&edges, a, b, reach).0,
            across: a.out,
            middle: at + a.out * (gap / 2.0 - a.outside(at)),
        })
    }

    /// How the pointer looks over it.
    pub(super) fn cursor(&self) -> Cursor {
        if self.across.x.abs() > self.across.y.abs() { Cursor::ResizeEW } else { Cursor::ResizeNS }
    }
}

/// The widest that a gutter between edges can be that face this way, mm.
pub(super) fn widest_across(page_gutter: Spot, out: Vec2) -> f64 {
    WIDEST * (page_gutter.x * out.x.abs() + page_gutter.y * out.y.abs()).max(1.0)
}

/// The edges on the lines of two that face each other, as far as they follow each other at no more than `reach` (mm),
/// and from where to where along the gutter (a quarter turn from the way out of `a`).
pub(super) fn chained(edges: &[Edge], a: Edge, b: Edge, reach: f64) -> (Vec<Edge>, (f64, f64)) {
    let way = a.out.turn_90();
    let on = |e: &Edge, line: &Edge| {
        let level = e.out.dot(line.out) > 0.0 && e.out.cross(line.out).abs() < PARALLEL;
        level && [e.from, e.to].iter().all(|p| line.outside(*p).abs() < ON_LINE_MM)
    };
    let mut taken = vec![a, b];
    let mut span = (a.along(way).0.min(b.along(way).0), a.along(way).1.max(b.along(way).1));
    loop {
        let next = edges.iter().find(|e| {
            let (low, high) = e.along(way);
            let known = taken.iter().any(|t| (t.panel, t.corner) == (e.panel, e.corner));
            !known && (on(e, &a) || on(e, &b)) && low <= span.1 + reach && high >= span.0 - reach
        });
        let Some(edge) = next else { break };
        let (low, high) = edge.along(way);
        span = (span.0.min(low), span.1.max(high));
        taken.push(*edge);
    }
    (taken, span)
}

/// The edges of a panel, but none without length.
pub(super) fn edges_of(item: &Item) -> Vec<Edge> {
    item.as_panel().map(|p| edges_in(item.id, &p.outline)).unwrap_or_default()
}

/// The edges of an outline that a panel has, but none without length.
pub(super) fn edges_in(panel: ItemId, outline: &Outline) -> Vec<Edge> {
    let edges = outline.edges();
    let corners: Vec<Point> = edges.iter().map(|e| e.from).collect();
    let n = corners.len();
    let doubled: f64 = (0..n).map(|i| corners[i].to_vec2().cross(corners[(i + 1) % n].to_vec2())).sum();
    let edge = |i: usize| {
        let (from, to) = (corners[i], corners[(i + 1) % n]);
        let length = (to - from).hypot();
        let out = (to - from) / length.max(1e-9);
        let out = if doubled > 0.0 { Vec2::new(out.y, -out.x) } else { Vec2::new(-out.y, out.x) };
        (length > 0.0).then_some(Edge { panel, corner: i, from, to, out, bow: edges[i].bow })
    };
    (0..n).filter_map(edge).collect()
}

/// A gutter is dragged.
#[derive(Debug)]
pub(super) struct MovingGutter {
    gutter: Gutter,
    /// The panels along it, each with the least that a drag leaves of it.
    least: Vec<(ItemId, Size)>,
    targets: Targets,
    pub guides: Vec<Guide>,
}

impl MovingGutter {
    pub(super) fn begin(view: &View<'_>, at: Point, mods: Mods) -> Option<Gesture> {
        let page_gutter = view.project.setup_of(view.page).gutter;
        let gutter = Gutter::at(view.page, view.edition, page_gutter, at, mods.alt)?;
        let panels: Vec<ItemId> = gutter.edges.iter().map(|e| e.panel).collect();
        let targets = Targets::of(view, &panels, false);
        let least = panels.iter().map(|id| (*id, least_of(view, *id))).collect();
        Some(Gesture::MovingGutter(Self { gutter, least, targets, guides: Vec::new() }))
    }

    pub(super) fn cursor(&self) -> Cursor {
        self.gutter.cursor()
    }

    /// The edits that move the edges of all panels along the gutter; no panel gets too small for a
    /// picture, or for the words that lie within it.
    pub(super) fn edits(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let Gutter { edges, across, middle } = &self.gutter;
        let least = &self.least;
        self.guides.clear();
        let mut by = (at - start).dot(*across);
        let straight = across.x.abs().max(across.y.abs()) > 1.0 - 1e-6;
        if straight && !mods.ctrl {
            let upright = across.x.abs() > across.y.abs();
            let (snapped, guides) = self.targets.snap_point(view, *middle + *across * by, upright, !upright);
            by = (snapped - *middle).dot(*across);
            self.guides = guides;
        }
        let Some(outlines) = widest_step(view.page, edges, least, *across, by) else { return Vec::new() };
        let page = view.page.id;
        let change = |(item, outline)| Edit::Change { page, item, change: Change::Outline(outline) };
        outlines.into_iter().map(change).collect()
    }
}

/// The outlines of the panels with their edges moved, or as far as every panel stays one.
fn widest_step(
    page: &Page,
    edges: &[Edge],
    least: &[(ItemId, Size)],
    across: Vec2,
    by: f64,
) -> Option<Vec<(ItemId, Outline)>> {
    if let Some(whole) = stepped(page, edges, least, across * by) {
        return Some(whole);
    }
    let (mut good, mut bad) = (0.0, by);
    for _ in 0..24 {
        let half = f64::midpoint(good, bad);
        if stepped(page, edges, least, across * half).is_some() { good = half } else { bad = half }
    }
    stepped(page, edges, least, across * good)
}

/// The least that a drag of a gutter leaves of a panel: room for a picture and for each of the balloons and captions that lie
/// within it. One that is smaller already stays as it is.
fn least_of(view: &View<'_>, panel: ItemId) -> Size {
    let Some(frame) = view.part(panel).map(|part| part.frame) else {
        return Size::new(MIN_PANEL_MM, MIN_PANEL_MM);
    };
    let says = |item: &&Arc<Item>| {
        item.panel == Some(panel) && matches!(item.kind, ItemKind::Balloon(_) | ItemKind::Caption(_))
    };
    let words = view.page.items.iter().filter(says).filter_map(|item| view.part(item.id));
    let within = words.filter(|part| frame.inflate(ON_LINE_MM, ON_LINE_MM).contains_rect(part.frame));
    let needed = within.fold(Size::new(LEAST_PANEL_MM, LEAST_PANEL_MM), |least, part| {
        Size::new(least.width.max(part.frame.width()), least.height.max(part.frame.height()))
    });
    Size::new(needed.width.min(frame.width()), needed.height.min(frame.height()))
}

/// The outlines of the panels with their edges moved; `None` where one would be too small, or turned inside out.
fn stepped(
    page: &Page,
    edges: &[Edge],
    least: &[(ItemId, Size)],
    by: Vec2,
) -> Option<Vec<(ItemId, Outline)>> {
    let mut done: Vec<(ItemId, Vec<Point>)> = Vec::new();
    for edge in edges {
        let outline = &page.panel(edge.panel)?.outline;
        if !done.iter().any(|(id, _)| *id == edge.panel) {
            done.push((edge.panel, outline.corners().iter().map(|c| c.point()).collect()));
        }
        let (_, corners) = done.iter_mut().find(|(id, _)| *id == edge.panel)?;
        let n = corners.len();
        let (i, j) = (edge.corner, (edge.corner + 1) % n);
        let (before, after) = (corners[(i + n - 1) % n], corners[(j + 1) % n]);
        // Both corners slide along the edges beside.
        let slid = |corner: Point, other: Point| {
            let side = corner - other;
            let lean = side.dot(edge.out);
            (lean.abs() > 1e-6).then(|| corner + side * (by.dot(edge.out) / lean))
        };
        let (a, b) = (slid(corners[i], before)?, slid(corners[j], after)?);
        if (b - a).dot(corners[j] - corners[i]) <= 0.0
            || (a - before).dot(edge.out) * (corners[i] - before).dot(edge.out) <= 0.0
        {
            return None;
        }
        (corners[i], corners[j]) = (a, b);
    }
    done.into_iter()
        .map(|(id, corners)| {
            let around = bounds_of(corners.iter().copied()).unwrap_or(Rect::ZERO);
            let (_, least) = least.iter().find(|(panel, _)| *panel == id)?;
            let large = around.width() >= least.width - 1e-6 && around.height() >= least.height - 1e-6;
            let outline = match page.panel(id)?.outline {
                Outline::Rect(_) => Outline::Rect(Frame::from(around)),
                ref other => other.with_corners(corners),
            };
            large.then_some((id, outline))
        })
        .collect()
}

/// The edge across the gutter from one of a panel's, if it is the only one there and ends where that one ends.
pub(super) fn facing(
    page: &Page,
    edition: &Edition,
    page_gutter: Spot,
    panel: ItemId,
    edge: usize,
) -> Option<(ItemId, usize)> {
    let edges: Vec<Edge> =
        page.items.iter().filter(|i| is_free(i, edition)).flat_map(|i| edges_of(i)).collect();
    let own = *edges.iter().find(|e| e.panel == panel && e.corner == edge)?;
    let (way, reach) = (own.out.turn_90(), widest_across(page_gutter, own.out.turn_90()));
    let (low, high) = own.along(way);
    let mut across = edges.iter().filter(|e| {
        let gap = own.outside(e.from.midpoint(e.to));
        let (l, h) = e.along(way);
        e.panel != panel
            && e.out.dot(own.out) < 0.0
            && e.out.cross(own.out).abs() < PARALLEL
            && (0.0..=widest_across(page_gutter, own.out)).contains(&gap)
            && l < high
            && h > low
    });
    let (one, more) = (across.next()?, across.next());
    let (l, h) = one.along(way);
    let alike = (l - low).abs() <= reach && (h - high).abs() <= reach;
    (alike && more.is_none()).then_some((one.panel, one.corner))
}
