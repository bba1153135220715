//! What the user has set for the window.

use super::super::app::App;
use super::super::settings::{SCALES, Settings};
use super::super::text::{self, Text, Tongue};
use super::super::theme::{self, Shade};
use super::super::units::Unit;
use super::super::widgets::{self, row};
use super::{Verdict, foot, window};
use egui::{Context, Label, RichText};

/// Shows it. What is changed holds at once.
pub fn show(app: &mut App, ctx: &Context) -> Verdict {
    let before = app.settings.clone();
    let t = |key: Text| text::of(before.tongue, key);
    let mut new = before.clone();
    let (closed, left) = window(ctx, "settings", t(Text::TitleSettings), 440.0, |ui| {
        let p = theme::of(ui);
        row(ui, t(Text::WindowLanguage), |ui| {
            let all = Tongue::ALL.map(|tongue| (tongue, tongue.name().to_owned()));
            if let Some(tongue) = widgets::choice(ui, "tongue", &new.tongue, &all) {
                new.tongue = tongue;
            }
        });
        row(ui, t(Text::Theme), |ui| {
            let all = [(Shade::Dark, Text::ThemeDark), (Shade::Light, Text::ThemeLight)];
            let all = all.map(|(shade, name)| (shade, t(name).to_owned()));
            if let Some(shade) = widgets::choice(ui, "shade", &new.shade, &all) {
                new.shade = shade;
            }
        });
        row(ui, t(Text::WindowScale), |ui| {
            let all = SCALES.map(|percent| (percent, format!("{percent} %")));
            if let Some(percent) = widgets::choice(ui, "scale", &new.scale, &all) {
                new.scale = percent;
            }
        });
        row(ui, t(Text::Units), |ui| {
            let all: Vec<_> = Unit::choices().map(|(unit, name)| (unit, t(name).to_owned())).collect();
            if let Some(unit) = widgets::choice(ui, "unit", &new.lengths, &all) {
                new.lengths = unit;
            }
        });
        row(ui, t(Text::NudgeNear), |ui| {
            if let Some((_, mm)) = widgets::mm(ui, t(Text::NudgeNear), new.nudge.0, 0.01..=50.0, 110.0) {
                new.nudge.0 = mm;
            }
        });
        row(ui, t(Text::NudgeFar), |ui| {
            if let Some((_, mm)) = widgets::mm(ui, t(Text::NudgeFar), new.nudge.1, 0.01..=200.0, 110.0) {
                new.nudge.1 = mm;
            }
        });
        ui.add_space(4.0);
        ui.checkbox(&mut new.guides, t(Text::CmdGuides));
        if let Some(file) = Settings::path() {
            ui.add_space(8.0);
            let line = text::fill(t(Text::SettingsKept), &[&file.display()]);
            ui.add(Label::new(RichText::new(line).size(11.5).color(p.weak)).wrap());
        }
        foot(ui, |ui| widgets::primary(ui, t(Text::Close)).clicked())
    });
    if new != before {
        let (shade, scale) = (new.shade, new.zoom());
        app.settings = new;
        ctx.set_zoom_factor(scale);
        app.set_shade(ctx, shade);
    }
    if closed || left { Verdict::Close } else { Verdict::Stay }
}
