//! The colours of the comic: its palette, and what else is used; one of them replaced wherever it is.

use super::super::app::App;
use super::super::desk::{Desk, Hold};
use super::super::icons::{self, Icon};
use super::super::text::{self, Text, Tongue};
use super::super::{theme, widgets};
use super::{Verdict, foot, window};
use crate::edit::Edit;
use crate::geom::Rgba;
use crate::model::{Swatch, colours};
use egui::{Context, Label, RichText, TextEdit, Ui, vec2};

/// The width of what a row says about a colour.
const NUMBER: f32 = 76.0;

/// What the user wants done.
enum Deed {
    /// Shown while the pointer is down, one step when it is let go.
    Live(egui::Id, Hold, Edit),
    Now(Edit),
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context) -> Verdict {
    let tongue = app.settings.tongue;
    let t = |key: Text| text::of(tongue, key);
    let Some(desk) = &mut app.desk else { return Verdict::Close };
    let height = (ctx.content_rect().height() - 280.0).clamp(120.0, 440.0);
    let mut deed = None;
    let (closed, left) = window(ctx, "colours", t(Text::TitleColours), 520.0, |ui| {
        let p = theme::of(ui);
        ui.add(Label::new(RichText::new(t(Text::ColoursHint)).color(p.weak).size(12.5)).wrap());
        ui.add_space(8.0);
        super::scrolled(height).auto_shrink([false, true]).show(ui, |ui| {
            deed = contents(ui, desk, tongue);
        });
        foot(ui, |ui| widgets::primary(ui, t(Text::Close)).clicked())
    });
    match deed {
        Some(Deed::Live(control, hold, edit)) => desk.live(control, hold, &[edit]),
        Some(Deed::Now(edit)) => desk.commit(&[edit]),
        None => {}
    }
    if closed || left { Verdict::Close } else { Verdict::Stay }
}

fn contents(ui: &mut Ui, desk: &Desk, tongue: Tongue) -> Option<Deed> {
    let t = |key: Text| text::of(tongue, key);
    let p = theme::of(ui);
    let mut deed = None;
    // What a control that is held changes is seen from the project as it was before.
    let (shown, was) = (&desk.editor.project().book.palette, &desk.editor.committed().book.palette);
    let used = colours::in_use(desk.editor.project());
    let uses = |c: Rgba| used.iter().find(|(u, _)| *u == c).map_or(0, |(_, n)| *n);
    ui.label(RichText::new(t(Text::Palette)).font(theme::bold(13.0)));
    if shown.is_empty() {
        ui.add(Label::new(RichText::new(t(Text::PaletteEmpty)).size(12.5).color(p.weak)).wrap());
    }
    for (n, swatch) in shown.iter().enumerate() {
        ui.push_id(("own", n), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let called =
                    if swatch.name.is_empty() { swatch.colour.to_string() } else { swatch.name.clone() };
                let from = was.get(n).map_or(swatch.colour, |s| s.colour);
                if let Some((control, to)) = widgets::well(ui, &called, swatch.colour, true) {
                    deed = Some(Deed::Live(control, Hold::Pointer, Edit::ReplaceColour { from, to }));
                }
                let mut name = swatch.name.clone();
                let field = TextEdit::singleline(&mut name)
                    .hint_text(t(Text::ColourName))
                    .desired_width(190.0)
                    .min_size(vec2(0.0, 22.0));
                let response =
                    ui.add(field).accessible_name(format!("{}: {}", t(Text::ColourName), swatch.colour));
                if response.changed() {
                    let mut palette = was.clone();
                    if let Some(swatch) = palette.get_mut(n) {
                        swatch.name = name;
                    }
                    deed = Some(Deed::Live(response.id, Hold::Focus, Edit::SetPalette(palette)));
                }
                figures(ui, tongue, swatch.colour, uses(swatch.colour));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let tip = format!("{}: {called}", t(Text::RemoveColour));
                    if icons::button(ui, Icon::Trash, &tip, t(Text::RemoveColour), false, 24.0).clicked() {
                        let mut palette = was.clone();
                        palette.remove(n.min(palette.len().saturating_sub(1)));
                        deed = Some(Deed::Now(Edit::SetPalette(palette)));
                    }
                });
            });
        });
    }
    let others: Vec<&(Rgba, usize)> =
        used.iter().filter(|(c, _)| c.a > 0 && !shown.iter().any(|s| s.colour == *c)).collect();
    if !others.is_empty() {
        ui.add_space(10.0);
        ui.label(RichText::new(t(Text::ColoursUsed)).font(theme::bold(13.0)));
    }
    for (n, (colour, count)) in others.into_iter().enumerate() {
        ui.push_id(("used", n), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                // Picked at once: a colour that is on its way would change places in this list.
                let name = format!("{}: {colour}", t(Text::ReplaceColour));
                if let Some((_, to)) = widgets::well_at_once(ui, &name, *colour) {
                    deed = Some(Deed::Now(Edit::ReplaceColour { from: *colour, to }));
                }
                figures(ui, tongue, *colour, *count);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let tip = format!("{}: {colour}", t(Text::KeepColour));
                    if icons::button(ui, Icon::Add, &tip, t(Text::KeepColour), false, 24.0).clicked() {
                        let mut palette = was.clone();
                        palette.push(Swatch { name: String::new(), colour: *colour });
                        deed = Some(Deed::Now(Edit::SetPalette(palette)));
                    }
                });
            });
        });
    }
    deed
}

fn figures(ui: &mut Ui, tongue: Tongue, colour: Rgba, count: usize) {
    let p = theme::of(ui);
    ui.add_sized(vec2(NUMBER, 22.0), Label::new(RichText::new(colour.to_string()).monospace().size(12.0)));
    let key = if count == 1 { Text::ColourUse } else { Text::ColourUses };
    let uses = text::fill(text::of(tongue, key), &[&count]);
    ui.label(RichText::new(uses).size(12.0).color(p.weak));
}
