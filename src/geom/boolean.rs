//! Union, intersection and difference of outlines.
//!
//! Curves are flattened within [`FLATTEN_MM`] first: integer overlay of straight edges never fails, and a
//! twentieth of a pixel at 600 dpi is not seen.

use super::outline::{FLATTEN_MM, polygon, rings};
use super::{BezPath, Point};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::single::SingleFloatOverlay as _;

/// One outline around both.
pub fn union(a: &BezPath, b: &BezPath) -> BezPath {
    overlay(a, b, OverlayRule::Union)
}

/// What lies in both.
pub fn intersection(a: &BezPath, b: &BezPath) -> BezPath {
    overlay(a, b, OverlayRule::Intersect)
}

/// What lies in `a` and not in `b`.
pub fn difference(a: &BezPath, b: &BezPath) -> BezPath {
    overlay(a, b, OverlayRule::Difference)
}

fn overlay(a: &BezPath, b: &BezPath, rule: OverlayRule) -> BezPath {
    let shapes = contours(a).overlay(&contours(b), rule, FillRule::NonZero);
    let mut path = BezPath::new();
    for contour in shapes.iter().flatten() {
        path.extend(polygon(contour.iter().map(|p| Point::new(p[0], p[1]))).elements().iter().copied());
    }
    path
}

pub(super) fn contours(path: &BezPath) -> Vec<Vec<[f64; 2]>> {
    rings(path, FLATTEN_MM).into_iter().map(|ring| ring.iter().map(|p| [p.x, p.y]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::outline::{bounds, rectangle, ring_area, superellipse};
    use super::*;
    use crate::geom::Rect;

    fn area(path: &BezPath) -> f64 {
        rings(path, 0.01).iter().map(|r| ring_area(r)).sum()
    }

    #[test]
    fn two_overlapping_boxes_have_one_outline() {
        let a = rectangle(Rect::new(0.0, 0.0, 10.0, 10.0));
        let b = rectangle(Rect::new(5.0, 5.0, 15.0, 15.0));
        assert_eq!(rings(&union(&a, &b), 0.01).len(), 1);
        assert!((area(&union(&a, &b)) - 175.0).abs() < 1e-3);
        assert!((area(&intersection(&a, &b)) - 25.0).abs() < 1e-3);
        assert!((area(&difference(&a, &b)) - 75.0).abs() < 1e-3);
    }

    #[test]
    fn separate_outlines_stay_two_and_nothing_adds_nothing() {
        let a = superellipse(Rect::new(0.0, 0.0, 10.0, 6.0), 2.4);
        let b = rectangle(Rect::new(20.0, 0.0, 30.0, 10.0));
        assert_eq!(rings(&union(&a, &b), 0.01).len(), 2);
        let same = union(&a, &BezPath::new());
        let (was, is) = (bounds(&a).expect("some"), bounds(&same).expect("some"));
        assert!((was.x1 - is.x1).abs() < 1e-3 && (was.y0 - is.y0).abs() < 1e-3);
    }
}
