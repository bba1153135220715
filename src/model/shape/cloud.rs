//! Thoughts: round lobes all around (rule C09).

use super::around::{Walk, count, inner, noise, piece_mm, pieces};
use super::{Dial, Kind, Measure};
use crate::geom::{BezPath, Point, Size, Vec2, outline};
use serde::{Deserialize, Serialize};

/// The curve through the valleys is squarer than speech: its lobes round the corners off again.
const SQUARENESS: f64 = 2.5;
/// A body has at least so many lobes, however small it is.
const FEWEST: usize = 9;
/// By how much the widths of lobes differ from their mean.
const UNEVEN: f64 = 0.34;
/// How far a lobe bulges, as a share of its width; a half circle would be 0.5.
const BULGE: f64 = 0.33;
/// The curve that lobes stand on is shorter than the one by which they are counted: by about this share.
const CHORD: f64 = 0.87;
/// By how much the bulges differ.
const BULGE_UNEVEN: f64 = 0.16;

/// Round lobes all around.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cloud {
    /// The usual width of a lobe, mm; small bodies take smaller ones.
    pub lobe_mm: f64,
}

impl Default for Cloud {
    fn default() -> Self {
        Self { lobe_mm: 7.5 }
    }
}

impl Cloud {
    fn count(&self, size: Size) -> usize {
        count(size, self.lobe_mm, FEWEST)
    }

    /// How far the valleys lie inside of the size, mm.
    fn inset(&self, size: Size) -> f64 {
        let lobe = piece_mm(size, self.lobe_mm, FEWEST);
        // The longest lobes reach the size.
        lobe * BULGE * (1.0 + UNEVEN * 0.6) * CHORD
    }

    fn walk(&self, size: Size) -> Walk {
        Walk::new(size, self.inset(size), SQUARENESS)
    }
}

impl Kind for Cloud {
    fn outline(&self, size: Size, seed: u64) -> BezPath {
        let walk = self.walk(size);
        let mut path = BezPath::new();
        for piece in pieces(self.count(size), UNEVEN, seed) {
            let (a, b) = (walk.at(piece.from).0, walk.at(piece.from + piece.width).0);
            if path.elements().is_empty() {
                path.move_to(a);
            }
            let bulge = BULGE * (1.0 + BULGE_UNEVEN * (noise(seed, piece.name ^ 0xb0_0000) * 2.0 - 1.0));
            lobe(&mut path, a, b, bulge);
        }
        path.close_path();
        path
    }

    fn room(&self, size: Size, _seed: u64) -> BezPath {
        outline::superellipse(inner(size, self.inset(size)), SQUARENESS)
    }

    fn valleys(&self, size: Size, seed: u64) -> Vec<Point> {
        let walk = self.walk(size);
        pieces(self.count(size), UNEVEN, seed).iter().map(|p| walk.at(p.from).0).collect()
    }

    fn dials(&self) -> Vec<Dial> {
        vec![Dial::new(Measure::LobeWidth, self.lobe_mm, 2.0..=30.0)]
    }

    fn set(&mut self, _dial: usize, value: f64) {
        self.lobe_mm = value;
    }
}

/// A circular arc from the path's end to `b`, to its left as one walks clockwise around: outward. It rises by
/// `bulge` of the chord.
fn lobe(path: &mut BezPath, a: Point, b: Point, bulge: f64) {
    let chord = b - a;
    let width = chord.hypot();
    if width <= 0.0 {
        return;
    }
    // An arc over the angle t rises by tan(t/4)/2 of its chord.
    let quarter = libm::atan(2.0 * bulge);
    let (sin, cos) = (libm::sin(2.0 * quarter), libm::cos(2.0 * quarter));
    let radius = width / (2.0 * sin);
    let handle = 4.0 / 3.0 * libm::tan(quarter) * radius;
    let along = chord / width;
    // Outward is to the left of the way, for the way is clockwise and y points down.
    let out = Vec2::new(along.y, -along.x);
    path.curve_to(a + (along * cos + out * sin) * handle, b - (along * cos - out * sin) * handle, b);
}
