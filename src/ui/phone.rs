//! The phone preview: the comic as it is scrolled on a phone, page after page, as wide as its screen.

use super::app::App;
use super::gallery::{Gallery, Sitter};
use super::text::{self, Text};
use super::{theme, widgets};
use crate::model::{Edition, Lang, PageId, Project, Reading, StyleName};
use egui::{
    Color32, Context, CornerRadius, Id, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2,
    vec2,
};
use std::sync::Arc;

/// The proportion of a phone's screen, of its height to its width: 19.5 to 9, as most have now.
const SCREEN: f32 = 19.5 / 9.0;
/// The width of a phone's screen, mm: 6.1 inches across the corners.
const SCREEN_MM: f64 = 65.0;
/// The width of the window at first, points.
const WIDTH: f32 = 300.0;
/// Around the screen, points.
const BEZEL: f32 = 9.0;
/// Between pages that are no slices of one strip, points.
const GAP: f32 = 6.0;

/// What the preview shows.
pub struct Phone {
    /// It is on the screen.
    pub open: bool,
    lang: Option<Lang>,
    gallery: Gallery,
    /// The page that it was last brought to.
    at: Option<PageId>,
}

impl Phone {
    /// A preview that is not shown yet.
    pub fn new(ctx: &Context) -> Self {
        Self { open: false, lang: None, gallery: Gallery::new(ctx), at: None }
    }

    /// Another document is opened.
    pub fn clear(&mut self) {
        (self.lang, self.at) = (None, None);
        self.gallery.clear();
    }
}

/// How high the capitals of plain speech are on a phone, mm, where a page of the book is as wide as its screen.
fn capitals_mm(project: &Project, lang: &Lang) -> Option<f64> {
    let speech = project.style(&StyleName::new("speech"))?.lettering.for_lang(lang);
    let width = project.book.setup.trim.x;
    (width > 0.0).then(|| speech.cap_height_mm * SCREEN_MM / width)
}

/// Shows the preview over the canvas.
pub fn show(app: &mut App, ctx: &Context) {
    app.phone.gallery.receive(ctx);
    let Some(canvas) = app.desk.as_ref().map(|d| d.camera.area).filter(|_| app.phone.open) else { return };
    let mut open = true;
    // Beside a page that is fitted, as far as there is room.
    let place = canvas.right_top() + vec2(-WIDTH - 40.0, 10.0);
    egui::Window::new(RichText::new(app.t(Text::CmdPhone)).font(theme::bold(13.5)))
        .id(Id::unique("phone"))
        .frame(theme::aside(ctx))
        .open(&mut open)
        .collapsible(false)
        .default_size(vec2(WIDTH, (canvas.height() - 90.0).clamp(240.0, 680.0)))
        .min_width(180.0)
        .default_pos(place)
        .show(ctx, |ui| contents(app, ui));
    app.phone.open = open;
}

fn contents(app: &mut App, ui: &mut Ui) {
    let Some(desk) = &app.desk else { return };
    let project = Arc::clone(desk.editor.project());
    let lang = app.phone.lang.clone().unwrap_or_else(|| desk.editor.edition().lang.clone());
    let p = theme::of(ui);
    ui.horizontal(|ui| {
        let langs: Vec<(Lang, String)> =
            project.book.languages.iter().map(|l| (l.clone(), text::lang_name(l))).collect();
        ui.allocate_ui(vec2(110.0, 24.0), |ui| {
            if let Some(other) = widgets::choice(ui, "phone language", &lang, &langs) {
                app.phone.lang = Some(other);
            }
        });
        if let Some(mm) = capitals_mm(&project, &lang) {
            let line = text::fill(app.t(Text::PhoneCapitals), &[&format!("{mm:.1}")]);
            ui.add(egui::Label::new(RichText::new(line).size(12.0).color(p.weak)).truncate())
                .on_hover_text(app.t(Text::PhoneCapitalsTip));
        }
    });
    let room = ui.available_size() - vec2(BEZEL, BEZEL) * 2.0;
    let width = room.x.min(room.y.max(120.0) / SCREEN).max(90.0).floor();
    let size = vec2(width, (width * SCREEN).floor());
    let (whole, _) =
        ui.allocate_exact_size(ui.available_size().max(size + vec2(BEZEL, BEZEL) * 2.0), Sense::hover());
    let body = egui::Rect::from_center_size(whole.center(), size + vec2(BEZEL, BEZEL) * 2.0);
    let screen = body.shrink(BEZEL);
    ui.painter().rect_filled(body, CornerRadius::same(24), theme::PHONE);
    ui.painter().rect_stroke(body, CornerRadius::same(24), Stroke::new(1.0, p.outline), StrokeKind::Inside);
    ui.painter().rect_filled(screen, CornerRadius::same(12), Color32::BLACK);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(screen));
    inner.set_clip_rect(screen.intersect(ui.clip_rect()));
    strip(app, &mut inner, &project, lang, width);
    // The corners of the screen are round; what is scrolled is not.
    ui.painter().rect_stroke(
        screen,
        CornerRadius::same(12),
        Stroke::new(5.0, theme::PHONE),
        StrokeKind::Outside,
    );
}

/// The pages below each other.
fn strip(app: &mut App, ui: &mut Ui, project: &Arc<Project>, lang: Lang, width: f32) {
    let Some(desk) = &mut app.desk else { return };
    let phone = &mut app.phone;
    let edition = Edition { lang, ..desk.editor.edition().clone() };
    let materials = Arc::clone(&desk.materials);
    let now = desk.editor.page().id;
    // The page that is worked on comes onto the phone when another one is opened.
    let turned = phone.at.replace(now) != Some(now);
    let px = (width * ui.pixels_per_point()).round().max(1.0) as u32;
    let gap = if project.book.setup.reading == Reading::TopToBottom { 0.0 } else { GAP };
    let word = text::of(app.settings.tongue, Text::PageN);
    let mut go = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap;
        for (index, page) in project.pages.iter().enumerate() {
            let setup = project.setup_of(page);
            let height = (width * (setup.trim.y / setup.trim.x.max(1.0)) as f32).max(1.0);
            let (area, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
            let name = text::fill(word, &[&(index + 1)]);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if turned && page.id == now {
                ui.scroll_to_rect(area, Some(egui::Align::TOP));
            }
            if response.clicked() {
                go = Some(index);
            }
            let away = (area.center().y - ui.clip_rect().center().y).abs();
            if away > ui.clip_rect().height() + height {
                continue;
            }
            ui.painter().rect_filled(area, 0.0, theme::colour32(page.paper));
            let sitter = Sitter { project, index, edition: &edition, materials: &materials, width: px };
            if let Some(picture) = phone.gallery.thumbnail(&sitter, Some(away)) {
                let uv = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(picture.id(), area, uv, Color32::WHITE);
            }
        }
    });
    if let Some(index) = go {
        // It is on the phone already.
        phone.at = project.pages.get(index).map(|p| p.id);
        desk.go_to_page(index);
    }
}
