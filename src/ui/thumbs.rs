//! The list of pages: real little pages, to click, drag and add to.

use super::app::App;
use super::command::Command;
use super::gallery::Sitter;
use super::icons::{self, Icon};
use super::panes::Pane;
use super::text::Text;
use super::{context, menu, theme};
use egui::{Align2, FontId, Key, Modifiers, Rect, Sense, Shadow, Stroke, StrokeKind, Ui, pos2, vec2};

/// The width of a thumbnail, points.
const WIDTH: f32 = 84.0;
/// The tallest that one is shown; strips are cut off below.
const TALLEST: f32 = 190.0;
/// A drag within this distance of the list's ends scrolls it, points.
const EDGE: f32 = 40.0;
/// Under a thumbnail: its number.
const FOOT: f32 = 22.0;

/// Shows the list.
pub fn show(app: &mut App, ui: &mut Ui) {
    let p = theme::of(ui);
    let title = app.t(Text::Pages).to_owned();
    let (add, tip) = (app.t(Text::CmdAddPage).to_owned(), app.tip(ui.ctx(), Command::AddPage));
    let mut command = None;
    egui::Frame::NONE.inner_margin(egui::Margin { left: 12, right: 6, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(&title).font(theme::bold(12.5)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icons::button(ui, Icon::Add, &add, &tip, false, 24.0).clicked() {
                    command = Some(Command::AddPage);
                }
            });
        });
    });
    let entries: Vec<_> = context::THUMBNAIL.iter().map(|g| menu::entries(app, ui.ctx(), g)).collect();
    let Some(desk) = &mut app.desk else { return };
    let project = std::sync::Arc::clone(desk.editor.project());
    let current = desk.editor.page_index();
    let edition = desk.editor.edition().clone();
    let materials = std::sync::Arc::clone(&desk.materials);
    let open = desk.editor.page().id;
    let before = desk.listed.replace(open);
    let turned = before != Some(open);
    let calm = !ui.input(|i| i.pointer.any_down()) && desk.typing.is_none();
    let ppp = ui.pixels_per_point();
    let mut go = None;
    let (mut let_go, mut shift) = (None, None);
    // The list as a whole is about the open page.
    let mut doomed = ui.memory(|m| m.has_focus(Pane::Pages.id())) && deletes(ui);
    let mut chosen = None;
    let tongue = app.settings.tongue;
    let page_word = super::text::of(tongue, Text::PageN);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut slots: Vec<Rect> = Vec::new();
        let mut dragged: Option<(usize, f32)> = None;
        // The keys go on to the page that was turned to, if they were at a page.
        let slot_of = |ui: &Ui, page| ui.scope_id().with(("page", page));
        let focused = ui.memory(egui::Memory::focused);
        let mut listed = project.pages.iter().map(|p| p.id).chain(before);
        if turned && listed.any(|page| focused == Some(slot_of(ui, page))) {
            ui.memory_mut(|m| m.request_focus(slot_of(ui, open)));
        }
        for (index, page) in project.pages.iter().enumerate() {
            let setup = project.setup_of(page);
            let height = (WIDTH * (setup.trim.y / setup.trim.x.max(1.0)) as f32).clamp(24.0, TALLEST);
            let (_, slot) = ui.allocate_space(vec2(ui.available_width(), height + FOOT + 10.0));
            slots.push(slot);
            if turned && index == current {
                ui.scroll_to_rect(slot.expand(8.0), None);
            }
            // A page that is dragged goes on being dragged while the list scrolls under it.
            let id = slot_of(ui, page.id);
            let is_held = ui.ctx().is_being_dragged(id) || ui.memory(|m| m.has_focus(id));
            if !ui.is_rect_visible(slot) && !is_held {
                continue;
            }
            let response = ui.interact(slot, id, Sense::click_and_drag());
            let name = page_word.replace("{0}", &(index + 1).to_string());
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, index == current, &name)
            });
            // The menu is about the page that it opens at.
            if response.clicked() || response.secondary_clicked() {
                go = Some(index);
            }
            if response.clicked() {
                // The keys that follow are for the page that was clicked.
                response.request_focus();
            } else if response.has_focus() && deletes(ui) {
                // Only of what is seen is thrown out; another page is opened first.
                if index == current {
                    doomed = true;
                } else {
                    go = Some(index);
                }
            }
            if response.dragged() {
                dragged = ui.input(|i| i.pointer.latest_pos()).map(|at| (index, at.y));
            }
            if response.drag_stopped()
                && let Some(at) = ui.input(|i| i.pointer.latest_pos())
            {
                let_go = Some((page.id, index, at.y));
            }
            egui::Popup::context_menu(&response).show(|ui| {
                menu::style(ui);
                for (n, group) in entries.iter().enumerate() {
                    if n > 0 {
                        ui.separator();
                    }
                    for entry in group {
                        if menu::line(ui, entry).clicked() {
                            chosen = Some((index, entry.command));
                            ui.close();
                        }
                    }
                }
            });
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
            let sitter = Sitter { project: &project, index, edition: &edition, materials: &materials, width };
            // The open page first, then what is in the middle of the list.
            let away = (slot.center().y - ui.clip_rect().center().y).abs();
            let urgency = calm.then_some(if on { 0.0 } else { away });
            if let Some(texture) = app.gallery.thumbnail(&sitter, urgency) {
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
            super::widgets::ring(ui, slot.shrink2(vec2(6.0, 0.0)), &response);
            let font = if on { theme::bold(12.0) } else { FontId::proportional(12.0) };
            let mut label = (index + 1).to_string();
            if page.cover {
                label = format!("{label}  {}", super::text::of(tongue, Text::Cover));
            }
            ui.painter().text(
                pos2(paper.center().x, paper.bottom() + 5.0),
                Align2::CENTER_TOP,
                label,
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
            let past =
                (ui.clip_rect().top() + EDGE - y).max(0.0) - (y - ui.clip_rect().bottom() + EDGE).max(0.0);
            if past != 0.0 {
                ui.scroll_with_delta(vec2(0.0, past.clamp(-EDGE, EDGE) / 4.0));
                ui.ctx().request_repaint();
            }
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if let Some((id, from, y)) = let_go {
            let to = gap(&slots, y);
            shift = (to != from && to != from + 1).then_some((id, to));
        }
    });
    if let Some(index) = go {
        desk.go_to_page(index);
        // A click is for the page and for nothing on it.
        desk.editor.select(Vec::new());
    }
    if doomed && !desk.editor.selection().is_empty() {
        // Something was selected since, and that is meant.
        command = Some(Command::Delete);
    } else if doomed && project.pages.len() > 1 {
        command = Some(Command::DeletePage);
        ui.memory_mut(|m| m.request_focus(Pane::Pages.id()));
    } else if doomed {
        desk.notice = Some(super::text::of(tongue, Text::LastPageStays).to_owned());
    }
    if let Some((page, to)) = shift {
        desk.end_words();
        desk.settle();
        desk.editor.move_pages(&[page], to);
    }
    if let Some((index, c)) = chosen {
        desk.go_to_page(index);
        command = Some(c);
    }
    if let Some(command) = command {
        app.run(command, ui.ctx());
    }
}

/// The key was pressed that deletes.
fn deletes(ui: &Ui) -> bool {
    ui.input_mut(|i| {
        i.consume_key(Modifiers::NONE, Key::Delete) || i.consume_key(Modifiers::NONE, Key::Backspace)
    })
}

/// Before which slot a page lands that is let go at `y`.
fn gap(slots: &[Rect], y: f32) -> usize {
    slots.iter().position(|s| y < s.center().y).unwrap_or(slots.len())
}
