//! What part of a page is painted, on how many pixels, and what comes of it.

use crate::geom::{Affine, Rect, units};

/// A window of whole pixels onto a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// From page mm to pixels from the view's top left corner: scale and translation.
    pub px_from_page: Affine,
    /// Whole pixels across, at most 65,535.
    pub width: u32,
    /// Whole pixels down. There is no limit but memory, and none for painting in bands.
    pub height: u32,
}

impl View {
    /// The rectangle `area` of a page (mm) at `dpi` dots per inch.
    pub fn page(area: Rect, dpi: f64) -> Self {
        let scale = dpi / units::MM_PER_INCH;
        Self {
            px_from_page: Affine::scale(scale) * Affine::translate(-area.origin().to_vec2()),
            width: units::whole_px_from_mm(area.width(), dpi),
            height: units::whole_px_from_mm(area.height(), dpi),
        }
    }

    /// The view in its own pixels.
    pub fn rect_px(&self) -> Rect {
        Rect::new(0.0, 0.0, f64::from(self.width), f64::from(self.height))
    }

    /// Pixels along one millimetre.
    pub fn px_per_mm(&self) -> f64 {
        self.px_from_page.determinant().abs().sqrt()
    }
}

/// A view that cannot be painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ViewFault {
    /// Wider than the rasteriser can address.
    #[error("{0} pixels across are too many to paint; choose fewer dots per inch, for at most 65,535")]
    TooWide(u32),
    /// No pixels, or a scale that is zero or not a number.
    #[error("the view has no pixels; choose a size and a resolution above zero")]
    Empty,
}

/// How exact the arithmetic must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Quality {
    /// The fastest instructions that this machine has. Two machines may differ in the last bit of a channel.
    #[default]
    Fast,
    /// Only the instructions that every machine of this kind has, so that goldens match on all of them.
    Exact,
}

/// Painted pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Premultiplied RGBA, rows from the top.
    pub rgba: Vec<u8>,
    /// Every pixel is solid: the paper was.
    pub opaque: bool,
}
