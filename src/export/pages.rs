//! Exporting pages: several at a time, each streamed in bands, written aside and then put in place.

use super::png::{Compression, PngFault, PngJob, write_png};
use crate::file::Materials;
use crate::model::{Edition, Project, setup};
use crate::render::{Painter, Quality, View, ViewFault};
use crate::scene::{self, Issue, Sources};
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Pages of a project to be written as PNG files.
#[derive(Clone)]
pub struct Job {
    /// The project, as it is now; editing may go on meanwhile.
    pub project: Arc<Project>,
    /// What it is drawn with.
    pub materials: Materials,
    /// The language and the layout.
    pub edition: Edition,
    /// The pages, counted from 0.
    pub pages: Vec<usize>,
    /// Dots per inch; those of each page's setup if there are none.
    pub dpi: Option<f64>,
    /// With the bleed around the trimmed page.
    pub bleed: bool,
    /// The folder; it is made if it is not there.
    pub out: PathBuf,
    /// What file names begin with.
    pub stem: String,
    /// Files that are there already are replaced.
    pub overwrite: bool,
    /// The smallest files instead of the fastest.
    pub small: bool,
}

/// A page was written.
#[derive(Debug, Clone)]
pub struct Step {
    /// How many pages are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// The file that was written last.
    pub file: PathBuf,
}

/// What came of an export.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The files, in the order of their pages.
    pub files: Vec<PathBuf>,
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
    Png(usize, PngFault),
    /// It was called off.
    #[error("the export was called off; {0} of {1} pages were written")]
    Cancelled(usize, usize),
}

fn and_more(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" and so are {others} other files") }
}

/// The name of a page's file: the stem, the language, and the page's number with zeros in front, so that names
/// sort as pages do.
pub fn file_name(stem: &str, edition: &Edition, page: usize, pages: usize) -> String {
    let digits = pages.to_string().len().max(3);
    format!("{stem}-{}-{:0digits$}.png", edition.lang, page + 1)
}

/// Writes the pages, telling of each as it is done. `cancel` is looked at between bands of rows.
pub fn export_pages(
    job: &Job,
    progress: &(dyn Fn(Step) + Sync),
    cancel: &AtomicBool,
) -> Result<Exported, ExportFault> {
    let count = job.project.pages.len();
    if job.pages.is_empty() {
        return Err(ExportFault::NoPages(count));
    }
    if let Some(beyond) = job.pages.iter().find(|p| **p >= count) {
        return Err(ExportFault::NoPage(beyond + 1, count));
    }
    if let Some(dpi) = job.dpi.filter(|d| !setup::DPI_RANGE.contains(d)) {
        return Err(ExportFault::Dpi(dpi));
    }
    let target = |page: usize| job.out.join(file_name(&job.stem, &job.edition, page, count));
    if !job.overwrite {
        let there: Vec<PathBuf> = job.pages.iter().map(|p| target(*p)).filter(|t| t.exists()).collect();
        if let Some(first) = there.first() {
            return Err(ExportFault::Exists(first.clone(), there.len() - 1));
        }
    }
    fs::create_dir_all(&job.out).map_err(|e| ExportFault::Folder(job.out.clone(), e))?;
    let done = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<PageResult>> = Mutex::new(Vec::new());
    let work = || {
        while let Some((at, page)) = take(&next, &job.pages) {
            let file = target(page);
            let result = if cancel.load(Ordering::Relaxed) {
                Err(ExportFault::Cancelled(0, job.pages.len()))
            } else {
                export_page(job, page, &file, cancel)
            };
            if result.is_ok() {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                progress(Step { done, of: job.pages.len(), file: file.clone() });
            }
            results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result.map(|i| (file, i))));
        }
    };
    // Threads of their own: a page waits for its encoder, and a worker of rayon's pool that waits cannot paint
    // the bands that it waits for.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(job.pages.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    let written = done.load(Ordering::Relaxed);
    let mut exported = Exported { files: Vec::new(), issues: Vec::new() };
    for (_, result) in results {
        match result {
            Ok((file, issues)) => {
                exported.files.push(file);
                exported.issues.extend(issues);
            }
            Err(ExportFault::Cancelled(..) | ExportFault::Png(_, PngFault::Cancelled)) => {
                return Err(ExportFault::Cancelled(written, job.pages.len()));
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(exported)
}

type PageResult = (usize, Result<(PathBuf, Vec<Issue>), ExportFault>);

/// The next page that no other thread has taken, with its place in the list.
fn take(next: &AtomicUsize, pages: &[usize]) -> Option<(usize, usize)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    pages.get(at).map(|page| (at, *page))
}

fn export_page(job: &Job, page: usize, file: &Path, cancel: &AtomicBool) -> Result<Vec<Issue>, ExportFault> {
    let sources = Sources { fonts: &job.materials.fonts, art: &job.materials.index };
    let (scene, issues) = scene::build(&job.project, page, &job.edition, &sources);
    let own = job.project.pages.get(page).map(|p| job.project.setup_of(p).dpi);
    let dpi = job.dpi.or(own).unwrap_or(300.0);
    let area = if job.bleed { scene.bleed } else { scene.trim };
    let view = View::page(area, dpi);
    let painter = Painter::new(&scene, &job.materials.store, &view, Quality::Fast)
        .map_err(|fault| ExportFault::View(page + 1, fault))?;
    painter.load();
    let png = PngJob {
        path: file,
        width: view.width,
        height: view.height,
        dpi: Some(dpi),
        opaque: painter.opaque(),
        compression: if job.small { Compression::Small } else { Compression::Fast },
        overwrite: job.overwrite,
    };
    let rows = |y0: u32, count: u32, out: &mut [u8]| -> Result<(), Infallible> {
        painter.band(y0, count, out);
        Ok(())
    };
    write_png(&png, rows, cancel).map_err(|fault| ExportFault::Png(page + 1, fault))?;
    Ok(issues)
}
