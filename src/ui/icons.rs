//! Icons, drawn with strokes on a grid of 20 × 20 and so crisp at any size.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

/// The pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Select,
    Corners,
    Panel,
    Knife,
    Balloon,
    Caption,
    Effect,
    Order,
    Pipette,
    Sort,
    Shown,
    Down,
    Up,
    Hand,
    Undo,
    Redo,
    Fit,
    ZoomIn,
    ZoomOut,
    Guides,
    Layouts,
    Overview,
    Facing,
    Export,
    Add,
    Cross,
    Star,
    StarFull,
    Trash,
    Pen,
    Reset,
    Warning,
    Picture,
    FlipX,
    FlipY,
    Lock,
    Seen,
    Hidden,
    New,
    Open,
    Front,
    Forward,
    Backward,
    Back,
}

struct Pen<'a> {
    painter: &'a Painter,
    rect: Rect,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        let unit = self.rect.width() / 20.0;
        self.rect.min + vec2(x * unit, y * unit)
    }

    fn unit(&self) -> f32 {
        self.rect.width() / 20.0
    }

    fn line(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(points.iter().map(|p| self.at(p.0, p.1)).collect(), self.stroke));
    }

    fn closed(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::closed_line(points.iter().map(|p| self.at(p.0, p.1)).collect(), self.stroke));
    }

    fn filled(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|p| self.at(p.0, p.1)).collect();
        self.painter.add(Shape::convex_polygon(points, self.stroke.color, Stroke::NONE));
    }

    fn rect(&self, x0: f32, y0: f32, x1: f32, y1: f32, round: f32) {
        let r = Rect::from_min_max(self.at(x0, y0), self.at(x1, y1));
        self.painter.rect_stroke(r, round * self.unit(), self.stroke, StrokeKind::Middle);
    }

    fn block(&self, x0: f32, y0: f32, x1: f32, y1: f32, alpha: f32) {
        let r = Rect::from_min_max(self.at(x0, y0), self.at(x1, y1));
        self.painter.rect_filled(r, 1.0, self.stroke.color.gamma_multiply(alpha));
    }

    fn dot(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_filled(self.at(x, y), r * self.unit(), self.stroke.color);
    }

    fn ring(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_stroke(self.at(x, y), r * self.unit(), self.stroke);
    }

    /// Part of an ellipse, degrees clockwise from the right.
    fn arc((x, y): (f32, f32), (rx, ry): (f32, f32), from: f32, to: f32) -> Vec<(f32, f32)> {
        (0..=24u8)
            .map(|i| {
                let a = (from + (to - from) * f32::from(i) / 24.0).to_radians();
                (x + rx * a.cos(), y + ry * a.sin())
            })
            .collect()
    }
}

/// Draws an icon into a square.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    let side = rect.width().min(rect.height()).round();
    let min = rect.center() - vec2(side / 2.0, side / 2.0);
    let ppp = painter.pixels_per_point();
    let snap = |v: f32| (v * ppp).round() / ppp;
    let rect = Rect::from_min_size(pos2(snap(min.x), snap(min.y)), vec2(side, side));
    let pen = Pen { painter, rect, stroke: Stroke::new((side / 20.0 * 1.5).max(1.2), colour) };
    match icon {
        Icon::Select => {
            pen.filled(&[(5.0, 2.5), (5.0, 16.0), (8.5, 12.7)]);
            pen.filled(&[(5.0, 2.5), (8.5, 12.7), (14.8, 12.2)]);
            pen.line(&[(8.3, 11.5), (10.8, 17.2)]);
        }
        Icon::Corners => {
            pen.closed(&[(4.5, 4.0), (16.5, 6.5), (14.5, 16.0), (4.5, 16.0)]);
            for (x, y) in [(4.5, 4.0), (16.5, 6.5), (14.5, 16.0), (4.5, 16.0)] {
                pen.block(x - 2.0, y - 2.0, x + 2.0, y + 2.0, 1.0);
            }
        }
        Icon::Panel => {
            pen.rect(2.5, 3.5, 17.5, 16.5, 0.0);
            pen.line(&[(11.5, 3.5), (9.0, 16.5)]);
            pen.line(&[(10.3, 10.0), (17.5, 10.0)]);
        }
        Icon::Knife => {
            pen.closed(&[(17.0, 2.8), (17.4, 5.6), (9.6, 13.4), (7.0, 10.8)]);
            pen.line(&[(8.3, 12.1), (3.2, 17.2)]);
            pen.line(&[(6.4, 10.2), (10.2, 14.0)]);
        }
        Icon::Balloon => {
            let mut body = Pen::arc((10.0, 8.5), (7.5, 5.7), 130.0, 442.0);
            body.push((6.6, 17.5));
            pen.closed(&body);
        }
        Icon::Overview => {
            for (x, y) in [(2.5, 2.5), (11.5, 2.5), (2.5, 11.0), (11.5, 11.0)] {
                pen.rect(x, y, x + 6.0, y + 6.5, 0.0);
            }
        }
        Icon::Facing => {
            pen.rect(2.0, 4.0, 10.0, 16.0, 0.0);
            pen.rect(10.0, 4.0, 18.0, 16.0, 0.0);
        }
        Icon::Caption => {
            pen.rect(2.5, 4.5, 17.5, 15.5, 0.0);
            pen.line(&[(5.3, 8.3), (14.7, 8.3)]);
            pen.line(&[(5.3, 11.7), (11.5, 11.7)]);
        }
        Icon::Effect => {
            let star: Vec<(f32, f32)> = (0..18u8)
                .map(|i| {
                    let a = (f32::from(i) * 20.0 - 80.0).to_radians();
                    let r = if i % 2 == 0 { 8.3 } else { 4.9 };
                    (10.0 + r * a.cos(), 10.0 + r * a.sin())
                })
                .collect();
            pen.closed(&star);
        }
        Icon::Order => {
            pen.ring(5.2, 5.2, 3.2);
            pen.ring(14.8, 14.8, 3.2);
            pen.line(&[(8.6, 5.2), (14.8, 5.2), (14.8, 8.8)]);
            pen.line(&[(12.7, 7.0), (14.8, 9.4), (16.9, 7.0)]);
        }
        Icon::Pipette => {
            pen.line(&[(3.0, 17.0), (4.2, 13.2), (11.4, 6.0)]);
            pen.line(&[(3.0, 17.0), (6.8, 15.8), (14.0, 8.6)]);
            pen.line(&[(9.8, 4.6), (15.4, 10.2)]);
            pen.line(&[(12.0, 6.4), (14.6, 3.4), (16.6, 5.4), (13.6, 8.0)]);
        }
        Icon::Sort => {
            pen.line(&[(5.0, 3.5), (5.0, 16.5)]);
            pen.line(&[(2.3, 13.6), (5.0, 16.5), (7.7, 13.6)]);
            pen.line(&[(10.5, 4.5), (17.0, 4.5)]);
            pen.line(&[(10.5, 10.0), (15.0, 10.0)]);
            pen.line(&[(10.5, 15.5), (13.0, 15.5)]);
        }
        Icon::Shown => {
            pen.line(&Pen::arc((10.0, 13.5), (8.2, 8.0), 205.0, 335.0));
            pen.line(&Pen::arc((10.0, 6.5), (8.2, 8.0), 25.0, 155.0));
            pen.ring(10.0, 10.0, 2.3);
        }
        Icon::Down => pen.line(&[(5.0, 8.0), (10.0, 13.0), (15.0, 8.0)]),
        Icon::Up => pen.line(&[(5.0, 12.0), (10.0, 7.0), (15.0, 12.0)]),
        Icon::Hand => {
            pen.line(&[(6.3, 11.0), (6.3, 5.6)]);
            pen.line(&[(9.0, 10.0), (9.0, 3.6)]);
            pen.line(&[(11.8, 10.0), (11.8, 4.0)]);
            pen.line(&[(14.5, 11.0), (14.5, 6.0)]);
            let mut palm = vec![(14.5, 10.5), (14.5, 13.0)];
            palm.extend(Pen::arc((10.4, 13.2), (4.1, 4.0), 0.0, 140.0));
            palm.extend([(3.4, 11.6), (4.4, 10.6), (6.3, 12.4)]);
            pen.line(&palm);
        }
        Icon::Undo | Icon::Redo => {
            let m = |p: (f32, f32)| if icon == Icon::Undo { p } else { (20.0 - p.0, p.1) };
            let mut bow = vec![(3.5, 7.5), (12.0, 7.5)];
            bow.extend(Pen::arc((12.0, 11.5), (4.0, 4.0), -90.0, 90.0));
            bow.push((7.5, 15.5));
            pen.line(&bow.into_iter().map(m).collect::<Vec<_>>());
            pen.line(&[(7.0, 4.0), (3.5, 7.5), (7.0, 11.0)].map(m));
        }
        Icon::Fit => {
            pen.rect(6.5, 5.0, 13.5, 15.0, 0.0);
            for (sx, sy) in [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)] {
                let c = |x: f32, y: f32| (10.0 - sx * (10.0 - x), 10.0 - sy * (10.0 - y));
                pen.line(&[c(2.5, 5.5), c(2.5, 2.5), c(5.5, 2.5)]);
            }
        }
        Icon::ZoomIn | Icon::ZoomOut => {
            pen.ring(8.5, 8.5, 5.5);
            pen.line(&[(12.6, 12.6), (17.0, 17.0)]);
            pen.line(&[(6.0, 8.5), (11.0, 8.5)]);
            if icon == Icon::ZoomIn {
                pen.line(&[(8.5, 6.0), (8.5, 11.0)]);
            }
        }
        Icon::Layouts => {
            pen.rect(3.5, 2.5, 16.5, 17.5, 0.0);
            pen.line(&[(3.5, 8.0), (16.5, 8.0)]);
            pen.line(&[(10.0, 8.0), (10.0, 13.0)]);
            pen.line(&[(3.5, 13.0), (16.5, 13.0)]);
        }
        Icon::Guides => {
            pen.rect(5.5, 4.0, 14.5, 16.0, 0.0);
            pen.line(&[(2.0, 6.5), (18.0, 6.5)]);
            pen.line(&[(2.0, 13.5), (18.0, 13.5)]);
        }
        Icon::Export => {
            pen.line(&[(10.0, 12.5), (10.0, 3.0)]);
            pen.line(&[(6.3, 6.5), (10.0, 2.8), (13.7, 6.5)]);
            pen.line(&[(3.5, 11.5), (3.5, 16.5), (16.5, 16.5), (16.5, 11.5)]);
        }
        Icon::Add => {
            pen.line(&[(10.0, 4.0), (10.0, 16.0)]);
            pen.line(&[(4.0, 10.0), (16.0, 10.0)]);
        }
        Icon::Cross => {
            pen.line(&[(5.0, 5.0), (15.0, 15.0)]);
            pen.line(&[(15.0, 5.0), (5.0, 15.0)]);
        }
        Icon::Star | Icon::StarFull => {
            let star: Vec<(f32, f32)> = (0..10u8)
                .map(|i| {
                    let a = (f32::from(i) * 36.0 - 90.0).to_radians();
                    let r = if i % 2 == 0 { 7.8 } else { 3.4 };
                    (10.0 + r * a.cos(), 10.6 + r * a.sin())
                })
                .collect();
            if icon == Icon::StarFull {
                // Five points around a middle: the whole is not convex.
                for n in (0..10).step_by(2) {
                    pen.filled(&[star[(n + 9) % 10], star[n], star[n + 1], (10.0, 10.6)]);
                }
            }
            pen.closed(&star);
        }
        Icon::Trash => {
            pen.line(&[(3.5, 5.5), (16.5, 5.5)]);
            pen.line(&[(7.5, 5.5), (7.5, 3.2), (12.5, 3.2), (12.5, 5.5)]);
            pen.line(&[(5.0, 5.5), (5.8, 17.0), (14.2, 17.0), (15.0, 5.5)]);
            pen.line(&[(8.4, 8.5), (8.6, 14.0)]);
            pen.line(&[(11.6, 8.5), (11.4, 14.0)]);
        }
        Icon::Pen => {
            pen.closed(&[(13.5, 3.5), (16.5, 6.5), (7.0, 16.0), (3.5, 16.5), (4.0, 13.0)]);
            pen.line(&[(11.5, 5.5), (14.5, 8.5)]);
        }
        Icon::Reset => {
            pen.line(&Pen::arc((10.0, 10.5), (6.0, 6.0), -150.0, 120.0));
            pen.line(&[(4.2, 3.5), (4.4, 8.0), (8.8, 7.4)]);
        }
        Icon::Warning => {
            pen.closed(&[(10.0, 3.0), (18.0, 16.8), (2.0, 16.8)]);
            pen.line(&[(10.0, 8.0), (10.0, 12.0)]);
            pen.dot(10.0, 14.3, 1.0);
        }
        Icon::Picture => {
            pen.rect(2.5, 4.0, 17.5, 16.0, 1.0);
            pen.ring(6.8, 8.0, 1.5);
            pen.line(&[(3.0, 14.5), (8.0, 10.8), (10.8, 13.0), (14.0, 9.2), (17.3, 12.6)]);
        }
        Icon::FlipX | Icon::FlipY => {
            let m = |p: (f32, f32)| if icon == Icon::FlipX { p } else { (p.1, p.0) };
            pen.line(&[(10.0, 2.5), (10.0, 17.5)].map(m));
            pen.closed(&[(7.3, 5.0), (7.3, 15.0), (2.5, 15.0)].map(m));
            pen.filled(&[(12.7, 5.0), (12.7, 15.0), (17.5, 15.0)].map(m));
        }
        Icon::Lock => {
            pen.rect(4.5, 9.0, 15.5, 16.5, 1.5);
            let mut bow = vec![(7.0, 9.0)];
            bow.extend(Pen::arc((10.0, 6.5), (3.0, 3.5), 180.0, 360.0));
            bow.push((13.0, 9.0));
            pen.line(&bow);
        }
        Icon::Seen | Icon::Hidden => {
            pen.line(&Pen::arc((10.0, 13.5), (8.2, 8.0), 205.0, 335.0));
            pen.line(&Pen::arc((10.0, 6.5), (8.2, 8.0), 25.0, 155.0));
            pen.ring(10.0, 10.0, 2.3);
            if icon == Icon::Hidden {
                pen.line(&[(4.0, 16.5), (16.0, 3.5)]);
            }
        }
        Icon::New => {
            pen.closed(&[(4.5, 2.5), (11.5, 2.5), (15.5, 6.5), (15.5, 17.5), (4.5, 17.5)]);
            pen.line(&[(11.5, 2.5), (11.5, 6.5), (15.5, 6.5)]);
        }
        Icon::Open => {
            pen.closed(&[(2.5, 4.5), (7.8, 4.5), (9.5, 6.5), (17.5, 6.5), (17.5, 16.0), (2.5, 16.0)]);
        }
        Icon::Front | Icon::Forward | Icon::Backward | Icon::Back => {
            let up = matches!(icon, Icon::Front | Icon::Forward);
            let m = |p: (f32, f32)| if up { p } else { (p.0, 20.0 - p.1) };
            pen.line(&[(5.5, 9.0), (10.0, 4.5), (14.5, 9.0)].map(m));
            if matches!(icon, Icon::Front | Icon::Back) {
                pen.line(&[(5.5, 14.0), (10.0, 9.5), (14.5, 14.0)].map(m));
            } else {
                pen.line(&[(10.0, 5.0), (10.0, 16.0)].map(m));
            }
            pen.block(4.0, if up { 16.5 } else { 2.0 }, 16.0, if up { 18.0 } else { 3.5 }, 0.5);
        }
    }
}

/// A square button with an icon, named for screen readers and in its tooltip.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, tip: &str, on: bool, side: f32) -> Response {
    loud_button(ui, icon, name, tip, on, side, false)
}

/// The same; one that is `loud` stands out while it is on.
pub fn loud_button(
    ui: &mut Ui,
    icon: Icon,
    name: &str,
    tip: &str,
    on: bool,
    side: f32,
    loud: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
    let p = super::theme::of(ui);
    let (fill, ink) = if on && loud {
        (p.accent_fill, p.on_accent)
    } else if on {
        (p.accent_wash, if enabled { p.accent } else { p.accent.gamma_multiply(0.5) })
    } else if response.is_pointer_button_down_on() {
        (p.control_down, p.text)
    } else if response.hovered() {
        (p.control_hover, p.text)
    } else {
        (Color32::TRANSPARENT, if enabled { p.text } else { p.text.gamma_multiply(0.35) })
    };
    ui.painter().rect_filled(rect, 5.0, fill);
    super::widgets::ring(ui, rect, &response);
    let size = (side * 0.64).round().min(20.0);
    paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(size, size)), icon, ink);
    if tip.is_empty() { response } else { response.on_hover_text(tip) }
}
