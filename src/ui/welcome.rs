//! What the window shows when no document is open: kinds of comics to begin with, and the files of last time.

use super::app::App;
use super::command::Command;
use super::covers::Cover;
use super::dialogs::Dialog;
use super::dialogs::new::New;
use super::icons::{self, Icon};
use super::text::{self, Text};
use super::{theme, widgets};
use crate::file::templates;
use egui::{
    Align, Align2, Color32, FontId, Label, Layout, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::path::{Path, PathBuf};

/// The widest that the contents are, points.
const WIDTH: f32 = 968.0;
/// Between cards, points.
const GAP: f32 = 10.0;
/// The card of a kind of comic, and the picture on it.
const CARD: Vec2 = vec2(112.0, 176.0);
const PICTURE: Vec2 = vec2(92.0, 122.0);
/// The least width of a file's card, and its height.
const FILE: Vec2 = vec2(290.0, 76.0);
const COVER: Vec2 = vec2(46.0, 62.0);

/// What was chosen.
enum Choice {
    Begin(usize),
    Open(PathBuf),
    Forget(PathBuf),
    Run(Command),
}

/// Shows it on the canvas.
pub fn show(app: &mut App, ui: &mut Ui) {
    let area = ui.max_rect();
    let width = (area.width() - 2.0 * theme::GAP - 24.0).clamp(CARD.x, WIDTH);
    let mut choice = None;
    let mut page = ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Center)));
    ScrollArea::vertical().auto_shrink(false).show(&mut page, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_max_width(width);
            let spare = area.height() - app.welcome_height;
            ui.add_space((spare * 0.4).clamp(24.0, 160.0));
            let top = ui.cursor().top();
            choice = contents(app, ui, width);
            app.welcome_height = ui.cursor().top() - top;
            ui.add_space(24.0);
        });
    });
    match choice {
        Some(Choice::Begin(index)) => {
            let (tongue, unit) = (app.settings.tongue, app.settings.lengths);
            let new = New::with(app.starts(ui.ctx()), index, tongue, unit);
            app.dialog = Some(Dialog::New(Box::new(new)));
        }
        Some(Choice::Open(path)) => app.open_file(path),
        Some(Choice::Forget(path)) => {
            app.settings.recent.retain(|p| *p != path);
            app.remember();
        }
        Some(Choice::Run(command)) => app.run(command, ui.ctx()),
        None => {}
    }
}

fn contents(app: &mut App, ui: &mut Ui, width: f32) -> Option<Choice> {
    let mut choice = heading(app, ui, width);
    section(ui, width, app.t(Text::BeginWith));
    choice = kinds(app, ui, width).map(Choice::Begin).or(choice);
    let recent = app.settings.recent.clone();
    let sample = templates::sample().and_then(|s| std::path::absolute(s).ok());
    let sample = sample.filter(|s| !recent.contains(s));
    if recent.is_empty() && sample.is_none() {
        return choice;
    }
    ui.add_space(12.0);
    section(ui, width, app.t(if recent.is_empty() { Text::SampleComic } else { Text::OpenRecent }));
    files(app, ui, width, &recent, sample.as_ref()).or(choice)
}

fn heading(app: &App, ui: &mut Ui, width: f32) -> Option<Choice> {
    let p = theme::of(ui);
    let mut choice = None;
    ui.allocate_ui_with_layout(vec2(width, 52.0), Layout::left_to_right(Align::Center), |ui| {
        let (mark, _) = ui.allocate_exact_size(vec2(48.0, 48.0), Sense::hover());
        logo(ui, mark);
        ui.add_space(6.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(RichText::new("Panelwright").font(theme::bold(24.0)));
            ui.label(RichText::new(app.t(Text::Tagline)).color(p.weak));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let tip = app.tip(ui.ctx(), Command::Open);
            if widgets::secondary(ui, app.t(Text::OpenComic)).on_hover_text(tip).clicked() {
                choice = Some(Choice::Run(Command::Open));
            }
            let tip = app.tip(ui.ctx(), Command::New);
            if widgets::primary(ui, app.t(Text::NewComic)).on_hover_text(tip).clicked() {
                choice = Some(Choice::Run(Command::New));
            }
        });
    });
    ui.add_space(16.0);
    choice
}

fn section(ui: &mut Ui, width: f32, title: &str) {
    let p = theme::of(ui);
    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new(title).font(theme::bold(13.5)).color(p.text));
    });
    ui.add_space(4.0);
}

/// Rows of cards from the left; `card` draws one.
fn rows(ui: &mut Ui, width: f32, size: Vec2, count: usize, mut card: impl FnMut(&mut Ui, usize)) {
    let columns = (((width + GAP) / (size.x + GAP)).floor() as usize).max(1);
    for first in (0..count).step_by(columns) {
        ui.allocate_ui_with_layout(vec2(width, size.y), Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for n in first..(first + columns).min(count) {
                card(ui, n);
            }
        });
        ui.add_space(GAP - ui.spacing().item_spacing.y);
    }
}

fn lit(ui: &Ui, area: Rect, response: &Response) {
    let p = theme::of(ui);
    let fill = if response.hovered() { p.control_hover } else { p.panel };
    ui.painter().rect_filled(area, 8.0, fill);
    widgets::ring(ui, area, response);
}

fn kinds(app: &mut App, ui: &mut Ui, width: f32) -> Option<usize> {
    let lang = app.settings.tongue.lang();
    let starts = app.starts(ui.ctx());
    let mut chosen = None;
    rows(ui, width, CARD, starts.all.len(), |ui, n| {
        let p = theme::of(ui);
        let (area, response) = ui.allocate_exact_size(CARD, Sense::click());
        let (name, size) = {
            let (template, _) = &starts.all[n];
            (template.name_in(&lang).to_owned(), widgets::page_size(ui.ctx(), &template.setup))
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        lit(ui, area, &response);
        let room = Rect::from_center_size(area.center_top() + vec2(0.0, 8.0 + PICTURE.y / 2.0), PICTURE);
        starts.draw(ui, n, room);
        let below = |y: f32| area.center_bottom() - vec2(0.0, y);
        let painter = ui.painter();
        painter.text(below(22.0), Align2::CENTER_BOTTOM, &name, FontId::proportional(13.0), p.text);
        let size = size.split(" · ").next().unwrap_or_default();
        painter.text(below(7.0), Align2::CENTER_BOTTOM, size, FontId::proportional(10.5), p.weak);
        if response.clicked() {
            chosen = Some(n);
        }
    });
    chosen
}

fn files(
    app: &mut App,
    ui: &mut Ui,
    width: f32,
    recent: &[PathBuf],
    sample: Option<&PathBuf>,
) -> Option<Choice> {
    let columns = ((width + GAP) / (FILE.x + GAP)).floor().max(1.0);
    let size = vec2(((width + GAP) / columns - GAP).floor(), FILE.y);
    let mut all = recent.to_vec();
    all.extend(sample.cloned());
    let covers = app.covers.of(&all);
    let mut choice = None;
    rows(ui, width, size, all.len(), |ui, n| {
        let (path, cover) = (&all[n], &covers[n]);
        let is_sample = sample == Some(path);
        if let Some(chosen) = file(app, ui, size, path, cover, is_sample) {
            choice = Some(chosen);
        }
    });
    choice
}

fn file(app: &App, ui: &mut Ui, size: Vec2, path: &Path, cover: &Cover, sample: bool) -> Option<Choice> {
    let p = theme::of(ui);
    let missing = matches!(cover, Cover::Missing);
    let name = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let folder = path.parent().map_or_else(String::new, |f| f.display().to_string());
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !missing, &name));
    lit(ui, area, &response);
    let room = Rect::from_min_size(area.min + vec2(9.0, (size.y - COVER.y) / 2.0), COVER);
    draw_cover(ui, room, cover);
    let words = Rect::from_min_max(pos2(room.right() + 12.0, area.top() + 12.0), area.max - vec2(32.0, 8.0));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(words).layout(Layout::top_down(Align::Min)));
    inside.spacing_mut().item_spacing.y = 3.0;
    let ink = if missing { p.weak } else { p.text };
    inside.add(Label::new(RichText::new(&name).size(13.5).color(ink)).truncate().selectable(false));
    let (line, ink) = match (missing, sample) {
        (true, _) => (app.t(Text::FileMissing).to_owned(), p.warn),
        (false, true) => (app.t(Text::SampleAbout).to_owned(), p.weak),
        (false, false) => (folder.clone(), p.weak),
    };
    inside.add(Label::new(RichText::new(line).size(11.5).color(ink)).truncate().selectable(false));
    if missing {
        inside.add(Label::new(RichText::new(&folder).size(11.0).color(p.weak)).truncate().selectable(false));
    }
    let mut choice = None;
    if !sample {
        let corner = Rect::from_min_size(pos2(area.right() - 28.0, area.top() + 6.0), vec2(22.0, 22.0));
        let mut corner = ui.new_child(UiBuilder::new().max_rect(corner));
        let tip = text::fill(app.t(Text::ForgetFile), &[&name]);
        if icons::button(&mut corner, Icon::Cross, &tip, &tip, false, 22.0).clicked() {
            choice = Some(Choice::Forget(path.to_owned()));
        }
    }
    let clicked = response.on_hover_text(path.display().to_string()).clicked();
    choice.or_else(|| (clicked && !missing).then(|| Choice::Open(path.to_owned())))
}

fn draw_cover(ui: &Ui, room: Rect, cover: &Cover) {
    let p = theme::of(ui);
    match cover {
        Cover::Picture(picture) => {
            let natural = picture.size_vec2();
            let scale = (room.width() / natural.x).min(room.height() / natural.y);
            let paper = Rect::from_center_size(room.center(), natural * scale);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(picture.id(), paper, whole, Color32::WHITE);
            ui.painter().rect_stroke(paper, 0.0, Stroke::new(1.0, p.line), StrokeKind::Outside);
        }
        Cover::Unknown | Cover::Plain | Cover::Missing => {
            let paper = room.shrink2(vec2(2.0, 2.0));
            ui.painter().rect_filled(paper, 1.0, p.control);
            let icon = if matches!(cover, Cover::Missing) { Icon::Warning } else { Icon::New };
            let place = Rect::from_center_size(paper.center(), vec2(20.0, 20.0));
            icons::paint(ui.painter(), place, icon, p.weak);
        }
    }
}

/// Three panels and a balloon.
pub fn logo(ui: &Ui, rect: Rect) {
    let p = theme::of(ui);
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * (rect.width() / 64.0);
    let painter = ui.painter();
    painter.rect_filled(rect, rect.width() * 0.2, p.accent_fill);
    for (x0, y0, x1, y1, alpha) in
        [(12.0, 12.0, 36.0, 34.0, 1.0), (40.0, 12.0, 52.0, 34.0, 0.55), (12.0, 38.0, 52.0, 52.0, 0.8)]
    {
        let r = Rect::from_min_max(at(x0, y0), at(x1, y1));
        painter.rect_filled(r, 1.0, p.on_accent.gamma_multiply(alpha));
    }
    let balloon: Vec<_> = (0..40u8)
        .map(|i| {
            let a = f32::from(i) / 40.0 * std::f32::consts::TAU;
            at(24.0 + 8.0 * a.cos(), 21.5 + 5.0 * a.sin())
        })
        .collect();
    painter.add(egui::Shape::convex_polygon(balloon, p.accent_fill, egui::Stroke::NONE));
    let tail = vec![at(19.0, 24.0), at(24.0, 26.0), at(19.5, 30.5)];
    painter.add(egui::Shape::convex_polygon(tail, p.accent_fill, egui::Stroke::NONE));
}
