//! Reading order: the numbers of panels and, within them, of lines; dragged onto each other they change places.

use super::Editor;
use super::input::{HANDLE_PX, OverlayMark, Stage};
use super::order::sorted;
use super::tool::{Answer, Gesture, State, View, is_hit, topmost};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Rect, Shape as _, Vec2, outline, sin_cos_degrees};
use crate::model::{Item, ItemId, LineId, Page, Reading};
use crate::scene::{Part, Scene};
use std::collections::HashMap;
use std::sync::Arc;

/// A panel or a line with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// The panel, or the item that shows the line.
    pub id: ItemId,
    /// The panel that a line is counted in; nothing for panels and for lines outside of them.
    pub panel: Option<ItemId>,
    /// It is a panel.
    pub is_panel: bool,
    /// From 1: panels on the page, lines in their panel, and lines outside of panels by themselves.
    pub number: usize,
}

impl Numbered {
    /// Why it cannot take the place of another.
    fn refuses(&self, other: &Self) -> Option<Unplaced> {
        if self.is_panel != other.is_panel {
            return Some(Unplaced::OtherKind);
        }
        (self.panel != other.panel).then_some(Unplaced::OtherPanel)
    }
}

/// Why a number cannot be dropped where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// Words of another panel are there, and words are counted within their panel.
    OtherPanel,
    /// A panel was dropped on words, or words on a panel.
    OtherKind,
}

/// The panel that a line is counted in.
fn home(page: &Page, item: &Item) -> Option<ItemId> {
    item.panel.filter(|p| page.panel(*p).is_some())
}

/// All that is read on a page, in order: each panel with its lines, and a line outside of panels after the panel of
/// the line before it.
pub(super) fn numbered(page: &Page) -> Vec<Numbered> {
    let mut within: HashMap<Option<ItemId>, Vec<Numbered>> = HashMap::new();
    let mut free = 0;
    let mut last = None;
    let mut counts: HashMap<ItemId, usize> = HashMap::new();
    for item in page.lines.iter().filter_map(|line| page.shower_of(line.id)) {
        let panel = home(page, item);
        last = panel.or(last);
        let count = panel.map_or(&mut free, |panel| counts.entry(panel).or_default());
        *count += 1;
        let number = *count;
        within.entry(last).or_default().push(Numbered { id: item.id, panel, is_panel: false, number });
    }
    let mut all = within.remove(&None).unwrap_or_default();
    for (index, id) in page.reading.iter().enumerate() {
        all.push(Numbered { id: *id, panel: None, is_panel: true, number: index + 1 });
        let (own, others): (Vec<_>, Vec<_>) =
            within.remove(&Some(*id)).unwrap_or_default().into_iter().partition(|n| n.panel.is_some());
        all.extend(own.into_iter().chain(others));
    }
    all
}

/// The lines in an order in which those of an earlier panel come first; lines outside of panels keep their places.
fn lines_by_panels(page: &Page, panels: &[ItemId]) -> Vec<LineId> {
    let rank = |line: LineId| {
        let panel = page.shower_of(line).and_then(|item| home(page, item))?;
        panels.iter().position(|p| *p == panel)
    };
    let mut own: Vec<(usize, LineId)> =
        page.lines.iter().filter_map(|l| rank(l.id).map(|rank| (rank, l.id))).collect();
    own.sort_by_key(|(rank, _)| *rank);
    let mut own = own.into_iter().map(|(_, id)| id);
    let next = |line: &Arc<crate::model::Line>| {
        if rank(line.id).is_some() { own.next().unwrap_or(line.id) } else { line.id }
    };
    page.lines.iter().map(next).collect()
}

/// The edit that gives one thing that is read the place of another; nothing where they are not of one kind, or lines
/// of two panels.
fn taking_place(page: &Page, id: ItemId, of: ItemId) -> Option<Edit> {
    let all = numbered(page);
    let find = |id: ItemId| all.iter().find(|n| n.id == id);
    let (one, other) = (find(id)?, find(of)?);
    if one.id == other.id || one.refuses(other).is_some() {
        return None;
    }
    let line_of = |id: ItemId| page.item(id).and_then(|item| item.line());
    let mut panels = page.reading.clone();
    let lines = if one.is_panel {
        shift(&mut panels, &id, &of)?;
        lines_by_panels(page, &panels)
    } else {
        let mut lines: Vec<LineId> = page.lines.iter().map(|l| l.id).collect();
        shift(&mut lines, &line_of(id)?, &line_of(of)?)?;
        lines
    };
    Some(Edit::SetOrder { page: page.id, panels, lines })
}

/// One of the list takes the place of another.
fn shift<T: PartialEq>(all: &mut Vec<T>, one: &T, other: &T) -> Option<()> {
    let place = |x: &T| all.iter().position(|y| y == x);
    let (from, to) = (place(one)?, place(other)?);
    let taken = all.remove(from);
    all.insert(to, taken);
    Some(())
}

impl Editor {
    /// Why the number that is held, or that was let go just now, does not take the place at which it is.
    pub fn unplaced(&self) -> Option<Unplaced> {
        match &self.state {
            State::Held { gesture, .. } => match gesture.as_ref() {
                Gesture::Numbering(numbering) => numbering.unplaced,
                _ => None,
            },
            _ => self.unplaced,
        }
    }

    /// All that is read on the open page, in order: panels, and after each its lines.
    pub fn reading_order(&self) -> Vec<Numbered> {
        numbered(self.page())
    }

    /// A panel or a line takes another one's place in the reading order. One undo step; whether that could be done.
    pub fn take_reading_place(&mut self, id: ItemId, of: ItemId) -> bool {
        self.stop();
        let Some(edit) = taking_place(self.page(), id, of) else {
            let all = numbered(self.page());
            let find = |id: ItemId| all.iter().find(|n| n.id == id);
            self.unplaced = find(id).zip(find(of)).and_then(|(one, other)| one.refuses(other));
            return false;
        };
        self.commit_as(&[edit], None).is_ok()
    }

    /// Puts panels and lines of the open page into the order in which they lie, by the page's way to read.
    pub fn order_by_place(&mut self, scene: &Scene) {
        self.stop();
        let page = Arc::clone(self.page());
        let reading = self.project().setup_of(&page).reading;
        let frame = |id: ItemId| scene.parts.iter().find(|p| p.item == id).map(|p| p.frame);
        let panels = sorted(&page.reading, |id| frame(*id), reading);
        let lines: Vec<LineId> = page.lines.iter().map(|l| l.id).collect();
        let words = |line: &LineId| page.shower_of(*line).and_then(|item| frame(item.id));
        let mut by_place = Page::clone(&page);
        let lines = sorted(&lines, words, reading);
        by_place.lines = lines.iter().filter_map(|id| page.line(*id).cloned()).collect();
        let lines = lines_by_panels(&by_place, &panels);
        // Every panel and every line is there once: it is not refused.
        let _ = self.commit_as(&[Edit::SetOrder { page: page.id, panels, lines }], None);
    }
}

/// From the edges of a panel to the middle of its number, px: half of its plate, and a little air.
const PANEL_BADGE_PX: f64 = 13.0;
/// From the top of words up to their number, px.
const LINE_BADGE_PX: f64 = 4.0;
/// So far apart the middles of two numbers lie at least, px: no plate reaches over another.
const APART_PX: f64 = 24.0;
/// A number goes aside by such steps, px.
const STEP_PX: f64 = 6.0;
/// A number of a panel is looked for in so many directions from its corner.
const WAYS: u32 = 16;
/// The furthest from its corner that the number of a panel lies, px.
const FAR_PX: f64 = 90.0;
/// How closely the places for numbers follow bent edges, px.
const BENT_PX: f64 = 1.0;

/// The first of some places that lies apart from those that are taken, or the one that lies furthest from them.
fn apart(places: impl IntoIterator<Item = Point>, taken: &[Point], apart: f64) -> Option<Point> {
    let mut best: Option<(Point, f64)> = None;
    for place in places {
        let far = taken.iter().map(|p| (*p - place).hypot()).fold(f64::INFINITY, f64::min);
        if far >= apart {
            return Some(place);
        }
        if best.is_none_or(|(_, most)| far > most) {
            best = Some((place, far));
        }
    }
    best.map(|(place, _)| place)
}

/// Where the number of a panel may be: within its outline, the nearest to the corner at which reading begins first.
fn in_panel(part: &Part, reading: Reading, px: f64) -> Vec<Point> {
    let rings = outline::solid_rings(&part.hit, BENT_PX * px);
    let right = reading == Reading::RightToLeft;
    let early = |p: &Point| if right { p.y - p.x } else { p.y + p.x };
    let corners = rings.iter().flatten().copied();
    let Some(corner) = corners.min_by(|a, b| early(a).total_cmp(&early(b))) else { return Vec::new() };
    let clear = |p: Point| {
        let inside = part.hit.winding(p) != 0;
        if inside { outline::distance_to_edge(&rings, p) } else { -1.0 }
    };
    let aside = if right { -1.0 } else { 1.0 };
    // Straight into a rectangle first.
    let square = corner + Vec2::new(aside, 1.0) * (PANEL_BADGE_PX * px);
    let steps = (FAR_PX / STEP_PX) as u32;
    let around = (1..=steps).flat_map(|step| {
        let far = f64::from(step) * STEP_PX * px;
        (0..WAYS).map(move |way| {
            let (sin, cos) = sin_cos_degrees(360.0 * f64::from(way) / f64::from(WAYS));
            corner + Vec2::new(cos * aside, sin) * far
        })
    });
    let all: Vec<(Point, f64)> = std::iter::once(square)
        .chain(around)
        .map(|p| (p, clear(p)))
        .filter(|(_, clear)| *clear >= 0.0)
        .collect();
    let with_air = |least: f64| all.iter().filter(move |(_, clear)| *clear >= least - 1e-6).map(|(p, _)| *p);
    // In a splinter of a panel it lies as far within as there is room.
    let most = all.iter().map(|(_, clear)| *clear).fold(0.0, f64::max);
    with_air((PANEL_BADGE_PX * px).min(most)).collect()
}

/// Where the number of words may be: above the middle of their frame first, then aside along it, then along its other
/// sides.
fn at_words(frame: Rect, px: f64) -> Vec<Point> {
    let r = frame.inflate(LINE_BADGE_PX * px, LINE_BADGE_PX * px);
    let step = STEP_PX * px;
    let along = |length: f64| {
        let steps = (length / 2.0 / step) as u32;
        std::iter::once(0.0).chain((1..=steps).flat_map(move |n| [f64::from(n) * step, f64::from(n) * -step]))
    };
    let (middle, wide, high) = (r.center(), r.width(), r.height());
    let across = |y: f64| along(wide).map(move |by| Point::new(middle.x + by, y));
    let down = |x: f64| along(high).map(move |by| Point::new(x, middle.y + by));
    across(r.y0).chain(down(r.x1)).chain(down(r.x0)).chain(across(r.y1)).collect()
}

/// The numbers of a page, panels' first: in a panel's corner at which reading begins, and at the frame of words, so that
/// none lies over another.
pub(super) fn badges(page: &Page, stage: &Stage<'_>, reading: Reading) -> Vec<(Numbered, Point)> {
    let px = stage.mm_per_px;
    let mut all = numbered(page);
    all.sort_by_key(|n| !n.is_panel);
    let mut taken = Vec::with_capacity(all.len());
    let mut placed = Vec::with_capacity(all.len());
    for n in all {
        let Some(part) = stage.scene.parts.iter().find(|p| p.item == n.id) else { continue };
        let places = if n.is_panel { in_panel(part, reading, px) } else { at_words(part.frame, px) };
        let at = apart(places, &taken, APART_PX * px).unwrap_or_else(|| part.frame.center());
        taken.push(at);
        placed.push((n, at));
    }
    placed
}

/// The badges as marks; the one of `held` stands out.
pub(super) fn marks(
    page: &Page,
    stage: &Stage<'_>,
    reading: Reading,
    held: Option<ItemId>,
) -> Vec<OverlayMark> {
    let mark = |(n, at): (Numbered, Point)| OverlayMark::Badge {
        at,
        number: n.number,
        panel: n.is_panel,
        strong: held == Some(n.id),
    };
    badges(page, stage, reading).into_iter().map(mark).collect()
}

/// What a pointer takes: the badge there, or what lies on top and has one; and whether it is at the badge.
fn taken(page: &Page, stage: &Stage<'_>, reading: Reading, at: Point) -> Option<(Numbered, bool)> {
    let reach = HANDLE_PX * 1.8 * stage.mm_per_px;
    let all = badges(page, stage, reading);
    let far = |(_, place): &&(Numbered, Point)| (*place - at).hypot();
    let near = all.iter().filter(|b| far(b) <= reach).min_by(|a, b| far(a).total_cmp(&far(b)));
    let on_top = || {
        let part = topmost(page, stage, at)?;
        all.iter().find(|(n, _)| n.id == part.item)
    };
    near.map(|(n, _)| (*n, true)).or_else(|| on_top().map(|(n, _)| (*n, false)))
}

/// What a pointer takes.
pub(super) fn under(page: &Page, stage: &Stage<'_>, reading: Reading, at: Point) -> Option<Numbered> {
    taken(page, stage, reading, at).map(|(n, _)| n)
}

/// A number is dragged onto another.
#[derive(Debug)]
pub(super) struct Numbering {
    /// Nothing where there is no number.
    pub held: Option<Numbered>,
    /// Where its number was.
    pub from: Point,
    pub to: Point,
    /// Why it cannot be dropped where it is.
    pub unplaced: Option<Unplaced>,
}

impl Numbering {
    /// The button goes down with the tool for reading order in hand.
    pub(super) fn begin(view: &View<'_>, at: Point) -> (Option<Gesture>, Answer) {
        let reading = view.project.setup_of(view.page).reading;
        let held = under(view.page, view.stage, reading, at);
        let answer = Answer::select(held.map(|n| n.id).into_iter().collect());
        (Some(Gesture::Numbering(Self { held, from: at, to: at, unplaced: None })), answer)
    }

    pub(super) fn edits(&mut self, view: &View<'_>, at: Point) -> Vec<Edit> {
        self.to = at;
        let Some(held) = self.held else { return Vec::new() };
        let reading = view.project.setup_of(view.page).reading;
        let over = taken(view.page, view.stage, reading, at);
        let target =
            over.map(|(n, _)| n).filter(|n| n.is_panel == held.is_panel).map(|n| n.id).or_else(|| {
                // A panel's number may be let go over a balloon of another panel.
                let hit =
                    |p: &&Arc<Part>| held.is_panel && view.page.panel(p.item).is_some() && is_hit(p, at);
                view.stage.scene.parts.iter().rev().find(hit).map(|p| p.item)
            });
        self.unplaced = over.and_then(|(over, at_badge)| match (held.is_panel, over.is_panel) {
            (true, _) => held.refuses(&over).filter(|_| target.is_none()),
            // On the way to a number the pointer crosses the panel.
            (false, true) if held.panel == Some(over.id) => at_badge.then_some(Unplaced::OtherKind),
            (false, true) => Some(Unplaced::OtherPanel),
            (false, false) => held.refuses(&over),
        });
        target.and_then(|of| taking_place(view.page, held.id, of)).into_iter().collect()
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point) -> Answer {
        let edits = self.edits(view, at);
        Answer { label: Some(Label::Order), unplaced: self.unplaced, ..Answer::commit(edits) }
    }
}
