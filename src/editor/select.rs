//! The select tool: picking, moving and the box that selects.

use super::applied;
use super::butt::Butting;
use super::clear::Clear;
use super::clip::copying;
use super::corners::{BendingCorner, BendingEdge};
use super::draw_body::MovingPoint;
use super::group;
use super::guides::MovingGuide;
use super::gutter::MovingGutter;
use super::handles::{self, HandleKind};
use super::home::{outline_in, rehomed};
use super::input::{HANDLE_PX, Mods, Wish, along_axis};
use super::letters::{BendingLetters, Turning};
use super::pan_art::PanningArt;
use super::reshape::Resizing;
use super::snap::{Guide, Targets};
use super::tails::{MovingMark, ShapingTail, TailPart};
use super::tool::{Answer, ArtMode, Gesture, View, is_hit, topmost};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Rect, Shape as _, Vec2, outline};
use crate::model::{ItemId, ItemKind, PanelMark, Spot};
use crate::scene::Part;
use kurbo::{Line, ParamCurve as _, PathSeg};
use std::collections::HashSet;

/// Words that are dragged over what must be seen by less than this stay beside it, px.
const CLEAR_PX: f64 = 14.0;

/// A free picture larger than this share of the page lies under everything.
const GROUND: f64 = 0.5;

/// The button goes down with the select tool in hand.
pub(super) fn press(view: &View<'_>, at: Point, mods: Mods, clicks: u8) -> (Option<Gesture>, Answer) {
    if view.art_target.is_none() {
        let handles = handles::of_selection(
            view.project,
            view.page,
            view.selection,
            view.edition,
            view.stage,
            Some(at),
        );
        if let Some(handle) = handles::nearest(&handles, at, view.mm(HANDLE_PX)) {
            return (grab_handle(view, handle.kind, mods), Answer::default());
        }
    }
    let top = topmost(view.page, view.stage, at).map(|part| part.item);
    if view.art_target.is_none()
        && !top.is_some_and(|id| view.selection.contains(&id))
        && let Some(gesture) = MovingGuide::begin(view, at)
    {
        return (Some(gesture), Answer::default());
    }
    if clicks >= 2
        && !mods.shift
        && !mods.ctrl
        && let Some(within) = top.and_then(|top| group::inside(view.page, view.before, top))
    {
        // The first click took the whole group; this one goes into it.
        return (None, Answer::select(within));
    }
    if clicks >= 2
        && !mods.shift
        && !mods.ctrl
        && let Some(answer) = top.and_then(|top| open(view, top))
    {
        return (None, answer);
    }
    if let Some(target) = view.art_target {
        let inside = view.part(target).is_some_and(|part| is_hit(part, at));
        if let Some(gesture) = PanningArt::begin(view, target).filter(|_| inside) {
            return (Some(gesture), Answer::default());
        }
    }
    if top.is_none()
        && !mods.shift
        && !mods.ctrl
        && let Some(gesture) = MovingGutter::begin(view, at, mods)
    {
        return (Some(gesture), Answer { art: ArtMode::Leave, ..Answer::default() });
    }
    let (mut grip, select) = Grip::on(view, top, at, mods);
    if !mods.shift && !mods.ctrl && !mods.alt {
        grip.missed = missed(view, top, at).or_else(|| mark_around(view, top, at));
        if grip.missed.is_some() {
            // What is shaped stays selected unless this is a click.
            return (Some(Gesture::Grip(grip)), Answer { art: ArtMode::Leave, ..Answer::default() });
        }
    }
    let answer = Answer { select, art: ArtMode::Leave, ..Answer::default() };
    (Some(Gesture::Grip(grip)), answer)
}

/// A panel, or a picture that covers much of the page: pressed more often by mistake than to be moved.
fn is_ground(view: &View<'_>, id: ItemId) -> bool {
    let Some(item) = view.page.item(id) else { return false };
    let trim = view.project.setup_of(view.page).trim_rect();
    match item.kind {
        ItemKind::Panel(_) => true,
        ItemKind::Art(_) => view.part(id).is_some_and(|part| part.frame.area() > trim.area() * GROUND),
        ItemKind::Balloon(_) | ItemKind::Caption(_) | ItemKind::Effect(_) => false,
    }
}

/// The handle of the selection that a press at a place just missed.
fn missed(view: &View<'_>, top: Option<ItemId>, at: Point) -> Option<HandleKind> {
    if view.art_target.is_some() {
        return None;
    }
    let (project, page) = (view.project, view.page);
    let all = handles::of_selection(project, page, view.selection, view.edition, view.stage, Some(at));
    let below = top.and_then(|id| Some((view.page.item(id)?.as_ref(), view.part(id)?.as_ref())));
    handles::nearly(&all, at, view.stage, below).map(|handle| handle.kind)
}

/// The handle of the selected panel's area to be kept clear in which a press on the panel lies.
fn mark_around(view: &View<'_>, top: Option<ItemId>, at: Point) -> Option<HandleKind> {
    let [panel] = view.selection else { return None };
    if top != Some(*panel) || view.art_target.is_some() {
        return None;
    }
    let item = view.free(*panel)?;
    let origin = outline_in(item, view.edition)?.bounds().origin().to_vec2();
    let around = |mark: &PanelMark| {
        let area = mark.keep().map(|keep| keep.bounds(origin));
        area.is_some_and(|area| outline::superellipse(area, 2.0).winding(at) != 0)
    };
    // The last one is painted above the others.
    item.as_panel()?.marks.iter().rposition(around).map(HandleKind::Mark)
}

/// A double click: the words of what has words, the art of what has art, a picture for a panel that has none.
fn open(view: &View<'_>, id: ItemId) -> Option<Answer> {
    let item = view.free(id)?;
    if item.line().is_some() {
        let wish = Wish::EditWords(id);
        return Some(Answer { wish, art: ArtMode::Leave, ..Answer::select(vec![id]) });
    }
    if item.as_panel().is_some() && item.art().is_empty() {
        return Some(Answer {
            wish: Wish::ChoosePicture(id),
            art: ArtMode::Leave,
            ..Answer::select(vec![id])
        });
    }
    let enters = !item.art().is_empty() && view.art_target != Some(id);
    enters.then(|| Answer { art: ArtMode::Enter(id), ..Answer::default() })
}

fn grab_handle(view: &View<'_>, kind: HandleKind, mods: Mods) -> Option<Gesture> {
    let id = *view.selection.first()?;
    match kind {
        HandleKind::Mouth(index) => ShapingTail::begin(view, id, index, TailPart::Mouth),
        HandleKind::Bend(index) => ShapingTail::begin(view, id, index, TailPart::Bend),
        HandleKind::Width(index) => ShapingTail::begin(view, id, index, TailPart::Width),
        HandleKind::Root(index) => ShapingTail::begin(view, id, index, TailPart::Root),
        HandleKind::Mark(index) => MovingMark::begin(view, id, index, false),
        HandleKind::MarkSize(index) => MovingMark::begin(view, id, index, true),
        HandleKind::Point(index) => MovingPoint::begin(view, id, index),
        HandleKind::BendLetters => BendingLetters::begin(view, id),
        HandleKind::Turn => Turning::begin(view, id),
        HandleKind::Corner(index) => BendingCorner::begin(view, id, index),
        HandleKind::Bow(index) => BendingEdge::begin(view, id, index),
        HandleKind::Size(side) => (mods.ctrl && view.selection.len() == 1)
            .then(|| side.corner())
            .flatten()
            .and_then(|index| BendingCorner::begin(view, id, index))
            .or_else(|| Resizing::begin(view, side)),
    }
}

/// Something was pressed, or the empty page.
#[derive(Debug)]
pub(super) struct Grip {
    /// What lies on top there.
    top: Option<ItemId>,
    /// What a drag moves; nothing for a box that selects.
    moves: Vec<ItemId>,
    /// A click takes the topmost in or out of the selection, and a box adds to it.
    adds: bool,
    /// A click goes into groups.
    deep: bool,
    /// A drag takes this handle, which the press just missed.
    missed: Option<HandleKind>,
}

impl Grip {
    /// A press that only picks: a drag becomes the box that selects.
    pub(super) fn picking(top: Option<ItemId>) -> Gesture {
        Gesture::Grip(Self { top, moves: Vec::new(), adds: false, deep: true, missed: None })
    }

    fn on(view: &View<'_>, top: Option<ItemId>, at: Point, mods: Mods) -> (Self, Option<Vec<ItemId>>) {
        let selected = |id: ItemId| view.selection.contains(&id);
        if mods.ctrl {
            // With the control key a box can be begun over a panel too.
            return (Self { top, moves: Vec::new(), adds: true, deep: true, missed: None }, None);
        }
        if mods.shift {
            let mut moves = view.selection.to_vec();
            match top {
                Some(top) if !selected(top) => moves.extend(group::taken(view.page, view.selection, top)),
                Some(_) => {}
                None => moves.clear(),
            }
            return (Self { top, moves, adds: true, deep: false, missed: None }, None);
        }
        let is_panel = |id: ItemId| view.page.panel(id).is_some();
        // What is selected keeps being moved though something lies over it; but what lies in a selected panel
        // can be taken out of it.
        let keeps = top.is_some_and(selected)
            || view
                .selection
                .iter()
                .filter(|id| view.free(**id).is_some() && (!is_panel(**id) || top.is_some_and(is_panel)))
                .filter_map(|id| view.part(*id))
                .any(|part| is_hit(part, at));
        if keeps {
            let moves = view.selection.to_vec();
            return (Self { top, moves, adds: false, deep: false, missed: None }, None);
        }
        let taken = top.map(|top| group::taken(view.page, view.selection, top)).unwrap_or_default();
        if !mods.alt && top.is_some_and(|top| is_ground(view, top)) {
            // What everything lies on is moved once it is selected: a drag over it is the box that selects.
            return (Self { top, moves: Vec::new(), adds: false, deep: false, missed: None }, None);
        }
        (Self { top, moves: taken.clone(), adds: false, deep: false, missed: None }, Some(taken))
    }

    /// The pointer moved: what the press becomes.
    pub(super) fn pull(&self, view: &View<'_>, mods: Mods) -> (Gesture, Answer) {
        if let Some(gesture) = self.missed.and_then(|kind| grab_handle(view, kind, mods)) {
            return (gesture, Answer::default());
        }
        if self.moves.is_empty() {
            return (Gesture::Marquee(Marquee { adds: self.adds, area: None }), Answer::default());
        }
        let moving = Moving::of(view, &self.moves);
        (Gesture::Moving(moving), Answer::select(self.moves.clone()))
    }

    /// The button went up where it went down.
    pub(super) fn click(&self, view: &View<'_>) -> Answer {
        match self.top {
            Some(top) if self.adds => {
                let within = group::inside(view.page, view.selection, top).filter(|_| self.deep);
                if let Some(within) = within.filter(|within| within.len() < view.selection.len()) {
                    return Answer::select(within);
                }
                let taken = if self.deep { vec![top] } else { group::taken(view.page, view.selection, top) };
                let mut next = view.selection.to_vec();
                if next.contains(&top) {
                    next.retain(|id| !taken.contains(id));
                } else {
                    next.extend(taken.into_iter().filter(|id| !view.selection.contains(id)));
                }
                Answer::select(next)
            }
            Some(top) => Answer::select(group::taken(view.page, view.before, top)),
            None if self.adds => Answer::default(),
            None => Answer::select(Vec::new()),
        }
    }
}

/// Items are moved, or with the alt key copies of them.
#[derive(Debug)]
pub(super) struct Moving {
    /// In the page's paint order.
    items: Vec<ItemId>,
    /// Where each of them was, page mm.
    frames: Vec<(ItemId, Rect)>,
    targets: Targets,
    butting: Option<Butting>,
    /// What only words that are moved keep away from.
    clear: Option<Clear>,
    pub guides: Vec<Guide>,
}

impl Moving {
    fn of(view: &View<'_>, items: &[ItemId]) -> Self {
        let chosen: HashSet<ItemId> = items.iter().copied().collect();
        let free = view.page.items.iter().filter(|i| chosen.contains(&i.id) && !i.locked);
        let items: Vec<ItemId> = free.map(|i| i.id).collect();
        let frames = items.iter().filter_map(|id| view.part(*id).map(|part| (*id, part.frame))).collect();
        let panels = items.iter().any(|id| view.page.panel(*id).is_some());
        let targets = Targets::of(view, &items, panels);
        let butting = Butting::of(view, &items);
        let is_words = |id: &ItemId| {
            let kind = view.page.item(*id).map(|i| &i.kind);
            matches!(kind, Some(ItemKind::Balloon(_) | ItemKind::Caption(_)))
        };
        let clear = (!items.is_empty() && items.iter().all(is_words)).then(|| Clear::of(view));
        Self { targets, butting, clear, items, frames, guides: Vec::new() }
    }

    /// How far, after the keys held and what it snaps to, and what becomes of the edge of what ends at a border.
    fn by(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> (Vec2, Option<Edit>) {
        let free = at - start;
        let by = if mods.shift { along_axis(free) } else { free };
        self.guides.clear();
        let around = self.frames.iter().map(|(_, r)| *r).reduce(|a, b| a.union(b));
        let by = match around.filter(|_| !mods.ctrl) {
            Some(around) => {
                let (snapped, guides) = self.targets.snap_rect(view, around + by);
                let mut snapped = snapped;
                let held = |v: f64| mods.shift && v == 0.0;
                if held(by.x) {
                    snapped.x = 0.0;
                }
                if held(by.y) {
                    snapped.y = 0.0;
                }
                self.guides = guides
                    .into_iter()
                    .filter(|(a, b)| if a.x == b.x { !held(by.x) } else { !held(by.y) })
                    .collect();
                by + snapped
            }
            None => by,
        };
        let butting = self.butting.as_ref().filter(|_| !mods.ctrl && !mods.alt && !mods.shift);
        let (by, edge) = match butting {
            Some(butting) => {
                let (more, guides, edge) = butting.snap(view, by);
                self.guides.extend(guides);
                (by + more, butting.edit(view, edge))
            }
            None => (by, None),
        };
        // Last of all, for it matters most: off what must be seen.
        let clear = self.clear.as_ref().filter(|_| !mods.ctrl && !mods.shift);
        let aside =
            clear.zip(around).and_then(|(clear, around)| clear.way_out(around + by, None, view.mm(CLEAR_PX)));
        let by = by + aside.unwrap_or_default();
        (Spot::new(by.x, by.y).tidied().vec(), edge)
    }

    /// The edits, what is selected after them, and how far.
    pub(super) fn edits(
        &mut self,
        view: &View<'_>,
        start: Point,
        at: Point,
        mods: Mods,
    ) -> (Vec<Edit>, Vec<ItemId>, Vec2) {
        let (by, edge) = self.by(view, start, at, mods);
        if self.items.is_empty() || (by == Vec2::ZERO && !mods.alt) {
            return (Vec::new(), self.items.clone(), by);
        }
        if mods.alt {
            let mut ids = view.ids.clone();
            let (edits, made) =
                copying(view.project, view.page, &self.items, view.page.id, by, &mut ids, view.edition);
            return (edits, made, by);
        }
        let (page, items, edition) = (view.page.id, self.items.clone(), view.edition.clone());
        let moved = Edit::MoveItems { page, items, by, edition };
        (std::iter::once(moved).chain(edge).collect(), self.items.clone(), by)
    }

    pub(super) fn drop(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Answer {
        let (mut edits, items, by) = self.edits(view, start, at, mods);
        if edits.is_empty() {
            return Answer::commit(Vec::new());
        }
        if let Ok(next) = applied(view.project, &edits) {
            // Copies come in the order of their originals.
            let moved: Vec<(ItemId, Rect)> = self
                .items
                .iter()
                .zip(&items)
                .filter_map(|(was, is)| {
                    let follows =
                        view.page.item(*was).and_then(|i| i.panel).is_some_and(|p| self.items.contains(&p));
                    let frame = self.frames.iter().find(|(id, _)| id == was).filter(|_| !follows);
                    frame.map(|(_, frame)| (*is, *frame + by))
                })
                .collect();
            if let Some((_, page)) = next.page(view.page.id) {
                edits.extend(rehomed(page, &moved, view.edition));
            }
        }
        let answer = Answer::commit(edits);
        if mods.alt {
            return Answer { label: Some(Label::Duplicate), select: Some(items), ..answer };
        }
        answer
    }
}

/// The box that selects.
#[derive(Debug)]
pub(super) struct Marquee {
    adds: bool,
    pub area: Option<Rect>,
}

/// A box and what a click on the part hits have something in common.
fn touches(area: Rect, part: &Part) -> bool {
    let corners = [(area.x0, area.y0), (area.x1, area.y0), (area.x1, area.y1), (area.x0, area.y1)];
    let corners = corners.map(Point::from);
    let crossed = |seg: PathSeg| {
        area.contains(seg.start())
            || (0..4).any(|n| !seg.intersect_line(Line::new(corners[n], corners[(n + 1) % 4])).is_empty())
    };
    part.bounds.overlaps(area) && (part.hit.segments().any(crossed) || is_hit(part, area.center()))
}

impl Marquee {
    pub(super) fn drag(&mut self, view: &View<'_>, start: Point, at: Point) -> Answer {
        let area = Rect::from_points(start, at);
        self.area = Some(area);
        let mut found: Vec<ItemId> = if self.adds { view.before.to_vec() } else { Vec::new() };
        for part in &view.stage.scene.parts {
            let Some(item) = view.free(part.item) else { continue };
            // Panels and pictures cover the page: a box within one is about what lies there.
            let scenery = matches!(item.kind, ItemKind::Panel(_) | ItemKind::Art(_));
            let taken = area.contains_rect(part.frame) || (!scenery && touches(area, part));
            if taken && !found.contains(&item.id) {
                found.push(item.id);
            }
        }
        Answer::select(view.page.with_groups(&found))
    }

    pub(super) fn click(&self) -> Answer {
        if self.adds { Answer::default() } else { Answer::select(Vec::new()) }
    }
}
