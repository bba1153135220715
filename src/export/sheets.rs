//! What the files of an export show: pages, the halves of double pages, or facing pages joined at the fold.

use super::pages::{ExportFault, Job, Resolution};
use crate::geom::{Rect, units::MM_PER_INCH};
use crate::model::{Layout, Side, Spread};
use crate::render::{Painter, Quality, View};
use crate::scene::Scene;

/// A picture to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// From the left.
    pub pieces: Vec<Piece>,
    /// What its name says behind the language: `003`, `002-003`.
    pub number: String,
}

/// A page or half of one on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// The page, counted from 0.
    pub page: usize,
    /// Only this half of a double page.
    pub half: Option<Side>,
    /// It goes on beyond the fold: no bleed is there.
    pub joined: Option<Side>,
}

impl Piece {
    fn whole(page: usize) -> Self {
        Self { page, half: None, joined: None }
    }

    /// The part of the page that is shown, mm.
    fn area(&self, job: &Job) -> Rect {
        let Some(page) = job.project.pages.get(self.page) else { return Rect::ZERO };
        let setup = job.project.setup_of(page);
        let (left, right) = if job.bleed { (setup.bleed.left, setup.bleed.right) } else { (0.0, 0.0) };
        let mut area = if job.bleed { setup.bleed_rect() } else { setup.trim_rect() };
        match (self.half, setup.fold()) {
            // At the fold a half takes as much of the other one as bleeds elsewhere.
            (Some(Side::Left), Some(fold)) => area.x1 = fold + right,
            (Some(Side::Right), Some(fold)) => area.x0 = fold - left,
            _ => {}
        }
        match self.joined {
            Some(Side::Left) => area.x0 = setup.trim_rect().x0,
            Some(Side::Right) => area.x1 = setup.trim_rect().x1,
            None => {}
        }
        area
    }
}

/// The sheets of a job, in reading order. Pages that were not asked for are on none of them.
pub(super) fn sheets(job: &Job) -> Vec<Sheet> {
    let project = &job.project;
    let digits = project.pages.len().to_string().len().max(3);
    let number = |page: usize| format!("{:0digits$}", page + 1);
    let binding = project.book.setup.binding;
    let first = crate::model::spread::first_side(binding);
    let single = |page: usize| -> Vec<Sheet> {
        let of = &project.pages[page];
        if !project.setup_of(of).double || job.edition.layout == Layout::Spread {
            let tail = if of.cover { "-cover" } else { "" };
            return vec![Sheet { pieces: vec![Piece::whole(page)], number: number(page) + tail }];
        }
        let half = |side, letter: &str| Sheet {
            pieces: vec![Piece { half: Some(side), ..Piece::whole(page) }],
            number: number(page) + letter,
        };
        vec![half(first, "a"), half(first.other(), "b")]
    };
    if job.edition.layout != Layout::Spread {
        return job.pages.iter().flat_map(|page| single(*page)).collect();
    }
    let wanted = |page: &usize| job.pages.contains(page);
    let joined = |spread: Spread| {
        let pages: Vec<usize> = spread.pages(binding).filter(wanted).collect();
        match (spread.left, spread.right, pages.as_slice()) {
            (Some(left), Some(right), [a, b]) => vec![Sheet {
                pieces: vec![
                    Piece { joined: Some(Side::Right), ..Piece::whole(left) },
                    Piece { joined: Some(Side::Left), ..Piece::whole(right) },
                ],
                number: format!("{}-{}", number(*a), number(*b)),
            }],
            _ => pages.into_iter().flat_map(single).collect(),
        }
    };
    project.spreads().into_iter().flat_map(joined).collect()
}

/// The views of a sheet's pieces side by side.
#[derive(Debug)]
pub(super) struct Layed {
    /// For each piece.
    pub views: Vec<View>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Dots per inch.
    pub dpi: f64,
}

/// Lays the pieces out on the sheet, with as many pixels as the job asks for.
pub(super) fn lay(job: &Job, sheet: &Sheet) -> Layed {
    let areas: Vec<Rect> = sheet.pieces.iter().map(|piece| piece.area(job)).collect();
    let own = |piece: &Piece| job.project.pages.get(piece.page).map_or(0.0, |p| job.project.setup_of(p).dpi);
    let across: f64 = areas.iter().map(Rect::width).sum();
    let dpi = match job.resolution {
        Resolution::OfSetup => sheet.pieces.iter().map(own).fold(0.0, f64::max),
        Resolution::Dpi(dpi) => dpi,
        Resolution::Width(px) => f64::from(px) / across * MM_PER_INCH,
    };
    let mut views: Vec<View> = areas.iter().map(|area| View::page(*area, dpi)).collect();
    if let Resolution::Width(px) = job.resolution {
        // Rounding of the pieces must not show in the width that was asked for.
        let others: u32 = views.iter().skip(1).map(|v| v.width).sum();
        if let Some(first) = views.first_mut() {
            first.width = px.saturating_sub(others).max(1);
        }
    }
    let width = views.iter().map(|v| v.width).sum();
    let height = views.iter().map(|v| v.height).max().unwrap_or(0);
    Layed { views, width, height, dpi }
}

/// Paints a sheet in bands.
pub(super) struct SheetPainter<'a> {
    pieces: Vec<Painter<'a>>,
    width: u32,
    height: u32,
}

impl<'a> SheetPainter<'a> {
    /// A painter of scenes side by side.
    pub fn new(job: &'a Job, sheet: &Sheet, scenes: &'a [Scene], layed: &Layed) -> Result<Self, ExportFault> {
        let painter = |((piece, scene), view): ((&Piece, &'a Scene), &View)| {
            Painter::new(scene, &job.materials.store, view, Quality::Fast)
                .map_err(|fault| ExportFault::View(piece.page + 1, fault))
        };
        let pieces = sheet.pieces.iter().zip(scenes).zip(&layed.views).map(painter);
        Ok(Self { pieces: pieces.collect::<Result<_, _>>()?, width: layed.width, height: layed.height })
    }

    /// Every pixel will be solid.
    pub fn opaque(&self) -> bool {
        self.pieces.iter().all(Painter::opaque)
    }

    /// The painters of the pieces.
    pub fn pieces(&self) -> &[Painter<'a>] {
        &self.pieces
    }

    /// Decodes what shows.
    pub fn load(&self) {
        self.pieces.iter().for_each(Painter::load);
    }

    /// Paints rows as [`Painter::band`] does. Below a piece that is lower than the others there is white.
    pub fn band(&self, y0: u32, rows: u32, out: &mut [u8]) {
        if let [piece] = self.pieces.as_slice() {
            return piece.band(y0, rows, out);
        }
        let whole = self.width as usize * 4;
        out.fill(255);
        let mut x = 0;
        for piece in &self.pieces {
            let row = piece.width() as usize * 4;
            let count = rows.min(piece.height().saturating_sub(y0)) as usize;
            let mut own = vec![0; row * count];
            if count > 0 {
                piece.band(y0, count as u32, &mut own);
            }
            for (to, from) in out.chunks_exact_mut(whole).zip(own.chunks_exact(row)) {
                to[x..x + row].copy_from_slice(from);
            }
            x += row;
        }
    }

    /// All rows.
    pub fn whole(&self) -> Vec<u8> {
        let mut out = vec![0; self.width as usize * self.height as usize * 4];
        self.band(0, self.height, &mut out);
        out
    }
}
