//! PNG files, streamed in bands.

use super::aside::{Aside, WriteFault, disk_fault};
use crate::geom::units::px_per_metre;
use crate::render::BAND_ROWS;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

/// Rows are asked for in whole bands of the painter's grid: two, to keep two more cores busy than the one that
/// compresses, or one where a page is so wide that two would pass [`CHUNK_BYTES`].
const MOST_BANDS: usize = 2;
/// The most bytes of a chunk of rows; three chunks are about at once.
const CHUNK_BYTES: usize = 32 << 20;

/// How hard the encoder tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compression {
    /// Files about a third larger; the benchmark page takes a fifth of the time.
    #[default]
    Fast,
    /// The smallest files.
    Small,
}

/// A PNG file to write.
#[derive(Debug, Clone)]
pub struct PngJob<'a> {
    /// Where it shall be.
    pub path: &'a Path,
    /// In pixels, at least 1.
    pub width: u32,
    /// In pixels, at least 1.
    pub height: u32,
    /// Dots per inch, written as `pHYs`; `None` for pictures of no physical size.
    pub dpi: Option<f64>,
    /// Every pixel is solid: three channels are written and not four.
    pub opaque: bool,
    /// How hard the encoder tries.
    pub compression: Compression,
    /// A file that is there already is replaced.
    pub overwrite: bool,
}

/// Writes a PNG in sRGB and gives its size in bytes.
///
/// `rows(y0, count, out)` paints `count` rows from row `y0` on as premultiplied RGBA into `out`; it is called
/// from the top down on a thread of its own, and paints on while the rows before are compressed. `cancel`
/// is looked at between bands.
///
/// # Errors
/// See [`WriteFault`]; each says what to do. Nothing is left on the disk then.
pub fn write_png<E>(
    job: &PngJob<'_>,
    rows: impl FnMut(u32, u32, &mut [u8]) -> Result<(), E> + Send,
    cancel: &AtomicBool,
) -> Result<u64, WriteFault>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
{
    if job.width == 0 || job.height == 0 || job.width > i32::MAX as u32 || job.height > i32::MAX as u32 {
        return Err(WriteFault::Size { width: job.width, height: job.height });
    }
    if !job.overwrite && job.path.exists() {
        return Err(WriteFault::Exists(job.path.to_owned()));
    }
    let (file, aside) = Aside::create(job.path)?;
    let file = encode(job, file, rows, cancel)?;
    let bytes = file.metadata().map_or(0, |m| m.len());
    drop(file);
    if !job.overwrite && job.path.exists() {
        return Err(WriteFault::Exists(job.path.to_owned()));
    }
    aside.take_name(job.path)?;
    Ok(bytes)
}

fn encode<E>(
    job: &PngJob<'_>,
    file: File,
    mut rows: impl FnMut(u32, u32, &mut [u8]) -> Result<(), E> + Send,
    cancel: &AtomicBool,
) -> Result<File, WriteFault>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send,
{
    let fault = |e: png::EncodingError| match e {
        png::EncodingError::IoError(e) => disk_fault(job.path, e),
        other => WriteFault::Disk(job.path.to_owned(), io::Error::other(other.to_string())),
    };
    let mut out = BufWriter::with_capacity(1 << 18, file);
    let mut writer = header(job, &mut out).write_header().map_err(fault)?;
    let mut stream = writer.stream_writer_with_size(1 << 18).map_err(fault)?;
    let row_bytes = job.width as usize * 4;
    std::thread::scope(|scope| {
        // Two chunks go round: one is painted while the other is compressed.
        let (to_writer, painted) = mpsc::sync_channel::<Result<Vec<u8>, E>>(1);
        let (to_painter, empty) = mpsc::channel::<Vec<u8>>();
        let bands = (CHUNK_BYTES / row_bytes / BAND_ROWS as usize).clamp(1, MOST_BANDS) as u32;
        let (height, chunk) = (job.height, (bands * BAND_ROWS).min(job.height));
        scope.spawn(move || {
            for (made, y) in (0..height).step_by(chunk as usize).enumerate() {
                let mut buffer = if made < 2 { Vec::new() } else { empty.recv().unwrap_or_default() };
                let count = chunk.min(height - y);
                buffer.resize(row_bytes * count as usize, 0);
                let result = if cancel.load(Ordering::Relaxed) { break } else { rows(y, count, &mut buffer) };
                let failed = result.is_err();
                // The other end hangs up when writing failed.
                if to_writer.send(result.map(|()| buffer)).is_err() || failed {
                    break;
                }
            }
        });
        let mut line = Vec::new();
        let mut done = 0;
        for chunk in painted {
            let mut chunk = chunk.map_err(|e| WriteFault::Rows(e.into()))?;
            for row in chunk.chunks_exact_mut(row_bytes) {
                if cancel.load(Ordering::Relaxed) {
                    return Err(WriteFault::Cancelled);
                }
                let bytes = if job.opaque { solid(row, &mut line) } else { straight(row) };
                stream.write_all(bytes).map_err(|e| disk_fault(job.path, e))?;
                done += 1;
            }
            let _ = to_painter.send(chunk);
        }
        if done == job.height { Ok(()) } else { Err(WriteFault::Cancelled) }
    })?;
    stream.finish().map_err(fault)?;
    writer.finish().map_err(fault)?;
    let file = out.into_inner().map_err(|e| disk_fault(job.path, e.into_error()))?;
    file.sync_data().map_err(|e| disk_fault(job.path, e))?;
    Ok(file)
}

fn header<W: Write>(job: &PngJob<'_>, out: W) -> png::Encoder<'static, W> {
    let mut encoder = png::Encoder::new(out, job.width, job.height);
    encoder.set_color(if job.opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    match job.compression {
        Compression::Fast => {
            encoder.set_compression(png::Compression::Fast);
        }
        Compression::Small => encoder.set_compression(png::Compression::Balanced),
    }
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let per_metre = job.dpi.filter(|d| d.is_finite() && *d > 0.0).map(px_per_metre);
    encoder.set_pixel_dims(per_metre.map(|n| png::PixelDimensions {
        xppu: n,
        yppu: n,
        unit: png::Unit::Meter,
    }));
    encoder
}

/// Three channels of solid pixels.
fn solid<'l>(row: &[u8], line: &'l mut Vec<u8>) -> &'l [u8] {
    line.resize(row.len() / 4 * 3, 0);
    for (to, from) in line.chunks_exact_mut(3).zip(row.chunks_exact(4)) {
        to.copy_from_slice(&from[..3]);
    }
    line
}

/// Premultiplied to straight alpha, rounded, in place.
fn straight(row: &mut [u8]) -> &[u8] {
    for pixel in row.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        if alpha != 0 && alpha != 255 {
            for c in &mut pixel[..3] {
                *c = ((u32::from(*c) * 255 + alpha / 2) / alpha).min(255) as u8;
            }
        }
    }
    row
}
