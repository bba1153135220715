//! Shouts: irregular spikes (rule C11).

use super::around::{Walk, count, inner, noise, pieces};
use super::{Dial, Kind, Measure};
use crate::geom::{BezPath, Point, Size, Vec2, outline};
use serde::{Deserialize, Serialize};

/// The curve that the valleys stand on.
const SQUARENESS: f64 = 2.3;
/// A body has at least so many spikes, however small it is.
const FEWEST: usize = 12;
/// By how much the widths of spikes differ from their mean.
const UNEVEN: f64 = 0.42;
/// The shortest spike as a share of the longest.
const SHORTEST: f64 = 0.38;
/// How far valleys stray outward, as a share of the longest spike.
const STRAY: f64 = 0.16;
/// How far spikes lean aside, as a share of their width.
const LEAN: f64 = 0.3;
/// How far the sides of a spike are hollow, as a share of their length.
const HOLLOW: f64 = 0.05;

/// Irregular spikes all around.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Burst {
    /// The usual width of a spike, mm; small bodies take narrower ones.
    pub spike_mm: f64,
    /// How far the longest spikes stick out, as a share of half the shorter side (rule C11: 0.15–0.3).
    pub depth: f64,
}

impl Default for Burst {
    fn default() -> Self {
        Self { spike_mm: 6.0, depth: 0.3 }
    }
}

/// A spike: the valley before it, its tip, and whether its sides are hollow.
struct Spike {
    valley: Point,
    tip: Point,
}

impl Burst {
    fn depth_mm(&self, size: Size) -> f64 {
        self.depth * size.width.min(size.height) / 2.0
    }

    fn spikes(&self, size: Size, seed: u64) -> Vec<Spike> {
        let depth = self.depth_mm(size);
        let walk = Walk::new(size, depth, SQUARENESS);
        let pieces = pieces(count(size, self.spike_mm, FEWEST), UNEVEN, seed);
        let vary = |name: u64, what: u64| noise(seed, name ^ (what << 32));
        pieces
            .iter()
            .enumerate()
            .map(|(i, piece)| {
                let (foot, out) = walk.at(piece.from);
                let valley = foot + out * (depth * STRAY * vary(piece.name, 1));
                let lean = (vary(piece.name, 2) * 2.0 - 1.0) * LEAN;
                let (base, out) = walk.at(piece.from + piece.width * (0.5 + lean * 0.5));
                // Long and short ones take turns, so that no stretch looks like a saw.
                let turn = if i % 2 == 0 { 0.22 } else { -0.1 };
                let share =
                    (SHORTEST + (1.0 - SHORTEST) * (vary(piece.name, 3) * 0.78 + turn)).clamp(SHORTEST, 1.0);
                Spike { valley, tip: base + out * (depth * share) }
            })
            .collect()
    }
}

impl Kind for Burst {
    fn outline(&self, size: Size, seed: u64) -> BezPath {
        let spikes = self.spikes(size, seed);
        let mut path = BezPath::new();
        for (i, spike) in spikes.iter().enumerate() {
            let next = spikes[(i + 1) % spikes.len()].valley;
            if i == 0 {
                path.move_to(spike.valley);
            }
            hollow(&mut path, spike.valley, spike.tip);
            hollow(&mut path, spike.tip, next);
        }
        path.close_path();
        path
    }

    fn room(&self, size: Size, _seed: u64) -> BezPath {
        // A side that is hollow dips under the curve of the valleys by a hair.
        let depth = self.depth_mm(size);
        outline::superellipse(inner(size, depth * (1.0 + HOLLOW)), SQUARENESS)
    }

    fn valleys(&self, size: Size, seed: u64) -> Vec<Point> {
        self.spikes(size, seed).iter().map(|s| s.valley).collect()
    }

    fn dials(&self) -> Vec<Dial> {
        vec![
            Dial::new(Measure::SpikeWidth, self.spike_mm, 2.0..=30.0),
            Dial::new(Measure::SpikeDepth, self.depth, 0.05..=0.5),
        ]
    }

    fn set(&mut self, dial: usize, value: f64) {
        *(if dial == 0 { &mut self.spike_mm } else { &mut self.depth }) = value;
    }
}

/// A side of a spike, from the path's end to `b`, bent a little inward.
fn hollow(path: &mut BezPath, a: Point, b: Point) {
    let way = b - a;
    // Inward is to the right of the way, which is clockwise.
    let inward = Vec2::new(-way.y, way.x);
    path.quad_to(a.midpoint(b) + inward * HOLLOW, b);
}
