//! What a balloon or caption has to do with others and with its panel: edge, joins, what it goes on with.

use super::super::text::Text;
use super::super::widgets::{self, row};
use super::Bench;
use crate::edit::Change;
use crate::model::{Balloon, Edge, Item, ItemId, ItemKind, Join};
use egui::Ui;

/// The longest beginning of words by which a balloon is named, in characters.
const NAME_CHARS: usize = 24;

pub(super) fn edge_row(bench: &mut Bench<'_>, ui: &mut Ui, item: ItemId, edge: Edge) {
    let all = Edge::ALL.map(|e| {
        let name = match e {
            Edge::Closed => Text::EdgeClosed,
            Edge::Butt => Text::EdgeButt,
            Edge::Open => Text::EdgeOpen,
        };
        (e, bench.t(name).to_owned())
    });
    if let Some(edge) = row(ui, bench.t(Text::Edge), |ui| widgets::choice(ui, "edge", &edge, &all)) {
        bench.set(item, Change::Edge(edge));
    }
}

pub(super) fn join_rows(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, balloon: &Balloon) {
    let all = Join::ALL.map(|j| {
        let name = match j {
            Join::Auto => Text::JoinAuto,
            Join::Always => Text::JoinAlways,
            Join::Never => Text::JoinNever,
        };
        (j, bench.t(name).to_owned())
    });
    let name = bench.t(Text::JoinWith);
    if let Some(join) = row(ui, name, |ui| widgets::choice(ui, "join", &balloon.join, &all)) {
        bench.set(item.id, Change::Join(join));
    }
    let others = others(bench, item, balloon);
    let name = bench.t(Text::Continues);
    if let Some(of) = row(ui, name, |ui| widgets::choice(ui, "continues", &balloon.continues, &others)) {
        bench.set(item.id, Change::Continues(of));
    }
}

/// The balloons that one can go on with: those of its own speaker, and the one that it goes on with already.
fn others(bench: &Bench<'_>, item: &Item, balloon: &Balloon) -> Vec<(Option<ItemId>, String)> {
    let page = bench.desk.editor.page();
    let lang = &bench.desk.editor.edition().lang;
    let speaker = |line| page.line(line).and_then(|l| l.speaker.as_ref());
    let own = speaker(balloon.line);
    let mut all = vec![(None, bench.t(Text::ContinuesNone).to_owned())];
    for other in page.items.iter().filter(|i| i.id != item.id) {
        let ItemKind::Balloon(b) = &other.kind else { continue };
        if speaker(b.line) != own && balloon.continues != Some(other.id) {
            continue;
        }
        let words = page.line(b.line).and_then(|l| l.words_in(lang)).map(|w| w.text().replace('\n', " "));
        let words = words.filter(|w| !w.trim().is_empty()).unwrap_or_else(|| other.id.to_string());
        let short: String = words.chars().take(NAME_CHARS).collect();
        let name = if short.len() < words.len() { format!("{short}…") } else { short };
        all.push((Some(other.id), name));
    }
    all
}
