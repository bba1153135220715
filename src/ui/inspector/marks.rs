//! The marks of a panel: where its speakers are, and what must be seen.

use super::super::icons::{self, Icon};
use super::super::names;
use super::super::text::Text;
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::Bench;
use crate::edit::Change;
use crate::model::{CastId, Item, Keep, Kept, Mouth, Panel, PanelMark, Spot};
use egui::{RichText, Ui};
use std::sync::Arc;

/// A mark that was just made stands at this share of the panel's height: where heads usually are.
const HEAD: f64 = 0.45;
/// What must be seen is marked this large at first, as a share of the panel's shorter side.
const KEPT: f64 = 0.35;

/// What a new mark is of.
#[derive(Clone, PartialEq)]
enum New {
    Nothing,
    Speaker(CastId),
    Keep(Kept),
}

pub(super) fn section_of(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    let project = Arc::clone(bench.desk.editor.project());
    let lang = bench.desk.editor.edition().lang.clone();
    let name = |who: &CastId| project.speaker_name(who, &lang);
    section(ui, bench.t(Text::Marks));
    let mut new = panel.marks.clone();
    for (n, mark) in panel.marks.iter().enumerate() {
        let what = match mark {
            PanelMark::Mouth(mouth) => name(&mouth.who),
            PanelMark::Keep(keep) => bench.t(names::kept(keep.what)).to_owned(),
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(&what).size(12.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = format!("{}: {what}", bench.t(Text::Remove));
                if icons::button(ui, Icon::Trash, &remove, &remove, false, 22.0).clicked() {
                    new.remove(n);
                }
            });
        });
    }
    let mut all: Vec<(New, String)> = vec![(New::Nothing, bench.t(Text::AddMark).to_owned())];
    all.extend(Kept::ALL.map(|what| (New::Keep(what), bench.t(names::kept(what)).to_owned())));
    let free = project.cast().filter(|m| panel.mouth_of(&m.id).is_none());
    all.extend(free.map(|m| (New::Speaker(m.id.clone()), name(&m.id))));
    let picked = row(ui, bench.t(Text::NewMark), |ui| widgets::choice(ui, "mark", &New::Nothing, &all));
    let b = panel.outline.bounds();
    // Side by side, in the order in which they are marked.
    let share = (new.len() as f64 + 1.0) / (new.len() as f64 + 2.0);
    let at = Spot::new(b.width() * share.min(0.8), b.height() * HEAD).tidied();
    match picked {
        Some(New::Speaker(who)) => new.push(PanelMark::Mouth(Mouth { who, at })),
        Some(New::Keep(what)) => {
            let (wide, high) = proportion(what);
            let side = b.width().min(b.height()) * KEPT;
            new.push(PanelMark::Keep(Keep { what, at, size: Spot::new(side * wide, side * high).tidied() }));
        }
        Some(New::Nothing) | None => {}
    }
    ui.label(RichText::new(bench.t(Text::MarksHint)).size(11.5).color(theme::of(ui).weak));
    if new != panel.marks {
        bench.set(item.id, Change::Marks(new));
    }
}

/// Width and height of what must be seen, as shares of a side.
fn proportion(what: Kept) -> (f64, f64) {
    match what {
        // Heads are higher than wide.
        Kept::Face => (0.8, 1.0),
        Kept::Hand => (0.6, 0.6),
        Kept::Detail => (0.8, 0.8),
    }
}
