//! Properties of a panel and of the art in it.

use super::super::desk::Hold;
use super::super::icons::{self, Icon};
use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::super::worker::Purpose;
use super::{Bench, border, item_heading, marks};
use crate::edit::{Change, Edit};
use crate::geom::{Rect, units};
use crate::model::art::ZOOM_RANGE;
use crate::model::{ArtLayer, Crop, Item, ItemKind, Outline, Panel};
use egui::{RichText, TextEdit, Ui, vec2};
use std::sync::Arc;

/// Below this many pixels to the inch art looks soft in print.
const SOFT_PPI: f64 = 150.0;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    item_heading(bench, ui, item, Icon::Panel, Text::ToolPanel);
    section(ui, bench.t(Text::Layout));
    outline(bench, ui, item, &panel.outline);
    border::rows(bench, ui, item, panel);
    section(ui, bench.t(Text::Art));
    layers(bench, ui, item, &panel.art, panel.outline.bounds());
    let add = bench.t(if panel.art.is_empty() { Text::ChooseArt } else { Text::AddArt });
    if ui.add_sized(vec2(ui.available_width(), 26.0), egui::Button::new(add)).clicked() {
        bench.wants = Some(Purpose::Art(item.id, None));
    }
    if panel.art.is_empty() {
        ui.label(RichText::new(bench.t(Text::ArtHint)).size(11.5).color(theme::of(ui).weak));
    }
    marks::section_of(bench, ui, item, panel);
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
    layers(bench, ui, item, std::slice::from_ref(&free.art), free.frame.rect());
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
        bench.change(id, item.id, Change::Outline(outline.fitted(from, to)));
    }
    if !matches!(outline, Outline::Rect(_)) {
        let count = outline.corners().len();
        let rectangle = bench.t(Text::MakeRectangle);
        let corners = text::fill(bench.t(Text::Corners), &[&count]);
        row(ui, bench.t(Text::Outline), |ui| {
            if ui.button(rectangle).clicked() {
                bench.set(item.id, Change::Outline(Outline::Rect(from.into())));
            }
            ui.label(corners);
        });
    }
}

/// Pixels of the picture to an inch of paper; nothing for drawings made of curves.
fn effective_ppi(bench: &Bench<'_>, layer: &ArtLayer, frame: Rect) -> Option<f64> {
    let (width, height) = super::super::desk::natural_size(&bench.desk.materials, &layer.path)?;
    let cover = (frame.width() / width).max(frame.height() / height);
    let mm_per_px = cover * layer.crop.zoom;
    (mm_per_px > 0.0).then(|| units::MM_PER_INCH / mm_per_px)
}

fn layers(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, art: &[ArtLayer], frame: Rect) {
    let mut new = art.to_vec();
    let mut control = None;
    let removable = item.as_panel().is_some();
    // The topmost first, as every list of layers has it.
    for n in (0..art.len()).rev() {
        let layer = &art[n];
        ui.push_id(("layer", n), |ui| {
            let gone = layer_head(bench, ui, item, n, layer, removable);
            if gone {
                new.remove(n);
                return;
            }
            let crop = layer.crop;
            let mut own = layer.clone();
            layer_rows(bench, ui, layer, frame, &mut own, &mut control);
            if own.crop != crop || own.opacity != layer.opacity {
                new[n] = own;
            }
        });
    }
    if new.as_slice() != art {
        match control {
            Some(control) => bench.change(control, item.id, Change::Art(new)),
            None => bench.set(item.id, Change::Art(new)),
        }
    }
}

/// File and buttons of a layer; true if it goes.
fn layer_head(
    bench: &mut Bench<'_>,
    ui: &mut Ui,
    item: &Item,
    n: usize,
    layer: &ArtLayer,
    removable: bool,
) -> bool {
    let mut gone = false;
    let p = theme::of(ui);
    egui::Frame::NONE.fill(p.control).corner_radius(5.0).inner_margin(egui::Margin::symmetric(8, 3)).show(
        ui,
        |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), egui::Sense::hover());
                icons::paint(ui.painter(), rect.shrink2(vec2(0.0, 2.0)), Icon::Picture, p.weak);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let (remove, replace) = (bench.t(Text::RemoveArt), bench.t(Text::ReplaceArt));
                    if removable && icons::button(ui, Icon::Trash, remove, remove, false, 22.0).clicked() {
                        gone = true;
                    }
                    if icons::button(ui, Icon::Open, replace, replace, false, 22.0).clicked() {
                        bench.wants = Some(Purpose::Art(item.id, Some(n)));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(layer.path.file_name()).truncate())
                            .on_hover_text(&layer.path.0);
                    });
                });
            });
        },
    );
    gone
}

fn layer_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    layer: &ArtLayer,
    frame: Rect,
    own: &mut ArtLayer,
    control: &mut Option<egui::Id>,
) {
    let p = theme::of(ui);
    let crop = layer.crop;
    let zoom = bench.t(Text::Zoom);
    row(ui, zoom, |ui| {
        if let Some((id, v)) = widgets::slider(ui, crop.zoom * 100.0, 10.0..=800.0, 0, " %", true) {
            own.crop.zoom = (v / 100.0).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
            *control = Some(id);
        }
    });
    row(ui, bench.t(Text::Pan), |ui| {
        if let Some((id, v)) = widgets::mm(ui, "Y", crop.pan.y, -4000.0..=4000.0, 84.0) {
            own.crop.pan.y = v;
            *control = Some(id);
        }
        if let Some((id, v)) = widgets::mm(ui, "X", crop.pan.x, -4000.0..=4000.0, 84.0) {
            own.crop.pan.x = v;
            *control = Some(id);
        }
    });
    row(ui, bench.t(Text::Rotation), |ui| {
        if let Some((id, v)) = widgets::slider(ui, crop.rotate, -180.0..=180.0, 0, "°", false) {
            own.crop.rotate = v;
            *control = Some(id);
        }
    });
    row(ui, bench.t(Text::Opacity), |ui| {
        if let Some((id, v)) = widgets::slider(ui, layer.opacity * 100.0, 0.0..=100.0, 0, " %", false) {
            own.opacity = (v / 100.0).clamp(0.0, 1.0);
            *control = Some(id);
        }
    });
    row(ui, bench.t(Text::Flip), |ui| {
        let (fit, x, y) = (bench.t(Text::FitArt), bench.t(Text::FlipX), bench.t(Text::FlipY));
        if ui.add_enabled(!crop.is_default(), egui::Button::new(fit)).clicked() {
            own.crop = Crop::default();
        }
        if icons::button(ui, Icon::FlipY, y, y, crop.flip_y, 24.0).clicked() {
            own.crop.flip_y = !crop.flip_y;
        }
        if icons::button(ui, Icon::FlipX, x, x, crop.flip_x, 24.0).clicked() {
            own.crop.flip_x = !crop.flip_x;
        }
    });
    row(ui, bench.t(Text::EffectivePpi), |ui| match effective_ppi(bench, layer, frame) {
        Some(ppi) => {
            let soft = ppi < SOFT_PPI;
            let ink = if soft { p.warn } else { p.text };
            let label = ui.label(RichText::new(format!("{ppi:.0} ppi")).color(ink));
            if soft {
                let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
                icons::paint(ui.painter(), rect, Icon::Warning, p.warn);
                label.on_hover_text(bench.t(Text::SoftArt));
            }
        }
        None => drop(ui.label(RichText::new("–").color(p.weak))),
    });
}
