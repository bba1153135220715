//! Context menus: what can be done to the thing under the pointer, by its kind.

use super::app::App;
use super::canvas::Lens;
use super::command::Command;
use super::desk::Desk;
use super::dialogs::Dialog;
use super::dialogs::cast::Cast;
use super::inspector::marks;
use super::text::{self, Text};
use super::voices::{self, Shared};
use super::{choice, menu, panes};
use crate::edit::{Change, Edit};
use crate::editor::Align;
use crate::geom::Point;
use crate::model::{Item, ItemKind, Kept, Spot};
use egui::{Key, Modifiers, Pos2, Response, Ui};
use std::sync::Arc;

/// The width of the list of styles, points.
const STYLES_WIDTH: f32 = 210.0;

/// Commands in groups, with a line between them.
type Groups = &'static [&'static [Command]];

/// What holds for everything on the page.
const EVERYTHING: [&[Command]; 3] = [
    &[Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete],
    &[Command::Front, Command::Forward, Command::Backward, Command::Back],
    &[Command::Group, Command::Ungroup, Command::Lock, Command::Hide],
];
const WORDS: Groups = &[
    &[Command::EditWords, Command::AddTail, Command::LargerLetters, Command::SmallerLetters, Command::Tidy],
    EVERYTHING[0],
    EVERYTHING[1],
    EVERYTHING[2],
];
const PANEL: Groups = &[
    &[Command::ReplaceArt, Command::AddLayer, Command::ArtBehind],
    &[Command::Divide, Command::Layouts, Command::Bleed],
    EVERYTHING[0],
    EVERYTHING[1],
    EVERYTHING[2],
];
const ART: Groups =
    &[&[Command::ReplaceArt, Command::ArtBehind], EVERYTHING[0], EVERYTHING[1], EVERYTHING[2]];
const SEVERAL: Groups = &[
    &[Command::Merge, Command::Divide, Command::LargerLetters, Command::SmallerLetters],
    EVERYTHING[0],
    EVERYTHING[1],
    EVERYTHING[2],
];
const PAGE: Groups = &[
    &[Command::Paste, Command::SelectAll],
    &[Command::Layouts, Command::OrderByPlace, Command::Tidy],
    &[Command::FitPage, Command::FacingPages, Command::Guides, Command::Rulers],
    &[Command::AddPage, Command::DuplicatePage, Command::PageSetup, Command::Overview],
];

/// For a page in the list of pages.
pub const THUMBNAIL: Groups = &[
    &[
        Command::AddPage,
        Command::PicturePages,
        Command::DuplicatePage,
        Command::CopyPages,
        Command::Paste,
        Command::DeletePage,
    ],
    &[Command::Cover, Command::DoublePage, Command::Printed],
    &[Command::Layouts, Command::PageSetup, Command::Tidy],
    &[Command::Overview],
];

/// For the selected pages of the overview.
pub const OVERVIEW: Groups = &[
    &[Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete],
    &[Command::Cover, Command::DoublePage, Command::Printed, Command::PageSetup],
];

/// For one item.
pub fn of_kind(kind: &ItemKind) -> Groups {
    match kind {
        ItemKind::Panel(_) => PANEL,
        ItemKind::Balloon(_) | ItemKind::Caption(_) | ItemKind::Effect(_) => WORDS,
        ItemKind::Art(_) => ART,
    }
}

/// For what is selected, or for the page where nothing is.
fn of_selection(desk: &Desk) -> Groups {
    match desk.editor.selection() {
        [] => PAGE,
        [one] => desk.item(*one).map_or(PAGE, |item| of_kind(&item.kind)),
        _ => SEVERAL,
    }
}

/// The menu of the canvas: by the second button for what is under the pointer, by the menu key for what is selected.
pub fn canvas(app: &mut App, ui: &Ui, response: &Response, lens: &Lens) {
    if app.dialog.is_some() {
        return;
    }
    let Some(desk) = &mut app.desk else { return };
    let by_key = desk.typing.is_none()
        && panes::keys_are_the_canvas(ui.ctx())
        && ui.input_mut(|i| {
            i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10)
        });
    if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        desk.end_words();
        desk.settle();
        let scene = desk.scene();
        desk.editor.point_out(lens.page(at), &Desk::stage(&scene, lens.mm_per_point()));
        app.menu_at = None;
        app.menu_on = Some(lens.page(at));
    }
    if by_key {
        app.menu_at = Some(place(app, lens).unwrap_or_else(|| response.rect.center()));
        app.menu_on = app.menu_at.map(|at| lens.page(at));
    }
    let mut popup = egui::Popup::context_menu(response);
    if let Some(at) = app.menu_at {
        popup = popup.at_position(at);
    }
    if by_key {
        popup = popup.open_memory(Some(egui::SetOpenCommand::Bool(true)));
    }
    let popup = popup.accessible_name(app.t(Text::ContextMenu));
    let on = app.menu_on;
    popup.show(|ui| show(app, ui, by_key, on));
}

/// The middle of what is selected, where the screen shows it.
fn place(app: &mut App, lens: &Lens) -> Option<Pos2> {
    let desk = app.desk.as_mut()?;
    let at = lens.pos(desk.selection_frame()?.center());
    desk.camera.area.contains(at).then_some(at)
}

/// The menu of what is selected, called at a place of the page (mm) or elsewhere; its first line takes the focus if that is
/// wanted.
pub fn show(app: &mut App, ui: &mut Ui, focus: bool, at: Option<Point>) {
    let Some(desk) = &app.desk else { return };
    let groups = of_selection(desk);
    menu::style(ui);
    let several = desk.editor.selection().len() > 1;
    let words = voices::selected(desk);
    let panel = desk.selected().filter(|item| item.as_panel().is_some() && !item.locked);
    // Arrows go on from the first line that can be chosen.
    let mut wants_focus = focus;
    for (n, group) in groups.iter().enumerate() {
        if n > 0 {
            ui.separator();
        }
        for entry in menu::entries(app, ui.ctx(), group) {
            let response = menu::line(ui, &entry);
            if wants_focus && entry.can {
                response.request_focus();
                wants_focus = false;
            }
            if response.clicked() {
                ui.close();
                let ctx = ui.ctx().clone();
                app.run(entry.command, &ctx);
                return;
            }
        }
        if n == 0 {
            if !words.is_empty() {
                styles(app, ui, &words);
                speakers(app, ui, &words);
            }
            if let Some((item, at)) = panel.as_ref().zip(at) {
                mark_menu(app, ui, item, at);
            }
            if several {
                let title = app.t(Text::AlignMenu).to_owned();
                ui.menu_button(title, |ui| {
                    menu::rows(ui.style_mut());
                    menu::items(app, ui, &Align::ALL.map(Command::Align));
                });
            }
        }
    }
}

/// The styles that words can wear, with a picture of each.
fn styles(app: &mut App, ui: &mut Ui, items: &[Arc<Item>]) {
    let tongue = app.settings.tongue;
    let (Some(desk), Some(first)) = (&mut app.desk, items.first()) else { return };
    let project = Arc::clone(desk.editor.project());
    let now = voices::worn(desk, items);
    ui.menu_button(text::of(tongue, Text::Style), |ui| {
        menu::rows(ui.style_mut());
        ui.set_max_width(STYLES_WIDTH);
        egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for name in desk.styles_for(first) {
                let shown = text::style_name(tongue, &name);
                let entry = choice::style_entry(ui, &project, &name, now.as_ref() == Some(&name), &shown);
                if entry.clicked() {
                    voices::set_style(desk, items, Some(&name));
                    ui.close();
                }
            }
        });
    });
}

/// Who can say the words.
fn speakers(app: &mut App, ui: &mut Ui, items: &[Arc<Item>]) {
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else { return };
    let lines = voices::lines(desk, items);
    let Some(now) = voices::speaker(desk, &lines) else { return };
    let mut asked = None;
    ui.menu_button(text::of(tongue, Text::Speaker), |ui| {
        ui.set_max_width(STYLES_WIDTH);
        egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            for (who, name) in voices::speakers(desk, tongue, &lines) {
                let on = now == Shared::Same(who.clone());
                if ui.add(egui::Button::new(name).selected(on)).clicked() {
                    voices::set_speaker(desk, &lines, who.as_ref());
                    ui.close();
                }
            }
        });
        if let [line] = lines[..] {
            ui.separator();
            if ui.button(text::of(tongue, Text::NewSpeaker)).clicked() {
                asked = Some((desk.editor.page().id, line));
                ui.close();
            }
        }
    });
    if let Some((page, line)) = asked {
        app.dialog = Some(Dialog::Cast(Cast::for_line(page, line)));
    }
}

/// What can be marked in a panel at the place where the menu was called.
fn mark_menu(app: &mut App, ui: &mut Ui, item: &Item, at: Point) {
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else { return };
    let edition = desk.editor.edition().clone();
    let seen = item.in_edition(&edition);
    let Some(panel) = seen.as_panel().filter(|p| p.outline.bounds().contains(at)) else { return };
    ui.menu_button(text::of(tongue, Text::MarkSomething), |ui| {
        menu::rows(ui.style_mut());
        for (n, (of, name)) in marks::choices(desk.editor.project(), &edition.lang, tongue).iter().enumerate()
        {
            if n == Kept::ALL.len() {
                ui.separator();
            }
            if ui.button(name).clicked() {
                let at = Spot::from((at - panel.outline.bounds().origin()).to_point());
                let change = Change::Marks(marks::with(panel, of, at));
                let page = desk.editor.page().id;
                desk.commit(&[Edit::Change { page, item: item.id, change }]);
                ui.close();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_menu_names_a_command_twice() {
        for groups in [WORDS, PANEL, SEVERAL, PAGE, THUMBNAIL, &EVERYTHING] {
            let mut seen = Vec::new();
            for command in groups.iter().copied().flatten() {
                assert!(!seen.contains(command), "{command:?}");
                seen.push(*command);
            }
        }
    }
}
