//! Tools as state machines: from inputs to edits.

use super::along::taken_along;
use super::corners::{BendingCorner, BendingEdge, press_outline};
use super::draw_body::MovingPoint;
use super::draw_panel::Drawing;
use super::guides::{MovingGuide, Sight, dropped};
use super::gutter::MovingGutter;
use super::input::{CLICK_PX, Input, Mods, Stage, ToolKind, Wish};
use super::knife::Cutting;
use super::letters::{BendingLetters, Turning};
use super::pan_art::PanningArt;
use super::place_words::Placing;
use super::reading::{Numbering, Unplaced};
use super::reshape::Resizing;
use super::select::{Grip, Marquee, Moving, press};
use super::tails::{MovingMark, ShapingTail};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Shape as _};
use crate::model::{Edition, IdSource, Item, ItemId, Page, Project};
use crate::scene::{Part, Scene};
use std::sync::Arc;

/// What a tool may look at. The project is as it was when the gesture began.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub project: &'a Arc<Project>,
    pub page: &'a Arc<Page>,
    pub edition: &'a Edition,
    pub selection: &'a [ItemId],
    /// The selection when the gesture began.
    pub before: &'a [ItemId],
    pub art_target: Option<ItemId>,
    /// The one layer that gestures move; nothing for all of them.
    pub art_layer: Option<usize>,
    pub tool: ToolKind,
    pub sight: Sight,
    pub stage: &'a Stage<'a>,
    /// The page as it was seen when the gesture began: the stage shows what the gesture does.
    pub seen: &'a Scene,
    /// Every preview of a gesture takes its ids from a copy of this, and so the same ones.
    pub ids: &'a IdSource,
}

impl<'a> View<'a> {
    pub fn mm(&self, px: f64) -> f64 {
        px * self.stage.mm_per_px
    }

    pub fn part(&self, id: ItemId) -> Option<&'a Arc<Part>> {
        self.stage.scene.parts.iter().find(|p| p.item == id)
    }

    /// Edits that reshape panels, with those by which what belongs to the panels goes along.
    pub fn reshaped(&self, edits: Vec<Edit>) -> Vec<Edit> {
        taken_along(self.project, self.page, self.edition, self.seen, edits)
    }

    /// The item, if it can be changed on the canvas.
    pub fn free(&self, id: ItemId) -> Option<&'a Arc<Item>> {
        self.page.item(id).filter(|i| !i.locked)
    }
}

/// What a tool wants done with the project.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Reply {
    /// Nothing.
    #[default]
    None,
    /// Show the project with these edits.
    Preview(Vec<Edit>),
    /// Do these edits; the gesture is over.
    Commit(Vec<Edit>),
    /// All is as it was when the gesture began.
    Cancel,
}

/// Whether art is moved about within its frame from now on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum ArtMode {
    /// As before.
    #[default]
    Stay,
    /// No longer.
    Leave,
    /// That of this item.
    Enter(ItemId),
}

/// A tool's answer to an input.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub reply: Reply,
    /// What the step is called, if not after its first edit.
    pub label: Option<Label>,
    /// What is selected from now on.
    pub select: Option<Vec<ItemId>>,
    /// Whose art is moved about from now on.
    pub art: ArtMode,
    /// What the window is asked to do.
    pub wish: Wish,
    /// The tool in hand from now on.
    pub tool: Option<ToolKind>,
    /// Why a number that was let go does not take the place at which it is.
    pub unplaced: Option<Unplaced>,
}

impl Answer {
    pub fn preview(edits: Vec<Edit>) -> Self {
        Self { reply: Reply::Preview(edits), ..Self::default() }
    }

    pub fn commit(edits: Vec<Edit>) -> Self {
        Self { reply: Reply::Commit(edits), ..Self::default() }
    }

    pub fn select(items: Vec<ItemId>) -> Self {
        Self { select: Some(items), ..Self::default() }
    }
}

/// What is going on.
#[derive(Debug, Default)]
pub(super) enum State {
    /// Nothing: the button is up.
    #[default]
    Idle,
    /// The button is up, and the knife's line goes on from point to point.
    Laying(Cutting),
    /// The button is down.
    Held {
        /// Where it went down.
        start: Point,
        /// The pointer strayed further than in a click.
        moved: bool,
        /// What is being done.
        gesture: Box<Gesture>,
    },
}

/// What is being done while the button is down.
#[derive(Debug)]
pub(super) enum Gesture {
    /// Something was pressed; what becomes of it shows when the pointer moves.
    Grip(Grip),
    Moving(Moving),
    Marquee(Marquee),
    PanningArt(PanningArt),
    Resizing(Resizing),
    BendingCorner(BendingCorner),
    BendingEdge(BendingEdge),
    ShapingTail(ShapingTail),
    MovingMark(MovingMark),
    MovingPoint(MovingPoint),
    Turning(Turning),
    BendingLetters(BendingLetters),
    MovingGutter(MovingGutter),
    MovingGuide(MovingGuide),
    Drawing(Drawing),
    Cutting(Cutting),
    Placing(Placing),
    Numbering(Numbering),
    /// The hand tool: the window moves the view.
    Hand,
}

impl State {
    /// The lines that show what a gesture draws or snapped to.
    pub(super) fn guides(&self) -> &[(Point, Point)] {
        match self {
            Self::Idle => &[],
            Self::Laying(cutting) => &cutting.guides,
            Self::Held { gesture, .. } => gesture.guides(),
        }
    }

    pub(super) fn input(self, view: &View<'_>, input: Input) -> (Self, Answer) {
        match (self, input) {
            (Self::Laying(cutting), Input::Press { clicks: 2.., .. } | Input::Finish) => {
                (Self::Idle, cutting.finish(view))
            }
            (Self::Laying(cutting), Input::Press { at, .. }) => {
                let gesture = Box::new(Gesture::Cutting(cutting));
                (Self::Held { start: at, moved: false, gesture }, Answer::default())
            }
            (Self::Laying(mut cutting), Input::Hover { at, mods }) => {
                let answer = Answer::preview(cutting.edits(view, at, mods).0);
                (Self::Laying(cutting), answer)
            }
            (Self::Laying(cutting), Input::StepBack) => match cutting.shorter() {
                Some(cutting) => (Self::Laying(cutting), Answer::preview(Vec::new())),
                None => (Self::Idle, Answer { reply: Reply::Cancel, ..Answer::default() }),
            },
            (Self::Held { start, moved, gesture }, Input::Release { at, mods }) if matches!(&*gesture, Gesture::Cutting(c) if c.goes_on(moved || strayed(view, start, at))) =>
            {
                let Gesture::Cutting(cutting) = *gesture else { return (Self::Idle, Answer::default()) };
                let (cutting, answer) = cutting.longer(view, at, mods);
                (Self::Laying(cutting), answer)
            }
            (_, Input::Press { at, mods, clicks }) => {
                let (gesture, answer) = match view.tool {
                    ToolKind::Corners => press_outline(view, at, mods, clicks),
                    ToolKind::Select => press(view, at, mods, clicks),
                    ToolKind::Knife => (Some(Cutting::begin(at)), Answer::default()),
                    ToolKind::Panel => (Some(Drawing::begin(view, at, mods)), Answer::default()),
                    ToolKind::Balloon | ToolKind::Caption | ToolKind::Effect => {
                        (Some(Placing::begin(view, at, mods)), Answer::default())
                    }
                    ToolKind::Order => Numbering::begin(view, at),
                    ToolKind::Hand => (Some(Gesture::Hand), Answer::default()),
                };
                let held = |gesture| Self::Held { start: at, moved: false, gesture: Box::new(gesture) };
                let state = gesture.map(held);
                (state.unwrap_or_default(), answer)
            }
            (Self::Held { start, moved, mut gesture }, Input::Drag { at, mods }) => {
                let moved = moved || strayed(view, start, at);
                let answer = if moved { gesture.drag(view, start, at, mods) } else { Answer::default() };
                (Self::Held { start, moved, gesture }, answer)
            }
            (Self::Held { start, moved, mut gesture }, Input::Release { at, mods }) => {
                let moved = moved || strayed(view, start, at);
                let answer = if moved { gesture.let_go(view, start, at, mods) } else { gesture.click(view) };
                (Self::Idle, answer)
            }
            (Self::Held { .. } | Self::Laying(_), Input::Cancel) => {
                (Self::Idle, Answer { reply: Reply::Cancel, ..Answer::default() })
            }
            (Self::Idle, Input::Cancel) if view.art_target.is_some() => {
                (Self::Idle, Answer { art: ArtMode::Leave, ..Answer::default() })
            }
            (Self::Idle, Input::Cancel) => {
                (Self::Idle, Answer { select: Some(Vec::new()), ..Answer::default() })
            }
            (state, _) => (state, Answer::default()),
        }
    }
}

fn strayed(view: &View<'_>, start: Point, at: Point) -> bool {
    (at - start).hypot() > view.mm(CLICK_PX)
}

impl Gesture {
    fn drag(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Answer {
        if let Self::Grip(grip) = self {
            let (next, mut answer) = grip.pull(view, mods);
            *self = next;
            let select = answer.select.take();
            let mut answer = self.drag(view, start, at, mods);
            answer.select = answer.select.or(select);
            return answer;
        }
        match self {
            Self::Grip(_) | Self::Hand => Answer::default(),
            Self::Marquee(marquee) => marquee.drag(view, start, at),
            Self::Moving(g) => Answer::preview(g.edits(view, start, at, mods).0),
            Self::PanningArt(g) => Answer::preview(g.edits(view, start, at, mods)),
            Self::Resizing(g) => Answer::preview(view.reshaped(g.edits(view, start, at, mods))),
            Self::BendingCorner(g) => Answer::preview(view.reshaped(g.edits(view, start, at, mods))),
            Self::BendingEdge(g) => Answer::preview(view.reshaped(g.edits(view, start, at, mods))),
            Self::ShapingTail(g) => Answer::preview(g.edits(view, start, at, mods)),
            Self::MovingMark(g) => Answer::preview(g.edits(view, start, at)),
            Self::MovingPoint(g) => Answer::preview(g.edits(view, start, at)),
            Self::Turning(g) => Answer::preview(g.edits(view, start, at, mods)),
            Self::BendingLetters(g) => Answer::preview(g.edits(view, start, at)),
            Self::MovingGutter(g) => Answer::preview(view.reshaped(g.edits(view, start, at, mods))),
            Self::MovingGuide(g) => Answer::preview(g.edits(view, at, mods)),
            Self::Drawing(g) => Answer::preview(g.edits(view, at, mods).0),
            Self::Cutting(g) => Answer::preview(g.edits(view, at, mods).0),
            Self::Numbering(g) => Answer::preview(g.edits(view, at)),
            Self::Placing(g) => {
                g.follow(at);
                Answer::preview(g.edits(view, Some(at)).0)
            }
        }
    }

    fn let_go(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Answer {
        // A release may come from afar without a drag before it.
        let dragged = self.drag(view, start, at, mods);
        match self {
            Self::Moving(g) => {
                let mut answer = g.drop(view, start, at, mods);
                answer.select = answer.select.or(dragged.select);
                answer
            }
            Self::Drawing(g) => g.drop(view, at, mods),
            Self::Cutting(g) => g.drop(view, at, mods),
            Self::Placing(g) => g.finish(view, Some(at)),
            Self::Numbering(g) => g.drop(view, at),
            Self::MovingGuide(g) => dropped(g.edits(view, at, mods)),
            _ => match dragged.reply {
                Reply::Preview(edits) => {
                    let label = matches!(self, Self::MovingGutter(_)).then_some(Label::Resize);
                    Answer { select: dragged.select, label, ..Answer::commit(edits) }
                }
                _ => dragged,
            },
        }
    }

    fn click(&mut self, view: &View<'_>) -> Answer {
        match self {
            Self::Grip(grip) => grip.click(view),
            Self::Marquee(marquee) => marquee.click(),
            Self::Placing(g) => g.finish(view, None),
            Self::MovingGutter(_) => Answer::select(Vec::new()),
            // A click on a handle or with another tool changes nothing.
            _ => Answer::default(),
        }
    }

    fn guides(&self) -> &[(Point, Point)] {
        match self {
            Self::Moving(g) => &g.guides,
            Self::PanningArt(g) => &g.guides,
            Self::Resizing(g) => &g.guides,
            Self::BendingCorner(g) => &g.guides,
            Self::MovingGutter(g) => &g.guides,
            Self::MovingGuide(g) => &g.lines,
            Self::Drawing(g) => &g.guides,
            Self::Cutting(g) => &g.guides,
            Self::Placing(g) => &g.guides,
            _ => &[],
        }
    }
}

/// The topmost part at a point whose item can be changed on the canvas.
pub(super) fn topmost<'a>(page: &Page, stage: &Stage<'a>, at: Point) -> Option<&'a Arc<Part>> {
    stage
        .scene
        .parts
        .iter()
        .rev()
        .find(|part| page.item(part.item).is_some_and(|i| !i.locked) && is_hit(part, at))
}

/// The point lies in what a click on the part hits.
pub(super) fn is_hit(part: &Part, at: Point) -> bool {
    part.hit.winding(at) != 0
}
