//! Bytes to pixels, or to an SVG tree.

use super::header::{ArtFormat, decoder, svg_tree};
use super::{ArtFault, Bitmap};
use image::{DynamicImage, ImageDecoder as _};
use std::sync::Arc;

/// A picture ready to be resampled.
#[derive(Clone)]
pub(super) enum Decoded {
    Pixels(Bitmap),
    Svg(Arc<resvg::usvg::Tree>),
}

impl Decoded {
    /// Bytes that it holds, for the store's budget; of an SVG a guess from its file.
    pub fn weight(&self, file_bytes: usize) -> u64 {
        match self {
            Self::Pixels(b) => b.data().len() as u64,
            Self::Svg(_) => file_bytes as u64 * 4,
        }
    }
}

pub(super) fn decode(bytes: &[u8], format: ArtFormat) -> Result<Decoded, ArtFault> {
    let Some(raster) = format.raster() else {
        return Ok(Decoded::Svg(Arc::new(svg_tree(bytes)?)));
    };
    let (mut decoder, _) = decoder(bytes, raster)?;
    let turn = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turn);
    let has_alpha = picture.color().has_alpha();
    let (width, height) = (picture.width(), picture.height());
    let mut rgba = match picture {
        DynamicImage::ImageRgb8(rgb) => solid(rgb.as_raw()),
        other => other.into_rgba8().into_raw(),
    };
    let opaque = !has_alpha || premultiply(&mut rgba);
    Bitmap::new(width, height, rgba, opaque)
        .map(Decoded::Pixels)
        .ok_or_else(|| ArtFault::Damaged("its size and its pixels disagree".to_owned()))
}

fn solid(rgb: &[u8]) -> Vec<u8> {
    let mut rgba = vec![255; rgb.len() / 3 * 4];
    for (to, from) in rgba.chunks_exact_mut(4).zip(rgb.chunks_exact(3)) {
        to[..3].copy_from_slice(from);
    }
    rgba
}

/// Straight to premultiplied alpha, rounded; tells whether every pixel is solid.
fn premultiply(rgba: &mut [u8]) -> bool {
    let mut least = 255;
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        least = least.min(pixel[3]);
        for c in &mut pixel[..3] {
            *c = ((u32::from(*c) * alpha + 127) / 255) as u8;
        }
    }
    least == 255
}
