//! The border of a panel: its line, its sides, what is behind the art, and the paper around.

use super::super::text::{self, Text};
use super::super::theme;
use super::super::widgets::{self, Number, row};
use super::Bench;
use crate::edit::Change;
use crate::geom::Rect;
use crate::model::{BorderKind, BorderStyle, HandLine, Item, Outline, Panel};
use egui::{Pos2, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Size of the little panel on which sides are switched, points.
const SIDES: egui::Vec2 = vec2(104.0, 66.0);
/// How near to a side a click takes it, points.
const REACH: f32 = 10.0;
/// The width of a line that nothing tells, mm.
const USUAL_MM: f64 = 0.5;

/// Which line, without its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    None,
    Single,
    Dashed,
    Double,
    Drawn,
}

pub(super) fn rows(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    let style = &panel.border_style;
    kind(bench, ui, item, panel);
    if panel.border_mm > 0.0 {
        line(bench, ui, item, panel);
        if let BorderKind::Drawn(hand) = style.kind {
            drawn(bench, ui, item, style, hand);
        }
        if let Some(edge) =
            row(ui, bench.t(Text::BorderSides), |ui| sides(bench, ui, &panel.outline, |n| style.has_line(n)))
        {
            bench.set(item.id, Change::BorderStyle(style.with_line(edge, !style.has_line(edge))));
        }
    }
    let fill = bench.t(Text::Fill);
    if let Some((id, c)) = row(ui, fill, |ui| widgets::colour(ui, fill, panel.fill, true)) {
        bench.change(id, item.id, Change::Fill(c));
    }
    let halo = bench.t(Text::BorderHalo);
    let changed = row(ui, halo, |ui| widgets::mm(ui, halo, style.halo_mm, 0.0..=50.0, 84.0));
    if let Some((id, halo_mm)) = changed {
        bench.change(id, item.id, Change::BorderStyle(BorderStyle { halo_mm, ..style.clone() }));
    }
}

fn kind(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    let style = &panel.border_style;
    let now = match style.kind {
        _ if panel.border_mm <= 0.0 => Kind::None,
        BorderKind::Single => Kind::Single,
        BorderKind::Dashed => Kind::Dashed,
        BorderKind::Double => Kind::Double,
        BorderKind::Drawn(_) => Kind::Drawn,
    };
    let all = [
        (Kind::None, Text::BorderNone),
        (Kind::Single, Text::BorderSingle),
        (Kind::Dashed, Text::BorderDashed),
        (Kind::Double, Text::BorderDouble),
        (Kind::Drawn, Text::BorderDrawn),
    ]
    .map(|(kind, name)| (kind, bench.t(name).to_owned()));
    let Some(kind) = row(ui, bench.t(Text::Border), |ui| widgets::choice(ui, "border", &now, &all)) else {
        return;
    };
    let usual = bench.desk.editor.project().setup_of(bench.desk.editor.page()).border;
    let width = match kind {
        Kind::None => 0.0,
        _ if panel.border_mm > 0.0 => panel.border_mm,
        _ if usual > 0.0 => usual,
        _ => USUAL_MM,
    };
    let line = match kind {
        Kind::None => style.kind,
        Kind::Single => BorderKind::Single,
        Kind::Dashed => BorderKind::Dashed,
        Kind::Double => BorderKind::Double,
        Kind::Drawn => BorderKind::Drawn(HandLine::default()),
    };
    bench.set_all(
        item.id,
        [
            Change::Border { mm: width, colour: panel.border },
            Change::BorderStyle(BorderStyle { kind: line, ..style.clone() }),
        ],
    );
}

fn line(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, panel: &Panel) {
    let name = bench.t(Text::Colour);
    let mut new = (panel.border_mm, panel.border);
    let mut control = None;
    row(ui, name, |ui| {
        if let Some((id, c)) = widgets::colour(ui, name, panel.border, true) {
            new.1 = c;
            control = Some(id);
        }
    });
    let width = bench.t(Text::LineWidth);
    row(ui, width, |ui| {
        let number = Number {
            name: width,
            value: panel.border_mm,
            range: 0.0..=20.0,
            speed: 0.02,
            decimals: 2,
            suffix: " mm",
            width: 84.0,
        };
        if let Some((id, v)) = number.show(ui) {
            new.0 = v;
            control = Some(id);
        }
    });
    if let Some(control) = control {
        bench.change(control, item.id, Change::Border { mm: new.0, colour: new.1 });
    }
}

fn drawn(bench: &mut Bench<'_>, ui: &mut Ui, item: &Item, style: &BorderStyle, hand: HandLine) {
    let mut new = hand;
    let mut control = None;
    row(ui, bench.t(Text::BorderWobble), |ui| {
        if let Some((id, v)) = widgets::slider(ui, hand.wobble * 100.0, 0.0..=100.0, 0, " %", false) {
            new.wobble = (v / 100.0).clamp(0.0, 1.0);
            control = Some(id);
        }
    });
    let over = bench.t(Text::BorderOvershoot);
    row(ui, over, |ui| {
        if let Some((id, v)) = widgets::mm(ui, over, hand.overshoot_mm, 0.0..=20.0, 84.0) {
            new.overshoot_mm = v;
            control = Some(id);
        }
    });
    let again = bench.t(Text::BorderAgain);
    let pressed = row(ui, "", |ui| ui.button(again).clicked());
    if pressed {
        new.seed = hand.seed.wrapping_add(1);
    }
    if new != hand {
        let change = Change::BorderStyle(BorderStyle { kind: BorderKind::Drawn(new), ..style.clone() });
        match control {
            Some(control) => bench.change(control, item.id, change),
            None => bench.set(item.id, change),
        }
    }
}

/// The panel, small: a click on a side switches it. The number of the side that was clicked.
pub(super) fn sides(
    bench: &Bench<'_>,
    ui: &mut Ui,
    outline: &Outline,
    is_on: impl Fn(usize) -> bool,
) -> Option<usize> {
    let p = theme::of(ui);
    let (area, response) = ui.allocate_exact_size(SIDES, Sense::click());
    ui.painter().rect_filled(area, 6.0, p.field);
    let whole = if outline.is_flat() { Rect::new(0.0, 0.0, 1.0, 1.0) } else { outline.bounds() };
    let room = area.shrink(14.0);
    let scale = (f64::from(room.width()) / whole.width()).min(f64::from(room.height()) / whole.height());
    let to = |at: crate::geom::Point| {
        let by = (at - whole.center()) * scale;
        room.center() + vec2(by.x as f32, by.y as f32)
    };
    let edges = outline.edges();
    let drawn: Vec<Vec<Pos2>> = edges
        .iter()
        .map(|edge| {
            (0..=8u8).map(|i| to(kurbo::ParamCurve::eval(&edge.curve(), f64::from(i) / 8.0))).collect()
        })
        .collect();
    let away = |line: &[Pos2], at: Pos2| {
        line.windows(2).map(|w| distance(w[0], w[1], at)).fold(f32::INFINITY, f32::min)
    };
    let nearest = |at: Pos2| {
        let all = drawn.iter().enumerate().map(|(n, line)| (n, away(line, at)));
        all.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, far)| *far <= REACH).map(|(n, _)| n)
    };
    let hovered = response.hover_pos().and_then(nearest);
    let mut clicked = response.clicked().then(|| response.interact_pointer_pos().and_then(nearest)).flatten();
    for (n, line) in drawn.iter().enumerate() {
        let name = side_name(bench, outline, n);
        let place = egui::Rect::from_center_size(line[4], vec2(14.0, 14.0));
        let side = ui.interact(place, response.id.with(n), Sense::click());
        let on = is_on(n);
        side.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
        if side.clicked() {
            clicked = Some(n);
        }
        let lit = hovered == Some(n) || side.hovered() || side.has_focus();
        side.on_hover_text(name);
        let ink = if lit {
            p.accent
        } else if on {
            p.text
        } else {
            p.weak
        };
        if on {
            ui.painter().line(line.clone(), Stroke::new(2.5, ink));
        } else {
            ui.painter().extend(egui::Shape::dashed_line(line, Stroke::new(1.0, ink), 2.0, 3.0));
        }
    }
    clicked
}

/// What a side of a panel is called.
fn side_name(bench: &Bench<'_>, outline: &Outline, n: usize) -> String {
    match (outline, n) {
        (Outline::Rect(_), 0) => bench.t(Text::SideTop).to_owned(),
        (Outline::Rect(_), 1) => bench.t(Text::SideRight).to_owned(),
        (Outline::Rect(_), 2) => bench.t(Text::SideBottom).to_owned(),
        (Outline::Rect(_), _) => bench.t(Text::SideLeft).to_owned(),
        _ => text::fill(bench.t(Text::SideN), &[&(n + 1)]),
    }
}

fn distance(a: Pos2, b: Pos2, at: Pos2) -> f32 {
    let way = b - a;
    let t = if way.length_sq() > 0.0 { ((at - a).dot(way) / way.length_sq()).clamp(0.0, 1.0) } else { 0.0 };
    (at - pos2(a.x + way.x * t, a.y + way.y * t)).length()
}
