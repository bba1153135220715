//! The document's way through the window: asked for, opened, saved, left; and what work beside the window brings.

use super::app::App;
use super::desk::Desk;
use super::dialogs::{self, Dialog};
use super::faults;
use super::text::{self, Text};
use super::worker::{self, After, ArtGoes, Done, Purpose};
use crate::asset::Lack;
use crate::file::gather::in_order;
use crate::file::{self, templates};
use crate::geom::Point;
use egui::ViewportCommand;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// A native dialog that is gone sooner than this was never seen by anybody.
const NEVER_SEEN: Duration = Duration::from_millis(350);

/// So many pictures that could not be taken in are told one by one.
const MOST_FAULTS: usize = 8;

impl App {
    pub(super) fn close_or_ask(&mut self, ctx: &egui::Context) {
        let (asked, size) = ctx.input(|i| (i.viewport().close_requested(), i.content_rect().size()));
        let size = size * ctx.zoom_factor();
        self.settings.size = (size.x, size.y);
        if asked && !self.closing {
            if self.is_unsaved() || self.saving {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.ask_then(After::Quit, ctx);
            } else {
                self.closing = true;
                self.remember();
            }
        }
    }

    /// Does `then` at once, or after the question what becomes of unsaved work.
    pub(super) fn ask_then(&mut self, then: After, ctx: &egui::Context) {
        if let Some(desk) = &mut self.desk {
            desk.end_words();
            desk.settle();
        }
        // What was agreed to for something that was then called off holds for nothing else.
        self.given_up = None;
        if self.saving {
            // What is being written is not asked about; the rest waits for it.
            self.after_saving = Some(then);
        } else if self.would_lose() {
            self.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.do_after(then, ctx);
        }
    }

    /// There is work that is in no file and that the user did not agree to lose.
    fn would_lose(&self) -> bool {
        let Some(desk) = self.desk.as_ref().filter(|d| d.editor.is_unsaved()) else { return false };
        let history = desk.editor.history();
        if desk.path.is_none() && history.undo_label().is_none() && history.redo_label().is_none() {
            // A new comic that nobody touched is made again as quickly.
            return false;
        }
        !self.given_up.as_ref().is_some_and(|lost| Arc::ptr_eq(lost, desk.editor.committed()))
    }

    /// The user agrees to lose the document as it is now.
    pub(super) fn give_up(&mut self) {
        self.given_up = self.desk.as_ref().map(|d| Arc::clone(d.editor.committed()));
    }

    /// Does what waited for a save.
    pub(super) fn do_after(&mut self, then: After, ctx: &egui::Context) {
        match then {
            After::Stay => {}
            After::PastePicture => {
                if let Some(picture) = self.waiting.take() {
                    self.paste_picture(picture);
                }
            }
            After::TakePages(files) if files.is_empty() => self.pick(Purpose::Pages),
            After::TakePages(files) => self.take_pages(files),
            After::Quit => {
                self.closing = true;
                self.remember();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            After::New => {
                let (tongue, unit) = (self.settings.tongue, self.settings.lengths);
                let starts = self.starts(ctx);
                let new = dialogs::new::New::with(starts, starts.usual(), tongue, unit);
                self.dialog = Some(Dialog::New(Box::new(new)));
            }
            After::Open => self.pick(Purpose::Open),
            After::Close => {
                self.clear();
                self.desk = None;
                self.covers.look_again();
            }
            After::OpenFile(path) => self.jobs.open(path),
        }
    }

    /// Lets the user choose a file, natively where that works.
    pub(super) fn pick(&mut self, why: Purpose) {
        if !self.native {
            self.type_path(why);
            return;
        }
        let title = self.t(dialogs::open_path::title(&why)).to_owned();
        let desk = self.desk.as_ref();
        let beside = self.folder_for(&why);
        let name = desk.map(|d| {
            let own = d.path.as_ref().and_then(|p| p.file_name()?.to_str().map(str::to_owned));
            own.unwrap_or_else(|| d.suggested_file())
        });
        self.picking = Some(why.clone());
        self.picking_for = desk.map(|d| d.serial);
        self.jobs.pick(why, title, beside, name);
    }

    /// The folder that a choice begins in: the one of last time, or that of the document.
    fn folder_for(&self, why: &Purpose) -> Option<PathBuf> {
        let own = self.desk.as_ref().and_then(|d| d.path.as_deref()).and_then(Path::parent);
        let last = match why {
            Purpose::Art(..) | Purpose::ArtBehind | Purpose::FindIn | Purpose::Pages => {
                self.folders.pictures.as_deref()
            }
            Purpose::Open | Purpose::Save(_) => self.folders.comics.as_deref(),
            Purpose::ExportTo => None,
        };
        let found = match why {
            // A new comic goes where the user keeps comics: nobody keeps them with the sample that was only looked at.
            Purpose::Save(_) => {
                let kept = own.or(last.filter(|folder| !is_samples(folder)));
                return kept.filter(|folder| folder.is_dir()).map(Path::to_owned).or_else(documents);
            }
            _ => last.or(own).or(self.folders.pictures.as_deref()),
        };
        found.filter(|folder| folder.is_dir()).map(Path::to_owned)
    }

    /// Remembers where something was chosen.
    fn note_folder(&mut self, why: &Purpose, path: &Path) {
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).map(Path::to_owned);
        match why {
            Purpose::Art(..) | Purpose::ArtBehind | Purpose::Pages => self.folders.pictures = folder,
            Purpose::Open | Purpose::Save(_) => self.folders.comics = folder,
            Purpose::FindIn | Purpose::ExportTo => {}
        }
    }

    /// Lets the user type a path.
    pub(super) fn type_path(&mut self, why: Purpose) {
        let desk = self.desk.as_ref();
        let (file, folder) = (desk.and_then(|d| d.path.clone()), self.folder_for(&why));
        let back = match self.dialog.take() {
            Some(Dialog::Export(export)) => Some(export),
            _ => None,
        };
        let name = desk.map_or_else(String::new, Desk::suggested_file);
        let export_to = back.as_ref().map(|export| export.folder());
        let start = dialogs::open_path::start(&why, file.as_deref(), folder, &name, export_to.as_deref());
        self.dialog = Some(Dialog::Path(Box::new(dialogs::open_path::Typed::new(why, start, back))));
    }

    /// Opens a file, after the question if work is unsaved.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        self.given_up = None;
        self.open_chosen(path);
    }

    /// Opens a file that was chosen after the question: it comes once more only for work that was done since.
    fn open_chosen(&mut self, path: PathBuf) {
        if let Some(desk) = &mut self.desk {
            desk.end_words();
            desk.settle();
        }
        if self.saving {
            self.after_saving = Some(After::OpenFile(path));
        } else if self.would_lose() {
            self.dialog = Some(Dialog::Unsaved(After::OpenFile(path)));
        } else {
            self.jobs.open(path);
        }
    }

    /// A file that was chosen for something.
    pub(super) fn chosen(&mut self, why: Purpose, path: PathBuf) {
        self.note_folder(&why, &path);
        match why {
            // The window could be used while the dialog was open.
            Purpose::Open => self.open_chosen(path),
            Purpose::Save(then) => {
                let named = dialogs::open_path::with_ending(&path);
                let own = self.desk.as_ref().is_some_and(|d| d.path.as_ref() == Some(&named));
                if named != path && named.exists() && !own {
                    // Nobody was asked about a file of that name.
                    let text = named.display().to_string();
                    let typed = dialogs::open_path::Typed::new(Purpose::Save(then), text, None);
                    self.dialog = Some(Dialog::Path(Box::new(typed)));
                } else {
                    self.save_to(named, then);
                }
            }
            Purpose::Art(item, layer) => self.take_file(path, ArtGoes::Into(item, layer)),
            Purpose::ArtBehind => self.take_file(path, ArtGoes::Behind),
            Purpose::Pages => self.take_pages(vec![path]),
            Purpose::FindIn => self.find_in(path),
            Purpose::ExportTo => {
                if let Some(Dialog::Export(export)) = &mut self.dialog {
                    export.set_folder(&path);
                }
            }
        }
    }

    /// Files that were dropped together: pages are taken in, several pictures go from panel to panel from `within` on.
    pub(super) fn take_files(&mut self, files: Vec<PathBuf>, goes: &ArtGoes, within: Option<Point>) {
        let is_pages = |path: &PathBuf| worker::is_archive(path) || path.is_dir();
        let (mut pages, others): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(is_pages);
        let (mut pictures, others): (Vec<PathBuf>, Vec<PathBuf>) =
            others.into_iter().partition(|path| worker::is_picture(path));
        for path in others {
            self.take_file(path, goes.clone());
        }
        if self.desk.is_none() && !(pages.is_empty() && pictures.is_empty()) {
            let (title, line) = (self.t(Text::CannotPlace), self.t(Text::NoComicYet).to_owned());
            self.dialog = Some(Dialog::message(title, line));
            return;
        }
        match (pictures.len(), within, &mut self.desk) {
            (2.., Some(at), Some(desk)) => {
                in_order(&mut pictures);
                desk.settle();
                self.jobs.several(pictures, Arc::clone(&desk.materials), at, desk.home());
            }
            _ => {
                for path in pictures {
                    self.take_file(path, goes.clone());
                }
            }
        }
        if !pages.is_empty() {
            in_order(&mut pages);
            self.take_pages(pages);
        }
    }

    /// A file that was dropped or chosen: a picture goes to the page, a project is opened.
    pub(super) fn take_file(&mut self, path: PathBuf, goes: ArtGoes) {
        if worker::is_picture(&path) {
            if let Some(desk) = &mut self.desk {
                desk.settle();
                self.jobs.art(path, Arc::clone(&desk.materials), goes, desk.home());
            }
        } else if worker::is_archive(&path) || path.is_dir() {
            self.take_pages(vec![path]);
        } else if path.extension().is_some_and(|e| e == "ron") {
            self.open_file(path);
        } else {
            let line = text::fill(self.t(Text::NotAPicture), &[&path.display()]);
            self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), line));
        }
    }

    /// Takes pages in after the open one. They become files beside the document, which therefore is saved first if it
    /// never was.
    pub(super) fn take_pages(&mut self, files: Vec<PathBuf>) {
        let Some(desk) = &mut self.desk else { return };
        if desk.path.is_none() {
            return self.pick(Purpose::Save(After::TakePages(files)));
        }
        if files.is_empty() {
            return self.pick(Purpose::Pages);
        }
        if self.gathering.is_some() {
            desk.notice = Some(text::of(self.settings.tongue, Text::PagesBusy).to_owned());
            return;
        }
        desk.settle();
        let setup = Arc::clone(&desk.editor.project().book.setup);
        let cancel = Arc::new(AtomicBool::new(false));
        self.gathering = Some((0, Arc::clone(&cancel)));
        self.jobs.gather(files, setup, Arc::clone(&desk.materials), desk.home(), cancel);
    }

    /// Pictures that were dropped together came in.
    fn several_came(&mut self, several: worker::Several) {
        let worker::Several { pictures, faults, folder, at, home } = several;
        let Some(desk) = self.desk.as_mut().filter(|d| d.serial == home.desk) else { return };
        let placed = pictures.is_empty() || desk.place_several(pictures, &folder, at, home.page);
        let tongue = self.settings.tongue;
        let mut lines: Vec<String> = faults.iter().map(|fault| faults::import(tongue, fault)).collect();
        if !placed {
            lines.push(self.t(Text::PlaceGone).to_owned());
        }
        if !lines.is_empty() {
            self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), lines.join("\n\n")));
        }
    }

    /// Pages came in.
    fn pages_came(&mut self, gathered: file::gather::Gathered, folder: &Path, home: worker::Home) {
        // Those of a comic that was put away lie beside it, and are of no use here.
        let Some(desk) = self.desk.as_mut().filter(|d| d.serial == home.desk) else { return };
        self.gathering = None;
        let count = gathered.pages.len();
        if count > 0 {
            desk.put_pages(gathered.pages, folder, home.page);
            desk.notice = Some(text::fill(text::of(self.settings.tongue, Text::PagesTaken), &[&count]));
        }
        if !gathered.faults.is_empty() {
            let tongue = self.settings.tongue;
            let mut lines = vec![text::fill(self.t(Text::PagesLeftOut), &[&count])];
            let told = gathered.faults.iter().take(MOST_FAULTS);
            lines.extend(told.map(|fault| faults::import(tongue, fault)));
            if gathered.faults.len() > MOST_FAULTS {
                lines.push("…".to_owned());
            }
            self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), lines.join("\n\n")));
        }
    }

    /// Saves to the document's file, or asks for one.
    pub(super) fn save(&mut self, then: After) {
        match self.desk.as_ref().and_then(|d| d.path.clone()) {
            Some(path) => self.save_to(path, then),
            None => self.pick(Purpose::Save(then)),
        }
    }

    fn save_to(&mut self, path: PathBuf, then: After) {
        let Some(desk) = &mut self.desk else { return };
        desk.end_words();
        desk.settle();
        if self.saving {
            // One after the other: the next one must know what this one left on the disk.
            self.save_next = Some((path, then));
            return;
        }
        self.saving = true;
        let seen = desk.seen.filter(|_| desk.path.as_ref() == Some(&path));
        let materials = Arc::clone(&desk.materials);
        self.jobs.save(Arc::clone(desk.editor.committed()), materials, path, seen, then, desk.serial);
    }

    /// Puts a document on the desk.
    pub(super) fn put(&mut self, desk: Desk) {
        self.clear();
        self.desk = Some(desk);
        self.dialog = None;
    }

    /// Forgets the pictures of the document.
    fn clear(&mut self) {
        if let Some((_, cancel)) = self.gathering.take() {
            worker::stop(&cancel);
        }
        self.easel.clear();
        self.easel_beside.clear();
        self.carried.clear();
        self.crop.clear();
        self.gallery.clear();
        self.second.clear();
        self.phone.clear();
        self.overview.clear();
        self.shelf.clear();
        self.links.forget();
        self.forget_clip();
        (self.given_up, self.save_next, self.after_saving) = (None, None, None);
    }

    /// Own clips hold pictures by the paths of one document in one folder; elsewhere the clipboard's text is read, which
    /// tells what they are.
    fn forget_clip(&mut self) {
        self.clip = None;
        self.clip_text.clear();
    }

    pub(super) fn take(&mut self, done: Done, ctx: &egui::Context) {
        match done {
            Done::Picked { why, mut paths, took } => {
                self.picking = None;
                let same = self.picking_for.take() == self.desk.as_ref().map(|d| d.serial);
                if !same && why != Purpose::Open {
                    // The document that it was for is not on the desk any more.
                    return;
                }
                if why == Purpose::Pages && paths.len() > 1 {
                    self.note_folder(&why, &paths[0]);
                    // Dialogs give what was chosen in an order of their own.
                    in_order(&mut paths);
                    return self.take_pages(paths);
                }
                match paths.pop() {
                    Some(path) => self.chosen(why, path),
                    None if took < NEVER_SEEN => {
                        self.native = false;
                        self.type_path(why);
                    }
                    None => {}
                }
            }
            Done::Opened(path, result) => {
                self.first_comes = false;
                match *result {
                    Ok(opened) => {
                        if self.would_lose() || self.saving {
                            // Something was done while the file was read.
                            return self.open_chosen(path);
                        }
                        let tongue = self.settings.tongue;
                        // An empty page can be seen in the list of pages: nobody need be stopped for that.
                        let told =
                            opened.warnings.iter().filter(|w| !matches!(w, file::Warning::NoPanels { .. }));
                        let warnings: Vec<String> = told.map(|w| faults::warning(tongue, w)).collect();
                        let mut desk = Desk::new(opened.project, opened.materials, Some(path.clone()));
                        desk.seen = Some(opened.seen);
                        // The sample is looked at by somebody who may read only one of its languages.
                        let own = tongue.lang();
                        let has = desk.editor.project().book.languages.contains(&own);
                        if has && templates::sample().is_some_and(|sample| same_file(&sample, &path)) {
                            desk.set_lang(own);
                        }
                        self.put(desk);
                        self.find_moved();
                        self.note_folder(&Purpose::Open, &path);
                        self.settings.remember(&path);
                        self.remember();
                        self.make_cover();
                        if !warnings.is_empty() {
                            self.dialog =
                                Some(Dialog::message(self.t(Text::OpenedWith), warnings.join("\n\n")));
                        }
                    }
                    Err(fault) => {
                        let text = faults::open(self.settings.tongue, &fault);
                        self.dialog = Some(Dialog::message(self.t(Text::CannotOpen), text));
                    }
                }
            }
            Done::Saved { path, project, result, then, desk: serial } => {
                self.saving = false;
                let (next, after) = (self.save_next.take(), self.after_saving.take());
                let own = self.desk.as_ref().is_some_and(|d| d.serial == serial);
                match result {
                    Ok(seen) => {
                        if let Some(desk) = self.desk.as_mut().filter(|_| own) {
                            let folder = desk.materials.folder.clone();
                            desk.seen = seen;
                            desk.editor.mark_saved(&project);
                            desk.move_to(path.clone());
                            if desk.materials.folder != folder {
                                self.forget_clip();
                            }
                        }
                        self.settings.remember(&path);
                        self.remember();
                        if own {
                            self.make_cover();
                        }
                        match (next, after) {
                            (Some((path, then)), after) => {
                                self.save_to(path, then);
                                self.after_saving = after;
                            }
                            (None, Some(after)) => self.ask_then(after, ctx),
                            (None, None) if own => self.do_after(then, ctx),
                            (None, None) => {}
                        }
                    }
                    Err(fault) => {
                        let desk = self.desk.as_mut().filter(|_| own);
                        if let (file::SaveFault::ChangedOnDisk(_), Some(desk)) = (&fault, desk) {
                            // It was told; saving once more is the answer that it may be replaced.
                            desk.seen = None;
                        }
                        let text = faults::save(self.settings.tongue, &fault);
                        self.dialog = Some(Dialog::message(self.t(Text::CannotSave), text));
                    }
                }
            }
            Done::Step(done, of, name) => {
                if let Some(Dialog::Export(export)) = &mut self.dialog {
                    export.step(done, of, name);
                }
            }
            Done::Gathering(desk, count) => {
                let same = self.desk.as_ref().is_some_and(|d| d.serial == desk);
                if let Some((so_far, _)) = self.gathering.as_mut().filter(|_| same) {
                    *so_far = count;
                }
            }
            Done::Gathered { gathered, folder, home } => self.pages_came(gathered, &folder, home),
            Done::Several(several) => self.several_came(several),
            Done::Exported(result) => {
                let Some(Dialog::Export(export)) = &mut self.dialog else { return };
                if result.is_ok()
                    && let Some(comic) = self.desk.as_ref().and_then(|desk| desk.path.as_deref())
                {
                    self.settings.exported(comic, &export.folder());
                    self.settings.exported_at(comic, export.width());
                }
                export.ended(result.map_err(|fault| faults::export(self.settings.tongue, &fault)));
                self.remember();
            }
            Done::Touched(files) => self.touched(&files),
            Done::Reloaded(folder, changed) => self.reloaded(&folder, changed),
            Done::Found { base, moved, asked } => self.found(&base, moved, asked),
            Done::Read => {}
            Done::Art { result, folder, goes, home } => match result {
                Ok(picture) => {
                    // A PDF of several pages is more often meant to be pages.
                    let told = picture.1.lacks.contains(&Lack::OtherPages).then(|| picture.0.0.clone());
                    // A document that was put away meanwhile has its picture beside it, and no use for it.
                    let desk = self.desk.as_mut().filter(|d| d.serial == home.desk);
                    if let Some(desk) = desk
                        && !desk.place_art(picture, &folder, &goes, home.page)
                    {
                        let line = self.t(Text::PlaceGone).to_owned();
                        self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), line));
                    } else if let (Some(path), Some(desk)) = (told, &mut self.desk) {
                        let told = text::of(self.settings.tongue, Text::WarnOtherPages);
                        desk.notice = Some(text::fill(told, &[&path]));
                    }
                }
                Err(fault) => {
                    let told = faults::import(self.settings.tongue, &fault);
                    self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), told));
                }
            },
        }
    }
}

/// Two paths that lead to one file.
/// The folder is that of the sample which comes with the program.
fn is_samples(folder: &Path) -> bool {
    templates::sample().is_some_and(|sample| sample.parent().is_some_and(|own| same_file(own, folder)))
}

/// The user's folder for documents, or else the user's own.
fn documents() -> Option<PathBuf> {
    dirs::document_dir().filter(|folder| folder.is_dir()).or_else(std::env::home_dir)
}

fn same_file(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    whole(a).is_some_and(|a| whole(b) == Some(a))
}
