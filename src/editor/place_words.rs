//! The balloon, caption and effect tools: a click or a drag places something with words to be typed.

use super::clear::Clear;
use super::draw_body::enclosed;
use super::home::{BALLOON_MM, CAPTION_MM, origin_in, outline_in, panel_at};
use super::input::{Mods, SNAP_PX, ToolKind, Wish};
use super::letters::usual_height;
use super::order::with_order;
use super::snap::{CAPTION_INSET_MM, Guide};
use super::tool::{Answer, Gesture, View};
use crate::edit::Edit;
use crate::geom::{Point, Rect, Vec2};
use crate::model::{
    Balloon, BodyShape, Caption, CaptionKind, Edition, Effect, Item, ItemId, ItemKind, Line, LineId, Look,
    Page, PanelMark, Spot, Tail, place::tidy,
};

/// A caption dragged narrower than this chooses its width itself, mm.
const LEAST_CAPTION_MM: f64 = 8.0;
/// An effect dragged lower than this takes its style's height, mm.
const LEAST_EFFECT_MM: f64 = 2.0;
/// Points of a drawn line are this far apart, mm.
const DRAWN_STEP_MM: f64 = 0.2;
/// Where mouths usually are in a panel: at this share of its height.
const MOUTH_DEPTH: f64 = 0.7;
/// A balloon lower than this share of its panel has its mouth half way to the panel's foot, or above where less than so much
/// is left below it, mm.
const LOW: f64 = 0.5;
const ROOM_BELOW_MM: f64 = 15.0;
/// Tails that end nearer to each other than this point at the same mouth, mm.
const SAME_MOUTH_MM: f64 = 4.0;
/// Without a panel a mouth is this far below its balloon, mm.
const MOUTH_BELOW_MM: f64 = 25.0;

/// Something with words is placed.
#[derive(Debug)]
pub(super) struct Placing {
    tool: ToolKind,
    at: Point,
    panel: Option<ItemId>,
    /// The line that is drawn around a body of the author's own.
    drawn: Option<Vec<Point>>,
    pub guides: Vec<Guide>,
}

impl Placing {
    pub(super) fn begin(view: &View<'_>, at: Point, mods: Mods) -> Gesture {
        let panel = panel_at(view.page, at, view.edition);
        let bounds = panel.and_then(|p| outline_in(p, view.edition)).map(|o| o.bounds());
        let drawn = (view.tool == ToolKind::Balloon && mods.ctrl).then(|| vec![at]);
        let mut placing = Self { tool: view.tool, at, panel: panel.map(|p| p.id), drawn, guides: Vec::new() };
        if let Some(bounds) = bounds.filter(|_| view.tool == ToolKind::Caption && !mods.ctrl) {
            placing.snap_to_corner(view, bounds);
        }
        if !mods.ctrl && view.tool != ToolKind::Effect {
            placing.keep_clear(view, bounds);
        }
        Gesture::Placing(placing)
    }

    /// Brings a caption that is near to the panel's left or upper edge to the usual distance from it.
    fn snap_to_corner(&mut self, view: &View<'_>, panel: Rect) {
        let reach = CAPTION_INSET_MM + view.mm(SNAP_PX);
        let corner = panel.origin() + Vec2::new(CAPTION_INSET_MM, CAPTION_INSET_MM);
        if (self.at.x - corner.x).abs() <= reach {
            self.at.x = corner.x;
            self.guides.push((Point::new(corner.x, panel.y0), Point::new(corner.x, panel.y1)));
        }
        if (self.at.y - corner.y).abs() <= reach {
            self.at.y = corner.y;
            self.guides.push((Point::new(panel.x0, corner.y), Point::new(panel.x1, corner.y)));
        }
    }

    /// Goes aside where it would cover what must be seen and there is a free place in the panel.
    fn keep_clear(&mut self, view: &View<'_>, panel: Option<Rect>) {
        let frame = match view.tool {
            ToolKind::Caption => Rect::from_origin_size(self.at, CAPTION_MM),
            _ => Rect::from_center_size(self.at, BALLOON_MM),
        };
        if let Some(way) = panel.and_then(|panel| Clear::of(view).way_out(frame, Some(panel), f64::INFINITY))
        {
            self.at += way;
        }
    }

    /// The pointer goes on: a line is drawn around.
    pub(super) fn follow(&mut self, at: Point) {
        if let Some(line) = &mut self.drawn
            && line.last().is_none_or(|last| (*last - at).hypot() > DRAWN_STEP_MM)
        {
            line.push(at);
        }
    }

    /// The edits that place it, and its id. `to` is where it was dragged to.
    pub(super) fn edits(&self, view: &View<'_>, to: Option<Point>) -> (Vec<Edit>, ItemId) {
        let mut ids = view.ids.clone();
        let id = ItemId(ids.next_number());
        let new_line = LineId(ids.next_number());
        let origin = origin_in(view.page, self.panel, view.edition);
        let spot = |p: Point| Spot::from(p - origin);
        let look = Look::default();
        let kind = match self.tool {
            ToolKind::Caption => {
                let width = to.map(|to| tidy((to.x - self.at.x).abs())).filter(|w| *w >= LEAST_CAPTION_MM);
                let left = to.filter(|_| width.is_some()).map_or(self.at.x, |to| to.x.min(self.at.x));
                let at = spot(Point::new(left, self.at.y));
                ItemKind::Caption(Caption { width, ..Caption::new(new_line, CaptionKind::default(), at) })
            }
            ToolKind::Effect => {
                let dragged = to
                    .map(|to| Rect::from_points(self.at, to))
                    .filter(|area| area.height() >= LEAST_EFFECT_MM);
                let letter_mm = dragged.map_or_else(|| usual_height(view.project), |area| area.height());
                let at = spot(dragged.map_or(self.at, |area| area.center()));
                ItemKind::Effect(Effect {
                    line: new_line,
                    at,
                    letter_mm: tidy(letter_mm),
                    rotate: 0.0,
                    style: None,
                    look,
                    warp: None,
                })
            }
            _ if self.drawn.is_some() => {
                let line = self.drawn.as_deref().unwrap_or_default();
                let at = enclosed(line).map_or(self.at, |(_, bounds)| bounds.center());
                let tails = vec![Tail::of_speaker(spot(self.usual_mouth(view)))];
                let mut balloon = Balloon { tails, ..Balloon::new(new_line, spot(at)) };
                if let Some((drawn, bounds)) = enclosed(line) {
                    balloon.size = Some(Spot::new(bounds.width(), bounds.height()).tidied());
                    balloon.look.shape = Some(BodyShape::Drawn(drawn));
                }
                ItemKind::Balloon(balloon)
            }
            _ => {
                let tails = vec![Tail::of_speaker(spot(to.unwrap_or_else(|| self.usual_mouth(view))))];
                ItemKind::Balloon(Balloon { tails, ..Balloon::new(new_line, spot(self.at)) })
            }
        };
        let item = Item { id, panel: self.panel, locked: false, hidden: false, kind, variants: Vec::new() };
        let page = view.page.id;
        let add = Edit::AddItems { page, items: vec![item], lines: vec![Line::new(new_line)] };
        (with_order(view.project, page, vec![add], &[id], view.edition), id)
    }

    fn usual_mouth(&self, view: &View<'_>) -> Point {
        usual_mouth(view.page, self.panel, view.edition, self.at, &[])
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

/// Where the mouth of someone who speaks at a place probably is: at the nearest speaker's mark that is not `known`; else in
/// the lower part of the panel between the balloon and the panel's middle, or above a balloon that has no room below.
pub(super) fn usual_mouth(
    page: &Page,
    panel: Option<ItemId>,
    edition: &Edition,
    at: Point,
    known: &[Point],
) -> Point {
    let item = panel.and_then(|id| page.item(id));
    let panel = item.and_then(|p| outline_in(p, edition));
    let Some(panel) = panel.map(|o| o.bounds()) else {
        return at + Vec2::new(0.0, MOUTH_BELOW_MM);
    };
    let marks = item.and_then(|i| i.as_panel()).map(|p| p.marks.as_slice()).unwrap_or_default();
    let mouths = marks.iter().filter_map(PanelMark::mouth).map(|m| panel.origin() + m.at.vec());
    let free = mouths.filter(|mouth| known.iter().all(|k| (*k - *mouth).hypot() > SAME_MOUTH_MM));
    let far = |mouth: &Point| (*mouth - at).hypot();
    if let Some(nearest) = free.min_by(|a, b| far(a).total_cmp(&far(b))) {
        return nearest;
    }
    let x = f64::midpoint(panel.center().x, at.x);
    let (usual, foot) = (panel.y0 + panel.height() * MOUTH_DEPTH, at.y + BALLOON_MM.1 / 2.0);
    let low = at.y > panel.y0 + panel.height() * LOW;
    if low && panel.y1 - foot < ROOM_BELOW_MM {
        return Point::new(x, panel.y0 + panel.height() * (1.0 - MOUTH_DEPTH));
    }
    // A tail into the sky is seldom meant.
    let below = if low { usual.max(f64::midpoint(foot, panel.y1)) } else { usual };
    Point::new(x, below)
}
