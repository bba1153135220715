//! Guides: pulled out of a ruler, moved, and gone when they are brought back to it.

use super::Editor;
use super::input::{Cursor, Mods, OverlayMark};
use super::snap::{Guide as Line, Targets};
use super::tool::{Answer, Gesture, State, View};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Rect};
use crate::model::{Guide, PageId};

/// How near to a guide a press takes it, px.
const GUIDE_PX: f64 = 3.5;

/// How the window shows guides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// They show, and things snap to them.
    pub shown: bool,
    /// They cannot be moved.
    pub locked: bool,
    /// What shows of the page between the rulers, mm: a guide that is let go outside of it is gone.
    pub field: Option<Rect>,
}

impl Default for Sight {
    fn default() -> Self {
        Self { shown: true, locked: false, field: None }
    }
}

/// A guide is moved.
#[derive(Debug)]
pub(super) struct MovingGuide {
    /// Which of the page's; nothing for a new one.
    index: Option<usize>,
    guide: Guide,
    targets: Targets,
    pub lines: Vec<Line>,
}

/// The guide at a point, if it can be moved.
pub(super) fn guide_at(view: &View<'_>, at: Point) -> Option<usize> {
    let free = view.sight.shown && !view.sight.locked;
    let far = |g: &Guide| (if g.is_upright() { at.x } else { at.y } - g.at()).abs();
    let near = view.page.guides.iter().enumerate().filter(|(_, g)| free && far(g) <= view.mm(GUIDE_PX));
    near.min_by(|a, b| far(a.1).total_cmp(&far(b.1))).map(|(index, _)| index)
}

impl MovingGuide {
    pub(super) fn begin(view: &View<'_>, at: Point) -> Option<Gesture> {
        let index = guide_at(view, at)?;
        Some(Self::of(view, Some(index), view.page.guides[index]))
    }

    fn of(view: &View<'_>, index: Option<usize>, guide: Guide) -> Gesture {
        Gesture::MovingGuide(Self { index, guide, targets: Targets::for_guides(view), lines: Vec::new() })
    }

    pub(super) fn cursor(&self) -> Cursor {
        if self.guide.is_upright() { Cursor::ResizeEW } else { Cursor::ResizeNS }
    }

    pub(super) fn edits(&mut self, view: &View<'_>, at: Point, mods: Mods) -> Vec<Edit> {
        self.lines.clear();
        let upright = self.guide.is_upright();
        let outside = |field: Rect| {
            if upright {
                !(field.x0..=field.x1).contains(&at.x)
            } else {
                !(field.y0..=field.y1).contains(&at.y)
            }
        };
        let mut guides = view.page.guides.clone();
        if view.sight.field.is_some_and(outside) {
            let Some(index) = self.index else { return Vec::new() };
            guides.remove(index);
        } else {
            let (snapped, lines) = self.targets.snap_point(view, at, upright, !upright);
            let at = if mods.ctrl { at } else { snapped };
            let lines = lines.into_iter().filter(|_| !mods.ctrl);
            self.lines = lines.collect();
            let moved = self.guide.moved_to(if upright { at.x } else { at.y });
            match self.index {
                Some(index) => guides[index] = moved,
                None => guides.push(moved),
            }
        }
        vec![Edit::SetGuides { page: view.page.id, guides }]
    }
}

impl Editor {
    /// Says how the window shows guides now.
    pub fn set_sight(&mut self, sight: Sight) {
        self.sight = sight;
    }

    /// The button went down on a ruler, at the height or width of `at`: what is dragged from there is a new guide.
    pub fn pull_guide(&mut self, upright: bool, at: Point, stage: &super::Stage<'_>) {
        self.begin();
        let project = std::sync::Arc::clone(self.committed());
        let Some(page) = project.pages.get(self.page_index()) else { return };
        let view = self.view(&project, page, stage);
        let guide = if upright { Guide::Upright(at.x) } else { Guide::Level(at.y) };
        let gesture = MovingGuide::of(&view, None, guide);
        self.state = State::Held { start: at, moved: false, gesture: Box::new(gesture) };
    }

    /// Takes all guides off the open page.
    pub fn clear_guides(&mut self) {
        self.stop();
        let edit = Edit::SetGuides { page: self.page().id, guides: Vec::new() };
        // No guides can always be kept.
        let _ = self.commit_as(&[edit], None);
    }

    /// Gives every page the guides of the open one, as one undo step.
    pub fn spread_guides(&mut self) {
        self.stop();
        let guides = self.page().guides.clone();
        let others: Vec<PageId> =
            self.committed().pages.iter().filter(|p| p.guides != guides).map(|p| p.id).collect();
        let edits: Vec<Edit> =
            others.into_iter().map(|page| Edit::SetGuides { page, guides: guides.clone() }).collect();
        // What one page can have every page can.
        let _ = self.commit_as(&edits, Some(Label::Guides));
    }

    /// The guides of the open page as marks, if they show.
    pub(super) fn guide_marks(&self, page: Rect) -> Vec<OverlayMark> {
        if !self.sight.shown {
            return Vec::new();
        }
        let field = self.sight.field.map_or(page, |field| field.union(page));
        let mark = |guide: &Guide| match *guide {
            Guide::Upright(x) => {
                OverlayMark::Guide { from: Point::new(x, field.y0), to: Point::new(x, field.y1) }
            }
            Guide::Level(y) => {
                OverlayMark::Guide { from: Point::new(field.x0, y), to: Point::new(field.x1, y) }
            }
        };
        self.page().guides.iter().map(mark).collect()
    }
}

/// A release of a guide: one undo step, and nothing is selected by it.
pub(super) fn dropped(edits: Vec<Edit>) -> Answer {
    Answer { label: Some(Label::Guides), ..Answer::commit(edits) }
}
