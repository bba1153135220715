//! What the window shows when no document is open.

use super::app::App;
use super::command::Command;
use super::text::Text;
use super::{theme, widgets};
use egui::{Align, Layout, Rect, RichText, Sense, Ui, UiBuilder, vec2};

/// Shows it in the middle of the canvas.
pub fn show(app: &mut App, ui: &mut Ui) {
    let p = theme::of(ui);
    let recent: Vec<_> = app.settings.recent.iter().take(6).cloned().collect();
    let height = 200.0 + if recent.is_empty() { 0.0 } else { 40.0 + 44.0 * recent.len() as f32 };
    let area = Rect::from_center_size(ui.max_rect().center(), vec2(420.0, height));
    let mut page = ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Center)));
    let ui = &mut page;
    let (mark, _) = ui.allocate_exact_size(vec2(64.0, 64.0), Sense::hover());
    logo(ui, mark);
    ui.add_space(12.0);
    ui.label(RichText::new("Panelwright").font(theme::bold(26.0)));
    ui.label(RichText::new(app.t(Text::Tagline)).color(p.weak));
    ui.add_space(18.0);
    ui.horizontal(|ui| {
        ui.add_space((420.0 - 296.0) / 2.0);
        let new = app.t(Text::NewComic).to_owned();
        let open = app.t(Text::OpenComic).to_owned();
        ui.allocate_ui(vec2(144.0, 30.0), |ui| {
            if ui.centered_and_justified(|ui| widgets::primary(ui, &new)).inner.clicked() {
                app.run(Command::New, ui.ctx());
            }
        });
        ui.allocate_ui(vec2(144.0, 30.0), |ui| {
            if ui.centered_and_justified(|ui| widgets::secondary(ui, &open)).inner.clicked() {
                app.run(Command::Open, ui.ctx());
            }
        });
    });
    if recent.is_empty() {
        return;
    }
    ui.add_space(20.0);
    ui.label(RichText::new(app.t(Text::OpenRecent)).size(12.0).color(p.weak));
    for path in recent {
        let name = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let folder = path.parent().map_or_else(String::new, |f| f.display().to_string());
        let (rect, response) = ui.allocate_exact_size(vec2(360.0, 40.0), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, p.panel);
        }
        let painter = ui.painter_at(rect);
        let at = rect.min + vec2(12.0, 4.0);
        painter.text(at, egui::Align2::LEFT_TOP, &name, egui::FontId::proportional(13.5), p.text);
        let below = rect.min + vec2(12.0, 22.0);
        painter.text(below, egui::Align2::LEFT_TOP, folder, egui::FontId::proportional(11.0), p.weak);
        if response.clicked() {
            app.open_file(path);
        }
    }
}

/// Three panels and a balloon.
pub fn logo(ui: &Ui, rect: Rect) {
    let p = theme::of(ui);
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * (rect.width() / 64.0);
    let painter = ui.painter();
    painter.rect_filled(rect, rect.width() * 0.2, p.accent_fill);
    for (x0, y0, x1, y1, alpha) in
        [(12.0, 12.0, 36.0, 34.0, 1.0), (40.0, 12.0, 52.0, 34.0, 0.55), (12.0, 38.0, 52.0, 52.0, 0.8)]
    {
        let r = Rect::from_min_max(at(x0, y0), at(x1, y1));
        painter.rect_filled(r, 1.0, p.on_accent.gamma_multiply(alpha));
    }
    let balloon: Vec<_> = (0..40u8)
        .map(|i| {
            let a = f32::from(i) / 40.0 * std::f32::consts::TAU;
            at(24.0 + 8.0 * a.cos(), 21.5 + 5.0 * a.sin())
        })
        .collect();
    painter.add(egui::Shape::convex_polygon(balloon, p.accent_fill, egui::Stroke::NONE));
    let tail = vec![at(19.0, 24.0), at(24.0, 26.0), at(19.5, 30.5)];
    painter.add(egui::Shape::convex_polygon(tail, p.accent_fill, egui::Stroke::NONE));
}
