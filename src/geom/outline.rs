//! Closed outlines: how they are made, measured and asked for the room inside them.

use super::{BezPath, Point, Rect, Shape, Vec2, bounds_of};
use kurbo::PathEl;

/// How far a flattened curve may stray from the true one, in millimetres: a twentieth of a pixel at 600 dpi.
pub const FLATTEN_MM: f64 = 0.002;
/// Points of a ring that most bodies stay under: memory is taken once.
const USUAL_RING: usize = 64;

/// A rectangle as a closed path, clockwise from the top left corner.
pub fn rectangle(r: Rect) -> BezPath {
    polygon([r.origin(), Point::new(r.x1, r.y0), Point::new(r.x1, r.y1), Point::new(r.x0, r.y1)])
}

/// A closed path through the points; empty for fewer than two.
pub fn polygon(points: impl IntoIterator<Item = Point>) -> BezPath {
    let mut path = BezPath::new();
    for (i, p) in points.into_iter().enumerate() {
        path.push(if i == 0 { PathEl::MoveTo(p) } else { PathEl::LineTo(p) });
    }
    if path.elements().len() < 2 {
        return BezPath::new();
    }
    path.close_path();
    path
}

/// The classic handle length of a quarter circle as one cubic; its error is 0.03 % of the radius.
const KAPPA: f64 = 0.552_284_749_8;

/// A rectangle with circular corners of `radius` (mm, cut down to half the shorter side).
pub fn rounded_rectangle(r: Rect, radius: f64) -> BezPath {
    let radius = radius.clamp(0.0, r.width().min(r.height()).max(0.0) / 2.0);
    if radius == 0.0 {
        return rectangle(r);
    }
    let handle = radius * (1.0 - KAPPA);
    let mut path = BezPath::new();
    path.move_to((r.x0 + radius, r.y0));
    path.line_to((r.x1 - radius, r.y0));
    path.curve_to((r.x1 - handle, r.y0), (r.x1, r.y0 + handle), (r.x1, r.y0 + radius));
    path.line_to((r.x1, r.y1 - radius));
    path.curve_to((r.x1, r.y1 - handle), (r.x1 - handle, r.y1), (r.x1 - radius, r.y1));
    path.line_to((r.x0 + radius, r.y1));
    path.curve_to((r.x0 + handle, r.y1), (r.x0, r.y1 - handle), (r.x0, r.y1 - radius));
    path.line_to((r.x0, r.y0 + radius));
    path.curve_to((r.x0, r.y0 + handle), (r.x0 + handle, r.y0), (r.x0 + radius, r.y0));
    path.close_path();
    path
}

/// An ellipse that may be squarer than a true one, filling `r`.
///
/// `squareness` is the exponent n of a superellipse |x/a|ⁿ + |y/b|ⁿ = 1, kept within 2 (an ellipse) and 5
/// (nearly a box). Each quarter is one cubic that meets the superellipse at its ends and on its diagonal.
pub fn superellipse(r: Rect, squareness: f64) -> BezPath {
    let n = squareness.clamp(2.0, 5.0);
    let k = (8.0 * libm::pow(2.0, -1.0 / n) - 4.0) / 3.0;
    let (c, a, b) = (r.center(), r.width() / 2.0, r.height() / 2.0);
    let at = |x: f64, y: f64| Point::new(c.x + a * x, c.y + b * y);
    let mut path = BezPath::new();
    path.move_to(at(1.0, 0.0));
    path.curve_to(at(1.0, k), at(k, 1.0), at(0.0, 1.0));
    path.curve_to(at(-k, 1.0), at(-1.0, k), at(-1.0, 0.0));
    path.curve_to(at(-1.0, -k), at(-k, -1.0), at(0.0, -1.0));
    path.curve_to(at(k, -1.0), at(1.0, -k), at(1.0, 0.0));
    path.close_path();
    path
}

/// The band of `width` (mm) that a line along the path covers, its corners drawn to a point; empty for no width.
pub fn widened(path: &BezPath, width: f64) -> BezPath {
    if !(width > 0.0 && width.is_finite()) {
        return BezPath::new();
    }
    let style = kurbo::Stroke::new(width).with_caps(kurbo::Cap::Butt).with_join(kurbo::Join::Miter);
    kurbo::stroke(path.iter(), &style, &kurbo::StrokeOpts::default(), FLATTEN_MM)
}

/// The outline as straight-sided closed rings, within `tolerance` (mm) of the curves. The closing point is
/// not repeated; rings of fewer than three points are left out.
pub fn rings(path: &BezPath, tolerance: f64) -> Vec<Vec<Point>> {
    let mut rings: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(path, tolerance, |el| match el {
        PathEl::MoveTo(p) => {
            let mut ring = Vec::with_capacity(USUAL_RING);
            ring.push(p);
            rings.push(ring);
        }
        PathEl::LineTo(p) => {
            if let Some(ring) = rings.last_mut().filter(|ring| ring.last() != Some(&p)) {
                ring.push(p);
            }
        }
        _ => {}
    });
    for ring in &mut rings {
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
    }
    rings.retain(|ring| ring.len() >= 3);
    rings
}

/// Twice the signed area of a ring; positive when it runs clockwise on a page (y down).
pub(super) fn doubled_area(ring: &[Point]) -> f64 {
    (0..ring.len()).map(|i| ring[i].to_vec2().cross(ring[(i + 1) % ring.len()].to_vec2())).sum()
}

/// The rings of an outline that an overlay made, without those around its holes.
pub fn solid_rings(path: &BezPath, tolerance: f64) -> Vec<Vec<Point>> {
    let mut all = rings(path, tolerance);
    let largest =
        all.iter().map(|r| doubled_area(r)).fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
    // Holes run the other way round.
    all.retain(|r| doubled_area(r) * largest > 0.0);
    all
}

/// The area of a ring without its sign, in mm².
pub fn ring_area(ring: &[Point]) -> f64 {
    doubled_area(ring).abs() / 2.0
}

/// The widest stretch inside `rings` (even–odd) that stays inside over the whole depth from `top` to
/// `bottom`: the room that one line of text has. `None` where there is none.
pub fn chord(rings: &[Vec<Point>], top: f64, bottom: f64) -> Option<(f64, f64)> {
    if !(top.is_finite() && bottom.is_finite()) || bottom < top {
        return None;
    }
    // Narrowest where an edge or a vertex cuts in: sample both ends and every vertex between them.
    let mut depths = vec![top, bottom];
    depths.extend(rings.iter().flatten().map(|p| p.y).filter(|y| *y > top && *y < bottom));
    let mut room: Option<Vec<(f64, f64)>> = None;
    for y in depths {
        let here = spans_at(rings, y);
        room = Some(match room {
            None => here,
            Some(before) => intersect(&before, &here),
        });
    }
    room?.into_iter().filter(|(l, r)| r > l).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
}

/// The stretches inside the rings along the horizontal at `y`, left to right.
pub fn spans_at(rings: &[Vec<Point>], y: f64) -> Vec<(f64, f64)> {
    let mut cuts: Vec<f64> = Vec::new();
    for ring in rings {
        for (i, a) in ring.iter().enumerate() {
            let b = ring[(i + 1) % ring.len()];
            if (a.y <= y) != (b.y <= y) {
                cuts.push(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    cuts.sort_by(f64::total_cmp);
    cuts.chunks_exact(2).map(|c| (c[0], c[1])).collect()
}

fn intersect(a: &[(f64, f64)], b: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for (al, ar) in a {
        for (bl, br) in b {
            let (l, r) = (al.max(*bl), ar.min(*br));
            if r > l {
                out.push((l, r));
            }
        }
    }
    out
}

/// Where the ray from `inside` towards `to` leaves the rings for the last time before `to`, and the
/// distance to it; `None` when it never crosses.
pub fn exit_point(rings: &[Vec<Point>], inside: Point, to: Point) -> Option<Point> {
    let ray = to - inside;
    let mut best: Option<f64> = None;
    for ring in rings {
        for (i, a) in ring.iter().enumerate() {
            let edge = ring[(i + 1) % ring.len()] - *a;
            let det = ray.cross(edge);
            if det == 0.0 {
                continue;
            }
            let t = (*a - inside).cross(edge) / det;
            let u = (*a - inside).cross(ray) / det;
            if (0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u) && best.is_none_or(|b| t > b) {
                best = Some(t);
            }
        }
    }
    best.map(|t| inside + ray * t)
}

/// The least distance from a point to the rings' edges, in mm; infinite where there are none.
pub fn distance_to_edge(rings: &[Vec<Point>], p: Point) -> f64 {
    let mut least = f64::INFINITY;
    for ring in rings {
        for (i, a) in ring.iter().enumerate() {
            let edge: Vec2 = ring[(i + 1) % ring.len()] - *a;
            let length2 = edge.hypot2();
            let t = if length2 == 0.0 { 0.0 } else { ((p - *a).dot(edge) / length2).clamp(0.0, 1.0) };
            least = least.min((p - (*a + edge * t)).hypot());
        }
    }
    least
}

/// The rectangle around a path's own points and curves; `None` for an empty path.
pub fn bounds(path: &BezPath) -> Option<Rect> {
    if path.elements().is_empty() {
        return None;
    }
    let r = path.bounding_box();
    if r.is_finite() { Some(r) } else { bounds_of([Point::ZERO]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect::new(10.0, 20.0, 50.0, 40.0);

    #[test]
    fn a_superellipse_runs_from_ellipse_to_box() {
        let area = |n| ring_area(&rings(&superellipse(BOX, n), 0.001)[0]) / BOX.area();
        // Area of shape to bounding box, after the geometry table of rule B05.
        for (n, expected) in [(2.0, 0.785), (2.5, 0.845), (3.0, 0.883), (4.0, 0.927)] {
            assert!((area(n) - expected).abs() < 0.006, "n = {n}: {}", area(n));
        }
        assert_eq!(bounds(&superellipse(BOX, 2.4)), Some(BOX));
    }

    #[test]
    fn a_chord_is_the_room_over_the_whole_depth_of_a_line() {
        let circle = rings(&superellipse(Rect::new(-5.0, -5.0, 5.0, 5.0), 2.0), 0.0005);
        let (l, r) = chord(&circle, -3.0, 0.0).expect("inside");
        assert!((r - 4.0).abs() < 0.01 && (l + 4.0).abs() < 0.01, "{l} {r}");
        assert_eq!(chord(&circle, 4.9, 5.1), None);
        assert_eq!(chord(&circle, 1.0, 0.0), None);
        assert_eq!(chord(&circle, f64::NAN, 0.0), None);
    }

    #[test]
    fn a_chord_sees_a_dent_between_the_ends_of_a_line() {
        let dented = vec![vec![
            Point::new(0.0, 0.0),
            Point::new(10.0, 0.0),
            Point::new(4.0, 5.0),
            Point::new(10.0, 10.0),
            Point::new(0.0, 10.0),
        ]];
        assert_eq!(chord(&dented, 1.0, 9.0), Some((0.0, 4.0)));
    }

    #[test]
    fn corners_are_cut_down_to_the_shorter_side() {
        assert_eq!(bounds(&rounded_rectangle(BOX, 900.0)), Some(BOX));
        assert_eq!(rounded_rectangle(BOX, 0.0), rectangle(BOX));
        assert_eq!(rings(&polygon([Point::ZERO]), 0.1).len(), 0);
    }

    #[test]
    fn a_ray_leaves_where_it_crosses_the_edge() {
        let r = rings(&rectangle(BOX), 0.1);
        assert_eq!(exit_point(&r, BOX.center(), Point::new(30.0, 100.0)), Some(Point::new(30.0, 40.0)));
        assert_eq!(exit_point(&r, BOX.center(), Point::new(31.0, 31.0)), None);
        assert_eq!(distance_to_edge(&r, Point::new(30.0, 22.0)), 2.0);
    }
}
