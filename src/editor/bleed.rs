//! Panels that run off the page, and back from its edge.

use super::Editor;
use super::parting::is_free;
use crate::edit::{Change, Edit, Label};
use crate::geom::boolean::intersection;
use crate::geom::{Point, Rect, Shape as _, Vec2, outline};
use crate::model::{Corner, Frame, ItemId, Outline, OutlineEdge, Page, Spot};
use crate::scene::Scene;
use kurbo::ParamCurve as _;
use kurbo::common::solve_quadratic;

/// What is nearer than this is there, mm.
const THERE_MM: f64 = 0.01;
/// What of a panel's side lies no further in than this is at the page's edge with the rest, mm.
const FLUSH_MM: f64 = 1.0;
/// Panels that share less than this stand beside each other still, mm².
const SHARED_MM2: f64 = 1.0;
/// A corner that would go further than this many times as far as its side has run away.
const RUN_AWAY: f64 = 3.0;
/// A bent edge is carried on no further than this many times its length.
const CARRIED: f64 = 1.0;

impl Editor {
    /// Extends the selected panels to the edge of the bleed on every side on which no other panel lies between them
    /// and the page's edge; those that reach it already come back to the safe area. One undo step. The edges beside go
    /// on along their own lines, and all else of an outline stays where it is. Pictures fill the larger frame; words
    /// stay within the safe area. `scene` is that of the open page.
    pub fn bleed(&mut self, scene: &Scene) {
        self.stop();
        let back = self.bleeds();
        let edits: Vec<Edit> = self.selection().iter().filter_map(|id| self.bled(*id, back)).collect();
        let edits = self.with_contents(edits, scene);
        // Panels of the page with outlines that were sound before stay sound when they grow.
        let _ = self.commit_as(&edits, Some(Label::Resize));
    }

    /// Something that is selected can be extended to the page's edge, or come back from it.
    pub fn can_bleed(&self) -> bool {
        self.selection().iter().any(|id| self.bled(*id, false).is_some() || self.bled(*id, true).is_some())
    }

    /// What is selected reaches the page's edge wherever it can.
    pub fn bleeds(&self) -> bool {
        let all = || self.selection().iter();
        all().all(|id| self.bled(*id, false).is_none()) && all().any(|id| self.bled(*id, true).is_some())
    }

    /// The edit by which a panel runs off the page, or comes back.
    fn bled(&self, id: ItemId, back: bool) -> Option<Edit> {
        let page = self.page();
        let item = page.item(id).filter(|i| is_free(i, self.edition()))?;
        let was = &item.as_panel()?.outline;
        let sides = Sides::of(was);
        let (off, safe) = (self.project().setup_of(page).bleed_rect(), self.project().safe_rect_of(page));
        let goes = |side: &Side| {
            let (out, home) = (side.of(off), side.of(safe));
            if back {
                return sides.reach(*side, out).then_some((*side, home));
            }
            let most = sides.extreme(*side)?;
            let to = if side.sign() < 0.0 { out.min(most) } else { out.max(most) };
            let clear = |area: Vec<Point>| self.is_clear(page, id, &area);
            let goes = !sides.reach(*side, out) && sides.between(*side, to)?.into_iter().all(clear);
            goes.then_some((*side, to))
        };
        let moved: Vec<(Side, f64)> = Side::ALL.iter().filter_map(goes).collect();
        let outline = sides.moved(&moved).filter(|outline| outline != was)?;
        Some(Edit::Change { page: page.id, item: id, change: Change::Outline(outline) })
    }

    /// No other panel that is seen lies in an area.
    fn is_clear(&self, page: &Page, id: ItemId, area: &[Point]) -> bool {
        let area = outline::polygon(area.iter().copied());
        let near = area.bounding_box();
        let others = page.items.iter().filter(|i| i.id != id && !i.is_hidden_in(self.edition()));
        let mut others = others.filter_map(|i| i.as_panel()).map(|p| &p.outline);
        !others.any(|o| o.bounds().overlaps(near) && intersection(&area, &o.path()).area().abs() > SHARED_MM2)
    }
}

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Top,
    Right,
    Bottom,
}

impl Side {
    const ALL: [Self; 4] = [Self::Left, Self::Top, Self::Right, Self::Bottom];

    /// Where a rectangle ends on this side.
    fn of(self, r: Rect) -> f64 {
        match self {
            Self::Left => r.x0,
            Self::Top => r.y0,
            Self::Right => r.x1,
            Self::Bottom => r.y1,
        }
    }

    fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// Outward along the axis.
    fn sign(self) -> f64 {
        if matches!(self, Self::Left | Self::Top) { -1.0 } else { 1.0 }
    }

    /// A point along the axis on which the side lies.
    fn along(self, p: Point) -> f64 {
        if self.is_upright() { p.x } else { p.y }
    }

    /// A point brought to a place along the axis.
    fn at(self, p: Point, place: f64) -> Point {
        if self.is_upright() { Point::new(place, p.y) } else { Point::new(p.x, place) }
    }

    /// The side to which a direction points, by the longer of its parts.
    fn facing(out: Vec2) -> Self {
        match (out.x.abs() >= out.y.abs(), out.x < 0.0, out.y < 0.0) {
            (true, true, _) => Self::Left,
            (true, false, _) => Self::Right,
            (false, _, true) => Self::Top,
            (false, _, false) => Self::Bottom,
        }
    }
}

/// The edges of a panel, each with the side of the page at which it lies.
struct Sides {
    edges: Vec<OutlineEdge>,
    /// Of edges that lie further in than others of their side: nothing.
    at: Vec<Option<Side>>,
    is_rectangle: bool,
}

impl Sides {
    fn of(outline: &Outline) -> Self {
        let edges = outline.edges();
        let doubled: f64 = edges.iter().map(|e| e.from.to_vec2().cross(e.to.to_vec2())).sum();
        let facing = |e: &OutlineEdge| {
            let way = (e.to - e.from) * doubled.signum();
            Side::facing(Vec2::new(way.y, -way.x))
        };
        let faces: Vec<Side> = edges.iter().map(facing).collect();
        let mut sides = Self { edges, at: faces.iter().copied().map(Some).collect(), is_rectangle: false };
        sides.is_rectangle = matches!(outline, Outline::Rect(_));
        let count = faces.len();
        let outermost: Vec<Option<f64>> = Side::ALL.iter().map(|side| sides.extreme(*side)).collect();
        for (n, side) in faces.iter().enumerate() {
            // Edges that follow each other and face the same way are one side.
            let run = |step: usize| {
                (0..count)
                    .map(move |i| (n + i * step) % count)
                    .take_while(|i| faces[*i] == *side)
                    .collect::<Vec<_>>()
            };
            let whole = run(1).into_iter().chain(run(count - 1));
            let reach = whole.map(|i| sides.outer(i, *side)).fold(f64::NEG_INFINITY, f64::max);
            let most = outermost[*side as usize].map_or(reach, |place| place * side.sign());
            if reach < most - FLUSH_MM {
                sides.at[n] = None;
            }
        }
        sides
    }

    /// How far out an edge reaches, outward.
    fn outer(&self, edge: usize, side: Side) -> f64 {
        let e = &self.edges[edge];
        (side.along(e.from) * side.sign()).max(side.along(e.to) * side.sign())
    }

    fn ends(&self, side: Side) -> impl Iterator<Item = f64> + '_ {
        let edges = self.edges.iter().zip(&self.at).filter(move |(_, at)| **at == Some(side));
        edges.flat_map(move |(e, _)| [side.along(e.from), side.along(e.to)])
    }

    /// Where the outermost corner of a side is; nothing where no edge faces it.
    fn extreme(&self, side: Side) -> Option<f64> {
        self.ends(side).map(|v| v * side.sign()).max_by(f64::total_cmp).map(|v| v * side.sign())
    }

    /// All corners of a side are there, or further out.
    fn reach(&self, side: Side, place: f64) -> bool {
        let mut ends = self.ends(side).peekable();
        ends.peek().is_some() && ends.all(|v| (v - place) * side.sign() >= -THERE_MM)
    }

    /// What a side sweeps over on its way to a place: an area for each run of edges that follow each other.
    fn between(&self, side: Side, to: f64) -> Option<Vec<Vec<Point>>> {
        let moved = self.corners(&[(side, to)])?;
        let count = self.edges.len();
        let on = |n: usize| self.at[n % count] == Some(side);
        let swept = |first: usize| {
            let last = (first..first + count).take_while(|n| on(*n)).last().unwrap_or(first) + 1;
            let was = (first..=last).map(|n| self.edges[n % count].from);
            was.chain((first..=last).rev().map(|n| moved[n % count].at.point())).collect()
        };
        Some((0..count).filter(|n| on(*n) && !on(n + count - 1)).map(swept).collect())
    }

    /// The outline with sides at other places; nothing if it cannot be.
    fn moved(&self, to: &[(Side, f64)]) -> Option<Outline> {
        // A side that cannot go leaves the others to go.
        let able: Vec<(Side, f64)> =
            to.iter().copied().filter(|one| self.corners(&[*one]).is_some()).collect();
        if able.is_empty() {
            return None;
        }
        let corners = self.corners(&able)?;
        if self.is_rectangle {
            let (a, b) = (corners.first()?.at.point(), corners.get(2)?.at.point());
            let r = Rect::from_points(a, b);
            let (at, size) = (Spot::from(r.origin()).tidied(), Spot::new(r.width(), r.height()).tidied());
            return Some(Outline::Rect(Frame::new(at.x, at.y, size.x, size.y)));
        }
        Some(Outline::through(corners))
    }

    /// The corners with sides at other places: the edges between go on along their own lines, or arcs. Nothing where
    /// one of them does not lead there, or would be turned about.
    fn corners(&self, to: &[(Side, f64)]) -> Option<Vec<Corner>> {
        let count = self.edges.len();
        let goes = |n: usize| to.iter().find(|(side, _)| self.at[n % count] == Some(*side)).copied();
        let mut new = Vec::with_capacity(count);
        for (n, edge) in self.edges.iter().enumerate() {
            let (before, after) = (goes(n + count - 1), goes(n + 1));
            let Some((side, place)) = goes(n) else {
                let from = before.map_or(Some(0.0), |(side, place)| met(edge, side, place, 0.0))?;
                let till = after.map_or(Some(1.0), |(side, place)| met(edge, side, place, 1.0))?;
                let is_same = before.is_none() && after.is_none();
                let edge = if is_same { *edge } else { edge.stretch(from, till) };
                new.push((edge.from, edge.bow));
                continue;
            };
            // The corner at which it begins.
            let from = match before {
                None => {
                    let edge = &self.edges[(n + count - 1) % count];
                    edge.curve().eval(met(edge, side, place, 1.0)?)
                }
                Some((other, _)) if other == side => side.at(edge.from, place),
                Some((other, there)) if other.is_upright() != side.is_upright() => {
                    other.at(side.at(edge.from, place), there)
                }
                Some(_) => return None,
            };
            new.push((from, Vec2::ZERO));
        }
        let turned = |n: usize| {
            let (was, is) = (self.edges[n].to - self.edges[n].from, new[(n + 1) % count].0 - new[n].0);
            was.dot(is) <= 0.0
        };
        let corner = |n: usize, (at, bow): (Point, Vec2)| Corner {
            // What does not move stays to the last digit.
            at: if at == self.edges[n].from { at.into() } else { Spot::from(at).tidied() },
            bow: if bow == self.edges[n].bow {
                Spot::from(bow.to_point())
            } else {
                Spot::from(bow.to_point()).tidied()
            },
        };
        let corners = new.iter().enumerate().map(|(n, new)| corner(n, *new)).collect();
        (!(0..count).any(turned)).then_some(corners)
    }
}

/// How far along an edge (0 to 1, and beyond its ends) it meets the line of a side, near the end `end`; nothing where it
/// never does or only far away.
fn met(edge: &OutlineEdge, side: Side, place: f64, end: f64) -> Option<f64> {
    let curve = edge.curve();
    let [a, b, c] = [curve.p0, curve.p1, curve.p2].map(|p| side.along(p));
    let (square, linear) = (a - 2.0 * b + c, 2.0 * (b - a));
    let roots = solve_quadratic(a - place, linear, square);
    let t = roots.into_iter().min_by(|s, t| (s - end).abs().total_cmp(&(t - end).abs()))?;
    let corner = curve.eval(end);
    let (way, out) = ((curve.eval(t) - corner).hypot(), (side.along(corner) - place).abs());
    let is_near = way <= RUN_AWAY * out + THERE_MM && (edge.is_straight() || (t - end).abs() <= CARRIED);
    is_near.then_some(t)
}
