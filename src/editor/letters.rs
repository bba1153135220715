//! Turning and bending the letters of a sound effect.

use super::Editor;
use super::input::Mods;
use super::tool::{Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{Affine, Point, Size, angle_degrees, rotation};
use crate::model::{Effect, Item, ItemId, ItemKind, Look, Project, StyleName, Warp, place::tidy};
use crate::scene::{Part, TextBlock};

/// The handle that turns stands this far above the letters, px.
const TURN_PX: f64 = 26.0;
/// With Shift letters turn by this many degrees at a time; without, by one.
const TURN_STEP: f64 = 15.0;
/// A bend less than this is none: straight letters are easily found again.
const STRAIGHT: f64 = 0.03;

/// By how much letters grow or shrink at a time.
const SIZE_STEP: f64 = 1.1;
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
