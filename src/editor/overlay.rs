//! What is painted over the page while it is edited, and how the pointer looks.

use super::corners;
use super::draw_body::{is_drawn, points_of, sharpness};
use super::guides::guide_at;
use super::gutter::Gutter;
use super::handles::{self, Handle, HandleKind};
use super::home::outline_in;
use super::input::{Cursor, HANDLE_PX, Mods, OverlayMark, Stage, ToolKind};
use super::reading;
use super::tool::{Gesture, State, is_hit, topmost};
use super::{Editor, Pointed};
use crate::geom::{BezPath, Point, Vec2, outline};
use crate::model::{Item, ItemId, PanelMark};

/// How far around its items a group is drawn, px.
const GROUP_PX: f64 = 6.0;

impl Editor {
    /// How the pointer looks at a place.
    pub fn cursor(&self, at: Point, stage: &Stage<'_>, mods: Mods) -> Cursor {
        if let State::Held { gesture, .. } = &self.state {
            return match gesture.as_ref() {
                Gesture::Hand | Gesture::PanningArt(_) | Gesture::Numbering(_) => Cursor::Grabbing,
                Gesture::Resizing(g) => HandleKind::Size(g.side()).cursor(),
                Gesture::MovingGutter(g) => g.cursor(),
                Gesture::MovingGuide(g) => g.cursor(),
                Gesture::Drawing(_) | Gesture::Cutting(_) | Gesture::Placing(_) => Cursor::Crosshair,
                Gesture::Grip(_) | Gesture::Marquee(_) => Cursor::Arrow,
                Gesture::Moving(_)
                | Gesture::BendingCorner(_)
                | Gesture::BendingEdge(_)
                | Gesture::ShapingTail(_)
                | Gesture::Turning(_)
                | Gesture::BendingLetters(_)
                | Gesture::MovingMark(_)
                | Gesture::MovingPoint(_) => Cursor::Move,
            };
        }
        match self.tool {
            ToolKind::Hand => return Cursor::Hand,
            ToolKind::Select => {}
            ToolKind::Order => {
                let reading = self.project().setup_of(self.page()).reading;
                let over = reading::under(self.page(), stage, reading, at);
                return if over.is_some() { Cursor::Hand } else { Cursor::Arrow };
            }
            ToolKind::Corners => {
                return corners::cursor(
                    self.project(),
                    self.page(),
                    self.selection(),
                    &self.edition,
                    stage,
                    at,
                );
            }
            _ => return Cursor::Crosshair,
        }
        let page = self.page();
        if let Some(target) = self.art_target {
            let part = stage.scene.parts.iter().find(|p| p.item == target);
            return if part.is_some_and(|p| is_hit(p, at)) { Cursor::Hand } else { Cursor::Arrow };
        }
        let handles =
            handles::of_selection(self.project(), page, self.selection(), &self.edition, stage, Some(at));
        if let Some(handle) = handles::nearest(&handles, at, HANDLE_PX * stage.mm_per_px) {
            return handle.kind.cursor();
        }
        let over = topmost(page, stage, at).map(|part| part.item);
        let view = self.view(self.project(), page, stage);
        if let Some(index) =
            guide_at(&view, at).filter(|_| !over.is_some_and(|id| self.selection().contains(&id)))
        {
            return if page.guides[index].is_upright() { Cursor::ResizeEW } else { Cursor::ResizeNS };
        }
        if mods.ctrl || mods.shift {
            return Cursor::Arrow;
        }
        let below = over.and_then(|id| {
            let part = stage.scene.parts.iter().find(|p| p.item == id)?;
            Some((page.item(id)?.as_ref(), part.as_ref()))
        });
        if over.is_none() {
            let page_gutter = self.project().setup_of(page).gutter;
            let gutter = Gutter::at(page, &self.edition, page_gutter, at, mods.alt);
            if let Some(gutter) = gutter {
                return gutter.cursor();
            }
        }
        if let Some(handle) = handles::nearly(&handles, at, stage, below).filter(|_| !mods.alt) {
            return handle.kind.cursor();
        }
        if over.is_some_and(|id| self.selection().contains(&id)) { Cursor::Move } else { Cursor::Arrow }
    }

    /// What is painted over the page: outlines, handles, guides, the box that selects.
    pub fn overlay(&self, stage: &Stage<'_>) -> Vec<OverlayMark> {
        let mut marks = self.guide_marks(stage.scene.bleed);
        let gesture =
            if let State::Held { gesture, moved: true, .. } = &self.state { Some(gesture) } else { None };
        let outline_of = |id: ItemId, strong: bool| {
            let part = stage.scene.parts.iter().find(|p| p.item == id)?;
            let is_panel = self.page().panel(id).is_some();
            let path: BezPath =
                if is_panel { part.hit.as_ref().clone() } else { outline::rectangle(part.frame) };
            Some(OverlayMark::Outline { path, strong })
        };
        let meant = if self.tool == ToolKind::Corners { self.meant_panel(stage) } else { None };
        let hovered = self.hovered(stage);
        if let Some(hovered) = meant
            .or(hovered)
            .filter(|id| match self.tool {
                ToolKind::Select | ToolKind::Order => true,
                ToolKind::Corners => {
                    self.page().item(*id).is_some_and(|i| i.as_panel().is_some() || is_drawn(i))
                }
                _ => false,
            })
            .filter(|id| gesture.is_none() && !self.selection().contains(id))
        {
            marks.extend(outline_of(hovered, false));
        }
        if gesture.is_none() && self.tool == ToolKind::Select {
            let frames = self.group_frames(stage.scene).into_iter();
            marks.extend(frames.map(|r| {
                OverlayMark::Group(r.inflate(GROUP_PX * stage.mm_per_px, GROUP_PX * stage.mm_per_px))
            }));
        }
        marks.extend(self.selection().iter().filter_map(|id| outline_of(*id, true)));
        if gesture.is_none() && self.tool == ToolKind::Select {
            marks.extend(self.bare_panels(stage));
        }
        marks.extend(self.kept_clear(gesture.map(AsRef::as_ref)));
        match gesture.map(AsRef::as_ref) {
            Some(Gesture::Marquee(marquee)) => marks.extend(marquee.area.map(OverlayMark::Marquee)),
            Some(Gesture::Moving(_) | Gesture::PanningArt(_)) => {}
            Some(Gesture::ShapingTail(shaping)) => {
                // The speakers that the tail could be tied to.
                marks.extend(shaping.offers().iter().map(|(at, _)| OverlayMark::Mouth { at: *at }));
                self.handle_marks(stage, &mut marks);
            }
            _ => self.handle_marks(stage, &mut marks),
        }
        if self.tool == ToolKind::Order {
            let held = match gesture.map(AsRef::as_ref) {
                Some(Gesture::Numbering(g)) => {
                    g.held.map(|n| (n.id, OverlayMark::Line { from: g.from, to: g.to }))
                }
                _ => None,
            };
            let (held, line) = held.unzip();
            marks.extend(line);
            let reading = self.project().setup_of(self.page()).reading;
            marks.extend(reading::marks(self.page(), stage, reading, held));
        }
        let guides = self.state.guides().iter();
        marks.extend(guides.map(|(from, to)| OverlayMark::Line { from: *from, to: *to }));
        marks
    }

    /// The panel whose corners and edges a press would take, with the corner tool and nothing in hand.
    fn hovered(&self, stage: &Stage<'_>) -> Option<ItemId> {
        match self.pointed {
            Pointed::Nothing => None,
            Pointed::ByPointer => topmost(self.page(), stage, self.pointer?).map(|part| part.item),
            Pointed::Item(id) => self.page().item(id).map(|item| item.id),
        }
    }

    fn meant_panel(&self, stage: &Stage<'_>) -> Option<ItemId> {
        let at = self.pointer.filter(|_| !self.in_gesture())?;
        corners::meant(self.project(), self.page(), self.selection(), &self.edition, stage, at)
    }

    /// The panel under the pointer and the one that is selected, where nothing is on them yet.
    fn bare_panels(&self, stage: &Stage<'_>) -> Vec<OverlayMark> {
        let page = self.page();
        let one = match self.selection() {
            [one] => Some(*one),
            _ => None,
        };
        let hovered = self.hovered(stage);
        let asked = hovered.into_iter().chain(one.filter(|id| hovered != Some(*id)));
        let bare = asked.filter_map(|id| page.item(id)).filter(|item| {
            item.as_panel().is_some_and(|p| p.art.is_empty())
                && !item.locked
                && !page.items.iter().any(|other| other.panel == Some(item.id))
        });
        bare.filter_map(|item| stage.scene.parts.iter().find(|p| p.item == item.id))
            .map(|part| OverlayMark::Bare { room: handles::room_within(&part.hit, part.frame) })
            .collect()
    }

    /// What must not be covered: that of a panel that is selected, and all there is while words are placed or moved.
    fn kept_clear(&self, gesture: Option<&Gesture>) -> Vec<OverlayMark> {
        let page = self.page();
        let has_words = |id: &ItemId| page.item(*id).is_some_and(|i| i.line().is_some());
        let placing = matches!(self.tool, ToolKind::Balloon | ToolKind::Caption)
            || (matches!(gesture, Some(Gesture::Moving(_))) && self.selection().iter().any(has_words));
        let shown = |item: &Item| placing || self.selection().contains(&item.id);
        let panels = page.items.iter().filter(|i| i.as_panel().is_some() && shown(i));
        let areas = panels.flat_map(|item| {
            let outline = outline_in(item, &self.edition);
            let origin = outline.map_or(Vec2::ZERO, |o| o.bounds().origin().to_vec2());
            let marks = item.as_panel().map(|p| p.marks.as_slice()).unwrap_or_default();
            marks.iter().filter_map(PanelMark::keep).map(move |keep| keep.bounds(origin))
        });
        areas.map(|area| OverlayMark::Keep { path: outline::superellipse(area, 2.0) }).collect()
    }

    fn handle_marks(&self, stage: &Stage<'_>, marks: &mut Vec<OverlayMark>) {
        if self.tool == ToolKind::Corners {
            let under = self.meant_panel(stage).filter(|id| !self.selection().contains(id));
            for panels in [under.as_slice(), self.selection()] {
                let handles = corners::handles(self.page(), panels, &self.edition, stage).into_iter();
                let mark =
                    |h: Handle| OverlayMark::Handle { at: h.at, round: matches!(h.kind, HandleKind::Bow(_)) };
                marks.extend(handles.map(mark));
            }
            // A drawn body shows its points, sharp ones as squares.
            if let [id] = self.selection()
                && let Some(item) = self.page().item(*id).filter(|i| !i.locked)
                && let Some(part) = stage.scene.parts.iter().find(|p| p.item == *id)
            {
                marks.extend(
                    points_of(item, part.frame)
                        .into_iter()
                        .zip(sharpness(item))
                        .map(|(at, sharp)| OverlayMark::Handle { at, round: !sharp }),
                );
            }
            return;
        }
        if self.art_target.is_some() || self.tool != ToolKind::Select {
            return;
        }
        let part = |id: ItemId| stage.scene.parts.iter().find(|p| p.item == id);
        let handles = handles::of_selection(
            self.project(),
            self.page(),
            self.selection(),
            &self.edition,
            stage,
            self.pointer,
        );
        for handle in handles {
            let at = handle.at;
            let mark = match handle.kind {
                HandleKind::Size(_) => OverlayMark::Handle { at, round: false },
                HandleKind::Corner(_)
                | HandleKind::Bow(_)
                | HandleKind::Bend(_)
                | HandleKind::Width(_)
                | HandleKind::Root(_)
                | HandleKind::BendLetters
                | HandleKind::MarkSize(_)
                | HandleKind::Point(_) => OverlayMark::Handle { at, round: true },
                HandleKind::Turn => {
                    // A stalk leads from the letters to it.
                    let block = self.selection().first().and_then(|id| part(*id)?.text.as_ref());
                    marks.extend(block.map(|b| OverlayMark::Line { from: b.block.center(), to: at }));
                    OverlayMark::Handle { at, round: true }
                }
                HandleKind::Mark(index) => {
                    let panel = self.selection().first().and_then(|id| self.page().panel(*id));
                    if panel.and_then(|p| p.marks.get(index)?.keep()).is_some() {
                        OverlayMark::Handle { at, round: true }
                    } else {
                        OverlayMark::Mouth { at }
                    }
                }
                HandleKind::Mouth(index) => {
                    // A tail ends on the way to the mouth: a thin line leads on to it.
                    let tail = self.selection().first().and_then(|id| part(*id)?.tails.get(index));
                    marks.extend(tail.map(|m| OverlayMark::Line { from: m.tip, to: m.mouth }));
                    OverlayMark::Mouth { at }
                }
            };
            marks.push(mark);
        }
    }
}
