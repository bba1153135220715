//! Curved and straight tails: a thorn whose sides grow out of the body's own outline (rule C04).

use super::root::Base;
use super::{Axis, unit};
use crate::geom::{BezPath, Vec2};

/// Half the width at the middle of the axis' control points, as a share of that at the base: less than a half is
/// hollow like a thorn.
const TAPER: f64 = 0.42;
/// How far a side runs on along the body before it turns out, as a share of half the base.
const RUN_ON: f64 = 0.62;
/// Where the lines of both sides would run into one, the tail comes to its point: so much of the pen's width is left to
/// either side there, and so many widths of the pen is the point long. A side that ran on to the tip would end in a
/// bristle as long as ten pens.
const POINT_HALF: f64 = 0.36;
const POINT_PENS: f64 = 2.4;
/// The point is never wider than this share of the base, nor longer than this share of the tail.
const POINT_OF_BASE: f64 = 0.3;
const POINT_OF_LENGTH: f64 = 0.25;

pub(super) fn shape(axis: &Axis, base: &Base, pen_mm: f64) -> BezPath {
    let half = base.width() / 2.0;
    let length = (axis.tip - axis.root).hypot();
    let along = unit(axis.tip - axis.root, base.out);
    // To the right of the tail as one looks from the body.
    let right = Vec2::new(-along.y, along.x);
    let mut path = BezPath::new();
    let run = |way: Vec2| way * (half * RUN_ON);
    let (left_from, left_way) = base.flare_left;
    let (right_from, right_way) = base.flare_right;
    // Where the ends of the base lie to the wrong sides of a tail that leaves aslant, the sides still do not cross.
    let turned = (base.right - base.left).dot(right) < 0.0;
    let side = if turned { -right } else { right };
    let end = unit(axis.tip - axis.middle, along);
    let across = if turned { Vec2::new(end.y, -end.x) } else { Vec2::new(-end.y, end.x) };
    let point = (pen_mm * POINT_HALF).min(half * POINT_OF_BASE);
    let from = axis.tip - end * (pen_mm * POINT_PENS).min(length * POINT_OF_LENGTH);
    path.move_to(base.inside);
    path.line_to(left_from);
    path.curve_to(left_from + run(left_way), axis.middle - side * (half * TAPER), from - across * point);
    path.line_to(axis.tip);
    path.line_to(from + across * point);
    path.curve_to(axis.middle + side * (half * TAPER), right_from + run(right_way), right_from);
    path.close_path();
    path
}
