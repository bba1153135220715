//! The knife: a line dragged across panels parts them, with the page's gutter between the pieces.

use super::input::Mods;
use super::order::with_order;
use super::parting::{is_free, parted};
use super::reshape::MIN_PANEL_MM;
use super::snap::Guide;
use super::tool::{Answer, Gesture, Reply, View};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Vec2};
use crate::model::{Cut, ItemId, Spot};
use std::f64::consts::PI;

/// With Shift the cut turns in steps of this many degrees.
const STEP_DEG: f64 = 15.0;
/// A cut that is this near to level or upright is meant to be, degrees.
const STRAIGHT_DEG: f64 = 2.5;

/// A cut is drawn.
#[derive(Debug)]
pub(super) struct Cutting {
    first: Point,
    pub guides: Vec<Guide>,
}

impl Cutting {
    pub(super) fn begin(at: Point) -> Gesture {
        Gesture::Cutting(Self { first: at, guides: Vec::new() })
    }

    /// The cut to a point: level, upright or in steps where that is asked for.
    fn cut(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Option<Cut> {
        self.guides.clear();
        let by = at - self.first;
        if by.hypot() < MIN_PANEL_MM {
            return None;
        }
        let angle = by.y.atan2(by.x).to_degrees();
        let upright = (angle / 90.0).round() * 90.0;
        let turned = if mods.shift {
            (angle / STEP_DEG).round() * STEP_DEG
        } else if !mods.ctrl && (angle - upright).abs() < STRAIGHT_DEG {
            upright
        } else {
            angle
        };
        let radians = turned * PI / 180.0;
        let exact = |v: f64| if v.abs() < 1e-12 { 0.0 } else { v };
        let along = Vec2::new(exact(radians.cos()), exact(radians.sin()));
        let to = self.first + along * by.dot(along);
        self.guides.push((self.first, to));
        let gutter = if mods.alt { Spot::default() } else { view.project.setup_of(view.page).gutter };
        Cut::between(self.first, to, gutter)
    }

    /// The edits that part the panels, and all pieces.
    pub(super) fn edits(&mut self, view: &View<'_>, at: Point, mods: Mods) -> (Vec<Edit>, Vec<ItemId>) {
        let Some(cut) = self.cut(view, at, mods) else { return (Vec::new(), Vec::new()) };
        let (mut ids, mut edits, mut new, mut all) = (view.ids.clone(), Vec::new(), Vec::new(), Vec::new());
        let reading = view.project.setup_of(view.page).reading;
        for item in &view.page.items {
            let Some(panel) = item.as_panel().filter(|_| is_free(item, view.edition)) else { continue };
            let mut pieces = cut.pieces(&panel.outline);
            if pieces.len() < 2 {
                continue;
            }
            pieces.sort_by(|a, b| cut.order(a, b, reading));
            let (parting, parts) = parted(view.page, view.stage.scene, view.edition, item, &pieces, &mut ids);
            edits.extend(parting);
            new.extend(&parts[1..]);
            all.extend(parts);
        }
        if new.is_empty() {
            return (Vec::new(), Vec::new());
        }
        (with_order(view.project, view.page.id, edits, &new, view.edition), all)
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Answer {
        match self.edits(view, at, mods) {
            (edits, all) if !edits.is_empty() => {
                Answer { select: Some(all), label: Some(Label::Cut), ..Answer::commit(edits) }
            }
            _ => Answer { reply: Reply::Cancel, ..Answer::default() },
        }
    }
}
