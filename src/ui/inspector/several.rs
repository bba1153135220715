//! What several things that are selected have in common, and what can be done with them.

use super::super::choice;
use super::super::command::Command;
use super::super::icons::Icon;
use super::super::text::{self, Text};
use super::super::voices::{self, Shared};
use super::super::widgets::{self, row, section};
use super::{Bench, heading};
use crate::editor::Align;
use crate::model::{CastId, StyleName};
use egui::{Ui, vec2};
use std::sync::Arc;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, count: usize) {
    heading(ui, Icon::Select, &text::fill(bench.t(Text::SelectedItems), &[&count]));
    voices(bench, ui);
    section(ui, bench.t(Text::AlignMenu));
    for row in Align::ALL.chunks(2) {
        ui.columns(2, |columns| {
            for (ui, how) in columns.iter_mut().zip(row) {
                let name = bench.t(Command::Align(*how).text());
                let can = bench.desk.editor.can_align(*how);
                let size = vec2(ui.available_width(), 28.0);
                let add = |ui: &mut Ui| ui.add_sized(size, egui::Button::new(name)).clicked();
                if ui.add_enabled_ui(can, add).inner {
                    bench.runs = Some(Command::Align(*how));
                }
            }
        });
    }
    if bench.desk.editor.can_merge() {
        section(ui, bench.t(Text::Panels));
        for command in [Command::Merge, Command::Divide] {
            let name = bench.t(command.text());
            if ui.add_sized(vec2(ui.available_width(), 28.0), egui::Button::new(name)).clicked() {
                bench.runs = Some(command);
            }
        }
    }
    section(ui, bench.t(Text::Arrange));
    for command in [
        Command::Group,
        Command::Ungroup,
        Command::Front,
        Command::Forward,
        Command::Backward,
        Command::Back,
        Command::Lock,
        Command::Hide,
        Command::Duplicate,
        Command::Delete,
    ] {
        let (name, tip) = (bench.t(command.text()), bench.tip(ui, command));
        let editor = &bench.desk.editor;
        let can = match command {
            Command::Group => editor.can_group(),
            Command::Ungroup => editor.can_ungroup(),
            _ => true,
        };
        let size = vec2(ui.available_width(), 28.0);
        let add = |ui: &mut Ui| ui.add_sized(size, egui::Button::new(name)).on_hover_text(tip).clicked();
        if ui.add_enabled_ui(can, add).inner {
            bench.runs = Some(command);
        }
    }
}

/// Style and speaker of the words among them.
fn voices(bench: &mut Bench<'_>, ui: &mut Ui) {
    let items = voices::selected(bench.desk);
    let (Some(first), Some(style)) = (items.first(), voices::style(&items)) else { return };
    section(ui, bench.t(Text::Words));
    let various = bench.t(Text::Various).to_owned();
    // What they have now stands in the list only as long as it is no single one.
    let heads = |is_various: bool| is_various.then(|| various.clone());
    let mut all: Vec<(Shared<Option<StyleName>>, String)> =
        heads(style == Shared::Various).map(|name| (Shared::Various, name)).into_iter().collect();
    all.push((Shared::Same(None), bench.t(voices::own_style(&items)).to_owned()));
    let names = bench.desk.styles_for(first).into_iter();
    all.extend(names.map(|n| (Shared::Same(Some(n.clone())), text::style_name(bench.tongue, &n))));
    let project = Arc::clone(bench.desk.editor.project());
    let worn = voices::worn(bench.desk, &items);
    let draw = |ui: &Ui, room: egui::Rect, name: &Shared<Option<StyleName>>| {
        let shown = match name {
            Shared::Same(Some(name)) => Some(name),
            Shared::Same(None) => worn.as_ref().filter(|_| style == Shared::Same(None)),
            Shared::Various => None,
        };
        if let Some(name) = shown {
            choice::portrait_of(ui, room, &project, name);
        }
    };
    let title = bench.t(Text::Style);
    let chosen = row(ui, title, |ui| widgets::choice_drawn(ui, "styles", &style, &all, &draw));
    if let Some(Shared::Same(style)) = chosen {
        voices::set_style(bench.desk, &items, style.as_ref());
    }
    let lines = voices::lines(bench.desk, &items);
    let Some(speaker) = voices::speaker(bench.desk, &lines) else { return };
    let mut all: Vec<(Shared<Option<CastId>>, String)> =
        heads(speaker == Shared::Various).map(|name| (Shared::Various, name)).into_iter().collect();
    let speakers = voices::speakers(bench.desk, bench.tongue, &lines).into_iter();
    all.extend(speakers.map(|(who, name)| (Shared::Same(who), name)));
    let title = bench.t(Text::Speaker);
    if let Some(Shared::Same(speaker)) = row(ui, title, |ui| widgets::choice(ui, "speakers", &speaker, &all))
    {
        voices::set_speaker(bench.desk, &lines, speaker.as_ref());
    }
}
