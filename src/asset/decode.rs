//! Bytes to pixels, or to a drawing: an SVG tree, the pages of a PDF.

use super::header::{ArtFormat, decoder, format_of, svg_tree};
use super::source::Bytes;
use super::{ArtFault, Bitmap, Damage, PdfDocument, bundle, psd};
use image::{DynamicImage, ImageDecoder as _};
use std::sync::Arc;

/// A picture ready to be resampled.
#[derive(Clone)]
pub(super) enum Decoded {
    Pixels(Bitmap),
    /// With how long its text is.
    Svg(Arc<resvg::usvg::Tree>, usize),
    /// With how long its file is.
    Pdf(Arc<PdfDocument>, u64),
}

impl Decoded {
    /// Bytes that it holds, for the store's budget; of a drawing a guess from its file.
    pub fn weight(&self) -> u64 {
        match self {
            Self::Pixels(b) => b.data().len() as u64,
            Self::Svg(_, text) => *text as u64 * 4,
            Self::Pdf(_, bytes) => bytes * 2,
        }
    }

    /// The same with half as many pixels across and down. A drawing of curves stays as it is.
    pub fn halved(&self) -> Result<Self, ArtFault> {
        let Self::Pixels(from) = self else { return Ok(self.clone()) };
        let (w, h) = (from.width() as usize, from.height() as usize);
        let (to_w, to_h) = (w.div_ceil(2), h.div_ceil(2));
        let data = from.data();
        let mut rgba = vec![0; to_w * to_h * 4];
        for (y, line) in rgba.chunks_exact_mut(to_w * 4).enumerate() {
            let row = |y: usize| &data[y.min(h - 1) * w * 4..][..w * 4];
            let (upper, lower) = (row(y * 2), row(y * 2 + 1));
            for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
                // At an odd edge the last pixel stands for the one that is not there.
                let (a, b) = (x * 8, (x * 2 + 1).min(w - 1) * 4);
                for (c, value) in pixel.iter_mut().enumerate() {
                    let sum = |row: &[u8]| u16::from(row[a + c]) + u16::from(row[b + c]);
                    *value = ((sum(upper) + sum(lower) + 2) / 4) as u8;
                }
            }
        }
        bitmap(to_w as u32, to_h as u32, rgba, from.opaque())
    }
}

fn bitmap(width: u32, height: u32, rgba: Vec<u8>, opaque: bool) -> Result<Decoded, ArtFault> {
    Bitmap::new(width, height, rgba, opaque).map(Decoded::Pixels).ok_or(ArtFault::Damaged(Damage::Pixels))
}

pub(super) fn decode(bytes: &mut dyn Bytes) -> Result<Decoded, ArtFault> {
    let (format, _) = format_of(bytes)?;
    match format {
        ArtFormat::Svg => svg_tree(bytes).map(|(tree, text)| Decoded::Svg(Arc::new(tree), text)),
        ArtFormat::Pdf => {
            let document = PdfDocument::read(bytes)?;
            let length = bytes.stream_position().map_err(|e| super::fault::of_io(&e))?;
            Ok(Decoded::Pdf(Arc::new(document), length))
        }
        ArtFormat::Psd => {
            let (width, height, rgba, clear) = psd::decode(bytes)?;
            bitmap(width, height, rgba, !clear)
        }
        ArtFormat::OpenRaster | ArtFormat::Krita => {
            let (mut png, _) = bundle::picture(bytes, format, true)?;
            raster(&mut png, image::ImageFormat::Png)
        }
        ArtFormat::Png | ArtFormat::Jpeg | ArtFormat::WebP | ArtFormat::Tiff => match format.raster() {
            Some(format) => raster(bytes, format),
            None => Err(ArtFault::NotAnImage),
        },
    }
}

fn raster(bytes: &mut dyn Bytes, format: image::ImageFormat) -> Result<Decoded, ArtFault> {
    let (mut decoder, _) = decoder(bytes, format)?;
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
    bitmap(width, height, rgba, opaque)
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
