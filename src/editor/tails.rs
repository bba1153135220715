//! Tails shaped by their handles, and marks of speakers moved about.

use super::Editor;
use super::handles::{SLANT, across, marks_of};
use super::home::{origin_in, outline_in};
use super::input::{HANDLE_PX, Mods};
use super::place_words::usual_mouth;
use super::tool::{Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{Point, Vec2, angle_degrees};
use crate::model::{Aim, CastId, Item, ItemId, ItemKind, Mouth, Page, PanelMark, Spot, Tail, place::tidy};
use crate::scene::{Scene, TailMark};
use std::sync::Arc;

/// A tail that is added ends at least this far from the ends of the others, mm.
const BESIDE_MM: f64 = 12.0;
/// It is at least this long, mm.
const LEAST_NEW_MM: f64 = 8.0;

impl Editor {
    /// Balloons or captions are selected that can have another tail.
    pub fn can_add_tail(&self) -> bool {
        self.tailed().next().is_some()
    }

    fn tailed(&self) -> impl Iterator<Item = &Arc<Item>> {
        let words =
            |i: &&Arc<Item>| matches!(i.kind, ItemKind::Balloon(_) | ItemKind::Caption(_)) && !i.locked;
        self.selection().iter().filter_map(|id| self.page().item(*id)).filter(words)
    }

    /// Gives each selected balloon and caption one more tail, as one undo step. `scene` is that of the open page.
    pub fn add_tail(&mut self, scene: &Scene) {
        let page = self.page().id;
        let edit = |item: &Arc<Item>| {
            let frame = scene.parts.iter().find(|p| p.item == item.id)?.frame;
            let origin = origin_in(self.page(), item.panel, &self.edition);
            let mut tails = item.tails().to_vec();
            let known: Vec<Point> = tails.iter().map(|t| t.mouth.point() + origin).collect();
            let mut mouth = usual_mouth(self.page(), item.panel, &self.edition, frame.center(), &known);
            // Two tails to one place would be seen as one.
            while known.iter().any(|k| (*k - mouth).hypot() < BESIDE_MM) {
                mouth.x += BESIDE_MM;
            }
            if frame.inflate(LEAST_NEW_MM, LEAST_NEW_MM).contains(mouth) {
                mouth = Point::new(mouth.x, frame.y1 + LEAST_NEW_MM);
            }
            let marks = item.panel.and_then(|id| self.page().panel(id)).map(|p| p.marks.as_slice());
            let marked = marks.unwrap_or_default().iter().filter_map(PanelMark::mouth);
            let there = |m: &&Mouth| (m.at.point() + origin - mouth).hypot() < 1e-6;
            let aim = marked.into_iter().find(there).map(|m| aim_at(self.page(), item, &m.who));
            let tail = Tail::towards(Spot::from(mouth - origin).tidied());
            tails.push(Tail { aim: aim.unwrap_or(tail.aim.clone()), ..tail });
            Some(Edit::Change { page, item: item.id, change: Change::Tails(tails) })
        };
        let edits: Vec<Edit> = self.tailed().filter_map(edit).collect();
        self.stop();
        // What is refused leaves everything as it was.
        drop(self.commit(&edits));
    }
}

/// The narrowest and the widest foot of a tail that a handle gives, mm.
const WIDTHS_MM: (f64, f64) = (0.5, 30.0);

/// The smallest area to be kept clear that a handle makes, mm.
const LEAST_KEPT_MM: f64 = 3.0;

/// What of a tail is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TailPart {
    /// Its speaker's mouth.
    Mouth,
    /// Its middle, aside.
    Bend,
    /// An end of its foot.
    Width,
    /// Its foot, along the outline.
    Root,
}

/// A tail is shaped by one of its handles.
#[derive(Debug)]
pub(super) struct ShapingTail {
    item: ItemId,
    tails: Vec<Tail>,
    index: usize,
    part: TailPart,
    mark: TailMark,
    /// The middle of the body, page mm.
    centre: Point,
    origin: Vec2,
    /// Where the speakers in the panel are marked, page mm, and whom a tail there points at.
    speakers: Vec<(Point, Aim)>,
}

impl ShapingTail {
    pub(super) fn begin(view: &View<'_>, id: ItemId, index: usize, part: TailPart) -> Option<Gesture> {
        let item = view.free(id)?;
        let seen = view.part(id)?;
        let tails = item.tails().to_vec();
        let mark = *seen.tails.get(index).filter(|_| index < tails.len())?;
        let origin = origin_in(view.page, item.panel, view.edition);
        Some(Gesture::ShapingTail(Self {
            item: id,
            tails,
            index,
            part,
            mark,
            centre: seen.frame.center(),
            origin,
            speakers: speakers(view, item, origin),
        }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let mut tails = self.tails.clone();
        let tail = &mut tails[self.index];
        let by = at - start;
        match self.part {
            TailPart::Mouth => {
                let to = self.mark.mouth + by;
                let reach = view.mm(HANDLE_PX * 1.5);
                let near = self.speakers.iter().find(|(p, _)| !mods.ctrl && (*p - to).hypot() <= reach);
                let (to, aim) = near.cloned().unwrap_or((to, Aim::Place));
                tail.mouth = Spot::from(to - self.origin);
                tail.aim = aim;
            }
            TailPart::Bend => {
                let across = across(self.mark);
                if across.hypot2() > 0.0 {
                    // A curve reaches half as far as it is pulled.
                    tail.bend = tidy(tail.bend + 2.0 * by.dot(across) / across.hypot2()).clamp(-1.0, 1.0);
                }
            }
            TailPart::Width => {
                let from = self.mark.base - self.mark.root;
                let half = (from + by).dot(from) / from.hypot().max(1e-9);
                tail.width_mm = Some(tidy((2.0 * half).clamp(WIDTHS_MM.0, WIDTHS_MM.1)));
            }
            TailPart::Root => {
                let way = self.mark.root + by - self.centre;
                // Degrees clockwise from the top.
                let turn = (angle_degrees(way) + 90.0).rem_euclid(360.0);
                tail.root = Some((turn * 10.0).round() / 10.0);
            }
        }
        vec![Edit::Change { page: view.page.id, item: self.item, change: Change::Tails(tails) }]
    }

    /// Where the tail could be tied to a speaker's mark.
    pub(super) fn offers(&self) -> &[(Point, Aim)] {
        if self.part == TailPart::Mouth { &self.speakers } else { &[] }
    }
}

/// How a tail of an item aims at a member of the cast.
fn aim_at(page: &Page, item: &Item, who: &CastId) -> Aim {
    let line = item.line().and_then(|l| page.line(l));
    if line.and_then(|l| l.speaker.as_ref()) == Some(who) { Aim::Speaker } else { Aim::Member(who.clone()) }
}

/// The marks that a tail of an item could follow.
fn speakers(view: &View<'_>, item: &Item, origin: Vec2) -> Vec<(Point, Aim)> {
    let panel = item.panel.and_then(|id| view.page.panel(id));
    let mouths = panel.map(|p| p.marks.iter().filter_map(PanelMark::mouth));
    mouths.into_iter().flatten().map(|m| (m.at.point() + origin, aim_at(view.page, item, &m.who))).collect()
}

/// A mark of a panel is moved, or made larger or smaller about its middle.
#[derive(Debug)]
pub(super) struct MovingMark {
    panel: ItemId,
    marks: Vec<PanelMark>,
    index: usize,
    sizes: bool,
}

impl MovingMark {
    pub(super) fn begin(view: &View<'_>, id: ItemId, index: usize, sizes: bool) -> Option<Gesture> {
        let item = view.free(id)?;
        let origin = outline_in(item, view.edition)?.bounds().origin();
        marks_of(item, origin).nth(index)?;
        let marks = item.as_panel()?.marks.clone();
        Some(Gesture::MovingMark(Self { panel: id, marks, index, sizes }))
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point) -> Vec<Edit> {
        let mut marks = self.marks.clone();
        let by = at - start;
        match &mut marks[self.index] {
            PanelMark::Keep(keep) if self.sizes => {
                // The handle goes as far as half the size, on the slant.
                let grown = |mm: f64, by: f64| (mm + by * 2.0 / SLANT).max(LEAST_KEPT_MM);
                keep.size = Spot::new(grown(keep.size.x, by.x), grown(keep.size.y, by.y)).tidied();
            }
            mark => mark.shift(by),
        }
        vec![Edit::Change { page: view.page.id, item: self.panel, change: Change::Marks(marks) }]
    }
}
