//! The inspector: every property of what is selected, or of the page and the book.

mod balloon;
mod book;
mod border;
mod caption;
mod effect;
mod lettering;
mod lines;
pub(super) mod marks;
mod page;
mod panel;
mod pictures;
mod running;
mod several;
mod shape;
mod tails;
mod ties;

use super::app::App;
use super::desk::{Desk, Hold};
use super::dialogs::{Dialog, cast::Cast};
use super::icons::{self, Icon};
use super::keys::Keymap;
use super::names;
use super::shelf::{Chosen, Shelf};
use super::text::{self, Text, Tongue};
use super::voices;
use super::widgets::{self, row, row_of_style, section};
use super::words;
use super::worker::Purpose;
use super::{command, command::Command, theme};
use crate::edit::{Change, Edit};
use crate::editor::drawn_as;
use crate::model::{BodyShape, CastId, Item, ItemId, ItemKind, LineId, Look, PageId, Spot, StyleName};
use egui::{Margin, RichText, ScrollArea, TextBuffer, TextEdit, Ui, vec2};
use std::sync::Arc;

/// What every part of the inspector works with.
struct Bench<'a> {
    desk: &'a mut Desk,
    shelf: &'a mut Shelf,
    keys: &'a Keymap,
    tongue: Tongue,
    /// A file that is wanted.
    wants: Option<Purpose>,
    /// A command that is wanted.
    runs: Option<Command>,
    /// The line that somebody new is to speak.
    new_speaker: Option<(PageId, LineId)>,
}

impl Bench<'_> {
    fn t(&self, key: Text) -> &'static str {
        text::of(self.tongue, key)
    }

    /// A command's name with its keys, for a button that does the same.
    fn tip(&self, ui: &Ui, command: Command) -> String {
        let name = self.t(command.text());
        let keys = self.keys.of(command).first().map(|k| command::spell(ui.ctx(), *k));
        keys.map_or_else(|| name.to_owned(), |keys| format!("{name}   {keys}"))
    }

    /// The chooser of fonts in a row; `none` is what no font is called.
    fn font_row(&mut self, ui: &mut Ui, name: &str, now: Option<&String>, none: &str) -> Option<Chosen> {
        let materials = Arc::clone(&self.desk.materials);
        row(ui, name, |ui| self.shelf.choose(ui, self.tongue, &materials, now, none))
    }

    /// A change of a property, live until the pointer lets go.
    fn change(&mut self, control: egui::Id, item: ItemId, change: Change) {
        self.desk.change(control, item, change);
    }

    /// A change of a property at once.
    fn set(&mut self, item: ItemId, change: Change) {
        self.set_all(item, [change]);
    }

    /// Changes of several properties, as one step.
    fn set_all(&mut self, item: ItemId, changes: impl IntoIterator<Item = Change>) {
        let page = self.desk.editor.page().id;
        let edits: Vec<Edit> =
            changes.into_iter().map(|change| Edit::Change { page, item, change }).collect();
        self.desk.commit(&edits);
    }
}

/// Shows it.
pub fn show(app: &mut App, ui: &mut Ui) {
    let Some(desk) = &mut app.desk else { return };
    let (shelf, keys) = (&mut app.shelf, &app.settings.keys);
    let tongue = app.settings.tongue;
    let mut bench = Bench { desk, shelf, keys, tongue, wants: None, runs: None, new_speaker: None };
    let mut area = ScrollArea::vertical().auto_shrink(false);
    // Another thing is shown from its head on.
    let shown = bench.desk.editor.selection().to_vec();
    let last = egui::Id::unique("inspected");
    if ui.data_mut(|d| d.get_temp::<Vec<ItemId>>(last)).is_none_or(|before| before != shown) {
        area = area.vertical_scroll_offset(0.0);
        ui.data_mut(|d| d.insert_temp(last, shown));
    }
    area.show(ui, |ui| {
        egui::Frame::NONE
            .inner_margin(Margin { left: theme::GAP as i8, right: theme::GAP as i8, top: 8, bottom: 24 })
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 5.0;
                contents(&mut bench, ui);
            });
    });
    let (wants, runs, new_speaker) = (bench.wants, bench.runs, bench.new_speaker);
    if let Some((page, line)) = new_speaker {
        app.dialog = Some(Dialog::Cast(Cast::for_line(page, line)));
    }
    if let Some(why) = wants {
        app.pick(why);
    }
    if let Some(command) = runs {
        app.run(command, ui.ctx());
    }
}

fn contents(bench: &mut Bench<'_>, ui: &mut Ui) {
    match bench.desk.editor.selection().len() {
        0 => {
            page::show(bench, ui);
            book::show(bench, ui);
        }
        1 => {
            let Some(item) = bench.desk.selected() else { return };
            ui.push_id(item.id, |ui| match &item.kind {
                ItemKind::Panel(p) => panel::show(bench, ui, &item, p),
                ItemKind::Balloon(b) => balloon::show(bench, ui, &item, b),
                ItemKind::Caption(c) => caption::show(bench, ui, &item, c),
                ItemKind::Effect(e) => effect::show(bench, ui, &item, e),
                ItemKind::Art(_) => panel::free_art(bench, ui, &item),
            });
        }
        count => several::show(bench, ui, count),
    }
}

/// The kind of thing that is shown.
fn heading(ui: &mut Ui, icon: Icon, title: &str) {
    let p = theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), egui::Sense::hover());
        icons::paint(ui.painter(), rect.shrink2(vec2(0.0, 2.0)), icon, p.accent);
        ui.label(RichText::new(title).font(theme::bold(14.5)));
    });
}

/// The heading of an item, with its switches.
fn item_heading(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, icon: Icon, title: Text) {
    let p = theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), egui::Sense::hover());
        icons::paint(ui.painter(), rect.shrink2(vec2(0.0, 2.0)), icon, p.accent);
        ui.label(RichText::new(bench.t(title)).font(theme::bold(14.5)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (icon, command, on, change) in [
                (Icon::Lock, Command::Lock, item.locked, Change::Locked(!item.locked)),
                (Icon::Hidden, Command::Hide, item.hidden, Change::Hidden(!item.hidden)),
            ] {
                let tip = bench.tip(ui, command);
                if icons::button(ui, icon, bench.t(command.text()), &tip, on, 24.0).clicked() {
                    bench.set(item.id, change);
                }
            }
        });
    });
}

/// The words in every language, one below the other.
fn words_section(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item) {
    let page = Arc::clone(bench.desk.editor.page());
    let Some(line) = item.line().and_then(|l| page.line(l)).cloned() else { return };
    let project = Arc::clone(bench.desk.editor.project());
    let lettering = widgets::style_of(&project, &page, item).lettering;
    let p = theme::of(ui);
    section(ui, bench.t(Text::Words));
    for lang in &project.book.languages {
        let name = text::lang_name(lang);
        let shown = *lang == bench.desk.editor.edition().lang;
        let colour = if shown { p.accent } else { p.weak };
        let label = ui.label(RichText::new(name).size(11.5).color(colour));
        let words = line.words.get(lang).cloned().unwrap_or_default();
        let mut text = words.text().to_owned();
        let setting = words::Setting {
            faces: theme::plain_faces(),
            size: 13.0,
            colour: p.text,
            italic: lettering.italic && lettering.for_lang(lang).italic,
        };
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
            let words = words.retyped(buffer.as_str());
            let job = setting.job(&words, buffer.as_str(), width, egui::Align::LEFT);
            ui.ctx().fonts_mut(|f| f.layout_job(job))
        };
        let response = ui
            .add(
                TextEdit::multiline(&mut text)
                    .id_salt(("words", line.id, lang.tag()))
                    .desired_width(f32::INFINITY)
                    .desired_rows(2)
                    .margin(vec2(7.0, 5.0))
                    .layouter(&mut layouter),
            )
            .labelled_by(label.id);
        if response.changed() {
            let words = words.retyped(&text);
            let edit = Edit::SetWords { page: page.id, line: line.id, lang: lang.clone(), words };
            bench.desk.live(response.id, Hold::Focus, &[edit]);
        }
    }
    ui.add_space(2.0);
    // Nobody says a sound.
    if !matches!(item.kind, ItemKind::Effect(_)) || line.speaker.is_some() {
        speaker_row(bench, ui, &line);
    }
}

fn speaker_row(bench: &mut Bench<'_>, ui: &mut Ui, line: &crate::model::Line) {
    let speakers = voices::speakers(bench.desk, bench.tongue, &[line.id]).into_iter();
    let mut all: Vec<(Who, String)> = speakers.map(|(who, name)| (Who::Known(who), name)).collect();
    all.push((Who::New, bench.t(Text::NewSpeaker).to_owned()));
    let page = bench.desk.editor.page().id;
    let (name, now) = (bench.t(Text::Speaker), Who::Known(line.speaker.clone()));
    match row(ui, name, |ui| widgets::choice(ui, "speaker", &now, &all)) {
        Some(Who::Known(speaker)) => {
            bench.desk.commit(&[Edit::SetSpeaker { page, line: line.id, speaker }]);
        }
        Some(Who::New) => bench.new_speaker = Some((page, line.id)),
        None => {}
    }
}

/// Whoever can be chosen to speak.
#[derive(Clone, PartialEq)]
enum Who {
    Known(Option<CastId>),
    /// Somebody who is not in the cast yet.
    New,
}

fn style_row(bench: &mut Bench<'_>, ui: &mut Ui, item: ItemId, style: Option<&StyleName>, own: Text) {
    let mut all: Vec<(Option<StyleName>, String)> = vec![(None, bench.t(own).to_owned())];
    let names = bench.desk.item(item).map(|item| bench.desk.styles_for(&item)).unwrap_or_default();
    all.extend(names.into_iter().map(|n| (Some(n.clone()), text::style_name(bench.tongue, &n))));
    let style = style.cloned();
    let name = bench.t(Text::Style);
    let project = Arc::clone(bench.desk.editor.project());
    let worn = bench.desk.item(item).map(|i| widgets::style_name_of(&project, bench.desk.editor.page(), &i));
    // What has no style of its own shows the one that it wears instead.
    let draw = |ui: &Ui, room: egui::Rect, name: &Option<StyleName>| {
        if let Some(name) = name.as_ref().or(worn.as_ref().filter(|_| style.is_none())) {
            super::choice::portrait_of(ui, room, &project, name);
        }
    };
    if let Some(style) = row(ui, name, |ui| widgets::choice_drawn(ui, "style", &style, &all, &draw)) {
        bench.set(item, Change::Style(style));
    }
}

/// What differs from the style: shape, colours, letters.
fn look_section(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, look: &Look, body: bool) {
    let page = Arc::clone(bench.desk.editor.page());
    let style = widgets::style_of(bench.desk.editor.project(), &page, item);
    let lettering = style.lettering.for_lang(&bench.desk.editor.edition().lang);
    let border = item.panel.and_then(|p| page.panel(p)).map(|p| p.border_mm).filter(|mm| *mm > 0.0);
    let border = border.unwrap_or_else(|| bench.desk.editor.project().setup_of(&page).border);
    let mut new = look.clone();
    let mut control = None;
    let back = bench.t(Text::FromStyle);
    if body {
        section(ui, bench.t(Text::Body));
        let scene = bench.desk.scene();
        let frame = scene.parts.iter().find(|p| p.item == item.id).map(|p| p.frame);
        let as_drawn = |shape: &BodyShape| drawn_as(shape, frame?.size(), item.id.0);
        shape::rows(bench, ui, look, &style, &mut new, &mut control, &as_drawn);
        let fill = bench.t(Text::Fill);
        let (gone, picked) = row_of_style(ui, fill, look.fill.is_some(), back, |ui| {
            widgets::colour(ui, fill, look.fill.unwrap_or(style.fill), true)
        });
        took(&mut new.fill, gone, picked, &mut control);
    }
    // Letters that have outlines of their own need no second place for the first of them.
    let own_line = look.stroke.is_some() || look.stroke_mm.is_some();
    if !body && (own_line || lettering.outlines.is_empty()) {
        section(ui, bench.t(Text::Outline));
    }
    if body || own_line || lettering.outlines.is_empty() {
        let stroke = bench.t(Text::Outline);
        let (gone, picked) = row_of_style(ui, stroke, look.stroke.is_some(), back, |ui| {
            widgets::colour(ui, stroke, look.stroke.unwrap_or(style.stroke), true)
        });
        took(&mut new.stroke, gone, picked, &mut control);
        let width = bench.t(Text::LineWidth);
        let (gone, picked) = row_of_style(ui, width, look.stroke_mm.is_some(), back, |ui| {
            let value = look.stroke_mm.unwrap_or_else(|| style.stroke_beside(border));
            widgets::Number {
                name: width,
                value,
                range: 0.0..=10.0,
                speed: 0.02,
                decimals: 2,
                suffix: " mm",
                width: 84.0,
            }
            .show(ui)
        });
        took(&mut new.stroke_mm, gone, picked, &mut control);
    }
    section(ui, bench.t(Text::Letters));
    let letters = bench.t(Text::Colour);
    let (gone, picked) = row_of_style(ui, letters, look.letters.is_some(), back, |ui| {
        widgets::colour(ui, letters, look.letters.unwrap_or(lettering.colour), true)
    });
    took(&mut new.letters, gone, picked, &mut control);
    let (gone, picked) = row_of_style(ui, bench.t(Text::LetterScale), look.scale.is_some(), back, |ui| {
        widgets::slider(ui, look.scale.unwrap_or(1.0) * 100.0, 50.0..=300.0, 0, " %", true)
    });
    took(&mut new.scale, gone, picked.map(|(id, v)| (id, (v / 100.0).clamp(0.05, 20.0))), &mut control);
    let of_style = lettering.fonts.first().map_or("", String::as_str);
    let of_style = text::fill(bench.t(Text::StyleFont), &[&of_style]);
    let font = bench.t(Text::Font);
    if let Some(chosen) = bench.font_row(ui, font, look.fonts.first(), &of_style) {
        new.fonts = chosen.family().into_iter().collect();
    }
    lettering::rows(bench, ui, &lettering, &mut new.lettering, &mut control);
    if new != *look {
        match control {
            Some(control) => bench.change(control, item.id, Change::Look(new)),
            None => bench.set(item.id, Change::Look(new)),
        }
    }
    let name = widgets::style_name_of(bench.desk.editor.project(), &page, item);
    lettering::style_section(bench, ui, &name);
}

/// Takes a new value, or the change back.
fn took<T>(slot: &mut Option<T>, gone: bool, new: Option<(egui::Id, T)>, control: &mut Option<egui::Id>) {
    if gone {
        *slot = None;
    } else if let Some((id, value)) = new {
        *slot = Some(value);
        *control = Some(id);
    }
}

/// Place in mm: x and y in one row.
fn place_row(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item) {
    let edition = bench.desk.editor.edition().clone();
    let seen = item.in_edition(&edition);
    let Some(at) = seen.spot() else { return };
    let mut new = at;
    let mut control = None;
    row(ui, bench.t(Text::Position), |ui| {
        if let Some((id, v)) = widgets::mm(ui, "Y", at.y, -2000.0..=4000.0, 84.0) {
            new.y = v;
            control = Some(id);
        }
        if let Some((id, v)) = widgets::mm(ui, "X", at.x, -2000.0..=4000.0, 84.0) {
            new.x = v;
            control = Some(id);
        }
    });
    if let Some(control) = control {
        // What runs counts from where it was before.
        let before =
            bench.desk.editor.committed().find_item(item.id).map(|(_, was)| was.in_edition(&edition));
        let from = before.and_then(|was| was.spot()).unwrap_or(at);
        let (page, items, by) = (bench.desk.editor.page().id, vec![item.id], new.vec() - from.vec());
        bench.desk.live(control, Hold::Pointer, &[Edit::MoveItems { page, items, by, edition }]);
    }
    own_place_row(bench, ui, item, at);
    home_row(bench, ui, item);
}

/// Whether something has a place, and with it a size, of its own in the language that is shown: what is dragged there then
/// stays where it is in the others.
fn own_place_row(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, at: Spot) {
    if bench.desk.editor.project().book.languages.len() < 2 {
        return;
    }
    let lang = bench.desk.editor.edition().lang.clone();
    let mut own = item.has_own_place(&lang);
    let only = text::fill(bench.t(Text::OnlyIn), &[&text::lang_in(bench.tongue, &lang)]);
    let ticked = row(ui, bench.t(Text::OwnPlace), |ui| {
        ui.checkbox(&mut own, only).on_hover_text(bench.t(Text::OwnPlaceHint)).changed()
    });
    if ticked {
        let change = if own { Change::OwnPlace(Some(lang), None, at) } else { Change::SharedPlace(lang) };
        bench.set(item.id, change);
    }
}

/// The panel to which something belongs: it moves with it, and its places are counted from it.
fn home_row(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item) {
    let page = Arc::clone(bench.desk.editor.page());
    let lang = bench.desk.editor.edition().lang.clone();
    let panels = page.items.iter().filter(|i| i.as_panel().is_some());
    let mut all: Vec<(Option<ItemId>, String)> =
        panels.map(|p| (Some(p.id), names::item(bench.tongue, &page, p, &lang))).collect();
    if all.is_empty() {
        return;
    }
    let place = |id: &Option<ItemId>| page.reading.iter().position(|r| Some(*r) == *id);
    all.sort_by_key(|(id, _)| place(id).unwrap_or(usize::MAX));
    all.insert(0, (None, bench.t(Text::HomePage).to_owned()));
    let home = row(ui, bench.t(Text::Home), |ui| widgets::choice(ui, "home", &item.panel, &all));
    if let Some(home) = home {
        bench.set(item.id, Change::Panel(home));
    }
}
