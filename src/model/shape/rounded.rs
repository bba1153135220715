//! A box with round corners.

use super::{Dial, Kind, Measure, around_origin};
use crate::geom::{BezPath, Size, outline};
use crate::model::place::MAX_LENGTH_MM;

/// The corners of one that was just chosen, mm.
pub(super) const USUAL_RADIUS_MM: f64 = 3.0;

/// The radius of the corners in mm.
pub(super) struct Rounded(pub f64);

impl Kind for Rounded {
    fn outline(&self, size: Size, _seed: u64) -> BezPath {
        outline::rounded_rectangle(around_origin(size), self.0)
    }

    fn dials(&self) -> Vec<Dial> {
        vec![Dial::new(Measure::CornerRadius, self.0, 0.0..=MAX_LENGTH_MM)]
    }

    fn set(&mut self, _dial: usize, value: f64) {
        self.0 = value;
    }
}
