//! The pictures in a frame: a list of layers, and the properties of one of them.

use super::super::desk::{Hold, natural_size};
use super::super::icons::{self, Icon};
use super::super::names;
use super::super::text::Text;
use super::super::theme;
use super::super::widgets::{self, row};
use super::super::worker::Purpose;
use super::{Bench, border};
use crate::geom::{Rect, Size};
use crate::model::art::{ZOOM_RANGE, soft_below_ppi};
use crate::model::{ArtLayer, Blend, BreakOut, Crop, Item, Panel, Within};
use egui::{Align, Layout, Response, RichText, Sense, Ui, WidgetInfo, vec2};

/// The height of a row of the list, points.
const ROW: f32 = 26.0;

/// What the window knows of a layer's picture.
enum Sharpness {
    /// It is not there.
    Missing,
    /// It is made of curves.
    Vector,
    /// Its pixels to an inch of the page, and whether that is too few.
    Ppi(f64, bool),
}

fn sharpness(bench: &Bench<'_>, layer: &ArtLayer, frame: Rect) -> Sharpness {
    let materials = &bench.desk.materials;
    if !matches!(materials.index.get(&layer.path), Some(Ok(_))) {
        return Sharpness::Missing;
    }
    let Some((width, height)) = natural_size(materials, &layer.path) else { return Sharpness::Vector };
    let setup = bench.desk.editor.project().setup_of(bench.desk.editor.page());
    let ppi = layer.crop.ppi(Size::new(width, height), layer.field(frame, setup.bleed_rect()));
    Sharpness::Ppi(ppi, ppi < soft_below_ppi(setup.dpi))
}

/// The list of an item's pictures, and the rows of the one that is chosen.
pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, frame: Rect) {
    let art = item.art();
    let is_panel = item.as_panel().is_some();
    let chosen = bench.desk.editor.picture_at_hand().filter(|(id, _)| *id == item.id).map(|(_, n)| n);
    let together = bench.desk.editor.moves_together(item.id);
    let mut new = art.to_vec();
    let mut control = None;
    let mut dragged = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut slots = Vec::with_capacity(art.len());
        let mut held = None;
        // The topmost first, as every list of layers has it.
        for n in (0..art.len()).rev() {
            let on = chosen == Some(n) && art.len() > 1;
            let (response, clicked) = layer_row(bench, ui, &art[n], (n, frame), on);
            match clicked {
                Some(Clicked::Row) => bench.desk.editor.choose_layer(item.id, n),
                Some(Clicked::Eye) => new[n].hidden = !art[n].hidden,
                None => {}
            }
            if art.len() > 1 && (response.dragged() || response.drag_stopped()) {
                held = Some((n, response.drag_stopped()));
            }
            slots.push(response.rect);
        }
        dragged = held.and_then(|(n, let_go)| drag_row(ui, &slots, n).filter(|_| let_go).map(|to| (n, to)));
    });
    if let Some((from, to)) = dragged {
        let layer = new.remove(from);
        new.insert(to, layer);
        bench.desk.editor.choose_layer(item.id, to);
        let edits = bench.desk.editor.art_edits(item.id, new);
        return bench.desk.commit(&edits);
    }
    if art.len() > 1 {
        let mut on = together;
        let name = bench.t(Text::MoveTogether);
        if ui.checkbox(&mut on, name).on_hover_text(bench.t(Text::MoveTogetherHint)).changed() {
            bench.desk.editor.set_moves_together(item.id, on);
        }
    }
    // A locked panel shows its topmost layer, and changes it here all the same, as its other properties.
    if let Some(n) = chosen.or(art.len().checked_sub(1)) {
        if let Some(done) = verbs(bench, ui, item, n, is_panel) {
            match done {
                Done::Gone => drop(new.remove(n)),
                Done::Swapped(other) => {
                    new.swap(n, other);
                    bench.desk.editor.choose_layer(item.id, other);
                }
            }
        }
        if new.len() == art.len() && new[n].path == art[n].path {
            layer_rows(bench, ui, &art[n], (frame, item.as_panel()), &mut new[n], &mut control);
        }
    }
    if new.as_slice() != art {
        let edits = bench.desk.editor.art_edits(item.id, new);
        match control {
            Some(control) => bench.desk.live(control, Hold::Pointer, &edits),
            None => bench.desk.commit(&edits),
        }
    }
}

enum Clicked {
    Row,
    Eye,
}

enum Done {
    Gone,
    Swapped(usize),
}

/// A layer in the list: whether it is seen, its name, how sharp it is.
fn layer_row(
    bench: &Bench<'_>,
    ui: &mut Ui,
    layer: &ArtLayer,
    (n, frame): (usize, Rect),
    on: bool,
) -> (Response, Option<Clicked>) {
    let p = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
    let name = layer.path.file_name();
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, on, name));
    let fill = if on {
        p.accent_wash
    } else if response.hovered() {
        p.control_hover
    } else {
        p.control
    };
    ui.painter().rect_filled(rect, 5.0, fill);
    if on || response.has_focus() {
        let edge = egui::Stroke::new(1.0, p.accent);
        ui.painter().rect_stroke(rect, 5.0, edge, egui::StrokeKind::Inside);
    }
    let mut eye = false;
    let inside = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(4.0, 1.0)))
        .layout(Layout::left_to_right(Align::Center))
        .id_salt(("layer", n));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (icon, tip) = if layer.hidden {
            (Icon::Hidden, bench.t(Text::ShowLayer))
        } else {
            (Icon::Seen, bench.t(Text::HideLayer))
        };
        eye = icons::button(ui, icon, &format!("{tip}: {name}"), tip, layer.hidden, 22.0).clicked();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let weak = |text: &str, ink| {
                egui::Label::new(RichText::new(text).size(11.5).color(ink)).selectable(false)
            };
            match sharpness(bench, layer, frame) {
                Sharpness::Missing => {
                    ui.add(weak(bench.t(Text::ArtGone), p.error));
                }
                Sharpness::Vector => {}
                Sharpness::Ppi(ppi, soft) => {
                    let label = ui.add(weak(&format!("{ppi:.0} ppi"), if soft { p.warn } else { p.weak }));
                    if soft {
                        label.on_hover_text(bench.t(Text::SoftArt));
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let ink = if layer.hidden { p.weak } else { p.text };
                ui.add(egui::Label::new(RichText::new(name).color(ink)).truncate().selectable(false));
            });
        });
    });
    let response = response.on_hover_text(&layer.path.0);
    let row = response.clicked().then_some(Clicked::Row);
    (response, if eye { Some(Clicked::Eye) } else { row })
}

/// Where the dragged layer would come, counted from the lowest, with a line that shows it; nothing where it is already.
/// `slots` are the rows, the topmost layer first.
fn drag_row(ui: &Ui, slots: &[egui::Rect], n: usize) -> Option<usize> {
    let at = ui.input(|i| i.pointer.latest_pos())?;
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    let gap = slots.iter().position(|s| at.y < s.center().y).unwrap_or(slots.len());
    let own = slots.len() - 1 - n;
    if gap == own || gap == own + 1 {
        return None;
    }
    let y = slots.get(gap).map_or_else(|| slots.last().map_or(0.0, |s| s.bottom() + 1.0), |s| s.top() - 1.0);
    ui.painter().hline(slots.first()?.x_range(), y, egui::Stroke::new(2.0, theme::of(ui).accent));
    let place = if gap > own { gap - 1 } else { gap };
    Some(slots.len() - 1 - place)
}

/// The buttons for the chosen layer.
fn verbs(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, n: usize, is_panel: bool) -> Option<Done> {
    let last = item.art().len() - 1;
    let mut done = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let replace = bench.t(Text::ReplaceArtDots);
        if ui.add(egui::Button::new(replace).min_size(vec2(0.0, 24.0))).clicked() {
            bench.wants = Some(Purpose::Art(item.id, Some(n)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if !is_panel {
                return;
            }
            let remove = bench.t(Text::RemoveArt);
            if icons::button(ui, Icon::Trash, remove, remove, false, 24.0).clicked() {
                done = Some(Done::Gone);
            }
            if last == 0 {
                return;
            }
            let (up, down) = (bench.t(Text::LayerUp), bench.t(Text::LayerDown));
            ui.add_enabled_ui(n > 0, |ui| {
                if icons::button(ui, Icon::Backward, down, down, false, 24.0).clicked() {
                    done = Some(Done::Swapped(n - 1));
                }
            });
            ui.add_enabled_ui(n < last, |ui| {
                if icons::button(ui, Icon::Forward, up, up, false, 24.0).clicked() {
                    done = Some(Done::Swapped(n + 1));
                }
            });
        });
    });
    done
}

fn layer_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    layer: &ArtLayer,
    (frame, panel): (Rect, Option<&Panel>),
    own: &mut ArtLayer,
    control: &mut Option<egui::Id>,
) {
    let crop = layer.crop;
    row(ui, bench.t(Text::Opacity), |ui| {
        if let Some((id, v)) = widgets::slider(ui, layer.opacity * 100.0, 0.0..=100.0, 0, " %", false) {
            own.opacity = (v / 100.0).clamp(0.0, 1.0);
            *control = Some(id);
        }
    });
    let modes: Vec<(Blend, String)> =
        Blend::ALL.iter().map(|b| (*b, bench.t(names::blend(*b)).to_owned())).collect();
    if let Some(blend) =
        row(ui, bench.t(Text::Blend), |ui| widgets::choice(ui, "blend", &layer.blend, &modes))
    {
        own.blend = blend;
    }
    row(ui, bench.t(Text::Zoom), |ui| {
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
    if let Some(panel) = panel {
        let all = [
            (Within::Page, bench.t(Text::WithPage).to_owned()),
            (Within::Frame, bench.t(Text::WithPanel).to_owned()),
        ];
        if let Some(within) = row(ui, bench.t(Text::LiesIn), |ui| widgets::segments(ui, &layer.within, &all))
        {
            own.within = within;
            own.crop = stays(bench, layer, frame, within);
        }
        break_out(bench, ui, layer, panel, own);
    }
}

/// Whether the picture breaks out of its panel, and past which sides.
fn break_out(bench: &Bench<'_>, ui: &mut Ui, layer: &ArtLayer, panel: &Panel, own: &mut ArtLayer) {
    let some = match &layer.breaks_out {
        BreakOut::Sides(sides) => sides.clone(),
        // Heads are at the top.
        _ => vec![0],
    };
    // Rows are filled from the right.
    let all = [
        (BreakOut::Everywhere, bench.t(Text::BreakEverywhere).to_owned()),
        (BreakOut::Sides(some), bench.t(Text::BreakSides).to_owned()),
        (BreakOut::Never, bench.t(Text::BreakNever).to_owned()),
    ];
    let name = bench.t(Text::BreakOut);
    if let Some(way) = row(ui, name, |ui| widgets::segments(ui, &layer.breaks_out, &all)) {
        own.breaks_out = way;
    }
    if let BreakOut::Sides(sides) = &layer.breaks_out
        && let Some(side) = row(ui, "", |ui| border::sides(bench, ui, &panel.outline, |n| sides.contains(&n)))
    {
        let mut sides: Vec<usize> = sides.clone();
        match sides.iter().position(|s| *s == side) {
            Some(at) => drop(sides.remove(at)),
            None => sides.push(side),
        }
        sides.sort_unstable();
        own.breaks_out = BreakOut::Sides(sides);
    }
}

/// The crop with which a picture stays where it is when it comes to count from something else.
fn stays(bench: &Bench<'_>, layer: &ArtLayer, frame: Rect, within: Within) -> Crop {
    let whole = bench.desk.editor.project().setup_of(bench.desk.editor.page()).bleed_rect();
    let info = bench.desk.materials.index.get(&layer.path).and_then(|found| found.as_ref().ok());
    let Some(info) = info else { return layer.crop };
    let after = ArtLayer { within, ..layer.clone() };
    layer.crop.moved(Size::new(info.width, info.height), layer.field(frame, whole), after.field(frame, whole))
}
