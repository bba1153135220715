//! A second view: another page, or the same one in another language, beside the page that is worked on; and the
//! little map of a page that is larger than the canvas.

use super::app::App;
use super::canvas::Lens;
use super::gallery::{Gallery, Sitter};
use super::text::{self, Text};
use super::{theme, widgets};
use crate::geom::{Point, Rect};
use crate::model::{Edition, Lang, PageId};
use egui::{Color32, Context, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// The width of the map, points.
const MAP_WIDTH: f32 = 96.0;
/// From the map to the edges of the canvas, points.
const MAP_MARGIN: f32 = 12.0;

/// What the second view shows.
pub struct Second {
    /// It is on the screen.
    pub open: bool,
    page: Option<PageId>,
    lang: Option<Lang>,
    gallery: Gallery,
    map: Map,
}

/// The little map comes while the page is panned or zoomed and goes again.
#[derive(Debug, Default)]
struct Map {
    /// How the page lay when it was looked at last.
    view: (Point, f64),
    /// Seconds until which it stays.
    until: f64,
}

/// How long the map stays after the page came to rest, and in how much of that it fades, s.
const MAP_STAYS: f64 = 1.8;
const MAP_FADES: f64 = 0.4;

impl Second {
    /// A view that is not shown yet.
    pub fn new(ctx: &Context) -> Self {
        Self { open: false, page: None, lang: None, gallery: Gallery::new(ctx), map: Map::default() }
    }

    /// Another document is opened.
    pub fn clear(&mut self) {
        (self.page, self.lang) = (None, None);
        self.gallery.clear();
    }
}

/// Shows the second view over the canvas.
pub fn show(app: &mut App, ctx: &Context) {
    app.second.gallery.receive(ctx);
    let Some(desk) = &app.desk else { return };
    if !app.second.open {
        return;
    }
    let project = Arc::clone(desk.editor.project());
    let materials = Arc::clone(&desk.materials);
    let shown = app.second.page.and_then(|id| project.page(id)).map_or(desk.editor.page_index(), |(i, _)| i);
    let Some(page) = project.pages.get(shown).cloned() else { return };
    // To compare: another language than the canvas shows, until one is chosen.
    let (langs, here) = (&project.book.languages, &desk.editor.edition().lang);
    let another = || langs.iter().find(|lang| *lang != here).unwrap_or(here).clone();
    let lang = app.second.lang.clone().filter(|lang| langs.contains(lang)).unwrap_or_else(another);
    let pages: Vec<(usize, String)> = (0..project.pages.len()).map(|i| (i, format!("{}", i + 1))).collect();
    let langs: Vec<(Lang, String)> =
        project.book.languages.iter().map(|l| (l.clone(), text::lang_name(l))).collect();
    let setup = project.setup_of(&page);
    let aspect = (setup.trim.y / setup.trim.x.max(1.0)) as f32;
    let mut open = true;
    let (mut to_page, mut to_lang) = (None, None);
    egui::Window::new(egui::RichText::new(app.t(Text::CmdSecondView)).font(theme::bold(13.5)))
        .collapsible(false)
        .frame(theme::aside(ctx))
        .id(egui::Id::unique("second-view"))
        .open(&mut open)
        .default_width(300.0)
        .default_pos(pos2(200.0, 110.0))
        .show(ctx, |ui| {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    to_page = widgets::choice(left, "second page", &shown, &pages);
                    to_lang = widgets::choice(right, "second language", &lang, &langs);
                }
            });
            let width = ui.available_width();
            let (area, _) = ui.allocate_exact_size(vec2(width, width * aspect), Sense::hover());
            ui.painter().rect_filled(area, 0.0, theme::colour32(page.paper));
            let px = (width * ui.pixels_per_point()).round().max(1.0) as u32;
            let edition = Edition { lang: lang.clone(), ..desk.editor.edition().clone() };
            let sitter = Sitter {
                project: &project,
                index: shown,
                edition: &edition,
                materials: &materials,
                width: px,
            };
            if let Some(picture) = app.second.gallery.thumbnail(&sitter, Some(0.0)) {
                let whole = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(picture.id(), area, whole, Color32::WHITE);
            }
        });
    app.second.open = open;
    if let Some(index) = to_page {
        app.second.page = project.pages.get(index).map(|p| p.id);
    }
    if to_lang.is_some() {
        app.second.lang = to_lang;
    }
}

/// Draws the map of a page larger than the canvas in its corner, while it is panned or zoomed and a moment longer: where
/// one is, and by a press or a drag, where to go.
pub fn map(app: &mut App, ui: &mut Ui, lens: &Lens, trim: Rect, area: egui::Rect) {
    let seen = (lens.page(area.min), lens.page(area.max));
    let seen = Rect::from_points(seen.0, seen.1);
    if trim.width() <= 0.0 || (seen.contains(trim.origin()) && seen.contains(Point::new(trim.x1, trim.y1))) {
        return;
    }
    let p = theme::of(ui);
    let Some(desk) = &mut app.desk else { return };
    let size = vec2(MAP_WIDTH, MAP_WIDTH * (trim.height() / trim.width()).min(2.5) as f32);
    let place = egui::Rect::from_min_size(area.max - size - vec2(MAP_MARGIN, MAP_MARGIN), size);
    let (time, pointer) = ui.input(|i| (i.time, i.pointer.latest_pos()));
    let map = &mut app.second.map;
    let view = (desk.camera.centre, desk.camera.zoom);
    // Who is on it needs it still.
    let over = map.until > time && pointer.is_some_and(|at| place.contains(at));
    if std::mem::replace(&mut map.view, view) != view || over {
        map.until = time + MAP_STAYS;
    }
    let left = map.until - time;
    if left <= 0.0 {
        return;
    }
    let shown = (left / MAP_FADES).min(1.0) as f32;
    let wait = if left > MAP_FADES { left - MAP_FADES } else { 1.0 / 30.0 };
    ui.ctx().request_repaint_after_secs(wait as f32);
    let scale = f64::from(size.x) / trim.width();
    let tall = f64::from(size.y) / trim.height();
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place));
    corner.multiply_opacity(shown);
    let response = corner.interact(place, corner.scope_id().with("map"), Sense::click_and_drag());
    let painter = corner.painter_at(place.expand(2.0));
    painter.rect_filled(place, 0.0, theme::colour32(desk.editor.page().paper));
    // The list of pages has a picture of this page already.
    if let Some(picture) = app.gallery.any(desk.editor.page().id) {
        let whole = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(picture.id(), place, whole, Color32::WHITE);
    }
    painter.rect_stroke(place, 0.0, Stroke::new(1.0, p.line), StrokeKind::Outside);
    let at = |x: f64, y: f64| place.min + vec2((x * scale) as f32, (y * tall) as f32);
    let frame = egui::Rect::from_min_max(at(seen.x0, seen.y0), at(seen.x1, seen.y1)).intersect(place);
    painter.rect_filled(frame, 0.0, p.accent.gamma_multiply(0.15));
    painter.rect_stroke(frame, 0.0, Stroke::new(1.5, p.accent), StrokeKind::Inside);
    if let Some(to) = response.interact_pointer_pos() {
        let to = to - place.min;
        desk.camera.centre = Point::new(f64::from(to.x) / scale, f64::from(to.y) / tall);
        desk.camera.fitted = false;
        ui.ctx().request_repaint();
    }
}
