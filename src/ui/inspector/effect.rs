//! Properties of a sound effect.

use super::super::icons::Icon;
use super::super::text::{self, Text};
use super::super::widgets::{self, row, row_of_style, section};
use super::{Bench, item_heading, look_section, place_row, style_row, words_section};
use crate::edit::{Change, Edit};
use crate::file::sounds::Sound;
use crate::model::warp::{GROWTH_RANGE, SLANT_RANGE, STRETCH_RANGE};
use crate::model::{Effect, Envelope, Item, StyleName, Warp, Words};
use egui::Ui;
use std::sync::Arc;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, effect: &Effect) {
    item_heading(bench, ui, item, Icon::Effect, Text::ToolEffect);
    sound_rows(bench, ui, item, effect);
    words_section(bench, ui, item);
    style_row(bench, ui, item.id, effect.style.as_ref(), Text::StyleOfEffect);
    section(ui, bench.t(Text::Layout));
    place_row(bench, ui, item);
    let height = bench.t(Text::LetterHeight);
    if let Some((id, v)) =
        row(ui, height, |ui| widgets::slider(ui, effect.letter_mm, 2.0..=80.0, 1, " mm", true))
    {
        bench.change(id, item.id, Change::LetterHeight(v.max(0.1)));
    }
    let turn = bench.t(Text::Rotation);
    if let Some((id, v)) =
        row(ui, turn, |ui| widgets::slider(ui, effect.rotate, -180.0..=180.0, 0, "°", false))
    {
        bench.change(id, item.id, Change::Rotate(v));
    }
    warp_section(bench, ui, item, effect);
    look_section(bench, ui, item, &effect.look, false);
}

/// A sound to begin with, and words for it.
fn sound_rows(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, effect: &Effect) {
    let sounds = Arc::clone(&bench.desk.sounds);
    let name = |s: &Sound| text::style_name(bench.tongue, &s.name);
    let mut all: Vec<(Option<usize>, String)> = vec![(None, bench.t(Text::SoundOwn).to_owned())];
    all.extend(sounds.iter().enumerate().map(|(n, s)| (Some(n), name(s))));
    let now = sounds.iter().position(|s| Some(&s.name) == effect.style.as_ref());
    if let Some(chosen) = row(ui, bench.t(Text::Sound), |ui| widgets::choice(ui, "sound", &now, &all)) {
        match chosen.and_then(|n| sounds.get(n)) {
            Some(sound) => put(bench, item, effect, sound),
            None => bench.set(item.id, Change::Style(None)),
        }
    }
    let lang = bench.desk.editor.edition().lang.clone();
    let Some(sound) = now.and_then(|n| sounds.get(n)) else { return };
    let page = bench.desk.editor.page();
    let said = page.line(effect.line).and_then(|l| l.words.get(&lang)).cloned().unwrap_or_default();
    let page = page.id;
    let mut wanted = None;
    row(ui, bench.t(Text::SoundWords), |ui| {
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for words in sound.words_in(&lang) {
                if widgets::chip_button(ui, said.text() == words, words).clicked() {
                    wanted = Some(words.clone());
                }
            }
        });
    });
    if let Some(words) = wanted {
        let words = Words::plain(&words);
        bench.desk.commit(&[Edit::SetWords { page, line: effect.line, lang, words }]);
    }
}

/// The sound's style, size and turn, and its words where there are none yet: one step of undo.
fn put(bench: &mut Bench<'_>, item: &Item, effect: &Effect, sound: &Sound) {
    let project = Arc::clone(bench.desk.editor.project());
    let page = Arc::clone(bench.desk.editor.page());
    let mut edits = Vec::new();
    // A style of this name that is there already stays as its owner has it.
    if project.style(&sound.name).is_none() {
        let style = Some(Box::new(sound.style()));
        edits.push(Edit::SetStyle { name: sound.name.clone(), style });
    }
    for change in [
        Change::Style(Some(sound.name.clone())),
        Change::Warp(None),
        Change::LetterHeight(sound.letter_mm),
        Change::Rotate(sound.rotate),
    ] {
        edits.push(Edit::Change { page: page.id, item: item.id, change });
    }
    for lang in &project.book.languages {
        let blank = page.line(effect.line).is_some_and(|l| l.words_in(lang).is_none());
        if let Some(words) = sound.words_in(lang).first().filter(|_| blank) {
            let (line, lang, words) = (effect.line, lang.clone(), Words::plain(words));
            edits.push(Edit::SetWords { page: page.id, line, lang, words });
        }
    }
    bench.desk.commit_held(&edits, item.id);
}

fn warp_section(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, effect: &Effect) {
    let name = effect.style.clone().unwrap_or_else(|| StyleName::new("effect"));
    let of_style = bench.desk.editor.project().style(&name).unwrap_or_default().warp;
    let warp = effect.warp.unwrap_or(of_style);
    let mut new = warp;
    let mut control = None;
    section(ui, bench.t(Text::LetterShape));
    let envelopes: Vec<(Envelope, String)> =
        Envelope::ALL.into_iter().map(|e| (e, bench.t(text::envelope(e)).to_owned())).collect();
    let back = bench.t(Text::FromStyle);
    let (gone, picked) = row_of_style(ui, bench.t(Text::Envelope), effect.warp.is_some(), back, |ui| {
        widgets::choice(ui, "envelope", &warp.envelope, &envelopes)
    });
    if gone {
        return bench.set(item.id, Change::Warp(None));
    }
    if let Some(envelope) = picked {
        // A shape that is chosen is wanted: straight letters bend a little at once.
        let bend = if new.bend == 0.0 { FIRST_BEND } else { new.bend };
        new = Warp { envelope, bend, ..new };
    }
    let percent =
        |ui: &mut Ui, key: Text, slot: &mut f64, least: f64, most: f64, control: &mut Option<egui::Id>| {
            let shown = row(ui, bench.t(key), |ui| {
                widgets::slider(ui, *slot * 100.0, least * 100.0..=most * 100.0, 0, " %", false)
            });
            if let Some((id, v)) = shown {
                *slot = (v / 100.0).clamp(least, most);
                *control = Some(id);
            }
        };
    percent(ui, Text::Bend, &mut new.bend, -1.0, 1.0, &mut control);
    percent(ui, Text::Taper, &mut new.taper, *GROWTH_RANGE.start(), *GROWTH_RANGE.end(), &mut control);
    percent(ui, Text::Flare, &mut new.flare, *GROWTH_RANGE.start(), *GROWTH_RANGE.end(), &mut control);
    percent(ui, Text::Stretch, &mut new.stretch, *STRETCH_RANGE.start(), *STRETCH_RANGE.end(), &mut control);
    percent(ui, Text::Jitter, &mut new.jitter, 0.0, 1.0, &mut control);
    let slant = bench.t(Text::Slant);
    if let Some((id, v)) = row(ui, slant, |ui| widgets::slider(ui, warp.slant, SLANT_RANGE, 0, "°", false)) {
        new.slant = v.clamp(*SLANT_RANGE.start(), *SLANT_RANGE.end());
        control = Some(id);
    }
    if warp.jitter > 0.0 && row(ui, "", |ui| ui.button(bench.t(Text::Shuffle)).clicked()) {
        new.shuffle = new.shuffle.wrapping_add(1);
    }
    if new != warp {
        let change = Change::Warp(Some(new));
        match control {
            Some(control) => bench.change(control, item.id, change),
            None => bench.set(item.id, change),
        }
    }
}

/// How much straight letters bend when a shape is chosen for them.
const FIRST_BEND: f64 = 0.3;
