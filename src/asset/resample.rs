//! A stretch of a picture on a grid of whole pixels.

use super::decode::Decoded;
use super::{ArtFault, Bitmap, Damage, Want};
use crate::geom::Affine;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use resvg::tiny_skia;
use std::sync::{Mutex, PoisonError};

/// Catmull–Rom both ways: a third less work than Lanczos, fewer halos along ink, and no sine in its weights,
/// so that they are the same on every machine. The sums are integers and do not depend on the SIMD level
/// (the resizer's own tests hold all levels to one checksum), so goldens need no level pinned here.
const FILTER: ResizeAlg = ResizeAlg::Convolution(FilterType::CatmullRom);

/// Resizers whose buffers are warm: one for each thread that ever resampled at the same time as others.
#[derive(Default)]
pub(super) struct Resizers(Mutex<Vec<Resizer>>);

impl Resizers {
    fn lend<T>(&self, work: impl FnOnce(&mut Resizer) -> T) -> T {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut resizer = lock().pop().unwrap_or_default();
        let done = work(&mut resizer);
        lock().push(resizer);
        done
    }
}

/// `level` says how often the picture was halved before it came here.
pub(super) fn resample(
    from: &Decoded,
    level: u8,
    want: Want,
    resizers: &Resizers,
) -> Result<Bitmap, ArtFault> {
    let (width, height) = (want.width(), want.height());
    let fault = || ArtFault::TooLarge { width: width.into(), height: height.into() };
    if width == 0 || height == 0 || width > super::MAX_SIDE_PX || height > super::MAX_SIDE_PX {
        return Err(fault());
    }
    match from {
        Decoded::Pixels(bitmap) => {
            let (data, opaque) = raster(bitmap, level, want, resizers)?;
            Bitmap::new(width, height, data, opaque).ok_or_else(fault)
        }
        Decoded::Svg(tree, _) => {
            let mut target = tiny_skia::Pixmap::new(width, height).ok_or_else(fault)?;
            let [a, b, c, d, e, f] = to_pixels(want).as_coeffs().map(|v| v as f32);
            let to_pixels = tiny_skia::Transform::from_row(a, b, c, d, e, f);
            resvg::render(tree, to_pixels, &mut target.as_mut());
            Bitmap::new(width, height, target.take(), false).ok_or_else(fault)
        }
        Decoded::Pdf(document, _) => document.draw(0, to_pixels(want), width, height, false),
    }
}

/// From a drawing's own units to the pixels that are wanted.
fn to_pixels(want: Want) -> Affine {
    let source = want.source();
    let (sx, sy) = (f64::from(want.width()) / source.width(), f64::from(want.height()) / source.height());
    let (flip_x, flip_y) = want.flips();
    let (sx, tx) = if flip_x { (-sx, source.x1 * sx) } else { (sx, -source.x0 * sx) };
    let (sy, ty) = if flip_y { (-sy, source.y1 * sy) } else { (sy, -source.y0 * sy) };
    Affine::new([sx, 0.0, 0.0, sy, tx, ty])
}

fn raster(bitmap: &Bitmap, level: u8, want: Want, resizers: &Resizers) -> Result<(Vec<u8>, bool), ArtFault> {
    let fault = |e: &dyn std::fmt::Display| ArtFault::Damaged(Damage::Other(e.to_string()));
    let (full_w, full_h) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let source = want.source().scale_from_origin(1.0 / f64::from(1_u32 << level));
    let (x0, y0) = (source.x0.clamp(0.0, full_w), source.y0.clamp(0.0, full_h));
    let (x1, y1) = (source.x1.clamp(x0, full_w), source.y1.clamp(y0, full_h));
    if x1 <= x0 || y1 <= y0 {
        return Ok((vec![0; want.width() as usize * want.height() as usize * 4], false));
    }
    let from = ImageRef::new(bitmap.width(), bitmap.height(), bitmap.data(), PixelType::U8x4)
        .map_err(|e| fault(&e))?;
    let mut to = Image::new(want.width(), want.height(), PixelType::U8x4);
    // The pixels are premultiplied already, which is what a filter must be given.
    let options = ResizeOptions::new().resize_alg(FILTER).use_alpha(false).crop(x0, y0, x1 - x0, y1 - y0);
    resizers.lend(|r| r.resize(&from, &mut to, &options)).map_err(|e| fault(&e))?;
    let mut data = to.into_vec();
    let opaque = bitmap.opaque();
    if !opaque {
        // The filter overshoots at edges; a premultiplied colour may not pass its alpha.
        for pixel in data.chunks_exact_mut(4) {
            let alpha = pixel[3];
            pixel[..3].iter_mut().for_each(|c| *c = (*c).min(alpha));
        }
    }
    flip(&mut data, want);
    Ok((data, opaque))
}

fn flip(data: &mut [u8], want: Want) {
    let row = want.width() as usize * 4;
    let (flip_x, flip_y) = want.flips();
    if flip_x {
        for row in data.chunks_exact_mut(row) {
            let (pixels, _) = row.as_chunks_mut::<4>();
            pixels.reverse();
        }
    }
    if flip_y {
        let mut rest = data;
        while rest.len() >= row * 2 {
            let (top, below) = rest.split_at_mut(row);
            let last = below.len() - row;
            let (middle, bottom) = below.split_at_mut(last);
            top.swap_with_slice(bottom);
            rest = middle;
        }
    }
}
