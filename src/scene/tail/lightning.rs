//! A bolt of lightning: voices over a wire (rule C12).

use super::Axis;
use super::root::Base;
use crate::geom::{BezPath, Point, Vec2, outline};

/// The bolt from root to tip: how far along, and how far aside in half widths; first the left side, then the tip,
/// then the right side back. Between its two jogs the bolt runs back a little.
const BOLT: [(f64, f64); 7] =
    [(0.0, -0.95), (0.53, -1.02), (0.47, -0.16), (1.0, 0.0), (0.39, 0.98), (0.45, 0.2), (0.0, 0.95)];

pub(super) fn shape(axis: &Axis, base: &Base) -> BezPath {
    let half = base.width() / 2.0;
    let at = |(t, aside): (f64, f64)| -> Point {
        let along = axis.along(t);
        axis.at(t) + Vec2::new(-along.y, along.x) * (half * aside)
    };
    let mut points = vec![base.inside, base.left];
    points.extend(BOLT[1..6].iter().map(|p| at(*p)));
    points.push(base.right);
    outline::polygon(points)
}
