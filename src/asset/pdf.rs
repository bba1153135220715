//! PDF files: their pages, drawn at any size.

use super::source::Bytes;
use super::{ArtFault, Bitmap, Damage};
use crate::geom::{Affine, Size};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::{TRANSPARENT, WHITE};
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most bytes that a PDF file may have.
const MAX_PDF_BYTES: u64 = 1 << 30;
/// The points of a PDF to an inch.
const POINTS: f64 = 72.0;
/// The mark of the format may stand behind rubbish, but no further than this (ISO 32000-1, annex H).
const HEAD_BYTES: usize = 1024;

/// The bytes are those of a PDF.
pub(super) fn sniff(head: &[u8]) -> bool {
    head[..head.len().min(HEAD_BYTES)].windows(5).any(|w| w == b"%PDF-")
}

/// A PDF file.
pub struct PdfDocument(Pdf);

impl PdfDocument {
    /// Reads a file from its first byte to its last.
    ///
    /// # Errors
    /// Bytes that are no PDF, one without pages, or one that asks for a password.
    pub fn read(bytes: &mut dyn Bytes) -> Result<Self, ArtFault> {
        let mut all = Vec::new();
        bytes.rewind().map_err(|e| super::fault::of_io(&e))?;
        let read = bytes.take(MAX_PDF_BYTES).read_to_end(&mut all);
        read.map_err(|e| super::fault::of_io(&e))?;
        let document = guarded(|| Pdf::new(all))?.map_err(|fault| match fault {
            LoadPdfError::Decryption(_) => ArtFault::Locked,
            LoadPdfError::Invalid => ArtFault::Damaged(Damage::Contents),
        })?;
        let document = Self(document);
        if guarded(|| document.pages())? == 0 {
            return Err(ArtFault::Damaged(Damage::NoPages));
        }
        Ok(document)
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// The size of a page (counted from 0) in points, as it is seen: turned, and cut to its crop box.
    ///
    /// # Errors
    /// It has no such page.
    pub fn size(&self, page: usize) -> Result<Size, ArtFault> {
        guarded(|| {
            let (width, height) = self.0.pages().get(page)?.render_dimensions();
            Some(Size::new(f64::from(width), f64::from(height)))
        })?
        .ok_or(ArtFault::Missing)
    }

    /// A page on white paper.
    ///
    /// # Errors
    /// It has no such page, or the page is larger than any picture at so many pixels to the inch.
    pub fn page(&self, page: usize, dpi: f64) -> Result<Bitmap, ArtFault> {
        let size = self.size(page)? * (dpi / POINTS);
        let (width, height) = (size.width.round().max(1.0), size.height.round().max(1.0));
        let fault = ArtFault::TooLarge { width: width as u64, height: height as u64 };
        let within =
            width.max(height) <= f64::from(super::MAX_SIDE_PX) && width * height <= super::MAX_PIXELS as f64;
        if !within {
            return Err(fault);
        }
        self.draw(page, Affine::scale(dpi / POINTS), width as u32, height as u32, true)
    }

    /// A page as `to_pixels` lays its points on so many pixels, on white paper or on nothing.
    pub(super) fn draw(
        &self,
        page: usize,
        to_pixels: Affine,
        width: u32,
        height: u32,
        white: bool,
    ) -> Result<Bitmap, ArtFault> {
        let fault = || ArtFault::TooLarge { width: width.into(), height: height.into() };
        let (Ok(w), Ok(h)) = (u16::try_from(width), u16::try_from(height)) else { return Err(fault()) };
        let pixels = guarded(|| {
            let page = self.0.pages().get(page)?;
            let mut context = RenderContext::new(w, h);
            let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
            let to_pixels = to_pixels * page.initial_transform(true).to_kurbo();
            // Letters lie where the design has them, at every size alike.
            let how = RenderSettings { hinting: false, ..RenderSettings::default() };
            render_into(page, &cache, &settings, &how, &mut context, to_pixels);
            context.flush();
            let mut pixels = Pixmap::new(w, h);
            let ground = TargetInit::Clear(if white { WHITE } else { TRANSPARENT });
            let how = RasterizerSettings { target_init: ground, ..RasterizerSettings::default() };
            context.render_with(&mut pixels, &mut Resources::default(), how);
            Some(pixels.data_as_u8_slice().to_vec())
        })?;
        Bitmap::new(width, height, pixels.ok_or(ArtFault::Missing)?, white).ok_or_else(fault)
    }
}

/// PDF files come from everywhere: one that trips the interpreter is a damaged picture, not the end of the program.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, ArtFault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| ArtFault::Damaged(Damage::Undrawable))
}
