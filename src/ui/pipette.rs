//! What every colour button shares, kept in the toolkit's memory so that none of them has to be told: the comic's
//! palette, and the pipette that takes a colour from the page.

use super::app::App;
use super::canvas::Lens;
use super::desk::Desk;
use super::text::Tongue;
use super::theme;
use crate::edit::Edit;
use crate::geom::{Affine, Point, Rgba};
use crate::model::Swatch;
use crate::render::{self, Quality, View};
use egui::{Context, CursorIcon, FontId, Id, Key, Modifiers, PointerButton, Stroke, Ui, vec2};
use std::sync::Arc;

/// What the buttons and the window tell each other.
#[derive(Clone, Default)]
pub struct Pipette {
    /// The comic's own colours.
    pub palette: Arc<[Swatch]>,
    /// In which language the buttons speak.
    pub tongue: Tongue,
    /// The button that waits for a colour of the page.
    wanted: Option<Id>,
    /// What was taken, for which button.
    taken: Option<(Id, Rgba)>,
    /// A colour that is to be kept in the palette.
    kept: Option<Rgba>,
    /// What is under the pointer: where, and its colour.
    under: Option<(Point, Rgba)>,
}

fn key() -> Id {
    Id::unique("pipette")
}

/// What the buttons share.
pub fn shared(ctx: &Context) -> Pipette {
    ctx.data(|d| d.get_temp(key())).unwrap_or_default()
}

fn change(ctx: &Context, how: impl FnOnce(&mut Pipette)) {
    ctx.data_mut(|d| how(d.get_temp_mut_or_default(key())));
}

/// A button wants a colour from the page: the next click there is for it.
pub fn want(ctx: &Context, button: Id) {
    change(ctx, |p| (p.wanted, p.under) = (Some(button), None));
}

/// The colour that was taken from the page for this button.
pub fn taken(ctx: &Context, button: Id) -> Option<Rgba> {
    let (_, colour) = shared(ctx).taken.filter(|(id, _)| *id == button)?;
    change(ctx, |p| p.taken = None);
    Some(colour)
}

/// A colour is to be kept in the comic's palette.
pub fn keep(ctx: &Context, colour: Rgba) {
    change(ctx, |p| p.kept = Some(colour));
}

/// The next click on the page takes a colour.
pub fn is_out(ctx: &Context) -> bool {
    shared(ctx).wanted.is_some()
}

/// At the beginning of a frame: the buttons learn the palette, and what they want kept is kept.
pub fn frame(app: &mut App, ctx: &Context) {
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else {
        return change(ctx, |p| *p = Pipette { tongue, ..Pipette::default() });
    };
    let kept = shared(ctx).kept;
    if let Some(colour) = kept.filter(|c| !desk.editor.project().book.palette.iter().any(|s| s.colour == *c))
    {
        let mut palette = desk.editor.committed().book.palette.clone();
        palette.push(Swatch { name: String::new(), colour });
        desk.commit(&[Edit::SetPalette(palette)]);
    }
    let own = &desk.editor.project().book.palette;
    change(ctx, |p| {
        p.tongue = tongue;
        p.kept = None;
        if *p.palette != **own {
            p.palette = own.as_slice().into();
        }
    });
}

/// The colour of the page at a point, as it is exported.
fn sample(desk: &mut Desk, at: Point) -> Option<Rgba> {
    let scene = desk.scene();
    if !scene.bleed.contains(at) {
        return None;
    }
    let scale = desk.editor.project().setup_of(desk.editor.page()).dpi / crate::geom::units::MM_PER_INCH;
    // The pixel that holds the point.
    let corner = Point::new((at.x * scale).floor(), (at.y * scale).floor());
    let view = View {
        px_from_page: Affine::translate(-corner.to_vec2()) * Affine::scale(scale),
        width: 1,
        height: 1,
    };
    let (pixels, _) = render::paint(&scene, &desk.materials.store, &view, Quality::Fast).ok()?;
    let [r, g, b, ..] = *pixels.rgba.as_slice() else { return None };
    Some(Rgba::rgb(r, g, b))
}

/// The pipette over the canvas. True while the pointer is its own.
pub fn show(desk: &mut Desk, ui: &Ui, lens: &Lens, area: egui::Rect) -> bool {
    let ctx = ui.ctx();
    let Some(button) = shared(ctx).wanted else { return false };
    if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        change(ctx, |p| p.wanted = None);
        return true;
    }
    let Some(pos) = ctx.input(|i| i.pointer.latest_pos()).filter(|pos| area.contains(*pos)) else {
        return true;
    };
    let at = lens.page(pos);
    desk.camera.pointer = Some(at);
    desk.editor.point_at(None);
    ctx.set_cursor_icon(CursorIcon::Crosshair);
    let known = shared(ctx).under.filter(|(place, _)| *place == at).map(|(_, colour)| colour);
    let Some(colour) = known.or_else(|| sample(desk, at)) else { return true };
    change(ctx, |p| p.under = Some((at, colour)));
    if ctx.input(|i| i.pointer.button_pressed(PointerButton::Primary)) {
        change(ctx, |p| (p.wanted, p.taken) = (None, Some((button, colour))));
        ctx.request_repaint();
        return true;
    }
    let p = theme::of(ui);
    // Over the picture of the page, which is painted after this.
    let layer = egui::LayerId::new(egui::Order::Foreground, key());
    let painter = ctx.layer_painter(layer).with_clip_rect(area);
    let middle = pos + vec2(26.0, -26.0);
    painter.circle(middle, 17.0, theme::colour32(colour), Stroke::new(3.0, theme::guide::HANDLE));
    painter.circle_stroke(middle, 19.0, Stroke::new(1.0, p.outline));
    let galley = painter.layout_no_wrap(colour.to_string(), FontId::monospace(12.0), p.text);
    let plate = egui::Rect::from_min_size(middle + vec2(23.0, -10.0), galley.size() + vec2(12.0, 6.0));
    painter.rect_filled(plate, 5.0, p.raised);
    painter.galley(plate.min + vec2(6.0, 3.0), galley, p.text);
    true
}
