//! The marks of a panel: where its speakers are.

use super::super::icons::{self, Icon};
use super::super::text::Text;
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::Bench;
use crate::edit::Change;
use crate::model::{CastId, Item, Mouth, Panel, PanelMark, Spot};
use egui::{RichText, Ui};
use std::sync::Arc;

/// A mark that was just made stands at this share of the panel's height: where heads usually are.
const HEAD: f64 = 0.45;

pub(super) fn section_of(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    let project = Arc::clone(bench.desk.editor.project());
    let lang = bench.desk.editor.edition().lang.clone();
    let name = |who: &CastId| project.speaker_name(who, &lang);
    let free: Vec<CastId> =
        project.cast().map(|m| m.id.clone()).filter(|id| panel.mouth_of(id).is_none()).collect();
    if panel.marks.is_empty() && free.is_empty() {
        return;
    }
    section(ui, bench.t(Text::Marks));
    let mut new = panel.marks.clone();
    for (n, mark) in panel.marks.iter().enumerate() {
        let Some(mouth) = mark.mouth() else { continue };
        let who = name(&mouth.who);
        ui.horizontal(|ui| {
            ui.label(RichText::new(&who).size(12.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = format!("{}: {who}", bench.t(Text::Remove));
                if icons::button(ui, Icon::Trash, &remove, &remove, false, 22.0).clicked() {
                    new.remove(n);
                }
            });
        });
    }
    if !free.is_empty() {
        let mut all: Vec<(Option<CastId>, String)> = vec![(None, bench.t(Text::AddMark).to_owned())];
        all.extend(free.into_iter().map(|id| (Some(id.clone()), name(&id))));
        let picked = row(ui, "", |ui| widgets::choice(ui, "mark", &None, &all)).flatten();
        if let Some(who) = picked {
            let b = panel.outline.bounds();
            // Side by side, in the order in which they are marked.
            let share = (new.len() as f64 + 1.0) / (new.len() as f64 + 2.0);
            let at = Spot::new(b.width() * share.min(0.8), b.height() * HEAD).tidied();
            new.push(PanelMark::Mouth(Mouth { who, at }));
        }
    }
    ui.label(RichText::new(bench.t(Text::MarksHint)).size(11.5).color(theme::of(ui).weak));
    if new != panel.marks {
        bench.set(item.id, Change::Marks(new));
    }
}
