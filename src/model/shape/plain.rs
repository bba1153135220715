//! A box.

use super::{Dial, Kind, around_origin};
use crate::geom::{BezPath, Size, outline};

/// Captions, as a rule.
pub(super) struct Plain;

impl Kind for Plain {
    fn outline(&self, size: Size, _seed: u64) -> BezPath {
        outline::rectangle(around_origin(size))
    }

    fn dials(&self) -> Vec<Dial> {
        Vec::new()
    }

    fn set(&mut self, _dial: usize, _value: f64) {}
}
