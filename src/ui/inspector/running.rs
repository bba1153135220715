//! Page numbers and running texts of the book.

use super::super::desk::Hold;
use super::super::icons::{self, Icon};
use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::Bench;
use crate::edit::Edit;
use crate::model::running::{MAX_RUNNING, STYLE};
use crate::model::{Across, Book, Facing, OnPages, Running, StyleName};
use egui::{Layout, RichText, TextEdit, Ui, vec2};

/// The places that a running text can have: at the head, and where along it.
const PLACES: [(bool, Across, Text); 6] = [
    (false, Across::Outer, Text::FootOuter),
    (false, Across::Centre, Text::FootCentre),
    (false, Across::Inner, Text::FootInner),
    (true, Across::Outer, Text::HeadOuter),
    (true, Across::Centre, Text::HeadCentre),
    (true, Across::Inner, Text::HeadInner),
];

/// The pages that a running text can stand on.
const ON: [(OnPages, Text); 3] =
    [(OnPages::Every, Text::OnEvery), (OnPages::Left, Text::OnLeft), (OnPages::Right, Text::OnRight)];

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui, book: &Book) {
    section(ui, bench.t(Text::RunningTexts));
    if book.running.iter().any(Running::counts) {
        let name = bench.t(Text::FirstNumber);
        let number = widgets::Number {
            name,
            value: f64::from(book.first_number),
            range: 0.0..=9999.0,
            speed: 0.1,
            decimals: 0,
            suffix: "",
            width: 84.0,
        };
        if let Some((id, first)) = row(ui, name, |ui| number.show(ui)) {
            bench.desk.live(id, Hold::Pointer, &[Edit::SetFirstNumber(first.round() as u32)]);
        }
    }
    for (n, running) in book.running.iter().enumerate() {
        ui.push_id(("running", n), |ui| one(bench, ui, book, n, running));
    }
    if book.running.len() >= MAX_RUNNING {
        return;
    }
    let setup = &book.setup;
    let langs = &book.languages;
    for (name, text, head, across) in [
        (Text::AddPageNumber, "{page}", false, Across::Outer),
        (Text::AddRunningTitle, "{title}", true, Across::Centre),
    ] {
        let size = vec2(ui.available_width(), 28.0);
        if ui.add_sized(size, egui::Button::new(bench.t(name))).clicked() {
            let mut all = book.running.clone();
            let text = langs.first().map(|lang| (lang.clone(), text.to_owned())).into_iter().collect();
            all.push(Running::usual(text, head, across, setup));
            bench.desk.commit(&[Edit::SetRunning(all)]);
        }
    }
}

fn one(bench: &mut Bench<'_>, ui: &mut Ui, book: &Book, n: usize, running: &Running) {
    let p = theme::of(ui);
    let mut new = running.clone();
    let mut control = None;
    let mut gone = false;
    ui.horizontal(|ui| {
        let title = if running.counts() { Text::PageNumber } else { Text::RunningLine };
        ui.label(RichText::new(bench.t(title)).font(theme::bold(12.5)));
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let name = bench.t(Text::RemoveRunning);
            gone = icons::button(ui, Icon::Trash, name, name, false, 22.0).clicked();
        });
    });
    for lang in &book.languages {
        let name = text::lang_name(lang);
        let mut said = running.text.get(lang).cloned().unwrap_or_default();
        let response = row(ui, &name, |ui| {
            let field = TextEdit::singleline(&mut said).id_salt(("running", n, lang.tag()));
            // What stands in for a language that has no text of its own.
            let other = crate::model::lang::in_lang(&running.text, lang, &book.languages);
            ui.add(field.desired_width(f32::INFINITY).hint_text(other.cloned().unwrap_or_default()))
        });
        if response.changed() {
            if said.is_empty() {
                new.text.remove(lang);
            } else {
                new.text.insert(lang.clone(), said);
            }
            control = Some((response.id, Hold::Focus));
        }
    }
    ui.add(egui::Label::new(RichText::new(bench.t(Text::RunningHint)).size(11.0).color(p.weak)).wrap());
    let places: Vec<_> =
        PLACES.map(|(head, across, name)| ((head, across), bench.t(name).to_owned())).to_vec();
    let place = (running.head, running.across);
    let place = row(ui, bench.t(Text::Position), |ui| widgets::choice(ui, "place", &place, &places));
    if let Some((head, across)) = place {
        (new.head, new.across) = (head, across);
    }
    if book.setup.facing != Facing::Never {
        let pages: Vec<_> = ON.map(|(on, name)| (on, bench.t(name).to_owned())).to_vec();
        let on = row(ui, bench.t(Text::OnPages), |ui| widgets::choice(ui, "on", &running.on, &pages));
        new.on = on.unwrap_or(new.on);
    }
    let edge = bench.t(Text::FromEdge);
    if let Some((id, mm)) = row(ui, edge, |ui| widgets::mm(ui, edge, running.edge_mm, 0.0..=200.0, 84.0)) {
        new.edge_mm = mm;
        control = Some((id, Hold::Pointer));
    }
    let side = bench.t(Text::FromSide);
    if running.across != Across::Centre
        && let Some((id, mm)) = row(ui, side, |ui| widgets::mm(ui, side, running.side_mm, 0.0..=200.0, 84.0))
    {
        new.side_mm = mm;
        control = Some((id, Hold::Pointer));
    }
    let now = running.letter_mm.unwrap_or_else(|| {
        let name = running.style.clone().unwrap_or_else(|| StyleName::new(STYLE));
        bench.desk.editor.project().style(&name).unwrap_or_default().lettering.cap_height_mm
    });
    let letters = bench.t(Text::LetterHeight);
    if let Some((id, mm)) = row(ui, letters, |ui| widgets::mm(ui, letters, now, 0.5..=50.0, 84.0)) {
        new.letter_mm = Some(mm);
        control = Some((id, Hold::Pointer));
    }
    let names = bench.desk.editor.project().style_names();
    let styles: Vec<_> = names.into_iter().map(|s| (s.clone(), text::style_name(bench.tongue, &s))).collect();
    let now = running.style.clone().unwrap_or_else(|| StyleName::new(STYLE));
    if let Some(style) = row(ui, bench.t(Text::Style), |ui| widgets::choice(ui, "style", &now, &styles)) {
        new.style = (style.0 != STYLE).then_some(style);
    }
    let mut all = book.running.clone();
    if gone {
        all.remove(n);
        bench.desk.commit(&[Edit::SetRunning(all)]);
    } else if new != *running {
        all[n] = new;
        match control {
            Some((id, hold)) => bench.desk.live(id, hold, &[Edit::SetRunning(all)]),
            None => bench.desk.commit(&[Edit::SetRunning(all)]),
        }
    }
}
