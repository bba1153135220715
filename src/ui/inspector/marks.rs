//! The marks of a panel: where its speakers are, and what must be seen.

use super::super::icons::{self, Icon};
use super::super::names;
use super::super::text::{self, Text, Tongue};
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::Bench;
use crate::edit::Change;
use crate::model::{CastId, Item, Keep, Kept, Lang, Mouth, Panel, PanelMark, Project, Spot};
use egui::{RichText, Ui};
use std::sync::Arc;

/// A mark that was just made stands at this share of the panel's height: where heads usually are.
const HEAD: f64 = 0.45;
/// What must be seen is marked this large at first, as a share of the panel's shorter side.
const KEPT: f64 = 0.35;

/// What a mark can be of.
#[derive(Clone, PartialEq)]
pub enum MarkOf {
    /// Where somebody speaks.
    Speaker(CastId),
    /// What must be seen.
    Keep(Kept),
}

/// All that can be marked, with its name: what must be seen, and the cast.
pub fn choices(project: &Project, lang: &Lang, tongue: Tongue) -> Vec<(MarkOf, String)> {
    let kept = Kept::ALL.map(|what| (MarkOf::Keep(what), text::of(tongue, names::kept(what)).to_owned()));
    let speakers = project.cast().map(|m| (MarkOf::Speaker(m.id.clone()), project.speaker_name(&m.id, lang)));
    kept.into_iter().chain(speakers).collect()
}

/// The marks of a panel with one more at a place that counts as its others do. Somebody speaks from one place in a panel:
/// who is marked already is marked here instead.
pub fn with(panel: &Panel, of: &MarkOf, at: Spot) -> Vec<PanelMark> {
    let mut marks = panel.marks.clone();
    let at = at.tidied();
    match of {
        MarkOf::Speaker(who) => {
            marks.retain(|mark| mark.mouth().is_none_or(|m| m.who != *who));
            marks.push(PanelMark::Mouth(Mouth { who: who.clone(), at }));
        }
        MarkOf::Keep(what) => {
            let (wide, high) = proportion(*what);
            let b = panel.outline.bounds();
            let side = b.width().min(b.height()) * KEPT;
            let size = Spot::new(side * wide, side * high).tidied();
            marks.push(PanelMark::Keep(Keep { what: *what, at, size }));
        }
    }
    marks
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
    let mut all: Vec<(Option<MarkOf>, String)> = vec![(None, bench.t(Text::AddMark).to_owned())];
    let free = choices(&project, &lang, bench.tongue).into_iter().filter(|(of, _)| match of {
        MarkOf::Speaker(who) => panel.mouth_of(who).is_none(),
        MarkOf::Keep(_) => true,
    });
    all.extend(free.map(|(of, name)| (Some(of), name)));
    let picked = row(ui, bench.t(Text::NewMark), |ui| widgets::choice(ui, "mark", &None, &all));
    if let Some(Some(of)) = picked {
        // Side by side, in the order in which they are marked.
        let b = panel.outline.bounds();
        let share = (new.len() as f64 + 1.0) / (new.len() as f64 + 2.0);
        new = with(panel, &of, Spot::new(b.width() * share.min(0.8), b.height() * HEAD));
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
