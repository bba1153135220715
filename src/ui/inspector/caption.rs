//! Properties of a caption.

use super::super::icons::Icon;
use super::super::text::{self, Text};
use super::super::widgets::{self, row, section};
use super::{Bench, item_heading, look_section, place_row, style_row, tails, ties, words_section};
use crate::edit::Change;
use crate::model::{Caption, CaptionKind, Item};
use egui::Ui;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, caption: &Caption) {
    item_heading(bench, ui, item, Icon::Caption, Text::ToolCaption);
    words_section(bench, ui, item);
    let kinds: Vec<(CaptionKind, String)> =
        CaptionKind::ALL.into_iter().map(|k| (k, text::style_name(bench.tongue, &k.style()))).collect();
    if let Some(kind) =
        row(ui, bench.t(Text::Purpose), |ui| widgets::choice(ui, "purpose", &caption.purpose, &kinds))
    {
        bench.set(item.id, Change::Purpose(kind));
    }
    style_row(bench, ui, item.id, caption.style.as_ref(), Text::StyleOfPurpose);
    section(ui, bench.t(Text::Layout));
    place_row(bench, ui, item);
    let scene = bench.desk.scene();
    let frame = scene.parts.iter().find(|p| p.item == item.id).map(|p| p.frame);
    let (auto, width) = (bench.t(Text::AutoWidth), bench.t(Text::Width));
    row(ui, width, |ui| {
        let mut on = caption.width.is_none();
        if ui.checkbox(&mut on, auto).changed() {
            let now = frame.map_or(40.0, |f| f.width());
            bench.set(item.id, Change::Width(if on { None } else { Some(now) }));
        }
        if let Some(now) = caption.width
            && let Some((id, v)) = widgets::mm(ui, width, now, 1.0..=2000.0, 84.0)
        {
            bench.change(id, item.id, Change::Width(Some(v)));
        }
    });
    ties::edge_row(bench, ui, item.id, caption.edge);
    tails::section_of(bench, ui, item, &caption.tails);
    look_section(bench, ui, item, &caption.look, true);
}
