//! What a picture says about itself, read without decoding it.

use super::source::{self, Bytes};
use super::{ArtFault, Damage, OtherFormat, PdfDocument, bundle, pdf, psd};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::io::{BufRead, Read as _, Seek};

/// The most pixels along one side of a picture: what JPEG can hold, and what the rasteriser can address.
pub const MAX_SIDE_PX: u32 = 65_535;
/// The most pixels in a picture: 300 megapixels take 1.2 GB decoded; an A3 page at 1,200 dpi has 278.
pub const MAX_PIXELS: u64 = 300_000_000;
/// The most bytes that an SVG file may have, and an SVGZ file may unpack to.
const MAX_SVG_BYTES: u64 = 64 << 20;
/// So many first bytes tell a format, and what stands there of resolution.
const HEAD_BYTES: usize = 64 << 10;
/// What a TIFF may take beside its pixels while it is decoded: strips, tags.
const TIFF_SPARE_BYTES: u64 = 256 << 20;

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
    /// TIFF; of several pages the first.
    Tiff,
    /// Photoshop, the large kind (PSB) too, by its merged image.
    Psd,
    /// `OpenRaster`, by its merged image.
    OpenRaster,
    /// Krita, by its merged image.
    Krita,
    /// PDF, by its first page, which is drawn at any size.
    Pdf,
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
            Err(ArtFault::Unsupported(OtherFormat::Gif))
        } else if starts(b"II*\0") || starts(b"MM\0*") || starts(b"II+\0") || starts(b"MM\0+") {
            Ok(Self::Tiff)
        } else if starts(b"8BPS") {
            Ok(Self::Psd)
        } else if let Some(format) = bundle::sniff(bytes) {
            Ok(format)
        } else if pdf::sniff(bytes) {
            Ok(Self::Pdf)
        } else if starts(b"BM") && bytes.len() > 26 && bytes[6..10] == [0; 4] {
            Err(ArtFault::Unsupported(OtherFormat::Bmp))
        } else if brand.starts_with(b"ftypavi") {
            Err(ArtFault::Unsupported(OtherFormat::Avif))
        } else if brand.starts_with(b"ftyphei") || brand.starts_with(b"ftypmif1") {
            Err(ArtFault::Unsupported(OtherFormat::Heif))
        } else if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL ") {
            Err(ArtFault::Unsupported(OtherFormat::JpegXl))
        } else {
            Err(ArtFault::NotAnImage)
        }
    }

    /// Pictures of the format have no pixels of their own and are sharp at any size.
    pub fn is_vector(self) -> bool {
        matches!(self, Self::Svg | Self::Pdf)
    }

    /// How the `image` crate names it; `None` for what it does not read, or not by itself.
    pub(super) fn raster(self) -> Option<ImageFormat> {
        match self {
            Self::Png => Some(ImageFormat::Png),
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Tiff => Some(ImageFormat::Tiff),
            Self::Svg | Self::Psd | Self::OpenRaster | Self::Krita | Self::Pdf => None,
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

/// What a picture holds and is not drawn, or lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// Words that are not outlines: the fonts would differ from machine to machine.
    Text,
    /// Pictures in other files, which are never read.
    LinkedPictures,
    /// A painting program's file without its merged image: a small preview stands in.
    AllButPreview,
    /// A Photoshop file that was saved without its merged image: it is blank.
    Merged,
    /// All pages of a PDF but the first.
    OtherPages,
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

/// Reads the header, and of SVG and PDF files everything, for their size may follow from their content.
pub(super) fn read(bytes: &mut dyn Bytes) -> Result<Header, ArtFault> {
    let (format, head) = format_of(bytes)?;
    match format {
        ArtFormat::Svg => {
            let (tree, lacks) = svg_parts(&svg_text(bytes)?)?;
            let size = tree.size();
            let (width, height) = (f64::from(size.width()), f64::from(size.height()));
            if width.max(height) > f64::from(MAX_SIDE_PX) {
                return Err(ArtFault::TooLarge { width: width as u64, height: height as u64 });
            }
            Ok(Header { format, width, height, ppi: None, has_alpha: true, lacks })
        }
        ArtFormat::Pdf => {
            let document = PdfDocument::read(bytes)?;
            let size = document.size(0)?;
            let lacks = if document.pages() > 1 { vec![Lack::OtherPages] } else { Vec::new() };
            let (width, height) = (size.width, size.height);
            Ok(Header { format, width, height, ppi: None, has_alpha: true, lacks })
        }
        ArtFormat::Psd => psd::header(bytes),
        ArtFormat::OpenRaster | ArtFormat::Krita => {
            let (mut png, lacks) = bundle::picture(bytes, format, false)?;
            let (within, head) = format_of(&mut png)?;
            if within != ArtFormat::Png {
                return Err(ArtFault::Damaged(Damage::NoPng));
            }
            Ok(Header { format, lacks, ..raster_header(&mut png, within, &head)? })
        }
        ArtFormat::Png | ArtFormat::Jpeg | ArtFormat::WebP | ArtFormat::Tiff => {
            raster_header(bytes, format, &head)
        }
    }
}

/// The format, by the first bytes, which come with it.
pub(super) fn format_of(bytes: &mut dyn Bytes) -> Result<(ArtFormat, Vec<u8>), ArtFault> {
    let mut head = vec![0; HEAD_BYTES];
    let count = source::head(bytes, &mut head).map_err(|e| super::fault::of_io(&e))?;
    head.truncate(count);
    Ok((ArtFormat::sniff(&head)?, head))
}

fn raster_header(bytes: &mut dyn Bytes, format: ArtFormat, head: &[u8]) -> Result<Header, ArtFault> {
    let Some(raster) = format.raster() else { return Err(ArtFault::NotAnImage) };
    if format == ArtFormat::Png {
        // Before any decoder sets up buffers for a row of it.
        let side = |at: usize| {
            head.get(at..at + 4)
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
        ArtFormat::Png => png_ppi(head),
        ArtFormat::Jpeg => jpeg_ppi(head),
        _ => None,
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
pub(super) fn decoder<'a, R: BufRead + Seek + 'a>(
    bytes: R,
    format: ImageFormat,
) -> Result<(impl ImageDecoder + 'a, (u32, u32)), ArtFault> {
    let mut reader = ImageReader::with_format(bytes, format);
    // The limits below are stricter, and name what they refuse.
    reader.no_limits();
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    allowed(width, height)?;
    if format == ImageFormat::Tiff {
        // Its tags can ask for more than the picture takes.
        let mut limits = image::Limits::no_limits();
        limits.max_alloc = Some(u64::from(width) * u64::from(height) * 16 + TIFF_SPARE_BYTES);
        decoder.set_limits(limits)?;
    }
    Ok((decoder, (width, height)))
}

pub(super) fn allowed(width: u32, height: u32) -> Result<(), ArtFault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(ArtFault::Damaged(Damage::NoPixels));
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

/// The SVG as a tree, and how long its text is. Nothing outside the file is ever read: links to other files stay blank.
pub(super) fn svg_tree(bytes: &mut dyn Bytes) -> Result<(resvg::usvg::Tree, usize), ArtFault> {
    let text = svg_text(bytes)?;
    svg_parts(&text).map(|(tree, _)| (tree, text.len()))
}

/// The text of an SVG, unpacked.
fn svg_text(bytes: &mut dyn Bytes) -> Result<Vec<u8>, ArtFault> {
    let mut text = Vec::new();
    bytes.take(MAX_SVG_BYTES + 1).read_to_end(&mut text).map_err(|e| super::fault::of_io(&e))?;
    if text.len() as u64 > MAX_SVG_BYTES {
        return Err(ArtFault::Damaged(Damage::Long(MAX_SVG_BYTES)));
    }
    if text.starts_with(b"\x1f\x8b") { gunzip(&text) } else { Ok(text) }
}

fn svg_parts(bytes: &[u8]) -> Result<(resvg::usvg::Tree, Vec<Lack>), ArtFault> {
    use resvg::usvg::roxmltree::{Document, ParsingOptions};
    use resvg::usvg::{Error, ImageHrefResolver, Options, Tree};
    let within = ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver: within, ..Options::default() };
    let damaged = |e: Error| {
        ArtFault::Damaged(match e {
            Error::NotAnUtf8Str => Damage::NotText,
            Error::InvalidSize => Damage::NoSize,
            Error::ParsingFailed(e) => Damage::Line(e.pos().row),
            other => Damage::Other(other.to_string()),
        })
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
    use std::io::ErrorKind;
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).take(MAX_SVG_BYTES + 1).read_to_end(&mut out).map_err(|e| {
        if e.kind() == ErrorKind::UnexpectedEof { ArtFault::Truncated } else { ArtFault::NotAnImage }
    })?;
    if out.len() as u64 > MAX_SVG_BYTES {
        return Err(ArtFault::Damaged(Damage::Unpacks(MAX_SVG_BYTES)));
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
