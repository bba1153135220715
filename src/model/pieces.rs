//! Outlines of what overlays leave of panels: their corners exact again, and their bent edges bent.

use super::outline::{Corner, Outline, OutlineEdge};
use super::place::{Frame, Spot, tidy};
use crate::geom::{Point, Rect, bounds_of};

/// Corners nearer to each other than this are one: the overlay of outlines is that exact, mm.
pub(super) const SAME_MM: f64 = 1e-3;
/// A corner that is this near to one that was there before is that one, mm.
const KNOWN_MM: f64 = 3e-3;
/// What lies this near to a line or curve lies on it, mm: flattened curves stray by a third of it.
const ON_EDGE_MM: f64 = 6e-3;

/// The outline through the corners of a ring. `known` are the edges that it was made from: where it runs along one
/// that is bent, it is bent too. A rectangle where it is one.
pub(super) fn outline_of(ring: &[Point], known: &[OutlineEdge]) -> Outline {
    let points = cleaned(ring, known);
    let n = points.len();
    let curves: Vec<OutlineEdge> = known.iter().copied().filter(|e| !e.is_straight()).collect();
    let on = |i: usize| -> Option<usize> {
        let (a, b) = (points[i], points[(i + 1) % n]);
        let near = |e: &OutlineEdge| [a, a.midpoint(b), b].iter().all(|p| e.nearest(*p).1 < ON_EDGE_MM);
        curves.iter().position(near)
    };
    let legs: Vec<Option<usize>> = (0..n).map(on).collect();
    // The ring begins where an edge begins.
    let start = (0..n).find(|i| legs[*i].is_none() || legs[*i] != legs[(*i + n - 1) % n]).unwrap_or(0);
    let mut corners: Vec<Corner> = Vec::new();
    let mut i = 0;
    while i < n {
        let here = (start + i) % n;
        let first = points[here];
        let mut steps = 1;
        let mut bow = Spot::default();
        if let Some(curve) = legs[here] {
            while i + steps < n && legs[(here + steps) % n] == Some(curve) {
                steps += 1;
            }
            let last = points[(here + steps) % n];
            let edge = &curves[curve];
            let part = edge.stretch(edge.nearest(first).0, edge.nearest(last).0);
            bow = Spot::new(part.bow.x, part.bow.y).tidied();
        }
        corners.push(Corner { at: Spot::new(first.x, first.y).tidied(), bow });
        i += steps;
    }
    let straight = corners.iter().all(|c| c.bow == Spot::default());
    let around = bounds_of(corners.iter().map(|c| c.at.point())).unwrap_or(Rect::ZERO);
    let on_corner =
        |c: &Corner| [around.x0, around.x1].contains(&c.at.x) && [around.y0, around.y1].contains(&c.at.y);
    if straight && corners.len() == 4 && corners.iter().all(on_corner) {
        return Outline::Rect(Frame::from(around));
    }
    Outline::through(corners)
}

/// The ring with its corners rounded, those that were there before exactly there, and none on straight lines.
fn cleaned(ring: &[Point], known: &[OutlineEdge]) -> Vec<Point> {
    let exact = |p: &Point| {
        let near = known.iter().map(|e| e.from).find(|c| (*c - *p).hypot() < KNOWN_MM);
        // A side that stays upright or level is one with the side that it is a piece of, to the last digit.
        let on = |v: f64, of: fn(Point) -> f64| {
            let same = known.iter().map(|e| of(e.from)).find(|c| (c - v).abs() < SAME_MM);
            same.unwrap_or_else(|| round(v))
        };
        near.unwrap_or_else(|| Point::new(on(p.x, |c| c.x), on(p.y, |c| c.y)))
    };
    let mut points: Vec<Point> = Vec::with_capacity(ring.len());
    for point in ring.iter().map(exact) {
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    let bent = |p: Point| known.iter().any(|e| !e.is_straight() && e.nearest(p).1 < ON_EDGE_MM);
    let needless = |points: &[Point], i: usize| {
        let n = points.len();
        let (before, here, after) = (points[(i + n - 1) % n], points[i], points[(i + 1) % n]);
        let way = after - before;
        let off = (here - before).cross(way).abs() / way.hypot().max(SAME_MM);
        let least = -2.0 * KNOWN_MM * way.hypot();
        let between = (here - before).dot(way) >= least && (after - here).dot(way) >= least;
        // By the points of a curve it is found again.
        off < KNOWN_MM && between && !bent(here)
    };
    // One that goes may leave another one without need.
    while points.len() > 3
        && let Some(i) = (0..points.len()).find(|i| needless(&points, *i))
    {
        points.remove(i);
    }
    points
}

/// The overlay of outlines leaves the last digits open.
pub(super) fn round(mm: f64) -> f64 {
    tidy((mm / SAME_MM).round() * SAME_MM)
}
