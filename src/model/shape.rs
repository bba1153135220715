//! The bodies that balloons can have: a closed list. Fill, tail, hit test and text region follow from the
//! outline alone.

use crate::geom::{BezPath, Rect, Size, outline};
use serde::{Deserialize, Serialize};

/// The squareness of a balloon that nobody touched: slightly squarer than an ellipse (rule B04, n 2.3–2.6).
pub const DEFAULT_SQUARENESS: f64 = 2.4;

/// A balloon's body without its tails.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum BodyShape {
    /// An ellipse to a squarer one; the number is the superellipse's exponent, 2 to 5.
    Ellipse(f64),
    /// A box with round corners; the number is their radius in mm.
    Rounded(f64),
    /// A box.
    Box,
}

impl Default for BodyShape {
    fn default() -> Self {
        Self::Ellipse(DEFAULT_SQUARENESS)
    }
}

impl BodyShape {
    /// Each kind with its usual parameter, for pickers.
    pub const KINDS: [Self; 3] = [Self::Ellipse(DEFAULT_SQUARENESS), Self::Rounded(3.0), Self::Box];

    /// The closed outline that fills `size` (mm), centred on the origin.
    pub fn outline(self, size: Size) -> BezPath {
        let r = Rect::from_center_size((0.0, 0.0), size);
        match self {
            Self::Ellipse(squareness) => outline::superellipse(r, squareness),
            Self::Rounded(radius) => outline::rounded_rectangle(r, radius),
            Self::Box => outline::rectangle(r),
        }
    }

    /// Its parameter is a number that can be drawn.
    pub fn is_sound(self) -> bool {
        match self {
            Self::Ellipse(n) => (2.0..=5.0).contains(&n),
            Self::Rounded(r) => super::place::is_width(r),
            Self::Box => true,
        }
    }

    /// The two are of one kind, whatever their parameters.
    pub fn same_kind(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}
