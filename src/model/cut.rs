//! A straight cut through panels, as the knife and page layouts make it.

use super::item::Outline;
use super::place::{Frame, Spot, tidy};
use super::setup::Reading;
use crate::geom::outline::{polygon, ring_area, rings};
use crate::geom::{BezPath, Point, Rect, Vec2, boolean, bounds_of};

/// A panel is cut when the line leads along this share of its way through it: one that is only touched on the way
/// is let be.
const CROSSED: f64 = 0.5;
/// A piece with less area than this is a sliver, and falls off, mm²: nobody draws in three by three millimetres.
const SLIVER_MM2: f64 = 9.0;
/// Corners nearer to each other than this are one: the overlay of outlines is that exact, mm.
const SAME_MM: f64 = 1e-3;
/// No page is larger: the half planes on both sides of a cut reach this far, mm.
const FAR_MM: f64 = 1e5;

/// A straight cut through the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cut {
    from: Point,
    length: f64,
    along: Vec2,
    across: Vec2,
    /// Between the pieces, mm.
    gutter: f64,
}

impl Cut {
    /// The cut from one point to another; `None` where they are one. `gutter` is that of the page: x between
    /// neighbours in a tier, y between tiers, and what lies between for a slanted cut.
    pub fn between(from: Point, to: Point, gutter: Spot) -> Option<Self> {
        let length = (to - from).hypot();
        if !(length > 0.0 && length.is_finite()) {
            return None;
        }
        let along = (to - from) / length;
        let across = Vec2::new(-along.y, along.x);
        let gutter = gutter.x * across.x * across.x + gutter.y * across.y * across.y;
        Some(Self { from, length, along, across, gutter })
    }

    /// What is left of an outline on both sides, the one side first; all of it as one piece where the cut does not
    /// go through.
    pub fn pieces(&self, outline: &Outline) -> Vec<Outline> {
        let path = outline.path();
        if !self.crosses(&path) {
            return vec![outline.clone()];
        }
        let sides = [-1.0, 1.0].map(|side| self.side(&path, side));
        if sides.iter().any(Vec::is_empty) {
            return vec![outline.clone()];
        }
        sides.concat()
    }

    /// The line was dragged through enough of the outline.
    fn crosses(&self, path: &BezPath) -> bool {
        let mut places: Vec<f64> = Vec::new();
        for ring in rings(path, SAME_MM) {
            for (i, a) in ring.iter().enumerate() {
                let b = ring[(i + 1) % ring.len()];
                let (da, db) = ((*a - self.from).dot(self.across), (b - self.from).dot(self.across));
                // Each corner belongs to one of its two edges.
                if (da < 0.0) != (db < 0.0) {
                    places.push((a.lerp(b, da / (da - db)) - self.from).dot(self.along));
                }
            }
        }
        places.sort_by(f64::total_cmp);
        let (mut inside, mut dragged) = (0.0, 0.0);
        for pair in places.chunks_exact(2) {
            inside += pair[1] - pair[0];
            dragged += (pair[1].min(self.length) - pair[0].max(0.0)).max(0.0);
        }
        inside > 0.0 && dragged >= inside * CROSSED
    }

    /// The pieces on one side (-1 or 1) of the cut.
    fn side(&self, path: &BezPath, side: f64) -> Vec<Outline> {
        let edge = self.from + self.across * (side * self.gutter / 2.0);
        let (along, out) = (self.along * FAR_MM, self.across * (side * FAR_MM));
        let half = polygon([edge - along, edge + along, edge + along + out, edge - along + out]);
        let pieces = boolean::intersection(path, &half);
        rings(&pieces, SAME_MM)
            .iter()
            .filter(|ring| ring_area(ring) >= SLIVER_MM2)
            .map(|r| outline_of(r))
            .collect()
    }

    /// Which of two pieces is read first.
    pub fn order(&self, a: &Outline, b: &Outline, reading: Reading) -> std::cmp::Ordering {
        let (a, b) = (a.bounds().center(), b.bounds().center());
        if self.across.x.abs() < self.across.y.abs() {
            return a.y.total_cmp(&b.y);
        }
        match reading {
            Reading::RightToLeft => b.x.total_cmp(&a.x),
            _ => a.x.total_cmp(&b.x),
        }
    }
}

/// The outline through these corners: a rectangle where they are one.
fn outline_of(ring: &[Point]) -> Outline {
    let exact = |p: &Point| Spot::new(round(p.x), round(p.y));
    let mut corners: Vec<Spot> = Vec::with_capacity(ring.len());
    for corner in ring.iter().map(exact) {
        if corners.last() != Some(&corner) {
            corners.push(corner);
        }
    }
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let around = bounds_of(corners.iter().map(|c| c.point())).unwrap_or(Rect::ZERO);
    let on_corner = |c: &Spot| [around.x0, around.x1].contains(&c.x) && [around.y0, around.y1].contains(&c.y);
    if corners.len() == 4 && corners.iter().all(on_corner) {
        return Outline::Rect(Frame::from(around));
    }
    Outline::Polygon(corners)
}

/// The overlay of outlines leaves the last digits open.
fn round(mm: f64) -> f64 {
    tidy((mm / SAME_MM).round() * SAME_MM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dented_panel_falls_into_as_many_pieces_as_the_cut_makes() {
        let corners = [
            (0.0, 0.0),
            (60.0, 0.0),
            (60.0, 40.0),
            (40.0, 40.0),
            (40.0, 20.0),
            (20.0, 20.0),
            (20.0, 40.0),
            (0.0, 40.0),
        ];
        let outline = Outline::Polygon(corners.map(Spot::from).to_vec());
        let level = |to: f64| {
            Cut::between(Point::new(-5.0, 30.0), Point::new(to, 30.0), Spot::new(3.0, 4.0))
                .expect("long enough")
        };
        let cut = level(65.0);
        let pieces = cut.pieces(&outline);
        assert_eq!(pieces.len(), 3);
        assert_eq!(
            pieces.iter().filter(|p| matches!(p, Outline::Rect(_))).count(),
            2,
            "the feet are rectangles"
        );
        assert_eq!(level(15.0).pieces(&outline), [outline]);
    }
}
