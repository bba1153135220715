//! Panels that become one: the outline around them, with the gutters between them closed.

use super::outline::Outline;
use super::pieces::{SAME_MM, outline_of};
use super::place::Spot;
use crate::geom::outline::{polygon, ring_area, rings, solid_rings};
use crate::geom::{BezPath, boolean, offset};

/// What lies between two panels and is wider than the page's gutter by this factor is none.
const WIDEST: f64 = 2.0;
/// Panels that are nearer to each other than this touch, mm.
const TOUCHING_MM: f64 = 0.05;
/// What fills a gutter is larger than this, mm²: less is what overlays leave by rounding.
const FILLING_MM2: f64 = 0.02;
/// The filling is this much larger than the gutter, mm, so that it and the panels are one.
const OVERLAP_MM: f64 = 1e-3;

/// Why panels cannot become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// More than a gutter lies between them.
    Distant,
    /// They go around something that is not one of them.
    Around,
}

/// The outline around panels that are neighbours, the gutters between them closed. `gutter` is that of the page, mm.
pub fn merged(outlines: &[Outline], gutter: Spot) -> Result<Outline, Apart> {
    let known: Vec<_> = outlines.iter().flat_map(Outline::edges).collect();
    let all = outlines.iter().map(Outline::path).reduce(|a, b| boolean::union(&a, &b)).unwrap_or_default();
    let usual = gutter.x.max(gutter.y);
    // No wider than needed, so that no dent is filled that is meant.
    for reach in [0.0, usual / 2.0, usual / 2.0 * WIDEST] {
        let whole = filled(&all, reach + TOUCHING_MM);
        let solid: Vec<_> =
            solid_rings(&whole, SAME_MM).into_iter().filter(|r| ring_area(r) > FILLING_MM2).collect();
        if let [one] = solid.as_slice() {
            let area: f64 = rings(&whole, SAME_MM).iter().map(|r| ring_area(r)).sum();
            let holes = area - ring_area(one);
            return if holes > FILLING_MM2 { Err(Apart::Around) } else { Ok(outline_of(one, &known)) };
        }
    }
    Err(Apart::Distant)
}

/// What the path fills, and the gaps in it that are narrower than twice `reach`.
fn filled(path: &BezPath, reach: f64) -> BezPath {
    let gaps = boolean::difference(&offset::closed(path, reach), path);
    let mut whole = path.clone();
    for gap in solid_rings(&gaps, SAME_MM).into_iter().filter(|r| ring_area(r) > FILLING_MM2) {
        let gap = offset::outward(&polygon(gap), OVERLAP_MM, offset::Corners::Mitred);
        whole = boolean::union(&whole, &gap);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::super::cut::Cut;
    use super::super::place::Frame;
    use super::*;
    use crate::geom::Point;

    const GUTTER: Spot = Spot::new(4.0, 6.0);

    fn rect(x: f64, y: f64, w: f64, h: f64) -> Outline {
        Outline::Rect(Frame::new(x, y, w, h))
    }

    fn corners(outline: &Outline) -> Vec<(f64, f64)> {
        let mut all: Vec<(f64, f64)> = outline.corners().iter().map(|c| (c.x, c.y)).collect();
        all.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        all
    }

    #[test]
    fn a_grid_is_one_rectangle_again_and_three_of_four_are_an_angle() {
        let grid = [
            rect(10.0, 10.0, 70.0, 100.0),
            rect(84.0, 10.0, 70.0, 100.0),
            rect(10.0, 116.0, 70.0, 50.0),
            rect(84.0, 116.0, 70.0, 50.0),
        ];
        assert_eq!(merged(&grid, GUTTER), Ok(rect(10.0, 10.0, 144.0, 156.0)));
        assert_eq!(merged(&grid[..2], GUTTER), Ok(rect(10.0, 10.0, 144.0, 100.0)));
        let angle = merged(&grid[..3], GUTTER).expect("neighbours");
        assert_eq!(
            corners(&angle),
            [(10.0, 10.0), (10.0, 166.0), (80.0, 110.0), (80.0, 166.0), (154.0, 10.0), (154.0, 110.0)]
        );
        // Across the corner they are no neighbours.
        assert_eq!(merged(&[grid[0].clone(), grid[3].clone()], GUTTER), Err(Apart::Distant));
    }

    #[test]
    fn what_a_cut_parted_is_whole_again() {
        let whole = rect(10.0, 10.0, 150.0, 240.0);
        let ways: [&[(f64, f64)]; 3] = [
            &[(5.0, 40.0), (165.0, 90.0)],
            &[(5.0, 60.0), (60.0, 60.0), (90.0, 140.0), (165.0, 120.0)],
            &[(20.0, 5.0), (150.0, 255.0)],
        ];
        for way in ways {
            let way: Vec<Point> = way.iter().map(|p| Point::from(*p)).collect();
            let pieces = Cut::along(&way, GUTTER).expect("long").pieces(&whole);
            assert_eq!(pieces.len(), 2);
            assert_eq!(merged(&pieces, GUTTER), Ok(whole.clone()), "{way:?}");
        }
    }

    #[test]
    fn panels_around_another_and_far_apart_are_told_from_each_other() {
        let ring = [
            rect(10.0, 10.0, 100.0, 20.0),
            rect(10.0, 36.0, 20.0, 40.0),
            rect(90.0, 36.0, 20.0, 40.0),
            rect(10.0, 82.0, 100.0, 20.0),
        ];
        assert_eq!(merged(&ring, GUTTER), Err(Apart::Around));
        assert_eq!(merged(&ring[1..3], GUTTER), Err(Apart::Distant));
        // One that lies in another is no more than that one.
        assert_eq!(
            merged(&[rect(0.0, 0.0, 50.0, 50.0), rect(10.0, 10.0, 9.0, 9.0)], GUTTER),
            Ok(rect(0.0, 0.0, 50.0, 50.0))
        );
    }
}
