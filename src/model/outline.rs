//! Outlines of panels: rectangles, polygons, and corners with bent edges between them.

use super::place::{Frame, Spot, tidy};
use crate::geom::outline::{polygon, rectangle};
use crate::geom::{BezPath, Point, Rect, Shape as _, Vec2, bounds_of};
use kurbo::{ParamCurve as _, ParamCurveNearest as _, QuadBez};
use serde::{Deserialize, Serialize};

/// A panel's outline on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outline {
    /// A rectangle.
    Rect(Frame),
    /// Any polygon; its corners in order.
    Polygon(Vec<Spot>),
    /// Corners in order, with edges of which some are bent.
    Curved(Vec<Corner>),
}

/// A corner of an outline, and what becomes of the edge that leads from it to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corner {
    /// Where it is, mm.
    pub at: Spot,
    /// How far the middle of the edge lies from the middle of the straight line, mm: the edge is the arc of a parabola
    /// through it.
    #[serde(default, skip_serializing_if = "is_straight")]
    pub bow: Spot,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_straight(bow: &Spot) -> bool {
    *bow == Spot::default()
}

impl Corner {
    /// A corner with a straight edge.
    pub const fn new(at: Spot) -> Self {
        Self { at, bow: Spot::new(0.0, 0.0) }
    }
}

/// An edge of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlineEdge {
    /// Its first corner.
    pub from: Point,
    /// Its last corner.
    pub to: Point,
    /// How far its middle lies from the middle of the straight line.
    pub bow: Vec2,
}

impl OutlineEdge {
    /// It is a straight line.
    pub fn is_straight(&self) -> bool {
        self.bow == Vec2::ZERO
    }

    /// Its middle.
    pub fn middle(&self) -> Point {
        self.from.midpoint(self.to) + self.bow
    }

    /// The curve that it runs along.
    pub fn curve(&self) -> QuadBez {
        QuadBez::new(self.from, self.from.midpoint(self.to) + self.bow * 2.0, self.to)
    }

    /// The nearest point of it: how far along (0 to 1), and how far away in mm.
    pub fn nearest(&self, at: Point) -> (f64, f64) {
        let near = self.curve().nearest(at, 1e-4);
        (near.t, near.distance_sq.sqrt())
    }

    /// The stretch of it between two places along it (0 to 1).
    pub fn stretch(&self, from: f64, to: f64) -> Self {
        let curve = self.curve();
        let (a, middle, b) = (curve.eval(from), curve.eval(f64::midpoint(from, to)), curve.eval(to));
        let bow = if self.is_straight() { Vec2::ZERO } else { middle - a.midpoint(b) };
        Self { from: a, to: b, bow }
    }
}

impl Outline {
    /// The outline through these corners: a polygon where all edges are straight.
    pub fn through(corners: Vec<Corner>) -> Self {
        if corners.iter().all(|c| is_straight(&c.bow)) {
            return Self::Polygon(corners.into_iter().map(|c| c.at).collect());
        }
        Self::Curved(corners)
    }

    /// As a closed path in page mm.
    pub fn path(&self) -> BezPath {
        match self {
            Self::Rect(frame) => rectangle(frame.rect().abs()),
            Self::Polygon(corners) => polygon(corners.iter().map(|c| c.point())),
            Self::Curved(_) => {
                let mut path = path_along(&self.edges());
                if !path.elements().is_empty() {
                    path.close_path();
                }
                path
            }
        }
    }

    /// The rectangle around it.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(frame) => frame.rect().abs(),
            Self::Polygon(corners) => bounds_of(corners.iter().map(|c| c.point())).unwrap_or(Rect::ZERO),
            Self::Curved(corners) if corners.is_empty() => Rect::ZERO,
            Self::Curved(_) => self.path().bounding_box(),
        }
    }

    /// Its corners in order.
    pub fn corners(&self) -> Vec<Spot> {
        match self {
            Self::Rect(f) => vec![
                Spot::new(f.x, f.y),
                Spot::new(f.x + f.w, f.y),
                Spot::new(f.x + f.w, f.y + f.h),
                Spot::new(f.x, f.y + f.h),
            ],
            Self::Polygon(corners) => corners.clone(),
            Self::Curved(corners) => corners.iter().map(|c| c.at).collect(),
        }
    }

    /// Its corners in order, with their edges.
    pub fn bent_corners(&self) -> Vec<Corner> {
        match self {
            Self::Curved(corners) => corners.clone(),
            _ => self.corners().into_iter().map(Corner::new).collect(),
        }
    }

    /// Its edges in order, each from the corner of its number to the next one.
    pub fn edges(&self) -> Vec<OutlineEdge> {
        let corners = self.bent_corners();
        let n = corners.len();
        let edge = |i: usize| {
            let (a, b) = (corners[i], corners[(i + 1) % n]);
            OutlineEdge { from: a.at.point(), to: b.at.point(), bow: a.bow.vec() }
        };
        (0..n).map(edge).collect()
    }

    /// The outline with its corners elsewhere; edges stay as bent as they are. No longer a rectangle.
    pub fn with_corners(&self, corners: impl IntoIterator<Item = Point>) -> Self {
        let bows = self.bent_corners().into_iter().map(|c| c.bow);
        Self::through(corners.into_iter().zip(bows).map(|(at, bow)| Corner { at: at.into(), bow }).collect())
    }

    /// All numbers can be drawn, and there are at least three corners.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Rect(frame) => frame.is_sound(),
            Self::Polygon(corners) => corners.len() >= 3 && corners.iter().all(|c| c.is_sound()),
            Self::Curved(corners) => {
                corners.len() >= 3 && corners.iter().all(|c| c.at.is_sound() && c.bow.is_sound())
            }
        }
    }

    /// Its bounds have neither width nor height to show anything in.
    pub fn is_flat(&self) -> bool {
        let b = self.bounds();
        b.width() <= 0.0 || b.height() <= 0.0
    }

    /// The outline with its bounds brought from `from` to `to`.
    pub fn fitted(&self, from: Rect, to: Rect) -> Self {
        self.stretched(from, to, tidy)
    }

    /// The outline in shares of an area, and not in mm.
    pub fn shares_of(&self, area: Rect) -> Self {
        // A millionth of a page's side is less than lengths are rounded to.
        self.stretched(area, Rect::new(0.0, 0.0, 1.0, 1.0), |v| (v * 1e6).round() / 1e6 + 0.0)
    }

    fn stretched(&self, from: Rect, to: Rect, round: impl Fn(f64) -> f64) -> Self {
        let along = |v: f64, a0: f64, a1: f64, b0: f64, b1: f64| {
            if a1 > a0 { b0 + (v - a0) / (a1 - a0) * (b1 - b0) } else { v - a0 + b0 }
        };
        let rounded = |x: f64, y: f64| Spot::new(round(x), round(y));
        let map = |s: Spot| {
            rounded(along(s.x, from.x0, from.x1, to.x0, to.x1), along(s.y, from.y0, from.y1, to.y0, to.y1))
        };
        match self {
            Self::Rect(f) => {
                let r = Rect::from_points(
                    map(Spot::new(f.x, f.y)).point(),
                    map(Spot::new(f.x + f.w, f.y + f.h)).point(),
                );
                Self::Rect(Frame::new(round(r.x0), round(r.y0), round(r.width()), round(r.height())))
            }
            Self::Polygon(corners) => Self::Polygon(corners.iter().map(|c| map(*c)).collect()),
            Self::Curved(corners) => {
                let share = |a0: f64, a1: f64, b0: f64, b1: f64| {
                    if a1 > a0 { (b1 - b0) / (a1 - a0) } else { 1.0 }
                };
                let (wide, high) =
                    (share(from.x0, from.x1, to.x0, to.x1), share(from.y0, from.y1, to.y0, to.y1));
                let bent =
                    |c: &Corner| Corner { at: map(c.at), bow: rounded(c.bow.x * wide, c.bow.y * high) };
                Self::Curved(corners.iter().map(bent).collect())
            }
        }
    }

    /// The outline mirrored left and right about `x`, its corners in the same sense of turning.
    pub fn mirrored(&self, x: f64) -> Self {
        let over = |s: Spot| Spot::new(2.0 * x - s.x, s.y);
        if let Self::Rect(f) = self {
            return Self::Rect(Frame::new(2.0 * x - f.x - f.w, f.y, f.w, f.h));
        }
        let corners = self.bent_corners();
        let n = corners.len();
        // Read backwards, an edge belongs to the corner that was its last.
        let at = |i: usize| {
            let bow = corners[(2 * n - 2 - i) % n].bow;
            Corner { at: over(corners[n - 1 - i].at), bow: Spot::new(-bow.x, bow.y) }
        };
        Self::through((0..n).map(at).collect())
    }
}

/// Edges one after the other as an open line.
pub fn path_along(edges: &[OutlineEdge]) -> BezPath {
    let mut path = BezPath::new();
    for (n, edge) in edges.iter().enumerate() {
        if n == 0 {
            path.move_to(edge.from);
        }
        if edge.is_straight() {
            path.line_to(edge.to);
        } else {
            path.quad_to(edge.curve().p1, edge.to);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bent() -> Outline {
        let corner = |x, y, bow: (f64, f64)| Corner { at: Spot::new(x, y), bow: bow.into() };
        Outline::Curved(vec![
            corner(0.0, 0.0, (0.0, -4.0)),
            corner(20.0, 0.0, (0.0, 0.0)),
            corner(20.0, 10.0, (0.0, 0.0)),
            corner(0.0, 10.0, (2.0, 0.0)),
        ])
    }

    #[test]
    fn an_outline_is_fitted_to_new_bounds() {
        let from = Rect::new(0.0, 0.0, 10.0, 10.0);
        let to = Rect::new(5.0, 5.0, 25.0, 10.0);
        let slanted = Outline::Polygon(vec![Spot::new(0.0, 0.0), Spot::new(10.0, 2.0), Spot::new(0.0, 10.0)]);
        assert_eq!(
            slanted.fitted(from, to),
            Outline::Polygon(vec![Spot::new(5.0, 5.0), Spot::new(25.0, 6.0), Spot::new(5.0, 10.0)])
        );
        assert_eq!(Outline::Rect(Frame::new(0.0, 0.0, 10.0, 10.0)).fitted(from, to).bounds(), to);
        assert!(Outline::Rect(Frame::new(1.0, 1.0, 0.0, 9.0)).is_flat());
    }

    #[test]
    fn a_bent_edge_goes_through_its_middle_and_counts_for_the_bounds() {
        let bent = bent();
        assert_eq!(bent.bounds(), Rect::new(0.0, -4.0, 20.0, 10.0));
        assert_eq!(bent.edges()[0].middle(), Point::new(10.0, -4.0));
        assert_eq!(bent.edges()[0].nearest(Point::new(10.0, -5.0)), (0.5, 1.0));
        let to = Rect::new(0.0, 0.0, 40.0, 28.0);
        let large = bent.fitted(bent.bounds(), to);
        assert_eq!((large.bounds(), large.edges()[0].bow), (to, Vec2::new(0.0, -8.0)));
    }

    #[test]
    fn a_stretch_of_an_edge_lies_on_the_edge() {
        let edge = bent().edges()[0];
        let part = edge.stretch(0.25, 0.75);
        assert_eq!(part.middle(), edge.middle());
        assert!([0.1, 0.4, 0.8].iter().all(|t| edge.nearest(part.curve().eval(*t)).1 < 1e-6));
    }

    #[test]
    fn what_is_mirrored_twice_is_as_it_was() {
        let (bent, once) = (bent(), bent().mirrored(15.0));
        assert_eq!(once.bounds(), Rect::new(10.0, -4.0, 30.0, 10.0));
        assert_eq!(once.edges()[n_of(&once)].middle(), Point::new(20.0, -4.0));
        let twice = once.mirrored(15.0);
        assert_eq!(twice.bounds(), bent.bounds());
        assert_eq!(twice, bent);
    }

    /// The edge that is bent upward.
    fn n_of(outline: &Outline) -> usize {
        outline.edges().iter().position(|e| e.bow.y < 0.0).expect("it is bent")
    }
}
