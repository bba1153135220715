//! Facing pages: the one beside the open page, painted where it lies in the book. A press on it opens it, and the
//! press then does there what it would have done; what is dragged over the fold goes there.

use super::canvas::Lens;
use super::desk::Desk;
use super::easel::{Easel, Extract};
use super::overlay;
use super::theme::{self, guide};
use crate::editor::{Cursor, Doing, Mods, ToolKind};
use crate::geom::{Affine, Point, Rect, Vec2};
use crate::model::{Facing, ItemId, Project};
use crate::scene::{Issue, IssueKind, Scene, part_at};
use egui::{Align2, Color32, Context, FontId, Painter, Stroke, vec2};
use std::sync::Arc;

/// From the trim of a page to the number below it, past the bleed, points.
const NUMBER_GAP: f32 = 12.0;

/// The page beside the open one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// Its number, counted from 0.
    pub index: usize,
    /// From the open page's corner to its own, mm.
    pub shift: Vec2,
    /// It lies on the right.
    on_right: bool,
}

impl Beside {
    /// The page that faces the one with this number.
    pub fn of(project: &Project, index: usize) -> Option<Self> {
        if project.book.setup.facing == Facing::Never {
            return None;
        }
        let spread = project.spread_of(index);
        let (left, right) = (spread.left?, spread.right?);
        if left == right {
            return None;
        }
        let on_right = left == index;
        let other = if on_right { right } else { left };
        let width = |page: usize| project.pages.get(page).map(|p| project.setup_of(p).trim.x);
        let x = if on_right { width(index)? } else { -width(other)? };
        Some(Self { index: other, shift: Vec2::new(x, 0.0), on_right })
    }

    /// A rectangle of the open page, cut off at the fold.
    pub fn own(&self, paper: Rect, trim: Rect) -> Rect {
        if self.on_right { Rect { x1: trim.x1, ..paper } } else { Rect { x0: trim.x0, ..paper } }
    }

    /// A rectangle of the page beside, cut off at the fold, from the open page's corner.
    fn other(&self, paper: Rect, trim: Rect) -> Rect {
        let cut = if self.on_right { Rect { x0: trim.x0, ..paper } } else { Rect { x1: trim.x1, ..paper } };
        cut + self.shift
    }

    /// The way between that page and the screen.
    fn lens(&self, lens: &Lens) -> Lens {
        Lens { px_from_page: lens.px_from_page * Affine::translate(self.shift), ..*lens }
    }

    /// Both pages together.
    pub fn both(&self, own: Rect, scene: &Scene, bleed: bool) -> Rect {
        own.union(self.other(if bleed { scene.bleed } else { scene.trim }, scene.trim))
    }
}

/// The open page and the one beside it change places, if a press at `at` (mm on the open page) is for that one.
/// What belongs to the open page and reaches over the fold is taken hold of all the same.
pub fn turn(desk: &mut Desk, beside: Option<Beside>, at: Point, mods: Mods, lens: &Lens) -> bool {
    let Some(beside) = beside else { return false };
    let Some(other) = desk.scene_beside(beside.index) else { return false };
    let scene = desk.scene();
    if !beside.other(other.bleed, other.trim).contains(at) || part_at(&scene, at).is_some() {
        return false;
    }
    let stage = Desk::stage(&scene, lens.mm_per_point());
    if desk.editor.tool() == ToolKind::Select && desk.editor.cursor(at, &stage, mods) != Cursor::Arrow {
        return false;
    }
    desk.go_to_page(beside.index);
    desk.camera.centre -= beside.shift;
    true
}

/// What was dragged onto the page beside goes there, with everything that is selected lying beyond the fold. `before`
/// is the project as it was before the button was let go at `at` (mm on the open page).
pub fn hand_over(desk: &mut Desk, beside: Option<Beside>, at: Point, before: &Arc<Project>) -> bool {
    let Some(beside) = beside.filter(|_| !Arc::ptr_eq(before, desk.editor.committed())) else { return false };
    let page = desk.editor.project().pages.get(beside.index).map(|page| page.id);
    let Some((page, other)) = page.zip(desk.scene_beside(beside.index)) else { return false };
    let there = beside.other(other.trim, other.trim);
    let scene = desk.scene();
    let selected = desk.editor.selection();
    let beyond = |id: &ItemId| {
        scene.parts.iter().filter(|part| part.item == *id).all(|part| there.contains(part.frame.center()))
    };
    if !there.contains(at) || !selected.iter().all(beyond) || !desk.editor.hand_over(page, beside.shift) {
        return false;
    }
    desk.camera.centre -= beside.shift;
    true
}

/// Whether an issue is told while something is dragged: what is carried over the fold lies off the page until it is let go.
pub fn is_told(desk: &Desk, beside: Option<Beside>, issue: &Issue) -> bool {
    let off = matches!(issue.kind, IssueKind::LeftOutside { .. } | IssueKind::OffPage { .. });
    let carried = beside.is_some() && desk.editor.doing() == Doing::Moving;
    !(off && carried && issue.item.is_some_and(|id| desk.editor.moving_items().contains(&id)))
}

/// Paints what is dragged over the fold as it looks on the page beside, as far as it lies there.
pub fn carried(
    extract: &mut Extract,
    desk: &mut Desk,
    painter: &Painter,
    beside: Beside,
    lens: &Lens,
    guides: bool,
) {
    let moving = if desk.editor.in_gesture() { desk.editor.moving_items() } else { Vec::new() };
    let Some(other) = desk.scene_beside(beside.index).filter(|_| !moving.is_empty()) else {
        return extract.clear();
    };
    let there = beside.other(if guides { other.bleed } else { other.trim }, other.trim);
    let scene = desk.scene();
    let shown =
        extract.of(&scene, || scene.parts.iter().filter(|p| moving.contains(&p.item)).cloned().collect());
    let reaches = shown.parts.iter().any(|p| !p.bounds.intersect(there).is_zero_area());
    let seen = if reaches { lens.rect(there).intersect(painter.clip_rect()) } else { egui::Rect::NOTHING };
    if let Some(picture) = extract.seen(painter.ctx(), lens, &shown, &desk.materials, seen) {
        picture.put(&painter.with_clip_rect(seen), lens, Color32::WHITE);
    }
}

/// Paints the page beside the open one.
pub fn show(
    desk: &mut Desk,
    easel: &mut Easel,
    ctx: &Context,
    painter: &Painter,
    beside: Beside,
    lens: &Lens,
    guides: bool,
) {
    let Some(scene) = desk.scene_beside(beside.index) else { return };
    let area = painter.clip_rect();
    let paper = beside.other(if guides { scene.bleed } else { scene.trim }, scene.trim);
    let on_screen = lens.rect(paper);
    if !on_screen.intersects(area) {
        return;
    }
    let own = beside.lens(lens);
    let cut = painter.with_clip_rect(on_screen.intersect(area));
    cut.rect_filled(on_screen, 0.0, theme::colour32(scene.paper));
    let seen = on_screen.intersect(area);
    if let Some(picture) = easel.seen(ctx, &own, &scene, &desk.materials, seen, false) {
        picture.put(&cut, &own, Color32::WHITE);
    }
    if guides {
        let project = desk.editor.project();
        if let Some(page) = project.pages.get(beside.index) {
            // A line on the edge of the paper lies half beside it.
            let cut = painter.with_clip_rect(seen.expand(1.0).intersect(area));
            overlay::guides(&cut, &own, &scene, project.setup_of(page), project.safe_rect_of(page));
        }
    }
    fold(painter, lens, if beside.on_right { beside.shift.x } else { 0.0 }, paper);
    let open = desk.scene().trim;
    number(painter, lens, open, desk.editor.page_index(), true);
    number(painter, lens, scene.trim + beside.shift, beside.index, false);
}

/// The number below a page: that of the open one stands out.
fn number(painter: &Painter, lens: &Lens, trim: Rect, index: usize, open: bool) {
    let p = theme::palette(painter.ctx().global_style().visuals.dark_mode);
    let (font, ink) = if open { (theme::bold(12.0), p.accent) } else { (FontId::proportional(12.0), p.weak) };
    let at = lens.rect(trim).center_bottom() + vec2(0.0, NUMBER_GAP);
    painter.text(at, Align2::CENTER_TOP, (index + 1).to_string(), font, ink);
}

/// The line at which two pages meet.
pub fn fold(painter: &Painter, lens: &Lens, x: f64, paper: Rect) {
    let [top, foot] = [paper.y0, paper.y1].map(|y| lens.pos(Point::new(x, y)));
    painter.line_segment([top, foot], Stroke::new(1.0, guide::TRIM));
}
