//! Machines: a box with its corners cut off (rule C12).

use super::{Dial, Kind, Measure, around_origin};
use crate::geom::{BezPath, Point, Size, outline};
use serde::{Deserialize, Serialize};

/// The corners are cut at most by this share of the shorter side, so that the sides stay the longer edges.
const MOST_OF_SIDE: f64 = 0.3;

/// A box with its corners cut off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Robot {
    /// How far from the corner the cut begins, mm.
    pub cut_mm: f64,
}

impl Default for Robot {
    fn default() -> Self {
        Self { cut_mm: 2.2 }
    }
}

impl Kind for Robot {
    fn outline(&self, size: Size, _seed: u64) -> BezPath {
        let r = around_origin(size);
        let cut = self.cut_mm.min(r.width().min(r.height()) * MOST_OF_SIDE);
        outline::polygon([
            Point::new(r.x0 + cut, r.y0),
            Point::new(r.x1 - cut, r.y0),
            Point::new(r.x1, r.y0 + cut),
            Point::new(r.x1, r.y1 - cut),
            Point::new(r.x1 - cut, r.y1),
            Point::new(r.x0 + cut, r.y1),
            Point::new(r.x0, r.y1 - cut),
            Point::new(r.x0, r.y0 + cut),
        ])
    }

    fn dials(&self) -> Vec<Dial> {
        vec![Dial::new(Measure::CornerCut, self.cut_mm, 0.0..=20.0)]
    }

    fn set(&mut self, _dial: usize, value: f64) {
        self.cut_mm = value;
    }
}
