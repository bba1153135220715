//! The strip of tools on the left and the bar of actions above the canvas.

use super::app::App;
use super::command::{Command, tool_icon};
use super::icons;
use super::text;
use super::{hints, theme, widgets};
use crate::editor::ToolKind;
use egui::{Align, Layout, Ui, vec2};

/// The strip of tools.
pub fn tools(app: &mut App, ui: &mut Ui) {
    let now = app.desk.as_ref().map(|d| d.editor.tool());
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
        ui.add_space(6.0);
        for tool in ToolKind::ALL {
            if matches!(tool, ToolKind::Panel | ToolKind::Order) {
                ui.add_space(3.0);
                let (r, _) = ui.allocate_exact_size(vec2(24.0, 1.0), egui::Sense::hover());
                ui.painter().hline(r.x_range(), r.center().y, egui::Stroke::new(1.0, theme::of(ui).outline));
                ui.add_space(3.0);
            }
            let command = Command::Tool(tool);
            let name = app.label(command);
            let tip = format!("{}\n{}", app.tip(ui.ctx(), command), app.t(hints::tool(tool)));
            let response = ui
                .add_enabled_ui(now.is_some(), |ui| {
                    icons::loud_button(ui, tool_icon(tool), &name, &tip, now == Some(tool), 34.0, true)
                })
                .inner;
            if response.clicked() {
                app.run(command, ui.ctx());
            }
        }
    });
}

/// The bar of actions.
pub fn bar(app: &mut App, ui: &mut Ui) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for command in [Command::Undo, Command::Redo] {
            action(app, ui, command);
        }
        gap(ui);
        for command in [
            Command::Overview,
            Command::FacingPages,
            Command::ZoomOut,
            Command::ZoomIn,
            Command::FitPage,
            Command::Guides,
            Command::Layouts,
        ] {
            action(app, ui, command);
        }
        gap(ui);
        languages(app, ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let enabled = app.can(Command::Export);
            let name = app.label(Command::Export);
            let tip = app.tip(ui.ctx(), Command::Export);
            let button = ui.add_enabled_ui(enabled, |ui| widgets::primary(ui, &name).on_hover_text(tip));
            if button.inner.clicked() {
                app.run(Command::Export, ui.ctx());
            }
            let selected = app.desk.as_ref().is_some_and(|d| !d.editor.selection().is_empty());
            if selected {
                gap(ui);
                for command in [
                    Command::Delete,
                    Command::Lock,
                    Command::Back,
                    Command::Backward,
                    Command::Forward,
                    Command::Front,
                ] {
                    action(app, ui, command);
                }
            }
        });
    });
}

fn gap(ui: &mut Ui) {
    ui.add_space(5.0);
    let (r, _) = ui.allocate_exact_size(vec2(1.0, 20.0), egui::Sense::hover());
    ui.painter().vline(r.center().x, r.y_range(), egui::Stroke::new(1.0, theme::of(ui).outline));
    ui.add_space(5.0);
}

fn action(app: &mut App, ui: &mut Ui, command: Command) {
    let Some(icon) = command.icon() else { return };
    let name = app.label(command);
    let tip = app.tip(ui.ctx(), command);
    let enabled = app.can(command);
    let on = app.is_on(command);
    if ui.add_enabled_ui(enabled, |ui| icons::button(ui, icon, &name, &tip, on, 30.0)).inner.clicked() {
        app.run(command, ui.ctx());
    }
}

/// The language that the page is shown in.
fn languages(app: &mut App, ui: &mut Ui) {
    let Some(desk) = &mut app.desk else { return };
    let all: Vec<_> =
        desk.editor.project().book.languages.iter().map(|l| (l.clone(), text::lang_name(l))).collect();
    let now = desk.editor.edition().lang.clone();
    if all.len() > 4 {
        ui.allocate_ui(vec2(150.0, 24.0), |ui| {
            if let Some(lang) = widgets::choice(ui, "edition", &now, &all) {
                desk.set_lang(lang);
            }
        });
    } else if let Some(lang) = widgets::segments(ui, &now, &all) {
        desk.set_lang(lang);
    }
}
