//! Weak, dying, drunken voices: an uneven wave (rule C13).

use super::around::{Walk, count, inner, noise, piece_mm, pieces};
use super::{Dial, Kind, Measure};
use crate::geom::{BezPath, Point, Size, outline};
use serde::{Deserialize, Serialize};

/// The curve that the wave runs along.
const SQUARENESS: f64 = 2.5;
/// A body has at least so many waves, however small it is.
const FEWEST: usize = 6;
/// By how much the lengths of waves differ from their mean.
const UNEVEN: f64 = 0.3;
/// The lowest wave as a share of the highest.
const LOWEST: f64 = 0.45;
/// A wave is at most this share of its length high, or it would be a lobe.
const STEEPEST: f64 = 0.11;

/// An uneven wave all around.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wavy {
    /// The usual length of a wave, mm.
    pub wave_mm: f64,
    /// The height of the highest waves, from trough to crest, mm.
    pub depth_mm: f64,
}

impl Default for Wavy {
    fn default() -> Self {
        Self { wave_mm: 9.5, depth_mm: 1.3 }
    }
}

impl Wavy {
    fn depth(&self, size: Size) -> f64 {
        self.depth_mm.min(piece_mm(size, self.wave_mm, FEWEST) * STEEPEST * 2.0)
    }
}

impl Kind for Wavy {
    fn outline(&self, size: Size, seed: u64) -> BezPath {
        let depth = self.depth(size);
        let walk = Walk::new(size, depth / 2.0, SQUARENESS);
        let mut points = Vec::new();
        for piece in pieces(count(size, self.wave_mm, FEWEST), UNEVEN, seed) {
            for (half, side) in [(0.25, 1.0), (0.75, -1.0)] {
                let (foot, out) = walk.at(piece.from + piece.width * half);
                let vary = noise(seed, piece.name ^ if side > 0.0 { 0xc0_0000 } else { 0xd0_0000 });
                let high = depth / 2.0 * (LOWEST + (1.0 - LOWEST) * vary);
                points.push(foot + out * (high * side));
            }
        }
        through(&points)
    }

    fn room(&self, size: Size, _seed: u64) -> BezPath {
        outline::superellipse(inner(size, self.depth(size) * 1.04), SQUARENESS)
    }

    fn dials(&self) -> Vec<Dial> {
        vec![
            Dial::new(Measure::WaveLength, self.wave_mm, 3.0..=40.0),
            Dial::new(Measure::WaveDepth, self.depth_mm, 0.0..=8.0),
        ]
    }

    fn set(&mut self, dial: usize, value: f64) {
        *(if dial == 0 { &mut self.wave_mm } else { &mut self.depth_mm }) = value;
    }
}

/// A smooth closed curve through points: at each it runs along the line between its neighbours.
pub(super) fn through(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    let n = points.len();
    if n < 3 {
        return path;
    }
    let run = |i: usize| points[(i + 1) % n] - points[(i + n - 1) % n];
    path.move_to(points[0]);
    for i in 0..n {
        let (a, b) = (points[i], points[(i + 1) % n]);
        let reach = (b - a).hypot() / 3.0;
        let unit = |v: crate::geom::Vec2| v / v.hypot().max(1e-12);
        path.curve_to(a + unit(run(i)) * reach, b - unit(run((i + 1) % n)) * reach, b);
    }
    path.close_path();
    path
}
