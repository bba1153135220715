//! Dialogs that only say something.

use super::super::app::App;
use super::super::text::Text;
use super::super::{theme, welcome, widgets};
use super::{Verdict, foot, window};
use egui::{Context, Label, RichText, Sense, Ui, vec2};

fn close_button(app: &App, ui: &mut Ui) -> bool {
    let clicked = foot(ui, |ui| {
        let response = widgets::primary(ui, app.t(Text::Close));
        response.clicked()
    });
    clicked || ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
}

fn verdict((clicked, left): (bool, bool)) -> Verdict {
    if clicked || left { Verdict::Close } else { Verdict::Stay }
}

/// A message.
pub fn show(app: &mut App, ctx: &Context, title: &str, text: &str) -> Verdict {
    verdict(window(ctx, "message", title, 440.0, |ui| {
        super::scrolled(320.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(text).wrap().selectable(true));
        });
        close_button(app, ui)
    }))
}

/// Name, version, licences.
pub fn about(app: &mut App, ctx: &Context) -> Verdict {
    verdict(window(ctx, "about", "", 360.0, |ui| {
        let p = theme::of(ui);
        ui.vertical_centered(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, 56.0), Sense::hover());
            welcome::logo(ui, rect);
            ui.add_space(8.0);
            ui.label(RichText::new("Panelwright").font(theme::bold(20.0)));
            ui.label(RichText::new(env!("CARGO_PKG_VERSION")).color(p.weak));
            ui.add_space(6.0);
            ui.label(app.t(Text::Tagline));
            ui.label(RichText::new(app.t(Text::Licence)).color(p.weak).size(12.0));
        });
        close_button(app, ui)
    }))
}
