//! Photoshop files: the merged image that stands at their end. Layers are skipped, unread.
//!
//! After "Adobe Photoshop File Formats Specification" of 2019: header, colour table, resources, layers, image.

use super::header::{Header, Lack, allowed};
use super::source::Bytes;
use super::{ArtFault, ArtFormat, Damage, OtherFormat};
use std::io::SeekFrom;

/// Channels that a file can have.
const MOST_CHANNELS: u16 = 56;
/// Colour table of an indexed picture: 256 reds, greens, blues.
const TABLE: usize = 768;

/// What the numbers of a pixel mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// A bit a pixel, 1 being black.
    Bitmap,
    /// Also of duotones, whose inks are not drawn.
    Grey,
    Indexed,
    Rgb,
    /// Stored the other way round: 255 is no ink.
    Cmyk,
}

/// The file as far as its image.
struct Plan {
    width: u32,
    height: u32,
    channels: u16,
    depth: u16,
    mode: Mode,
    /// Lengths take 8 bytes and not 4 in large documents.
    large: bool,
    table: Vec<u8>,
    ppi: Option<f64>,
    merged: bool,
    /// The channel after the colours says how clear the merged image is.
    clear: bool,
}

fn fault(e: &std::io::Error) -> ArtFault {
    super::fault::of_io(e)
}

fn take<const N: usize>(bytes: &mut dyn Bytes) -> Result<[u8; N], ArtFault> {
    let mut out = [0; N];
    bytes.read_exact(&mut out).map_err(|e| fault(&e))?;
    Ok(out)
}

fn u16_of(bytes: &mut dyn Bytes) -> Result<u16, ArtFault> {
    take(bytes).map(u16::from_be_bytes)
}

fn u32_of(bytes: &mut dyn Bytes) -> Result<u32, ArtFault> {
    take(bytes).map(u32::from_be_bytes)
}

/// A length of 4 bytes, or of 8 in large documents.
fn length(bytes: &mut dyn Bytes, large: bool) -> Result<u64, ArtFault> {
    if large { take(bytes).map(u64::from_be_bytes) } else { u32_of(bytes).map(u64::from) }
}

fn place(bytes: &mut dyn Bytes) -> Result<u64, ArtFault> {
    bytes.stream_position().map_err(|e| fault(&e))
}

fn go(bytes: &mut dyn Bytes, to: u64) -> Result<(), ArtFault> {
    bytes.seek(SeekFrom::Start(to)).map(|_| ()).map_err(|e| fault(&e))
}

/// Reads all but the image, at which `bytes` stand afterwards.
fn plan(bytes: &mut dyn Bytes) -> Result<Plan, ArtFault> {
    go(bytes, 4)?;
    let large = match u16_of(bytes)? {
        1 => false,
        2 => true,
        _ => return Err(ArtFault::Damaged(Damage::Version)),
    };
    let _: [u8; 6] = take(bytes)?;
    let channels = u16_of(bytes)?;
    let (height, width) = (u32_of(bytes)?, u32_of(bytes)?);
    allowed(width, height)?;
    let (depth, mode) = (u16_of(bytes)?, u16_of(bytes)?);
    let mode = match mode {
        0 => Mode::Bitmap,
        1 | 8 => Mode::Grey,
        2 => Mode::Indexed,
        3 => Mode::Rgb,
        4 => Mode::Cmyk,
        7 => return Err(ArtFault::Unsupported(OtherFormat::Multichannel)),
        9 => return Err(ArtFault::Unsupported(OtherFormat::Lab)),
        _ => return Err(ArtFault::Damaged(Damage::Mode)),
    };
    match (mode, depth) {
        (Mode::Bitmap, 1) | (Mode::Indexed, 8) | (Mode::Grey | Mode::Rgb | Mode::Cmyk, 8 | 16) => {}
        (_, 32) => return Err(ArtFault::Unsupported(OtherFormat::Deep)),
        _ => return Err(ArtFault::Damaged(Damage::Depth)),
    }
    if channels < mode.colours() || channels > MOST_CHANNELS {
        return Err(ArtFault::Damaged(Damage::Channels));
    }
    let count = u64::from(u32_of(bytes)?);
    let after = place(bytes)? + count;
    let mut table = Vec::new();
    if mode == Mode::Indexed {
        table = take::<TABLE>(bytes)?.to_vec();
    }
    go(bytes, after)?;
    let (ppi, merged) = resources(bytes)?;
    let clear = layers(bytes, large, depth)? && channels > mode.colours();
    Ok(Plan { width, height, channels, depth, mode, large, table, ppi, merged, clear })
}

impl Mode {
    fn colours(self) -> u16 {
        match self {
            Self::Bitmap | Self::Grey | Self::Indexed => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// Pixels to the inch, and whether the merged image is there: without "Maximize Compatibility" it is blank.
fn resources(bytes: &mut dyn Bytes) -> Result<(Option<f64>, bool), ArtFault> {
    let end = u64::from(u32_of(bytes)?) + place(bytes)?;
    let (mut ppi, mut merged) = (None, true);
    while place(bytes)? + 12 <= end {
        if &take::<4>(bytes)? != b"8BIM" {
            // Other programs leave what they like here; the length of the whole still holds.
            break;
        }
        let id = u16_of(bytes)?;
        let [name] = take::<1>(bytes)?;
        // The name with its length has an even number of bytes.
        let to = place(bytes)? + u64::from(name) + u64::from(name % 2 == 0);
        go(bytes, to)?;
        let count = u64::from(u32_of(bytes)?);
        let next = place(bytes)? + count + count % 2;
        match id {
            1005 if count >= 4 => ppi = Some(f64::from(u32_of(bytes)?) / 65_536.0).filter(|v| *v > 0.0),
            1057 if count >= 5 => merged = take::<5>(bytes)?[4] != 0,
            _ => {}
        }
        go(bytes, next)?;
    }
    go(bytes, end)?;
    Ok((ppi, merged))
}

/// Skips the layers; whether the merged image is clear somewhere, which a negative count of layers says.
fn layers(bytes: &mut dyn Bytes, large: bool, depth: u16) -> Result<bool, ArtFault> {
    let count = length(bytes, large)?;
    let end = place(bytes)?.checked_add(count).ok_or(ArtFault::Damaged(Damage::Layers))?;
    let negative = |bytes: &mut dyn Bytes| Ok::<bool, ArtFault>(i16::from_be_bytes(take(bytes)?) < 0);
    let mut clear = false;
    if count > 0 {
        let info = length(bytes, large)?;
        if info > 0 {
            clear = negative(bytes)?;
        } else if depth > 8 {
            // Deep pictures have their layers in a block of their own, after the mask.
            let mask = u64::from(u32_of(bytes)?);
            let mut at = place(bytes)? + mask;
            while at + 12 <= end {
                go(bytes, at)?;
                let (mark, key) = (take::<4>(bytes)?, take::<4>(bytes)?);
                if &mark != b"8BIM" && &mark != b"8B64" {
                    break;
                }
                let count = length(bytes, large && wide(key))?;
                if matches!(&key, b"Lr16" | b"Lr32" | b"Layr") {
                    clear = count > 0 && negative(bytes)?;
                    break;
                }
                at = place(bytes)?.saturating_add(count).saturating_add(count.wrapping_neg() % 4);
            }
        }
    }
    go(bytes, end)?;
    Ok(clear)
}

/// Blocks whose length takes 8 bytes in large documents.
fn wide(key: [u8; 4]) -> bool {
    let all: [&[u8; 4]; 13] = [
        b"LMsk", b"Lr16", b"Lr32", b"Layr", b"Mt16", b"Mt32", b"Mtrn", b"Alph", b"FMsk", b"lnk2", b"FEid",
        b"FXid", b"PxSD",
    ];
    all.contains(&&key)
}

pub(super) fn header(bytes: &mut dyn Bytes) -> Result<Header, ArtFault> {
    let plan = plan(bytes)?;
    // The image begins within the file.
    let _ = u16_of(bytes)?;
    Ok(Header {
        format: ArtFormat::Psd,
        width: f64::from(plan.width),
        height: f64::from(plan.height),
        ppi: plan.ppi,
        has_alpha: plan.clear && plan.mode != Mode::Cmyk,
        lacks: if plan.merged { Vec::new() } else { vec![Lack::Merged] },
    })
}

/// The merged image in premultiplied RGBA, its size, and whether it may be clear somewhere.
pub(super) fn decode(bytes: &mut dyn Bytes) -> Result<(u32, u32, Vec<u8>, bool), ArtFault> {
    let plan = plan(bytes)?;
    let packed = match u16_of(bytes)? {
        0 => false,
        1 => true,
        _ => return Err(ArtFault::Unsupported(OtherFormat::Zipped)),
    };
    let (width, height) = (plan.width as usize, plan.height as usize);
    let row_bytes = match plan.depth {
        1 => width.div_ceil(8),
        16 => width * 2,
        _ => width,
    };
    let clear = plan.clear && plan.mode != Mode::Cmyk;
    let wanted = plan.mode.colours() + u16::from(clear);
    let mut counts = Vec::new();
    if packed {
        // The packed length of each row of each channel comes first.
        let size = if plan.large { 4 } else { 2 };
        let mut raw = vec![0; height * usize::from(plan.channels) * size];
        bytes.read_exact(&mut raw).map_err(|e| fault(&e))?;
        let all = raw.chunks_exact(size).take(height * usize::from(wanted));
        counts = all.map(|c| c.iter().fold(0_usize, |n, b| (n << 8) | usize::from(*b))).collect();
    }
    let mut rgba = vec![255; width * height * 4];
    let (mut row, mut squeezed) = (vec![0; row_bytes], Vec::new());
    for channel in 0..wanted {
        let slots = plan.slots(channel);
        for y in 0..height {
            if packed {
                let count = counts[usize::from(channel) * height + y];
                // A row that does not shrink grows by a byte in 128.
                if count > row_bytes * 2 + 16 {
                    return Err(ArtFault::Damaged(Damage::Row));
                }
                squeezed.resize(count, 0);
                bytes.read_exact(&mut squeezed).map_err(|e| fault(&e))?;
                unpack(&squeezed, &mut row);
            } else {
                bytes.read_exact(&mut row).map_err(|e| fault(&e))?;
            }
            let line = &mut rgba[y * width * 4..(y + 1) * width * 4];
            for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
                let value = match plan.depth {
                    1 => {
                        if (row[x / 8] >> (7 - x % 8)) & 1 == 1 {
                            0
                        } else {
                            255
                        }
                    }
                    16 => {
                        (((u32::from(row[x * 2]) << 8) | u32::from(row[x * 2 + 1])) * 255 + 32_767) / 65_535
                    }
                    _ => u32::from(row[x]),
                } as u8;
                for slot in slots {
                    pixel[*slot] = value;
                }
            }
        }
    }
    plan.finish(&mut rgba, clear);
    Ok((plan.width, plan.height, rgba, clear))
}

impl Plan {
    /// Which bytes of a pixel a channel goes to.
    fn slots(&self, channel: u16) -> &'static [usize] {
        match (self.mode, channel) {
            (Mode::Bitmap | Mode::Grey | Mode::Indexed, 0) => &[0, 1, 2],
            (Mode::Bitmap | Mode::Grey | Mode::Indexed, _) | (_, 3) => &[3],
            (_, 0) => &[0],
            (_, 1) => &[1],
            _ => &[2],
        }
    }

    /// Makes premultiplied colours of what the channels held.
    fn finish(&self, rgba: &mut [u8], clear: bool) {
        for pixel in rgba.chunks_exact_mut(4) {
            match self.mode {
                Mode::Cmyk => {
                    let key = u32::from(pixel[3]);
                    pixel[..3].iter_mut().for_each(|c| *c = ((u32::from(*c) * key + 127) / 255) as u8);
                    pixel[3] = 255;
                }
                Mode::Indexed => {
                    let n = usize::from(pixel[0]);
                    (0..3).for_each(|c| pixel[c] = self.table[n + 256 * c]);
                }
                Mode::Bitmap | Mode::Grey | Mode::Rgb => {}
            }
            if clear {
                // Photoshop lays the merged image on white; what is left without the white is premultiplied.
                let alpha = pixel[3];
                pixel[..3].iter_mut().for_each(|c| *c = c.saturating_sub(255 - alpha).min(alpha));
            }
        }
    }
}

/// `PackBits`: a count below 128 says how many bytes follow, one above how often the next is repeated. What is
/// missing stays as it was in the row before.
fn unpack(from: &[u8], to: &mut [u8]) {
    let (mut at, mut rest) = (0, from);
    while let [count, tail @ ..] = rest {
        let room = to.len() - at;
        match *count {
            128 => rest = tail,
            n if n < 128 => {
                let n = (usize::from(n) + 1).min(tail.len());
                let fits = n.min(room);
                to[at..at + fits].copy_from_slice(&tail[..fits]);
                at += fits;
                rest = &tail[n..];
            }
            n => {
                let Some((value, after)) = tail.split_first() else { return };
                let fits = (257 - usize::from(n)).min(room);
                to[at..at + fits].fill(*value);
                at += fits;
                rest = after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_rows_never_leave_their_room() {
        let mut row = [9; 6];
        unpack(&[254, 7, 1, 1, 2, 128, 200, 5], &mut row);
        assert_eq!(row, [7, 7, 7, 1, 2, 5]);
        unpack(&[127, 1, 2], &mut row);
        unpack(&[129], &mut row);
        unpack(&[5, 1, 2, 3, 4, 5, 6, 129, 3], &mut row);
        assert_eq!(row, [1, 2, 3, 4, 5, 6]);
    }
}
