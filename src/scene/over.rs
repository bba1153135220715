//! Figures that break out of their panel: where a picture shows that is drawn over the border and past it.

use super::border::Border;
use crate::geom::outline::polygon;
use crate::geom::{BezPath, Vec2, boolean};
use crate::model::Outline;

/// As far as anything can be drawn beyond a side, mm: past every page and its bleed.
const FAR_MM: f64 = 5000.0;

/// What shows of a picture that may pass some sides of its panel (by the numbers of its edges): all that lies within
/// the border, and what lies straight beyond those sides.
pub(super) fn clip(border: &Border, outline: &Outline, sides: &[usize]) -> BezPath {
    let edges = outline.edges();
    let n = edges.len();
    let doubled: f64 = edges.iter().map(|e| e.from.to_vec2().cross(e.to.to_vec2())).sum();
    let clockwise = doubled > 0.0;
    let outward = |i: usize| -> Vec2 {
        let along = (edges[i].to - edges[i].from).normalize();
        if clockwise { Vec2::new(along.y, -along.x) } else { Vec2::new(-along.y, along.x) }
    };
    let mut shown = border.inside(outline);
    for i in sides.iter().copied().filter(|i| *i < n) {
        let (edge, out) = (edges[i], outward(i));
        if !(out.x.is_finite() && out.y.is_finite()) {
            continue;
        }
        // From within the line on, so that the figure covers it.
        let within = out * border.width_mm;
        let mut beyond =
            vec![edge.from - within, edge.from + out * FAR_MM, edge.to + out * FAR_MM, edge.to - within];
        // Around the corner to a side that may be passed as well.
        let next = (i + 1) % n;
        let turns_out = out.cross(outward(next)) * if clockwise { 1.0 } else { -1.0 } > 0.0;
        if sides.contains(&next) && turns_out {
            let around = outward(next);
            beyond.insert(3, edge.to + around * FAR_MM);
            beyond.insert(3, edge.to + (out + around) * FAR_MM);
        }
        shown = boolean::union(&shown, &polygon(beyond));
    }
    shown
}
