//! Handles of what is selected: where they are and what they do.

use super::draw_body::points_of;
use super::home::outline_in;
use super::input::{Cursor, HANDLE_PX, Stage};
use crate::geom::{BezPath, Point, Rect, Vec2};
use crate::model::{Edition, Item, ItemId, ItemKind, Outline, Page, PanelMark, Project};
use crate::scene::{Part, TailMark};
use kurbo::{Line, ParamCurve as _, ParamCurveNearest as _};

/// Which sides of a frame a handle moves: -1 the left or top one, 1 the right or bottom one, 0 neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    pub x: i8,
    pub y: i8,
}

impl Side {
    /// Where the handle is on a frame.
    pub fn on(self, r: Rect) -> Point {
        let along = |side: i8, a: f64, b: f64| match side {
            -1 => a,
            1 => b,
            _ => f64::midpoint(a, b),
        };
        Point::new(along(self.x, r.x0, r.x1), along(self.y, r.y0, r.y1))
    }

    /// The number of the corner among a rectangle's corners, if it is one.
    pub fn corner(self) -> Option<usize> {
        match (self.x, self.y) {
            (-1, -1) => Some(0),
            (1, -1) => Some(1),
            (1, 1) => Some(2),
            (-1, 1) => Some(3),
            _ => None,
        }
    }

    fn cursor(self) -> Cursor {
        match (self.x, self.y) {
            (_, 0) => Cursor::ResizeEW,
            (0, _) => Cursor::ResizeNS,
            (x, y) if x == y => Cursor::ResizeNWSE,
            _ => Cursor::ResizeNESW,
        }
    }
}

/// What a handle does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HandleKind {
    /// Resizes.
    Size(Side),
    /// Moves the corner of this number of a panel.
    Corner(usize),
    /// Bends the edge of this number of a panel.
    Bow(usize),
    /// Moves the mouth of the tail of this number.
    Mouth(usize),
    /// Bends the tail of this number.
    Bend(usize),
    /// Bends the letters of an effect.
    BendLetters,
    /// Turns an effect.
    Turn,
    /// Sets the width of the tail of this number.
    Width(usize),
    /// Moves the foot of the tail of this number along the outline.
    Root(usize),
    /// Moves the panel's mark of this number.
    Mark(usize),
    /// Makes the panel's area of this number larger or smaller.
    MarkSize(usize),
    /// Moves the point of this number of a drawn body.
    Point(usize),
}

impl HandleKind {
    pub fn cursor(self) -> Cursor {
        match self {
            Self::Size(side) => side.cursor(),
            Self::MarkSize(_) => Cursor::ResizeNWSE,
            Self::Corner(_)
            | Self::Bow(_)
            | Self::Mouth(_)
            | Self::Bend(_)
            | Self::Width(_)
            | Self::Root(_)
            | Self::Mark(_)
            | Self::Point(_)
            | Self::BendLetters
            | Self::Turn => Cursor::Move,
        }
    }
}

/// A handle at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Handle {
    pub at: Point,
    pub kind: HandleKind,
}

/// Where on an ellipse its handle is, as a share of its half sides: half way between down and right.
pub(super) const SLANT: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// A side of a frame must be this long for a handle in its middle, px.
pub(super) const ROOM_PX: f64 = 28.0;
/// Handles that are nearer to each other than this are one, px.
const APART_PX: f64 = 6.0;
/// Shorter tails cannot be shaped, mm.
const MIN_TAIL_MM: f64 = 1.0;

/// The handles around several items: those of the frame that holds all of them which are not locked.
fn around(page: &Page, selection: &[ItemId], stage: &Stage<'_>) -> Vec<Handle> {
    let free = |id: &&ItemId| page.item(**id).is_some_and(|i| !i.locked);
    let part = |id: &ItemId| stage.scene.parts.iter().find(|p| p.item == *id);
    let frames: Vec<Rect> = selection.iter().filter(free).filter_map(part).map(|p| p.frame).collect();
    let Some(frame) = frames.iter().copied().reduce(|a, b| a.union(b)).filter(|_| frames.len() > 1) else {
        return Vec::new();
    };
    let all = SIDES.into_iter().map(|(x, y)| Side { x, y });
    all.map(|side| Handle { at: side.on(frame), kind: HandleKind::Size(side) }).collect()
}

/// All sides and corners of a frame.
const SIDES: [(i8, i8); 8] = [(-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0)];

/// Words in a frame with a side shorter than this would be hidden by handles on it, px; those stand so far outside.
const SMALL_PX: f64 = 64.0;
const ASIDE_PX: f64 = 7.0;

/// Where the middle line of a frame towards a side last crosses an outline: a slanted panel's handle lies on its edge.
fn on_outline(path: &BezPath, frame: Rect, side: Side) -> Point {
    let (middle, end) = (frame.center(), side.on(frame));
    let line = Line::new(middle, end + (end - middle) * 0.01);
    let crossings = path.segments().flat_map(|seg| seg.intersect_line(line));
    let last =
        crossings.map(|c| c.line_t).fold(None, |far: Option<f64>, t| Some(far.map_or(t, |f| f.max(t))));
    last.map_or(end, |t| line.eval(t))
}

/// The part of a frame that lies within an outline at the depth of its middle: slanted edges leave less of it.
pub(super) fn room_within(path: &BezPath, frame: Rect) -> Rect {
    let middle = frame.center();
    let line = Line::new((frame.x0, middle.y), (frame.x1, middle.y));
    let across: Vec<f64> = path.segments().flat_map(|s| s.intersect_line(line)).map(|c| c.line_t).collect();
    let ends = across.iter().fold((1.0_f64, 0.0_f64), |(a, b), t| (a.min(*t), b.max(*t)));
    if ends.0 >= ends.1 {
        return frame;
    }
    Rect::new(line.eval(ends.0).x, frame.y0, line.eval(ends.1).x, frame.y1)
}

/// The handles of a selection, of what is not locked. `near` is where the pointer is: of several tails of a small body
/// only the one next to it can be shaped, for the handles of all would cover the words.
pub(super) fn of_selection(
    project: &Project,
    page: &Page,
    selection: &[ItemId],
    edition: &Edition,
    stage: &Stage<'_>,
    near: Option<Point>,
) -> Vec<Handle> {
    let [id] = selection else { return around(page, selection, stage) };
    let Some(item) = page.item(*id).filter(|i| !i.locked) else { return Vec::new() };
    let Some(part) = stage.scene.parts.iter().find(|p| p.item == *id) else { return Vec::new() };
    let mut handles = Vec::new();
    // The later ones are nearer to the user: a tail's handles win over those of the frame.
    let room = ROOM_PX * stage.mm_per_px;
    let (wide, high) = (part.frame.width() >= room, part.frame.height() >= room);
    let corners = own_corners(item, edition);
    // Around a small body they would lie on its words.
    let small = SMALL_PX * stage.mm_per_px;
    let aside =
        |side: f64| if side < small && item.line().is_some() { ASIDE_PX * stage.mm_per_px } else { 0.0 };
    let aside = aside(part.frame.width()).max(aside(part.frame.height()));
    let frame = part.frame.inflate(aside, aside);
    for side in sides(item) {
        let fits = match (side.x, side.y) {
            (0, _) => wide,
            (_, 0) => high || matches!(item.kind, ItemKind::Caption(_)),
            // A frame smaller than its handles keeps one of them, so that it can be moved.
            (x, y) => corners.is_none() && (wide || high || (x, y) == (1, 1)),
        };
        if fits {
            let at = match (&corners, side) {
                (Some(_), Side { x: 0, .. } | Side { y: 0, .. }) => on_outline(&part.hit, part.frame, side),
                _ => side.on(frame),
            };
            handles.push(Handle { at, kind: HandleKind::Size(side) });
        }
    }
    for (index, at) in corners.into_iter().flatten().enumerate() {
        handles.push(Handle { at, kind: HandleKind::Corner(index) });
    }
    for (index, at) in points_of(item, part.frame).into_iter().enumerate() {
        handles.push(Handle { at, kind: HandleKind::Point(index) });
    }
    let tails = &part.tails[..part.tails.len().min(item.tails().len())];
    make_room(&mut handles, frame, tails, stage.mm_per_px);
    let crowded = tails.len() > 1 && part.frame.width().min(part.frame.height()) < small * tails.len() as f64;
    let chosen = nearest_tail(tails, near);
    for (index, mark) in tails.iter().enumerate() {
        // Where there is no room for a tail there is nothing to shape.
        let shaped = !crowded || chosen == Some(index);
        if shaped && (mark.tip - mark.root).hypot() >= MIN_TAIL_MM {
            let near = |a: Point, b: Point| (a - b).hypot() < APART_PX * stage.mm_per_px;
            handles.push(Handle { at: mark.root, kind: HandleKind::Root(index) });
            if !near(mark.base, mark.root) {
                handles.push(Handle { at: mark.base, kind: HandleKind::Width(index) });
            }
            handles.push(Handle { at: mark.middle, kind: HandleKind::Bend(index) });
        }
        handles.push(Handle { at: mark.mouth, kind: HandleKind::Mouth(index) });
    }
    if let Some((bend, turn)) = super::letters::handles(project, item, part, stage.mm_per_px) {
        handles.push(Handle { at: turn, kind: HandleKind::Turn });
        handles.push(Handle { at: bend, kind: HandleKind::BendLetters });
    }
    for (index, at) in marks_of(item, part.frame.origin()).enumerate() {
        handles.push(Handle { at, kind: HandleKind::Mark(index) });
    }
    let marks = item.as_panel().map(|p| p.marks.as_slice()).unwrap_or_default();
    for (index, keep) in marks.iter().enumerate().filter_map(|(n, mark)| Some((n, mark.keep()?))) {
        let area = keep.bounds(part.frame.origin().to_vec2());
        let at = area.center() + Vec2::new(area.width(), area.height()) / 2.0 * SLANT;
        handles.push(Handle { at, kind: HandleKind::MarkSize(index) });
    }
    handles
}

/// A side's handle goes along its side where the foot of a tail lies at it; where there is no room for both it is left out,
/// for corners do the same.
fn make_room(handles: &mut Vec<Handle>, frame: Rect, tails: &[TailMark], mm_per_px: f64) {
    let apart = 2.0 * HANDLE_PX * mm_per_px;
    let feet: Vec<Point> = tails.iter().flat_map(|mark| [mark.root, mark.base]).collect();
    let is_free = |at: Point, from: &[Point]| from.iter().all(|p| (*p - at).hypot() >= apart - 1e-9);
    let corners: Vec<Point> =
        [(frame.x0, frame.y0), (frame.x1, frame.y0), (frame.x1, frame.y1), (frame.x0, frame.y1)]
            .map(Point::from)
            .to_vec();
    handles.retain_mut(|handle| {
        let HandleKind::Size(side) = handle.kind else { return true };
        if side.corner().is_some() || is_free(handle.at, &feet) {
            return true;
        }
        let along = if side.x == 0 { Vec2::new(apart, 0.0) } else { Vec2::new(0.0, apart) };
        let places = [1.0, -1.0, 1.5, -1.5, 2.0, -2.0].map(|n| handle.at + along * n);
        let within = |p: &Point| frame.inflate(1e-6, 1e-6).contains(*p);
        let place = places.into_iter().find(|p| within(p) && is_free(*p, &feet) && is_free(*p, &corners));
        handle.at = place.unwrap_or(handle.at);
        place.is_some()
    });
}

/// The tail that is next to a place; the first one where nobody points.
fn nearest_tail(tails: &[TailMark], at: Option<Point>) -> Option<usize> {
    let far = |mark: &TailMark| {
        let at = at?;
        let way = [mark.root, mark.middle, mark.tip, mark.mouth];
        let legs = way.windows(2).map(|leg| Line::new(leg[0], leg[1]).nearest(at, 1e-3).distance_sq);
        legs.min_by(f64::total_cmp)
    };
    let each = tails.iter().enumerate().map(|(n, mark)| (n, far(mark).unwrap_or(0.0)));
    each.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(n, _)| n)
}

/// The handle that a press takes.
pub(super) fn nearest(handles: &[Handle], at: Point, reach: f64) -> Option<Handle> {
    let far = |h: &Handle| (h.at - at).hypot();
    handles.iter().rev().filter(|h| far(h) <= reach).min_by(|a, b| far(a).total_cmp(&far(b))).copied()
}

/// So much further than a handle reaches a press beside it still means it, where a miss would drag a panel or a picture.
const NEARLY: f64 = 2.0;
/// A panel with a side shorter than this is pressed for its own sake, px.
const ROOMY_PX: f64 = 90.0;

/// The handle that a press just missed where the panel or picture `below` it would be dragged instead; nothing where the
/// press is as likely meant for what lies there.
pub(super) fn nearly(
    handles: &[Handle],
    at: Point,
    stage: &Stage<'_>,
    below: Option<(&Item, &Part)>,
) -> Option<Handle> {
    if let Some((item, part)) = below {
        let scenery = matches!(item.kind, ItemKind::Panel(_) | ItemKind::Art(_));
        let room = part.frame.width().min(part.frame.height());
        if !scenery || room < ROOMY_PX * stage.mm_per_px {
            return None;
        }
    }
    nearest(handles, at, HANDLE_PX * NEARLY * stage.mm_per_px)
}

/// The sides by which an item can be resized.
fn sides(item: &Item) -> Vec<Side> {
    SIDES
        .into_iter()
        .map(|(x, y)| Side { x, y })
        .filter(|side| match item.kind {
            // Letters keep their proportion.
            ItemKind::Effect(_) => side.x != 0 && side.y != 0,
            // A caption's height follows from its words.
            ItemKind::Caption(_) => side.x != 0,
            ItemKind::Panel(_) | ItemKind::Balloon(_) | ItemKind::Art(_) => true,
        })
        .collect()
}

/// The corners of a panel that is no rectangle, if its outline is the one that edits change.
pub(super) fn own_corners(item: &Item, edition: &Edition) -> Option<Vec<Point>> {
    if has_own_outline(item, edition) {
        return None;
    }
    match outline_in(item, edition)? {
        Outline::Rect(_) => None,
        bent => Some(bent.corners().iter().map(|c| c.point()).collect()),
    }
}

/// The panel has another outline in this edition than elsewhere.
pub(super) fn has_own_outline(item: &Item, edition: &Edition) -> bool {
    item.variants.iter().any(|v| v.applies(edition) && v.outline.is_some())
}

/// The tails of an item that has any, to be changed.
pub(super) fn tails_mut(item: &mut Item) -> &mut [crate::model::Tail] {
    match &mut item.kind {
        ItemKind::Balloon(b) => &mut b.tails,
        ItemKind::Caption(c) => &mut c.tails,
        _ => &mut [],
    }
}

/// Where a panel's marks are on the page; `origin` is the top left of its bounds.
pub(super) fn marks_of(item: &Item, origin: Point) -> impl Iterator<Item = Point> {
    let marks = item.as_panel().map(|p| p.marks.as_slice()).unwrap_or_default();
    marks.iter().map(move |mark: &PanelMark| origin + mark.at().vec())
}

/// To the right of a tail, as long as the tail.
pub(super) fn across(mark: TailMark) -> Vec2 {
    let along = mark.tip - mark.root;
    Vec2::new(-along.y, along.x)
}
