//! Tails: pointers from a body towards a speaker's mouth, joined with the body into one outline.
//!
//! Where a tail begins is found in `root`; each kind has a file for its form. A body with spikes or lobes gets its
//! tail between two of its valleys, in place of what stood there, so that no spike sticks out beside the tail.

mod bubbles;
mod lightning;
mod root;
mod spike;

use super::list::TailMark;
use crate::geom::{BezPath, Point, Rect, Vec2, boolean, outline};
use crate::model::{Tail, TailKind};
use root::Base;

/// Width of a tail at the body as a multiple of the height of capitals (rule C04: 1–1.5).
const BASE_CAP_HEIGHTS: f64 = 1.5;
/// A tail is never wider than this share of the body's shorter side, so that small balloons keep their shape.
const BASE_SHARE: f64 = 0.35;
/// Nor than this, however wide the author asks for it.
const MOST_BASE_SHARE: f64 = 0.8;
/// Nor wider than this share of its own length, or it would be a corner of the body.
const BASE_OF_LENGTH: f64 = 0.9;
/// Shorter tails than this, in mm, are not drawn: they would be a wart on the outline.
const MIN_LENGTH_MM: f64 = 1.2;
/// The tip keeps this distance from the mouth, mm (rule C02: at least 2 mm).
const MOUTH_GAP_MM: f64 = 2.0;
/// How far a tail leaves the body at a right angle before it turns to the mouth: 0 is straight, 1 is a hook.
/// A little gives the slight curve of rule C04 and keeps the sagitta of rule C03 below a fifth.
const LEAVE: f64 = 0.35;

/// A body in page mm, as tails see it.
pub(super) struct Trunk {
    /// Its outline.
    pub path: BezPath,
    /// Its middle.
    pub centre: Point,
    /// Its width and height.
    pub frame: Rect,
    /// Where its outline turns in between lobes or spikes.
    pub valleys: Vec<Point>,
}

/// A tail with what it takes from elsewhere.
pub(super) struct Pointer<'a> {
    /// As the model has it.
    pub tail: &'a Tail,
    /// Where the mouth is, page mm.
    pub mouth: Point,
    /// What it looks like.
    pub kind: TailKind,
}

/// What all tails of a body share.
pub(super) struct Limits<'a> {
    /// Height of capitals, mm.
    pub cap_height_mm: f64,
    /// Width of the outline's line, mm.
    pub pen_mm: f64,
    /// The outline of the panel: a tail towards somebody outside of it stops there (rule C07).
    pub panel: Option<&'a BezPath>,
}

/// The middle line of a tail: one quadratic curve.
#[derive(Debug, Clone, Copy)]
struct Axis {
    root: Point,
    middle: Point,
    tip: Point,
}

impl Axis {
    fn at(&self, t: f64) -> Point {
        self.root.lerp(self.middle, t).lerp(self.middle.lerp(self.tip, t), t)
    }

    /// The way that it runs at t, of length 1.
    fn along(&self, t: f64) -> Vec2 {
        let v = (self.middle - self.root).lerp(self.tip - self.middle, t);
        unit(v, self.tip - self.root)
    }
}

/// The body with its tails as one outline, and where each tail lies.
pub(super) fn joined(
    trunk: &Trunk,
    pointers: &[Pointer<'_>],
    limits: &Limits<'_>,
) -> (BezPath, Vec<TailMark>) {
    let rings = outline::rings(&trunk.path, outline::FLATTEN_MM);
    let panel = limits.panel.map(|p| outline::rings(p, outline::FLATTEN_MM));
    let mut whole = trunk.path.clone();
    let mut marks = Vec::new();
    for pointer in pointers {
        let side = trunk.frame.width().min(trunk.frame.height());
        let width = match pointer.tail.width_mm {
            Some(width) => width.min(side * MOST_BASE_SHARE),
            None => (limits.cap_height_mm * BASE_CAP_HEIGHTS).min(side * BASE_SHARE),
        };
        let base = root::find(trunk, &rings, pointer.mouth, pointer.tail.root, width);
        let Some(base) = base else {
            // The mouth is inside the body: there is nothing to point at.
            let at = pointer.mouth;
            marks.push(TailMark { mouth: at, tip: at, root: at, middle: at, base: at });
            continue;
        };
        let way = pointer.mouth - base.root;
        let toward = unit(way, base.out);
        let length = match panel.as_ref().and_then(|p| border_on_the_way(p, base.root, pointer.mouth)) {
            Some(border) => (border - base.root).hypot(),
            None => (way.hypot() * pointer.tail.reach).min((way.hypot() - MOUTH_GAP_MM).max(0.0)),
        };
        let axis = axis_of(pointer, &base, base.root + toward * length);
        marks.push(TailMark {
            mouth: pointer.mouth,
            tip: axis.tip,
            root: base.root,
            middle: axis.at(0.5),
            base: base.right,
        });
        if length < MIN_LENGTH_MM {
            continue;
        }
        let base = base.at_most(length * BASE_OF_LENGTH);
        match pointer.kind {
            TailKind::Bubbles => {
                let bubbles = bubbles::shape(&axis, &base, limits);
                whole.extend(bubbles.elements().iter().copied());
            }
            TailKind::Curved | TailKind::Straight => {
                whole = grafted(&whole, trunk, &base, &spike::shape(&axis, &base, limits.pen_mm));
            }
            TailKind::Lightning => {
                whole = grafted(&whole, trunk, &base, &lightning::shape(&axis, &base));
            }
        }
    }
    (whole, marks)
}

/// The outline with a tail on it, in place of the spikes that stood on its base.
fn grafted(whole: &BezPath, trunk: &Trunk, base: &Base, tail: &BezPath) -> BezPath {
    let cleared = if base.between_valleys {
        // What lies beyond the base as seen from the middle of the body.
        let beyond = |p: Point| p + (p - trunk.centre) * 2.0;
        let wedge = [base.left, beyond(base.left), beyond(base.right), base.right];
        boolean::difference(whole, &outline::polygon(wedge))
    } else {
        whole.clone()
    };
    boolean::union(&cleared, tail)
}

/// The middle line from the base to the tip.
fn axis_of(pointer: &Pointer<'_>, base: &Base, tip: Point) -> Axis {
    let along = tip - base.root;
    let length = along.hypot();
    let across = Vec2::new(-along.y, along.x);
    let straight = base.root + along * 0.5;
    let leaving = base.root + base.out * (length * 0.5);
    let leave = if pointer.kind == TailKind::Curved { LEAVE } else { 0.0 };
    let middle = straight + (leaving - straight) * leave + across * pointer.tail.bend;
    Axis { root: base.root, middle, tip }
}

/// Where the way from a root to a mouth leaves the panel, if it begins inside and ends outside.
fn border_on_the_way(panel: &[Vec<Point>], root: Point, mouth: Point) -> Option<Point> {
    let inside = |p: Point| {
        let spans = outline::spans_at(panel, p.y);
        spans.iter().any(|(l, r)| (*l..=*r).contains(&p.x))
    };
    if !inside(root) || inside(mouth) {
        return None;
    }
    outline::exit_point(panel, root, mouth)
}

/// A vector of length 1 along `v`, or along `else_` where that is nothing.
fn unit(v: Vec2, else_: Vec2) -> Vec2 {
    let length = v.hypot();
    if length > 1e-9 {
        return v / length;
    }
    let length = else_.hypot();
    if length > 1e-9 { else_ / length } else { Vec2::new(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Affine, Shape as _, Size};
    use crate::model::{BodyShape, Spot};

    const CAP: f64 = 2.0;

    fn trunk(shape: &BodyShape, w: f64, h: f64) -> Trunk {
        let size = Size::new(w, h);
        Trunk {
            path: shape.outline(size, 7),
            centre: Point::ZERO,
            frame: Rect::from_center_size(Point::ZERO, size),
            valleys: shape.valleys(size, 7),
        }
    }

    fn limits(panel: Option<&BezPath>) -> Limits<'_> {
        Limits { cap_height_mm: CAP, pen_mm: 0.35, panel }
    }

    fn tailed(shape: &BodyShape, mouths: &[Point], kind: TailKind) -> (BezPath, Vec<TailMark>) {
        let tails: Vec<Tail> = mouths.iter().map(|m| Tail::towards(Spot::from(*m))).collect();
        let pointers: Vec<Pointer<'_>> =
            tails.iter().zip(mouths).map(|(tail, mouth)| Pointer { tail, mouth: *mouth, kind }).collect();
        joined(&trunk(shape, 40.0, 20.0), &pointers, &limits(None))
    }

    #[test]
    fn a_tail_ends_on_the_way_to_the_mouth_and_makes_one_outline() {
        let mouth = Point::new(8.0, 40.0);
        for shape in BodyShape::kinds() {
            for kind in [TailKind::Curved, TailKind::Straight, TailKind::Lightning] {
                let (path, marks) = tailed(&shape, &[mouth], kind);
                let mark = marks[0];
                let share = (mark.tip - mark.root).hypot() / (mouth - mark.root).hypot();
                // Rule C02: 50–60 % of the way.
                assert!((0.5..=0.6).contains(&share), "{share}");
                assert_eq!(outline::rings(&path, 0.01).len(), 1, "{shape:?} {kind:?}");
                assert!((path.bounding_box().y1 - mark.tip.y).abs() < 0.1);
            }
        }
    }

    #[test]
    fn a_tail_begins_in_the_middle_of_a_side_and_does_not_graze_the_body() {
        for shape in [BodyShape::default(), BodyShape::Box, BodyShape::Rounded(3.0)] {
            for turn in 0..72 {
                let (sin, cos) = crate::geom::sin_cos_degrees(f64::from(turn) * 5.0);
                let mouth = Point::new(45.0 * cos, 45.0 * sin);
                let (_, marks) = tailed(&shape, &[mouth], TailKind::Curved);
                let root = marks[0].root;
                // Rule C03: within the central 60 % of a side.
                let (x, y) = ((root.x / 20.0).abs(), (root.y / 10.0).abs());
                assert!(x.min(y) <= 0.62, "{shape:?} at {}: {root:?}", turn * 5);
                let out = if x.min(y) == x {
                    Vec2::new(0.0, root.y.signum())
                } else {
                    Vec2::new(root.x.signum(), 0.0)
                };
                let way = unit(mouth - root, out);
                assert!(way.dot(out) > 0.3, "{shape:?} at {}: {way:?}", turn * 5);
            }
        }
    }

    #[test]
    fn a_tail_to_somebody_off_the_panel_stops_at_the_border() {
        let panel = outline::rectangle(Rect::new(-30.0, -15.0, 30.0, 25.0));
        let mouth = Point::new(12.0, 60.0);
        let tail = Tail::towards(Spot::from(mouth));
        let pointer = Pointer { tail: &tail, mouth, kind: TailKind::Curved };
        let (_, marks) = joined(&trunk(&BodyShape::default(), 40.0, 20.0), &[pointer], &limits(Some(&panel)));
        assert!((marks[0].tip.y - 25.0).abs() < 1e-6, "{:?}", marks[0]);
    }

    #[test]
    fn a_root_that_is_set_stays_where_it_was_put() {
        let mouth = Point::new(0.0, 50.0);
        let tail = Tail { root: Some(180.0 + 40.0), ..Tail::towards(Spot::from(mouth)) };
        let pointer = Pointer { tail: &tail, mouth, kind: TailKind::Curved };
        let (_, marks) = joined(&trunk(&BodyShape::default(), 40.0, 20.0), &[pointer], &limits(None));
        let seen = marks[0].root;
        assert!(seen.x < -5.0 && (libm::atan2(-seen.x, seen.y).to_degrees() - 40.0).abs() < 1.0, "{seen:?}");
    }

    #[test]
    fn a_mouth_inside_the_body_gets_no_tail() {
        let (path, marks) = tailed(&BodyShape::default(), &[Point::new(1.0, 1.0)], TailKind::Curved);
        assert_eq!(marks.len(), 1);
        assert_eq!(path.bounding_box(), Rect::new(-20.0, -10.0, 20.0, 10.0));
    }

    #[test]
    fn several_tails_share_one_outline() {
        let mouths = [Point::new(-15.0, 40.0), Point::new(15.0, 40.0), Point::new(0.0, -30.0)];
        let (path, marks) = tailed(&BodyShape::default(), &mouths, TailKind::Curved);
        assert_eq!(marks.len(), 3);
        assert_eq!(outline::rings(&path, 0.01).len(), 1);
    }

    #[test]
    fn bubbles_shrink_by_the_same_share_each_and_touch_nothing() {
        for reach in [14.0, 22.0, 60.0] {
            let (path, _) =
                tailed(&BodyShape::kinds()[3], &[Point::new(3.0, 10.0 + reach)], TailKind::Bubbles);
            let rings = outline::rings(&path, 0.001);
            let bubbles: Vec<f64> = rings[1..].iter().map(|r| outline::ring_area(r).sqrt()).collect();
            // Rule C09: two to four of them.
            assert!((2..=4).contains(&bubbles.len()), "{}", bubbles.len());
            for pair in bubbles.windows(2) {
                assert!((pair[1] / pair[0] - 0.6).abs() < 0.01, "{bubbles:?}");
            }
            let united = boolean::union(&path, &BezPath::new());
            assert_eq!(outline::rings(&united, 0.001).len(), rings.len());
        }
    }

    #[test]
    fn a_tail_on_a_turned_page_is_the_same_tail() {
        let mouth = Point::new(8.0, 40.0);
        let (path, _) = tailed(&BodyShape::default(), &[mouth], TailKind::Straight);
        let (mirrored, _) = tailed(&BodyShape::default(), &[Point::new(-8.0, 40.0)], TailKind::Straight);
        let back = Affine::scale_non_uniform(-1.0, 1.0) * mirrored;
        let rest = boolean::difference(&path, &back);
        let area: f64 = outline::rings(&rest, 0.001).iter().map(|r| outline::ring_area(r)).sum();
        assert!(area < 0.05, "{area}");
    }
}
