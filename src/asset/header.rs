//! What a picture says about itself, read without decoding it.

use super::ArtFault;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::io::Cursor;

/// The most pixels along one side of a picture: what JPEG can hold, and what the rasteriser can address.
pub const MAX_SIDE_PX: u32 = 65_535;
/// The most pixels in a picture: 300 megapixels take 1.2 GB decoded; an A3 page at 1,200 dpi has 278.
pub const MAX_PIXELS: u64 = 300_000_000;
/// The most bytes that an SVGZ file may unpack to.
const MAX_SVG_BYTES: u64 = 64 << 20;

/// A format that pictures are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArtFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG, turned as its EXIF orientation says.
    Jpeg,
    /// WebP; of an animation, the first frame.
    WebP,
    /// Scalable Vector Graphics, gzipped or not.
    Svg,
}

impl ArtFormat {
    /// The format by the first bytes; the file's name is never asked.
    pub fn sniff(bytes: &[u8]) -> Result<Self, ArtFault> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        let brand = bytes.get(4..12).unwrap_or_default();
        if starts(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if starts(b"\xff\xd8\xff") {
            Ok(Self::Jpeg)
        } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Ok(Self::WebP)
        } else if starts(b"\x1f\x8b") || looks_like_svg(bytes) {
            Ok(Self::Svg)
        } else if starts(b"GIF8") {
            Err(ArtFault::Unsupported("GIF"))
        } else if starts(b"II*\0") || starts(b"MM\0*") {
            Err(ArtFault::Unsupported("TIFF"))
        } else if starts(b"8BPS") {
            Err(ArtFault::Unsupported("Photoshop"))
        } else if starts(b"BM") && bytes.len() > 26 && bytes[6..10] == [0; 4] {
            Err(ArtFault::Unsupported("BMP"))
        } else if brand.starts_with(b"ftypavi") {
            Err(ArtFault::Unsupported("AVIF"))
        } else if brand.starts_with(b"ftyphei") || brand.starts_with(b"ftypmif1") {
            Err(ArtFault::Unsupported("HEIF"))
        } else if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL ") {
            Err(ArtFault::Unsupported("JPEG XL"))
        } else {
            Err(ArtFault::NotAnImage)
        }
    }

    /// How the `image` crate names it; `None` for SVG.
    pub(super) fn raster(self) -> Option<ImageFormat> {
        match self {
            Self::Png => Some(ImageFormat::Png),
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Svg => None,
        }
    }
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    // Comments and a document type may stand before the root element.
    let head = &bytes[..bytes.len().min(8192)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && (text.contains("<svg") || text.contains(":svg"))
}

/// What an SVG can hold and is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// Words that are not outlines: the fonts would differ from machine to machine.
    Text,
    /// Pictures in other files, which are never read.
    LinkedPictures,
}

/// What a header tells.
pub(super) struct Header {
    pub format: ArtFormat,
    pub width: f64,
    pub height: f64,
    pub ppi: Option<f64>,
    pub has_alpha: bool,
    pub lacks: Vec<Lack>,
}

/// Reads the header, and of an SVG everything, for its size may follow from its content.
pub(super) fn read(bytes: &[u8]) -> Result<Header, ArtFault> {
    let format = ArtFormat::sniff(bytes)?;
    let Some(raster) = format.raster() else {
        let (tree, lacks) = svg_parts(bytes)?;
        let size = tree.size();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        if width.max(height) > f64::from(MAX_SIDE_PX) {
            return Err(ArtFault::TooLarge { width: width as u64, height: height as u64 });
        }
        return Ok(Header { format, width, height, ppi: None, has_alpha: true, lacks });
    };
    if format == ArtFormat::Png {
        // Before any decoder sets up buffers for a row of it.
        let side = |at: usize| {
            bytes
                .get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map(u32::from_be_bytes)
                .ok_or(ArtFault::Truncated)
        };
        allowed(side(16)?, side(20)?)?;
    }
    let (mut decoder, (width, height)) = decoder(bytes, raster)?;
    let turned = decoder.orientation().is_ok_and(swaps_sides);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let ppi = match format {
        ArtFormat::Png => png_ppi(bytes),
        ArtFormat::Jpeg => jpeg_ppi(bytes),
        ArtFormat::WebP | ArtFormat::Svg => None,
    };
    Ok(Header {
        format,
        width: f64::from(width),
        height: f64::from(height),
        ppi,
        has_alpha: decoder.color_type().has_alpha(),
        lacks: Vec::new(),
    })
}

/// A decoder that has read the header, and the size that it gives, which is within the limits.
pub(super) fn decoder(
    bytes: &[u8],
    format: ImageFormat,
) -> Result<(impl ImageDecoder + '_, (u32, u32)), ArtFault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    // The limits below are stricter, and name what they refuse.
    reader.no_limits();
    let decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    allowed(width, height)?;
    Ok((decoder, (width, height)))
}

fn allowed(width: u32, height: u32) -> Result<(), ArtFault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(ArtFault::Damaged("it has no pixels".to_owned()));
    }
    if width.max(height) > MAX_SIDE_PX || pixels > MAX_PIXELS {
        return Err(ArtFault::TooLarge { width: width.into(), height: height.into() });
    }
    Ok(())
}

fn swaps_sides(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// The SVG as a tree. Nothing outside the file is ever read: links to other files stay blank.
pub(super) fn svg_tree(bytes: &[u8]) -> Result<resvg::usvg::Tree, ArtFault> {
    svg_parts(bytes).map(|(tree, _)| tree)
}

fn svg_parts(bytes: &[u8]) -> Result<(resvg::usvg::Tree, Vec<Lack>), ArtFault> {
    use resvg::usvg::roxmltree::{Document, ParsingOptions};
    use resvg::usvg::{Error, ImageHrefResolver, Options, Tree};
    let within = ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver: within, ..Options::default() };
    let damaged = |e: Error| ArtFault::Damaged(e.to_string());
    let unpacked;
    let bytes = if bytes.starts_with(b"\x1f\x8b") {
        unpacked = gunzip(bytes)?;
        &unpacked
    } else {
        bytes
    };
    let text = std::str::from_utf8(bytes).map_err(|_| damaged(Error::NotAnUtf8Str))?;
    let parsing = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, parsing).map_err(|e| damaged(e.into()))?;
    let tree = Tree::from_xmltree(&document, &options).map_err(damaged)?;
    let is_words = |n: &resvg::usvg::roxmltree::Node<'_, '_>| {
        n.tag_name().name() == "text"
            && n.descendants().any(|d| d.is_text() && d.text().is_some_and(|t| !t.trim().is_empty()))
    };
    let is_linked = |n: &resvg::usvg::roxmltree::Node<'_, '_>| {
        let link = n.attributes().find(|a| a.name() == "href").map(|a| a.value().trim_start());
        n.tag_name().name() == "image" && link.is_some_and(|l| !l.starts_with("data:"))
    };
    let mut lacks = Vec::new();
    if document.descendants().any(|n| is_words(&n)) {
        lacks.push(Lack::Text);
    }
    if document.descendants().any(|n| is_linked(&n)) {
        lacks.push(Lack::LinkedPictures);
    }
    Ok((tree, lacks))
}

fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, ArtFault> {
    use std::io::{ErrorKind, Read};
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).take(MAX_SVG_BYTES + 1).read_to_end(&mut out).map_err(|e| {
        if e.kind() == ErrorKind::UnexpectedEof { ArtFault::Truncated } else { ArtFault::NotAnImage }
    })?;
    if out.len() as u64 > MAX_SVG_BYTES {
        return Err(ArtFault::Damaged("it unpacks to more than 64 MB".to_owned()));
    }
    if looks_like_svg(&out) { Ok(out) } else { Err(ArtFault::NotAnImage) }
}

/// Pixels per inch from a PNG's `pHYs` chunk.
fn png_ppi(bytes: &[u8]) -> Option<f64> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        match bytes.get(at + 4..at + 8)? {
            b"pHYs" => {
                let data = bytes.get(at + 8..at + 17)?;
                let x = u32::from_be_bytes(data[..4].try_into().ok()?);
                return (data[8] == 1 && x > 0).then(|| f64::from(x) * 0.0254);
            }
            b"IDAT" | b"IEND" => return None,
            _ => at = at.checked_add(length)?.checked_add(12)?,
        }
    }
}

/// Pixels per inch from a JPEG's JFIF header.
fn jpeg_ppi(bytes: &[u8]) -> Option<f64> {
    // SOI, then APP0: ff e0, length (2), "JFIF\0", version (2), unit, density x (2), density y (2).
    if bytes.get(2..4)? != b"\xff\xe0" || bytes.get(6..11)? != b"JFIF\0" {
        return None;
    }
    let density = f64::from(u16::from_be_bytes([*bytes.get(14)?, *bytes.get(15)?]));
    match bytes.get(13)? {
        1 if density > 0.0 => Some(density),
        2 if density > 0.0 => Some(density * 2.54),
        _ => None,
    }
}
