//! JPEG and WebP files: formats whose encoders want the whole page at once.

use super::aside::{Aside, WriteFault, disk_fault};
use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageError};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// The most pixels along a side of a JPEG file, by its format.
pub const JPEG_MOST: u32 = 65_500;
/// The most pixels along a side of a WebP file, by its format.
pub const WEBP_MOST: u32 = 16_383;

/// A page, painted.
#[derive(Debug, Clone, Copy)]
pub struct Painted<'a> {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Solid pixels as RGBA, rows from the top.
    pub rgba: &'a [u8],
}

/// Writes a JPEG of `quality` 1 to 100 with its resolution, and gives its size in bytes.
pub fn write_jpeg(
    path: &Path,
    page: Painted<'_>,
    dpi: f64,
    quality: u8,
    overwrite: bool,
) -> Result<u64, WriteFault> {
    write(path, page, overwrite, JPEG_MOST, |rgb, out| {
        let mut encoder = JpegEncoder::new_with_quality(out, quality.clamp(1, 100));
        encoder.set_pixel_density(PixelDensity::dpi(dpi.round().clamp(1.0, 65_535.0) as u16));
        encoder.encode(rgb, page.width, page.height, ExtendedColorType::Rgb8)
    })
}

/// Writes a WebP without loss and gives its size in bytes. The format has no place for a resolution.
pub fn write_webp(path: &Path, page: Painted<'_>, overwrite: bool) -> Result<u64, WriteFault> {
    write(path, page, overwrite, WEBP_MOST, |rgb, out| {
        WebPEncoder::new_lossless(out).encode(rgb, page.width, page.height, ExtendedColorType::Rgb8)
    })
}

type Out<'a> = &'a mut BufWriter<std::fs::File>;

fn write(
    path: &Path,
    page: Painted<'_>,
    overwrite: bool,
    most: u32,
    encode: impl FnOnce(&[u8], Out<'_>) -> Result<(), ImageError>,
) -> Result<u64, WriteFault> {
    let (width, height) = (page.width, page.height);
    if width.max(height) > most {
        return Err(WriteFault::TooLarge { width, height, most });
    }
    if !overwrite && path.exists() {
        return Err(WriteFault::Exists(path.to_owned()));
    }
    let (file, aside) = Aside::create(path)?;
    let mut out = BufWriter::with_capacity(1 << 18, file);
    let rgb: Vec<u8> = page.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    encode(&rgb, &mut out).map_err(|e| match e {
        ImageError::IoError(e) => disk_fault(path, e),
        other => WriteFault::Disk(path.to_owned(), io::Error::other(other.to_string())),
    })?;
    out.flush().map_err(|e| disk_fault(path, e))?;
    let file = out.into_inner().map_err(|e| disk_fault(path, e.into_error()))?;
    file.sync_data().map_err(|e| disk_fault(path, e))?;
    let bytes = file.metadata().map_or(0, |m| m.len());
    drop(file);
    aside.take_name(path)?;
    Ok(bytes)
}
