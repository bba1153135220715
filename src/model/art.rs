//! Art in panels: which picture, and how it lies behind the panel's outline.

use super::place::{Spot, tidy};
use crate::geom::{Affine, Point, Rect, Size, rotation};
use serde::{Deserialize, Serialize};

/// A picture file that a project uses.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArtPath(pub String);

impl ArtPath {
    /// The file's name alone.
    pub fn file_name(&self) -> &str {
        self.0.rsplit(['/', '\\']).next().unwrap_or(&self.0)
    }
}

impl AsRef<str> for ArtPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<ArtPath> for String {
    fn from(path: ArtPath) -> Self {
        path.0
    }
}

/// A picture within a frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArtLayer {
    /// The file, relative to the project's folder, with forward slashes.
    pub path: ArtPath,
    /// How it lies in the frame.
    #[serde(default, skip_serializing_if = "Crop::is_default")]
    pub crop: Crop,
    /// 0 (unseen) to 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub opacity: f64,
}

fn one() -> f64 {
    1.0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_one(v: &f64) -> bool {
    *v == 1.0
}

impl ArtLayer {
    /// The picture filling its frame.
    pub fn new(path: ArtPath) -> Self {
        Self { path, crop: Crop::default(), opacity: 1.0 }
    }
}

/// How a picture lies in its frame. It says nothing of the picture's own size, so that a rough can give way
/// to the final art and the crop stays.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Crop {
    /// From the frame's middle to the picture's, mm.
    pub pan: Spot,
    /// 1 just covers the frame; the picture may be smaller than the frame too.
    pub zoom: f64,
    /// Degrees clockwise.
    pub rotate: f64,
    /// Left and right changed over.
    pub flip_x: bool,
    /// Top and bottom changed over.
    pub flip_y: bool,
}

impl Default for Crop {
    fn default() -> Self {
        Self { pan: Spot::default(), zoom: 1.0, rotate: 0.0, flip_x: false, flip_y: false }
    }
}

/// The zooms that a picture can have.
pub const ZOOM_RANGE: std::ops::RangeInclusive<f64> = 0.01..=100.0;

impl Crop {
    /// Nothing was changed.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        self.pan.is_sound() && self.rotate.is_finite() && ZOOM_RANGE.contains(&self.zoom)
    }

    /// From the picture's own space (`natural` wide and high, origin at its top left) to the page, for a
    /// frame on the page. A picture without area cannot lie anywhere: `None`.
    pub fn page_from_art(&self, natural: Size, frame: Rect) -> Option<Affine> {
        if !(natural.width > 0.0 && natural.height > 0.0) {
            return None;
        }
        let cover = (frame.width() / natural.width).max(frame.height() / natural.height);
        let scale = cover * self.zoom;
        let flip = |on: bool| if on { -scale } else { scale };
        Some(
            Affine::translate(frame.center().to_vec2() + self.pan.vec())
                * rotation(self.rotate)
                * Affine::scale_non_uniform(flip(self.flip_x), flip(self.flip_y))
                * Affine::translate((-natural.width / 2.0, -natural.height / 2.0)),
        )
    }

    /// The crop zoomed by `factor` so that the picture stays put under `anchor` (page mm).
    pub fn zoomed(self, factor: f64, anchor: Point, frame: Rect) -> Self {
        let zoom = (self.zoom * factor).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
        let real = zoom / self.zoom;
        let middle = frame.center() + self.pan.vec();
        let pan = anchor + (middle - anchor) * real - frame.center();
        Self { zoom: tidy(zoom), pan: Spot::new(pan.x, pan.y).tidied(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect::new(10.0, 10.0, 70.0, 50.0);

    #[test]
    fn art_covers_its_frame_at_zoom_one() {
        let m = Crop::default().page_from_art(Size::new(300.0, 300.0), FRAME).expect("has area");
        assert_eq!(m * Point::new(150.0, 150.0), FRAME.center());
        assert_eq!((m * Point::new(0.0, 150.0)).x, FRAME.x0);
        assert_eq!(Crop::default().page_from_art(Size::new(0.0, 5.0), FRAME), None);
    }

    #[test]
    fn a_flip_keeps_the_middle() {
        let crop = Crop { flip_x: true, ..Crop::default() };
        let m = crop.page_from_art(Size::new(300.0, 200.0), FRAME).expect("has area");
        assert_eq!(m * Point::new(150.0, 100.0), FRAME.center());
        assert_eq!((m * Point::new(0.0, 0.0)).x, FRAME.x1);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let natural = Size::new(300.0, 200.0);
        let anchor = Point::new(20.0, 15.0);
        let before = Crop { pan: Spot::new(3.0, -2.0), zoom: 1.5, ..Crop::default() };
        let after = before.zoomed(1.25, anchor, FRAME);
        let of = |c: Crop| c.page_from_art(natural, FRAME).expect("has area").inverse() * anchor;
        assert!((of(before) - of(after)).hypot() < 0.01);
        assert!(after.zoom > before.zoom);
    }
}
