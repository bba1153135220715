//! The tails of a balloon or caption.

use super::super::icons::{self, Icon};
use super::super::text::{self, Text};
use super::super::widgets::{self, row, section};
use super::Bench;
use crate::edit::{Change, Edit};
use crate::model::{Aim, CastId, Item, Mouth, PanelMark, Tail, TailKind};
use egui::{RichText, Ui, vec2};
use std::sync::Arc;

pub(super) fn section_of(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, tails: &[Tail]) {
    section(ui, bench.t(Text::Tails));
    let mut new = tails.to_vec();
    let mut control = None;
    let mut marked = None;
    let speakers = speakers(bench, item);
    for (n, tail) in tails.iter().enumerate() {
        ui.push_id(("tail", n), |ui| {
            let name = text::fill(bench.t(Text::TailN), &[&(n + 1)]);
            ui.horizontal(|ui| {
                ui.label(RichText::new(&name).size(12.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let remove = format!("{}: {name}", bench.t(Text::Remove));
                    if icons::button(ui, Icon::Trash, &remove, &remove, false, 22.0).clicked() {
                        new.remove(n);
                    }
                });
            });
            let Some(slot) = new.get_mut(n).filter(|t| **t == *tail) else { return };
            let before = slot.clone();
            kind_rows(bench, ui, item, tail, slot, &speakers);
            if *slot == before {
                control = number_rows(bench, ui, tail, slot);
            }
            if let Some(who) = of_whom(bench, item, &tail.aim)
                && ui.button(bench.t(Text::MarkHere)).clicked()
            {
                slot.aim = if matches!(tail.aim, Aim::Place) { Aim::Speaker } else { tail.aim.clone() };
                marked = Some(Mouth { who, at: tail.mouth });
            }
        });
    }
    let add = bench.t(Text::AddTail);
    if ui.add_sized(vec2(ui.available_width(), 26.0), egui::Button::new(add)).clicked() {
        bench.desk.settle();
        let scene = bench.desk.scene();
        bench.desk.editor.add_tail(&scene);
        return;
    }
    if let Some(mouth) = marked {
        mark(bench, item, mouth, new);
    } else if new != tails {
        match control {
            Some(control) => bench.change(control, item.id, Change::Tails(new)),
            None => bench.set(item.id, Change::Tails(new)),
        }
    }
}

/// Marks a speaker in the item's panel where a tail points, and lets the tail follow the mark.
fn mark(bench: &mut Bench<'_>, item: &Item, mouth: Mouth, tails: Vec<Tail>) {
    let page = Arc::clone(bench.desk.editor.page());
    let Some((id, panel)) = item.panel.and_then(|id| page.panel(id).map(|p| (id, p))) else { return };
    let mut marks = panel.marks.clone();
    marks.retain(|m| m.mouth().is_none_or(|m| m.who != mouth.who));
    marks.push(PanelMark::Mouth(mouth));
    let change = |item, change| Edit::Change { page: page.id, item, change };
    bench.desk.commit(&[change(id, Change::Marks(marks)), change(item.id, Change::Tails(tails))]);
}

/// Whose mark a tail of this aim would be.
fn of_whom(bench: &Bench<'_>, item: &Item, aim: &Aim) -> Option<CastId> {
    item.panel?;
    match aim {
        Aim::Member(who) => Some(who.clone()),
        Aim::Place | Aim::Speaker => {
            let page = bench.desk.editor.page();
            item.line().and_then(|l| page.line(l)).and_then(|l| l.speaker.clone())
        }
    }
}

/// Those whom a tail can follow: the speaker, and the others who are marked in the panel.
fn speakers(bench: &Bench<'_>, item: &Item) -> Vec<(Aim, String)> {
    let page = bench.desk.editor.page();
    let project = bench.desk.editor.project();
    let lang = &bench.desk.editor.edition().lang;
    let own = item.line().and_then(|l| page.line(l)).and_then(|l| l.speaker.clone());
    // While nobody is said to speak, such a tail points at its place.
    let speaker = if own.is_some() { Text::AimSpeaker } else { Text::AimNobody };
    let mut all =
        vec![(Aim::Place, bench.t(Text::AimPlace).to_owned()), (Aim::Speaker, bench.t(speaker).to_owned())];
    let marks = item.panel.and_then(|p| page.panel(p)).map(|p| p.marks.clone()).unwrap_or_default();
    for mouth in marks.iter().filter_map(PanelMark::mouth).filter(|m| Some(&m.who) != own.as_ref()) {
        all.push((Aim::Member(mouth.who.clone()), project.speaker_name(&mouth.who, lang)));
    }
    all
}

fn kind_rows(
    bench: &Bench<'_>,
    ui: &mut Ui,
    item: &Item,
    tail: &Tail,
    slot: &mut Tail,
    speakers: &[(Aim, String)],
) {
    let style = widgets::style_of(bench.desk.editor.project(), bench.desk.editor.page(), item);
    let of_style = bench.t(Text::TailAsStyle).replace("{0}", bench.t(kind_name(style.tail)));
    let mut kinds: Vec<(Option<TailKind>, String)> = vec![(None, of_style)];
    kinds.extend(TailKind::ALL.map(|k| (Some(k), bench.t(kind_name(k)).to_owned())));
    let name = bench.t(Text::TailKind);
    if let Some(kind) = row(ui, name, |ui| widgets::choice(ui, "tail kind", &tail.kind, &kinds)) {
        slot.kind = kind;
    }
    let mut aims = speakers.to_vec();
    if aims.iter().all(|(aim, _)| *aim != tail.aim)
        && let Aim::Member(who) = &tail.aim
    {
        let editor = &bench.desk.editor;
        aims.push((tail.aim.clone(), editor.project().speaker_name(who, &editor.edition().lang)));
    }
    if let Some(aim) = row(ui, bench.t(Text::Aim), |ui| widgets::choice(ui, "tail aim", &tail.aim, &aims)) {
        slot.aim = aim;
    }
}

fn number_rows(bench: &Bench<'_>, ui: &mut Ui, tail: &Tail, slot: &mut Tail) -> Option<egui::Id> {
    let mut control = None;
    if let Some((id, v)) = row(ui, bench.t(Text::Reach), |ui| {
        widgets::slider(ui, tail.reach * 100.0, 0.0..=100.0, 0, " %", false)
    }) {
        slot.reach = (v / 100.0).clamp(0.0, 1.0);
        control = Some(id);
    }
    if let Some((id, v)) = row(ui, bench.t(Text::Bend), |ui| {
        widgets::slider(ui, tail.bend * 100.0, -100.0..=100.0, 0, " %", false)
    }) {
        slot.bend = (v / 100.0).clamp(-1.0, 1.0);
        control = Some(id);
    }
    let auto = bench.t(Text::Auto);
    let width = bench.t(Text::TailWidth);
    row(ui, width, |ui| {
        let mut on = tail.width_mm.is_none();
        if ui.checkbox(&mut on, auto).changed() {
            slot.width_mm = if on { None } else { Some(3.0) };
        }
        if let Some(w) = tail.width_mm
            && let Some((id, v)) = widgets::mm(ui, width, w, 0.1..=50.0, 84.0)
        {
            slot.width_mm = Some(v.max(0.1));
            control = Some(id);
        }
    });
    let root = bench.t(Text::TailRoot);
    row(ui, root, |ui| {
        let mut on = tail.root.is_none();
        if ui.checkbox(&mut on, auto).changed() {
            slot.root = if on { None } else { Some(180.0) };
        }
        if let Some(degrees) = tail.root {
            let number = widgets::Number {
                name: root,
                value: degrees,
                range: 0.0..=360.0,
                speed: 1.0,
                decimals: 0,
                suffix: "°",
                width: 84.0,
            };
            if let Some((id, v)) = number.show(ui) {
                slot.root = Some(v.clamp(0.0, 360.0));
                control = Some(id);
            }
        }
    });
    control
}

fn kind_name(kind: TailKind) -> Text {
    match kind {
        TailKind::Curved => Text::TailCurved,
        TailKind::Straight => Text::TailStraight,
        TailKind::Lightning => Text::TailLightning,
        TailKind::Bubbles => Text::TailBubbles,
    }
}
