//! The knife: a line dragged across panels parts them, or one from point to point, with the page's gutter between the
//! pieces.

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

/// With Shift a leg turns in steps of this many degrees.
const STEP_DEG: f64 = 15.0;
/// A leg that is this near to level or upright is meant to be, degrees.
const STRAIGHT_DEG: f64 = 2.5;

/// A cut is drawn.
#[derive(Debug)]
pub(super) struct Cutting {
    /// The points that are laid; the last leg leads from the last of them to the pointer.
    laid: Vec<Point>,
    /// The whole line as it was last shown, with the leg to the pointer.
    shown: Vec<Point>,
    /// With keys that leave no gutter.
    bare: bool,
    pub guides: Vec<Guide>,
}

impl Cutting {
    pub(super) fn begin(at: Point) -> Gesture {
        Gesture::Cutting(Self { laid: vec![at], shown: Vec::new(), bare: false, guides: Vec::new() })
    }

    /// After the button goes up the line goes on from here: it was clicked and not dragged, or has bends already.
    pub(super) fn goes_on(&self, dragged: bool) -> bool {
        !dragged || self.laid.len() > 1
    }

    /// With one more point.
    pub(super) fn longer(mut self, view: &View<'_>, at: Point, mods: Mods) -> (Self, Answer) {
        let to = self.straightened(at, mods);
        let last = self.laid[self.laid.len() - 1];
        if (to - last).hypot() >= MIN_PANEL_MM {
            self.laid.push(to);
        }
        let answer = Answer::preview(self.edits(view, at, mods).0);
        (self, answer)
    }

    /// Without the last point; `None` if it was the only one.
    pub(super) fn shorter(mut self) -> Option<Self> {
        self.laid.pop();
        self.shown.clear();
        self.guides = self.laid.windows(2).map(|leg| (leg[0], leg[1])).collect();
        (!self.laid.is_empty()).then_some(self)
    }

    /// Where the last leg ends: level, upright or in steps where that is asked for.
    fn straightened(&self, at: Point, mods: Mods) -> Point {
        let last = self.laid[self.laid.len() - 1];
        let by = at - last;
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
        last + along * by.dot(along)
    }

    /// The edits that part the panels, and all pieces.
    pub(super) fn edits(&mut self, view: &View<'_>, at: Point, mods: Mods) -> (Vec<Edit>, Vec<ItemId>) {
        let mut way = self.laid.clone();
        let to = self.straightened(at, mods);
        if (to - way[way.len() - 1]).hypot() >= MIN_PANEL_MM {
            way.push(to);
        }
        self.bare = mods.alt;
        self.guides = way.windows(2).map(|leg| (leg[0], leg[1])).collect();
        self.shown.clone_from(&way);
        self.parting(view, &way)
    }

    fn parting(&self, view: &View<'_>, way: &[Point]) -> (Vec<Edit>, Vec<ItemId>) {
        let gutter = if self.bare { Spot::default() } else { view.project.setup_of(view.page).gutter };
        let Some(cut) = Cut::along(way, gutter) else { return (Vec::new(), Vec::new()) };
        let (mut ids, mut edits, mut new, mut all) = (view.ids.clone(), Vec::new(), Vec::new(), Vec::new());
        let reading = view.project.setup_of(view.page).reading;
        for item in &view.page.items {
            let Some(panel) = item.as_panel().filter(|_| is_free(item, view.edition)) else { continue };
            let mut pieces = cut.pieces(&panel.outline);
            if pieces.len() < 2 {
                continue;
            }
            pieces.sort_by(|a, b| cut.order(a, b, reading));
            let (parting, parts) =
                parted(view.page, view.stage.scene, view.edition, item, &pieces, None, &mut ids);
            edits.extend(parting);
            new.extend(&parts[1..]);
            all.extend(parts);
        }
        if new.is_empty() {
            return (Vec::new(), Vec::new());
        }
        (with_order(view.project, view.page.id, edits, &new, view.edition), all)
    }

    /// The line is done as it is shown.
    pub(super) fn finish(&self, view: &View<'_>) -> Answer {
        let way = if self.shown.is_empty() { &self.laid } else { &self.shown };
        Self::done(self.parting(view, way))
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Answer {
        Self::done(self.edits(view, at, mods))
    }

    fn done((edits, all): (Vec<Edit>, Vec<ItemId>)) -> Answer {
        if edits.is_empty() {
            return Answer { reply: Reply::Cancel, ..Answer::default() };
        }
        Answer { select: Some(all), label: Some(Label::Cut), ..Answer::commit(edits) }
    }
}
