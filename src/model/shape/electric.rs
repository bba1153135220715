//! Voices over a wire: regular teeth (rule C12).

use super::around::{Walk, count, inner, pieces};
use super::{Dial, Kind, Measure};
use crate::geom::{BezPath, Point, Size, outline};
use serde::{Deserialize, Serialize};

/// The curve that the valleys stand on: squarer than speech.
const SQUARENESS: f64 = 2.7;
/// A body has at least so many teeth, however small it is.
const FEWEST: usize = 14;
/// Where along a tooth its tip stands: a little ahead of its middle, like a spark that flies.
const TIP: f64 = 0.55;
/// Teeth stick out by at most this share of half the shorter side.
const MOST_OF_SIDE: f64 = 0.24;

/// Regular teeth all around.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Electric {
    /// The usual width of a tooth, mm; small bodies take narrower ones.
    pub tooth_mm: f64,
    /// How far teeth stick out, mm.
    pub depth_mm: f64,
}

impl Default for Electric {
    fn default() -> Self {
        Self { tooth_mm: 3.8, depth_mm: 1.5 }
    }
}

impl Electric {
    fn depth(&self, size: Size) -> f64 {
        self.depth_mm.min(size.width.min(size.height) / 2.0 * MOST_OF_SIDE)
    }

    /// Valley and tip of each tooth.
    fn teeth(&self, size: Size, seed: u64) -> Vec<(Point, Point)> {
        let depth = self.depth(size);
        let walk = Walk::new(size, depth, SQUARENESS);
        pieces(count(size, self.tooth_mm, FEWEST), 0.0, seed)
            .iter()
            .map(|piece| {
                let (base, out) = walk.at(piece.from + piece.width * TIP);
                (walk.at(piece.from).0, base + out * depth)
            })
            .collect()
    }
}

impl Kind for Electric {
    fn outline(&self, size: Size, seed: u64) -> BezPath {
        outline::polygon(self.teeth(size, seed).into_iter().flat_map(|(valley, tip)| [valley, tip]))
    }

    fn room(&self, size: Size, _seed: u64) -> BezPath {
        outline::superellipse(inner(size, self.depth(size)), SQUARENESS)
    }

    fn valleys(&self, size: Size, seed: u64) -> Vec<Point> {
        self.teeth(size, seed).into_iter().map(|(valley, _)| valley).collect()
    }

    fn dials(&self) -> Vec<Dial> {
        vec![
            Dial::new(Measure::ToothWidth, self.tooth_mm, 1.5..=20.0),
            Dial::new(Measure::ToothDepth, self.depth_mm, 0.2..=8.0),
        ]
    }

    fn set(&mut self, dial: usize, value: f64) {
        *(if dial == 0 { &mut self.tooth_mm } else { &mut self.depth_mm }) = value;
    }
}
