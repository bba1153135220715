//! Art in panels: which picture, and how it lies behind the panel's outline.

use super::border::{MAX_OPEN, edges_left};
use super::outline::Outline;
use super::place::{Spot, tidy};
use crate::asset::ArtKey;
use crate::geom::{Affine, Point, Rect, Size, rotation, units};
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

/// Below this many pixels to the inch art looks soft in print.
const SOFT_PPI: f64 = 150.0;

/// Pixels to the inch below which a picture is too coarse for a page of this resolution: what is printed needs 150,
/// what is made for screens no more than it is exported with.
pub fn soft_below_ppi(dpi: f64) -> f64 {
    SOFT_PPI.min(dpi)
}

/// What is remembered of a picture's file, so that it is known again where it was moved to: the hash of its bytes and
/// how many they are. In files both stand in one string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint {
    /// The hash of its bytes.
    pub content: ArtKey,
    /// How many bytes it has: a file of another length need not be read to know that it is another one.
    pub bytes: u64,
}

/// A text that remembers no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a picture is remembered by 32 hexadecimal digits, a space and its number of bytes")]
pub struct NotAFingerprint;

impl From<Fingerprint> for String {
    fn from(print: Fingerprint) -> Self {
        format!("{} {}", print.content, print.bytes)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = NotAFingerprint;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let both = text.split_once(' ').and_then(|(content, bytes)| {
            Some(Self { content: content.parse().ok()?, bytes: bytes.parse().ok()? })
        });
        both.ok_or(NotAFingerprint)
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
    /// What the crop counts from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub within: Within,
    /// 0 (unseen) to 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub opacity: f64,
    /// How its colours mix with those below it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blend: Blend,
    /// Neither drawn nor exported.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Whether it is drawn over the border of its panel and past it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub breaks_out: BreakOut,
}

/// Whether a picture of a panel is drawn over the panel's border and past it, over the panels around and below all
/// words: a figure that breaks out, cut out by its transparency.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum BreakOut {
    /// It ends at the border.
    #[default]
    Never,
    /// All of it is seen.
    Everywhere,
    /// It goes past these sides, by the numbers of the outline's edges from 0, and ends at the others.
    Sides(Vec<usize>),
}

impl BreakOut {
    /// The same for an outline that was made from another one.
    pub fn carried(&self, from: &Outline, to: &Outline) -> Self {
        match self {
            Self::Sides(sides) => {
                // A side may be a part of the one before, or that one a part of it.
                let mut all = edges_left(from, |n| sides.contains(&n), to);
                let longer = (0..to.edges().len())
                    .filter(|n| sides.iter().any(|side| edges_left(to, |e| e == *n, from).contains(side)));
                all.extend(longer);
                all.sort_unstable();
                all.dedup();
                Self::Sides(all)
            }
            _ => self.clone(),
        }
    }

    /// There are no more sides than outlines can have.
    pub fn is_sound(&self) -> bool {
        if let Self::Sides(sides) = self { sides.len() <= MAX_OPEN } else { true }
    }
}

/// What the crop of a picture counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Within {
    /// The bounds of the frame that shows it: the picture goes with the frame.
    #[default]
    Frame,
    /// The page with its bleed: the picture lies still, and frames are windows onto it. One picture behind all
    /// panels of a page stays whole however they are cut.
    Page,
}

/// How a picture's colours mix with those of what is below it in its panel, as the W3C's compositing has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are those of every painting program")]
pub enum Blend {
    #[default]
    Normal,
    Multiply,
    Screen,
    Overlay,
    Darken,
    Lighten,
    ColorDodge,
    ColorBurn,
    HardLight,
    SoftLight,
    Difference,
    Exclusion,
    Hue,
    Saturation,
    Color,
    Luminosity,
}

impl Blend {
    /// All of them, in the order that pickers show: those that darken, lighten, do both, compare, and those of hue.
    pub const ALL: [Self; 16] = [
        Self::Normal,
        Self::Multiply,
        Self::Darken,
        Self::ColorBurn,
        Self::Screen,
        Self::Lighten,
        Self::ColorDodge,
        Self::Overlay,
        Self::SoftLight,
        Self::HardLight,
        Self::Difference,
        Self::Exclusion,
        Self::Hue,
        Self::Saturation,
        Self::Color,
        Self::Luminosity,
    ];
}

fn is_default<T: Default + PartialEq>(v: &T) -> bool {
    *v == T::default()
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
        Self {
            path,
            crop: Crop::default(),
            within: Within::Frame,
            opacity: 1.0,
            blend: Blend::Normal,
            hidden: false,
            breaks_out: BreakOut::Never,
        }
    }

    /// Something of it is drawn.
    pub fn is_seen(&self) -> bool {
        !self.hidden && self.opacity > 0.0
    }

    /// The rectangle that the crop counts from: `frame` shows the picture, `page` is the page with its bleed.
    pub fn field(&self, frame: Rect, page: Rect) -> Rect {
        match self.within {
            Within::Frame => frame,
            Within::Page => page,
        }
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
        let scale = self.mm_per_px(natural, frame);
        let flip = |on: bool| if on { -scale } else { scale };
        Some(
            Affine::translate(frame.center().to_vec2() + self.pan.vec())
                * rotation(self.rotate)
                * Affine::scale_non_uniform(flip(self.flip_x), flip(self.flip_y))
                * Affine::translate((-natural.width / 2.0, -natural.height / 2.0)),
        )
    }

    /// The crop with which a picture stays where it is on the page when its frame becomes another.
    pub fn moved(self, natural: Size, before: Rect, after: Rect) -> Self {
        let zoom = self.mm_per_px(natural, before) / Self { zoom: 1.0, ..self }.mm_per_px(natural, after);
        let pan = before.center() + self.pan.vec() - after.center();
        if !(zoom.is_finite() && ZOOM_RANGE.contains(&zoom)) {
            return self;
        }
        Self { zoom: tidy(zoom), pan: Spot::new(pan.x, pan.y).tidied(), ..self }
    }

    /// Millimetres of the page that a pixel of the picture takes up in a frame.
    pub fn mm_per_px(&self, natural: Size, frame: Rect) -> f64 {
        (frame.width() / natural.width).max(frame.height() / natural.height) * self.zoom
    }

    /// Pixels of the picture to an inch of the page in a frame.
    pub fn ppi(&self, natural: Size, frame: Rect) -> f64 {
        units::MM_PER_INCH / self.mm_per_px(natural, frame)
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

    #[test]
    fn pictures_stay_where_they_are_on_the_page() {
        let natural = Size::new(640.0, 400.0);
        let (before, after) = (Rect::new(10.0, 10.0, 80.0, 110.0), Rect::new(10.0, 63.0, 80.0, 110.0));
        let crop =
            Crop { pan: Spot::new(4.0, -7.0), zoom: 1.3, rotate: 20.0, flip_x: true, ..Crop::default() };
        let was = crop.page_from_art(natural, before).expect("it has area");
        let now = crop.moved(natural, before, after).page_from_art(natural, after).expect("it has area");
        for corner in [Point::ZERO, Point::new(640.0, 0.0), Point::new(320.0, 400.0)] {
            let gone = (was * corner - now * corner).hypot();
            assert!(gone < 0.02, "{corner:?} went {gone} mm");
        }
    }

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
