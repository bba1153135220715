//! Tools as state machines: from inputs to edits.

use super::input::{Input, Stage, ToolKind, Wish};
use crate::edit::{Edit, Label};
use crate::geom::{Point, Shape as _};
use crate::model::{Edition, IdSource, ItemId, Page, Project};
use crate::scene::Part;
use std::sync::Arc;

/// What a tool may look at. The project is as it was when the gesture began.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub project: &'a Arc<Project>,
    pub page: &'a Arc<Page>,
    pub edition: &'a Edition,
    pub selection: &'a [ItemId],
    pub before: &'a [ItemId],
    pub art_target: Option<ItemId>,
    pub tool: ToolKind,
    pub stage: &'a Stage<'a>,
    pub ids: &'a IdSource,
}

/// What a tool wants done with the project.
#[derive(Debug, Default)]
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

/// A tool's answer to an input.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub reply: Reply,
    /// What the step is called, if not after its first edit.
    pub label: Option<Label>,
    /// What is selected from now on.
    pub select: Option<Vec<ItemId>>,
    /// Whose art is moved about from now on.
    pub art: Option<Option<ItemId>>,
    /// What the window is asked to do.
    pub wish: Wish,
    /// The tool in hand from now on.
    pub tool: Option<ToolKind>,
}

/// What is going on.
#[derive(Debug, Default)]
pub(super) enum State {
    /// Nothing: the button is up.
    #[default]
    Idle,
}

impl State {
    pub(super) fn input(self, _view: &View<'_>, _input: Input) -> (Self, Answer) {
        (self, Answer::default())
    }
}

/// The topmost part at a point whose item can be changed on the canvas.
pub(super) fn topmost<'a>(page: &Page, stage: &Stage<'a>, at: Point) -> Option<&'a Arc<Part>> {
    stage.scene.parts.iter().rev().find(|part| {
        page.item(part.item).is_some_and(|i| !i.locked && !i.hidden) && part.hit.winding(at) != 0
    })
}
