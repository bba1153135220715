//! The window: its state, its frame, and what each command does.

use super::covers::Covers;
use super::desk::Desk;
use super::dialogs::{self, Dialog};
use super::easel::{Easel, Extract};
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
use super::worker::{self, After, Done, Jobs, Purpose};
use super::{canvas, choice, inspector, layers, menu, pipette, status, thumbs, toolbar};
use crate::editor::Clip;
use crate::file;
use crate::geom::Point;
use crate::geom::Vec2;
use crate::model::{ItemId, Project};
use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The folders in which things were chosen last.
#[derive(Debug, Default)]
pub(super) struct Folders {
    /// Comics that were opened or saved.
    pub comics: Option<PathBuf>,
    /// Pictures.
    pub pictures: Option<PathBuf>,
}

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
    /// What is dragged from the open page over the one beside.
    pub(super) carried: Extract,
    pub(super) crop: Extract,
    pub(super) gallery: Gallery,
    pub(super) second: Second,
    pub(super) phone: Phone,
    pub(super) layers: layers::Layers,
    pub(super) overview: Overview,
    pub(super) links: Links,
    /// Native dialogs can be expected to come.
    pub(super) native: bool,
    /// Where things were chosen last.
    pub(super) folders: Folders,
    /// A native dialog is open, for this.
    pub(super) picking: Option<Purpose>,
    /// Pages are being taken in: how many there are so far, and what calls it off.
    pub(super) gathering: Option<(usize, Arc<AtomicBool>)>,
    /// For which document it is open.
    pub(super) picking_for: Option<u64>,
    /// The document is being written.
    pub(super) saving: bool,
    /// It is to be written once more after that: where, and what waits for it.
    pub(super) save_next: Option<(PathBuf, After)>,
    /// What is done once it is written.
    pub(super) after_saving: Option<After>,
    /// The state of the document that the user agreed to lose.
    pub(super) given_up: Option<Arc<Project>>,
    /// What came from beside the window while something was dragged.
    late: Vec<Done>,
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
    /// The place of the page, mm, that the menu was called at.
    pub(super) menu_on: Option<Point>,
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
    pub(super) closing: bool,
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
            carried: Extract::new(ctx),
            crop: Extract::new(ctx),
            gallery: Gallery::new(ctx),
            second: Second::new(ctx),
            phone: Phone::new(ctx),
            layers: layers::Layers::default(),
            overview: Overview::new(ctx),
            links: Links::default(),
            native,
            folders: Folders::default(),
            picking: None,
            gathering: None,
            picking_for: None,
            saving: false,
            save_next: None,
            after_saving: None,
            given_up: None,
            late: Vec::new(),
            clip: None,
            clip_text: String::new(),
            pasted: None,
            waiting: None,
            dropped: Vec::new(),
            dropped_at: 0.0,
            menu_at: None,
            menu_on: None,
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
        let dragging = self.desk.as_ref().is_some_and(|d| d.editor.in_gesture());
        let mut done = std::mem::take(&mut self.late);
        done.extend(self.jobs.poll());
        for done in done {
            // What changes the document would take the drag out of the hand.
            let places = matches!(done, Done::Art { .. } | Done::Several(_) | Done::Gathered { .. });
            let pages_wait = matches!(done, Done::Gathered { .. }) && self.dialog.is_some();
            if pages_wait || (dragging && (places || matches!(done, Done::Found { .. } | Done::Saved { .. })))
            {
                self.late.push(done);
            } else {
                self.take(done, &ctx);
            }
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
            let busy = |what: fn(&Desk) -> bool| self.desk.as_ref().is_some_and(what);
            let words = busy(|d| d.typing.is_some());
            let typing = Typing::now(&ctx, words, busy(|d| d.editor.art_target().is_some()));
            let said = keys::pressed(&ctx, &self.settings.keys, typing);
            self.pasted = said.pasted;
            if let (Some(waits), Some(desk)) = (said.waits, &mut self.desk) {
                let name = text::of(self.settings.tongue, waits.text());
                let picture = typing == Typing::Picture;
                let why = if picture { Text::WaitsForPicture } else { Text::WaitsForWords };
                desk.notice = Some(text::fill(text::of(self.settings.tongue, why), &[&name]));
            }
            for command in said.commands {
                if self.can(command) {
                    self.run(command, &ctx);
                }
            }
            self.leave_asides(&ctx);
            self.arrows(&ctx);
            panes::step(self, &ctx);
        }
        self.panes.clear();
        let own = self.settings.lengths;
        let ruler = self.desk.as_ref().map(|desk| {
            let project = desk.editor.project();
            Ruler::on(project.setup_of(desk.editor.page()), &project.book.setup, own)
        });
        ruler.unwrap_or_else(|| Ruler::new(own.unwrap_or_default(), 300.0)).set(&ctx);
        if let Some(desk) = &self.desk {
            choice::sample_in(&ctx, &desk.editor.edition().lang);
        }
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
        panes::note_keys(&ctx);
    }

    /// Escape closes a view beside the canvas: the one under the pointer, the phone while nothing is being done on the canvas,
    /// or any once the canvas has nothing to let go.
    fn leave_asides(&mut self, ctx: &egui::Context) {
        let pressed = ctx.input(|i| i.key_pressed(Key::Escape));
        let (phone, second) = (self.phone.open, self.second.open);
        if !pressed || !(phone || second) || egui::Popup::is_any_open(ctx) || self.overview.open {
            return;
        }
        let idle = self.desk.as_ref().is_some_and(Desk::has_nothing_to_leave);
        let pointer = ctx.input(|i| i.pointer.latest_pos());
        let under = pointer.and_then(|at| ctx.layer_id_at(at)).map(|layer| layer.id);
        let over = |name: &str| under == Some(egui::Id::unique(name));
        let quiet = self.desk.as_ref().is_some_and(Desk::does_nothing);
        if phone && (over("phone") || (quiet && !over("second-view"))) {
            self.phone.open = false;
        } else if second && (over("second-view") || idle) {
            self.second.open = false;
        } else {
            return;
        }
        ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
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
                let time = ctx.input(|i| i.time);
                desk.nudge(Vec2::new(x, y) * mm, time);
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
}
