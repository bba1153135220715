//! A cut through panels, straight or with bends, as the knife and page layouts make it.

use super::outline::Outline;
use super::pieces::{SAME_MM, outline_of};
use super::place::Spot;
use super::setup::Reading;
use crate::geom::outline::{polygon, ring_area, rings, solid_rings};
use crate::geom::{BezPath, Point, Vec2, boolean};

/// A panel is cut when the line leads along this share of its way through it: one that is only touched on the way
/// is let be.
const CROSSED: f64 = 0.5;
/// A piece with less area than this is a sliver, and falls off, mm²: nobody draws in three by three millimetres.
const SLIVER_MM2: f64 = 9.0;
/// No page is larger: the half planes on both sides of a straight cut reach this far, mm.
const FAR_MM: f64 = 1e5;
/// Between the pieces of a cut with bends that is to leave no gutter, mm: what overlays can tell apart, and nobody sees.
const HAIR_MM: f64 = 2e-3;
/// A bend that is sharper than this, as the sine of half of the angle between its legs, is cut off.
const SHARP: f64 = 0.2;

/// A cut through the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// From point to point; two or more.
    way: Vec<Point>,
    /// That of the page: x between neighbours in a tier, y between tiers, mm.
    gutter: Spot,
}

impl Cut {
    /// The cut from one point to another; `None` where they are one. `gutter` is that of the page: x between
    /// neighbours in a tier, y between tiers, and what lies between for a slanted cut.
    pub fn between(from: Point, to: Point, gutter: Spot) -> Option<Self> {
        Self::along(&[from, to], gutter)
    }

    /// The cut along a line with bends; `None` where all its points are one.
    pub fn along(points: &[Point], gutter: Spot) -> Option<Self> {
        let mut way: Vec<Point> = Vec::with_capacity(points.len());
        for point in points.iter().filter(|p| p.is_finite()) {
            if way.last().is_none_or(|last| (*point - *last).hypot() > SAME_MM) {
                way.push(*point);
            }
        }
        (way.len() > 1).then_some(Self { way, gutter })
    }

    /// What is left of an outline on both sides; all of it as one piece where the cut does not go through.
    pub fn pieces(&self, outline: &Outline) -> Vec<Outline> {
        let path = outline.path();
        if !self.crosses(&path) {
            return vec![outline.clone()];
        }
        let known = outline.edges();
        let of = |path: &BezPath| -> Vec<Outline> {
            let solid = solid_rings(path, SAME_MM);
            solid.iter().filter(|r| ring_area(r) >= SLIVER_MM2).map(|r| outline_of(r, &known)).collect()
        };
        if let [from, to] = *self.way {
            let sides = [-1.0, 1.0].map(|side| of(&boolean::intersection(&path, &self.side(from, to, side))));
            if sides.iter().any(Vec::is_empty) {
                return vec![outline.clone()];
            }
            return sides.concat();
        }
        let reach =
            (outline.bounds().union_pt(self.way[0]).union_pt(self.last())).size().to_vec2().hypot() + 1.0;
        let pieces = of(&boolean::difference(&path, &self.band(reach)));
        if pieces.len() < 2 { vec![outline.clone()] } else { pieces }
    }

    fn last(&self) -> Point {
        self.way[self.way.len() - 1]
    }

    /// The way between the middles of both sides of a leg in this direction, mm.
    fn width(&self, along: Vec2) -> f64 {
        self.gutter.x * along.y * along.y + self.gutter.y * along.x * along.x
    }

    /// The line was dragged through enough of the outline.
    fn crosses(&self, path: &BezPath) -> bool {
        // How far along the line it enters or leaves; the line goes on straight at both ends.
        let mut places: Vec<f64> = Vec::new();
        let outline = rings(path, SAME_MM);
        let (mut walked, last) = (0.0, self.way.len() - 2);
        for (leg, ends) in self.way.windows(2).enumerate() {
            let length = (ends[1] - ends[0]).hypot();
            let along = (ends[1] - ends[0]) / length;
            let across = along.turn_90();
            for ring in &outline {
                for (i, a) in ring.iter().enumerate() {
                    let b = ring[(i + 1) % ring.len()];
                    let (da, db) = ((*a - ends[0]).dot(across), (b - ends[0]).dot(across));
                    // Each corner belongs to one of its two edges, and each bend to one of its two legs.
                    if (da < 0.0) == (db < 0.0) {
                        continue;
                    }
                    let at = (a.lerp(b, da / (da - db)) - ends[0]).dot(along);
                    if (leg == 0 || at >= 0.0) && (leg == last || at < length) {
                        places.push(walked + at);
                    }
                }
            }
            walked += length;
        }
        places.sort_by(f64::total_cmp);
        let (mut inside, mut dragged) = (0.0, 0.0);
        for pair in places.chunks_exact(2) {
            inside += pair[1] - pair[0];
            dragged += (pair[1].min(walked) - pair[0].max(0.0)).max(0.0);
        }
        inside > 0.0 && dragged >= inside * CROSSED
    }

    /// All that lies on one side (-1 or 1) of a straight cut.
    fn side(&self, from: Point, to: Point, side: f64) -> BezPath {
        let along = (to - from) / (to - from).hypot();
        let across = along.turn_90();
        let edge = from + across * (side * self.width(along) / 2.0);
        let (along, out) = (along * FAR_MM, across * (side * FAR_MM));
        polygon([edge - along, edge + along, edge + along + out, edge - along + out])
    }

    /// The gutter along a cut with bends, as far as `reach` (mm) beyond its ends.
    fn band(&self, reach: f64) -> BezPath {
        let legs: Vec<(Point, Vec2, f64)> = self
            .way
            .windows(2)
            .map(|ends| {
                let along = (ends[1] - ends[0]) / (ends[1] - ends[0]).hypot();
                (ends[0], along, self.width(along).max(HAIR_MM) / 2.0)
            })
            .collect();
        let edge = |side: f64| -> Vec<Point> {
            let off = |leg: &(Point, Vec2, f64)| leg.1.turn_90() * (side * leg.2);
            let mut points = vec![legs[0].0 - legs[0].1 * reach + off(&legs[0])];
            for pair in legs.windows(2) {
                let (bend, turn) = (pair[1].0, pair[0].1.cross(pair[1].1));
                let half_sine = ((1.0 - pair[0].1.dot(-pair[1].1)) / 2.0).max(0.0).sqrt();
                if turn.abs() < 1e-9 || half_sine < SHARP {
                    points.extend([bend + off(&pair[0]), bend + off(&pair[1])]);
                } else {
                    // Where the edges of both legs meet.
                    let from = bend + off(&pair[0]);
                    let way = (off(&pair[1]) - off(&pair[0])).cross(pair[1].1) / turn;
                    points.push(from + pair[0].1 * way);
                }
            }
            let last = &legs[legs.len() - 1];
            points.push(self.last() + last.1 * reach + off(last));
            points
        };
        let (mut around, back) = (edge(-1.0), edge(1.0));
        around.extend(back.into_iter().rev());
        polygon(around)
    }

    /// Which of two pieces is read first.
    pub fn order(&self, a: &Outline, b: &Outline, reading: Reading) -> std::cmp::Ordering {
        let (a, b) = (a.bounds().center(), b.bounds().center());
        let along = self.last() - self.way[0];
        if along.x.abs() > along.y.abs() {
            return a.y.total_cmp(&b.y);
        }
        match reading {
            Reading::RightToLeft => b.x.total_cmp(&a.x),
            _ => a.x.total_cmp(&b.x),
        }
    }
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

    fn tall() -> Outline {
        Outline::Rect(crate::model::Frame::new(0.0, 0.0, 60.0, 40.0))
    }

    fn points(all: &[(f64, f64)]) -> Vec<Point> {
        all.iter().map(|p| Point::from(*p)).collect()
    }

    #[test]
    fn a_cut_with_bends_leaves_its_gutter_along_every_leg() {
        // Level, down, level: gutters of 4 between tiers and 3 beside each other.
        let way = points(&[(-5.0, 10.0), (30.0, 10.0), (30.0, 30.0), (65.0, 30.0)]);
        let pieces = Cut::along(&way, Spot::new(3.0, 4.0)).expect("long enough").pieces(&tall());
        let corners = |n: usize| {
            let mut all: Vec<(f64, f64)> = pieces[n].corners().iter().map(|c| (c.x, c.y)).collect();
            all.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
            all
        };
        assert_eq!(pieces.len(), 2);
        let (upper, lower) = if corners(0).contains(&(60.0, 0.0)) { (0, 1) } else { (1, 0) };
        assert_eq!(
            corners(upper),
            [(0.0, 0.0), (0.0, 8.0), (31.5, 8.0), (31.5, 28.0), (60.0, 0.0), (60.0, 28.0)]
        );
        assert_eq!(
            corners(lower),
            [(0.0, 12.0), (0.0, 40.0), (28.5, 12.0), (28.5, 32.0), (60.0, 32.0), (60.0, 40.0)]
        );
        // Without a gutter the pieces meet.
        let pieces = Cut::along(&way, Spot::default()).expect("long enough").pieces(&tall());
        let area: f64 =
            pieces.iter().map(|p| rings(&p.path(), 0.01).iter().map(|r| ring_area(r)).sum::<f64>()).sum();
        assert!((area - 2400.0).abs() < 0.5 && pieces.len() == 2, "{area}");
        // A line that only dips into the panel cuts nothing.
        let dip = points(&[(5.0, -5.0), (10.0, 3.0), (15.0, -5.0)]);
        assert_eq!(Cut::along(&dip, Spot::new(3.0, 4.0)).expect("long enough").pieces(&tall()).len(), 1);
    }

    #[test]
    fn what_is_left_of_a_bent_edge_is_bent() {
        use super::super::outline::Corner;
        let corner = |x: f64, y: f64, bow: f64| Corner { at: Spot::new(x, y), bow: Spot::new(0.0, bow) };
        let domed = Outline::Curved(vec![
            corner(0.0, 0.0, -8.0),
            corner(60.0, 0.0, 0.0),
            corner(60.0, 40.0, 0.0),
            corner(0.0, 40.0, 0.0),
        ]);
        let cut =
            Cut::between(Point::new(30.0, -20.0), Point::new(30.0, 50.0), Spot::new(4.0, 4.0)).expect("long");
        let pieces = cut.pieces(&domed);
        assert_eq!(pieces.len(), 2);
        for piece in &pieces {
            let edges = piece.edges();
            assert_eq!(edges.len(), 4, "{piece:?}");
            let bent: Vec<_> = edges.iter().filter(|e| !e.is_straight()).collect();
            assert_eq!(bent.len(), 1);
            assert!(domed.edges()[0].nearest(bent[0].middle()).1 < 0.01);
        }
    }
}
