//! The canvas: the page on its pasteboard, panned and zoomed, and the pointer given to the tools.

use super::app::App;
use super::desk::Desk;
use super::facing::{self, Beside};
use super::panes::{self, Pane};
use super::text::Text;
use super::worker::{ArtGoes, Purpose};
use super::{names, overlay, pipette, rulers, spoken, theme, words};
use crate::editor::{Cursor, Input, Mods, Sight, ToolKind, Wish};
use crate::geom::{Affine, Point, Rect, Vec2, units};
use crate::scene::Scene;
use egui::{Color32, CursorIcon, Event, Key, PointerButton, Pos2, Response, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// Pixels of the screen to a millimetre of the page.
const ZOOM: std::ops::RangeInclusive<f64> = 0.1..=400.0;
/// Two presses within this many seconds and points are a double click.
pub const DOUBLE_CLICK: (f64, f32) = (0.4, 6.0);
/// Zoom of art for a point that the wheel turns, as a power of e: a third as much as with the control key, for
/// finding a crop.
const WHEEL_ZOOM: f64 = 1.0 / 900.0;
/// So much of the page stays on the screen wherever it is panned, points.
const KEPT: f64 = 64.0;
/// Seconds that a dropped file waits for the pointer to tell where it was dropped.
const DROP_WAIT: f64 = 0.4;
/// Free room around a page that is fitted, points.
const FIT_MARGIN: f32 = 28.0;

/// How much of what lies beside the paper is seen: enough to know it by, and too little to be taken for a part of the page.
pub(super) const GHOST: Color32 = Color32::from_rgba_premultiplied(102, 102, 102, 102);

/// How the page lies on the screen.
#[derive(Debug, Clone)]
pub struct Camera {
    /// The point of the page, in mm, at the middle of the canvas.
    pub centre: Point,
    /// Pixels of the screen to a millimetre.
    pub zoom: f64,
    /// The page is kept fitted until somebody pans or zooms.
    pub fitted: bool,
    panning: bool,
    last_press: Option<(f64, Pos2, u8)>,
    pressed: bool,
    keys: egui::Modifiers,
    /// Where the pointer is on the page.
    pub pointer: Option<Point>,
    /// The canvas on the screen at the last frame, points.
    pub area: egui::Rect,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            centre: Point::ZERO,
            zoom: 4.0,
            fitted: true,
            panning: false,
            last_press: None,
            pressed: false,
            keys: egui::Modifiers::NONE,
            pointer: None,
            area: egui::Rect::NOTHING,
        }
    }
}

/// The way between the page and the screen in one frame.
#[derive(Debug, Clone, Copy)]
pub struct Lens {
    /// From page mm to pixels of the screen.
    pub px_from_page: Affine,
    /// Pixels to a point.
    pub ppp: f64,
}

impl Lens {
    /// A point of the page on the screen.
    pub fn pos(&self, at: Point) -> Pos2 {
        let px = self.px_from_page * at;
        pos2((px.x / self.ppp) as f32, (px.y / self.ppp) as f32)
    }

    /// A point of the screen on the page.
    pub fn page(&self, at: Pos2) -> Point {
        self.px_from_page.inverse() * Point::new(f64::from(at.x) * self.ppp, f64::from(at.y) * self.ppp)
    }

    /// A rectangle of the page on the screen.
    pub fn rect(&self, r: Rect) -> egui::Rect {
        egui::Rect::from_two_pos(self.pos(r.origin()), self.pos(Point::new(r.x1, r.y1)))
    }

    /// Points of the screen to a millimetre.
    pub fn scale(&self) -> f32 {
        (self.px_from_page.as_coeffs()[0] / self.ppp) as f32
    }

    /// Millimetres to a point of the screen.
    pub fn mm_per_point(&self) -> f64 {
        self.ppp / self.px_from_page.as_coeffs()[0]
    }
}

impl Camera {
    /// The lens of this frame. The page moves by whole pixels, so that its lines do not shimmer.
    pub fn lens(&self, ppp: f64) -> Lens {
        let middle = self.area.center();
        let shift = Vec2::new(f64::from(middle.x) * ppp, f64::from(middle.y) * ppp)
            - self.centre.to_vec2() * self.zoom;
        let shift = Vec2::new(shift.x.round(), shift.y.round());
        Lens { px_from_page: Affine::translate(shift) * Affine::scale(self.zoom), ppp }
    }

    /// What the canvas shows of the page, width and height in mm, on a screen of `ppp` pixels to the point.
    pub fn seen(&self, ppp: f64) -> Vec2 {
        Vec2::new(f64::from(self.area.width()), f64::from(self.area.height())) * ppp / self.zoom
    }

    /// The pointer is held: its drags go to the tool until it is let go, wherever it went down.
    pub fn hold(&mut self) {
        self.pressed = true;
    }

    /// A tool has the pointer.
    pub fn is_held(&self) -> bool {
        self.pressed
    }

    /// No tool has the pointer any longer.
    pub fn release(&mut self) {
        self.pressed = false;
    }

    /// Shows the whole page.
    pub fn fit(&mut self, page: Rect, ppp: f64) {
        let room = (self.area.size() - vec2(2.0, 2.0) * FIT_MARGIN).max(vec2(40.0, 40.0));
        let scale =
            (f64::from(room.x) / page.width().max(1.0)).min(f64::from(room.y) / page.height().max(1.0));
        self.zoom = (scale * ppp).clamp(*ZOOM.start(), *ZOOM.end());
        self.centre = page.center();
        self.fitted = true;
    }

    /// Keeps some of the page on the screen.
    fn keep(&mut self, page: Rect, ppp: f64) {
        let mm = |points: f64| points * ppp / self.zoom;
        let kept = |side: f32, a: f64, b: f64| {
            let reach = (mm(f64::from(side)) / 2.0 - mm(KEPT).min((b - a) / 2.0)).max(0.0);
            (a - reach, b + reach)
        };
        let (x0, x1) = kept(self.area.width(), page.x0, page.x1);
        let (y0, y1) = kept(self.area.height(), page.y0, page.y1);
        self.centre = Point::new(self.centre.x.clamp(x0, x1), self.centre.y.clamp(y0, y1));
    }

    /// Lies as another camera did.
    pub fn lie_as(&mut self, other: &Self) {
        (self.centre, self.zoom, self.fitted) = (other.centre, other.zoom, other.fitted);
    }

    /// Zooms by a factor and keeps what is under `at`.
    pub fn zoom_by(&mut self, factor: f64, at: Option<Pos2>, ppp: f64) {
        let at = at.unwrap_or(self.area.center());
        let fixed = self.lens(ppp).page(at);
        self.zoom = (self.zoom * factor).clamp(*ZOOM.start(), *ZOOM.end());
        let now = self.lens(ppp).page(at);
        self.centre += fixed - now;
        self.fitted = false;
    }

    /// Sets the zoom to a share of the export's resolution.
    pub fn zoom_to(&mut self, share: f64, dpi: f64, ppp: f64) {
        let wanted = units::px_from_mm(share, dpi);
        self.zoom_by(wanted / self.zoom, None, ppp);
    }

    /// The zoom as a share of the export's resolution.
    pub fn share(&self, dpi: f64) -> f64 {
        self.zoom / units::px_from_mm(1.0, dpi)
    }
}

/// Shows the canvas, or the start page when no document is open.
pub fn show(app: &mut App, ui: &mut Ui) {
    let area = ui.max_rect();
    ui.painter().rect_filled(area, 0.0, theme::of(ui).pasteboard);
    if app.desk.is_none() {
        if !app.first_comes {
            super::welcome::show(app, ui);
        }
        let files = dropped(ui);
        if !files.is_empty() {
            app.take_files(files, &ArtGoes::At(Point::ZERO), None);
        }
        return;
    }
    let ppp = f64::from(ui.pixels_per_point());
    let area = rulers::inside(area, &app.settings);
    let response = ui.interact(area, Pane::Canvas.id(), Sense::click_and_drag());
    let name = app.t(Text::Canvas).to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, &name));
    panes::place(app, Pane::Canvas, area);
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else { return };
    let goes_on = desk.words_left().is_some();
    if response.has_focus() {
        panes::keep_arrows(ui.ctx(), goes_on);
        if goes_on && app.dialog.is_none() {
            desk.go_on_with_words(ui.ctx());
        }
    }
    if !goes_on && desk.left.take().is_some() && desk.typing.is_none() {
        // Something else was done since: nobody led the keyboard here.
        response.surrender_focus();
    }
    let told = |node: &mut egui::accesskit::Node| node.set_value(names::canvas(tongue, &desk.editor));
    ui.ctx().accesskit_node_builder(response.id, told);
    let scene = desk.scene();
    desk.camera.area = area;
    let guides = app.settings.guides;
    let paper_of = |scene: &Scene| if guides { scene.bleed } else { scene.trim };
    let facing = app.settings.facing;
    let beside =
        |desk: &Desk| facing.then(|| Beside::of(desk.editor.project(), desk.editor.page_index())).flatten();
    let other = beside(desk);
    if desk.camera.fitted {
        let all = together(desk, other, paper_of(&scene), guides);
        desk.camera.fit(all, ppp);
    }
    let dialog = app.dialog.is_some();
    let navigated = if dialog { false } else { navigate(desk, ui, &response, ppp) };
    let kept = together(desk, other, scene.trim, false);
    desk.camera.keep(kept, ppp);
    let lens = desk.camera.lens(ppp);
    desk.editor.set_sight(Sight {
        shown: app.settings.ruled,
        locked: app.settings.rules_locked,
        field: app.settings.rulers.then(|| Rect::from_points(lens.page(area.min), lens.page(area.max))),
    });
    if app.settings.rulers {
        rulers::show(desk, &mut app.settings, ui, &lens, area);
    }
    let picking = !dialog && pipette::show(desk, ui, &lens, area);
    if (dialog || navigated || picking) && desk.camera.pressed {
        // The release would not be heard.
        desk.let_go();
    }
    if !dialog {
        escape(desk, ui, &lens);
    }
    if !dialog && !navigated && !picking && point(desk, ui, &response, &lens, other) {
        // The page beside is open now, and each has its picture already.
        std::mem::swap(&mut app.easel, &mut app.easel_beside);
    }
    if let Some(panel) = app.desk.as_mut().and_then(|d| d.wants_picture.take()) {
        app.pick(Purpose::Art(panel, None));
    }
    let Some(desk) = &mut app.desk else { return };
    // What the pointer did may have changed the page.
    let (other, lens) = (beside(desk), desk.camera.lens(ppp));
    let scene = desk.scene();
    let painter = ui.painter_at(area);
    let paper = other.map_or(paper_of(&scene), |o| o.own(paper_of(&scene), scene.trim));
    overlay::page(&painter, theme::of(ui), &lens, &scene, together(desk, other, paper, guides), paper);
    if let Some(other) = other {
        facing::show(desk, &mut app.easel_beside, ui.ctx(), &painter, other, &lens, guides);
    }
    let on_screen = lens.rect(paper).intersect(area);
    // What bleeds ends at the bleed, which is paper, if only of some views.
    let all = together(desk, other, paper, guides).union(paper).union(scene.bleed);
    let beyond = overlay::off(&scene, all).next().is_some();
    let field = if beyond { area } else { on_screen };
    if field.is_positive()
        && let Some(picture) = app.easel.seen(ui.ctx(), &lens, &scene, &desk.materials, field, beyond)
    {
        picture.put(&painter.with_clip_rect(on_screen), &lens, Color32::WHITE);
        for side in beyond.then(|| overlay::around(area, lens.rect(all))).into_iter().flatten() {
            picture.put(&painter.with_clip_rect(side), &lens, GHOST);
        }
    }
    overlay::pasteboard(&painter, theme::of(ui), &lens, &scene, all);
    if app.settings.guides {
        // A line on the edge of the paper lies half beside it.
        let cut = painter.with_clip_rect(on_screen.expand(1.0).intersect(area));
        let (project, page) = (desk.editor.project(), desk.editor.page());
        overlay::guides(&cut, &lens, &scene, project.setup_of(page), project.safe_rect_of(page));
    }
    if let Some(other) = other {
        facing::carried(&mut app.carried, desk, &painter, other, &lens, guides);
    }
    super::crop::show(&mut app.crop, desk, &painter, &lens);
    let mut issues = desk.scene_and_issues().1.to_vec();
    issues.retain(|issue| facing::is_told(desk, other, issue));
    let typed = desk.typing.as_ref().map(words::Typing::item);
    overlay::told(&painter, theme::of(ui), &lens, &scene, &issues, typed, tongue);
    let stage = Desk::stage(&scene, lens.mm_per_point());
    let marks = desk.editor.overlay(&stage);
    let says = super::text::of(tongue, Text::BareSays);
    overlay::marks(&painter, &lens, &marks, desk.editor.art_target().is_some(), desk.typing.is_some(), says);
    spoken::items(ui, response.id, desk, &lens, &scene, tongue);
    drop_files(app, ui, &lens, area, other);
    words::show(app, ui, &lens, &scene);
    super::second::map(app, ui, &lens, scene.trim, area);
    super::blank::show(app, ui, &lens, scene.trim, area);
    super::context::canvas(app, ui, &response, &lens);
    if response.has_focus() && !goes_on {
        panes::ring(ui, area);
    }
}

/// A rectangle of the open page with the page beside it.
fn together(desk: &mut Desk, other: Option<Beside>, own: Rect, bleed: bool) -> Rect {
    let scene = other.and_then(|o| desk.scene_beside(o.index));
    other.zip(scene).map_or(own, |(o, scene)| o.both(own, &scene, bleed))
}

/// The pointer is over the art that is being moved in its panel: the wheel is for the picture there.
fn over_art(desk: &mut Desk, hover: Option<Pos2>, ppp: f64) -> bool {
    let (Some(target), Some(pos)) = (desk.editor.art_target(), hover) else { return false };
    let at = desk.camera.lens(ppp).page(pos);
    desk.scene().parts.iter().any(|p| p.item == target && p.frame.contains(at))
}

/// Pans and zooms. True while the pointer belongs to that.
fn navigate(desk: &mut Desk, ui: &Ui, response: &Response, ppp: f64) -> bool {
    let over = response.contains_pointer();
    let (space, middle, hover) = ui.input(|i| {
        (i.key_down(Key::Space), i.pointer.button_down(PointerButton::Middle), i.pointer.hover_pos())
    });
    let space = space && panes::keys_are_the_canvas(ui.ctx());
    let hand = desk.editor.tool() == ToolKind::Hand;
    if over {
        let (mut zoom, scroll) = ui.input(|i| (f64::from(i.zoom_delta()), i.smooth_scroll_delta()));
        if zoom == 1.0 && scroll.y != 0.0 && over_art(desk, hover, ppp) {
            zoom = (f64::from(scroll.y) * WHEEL_ZOOM).exp();
        }
        if zoom != 1.0 {
            let lens = desk.camera.lens(ppp);
            let at = hover.map(|p| lens.page(p));
            match (desk.editor.art_target(), at) {
                (Some(_), Some(at)) => {
                    desk.zoom_art(at, zoom, ui.input(|i| i.time));
                    ui.ctx().request_repaint();
                }
                _ => desk.camera.zoom_by(zoom, hover, ppp),
            }
        } else if scroll != egui::Vec2::ZERO {
            desk.camera.centre -=
                Vec2::new(f64::from(scroll.x), f64::from(scroll.y)) * ppp / desk.camera.zoom;
            desk.camera.fitted = false;
        }
    }
    let started = over
        && !desk.camera.pressed
        && ui.input(|i| {
            i.pointer.button_pressed(PointerButton::Middle)
                || ((space || hand) && i.pointer.button_pressed(PointerButton::Primary))
        });
    if started {
        desk.camera.panning = true;
    }
    if desk.camera.panning {
        if middle || ui.input(|i| i.pointer.primary_down()) {
            let delta = ui.input(|i| i.pointer.delta());
            desk.camera.centre -= Vec2::new(f64::from(delta.x), f64::from(delta.y)) * ppp / desk.camera.zoom;
            desk.camera.fitted = desk.camera.fitted && delta == egui::Vec2::ZERO;
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        } else {
            desk.camera.panning = false;
        }
        return true;
    }
    if over && !desk.camera.pressed && (space || hand) {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
        desk.camera.pointer = hover.map(|p| desk.camera.lens(ppp).page(p));
        return true;
    }
    false
}

/// Escape, wherever the pointer is: what runs is given up, then the selection let go, then the tool put away. A window
/// that loses the focus gives up what runs.
fn escape(desk: &mut Desk, ui: &Ui, lens: &Lens) {
    let is_escape = |event: &Event| matches!(event, Event::Key { key: Key::Escape, pressed: true, .. });
    let (escape, left) =
        ui.input(|i| (i.events.iter().any(is_escape), i.events.contains(&Event::WindowFocused(false))));
    let escape = escape && desk.typing.is_none() && panes::keys_are_the_canvas(ui.ctx());
    if escape && desk.has_nothing_to_leave() {
        desk.editor.set_tool(ToolKind::Select);
    } else if escape || (left && desk.camera.pressed) {
        desk.camera.pressed = false;
        give(desk, lens, Input::Cancel);
    }
}

/// Gives the pointer to the tool, event by event: a quick click may be over within one frame. True if the page
/// beside was opened.
fn point(desk: &mut Desk, ui: &Ui, response: &Response, lens: &Lens, beside: Option<Beside>) -> bool {
    let mut lens = *lens;
    let mut turned = false;
    // What lies over the page, the map and the card of an empty page, keeps its presses to itself.
    let free = response.hovered() || response.is_pointer_button_down_on();
    let over = response.contains_pointer() && free;
    let (pos, now, time, events) =
        ui.input(|i| (i.pointer.latest_pos(), i.modifiers, i.time, i.events.clone()));
    let Some(pos) = pos else {
        desk.camera.pointer = None;
        return turned;
    };
    let typed_in = |desk: &Desk, at: Pos2| desk.typing.as_ref().is_some_and(|t| t.area.contains(at));
    if typed_in(desk, pos) && !desk.camera.pressed {
        // The field over the balloon takes the pointer.
        return turned;
    }
    desk.camera.pointer = (over || desk.camera.pressed).then_some(lens.page(pos));
    let mut hover = None;
    for event in events {
        match event {
            Event::PointerMoved(to) if desk.camera.pressed => {
                give(desk, &lens, Input::Drag { at: lens.page(to), mods: mods(now) });
            }
            Event::PointerMoved(to) if over => hover = Some(to),
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers } => {
                if pressed && over && !typed_in(desk, at) {
                    let there = lens.page(at);
                    if !turned && facing::turn(desk, beside, there, mods(modifiers), &lens) {
                        turned = true;
                        lens = desk.camera.lens(lens.ppp);
                    }
                    press(desk, ui, &lens, at, modifiers, time);
                } else if !pressed && desk.camera.pressed {
                    desk.camera.pressed = false;
                    let before = Arc::clone(desk.editor.committed());
                    give(desk, &lens, Input::Release { at: lens.page(at), mods: mods(modifiers) });
                    if !turned && facing::hand_over(desk, beside, lens.page(at), &before) {
                        turned = true;
                        lens = desk.camera.lens(lens.ppp);
                    }
                }
            }
            _ => {}
        }
    }
    let at = lens.page(pos);
    if desk.camera.pressed && desk.camera.keys != now {
        give(desk, &lens, Input::Drag { at, mods: mods(now) });
    }
    desk.camera.keys = now;
    if let Some(to) = hover.filter(|_| !desk.camera.pressed) {
        give(desk, &lens, Input::Hover { at: lens.page(to), mods: mods(now) });
    }
    if response.hovered() && (over || desk.camera.pressed) {
        let scene = desk.scene();
        let stage = Desk::stage(&scene, lens.mm_per_point());
        ui.ctx().set_cursor_icon(cursor(desk.editor.cursor(at, &stage, mods(now))));
    }
    turned
}

fn mods(m: egui::Modifiers) -> Mods {
    Mods { shift: m.shift, ctrl: m.command, alt: m.alt }
}

fn press(desk: &mut Desk, ui: &Ui, lens: &Lens, pos: Pos2, keys: egui::Modifiers, time: f64) {
    ui.ctx().memory_mut(|m| {
        if let Some(id) = m.focused() {
            m.surrender_focus(id);
        }
    });
    desk.end_words();
    desk.settle();
    desk.refused = None;
    desk.notice = None;
    let clicks = match desk.camera.last_press {
        Some((when, place, n)) if time - when < DOUBLE_CLICK.0 && place.distance(pos) < DOUBLE_CLICK.1 => {
            n.saturating_add(1)
        }
        _ => 1,
    };
    desk.camera.last_press = Some((time, pos, clicks));
    desk.camera.pressed = true;
    desk.camera.keys = keys;
    give(desk, lens, Input::Press { at: lens.page(pos), mods: mods(keys), clicks });
}

/// Gives the editor an input, with the scene as it is at that moment, and does what it asks for.
fn give(desk: &mut Desk, lens: &Lens, input: Input) {
    let scene = desk.scene();
    let stage = Desk::stage(&scene, lens.mm_per_point());
    match desk.editor.input(input, &stage) {
        Wish::None => {}
        Wish::EditWords(item) => {
            desk.camera.pressed = false;
            desk.begin_words(item);
        }
        Wish::ChoosePicture(item) => {
            desk.camera.pressed = false;
            desk.wants_picture = Some(item);
        }
    }
}

fn cursor(cursor: Cursor) -> CursorIcon {
    match cursor {
        Cursor::Arrow => CursorIcon::Default,
        Cursor::Move => CursorIcon::Move,
        Cursor::ResizeEW => CursorIcon::ResizeHorizontal,
        Cursor::ResizeNS => CursorIcon::ResizeVertical,
        Cursor::ResizeNWSE => CursorIcon::ResizeNwSe,
        Cursor::ResizeNESW => CursorIcon::ResizeNeSw,
        Cursor::Crosshair => CursorIcon::Crosshair,
        Cursor::Hand => CursorIcon::Grab,
        Cursor::Grabbing => CursorIcon::Grabbing,
        Cursor::Text => CursorIcon::Text,
    }
}

/// Takes files that are dropped on the window. While a file is dragged here from another program the pointer is
/// that program's: where it was let go is known only when the pointer comes back, a moment later.
fn drop_files(app: &mut App, ui: &Ui, lens: &Lens, area: egui::Rect, beside: Option<Beside>) {
    let (hovering, pos, time) =
        ui.input(|i| (!i.raw.hovered_files.is_empty(), i.pointer.latest_pos(), i.time));
    if hovering {
        overlay::drop_hint(&ui.painter_at(area), theme::of(ui), area, app.t(Text::DropHere));
    }
    let fresh = dropped(ui);
    if !fresh.is_empty() && app.dialog.is_some() {
        // An open dialog is about something else.
        app.dropped.clear();
        let told = app.t(Text::DropWaits).to_owned();
        if let Some(desk) = &mut app.desk {
            desk.notice = Some(told);
        }
        return;
    }
    if !fresh.is_empty() {
        app.dropped.extend(fresh);
        app.dropped_at = time;
    }
    let wait = DROP_WAIT - (time - app.dropped_at);
    if app.dropped.is_empty() {
        return;
    }
    if pos.is_none() && wait > 0.0 {
        ui.ctx().request_repaint_after_secs(wait as f32);
        return;
    }
    let mut lens = *lens;
    if let (Some(at), Some(desk)) = (pos.filter(|p| area.contains(*p)), &mut app.desk)
        && facing::turn(desk, beside, lens.page(at), Mods::default(), &lens)
    {
        std::mem::swap(&mut app.easel, &mut app.easel_beside);
        lens = desk.camera.lens(lens.ppp);
    }
    let goes = match pos.filter(|p| area.contains(*p)) {
        Some(at) => ArtGoes::At(lens.page(at)),
        None => app.desk.as_ref().and_then(Desk::selected).filter(|i| i.as_panel().is_some()).map_or_else(
            || ArtGoes::At(lens.page(area.center())),
            |panel| ArtGoes::Into(panel.id, (!panel.art().is_empty()).then_some(0)),
        ),
    };
    let files = std::mem::take(&mut app.dropped);
    let within = match &goes {
        ArtGoes::At(at) => Some(*at),
        // Nobody can tell where they were dropped: they begin with the panel that is selected.
        _ => app.desk.as_mut().and_then(|desk| {
            let panel = desk.selected()?.id;
            desk.editor.frame_of(panel).map(|frame| frame.center())
        }),
    };
    app.take_files(files, &goes, within);
}

fn dropped(ui: &Ui) -> Vec<std::path::PathBuf> {
    let files = ui.input(|i| i.raw.dropped_files.clone());
    files.iter().map(|f| f.path().to_owned()).filter(|p| !p.as_os_str().is_empty()).collect()
}
