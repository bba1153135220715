//! The gallery of page layouts.

use super::super::app::App;
use super::super::desk::Desk;
use super::super::text::{Text, Tongue};
use super::super::{theme, widgets};
use super::{Verdict, foot, window};
use crate::file::arrangements;
use crate::geom::Rect;
use crate::model::{Arrangement, Lang, Outline};
use egui::{Context, Label, Pos2, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

/// Size of a cell of the gallery, and of the picture in it, points.
const CELL: egui::Vec2 = vec2(92.0, 122.0);
const PICTURE: egui::Vec2 = vec2(68.0, 92.0);
const COLUMNS: usize = 6;

/// The dialog: every layout with the panels that it makes, and whether it would divide one.
pub struct Gallery {
    layouts: Vec<(Arrangement, Vec<Outline>)>,
    divides: bool,
}

impl Gallery {
    /// For the open page, or for the panel that is selected alone.
    pub fn of(desk: &Desk) -> Self {
        let drawn = |layout: Arrangement| (desk.editor.arranged(&layout), layout);
        let layouts = arrangements::all().into_iter().map(drawn).map(|(panels, layout)| (layout, panels));
        Self { layouts: layouts.collect(), divides: desk.editor.panel_to_divide().is_some() }
    }
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, gallery: &Gallery) -> Verdict {
    let lang = match app.settings.tongue {
        Tongue::English => Lang::english(),
        Tongue::SimplifiedChinese => Lang::simplified_chinese(),
    };
    let t = |text| super::super::text::of(app.settings.tongue, text);
    let width = CELL.x * COLUMNS as f32 + 6.0 * (COLUMNS as f32 - 1.0);
    let ((taken, cancelled), left) = window(ctx, "layouts", t(Text::TitleLayouts), width, |ui| {
        let p = theme::of(ui);
        let hint = if gallery.divides { Text::LayoutsHintPanel } else { Text::LayoutsHintPage };
        ui.add(Label::new(RichText::new(t(hint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(10.0);
        let mut taken = None;
        egui::ScrollArea::vertical().max_height(ctx.content_rect().height() - 240.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for row in gallery.layouts.chunks(COLUMNS) {
                ui.horizontal(|ui| {
                    for (layout, panels) in row {
                        if cell(ui, layout, panels, &lang) {
                            taken = Some(layout);
                        }
                    }
                });
            }
        });
        let cancelled = foot(ui, |ui| widgets::secondary(ui, t(Text::Cancel)).clicked());
        (taken, cancelled)
    });
    if let Some((layout, desk)) = taken.zip(app.desk.as_mut()) {
        let scene = desk.scene();
        desk.editor.arrange(layout, &scene);
    }
    if taken.is_some() || cancelled || left { Verdict::Close } else { Verdict::Stay }
}

/// A layout to choose: its panels, and its name below.
fn cell(ui: &mut Ui, layout: &Arrangement, panels: &[Outline], lang: &Lang) -> bool {
    let p = theme::of(ui);
    let name = layout.name_in(lang);
    let (area, response) = ui.allocate_exact_size(CELL, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let lit = response.hovered() || response.has_focus();
    if lit {
        ui.painter().rect_filled(area, 6.0, p.control_hover);
    }
    let whole = panels.iter().map(Outline::bounds).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
    let room = egui::Rect::from_center_size(area.center_top() + vec2(0.0, 6.0 + PICTURE.y / 2.0), PICTURE);
    let scale = (f64::from(room.width()) / whole.width().max(1e-6))
        .min(f64::from(room.height()) / whole.height().max(1e-6));
    let at = |x: f64, y: f64| {
        let from = whole.center();
        room.center() + vec2(((x - from.x) * scale) as f32, ((y - from.y) * scale) as f32)
    };
    let colour = if lit { p.accent } else { p.text };
    for panel in panels {
        let corners: Vec<Pos2> = panel.corners().iter().map(|c| at(c.x, c.y)).collect();
        ui.painter().add(Shape::convex_polygon(
            corners,
            colour.gamma_multiply(0.14),
            Stroke::new(1.2, colour),
        ));
    }
    let font = egui::FontId::proportional(11.0);
    ui.painter().text(area.center_bottom() - vec2(0.0, 6.0), egui::Align2::CENTER_BOTTOM, name, font, p.weak);
    response.clicked()
}
