//! Speech: an ellipse, or a squarer one.

use super::{Dial, Kind, Measure, around_origin};
use crate::geom::{BezPath, Size, outline};

/// The exponent of the superellipse (rule B04).
pub(super) struct Ellipse(pub f64);

impl Kind for Ellipse {
    fn outline(&self, size: Size, _seed: u64) -> BezPath {
        outline::superellipse(around_origin(size), self.0)
    }

    fn dials(&self) -> Vec<Dial> {
        vec![Dial::new(Measure::Squareness, self.0, 2.0..=5.0)]
    }

    fn set(&mut self, _dial: usize, value: f64) {
        self.0 = value;
    }
}
