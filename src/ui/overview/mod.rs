//! The overview: all pages of the book at once, to be looked at, put in order, copied and thrown out.

mod grid;
mod verbs;

pub use verbs::{can, run};

use super::app::App;
use super::command::Command;
use super::gallery::{Gallery, Sitter};
use super::icons::{self, Icon};
use super::text::{self, Text};
use super::{context, menu, theme, widgets};
use crate::model::{PageId, Project};
use egui::{
    Align, Align2, Context, CursorIcon, FontId, Key, Layout, Modifiers, Pos2, Rect, Response, RichText,
    ScrollArea, Sense, Shadow, Stroke, StrokeKind, Ui, pos2, vec2,
};
use grid::{Grid, Slot};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// How wide a page can be shown, points.
pub const SIZES: RangeInclusive<f32> = 60.0..=420.0;
/// Sizes that are tried, the largest first, until all pages are seen at once; the last one holds if none fits, points.
const FITTING: [f32; 8] = [420.0, 360.0, 310.0, 270.0, 235.0, 205.0, 180.0, 150.0];
/// Pages are painted in these widths, pixels, and shown in between: a slider that is dragged paints nothing anew.
const WIDTHS: [u32; 7] = [96, 144, 200, 288, 400, 560, 840];
/// Within this distance of the edges a drag scrolls, points; and at most so many points a frame.
const SCROLL_ZONE: (f32, f32) = (48.0, 14.0);

/// What the overview shows.
pub struct Overview {
    /// It is on the screen, in the place of the canvas.
    pub open: bool,
    selected: Vec<PageId>,
    /// From where a range is selected.
    anchor: Option<PageId>,
    /// Where the keyboard is.
    at: Option<PageId>,
    /// The selected pages are being dragged.
    dragging: bool,
    /// A rectangle is being drawn around pages: from here, in the contents; those that were selected before.
    band: Option<(Pos2, Vec<PageId>)>,
    /// This page is brought into view.
    seek: Option<PageId>,
    /// How wide a page was shown in the last frame, points.
    size: f32,
    gallery: Gallery,
    /// A menu was open when the last frame ended: Escape closes that and nothing else.
    menu: bool,
}

impl Overview {
    /// An overview that is not shown yet.
    pub fn new(ctx: &Context) -> Self {
        Self {
            open: false,
            selected: Vec::new(),
            anchor: None,
            at: None,
            dragging: false,
            band: None,
            seek: None,
            size: 150.0,
            gallery: Gallery::new(ctx),
            menu: false,
        }
    }

    /// Another document is opened.
    pub fn clear(&mut self) {
        self.open = false;
        self.gallery.clear();
    }

    /// Shows it, with a page selected.
    pub fn start(&mut self, page: PageId) {
        self.open = true;
        self.dragging = false;
        self.choose(vec![page]);
        self.seek = Some(page);
    }

    fn stop(&mut self) {
        self.open = false;
        self.dragging = false;
        self.gallery.rest();
    }

    /// Selects these and nothing else; the last is where the keyboard goes on.
    fn choose(&mut self, pages: Vec<PageId>) {
        self.anchor = pages.first().copied();
        self.at = pages.last().copied();
        self.seek = self.anchor;
        self.selected = pages;
    }

    /// What is selected, in the order of the book.
    fn chosen(&self, project: &Project) -> Vec<PageId> {
        project.pages.iter().map(|p| p.id).filter(|id| self.selected.contains(id)).collect()
    }

    /// A page is clicked, or the keyboard goes there.
    fn pick(&mut self, project: &Project, page: PageId, keys: Modifiers) {
        self.at = Some(page);
        let number = |id: Option<PageId>| id.and_then(|id| project.page(id)).map(|(n, _)| n);
        match (keys.shift, number(self.anchor), number(Some(page))) {
            (true, Some(a), Some(b)) => {
                self.selected = project.pages[a.min(b)..=a.max(b)].iter().map(|p| p.id).collect();
            }
            _ if keys.command => {
                self.anchor = Some(page);
                match self.selected.iter().position(|id| *id == page) {
                    Some(n) => drop(self.selected.remove(n)),
                    None => self.selected.push(page),
                }
            }
            _ => {
                self.anchor = Some(page);
                self.selected = vec![page];
            }
        }
    }
}

/// Goes back to the canvas, to a page if one is named.
fn open(app: &mut App, page: Option<PageId>) {
    app.overview.stop();
    if let Some(desk) = &mut app.desk
        && let Some((index, _)) = page.and_then(|id| desk.editor.project().page(id))
    {
        desk.go_to_page(index);
        desk.camera.fitted = true;
    }
}

/// Shows it in the place of the canvas.
pub fn show(app: &mut App, ui: &mut Ui) {
    let ctx = ui.ctx().clone();
    app.overview.gallery.receive(&ctx).into_iter().for_each(|(page, issues)| {
        if let Some(desk) = &mut app.desk {
            desk.issues.insert(page, issues);
        }
    });
    let Some(desk) = &mut app.desk else { return };
    // The list of pages comes back where the open one is seen.
    desk.listed = None;
    let project = Arc::clone(desk.editor.project());
    app.overview.selected.retain(|id| project.page(*id).is_some());
    app.overview.at = app.overview.at.filter(|id| project.page(*id).is_some());
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme::of(ui).pasteboard);
    ui.spacing_mut().item_spacing.y = 0.0;
    head(app, ui, &project);
    if app.overview.open {
        pages(app, ui, &project);
    }
}

/// The bar above the pages: how many, how large, and the way back.
fn head(app: &mut App, ui: &mut Ui, project: &Project) {
    let p = theme::of(ui);
    let mut leave = false;
    theme::bar(ui, egui::Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let count = text::fill(app.t(Text::PagesCounted), &[&project.pages.len()]);
            ui.label(RichText::new(count).font(theme::bold(13.5)));
            let chosen = app.overview.selected.len();
            if chosen > 1 {
                let line = text::fill(app.t(Text::PagesSelected), &[&chosen]);
                ui.label(RichText::new(line).size(12.5).color(p.weak));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                leave = widgets::secondary(ui, app.t(Text::BackToPage)).clicked();
                ui.add_space(4.0);
                let name = app.t(Text::ThumbnailSize);
                ui.spacing_mut().slider_width = 150.0;
                let mut size = app.overview.size;
                let slider = egui::Slider::new(&mut size, SIZES).show_value(false);
                let moved = ui.add(slider).on_hover_text(name).accessible_name(name);
                if moved.changed() {
                    app.settings.overview_size = Some(size);
                }
                ui.add_space(4.0);
                let facing = app.t(Text::AsSpreads);
                let pressed = ui.checkbox(&mut app.settings.overview_spreads, facing).changed();
                if pressed || moved.drag_stopped() {
                    app.remember();
                }
            });
        });
    });
    if leave {
        app.overview.stop();
    }
}

/// The lines of the menu of a page.
type Entries = Vec<Vec<menu::Entry>>;

/// What the user did to a page in one frame.
#[derive(Clone, Copy)]
enum Done {
    Pick(PageId),
    Open(PageId),
    Drag(PageId),
    /// The menu opens at a page.
    Point(PageId),
    Menu(Command),
}

fn pages(app: &mut App, ui: &mut Ui, project: &Arc<Project>) {
    let mut done: Vec<Done> = Vec::new();
    let area = ui.available_rect_before_wrap();
    let lay = |size: f32| Grid::of(project, area.width(), size, app.settings.overview_spreads);
    let fits = |size: &f32| lay(*size).height <= area.height();
    let usual = || FITTING.into_iter().find(fits).unwrap_or(FITTING[FITTING.len() - 1]);
    let size = app.settings.overview_size.unwrap_or_else(usual).clamp(*SIZES.start(), *SIZES.end());
    app.overview.size = size;
    let grid = lay(size);
    let keys = ui.input(|i| i.modifiers);
    let entries: Entries = context::OVERVIEW.iter().map(|g| menu::entries(app, ui.ctx(), g)).collect();
    let mut dropped = None;
    let mut empty = false;
    ScrollArea::vertical().auto_shrink(false).id_salt("overview").show_viewport(ui, |ui, seen| {
        let (whole, response) = ui
            .allocate_exact_size(vec2(area.width(), grid.height.max(area.height())), Sense::click_and_drag());
        empty = response.clicked();
        let off = whole.min.to_vec2();
        if let Some((index, _)) = app.overview.seek.take().and_then(|id| project.page(id)) {
            ui.scroll_to_rect(grid.slots[index].paper.translate(off).expand(grid::FOOT + 12.0), None);
        }
        for blank in grid.blanks.iter().filter(|b| seen.intersects(b.0)) {
            let p = theme::of(ui);
            ui.painter().rect_filled(blank.0.translate(off), 0.0, p.panel.gamma_multiply(0.35));
        }
        let middle = seen.center();
        for slot in grid.slots.iter().filter(|s| seen.expand(grid::FOOT).intersects(s.paper)) {
            let near = ((slot.paper.center() - middle).length(), &entries);
            page(app, ui, project, &Slot { paper: slot.paper.translate(off), ..*slot }, near, &mut done);
        }
        if app.overview.dragging {
            dropped = drag(app, ui, &grid, off, area);
        }
        band(app, ui, project, &grid, &response, area);
    });
    for what in done {
        act(app, ui.ctx(), project, what, keys);
    }
    if empty && !keys.shift && !keys.command {
        app.overview.choose(Vec::new());
    }
    if let Some(to) = dropped
        && let Some(desk) = &mut app.desk
    {
        let chosen = app.overview.chosen(project);
        desk.editor.move_pages(&chosen, to);
    }
    keyboard(app, ui.ctx(), project, &grid);
}

/// A page, and what is done to it.
fn page(
    app: &mut App,
    ui: &mut Ui,
    project: &Arc<Project>,
    slot: &Slot,
    (urgency, entries): (f32, &Entries),
    done: &mut Vec<Done>,
) {
    let Some(desk) = &app.desk else { return };
    let of = &project.pages[slot.page];
    let p = theme::of(ui);
    let hit = Rect::from_min_max(slot.paper.min, slot.paper.max + vec2(0.0, grid::FOOT - 4.0));
    let response = ui.interact(hit, ui.scope_id().with(("page", of.id)), Sense::click_and_drag());
    let name = text::fill(app.t(Text::PageN), &[&(slot.page + 1)]);
    let on = app.overview.selected.contains(&of.id);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
    let wide = slot.paper.width() * ui.pixels_per_point();
    let width = WIDTHS.into_iter().find(|w| *w as f32 >= wide).unwrap_or(WIDTHS[WIDTHS.len() - 1]);
    let sitter = Sitter {
        project,
        index: slot.page,
        edition: desk.editor.edition(),
        materials: &desk.materials,
        width,
    };
    let shadow = Shadow { offset: [0, 2], blur: 10, spread: 0, color: p.shadow };
    ui.painter().add(shadow.as_shape(slot.paper, 0.0));
    ui.painter().rect_filled(slot.paper, 0.0, theme::colour32(of.paper));
    let fresh = app.overview.gallery.thumbnail(&sitter, Some(urgency));
    // The list of pages has a smaller one until then.
    if let Some(texture) = fresh.or(app.gallery.any(of.id)) {
        picture(ui, texture, slot.paper);
    }
    if let Some(fold) = project.setup_of(of).fold() {
        let x = slot.paper.left() + slot.paper.width() * (fold / project.setup_of(of).trim.x.max(1.0)) as f32;
        ui.painter().vline(x, slot.paper.y_range(), Stroke::new(1.0, theme::guide::TRIM.gamma_multiply(0.6)));
    }
    if on && app.overview.dragging {
        ui.painter().rect_filled(slot.paper, 0.0, p.pasteboard.gamma_multiply(0.6));
    }
    let line = if on {
        Stroke::new(2.5, p.accent)
    } else if response.hovered() {
        Stroke::new(2.0, p.accent.gamma_multiply(0.5))
    } else {
        Stroke::new(1.0, p.line)
    };
    ui.painter().rect_stroke(slot.paper, 0.0, line, StrokeKind::Inside);
    foot(app, ui, project, slot, on);
    if response.double_clicked() {
        done.push(Done::Open(of.id));
    } else if response.clicked() {
        done.push(Done::Pick(of.id));
    } else if response.drag_started_by(egui::PointerButton::Primary) {
        done.push(Done::Drag(of.id));
    }
    context_menu(app, &response, of.id, entries, done);
}

/// A picture of a page on its paper; one that is taller is cut off below.
fn picture(ui: &Ui, texture: &egui::TextureHandle, paper: Rect) {
    let full = texture.size_vec2();
    let shown = (paper.height() / paper.width() * full.x / full.y.max(1.0)).min(1.0);
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, shown));
    ui.painter().image(texture.id(), paper, uv, egui::Color32::WHITE);
}

/// Below a page: its number, what it is, and whether there is something to look at.
fn foot(app: &App, ui: &Ui, project: &Project, slot: &Slot, on: bool) {
    let p = theme::of(ui);
    let page = &project.pages[slot.page];
    let font = if on { theme::bold(12.5) } else { FontId::proportional(12.5) };
    let ink = if on { p.accent } else { p.weak };
    let mut name = (slot.page + 1).to_string();
    if page.cover {
        name = format!("{name}  {}", app.t(Text::Cover));
    }
    let at = pos2(slot.paper.center().x, slot.paper.bottom() + 6.0);
    let drawn = ui.painter().text(at, Align2::CENTER_TOP, name, font, ink);
    let issues = app.desk.as_ref().and_then(|d| d.issues.get(&page.id)).map_or(0, Vec::len);
    if issues > 0 {
        let at = Rect::from_min_size(drawn.right_center() + vec2(6.0, -7.0), vec2(14.0, 14.0));
        icons::paint(ui.painter(), at, Icon::Warning, p.warn);
    }
}

/// The menu of a page is for all pages that are selected.
fn context_menu(app: &App, response: &Response, id: PageId, entries: &Entries, done: &mut Vec<Done>) {
    if response.secondary_clicked() {
        done.push(Done::Point(id));
    }
    egui::Popup::context_menu(response).show(|ui| {
        menu::style(ui);
        if ui.button(app.t(Text::OpenPage)).clicked() {
            done.push(Done::Open(id));
            ui.close();
        }
        for group in entries {
            ui.separator();
            for entry in group {
                if menu::line(ui, entry).clicked() {
                    done.push(Done::Menu(entry.command));
                    ui.close();
                }
            }
        }
    });
}

fn act(app: &mut App, ctx: &Context, project: &Arc<Project>, what: Done, keys: Modifiers) {
    match what {
        Done::Pick(id) => app.overview.pick(project, id, keys),
        Done::Open(id) => open(app, Some(id)),
        Done::Drag(id) => {
            if !app.overview.selected.contains(&id) {
                app.overview.pick(project, id, Modifiers::NONE);
            }
            app.overview.dragging = true;
        }
        Done::Point(id) => {
            if !app.overview.selected.contains(&id) {
                app.overview.pick(project, id, Modifiers::NONE);
            }
        }
        Done::Menu(command) => {
            if app.can(command) {
                app.run(command, ctx);
            }
        }
    }
}

/// The pages that are dragged, and where they would land; where they do once the button is let go.
fn drag(app: &mut App, ui: &mut Ui, grid: &Grid, off: egui::Vec2, area: Rect) -> Option<usize> {
    let p = theme::of(ui);
    let (at, down) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.primary_down()));
    let at = at?;
    scroll_near_edges(ui, area, at);
    let gap = grid.gap(at - off)?;
    ui.painter().line_segment(gap.line.map(|pos| pos + off), Stroke::new(3.0, p.accent));
    pile(app, ui, at);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if down {
        return None;
    }
    app.overview.dragging = false;
    Some(gap.to)
}

/// A drag between the pages draws a rectangle and selects what it touches, with Ctrl or Shift besides what was selected.
fn band(app: &mut App, ui: &mut Ui, project: &Project, grid: &Grid, response: &Response, area: Rect) {
    let p = theme::of(ui);
    let off = response.rect.min.to_vec2();
    let (at, pressed, keys) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.press_origin(), i.modifiers));
    if response.drag_started_by(egui::PointerButton::Primary)
        && let Some(from) = pressed
    {
        let kept = if keys.command || keys.shift { app.overview.selected.clone() } else { Vec::new() };
        app.overview.band = Some((from - off, kept));
    }
    if !response.dragged() {
        app.overview.band = None;
    }
    let Some(((from, kept), at)) = app.overview.band.as_ref().zip(at) else { return };
    let drawn = Rect::from_two_pos(*from, at - off);
    let touched = grid.slots.iter().filter(|slot| slot.paper.intersects(drawn));
    let touched = touched.filter_map(|slot| project.pages.get(slot.page)).map(|page| page.id);
    let mut selected = kept.clone();
    selected.extend(touched.filter(|id| !kept.contains(id)));
    let shown = drawn.translate(off);
    ui.painter().rect_filled(shown, 0.0, p.accent.gamma_multiply(0.12));
    ui.painter().rect_stroke(shown, 0.0, Stroke::new(1.0, p.accent), StrokeKind::Middle);
    (app.overview.anchor, app.overview.at) = (selected.first().copied(), selected.last().copied());
    app.overview.selected = selected;
    scroll_near_edges(ui, area, at);
}

/// While something is dragged near the edges, the pages scroll.
fn scroll_near_edges(ui: &Ui, area: Rect, at: Pos2) {
    let (zone, most) = SCROLL_ZONE;
    let past = (area.top() + zone - at.y).max(0.0) - (at.y - area.bottom() + zone).max(0.0);
    if past != 0.0 {
        ui.scroll_with_delta(vec2(0.0, (past / zone).clamp(-1.0, 1.0) * most));
        ui.ctx().request_repaint();
    }
}

/// The dragged pages under the pointer, with how many they are.
fn pile(app: &App, ui: &Ui, at: Pos2) {
    let p = theme::of(ui);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("pile")));
    let count = app.overview.selected.len();
    let first = app.overview.selected.first();
    let texture = first.and_then(|id| app.overview.gallery.any(*id));
    let size = texture.map_or(vec2(56.0, 80.0), |t| {
        let full = t.size_vec2();
        vec2(56.0, (56.0 * full.y / full.x.max(1.0)).min(110.0))
    });
    for n in (0..count.min(3)).rev() {
        let paper = Rect::from_min_size(at + vec2(10.0, 10.0) + vec2(4.0, 4.0) * n as f32, size);
        painter.rect_filled(paper, 0.0, egui::Color32::WHITE);
        if let Some(texture) = texture.filter(|_| n == 0) {
            let full = texture.size_vec2();
            let shown = (size.y / size.x * full.x / full.y.max(1.0)).min(1.0);
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, shown));
            painter.image(texture.id(), paper, uv, egui::Color32::WHITE.gamma_multiply(0.9));
        }
        painter.rect_stroke(paper, 0.0, Stroke::new(1.0, p.line), StrokeKind::Inside);
    }
    if count > 1 {
        let at = at + vec2(10.0, 10.0);
        painter.circle_filled(at, 11.0, p.accent_fill);
        painter.text(at, Align2::CENTER_CENTER, count.to_string(), theme::bold(11.5), p.on_accent);
    }
}

fn keyboard(app: &mut App, ctx: &Context, project: &Project, grid: &Grid) {
    let menu = egui::Popup::is_any_open(ctx);
    let closed = std::mem::replace(&mut app.overview.menu, menu) && !menu;
    if app.dialog.is_some() || ctx.egui_wants_keyboard_input() || menu || closed {
        return;
    }
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        if app.overview.dragging {
            app.overview.dragging = false;
            ctx.stop_dragging();
        } else {
            app.overview.stop();
        }
        return;
    }
    let arrows =
        [(Key::ArrowLeft, -1, 0), (Key::ArrowRight, 1, 0), (Key::ArrowUp, 0, -1), (Key::ArrowDown, 0, 1)];
    let here = app.overview.at.and_then(|id| project.page(id)).map(|(n, _)| n);
    for keys in [Modifiers::SHIFT, Modifiers::NONE] {
        for (key, across, down) in arrows {
            if ctx.input_mut(|i| i.consume_key(keys, key)) {
                let to = here.map_or(Some(0), |from| grid.step(from, across, down));
                if let Some(page) = to.and_then(|n| project.pages.get(n)) {
                    app.overview.pick(project, page.id, keys);
                    app.overview.seek = Some(page.id);
                }
                return;
            }
        }
        for (key, to) in [(Key::Home, Some(0)), (Key::End, project.pages.len().checked_sub(1))] {
            if ctx.input_mut(|i| i.consume_key(keys, key))
                && let Some(page) = to.and_then(|n| project.pages.get(n))
            {
                app.overview.pick(project, page.id, keys);
                app.overview.seek = Some(page.id);
                return;
            }
        }
    }
}
