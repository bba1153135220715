//! Curved and straight tails: a thorn whose sides grow out of the body's own outline (rule C04).

use super::root::Base;
use super::{Axis, unit};
use crate::geom::{BezPath, Vec2};

/// Half the width at the middle of the axis' control points, as a share of that at the base: less than a half is
/// hollow like a thorn.
const TAPER: f64 = 0.36;
/// How far a side runs on along the body before it turns out, as a share of half the base.
const RUN_ON: f64 = 0.62;

pub(super) fn shape(axis: &Axis, base: &Base) -> BezPath {
    let half = base.width() / 2.0;
    let along = unit(axis.tip - axis.root, base.out);
    // To the right of the tail as one looks from the body.
    let right = Vec2::new(-along.y, along.x);
    let mut path = BezPath::new();
    let run = |way: Vec2| way * (half * RUN_ON);
    let (left_from, left_way) = base.flare_left;
    let (right_from, right_way) = base.flare_right;
    // Where the ends of the base lie to the wrong sides of a tail that leaves aslant, the sides still do not cross.
    let side = if (base.right - base.left).dot(right) < 0.0 { -right } else { right };
    path.move_to(base.inside);
    path.line_to(left_from);
    path.curve_to(left_from + run(left_way), axis.middle - side * (half * TAPER), axis.tip);
    path.curve_to(axis.middle + side * (half * TAPER), right_from + run(right_way), right_from);
    path.close_path();
    path
}
