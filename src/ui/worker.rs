//! What takes time and is done beside the window: native dialogs, opening, saving, export, pictures.

use crate::asset::{ArtInfo, Unshown, archive};
use crate::file::relink;
use crate::geom::Point;
use crate::model::{ArtPath, Fingerprint, ItemId, PageId, PageSetup, Project};
use crate::{export, file};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// What a file is wanted for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A project to open.
    Open,
    /// Where to save, and what to do afterwards.
    Save(After),
    /// A picture for a panel: its layer, or a new one.
    Art(ItemId, Option<usize>),
    /// A folder to look for missing pictures in.
    FindIn,
    /// A picture for behind all panels of the page.
    ArtBehind,
    /// The folder that an export goes to.
    ExportTo,
    /// Pictures, folders, archives or PDF files that are pages.
    Pages,
}

/// What was waiting for a save.
#[derive(Debug, Clone, PartialEq)]
pub enum After {
    /// Nothing.
    Stay,
    /// The picture from the clipboard is put into the document's folder.
    PastePicture,
    /// Pages are taken in from these; chosen first where there are none.
    TakePages(Vec<PathBuf>),
    /// The window closes.
    Quit,
    /// The preset picker opens.
    New,
    /// The open dialog opens.
    Open,
    /// The document is put away.
    Close,
    /// This file is opened.
    OpenFile(PathBuf),
}

/// Where a picture goes once it is in the project's folder.
#[derive(Debug, Clone, PartialEq)]
pub enum ArtGoes {
    /// To what is under this point of the page.
    At(Point),
    /// Into a panel: its layer, or a new one.
    Into(ItemId, Option<usize>),
    /// Into a new panel around this point of the page.
    NewPanel(Point),
    /// Behind all panels of the page.
    Behind,
}

/// Something that was done.
pub enum Done {
    /// A native dialog was closed.
    Picked {
        /// What for.
        why: Purpose,
        /// The choice; nothing if the dialog was cancelled or never came. Only pages can be several.
        paths: Vec<PathBuf>,
        /// How long it was open: less than a person needs means that it never came.
        took: Duration,
    },
    /// A project was read.
    Opened(PathBuf, Box<Result<file::Opened, file::OpenFault>>),
    /// A project was written.
    Saved {
        /// Where.
        path: PathBuf,
        /// What.
        project: Arc<Project>,
        /// How it went.
        result: Result<Option<file::Seen>, file::SaveFault>,
        /// What waited for it.
        then: After,
        /// Of which document.
        desk: u64,
    },
    /// A page was exported.
    Step(usize, usize, String),
    /// Pictures were brought in together.
    Several(Several),
    /// So many pages of this document were taken in so far.
    Gathering(u64, usize),
    /// Pages were taken in.
    Gathered {
        /// Them, and what could not be.
        gathered: file::gather::Gathered,
        /// The folder that their paths start from.
        folder: PathBuf,
        /// After which page of which document.
        home: Home,
    },
    /// The export came to its end.
    Exported(Result<Vec<export::Exported>, export::ExportFault>),
    /// Other programs touched files beside pictures of the document.
    Touched(BTreeSet<PathBuf>),
    /// Pictures were loaded anew.
    Reloaded(PathBuf, Vec<(ArtPath, Result<ArtInfo, Unshown>)>),
    /// Missing pictures were looked for.
    Found {
        /// What the project was drawn with.
        base: Arc<file::Materials>,
        /// The paths before, and where the pictures are now.
        moved: Vec<(ArtPath, ArtPath)>,
        /// The user asked for it.
        asked: bool,
    },
    /// The files of pictures were read through.
    Read,
    /// A picture was brought in.
    Art {
        /// Its path in the project and what it is, or what is wrong.
        result: Result<(ArtPath, ArtInfo), file::ImportFault>,
        /// The folder that the path starts from.
        folder: PathBuf,
        /// Where it goes.
        goes: ArtGoes,
        /// To which page of which document.
        home: Home,
    },
}

/// Pictures that were brought in together.
pub struct Several {
    /// Their paths in the project and what they are.
    pub pictures: Vec<(ArtPath, ArtInfo)>,
    /// What is wrong with others.
    pub faults: Vec<file::ImportFault>,
    /// The folder that the paths start from.
    pub folder: PathBuf,
    /// Where on the page they go.
    pub at: Point,
    /// To which page of which document.
    pub home: Home,
}

/// A page of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// The number of the document on the desk.
    pub desk: u64,
    /// The page that was open.
    pub page: PageId,
}

/// The jobs that run, and their results.
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    ctx: egui::Context,
    running: usize,
}

/// Hands results to the window and wakes it.
pub struct Post {
    sender: Sender<Done>,
    ctx: egui::Context,
}

impl Post {
    /// Hands a result over.
    pub fn send(&self, done: Done) {
        // A window that is gone needs no result.
        self.sender.send(done).ok();
        self.ctx.request_repaint();
    }
}

impl Jobs {
    /// No jobs yet. `ctx` is woken whenever one has something to say.
    pub fn new(ctx: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, ctx, running: 0 }
    }

    /// Something is still being done.
    pub fn busy(&self) -> bool {
        self.running > 0
    }

    /// What was done since the last time.
    pub fn poll(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        let ended = done
            .iter()
            .filter(|d| !matches!(d, Done::Step(..) | Done::Gathering(..) | Done::Touched(_)))
            .count();
        self.running = self.running.saturating_sub(ended);
        done
    }

    fn start(&mut self, job: impl FnOnce(&Post) + Send + 'static) {
        self.running += 1;
        let post = self.post();
        std::thread::spawn(move || job(&post));
    }

    /// What hands results over from elsewhere.
    pub fn post(&self) -> Post {
        Post { sender: self.sender.clone(), ctx: self.ctx.clone() }
    }

    /// Loads pictures anew whose files changed.
    pub fn reload(&mut self, paths: Vec<ArtPath>, materials: Arc<file::Materials>) {
        self.start(move |post| {
            let changed = relink::reload(&paths, &materials);
            post.send(Done::Reloaded(materials.folder.clone(), changed));
        });
    }

    /// Looks for missing pictures.
    pub fn find(
        &mut self,
        project: Arc<Project>,
        base: Arc<file::Materials>,
        prints: BTreeMap<ArtPath, Fingerprint>,
        folder: PathBuf,
        asked: bool,
    ) {
        self.start(move |post| {
            let moved = relink::find_missing(&project, &base, &prints, &folder, asked);
            post.send(Done::Found { base, moved, asked });
        });
    }

    /// Reads pictures through of which nothing is remembered.
    pub fn read_unknown(&mut self, project: Arc<Project>, materials: Arc<file::Materials>) {
        self.start(move |post| {
            relink::read_unknown(&project, &materials);
            post.send(Done::Read);
        });
    }

    /// Reads a project.
    pub fn open(&mut self, path: PathBuf) {
        self.start(move |post| {
            let result = Box::new(file::open(&path));
            post.send(Done::Opened(path, result));
        });
    }

    /// Writes a project.
    ///
    /// Picture paths are written so that they lead from the file's folder, with what is known of their files. With `seen`, a file that changed since is left alone.
    pub fn save(
        &mut self,
        project: Arc<Project>,
        materials: Arc<file::Materials>,
        path: PathBuf,
        seen: Option<file::Seen>,
        then: After,
        desk: u64,
    ) {
        self.start(move |post| {
            let written = relink::with_fingerprints(&project, &materials);
            let written = file::rebase(&written, &materials.folder, &file::open::folder_of(&path));
            let result = match seen {
                Some(seen) => file::save_if_unchanged(&written, &path, &seen).map(Some),
                None => file::save(&written, &path).map(|()| file::Seen::of_project(&written)),
            };
            post.send(Done::Saved { path, project, result, then, desk });
        });
    }

    /// Exports pages until done or cancelled.
    pub fn export(&mut self, jobs: Vec<export::Job>, cancel: Arc<AtomicBool>) {
        self.start(move |post| {
            // The sender of a channel cannot be shared by threads, but it can be locked.
            let shared = std::sync::Mutex::new(Post { sender: post.sender.clone(), ctx: post.ctx.clone() });
            let step = |s: export::Step| {
                let name = s.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                if let Ok(post) = shared.lock() {
                    post.send(Done::Step(s.done, s.of, name));
                }
            };
            let result = export::export_all(&jobs, &step, &cancel);
            post.send(Done::Exported(result));
        });
    }

    /// Brings a picture into the project's folder.
    pub fn art(&mut self, picture: PathBuf, base: Arc<file::Materials>, goes: ArtGoes, home: Home) {
        self.start(move |post| {
            let mut materials = file::Materials::clone(&base);
            let folder = materials.folder.clone();
            let result = file::import_art(&picture, &folder, &mut materials);
            post.send(Done::Art { result, folder, goes, home });
        });
    }

    /// Brings pictures into the project's folder, one after the other.
    pub fn several(&mut self, files: Vec<PathBuf>, base: Arc<file::Materials>, at: Point, home: Home) {
        self.start(move |post| {
            let mut materials = file::Materials::clone(&base);
            let folder = materials.folder.clone();
            let (mut pictures, mut faults) = (Vec::new(), Vec::new());
            for picture in files {
                match file::import_art(&picture, &folder, &mut materials) {
                    Ok(known) => pictures.push(known),
                    Err(fault) => faults.push(fault),
                }
            }
            post.send(Done::Several(Several { pictures, faults, folder, at, home }));
        });
    }

    /// Takes pages in from pictures, folders, archives and PDF files, until done or cancelled.
    pub fn gather(
        &mut self,
        files: Vec<PathBuf>,
        setup: Arc<PageSetup>,
        base: Arc<file::Materials>,
        home: Home,
        cancel: Arc<AtomicBool>,
    ) {
        self.start(move |post| {
            let mut materials = file::Materials::clone(&base);
            let folder = materials.folder.clone();
            let step = |count| post.send(Done::Gathering(home.desk, count));
            let gathered = file::gather::gather(&files, &folder, &setup, &mut materials, &step, &cancel);
            post.send(Done::Gathered { gathered, folder, home });
        });
    }

    /// Writes a picture from the clipboard into the project's folder.
    pub fn keep(
        &mut self,
        picture: Arc<egui::ColorImage>,
        stem: String,
        base: Arc<file::Materials>,
        goes: ArtGoes,
        home: Home,
    ) {
        self.start(move |post| {
            let mut materials = file::Materials::clone(&base);
            let folder = materials.folder.clone();
            let [width, height] = picture.size;
            let rgba = picture.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
            let size = (width as u32, height as u32);
            let result = file::keep_picture(size, rgba, &stem, &folder, &mut materials);
            post.send(Done::Art { result, folder, goes, home });
        });
    }

    /// Shows a native dialog.
    pub fn pick(&mut self, why: Purpose, title: String, folder: Option<PathBuf>, name: Option<String>) {
        self.start(move |post| {
            let mut dialog = rfd::FileDialog::new().set_title(title);
            if let Some(folder) = folder.filter(|f| f.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            let began = Instant::now();
            let path = match &why {
                Purpose::Pages => {
                    let kinds: Vec<&str> = archive::ENDINGS.into_iter().chain(ARCHIVES).collect();
                    let dialog =
                        dialog.add_filter("CBZ, PDF, PNG, JPEG, WebP, TIFF, SVG, PSD, ORA, KRA", &kinds);
                    let paths = dialog.pick_files().unwrap_or_default();
                    return post.send(Done::Picked { why, paths, took: began.elapsed() });
                }
                Purpose::Open => dialog.add_filter("Panelwright", &["ron"]).pick_file(),
                Purpose::Save(_) => dialog
                    .add_filter("Panelwright", &["ron"])
                    .set_file_name(name.unwrap_or_else(|| "comic.ron".to_owned()))
                    .save_file(),
                Purpose::Art(..) | Purpose::ArtBehind => dialog
                    .add_filter("PNG, JPEG, WebP, TIFF, SVG, PDF, PSD, ORA, KRA", &archive::ENDINGS)
                    .pick_file(),
                Purpose::ExportTo | Purpose::FindIn => dialog.pick_folder(),
            };
            post.send(Done::Picked { why, paths: path.into_iter().collect(), took: began.elapsed() });
        });
    }
}

/// A file that looks like a picture.
pub fn is_picture(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(archive::is_picture_name)
}

/// A file that looks like an archive of pages.
pub fn is_archive(path: &Path) -> bool {
    let end = path.extension().and_then(|e| e.to_str());
    end.is_some_and(|e| ARCHIVES.iter().any(|a| e.eq_ignore_ascii_case(a)))
}

/// How archives of pages end.
const ARCHIVES: [&str; 2] = ["cbz", "zip"];

/// A native dialog can be expected to come.
pub fn has_portal() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
    named("DBUS_SESSION_BUS_ADDRESS").is_some()
        || named("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists())
}

/// Tells a running export to stop.
pub fn stop(cancel: &AtomicBool) {
    cancel.store(true, Ordering::Relaxed);
}
