//! Keys, pointer and input method for words on the canvas; caret and selection over the page.

use super::super::app::App;
use super::super::canvas::{DOUBLE_CLICK, Lens};
use super::super::desk::Desk;
use super::super::theme;
use super::{Typing, bar};
use crate::editor::{Stroke, Way};
use crate::geom::Point;
use crate::scene::{Part, Scene, TextBlock};
use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{
    Color32, CursorIcon, Event, EventFilter, ImeEvent, Key, Modifiers, PointerButton, Pos2, Sense, Ui,
};
use std::sync::Arc;

/// Letters that are smaller than this on the screen, in points to the em, cannot be read: the page comes nearer.
const READABLE: f32 = 9.0;
/// The size that they then have.
const NEAR: f32 = 15.0;
/// So much of a letter's height shows that a break is selected.
const BREAK_SHOWN: f64 = 0.22;

/// Everything that typing needs in a frame.
pub fn show(app: &mut App, ui: &mut Ui, lens: &Lens, scene: &Scene) {
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else { return };
    let Some(typing) = &mut desk.typing else { return };
    let (item, lang) = (typing.item(), typing.core.lang().clone());
    let Some(part) = scene.parts.iter().find(|p| p.item == item) else {
        desk.end_words();
        return;
    };
    let stored = desk.editor.page().line(typing.core.line()).map(|l| l.words.get(&lang).cloned());
    let Some(stored) = stored else {
        desk.end_words();
        return;
    };
    typing.core.follow(&stored.unwrap_or_default());
    let canvas = ui.max_rect();
    let field = typing.field();
    let first = typing.area == egui::Rect::NOTHING;
    typing.area = lens.rect(part.frame).expand(4.0).intersect(canvas);
    if first && let Some(block) = &part.text {
        bring_near(desk, ui, lens, block);
    }
    let Some(typing) = &mut desk.typing else { return };
    let response = ui.interact(typing.area, field, Sense::click_and_drag());
    let says = typing.core.words().text().to_owned();
    response.widget_info(|| egui::WidgetInfo::text_edit(true, &says, &says, ""));
    // Keys are the words' unless another field has them.
    if std::mem::take(&mut typing.focus) || ui.memory(|m| m.focused().is_none()) {
        ui.memory_mut(|m| m.request_focus(field));
    }
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let focused = ui.memory(|m| m.has_focus(field));
    if focused {
        ui.memory_mut(|m| m.set_focus_lock_filter(field, filter));
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let events = ui.input(|i| i.filtered_events(&filter));
    let composes = ui.memory(|m| m.owns_ime_events(field));
    for event in events {
        if !first {
            pointer(desk, ui, lens, &response, &event);
        }
        if focused && !key(desk, ui, &event, composes) {
            return;
        }
    }
    let scene = desk.scene();
    let Some(typing) = &desk.typing else { return };
    let Some(part) = scene.parts.iter().find(|p| p.item == typing.item()) else { return };
    let Some(block) = &part.text else { return };
    paint(ui, lens, typing, part, block, focused);
    if focused {
        tell_input_method(ui, lens, typing, block);
    }
    let over = lens.rect(part.frame);
    bar::show(desk, ui, tongue, over, canvas);
}

/// Too small to read is too small to write: the page comes nearer until typing ends.
fn bring_near(desk: &mut Desk, ui: &Ui, lens: &Lens, block: &TextBlock) {
    let size = block.size_mm as f32 * lens.scale();
    if size >= READABLE || size <= 0.0 {
        return;
    }
    let before = desk.camera.clone();
    desk.camera.zoom_by(f64::from(NEAR / size), Some(lens.pos(block.block.center())), lens.ppp);
    if let Some(typing) = &mut desk.typing {
        typing.view = Some((before, desk.camera.clone()));
    }
    ui.ctx().request_repaint();
}

fn pointer(desk: &mut Desk, ui: &Ui, lens: &Lens, response: &egui::Response, event: &Event) {
    let Some(typing) = &mut desk.typing else { return };
    match event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, modifiers }
            if typing.area.contains(*pos) && response.contains_pointer() =>
        {
            let time = ui.input(|i| i.time);
            let clicks = match typing.pressed {
                Some((when, place, n))
                    if time - when < DOUBLE_CLICK.0 && place.distance(*pos) < DOUBLE_CLICK.1 =>
                {
                    n % 3 + 1
                }
                _ => 1,
            };
            typing.pressed = Some((time, *pos, clicks));
            (typing.dragging, typing.focus, typing.touched) = (true, true, time);
            desk.stroke(Stroke::Press { at: lens.page(*pos), clicks, select: modifiers.shift });
        }
        Event::PointerMoved(pos) if typing.dragging => {
            // A hand that shakes while it clicks does not drag.
            let away = typing.pressed.is_none_or(|(_, from, _)| from.distance(*pos) > 3.0);
            if away {
                desk.stroke(Stroke::Drag { at: lens.page(*pos) });
            }
        }
        Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } => {
            typing.dragging = false;
        }
        _ => {}
    }
}

/// Does what a key says. False if typing ended.
fn key(desk: &mut Desk, ui: &Ui, event: &Event, composes: bool) -> bool {
    let stroke = match event {
        Event::Text(text) if text != "\n" && text != "\r" && !text.is_empty() => Stroke::Type(text.clone()),
        Event::Copy | Event::Cut => {
            let Some(words) = desk.typing.as_ref().map(|t| t.core.selected_words()) else { return false };
            if words.text().is_empty() {
                return true;
            }
            ui.ctx().copy_text(words.text().to_owned());
            desk.copied_words = Some(words);
            if *event == Event::Copy {
                return true;
            }
            Stroke::Erase { back: true, word: false }
        }
        Event::Paste(text) if !text.is_empty() => match &desk.copied_words {
            // Words that were copied here bring their emphasis.
            Some(words) if words.text() == text => Stroke::Put(words.clone()),
            _ => Stroke::Type(text.clone()),
        },
        Event::Ime(ime) if composes => match ime {
            ImeEvent::Preedit { text, active_range_chars } => {
                Stroke::Compose(text.clone(), active_range_chars.clone())
            }
            ImeEvent::Commit(text) if text == "\n" || text == "\r" => return true,
            ImeEvent::Commit(text) => Stroke::Settle(text.clone()),
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                Stroke::Surrounding { before: *before_chars, after: *after_chars }
            }
            _ => return true,
        },
        Event::Key { key, pressed: true, modifiers, .. } => match of_key(*key, *modifiers) {
            Done::Stroke(stroke) => stroke,
            Done::Loud => {
                bar::toggle_loud(desk);
                return true;
            }
            Done::Italic => {
                bar::toggle_italic(desk);
                return true;
            }
            Done::End => {
                desk.leave_words(ui.ctx());
                return false;
            }
            Done::Next { back } => {
                desk.next_words(back);
                return false;
            }
            Done::Nothing => return true,
        },
        _ => return true,
    };
    desk.stroke(stroke);
    let time = ui.input(|i| i.time);
    if let Some(typing) = &mut desk.typing {
        typing.touched = time;
    }
    true
}

/// What a key does.
enum Done {
    Stroke(Stroke),
    Loud,
    Italic,
    End,
    Next { back: bool },
    Nothing,
}

fn of_key(key: Key, mods: Modifiers) -> Done {
    let word = mods.ctrl || mods.alt;
    let go = |way| Done::Stroke(Stroke::Go { way, select: mods.shift });
    match key {
        Key::ArrowLeft => go(Way::Left { word }),
        Key::ArrowRight => go(Way::Right { word }),
        Key::ArrowUp => go(Way::Up { word }),
        Key::ArrowDown => go(Way::Down { word }),
        Key::Home => go(if mods.command { Way::Start } else { Way::LineStart }),
        Key::End => go(if mods.command { Way::End } else { Way::LineEnd }),
        Key::Backspace => Done::Stroke(Stroke::Erase { back: true, word }),
        Key::Delete => Done::Stroke(Stroke::Erase { back: false, word }),
        Key::Enter if mods.command => Done::End,
        Key::Enter => Done::Stroke(Stroke::Type("\n".to_owned())),
        Key::Escape => Done::End,
        Key::Tab => Done::Next { back: mods.shift },
        Key::A if mods.command => Done::Stroke(Stroke::All),
        Key::Z if mods.command && mods.shift => Done::Stroke(Stroke::Redo),
        Key::Z if mods.command => Done::Stroke(Stroke::Undo),
        Key::Y if mods.command => Done::Stroke(Stroke::Redo),
        Key::B if mods.command && !mods.shift => Done::Loud,
        Key::I if mods.command && !mods.shift => Done::Italic,
        _ => Done::Nothing,
    }
}

fn paint(ui: &Ui, lens: &Lens, typing: &Typing, part: &Part, block: &TextBlock, focused: bool) {
    let painter = ui.painter_at(ui.max_rect());
    super::super::overlay::outline(&painter, lens, &part.hit, theme::guide::SELECT.gamma_multiply(0.6), 1.0);
    let carets = &block.carets;
    // What an input method has in hand stands in the place of what was selected.
    let range = if typing.core.composing().is_some() { 0..0 } else { typing.core.selected() };
    let strength = if focused { 0.32 } else { 0.18 };
    let ink = theme::guide::SELECT.gamma_multiply(strength);
    let mut mesh = Mesh::default();
    for caret in carets.iter().filter(|c| range.contains(&c.at)) {
        let [top, foot] = caret.here;
        let next = if caret.here == caret.next {
            // Only a break of the author's is selected at the end of a line.
            let rest = typing.core.words().text().get(caret.at..);
            let breaks = rest.is_some_and(|rest| rest.starts_with('\n'));
            let along = (foot - top) * BREAK_SHOWN;
            let along = crate::geom::Vec2::new(along.y, -along.x);
            let along = if block.vertical || caret.right_to_left { -along } else { along };
            let along = if block.vertical { crate::geom::Vec2::new(0.0, along.hypot()) } else { along };
            if breaks { [top + along, foot + along] } else { continue }
        } else {
            caret.next
        };
        quad(&mut mesh, lens, [top, next[0], next[1], foot], ink);
    }
    if !mesh.is_empty() {
        painter.add(Arc::new(mesh));
    }
    if let Some((all, active)) = typing.core.composing() {
        for caret in carets.iter().filter(|c| all.contains(&c.at) && c.here != c.next) {
            let worked_on = active.as_ref().is_some_and(|a| a.contains(&caret.at));
            let width = if worked_on { 2.5 } else { 1.2 };
            let ends = [lens.pos(caret.here[1]), lens.pos(caret.next[1])];
            painter.line_segment(ends, egui::Stroke::new(width, theme::guide::SELECT));
        }
    }
    let caret = typing.core.caret(carets).and_then(|n| carets.get(n));
    if let Some(caret) = caret.filter(|_| focused && blinks_now(ui, typing.touched)) {
        let ends = caret.here.map(|p| lens.pos(p));
        painter.line_segment(ends, egui::Stroke::new(4.0, theme::guide::UNDER));
        painter.line_segment(ends, egui::Stroke::new(2.0, theme::guide::SELECT));
    }
}

fn quad(mesh: &mut Mesh, lens: &Lens, corners: [Point; 4], colour: Color32) {
    let Ok(first) = u32::try_from(mesh.vertices.len()) else { return };
    let vertex = |p: Point| Vertex { pos: lens.pos(p), uv: WHITE_UV, color: colour };
    mesh.vertices.extend(corners.map(vertex));
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// The caret is in its bright half, if it blinks.
fn blinks_now(ui: &Ui, since: f64) -> bool {
    let cursor = &ui.visuals().text_cursor;
    if !cursor.blink {
        return true;
    }
    let (on, off) = (f64::from(cursor.on_duration), f64::from(cursor.off_duration));
    let phase = (ui.input(|i| i.time) - since).max(0.0) % (on + off);
    let left = if phase < on { on - phase } else { on + off - phase };
    ui.ctx().request_repaint_after_secs(left as f32);
    phase < on
}

/// Where an input method shows what it offers: beside the caret.
fn tell_input_method(ui: &Ui, lens: &Lens, typing: &Typing, block: &TextBlock) {
    let Some(caret) = typing.core.caret(&block.carets).and_then(|n| block.carets.get(n)) else { return };
    let ends: [Pos2; 2] = caret.here.map(|p| lens.pos(p));
    let cursor = egui::Rect::from_two_pos(ends[0], ends[1]);
    ui.ctx().output_mut(|o| {
        o.mutable_text_under_cursor = true;
        o.ime = Some(egui::output::IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect: typing.area,
            cursor_rect: cursor,
            should_interrupt_composition: false,
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_they_mean_everywhere() {
        let select = |done| matches!(done, Done::Stroke(Stroke::Go { select: true, .. }));
        assert!(select(of_key(Key::ArrowLeft, Modifiers::SHIFT)));
        assert!(matches!(of_key(Key::Enter, Modifiers::COMMAND), Done::End));
        assert!(matches!(of_key(Key::Enter, Modifiers::NONE), Done::Stroke(Stroke::Type(t)) if t == "\n"));
        assert!(matches!(of_key(Key::Tab, Modifiers::SHIFT), Done::Next { back: true }));
        assert!(matches!(
            of_key(Key::Z, Modifiers::COMMAND.plus(Modifiers::SHIFT)),
            Done::Stroke(Stroke::Redo)
        ));
    }
}
