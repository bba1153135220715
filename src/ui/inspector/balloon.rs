//! Properties of a balloon.

use super::super::icons::Icon;
use super::super::text::Text;
use super::super::widgets::{self, row, section};
use super::{Bench, item_heading, look_section, place_row, style_row, tails, ties, words_section};
use crate::edit::Change;
use crate::model::{Balloon, Item, Spot};
use egui::Ui;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, balloon: &Balloon) {
    item_heading(bench, ui, item, Icon::Balloon, Text::ToolBalloon);
    words_section(bench, ui, item);
    style_row(bench, ui, item.id, balloon.style.as_ref(), Text::StyleOfSpeaker);
    section(ui, bench.t(Text::Layout));
    place_row(bench, ui, item);
    let scene = bench.desk.scene();
    let frame = scene.parts.iter().find(|p| p.item == item.id).map(|p| p.frame);
    let now = frame.map_or(Spot::new(30.0, 18.0), |f| Spot::new(f.width(), f.height()).tidied());
    let auto = bench.t(Text::AutoSize);
    row(ui, bench.t(Text::Size), |ui| {
        let mut on = balloon.size.is_none();
        if ui.checkbox(&mut on, auto).changed() {
            bench.set(item.id, Change::Size(if on { None } else { Some(now) }));
        }
    });
    if let Some(size) = balloon.size {
        let (w, h) = (bench.t(Text::WidthShort), bench.t(Text::HeightShort));
        row(ui, "", |ui| {
            if let Some((id, v)) = widgets::mm(ui, h, size.y, 1.0..=2000.0, 84.0) {
                bench.change(id, item.id, Change::Size(Some(Spot::new(size.x, v))));
            }
            if let Some((id, v)) = widgets::mm(ui, w, size.x, 1.0..=2000.0, 84.0) {
                bench.change(id, item.id, Change::Size(Some(Spot::new(v, size.y))));
            }
        });
    }
    ties::edge_row(bench, ui, item.id, balloon.edge);
    ties::join_rows(bench, ui, item, balloon);
    tails::section_of(bench, ui, item, &balloon.tails);
    look_section(bench, ui, item, &balloon.look, true);
}
