//! The list of pages: real little pages, to click, drag and add to.

use super::app::App;
use super::command::Command;
use super::icons::{self, Icon};
use super::text::Text;
use super::theme;
use egui::{Align2, FontId, Rect, Sense, Shadow, Stroke, StrokeKind, Ui, pos2, vec2};

/// The width of a thumbnail, points.
const WIDTH: f32 = 84.0;
/// The tallest that one is shown; strips are cut off below.
const TALLEST: f32 = 190.0;
/// Under a thumbnail: its number.
const FOOT: f32 = 22.0;

/// Shows the list.
pub fn show(app: &mut App, ui: &mut Ui) {
    let p = theme::of(ui);
    let title = app.t(Text::Pages).to_owned();
    let add = app.t(Text::CmdAddPage).to_owned();
    let mut command = None;
    egui::Frame::NONE.inner_margin(egui::Margin { left: 12, right: 6, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(&title).font(theme::bold(12.5)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icons::button(ui, Icon::Add, &add, &add, false, 24.0).clicked() {
                    command = Some(Command::AddPage);
                }
            });
        });
    });
    let Some(desk) = &mut app.desk else { return };
    let project = std::sync::Arc::clone(desk.editor.project());
    let current = desk.editor.page_index();
    let edition = desk.editor.edition().clone();
    let materials = std::sync::Arc::clone(&desk.materials);
    let open = desk.editor.page().id;
    let turned = desk.listed.replace(open) != Some(open);
    let calm = !ui.input(|i| i.pointer.any_down()) && desk.typing.is_none();
    let ppp = ui.pixels_per_point();
    let mut go = None;
    let mut shift = None;
    let mut context = None;
    let page_word = super::text::of(app.settings.tongue, Text::PageN);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut slots: Vec<Rect> = Vec::new();
        let mut dragged: Option<(usize, f32)> = None;
        for (index, page) in project.pages.iter().enumerate() {
            let setup = project.setup_of(page);
            let height = (WIDTH * (setup.trim.y / setup.trim.x.max(1.0)) as f32).clamp(24.0, TALLEST);
            let (slot, response) = ui.allocate_exact_size(
                vec2(ui.available_width(), height + FOOT + 10.0),
                Sense::click_and_drag(),
            );
            let name = page_word.replace("{0}", &(index + 1).to_string());
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, index == current, &name)
            });
            slots.push(slot);
            if turned && index == current {
                ui.scroll_to_rect(slot.expand(8.0), None);
            }
            if response.clicked() {
                go = Some(index);
            }
            if response.dragged() {
                dragged = ui.input(|i| i.pointer.latest_pos()).map(|at| (index, at.y));
            }
            if response.drag_stopped()
                && let Some(at) = ui.input(|i| i.pointer.latest_pos())
            {
                shift = Some((page.id, index, at.y));
            }
            egui::Popup::context_menu(&response).show(|ui| {
                for c in [Command::AddPage, Command::DuplicatePage, Command::DeletePage] {
                    let enabled = c != Command::DeletePage || project.pages.len() > 1;
                    let text = super::text::of(app.settings.tongue, c.text());
                    if ui.add_enabled(enabled, egui::Button::new(text)).clicked() {
                        context = Some((index, c));
                        ui.close();
                    }
                }
            });
            if !ui.is_rect_visible(slot) {
                continue;
            }
            let left = slot.center().x - WIDTH / 2.0;
            let paper = Rect::from_min_size(pos2(left.round(), slot.top() + 6.0), vec2(WIDTH, height));
            let on = index == current;
            if response.hovered() && !on {
                ui.painter().rect_filled(slot.shrink2(vec2(6.0, 0.0)), 6.0, p.control.gamma_multiply(0.6));
            }
            let shadow = Shadow { offset: [0, 2], blur: 8, spread: 0, color: p.shadow };
            ui.painter().add(shadow.as_shape(paper, 0.0));
            ui.painter().rect_filled(paper, 0.0, theme::colour32(page.paper));
            let width = (WIDTH * ppp).round() as u32;
            if let Some(texture) = app.gallery.thumbnail(&project, page, &edition, &materials, width, calm) {
                let full = texture.size_vec2();
                let shown = (height / WIDTH * full.x / full.y.max(1.0)).min(1.0);
                let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, shown));
                ui.painter().image(texture.id(), paper, uv, egui::Color32::WHITE);
            }
            let (line, ink) =
                if on { (Stroke::new(2.0, p.accent), p.accent) } else { (Stroke::new(1.0, p.line), p.weak) };
            ui.painter().rect_stroke(
                paper.expand(if on { 2.0 } else { 0.0 }),
                1.0,
                line,
                StrokeKind::Outside,
            );
            let font = if on { theme::bold(12.0) } else { FontId::proportional(12.0) };
            ui.painter().text(
                pos2(paper.center().x, paper.bottom() + 5.0),
                Align2::CENTER_TOP,
                (index + 1).to_string(),
                font,
                ink,
            );
        }
        if let Some((from, y)) = dragged {
            let to = gap(&slots, y);
            if to != from && to != from + 1 {
                let line = slots
                    .get(to)
                    .map_or_else(|| slots.last().map_or(0.0, |s| s.bottom() + 2.0), |s| s.top() - 2.0);
                let x = ui.max_rect().x_range().shrink(10.0);
                ui.painter().hline(x, line, Stroke::new(3.0, p.accent));
            }
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if let Some((id, from, y)) = shift.take() {
            let to = gap(&slots, y);
            if to != from && to != from + 1 {
                shift = Some((id, if to > from { to - 1 } else { to }, y));
            }
        }
    });
    if let Some(index) = go {
        desk.go_to_page(index);
    }
    if let Some((page, to, _)) = shift {
        desk.end_words();
        desk.settle();
        desk.editor.move_page(page, to);
    }
    if let Some((index, c)) = context {
        desk.go_to_page(index);
        command = Some(c);
    }
    if let Some(command) = command {
        app.run(command, ui.ctx());
    }
}

/// Before which slot a page lands that is let go at `y`.
fn gap(slots: &[Rect], y: f32) -> usize {
    slots.iter().position(|s| y < s.center().y).unwrap_or(slots.len())
}
