//! Places and sizes as the file writes them: short tuples of millimetres.

use crate::geom::{Point, Rect, Vec2};
use serde::{Deserialize, Serialize};

/// The longest length in a project, and the farthest place, mm. Ten metres is five times the largest page's side;
/// beyond it nothing is seen, and sums and products of such lengths stay far from where numbers run out.
pub const MAX_LENGTH_MM: f64 = 10_000.0;
/// The same in metres, as people are told it.
pub const MAX_LENGTH_M: f64 = MAX_LENGTH_MM / 1000.0;
/// A share of a whole, for example of what is opaque.
pub const SHARE: std::ops::RangeInclusive<f64> = 0.0..=1.0;
/// The shortest side that anything can have, mm: the step that lengths are rounded to.
pub const MIN_SIDE_MM: f64 = 1e-4;

/// A coordinate or a distance, of either sign, that can be drawn.
pub fn is_length(mm: f64) -> bool {
    mm.abs() <= MAX_LENGTH_MM
}

/// A width that can be drawn; 0 for none.
pub fn is_width(mm: f64) -> bool {
    (0.0..=MAX_LENGTH_MM).contains(&mm)
}

/// The side of something that has an area.
pub fn is_side(mm: f64) -> bool {
    (MIN_SIDE_MM..=MAX_LENGTH_MM).contains(&mm)
}

/// Rounds a length to a ten-thousandth of a millimetre, far below what any press can show, so that files
/// stay short and the same drag gives the same bytes.
pub fn tidy(mm: f64) -> f64 {
    // Adding zero turns a negative zero into a plain one.
    (mm * 1e4).round() / 1e4 + 0.0
}

/// A place, or a width and height, in mm; `(x, y)` in files.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "(f64, f64)", into = "(f64, f64)")]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downward.
    pub y: f64,
}

impl Spot {
    /// The place at x, y.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Both coordinates can be drawn.
    pub fn is_sound(self) -> bool {
        is_length(self.x) && is_length(self.y)
    }

    /// It is a width and height that can be drawn.
    pub fn is_size(self) -> bool {
        is_side(self.x) && is_side(self.y)
    }

    /// As a point.
    pub fn point(self) -> Point {
        Point::new(self.x, self.y)
    }

    /// As a way from here to there.
    pub fn vec(self) -> Vec2 {
        Vec2::new(self.x, self.y)
    }

    /// Rounded as lengths in files are.
    pub fn tidied(self) -> Self {
        Self::new(tidy(self.x), tidy(self.y))
    }

    /// Moved by `by`, rounded.
    pub fn moved(self, by: Vec2) -> Self {
        Self::new(self.x + by.x, self.y + by.y).tidied()
    }
}

impl From<(f64, f64)> for Spot {
    fn from((x, y): (f64, f64)) -> Self {
        Self { x, y }
    }
}

impl From<Spot> for (f64, f64) {
    fn from(s: Spot) -> Self {
        (s.x, s.y)
    }
}

impl From<Point> for Spot {
    fn from(p: Point) -> Self {
        Self::new(p.x, p.y).tidied()
    }
}

/// A rectangle in mm; `(left, top, width, height)` in files.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "(f64, f64, f64, f64)", into = "(f64, f64, f64, f64)")]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Frame {
    /// The frame with its top left corner at x, y.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// As a rectangle.
    pub fn rect(self) -> Rect {
        Rect::new(self.x, self.y, self.x + self.w, self.y + self.h)
    }

    /// All four numbers can be drawn.
    pub fn is_sound(self) -> bool {
        [self.x, self.y, self.w, self.h].into_iter().all(is_length)
    }
}

impl From<(f64, f64, f64, f64)> for Frame {
    fn from((x, y, w, h): (f64, f64, f64, f64)) -> Self {
        Self { x, y, w, h }
    }
}

impl From<Frame> for (f64, f64, f64, f64) {
    fn from(f: Frame) -> Self {
        (f.x, f.y, f.w, f.h)
    }
}

impl From<Rect> for Frame {
    fn from(r: Rect) -> Self {
        Self::new(tidy(r.x0), tidy(r.y0), tidy(r.width()), tidy(r.height()))
    }
}

/// Widths along the four sides of a page in mm; `(top, right, bottom, left)` in files.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "(f64, f64, f64, f64)", into = "(f64, f64, f64, f64)")]
pub struct Sides {
    /// Along the head.
    pub top: f64,
    /// Along the right edge.
    pub right: f64,
    /// Along the foot.
    pub bottom: f64,
    /// Along the left edge.
    pub left: f64,
}

impl Sides {
    /// The same width all around.
    pub const fn all(mm: f64) -> Self {
        Self { top: mm, right: mm, bottom: mm, left: mm }
    }

    /// All widths are between zero and `most`.
    pub fn is_within(self, most: f64) -> bool {
        [self.top, self.right, self.bottom, self.left].iter().all(|v| (0.0..=most).contains(v))
    }

    /// `r` with the widths added outside.
    pub fn around(self, r: Rect) -> Rect {
        Rect::new(r.x0 - self.left, r.y0 - self.top, r.x1 + self.right, r.y1 + self.bottom)
    }

    /// `r` with the widths taken off inside.
    pub fn inside(self, r: Rect) -> Rect {
        Rect::new(r.x0 + self.left, r.y0 + self.top, r.x1 - self.right, r.y1 - self.bottom)
    }
}

impl From<(f64, f64, f64, f64)> for Sides {
    fn from((top, right, bottom, left): (f64, f64, f64, f64)) -> Self {
        Self { top, right, bottom, left }
    }
}

impl From<Sides> for (f64, f64, f64, f64) {
    fn from(s: Sides) -> Self {
        (s.top, s.right, s.bottom, s.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_tidied_without_a_negative_zero() {
        assert_eq!(tidy(0.1 + 0.2), 0.3);
        assert!(tidy(-0.000_001).is_sign_positive());
        assert_eq!(Spot::new(1.0, 2.0).moved(Vec2::new(0.1, 0.2)), Spot::new(1.1, 2.2));
    }

    #[test]
    fn lengths_have_a_bound() {
        assert!(Spot::new(-MAX_LENGTH_MM, 0.0).is_sound() && Spot::new(1.0, MAX_LENGTH_MM).is_size());
        for wrong in [f64::NAN, f64::INFINITY, 1e308, -10_000.1] {
            assert!(!Spot::new(0.0, wrong).is_sound() && !Spot::new(wrong, 1.0).is_size());
            assert!(!Frame::new(0.0, 0.0, wrong, 0.0).is_sound() && !is_width(wrong));
        }
        assert!(is_width(0.0) && !is_side(0.0) && !is_side(1e-300));
    }

    #[test]
    fn sides_grow_and_shrink_a_rectangle() {
        let sides = Sides { top: 1.0, right: 2.0, bottom: 3.0, left: 4.0 };
        let r = Rect::new(0.0, 0.0, 100.0, 100.0);
        assert_eq!(sides.around(r), Rect::new(-4.0, -1.0, 102.0, 103.0));
        assert_eq!(sides.inside(sides.around(r)), r);
    }
}
