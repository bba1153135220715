//! The picker of any colour: a field of saturation and brightness, a bar of hues, and one of opacity.

use super::text::{self, Text, Tongue};
use super::theme;
use crate::geom::Rgba;
use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{
    Color32, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

/// The height of the field, points.
const FIELD: f32 = 128.0;
/// The height of a bar, points.
const BAR: f32 = 14.0;
/// What an arrow key changes.
const STEP: f32 = 0.02;

/// A colour as hue, saturation and brightness, each from 0 to 1. Greys keep the hue that they came from.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Hsv {
    h: f32,
    s: f32,
    v: f32,
}

impl Hsv {
    fn of(c: Rgba) -> Self {
        let [r, g, b] = [c.r, c.g, c.b].map(|v| f32::from(v) / 255.0);
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let span = most - least;
        let turn = if span <= 0.0 {
            0.0
        } else if most == r {
            ((g - b) / span).rem_euclid(6.0)
        } else if most == g {
            (b - r) / span + 2.0
        } else {
            (r - g) / span + 4.0
        };
        Self { h: turn / 6.0, s: if most > 0.0 { span / most } else { 0.0 }, v: most }
    }

    fn rgba(self, a: u8) -> Rgba {
        let channel = |n: f32| {
            let k = (n + self.h * 6.0).rem_euclid(6.0);
            let v = self.v - self.v * self.s * k.min(4.0 - k).clamp(0.0, 1.0);
            (v * 255.0).round() as u8
        };
        Rgba { r: channel(5.0), g: channel(3.0), b: channel(1.0), a }
    }
}

/// Shows it; the new colour if one was picked.
pub fn show(ui: &mut Ui, colour: Rgba, alpha: bool, tongue: Tongue) -> Option<Rgba> {
    let key = ui.scope_id().with("hsv");
    let known = ui.ctx().data(|d| d.get_temp::<Hsv>(key)).filter(|hsv| hsv.rgba(colour.a) == colour);
    let was = known.unwrap_or_else(|| Hsv::of(colour));
    let (mut hsv, mut opacity) = (was, f32::from(colour.a) / 255.0);
    let name = |key| text::of(tongue, key);
    let full = Hsv { h: hsv.h, s: 1.0, v: 1.0 }.rgba(255);

    let field = place(
        ui,
        FIELD,
        name(Text::PickerField),
        &mut [(&mut hsv.s, true, false), (&mut hsv.v, false, true)],
    );
    let mut mesh = Mesh::default();
    let hue = theme::colour32(full);
    quad(&mut mesh, field.rect, [Color32::WHITE, hue, Color32::WHITE, hue]);
    let night = Color32::BLACK;
    quad(&mut mesh, field.rect, [Color32::TRANSPARENT, Color32::TRANSPARENT, night, night]);
    finish(ui, &field, mesh);
    let at = pos2(egui::lerp(field.rect.x_range(), hsv.s), egui::lerp(field.rect.y_range(), 1.0 - hsv.v));
    knob(ui, at, theme::colour32(hsv.rgba(255)));

    let bar = place(ui, BAR, name(Text::PickerHue), &mut [(&mut hsv.h, true, false)]);
    let mut mesh = Mesh::default();
    let tint = |n: u8| theme::colour32(Hsv { h: f32::from(n) / 6.0, s: 1.0, v: 1.0 }.rgba(255));
    for n in 0..6 {
        let x = |n: u8| egui::lerp(bar.rect.x_range(), f32::from(n) / 6.0);
        let part = Rect::from_x_y_ranges(x(n)..=x(n + 1), bar.rect.y_range());
        quad(&mut mesh, part, [tint(n), tint(n + 1), tint(n), tint(n + 1)]);
    }
    finish(ui, &bar, mesh);
    knob(ui, pos2(egui::lerp(bar.rect.x_range(), hsv.h), bar.rect.center().y), hue);

    if alpha {
        let bar = place(ui, BAR, name(Text::Opacity), &mut [(&mut opacity, true, false)]);
        super::widgets::chequers(ui, bar.rect);
        let mut mesh = Mesh::default();
        let solid = theme::colour32(hsv.rgba(255));
        quad(&mut mesh, bar.rect, [Color32::TRANSPARENT, solid, Color32::TRANSPARENT, solid]);
        finish(ui, &bar, mesh);
        let x = egui::lerp(bar.rect.x_range(), opacity);
        knob(ui, pos2(x, bar.rect.center().y), solid);
    }
    // The last hue has the colour of the first.
    hsv.h = hsv.h.min(0.999);
    let a = (opacity * 255.0).round() as u8;
    let picked = hsv.rgba(a);
    ui.ctx().data_mut(|d| d.insert_temp(key, hsv));
    (picked != colour && (hsv != was || a != colour.a)).then_some(picked)
}

/// A value from 0 to 1 along an axis: whether across rather than down, and whether it grows upward.
type Along<'a> = (&'a mut f32, bool, bool);

/// Room for a field or bar, whose values follow the pointer and the arrow keys.
fn place(ui: &mut Ui, height: f32, name: &str, values: &mut [Along<'_>]) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
    if let Some(at) = response.interact_pointer_pos() {
        for (value, across, up) in values.iter_mut() {
            let share = if *across {
                (at.x - rect.left()) / rect.width().max(1.0)
            } else {
                (at.y - rect.top()) / rect.height().max(1.0)
            };
            **value = if *up { 1.0 - share } else { share }.clamp(0.0, 1.0);
        }
    }
    if response.has_focus() {
        let keeps =
            egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.ctx().memory_mut(|m| m.set_focus_lock_filter(response.id, keeps));
        for (value, across, _) in values.iter_mut() {
            let keys =
                if *across { (Key::ArrowRight, Key::ArrowLeft) } else { (Key::ArrowUp, Key::ArrowDown) };
            let steps = ui.ctx().input_mut(|i| {
                let count =
                    |i: &mut egui::InputState, key| i.count_and_consume_key(Modifiers::NONE, key) as f32;
                count(i, keys.0) - count(i, keys.1)
            });
            **value = (**value + steps * STEP).clamp(0.0, 1.0);
        }
    }
    response.on_hover_text(name)
}

/// A rectangle with a colour in each corner: top left, top right, bottom left, bottom right.
fn quad(mesh: &mut Mesh, r: Rect, colours: [Color32; 4]) {
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(0);
    let corners = [r.left_top(), r.right_top(), r.left_bottom(), r.right_bottom()];
    mesh.vertices.extend(corners.into_iter().zip(colours).map(|(pos, color)| Vertex {
        pos,
        uv: WHITE_UV,
        color,
    }));
    mesh.indices.extend([0, 1, 2, 1, 3, 2].map(|n| first + n));
}

fn finish(ui: &Ui, response: &Response, mesh: Mesh) {
    ui.painter().add(Shape::mesh(mesh));
    let p = theme::of(ui);
    let line = if response.has_focus() { Stroke::new(2.0, p.accent) } else { Stroke::new(1.0, p.outline) };
    ui.painter().rect_stroke(response.rect, 0.0, line, StrokeKind::Inside);
}

fn knob(ui: &Ui, at: Pos2, colour: Color32) {
    ui.painter().circle(at, 6.0, colour, Stroke::new(2.0, Color32::WHITE));
    ui.painter().circle_stroke(at, 7.5, Stroke::new(1.0, theme::of(ui).shadow));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_comes_back_from_hue_saturation_and_brightness() {
        for r in (0..=255).step_by(15) {
            for g in (0..=255).step_by(15) {
                for b in (0..=255).step_by(15) {
                    let c = Rgba { r, g, b, a: 200 };
                    assert_eq!(Hsv::of(c).rgba(200), c);
                }
            }
        }
    }
}
