//! Scenes: what a page of an edition looks like, as a list of things to draw.
//!
//! [`build`] is pure: the same project, page, edition and sources give the same scene.

mod balloon;
mod body;
mod border;
mod caption;
mod dash;
mod effect;
mod issue;
mod joins;
mod keep;
mod letters;
pub mod list;
mod memory;
mod off_page;
mod over;
mod panel;
mod quotes;
mod running;
mod stability;
mod tail;
mod typed;
mod words;

pub use issue::{Issue, IssueKind};
pub use keep::kept_clear;
pub use list::{Glyph, GlyphRun, Group, ImageNode, Node, Part, PathNode, Scene, Stroke, TailMark, TextBlock};
pub use memory::Memory;
pub use stability::{lines_now, lines_to_keep};
pub use typed::{Caret, Lines, Typed, caret_at, caret_in_line};

pub use crate::asset::ArtIndex;
use crate::geom::{Point, Shape as _, Vec2};
use crate::lettering::book::FontBook;
use crate::model::{Edition, Item, ItemId, ItemKind, Page, Project};
use joins::Draft;
use std::sync::Arc;

/// What scenes are built from besides the project.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The fonts.
    pub fonts: &'a FontBook,
    /// The pictures.
    pub art: &'a ArtIndex,
}

/// What one item is built from.
struct Context<'a> {
    project: &'a Project,
    page: &'a Page,
    edition: &'a Edition,
    sources: Sources<'a>,
    issues: Vec<Issue>,
    /// Words that are being typed.
    typed: Option<&'a Typed>,
    /// Byte offsets at which lines began before, to be kept where that costs little.
    kept: Option<Vec<usize>>,
    /// Byte offsets at which the lines of the words begin that were set.
    breaks: Vec<usize>,
}

impl<'a> Context<'a> {
    fn new(project: &'a Project, page: &'a Page, edition: &'a Edition, sources: &Sources<'a>) -> Self {
        let (issues, breaks) = (Vec::new(), Vec::new());
        Self { project, page, edition, sources: *sources, issues, typed: None, kept: None, breaks }
    }

    fn issue(&mut self, item: ItemId, kind: IssueKind) {
        self.issues.push(Issue { page: self.page.id, item: Some(item), kind });
    }

    /// Where an item's places are counted from, in the edition.
    fn origin(&self, item: &Item) -> Vec2 {
        item.panel
            .and_then(|id| self.page.item(id))
            .map(|panel| panel.in_edition(self.edition))
            .and_then(|panel| panel.as_panel().map(|p| p.outline.bounds().origin().to_vec2()))
            .unwrap_or(Vec2::ZERO)
    }
}

/// The scene of a page (counted from 0) and what could not be done well on it. A page that is not there gives
/// an empty scene.
pub fn build(
    project: &Project,
    index: usize,
    edition: &Edition,
    sources: &Sources<'_>,
) -> (Scene, Vec<Issue>) {
    build_with(project, index, edition, sources, None, &mut Memory::default())
}

/// The same while something goes on. Words that are `typed` stand in the place of those that the project has, and their
/// text block says where a caret may stand. `memory` knows what was drawn last with these sources: items that are the
/// same still are not drawn again, and their parts are the same `Arc`s.
pub fn build_with(
    project: &Project,
    index: usize,
    edition: &Edition,
    sources: &Sources<'_>,
    typed: Option<&Typed>,
    memory: &mut Memory,
) -> (Scene, Vec<Issue>) {
    let setup = project.pages.get(index).map_or(&project.book.setup, |p| project.setup_of(p));
    let mut scene = Scene {
        trim: setup.trim_rect(),
        bleed: setup.bleed_rect(),
        paper: project.pages.get(index).map_or(crate::geom::Rgba::WHITE, |p| p.paper),
        parts: Vec::new(),
    };
    let Some(page) = project.pages.get(index) else { return (scene, Vec::new()) };
    memory.turn_to(project, page, edition);
    let mut issues = Vec::new();
    // Bodies come first as drafts, for those of one speaker may be one outline.
    let mut drawn = Vec::new();
    let top_panel = page.items.iter().rposition(|i| i.as_panel().is_some()).unwrap_or(0);
    let (mut places, mut drafts) = (Vec::new(), Vec::new());
    for (place, item) in page.items.iter().enumerate() {
        if item.in_edition(edition).hidden {
            continue;
        }
        let mut context = Context { typed, ..Context::new(project, page, edition, sources) };
        let shown = memory.drawn(&mut context, item, |context| draw(context, item));
        issues.extend(context.issues);
        match shown {
            Drawn::Part(part, over) => {
                drawn.push(((place, false), part));
                // Figures that break out lie over all panels and below what is said.
                drawn.extend(over.map(|over| ((top_panel, true), over)));
            }
            Drawn::Draft(draft) => {
                places.push(place);
                drafts.push(draft);
            }
        }
    }
    let groups = joins::groups(&drafts);
    let together: Vec<Vec<ItemId>> =
        groups.iter().map(|group| group.iter().map(|n| drafts[*n].item).collect()).collect();
    for group in groups {
        // A group lies where its topmost member is.
        let top = group.iter().map(|n| places[*n]).max().unwrap_or(0);
        let members = group.iter().map(|n| Arc::clone(&drafts[*n])).collect();
        drawn.extend(memory.parts(members, joins::parts).into_iter().map(|part| ((top, false), part)));
    }
    // The sort is stable: the members of a group keep their order.
    drawn.sort_by_key(|(place, _)| *place);
    let mut context = Context::new(project, page, edition, sources);
    let running = memory.running(&mut context, index, |context| running::parts(context, index));
    issues.extend(context.issues);
    scene.parts = drawn.into_iter().map(|(_, part)| part).chain(running).collect();
    memory.keep_only(page);
    issues.extend(keep::covered(page, edition, &scene.parts));
    let joined = |a, b| together.iter().any(|group| group.contains(&a) && group.contains(&b));
    issues.extend(keep::words_covered(page, &scene.parts, joined));
    issues.extend(keep::strayed(page, &scene.parts));
    issues.extend(keep::running_covers(page, &scene.parts));
    issues.extend(off_page::left_outside(page, &scene));
    panel::tell_once(&mut issues);
    (scene, issues)
}

/// What one item draws in the edition.
fn draw(context: &mut Context<'_>, item: &Item) -> Drawn {
    context.kept = match context.typed.filter(|typed| typed.item == item.id) {
        Some(typed) => typed.was.as_ref().map(|was| was.carried(typed.words.text())),
        None => stability::remembered(context.project, context.page, item, context.edition),
    };
    let item = &item.in_edition(context.edition);
    let drawn = match &item.kind {
        ItemKind::Panel(p) => {
            let (part, over) = panel::parts(context, item, p);
            Drawn::Part(Arc::new(part), over.map(Arc::new))
        }
        ItemKind::Effect(e) => Drawn::Part(Arc::new(effect::part(context, item, e)), None),
        ItemKind::Art(a) => Drawn::Part(Arc::new(panel::free_art(context, item, a)), None),
        ItemKind::Balloon(b) => Drawn::Draft(Arc::new(balloon::draft(context, item, b))),
        ItemKind::Caption(c) => Drawn::Draft(Arc::new(caption::draft(context, item, c))),
    };
    if let Some(text) = drawn.text() {
        off_page::tell(context, item.id, text);
    }
    drawn
}

/// What one item gives.
#[derive(Clone)]
enum Drawn {
    /// A part, and what of it lies over all panels.
    Part(Arc<Part>, Option<Arc<Part>>),
    Draft(Arc<Draft>),
}

impl Drawn {
    fn text(&self) -> Option<&TextBlock> {
        match self {
            Self::Part(part, _) => part.text.as_ref(),
            Self::Draft(draft) => Some(&draft.text),
        }
    }
}

/// The topmost part that a click at `at` (page mm) hits.
pub fn part_at(scene: &Scene, at: Point) -> Option<&Arc<Part>> {
    scene.parts.iter().rev().find(|part| part.bounds.contains(at) && part.hit.contains(at))
}
