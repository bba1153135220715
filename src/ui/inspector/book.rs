//! Properties of the whole book.

use super::super::command::Command;
use super::super::desk::Hold;
use super::super::dialogs::new::LANGS;

use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, row, section};
use super::{Bench, page::setup_rows};
use crate::edit::Edit;
use crate::model::Lang;
use egui::{DragValue, RichText, TextEdit, Ui, vec2};
use std::sync::Arc;

pub(super) fn show(bench: &mut Bench<'_>, ui: &mut Ui) {
    let book = Arc::clone(&bench.desk.editor.project().book);
    section(ui, bench.t(Text::Book));
    for lang in &book.languages {
        // As each is called in itself: a longer name would be cut off.
        let name = text::fill(bench.t(Text::TitleIn), &[&text::lang_name(lang)]);
        let mut title = book.title.get(lang).cloned().unwrap_or_default();
        let response = row(ui, &name, |ui| {
            let field = TextEdit::singleline(&mut title).id_salt(("title", lang.tag()));
            ui.add(field.desired_width(f32::INFINITY))
        });
        if response.changed() {
            let edit = Edit::SetTitle { lang: lang.clone(), title };
            bench.desk.live(response.id, Hold::Focus, &[edit]);
        }
    }
    let episode = bench.t(Text::Episode);
    let mut number = f64::from(book.number.unwrap_or(0));
    let response = row(ui, episode, |ui| {
        // Nought stands for a book that has no number.
        let field = DragValue::new(&mut number)
            .range(0.0..=9999.0)
            .speed(0.1)
            .custom_formatter(|v, _| if v < 1.0 { "–".to_owned() } else { format!("{v:.0}") })
            .custom_parser(|typed| match typed.trim() {
                "" | "–" | "-" => Some(0.0),
                typed => typed.parse().ok(),
            })
            .update_while_editing(false);
        ui.add_sized(vec2(84.0, ui.spacing().interact_size.y), field).accessible_name(episode)
    });
    let number = (number >= 1.0).then_some(number.round() as u32);
    if number != book.number && response.changed() {
        bench.desk.live(response.id, Hold::Pointer, &[Edit::SetNumber(number)]);
    }
    languages(bench, ui, &book.languages);
    super::running::show(bench, ui, &book);
    section(ui, bench.t(Text::BookSetup));
    let size = vec2(ui.available_width(), 28.0);
    if ui.add_sized(size, egui::Button::new(bench.t(Text::CmdPageSetup))).clicked() {
        bench.runs = Some(Command::PageSetup);
    }
    if !book.setup.name.is_empty() {
        row(ui, bench.t(Text::Preset), |ui| {
            ui.add(egui::Label::new(RichText::new(text::preset(bench.tongue, &book.setup.name))).truncate())
        });
    }
    ui.push_id("book", |ui| setup_rows(bench, ui, &book.setup, None));
}

fn languages(bench: &mut Bench<'_>, ui: &mut Ui, now: &[Lang]) {
    let p = theme::of(ui);
    let mut new = now.to_vec();
    ui.label(RichText::new(bench.t(Text::Languages)).color(p.weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        // Those of the comic first, in their order.
        let offered: Vec<Lang> = LANGS.iter().filter_map(|tag| tag.parse().ok()).collect();
        for lang in now.iter().chain(offered.iter().filter(|l| !now.contains(l))) {
            let on = now.contains(lang);
            if widgets::chip_button(ui, on, &text::lang_name(lang)).clicked() {
                if on {
                    new.retain(|l| l != lang);
                } else {
                    new.push(lang.clone());
                }
            }
        }
    });
    if now.len() > 1 {
        let all: Vec<_> = now.iter().map(|lang| (lang.clone(), text::lang_name(lang))).collect();
        let main =
            row(ui, bench.t(Text::MainLanguage), |ui| widgets::choice(ui, "main language", &now[0], &all));
        if let Some(main) = main {
            new.retain(|lang| *lang != main);
            new.insert(0, main);
        }
    }
    if new != now && !new.is_empty() {
        if let Some(first) = new.first().filter(|_| !new.contains(&bench.desk.editor.edition().lang)) {
            let first = first.clone();
            bench.desk.set_lang(first);
        }
        bench.desk.commit(&[Edit::SetLanguages(new)]);
    }
}
