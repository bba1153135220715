//! Pages from pictures: files that are finished pages, folders and archives of them, and the pages of PDF files.

use super::Materials;
use super::art::{BUFFER_BYTES, ImportFault, MAX_ART_BYTES, import_art, load_one, unread, write_in};
use super::read::{bytes_of, file_of};
use crate::asset::archive::{PictureArchive, is_archive, is_picture_name};
use crate::asset::{ArtFault, ArtFormat, ArtInfo, ArtStore, Damage, PdfDocument, Unshown};
use crate::geom::{Size, units};
use crate::model::{ArtPath, PageSetup};
use std::fs;
use std::io::{BufReader, Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// So many first bytes tell what a file is.
const HEAD_BYTES: u64 = 2048;
/// The points of a PDF to an inch.
const POINTS: f64 = 72.0;
/// Pages of PDF files are drawn on no less and no more pixels to their own inch.
const PDF_DPI: (f64, f64) = (36.0, 1200.0);
/// The most bytes that come out of archives at a time: a few thousand pages.
const MAX_UNPACKED_BYTES: u64 = 8 << 30;

/// A picture that is to be a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePicture {
    /// As the project names it.
    pub path: ArtPath,
    /// What it is.
    pub info: ArtInfo,
}

impl PagePicture {
    /// Its natural width and height.
    pub fn size(&self) -> Size {
        Size::new(self.info.width, self.info.height)
    }
}

/// What was taken in, and what could not be.
#[derive(Debug, Default)]
pub struct Gathered {
    /// In the order of the pages.
    pub pages: Vec<PagePicture>,
    /// One for each picture or file that is left out.
    pub faults: Vec<ImportFault>,
}

/// Takes pictures in that are pages, in the order of `files`; what is in folders and archives comes in the order in which
/// people count. Pictures from outside of `folder` are copied into its `art` folder, those of archives are unpacked there,
/// and PDF files of several pages are drawn there on as many pixels as the book's pages have. Nothing is overwritten.
/// `step` is told after each page how many there are now; once `cancel` is set no more are taken.
pub fn gather(
    files: &[PathBuf],
    folder: &Path,
    book: &PageSetup,
    materials: &mut Materials,
    step: &dyn Fn(usize),
    cancel: &AtomicBool,
) -> Gathered {
    let (found, unpacked) = (Gathered::default(), 0);
    let mut gathering = Gathering { folder, book, materials, step, cancel, found, unpacked };
    for file in files {
        gathering.take(file, true);
    }
    gathering.found
}

/// Files in the order in which people count, capitals or not: `Page2` before `page10`.
pub fn in_order(files: &mut [PathBuf]) {
    files.sort_by_cached_key(|file| Counted(file.to_string_lossy().to_lowercase()));
}

/// A name that is compared by the numbers in it.
#[derive(PartialEq, Eq)]
struct Counted(String);

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        alphanumeric_sort::compare_str(&self.0, &other.0)
    }
}

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

struct Gathering<'a> {
    folder: &'a Path,
    book: &'a PageSetup,
    materials: &'a mut Materials,
    step: &'a dyn Fn(usize),
    cancel: &'a AtomicBool,
    found: Gathered,
    /// Bytes that came out of archives.
    unpacked: u64,
}

impl Gathering<'_> {
    fn over(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    fn took(&mut self, page: Result<PagePicture, ImportFault>) {
        match page {
            Ok(page) => {
                self.found.pages.push(page);
                (self.step)(self.found.pages.len());
            }
            Err(fault) => self.found.faults.push(fault),
        }
    }

    fn fails(&mut self, file: &Path, why: impl Into<Unshown>) {
        self.found.faults.push(ImportFault::Picture(file.to_owned(), why.into()));
    }

    /// A file, or what is in a folder; a folder within a folder is passed over.
    fn take(&mut self, file: &Path, enters: bool) {
        if self.over() {
            return;
        }
        if file.is_dir() {
            if enters {
                self.take_folder(file);
            }
            return;
        }
        let mut head = Vec::new();
        let read = file_of(file, MAX_ART_BYTES)
            .map_err(unread)
            .and_then(|(file, _)| file.take(HEAD_BYTES).read_to_end(&mut head).map_err(|e| unread(e.into())));
        if let Err(why) = read {
            return self.fails(file, why);
        }
        match ArtFormat::sniff(&head) {
            Ok(ArtFormat::Pdf) => self.take_pdf(file),
            Err(_) if is_archive(&head) => self.take_archive(file),
            _ => self.take_picture(file),
        }
    }

    fn take_folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(e) => return self.fails(folder, unread(e.into())),
        };
        let is_page = |path: &PathBuf| {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            !name.starts_with('.') && is_picture_name(&name)
        };
        let mut inside: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(is_page).collect();
        if inside.is_empty() {
            return self.found.faults.push(ImportFault::NoPages(folder.to_owned()));
        }
        in_order(&mut inside);
        for file in inside {
            self.take(&file, false);
        }
    }

    fn take_picture(&mut self, file: &Path) {
        let taken = import_art(file, self.folder, self.materials);
        self.took(taken.map(|(path, info)| PagePicture { path, info }));
    }

    fn take_archive(&mut self, file: &Path) {
        let bytes = match bytes_of(file, MAX_ART_BYTES) {
            Ok(bytes) => bytes,
            Err(fault) => return self.fails(file, unread(fault)),
        };
        let archive = match PictureArchive::read(&bytes) {
            Ok(archive) => archive,
            Err(fault) => return self.fails(file, fault),
        };
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        if names.is_empty() {
            return self.found.faults.push(ImportFault::NoPages(file.to_owned()));
        }
        for (number, name) in names.iter().enumerate() {
            if self.over() {
                return;
            }
            let within = file.join(name);
            match archive.bytes(number) {
                Ok(bytes) => {
                    self.unpacked += bytes.len() as u64;
                    if self.unpacked > MAX_UNPACKED_BYTES {
                        let fault = ArtFault::Damaged(Damage::Unpacks(MAX_UNPACKED_BYTES));
                        return self.fails(file, fault);
                    }
                    let ending = name.rsplit_once('.').map(|(_, end)| format!(".{}", end.to_lowercase()));
                    let page =
                        self.keep(&bytes, file, number, names.len(), &ending.unwrap_or_default(), &within);
                    self.took(page);
                }
                Err(fault) => self.fails(&within, fault),
            }
        }
    }

    fn take_pdf(&mut self, file: &Path) {
        let document = file_of(file, MAX_ART_BYTES).map_err(unread).and_then(|(open, _)| {
            let mut bytes = BufReader::with_capacity(BUFFER_BYTES, open);
            PdfDocument::read(&mut bytes).map_err(Unshown::from)
        });
        let document = match document {
            Ok(document) => document,
            Err(why) => return self.fails(file, why),
        };
        if document.pages() == 1 {
            // It is linked as it is, and stays sharp at any size.
            return self.take_picture(file);
        }
        for number in 0..document.pages() {
            if self.over() {
                return;
            }
            let drawn = document
                .size(number)
                .and_then(|size| document.page(number, self.dpi_for(size)))
                .map_err(Unshown::from);
            let page = drawn.map_err(|why| ImportFault::Picture(file.to_owned(), why)).and_then(|bitmap| {
                let png = png(&bitmap)?;
                self.keep(&png, file, number, document.pages(), ".png", file)
            });
            self.took(page);
        }
    }

    /// On how many pixels to its own inch a page of so many points is drawn: it has the pixels of the book's pages however
    /// large it says it is, for many comics count a point to each pixel of a scan.
    fn dpi_for(&self, page: Size) -> f64 {
        let high = units::px_from_mm(self.book.bleed_rect().height(), self.book.dpi);
        (high / page.height.max(1.0) * POINTS).clamp(PDF_DPI.0, PDF_DPI.1)
    }

    /// Writes the page of a number into the `art` folder, named after the file that it came from.
    fn keep(
        &mut self,
        bytes: &[u8],
        of: &Path,
        number: usize,
        count: usize,
        ending: &str,
        within: &Path,
    ) -> Result<PagePicture, ImportFault> {
        // Nothing is written that is no picture.
        ArtStore::new(0)
            .insert(bytes.into())
            .map_err(|fault| ImportFault::Picture(within.to_owned(), fault.into()))?;
        let digits = count.to_string().len();
        let stem = of.file_stem().unwrap_or_default().to_string_lossy();
        let path = write_in(bytes, &format!("{stem}-p{:0digits$}", number + 1), ending, self.folder)?;
        let info = load_one(&self.folder.join(&path.0), &self.materials.store)
            .map_err(|why| ImportFault::Picture(within.to_owned(), why))?;
        self.materials.index.set(path.clone(), Ok(info.clone()));
        Ok(PagePicture { path, info })
    }
}

/// A page on white paper as a PNG file.
fn png(bitmap: &crate::asset::Bitmap) -> Result<Vec<u8>, ImportFault> {
    let fault = || ImportFault::Png(Damage::Pixels);
    let rgb: Vec<u8> = bitmap.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let picture = image::RgbImage::from_raw(bitmap.width(), bitmap.height(), rgb).ok_or_else(fault)?;
    let mut bytes = Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, image::ImageFormat::Png);
    written.map_err(|e| ImportFault::Png(Damage::Other(e.to_string())))?;
    Ok(bytes.into_inner())
}
