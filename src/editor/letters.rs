//! Turning and bending the letters of a sound effect.

use super::Editor;
use super::home::outline_in;
use super::input::Mods;
use super::tool::{Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{Affine, Point, Rect, Size, Vec2, angle_degrees, rotation};
use crate::model::{Effect, Item, ItemId, ItemKind, Look, Project, Spot, StyleName, Warp, place::tidy};
use crate::scene::{Part, TextBlock};

/// The handle that turns stands this far above the letters, px.
const TURN_PX: f64 = 26.0;
/// With Shift letters turn by this many degrees at a time; without, by one.
const TURN_STEP: f64 = 15.0;
/// A bend less than this is none: straight letters are easily found again.
const STRAIGHT: f64 = 0.03;

/// By how much letters grow or shrink at a time.
const SIZE_STEP: f64 = 1.1;
/// Letters of an effect whose style cannot be found, mm.
const EFFECT_MM: f64 = 12.0;
/// An effect that is brought into its panel stays so far from its edges, mm.
const HELD_CLEAR_MM: f64 = 1.5;
/// The lowest letters to which it shrinks for that, mm.
const LEAST_HELD_MM: f64 = 3.0;

/// The sizes that keys give, as multiples of the style's.
const SIZES: std::ops::RangeInclusive<f64> = 0.25..=4.0;

impl Editor {
    /// Something that is selected has letters that could be larger or smaller.
    pub fn can_size_letters(&self) -> bool {
        self.selection().iter().any(|id| self.sized(*id, 1.0).is_some())
    }

    /// Makes the letters of what is selected a step larger or smaller, as one undo step. Balloons grow with them.
    pub fn size_letters(&mut self, larger: bool) {
        self.stop();
        let factor = if larger { SIZE_STEP } else { 1.0 / SIZE_STEP };
        let edits: Vec<Edit> = self.selection().iter().filter_map(|id| self.sized(*id, factor)).collect();
        // Sizes within these bounds are never refused.
        let _ = self.commit_as(&edits, None);
    }

    /// An effect's letters are as high as its style has them: its author has not drawn them to a size.
    pub fn has_usual_height(&self, id: ItemId) -> bool {
        let effect = self.page().item(id).map(|item| &item.kind);
        matches!(effect, Some(ItemKind::Effect(e)) if e.letter_mm == usual_height(self.project()))
    }

    /// What fits a sound effect to its panel, or to the page where it has none: smaller letters where they are wider or
    /// higher than that, and a way back where they would be cut off by the page's edge. Over a border it may go. `frame` is
    /// that of the effect as the project has it, page mm. Only for an effect that its author has not sized by hand yet.
    pub fn held_in_panel(&self, id: ItemId, frame: Rect) -> Vec<Edit> {
        let page = self.page();
        let Some(item) = page.item(id) else { return Vec::new() };
        let ItemKind::Effect(effect) = item.in_edition(&self.edition).kind else { return Vec::new() };
        let panel = item.panel.and_then(|id| page.item(id)).and_then(|p| outline_in(p, &self.edition));
        let room = panel.map_or_else(|| self.project().safe_rect_of(page), |outline| outline.bounds());
        let room = room.inset(-HELD_CLEAR_MM.min(room.width().min(room.height()) / 4.0));
        let mut edits = Vec::new();
        let scale = (room.width() / frame.width()).min(room.height() / frame.height()).min(1.0);
        if scale < 1.0 && scale.is_finite() {
            let change = Change::LetterHeight(tidy(effect.letter_mm * scale).max(LEAST_HELD_MM));
            edits.push(Edit::Change { page: page.id, item: id, change });
        }
        let frame = Rect::from_center_size(frame.center(), frame.size() * scale);
        let trim = self.project().setup_of(page).trim_rect();
        let room = trim.inset(-HELD_CLEAR_MM);
        let back = |a: f64, b: f64, from: f64, to: f64| (from - a).max(0.0) - (b - to).max(0.0);
        let by =
            Vec2::new(back(frame.x0, frame.x1, room.x0, room.x1), back(frame.y0, frame.y1, room.y0, room.y1));
        let by = Spot::new(by.x, by.y).tidied().vec();
        if by != Vec2::ZERO {
            let (items, edition) = (vec![id], self.edition.clone());
            edits.push(Edit::MoveItems { page: page.id, items, by, edition });
        }
        edits
    }

    fn sized(&self, id: ItemId, factor: f64) -> Option<Edit> {
        let page = self.page();
        let item = page.item(id).filter(|i| !i.locked)?;
        let scaled = |look: &Look| {
            let scale = (look.scale.unwrap_or(1.0) * factor).clamp(*SIZES.start(), *SIZES.end());
            let scale = (scale * 100.0).round() / 100.0;
            Change::Look(Look { scale: (scale != 1.0).then_some(scale), ..look.clone() })
        };
        let change = match &item.kind {
            ItemKind::Balloon(b) => scaled(&b.look),
            ItemKind::Caption(c) => scaled(&c.look),
            ItemKind::Effect(e) => scaled(&e.look),
            ItemKind::Panel(_) | ItemKind::Art(_) => return None,
        };
        Some(Edit::Change { page: page.id, item: id, change })
    }
}

/// How high an effect's letters are before anything is known of it, mm.
pub(super) fn usual_height(project: &Project) -> f64 {
    let style = project.style(&StyleName::new("effect"));
    tidy(style.map_or(EFFECT_MM, |s| s.lettering.cap_height_mm))
}

/// How an effect's letters are bent, as it says or as its style has it.
pub(super) fn warp_of(project: &Project, effect: &Effect) -> Warp {
    let name = effect.style.clone().unwrap_or_else(|| StyleName::new("effect"));
    effect.warp.unwrap_or_else(|| project.style(&name).unwrap_or_default().warp)
}

/// Where the handles that bend and that turn are.
pub(super) fn handles(project: &Project, item: &Item, part: &Part, mm_per_px: f64) -> Option<(Point, Point)> {
    let ItemKind::Effect(effect) = &item.kind else { return None };
    let block = part.text.as_ref()?;
    let warp = warp_of(project, effect);
    let top = [-0.5, 0.0, 0.5]
        .map(|u| {
            warp.map(block.block.size(), Point::new(u * block.block.width(), -block.block.height() / 2.0)).y
        })
        .into_iter()
        .fold(f64::INFINITY, f64::min);
    let page_from_letters = page_from_letters(block);
    let turn = page_from_letters * Point::new(0.0, top - TURN_PX * mm_per_px);
    Some((page_from_letters * warp.handle(block.block.size()), turn))
}

/// From the letters' own space, counted from the middle of their block, to the page.
fn page_from_letters(block: &TextBlock) -> Affine {
    Affine::translate(block.block.center().to_vec2()) * rotation(block.rotate)
}

/// An effect is turned about its middle.
#[derive(Debug)]
pub(super) struct Turning {
    item: ItemId,
    middle: Point,
    was: f64,
}

impl Turning {
    pub(super) fn begin(view: &View<'_>, id: ItemId) -> Option<Gesture> {
        let ItemKind::Effect(effect) = &view.free(id)?.kind else { return None };
        let middle = view.part(id)?.frame.center();
        Some(Gesture::Turning(Self { item: id, middle, was: effect.rotate }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let by = angle_degrees(at - self.middle) - angle_degrees(start - self.middle);
        let step = if mods.shift { TURN_STEP } else { 1.0 };
        let to = ((self.was + by) / step).round() * step;
        // Within half a turn either way, as the slider has it.
        let to = tidy((to + 180.0).rem_euclid(360.0) - 180.0);
        vec![Edit::Change { page: view.page.id, item: self.item, change: Change::Rotate(to) }]
    }
}

/// An effect's letters are bent.
#[derive(Debug)]
pub(super) struct BendingLetters {
    item: ItemId,
    warp: Warp,
    size: Size,
    page_from_letters: Affine,
}

impl BendingLetters {
    pub(super) fn begin(view: &View<'_>, id: ItemId) -> Option<Gesture> {
        let ItemKind::Effect(effect) = &view.free(id)?.kind else { return None };
        let block = view.part(id)?.text.as_ref()?;
        Some(Gesture::BendingLetters(Self {
            item: id,
            warp: warp_of(view.project, effect),
            size: block.block.size(),
            page_from_letters: page_from_letters(block),
        }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point) -> Vec<Edit> {
        let inverse = self.page_from_letters.inverse();
        // The handle keeps its distance from the pointer.
        let handle = self.warp.handle(self.size) + (inverse * at - inverse * start);
        let bend = self.warp.bent_to(self.size, handle);
        let bend = if bend.abs() < STRAIGHT { 0.0 } else { bend };
        let change = Change::Warp(Some(Warp { bend, ..self.warp }));
        vec![Edit::Change { page: view.page.id, item: self.item, change }]
    }
}
