//! Exporting pages: several at a time, each streamed in bands, written aside and then put in place.

use super::WriteFault;
use super::ledger::{Ledger, fingerprint};
use super::png::{Compression, PngJob, write_png};
use super::sheets::{Sheet, SheetPainter, lay, sheets};
use super::whole::{Painted, write_jpeg, write_webp};
use crate::asset::ArtKey;
use crate::file::Materials;
use crate::model::{Edition, Project, setup};
use crate::render::ViewFault;
use crate::scene::{self, Issue, IssueKind, Sources};
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The kind of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG in sRGB, with its resolution.
    Png {
        /// The smallest files instead of the fastest.
        small: bool,
    },
    /// JPEG, with its resolution.
    Jpeg {
        /// 1 to 100.
        quality: u8,
    },
    /// WebP without loss.
    WebP,
}

impl Format {
    /// The ending of file names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png { .. } => "png",
            Self::Jpeg { .. } => "jpg",
            Self::WebP => "webp",
        }
    }
}

/// How many pixels a page gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resolution {
    /// The dots per inch of each page's setup.
    OfSetup,
    /// Dots per inch.
    Dpi(f64),
    /// Pixels across the page, as platforms ask for.
    Width(u32),
}

/// Pages of a project to be written.
#[derive(Clone)]
pub struct Job {
    /// The project, as it is now; editing may go on meanwhile.
    pub project: Arc<Project>,
    /// What it is drawn with.
    pub materials: Materials,
    /// The language and the layout: with [`Layout::Spread`](crate::model::Layout::Spread) facing pages are joined.
    pub edition: Edition,
    /// The pages, counted from 0.
    pub pages: Vec<usize>,
    /// The kind of files.
    pub format: Format,
    /// How many pixels they get.
    pub resolution: Resolution,
    /// With the bleed around the trimmed page.
    pub bleed: bool,
    /// The folder; it is made if it is not there.
    pub out: PathBuf,
    /// What file names begin with.
    pub stem: String,
    /// Files that are there already are replaced.
    pub overwrite: bool,
    /// Only the pages that changed since the last such export into this folder; pages of that export are
    /// replaced without `overwrite`.
    pub only_changed: bool,
}

impl Job {
    /// The files that it would write, in the order of their pages; pages that are not there have none.
    pub fn files(&self) -> Vec<PathBuf> {
        let there = self.there();
        sheets(&there).iter().map(|sheet| target(&there, sheet)).collect()
    }

    /// How wide and high these files would be, in pixels.
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        let there = self.there();
        let size = |sheet| {
            let layed = lay(&there, sheet);
            (layed.width, layed.height)
        };
        sheets(&there).iter().map(size).collect()
    }

    /// The same of the pages that are there.
    fn there(&self) -> Self {
        let count = self.project.pages.len();
        Self { pages: self.pages.iter().copied().filter(|p| *p < count).collect(), ..self.clone() }
    }

    /// What the project calls a picture.
    fn path_of(&self, art: ArtKey) -> String {
        let named =
            self.materials.index.iter().find(|(_, found)| matches!(found, Ok(info) if info.key == art));
        named.map_or_else(|| art.to_string(), |(path, _)| path.to_owned())
    }
}

/// A page was written, or two facing pages as one.
#[derive(Debug, Clone)]
pub struct Step {
    /// How many files are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// The file.
    pub file: PathBuf,
    /// It was written; else it was there already, made from the same.
    pub written: bool,
}

/// What came of an export.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The files, in the order of their pages.
    pub files: Vec<PathBuf>,
    /// How many of them were written; the others had not changed.
    pub written: usize,
    /// What could not be done well on them.
    pub issues: Vec<Issue>,
}

/// An export that was not finished. Pages that were written before are whole; of no page is there a half.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// No page was asked for.
    #[error("there is no page to export; the project has {0} pages")]
    NoPages(usize),
    /// A page is not there.
    #[error("there is no page {0}; the project has {1} pages")]
    NoPage(usize, usize),
    /// The resolution cannot be used.
    #[error("{0} dpi cannot be used; choose between 10 and 2400")]
    Dpi(f64),
    /// So many pixels cannot be painted.
    #[error("a page cannot be {0} pixels wide; choose between 16 and 65535")]
    Width(u32),
    /// The folder cannot be made.
    #[error("the folder cannot be made ({1}); choose another one: {0}")]
    Folder(PathBuf, std::io::Error),
    /// Files are there already.
    #[error("{0} is there already{rest}; allow overwriting or choose another folder", rest = and_more(*.1))]
    Exists(PathBuf, usize),
    /// A page cannot be painted.
    #[error("page {0}: {1}")]
    View(usize, ViewFault),
    /// A page cannot be written.
    #[error("page {0}: {1}")]
    Write(usize, WriteFault),
    /// It was called off.
    #[error("the export was called off; {0} of {1} pages were written")]
    Cancelled(usize, usize),
}

fn and_more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" and so are {others} other files") }
}

/// The name of a file: the stem, the language, and the number of its page with zeros in front, so that names sort as
/// pages do; of two for facing pages. Halves of a double page have a letter, and the cover says so.
fn file_name(job: &Job, sheet: &Sheet) -> String {
    format!("{}-{}-{}.{}", job.stem, job.edition.lang, sheet.number, job.format.ending())
}

/// Writes the pages, telling of each as it is done. `cancel` is looked at between bands of rows.
pub fn export_pages(
    job: &Job,
    progress: &(dyn Fn(Step) + Sync),
    cancel: &AtomicBool,
) -> Result<Exported, ExportFault> {
    write_sheets(job, &ready(job)?, progress, cancel)
}

/// The sheets of a job that can begin.
pub(super) fn ready(job: &Job) -> Result<Vec<Sheet>, ExportFault> {
    let count = job.project.pages.len();
    if job.pages.is_empty() {
        return Err(ExportFault::NoPages(count));
    }
    if let Some(beyond) = job.pages.iter().find(|p| **p >= count) {
        return Err(ExportFault::NoPage(beyond + 1, count));
    }
    match job.resolution {
        Resolution::Dpi(dpi) if !setup::DPI_RANGE.contains(&dpi) => return Err(ExportFault::Dpi(dpi)),
        Resolution::Width(px) if !(16..=65_535).contains(&px) => return Err(ExportFault::Width(px)),
        _ => {}
    }
    let sheets = sheets(job);
    if !job.overwrite && !job.only_changed {
        let files = sheets.iter().map(|sheet| target(job, sheet));
        let there: Vec<PathBuf> = files.filter(|file| file.exists()).collect();
        if let Some(first) = there.first() {
            return Err(ExportFault::Exists(first.clone(), there.len() - 1));
        }
    }
    Ok(sheets)
}

/// The file of a sheet.
fn target(job: &Job, sheet: &Sheet) -> PathBuf {
    job.out.join(file_name(job, sheet))
}

/// Writes the sheets of a job that can begin.
pub(super) fn write_sheets(
    job: &Job,
    sheets: &[Sheet],
    progress: &(dyn Fn(Step) + Sync),
    cancel: &AtomicBool,
) -> Result<Exported, ExportFault> {
    fs::create_dir_all(&job.out).map_err(|e| ExportFault::Folder(job.out.clone(), e))?;
    let ledger = Mutex::new(if job.only_changed { Ledger::read(&job.out) } else { Ledger::default() });
    let done = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<PageResult>> = Mutex::new(Vec::new());
    let work = || {
        while let Some((at, sheet)) = take(&next, sheets) {
            let file = target(job, sheet);
            let result = if cancel.load(Ordering::Relaxed) {
                Err(ExportFault::Cancelled(0, sheets.len()))
            } else {
                export_sheet(job, sheet, &file, &ledger, cancel)
            };
            if let Ok(page) = &result {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                progress(Step { done, of: sheets.len(), file: file.clone(), written: page.written });
            }
            results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result.map(|p| (file, p))));
        }
    };
    // The folder of the pages is there by now, and nobody else writes into it under our names.
    super::aside::sweep(&job.out);
    // Threads of their own: a page waits for its encoder, and a worker of rayon's pool that waits cannot paint
    // the bands that it waits for.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(sheets.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    if job.only_changed {
        let ledger = ledger.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Without a ledger the next export writes every page: slower, and just as right.
        let _ = ledger.write(&job.out);
    }
    let written = done.load(Ordering::Relaxed);
    let mut exported = Exported { files: Vec::new(), written: 0, issues: Vec::new() };
    for (_, result) in results {
        match result {
            Ok((file, page)) => {
                exported.files.push(file);
                exported.written += usize::from(page.written);
                exported.issues.extend(page.issues);
            }
            Err(ExportFault::Cancelled(..) | ExportFault::Write(_, WriteFault::Cancelled)) => {
                return Err(ExportFault::Cancelled(written, sheets.len()));
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(exported)
}

/// A page that is done.
struct PageDone {
    written: bool,
    issues: Vec<Issue>,
}

type PageResult = (usize, Result<(PathBuf, PageDone), ExportFault>);

/// The next sheet that no other thread has taken, with its place in the list.
fn take<'a>(next: &AtomicUsize, sheets: &'a [Sheet]) -> Option<(usize, &'a Sheet)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    sheets.get(at).map(|sheet| (at, sheet))
}

fn export_sheet(
    job: &Job,
    sheet: &Sheet,
    file: &Path,
    ledger: &Mutex<Ledger>,
    cancel: &AtomicBool,
) -> Result<PageDone, ExportFault> {
    let sources = Sources { fonts: &job.materials.fonts, art: &job.materials.index };
    let mut issues = Vec::new();
    let mut scenes = Vec::new();
    for piece in &sheet.pieces {
        let (scene, found) = scene::build(&job.project, piece.page, &job.edition, &sources);
        scenes.push(scene);
        issues.extend(found);
    }
    let number = sheet.pieces.first().map_or(0, |p| p.page) + 1;
    let layed = lay(job, sheet);
    let (dpi, width, height) = (layed.dpi, layed.width, layed.height);
    let content = |key| job.materials.store.content(key).ok().map(|(content, _)| content);
    let prints: Vec<String> = scenes
        .iter()
        .zip(&layed.views)
        .map(|(scene, view)| fingerprint(scene, &format!("{view:?} {dpi} {:?}", job.format), &content))
        .collect();
    let from = prints.join(" ");
    let known = || ledger.lock().unwrap_or_else(PoisonError::into_inner);
    if job.only_changed && known().holds(file, &from) {
        return Ok(PageDone { written: false, issues });
    }
    let painter = SheetPainter::new(job, sheet, &scenes, &layed)?;
    painter.load();
    let overwrite = job.overwrite || job.only_changed;
    let written = match job.format {
        Format::Png { small } => {
            let png = PngJob {
                path: file,
                width,
                height,
                dpi: Some(dpi),
                opaque: painter.opaque(),
                compression: if small { Compression::Small } else { Compression::Fast },
                overwrite,
            };
            let rows = |y0: u32, count: u32, out: &mut [u8]| -> Result<(), Infallible> {
                painter.band(y0, count, out);
                Ok(())
            };
            write_png(&png, rows, cancel)
        }
        Format::Jpeg { .. } | Format::WebP => {
            let pixels = painter.whole();
            if cancel.load(Ordering::Relaxed) {
                return Err(ExportFault::Write(number, WriteFault::Cancelled));
            }
            let whole = Painted { width, height, rgba: &pixels };
            match job.format {
                Format::Jpeg { quality } => write_jpeg(file, whole, dpi, quality, overwrite),
                _ => write_webp(file, whole, overwrite),
            }
        }
    };
    written.map_err(|fault| ExportFault::Write(number, fault))?;
    for (piece, painter) in sheet.pieces.iter().zip(painter.pieces()) {
        let Some(at) = job.project.pages.get(piece.page) else { continue };
        issues.extend(painter.issues().into_iter().map(|issue| Issue {
            page: at.id,
            item: Some(issue.item),
            kind: IssueKind::DamagedArt { path: job.path_of(issue.art), why: issue.fault.into() },
        }));
    }
    if job.only_changed {
        known().note(file, from);
    }
    Ok(PageDone { written: true, issues })
}
