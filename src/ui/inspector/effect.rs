//! Properties of a sound effect.

use super::super::icons::Icon;
use super::super::text::Text;
use super::super::widgets::{self, row, section};
use super::{Bench, item_heading, look_section, place_row, style_row, words_section};
use crate::edit::Change;
use crate::model::{Effect, Item};
use egui::Ui;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, effect: &Effect) {
    item_heading(bench, ui, item, Icon::Effect, Text::ToolEffect);
    words_section(bench, ui, item);
    style_row(bench, ui, item.id, effect.style.as_ref(), Text::StyleOfEffect);
    section(ui, bench.t(Text::Layout));
    place_row(bench, ui, item, effect.at);
    let height = bench.t(Text::LetterHeight);
    if let Some((id, v)) =
        row(ui, height, |ui| widgets::slider(ui, effect.letter_mm, 2.0..=80.0, 1, " mm", true))
    {
        bench.change(id, item.id, Change::LetterHeight(v.max(0.1)));
    }
    let turn = bench.t(Text::Rotation);
    if let Some((id, v)) =
        row(ui, turn, |ui| widgets::slider(ui, effect.rotate, -180.0..=180.0, 0, "°", false))
    {
        bench.change(id, item.id, Change::Rotate(v));
    }
    look_section(bench, ui, item, &effect.look, false);
}
