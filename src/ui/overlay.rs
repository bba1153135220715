//! What is painted over the page and is no part of it: edges, guides, selection, handles.

use super::canvas::Lens;
use super::text::{self, Text, Tongue};
use super::theme::{Palette, guide};
use crate::editor::OverlayMark;
use crate::geom::{BezPath, Point, Rect};
use crate::model::{ItemId, PageSetup};
use crate::scene::{Issue, IssueKind, Part, Scene};
use egui::{Align2, Color32, FontId, Painter, Pos2, Shadow, Shape, Stroke, StrokeKind, pos2, vec2};
use std::sync::Arc;

/// Half the side of a handle, points.
const HANDLE: f32 = 4.0;

/// The paper under the picture, and the shadow of all paper that lies there.
pub fn page(painter: &Painter, p: &Palette, lens: &Lens, scene: &Scene, all: Rect, paper: Rect) {
    let shadow = Shadow { offset: [0, 5], blur: 26, spread: 0, color: p.shadow };
    painter.add(shadow.as_shape(lens.rect(all), 0.0));
    painter.rect_filled(lens.rect(paper), 0.0, super::theme::colour32(scene.paper));
}

/// The pasteboard within `field`: what is above, below and beside the paper that lies on it.
pub fn around(field: egui::Rect, paper: egui::Rect) -> impl Iterator<Item = egui::Rect> {
    let sides = [
        egui::Rect { max: pos2(field.max.x, paper.min.y), ..field },
        egui::Rect { min: pos2(field.min.x, paper.max.y), ..field },
        egui::Rect::from_min_max(pos2(field.min.x, paper.min.y), pos2(paper.min.x, paper.max.y)),
        egui::Rect::from_min_max(pos2(paper.max.x, paper.min.y), pos2(field.max.x, paper.max.y)),
    ];
    sides.into_iter().map(move |side| side.intersect(field)).filter(egui::Rect::is_positive)
}

/// What of a scene lies on the pasteboard around the `paper`.
pub fn off(scene: &Scene, paper: Rect) -> impl Iterator<Item = &Arc<Part>> {
    let room = paper.inflate(OFF_MM, OFF_MM);
    scene.parts.iter().filter(move |part| !part.hit.is_empty() && !room.contains_rect(part.frame))
}

/// What lies off the page is not printed: on the pasteboard around the `paper` it has a faint outline.
pub fn pasteboard(painter: &Painter, p: &Palette, lens: &Lens, scene: &Scene, paper: Rect) {
    for part in off(scene, paper) {
        for (points, _) in lines(lens, &part.hit) {
            for side in around(painter.clip_rect(), lens.rect(paper)) {
                let cut = painter.with_clip_rect(side);
                cut.add(Shape::closed_line(points.clone(), Stroke::new(1.5, p.weak)));
            }
        }
    }
}

/// What reaches no further than this past the paper lies on it, mm.
const OFF_MM: f64 = 0.1;

/// Where the knife cuts and where words are safe.
pub fn guides(painter: &Painter, lens: &Lens, scene: &Scene, setup: &PageSetup, safe: Rect) {
    if scene.bleed != scene.trim {
        frame(painter, lens, scene.bleed, guide::BLEED.gamma_multiply(0.8));
    }
    frame(painter, lens, scene.trim, guide::TRIM);
    if let Some(fold) = setup.fold() {
        super::facing::fold(painter, lens, fold, scene.bleed);
    }
    if safe != scene.trim {
        // Between two panels a scrap of it would be left in the gutter, which tells nothing.
        let scrap = setup.gutter.x.max(setup.gutter.y) * SCRAP_GUTTERS;
        for (from, to) in bare_sides(safe, scene).into_iter().filter(|(a, b)| (*b - *a).hypot() > scrap) {
            let ends = [lens.pos(from), lens.pos(to)];
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, guide::SAFE), 5.0, 4.0));
        }
    }
}

/// How high the sign above words is that are not translated, points.
const UNTRANSLATED: f32 = 17.0;

/// A piece of the safe area's side that is no longer than so many gutters is not shown.
const SCRAP_GUTTERS: f64 = 1.5;

/// An edge that is nearer to a side of the safe area than this lies on it, mm.
const ON_SIDE_MM: f64 = 0.4;

/// What of the sides of the safe area no panel's edge lies along: over a border the dashes would look like its own.
fn bare_sides(safe: Rect, scene: &Scene) -> Vec<(Point, Point)> {
    let frames: Vec<Rect> = scene.parts.iter().filter(|p| p.text.is_none()).map(|p| p.frame).collect();
    let mut out = Vec::new();
    let near = |a: f64, b: f64| (a - b).abs() < ON_SIDE_MM;
    for x in [safe.x0, safe.x1] {
        let along = frames.iter().filter(|f| near(f.x0, x) || near(f.x1, x)).map(|f| (f.y0, f.y1));
        let bare = uncovered((safe.y0, safe.y1), along.collect());
        out.extend(bare.into_iter().map(|(a, b)| (Point::new(x, a), Point::new(x, b))));
    }
    for y in [safe.y0, safe.y1] {
        let along = frames.iter().filter(|f| near(f.y0, y) || near(f.y1, y)).map(|f| (f.x0, f.x1));
        let bare = uncovered((safe.x0, safe.x1), along.collect());
        out.extend(bare.into_iter().map(|(a, b)| (Point::new(a, y), Point::new(b, y))));
    }
    out
}

/// What spans leave of a length.
fn uncovered((from, to): (f64, f64), mut spans: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut at = from;
    let mut out = Vec::new();
    for (a, b) in spans {
        if a > at {
            out.push((at, a.min(to)));
        }
        at = at.max(b);
    }
    if at < to {
        out.push((at, to));
    }
    out
}

/// What is told on the page itself, where it is looked at: the names of pictures that are missing, what lies off the
/// page, and words that stand in for those that are not translated yet. What is `typed` lacks words only until then.
pub fn told(
    painter: &Painter,
    p: &Palette,
    lens: &Lens,
    scene: &Scene,
    issues: &[Issue],
    typed: Option<ItemId>,
    tongue: Tongue,
) {
    let mut below: Vec<(ItemId, f32)> = Vec::new();
    for issue in issues {
        let Some(item) = issue.item.filter(|id| Some(*id) != typed) else { continue };
        let Some(part) = scene.parts.iter().find(|part| part.item == item) else { continue };
        let field = lens.rect(part.frame);
        match &issue.kind {
            IssueKind::MissingArt { path, .. } => {
                let name = path.rsplit('/').next().unwrap_or(path);
                // Several of one panel stand below each other.
                let drop = below.iter().filter(|(id, _)| *id == item).map(|(_, h)| *h).sum::<f32>();
                let high = chip(painter, field.shrink(4.0), vec2(0.0, drop), name, 12.0, (p.raised, p.text));
                below.push((item, high + 3.0));
            }
            IssueKind::LeftOutside { .. } => {
                let says = text::of(tongue, Text::OffThePage);
                chip(painter, field.shrink(4.0), vec2(0.0, 0.0), says, 12.0, (p.raised, p.warn));
            }
            IssueKind::MissingWords { stand_in: true, .. } => {
                // Above the upper edge, where it hides no words.
                let above = field.center_top() - vec2(0.0, UNTRANSLATED / 2.0);
                let says = text::of(tongue, Text::Untranslated);
                // A column of words is narrower than the tag.
                let font = FontId::proportional(9.0);
                let wide = painter.layout_no_wrap(says.to_owned(), font, p.warn).size().x + 12.0;
                let edge = egui::Rect::from_center_size(above, vec2(field.width().max(wide), UNTRANSLATED));
                chip(painter, edge, vec2(0.0, 0.0), says, 9.0, (p.raised, p.warn));
            }
            _ => {}
        }
    }
}

/// Words on a small ground in the middle of a field, moved `by` points; nothing where the field has no room for them. How
/// high the ground is.
fn chip(
    painter: &Painter,
    field: egui::Rect,
    by: egui::Vec2,
    says: &str,
    size: f32,
    (ground, ink): (Color32, Color32),
) -> f32 {
    let wide = (field.width() - 10.0).max(20.0);
    let galley = painter.layout(says.to_owned(), FontId::proportional(size), ink, wide);
    let chip = egui::Rect::from_center_size(field.center() + by, galley.size() + vec2(10.0, 4.0));
    if field.height() + 1.0 > chip.height() && field.width() > 24.0 {
        let painter = painter.with_clip_rect(field.expand(1.0).intersect(painter.clip_rect()));
        painter.rect_filled(chip, 4.0, ground);
        painter.galley(chip.min + vec2(5.0, 2.0), galley, ink);
    }
    chip.height()
}

fn frame(painter: &Painter, lens: &Lens, r: Rect, colour: Color32) {
    let ppp = painter.pixels_per_point();
    let snap = |v: f32| ((v * ppp).round() + 0.5) / ppp;
    let r = lens.rect(r);
    let r = egui::Rect::from_min_max(
        Pos2::new(snap(r.min.x), snap(r.min.y)),
        Pos2::new(snap(r.max.x), snap(r.max.y)),
    );
    painter.rect_stroke(r, 0.0, Stroke::new(1.0 / ppp.max(1.0), colour), StrokeKind::Middle);
}

/// The pieces of a path as lines of points on the screen.
fn lines(lens: &Lens, path: &BezPath) -> Vec<(Vec<Pos2>, bool)> {
    let mut out: Vec<(Vec<Pos2>, bool)> = Vec::new();
    path.flatten_into(lens, &mut out);
    out
}

trait Flatten {
    fn flatten_into(&self, lens: &Lens, out: &mut Vec<(Vec<Pos2>, bool)>);
}

impl Flatten for BezPath {
    fn flatten_into(&self, lens: &Lens, out: &mut Vec<(Vec<Pos2>, bool)>) {
        kurbo::flatten(self, lens.mm_per_point() * 0.2, |el| match el {
            kurbo::PathEl::MoveTo(p) => out.push((vec![lens.pos(p)], false)),
            kurbo::PathEl::LineTo(p) => {
                if let Some(last) = out.last_mut() {
                    last.0.push(lens.pos(p));
                }
            }
            kurbo::PathEl::ClosePath => {
                if let Some(last) = out.last_mut() {
                    last.1 = true;
                }
            }
            _ => {}
        });
    }
}

/// A line along an outline of the page, seen on light and dark.
pub fn outline(painter: &Painter, lens: &Lens, path: &BezPath, colour: Color32, width: f32) {
    for (points, closed) in lines(lens, path) {
        for stroke in [Stroke::new(width + 1.6, guide::UNDER), Stroke::new(width, colour)] {
            painter.add(if closed {
                Shape::closed_line(points.clone(), stroke)
            } else {
                Shape::line(points.clone(), stroke)
            });
        }
    }
}

/// What a bare panel says, where there is room for it.
fn bare(painter: &Painter, lens: &Lens, room: Rect, line: &str) {
    let room = lens.rect(room).shrink(16.0);
    if room.width() < 60.0 {
        return;
    }
    let font = FontId::proportional(12.5);
    let mut job = egui::text::LayoutJob::simple(line.to_owned(), font, guide::BARE, room.width());
    job.halign = egui::Align::Center;
    let galley = painter.layout_job(job);
    let side = 26.0;
    let tall = side + 8.0 + galley.size().y;
    if galley.rows.len() > 3 || tall > room.height() {
        return;
    }
    let top = room.center() - vec2(0.0, tall / 2.0);
    let icon = egui::Rect::from_center_size(top + vec2(0.0, side / 2.0), vec2(side, side));
    super::icons::paint(painter, icon, super::icons::Icon::Picture, guide::BARE);
    painter.galley(top + vec2(0.0, side + 8.0), galley, guide::BARE);
}

/// Selection, handles and what a gesture shows. `bare_says` is what a panel without a picture says.
pub fn marks(
    painter: &Painter,
    lens: &Lens,
    marks: &[OverlayMark],
    art: bool,
    typing: bool,
    bare_says: &str,
) {
    if typing {
        return;
    }
    let ink = if art { guide::ART } else { guide::SELECT };
    for mark in marks {
        match mark {
            OverlayMark::Outline { path, strong } => {
                let (width, colour) = if *strong { (1.5, ink) } else { (1.0, ink.gamma_multiply(0.75)) };
                outline(painter, lens, path, colour, width);
            }
            OverlayMark::Guide { from, to } => {
                let ppp = painter.pixels_per_point();
                let snap =
                    |p: Pos2| Pos2::new(((p.x * ppp).floor() + 0.5) / ppp, ((p.y * ppp).floor() + 0.5) / ppp);
                let ends = [snap(lens.pos(*from)), snap(lens.pos(*to))];
                painter.line_segment(ends, Stroke::new(1.0, guide::RULED));
            }
            OverlayMark::Group(rect) => {
                let r = lens.rect(*rect);
                let corners = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom(), r.left_top()];
                painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, ink), 3.0, 3.0));
            }
            OverlayMark::Marquee(rect) => {
                let r = lens.rect(*rect);
                painter.rect_filled(r, 0.0, ink.gamma_multiply(0.12));
                painter.rect_stroke(r, 0.0, Stroke::new(1.0, ink), StrokeKind::Middle);
            }
            OverlayMark::Line { from, to } => {
                let ends = [lens.pos(*from), lens.pos(*to)];
                painter.line_segment(ends, Stroke::new(2.6, guide::UNDER));
                painter.line_segment(ends, Stroke::new(1.0, ink));
            }
            OverlayMark::Keep { path } => {
                for (points, _) in lines(lens, path) {
                    painter.add(Shape::line(points.clone(), Stroke::new(3.0, Color32::from_black_alpha(90))));
                    painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, guide::KEEP), 5.0, 4.0));
                }
            }
            OverlayMark::Bare { room } => bare(painter, lens, *room, bare_says),
            OverlayMark::Handle { .. } | OverlayMark::Mouth { .. } | OverlayMark::Badge { .. } => {}
        }
    }
    for mark in marks {
        match mark {
            OverlayMark::Handle { at, round } => handle(painter, lens.pos(*at), *round, ink),
            OverlayMark::Mouth { at, .. } => {
                let at = lens.pos(*at);
                painter.circle(at, HANDLE + 1.5, guide::HANDLE, Stroke::new(1.5, ink));
                painter.circle_filled(at, 2.0, ink);
            }
            OverlayMark::Badge { at, number, panel, strong } => {
                badge(painter, lens.pos(*at), *number, *panel, if *strong { guide::ART } else { ink });
            }
            _ => {}
        }
    }
}

/// The number of a panel, white on the colour of what is chosen, or of a line, the other way round.
fn badge(painter: &Painter, at: Pos2, number: usize, panel: bool, ink: Color32) {
    let (size, radius) = if panel { (14.0, 11.0) } else { (11.0, 8.5) };
    let (fill, letters) = if panel { (ink, guide::HANDLE) } else { (guide::HANDLE, ink) };
    let galley = painter.layout_no_wrap(number.to_string(), super::theme::bold(size), letters);
    let half = vec2((galley.size().x / 2.0 + 5.0).max(radius), radius);
    let plate = egui::Rect::from_center_size(at, half * 2.0);
    painter.rect(
        plate,
        radius,
        fill,
        Stroke::new(1.5, if panel { guide::HANDLE } else { ink }),
        StrokeKind::Outside,
    );
    painter.galley(plate.center() - galley.size() / 2.0, galley, letters);
}

fn handle(painter: &Painter, at: Pos2, round: bool, ink: Color32) {
    if round {
        painter.circle(at, HANDLE, guide::HANDLE, Stroke::new(1.5, ink));
        return;
    }
    let ppp = painter.pixels_per_point();
    let at = Pos2::new((at.x * ppp).round() / ppp, (at.y * ppp).round() / ppp);
    let r = egui::Rect::from_center_size(at, vec2(HANDLE, HANDLE) * 2.0);
    painter.rect(r, 1.5, guide::HANDLE, Stroke::new(1.5, ink), StrokeKind::Inside);
}

/// A frame around the canvas while a file hangs over it.
pub fn drop_hint(painter: &Painter, p: &Palette, area: egui::Rect, text: &str) {
    painter.rect_stroke(area.shrink(6.0), 8.0, Stroke::new(2.0, p.accent), StrokeKind::Inside);
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(14.0), p.on_accent);
    let plate = egui::Rect::from_center_size(
        area.center_bottom() - vec2(0.0, 44.0),
        galley.size() + vec2(28.0, 14.0),
    );
    painter.rect_filled(plate, 16.0, p.accent_fill);
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), plate).min;
    painter.galley(at, galley, p.on_accent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_leave_the_gaps_between_them() {
        assert_eq!(
            uncovered((0.0, 10.0), vec![(6.0, 8.0), (-2.0, 3.0), (1.0, 4.0)]),
            [(4.0, 6.0), (8.0, 10.0)]
        );
        assert_eq!(uncovered((0.0, 10.0), vec![(-1.0, 11.0)]), []);
        assert_eq!(uncovered((0.0, 10.0), vec![(12.0, 14.0)]), [(0.0, 10.0)]);
        assert_eq!(uncovered((0.0, 10.0), Vec::new()), [(0.0, 10.0)]);
    }
}
