//! Rulers along the canvas, in the unit that the user measures in; guides are pulled out of them.

use super::canvas::Lens;
use super::desk::Desk;
use super::menu;
use super::settings::Settings;
use super::text::{self, Text};
use super::theme;
use super::units::Unit;
use crate::geom::{Point, Rect};
use egui::{Align2, FontId, Painter, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The width of a ruler, points.
pub const WIDTH: f32 = 19.0;
/// Numbers on a ruler are at least so far apart, points.
const APART: f64 = 52.0;
/// Ticks are at least so far apart, points.
const TICKS: f64 = 5.0;

impl Unit {
    /// From number to number, and the ticks into which that is divided, so that both are far enough apart where one
    /// of it takes `points` of the screen.
    fn steps(self, points: f64) -> (f64, u32) {
        let fine: &[(f64, u32)] = match self {
            Self::Mm => &[(1.0, 10), (2.0, 10), (5.0, 5), (10.0, 10), (20.0, 10), (50.0, 10), (100.0, 10)],
            Self::Px => {
                &[(10.0, 10), (20.0, 10), (50.0, 10), (100.0, 10), (200.0, 10), (500.0, 10), (1000.0, 10)]
            }
            Self::Inch => &[(0.125, 4), (0.25, 4), (0.5, 8), (1.0, 16), (2.0, 16), (5.0, 10), (10.0, 10)],
        };
        let coarse = fine.last().copied().unwrap_or((1.0, 10));
        let (step, most) = fine.iter().copied().find(|(s, _)| s * points >= APART).unwrap_or_else(|| {
            // A strip of some metres seen whole.
            let by = (APART / (coarse.0 * points)).log10().ceil().max(0.0);
            (coarse.0 * 10_f64.powf(by), coarse.1)
        });
        let ticks =
            [most, most / 2, 5, 2].into_iter().find(|n| *n > 0 && step * points / f64::from(*n) >= TICKS);
        (step, ticks.unwrap_or(1))
    }
}

/// The canvas without its rulers.
pub fn inside(area: egui::Rect, settings: &Settings) -> egui::Rect {
    if settings.rulers { egui::Rect::from_min_max(area.min + vec2(WIDTH, WIDTH), area.max) } else { area }
}

/// Shows the rulers around the canvas `area`, and begins a guide where one is pressed.
pub fn show(desk: &mut Desk, settings: &mut Settings, ui: &mut Ui, lens: &Lens, area: egui::Rect) {
    let top = egui::Rect::from_min_max(pos2(area.left(), area.top() - WIDTH), area.right_top());
    let left = egui::Rect::from_min_max(pos2(area.left() - WIDTH, area.top()), area.left_bottom());
    let corner = egui::Rect::from_min_max(area.min - vec2(WIDTH, WIDTH), area.min);
    let p = theme::of(ui);
    for r in [top, left, corner] {
        ui.painter().rect_filled(r, 0.0, p.panel);
    }
    let setup = desk.editor.project().setup_of(desk.editor.page());
    let (dpi, unit) = (setup.dpi, Unit::own_or_usual(settings.lengths, &desk.editor.project().book.setup));
    let scene = desk.scene();
    let chosen = desk.editor.selection();
    let frames = scene.parts.iter().filter(|part| chosen.contains(&part.item)).map(|part| part.frame);
    let selected = frames.reduce(|a, b| a.union(b));
    let pointer = desk.camera.pointer;
    for (ruler, upright) in [(top, true), (left, false)] {
        let painter = ui.painter().with_clip_rect(ruler);
        if let Some(r) = selected {
            let r = lens.rect(r);
            let mark = if upright {
                egui::Rect::from_x_y_ranges(r.x_range(), ruler.y_range())
            } else {
                egui::Rect::from_x_y_ranges(ruler.x_range(), r.y_range())
            };
            painter.rect_filled(mark, 0.0, p.accent_wash);
        }
        ticks(ui, &painter, lens, ruler, upright, unit, dpi);
        if let Some(at) = pointer.map(|at| lens.pos(at)) {
            let line = Stroke::new(1.0, p.accent);
            if upright {
                painter.vline(at.x, ruler.y_range(), line);
            } else {
                painter.hline(ruler.x_range(), at.y, line);
            }
        }
        let name = text::of(settings.tongue, if upright { Text::RulerTop } else { Text::RulerLeft });
        let response = ui.interact(ruler, ui.scope_id().with(("ruler", upright)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
        if response.hovered() {
            let icon =
                if upright { egui::CursorIcon::ResizeVertical } else { egui::CursorIcon::ResizeHorizontal };
            ui.ctx().set_cursor_icon(icon);
        }
        if response.is_pointer_button_down_on()
            && ui.input(|i| i.pointer.primary_pressed())
            && let Some(at) = ui.input(|i| i.pointer.interact_pos())
        {
            desk.end_words();
            desk.settle();
            settings.ruled = true;
            settings.rules_locked = false;
            desk.camera.hold();
            let stage = Desk::stage(&scene, lens.mm_per_point());
            // From the top ruler comes a level guide.
            desk.editor.pull_guide(!upright, lens.page(at), &stage);
        }
        let response = response.on_hover_text_at_pointer(text::of(settings.tongue, Text::RulerHint));
        egui::Popup::context_menu(&response).style(menu::rows).show(|ui| units_menu(ui, settings));
    }
    let response = ui.interact(corner, ui.scope_id().with("unit"), Sense::click());
    let name = format!("{}: {}", text::of(settings.tongue, Text::Unit), unit.sign());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() { p.accent } else { p.weak };
    ui.painter().text(corner.center(), Align2::CENTER_CENTER, unit.sign(), FontId::proportional(9.5), ink);
    let response = response.on_hover_text(name);
    egui::Popup::menu(&response).style(menu::rows).show(|ui| units_menu(ui, settings));
    let line = Stroke::new(1.0, p.line);
    ui.painter().hline(corner.left()..=area.right(), area.top() - 0.5, line);
    ui.painter().vline(area.left() - 0.5, corner.top()..=area.bottom(), line);
}

fn units_menu(ui: &mut Ui, settings: &mut Settings) {
    for (unit, name) in Unit::choices() {
        if ui.radio(settings.lengths == unit, text::of(settings.tongue, name)).clicked() {
            settings.lengths = unit;
            ui.close();
        }
    }
}

fn ticks(ui: &Ui, painter: &Painter, lens: &Lens, ruler: egui::Rect, upright: bool, unit: Unit, dpi: f64) {
    let p = theme::of(ui);
    let mm = unit.mm(dpi);
    let (step, parts) = unit.steps(mm / lens.mm_per_point());
    let seen: Rect = {
        let (a, b) = (lens.page(ruler.min), lens.page(ruler.max));
        Rect::from_points(a, b)
    };
    let (from, to) = if upright { (seen.x0, seen.x1) } else { (seen.y0, seen.y1) };
    let tick = step / f64::from(parts);
    let first = (from / mm / tick).floor() as i64;
    let last = (to / mm / tick).ceil() as i64;
    let ppp = painter.pixels_per_point();
    let snap = |v: f32| ((v * ppp).floor() + 0.5) / ppp;
    for n in first..=last.min(first + 4000) {
        let value = n as f64 * tick;
        let at = lens.pos(if upright { Point::new(value * mm, 0.0) } else { Point::new(0.0, value * mm) });
        let whole = n.rem_euclid(i64::from(parts)) == 0;
        let half = parts % 2 == 0 && n.rem_euclid(i64::from(parts / 2)) == 0;
        let length = if whole {
            WIDTH
        } else if half {
            7.0
        } else {
            4.0
        };
        let line = Stroke::new(1.0 / ppp.max(1.0), if whole { p.weak } else { p.weak.gamma_multiply(0.6) });
        if upright {
            painter.vline(snap(at.x), (ruler.bottom() - length)..=ruler.bottom(), line);
        } else {
            painter.hline((ruler.right() - length)..=ruler.right(), snap(at.y), line);
        }
        if !whole {
            continue;
        }
        let number = format!("{}", (value * 1000.0).round() / 1000.0);
        let galley = painter.layout_no_wrap(number, FontId::proportional(9.5), p.weak);
        // A number that is cut would be read as another one.
        let length = galley.size().x;
        let whole = if upright {
            at.x + 3.0 >= ruler.left() && at.x + 3.0 + length <= ruler.right()
        } else {
            at.y - 3.0 <= ruler.bottom() && at.y - 3.0 - length >= ruler.top()
        };
        if !whole {
            continue;
        }
        if upright {
            painter.galley(pos2(at.x + 3.0, ruler.top() + 0.5), galley, p.weak);
        } else {
            // Along the ruler, read from its foot.
            let place = pos2(ruler.left() + 1.0, at.y - 3.0);
            let turned = egui::epaint::TextShape::new(place, galley, p.weak);
            painter.add(turned.with_angle(-std::f32::consts::FRAC_PI_2));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ticks_keep_their_distance_at_every_zoom() {
        for unit in Unit::ALL {
            let mut points = 1e-4;
            while points < 1e4 {
                let (step, ticks) = unit.steps(points);
                assert!(step * points >= APART - 1e-6, "{unit:?} at {points}");
                assert!(ticks >= 1 && (ticks == 1 || step * points / f64::from(ticks) >= TICKS));
                points *= 1.3;
            }
        }
    }
}
