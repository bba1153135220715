//! The panel tool: a box becomes a panel.

use super::input::Mods;
use super::order::with_order;
use super::reshape::MIN_PANEL_MM;
use super::snap::{Guide, Targets};
use super::tool::{Answer, Gesture, Reply, View};
use crate::edit::Edit;
use crate::geom::{Point, Rect};
use crate::model::{Frame, Item, ItemId, ItemKind, Outline, Panel};

/// A box is drawn.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Where the button went down, snapped.
    first: Point,
    targets: Targets,
    pub guides: Vec<Guide>,
}

impl Drawing {
    pub(super) fn begin(view: &View<'_>, at: Point, mods: Mods) -> Gesture {
        let targets = Targets::of(view, &[], true);
        let (snapped, guides) = targets.snap_point(view, at, true, true);
        let first = if mods.ctrl { at } else { snapped };
        Gesture::Drawing(Self { first, targets, guides })
    }

    fn area(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Rect {
        self.guides.clear();
        let mut to = at;
        if mods.shift {
            let by = at - self.first;
            let side = by.x.abs().max(by.y.abs());
            to = self.first + crate::geom::Vec2::new(side.copysign(by.x), side.copysign(by.y));
        } else if !mods.ctrl {
            (to, self.guides) = self.targets.snap_point(view, at, true, true);
        }
        let from = if mods.alt { self.first - (to - self.first) } else { self.first };
        Rect::from_points(from, to)
    }

    /// The edits that add the panel, and its id; none while the box is too small for one.
    pub(super) fn edits(&mut self, view: &View<'_>, at: Point, mods: Mods) -> (Vec<Edit>, Option<ItemId>) {
        let area = self.area(view, at, mods);
        if area.width() < MIN_PANEL_MM || area.height() < MIN_PANEL_MM {
            return (Vec::new(), None);
        }
        let setup = view.project.setup_of(view.page);
        let id = ItemId(view.ids.clone().next_number());
        let kind = ItemKind::Panel(Panel::new(Outline::Rect(Frame::from(area)), setup.border));
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        let page = view.page.id;
        let add = Edit::AddItems { page, items: vec![item], lines: Vec::new() };
        (with_order(view.project, page, vec![add], &[id], view.edition), Some(id))
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Answer {
        match self.edits(view, at, mods) {
            (edits, Some(id)) => Answer { select: Some(vec![id]), ..Answer::commit(edits) },
            _ => Answer { reply: Reply::Cancel, ..Answer::default() },
        }
    }
}
