//! Pixels, and which pixels are wanted.

use crate::geom::Rect;
use std::sync::Arc;
use vello_cpu::peniko::ImageAlphaType;
use vello_cpu::{PixelMetadata, Pixmap};

/// Pixels in premultiplied RGBA, eight bits a channel, rows from the top. Cheap to clone.
///
/// They are kept in the rasteriser's own pixmap, so that painting them copies nothing.
#[derive(Debug, Clone)]
pub struct Bitmap(Arc<Pixmap>);

impl Bitmap {
    /// A bitmap of premultiplied pixels; `None` when the bytes are not four for each pixel.
    pub(super) fn new(width: u32, height: u32, rgba: Vec<u8>, opaque: bool) -> Option<Self> {
        let (w, h) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        // The pixmap takes over the allocation, which must be whole pixels too.
        let mut rgba = rgba;
        if !rgba.capacity().is_multiple_of(4) {
            rgba.shrink_to_fit();
        }
        if rgba.len() != usize::from(w) * usize::from(h) * 4 || !rgba.capacity().is_multiple_of(4) {
            return None;
        }
        let kind = PixelMetadata::new(ImageAlphaType::AlphaPremultiplied, !opaque);
        Some(Self(Arc::new(Pixmap::from_parts(rgba, w, h, kind))))
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        u32::from(self.0.width())
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        u32::from(self.0.height())
    }

    /// Four bytes a pixel: red, green and blue premultiplied by alpha, and alpha.
    pub fn data(&self) -> &[u8] {
        self.0.data_as_u8_slice()
    }

    /// Every pixel is solid.
    pub fn opaque(&self) -> bool {
        !self.0.may_have_transparency()
    }

    /// The same pixels as the rasteriser takes them.
    pub fn pixmap(&self) -> &Arc<Pixmap> {
        &self.0
    }
}

/// Which stretch of a picture is wanted, on how many pixels.
///
/// The stretch is kept to 1/65,536 of the picture's unit, so that a view that moves by whole pixels asks for
/// the same thing again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Want {
    source: [i64; 4],
    width: u32,
    height: u32,
    flip_x: bool,
    flip_y: bool,
}

const STEPS: f64 = 65_536.0;
/// The most halvings: 65,535 pixels become 128.
const MOST_LEVELS: u8 = 9;

impl Want {
    /// The stretch `source` of a picture (its natural pixels or SVG units) on `width` × `height` whole pixels.
    pub fn new(source: Rect, width: u32, height: u32) -> Self {
        let step = |v: f64| (v * STEPS).round() as i64;
        let source = [step(source.x0), step(source.y0), step(source.x1), step(source.y1)];
        Self { source, width, height, flip_x: false, flip_y: false }
    }

    /// The same, mirrored: left becomes right (`x`), top becomes bottom (`y`).
    pub fn flipped(self, x: bool, y: bool) -> Self {
        Self { flip_x: x, flip_y: y, ..self }
    }

    /// The wanted stretch, in the picture's own space.
    pub fn source(&self) -> Rect {
        let [x0, y0, x1, y1] = self.source.map(|v| v as f64 / STEPS);
        Rect::new(x0, y0, x1, y1)
    }

    /// How often a picture of pixels is halved before it is resampled, so that a picture that is seen small is kept
    /// small, and is quick to move about. What is left to the filter is a shrinking by 2 to 4, in which it does not
    /// show. It follows from what is wanted alone, and so does every pixel.
    pub fn level(&self) -> u8 {
        let source = self.source();
        let shrunk = (source.width() / f64::from(self.width)).min(source.height() / f64::from(self.height));
        if shrunk.is_finite() && shrunk >= 4.0 {
            (shrunk.log2().floor() as u8 - 1).min(MOST_LEVELS)
        } else {
            0
        }
    }

    /// Whole pixels across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Whole pixels down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Mirrored left to right, and top to bottom.
    pub fn flips(&self) -> (bool, bool) {
        (self.flip_x, self.flip_y)
    }
}
