//! The menu bar.

use super::app::App;
use super::command::Command;
use super::text::{Text, Tongue};
use super::theme::{self, Shade};
use crate::editor::{Align, ToolKind};
use egui::containers::menu::{MenuConfig, menu_style};
use egui::{Button, MenuBar, RichText, Ui, vec2};

/// The height of a row of a menu, points.
const ROW: f32 = 28.0;

/// Shows it.
pub fn show(app: &mut App, ui: &mut Ui) {
    use Command as C;
    MenuBar::new()
        .style(|style: &mut egui::Style| {
            menu_style(style);
            style.spacing.button_padding = vec2(9.0, 3.0);
            style.spacing.item_spacing.x = 0.0;
        })
        .config(MenuConfig::new().style(rows))
        .ui(ui, |ui| {
            menu(app, ui, Text::MenuFile, |app, ui| {
                items(app, ui, &[C::New, C::Open]);
                recent(app, ui);
                ui.separator();
                items(app, ui, &[C::Save, C::SaveAs, C::Close]);
                ui.separator();
                items(app, ui, &[C::Export]);
                ui.separator();
                items(app, ui, &[C::FindPictures]);
                ui.separator();
                items(app, ui, &[C::Quit]);
            });
            menu(app, ui, Text::MenuEdit, |app, ui| {
                items(app, ui, &[C::Undo, C::Redo]);
                ui.separator();
                items(
                    app,
                    ui,
                    &[C::Cut, C::Copy, C::CopyPicture, C::CopyWords, C::Paste, C::Duplicate, C::Delete],
                );
                ui.separator();
                items(app, ui, &[C::SelectAll, C::NextItem, C::PreviousItem]);
                ui.separator();
                items(app, ui, &[C::Tidy, C::Cast, C::Fonts, C::Colours]);
                ui.separator();
                items(app, ui, &[C::Settings]);
            });
            menu(app, ui, Text::MenuPage, |app, ui| {
                items(app, ui, &[C::AddPage, C::PicturePages, C::DuplicatePage, C::CopyPages, C::DeletePage]);
                ui.separator();
                items(app, ui, &[C::Cover, C::DoublePage, C::Printed]);
                ui.separator();
                items(
                    app,
                    ui,
                    &[C::Layouts, C::PageSetup, C::ArtBehind, C::Tool(ToolKind::Order), C::OrderByPlace],
                );
                ui.separator();
                items(app, ui, &[C::PreviousPage, C::NextPage]);
            });
            menu(app, ui, Text::MenuItem, |app, ui| {
                items(
                    app,
                    ui,
                    &[
                        C::EditWords,
                        C::AddTail,
                        C::LargerLetters,
                        C::SmallerLetters,
                        C::TurnLines,
                        C::ReplaceArt,
                        C::AddLayer,
                    ],
                );
                ui.separator();
                items(app, ui, &[C::Front, C::Forward, C::Backward, C::Back]);
                ui.separator();
                items(app, ui, &[C::Group, C::Ungroup, C::Lock, C::Hide]);
                ui.separator();
                let title = app.t(Text::AlignMenu).to_owned();
                ui.menu_button(title, |ui| {
                    items(app, ui, &Align::ALL.map(C::Align));
                });
                ui.separator();
                items(app, ui, &[C::Merge, C::Divide, C::Bleed]);
            });
            menu(app, ui, Text::MenuView, |app, ui| {
                items(app, ui, &[C::Overview]);
                ui.separator();
                items(app, ui, &[C::FitPage, C::ActualSize, C::ZoomIn, C::ZoomOut]);
                ui.separator();
                items(app, ui, &[C::NextLanguage]);
                ui.separator();
                items(app, ui, &[C::Guides, C::Rulers]);
                let title = app.t(Text::MenuGuides).to_owned();
                ui.menu_button(title, |ui| {
                    items(app, ui, &[C::Ruled, C::LockGuides, C::SpreadGuides, C::ClearGuides]);
                });
                ui.separator();
                items(app, ui, &[C::FacingPages, C::SecondView, C::Phone, C::Layers]);
                ui.separator();
                ui.menu_button(app.t(Text::Theme).to_owned(), |ui| {
                    for (shade, text) in [(Shade::Dark, Text::ThemeDark), (Shade::Light, Text::ThemeLight)] {
                        let on = app.settings.shade == shade;
                        if ui.radio(on, app.t(text)).clicked() {
                            app.set_shade(ui.ctx(), shade);
                            ui.close();
                        }
                    }
                });
                ui.menu_button(app.t(Text::WindowLanguage).to_owned(), |ui| {
                    for tongue in Tongue::ALL {
                        if ui.radio(app.settings.tongue == tongue, tongue.name()).clicked() {
                            app.settings.tongue = tongue;
                            app.remember();
                            ui.close();
                        }
                    }
                });
            });
            menu(app, ui, Text::MenuHelp, |app, ui| items(app, ui, &[C::Palette, C::Shortcuts, C::About]));
        });
}

fn menu(app: &mut App, ui: &mut Ui, title: Text, contents: impl FnOnce(&mut App, &mut Ui)) {
    let title = app.t(title).to_owned();
    ui.menu_button(title, |ui| {
        style(ui);
        contents(app, ui);
    });
}

/// A command as a menu shows it.
pub struct Entry {
    /// Which.
    pub command: Command,
    /// It can run now.
    pub can: bool,
    label: String,
    keys: String,
    on: bool,
    /// Why it cannot run now, where that is not plain to see.
    why: Option<&'static str>,
}

/// Commands as a menu shows them now.
pub fn entries(app: &App, ctx: &egui::Context, commands: &[Command]) -> Vec<Entry> {
    let entry = |command: Command| Entry {
        command,
        can: app.can(command),
        label: app.label(command),
        keys: app.keys_of(ctx, command),
        on: app.is_on(command),
        why: app.why_not(command),
    };
    commands.iter().map(|c| entry(*c)).collect()
}

/// One line of a menu.
pub fn line(ui: &mut Ui, entry: &Entry) -> egui::Response {
    let mut button = Button::new(&entry.label);
    if !entry.keys.is_empty() {
        button = button.shortcut_text(RichText::new(&entry.keys).color(theme::of(ui).weak));
    }
    if entry.on {
        button = button.selected(true);
    }
    let response = ui.add_enabled(entry.can, button);
    match entry.why {
        Some(why) => response.on_disabled_hover_text(why),
        None => response,
    }
}

/// Rows of menus touch each other: there is no place between two that is neither.
pub fn rows(style: &mut egui::Style) {
    menu_style(style);
    style.spacing.button_padding = vec2(10.0, 3.0);
    style.spacing.interact_size.y = ROW;
    style.spacing.item_spacing.y = 0.0;
}

/// The measures of every menu.
pub fn style(ui: &mut Ui) {
    rows(ui.style_mut());
    ui.set_min_width(theme::PAGES_WIDTH + 100.0);
}

/// Commands as lines of a menu, which run when they are chosen.
pub fn items(app: &mut App, ui: &mut Ui, commands: &[Command]) {
    for entry in entries(app, ui.ctx(), commands) {
        if line(ui, &entry).clicked() {
            ui.close();
            let ctx = ui.ctx().clone();
            app.run(entry.command, &ctx);
        }
    }
}

fn recent(app: &mut App, ui: &mut Ui) {
    let files = app.settings.recent.clone();
    let title = app.t(Text::OpenRecent).to_owned();
    ui.add_enabled_ui(!files.is_empty(), |ui| {
        ui.menu_button(title, |ui| {
            for path in files {
                let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    ui.close();
                    app.open_file(path);
                }
            }
        });
    });
}
