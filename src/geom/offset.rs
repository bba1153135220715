//! Outlines grown outward, swept along a way, and bent.
//!
//! Growing and sweeping end in an integer overlay, so that whatever overlaps becomes one clean outline: no blocks
//! where letters meet, no notches in tight corners, however thick the line.

use super::boolean::contours;
use super::outline::{FLATTEN_MM, doubled_area, polygon, rings};
use super::{BezPath, Point, Vec2};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::simplify::SimplifyShape as _;
use i_overlay::float::single::SingleFloatOverlay as _;
use i_overlay::mesh::float::outline::offset::OutlineOffset as _;
use i_overlay::mesh::float::style::{LineJoin, OutlineStyle};
use kurbo::{CubicBez, ParamCurve as _, ParamCurveArclen as _, PathSeg};

/// What a grown outline does at a corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corners {
    /// It goes around in an arc.
    Round,
    /// It runs to a point, as long as that is not too far.
    Mitred,
}

/// The sharpest corner that is still drawn to a point, radians: below it the point would stick out by more than
/// three line widths.
const SHARPEST: f64 = 0.66;
/// How far an arc at a corner may stray from a true one, mm.
const ARC_MM: f64 = 0.004;

/// Everything within `by_mm` of what the path fills (non-zero winding), as one outline; the path itself, with its
/// overlaps gone, for 0. A negative distance shrinks.
pub fn outward(path: &BezPath, by_mm: f64, corners: Corners) -> BezPath {
    let clean = contours(path).simplify_shape(FillRule::NonZero);
    if by_mm == 0.0 || !by_mm.is_finite() {
        return path_of(clean.iter().flatten());
    }
    let join = match corners {
        Corners::Round => {
            let flat = (1.0 - ARC_MM / by_mm.abs().max(ARC_MM)).clamp(-1.0, 1.0);
            LineJoin::Round(2.0 * libm::acos(flat))
        }
        Corners::Mitred => LineJoin::Miter(SHARPEST),
    };
    let style = OutlineStyle::new(by_mm).line_join(join);
    path_of(clean.outline(&style).iter().flatten())
}

/// The sharpest corner that is brought back by [`closed`], radians.
const KEPT_CORNER: f64 = 0.05;

/// What the path fills (non-zero winding), with the gaps and dents in it filled that are narrower than twice `by_mm`:
/// grown and shrunk again, all corners to a point.
pub fn closed(path: &BezPath, by_mm: f64) -> BezPath {
    let style = |by| OutlineStyle::new(by).line_join(LineJoin::Miter(KEPT_CORNER));
    let clean = contours(path).simplify_shape(FillRule::NonZero);
    let grown: Vec<_> = clean.outline(&style(by_mm)).into_iter().flatten().collect();
    let grown = grown.simplify_shape(FillRule::NonZero);
    path_of(grown.outline(&style(-by_mm)).iter().flatten())
}

/// The outline of straight sides with its holes gone that are smaller than `area` (mm²): specks between letters that
/// a line has all but closed.
pub fn without_specks(path: &BezPath, area: f64) -> BezPath {
    let all = rings(path, FLATTEN_MM);
    let largest =
        all.iter().map(|r| doubled_area(r)).fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
    let kept = all.iter().filter(|r| {
        let own = doubled_area(r);
        // Holes run the other way round.
        own * largest > 0.0 || own.abs() / 2.0 >= area
    });
    let mut path = BezPath::new();
    for ring in kept {
        path.extend(polygon(ring.iter().copied()).elements().iter().copied());
    }
    path
}

/// What a filled path covers while it slides by `by`: a solid shadow.
pub fn swept(path: &BezPath, by: Vec2) -> BezPath {
    let clean = contours(path).simplify_shape(FillRule::NonZero);
    let mut all: Vec<Vec<[f64; 2]>> = Vec::new();
    for ring in clean.into_iter().flatten() {
        let moved = |p: [f64; 2]| [p[0] + by.x, p[1] + by.y];
        for (i, a) in ring.iter().enumerate() {
            let b = ring[(i + 1) % ring.len()];
            let side = Vec2::new(b[0] - a[0], b[1] - a[1]);
            // All the same way round, so that none takes away from another.
            let quad = vec![*a, b, moved(b), moved(*a)];
            let turn = side.cross(by);
            if turn != 0.0 {
                all.push(if turn < 0.0 { quad.into_iter().rev().collect() } else { quad });
            }
        }
    }
    let swept = all.simplify_shape(FillRule::NonZero);
    // The letters themselves, whose counters run the other way, are joined afterwards.
    let start = contours(path).overlay(&swept, OverlayRule::Union, FillRule::NonZero);
    path_of(start.iter().flatten())
}

fn path_of<'a>(rings: impl IntoIterator<Item = &'a Vec<[f64; 2]>>) -> BezPath {
    let mut path = BezPath::new();
    for ring in rings {
        path.extend(polygon(ring.iter().map(|p| Point::new(p[0], p[1]))).elements().iter().copied());
    }
    path
}

/// The most pieces that one curve of a path is cut into to be bent.
const MOST_PIECES: f64 = 64.0;
/// The step in mm over which a map's slope is measured.
const SLOPE_MM: f64 = 1e-4;

/// The path with every point taken through `map`. Curves are cut into pieces no longer than `step_mm`; each piece
/// keeps its ends and its directions there, so that smooth curves stay smooth and straight lines may bend.
pub fn mapped(path: &BezPath, step_mm: f64, map: impl Fn(Point) -> Point) -> BezPath {
    let along = |p: Point, v: Vec2| {
        let length = v.hypot();
        if length == 0.0 {
            return Vec2::ZERO;
        }
        let unit = v / length * SLOPE_MM;
        (map(p + unit) - map(p - unit)) * (length / (2.0 * SLOPE_MM))
    };
    let mut out = BezPath::new();
    for seg in path.segments() {
        let cubic = cubic(seg);
        let pieces = (seg.arclen(FLATTEN_MM) / step_mm.max(FLATTEN_MM)).ceil().clamp(1.0, MOST_PIECES);
        let start = map(cubic.p0);
        if out.elements().is_empty() || end_of(&out).is_none_or(|e| (e - start).hypot() > 1e-9) {
            if !out.elements().is_empty() {
                out.close_path();
            }
            out.move_to(start);
        }
        for i in 0..pieces as usize {
            let at = |i: usize| i as f64 / pieces;
            let c = cubic.subsegment(at(i)..at(i + 1));
            let end = map(c.p3);
            out.curve_to(map(c.p0) + along(c.p0, c.p1 - c.p0), end + along(c.p3, c.p2 - c.p3), end);
        }
    }
    if !out.elements().is_empty() {
        out.close_path();
    }
    out
}

fn cubic(seg: PathSeg) -> CubicBez {
    match seg {
        PathSeg::Line(l) => CubicBez::new(l.p0, l.p0.lerp(l.p1, 1.0 / 3.0), l.p0.lerp(l.p1, 2.0 / 3.0), l.p1),
        PathSeg::Quad(q) => q.raise(),
        PathSeg::Cubic(c) => c,
    }
}

fn end_of(path: &BezPath) -> Option<Point> {
    path.elements().last().and_then(kurbo::PathEl::end_point)
}

#[cfg(test)]
mod tests {
    use super::super::outline::{bounds, rectangle, ring_area, superellipse};
    use super::*;
    use crate::geom::Rect;

    fn area(path: &BezPath) -> f64 {
        rings(path, 0.001).iter().map(|r| ring_area(r)).sum()
    }

    #[test]
    fn an_outline_grows_with_round_or_pointed_corners() {
        let square = rectangle(Rect::new(0.0, 0.0, 10.0, 10.0));
        let round = outward(&square, 1.0, Corners::Round);
        assert!((area(&round) - (140.0 + std::f64::consts::PI)).abs() < 0.05, "{}", area(&round));
        let pointed = outward(&square, 1.0, Corners::Mitred);
        assert!((area(&pointed) - 144.0).abs() < 0.01, "{}", area(&pointed));
        assert!((area(&outward(&square, -1.0, Corners::Mitred)) - 64.0).abs() < 0.01);
    }

    #[test]
    fn letters_that_overlap_grow_as_one() {
        let mut two = rectangle(Rect::new(0.0, 0.0, 10.0, 10.0));
        two.extend(rectangle(Rect::new(8.0, 2.0, 18.0, 8.0)).elements().iter().copied());
        assert_eq!(rings(&outward(&two, 0.5, Corners::Round), 0.01).len(), 1);
        assert_eq!(rings(&outward(&two, 0.0, Corners::Round), 0.01).len(), 1);
        // The way round that a font's contours run does not matter.
        let mut ring = superellipse(Rect::new(0.0, 0.0, 10.0, 10.0), 2.0);
        ring.extend(
            superellipse(Rect::new(3.0, 3.0, 7.0, 7.0), 2.0).reverse_subpaths().elements().iter().copied(),
        );
        let back = ring.reverse_subpaths();
        let (a, b) = (outward(&ring, 0.5, Corners::Round), outward(&back, 0.5, Corners::Round));
        assert_eq!(rings(&a, 0.01).len(), 2, "the counter grows smaller and stays");
        assert!((area(&a) - area(&b)).abs() < 0.05);
        assert_eq!(rings(&outward(&ring, 2.5, Corners::Round), 0.01).len(), 1, "until it closes");
        assert_eq!(rings(&without_specks(&a, 5.0), 0.01).len(), 2);
        assert_eq!(rings(&without_specks(&a, 9.0), 0.01).len(), 1);
    }

    #[test]
    fn a_solid_shadow_covers_the_way() {
        let square = rectangle(Rect::new(0.0, 0.0, 10.0, 10.0));
        let shadow = swept(&square, Vec2::new(3.0, 3.0));
        assert!((area(&shadow) - 160.0).abs() < 0.01, "{}", area(&shadow));
        assert_eq!(rings(&shadow, 0.01).len(), 1);
    }

    #[test]
    fn a_bent_line_is_smooth_and_true() {
        let bar = rectangle(Rect::new(-10.0, -1.0, 10.0, 1.0));
        let bent = mapped(&bar, 1.0, |p| Point::new(p.x, p.y - 0.02 * p.x * p.x));
        let top = bounds(&bent).expect("some");
        assert!((top.y0 + 3.0).abs() < 1e-6 && (top.y1 - 1.0).abs() < 1e-6, "{top:?}");
        // Between the places where it was cut it follows the map too.
        let ring = &rings(&bent, 1e-5)[0];
        let off = |p: &Point| {
            let straight = p.y + 0.02 * p.x * p.x;
            if p.x.abs() > 9.999 { 0.0 } else { (straight.abs() - 1.0).abs() }
        };
        assert!(ring.iter().map(off).fold(0.0, f64::max) < 1e-3);
        assert!(mapped(&BezPath::new(), 1.0, |p| p).elements().is_empty());
    }
}
