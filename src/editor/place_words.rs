//! The balloon, caption and effect tools: a click or a drag places something with words to be typed.

use super::home::{origin_in, outline_in, panel_at};
use super::input::{Mods, SNAP_PX, ToolKind, Wish};
use super::order::with_order;
use super::snap::Guide;
use super::tool::{Answer, Gesture, View};
use crate::edit::Edit;
use crate::geom::{Point, Rect};
use crate::model::{
    Balloon, Caption, CaptionKind, Effect, Item, ItemId, ItemKind, Line, LineId, Look, Spot, StyleName, Tail,
    place::tidy,
};

/// How far inside its panel's corner a caption stands, mm.
const CORNER_MM: f64 = 2.0;
/// A caption dragged narrower than this chooses its width itself, mm.
const LEAST_CAPTION_MM: f64 = 8.0;
/// An effect dragged lower than this takes its style's height, mm.
const LEAST_EFFECT_MM: f64 = 2.0;
/// Letters of an effect whose style cannot be found, mm.
const EFFECT_MM: f64 = 12.0;
/// Where mouths usually are in a panel: at this share of its height.
const MOUTH_DEPTH: f64 = 0.7;
/// A balloon lower than this share of its panel has its mouth above.
const LOW: f64 = 0.5;
/// Without a panel a mouth is this far below its balloon, mm.
const MOUTH_BELOW_MM: f64 = 25.0;

/// Something with words is placed.
#[derive(Debug)]
pub(super) struct Placing {
    tool: ToolKind,
    at: Point,
    panel: Option<ItemId>,
    pub guides: Vec<Guide>,
}

impl Placing {
    pub(super) fn begin(view: &View<'_>, at: Point, mods: Mods) -> Gesture {
        let panel = panel_at(view.page, at, view.edition);
        let bounds = panel.and_then(|p| outline_in(p, view.edition)).map(|o| o.bounds());
        let mut placing = Self { tool: view.tool, at, panel: panel.map(|p| p.id), guides: Vec::new() };
        if let Some(bounds) = bounds.filter(|_| view.tool == ToolKind::Caption && !mods.ctrl) {
            placing.snap_to_corner(view, bounds);
        }
        Gesture::Placing(placing)
    }

    /// Brings a caption that is near to the panel's left or upper edge to the usual distance from it.
    fn snap_to_corner(&mut self, view: &View<'_>, panel: Rect) {
        let reach = CORNER_MM + view.mm(SNAP_PX);
        let corner = panel.origin() + crate::geom::Vec2::new(CORNER_MM, CORNER_MM);
        if (self.at.x - corner.x).abs() <= reach {
            self.at.x = corner.x;
            self.guides.push((Point::new(corner.x, panel.y0), Point::new(corner.x, panel.y1)));
        }
        if (self.at.y - corner.y).abs() <= reach {
            self.at.y = corner.y;
            self.guides.push((Point::new(panel.x0, corner.y), Point::new(panel.x1, corner.y)));
        }
    }

    /// The edits that place it, and its id. `to` is where it was dragged to.
    pub(super) fn edits(&self, view: &View<'_>, to: Option<Point>) -> (Vec<Edit>, ItemId) {
        let mut ids = view.ids.clone();
        let id = ItemId(ids.next_number());
        let line = LineId(ids.next_number());
        let origin = origin_in(view.page, self.panel, view.edition);
        let spot = |p: Point| Spot::from(p - origin);
        let look = Look::default();
        let kind = match self.tool {
            ToolKind::Caption => {
                let width = to.map(|to| tidy((to.x - self.at.x).abs())).filter(|w| *w >= LEAST_CAPTION_MM);
                let left = to.filter(|_| width.is_some()).map_or(self.at.x, |to| to.x.min(self.at.x));
                ItemKind::Caption(Caption {
                    line,
                    purpose: CaptionKind::default(),
                    at: spot(Point::new(left, self.at.y)),
                    width,
                    style: None,
                    look,
                    tails: Vec::new(),
                })
            }
            ToolKind::Effect => {
                let dragged = to
                    .map(|to| Rect::from_points(self.at, to))
                    .filter(|area| area.height() >= LEAST_EFFECT_MM);
                let usual = view.project.style(&StyleName::new("effect")).map(|s| s.lettering.cap_height_mm);
                let letter_mm = dragged.map_or(usual.unwrap_or(EFFECT_MM), |area| area.height());
                let at = spot(dragged.map_or(self.at, |area| area.center()));
                ItemKind::Effect(Effect {
                    line,
                    at,
                    letter_mm: tidy(letter_mm),
                    rotate: 0.0,
                    style: None,
                    look,
                    warp: None,
                })
            }
            _ => {
                let tails = vec![Tail::towards(spot(to.unwrap_or_else(|| self.usual_mouth(view))))];
                ItemKind::Balloon(Balloon { line, at: spot(self.at), size: None, style: None, look, tails })
            }
        };
        let item = Item { id, panel: self.panel, locked: false, hidden: false, kind, variants: Vec::new() };
        let page = view.page.id;
        let add = Edit::AddItems { page, items: vec![item], lines: vec![Line::new(line)] };
        (with_order(view.project, page, vec![add], &[id], view.edition), id)
    }

    /// Where a mouth probably is: in the lower middle of the panel, or above a balloon that is low itself.
    fn usual_mouth(&self, view: &View<'_>) -> Point {
        let panel = self.panel.and_then(|id| view.page.item(id)).and_then(|p| outline_in(p, view.edition));
        let Some(panel) = panel.map(|o| o.bounds()) else {
            return self.at + crate::geom::Vec2::new(0.0, MOUTH_BELOW_MM);
        };
        let low = self.at.y > panel.y0 + panel.height() * LOW;
        let depth = if low { 1.0 - MOUTH_DEPTH } else { MOUTH_DEPTH };
        Point::new(panel.center().x, panel.y0 + panel.height() * depth)
    }

    pub(super) fn finish(&self, view: &View<'_>, to: Option<Point>) -> Answer {
        let (edits, id) = self.edits(view, to);
        Answer {
            select: Some(vec![id]),
            wish: Wish::EditWords(id),
            tool: Some(ToolKind::Select),
            ..Answer::commit(edits)
        }
    }
}
