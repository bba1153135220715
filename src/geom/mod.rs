//! Geometry without comics: units, colours, outlines and what one does with them.
//!
//! Everything is in `f64`. Page space is millimetres, x to the right and y down, with the origin at the
//! top left corner of the trimmed page. Curves and transforms are [`kurbo`]'s.

pub mod boolean;
pub mod colour;
pub mod offset;
pub mod outline;
pub mod units;

pub use colour::Rgba;
pub use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape, Size, Vec2};

/// A rotation about the origin, in degrees clockwise (y points down).
///
/// Uses `libm` and not the platform's own sine, so that drawings are the same on every machine.
pub fn rotation(degrees: f64) -> Affine {
    let (sin, cos) = sin_cos_degrees(degrees);
    Affine::new([cos, sin, -sin, cos, 0.0, 0.0])
}

/// Sine and cosine of an angle in degrees, exact at multiples of a right angle.
pub fn sin_cos_degrees(degrees: f64) -> (f64, f64) {
    let turn = degrees.rem_euclid(360.0);
    if turn == 0.0 {
        (0.0, 1.0)
    } else if turn == 90.0 {
        (1.0, 0.0)
    } else if turn == 180.0 {
        (0.0, -1.0)
    } else if turn == 270.0 {
        (-1.0, 0.0)
    } else {
        let radians = turn.to_radians();
        (libm::sin(radians), libm::cos(radians))
    }
}

/// The angle of a vector in degrees, clockwise from the positive x axis; 0 for a null vector.
pub fn angle_degrees(v: Vec2) -> f64 {
    libm::atan2(v.y, v.x).to_degrees()
}

/// `a` turned about `centre` by `degrees` clockwise.
pub fn rotate_about(a: Point, centre: Point, degrees: f64) -> Point {
    centre + (rotation(degrees) * (a - centre).to_point()).to_vec2()
}

/// The smallest rectangle that holds all points; `None` for an empty list.
pub fn bounds_of(points: impl IntoIterator<Item = Point>) -> Option<Rect> {
    let mut points = points.into_iter();
    let first = points.next()?;
    Some(points.fold(Rect::from_points(first, first), |r, p| r.union_pt(p)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_is_exact_and_clockwise_on_a_page() {
        assert_eq!(rotation(90.0) * Point::new(1.0, 0.0), Point::new(0.0, 1.0));
        assert_eq!(rotation(-90.0), rotation(270.0));
        assert_eq!(rotate_about(Point::new(3.0, 1.0), Point::new(1.0, 1.0), 180.0), Point::new(-1.0, 1.0));
        assert!((angle_degrees(Vec2::new(0.0, 2.0)) - 90.0).abs() < 1e-12);
    }

    #[test]
    fn bounds_hold_every_point_and_nothing_has_none() {
        assert_eq!(bounds_of([]), None);
        let r = bounds_of([Point::new(2.0, 5.0), Point::new(-1.0, 7.0)]);
        assert_eq!(r, Some(Rect::new(-1.0, 5.0, 2.0, 7.0)));
    }
}
