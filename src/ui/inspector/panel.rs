//! Properties of a panel and of the art in it.

use super::super::desk::Hold;
use super::super::icons::Icon;
use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::super::worker::Purpose;
use super::{Bench, border, item_heading, marks, pictures};
use crate::edit::{Change, Edit};
use crate::geom::Rect;
use crate::model::{Item, ItemKind, Outline, Panel};
use egui::{RichText, TextEdit, Ui, vec2};
use std::sync::Arc;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    item_heading(bench, ui, item, Icon::Panel, Text::ToolPanel);
    section(ui, bench.t(Text::Layout));
    outline(bench, ui, item, &panel.outline);
    border::rows(bench, ui, item, panel);
    section(ui, bench.t(Text::Art));
    pictures::show(bench, ui, item, panel.outline.bounds());
    let add = bench.t(if panel.art.is_empty() { Text::ChooseArt } else { Text::AddArt });
    if ui.add_sized(vec2(ui.available_width(), 26.0), egui::Button::new(add)).clicked() {
        bench.wants = Some(Purpose::Art(item.id, None));
    }
    if panel.art.is_empty() {
        ui.label(RichText::new(bench.t(Text::ArtHint)).size(11.5).color(theme::of(ui).weak));
    }
    if !panel.art.is_empty() || !panel.marks.is_empty() {
        marks::section_of(bench, ui, item, panel);
    }
    section(ui, bench.t(Text::Describes));
    let langs = Arc::clone(&bench.desk.editor.project().book);
    let page = bench.desk.editor.page().id;
    for lang in &langs.languages {
        let label = ui.label(RichText::new(text::lang_name(lang)).size(11.5).color(theme::of(ui).weak));
        let mut words = panel.describes.get(lang).cloned().unwrap_or_default();
        let field = TextEdit::multiline(&mut words)
            .id_salt(("describes", lang.tag()))
            .desired_width(f32::INFINITY)
            .desired_rows(2)
            .margin(vec2(7.0, 5.0));
        let response = ui.add(field).labelled_by(label.id);
        if response.changed() {
            let change = Change::Describes(lang.clone(), words);
            bench.desk.live(response.id, Hold::Focus, &[Edit::Change { page, item: item.id, change }]);
        }
    }
}

/// A picture that no panel frames.
pub(super) fn free_art(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item) {
    item_heading(bench, ui, item, Icon::Picture, Text::Art);
    let ItemKind::Art(free) = &item.kind else { return };
    section(ui, bench.t(Text::Layout));
    let edition = bench.desk.editor.edition().clone();
    let page = bench.desk.editor.page().id;
    let from = free.frame.rect();
    if let Some((id, to)) = rect_rows(bench, ui, from) {
        bench.desk.live(id, Hold::Pointer, &[Edit::ResizeItem { page, item: item.id, from, to, edition }]);
    }
    section(ui, bench.t(Text::Art));
    pictures::show(bench, ui, item, free.frame.rect());
}

fn rect_rows(bench: &Bench<'_>, ui: &mut Ui, r: Rect) -> Option<(egui::Id, Rect)> {
    let mut changed = None;
    let (w, h) = (bench.t(Text::WidthShort), bench.t(Text::HeightShort));
    row(ui, bench.t(Text::Position), |ui| {
        if let Some((id, v)) = widgets::mm(ui, "Y", r.y0, -2000.0..=4000.0, 84.0) {
            changed = Some((id, Rect::new(r.x0, v, r.x1, v + r.height())));
        }
        if let Some((id, v)) = widgets::mm(ui, "X", r.x0, -2000.0..=4000.0, 84.0) {
            changed = Some((id, Rect::new(v, r.y0, v + r.width(), r.y1)));
        }
    });
    row(ui, bench.t(Text::Size), |ui| {
        if let Some((id, v)) = widgets::mm(ui, h, r.height(), 1.0..=4000.0, 84.0) {
            changed = Some((id, Rect::new(r.x0, r.y0, r.x1, r.y0 + v)));
        }
        if let Some((id, v)) = widgets::mm(ui, w, r.width(), 1.0..=4000.0, 84.0) {
            changed = Some((id, Rect::new(r.x0, r.y0, r.x0 + v, r.y1)));
        }
    });
    changed
}

fn outline(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, outline: &Outline) {
    let from = outline.bounds();
    if let Some((id, to)) = rect_rows(bench, ui, from) {
        bench.desk.reshape(id, item.id, outline.fitted(from, to));
    }
    if !matches!(outline, Outline::Rect(_)) {
        let count = outline.corners().len();
        let rectangle = bench.t(Text::MakeRectangle);
        let corners = text::fill(bench.t(Text::Corners), &[&count]);
        row(ui, bench.t(Text::Outline), |ui| {
            let made = ui.button(rectangle);
            if made.clicked() {
                bench.desk.reshape(made.id, item.id, Outline::Rect(from.into()));
            }
            ui.label(corners);
        });
    }
}
