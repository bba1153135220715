//! Dragging a tail's mouth and bending a tail.

use super::handles::{across, bend_handle, tails_of};
use super::home::origin_in;
use super::tool::{Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{Point, Vec2};
use crate::model::{ItemId, Spot, Tail, place::tidy};
use crate::scene::TailMark;

/// A tail's mouth is dragged to its speaker.
#[derive(Debug)]
pub(super) struct DraggingMouth {
    item: ItemId,
    tails: Vec<Tail>,
    index: usize,
    origin: Vec2,
}

impl DraggingMouth {
    pub(super) fn begin(view: &View<'_>, id: ItemId, index: usize) -> Option<Gesture> {
        let item = view.free(id)?;
        let tails = tails_of(item).to_vec();
        let origin = origin_in(view.page, item.panel, view.edition);
        (index < tails.len()).then_some(Gesture::DraggingMouth(Self { item: id, tails, index, origin }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point) -> Vec<Edit> {
        let was = self.tails[self.index].mouth.point() + self.origin;
        let mouth = Spot::from(was + (at - start) - self.origin);
        let mut tails = self.tails.clone();
        tails[self.index].mouth = mouth;
        vec![Edit::Change { page: view.page.id, item: self.item, change: Change::Tails(tails) }]
    }
}

/// A tail is bent by its middle.
#[derive(Debug)]
pub(super) struct BendingTail {
    item: ItemId,
    tails: Vec<Tail>,
    index: usize,
    mark: TailMark,
}

impl BendingTail {
    pub(super) fn begin(view: &View<'_>, id: ItemId, index: usize) -> Option<Gesture> {
        let tails = tails_of(view.free(id)?).to_vec();
        let mark = *view.part(id)?.tails.get(index)?;
        let bends = index < tails.len() && across(mark).hypot2() > 0.0;
        bends.then_some(Gesture::BendingTail(Self { item: id, tails, index, mark }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point) -> Vec<Edit> {
        let across = across(self.mark);
        let handle = bend_handle(self.mark, self.tails[self.index].bend) + (at - start);
        let aside = (handle - self.mark.root.midpoint(self.mark.tip)).dot(across) / across.hypot2();
        let mut tails = self.tails.clone();
        tails[self.index].bend = tidy(aside * 2.0).clamp(-1.0, 1.0);
        vec![Edit::Change { page: view.page.id, item: self.item, change: Change::Tails(tails) }]
    }
}
