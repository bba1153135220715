//! The window: its state, its frame, and what each command does.

use super::covers::Covers;
use super::desk::Desk;
use super::dialogs::{self, Dialog};
use super::easel::Easel;
use super::gallery::Gallery;
use super::keys::{self, Pasted, Typing};
use super::links::Links;
use super::overview::{self, Overview};
use super::panes::{self, Pane};
use super::phone::{self, Phone};
use super::second::{self, Second};
use super::settings::Settings;
use super::shelf::Shelf;
use super::starts::Starts;
use super::text::{self, Text};
use super::theme::{self, Shade};
use super::units::Ruler;
use super::worker::{self, After, ArtGoes, Done, Jobs, Purpose};
use super::{canvas, faults, inspector, layers, menu, pipette, status, thumbs, toolbar};
use crate::editor::Clip;
use crate::file;
use crate::geom::Vec2;
use crate::model::{ItemId, Project};
use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Ui, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A native dialog that is gone sooner than this was never seen by anybody.
const NEVER_SEEN: Duration = Duration::from_millis(350);

/// The window's state.
#[allow(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct App {
    pub(super) settings: Settings,
    pub(super) desk: Option<Desk>,
    pub(super) dialog: Option<Dialog>,
    pub(super) jobs: Jobs,
    pub(super) easel: Easel,
    /// Paints the page beside the open one.
    pub(super) easel_beside: Easel,
    pub(super) gallery: Gallery,
    pub(super) second: Second,
    pub(super) phone: Phone,
    pub(super) layers: layers::Layers,
    pub(super) overview: Overview,
    pub(super) links: Links,
    /// Native dialogs can be expected to come.
    pub(super) native: bool,
    /// A native dialog is open, for this.
    pub(super) picking: Option<Purpose>,
    /// The document is being written.
    pub(super) saving: bool,
    pub(super) clip: Option<Clip>,
    /// The clip as it is in the system's clipboard.
    pub(super) clip_text: String,
    /// What came out of the system's clipboard in this frame.
    pub(super) pasted: Option<Pasted>,
    /// A picture that waits for the document to have a file.
    pub(super) waiting: Option<Arc<egui::ColorImage>>,
    /// Files that were dropped, until it is known where.
    pub(super) dropped: Vec<PathBuf>,
    /// When they were.
    pub(super) dropped_at: f64,
    /// Where the canvas's menu was asked for by a key.
    pub(super) menu_at: Option<egui::Pos2>,
    /// Where the parts of the window lay in the last frame.
    pub(super) panes: Vec<(Pane, egui::Rect)>,
    /// The document that the program was started with is being read.
    pub(super) first_comes: bool,
    pub(super) starts: Option<Starts>,
    pub(super) covers: Covers,
    pub(super) shelf: Shelf,
    /// How tall the first page was in the last frame, points.
    pub(super) welcome_height: f32,
    title: String,
    /// The window may close.
    closing: bool,
    /// Nothing is read from or written to the user's folder.
    pub(super) headless: bool,
    /// The file of the user's own layouts.
    pub(super) layouts: Option<PathBuf>,
}

impl App {
    /// The window's state for a real window, with `path` opened if it is given. `broken` is where settings went
    /// that could not be read.
    pub(super) fn new(
        ctx: &egui::Context,
        settings: Settings,
        broken: Option<PathBuf>,
        path: Option<PathBuf>,
    ) -> Self {
        let mut app = Self::with(ctx, settings, worker::has_portal(), false);
        if let Some(kept) = broken {
            let line = text::fill(app.t(Text::SettingsBroken), &[&kept.display()]);
            app.dialog = Some(Dialog::message(app.t(Text::TitleSettings), line));
        }
        if let Some(path) = path {
            app.first_comes = true;
            app.jobs.open(path);
        }
        app
    }

    /// The window's state without a screen, for tests: default settings, no native dialogs.
    pub fn new_headless(ctx: &egui::Context, project: Option<Arc<Project>>) -> Self {
        let settings = Settings { tongue: text::Tongue::English, ..Settings::default() };
        let mut app = Self::with(ctx, settings, false, true);
        app.layouts = None;
        if let Some(project) = project {
            app.desk = Some(Desk::new(project, file::new_materials(&std::env::temp_dir()), None));
        }
        app
    }

    fn with(ctx: &egui::Context, settings: Settings, native: bool, headless: bool) -> Self {
        theme::fonts(ctx);
        theme::apply(ctx, settings.shade);
        ctx.set_zoom_factor(settings.zoom());
        let shelf = Shelf::new(ctx, settings.fonts.clone());
        Self {
            settings,
            desk: None,
            dialog: None,
            jobs: Jobs::new(ctx.clone()),
            easel: Easel::new(ctx),
            easel_beside: Easel::new(ctx),
            gallery: Gallery::new(ctx),
            second: Second::new(ctx),
            phone: Phone::new(ctx),
            layers: layers::Layers::default(),
            overview: Overview::new(ctx),
            links: Links::default(),
            native,
            picking: None,
            saving: false,
            clip: None,
            clip_text: String::new(),
            pasted: None,
            waiting: None,
            dropped: Vec::new(),
            dropped_at: 0.0,
            menu_at: None,
            panes: Vec::new(),
            first_comes: false,
            starts: None,
            covers: Covers::new(ctx, !headless),
            shelf,
            welcome_height: 0.0,
            title: String::new(),
            closing: false,
            headless,
            layouts: super::settings::layouts(),
        }
    }

    /// The open project as it is shown.
    pub fn project(&self) -> Option<&Arc<Project>> {
        self.desk.as_ref().map(|d| d.editor.project())
    }

    /// Keeps the user's own layouts in another file.
    pub fn keep_layouts_in(&mut self, path: PathBuf) {
        self.layouts = Some(path);
    }

    /// Selects items of the open page.
    pub fn select(&mut self, items: Vec<ItemId>) {
        if let Some(desk) = &mut self.desk {
            desk.editor.select(items);
        }
    }

    /// The document differs from its file.
    pub fn is_unsaved(&self) -> bool {
        self.desk.as_ref().is_some_and(|d| d.editor.is_unsaved())
    }

    /// Something is being done beside the window.
    pub fn is_busy(&self) -> bool {
        self.jobs.busy()
    }

    /// The window has been told to close.
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    pub(super) fn t(&self, key: Text) -> &'static str {
        text::of(self.settings.tongue, key)
    }

    pub(super) fn set_shade(&mut self, ctx: &egui::Context, shade: Shade) {
        self.settings.shade = shade;
        theme::apply(ctx, shade);
        self.remember();
    }

    pub(super) fn remember(&self) {
        if !self.headless {
            self.settings.store();
        }
    }

    /// One frame of the window.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        for done in self.jobs.poll() {
            self.take(done, &ctx);
        }
        self.follow_pictures();
        if ctx.input(|i| i.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_again();
        }
        for (page, issues) in self.gallery.receive(&ctx) {
            if let Some(desk) = &mut self.desk {
                desk.issues.insert(page, issues);
            }
        }
        if self.dialog.is_none() {
            let typing = Typing::now(&ctx, self.desk.as_ref().is_some_and(|d| d.typing.is_some()));
            let (commands, pasted) = keys::pressed(&ctx, &self.settings.keys, typing);
            self.pasted = pasted;
            for command in commands {
                if self.can(command) {
                    self.run(command, &ctx);
                }
            }
            self.arrows(&ctx);
            panes::step(self, &ctx);
        }
        self.panes.clear();
        let dpi = self.desk.as_ref().map(|d| d.editor.project().setup_of(d.editor.page()).dpi);
        Ruler::new(self.settings.unit, dpi.unwrap_or(300.0)).set(&ctx);
        self.close_or_ask(&ctx);
        pipette::frame(self, &ctx);
        let line = egui::Stroke::new(1.0, theme::of(ui).line);
        Panel::top("menu").frame(theme::bar(ui, Margin::symmetric(6, 3))).show_separator_line(false).show(
            ui,
            |ui| {
                panes::begin(self, ui, Pane::Menu);
                menu::show(self, ui);
            },
        );
        let bar = Panel::top("bar")
            .exact_size(theme::BAR_HEIGHT)
            .frame(theme::bar(ui, Margin { left: 8, right: 10, top: 0, bottom: 0 }))
            .show_separator_line(false)
            .show(ui, |ui| {
                panes::begin(self, ui, Pane::Bar);
                toolbar::bar(self, ui);
            });
        let edge = bar.response.rect;
        ui.painter().hline(edge.x_range(), edge.bottom() - 0.5, line);
        let foot = Panel::bottom("status")
            .exact_size(theme::STATUS_HEIGHT)
            .frame(theme::bar(ui, Margin::symmetric(12, 0)))
            .show_separator_line(false)
            .show(ui, |ui| {
                panes::begin(self, ui, Pane::Status);
                status::show(self, ui);
            });
        let edge = foot.response.rect;
        ui.painter().hline(edge.x_range(), edge.top() + 0.5, line);
        let overview = self.overview.open && self.desk.is_some();
        if !overview {
            Panel::left("tools")
                .exact_size(theme::TOOLS_WIDTH)
                .resizable(false)
                .frame(theme::bar(ui, Margin::ZERO))
                .show(ui, |ui| {
                    panes::begin(self, ui, Pane::Tools);
                    toolbar::tools(self, ui);
                });
        }
        if self.desk.is_some() && !overview {
            Panel::left("pages")
                .exact_size(theme::PAGES_WIDTH)
                .resizable(false)
                .frame(theme::bar(ui, Margin::ZERO))
                .show(ui, |ui| {
                    panes::begin(self, ui, Pane::Pages);
                    thumbs::show(self, ui);
                });
            Panel::right("inspector")
                .exact_size(theme::INSPECTOR_WIDTH)
                .resizable(false)
                .frame(theme::bar(ui, Margin::ZERO))
                .show(ui, |ui| {
                    // The lists take their room first; Tab leads from the inspector's mark to its controls.
                    layers::show(self, ui);
                    panes::begin(self, ui, Pane::Inspector);
                    inspector::show(self, ui);
                });
        }
        CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| if overview { overview::show(self, ui) } else { canvas::show(self, ui) });
        second::show(self, &ctx);
        phone::show(self, &ctx);
        dialogs::show(self, &ctx);
        dialogs::waiting(self, &ctx);
        if let Some(desk) = &mut self.desk {
            desk.settle_if_let_go(&ctx);
            self.easel.rest(&ctx, &desk.materials.store);
        }
        if self.shelf.liked != self.settings.fonts {
            self.settings.fonts = self.shelf.liked.clone();
            self.remember();
        }
        self.name_window(&ctx);
    }

    fn arrows(&mut self, ctx: &egui::Context) {
        if !panes::keys_are_the_canvas(ctx) || self.overview.open {
            return;
        }
        let (near_mm, far_mm) = self.settings.nudge;
        let Some(desk) = &mut self.desk else { return };
        if desk.editor.selection().is_empty() || desk.editor.in_gesture() {
            return;
        }
        for (key, x, y) in [
            (Key::ArrowLeft, -1.0, 0.0),
            (Key::ArrowRight, 1.0, 0.0),
            (Key::ArrowUp, 0.0, -1.0),
            (Key::ArrowDown, 0.0, 1.0),
        ] {
            let far = ctx.input_mut(|i| i.count_and_consume_key(Modifiers::SHIFT, key));
            let near = ctx.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
            let mm = far as f64 * far_mm + near as f64 * near_mm;
            if mm > 0.0 {
                desk.settle();
                desk.editor.nudge(Vec2::new(x, y) * mm);
            }
        }
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = match &self.desk {
            None => "Panelwright".to_owned(),
            Some(desk) => {
                let name = desk.name().unwrap_or_else(|| self.t(Text::Untitled).to_owned());
                let mark = if desk.editor.is_unsaved() { " •" } else { "" };
                format!("{name}{mark} — Panelwright")
            }
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn close_or_ask(&mut self, ctx: &egui::Context) {
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
        if self.is_unsaved() {
            self.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.do_after(then, ctx);
        }
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
            After::Quit => {
                self.closing = true;
                self.remember();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            After::New => {
                let tongue = self.settings.tongue;
                let starts = self.starts(ctx);
                let new = dialogs::new::New::with(starts, starts.usual(), tongue);
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
        let beside = desk.and_then(|d| d.path.as_deref()).and_then(Path::parent).map(Path::to_owned);
        let name = desk.map(|d| {
            let own = d.path.as_ref().and_then(|p| p.file_name()?.to_str().map(str::to_owned));
            own.unwrap_or_else(|| d.suggested_file())
        });
        self.picking = Some(why.clone());
        self.jobs.pick(why, title, beside, name);
    }

    /// Lets the user type a path.
    pub(super) fn type_path(&mut self, why: Purpose) {
        let desk = self.desk.as_ref();
        let beside = desk.and_then(|d| d.path.clone());
        let back = match self.dialog.take() {
            Some(Dialog::Export(export)) => Some(export),
            _ => None,
        };
        let name = desk.map_or_else(String::new, Desk::suggested_file);
        let start =
            dialogs::open_path::start(&why, beside.as_deref(), &name, self.settings.export_to.as_deref());
        self.dialog = Some(Dialog::Path(Box::new(dialogs::open_path::Typed::new(why, start, back))));
    }

    /// Opens a file, after the question if work is unsaved.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        if self.is_unsaved() {
            self.dialog = Some(Dialog::Unsaved(After::OpenFile(path)));
        } else {
            self.jobs.open(path);
        }
    }

    /// A file that was chosen for something.
    pub(super) fn chosen(&mut self, why: Purpose, path: PathBuf) {
        match why {
            Purpose::Open => self.jobs.open(path),
            Purpose::Save(then) => {
                let path = if path.extension().is_none() { path.with_extension("ron") } else { path };
                self.save_to(path, then);
            }
            Purpose::Art(item, layer) => self.take_file(path, ArtGoes::Into(item, layer)),
            Purpose::ArtBehind => self.take_file(path, ArtGoes::Behind),
            Purpose::FindIn => self.find_in(path),
            Purpose::ExportTo => {
                if let Some(Dialog::Export(export)) = &mut self.dialog {
                    export.set_folder(&path);
                }
            }
        }
    }

    /// A file that was dropped or chosen: a picture goes to the page, a project is opened.
    pub(super) fn take_file(&mut self, path: PathBuf, goes: ArtGoes) {
        if worker::is_picture(&path) {
            if let Some(desk) = &mut self.desk {
                desk.settle();
                self.jobs.art(path, Arc::clone(&desk.materials), goes);
            }
        } else if path.extension().is_some_and(|e| e == "ron") {
            self.open_file(path);
        } else {
            let line = text::fill(self.t(Text::NotAPicture), &[&path.display()]);
            self.dialog = Some(Dialog::message(self.t(Text::CannotPlace), line));
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
        self.saving = true;
        let seen = desk.seen.filter(|_| desk.path.as_ref() == Some(&path));
        let materials = Arc::clone(&desk.materials);
        self.jobs.save(Arc::clone(desk.editor.committed()), materials, path, seen, then);
    }

    /// Puts a document on the desk.
    pub(super) fn put(&mut self, desk: Desk) {
        self.clear();
        self.desk = Some(desk);
        self.dialog = None;
    }

    /// Forgets the pictures of the document.
    fn clear(&mut self) {
        self.easel.clear();
        self.easel_beside.clear();
        self.gallery.clear();
        self.second.clear();
        self.phone.clear();
        self.overview.clear();
        self.shelf.clear();
        self.links.forget();
    }

    fn take(&mut self, done: Done, ctx: &egui::Context) {
        match done {
            Done::Picked { why, path, took } => {
                self.picking = None;
                match path {
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
                        let tongue = self.settings.tongue;
                        let warnings: Vec<String> =
                            opened.warnings.iter().map(|w| faults::warning(tongue, w)).collect();
                        let mut desk = Desk::new(opened.project, opened.materials, Some(path.clone()));
                        desk.seen = Some(opened.seen);
                        self.put(desk);
                        self.find_moved();
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
            Done::Saved { path, project, result, then } => {
                self.saving = false;
                match result {
                    Ok(seen) => {
                        if let Some(desk) = &mut self.desk {
                            desk.seen = seen;
                            desk.editor.mark_saved(&project);
                            desk.move_to(path.clone());
                        }
                        self.settings.remember(&path);
                        self.remember();
                        self.make_cover();
                        self.do_after(then, ctx);
                    }
                    Err(fault) => {
                        if let (file::SaveFault::ChangedOnDisk(_), Some(desk)) = (&fault, &mut self.desk) {
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
            Done::Exported(result) => {
                let Some(Dialog::Export(export)) = &mut self.dialog else { return };
                if result.is_ok() {
                    self.settings.export_to = Some(export.folder());
                }
                export.ended(result.map_err(|fault| faults::export(self.settings.tongue, &fault)));
                self.remember();
            }
            Done::Touched(files) => self.touched(&files),
            Done::Reloaded(folder, changed) => self.reloaded(&folder, changed),
            Done::Found { base, moved, asked } => self.found(&base, moved, asked),
            Done::Read => {}
            Done::Art { result, base, goes } => match result {
                Ok((path, materials)) => {
                    if let Some(desk) = &mut self.desk {
                        desk.place_art(path, *materials, &base, &goes);
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
