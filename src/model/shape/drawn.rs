//! An outline of the author's own: a closed path of points, scaled to the body's size.

use super::around::fitting;
use super::{Dial, Kind};
use crate::geom::{BezPath, Point, Size, Vec2};
use crate::model::place::Spot;
use serde::{Deserialize, Serialize};

/// The most points that an outline can have.
pub const MAX_POINTS: usize = 500;

/// A closed path of points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Drawn {
    /// Clockwise or not, at least three. The path is scaled to the body's size, so that only their places to each
    /// other count.
    pub points: Vec<DrawnPoint>,
}

/// A point of a drawn outline.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnPoint {
    /// Where; the whole outline is one wide and one high as a rule.
    pub at: Spot,
    /// The outline turns sharply here; elsewhere it is smooth.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corner: bool,
}

impl DrawnPoint {
    /// A point that the outline runs smoothly through.
    pub const fn smooth(x: f64, y: f64) -> Self {
        Self { at: Spot::new(x, y), corner: false }
    }
}

impl Default for Drawn {
    /// A pebble, as the hand draws it: no two sides alike.
    fn default() -> Self {
        let around = [
            (-0.08, -0.5),
            (0.3, -0.44),
            (0.5, -0.08),
            (0.4, 0.34),
            (0.06, 0.5),
            (-0.32, 0.43),
            (-0.5, 0.06),
            (-0.4, -0.36),
        ];
        Self { points: around.map(|(x, y)| DrawnPoint::smooth(x, y)).to_vec() }
    }
}

impl Kind for Drawn {
    fn outline(&self, size: Size, _seed: u64) -> BezPath {
        if self.points.len() < 3 {
            return crate::geom::outline::rectangle(super::around_origin(size));
        }
        fitting(&self.curve(), size).map_or_else(|| self.curve(), |to| to * self.curve())
    }

    fn dials(&self) -> Vec<Dial> {
        Vec::new()
    }

    fn set(&mut self, _dial: usize, _value: f64) {}

    fn is_sound(&self) -> bool {
        let places = self.points.iter().map(|p| p.at.point());
        let bounds = crate::geom::bounds_of(places).unwrap_or_default();
        (3..=MAX_POINTS).contains(&self.points.len())
            && self.points.iter().all(|p| p.at.is_sound())
            && bounds.width() > 1e-3
            && bounds.height() > 1e-3
    }
}

impl Drawn {
    /// The curve through the points, where they are.
    pub fn curve(&self) -> BezPath {
        let n = self.points.len();
        let point = |i: usize| self.points[i % n].at.point();
        let mut path = BezPath::new();
        if n < 3 {
            return path;
        }
        path.move_to(point(0));
        for i in 0..n {
            let (a, b) = (point(i), point(i + 1));
            let out = self.handle(i, a, b, point(i + n - 1), b);
            let back = self.handle(i + 1, a, b, a, point(i + 2));
            path.curve_to(a + out, b - back, b);
        }
        path.close_path();
        path
    }

    /// Where the points are in a body of `size` (mm) about the origin.
    pub fn places(&self, size: Size) -> Vec<Point> {
        let to = fitting(&self.curve(), size).unwrap_or_default();
        self.points.iter().map(|p| to * p.at.point()).collect()
    }

    /// How the curve from `a` to `b` leaves or reaches the point of that number, which lies between two others.
    fn handle(&self, number: usize, a: Point, b: Point, before: Point, after: Point) -> Vec2 {
        let chord = b - a;
        if self.points[number % self.points.len()].corner {
            return chord / 3.0;
        }
        let run = after - before;
        run / run.hypot().max(1e-12) * (chord.hypot() / 3.0)
    }
}
