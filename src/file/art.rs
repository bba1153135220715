//! Pictures on disk: found by the paths that a project names, taken in from elsewhere.

use super::Materials;
use super::read::{ReadFault, bytes_of, file_of};
use crate::asset::{ArtInfo, ArtKey, ArtStore, Bytes, Damage, DiskFault, FileChanged, Source, Unshown};
use crate::model::{ArtPath, ItemKind, Page, Project};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, BufReader, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// A picture file longer than this many bytes is not read.
pub(super) const MAX_ART_BYTES: u64 = 1 << 30;
/// So much of a picture file is read at once.
pub(super) const BUFFER_BYTES: usize = 256 << 10;

/// Loads the pictures that the project names and the index does not have yet, several at a time.
pub fn load_art(project: &Project, materials: &mut Materials) {
    load_paths(project.pictures(), materials);
}

/// Loads the pictures of one page, as [`load_art`] does those of a project.
pub(super) fn load_art_of(page: &Page, materials: &mut Materials) {
    load_paths(page.items.iter().flat_map(|i| i.art().iter().map(|a| &a.path)), materials);
}

/// Loads those of the pictures that the index does not have yet, several at a time.
pub fn load_paths<'a>(paths: impl IntoIterator<Item = &'a ArtPath>, materials: &mut Materials) {
    let wanted: BTreeSet<ArtPath> =
        paths.into_iter().filter(|p| materials.index.get(p).is_none()).cloned().collect();
    let loaded: Vec<(ArtPath, Result<ArtInfo, Unshown>)> = wanted
        .into_par_iter()
        .map(|path| {
            let info = load_one(&materials.folder.join(&path.0), &materials.store);
            (path, info)
        })
        .collect();
    for (path, info) in loaded {
        materials.index.set(path, info);
    }
}

/// A picture file as it is at one moment.
struct Linked {
    path: PathBuf,
    state: State,
}

/// What the disk says of a file; another one whenever what is in the file could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    bytes: u64,
    written: u128,
}

impl State {
    fn of(about: &fs::Metadata) -> Self {
        let written = about.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
        Self { bytes: about.len(), written: written.map_or(0, |t| t.as_nanos()) }
    }
}

impl Source for Linked {
    fn open(&self) -> io::Result<Box<dyn Bytes>> {
        let (file, about) = file_of(&self.path, MAX_ART_BYTES).map_err(|fault| match fault {
            ReadFault::Disk(e) => e,
            ReadFault::Folder | ReadFault::NotAFile | ReadFault::TooLong => io::Error::other(FileChanged),
        })?;
        if State::of(&about) != self.state {
            return Err(io::Error::other(FileChanged));
        }
        Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, file)))
    }
}

/// Why a picture is not shown whose file cannot be read.
pub(super) fn unread(fault: ReadFault) -> Unshown {
    match fault {
        ReadFault::Disk(e) if e.kind() == io::ErrorKind::NotFound => Unshown::NotThere,
        ReadFault::TooLong => Unshown::TooLong,
        ReadFault::Folder | ReadFault::NotAFile => Unshown::NoFile,
        ReadFault::Disk(e) => Unshown::Disk((&e).into()),
    }
}

/// Links a picture file: its header is read, the rest when it is needed.
pub(super) fn load_one(file: &Path, store: &ArtStore) -> Result<ArtInfo, Unshown> {
    let (_, about) = file_of(file, MAX_ART_BYTES).map_err(unread)?;
    let state = State::of(&about);
    let key = ArtKey::of_file(file.as_os_str().as_encoded_bytes(), state.bytes, state.written);
    Ok(store.link(key, Arc::new(Linked { path: file.to_owned(), state }))?)
}

/// A picture that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    /// The picture itself cannot be used.
    #[error("{}: {}", .0.display(), .1)]
    Picture(PathBuf, Unshown),
    /// It cannot be copied into the project's folder.
    #[error("{}: the picture cannot be copied there ({})", .0.display(), .1)]
    Folder(PathBuf, DiskFault),
    /// The folder is full of pictures of this name.
    #[error("{}: there are too many pictures of this name", .0.display())]
    TooMany(PathBuf),
    /// A folder or an archive has no pictures in it.
    #[error("{}: there are no pictures in it; choose the pages themselves", .0.display())]
    NoPages(PathBuf),
    /// What is in the clipboard is no picture.
    #[error("the picture in the clipboard has no pixels; copy it again")]
    NoPixels,
    /// What is in the clipboard cannot be written.
    #[error("the picture cannot be written as a PNG file ({0})")]
    Png(Damage),
}

/// Takes a picture in: a file inside the project's folder is named where it lies, one from elsewhere is copied
/// into its `art` folder, and for a project without a folder the whole path is named. Nothing is overwritten. Its path in
/// the project and what it is; the materials know it.
pub fn import_art(
    file: &Path,
    folder: &Path,
    materials: &mut Materials,
) -> Result<(ArtPath, ArtInfo), ImportFault> {
    let not_shown = |why: Unshown| ImportFault::Picture(file.to_owned(), why);
    let whole = fs::canonicalize(file).map_err(|e| not_shown(unread(e.into())))?;
    let info = load_one(&whole, &materials.store).map_err(not_shown)?;
    let file = whole;
    let path = if folder.as_os_str().is_empty() {
        ArtPath(slashed(&file))
    } else {
        let inside =
            fs::canonicalize(folder).map_err(|e| ImportFault::Folder(folder.to_owned(), (&e).into()))?;
        match file.strip_prefix(&inside) {
            Ok(inside) => ArtPath(slashed(inside)),
            Err(_) => copy_in(&file, &inside)?,
        }
    };
    // Linked where it lies from now on.
    let info = load_one(&folder.join(&path.0), &materials.store).unwrap_or(info);
    materials.index.set(path.clone(), Ok(info.clone()));
    Ok((path, info))
}

fn copy_in(file: &Path, folder: &Path) -> Result<ArtPath, ImportFault> {
    let bytes =
        bytes_of(file, MAX_ART_BYTES).map_err(|e| ImportFault::Picture(file.to_owned(), unread(e)))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = file.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    write_in(&bytes, &stem, &ending, folder)
}

/// Takes in a picture that is in no file, as one that was pasted: it is written as a PNG file into the `art` folder,
/// under a name that no file there has. `rgba` has straight alpha, rows from the top.
pub fn keep_picture(
    (width, height): (u32, u32),
    rgba: Vec<u8>,
    stem: &str,
    folder: &Path,
    materials: &mut Materials,
) -> Result<(ArtPath, ArtInfo), ImportFault> {
    let picture = image::RgbaImage::from_raw(width, height, rgba)
        .filter(|p| !p.is_empty())
        .ok_or(ImportFault::NoPixels)?;
    let mut bytes = std::io::Cursor::new(Vec::new());
    let solid = picture.pixels().all(|p| p.0[3] == 255);
    let written = if solid {
        image::DynamicImage::ImageRgba8(picture).to_rgb8().write_to(&mut bytes, image::ImageFormat::Png)
    } else {
        picture.write_to(&mut bytes, image::ImageFormat::Png)
    };
    written.map_err(|e| ImportFault::Png(Damage::Other(e.to_string())))?;
    let path = write_in(bytes.get_ref(), stem, ".png", folder)?;
    let info = load_one(&folder.join(&path.0), &materials.store)
        .map_err(|why| ImportFault::Picture(folder.join(&path.0), why))?;
    materials.index.set(path.clone(), Ok(info.clone()));
    Ok((path, info))
}

/// Writes bytes into the `art` folder under a name that no other file has; where the same file is there already, it
/// is that.
pub(super) fn write_in(
    bytes: &[u8],
    stem: &str,
    ending: &str,
    folder: &Path,
) -> Result<ArtPath, ImportFault> {
    let fault = |e: std::io::Error| ImportFault::Folder(folder.to_owned(), (&e).into());
    let art = folder.join("art");
    fs::create_dir_all(&art).map_err(fault)?;
    for number in 1..10_000 {
        let name = if number == 1 { format!("{stem}{ending}") } else { format!("{stem}-{number}{ending}") };
        let target = art.join(&name);
        // Two that are written at the same time never take one name.
        match fs::OpenOptions::new().write(true).create_new(true).open(&target) {
            Ok(mut file) => {
                let written = file.write_all(bytes);
                if written.is_err() {
                    // Half a picture is of no use to anybody.
                    fs::remove_file(&target).ok();
                }
                written.map_err(fault)?;
                return Ok(ArtPath(format!("art/{name}")));
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                // The same picture may be there already.
                if bytes_of(&target, MAX_ART_BYTES).is_ok_and(|there| there == bytes) {
                    return Ok(ArtPath(format!("art/{name}")));
                }
            }
            Err(e) => return Err(fault(e)),
        }
    }
    Err(ImportFault::TooMany(art))
}

pub(super) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Writes picture paths anew, so that they lead to the same files from another folder. What is shared between
/// the projects that it is given stays shared between what it gives back.
pub struct Rebase {
    from: PathBuf,
    to: PathBuf,
    /// By address; the originals are kept, so that no address is used twice.
    pages: HashMap<*const Page, (Arc<Page>, Arc<Page>)>,
    projects: HashMap<*const Project, (Arc<Project>, Arc<Project>)>,
}

impl Rebase {
    /// From paths that start in one folder to paths that start in another; an empty folder is that of a project
    /// that had none. `None` where there is nothing to do.
    pub fn new(from: &Path, to: &Path) -> Option<Self> {
        let (from, to) = (absolute(from).ok()?, absolute(to).ok()?);
        (from != to).then(|| Self { from, to, pages: HashMap::new(), projects: HashMap::new() })
    }

    /// As [`Self::new`], of folders that need not be there any longer: whole paths, or empty ones.
    pub fn between(from: PathBuf, to: PathBuf) -> Self {
        Self { from, to, pages: HashMap::new(), projects: HashMap::new() }
    }

    /// The project with its paths written anew.
    pub fn project(&mut self, project: &Arc<Project>) -> Arc<Project> {
        if let Some((_, done)) = self.projects.get(&Arc::as_ptr(project)) {
            return Arc::clone(done);
        }
        let mut next = Project::clone(project);
        next.pages = project.pages.iter().map(|page| self.page(page)).collect();
        let series = project.book.series.as_ref().map(|s| self.path(s));
        let files: Vec<String> = project.book.fonts.files.iter().map(|f| self.path(f)).collect();
        let known = &project.book.pictures;
        if series != project.book.series || files != project.book.fonts.files || !known.is_empty() {
            let book = Arc::make_mut(&mut next.book);
            book.pictures = known.iter().map(|(path, print)| (ArtPath(self.path(&path.0)), *print)).collect();
            book.series = series;
            book.fonts.files = files;
        }
        let next = Arc::new(next);
        self.projects.insert(Arc::as_ptr(project), (Arc::clone(project), Arc::clone(&next)));
        next
    }

    /// A page with its paths written anew.
    pub fn page(&mut self, page: &Arc<Page>) -> Arc<Page> {
        if page.items.iter().all(|i| i.art().is_empty()) {
            return Arc::clone(page);
        }
        if let Some((_, done)) = self.pages.get(&Arc::as_ptr(page)) {
            return Arc::clone(done);
        }
        let mut next = Page::clone(page);
        for item in next.items.iter_mut().filter(|i| !i.art().is_empty()) {
            match &mut Arc::make_mut(item).kind {
                ItemKind::Panel(p) => p.art.iter_mut().for_each(|a| a.path.0 = self.path(&a.path.0)),
                ItemKind::Art(a) => a.art.path.0 = self.path(&a.art.path.0),
                _ => {}
            }
        }
        let next = Arc::new(next);
        self.pages.insert(Arc::as_ptr(page), (Arc::clone(page), Arc::clone(&next)));
        next
    }

    /// A picture's path written anew.
    pub fn art(&self, path: &ArtPath) -> ArtPath {
        ArtPath(self.path(&path.0))
    }

    fn path(&self, path: &str) -> String {
        relative(&without_detours(&self.from.join(path)), &self.to)
    }
}

/// The project with its picture paths written anew, so that they lead to the same files from another folder;
/// the same project if nothing changes.
pub fn rebase(project: &Arc<Project>, from: &Path, to: &Path) -> Arc<Project> {
    Rebase::new(from, to).map_or_else(|| Arc::clone(project), |mut rebase| rebase.project(project))
}

/// The path without the `..` that go back into a folder that it just came from.
fn without_detours(path: &Path) -> PathBuf {
    let mut way = PathBuf::new();
    for step in path.components() {
        match (step, way.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => drop(way.pop()),
            _ => way.push(step),
        }
    }
    way
}

fn absolute(folder: &Path) -> std::io::Result<PathBuf> {
    if folder.as_os_str().is_empty() { Ok(PathBuf::new()) } else { fs::canonicalize(folder) }
}

/// The way from a folder to a file, with `..` where it must be; the whole path where there is no such way.
pub(super) fn relative(file: &Path, folder: &Path) -> String {
    let there: Vec<Component<'_>> = file.components().collect();
    let here: Vec<Component<'_>> = folder.components().collect();
    let shared = there.iter().zip(&here).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return slashed(file);
    }
    let mut way = PathBuf::new();
    for _ in shared..here.len() {
        way.push("..");
    }
    way.extend(&there[shared..]);
    slashed(&way)
}
