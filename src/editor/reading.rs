//! Reading order: the numbers of panels and, within them, of lines; dragged onto each other they change places.

use super::Editor;
use super::input::{HANDLE_PX, OverlayMark, Stage};
use super::order::sorted;
use super::tool::{Answer, Gesture, View, is_hit, topmost};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Rect, Vec2};
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
    if one.id == other.id || one.is_panel != other.is_panel || one.panel != other.panel {
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
    /// All that is read on the open page, in order: panels, and after each its lines.
    pub fn reading_order(&self) -> Vec<Numbered> {
        numbered(self.page())
    }

    /// A panel or a line takes another one's place in the reading order. One undo step; whether that could be done.
    pub fn take_reading_place(&mut self, id: ItemId, of: ItemId) -> bool {
        self.stop();
        let Some(edit) = taking_place(self.page(), id, of) else { return false };
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

/// From the corner of a panel to its number, px.
const PANEL_BADGE_PX: f64 = 13.0;
/// From the top of words up to their number, px.
const LINE_BADGE_PX: f64 = 4.0;

/// Where the number of something is: in a panel's corner at which reading begins, and above the middle of words, so
/// that it covers neither them nor the panel's.
fn badge_at(part: &Part, numbered: &Numbered, reading: Reading, mm_per_px: f64) -> Point {
    let r: Rect = part.frame;
    if !numbered.is_panel {
        return Point::new(r.center().x, r.y0 - LINE_BADGE_PX * mm_per_px);
    }
    let right = reading == Reading::RightToLeft;
    let corner = Point::new(if right { r.x1 } else { r.x0 }, r.y0);
    let inset = PANEL_BADGE_PX * mm_per_px;
    corner + Vec2::new(if right { -inset } else { inset }, inset)
}

/// The numbers of a page, panels' first.
pub(super) fn badges(page: &Page, stage: &Stage<'_>, reading: Reading) -> Vec<(Numbered, Point)> {
    let part = |id: ItemId| stage.scene.parts.iter().find(|p| p.item == id);
    let mut all: Vec<(Numbered, Point)> = numbered(page)
        .into_iter()
        .filter_map(|n| part(n.id).map(|part| (n, badge_at(part, &n, reading, stage.mm_per_px))))
        .collect();
    all.sort_by_key(|(n, _)| !n.is_panel);
    all
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

/// What a pointer takes: the badge there, or what lies on top and has one.
pub(super) fn under(page: &Page, stage: &Stage<'_>, reading: Reading, at: Point) -> Option<Numbered> {
    let reach = HANDLE_PX * 1.8 * stage.mm_per_px;
    let all = badges(page, stage, reading);
    let far = |(_, place): &&(Numbered, Point)| (*place - at).hypot();
    let near = all.iter().filter(|b| far(b) <= reach).min_by(|a, b| far(a).total_cmp(&far(b)));
    let on_top = || {
        let part = topmost(page, stage, at)?;
        all.iter().find(|(n, _)| n.id == part.item)
    };
    near.or_else(on_top).map(|(n, _)| *n)
}

/// A number is dragged onto another.
#[derive(Debug)]
pub(super) struct Numbering {
    /// Nothing where there is no number.
    pub held: Option<Numbered>,
    /// Where its number was.
    pub from: Point,
    pub to: Point,
}

impl Numbering {
    /// The button goes down with the tool for reading order in hand.
    pub(super) fn begin(view: &View<'_>, at: Point) -> (Option<Gesture>, Answer) {
        let reading = view.project.setup_of(view.page).reading;
        let held = under(view.page, view.stage, reading, at);
        let answer = Answer::select(held.map(|n| n.id).into_iter().collect());
        (Some(Gesture::Numbering(Self { held, from: at, to: at })), answer)
    }

    pub(super) fn edits(&mut self, view: &View<'_>, at: Point) -> Vec<Edit> {
        self.to = at;
        let Some(held) = self.held else { return Vec::new() };
        let reading = view.project.setup_of(view.page).reading;
        let over = under(view.page, view.stage, reading, at).filter(|n| n.is_panel == held.is_panel);
        let target = over.map(|n| n.id).or_else(|| {
            // A panel's number may be let go over a balloon of another panel.
            let hit = |p: &&Arc<Part>| held.is_panel && view.page.panel(p.item).is_some() && is_hit(p, at);
            view.stage.scene.parts.iter().rev().find(hit).map(|p| p.item)
        });
        target.and_then(|of| taking_place(view.page, held.id, of)).into_iter().collect()
    }

    pub(super) fn drop(&mut self, view: &View<'_>, at: Point) -> Answer {
        Answer { label: Some(Label::Order), ..Answer::commit(self.edits(view, at)) }
    }
}
