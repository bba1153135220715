//! Choices from a list, by the pointer or by the keyboard, with a picture beside each where a name tells too little.

use super::{theme, widgets};
use crate::geom::{Size, outline};
use crate::model::style::PEN_MM;
use crate::model::{BalloonStyle, Lang, OutlineKind, Project, StyleName};
use egui::epaint::{Mesh, PathShape};
use egui::{
    Align2, Color32, ComboBox, EventFilter, FocusDirection, FontId, IdSalt, Key, Modifiers, Painter, Pos2,
    Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// The height of an entry with a picture, points.
const DRAWN: f32 = 32.0;
/// The room of its picture, points.
const PICTURE: egui::Vec2 = vec2(44.0, 26.0);
/// The size of the body that the picture of a style shows, mm: that of a word or two.
const BODY_MM: (f64, f64) = (22.0, 13.0);
/// Its line is never thinner than this on the screen, points.
const LEAST_LINE: f32 = 0.9;

/// Draws the picture of an entry into a rectangle.
pub type Draw<'a, T> = &'a dyn Fn(&Ui, Rect, &T);

/// A choice from a list, as wide as is left.
pub fn choice<T: PartialEq + Clone>(ui: &mut Ui, salt: &str, now: &T, all: &[(T, String)]) -> Option<T> {
    show(ui, salt, now, all, None)
}

/// The same with a picture beside every entry.
pub fn choice_drawn<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: &str,
    now: &T,
    all: &[(T, String)],
    draw: Draw<'_, T>,
) -> Option<T> {
    show(ui, salt, now, all, Some(draw))
}

fn show<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: &str,
    now: &T,
    all: &[(T, String)],
    draw: Option<Draw<'_, T>>,
) -> Option<T> {
    let shown = all.iter().find(|(v, _)| v == now).map_or("", |(_, n)| n.as_str());
    let button = ui.make_persistent_id(IdSalt::new(salt));
    let was_open = ComboBox::is_open(ui.ctx(), button);
    let by_pointer = ui.input(|i| i.pointer.any_released());
    let mut chosen = None;
    let mut left = false;
    let list = ComboBox::from_id_salt(salt).width(ui.available_width()).selected_text(shown).truncate();
    let list = if draw.is_some() { list.height(DRAWN * 9.0) } else { list };
    let bar = list.show_ui(ui, |ui| {
        widgets::on_top(ui);
        let mut entries = Vec::with_capacity(all.len());
        for (value, name) in all {
            let on = value == now;
            let entry = match draw {
                Some(draw) => drawn(ui, on, name, |ui, area| draw(ui, area, value)),
                None => ui.selectable_label(on, name),
            };
            // Opened by the keyboard, the arrows go on from what is chosen now.
            if on && !was_open {
                entry.scroll_to_me(Some(egui::Align::Center));
            }
            if on && !was_open && !by_pointer {
                entry.request_focus();
            }
            if entry.clicked() {
                left = true;
                ui.close();
                chosen = (!on).then(|| value.clone());
            }
            entries.push((on, entry));
        }
        walk(ui, &entries);
    });
    // Closed by the keyboard, the focus is where it was: no arrow that follows is meant for the page.
    let escaped =
        was_open && !ComboBox::is_open(ui.ctx(), button) && ui.input(|i| i.key_pressed(Key::Escape));
    if left || escaped {
        bar.response.request_focus();
    }
    chosen
}

/// The arrows, Home and End go from entry to entry.
fn walk(ui: &Ui, entries: &[(bool, Response)]) {
    let at = entries.iter().position(|(_, entry)| entry.has_focus());
    if let Some(n) = at {
        let keeps = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.ctx().memory_mut(|m| m.set_focus_lock_filter(entries[n].1.id, keeps));
    }
    // Opened by the pointer, the first arrow lands on what is chosen.
    let chosen = || entries.iter().position(|(on, _)| *on);
    let last = entries.len().saturating_sub(1);
    let to = ui.input_mut(|i| {
        let mut hit = |key| i.consume_key(Modifiers::NONE, key);
        match (hit(Key::ArrowDown), hit(Key::ArrowUp), hit(Key::Home), hit(Key::End)) {
            (true, ..) => Some(at.map_or_else(|| chosen().unwrap_or(0), |n| (n + 1).min(last))),
            (_, true, ..) => Some(at.map_or_else(|| chosen().unwrap_or(last), |n| n.saturating_sub(1))),
            (_, _, true, _) => Some(0),
            (_, _, _, true) => Some(last),
            _ => None,
        }
    });
    if let Some((_, entry)) = to.and_then(|n| entries.get(n)) {
        entry.request_focus();
        // The same arrow would lead on from there, for the entry does not keep the arrows before the next frame.
        ui.ctx().memory_mut(|m| m.move_focus(FocusDirection::None));
        entry.scroll_to_me(None);
    }
}

/// An entry with its picture on the left.
fn drawn(ui: &mut Ui, on: bool, name: &str, picture: impl FnOnce(&Ui, Rect)) -> Response {
    let p = theme::of(ui);
    let font = FontId::proportional(13.0);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, p.text);
    let width = (PICTURE.x + galley.size().x + 28.0).max(ui.available_width());
    let (area, response) = ui.allocate_exact_size(vec2(width, DRAWN), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    if on || response.hovered() || response.has_focus() {
        let fill = if on { p.accent_wash } else { p.control_hover };
        ui.painter().rect_filled(area, 4.0, fill);
    }
    super::widgets::ring(ui, area, &response);
    let room = Rect::from_center_size(pos2(area.left() + 6.0 + PICTURE.x / 2.0, area.center().y), PICTURE);
    picture(ui, room);
    let at = pos2(room.right() + 10.0, area.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
    response
}

/// An entry for a style of the book, with its picture.
pub fn style_entry(ui: &mut Ui, project: &Project, name: &StyleName, on: bool, shown: &str) -> Response {
    drawn(ui, on, shown, |ui, room| portrait_of(ui, room, project, name))
}

/// A picture of a style of the book.
pub fn portrait_of(ui: &Ui, room: Rect, project: &Project, name: &StyleName) {
    if let Some(style) = project.style(name) {
        let line = style.stroke_beside(project.book.setup.border);
        portrait(ui, room, &style, line);
    }
}

/// A picture of a body as a style draws it beside the usual border.
pub fn body(ui: &Ui, room: Rect, style: &BalloonStyle) {
    portrait(ui, room, style, style.stroke_beside(PEN_MM));
}

/// The letters of samples are those of the language that the page is shown in.
pub fn sample_in(ctx: &egui::Context, lang: &Lang) {
    let says = match lang.tag().split('-').next() {
        Some("zh") => "字",
        Some("ja") => "あ",
        _ => "Aa",
    };
    ctx.data_mut(|d| d.insert_temp(egui::Id::unique("sample"), says));
}

fn sample(ui: &Ui) -> &'static str {
    ui.ctx().data(|d| d.get_temp(egui::Id::unique("sample"))).unwrap_or("Aa")
}

/// A picture of a style: its body with its line and colours, and letters in it.
fn portrait(ui: &Ui, room: Rect, style: &BalloonStyle, line_mm: f64) {
    let painter = ui.painter();
    let size = Size::new(BODY_MM.0, BODY_MM.1);
    let scale = (room.width() / BODY_MM.0 as f32).min(room.height() / BODY_MM.1 as f32);
    // Letters without a body are seen on the grey of a picture.
    let bare = style.outline == OutlineKind::Bare && style.fill.a == 0;
    let letters = theme::colour32(style.lettering.colour);
    if bare {
        let edge = style.lettering.outlines.first().map(|o| theme::colour32(o.colour));
        plain_letters(painter, room.center(), sample(ui), letters, edge.unwrap_or(Color32::TRANSPARENT));
        return;
    }
    let path = style.shape.outline(size, 1);
    let corner = room.center();
    let points: Vec<Pos2> = outline::rings(&path, 0.1)
        .into_iter()
        .flatten()
        .map(|c| corner + vec2(c.x as f32, c.y as f32) * scale)
        .collect();
    fill(painter, corner, &points, theme::colour32(style.fill));
    let width = (line_mm as f32 * scale).max(LEAST_LINE);
    let ink = theme::colour32(style.stroke);
    match style.outline {
        OutlineKind::Bare => {}
        OutlineKind::Dashed => {
            let mut closed = points.clone();
            closed.extend(points.first());
            painter.extend(Shape::dashed_line(&closed, Stroke::new(width, ink), 3.0, 2.0));
        }
        kind => {
            let ring = |by: f32| {
                let points = points.iter().map(|at| corner + (*at - corner) * by).collect();
                painter.add(Shape::Path(PathShape::closed_line(points, Stroke::new(width, ink))));
            };
            ring(1.0);
            if kind == OutlineKind::Double {
                ring(0.84);
            }
        }
    }
    painter.text(corner, Align2::CENTER_CENTER, sample(ui), FontId::proportional(10.5), letters);
}

fn plain_letters(painter: &Painter, at: Pos2, says: &str, ink: Color32, edge: Color32) {
    let font = theme::bold(15.0);
    for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
        painter.text(at + vec2(x, y), Align2::CENTER_CENTER, says, font.clone(), edge);
    }
    painter.text(at, Align2::CENTER_CENTER, says, font, ink);
}

/// Fills what is seen whole from its middle, as every body is; the toolkit fills convex outlines only.
fn fill(painter: &Painter, middle: Pos2, points: &[Pos2], colour: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(middle, colour);
    for at in points {
        mesh.colored_vertex(*at, colour);
    }
    let count = u32::try_from(points.len()).unwrap_or(0);
    for n in 0..count {
        mesh.add_triangle(0, n + 1, (n + 1) % count + 1);
    }
    painter.add(Shape::mesh(mesh));
}
