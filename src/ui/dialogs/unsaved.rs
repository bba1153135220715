//! The question before unsaved work is lost.

use super::super::app::App;
use super::super::text::{self, Text};
use super::super::widgets;
use super::super::worker::After;
use super::{Verdict, foot, window};
use egui::{Align, Context, Label, Layout};

enum Answer {
    Save,
    Discard,
    Cancel,
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, then: &After) -> Verdict {
    let name = app.desk.as_ref().and_then(super::super::desk::Desk::name);
    let name = name.unwrap_or_else(|| app.t(Text::Untitled).to_owned());
    let title = text::fill(app.t(Text::SaveChanges), &[&name]);
    let (answer, left) = window(ctx, "unsaved", &title, 420.0, |ui| {
        ui.add(Label::new(app.t(Text::ChangesLost)).wrap());
        foot(ui, |ui| {
            let mut answer = None;
            if widgets::primary(ui, app.t(Text::CmdSave)).clicked() {
                answer = Some(Answer::Save);
            }
            if widgets::secondary(ui, app.t(Text::Cancel)).clicked() {
                answer = Some(Answer::Cancel);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if widgets::secondary(ui, app.t(Text::DontSave)).clicked() {
                    answer = Some(Answer::Discard);
                }
            });
            answer
        })
    });
    let enter = ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    match answer.or(if enter { Some(Answer::Save) } else { None }) {
        Some(Answer::Save) => app.save(then.clone()),
        Some(Answer::Discard) => {
            app.give_up();
            app.do_after(then.clone(), ctx);
        }
        None if !left => return Verdict::Stay,
        Some(Answer::Cancel) | None => {}
    }
    Verdict::Close
}
