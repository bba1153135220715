//! Tails: pointers from a body towards a speaker's mouth, joined with the body into one outline.

use super::list::TailMark;
use crate::geom::{BezPath, Point, Vec2, boolean, outline};
use crate::model::Tail;

/// Width of a tail at the body as a multiple of the height of capitals (rule C04: 1–1.5).
const BASE_CAP_HEIGHTS: f64 = 1.5;
/// A tail is never wider than this share of the body's shorter side, so that small balloons keep their shape.
const BASE_SHARE: f64 = 0.35;
/// Shorter tails than this, in mm, are not drawn: they would be a wart on the outline.
const MIN_LENGTH_MM: f64 = 1.2;
/// The tip keeps this distance from the mouth, mm (rule C02: at least 2 mm).
const MOUTH_GAP_MM: f64 = 2.0;
/// How far a tail leaves the body at a right angle before it turns to the mouth: 0 is straight, 1 is a hook.
/// A little gives the slight curve of rule C04 and keeps the sagitta of rule C03 below a fifth.
const LEAVE: f64 = 0.35;

/// The body with its tails as one outline, and where each tail lies. `centre` is the body's middle, `mouths`
/// are in the same space (page mm).
pub(super) fn joined(
    body: BezPath,
    centre: Point,
    tails: &[(Tail, Point)],
    cap_height_mm: f64,
) -> (BezPath, Vec<TailMark>) {
    let mut marks = Vec::new();
    let rings = outline::rings(&body, outline::FLATTEN_MM);
    let bounds = outline::bounds(&body).unwrap_or_default();
    let mut whole = body;
    for (tail, mouth) in tails {
        let Some(root) = outline::exit_point(&rings, centre, *mouth) else {
            // The mouth is inside the body: there is nothing to point at.
            marks.push(TailMark { mouth: *mouth, tip: *mouth, root: *mouth });
            continue;
        };
        let way = *mouth - root;
        let length = (way.hypot() * tail.reach).min((way.hypot() - MOUTH_GAP_MM).max(0.0));
        let toward = if way.hypot() > 0.0 { way / way.hypot() } else { Vec2::new(0.0, 1.0) };
        let tip = root + toward * length;
        marks.push(TailMark { mouth: *mouth, tip, root });
        if length < MIN_LENGTH_MM {
            continue;
        }
        let width = tail
            .width_mm
            .unwrap_or(cap_height_mm * BASE_CAP_HEIGHTS)
            .min(bounds.width().min(bounds.height()) * BASE_SHARE);
        let shape = tail_shape(root, tip, normal_at(&rings, root, centre), width, tail.bend);
        whole = boolean::union(&whole, &shape);
    }
    (whole, marks)
}

/// The outward normal of the rings at a point on them.
fn normal_at(rings: &[Vec<Point>], at: Point, centre: Point) -> Vec2 {
    let mut best = (f64::INFINITY, at - centre);
    for ring in rings {
        for (i, a) in ring.iter().enumerate() {
            let edge = ring[(i + 1) % ring.len()] - *a;
            let length2 = edge.hypot2();
            if length2 == 0.0 {
                continue;
            }
            let t = ((at - *a).dot(edge) / length2).clamp(0.0, 1.0);
            let distance = (at - (*a + edge * t)).hypot();
            if distance < best.0 {
                let across = Vec2::new(-edge.y, edge.x);
                let outward = if across.dot(at - centre) < 0.0 { -across } else { across };
                best = (distance, outward);
            }
        }
    }
    let length = best.1.hypot();
    if length > 0.0 { best.1 / length } else { Vec2::new(0.0, 1.0) }
}

/// A tapering shape from inside the body to the tip, its middle line one quadratic curve.
fn tail_shape(root: Point, tip: Point, normal: Vec2, width: f64, bend: f64) -> BezPath {
    let along = tip - root;
    let length = along.hypot();
    let across = Vec2::new(-along.y, along.x) / length;
    let straight = root + along * 0.5;
    let leaving = root + normal * (length * 0.5);
    let middle = straight + (leaving - straight) * LEAVE + across * (bend * length);
    // The base lies inside, so that the two outlines cross and do not merely touch.
    let out = middle - root;
    let out = out / out.hypot().max(1e-9);
    let side = Vec2::new(-out.y, out.x) * (width / 2.0);
    let base = root - out * (width * 0.6);
    let mut path = BezPath::new();
    path.move_to(base + side);
    path.line_to(root + side);
    path.quad_to(middle + side * 0.45, tip);
    path.quad_to(middle - side * 0.45, root - side);
    path.line_to(base - side);
    path.close_path();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Rect, Shape as _};
    use crate::model::{BodyShape, Spot};

    fn ellipse() -> BezPath {
        BodyShape::default().outline(crate::geom::Size::new(40.0, 20.0))
    }

    #[test]
    fn a_tail_ends_on_the_way_to_the_mouth_and_makes_one_outline() {
        let mouth = Point::new(8.0, 40.0);
        let tail = Tail::towards(Spot::from(mouth));
        let (path, marks) = joined(ellipse(), Point::ZERO, &[(tail, mouth)], 2.0);
        let mark = marks[0];
        let share = (mark.tip - mark.root).hypot() / (mouth - mark.root).hypot();
        // Rule C02: 50–60 % of the way.
        assert!((0.5..=0.6).contains(&share), "{share}");
        assert_eq!(outline::rings(&path, 0.01).len(), 1);
        assert!((path.bounding_box().y1 - mark.tip.y).abs() < 0.1);
    }

    #[test]
    fn a_mouth_inside_the_body_gets_no_tail() {
        let inside = Point::new(1.0, 1.0);
        let (path, marks) =
            joined(ellipse(), Point::ZERO, &[(Tail::towards(Spot::from(inside)), inside)], 2.0);
        assert_eq!(marks.len(), 1);
        assert_eq!(path.bounding_box(), Rect::new(-20.0, -10.0, 20.0, 10.0));
    }

    #[test]
    fn several_tails_share_one_outline() {
        let mouths = [Point::new(-15.0, 40.0), Point::new(15.0, 40.0), Point::new(0.0, -30.0)];
        let tails: Vec<_> = mouths.iter().map(|m| (Tail::towards(Spot::from(*m)), *m)).collect();
        let (path, marks) = joined(ellipse(), Point::ZERO, &tails, 2.0);
        assert_eq!(marks.len(), 3);
        assert_eq!(outline::rings(&path, 0.01).len(), 1);
    }
}
