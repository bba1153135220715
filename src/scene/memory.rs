//! What an item drew last time, so that a frame in which one balloon moves sets that balloon alone.
//!
//! A remembered drawing is used only for the very same values that it was made from, told by their `Arc`s: the item,
//! its panel, its line, the page's setup and paper, the book and what is typed. With nothing remembered every scene is the same.

use super::joins::Draft;
use super::list::Part;
use super::typed::Typed;
use super::{Context, Drawn, Issue};
use crate::geom::Rgba;
use crate::model::{
    Book, CaptionKind, Edition, Item, ItemId, ItemKind, Line, Page, PageSetup, Project, Series, Standing,
};
use std::collections::HashMap;
use std::sync::Arc;

/// What items drew last time, for one set of fonts and pictures. With other fonts or pictures a new one is needed.
#[derive(Default)]
pub struct Memory {
    world: Option<World>,
    items: HashMap<ItemId, Known>,
    /// By the first member.
    groups: HashMap<ItemId, Joined>,
    running: Option<Printed>,
}

/// How the page stands in the book where something on it says so, what is printed on it and what could not be.
type Printed = (Option<Standing>, Vec<Arc<Part>>, Vec<Issue>);

/// What every item depends on.
struct World {
    book: Arc<Book>,
    shared: Option<Arc<Series>>,
    setup: Option<Arc<PageSetup>>,
    /// What lies between double lines and around panels.
    paper: Rgba,
    edition: Edition,
}

/// A group of bodies and what it drew.
struct Joined {
    group: Vec<Arc<Draft>>,
    parts: Vec<Arc<Part>>,
}

struct Known {
    item: Arc<Item>,
    panel: Option<Arc<Item>>,
    line: Option<Arc<Line>>,
    typed: Option<Typed>,
    drawn: Drawn,
    issues: Vec<Issue>,
}

fn same<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The panel and the line of an item.
fn neighbours<'p>(page: &'p Page, item: &Item) -> (Option<&'p Arc<Item>>, Option<&'p Arc<Line>>) {
    (item.panel.and_then(|id| page.item(id)), item.line().and_then(|id| page.line(id)))
}

/// Whether the quotes around a caption's words depend on the lines that follow (rule D01).
fn looks_around(item: &Item) -> bool {
    let spoken = |kind: &ItemKind| matches!(kind, ItemKind::Caption(c) if c.purpose == CaptionKind::Spoken);
    spoken(&item.kind)
}

impl Memory {
    /// Forgets everything if the scene is of another world than the last.
    pub(super) fn turn_to(&mut self, project: &Project, page: &Page, edition: &Edition) {
        let known = self.world.as_ref().is_some_and(|w| {
            Arc::ptr_eq(&w.book, &project.book)
                && same(w.shared.as_ref(), project.shared.as_ref())
                && same(w.setup.as_ref(), page.setup.as_ref())
                && w.paper == page.paper
                && w.edition == *edition
        });
        if !known {
            self.items.clear();
            self.groups.clear();
            self.running = None;
            self.world = Some(World {
                book: Arc::clone(&project.book),
                shared: project.shared.clone(),
                setup: page.setup.clone(),
                paper: page.paper,
                edition: edition.clone(),
            });
        }
    }

    /// What the item draws, remembered or made by `draw`.
    pub(super) fn drawn(
        &mut self,
        context: &mut Context<'_>,
        item: &Arc<Item>,
        draw: impl FnOnce(&mut Context<'_>) -> Drawn,
    ) -> Drawn {
        let (panel, line) = neighbours(context.page, item);
        let typed = context.typed.filter(|t| t.item == item.id);
        let known = self.items.get(&item.id).filter(|k| {
            Arc::ptr_eq(&k.item, item)
                && same(k.panel.as_ref(), panel)
                && same(k.line.as_ref(), line)
                && k.typed.as_ref() == typed
                && !looks_around(item)
        });
        if let Some(known) = known {
            context.issues.clone_from(&known.issues);
            return known.drawn.clone();
        }
        let drawn = draw(context);
        let known = Known {
            item: Arc::clone(item),
            panel: panel.cloned(),
            line: line.cloned(),
            typed: typed.cloned(),
            drawn: drawn.clone(),
            issues: context.issues.clone(),
        };
        self.items.insert(item.id, known);
        drawn
    }

    /// What the book prints on the page, remembered or made by `make`.
    pub(super) fn running(
        &mut self,
        context: &mut Context<'_>,
        index: usize,
        make: impl FnOnce(&mut Context<'_>) -> Vec<Part>,
    ) -> Vec<Arc<Part>> {
        let standing = context.project.printed_standing(index);
        if let Some((_, parts, issues)) = self.running.as_ref().filter(|(known, ..)| *known == standing) {
            context.issues.clone_from(issues);
            return parts.clone();
        }
        let parts: Vec<Arc<Part>> = make(context).into_iter().map(Arc::new).collect();
        self.running = Some((standing, parts.clone(), context.issues.clone()));
        parts
    }

    /// The parts of a group of bodies, remembered or made by `make`.
    pub(super) fn parts(
        &mut self,
        group: Vec<Arc<Draft>>,
        make: impl FnOnce(&[Arc<Draft>]) -> Vec<Part>,
    ) -> Vec<Arc<Part>> {
        let Some(first) = group.first().map(|draft| draft.item) else { return Vec::new() };
        let alike = |known: &[Arc<Draft>]| {
            known.len() == group.len() && known.iter().zip(&group).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        if let Some(known) = self.groups.get(&first).filter(|known| alike(&known.group)) {
            return known.parts.clone();
        }
        let parts: Vec<Arc<Part>> = make(&group).into_iter().map(Arc::new).collect();
        self.groups.insert(first, Joined { group, parts: parts.clone() });
        parts
    }

    /// Forgets what the page no longer has.
    pub(super) fn keep_only(&mut self, page: &Page) {
        if self.items.len() > page.items.len() * 2 + 16 {
            self.items.retain(|id, _| page.item(*id).is_some());
            self.groups.retain(|id, _| page.item(*id).is_some());
        }
    }
}
