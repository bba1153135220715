//! Corners and edges of panels: dragged, bent, added and taken away. A rectangle becomes a polygon by it.

use super::draw_body::{is_drawn, outline_near, points_of, press_body};
use super::handles::{self, Handle, HandleKind, ROOM_PX, has_own_outline};
use super::home::outline_in;
use super::input::{Cursor, HANDLE_PX, Mods, Stage, along_axis};
use super::junction::Junction;
use super::select::Grip;
use super::snap::{Guide, Targets};
use super::tool::{Answer, Gesture, View, topmost};
use crate::edit::{Change, Edit};
use crate::geom::{Point, Vec2};
use crate::model::{Corner, Edition, Item, ItemId, Outline, Page, Project, Spot};
use std::sync::Arc;

/// A bow less than this share of its edge is none: straight edges are easily found again.
const STRAIGHT: f64 = 0.012;
/// The fewest corners of a panel.
const FEWEST: usize = 3;

/// The one panel that is selected, if its outline can be shaped in the edition.
fn shaped<'a>(page: &'a Page, selection: &[ItemId], edition: &Edition) -> Option<(&'a Arc<Item>, Outline)> {
    let [id] = selection else { return None };
    let item = page.item(*id).filter(|i| !i.locked && !has_own_outline(i, edition))?;
    Some((item, outline_in(item, edition)?))
}

/// The panel that the hand means at a place: the selected one where it has something there, else the one whose corner is
/// nearest, else the one below. Where gutters meet no panel lies there, and a corner is meant from the midst of them.
pub(super) fn meant(
    project: &Project,
    page: &Page,
    selection: &[ItemId],
    edition: &Edition,
    stage: &Stage<'_>,
    at: Point,
) -> Option<ItemId> {
    let reach = HANDLE_PX * stage.mm_per_px;
    if let Some((item, outline)) = shaped(page, selection, edition) {
        let all = handles(page, selection, edition, stage);
        if handles::nearest(&all, at, reach).is_some() || edge_at(&outline, at, reach).is_some() {
            return Some(item.id);
        }
    }
    let below = topmost(page, stage, at).map(|part| part.item);
    if below.is_some_and(|id| page.panel(id).is_none()) {
        // What lies over the panels is pressed for its own sake.
        return None;
    }
    let far = if below.is_some() { reach } else { reach.max(junction_reach(project, page)) };
    let is_seen = |id: ItemId| stage.scene.parts.iter().any(|p| p.item == id);
    let free: Vec<(ItemId, Outline)> = page
        .items
        .iter()
        .rev()
        .filter(|i| is_seen(i.id))
        .filter_map(|i| shaped(page, &[i.id], edition).map(|(item, outline)| (item.id, outline)))
        .collect();
    let away = |outline: &Outline| {
        let corners = outline.corners().into_iter().map(|c| (c.point() - at).hypot());
        corners.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    };
    let by_corner = free.iter().map(|(id, outline)| (*id, away(outline))).filter(|(_, mm)| *mm <= far);
    let by_corner = by_corner.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(id, _)| id);
    let by_edge =
        || free.iter().find(|(_, outline)| edge_at(outline, at, reach).is_some()).map(|(id, _)| *id);
    by_corner.or(below.filter(|id| free.iter().any(|(free, _)| free == id))).or_else(by_edge)
}

/// The handles of the selected panel: its corners, and the middles of edges that are long enough.
pub(super) fn handles(
    page: &Page,
    selection: &[ItemId],
    edition: &Edition,
    stage: &Stage<'_>,
) -> Vec<Handle> {
    let Some((_, outline)) = shaped(page, selection, edition) else { return Vec::new() };
    let edges = outline.edges();
    let room = ROOM_PX * stage.mm_per_px;
    let bows = edges.iter().enumerate().filter(|(_, e)| (e.to - e.from).hypot() >= room);
    let bows = bows.map(|(n, e)| Handle { at: e.middle(), kind: HandleKind::Bow(n) });
    let corners = edges.iter().enumerate().map(|(n, e)| Handle { at: e.from, kind: HandleKind::Corner(n) });
    bows.chain(corners).collect()
}

/// The edge at a point: its number, and how far along it.
fn edge_at(outline: &Outline, at: Point, reach: f64) -> Option<(usize, f64)> {
    let near = outline.edges().into_iter().enumerate().map(|(n, e)| (n, e.nearest(at)));
    let nearest = near.min_by(|a, b| a.1.1.total_cmp(&b.1.1))?;
    (nearest.1.1 <= reach).then_some((nearest.0, nearest.1.0))
}

/// How far from a corner a press in a gutter takes it, mm: from the midst of gutters that meet.
fn junction_reach(project: &Project, page: &Page) -> f64 {
    let gutter = project.setup_of(page).gutter;
    gutter.x.hypot(gutter.y)
}

/// The handle of the meant panel that a press takes, and whether it lies just there.
fn handle_at(
    all: &[Handle],
    project: &Project,
    page: &Page,
    stage: &Stage<'_>,
    at: Point,
) -> Option<(HandleKind, bool)> {
    if let Some(handle) = handles::nearest(all, at, HANDLE_PX * stage.mm_per_px) {
        return Some((handle.kind, true));
    }
    let in_gutter = topmost(page, stage, at).is_none();
    let corners = all.iter().filter(|h| in_gutter && matches!(h.kind, HandleKind::Corner(_)));
    let corners: Vec<Handle> = corners.copied().collect();
    handles::nearest(&corners, at, junction_reach(project, page)).map(|handle| (handle.kind, false))
}

/// How the pointer looks with the corner tool in hand.
pub(super) fn cursor(
    project: &Project,
    page: &Page,
    selection: &[ItemId],
    edition: &Edition,
    stage: &Stage<'_>,
    at: Point,
) -> Cursor {
    let reach = HANDLE_PX * stage.mm_per_px;
    let meant: Vec<ItemId> = meant(project, page, selection, edition, stage, at).into_iter().collect();
    if handle_at(&handles(page, &meant, edition, stage), project, page, stage, at).is_some() {
        return Cursor::Move;
    }
    let drawn = match selection {
        [id] => page.item(*id).filter(|i| !i.locked).zip(stage.scene.parts.iter().find(|p| p.item == *id)),
        _ => None,
    };
    if let Some((item, part)) = drawn {
        if points_of(item, part.frame).iter().any(|p| (*p - at).hypot() <= reach) {
            return Cursor::Move;
        }
        if outline_near(item, part.frame, at, reach).is_some() {
            return Cursor::Crosshair;
        }
    }
    let on_edge = shaped(page, &meant, edition).and_then(|(_, o)| edge_at(&o, at, reach)).is_some();
    if on_edge { Cursor::Crosshair } else { Cursor::Arrow }
}

/// The button goes down with the corner tool in hand.
pub(super) fn press_outline(view: &View<'_>, at: Point, mods: Mods, clicks: u8) -> (Option<Gesture>, Answer) {
    if let Some(pressed) = press_body(view, at, mods, clicks) {
        return pressed;
    }
    let reach = view.mm(HANDLE_PX);
    let meant = meant(view.project, view.page, view.selection, view.edition, view.stage, at);
    let meant: Vec<ItemId> = meant.into_iter().collect();
    if let Some((item, outline)) = shaped(view.page, &meant, view.edition) {
        let all = handles(view.page, &meant, view.edition, view.stage);
        let select = (view.selection != meant).then(|| meant.clone());
        let twice = clicks >= 2;
        let set = |outline: Option<Outline>| {
            let page = view.page.id;
            let edit = |o| Edit::Change { page, item: item.id, change: Change::Outline(o) };
            (None, Answer::commit(view.reshaped(outline.map(edit).into_iter().collect())))
        };
        let take = |gesture| (gesture, Answer { select: select.clone(), ..Answer::default() });
        match handle_at(&all, view.project, view.page, view.stage, at) {
            Some((HandleKind::Corner(n), true)) if twice => return set(without_corner(&outline, n)),
            Some((HandleKind::Corner(n), _)) => return take(BendingCorner::begin(view, item.id, n)),
            // A straight edge has nothing to be taken back: it gets a corner there.
            Some((HandleKind::Bow(n), _)) if twice && outline.edges()[n].is_straight() => {
                return set(Some(with_corner(&outline, n, 0.5)));
            }
            Some((HandleKind::Bow(n), _)) if twice => return set(Some(with_bow(&outline, n, Vec2::ZERO))),
            Some((HandleKind::Bow(n), _)) => return take(BendingEdge::begin(view, item.id, n)),
            _ => {}
        }
        if let Some((n, along)) = edge_at(&outline, at, reach) {
            let more = with_corner(&outline, n, along);
            if twice {
                return set(Some(more));
            }
            return take(Some(BendingCorner::of(view, item.id, more, n + 1)));
        }
    }
    let panel = topmost(view.page, view.stage, at)
        .filter(|part| view.page.item(part.item).is_some_and(|i| i.as_panel().is_some() || is_drawn(i)))
        .map(|part| part.item)
        .or_else(|| super::home::panel_at(view.page, at, view.edition).filter(|i| !i.locked).map(|i| i.id));
    (Some(Grip::picking(panel)), Answer::select(panel.into_iter().collect()))
}

/// The outline with one more corner, on an edge at a place along it; the edge keeps its bend.
fn with_corner(outline: &Outline, edge: usize, along: f64) -> Outline {
    let mut corners = outline.bent_corners();
    let whole = outline.edges()[edge];
    let (first, second) = (whole.stretch(0.0, along), whole.stretch(along, 1.0));
    let bow = |v: Vec2| Spot::new(v.x, v.y).tidied();
    corners[edge].bow = bow(first.bow);
    corners.insert(edge + 1, Corner { at: second.from.into(), bow: bow(second.bow) });
    Outline::through(corners)
}

/// The outline without a corner; its edge is straight then. `None` where too few corners would be left.
fn without_corner(outline: &Outline, corner: usize) -> Option<Outline> {
    let mut corners = outline.bent_corners();
    let n = corners.len();
    if n <= FEWEST {
        return None;
    }
    corners[(corner + n - 1) % n].bow = Spot::default();
    corners.remove(corner);
    Some(Outline::through(corners))
}

fn with_bow(outline: &Outline, edge: usize, bow: Vec2) -> Outline {
    let mut corners = outline.bent_corners();
    corners[edge].bow = Spot::new(bow.x, bow.y).tidied();
    Outline::through(corners)
}

/// A corner of a panel is dragged.
#[derive(Debug)]
pub(super) struct BendingCorner {
    panel: ItemId,
    outline: Outline,
    index: usize,
    /// The corners of neighbours that go along.
    shared: Option<Junction>,
    targets: Targets,
    pub guides: Vec<Guide>,
}

impl BendingCorner {
    pub(super) fn begin(view: &View<'_>, panel: ItemId, index: usize) -> Option<Gesture> {
        let item = view.free(panel).filter(|i| !has_own_outline(i, view.edition))?;
        let outline = outline_in(item, view.edition)?;
        (index < outline.corners().len()).then(|| Self::of(view, panel, outline, index))
    }

    /// A corner of an outline that the panel does not have yet.
    fn of(view: &View<'_>, panel: ItemId, outline: Outline, index: usize) -> Gesture {
        let gutter = view.project.setup_of(view.page).gutter;
        let has_it = view.page.panel(panel).is_some_and(|p| p.outline == outline);
        let shared = has_it.then(|| Junction::at(view.page, view.edition, gutter, panel, index)).flatten();
        let moving = shared.as_ref().map_or_else(|| vec![panel], Junction::panels);
        let targets = Targets::of(view, &moving, true);
        Gesture::BendingCorner(Self { panel, outline, index, shared, targets, guides: Vec::new() })
    }

    /// The edits that move the corner, and those of its neighbours: with Alt, or where there are none, only this one.
    pub(super) fn edits(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let by = at - start;
        let by = if mods.shift { along_axis(by) } else { by };
        let was = self.outline.corners()[self.index].point();
        self.guides.clear();
        let mut to = was + by;
        if !mods.ctrl {
            let free = |v: f64| !mods.shift || v != 0.0;
            (to, self.guides) = self.targets.snap_point(view, to, free(by.x), free(by.y));
        }
        let page = view.page.id;
        let change = |(item, outline)| Edit::Change { page, item, change: Change::Outline(outline) };
        if let Some(shared) = self.shared.as_ref().filter(|_| !mods.alt) {
            let by = shared.allowed(to - was);
            if by.hypot() < 1e-4 {
                return Vec::new();
            }
            return shared.moved(view.page, by).into_iter().map(change).collect();
        }
        let mut corners: Vec<Point> = self.outline.corners().iter().map(|c| c.point()).collect();
        corners[self.index] = to;
        let outline = self.outline.with_corners(corners);
        if outline == self.outline && view.page.panel(self.panel).is_some_and(|p| p.outline == outline) {
            return Vec::new();
        }
        vec![change((self.panel, outline))]
    }
}

/// An edge of a panel is bent.
#[derive(Debug)]
pub(super) struct BendingEdge {
    panel: ItemId,
    outline: Outline,
    index: usize,
    /// The edge of a neighbour across the gutter that is bent along.
    across: Option<(ItemId, Outline, usize)>,
}

impl BendingEdge {
    pub(super) fn begin(view: &View<'_>, panel: ItemId, index: usize) -> Option<Gesture> {
        let item = view.free(panel).filter(|i| !has_own_outline(i, view.edition))?;
        let outline = outline_in(item, view.edition)?;
        let gutter = view.project.setup_of(view.page).gutter;
        let across = super::gutter::facing(view.page, view.edition, gutter, panel, index)
            .and_then(|(id, edge)| Some((id, view.page.panel(id)?.outline.clone(), edge)));
        Some(Gesture::BendingEdge(Self { panel, outline, index, across }))
    }

    /// The edits that bend the edge, and that of the neighbour with it, so that the gutter keeps its width; with Alt
    /// only this one.
    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let edge = self.outline.edges()[self.index];
        let mut bow = edge.bow + (at - start);
        let chord = edge.to - edge.from;
        if mods.shift {
            // At right angles to the edge.
            let out = chord.turn_90().normalize();
            bow = out * bow.dot(out);
        }
        if bow.hypot() < chord.hypot() * STRAIGHT && !mods.ctrl {
            bow = Vec2::ZERO;
        }
        let by = bow - edge.bow;
        if by == Vec2::ZERO {
            return Vec::new();
        }
        let page = view.page.id;
        let change = |item, outline| Edit::Change { page, item, change: Change::Outline(outline) };
        let mut edits = vec![change(self.panel, with_bow(&self.outline, self.index, bow))];
        if let Some((id, outline, n)) = self.across.as_ref().filter(|_| !mods.alt) {
            let other = outline.edges()[*n];
            edits.push(change(*id, with_bow(outline, *n, other.bow + by)));
        }
        edits
    }
}
